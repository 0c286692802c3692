"""The labelled articles in data/: what models learn from is well formed and apart from what they are judged on."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from unionml.article import Article
from unionml.training.near_duplicates import near_duplicate_groups

LABELS = {"congress", "welfare", "emulation", "membership"}
LEARNT = (
    "corpus/train.jsonl",
    "corpus/validation.jsonl",
    "headlines.jsonl",
    "headlines-actors.jsonl",
    "multilingual.jsonl",
)
UNTITLED = {"headlines.jsonl", "headlines-actors.jsonl"}
"""Some of what crawlers bring has a lead only, or the title of a column."""

JUDGED = (
    "corpus/test.jsonl",
    "multilingual-check.jsonl",
    "multilingual-test.jsonl",
    "headlines-check.jsonl",
    "headlines-test.jsonl",
)


def rows(name: str) -> list[dict[str, Any]]:
    path: Path = ROOT / "data" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def article(row: dict[str, Any]) -> Article:
    return Article(title=row["title"], lead=row["lead"], body=tuple(row["body"]))


@pytest.mark.parametrize("name", [*LEARNT, *JUDGED])
def test_rows_are_well_formed(name: str) -> None:
    found = rows(name)
    titles = [(row["title"], row["lead"]) if name in UNTITLED else row["title"] for row in found]
    assert len({row["id"] for row in found}) == len(found)
    assert len(set(titles)) == len(titles)
    for row in found:
        assert set(row["topics"]) <= LABELS
        assert row["primary"] == (row["topics"][0] if row["topics"] else "other")
        assert unicodedata.is_normalized("NFC", json.dumps(row, ensure_ascii=False))
        assert row["title"] or (name in UNTITLED and row["lead"])
        assert isinstance(row["body"], list)


def test_nothing_that_is_judged_on_is_learnt_from() -> None:
    learnt = [article(row) for name in LEARNT for row in rows(name)]
    judged = [article(row) for name in JUDGED for row in rows(name)]
    groups = near_duplicate_groups([*learnt, *judged]).tolist()
    assert not set(groups[: len(learnt)]) & set(groups[len(learnt) :])
