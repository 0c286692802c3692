import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, shared_path
from tests.reading.shapes import load
from unionml import Article
from unionml.reading import read_html, read_page_text
from unionml.reading.composition import Composed
from unionml.text.canonical import INVISIBLE

SPELLINGS = pytest.mark.parametrize(
    "spell",
    [
        lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
        lambda text: re.sub(r"(?<=\w) (?=\w)", " \u200b", text),
        lambda text: re.sub(r"(?<=[a-z])(?=[a-z])", "\u00ad", text),
        lambda text: re.sub(r"(?<=\w) (?=\w)", " \u200e", text),
        lambda text: "\u034f".join(unicodedata.normalize("NFD", text)),
    ],
    ids=["no-break", "zero width", "soft hyphens", "marks of direction", "joined graphemes"],
)
MARKS = st.text(st.sampled_from("aeoăâuyd \u00a0\u200b\u00adhN.\u0301\u0302\u0306\u031b\u0323ế\n"), max_size=40)


def composed(article: Article) -> str:
    return unicodedata.normalize("NFC", repr(article.to_dict()))


@pytest.mark.parametrize("name", ["page-congress.txt", "page-membership.txt"])
def test_a_decomposed_page_reads_as_a_composed_one(name: str) -> None:
    _reads_alike(ROOT / "data/samples" / name)


@pytest.mark.parametrize("name", ["page-1.txt", "page-2.txt"])
def test_a_decomposed_real_page_reads_as_a_composed_one(name: str) -> None:
    _reads_alike(shared_path(f"examples/{name}"))


@pytest.mark.parametrize("language", ["chinese", "japanese", "korean"])
def test_a_decomposed_page_of_east_asia_reads_as_a_composed_one(language: str) -> None:
    text = load(language).text
    assert composed(read_page_text(unicodedata.normalize("NFD", text))) == composed(read_page_text(text))


def test_a_decomposed_html_page_reads_as_a_composed_one() -> None:
    text = unicodedata.normalize("NFC", (ROOT / "data/samples/page-welfare.html").read_text("utf-8"))
    assert composed(read_html(unicodedata.normalize("NFD", text))) == composed(read_html(text))


def _reads_alike(path: Path) -> None:
    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    decomposed = unicodedata.normalize("NFD", text)
    article = read_page_text(decomposed)
    assert composed(article) == composed(read_page_text(text))
    assert all(part in decomposed for part in (article.title, article.lead, *article.body, *article.captions))


@SPELLINGS
@pytest.mark.parametrize("name", ["page-congress.txt", "page-membership.txt"])
def test_blanks_and_signs_that_nobody_sees_change_nothing(name: str, spell: Callable[[str], str]) -> None:
    text = (ROOT / "data/samples" / name).read_text("utf-8")
    spelt = spell(text)
    article, plain = read_page_text(spelt), read_page_text(text)
    assert list(map(seen, told(article))) == told(plain)
    assert len(article.related) == len(plain.related)
    assert all(part in spelt for part in told(article))


@SPELLINGS
def test_the_same_in_html(spell: Callable[[str], str]) -> None:
    html = (ROOT / "data/samples/page-welfare.html").read_text("utf-8")
    spelt = re.sub(r"(?<=>)[^<>]+", lambda text: spell(text[0]), html)
    assert seen(" ".join(told(read_html(spelt)))) == " ".join(told(read_html(html)))


def test_signs_that_nobody_sees_may_be_entities() -> None:
    html = "<h1>Lớp&nbsp;may ở xóm</h1><p>Lớp&#8203; học mở từ tuần&shy; trước.</p><p>Ai cũng &zwnj;vào được.</p>"
    article = read_html(f"<html><body><article>{html}</article></body></html>")
    assert (article.title, article.body) == ("Lớp may ở xóm", ("Lớp học mở từ tuần trước.", "Ai cũng vào được."))


def told(article: Article) -> list[str]:
    return [article.title, article.lead, *article.body, *article.captions, article.byline, article.published]


def seen(text: str) -> str:
    visible = re.sub(f"[{INVISIBLE}]", "", text).replace("\u00a0", " ")
    return unicodedata.normalize("NFC", visible)


@given(MARKS, st.data())
def test_what_is_taken_from_the_composed_text_stands_in_the_raw_one(raw: str, data: st.DataObject) -> None:
    whole = Composed(raw)
    assert unicodedata.normalize("NFC", whole.text) == unicodedata.normalize("NFC", seen(raw))
    assert seen(whole.spelt(whole.text)) == seen(raw)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    assert whole.spelt(whole.text[start:end]) in raw
