"""Rows that are no record, and tables that are damaged: one sentence each, and nothing lost."""

import gzip
import json
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.tables import ROWS, jsonl, rejects, write
from unionml.errors import InputError, UnionMLError
from unionml.reading import iter_records
from unionml.reading.records import Record, Reject


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("null", "no object"),
        ("[1, 2]", "no object"),
        ('{"title": "a"', "not JSON"),
        ('{"id": "x"}', "no text"),
        ('{"title": "", "body": []}', "no text"),
        ('{"title": {"a": 1}}', "title holds a mapping"),
        ('{"title": "a", "body": [1]}', "body holds a list with a number"),
        ('{"title": "a", "body": 5}', "body holds a number"),
        ('{"text": ["a"]}', "text holds a list"),
        ('{"title": "\\ud800"}', "surrogate"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_rejected_and_the_stream_goes_on(tmp_path: Path, line: str, reason: str) -> None:
    path = write(tmp_path / "a.jsonl", jsonl(ROWS[:1]) + line + "\n\n" + jsonl(ROWS[1:]))
    found = list(iter_records(path))
    assert [type(row) for row in found] == [Record, Reject, Record]
    bad = found[1]
    assert isinstance(bad, Reject)
    assert reason in bad.reason
    assert (bad.row, bad.source) == (2, str(path))
    assert found[2].row == 4
    assert "\n" not in bad.reason


def test_a_line_that_is_not_utf8_is_rejected_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", jsonl(ROWS[:1]).encode() + b'{"title": "\xff"}\n' + jsonl(ROWS[1:]).encode())
    (bad,) = rejects(path)
    assert "UTF-8" in bad.reason
    path = write(tmp_path / "a.csv", b"id,title\n1,\xff\n2,Tin\n")
    (bad,) = rejects(path)
    assert (bad.row, "UTF-8" in bad.reason) == (2, True)


def test_a_reject_knows_its_id(tmp_path: Path) -> None:
    (bad,) = rejects(write(tmp_path / "a.jsonl", '{"id": 12, "title": []}\n'))
    assert bad.id == "12"
    assert "12" in bad.raw


def test_csv_rows_that_do_not_fit(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "id,title\n1,Tin, thừa\n2,Tin\n")
    bad, good = iter_records(path)
    assert isinstance(bad, Reject)
    assert "3 cells" in bad.reason
    assert isinstance(good, Record)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_missing_column_names_those_that_exist(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("parquet"):
        pq.write_table(pa.Table.from_pylist([{"ma": 1, "chi_tiet": "Tin."}]), path)
    else:
        write(path, "ma,chi_tiet\n1,Tin.\n" if name == "a.csv" else '{"ma": 1, "chi_tiet": "Tin."}\n')
    with pytest.raises(InputError, match="no column than_bai; it has ma, chi_tiet"):
        list(iter_records(path, text_column="than_bai"))
    with pytest.raises(InputError, match="no column text, title, lead or body; it has ma, chi_tiet: name the column"):
        list(iter_records(path))


def test_broken_files_are_one_sentence(tmp_path: Path) -> None:
    good = tmp_path / "good.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS[:1] * 5000), good)
    cut = {
        "cut.parquet": good.read_bytes()[:-20],
        "text.parquet": b"id,title\n1,Tin\n",
        "empty.parquet": b"",
        "empty.jsonl": b"",
        "blank.jsonl": b"\n\n",
        "empty.csv": b"",
        "cut.jsonl.gz": gzip.compress(jsonl([{"title": f"Tin {i * 7919}"} for i in range(3000)]).encode())[:-300],
        "not.jsonl.gz": b"hello",
        "binary.csv": bytes(range(256)),
        "binary.jsonl": bytes(range(256)),
        "names.json": b'[\n"a",\n"b"\n]\n',
        "cut.json": b'{\n"title": "a",\n"body": "b',
        "cut-array.json": b'[{"title": "a"}, {"title": ',
    }
    for name, data in cut.items():
        path = write(tmp_path / name, data)
        with pytest.raises(InputError) as refusal:
            list(iter_records(path))
        assert name in str(refusal.value)
        assert "\n" not in str(refusal.value)


def test_a_parquet_value_beyond_python_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "dates.parquet"
    times = pa.array([0, 2**61, 86_400], pa.timestamp("us"))
    seen = pa.array([1_700_000_000_123_456_789] * 3, pa.timestamp("ns"))
    bad = pa.array([b"Mot", b"Hai", b"\xff"]).view(pa.string())
    table = {"title": ["Một", "Hai", "Ba"], "text": bad, "published": times, "section": seen, "seen": seen}
    pq.write_table(pa.table(table), path)
    first, second, third = iter_records(path)
    assert isinstance(first, Record)
    assert first.article.published == "1970-01-01T00:00:00"
    assert first.article.section == "2023-11-14T22:13:20.123456789"
    assert isinstance(second, Record)
    assert (second.article.title, second.article.published) == ("Hai", "")
    assert isinstance(third, Reject)
    assert third.reason == "the column text holds a value that cannot be read, not text"


def test_paths_that_are_no_tables(tmp_path: Path) -> None:
    document = write(tmp_path / "a.docx", "Tin")
    for path, word in (
        (tmp_path, "folder"),
        (tmp_path / "a.csv", "does not exist"),
        (tmp_path / "nofile", "does not exist"),
        (document, "no table"),
        (Path("-"), "no table is read from standard input; save it to a file"),
    ):
        with pytest.raises(InputError, match=word):
            list(iter_records(path))
    (tmp_path / "dir.csv").mkdir()
    with pytest.raises(InputError, match="folder"):
        list(iter_records(tmp_path / "dir.csv"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.json", "a.parquet", "a.jsonl.gz"]), st.binary(max_size=200))
def test_no_bytes_raise_anything_else(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / name, data)
        try:
            for row in iter_records(path):
                assert isinstance(row, Record | Reject)
        except UnionMLError:
            return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "Lead", "body", "captions", "published", "related", "text", "topics", "x"]),
        JSON,
    )
)
def test_any_row_is_a_record_or_a_reject(row: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "a.jsonl", json.dumps(row) + "\n")
        try:
            (found,) = iter_records(path)
        except InputError:
            assert not {"title", "Lead", "body", "text"} & set(row)
            return
        if isinstance(found, Record):
            json.dumps(found.article.to_dict(), ensure_ascii=False).encode()
