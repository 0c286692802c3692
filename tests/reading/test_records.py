"""Tables: every row becomes a record or a reject with a reason, in order, and damage is said in one sentence."""

import csv
import gzip
import io
import json
import time
import uuid
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.reading.tables import ROWS, jsonl, records, write
from unionml.errors import InputError
from unionml.reading import iter_records, read
from unionml.reading.cells import spelt_list
from unionml.reading.records import Record


def test_jsonl_fields_and_extra_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", jsonl(ROWS))
    first, second = records(path)
    assert (first.row, first.article.id, first.article.title) == (1, "a1", "Đại hội công đoàn cơ sở")
    assert first.article.body == ("Đoạn một.", "Đoạn hai.")
    assert first.article.source == f"{path}:1"
    assert first.extra == {"topics": ["congress"], "primary": "congress"}
    assert second.article.id == "7"
    assert second.article.body == ("Đoạn một.", "Đoạn hai\ncó hai dòng.")
    assert second.article.byline == ""
    assert second.extra == {"views": 12}


def test_the_three_formats_and_gzip_agree(tmp_path: Path) -> None:
    rows = [
        {"id": str(i), "title": f"Tiêu đề {i}", "lead": "Dẫn, có phẩy; và “nháy”.", "body": "Một.\n\nHai."}
        for i in range(5)
    ]
    line = write(tmp_path / "a.jsonl", jsonl(rows))
    packed = write(tmp_path / "b.jsonl.gz", gzip.compress(jsonl(rows).encode()))
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "c.parquet")
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    comma = write(tmp_path / "d.csv", "\ufeff" + table.getvalue())
    seen = [[row.article for row in records(path)] for path in (line, packed, tmp_path / "c.parquet", comma)]
    plain = [[(a.id, a.title, a.lead, a.body) for a in articles] for articles in seen]
    assert plain[0] == plain[1] == plain[2] == plain[3]
    assert plain[0][3] == ("3", "Tiêu đề 3", "Dẫn, có phẩy; và “nháy”.", ("Một.", "Hai."))


@pytest.mark.parametrize("suffix", ["zst", "gz"])
def test_compressed_csv(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.csv.{suffix}"
    with pa.CompressedOutputStream(str(path), {"zst": "zstd", "gz": "gzip"}[suffix]) as stream:
        stream.write("id,title\n1,Một tin\n".encode())
    assert records(path)[0].article.title == "Một tin"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_separators_quotes_and_row_numbers(tmp_path: Path, separator: str) -> None:
    lines = [
        ["id", "title", "text"],
        ["1", "Tin một", '"Dòng một kể chuyện.\nDòng hai, có ; và\ttab."'],
        ["2", "Tin hai", '"Nói ""vâng""."'],
    ]
    path = write(tmp_path / "a.csv", "".join(separator.join(cells) + "\r\n" for cells in lines))
    found = records(path)
    assert [row.row for row in found] == [2, 3]
    assert found[0].article.title == "Tin một"
    assert found[0].article.lead == "Dòng một kể chuyện."
    assert found[0].article.body == ("Dòng hai, có ; và\ttab.",)
    assert found[1].article.body == ('Nói "vâng".',)


def test_csv_lists(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        'title,body,topics\nA,"[""Một."", ""Hai.""]",congress|welfare\nB,Một.,"[""welfare""]"\nC,Một.,\n',
    )
    found = records(path)
    assert found[0].article.body == ("Một.", "Hai.")
    assert [row.extra["topics"] for row in found] == [["congress", "welfare"], ["welfare"], []]


def test_lists_as_python_shows_them(tmp_path: Path) -> None:
    body, topics = ["Một 'trích' \\ dẫn,\nhai.", 'Ba "bốn".', "\x07\U0001f600\xa0x"], ["bóng đá", "lãi suất"]
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([["title", "body", "captions", "topics"], ["A", str(body), str(topics), str(topics)]])
    (found,) = records(path)
    assert (found.article.captions, found.extra["topics"]) == (tuple(topics), topics)
    assert found.article.body == tuple(part.strip() for part in body)


@given(st.lists(st.text(), min_size=1))
def test_every_list_of_strings_that_python_shows_is_read(values: list[str]) -> None:
    assert spelt_list(str(values)) == values


@given(st.text("['\"\\,] \nxu0a", max_size=30))
def test_what_opens_as_a_list_is_a_list_of_strings_or_no_python_list(text: str) -> None:
    found = spelt_list(f"[{text}]")
    assert found is None or isinstance(found, list)


def test_blanks_in_what_is_no_list_take_no_time() -> None:
    began = time.process_time()
    assert spelt_list(f"['a'{' ' * 100_000}x]") is None
    assert spelt_list(f"['a'{' ' * 100_000},{' ' * 100_000}]") == ["a"]
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "body",
    ["[Video] Công nhân vui Tết [hết]", "['Một' 'hai']", "[1, Một]", "['a', 1 + 1]", "['\\q']", "[" * 100_000 + "]"],
)
def test_a_body_may_stand_in_brackets(tmp_path: Path, body: str) -> None:
    (found,) = records(write(tmp_path / "a.jsonl", jsonl([{"title": "A", "body": body}])))
    assert found.article.body == (body,)


def test_raw_text_goes_through_the_page_reader(tmp_path: Path) -> None:
    page = (ROOT / "data" / "samples" / "page-congress.txt").read_text(encoding="utf-8")
    for name, row in (("text", {"id": "1", "text": page}), ("noi_dung", {"id": "1", "noi_dung": page})):
        path = write(tmp_path / "a.jsonl", jsonl([row]))
        (record,) = records(path, text_column=None if name == "text" else name)
        assert record.article.byline == "Hà Châu"
        assert len(record.article.body) == 7
        assert len(record.article.related) == 6
        assert record.extra == {}


def test_named_columns_win_over_the_raw_text(tmp_path: Path) -> None:
    row = {"title": "Tên riêng", "text": "Đoạn một dài hơn một chút.\nĐoạn hai cũng thế, kể tiếp chuyện."}
    path = write(tmp_path / "a.jsonl", jsonl([row]))
    (record,) = records(path)
    assert record.article.title == "Tên riêng"
    assert (record.article.lead, *record.article.body) == tuple(row["text"].split("\n"))
    (record,) = records(write(tmp_path / "a.jsonl", jsonl([row | {"lead": "Dẫn riêng."}])))
    assert record.article.lead == "Dẫn riêng."
    assert record.article.body == tuple(row["text"].split("\n"))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("section", ["Công đoàn", "Tin tức", None, {"a": 1}], "Công đoàn, Tin tức"),
        ("byline", {"first": "Hà Anh"}, ""),
        ("section", [{"id": 3, "name": "Đời sống"}, "Tin tức"], "Đời sống, Tin tức"),
        ("captions", [{"name": "a.jpg"}], ()),
        ("published", {"$date": "2024-01-02T00:00:00Z"}, "2024-01-02T00:00:00Z"),
        ("published", {"$date": {"$numberLong": "1704153600000"}}, "1704153600000"),
        ("kicker", False, ""),
        ("kicker", "\ud800", ""),
        ("captions", [{"src": "a.jpg"}, "Ảnh: <b>Hà Anh</b>", "<img src='a.jpg'>", 3], ("Ảnh: Hà Anh", "3")),
        ("headings", {"a": 1}, ()),
        ("id", {"$oid": "65f"}, "65f"),
        ("id", True, ""),
    ],
)
def test_metadata_never_refuses_a_row(tmp_path: Path, name: str, value: object, expected: object) -> None:
    (record,) = records(write(tmp_path / "a.jsonl", json.dumps({"title": "Tin", name: value}) + "\n"))
    assert getattr(record.article, name) == expected


def test_parquet_types_of_ids_and_text(tmp_path: Path) -> None:
    key = uuid.UUID(int=7)
    ids = {
        "decimal": (pa.array([Decimal("12")], pa.decimal128(38, 0)), "12"),
        "uuid": (pa.array([key.bytes], pa.uuid()), str(key)),
        "text": (pa.array([b"a1"]), "a1"),
        "binary": (pa.array([b"\xff\x01"]), "ff01"),
        "date": (pa.array([date(2024, 1, 2)]), "2024-01-02"),
    }
    for name, (column, expected) in ids.items():
        path = tmp_path / f"{name}.parquet"
        pq.write_table(pa.table({"id": column, "title": ["Tin"], "body": ["Thân.".encode()]}), path)
        (record,) = records(path)
        assert (record.article.id, record.article.body) == (expected, ("Thân.",))


def test_html_in_cells(tmp_path: Path) -> None:
    body = [f"Đoạn {n} kể rằng công đoàn đã trao quà Tết cho đoàn viên khó khăn ở xã số {n}." for n in range(6)]
    page = "".join(["<html><body><h1>Trao quà</h1>", *(f"<p>{part}</p>" for part in body), "</body></html>"])
    marked = "<p>Một&nbsp;hai.</p>\n<p>Ba\nbốn.</p>"
    rows: list[dict[str, Any]] = [
        {"title": "&quot;Mái ấm&quot;", "lead": "<p>Dẫn <b>đậm</b>.</p>", "body": marked},
        {"text": page},
        {"body": page},
        {"text": f"<div>Trao quà Tết</div><p>{body[0]}<p>{body[1]}<figcaption>Ảnh: A</figcaption><p>{body[2]}"},
        {"body": ["<b>Một</b>.", "Hai &amp; ba."]},
        {"title": "5 < 6", "body": "a <b và c> d & e; 3 > 2"},
    ]
    found = [row.article for row in records(write(tmp_path / "a.jsonl", jsonl(rows)))]
    assert (found[0].title, found[0].lead, found[0].body) == ('"Mái ấm"', "Dẫn đậm.", ("Một hai.", "Ba bốn."))
    assert found[1].title == found[2].title == "Trao quà"
    assert found[1].body == found[2].body == tuple(body)
    assert found[3].title == "Trao quà Tết"
    assert [found[3].lead, *found[3].body][-3:] == body[:3]
    assert found[3].captions == ("Ảnh: A",)
    assert found[4].body == ("Một.", "Hai & ba.")
    assert (found[5].title, found[5].body) == ("5 < 6", ("a <b và c> d & e; 3 > 2",))


def test_rows_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write(path, jsonl(ROWS * 200) + "{")
    stream = iter_records(path)
    assert isinstance(next(stream), Record)
    assert len(list(stream)) == 400


def test_one_record_reads_as_an_article(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.jsonl", jsonl(ROWS[:1]))).title == ROWS[0]["title"]
    with pytest.raises(InputError, match="several"):
        read(write(tmp_path / "b.jsonl", jsonl(ROWS)))
    with pytest.raises(InputError, match="no text"):
        read(write(tmp_path / "c.jsonl", '{"id": 1, "title": ""}\n'))


def test_the_corpus_reads_without_a_reject() -> None:
    found = records(ROOT / "data" / "articles.jsonl")
    assert len(found) == 480
    assert all(isinstance(row.extra["topics"], list) for row in found)
