"""Pages in the shapes of many sites and years, line by line with the answer (`shapes/*.page`)."""

import re

import pytest

from tests.reading.shapes import NAMES, load, problems
from unionml.reading import read_page_text


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_the_page_is_found(name: str) -> None:
    shape = load(name)
    assert problems(shape, read_page_text(shape.text)) == []


@pytest.mark.parametrize("name", NAMES)
def test_windows_line_ends_change_nothing(name: str) -> None:
    shape = load(name)
    article = read_page_text(shape.text)
    windows = read_page_text(shape.text.replace("\n", "\r\n"))
    assert windows.title == article.title
    assert [text.replace("\r\n", "\n") for text in windows.body] == list(article.body)


SET_APART = {"verse", "lynx", "pdfcopy"}
"""Pages on which blank lines are all that tells stanzas and wrapped paragraphs apart."""


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("name", sorted(set(NAMES) - SET_APART))
def test_blank_lines_do_not_decide(name: str, blank: str) -> None:
    shape = load(name)
    article = read_page_text(re.sub(r"\n+", blank, shape.text))
    assert article.title == shape.parts["T"][0]
    assert article.lead == shape.parts["L"][0]
    assert list(article.body) == shape.parts["P"]


@pytest.mark.parametrize("name", sorted(set(NAMES) - SET_APART))
def test_a_page_cut_off_behind_its_article_reads_the_same(name: str) -> None:
    shape = load(name)
    last = max(
        shape.text.rindex(text) + len(text) for text in [*shape.parts["P"], shape.parts.get("B", [""])[0]] if text
    )
    article = read_page_text(shape.text[:last])
    assert article.title == shape.parts["T"][0]
    assert article.lead == shape.parts["L"][0]
    assert list(article.body) == shape.parts["P"]


def test_a_wrong_reading_is_noticed() -> None:
    shape = load("nld")
    assert problems(shape, read_page_text(load("verse").text))
