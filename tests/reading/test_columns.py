"""Which column is which field: by exact names, then alike ones, then known ones; never two for one."""

import csv
import json
import unicodedata
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.errors import InputError
from unionml.reading.columns import ALIASES, FIELDS, columns_of
from unionml.reading.records import Record, Reject, iter_records


def write(folder: Path, kind: str, names: list[str], cells: list[str]) -> Path:
    """A table of one row."""
    path = folder / f"a.{kind}"
    if kind == "parquet":
        pq.write_table(pa.Table.from_arrays([pa.array([cell]) for cell in cells], names=names), path)
    elif kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([names, cells])
    else:
        path.write_text(json.dumps(dict(zip(names, cells, strict=True))) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize(
    "names",
    [
        ["ID", "Title", "BODY", "Topics"],
        ["\ufeffid", " title ", "body", "topics"],
        ["id", "title", "Body", "topics"],
        ["Mã bài", "TIÊU ĐỀ", unicodedata.normalize("NFD", "Nội dung"), "topics"],
        ["_id", "title", "body", "topics"],
    ],
)
def test_names_alike_mean_the_same(tmp_path: Path, kind: str, names: list[str]) -> None:
    (record,) = iter_records(write(tmp_path, kind, names, ["a1", "Tin", "Thân.", "welfare"]))
    assert isinstance(record, Record)
    assert (record.article.id, record.article.title, record.article.body) == ("a1", "Tin", ("Thân.",))
    assert record.extra == {"topics": ["welfare"]}


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_an_exact_name_wins_and_the_other_is_handed_through(tmp_path: Path, kind: str) -> None:
    (record,) = iter_records(write(tmp_path, kind, ["Title", "title", "Tiêu đề"], ["A", "B", "C"]))
    assert isinstance(record, Record)
    assert record.article.title == "B"
    assert record.extra == {"Title": "A", "Tiêu đề": "C"}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("names", [["title", "body", "body"], ["title", "Body", "BODY"]])
def test_two_columns_for_one_field_are_refused(tmp_path: Path, kind: str, names: list[str]) -> None:
    with pytest.raises(InputError, match="several columns body; rename all but one"):
        list(iter_records(write(tmp_path, kind, names, ["A", "Thân.", ""])))


def test_two_names_for_one_field_refuse_a_line_of_json(tmp_path: Path) -> None:
    (bad,) = iter_records(write(tmp_path, "jsonl", ["ID", "Title", "TITLE"], ["7", "A", "B"]))
    assert isinstance(bad, Reject)
    assert (bad.id, "several columns title" in bad.reason) == ("7", True)


@pytest.mark.parametrize("asked", ["Nội dung", "nội DUNG"])
def test_the_column_that_is_asked_for_is_raw_text_and_nothing_else(tmp_path: Path, asked: str) -> None:
    path = write(tmp_path, "csv", ["Mã bài", "Tiêu đề", "Nội dung"], ["a1", "Tin", "Đoạn một.\nĐoạn hai kể tiếp."])
    (record,) = iter_records(path, text_column=asked)
    assert isinstance(record, Record)
    assert (record.article.id, record.article.title) == ("a1", "Tin")
    assert (record.article.lead, record.article.body) == ("Đoạn một.", ("Đoạn hai kể tiếp.",))


@given(st.lists(st.sampled_from([*FIELDS, *ALIASES, "Text", "text", "x", "ID"]), unique=True), st.none() | st.just("x"))
def test_no_column_is_used_twice(names: list[str], text_column: str | None) -> None:
    found = columns_of(tuple(names), text_column)
    used = [*found.fields.values(), *([found.text] if found.text else [])]
    assert len(used) == len(set(used))
    assert set(used) <= set(names)
    assert all(found.fields[name] == name for name in FIELDS if name in names)


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_names_that_are_no_names_stay_in_one_sentence(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, kind, ["Tin", "Đoạn một.\n\nĐoạn hai. " * 1000], ["A", "B"])
    with pytest.raises(InputError, match="it has Tin, Đoạn một") as refusal:
        list(iter_records(path))
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 400 + len(str(path))
