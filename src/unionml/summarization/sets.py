"""Every way to choose a few sentences out of some."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

LARGEST = 3
"""Sentences of the largest set."""


@dataclass(frozen=True, slots=True)
class Sets:
    """Every set of one to `LARGEST` out of n sentences.

    Attributes:
        members: shape (n_sets, LARGEST): indices in ascending order, filled up with n.
        matrix: shape (n_sets, n): 1 where the set holds the sentence.
        sizes: shape (n_sets,).
    """

    members: NDArray[np.int64]
    matrix: NDArray[np.float32]
    sizes: NDArray[np.float32]


@cache
def sets_of(n: int) -> Sets:
    """The sets of n sentences, singles first."""
    found = [one for size in range(1, LARGEST + 1) for one in combinations(range(n), size)]
    members = np.full((len(found), LARGEST), n, dtype=np.int64)
    matrix = np.zeros((len(found), n), dtype=np.float32)
    for row, one in enumerate(found):
        members[row, : len(one)] = one
        matrix[row, list(one)] = 1.0
    return Sets(members, matrix, matrix.sum(axis=1))
