"""Telling Vietnamese without its diacritics."""

import json
import unicodedata
from pathlib import Path

import pytest

from unionml.text.canonical import without_marks
from unionml.text.diacritics import lacks_diacritics

ROOT = Path(__file__).resolve().parents[2]


def bodies(name: str) -> list[str]:
    rows = [json.loads(line) for line in (ROOT / "data" / name).read_text(encoding="utf-8").splitlines()]
    return ["\n".join(row["body"] if isinstance(row["body"], list) else [row["body"]]) for row in rows]


def test_every_article_of_the_corpus_with_and_without_its_marks() -> None:
    for text in bodies("corpus/test.jsonl"):
        assert lacks_diacritics(without_marks(text))
        assert not lacks_diacritics(text)
        assert not lacks_diacritics(unicodedata.normalize("NFD", text))


def test_articles_in_other_languages_lack_nothing() -> None:
    assert not any(map(lacks_diacritics, bodies("multilingual-check.jsonl")))


@pytest.mark.parametrize("text", ["", "Cong doan", "2024 " * 40, "a b c " * 30])
def test_too_little_to_tell(text: str) -> None:
    assert not lacks_diacritics(text)
