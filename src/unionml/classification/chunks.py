"""Articles to syllable ids with arrays over characters: what `tokens.encode` does, several times as fast.

A text is cut where no syllable can go across: at white space and plain punctuation. Each piece is known by a hash of
its characters, and what it comes to (its canonical spelling, lower-cased, cut into syllables, abbreviations spelt out)
is worked out once and remembered, so that nearly all of a text is two look-ups a word for a whole batch of articles.
Hashes are polynomials modulo 2⁶⁴ (Karp and Rabin, 1987), taken of all pieces at once from one running sum. Two pieces
of one hash would be taken for each other: among a million different ones that has a chance of 3 in 100 million.
"""

import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unionml.classification.abbreviations import expansions
from unionml.classification.fields import Segment
from unionml.classification.hashing import HashTable, Keys
from unionml.classification.tokens import NUMBER, Ints, SyllableIds, Tokens, words_of

Units = NDArray[np.uint16]

BLOCK_CHARACTERS = 150_000
"""Characters that are worked on at once: few enough for the arrays to stay in a processor's cache."""

REMEMBERED = 400_000
"""Pieces that are remembered, in some 20 MB; then all are forgotten."""

_LONGEST = 64
"""Characters of a piece that is remembered; longer ones are no words."""

# What a character can be. Anything that is not named below is part of a piece, and might be a digit or vanish.
_OTHER, _CUT, _LETTER, _POINT, _DIGIT, _FAR = range(6)

_BREAK, _NUMBER = 0, 1
"""The first two pieces: the end of a segment, and any plain number."""

_BASE: Final = 0x9E3779B97F4A7C15
_BREAK_UNITS: Final = " |".encode("utf-16-le")
_BLANK: Final = " ".encode("utf-16-le")
_HALVES: Final = re.compile("[\ud800-\udfff]")


@cache
def _kinds() -> NDArray[np.uint8]:
    """The kind of each UTF-16 unit; shape (65536,)."""
    kinds = np.full(1 << 16, _OTHER, dtype=np.uint8)
    blanks = [code for code in range(1 << 16) if chr(code).isspace()]
    # Canonical text has these as they are or as others of them, and none is part of a syllable.
    marks = "!\"#$%&'()*+-/:;<=>?@[\\]^_`{|}~“”„‘’–—…•·«»"
    kinds[blanks + [ord(mark) for mark in marks]] = _CUT
    letters = [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    kinds[[code for code in letters if chr(code).isalpha()]] = _LETTER
    kinds[[ord("."), ord(",")]] = _POINT
    kinds[0x30:0x3A] = _DIGIT
    # Where what a syllable is depends on more than its piece: scripts with vowel marks, and the Greek final sigma.
    for first, last in ((0x483, 0x489), (0x591, 0x109F), (0x1700, 0x1CFF), (0xA66F, 0xABFF), (0x3A3, 0x3A3)):
        kinds[first : last + 1] = _FAR
    return kinds


@cache
def _numbers() -> Keys:
    """A random number for each UTF-16 unit (SplitMix64: Steele, Lea and Flood, 2014); shape (65536,)."""
    z = (np.arange(1, (1 << 16) + 1, dtype=np.uint64)) * np.uint64(_BASE)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def _powers(base: int, n: int) -> Keys:
    """1, base, base², … modulo 2⁶⁴; shape (n,)."""
    powers = np.full(n, base, dtype=np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


@cache
def _usual_powers() -> tuple[Keys, Keys]:
    n = 2 * BLOCK_CHARACTERS
    return _powers(_BASE, n), _powers(pow(_BASE, -1, 1 << 64), n)


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-16-le")
    except UnicodeEncodeError:
        # Two halves of a surrogate pair would become one letter; canonical text has a mark for each.
        return _HALVES.sub("\ufffd", text).encode("utf-16-le")


class ChunkEncoder:
    """Turns articles into ids, and remembers what the pieces of their texts came to.

    Threads may share it.

    Args:
        ids: what to look up in; it does not grow.
        abbreviations: what is spelt out first.
    """

    def __init__(self, ids: SyllableIds, abbreviations: Mapping[str, str]) -> None:
        self._ids = ids
        self._expanded = expansions(abbreviations)
        # A vocabulary of some other making may tell numbers apart.
        self._has_numbers = any(word[0].isdigit() and word[-1].isdigit() and word != NUMBER for word in ids)
        self._lock = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self._known = HashTable()
        self._pieces = _Pieces()
        self._pieces.add([np.zeros(1, np.int32), np.array([self._ids[NUMBER]], np.int32)])

    def encode(self, articles: Iterable[Sequence[Segment]]) -> Tokens:
        """The same as `tokens.encode` with these ids and abbreviations."""
        parts: list[tuple[NDArray[np.int32], Ints]] = []
        codes: list[int] = []
        segments_of: list[int] = []
        texts: list[str] = []
        characters = 0
        for article in articles:
            segments_of.append(len(article))
            for code, text in article:
                codes.append(code)
                texts.append(text)
                characters += len(text)
            if characters > BLOCK_CHARACTERS:
                parts.append(self._block(texts))
                texts, characters = [], 0
        if texts:
            parts.append(self._block(texts))
        lengths = np.concatenate([np.zeros(0, np.int64), *(part[1] for part in parts)])
        ends = np.concatenate([[0], np.cumsum(lengths)])
        return Tokens(
            ids=np.concatenate([np.zeros(0, np.int32), *(part[0] for part in parts)]),
            fields=np.repeat(np.array(codes, dtype=np.uint8), lengths),
            starts=ends[np.concatenate([[0], np.cumsum(segments_of, dtype=np.int64)])],
        )

    def _block(self, texts: Sequence[str]) -> tuple[NDArray[np.int32], Ints]:
        """The ids of segments, each with its break behind it, and how many each has."""
        raw = [_encoded(text) for text in texts]
        joined = b"".join(chain.from_iterable((_BLANK, one, _BREAK_UNITS) for one in raw)) + _BLANK
        units = np.frombuffer(joined, dtype=np.uint16)
        ends = np.cumsum(np.fromiter(map(len, raw), dtype=np.int64, count=len(raw)) // 2 + 3)
        breaks = ends - 1
        kinds = _kinds().take(units)
        far = self._take_out_far(texts, kinds, ends) if (kinds == _FAR).any() else {}
        starts, stops = _pieces(kinds, breaks)
        at_break = np.searchsorted(starts, breaks)
        with self._lock:
            ids, before = self._pieces.join(self._look_up(units, kinds, starts, stops, at_break))
            if len(self._pieces) > REMEMBERED:
                self._forget()
        breaks = before[at_break] - 1
        if far:
            inserted = np.repeat(breaks[list(far)], [len(one) for one in far.values()])
            ids = np.insert(ids, inserted, np.concatenate(list(far.values())))
            more = np.zeros(len(texts), dtype=np.int64)
            more[list(far)] = [len(one) for one in far.values()]
            breaks = breaks + np.cumsum(more)
        return ids, np.diff(breaks, prepend=-1)

    def _take_out_far(self, texts: Sequence[str], kinds: NDArray[np.uint8], ends: Ints) -> dict[int, NDArray[np.int32]]:
        """Blank the segments that cannot be cut into pieces; gives their ids, found the plain way."""
        found = {}
        for index in np.unique(np.searchsorted(ends, np.flatnonzero(kinds == _FAR), side="right")).tolist():
            found[index] = self._slowly(texts[index])
            kinds[ends[index - 1] if index else 0 : ends[index] - 1] = _CUT
        return found

    def _slowly(self, text: str) -> NDArray[np.int32]:
        return np.array([self._ids[word] for word in words_of(text, self._expanded)], dtype=np.int32)

    def _look_up(self, units: Units, kinds: NDArray[np.uint8], starts: Ints, stops: Ints, at_break: Ints) -> Ints:
        hashes = _hashes(units, starts, stops)
        pieces = self._known.find(hashes)
        pieces[at_break] = _BREAK
        if not self._has_numbers:
            pieces[_plain_numbers(kinds, starts, stops)] = _NUMBER
        missing = np.flatnonzero(pieces < 0)
        if len(missing):
            pieces[missing] = self._learn(units, starts[missing], stops[missing], hashes[missing])
        return pieces.astype(np.int64)

    def _learn(self, units: Units, starts: Ints, stops: Ints, hashes: Keys) -> NDArray[np.int32]:
        """Numbers for pieces that are met for the first time."""
        # Long ones are told apart by their place, since they are met once and might be made to collide.
        is_long = stops - starts > _LONGEST
        keys, first, inverse = np.unique(
            np.where(is_long, starts.astype(np.uint64), hashes), return_index=True, return_inverse=True
        )
        numbers = self._pieces.add(
            [
                self._slowly(units[starts[i] : stops[i]].tobytes().decode("utf-16-le", "surrogatepass"))
                for i in first.tolist()
            ]
        )
        short = ~is_long[first]
        self._known.add(keys[short], numbers[short])
        return numbers[inverse]


class _Pieces:
    """What the pieces came to: piece p to `flat[offsets[p] : offsets[p] + sizes[p]]`. The arrays have room to grow."""

    def __init__(self) -> None:
        self._n = self._n_flat = 0
        self._flat = np.zeros(1024, dtype=np.int32)
        self._offsets = np.zeros(1024, dtype=np.int64)
        self._sizes = np.zeros(1024, dtype=np.int64)

    def __len__(self) -> int:
        return self._n

    def add(self, found: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
        """Put in pieces; gives their numbers."""
        sizes = np.array([len(one) for one in found], dtype=np.int64)
        n, n_flat = self._n + len(found), self._n_flat + int(sizes.sum())
        self._flat = _with_room(self._flat, n_flat)
        self._offsets, self._sizes = _with_room(self._offsets, n), _with_room(self._sizes, n)
        self._flat[self._n_flat : n_flat] = np.concatenate(found)
        self._offsets[self._n : n] = self._n_flat + np.cumsum(sizes) - sizes
        self._sizes[self._n : n] = sizes
        numbers = np.arange(self._n, n, dtype=np.int32)
        self._n, self._n_flat = n, n_flat
        return numbers

    def join(self, pieces: Ints) -> tuple[NDArray[np.int32], Ints]:
        """What pieces come to end to end, and how many ids there are up to and with each."""
        sizes = self._sizes.take(pieces)
        ends = np.cumsum(sizes)
        places = np.repeat(self._offsets.take(pieces) - ends + sizes, sizes)
        places += np.arange(len(places))
        return self._flat.take(places), ends


def _with_room(array: NDArray[Any], n: int) -> NDArray[Any]:
    if n <= len(array):
        return array
    return np.concatenate([array, np.zeros(max(n, 2 * len(array)) - len(array), dtype=array.dtype)])


def _pieces(kinds: NDArray[np.uint8], breaks: Ints) -> tuple[Ints, Ints]:
    """Where the pieces start and stop; a break is one by itself."""
    inside = kinds != _CUT
    inside[breaks] = True
    points = np.flatnonzero(kinds == _POINT)
    # A point or comma is part of a number if it may have digits on both sides; blanks stand at both ends of a block.
    unsure = (kinds == _OTHER) | (kinds == _DIGIT)
    inside[points] = unsure[points - 1] & unsure[points + 1]
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return edges[0::2], edges[1::2]


def _hashes(units: Units, starts: Ints, stops: Ints) -> Keys:
    """A hash of each piece, the same wherever it stands."""
    n = len(units)
    up, down = _usual_powers()
    if n > len(up):
        up, down = _powers(_BASE, n), _powers(pow(_BASE, -1, 1 << 64), n)
    sums = np.cumsum(_numbers().take(units) * up[:n])
    hashes: Keys = (sums[stops - 1] - sums[starts - 1]) * down[starts]
    return hashes


def _plain_numbers(kinds: NDArray[np.uint8], starts: Ints, stops: Ints) -> Ints:
    """Which pieces are digits, with points and commas between them."""
    likely = np.flatnonzero((kinds[starts] == _DIGIT) & (kinds[stops - 1] == _DIGIT))
    if not len(likely):
        return likely
    lengths = stops[likely] - starts[likely]
    before = np.cumsum(lengths) - lengths
    places = np.repeat(starts[likely] - before, lengths) + np.arange(int(lengths.sum()))
    is_part = (kinds[places] == _DIGIT) | (kinds[places] == _POINT)
    return likely[np.logical_and.reduceat(is_part, before)]
