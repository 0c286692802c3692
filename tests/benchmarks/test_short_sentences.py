"""The sentences of seven general topics: well formed, and learnt as exclusive labels with default settings."""

import json
import unicodedata
from collections import Counter

from benchmarks.classification.short_sentences import SENTENCES, judged

TOPICS = {"science/technology", "travel", "politics", "sports", "health", "entertainment", "geography"}


def test_sentences_are_well_formed() -> None:
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    assert Counter(row["author"] for row in rows) == {"a": 230, "b": 230, "c": 229, "d": 230}
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == 919
    for row in rows:
        assert set(row) == {"id", "author", "text", "topics"}
        assert unicodedata.is_normalized("NFC", row["text"])
        assert len(row["topics"]) == 1
    assert {row["topics"][0] for row in rows} == TOPICS


def test_an_author_is_judged_by_what_the_others_wrote() -> None:
    ((*found,),), seconds = judged("tfidf", of=1)
    assert len(found) == 230
    assert 0.7 < sum(found) / len(found) < 0.95
    assert seconds > 0
