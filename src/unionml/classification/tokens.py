"""Articles as arrays of syllable ids: one dictionary look-up a syllable."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unionml.classification.abbreviations import expansions
from unionml.classification.fields import Segment
from unionml.text import syllables

Ints = NDArray[np.int64]

NUMBER = "0"
"""What every number is to a model: how many gifts were given says no more of the topic than that some were."""

CHUNK = 2_000_000
"""Positions that are held as Python numbers, and later sorted, at a time: some 100 MB."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The syllables of many articles as ids, end to end.

    Attributes:
        ids: id of every syllable, with a 0 after every segment; shape (n_positions,).
        fields: field of every position; shape (n_positions,).
        starts: where each article starts, and where the last one ends; shape (n_articles + 1,).
    """

    ids: NDArray[np.int32]
    fields: NDArray[np.uint8]
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def rows(self) -> Ints:
        """The article of every position."""
        return np.repeat(np.arange(len(self), dtype=np.int64), np.diff(self.starts))

    def part(self, start: int, stop: int) -> "Tokens":
        """The articles from `start` up to `stop`."""
        low, high = int(self.starts[start]), int(self.starts[stop])
        return Tokens(self.ids[low:high], self.fields[low:high], self.starts[start : stop + 1] - low)

    def chunks(self, size: int | None = None) -> Iterable[tuple[int, int]]:
        """Ranges of articles that hold some `size` positions each, by default `CHUNK`."""
        size = size or CHUNK
        start = 0
        while start < len(self):
            stop = int(np.searchsorted(self.starts, self.starts[start] + size, side="right")) - 1
            stop = min(max(stop, start + 1), len(self))
            yield start, stop
            start = stop


class SyllableIds(dict[str, int]):
    """The ids of known syllables, from 1; an unknown one is a break, or while growing a new id.

    Args:
        known: syllables with their ids.
        growing: whether an unknown syllable gets the next id.
    """

    def __init__(self, known: Mapping[str, int], *, growing: bool = False) -> None:
        super().__init__(known)
        self.growing = growing

    def __missing__(self, syllable: str) -> int:
        if syllable[0].isdigit() and syllable[-1].isdigit() and syllable != NUMBER:
            return self[NUMBER]
        if not self.growing:
            return 0
        self[syllable] = len(self) + 1
        return self[syllable]


def words_of(text: str, expanded: Mapping[str, Sequence[str]]) -> list[str]:
    """The syllables of a text, abbreviations spelt out."""
    words = syllables(text)
    if expanded.keys().isdisjoint(words):
        return words
    return [part for word in words for part in expanded.get(word, (word,))]


def encode(articles: Iterable[Sequence[Segment]], ids: SyllableIds, abbreviations: Mapping[str, str]) -> Tokens:
    """Turn the segments of articles into ids.

    Args:
        articles: for each article its segments.
        ids: what to look up in.
        abbreviations: what is spelt out first.
    """
    expanded = expansions(abbreviations)
    look_up = ids.__getitem__
    pieces: list[NDArray[np.int32]] = []
    buffer: list[int] = []
    lengths: list[int] = []
    codes: list[int] = []
    starts = [0]
    position = 0
    for article in articles:
        for code, text in article:
            words = words_of(text, expanded)
            buffer += map(look_up, words)
            buffer.append(0)
            codes.append(code)
            lengths.append(len(words) + 1)
            position += len(words) + 1
        starts.append(position)
        if len(buffer) > CHUNK:
            pieces.append(np.array(buffer, dtype=np.int32))
            buffer = []
    pieces.append(np.array(buffer, dtype=np.int32))
    fields = np.repeat(np.array(codes, dtype=np.uint8), np.array(lengths, dtype=np.int64))
    return Tokens(np.concatenate(pieces), fields, np.array(starts, dtype=np.int64))
