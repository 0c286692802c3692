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


def dangling(weights: NDArray[np.float32], places: NDArray[np.int64]) -> NDArray[np.float32]:
    """For each set the sum of weights of the sentences in it that do not follow their neighbour, shape (n_sets,).

    Args:
        weights: what each sentence counts that leans on the one before it, 0 for the others; shape (n,).
        places: where each sentence stands in the article, ascending; shape (n,).
    """
    members = sets_of(len(weights)).members
    held = np.append(weights, np.float32(0.0))[members]
    stands = np.append(places, -1)[members]
    held[:, 1:] *= stands[:, 1:] != stands[:, :-1] + 1
    sums: NDArray[np.float32] = held.sum(axis=1)
    return sums
