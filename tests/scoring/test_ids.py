"""Identifiers of rows: given, made, repeated."""

import re
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from tests.scoring.runs import read_jsonl, record, run, write_jsonl
from unionml.errors import InputError, OutputError


def test_rows_without_an_id_get_one_that_does_not_depend_on_their_place(tmp_path: Path) -> None:
    bare = [{name: value for name, value in record(n).items() if name != "id"} for n in range(3)]
    run([write_jsonl(tmp_path / "a.jsonl", [*bare])], tmp_path / "a.csv", lead=False)
    run([write_jsonl(tmp_path / "b.jsonl", [bare[2], bare[0], bare[1], bare[0]])], tmp_path / "b.jsonl.out.jsonl")
    first = [line.split(",")[0] for line in (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()[1:]]
    second = [row["id"] for row in read_jsonl(tmp_path / "b.jsonl.out.jsonl")]
    assert len(set(first)) == 3
    assert second == [first[2], first[0], first[1], f"{first[0]}-2"]


def test_a_duplicate_id_is_found_across_shards_and_files(tmp_path: Path) -> None:
    a = write_jsonl(tmp_path / "a.jsonl", [record(n) for n in range(10)])
    b = write_jsonl(tmp_path / "b.jsonl", [record(n) for n in range(8, 12)])
    summary = run([a, b], tmp_path / "out.csv", shard_rows=3, lead=False)
    assert (summary.scored, summary.rejected) == (12, 2)
    assert [line["id"] for line in read_jsonl(tmp_path / "out.csv.rejects.jsonl")] == ["a8", "a9"]


def test_a_number_behind_a_generated_id_never_makes_one_that_was_given(tmp_path: Path) -> None:
    bare = {name: value for name, value in record(1).items() if name != "id"}
    run([write_jsonl(tmp_path / "a.jsonl", [bare])], tmp_path / "a.out.jsonl")
    (name,) = [row["id"] for row in read_jsonl(tmp_path / "a.out.jsonl")]
    rows = [record(2, id=f"{name}-2"), bare, record(3, id=f"{name}-4"), bare, bare, record(4, id=f"{name}-3")]
    for shard_rows in (1, 2, 100):
        output = tmp_path / f"{shard_rows}.jsonl"
        assert run([write_jsonl(tmp_path / "b.jsonl", [*rows])], output, shard_rows=shard_rows).rejected == 1
        ids = [row["id"] for row in read_jsonl(output)]
        assert ids == [f"{name}-2", name, f"{name}-4", f"{name}-3", f"{name}-5"]


def test_ids_come_from_the_column_that_is_named(tmp_path: Path) -> None:
    rows = [record(number, id="same", so=f"S{number}") for number in range(3)]
    source = write_jsonl(tmp_path / "in.jsonl", [*rows, record(3, id="own"), record(4, so="S0"), record(5, so="")])
    other = write_jsonl(tmp_path / "other.jsonl", [record(6)])
    output = tmp_path / "out.jsonl"
    summary = run([source, other], output, id_column="so")
    *ids, made, last = [row["id"] for row in read_jsonl(output)]
    assert (ids, len(made), last) == (["S0", "S1", "S2", "own"], 16, "a6")
    (refused,) = read_jsonl(summary.rejects)
    assert (refused["row"], refused["id"]) == (5, "S0")
    assert summary.facts["plan"]["settings"]["id_column"] == "so"
    with pytest.raises(OutputError, match=r"resumed because --id-column \(so then, none now\) changed"):
        run([source, other], output, resume=True)


def test_a_column_of_ids_that_no_table_has_is_refused_with_the_others(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [b"{", record(0, stt=4, topics=["x"])])
    said = f"{source} has no column 'so' with ids; beside those that are read it has stt: correct --id-column, or leave"
    with pytest.raises(InputError, match=re.escape(said)):
        run([source], tmp_path / "out.jsonl", id_column="so")
    damaged = tmp_path / "bad.parquet"
    damaged.write_bytes(b"PAR1")
    with pytest.raises(InputError, match="is no Parquet file or damaged"):
        run([damaged], tmp_path / "out.jsonl", id_column="so")
    page = tmp_path / "page.txt"
    page.write_text("Tin\n\nMột câu dài kể việc ở xã.\n", encoding="utf-8")
    with pytest.raises(InputError, match="pages alone, which have no columns; leave --id-column out"):
        run([page], tmp_path / "out.jsonl", id_column="so")


def test_a_table_without_ids_is_told_and_in_the_manifest(tmp_path: Path) -> None:
    nameless: list[dict[str, Any] | bytes] = [record(n, id=None, kho=f"k{n}", topic="x") for n in range(3)]
    tables = [
        write_jsonl(tmp_path / "a.jsonl", nameless),
        write_jsonl(tmp_path / "b.jsonl", [record(7, id=None), record(9)]),
        write_jsonl(tmp_path / "c.jsonl", [{"article_id": "A-17", "title": "Tin về quà Tết"}]),
    ]
    summary = run(tables, tmp_path / "out.jsonl")
    remedy = "if it is in another column (kho), name it with --id-column"
    note = f"without ids, which are made of the text: {tables[0]}; {remedy}"
    assert summary.notes == (note,)
    assert summary.to_dict()["inputs"]["made_ids"] == 4
    assert run(tables, tmp_path / "out.jsonl", resume=True).notes[1:] == (note,)
    assert [row["id"] for row in read_jsonl(tmp_path / "out.jsonl")][3:] == [ANY, "a9", "A-17"]
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text("Tít của trang\n\nĐoạn đầu của trang này dài hơn một câu ngắn.\n", encoding="utf-8")
    assert run([pages], tmp_path / "pages.csv").notes == ()
