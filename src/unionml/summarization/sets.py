"""Every way to choose a few sentences out of some."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGEST = 3
"""Sentences of the largest set."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sets:
    """Every set of one to `LARGEST` out of n sentences.

    Attributes:
        members: shape (n_sets, LARGEST): indices in ascending order, filled up with n.
        matrix: shape (n_sets, n): 1 where the set holds the sentence.
        sizes: shape (n_sets,).
        neighbours: shape (n_sets, n): 1 where the set holds the sentence and the one before it.
    """

    members: Integers
    matrix: NDArray[np.float32]
    sizes: NDArray[np.float32]
    neighbours: NDArray[np.float32]


@cache
def sets_of(n: int) -> Sets:
    """The sets of n sentences, singles first."""
    found = [one for size in range(1, LARGEST + 1) for one in combinations(range(n), size)]
    members = np.full((len(found), LARGEST), n, dtype=np.int64)
    matrix = np.zeros((len(found), n), dtype=np.float32)
    for row, one in enumerate(found):
        members[row, : len(one)] = one
        matrix[row, list(one)] = 1.0
    neighbours = np.zeros_like(matrix)
    neighbours[:, 1:] = matrix[:, 1:] * matrix[:, :-1]
    return Sets(members, matrix, matrix.sum(axis=1), neighbours)


@cache
def rows_of(n: int) -> dict[tuple[int, ...], int]:
    """Which row of `sets_of` each set is, by its members in ascending order."""
    found = sets_of(n).members.tolist()
    return {tuple(place for place in one if place < n): row for row, one in enumerate(found)}


@cache
def followed_of(n: int) -> NDArray[np.float32]:
    """Which of the n sentences each set holds together with a later one, shape (n_sets, n), 1 or 0."""
    matrix = sets_of(n).matrix
    later = matrix[:, ::-1].cumsum(axis=1)[:, ::-1] - matrix
    return np.where(later > 0, matrix, np.float32(0))


@cache
def meets_of(n: int) -> NDArray[np.float32]:
    """Which sets share a sentence with which choice of the n, shape (2**n, n_sets), 1 or 0.

    The bits of a row's number are the sentences of that choice.
    """
    bits = sets_of(n).matrix.astype(np.int64) @ (1 << np.arange(n))
    return ((np.arange(1 << n)[:, None] & bits) > 0).astype(np.float32)


@cache
def complete_of(n: int) -> NDArray[np.bool_]:
    """Which sets have only sentences that are there, where the first 0 to n are; shape (n + 1, n_sets)."""
    last = np.where(sets_of(n).members < n, sets_of(n).members, -1).max(axis=1)
    complete: NDArray[np.bool_] = last < np.arange(n + 1)[:, None]
    return complete


@cache
def parents_of(n: int) -> list[tuple[Integers, Integers]]:
    """For the sets of each size, which set each one is without its last sentence, and that last sentence.

    The empty set is number 0 and the sets of `sets_of` follow it, so that whoever takes the sizes in turn has what
    parents give.
    """
    places: dict[tuple[int, ...], int] = {(): 0}
    steps = []
    for size in range(1, min(LARGEST, n) + 1):
        found = list(combinations(range(n), size))
        steps.append((np.array([places[one[:-1]] for one in found]), np.array([one[-1] for one in found])))
        for one in found:
            places[one] = len(places)
    return steps


def dangling(weights: NDArray[np.float32], places: Integers) -> NDArray[np.float32]:
    """For each set the sum of weights of the sentences in it that do not follow their neighbour, shape (..., n_sets).

    Args:
        weights: what each sentence counts that leans on the one before it, 0 for the others; shape (..., n).
        places: where each sentence stands in the article, ascending; shape (..., n).
    """
    sets = sets_of(weights.shape[-1])
    sums: NDArray[np.float32] = weights @ sets.matrix.T - (weights * _follows(places)) @ sets.neighbours.T
    return sums


def cut_off(weights: NDArray[np.float32], places: Integers) -> NDArray[np.float32]:
    """The same of the sentences whose next one the set lacks: that goes on with what they begin."""
    sets = sets_of(weights.shape[-1])
    before = np.zeros_like(weights)
    before[..., 1:] = weights[..., :-1]
    sums: NDArray[np.float32] = weights @ sets.matrix.T - (before * _follows(places)) @ sets.neighbours.T
    return sums


def _follows(places: Integers) -> NDArray[np.bool_]:
    """Which of the n follow their neighbour: if a set has that one, it is the one before among the n."""
    follows = np.zeros(places.shape, dtype=bool)
    follows[..., 1:] = places[..., 1:] == places[..., :-1] + 1
    return follows


def with_last(values: NDArray[Any], last: float) -> NDArray[Any]:
    """The values with one more at the end of the last axis: what stands for the place that a set leaves empty."""
    longer = np.empty((*values.shape[:-1], values.shape[-1] + 1), dtype=values.dtype)
    longer[..., :-1] = values
    longer[..., -1] = last
    return longer
