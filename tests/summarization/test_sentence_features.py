"""What is known of a sentence agrees with counting by hand, and is finite whatever the article lacks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.candidates import Candidate
from unionml.summarization.cues import N_CUES
from unionml.summarization.document import Documents
from unionml.summarization.priors import N_STYLE
from unionml.summarization.sentence_features import BEGINNING, Similarities, context_of, sentence_features

SENTENCES = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=6), min_size=1, max_size=BEGINNING + 3)
BESIDE = st.lists(st.sampled_from("abcxy"), max_size=5)


def _similarities(sentences: list[list[str]], title: list[str], captions: list[str]) -> tuple[Documents, Similarities]:
    found = [Candidate(" ".join(one), 0, 0, 0, tuple(one), order, " ".join(one)) for order, one in enumerate(sentences)]
    document = Documents.of_one(found, title, captions)
    table = np.tile(np.array([[-1.0, 2.0]], dtype=np.float32), (document.unigrams.size, 1))
    return document, Similarities.of(document, table, np.zeros(document.bigrams.size, dtype=np.float32))


@given(SENTENCES, BESIDE, BESIDE)
def test_echoes_are_shared_syllables(sentences: list[list[str]], title: list[str], captions: list[str]) -> None:
    document, near = _similarities(sentences, title, captions)
    kinds = [set(one) for one in sentences]
    for i, own in enumerate(kinds):
        others = [(j, 2 * len(own & other) / (len(own) + len(other))) for j, other in enumerate(kinds[:BEGINNING])]
        others = [(j, likeness) for j, likeness in others if j != i]
        weight = sum(1 / (1 + j) for j, _ in others)
        mean = sum(likeness / (1 + j) for j, likeness in others) / weight if others else 0.0
        assert near.echo[i] == pytest.approx(mean, abs=1e-5)
        assert near.echo_best[i] == pytest.approx(max((likeness for _, likeness in others), default=0.0), abs=1e-5)
    cues = np.zeros((len(sentences), N_CUES), dtype=np.float32)
    context = context_of(document, np.zeros((1, N_STYLE), dtype=np.float32))
    assert np.isfinite(sentence_features(document, near, cues, context).dense()).all()


def test_likeness_to_the_title_keeps_its_order() -> None:
    title = ["công", "đoàn", "tặng", "quà"]
    _, near = _similarities([title, list(reversed(title)), ["hôm", "nay", "trời", "mưa"]], title, [])
    assert near.title_order.tolist() == [1.0, 0.25, 0.0]
    assert near.title_likeness.tolist() == [1.0, 0.25, 0.0]
    assert near.title_rare.tolist() == pytest.approx([1.0, 1.0, 0.0])
    assert near.title_recall.tolist() == pytest.approx([1.0, 1.0, 0.0])
