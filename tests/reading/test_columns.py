"""Which column is which field: by exact names, then alike ones, then known ones; never two for one."""

import csv
import json
import unicodedata
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.article import Article
from unionml.errors import InputError, UnreadTextWarning
from unionml.reading.columns import FIELDS, IDS, NAMES, OTHER_NAMES, SUMMARIES, columns_of
from unionml.reading.records import Record, Reject, iter_records, shared_column


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


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize(
    ("asked", "cells", "body"),
    [
        ("content", ["Tin", "Tóm tắt.", "Đoạn dài của bài báo này."], "Đoạn dài của bài báo này."),
        ("Body", ["Tin", "Đoạn dài của bài báo này.", "Khác."], "Đoạn dài của bài báo này."),
        ("content", ["Tin", "Đoạn dài của bài báo này.", " "], "Đoạn dài của bài báo này."),
    ],
)
def test_the_column_that_is_asked_for_is_read_before_the_body(
    tmp_path: Path, kind: str, asked: str, cells: list[str], body: str
) -> None:
    (record,) = iter_records(write(tmp_path, kind, ["title", "body", "content"], cells), text_column=asked)
    assert isinstance(record, Record)
    assert (record.article.title, record.article.body) == ("Tin", (body,))


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_of_several_files_one_must_have_the_column_that_is_asked_for(tmp_path: Path, kind: str) -> None:
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
    ours = write(folders[0], kind, ["title", "body", "text"], ["Tin", "Thân bài.", "Khác."])
    theirs = write(folders[1], kind, ["tieu_de", "content"], ["Tin", "Thân bài của bài báo."])
    neither = write(folders[2], kind, ["loai", "so"], ["Tin", "Thân bài."])
    shared = shared_column([ours, neither, theirs], "content")
    (record,) = iter_records(ours, text_column=shared)
    assert isinstance(record, Record)
    assert (record.article.title, record.article.body) == ("Tin", ("Thân bài.",))
    (record,) = iter_records(theirs, text_column=shared)
    assert isinstance(record, Record)
    assert "Thân bài của bài báo." in (record.article.title, *record.article.body)
    with pytest.raises(InputError, match="no column content; it has loai, so"):
        list(iter_records(neither, text_column=shared))
    for paths, name in (([ours], "content"), ([ours, neither], "content"), ([ours, theirs], "contnet")):
        with pytest.raises(InputError, match=f"no column {name}; it has title, body, text"):
            list(iter_records(ours, text_column=shared_column(paths, name)))


ALL_NAMES = [*FIELDS, *IDS, *SUMMARIES, *NAMES, *(name for names in OTHER_NAMES.values() for name in names)]


@given(
    st.lists(st.sampled_from([*ALL_NAMES, "Text", "text", "x", "ID", "Nội dung"]), unique=True),
    st.sampled_from([None, "x", "content"]),
)
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


def article_of(folder: Path, row: dict[str, Any], text_column: str | None = None) -> Article:
    path = folder / "a.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (record,) = iter_records(path, text_column=text_column)
    assert isinstance(record, Record), record.reason
    return record.article


@pytest.mark.parametrize(
    "names",
    [
        ("title", "description", "content", "author", "publishedAt"),
        ("headline", "description", "articleBody", "author", "datePublished"),
        ("Headline", "Sapo", "Content", "Authors", "date"),
        ("article title", "abstract", "article_text", "AUTHOR", "publish_date"),
        ("name", "Excerpt", "Full Text", "author", "pubDate"),
        ("TIEU_DE", "tom tat", "noi_dung", "tac-gia", "ngày_đăng"),
        ("Tiêu đề bài", "Mô tả", "NộiDung", "tác giả", "Ngày đăng"),
        ("post_title", "post_excerpt", "post_content", "post_author", "post_date"),
        ("title", "introtext", "fulltext", "author", "date"),
        ("title", "hometext", "bodyhtml", "author", "pubDate"),
        ("news_title", "NewsSummary", "news-content", "news_author", "news_date"),
        ("title", "field_sapo", "body", "field_tac_gia", "date"),
    ],
)
def test_the_names_that_exports_have_for_the_fields_are_known(tmp_path: Path, names: tuple[str, ...]) -> None:
    row = dict(zip(names, ["Tin", "Mở đầu.", "Thân.", "An", "2024-05-01"], strict=True))
    article = article_of(tmp_path, row)
    assert (article.title, article.lead, article.body) == ("Tin", "Mở đầu.", ("Thân.",))
    assert (article.byline, article.published) == ("An", "2024-05-01")


def test_of_several_other_names_the_surest_counts_and_a_name_twice_is_refused(tmp_path: Path) -> None:
    row = {"description": "Mô tả.", "content": "Cắt ngắn…", "articleBody": "Trọn.", "summary": "Tóm tắt."}
    article = article_of(tmp_path, {**row, "name": "Tin"})
    assert (article.title, article.lead, article.body) == ("Tin", "Tóm tắt.", ("Trọn.",))
    article = article_of(tmp_path, {**row, "lead": "Sapo.", "body": "Thân.", "title": "Tít", "name": "x"})
    assert (article.title, article.lead, article.body) == ("Tít", "Sapo.", ("Thân.",))
    with pytest.raises(InputError, match="several columns body"):
        list(iter_records(write(tmp_path, "csv", ["title", "Content", "content"], ["Tin", "a", "b"])))


def test_raw_text_stays_the_text_whatever_else_is_called_so(tmp_path: Path) -> None:
    raw = "Đoạn mở đầu kể việc.\nĐoạn hai kể tiếp."
    row = {"title": "Tin", "text": raw, "content": "Cắt…", "description": "Mô tả."}
    article = article_of(tmp_path, row)
    assert (article.lead, article.body) == ("Đoạn mở đầu kể việc.", ("Đoạn hai kể tiếp.",))
    asked = article_of(tmp_path, {"title": "Tin", "content": raw, "Nội dung": "Khác.", "summary": "x"}, "content")
    assert (asked.lead, asked.body) == (article.lead, article.body)


def test_a_name_before_which_stands_what_it_is_of_counts_after_the_name_itself(tmp_path: Path) -> None:
    row = {"post_title": "Bài", "title": "Tin", "news_title": "Báo", "post_name": "tin", "content": "Thân."}
    article = article_of(tmp_path, row)
    assert (article.title, article.body) == ("Tin", ("Thân.",))
    del row["title"]
    assert article_of(tmp_path, row).title == "Báo"
    assert article_of(tmp_path, {"post_name": "tin-tuc", "post_status": "x", "body": "Thân."}).title == ""
    assert article_of(tmp_path, {"post_id": "7", "comment_id": "8", "body": "Thân."}).id == ""


def test_fields_of_content_management_systems_may_be_objects(tmp_path: Path) -> None:
    wordpress = {"id": 7, "title": {"rendered": "Tin &#8220;x&#8221;"}, "excerpt": {"rendered": "<p>Mở đầu.</p>"}}
    wordpress |= {"content": {"rendered": "<p>Một.</p><p>Hai.</p>", "protected": False}, "author": 3}
    article = article_of(tmp_path, wordpress)
    assert (article.id, article.title, article.lead) == ("7", "Tin “x”", "Mở đầu.")
    assert article.body == ("Một.", "Hai.")
    drupal = {"nid": [{"value": 9}], "title": [{"value": "Tin"}], "body": [{"value": "<p>Một.</p>", "format": "html"}]}
    article = article_of(tmp_path, drupal)
    assert (article.id, article.title, article.body) == ("9", "Tin", ("Một.",))


def test_names_of_anything_are_no_article(tmp_path: Path) -> None:
    for names in (["name", "topics"], ["description", "topics"], ["name", "summary"]):
        with pytest.raises(InputError, match=f"has no column text, title, lead or body; it has {', '.join(names)}"):
            list(iter_records(write(tmp_path, "csv", names, ["An", "x"])))
    article = article_of(tmp_path, {"name": {"first": "An"}, "content": "Thân.", "description": ["x"]})
    assert (article.title, article.lead, article.body) == ("", "", ("Thân.",))


def test_people_of_schema_org_are_their_names(tmp_path: Path) -> None:
    people = [{"@type": "Person", "name": "Lê An"}, {"@type": "Person", "name": "Hà Bình"}]
    assert article_of(tmp_path, {"headline": "Tin", "author": people}).byline == "Lê An, Hà Bình"
    assert article_of(tmp_path, {"headline": "Tin", "author": people[0]}).byline == "Lê An"


def test_a_cell_that_is_no_text_is_told_by_the_name_of_its_column(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"title": "Tin", "content": {"blocks": []}}) + "\n", encoding="utf-8")
    (bad,) = iter_records(path)
    assert isinstance(bad, Reject)
    assert bad.reason == "the column content holds a mapping, not paragraphs"


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_text_that_is_not_read_is_told_where_articles_have_no_body(tmp_path: Path, kind: str) -> None:
    long = "Một câu dài kể việc. " * 20
    path = write(tmp_path, kind, ["title", "raw", "html", "topic", "note"], ["Tin", long, long, long, "ngắn"])
    said: list[str] = []
    assert len(list(iter_records(path, tell=said.append))) == 1
    assert said == [
        f"the columns raw, html of {path} hold text and are not read; rename one of them `body`, or name it with "
        "--text-column"
    ]
    with pytest.warns(UnreadTextWarning, match="hold text and are not read"):
        list(iter_records(path))
    said.clear()
    list(iter_records(path, text_column="raw", tell=said.append))
    list(iter_records(write(tmp_path, kind, ["body", "raw"], ["Thân.", long]), tell=said.append))
    list(iter_records(write(tmp_path, kind, ["title", "raw"], ["Tin", "ngắn"]), tell=said.append))
    assert said == []


def test_text_that_is_not_read_is_told_once_after_the_first_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = json.dumps({"title": "Tin", "body": None, "raw": "x" * 200}) + "\n"
    path.write_text(row * 251, encoding="utf-8")
    said: list[str] = []
    rows = iter_records(path, tell=said.append)
    for _ in range(100):
        next(rows)
    assert len(said) == 1
    assert len(list(rows)) == 151
    assert len(said) == 1


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize(
    "name",
    [
        *("article_id", "articleId", "ArticleID", "article id", "guid", "GUID", "post_id", "uuid", "news_id", "doc-id"),
        *("Mã bài viết", "ma_bai_viet", "MÃ TIN", "Mã số", "Mã", "ID bài viết", unicodedata.normalize("NFD", "Mã tin")),
    ],
)
def test_the_names_that_exports_have_for_the_id_are_known(tmp_path: Path, kind: str, name: str) -> None:
    (record,) = iter_records(write(tmp_path, kind, ["x", name, "title"], ["1", "A-17", "Tin"]))
    assert isinstance(record, Record)
    assert (record.article.id, record.extra) == ("A-17", {"x": "1"})


def test_of_several_names_of_an_id_the_surest_counts(tmp_path: Path) -> None:
    row = {"uuid": "u", "Mã số": "s", "post_id": 3, "articleId": "a", "title": "Tin"}
    assert article_of(tmp_path, row).id == "a"
    assert article_of(tmp_path, {**row, "_id": "m"}).id == "m"
    assert article_of(tmp_path, {**row, "Mã bài": "b", "_id": "m"}).id == "b"
    assert article_of(tmp_path, {**row, "ID": "i", "Mã bài": "b"}).id == "i"
    assert article_of(tmp_path, {"title": "Tin", "uuid": "u"}, text_column="title").id == "u"


@pytest.mark.parametrize("name", ["comment_id", "Sentence-ID", "chunk_index", "Mã bình luận", "paragraphNo"])
def test_the_id_of_an_article_is_none_of_its_pieces(tmp_path: Path, name: str) -> None:
    row = {"article_id": "a", name: "7", "body": "Một câu."}
    assert article_of(tmp_path, row).id == ""
    assert article_of(tmp_path, {**row, "id": "i"}).id == "i"


@pytest.mark.parametrize("name", ["author_id", "category_id", "Mã tác giả", "identity", "paid", "guide", "Mã số thuế"])
def test_columns_that_only_look_like_an_id_are_none(tmp_path: Path, name: str) -> None:
    assert article_of(tmp_path, {name: "7", "title": "Tin"}).id == ""


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize(
    ("asked", "expected"), [("STT", "17"), ("stt ", "17"), ("id", "a"), ("link", "https://x.test/1"), ("none", "a")]
)
def test_the_column_of_ids_that_is_asked_for_counts_before_all_others(
    tmp_path: Path, kind: str, asked: str, expected: str
) -> None:
    path = write(tmp_path, kind, ["STT", "id", "title", "link"], ["17", "a", "Tin", "https://x.test/1"])
    (record,) = iter_records(path, id_column=asked)
    assert isinstance(record, Record)
    assert (record.article.id, record.article.title, record.article.url) == (expected, "Tin", "https://x.test/1")


def test_the_column_of_ids_is_read_from_rows_that_are_refused_or_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    printed = {**Article(id="a", title="Tin <b>").to_dict(), "so": 8}
    rows = [{"id": "a", "so": 5, "title": ""}, {"id": "a", "so": 6, "text": "x" * 9_000_000}, printed]
    twice = '{"so": 1, "so": 2, "title": "Tin"}\n'
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + twice, encoding="utf-8")
    empty, long, article, doubled = iter_records(path, id_column="so", max_characters=1_000_000)
    assert isinstance(empty, Reject)
    assert isinstance(long, Reject)
    assert (empty.id, long.id) == ("5", "6")
    assert isinstance(doubled, Reject)
    assert doubled.reason == "the row has so more than once, with different text; keep one of them"
    assert isinstance(article, Record)
    assert (article.article.id, article.article.title) == ("8", "Tin <b>")


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize("spelt", ["NaN", "nan", "None", "NULL", "N/A", "<NA>"])
def test_an_id_that_is_spelt_out_as_missing_is_none(tmp_path: Path, kind: str, spelt: str) -> None:
    (record,) = iter_records(write(tmp_path, kind, ["id", "title"], [spelt, spelt]))
    assert isinstance(record, Record)
    assert (record.article.id, record.article.title) == ("", spelt)
