"""Longest common subsequences of many short texts with one: what a text keeps of the order of another's words.

Bit-parallel over one Python integer (Hyyrö 2004, "Bit-parallel LCS-length computation revisited"): a zero bit of the
state marks a position of the reference where the length grows.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.sets import sets_of

Reals = NDArray[np.float32]

Marks = list[list[int]]
"""For each text, for each of its tokens that the reference has: the positions there, as the bits of an integer."""


def marks_of(texts: Sequence[Sequence[str]], reference: Sequence[str]) -> Marks:
    """Where the reference has the tokens of each text."""
    positions: dict[str, int] = {}
    for index, token in enumerate(reference):
        positions[token] = positions.get(token, 0) | 1 << index
    return [[positions[token] for token in tokens if token in positions] for tokens in texts]


def follow(state: int, marks: Sequence[int], everything: int) -> int:
    """The state after more tokens; `everything` has a bit for each position of the reference and is the first state."""
    for mark in marks:
        matched = state & mark
        state = ((state + matched) | (state - matched)) & everything
    return state


def lengths_of_sets(marks: Marks, size: int) -> Reals:
    """Length of the common subsequence of every set of texts, each read in a row, with a reference of `size` tokens.

    Returns:
        Shape (n_sets,), in the order of `sets_of`; sets that begin alike share the work.
    """
    everything = (1 << size) - 1
    states = [everything]
    for shorter, last in _steps(len(marks)):
        states.append(follow(states[shorter], marks[last], everything))
    return np.array([size - state.bit_count() for state in states[1:]], dtype=np.float32)


@cache
def _steps(n: int) -> list[tuple[int, int]]:
    """For each set of n texts its last text, and the place of the set without it among the states of all before."""
    places: dict[tuple[int, ...], int] = {(): 0}
    steps = []
    for members in sets_of(n).members.tolist():
        one = tuple(index for index in members if index < n)
        steps.append((places[one[:-1]], one[-1]))
        places[one] = len(steps)
    return steps
