"""Longest common subsequences of many short texts with one: what a text keeps of the order of another's words.

Bit-parallel over one Python integer (Hyyrö 2004, "Bit-parallel LCS-length computation revisited"): a zero bit of the
state marks a position of the reference where the length grows.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.sets import parents_of

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
    for parents, lasts in parents_of(len(marks)):
        for parent, last in zip(parents.tolist(), lasts.tolist(), strict=True):
            states.append(follow(states[parent], marks[last], everything))
    return np.array([size - state.bit_count() for state in states[1:]], dtype=np.float32)
