"""The law of a scoring run: a row out for every row in, in order, whatever happens on the way."""

import contextlib
import csv
import gzip
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.scoring.permissions import needs_permissions
from tests.scoring.trained import trained_model
from tests.summarization.own_ranker import save_own_ranker
from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.prediction import Phrase, TopicModel, TopicPrediction
from unionml.errors import BundleError, InputError, OutputError, UsageError
from unionml.scoring import ScoreOptions, ScoreSummary
from unionml.scoring.local import score
from unionml.scoring.parts import Marker, PartsFolder
from unionml.scoring.rows import ArticleScorer
from unionml.summarization import summarize_many

TOPICS = ("quà Tết", "đại hội công đoàn", "kết nạp đoàn viên", "phong trào thi đua")


def record(number: int, **changes: Any) -> dict[str, Any]:
    topic = TOPICS[number % len(TOPICS)]
    made = {
        "id": f"a{number}",
        "title": f"Công đoàn tỉnh và {topic}, bài {number}",
        "lead": f"Ngày {number % 28 + 1}/3, công đoàn nói về {topic} lần thứ {number}.",
        "body": [f"Hơn {number * 3} người dự buổi nói chuyện về {topic}.", "Chương trình sẽ kéo dài đến hết quý II."],
    }
    return {**made, **changes}


def write_jsonl(path: Path, rows: list[dict[str, Any] | bytes]) -> Path:
    lines = [row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def run(inputs: list[Path], output: Path, **options: Any) -> ScoreSummary:
    return score(inputs, output, ScoreOptions(model=str(trained_model()), **options))


BAD: list[dict[str, Any] | bytes] = [
    record(0),
    b'{"id": "cut',
    record(1, body="x" * 5001),
    b'{"id": "\xff\xfe", "title": "Kh\xc3\xb4ng"}',
    record(0, title="Một bài khác cùng số"),
    {"id": "bare", "title": None, "lead": None, "body": None},
    b"[1, 2]",
    record(2),
]


def test_every_row_is_scored_or_refused_in_order(tmp_path: Path) -> None:
    summary = run([write_jsonl(tmp_path / "in.jsonl", BAD)], tmp_path / "out.jsonl", max_characters=5000)
    assert (summary.rows, summary.scored, summary.rejected) == (8, 2, 6)
    assert [row["id"] for row in read_jsonl(tmp_path / "out.jsonl")] == ["a0", "a2"]
    rejects = read_jsonl(tmp_path / "out.jsonl.rejects.jsonl")
    assert [line["row"] for line in rejects] == [2, 3, 4, 5, 6, 7]
    assert [line["id"] for line in rejects] == ["", "a1", "", "a0", "bare", ""]
    assert all(line["reason"] and line["source"].endswith("in.jsonl") for line in rejects)
    assert rejects[0]["raw"].startswith('{"id": "cut')
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert (manifest["rows"], manifest["scored"], manifest["rejected"]) == (8, 2, 6)
    assert sum(manifest["rejects"]["reasons"].values()) == 6
    assert not (tmp_path / "out.jsonl.parts").exists()


_LINES = st.one_of(
    st.binary(max_size=40).filter(lambda line: b"\n" not in line and b"\r" not in line),
    st.dictionaries(
        st.sampled_from(["id", "title", "lead", "body", "published", "topics", "x"]),
        st.one_of(
            st.none(), st.integers(), st.booleans(), st.text(max_size=20), st.lists(st.text(max_size=9), max_size=3)
        ),
        max_size=5,
    ).map(lambda row: json.dumps(row).encode()),
)


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(_LINES, min_size=1, max_size=12), shard_rows=st.integers(1, 5))
def test_no_row_is_lost_whatever_the_rows_are(lines: list[bytes], shard_rows: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = [json.dumps(record(n)).encode() for n in (100, 101)]
        (folder / "in.jsonl").write_bytes(b"\n".join([good[0], *lines, good[1]]) + b"\n")
        summary = run([folder / "in.jsonl"], folder / "out.parquet", shard_rows=shard_rows)
        # Blank lines are no rows.
        assert summary.rows == len([line for line in lines if line.strip()]) + 2
        table = pq.read_table(folder / "out.parquet").to_pylist()
        rejects = read_jsonl(folder / "out.parquet.rejects.jsonl")
        assert len(table) + len(rejects) == summary.rows
        ids = [row["id"] for row in table]
        assert len(set(ids)) == len(ids)
        assert (ids[0], ids[-1]) == ("a100", "a101")
        assert [line["row"] for line in rejects] == sorted(line["row"] for line in rejects)


def test_the_three_formats_hold_the_same(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(7)])
    for suffix in ("jsonl", "csv", "parquet"):
        run([source], tmp_path / f"out.{suffix}", shard_rows=3)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [row["id"] for row in rows] == [f"a{n}" for n in range(7)]
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == rows
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [row["topics"].split("|") if row["topics"] else [] for row in table] == [row["topics"] for row in rows]
    assert [float(row["score_welfare"]) for row in table] == [row["score_welfare"] for row in rows]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\u2028"])
def test_a_lead_is_one_line_and_an_id_is_kept_however_lines_end(tmp_path: Path, end: str) -> None:
    body = f"Đại hội Công đoàn khu công nghiệp{end}đã bầu ban chấp hành gồm 27 ủy viên."
    source = write_jsonl(tmp_path / "in.jsonl", [record(n, id=f"a{end}{n}", lead="", body=[body]) for n in range(3)])
    for suffix in ("jsonl", "csv"):
        assert run([source], tmp_path / f"out.{suffix}", shard_rows=2).scored == 3
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [(row["id"], row["lead"]) for row in table] == [(row["id"], row["lead"]) for row in rows]
    assert [row["id"] for row in rows] == [f"a{end}{n}" for n in range(3)]
    assert {row["lead"] for row in rows} == {"Đại hội Công đoàn khu công nghiệp đã bầu ban chấp hành gồm 27 ủy viên."}


def test_inputs_of_all_kinds_go_into_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    lines = b"".join(json.dumps(record(n)).encode() + b"\n" for n in (0, 1))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (folder / "b.csv").write_text("title,body\nTít một,Thân bài một.\n", encoding="utf-8")
    pq.write_table(pa.Table.from_pylist([record(2)]), folder / "c.parquet")
    text = "Tít của trang\n\nĐoạn đầu của trang này dài hơn một câu ngắn.\n\nĐoạn hai của trang cũng là một câu.\n"
    (folder / "sub" / "d.txt").write_text(text, encoding="utf-8")
    (folder / "sub" / "e.txt").write_bytes(b"")
    summary = run([folder], tmp_path / "out.jsonl", lead=False)
    assert (summary.rows, summary.scored, summary.rejected) == (6, 5, 1)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert "lead" not in rows[0]
    ids = [row["id"] for row in rows]
    assert ids[:2] == ["a0", "a1"]
    assert ids[3:] == ["a2", "sub/d.txt"]
    assert read_jsonl(tmp_path / "out.jsonl.rejects.jsonl")[0]["source"].endswith("e.txt")


@pytest.mark.parametrize("column", ["body", "text"])
def test_an_export_of_a_weblog_takes_no_longer_than_its_length(tmp_path: Path, column: str) -> None:
    blocks = [f"<!-- wp:paragraph -->\n<p>{record(n)['lead']}</p>\n<!-- /wp:paragraph -->\n\n" for n in range(200)]
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", "title", column], *([n, "Tin", "".join(blocks)] for n in range(3))])
    assert run([tmp_path / "in.csv"], tmp_path / "out.jsonl").scored == 3
    assert all(row["lead"] and "<" not in row["lead"] for row in read_jsonl(tmp_path / "out.jsonl"))


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


def test_reasons_are_counted_without_what_they_quote(tmp_path: Path) -> None:
    rows: list[dict[str, Any] | bytes] = [b"{", {"id": "x"}, {"id": "y"}]
    rows += [record(n % 60) for n in range(180)]
    summary = run([write_jsonl(tmp_path / "in.jsonl", rows)], tmp_path / "out.jsonl")
    rejects = summary.facts["rejects"]
    assert rejects["reasons"] == {
        "the id … occurs before; identifiers must be unique": 120,
        "the row has no text; it needs a title, a lead or a body": 2,
        "the line is not JSON (Expecting property name enclosed in double quotes at character 2)": 1,
    }
    assert rejects["example"] == "the id 'a0' occurs before; identifiers must be unique"


def test_the_reason_why_nothing_was_scored_is_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(70):
        (folder / f"{n:02d}.txt").write_bytes(b"\0\1\2" * 100 if n % 3 else b"")
    (problem,) = run([folder], tmp_path / "out.csv").problems()
    assert problem.endswith(f": {folder / '01.txt'} is binary, not text; give a text, HTML, JSONL, CSV or Parquet file")


def test_neither_shards_nor_processes_change_a_byte(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*BAD, *(record(n) for n in range(3, 30))])
    contents = set()
    for name, options in {
        "a": {"shard_rows": 100},
        "b": {"shard_rows": 4},
        "c": {"shard_rows": 4, "workers": 2},
    }.items():
        output = tmp_path / f"{name}.parquet"
        run([source], output, **options)
        contents.add((output.read_bytes(), Path(f"{output}.rejects.jsonl").read_bytes()))
    assert len(contents) == 1


def test_pages_are_read_by_whoever_scores_them(tmp_path: Path) -> None:
    (tmp_path / "in" / "more").mkdir(parents=True)
    for n, name in enumerate(("a.txt", "b.txt", "more/a.txt")):
        text = f"Tít của trang {n}\n\nĐoạn đầu của trang {n} dài hơn một câu ngắn.\n\nĐoạn hai cũng là một câu.\n"
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    (tmp_path / "in" / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "in" / "d.txt").write_text("Một trang rất dài. " * 400, encoding="utf-8")
    contents = set()
    for workers in (1, 2):
        output = tmp_path / f"out{workers}.jsonl"
        summary = run([tmp_path / "in", tmp_path / "in" / "more" / "*"], output, workers=workers, max_characters=5000)
        assert (summary.rows, summary.scored, summary.rejected, summary.broken) == (5, 3, 2, ())
        contents.add((output.read_bytes(), Path(f"{output}.rejects.jsonl").read_bytes()))
    assert len(contents) == 1
    assert [row["id"] for row in read_jsonl(output)] == ["a.txt", "b.txt", "more/a.txt"]
    rejects = read_jsonl(Path(f"{output}.rejects.jsonl"))
    assert [(line["id"], line["row"]) for line in rejects] == [("c.txt", 1), ("d.txt", 1)]
    assert "over the limit of 5,000" in rejects[1]["reason"]


def test_what_is_longer_than_any_page_is_refused_unread(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    line = "Công đoàn tỉnh trao quà.\n"
    (folder / "a.txt").write_text(line * 90_000, encoding="utf-8")
    for name, start in (("b.txt", line.encode()), ("e.txt", b"%PDF-1.7\n")):
        with (folder / name).open("wb") as stream:
            stream.write(start)
            stream.truncate(9_000_000)  # zeros, which no reader of text would pass over
    html = f"<html><h1>Trao quà Tết</h1><p>{line * 20}</p><!--{'x' * 2_500_000}--></html>"
    (folder / "c.html").write_text(html, encoding="utf-8")
    write_jsonl(folder / "d.jsonl", [{"id": "d", "title": "Tít", "text": line * 90_000}, record(1)])
    summary = run([folder], tmp_path / "out.jsonl")
    assert (summary.scored, summary.rejected) == (2, 4)
    assert [row["id"] for row in read_jsonl(tmp_path / "out.jsonl")] == ["c.html", "a1"]
    rejects = read_jsonl(tmp_path / "out.jsonl.rejects.jsonl")
    assert [(line["id"], line["row"], line["reason"]) for line in rejects] == [
        ("a.txt", 1, "the row has 2,250,000 characters, over the limit of 2,000,000"),
        ("b.txt", 1, "the row has at least 2,250,000 characters, over the limit of 2,000,000"),
        ("d", 1, "the row has 2,250,000 characters, over the limit of 2,000,000"),
        ("e.txt", 1, f"{folder / 'e.txt'} is a PDF; save its text as UTF-8 first"),
    ]


def test_an_existing_output_is_refused_without_force(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    output = tmp_path / "out.csv"
    output.write_text("precious", encoding="utf-8")
    with pytest.raises(OutputError, match="--force"):
        run([source], output)
    with pytest.raises(OutputError, match="cannot be resumed"):
        run([source], output, resume=True)
    assert output.read_text(encoding="utf-8") == "precious"
    run([source], output, force=True)
    assert output.read_text(encoding="utf-8").startswith("id,topic")


def test_resuming_a_finished_run_does_nothing(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", BAD)
    output = tmp_path / "out.csv"
    first = run([source], output, resume=True, max_characters=5000)
    before = output.stat().st_mtime_ns
    again = run([source], output, resume=True, max_characters=5000)
    assert output.stat().st_mtime_ns == before
    assert (again.rows, again.scored, again.rejected) == (first.rows, first.scored, first.rejected) == (8, 2, 6)
    assert again.notes == (f"nothing was left to do: {output} is of a run that ended {first.facts['finished']}",)
    with pytest.raises(OutputError, match=r"another run, .* because --lead \(on then, off now\) changed"):
        run([source], output, resume=True, lead=False, max_characters=5000)
    with pytest.raises(OutputError, match=r"--text-column \(none .* x now\) and --max-characters \(5000 then, 9 now\)"):
        run([source], output, resume=True, text_column="x", max_characters=9)


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


def test_an_output_that_was_changed_after_its_run_is_told(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", BAD)
    output, rejects = tmp_path / "out.csv", tmp_path / "out.csv.rejects.jsonl"
    run([source], output)
    table, refused = output.read_bytes(), rejects.read_bytes()
    output.write_bytes(table.replace(b"a0", b"b0"))
    with pytest.raises(OutputError, match=r"out\.csv is not what the run has written"):
        run([source], output, resume=True)
    output.write_bytes(table)
    rejects.unlink()
    with pytest.raises(OutputError, match=r"rejects\.jsonl is not what the run has written"):
        run([source], output, resume=True)
    rejects.write_bytes(refused)
    assert run([source], output, resume=True).rows == 8


def test_a_finished_run_knows_its_input_by_what_is_in_it(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(3)])
    output = tmp_path / "out.csv"
    run([source], output)
    os.utime(source, (1, 1))
    assert run([source], output, resume=True).rows == 3
    write_jsonl(source, [record(0), record(1), record(2, id="b2")])
    with pytest.raises(OutputError, match="input files changed"):
        run([source], output, resume=True)


def test_other_names_and_times_of_the_same_files_are_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    run([source], tmp_path / "whole.jsonl", shard_rows=2)
    command = _command(source, output, shard_rows=2, stop_after=5)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    os.utime(source, (1, 1))
    monkeypatch.chdir(tmp_path)
    copy = shutil.copytree(trained_model(), tmp_path / "model")
    options = ScoreOptions(model=str(copy), shard_rows=2, resume=True)
    assert score(["in.jsonl"], "out.jsonl", options).facts["shards_of_earlier_runs"] == 1
    _same_as(tmp_path / "whole.jsonl", output)


def test_a_shard_whose_rows_were_changed_in_place_is_scored_again(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    command = _command(source, output, shard_rows=2, stop_after=8)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    write_jsonl(source, [record(n, id=f"b{n}" if n == 1 else f"a{n}") for n in range(6)])
    assert run([source], output, shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 1
    assert [row["id"] for row in read_jsonl(output)] == ["a0", "b1", "a2", "a3", "a4", "a5"]


def test_shards_without_a_plan_are_not_trusted(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    command = _command(source, output, shard_rows=2, stop_after=8)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    (tmp_path / "out.jsonl.parts" / "plan.json").unlink()
    assert run([source], output, shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 0


def test_a_resumed_run_that_stops_at_once_keeps_what_the_earlier_one_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    command = _command(source, output, shard_rows=2, stop_after=8)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL

    def ctrl_c(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("unionml.scoring.local.InProcess", ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        run([source], output, shard_rows=2, resume=True)
    monkeypatch.undo()
    assert run([source], output, shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 2


@needs_permissions
def test_a_folder_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    write_jsonl(tmp_path / "in" / "a.jsonl", [record(1)])
    (tmp_path / "in" / "sub").chmod(0)
    summary = run([tmp_path / "in"], tmp_path / "out.jsonl")
    (tmp_path / "in" / "sub").chmod(0o700)
    assert summary.facts["inputs"]["closed"] == [str(tmp_path / "in" / "sub")]
    assert summary.problems()[0].startswith(
        f"{tmp_path / 'in' / 'sub'} may not be read, so that what lies there is missing"
    )


def test_a_link_to_a_table_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_jsonl(tmp_path / "in" / "a.jsonl", [record(1)])
    (tmp_path / "in" / "b.jsonl").symlink_to(tmp_path / "gone" / "b.jsonl")
    summary = run([tmp_path / "in"], tmp_path / "out.jsonl")
    assert summary.facts["inputs"]["missing"] == [str(tmp_path / "in" / "b.jsonl")]
    assert summary.facts["inputs"]["left_out"]["links to nothing"]["files"] == 1
    assert summary.problems()[0].startswith(f"nothing is where {tmp_path / 'in' / 'b.jsonl'} should lead")


def test_a_file_that_grows_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(3)])
    save = PartsFolder.save

    def somebody_writes(self: PartsFolder, *args: Any, **counts: Any) -> Marker:
        with source.open("ab") as stream:
            stream.write(json.dumps(record(9)).encode()[:50])
        return save(self, *args, **counts)

    monkeypatch.setattr(PartsFolder, "save", somebody_writes)
    summary = run([source], tmp_path / "out.jsonl")
    assert summary.changed == (str(source),)
    assert summary.facts["inputs"]["changed"] == [str(source)]
    assert summary.problems()[0].startswith(f"{source} changed while it was read")


def test_a_folder_of_somebody_else_is_not_the_runs_to_remove(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    mine = tmp_path / "out.csv.parts" / "photo.jpg"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    for options in ({}, {"force": True}, {"resume": True}):
        with pytest.raises(OutputError, match=r"photo\.jpg"):
            run([source], tmp_path / "out.csv", **options)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_pages_called_otherwise_are_another_run(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "sub" / "a.txt").write_text("Tít của trang\n\nĐoạn đầu của trang này.\n", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    run([tmp_path / "in"], output)
    assert run([tmp_path / "in"], output, resume=True).scored == 1
    with pytest.raises(OutputError, match="because what pages are called changed; add --force"):
        run([tmp_path / "in" / "sub" / "a.txt"], output, resume=True)


def test_a_run_takes_the_time_that_passes_whatever_is_done_to_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        hours = 9

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            cls.hours -= 1
            return cls(2026, 10, 25, cls.hours, tzinfo=tz)

    for module in ("local", "manifest"):
        monkeypatch.setattr(f"unionml.scoring.{module}.datetime", Clock)
    summary = run([write_jsonl(tmp_path / "in.jsonl", [record(0)])], tmp_path / "out.jsonl")
    assert summary.facts["finished"] < summary.facts["started"]
    assert 0 < summary.seconds < 60
    assert summary.facts["rows_per_second"] > 0


@pytest.mark.parametrize("options", [{}, {"force": True}, {"resume": True}])
def test_a_name_too_long_for_what_goes_with_it_is_refused_before_scoring(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    with pytest.raises(OutputError, match=r"too long a name .* choose a shorter one"):
        run([source], tmp_path / f"{'o' * 240}.jsonl", **options)
    assert run([source], tmp_path / f"{'o' * 235}.jsonl", **options).scored == 1
    assert {path.name for path in tmp_path.iterdir() if path.name != "in.jsonl"} == {
        f"{'o' * 235}.jsonl{suffix}" for suffix in ("", ".manifest.json", ".rejects.jsonl")
    }


@needs_permissions
def test_a_folder_that_may_not_be_written_is_told_as_such(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError, match=r"Permission denied; choose a place that can be written$"):
        run([source], tmp_path / "out" / "out.csv")


@pytest.mark.parametrize("by", ["stdin", "no guard"])
def test_processes_that_cannot_start_are_told_as_such(tmp_path: Path, by: str) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    call = f"""
from unionml.scoring import ScoreOptions, score
score({str(source)!r}, {str(tmp_path / "out.csv")!r}, ScoreOptions(model={str(trained_model())!r}, workers=2))
"""
    script = tmp_path / "script.py"
    script.write_text(call, encoding="utf-8")
    command = [sys.executable, "-" if by == "stdin" else str(script)]
    done = subprocess.run(command, input=call, capture_output=True, text=True, check=False)
    assert ": no scoring process could start; from Python, put the call into" in done.stderr.splitlines()[-1]


def test_a_run_that_is_under_way_is_not_called_interrupted(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    output = tmp_path / "out.csv"
    other = PartsFolder(Path(f"{output}.parts"))
    other.start({"model": "m"}, keep=False)
    for options in ({}, {"force": True}, {"resume": True}):
        with pytest.raises(OutputError, match="another process is running"):
            run([source], output, **options)
    assert other.read_plan() == {"model": "m"}
    other.remove()


def test_an_output_that_is_a_link_is_written_behind_it(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    (tmp_path / "real").mkdir()
    output = tmp_path / "latest.jsonl"
    output.symlink_to(tmp_path / "real" / "a.jsonl")
    run([source], output)
    run([source], output, force=True)
    assert output.is_symlink()
    assert [row["id"] for row in read_jsonl(tmp_path / "real" / "a.jsonl")] == ["a0"]
    assert Path(f"{output}.rejects.jsonl").is_file()


def test_tables_without_rows_are_no_failure(tmp_path: Path) -> None:
    contents = {"a.jsonl": b"", "b.jsonl": b"\n\n \n", "c.csv": b"", "d.csv": b"title,body\n", "g.json": b" [ ]\n"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        summary = run([tmp_path / name], tmp_path / f"{name}.out.csv")
        assert (summary.rows, summary.scored, summary.rejected, summary.broken) == (0, 0, 0, ())
        assert (summary.notes, summary.problems()) == ((f"without rows: {tmp_path / name}",), [])
    good = write_jsonl(tmp_path / "e.jsonl", [record(0)])
    summary = run([tmp_path / "a.jsonl", good], tmp_path / "out.csv")
    assert (summary.rows, summary.notes) == (1, (f"without rows: {tmp_path / 'a.jsonl'}",))


def test_text_that_is_not_read_is_told_and_in_the_manifest(tmp_path: Path) -> None:
    unread: list[dict[str, Any] | bytes] = [record(n, body=None, main="Một câu dài kể việc. " * 20) for n in range(3)]
    tables = [write_jsonl(tmp_path / "a.jsonl", unread), write_jsonl(tmp_path / "b.jsonl", [record(9)])]
    summary = run(tables, tmp_path / "out.csv")
    (note,) = summary.notes
    assert note.startswith(f"the column main of {tables[0]} holds text and is not read; rename it `body`")
    assert summary.to_dict()["inputs"]["unread"] == [note]
    assert run(tables, tmp_path / "out.csv", resume=True).notes[1:] == (note,)


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


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_name_that_is_not_utf_8_costs_nobody_anything(tmp_path: Path, workers: int) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    good, bad, table = (
        Path(os.fsdecode(os.fsencode(folder) + name)) for name in (b"/t\xe9.txt", b"/x\xff.txt", b"/\xe9.csv")
    )
    try:
        good.write_text("Tít của trang\n\nĐoạn đầu của trang này dài hơn một câu ngắn.\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes names in UTF-8 alone")
    bad.write_bytes(b"\0\1\2" * 100)
    table.write_text("id,title,body\n1,Tít một,Thân bài một.\n2,,\n", encoding="utf-8")
    for suffix in ("jsonl", "csv", "parquet"):
        output = Path(os.fsdecode(os.fsencode(tmp_path) + b"/o\xe9." + suffix.encode()))
        summary = run([folder], output, workers=workers)
        assert (summary.rows, summary.scored, summary.rejected) == (4, 2, 2)
        rejects = Path(f"{output}.rejects.jsonl").read_bytes().decode("utf-8")
        assert [line["id"] for line in map(json.loads, rejects.splitlines())] == ["x\\udcff.txt", "2"]
    assert "t\\udce9.txt" in pq.read_table(io.BytesIO(output.read_bytes())).column("id").to_pylist()


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (json.dumps(record(0)), ".jsonl"),
        ("\ufeff\n" + json.dumps(record(0), indent=1), ".jsonl"),
        (json.dumps([record(0)]), ".jsonl"),
        ("id,title,body\n1,Tít,Thân bài.\n", ".csv"),
        ("\ufeffTitle\tBody\nTít\tThân bài.\n", ".csv"),
    ],
)
@pytest.mark.parametrize("name", ["records.txt", "records.log", "records", "export.jsonl.1"])
def test_a_table_under_another_name_is_not_taken_for_one_article(
    tmp_path: Path, name: str, content: str, suffix: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=f"let its name end in {re.escape(suffix)}$"):
        run([path], tmp_path / "out.csv")
    good = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    assert run([path, good], tmp_path / "out.csv").rejected == 1


def test_input_and_output_must_differ(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    for force in (True, False):
        with pytest.raises(InputError, match="both input and output"):
            run([source], source, force=force)
    assert read_jsonl(source) == [record(0)]


def test_damage_inside_a_parquet_file_is_a_problem_of_the_run(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    pq.write_table(pa.Table.from_pylist([record(n) for n in range(60)]), path, row_group_size=20)
    at = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(data)
    summary = run([path], tmp_path / "out.jsonl")
    assert (summary.scored, summary.rejected) == (40, 1)
    assert summary.broken == (str(path),)
    (reject,) = read_jsonl(summary.rejects)
    assert "rows 21 to 40 cannot be read" in reject["reason"]
    assert summary.problems() == [f"could not read to the end of {path}; {summary.rejects} says why"]


def test_a_file_that_breaks_off_does_not_cost_the_others_their_rows(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    good = write_jsonl(tmp_path / "b.jsonl", [record(0)])
    summary = run([tmp_path / "a.parquet", good], tmp_path / "out.jsonl")
    assert (summary.scored, summary.rejected) == (1, 1)
    assert summary.broken == (str(tmp_path / "a.parquet"),)


def test_an_article_without_sentences_has_an_empty_lead(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [{"id": "1", "title": "Chỉ một cái tít"}])
    run([source], tmp_path / "out.jsonl")
    assert read_jsonl(tmp_path / "out.jsonl")[0]["lead"] == ""


def test_a_run_with_other_input_or_options_is_not_continued(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(4)])
    output = tmp_path / "out.csv"
    command = _command(source, output, shard_rows=1, stop_after=2)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with pytest.raises(OutputError, match="--resume"):
        run([source], output, shard_rows=1)
    with pytest.raises(OutputError, match=r"because --lead \(on then, off now\) changed; start"):
        run([source], output, shard_rows=1, resume=True, lead=False)
    write_jsonl(source, [record(n) for n in range(5)])
    with pytest.raises(OutputError, match="input files changed"):
        run([source], output, shard_rows=1, resume=True)
    summary = run([source], output, shard_rows=1, force=True)
    assert summary.scored == 5
    assert not Path(f"{output}.parts").exists()


_DRIVER = """
import os, signal, sys
from unionml.scoring import ScoreOptions, parts
from unionml.scoring.local import score

stop_after, when = int(sys.argv[5]), sys.argv[6]
write, count = parts.write_durably, 0

def dying(path, content, *, scratch):
    global count
    count += 1
    if count < stop_after:
        return write(path, content, scratch=scratch)
    if when == "half":
        scratch.write_bytes(content[: len(content) // 2])
    elif when == "after":
        write(path, content, scratch=scratch)
    os.kill(os.getpid(), signal.SIGKILL)

parts.write_durably = dying
score([sys.argv[1]], sys.argv[2], ScoreOptions(model=sys.argv[3], shard_rows=int(sys.argv[4]), resume=True))
"""


def _command(source: Path, output: Path, *, shard_rows: int, stop_after: int, when: str = "before") -> list[str]:
    return [
        *(sys.executable, "-c", _DRIVER, str(source), str(output), str(trained_model())),
        *(str(shard_rows), str(stop_after), when),
    ]


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bytes(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*BAD, *(record(n) for n in range(3, 20))])
    run([source], tmp_path / "whole.parquet", shard_rows=5)
    output = tmp_path / "out.parquet"
    dice = random.Random(7)
    for _ in range(6):
        command = _command(
            source, output, shard_rows=5, stop_after=dice.randint(1, 7), when=dice.choice(["before", "half", "after"])
        )
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
        assert not output.exists()
    run([source], output, shard_rows=5, resume=True)
    _same_as(tmp_path / "whole.parquet", output)


_FORKED = """
import os, sys
from unionml.registry import load_topic_model
from unionml.scoring import ScoreOptions
from unionml.scoring.local import score

source, model = sys.argv[1:]
load_topic_model(model)  # with what this imports; kills during imports would test nothing
for output in sys.stdin:
    child = os.fork()
    if not child:
        score([source], output.strip(), ScoreOptions(model=model, shard_rows=8, resume=True))
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def test_twenty_kills_at_random_moments_lose_and_repeat_nothing(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*BAD, *(record(n) for n in range(3, 400))])
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    dice = random.Random(11)
    command = [sys.executable, "-c", _FORKED, str(source), str(trained_model())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as runs:
        orders, answers = runs.stdin, runs.stdout
        assert orders is not None
        assert answers is not None

        def run_to(target: Path, kill_after: float | None = None) -> int:
            print(target, file=orders, flush=True)
            child = int(answers.readline())
            if kill_after is not None:
                time.sleep(kill_after)
                # One that has ended by itself may be gone already.
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            return int(answers.readline())

        began = time.monotonic()
        assert run_to(whole) == 0
        undisturbed = time.monotonic() - began
        kills = 0
        while kills < 20:
            status = run_to(output, kill_after=undisturbed * dice.uniform(0.0, 1.0))
            if status == -signal.SIGKILL:
                kills += 1
                continue
            assert status == 0
            _same_as(whole, output)
            output.unlink()
            Path(f"{output}.rejects.jsonl").unlink()
        assert run_to(output) == 0
        _same_as(whole, output)
        orders.close()


def _same_as(whole: Path, output: Path) -> None:
    for suffix in ("", ".rejects.jsonl"):
        assert Path(f"{output}{suffix}").read_bytes() == Path(f"{whole}{suffix}").read_bytes()
    assert not Path(f"{output}.parts").exists()


def test_a_kill_between_publishing_and_tidying_up_is_resumed(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(4)])
    output = tmp_path / "out.jsonl"
    run([source], output, shard_rows=2)
    whole = output.read_bytes()
    # All four markers, the plan and the output are there: the state in which such a kill leaves the folder.
    output.unlink()
    Path(f"{output}.rejects.jsonl").unlink()
    command = _command(source, output, shard_rows=2, stop_after=7, when="after")
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    output.write_bytes(whole)
    summary = run([source], output, shard_rows=2, resume=True)
    assert output.read_bytes() == whole
    assert summary.facts["shards_of_earlier_runs"] == 2


class Picky:
    """A topic model that refuses articles of a certain title."""

    def __init__(self, model: TopicModel) -> None:
        self.name, self.label_set, self.thresholds_ = model.name, model.label_set, model.thresholds_
        self._model = model

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        return self._model.predict_scores(articles)

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        if any(article.title == "refuse me" for article in articles):
            raise InputError("the article wants to be refused; take it out")
        return self._model.predict(articles)

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        return self._model.explain(article, limit=limit)


def test_one_article_that_the_model_refuses_does_not_cost_the_others() -> None:
    scorer = ArticleScorer(trained_model(), lead=False)
    scorer.model = Picky(scorer.model)
    rows = scorer([Article(id="1", title="Quà Tết"), Article(id="2", title="refuse me"), Article(id="3", title="Ba")])
    assert [row if isinstance(row, str) else row.id for row in rows] == [
        "1",
        "the article wants to be refused; take it out",
        "3",
    ]


@pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise there")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from unionml.scoring import ScoreOptions
from unionml.scoring.formats import TableFormat
from unionml.scoring.workers import Processes
if __name__ == "__main__":
    pool = Processes(1, Path({str(trained_model())!r}), ScoreOptions(), TableFormat("csv", ["a"], lead=False))
    pool.submit([])()
    print(*pool._pool._processes, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    script = tmp_path / "parent.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    worker = int(done.stdout)
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]:
            return
        subprocess.run(["sleep", "0.05"], check=True)
    pytest.fail(f"the worker {worker} still runs")


@pytest.mark.parametrize("workers", [1, 2])
def test_leads_may_be_those_of_a_ranker_of_ones_own(workers: int, tmp_path: Path) -> None:
    data = write_jsonl(tmp_path / "a.jsonl", [record(number) for number in range(40)])
    own = save_own_ranker(tmp_path / "mine")
    options = ScoreOptions(str(trained_model()), lead_model=own, workers=workers, shard_rows=10)
    summary = score([data], tmp_path / "out.jsonl", options)
    articles = [Article(title=one["title"], lead=one["lead"], body=tuple(one["body"])) for one in read_jsonl(data)]
    leads = [lead and lead.text for lead in summarize_many(articles, method=own)]
    assert [row["lead"] for row in read_jsonl(summary.output)] == leads
    assert summary.facts["plan"]["lead_model"] == {"name": "mine", "fingerprint": Bundle.open(own).fingerprint}
    again = score([data], tmp_path / "out.jsonl", replace(options, resume=True))
    assert again.facts == summary.facts
    with pytest.raises(OutputError, match="because the model of leads changed"):
        score([data], tmp_path / "out.jsonl", replace(options, resume=True, lead_model=None))


def test_a_model_of_leads_is_one_and_is_wanted(tmp_path: Path) -> None:
    data = write_jsonl(tmp_path / "a.jsonl", [record(1)])
    with pytest.raises(BundleError, match="not 'lead/ranker'"):
        score([data], tmp_path / "out.jsonl", ScoreOptions(lead_model=trained_model()))
    with pytest.raises(UsageError, match="no-lead"):
        ScoreOptions(lead=False, lead_model="lead")
    assert list(tmp_path.iterdir()) == [data]
