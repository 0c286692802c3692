"""Counting syllable n-grams with arrays: no Python step an n-gram.

A syllable's id is 1 or more; 0 stands for a break (the end of a segment, or a syllable outside of the vocabulary), and
no n-gram crosses a break. While a vocabulary is learnt, an n-gram is the `uint64` that holds its ids side by side, 21
bits each, so that counting is sorting. An n-gram cannot be more frequent than any part of it, which prunes each order
by the one below (the a-priori property: Agrawal and Srikant, 1994). What is learnt is looked up in a trie.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.classification.chunks import ChunkEncoder
from unionml.classification.fields import N_FIELDS, Segment
from unionml.classification.tokens import NUMBER, Ints, SyllableIds, Tokens, encode
from unionml.classification.trie import BITS, NgramTrie
from unionml.classification.weighting import Counts
from unionml.errors import BundleError

Keys = NDArray[np.uint64]

_MAX_SYLLABLES = (1 << BITS) - 1

_AT_ONCE = 50_000
"""Positions whose n-grams are counted at once: few enough for the arrays to stay in a processor's cache."""


class Vocabulary:
    """The n-grams that a model knows, and where they are in a text.

    Attributes:
        ngrams: the features, space-separated syllables, sorted; a feature's column is its place here.
        abbreviations: what is spelt out before anything is looked up.
        order: the longest n-gram, in syllables.
    """

    def __init__(self, ngrams: Sequence[str], abbreviations: Mapping[str, str] | None = None) -> None:
        self.ngrams = list(ngrams)
        self.abbreviations = dict(abbreviations or {})
        words = "\n".join(self.ngrams).replace("\n", " ").split(" ") if self.ngrams else []
        known = sorted({*words, NUMBER})
        if "" in known or len(known) > _MAX_SYLLABLES:
            raise BundleError("the vocabulary holds an empty n-gram; train or download the model again")
        self._ids = SyllableIds({syllable: index for index, syllable in enumerate(known, start=1)})
        ids = np.fromiter(map(self._ids.__getitem__, words), dtype=np.int64, count=len(words))
        lengths = np.fromiter((ngram.count(" ") + 1 for ngram in self.ngrams), dtype=np.int64, count=len(self.ngrams))
        self._trie = NgramTrie(ids, lengths, len(known))
        self._encoder = ChunkEncoder(self._ids, self.abbreviations)
        self.order = self._trie.order

    def __len__(self) -> int:
        return len(self.ngrams)

    def __reduce__(self) -> tuple[type["Vocabulary"], tuple[list[str], dict[str, str]]]:
        # A copy for another process is small, and the same whatever this one has read.
        return Vocabulary, (self.ngrams, self.abbreviations)

    def syllable_id(self, syllable: str) -> int:
        """The id of a syllable, or 0 where no feature has it."""
        return self._ids.get(syllable, 0)

    def encode(self, articles: Iterable[Sequence[Segment]]) -> Tokens:
        """Turn texts into ids; a syllable that no feature has becomes a break."""
        return self._encoder.encode(articles)

    def find(self, tokens: Tokens) -> list[NDArray[np.int32]]:
        """For each order the feature that starts at each position, or -1; arrays of shape (n_positions,)."""
        found = []
        for at, columns in self._trie.find(tokens.ids):
            features = np.full(len(tokens.ids), -1, dtype=np.int32)
            features[at] = columns
            found.append(features)
        return found

    def count(self, tokens: Tokens) -> Counts:
        """Count the features of each article, some articles at a time."""
        pieces = []
        for start, stop in tokens.chunks(_AT_ONCE):
            part = tokens.part(start, stop)
            pieces.append(_count(self._trie.find(part.ids), part, len(self)))
        if not pieces:
            return Counts(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros((0, N_FIELDS), np.float32))
        sizes = np.concatenate([np.diff(piece.indptr) for piece in pieces])
        return Counts(
            indptr=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            columns=np.concatenate([piece.columns for piece in pieces]),
            counts=np.concatenate([piece.counts for piece in pieces]),
        )


def learn_vocabulary(
    articles: Iterable[Sequence[Segment]], *, order: int, min_df: int, abbreviations: Mapping[str, str] | None = None
) -> tuple[Vocabulary, Tokens]:
    """The n-grams of up to `order` syllables that occur in at least `min_df` articles, and the articles encoded."""
    raw = SyllableIds({NUMBER: 1}, growing=True)
    tokens = encode(articles, raw, abbreviations or {})
    syllable_of = np.array(["", *raw], dtype=object)
    # A syllable that is too rare becomes a break: nothing that holds it can be frequent enough.
    at = np.flatnonzero(tokens.ids)
    frequent = _frequent(tokens, at, tokens.ids[at].astype(np.uint64), min_df).astype(np.int64)
    # The others are numbered anew: a key has no room for all syllables of a large archive, most of which are mistyped.
    renumbered = np.zeros(len(syllable_of), dtype=np.int32)
    renumbered[frequent] = np.arange(1, len(frequent) + 1)
    tokens = Tokens(renumbered[tokens.ids], tokens.fields, tokens.starts)
    kept: list[str] = syllable_of[frequent].tolist()
    syllable_of = np.array(["", *kept], dtype=object)
    alive = tokens.ids > 0
    for n in range(2, order + 1):
        at, keys = _windows(tokens.ids, n)
        usable = alive[at] & alive[at + 1]
        at, keys = at[usable], keys[usable]
        found = _frequent(tokens, at, keys, min_df)
        alive = np.zeros(len(tokens.ids), dtype=bool)
        if len(found):
            place = np.minimum(np.searchsorted(found, keys), len(found) - 1)
            alive[at[found[place] == keys]] = True
        parts = [
            syllable_of[((found >> np.uint64(BITS * (n - 1 - place))) & np.uint64(_MAX_SYLLABLES)).astype(np.int64)]
            for place in range(n)
        ]
        kept += [" ".join(words) for words in zip(*parts, strict=True)]
    vocabulary = Vocabulary(sorted(kept), abbreviations)
    final = np.fromiter(map(vocabulary.syllable_id, syllable_of), dtype=np.int32, count=len(syllable_of))
    return vocabulary, Tokens(final[tokens.ids], tokens.fields, tokens.starts)


def _windows(ids: NDArray[np.int32], n: int) -> tuple[Ints, Keys]:
    """Where an n-gram without a break starts, and its key."""
    stop = max(len(ids) - n + 1, 0)
    whole = ids[:stop] > 0
    for place in range(1, n):
        whole &= ids[place : stop + place] > 0
    at = np.flatnonzero(whole)
    keys = ids[at].astype(np.uint64)
    for place in range(1, n):
        keys = (keys << np.uint64(BITS)) | ids[at + place].astype(np.uint64)
    return at, keys


def _frequent(tokens: Tokens, at: Ints, keys: Keys, min_df: int) -> Keys:
    """Of the keys, one for each position in `at`, those that occur in at least `min_df` articles, ascending."""
    candidates, totals = _unique(keys)
    candidates = candidates[totals >= min_df]
    if min_df == 1 or not len(candidates):
        return candidates
    df = np.zeros(len(candidates), dtype=np.int64)
    bounds = np.searchsorted(at, tokens.starts)
    for start, stop in tokens.chunks():
        wanted = keys[bounds[start] : bounds[stop]]
        rows = np.repeat(np.arange(stop - start), np.diff(bounds[start : stop + 1]))
        place = np.minimum(np.searchsorted(candidates, wanted), len(candidates) - 1)
        hit = candidates[place] == wanted
        pairs, _ = _unique(rows[hit] * len(candidates) + place[hit])
        df += np.bincount(pairs % len(candidates), minlength=len(candidates))
    return candidates[df >= min_df]


def _unique(keys: NDArray[Any]) -> tuple[NDArray[Any], Ints]:
    """The distinct keys, ascending, and how often each occurs.

    Not `np.unique`, which hashes in some versions of NumPy and then takes ten times as long on keys mostly distinct.
    """
    keys = np.sort(keys)
    new = np.ones(len(keys), dtype=bool)
    new[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(new)
    return keys[starts], np.diff(starts, append=len(keys))


def _count(found: Iterable[tuple[Ints, NDArray[np.int32]]], tokens: Tokens, n_features: int) -> Counts:
    # The field rides in the lowest digit of the key, so that one sort counts entries and fields together.
    bases = tokens.rows() * (n_features * N_FIELDS) + tokens.fields
    keys = [np.zeros(0, dtype=np.int64)]
    keys += [bases.take(at) + columns.astype(np.int64) * N_FIELDS for at, columns in found]
    triples, totals = _unique(np.concatenate(keys))
    entries = triples // N_FIELDS
    first = np.ones(len(entries), dtype=bool)
    first[1:] = entries[1:] != entries[:-1]
    counts = np.zeros((int(first.sum()), N_FIELDS), dtype=np.float32)
    counts[np.cumsum(first) - 1, triples - entries * N_FIELDS] = totals
    entries = entries[first]
    owner = entries // max(n_features, 1)
    indptr = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(tokens)))]).astype(np.int64)
    return Counts(indptr, (entries - owner * n_features).astype(np.int32), counts)
