"""The labels of real headlines: well formed, and of the articles that lie beside the checkout."""

import json

from benchmarks.classification.real_headlines import LABELS, real_headlines

from tests.conftest import shared_path

TOPICS = {"congress", "welfare", "emulation", "membership"}


def test_labels_are_well_formed_and_hold_no_text() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == 156
    for row in rows:
        assert set(row) == {"id", "topics", "primary"}
        assert set(row["topics"]) <= TOPICS
        assert row["primary"] == (row["topics"][0] if row["topics"] else "other")


def test_headlines_are_judged_without_their_text() -> None:
    found = real_headlines(shared_path("data/real/validation.jsonl"))
    assert len(found) == 156
    for one in found:
        assert one.article.title or one.article.lead
        assert one.article.body == ()
        assert one.primary == (one.topics[0] if one.topics else "other")
