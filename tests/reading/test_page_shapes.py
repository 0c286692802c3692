"""Pages in the shapes of many sites and years, line by line with the answer (`shapes/*.page`)."""

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
    assert windows.title.replace("\r\n", "\n") == article.title
    assert [text.replace("\r\n", "\n") for text in windows.body] == list(article.body)


def test_a_wrong_reading_is_noticed() -> None:
    shape = load("nld")
    assert problems(shape, read_page_text(load("verse").text))
