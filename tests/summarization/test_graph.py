import math
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from unionml.summarization.candidates import Candidate
from unionml.summarization.graph import lexrank_scores, textrank_scores

Vector = NDArray[np.float64]
Scorer = Callable[[Sequence[Candidate]], Vector]


def candidate(tokens: str, order: int = 0) -> Candidate:
    words = tuple(tokens.split())
    return Candidate(tokens, 0, 0, len(tokens), words, order, tokens)


def pagerank(similarity: Vector) -> Vector:
    """The textbook power iteration over a whole matrix."""
    n = len(similarity)
    degrees = similarity.sum(1)
    walk = np.where(degrees[:, None] > 0, similarity / np.where(degrees > 0, degrees, 1)[:, None], 1 / n)
    scores = np.full(n, 1 / n)
    for _ in range(500):
        scores = 0.15 / n + 0.85 * walk.T @ scores
    return scores


def sentences(n: int = 12, words: int = 30, seed: int = 0) -> list[Candidate]:
    rng = np.random.default_rng(seed)
    lines = [" ".join(f"w{i}" for i in rng.integers(0, words, rng.integers(4, 15))) for _ in range(n)]
    return [candidate(line, order) for order, line in enumerate(lines)]


def test_lexrank_agrees_with_the_matrix_written_out() -> None:
    found = sentences()
    n = len(found)
    df: Counter[str] = Counter(token for one in found for token in set(one.tokens))
    bags = [{t: c * (math.log(n / df[t]) + 1) for t, c in Counter(one.tokens).items()} for one in found]
    norms = [math.sqrt(sum(v * v for v in bag.values())) for bag in bags]
    cosine = np.array(
        [
            [sum(a[t] * b[t] for t in a.keys() & b.keys()) / (x * y) for b, y in zip(bags, norms, strict=True)]
            for a, x in zip(bags, norms, strict=True)
        ]
    )
    assert lexrank_scores(found) == pytest.approx(pagerank(cosine), abs=1e-5)


def test_textrank_agrees_with_the_matrix_written_out() -> None:
    found = sentences()
    n = len(found)
    similarity = np.zeros((n, n))
    for i, a in enumerate(found):
        for j, b in enumerate(found):
            if i != j:
                common = len(set(a.tokens) & set(b.tokens))
                similarity[i, j] = common / (math.log(len(a.tokens) + 1) + math.log(len(b.tokens) + 1))
    assert textrank_scores(found) == pytest.approx(pagerank(similarity), abs=1e-4)


@pytest.mark.parametrize("scorer", [lexrank_scores, textrank_scores])
def test_sentences_that_share_nothing_share_the_score(scorer: Scorer) -> None:
    found = [candidate("một hai ba"), candidate("bốn năm sáu"), candidate("bảy tám chín")]
    assert scorer(found) == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize("scorer", [lexrank_scores, textrank_scores])
def test_one_sentence_gets_everything(scorer: Scorer) -> None:
    assert scorer([candidate("chỉ một câu")]) == pytest.approx([1.0])


@pytest.mark.parametrize("scorer", [lexrank_scores, textrank_scores])
def test_five_thousand_sentences_need_no_quadratic_memory(scorer: Scorer) -> None:
    found = sentences(n=5000, words=3000)
    tracemalloc.start()
    started = time.process_time()
    scores = scorer(found)
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert scores.sum() == pytest.approx(1.0)
    assert peak < 5000 * 5000 * 8 / 4
    assert seconds < 20
