"""Longest common subsequences of many short texts with one: what a text keeps of the order of another's words.

Bit-parallel over one Python integer (Hyyrö 2004, "Bit-parallel LCS-length computation revisited"): a zero bit of the
state marks a position of the reference where the length grows.
"""

from collections.abc import Sequence

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


def lengths_of_texts(marks: Marks, size: int) -> Reals:
    """Length of the common subsequence of each text with a reference of `size` tokens, shape (n_texts,)."""
    everything = (1 << size) - 1
    return np.array([size - follow(everything, one, everything).bit_count() for one in marks], dtype=np.float32)


def lengths_of_sets(marks: Marks, size: int) -> Reals:
    """The same for every set of the texts in a row, shape (n_sets,); sets that begin alike share the work."""
    everything = (1 << size) - 1
    states: dict[tuple[int, ...], int] = {(): everything}
    lengths = []
    for members in sets_of(len(marks)).members.tolist():
        one = tuple(index for index in members if index < len(marks))
        states[one] = follow(states[one[:-1]], marks[one[-1]], everything)
        lengths.append(size - states[one].bit_count())
    return np.array(lengths, dtype=np.float32)
