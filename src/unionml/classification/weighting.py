"""From counts to TF-IDF rows, and from rows to margins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.classification.tokens import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each feature occurs in each article, by field: a sparse matrix in rows.

    Attributes:
        indptr: where each article's entries start; shape (n_articles + 1,).
        columns: feature of each entry, ascending within an article; shape (n_entries,).
        counts: occurrences in each field; shape (n_entries, n_fields).
    """

    indptr: Ints
    columns: NDArray[np.int32]
    counts: NDArray[np.float32]

    def document_frequency(self, n_features: int) -> Ints:
        """In how many articles each feature occurs; shape (n_features,)."""
        return np.bincount(self.columns, minlength=n_features)


def inverse_document_frequency(df: Ints, n_articles: int, scale: NDArray[Any] | float = 1.0) -> NDArray[np.float32]:
    """(log((1 + n) / (1 + df)) + 1) * scale, rounded to what a bundle holds.

    Args:
        df: in how many articles each feature occurs; shape (n_features,).
        n_articles: how many articles there are.
        scale: a factor for each feature.
    """
    idf = (np.log((1 + n_articles) / (1 + df)) + 1) * scale
    return idf.astype(np.float16).astype(np.float32)


def weigh(counts: Counts, idf: NDArray[np.float32], field_weights: Sequence[float]) -> NDArray[np.float32]:
    """The value of each entry: log(1 + count weighted by field) times idf, each article scaled to length 1.

    Args:
        counts: of the articles.
        idf: of the features; shape (n_features,).
        field_weights: what one occurrence counts for in each field; shape (n_fields,).
    """
    frequency = counts.counts @ np.asarray(field_weights, dtype=np.float32)
    values = np.log1p(frequency) * idf[counts.columns]
    norms = np.sqrt(_row_sums(values * values, counts.indptr))
    norms[norms == 0] = 1
    scaled: NDArray[np.float32] = (values / np.repeat(norms, np.diff(counts.indptr))).astype(np.float32)
    return scaled


def project(counts: Counts, values: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float64]:
    """The sparse rows times a dense matrix of shape (n_features, n_labels), without scipy."""
    out = np.empty((len(counts.indptr) - 1, weights.shape[1]))
    for label, column in enumerate(np.ascontiguousarray(weights.T)):
        out[:, label] = _row_sums(values * column.take(counts.columns), counts.indptr)
    return out


def to_csr(counts: Counts, values: NDArray[np.float32], n_features: int) -> "csr_matrix[Any]":
    """The same rows for scikit-learn; shape (n_articles, n_features)."""
    from scipy.sparse import csr_matrix

    # liblinear takes 32-bit indices only.
    indptr = counts.indptr.astype(np.int32) if len(values) < 2**31 else counts.indptr
    return csr_matrix((values, counts.columns, indptr), shape=(len(counts.indptr) - 1, n_features))


def _row_sums(values: NDArray[Any], indptr: Ints) -> NDArray[np.float64]:
    # Not by differences of a running total, which would make a row's result depend on the rows before it.
    sums = np.zeros(len(indptr) - 1)
    starts = indptr[:-1]
    is_filled = starts < indptr[1:]
    if is_filled.any():
        sums[is_filled] = np.add.reduceat(values.astype(np.float64), starts[is_filled])
    return sums
