"""Tables: every row becomes a record or a reject with a reason, in order, and damage is said in one sentence."""

import csv
import gzip
import io
import json
import tempfile
import time
import uuid
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from unionml.errors import InputError, UnionMLError
from unionml.reading import iter_records, read
from unionml.reading.cells import spelt_list
from unionml.reading.records import Record, Reject

ROWS: list[dict[str, Any]] = [
    {
        "id": "a1",
        "title": "Đại hội công đoàn cơ sở",
        "lead": "Sáng nay khai mạc.",
        "body": ["Đoạn một.", "Đoạn hai."],
        "topics": ["congress"],
        "primary": "congress",
    },
    {
        "id": 7,
        "title": "Trao quà Tết",
        "body": "Đoạn một.\n\nĐoạn hai\ncó hai dòng.",
        "byline": None,
        "published": "2024-01-02",
        "views": 12,
    },
]


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def jsonl(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def records(path: Path, **options: Any) -> list[Record]:
    found = list(iter_records(path, **options))
    assert all(isinstance(row, Record) for row in found), found
    return [row for row in found if isinstance(row, Record)]


def rejects(path: Path, **options: Any) -> list[Reject]:
    return [row for row in iter_records(path, **options) if isinstance(row, Reject)]


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
