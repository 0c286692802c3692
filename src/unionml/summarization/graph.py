"""LexRank and TextRank: the sentences that the other sentences of an article point at.

Both rank the nodes of a similarity graph by PageRank. Neither graph is ever written out: a step of the power iteration
multiplies by the similarity matrix through its factors, one bag of syllables a sentence, so that time a step and memory
grow linearly with the length of the article.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.candidates import Candidate

DAMPING = 0.85
TOLERANCE = 1e-6
MAX_STEPS = 100

_Vector = NDArray[np.float64]
_Product = Callable[[_Vector], _Vector]


def lexrank_scores(candidates: Sequence[Candidate]) -> _Vector:
    """Continuous LexRank (Erkan and Radev 2004, section 3.3): PageRank over tf-idf cosine similarities.

    Inverse document frequencies come from the article's own sentences, as `log(n / df) + 1`.

    Returns:
        Scores of shape (n_candidates,) that sum to 1.
    """
    bags = _Bags(candidates)
    document_frequency = np.bincount(bags.columns, minlength=bags.n_terms)
    raw = bags.counts * (np.log(bags.n_rows / document_frequency) + 1.0)[bags.columns]
    norms = np.sqrt(_sums(bags.rows, raw**2, bags.n_rows))
    weights: _Vector = raw / norms[bags.rows]

    def multiply(vector: _Vector) -> _Vector:
        return bags.from_terms(bags.to_terms(vector, weights), weights)

    return _pagerank(multiply, bags.n_rows)


def textrank_scores(candidates: Sequence[Candidate]) -> _Vector:
    """TextRank (Mihalcea and Tarau 2004): PageRank over common syllables / (log|a| + log|b|).

    The denominator is a sum, which has no factors of its own; 1/x is the integral of exp(-xt) over t from 0, and each
    node of a quadrature of that integral factors into one term a sentence.

    Returns:
        Scores of shape (n_candidates,) that sum to 1.
    """
    bags = _Bags(candidates)
    ones = np.ones(len(bags.rows))
    # A sentence of one syllable has length log(1) = 0; counting one more keeps every length positive.
    lengths = np.log(np.array([len(one.tokens) for one in candidates], dtype=np.float64) + 1.0)
    nodes, node_weights = _inverse_quadrature()
    decay = np.exp(-np.outer(nodes, lengths))
    own = _sums(bags.rows, ones, bags.n_rows) / (2 * lengths)

    def multiply(vector: _Vector) -> _Vector:
        total: _Vector = -own * vector
        for share, weight in zip(decay, node_weights, strict=True):
            total += weight * share * bags.from_terms(bags.to_terms(share * vector, ones), ones)
        positive: _Vector = np.maximum(total, 0.0)
        return positive

    return _pagerank(multiply, bags.n_rows)


class _Bags:
    """Bags of syllables as one sparse matrix: sentence `rows[i]` holds term `columns[i]` `counts[i]` times."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        terms: dict[str, int] = {}
        rows: list[int] = []
        columns: list[int] = []
        for row, one in enumerate(candidates):
            for token in one.tokens:
                rows.append(row)
                columns.append(terms.setdefault(token, len(terms)))
        self.n_rows = len(candidates)
        self.n_terms = len(terms)
        keys = np.array(rows, dtype=np.int64) * self.n_terms + np.array(columns, dtype=np.int64)
        keys, counts = np.unique(keys, return_counts=True)
        self.rows = keys // self.n_terms
        self.columns = keys % self.n_terms
        self.counts = counts.astype(np.float64)

    def to_terms(self, vector: _Vector, weights: _Vector) -> _Vector:
        """The transposed matrix with these weights, times a vector of shape (n_rows,)."""
        return _sums(self.columns, weights * vector[self.rows], self.n_terms)

    def from_terms(self, vector: _Vector, weights: _Vector) -> _Vector:
        """The matrix with these weights, times a vector of shape (n_terms,)."""
        return _sums(self.rows, weights * vector[self.columns], self.n_rows)


def _sums(index: NDArray[np.int64], values: _Vector, size: int) -> _Vector:
    sums: _Vector = np.bincount(index, weights=values, minlength=size).astype(np.float64, copy=False)
    return sums


def _inverse_quadrature() -> tuple[_Vector, _Vector]:
    """Nodes and weights with sum(w * exp(-x * t)) = 1/x, within 0.1 percent for every x from 1 to 40.

    The trapezoidal rule after substituting t = exp(s), where the integrand dies off on both sides.
    """
    step = 0.7
    nodes = np.exp(np.arange(-10.5, 2.2, step))
    return nodes, step * nodes


def _pagerank(multiply: _Product, n: int) -> _Vector:
    """The stationary scores of a random walk that follows similarities and jumps anywhere now and then."""
    degrees = multiply(np.ones(n))
    linked = degrees > 1e-12
    shares = np.divide(1.0, degrees, out=np.zeros(n), where=linked)
    scores = np.full(n, 1.0 / n)
    for _ in range(MAX_STEPS):
        # A sentence that resembles no other passes its score on to all of them, as a page without links does.
        stranded = scores[~linked].sum() / n
        moved = (1 - DAMPING) / n + DAMPING * (multiply(scores * shares) + stranded)
        moved /= moved.sum()
        change = np.abs(moved - scores).sum()
        scores = moved
        if change < TOLERANCE:
            break
    return scores
