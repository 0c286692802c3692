"""`read` takes whatever holds one article, and says what is wrong with everything else."""

import base64
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unionml.reading
from tests.conftest import ROOT
from unionml.article import Article, RelatedArticle
from unionml.errors import InputError, UnionMLError
from unionml.reading import read, read_bytes, records, table_in

SAMPLES = ROOT / "data" / "samples"


def test_samples_read_from_paths_and_strings() -> None:
    for path in sorted(SAMPLES.iterdir()):
        article = read(path)
        assert article == read(str(path))
        assert article.source == str(path)
        assert len(" ".join([article.lead, *article.body]).split()) >= 350


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (SAMPLES / "page-membership.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    article = read("-")
    assert article.title == read(SAMPLES / "page-membership.txt").title
    assert article.source == "standard input"


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_what_read_prints_is_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in sorted(SAMPLES.iterdir()):
        article = read(path)
        for indent in (None, 2):
            data = json.dumps(article.to_dict(), ensure_ascii=False, indent=indent).encode()
            for encoded in (data, b"\xef\xbb\xbf\n" + data, data.decode().encode("utf-16")):
                give(monkeypatch, encoded)
                assert replace(read("-"), source=article.source) == article
                for name in ("a.json", "a.jsonl", "a.txt", "noext"):
                    (tmp_path / name).write_bytes(encoded)
                    assert replace(read(tmp_path / name), source=article.source) == article


HOSTILE = Article(
    title="A &amp; B",
    lead="Thẻ <b> không đậm",
    body=("giữa hai thẻ <p> và </p>", "<html><body>", "['a', 'b']"),
    headings=("&lt;",),
    captions=("<i>", ""),
    byline="&nbsp;",
    related=(RelatedArticle("<p>Khác</p>", "&amp;"),),
)


def test_what_read_prints_is_verbatim_and_no_html_any_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    printed = HOSTILE.to_dict()
    give(monkeypatch, json.dumps(printed).encode())
    assert read("-") == replace(HOSTILE, source="standard input:1")
    labelled = printed | {"source": "x", "topics": ["welfare"]}
    (tmp_path / "a.jsonl").write_text(json.dumps(labelled), encoding="utf-8")
    (record,) = records.iter_records(tmp_path / "a.jsonl")
    assert isinstance(record, records.Record)
    assert replace(record.article, source="") == HOSTILE
    assert record.extra == {"source": "x", "topics": ["welfare"]}


@pytest.mark.parametrize(
    "change", [{"body": "<p>A</p>"}, {"body": ["<p>A</p>", None]}, {"title": None}, {"related": [{"title": "a"}]}]
)
def test_what_only_looks_like_it_is_read_as_html(change: dict[str, object]) -> None:
    row = HOSTILE.to_dict() | {"body": ["<p>A</p>"]} | change
    found = records.to_record(row, source="", number=1)
    assert isinstance(found, records.Record)
    assert found.article.body == ("A",)
    del row["source"]
    assert records.to_record(row, source="", number=1) == replace(found, extra={})


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b'{"title": "A"}\n{"title": "B"}\n', "several articles; use `unionml score`"),
        (b'[{"title": "A"}, {"title": "B"}]', "several articles; use `unionml score`"),
        (b'{\n"title": "A"\n}\n{\n"title": "B"\n}\n', "several articles; use `unionml score`"),
        (b'{"top": "A", "rest": "B"}', "no column text, title, lead or body; it has top, rest"),
        (b'{"title": "A", "body": "B', "not JSON"),
        (b'{"title": "A", "body": 5}', "body holds a number"),
        (b"id,title,body\n1,A,B\n2,C,D\n", "several articles; use `unionml score`"),
        ("sep=;\r\nMã bài;Tiêu đề;Nội dung\r\n1;A;B\r\n2;C;D\r\n".encode("utf-16"), "several articles; use"),
        (b"title,body\nA,B,C\n", "the row has 3 cells and the header 2"),
    ],
)
def test_records_in_a_pipe_are_refused_as_in_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes, word: str
) -> None:
    give(monkeypatch, data)
    with pytest.raises(InputError, match=word) as refusal:
        read("-")
    path = tmp_path / ("x.jsonl" if data.startswith((b"{", b"[")) else "x.csv")
    path.write_bytes(data)
    if "not JSON" not in word:
        with pytest.raises(InputError) as other:
            read(path)
        assert str(other.value).replace(str(path), "standard input") == str(refusal.value)


@pytest.mark.parametrize(
    "table",
    [
        "id,title,body\n1,Tít,Thân bài.\n",
        "\ufeff\r\nTitle\tBody\r\nTít\tThân bài.\r\n",
        '"topics";"title";"text"\nwelfare;Tít;"Thân\n\nbài."',
        "Mã bài|Tiêu đề|Nội dung\n1|Tít|Thân bài.\n",
        "id,title,body\r1,Tít,Thân bài.\r",
    ],
)
def test_one_record_in_csv_is_read_under_any_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, table: str) -> None:
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    expected = read(tmp_path / "a.csv")
    assert expected.title == "Tít"
    for encoding in ("utf-8", "utf-16"):
        give(monkeypatch, table.encode(encoding))
        found = [read("-")]
        for name in ("a.txt", "a.html", "noext"):
            (tmp_path / name).write_text(table, encoding=encoding)
            found.append(read(tmp_path / name))
        assert {replace(one, source=expected.source) for one in found} == {expected}


@pytest.mark.parametrize(
    "first",
    [
        "Id, Title, Body: ba cột của một bảng",
        "Title, lead, body.",
        "Công đoàn, đoàn viên, người lao động",
        "Tiêu đề, sapo của một bài báo",
        "Title",
        "text",
        "title,body",
    ],
)
def test_prose_that_names_columns_is_no_table(first: str) -> None:
    assert not table_in(first)
    if first != "title,body":
        assert not table_in(f"{first}\n\nSáng nay, công đoàn trao 320 suất quà Tết, trị giá 500.000 đồng.\n")


@given(st.text(max_size=60))
def test_a_page_is_not_taken_for_a_table(text: str) -> None:
    assert not table_in(f"Đoàn viên {text}")
    assert not table_in(f"{{Ảnh: {text}")


@pytest.mark.parametrize("text", ["[Ảnh] Đại hội công đoàn", "{Tin ảnh} Đại hội công đoàn"])
def test_prose_in_brackets_is_prose(text: str) -> None:
    assert read_bytes(f"{text}\n\nSáng nay, công đoàn cơ sở họp.\n".encode()).title == text


ARCHIVE = """From: <Saved by a browser>
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

{packed}
--x--
"""


@pytest.mark.parametrize("form", ["{page}", "<!-- a -->\n{page}", ARCHIVE])
def test_html_is_told_by_what_is_in_it(form: str) -> None:
    text = "Sáng nay, công đoàn cơ sở trao {n} suất quà cho đoàn viên khó khăn ở xã số {n} của huyện."
    body = [text.format(n=n) for n in range(8)]
    page = "<div><h1>Trao quà Tết</h1>" + "".join(f"<p>{part}</p>" for part in body) + "</div>"
    article = read_bytes(form.format(page=page, packed=base64.b64encode(page.encode()).decode()).encode(), "noext")
    assert article.title == "Trao quà Tết"
    assert [article.lead, *article.body][-8:] == body


def test_standard_input_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="closed"):
        read("-")


def test_utf16_page(tmp_path: Path) -> None:
    text = (SAMPLES / "page-congress.txt").read_text(encoding="utf-8")
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode("utf-16"))
    assert read(path).body == read(SAMPLES / "page-congress.txt").body


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x00\x01\x02" * 50, "binary"),
        (b"-->\n<br>", "no text"),
        (b"<html></html>", "no article"),
    ],
)
def test_bad_files(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=word) as refusal:
        read(path)
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_bad_paths(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)
    with pytest.raises(InputError):
        read("")
    with pytest.raises(InputError):
        read("a\0b.txt")


def test_importing_the_room_is_cheap() -> None:
    import subprocess

    script = "import sys, unionml.reading; print([m for m in ('pyarrow', 'trafilatura', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_room_says_what_it_offers() -> None:
    assert all(hasattr(unionml.reading, name) for name in unionml.reading.__all__)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(["", "x.txt", "x.html"]),
)
def test_no_bytes_raise_anything_but_our_errors(data: bytes, source: str) -> None:
    try:
        article = read_bytes(data, source)
    except UnionMLError:
        return
    assert not article.is_empty
