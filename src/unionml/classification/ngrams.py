"""Counting syllable n-grams with arrays: one dictionary look-up a syllable, no Python step an n-gram.

A syllable gets an id from 1; 0 stands for a break (the end of a segment, or a syllable outside of the vocabulary), and
no n-gram crosses a break. An n-gram is the `uint64` that holds its ids side by side, 21 bits each, so that counting is
sorting and looking up is a binary search. An n-gram cannot be more frequent than any part of it, which prunes each
order by the one below (the a-priori property: Agrawal and Srikant, 1994).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.classification.fields import N_FIELDS, Segment
from unionml.errors import BundleError
from unionml.text import syllables

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Ints = NDArray[np.int64]

_BITS = 21
_MAX_SYLLABLES = (1 << _BITS) - 1
_CHUNK = 2_000_000
"""Positions that are sorted at a time: bounds the memory that counting takes to some 100 MB."""


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


class Vocabulary:
    """The n-grams that a model knows, and where they are in a text.

    Attributes:
        ngrams: the features, space-separated syllables, sorted; a feature's column is its place here.
        order: the longest n-gram, in syllables.
    """

    def __init__(self, ngrams: Sequence[str]) -> None:
        self.ngrams = list(ngrams)
        text = "\n".join(self.ngrams)
        words = text.replace("\n", " ").split(" ") if self.ngrams else []
        known = sorted(set(words))
        if "" in known or len(known) > _MAX_SYLLABLES:
            raise BundleError("the vocabulary holds an empty n-gram; train or download the model again")
        self._ids = {syllable: index for index, syllable in enumerate(known, start=1)}
        ids = np.fromiter(map(self._ids.__getitem__, words), dtype=np.uint64, count=len(words))
        lengths = np.fromiter((ngram.count(" ") + 1 for ngram in self.ngrams), dtype=np.int64, count=len(self.ngrams))
        ends = np.cumsum(lengths)
        self.order = int(lengths.max(initial=0))
        self._tables: list[tuple[NDArray[np.uint64], NDArray[np.int32]]] = []
        for n in range(1, self.order + 1):
            columns = np.flatnonzero(lengths == n)
            keys = np.zeros(len(columns), dtype=np.uint64)
            for place in range(n):
                keys = (keys << np.uint64(_BITS)) | ids[ends[columns] - n + place]
            order = np.argsort(keys)
            self._tables.append((keys[order], columns[order].astype(np.int32)))

    def __len__(self) -> int:
        return len(self.ngrams)

    def syllable_id(self, syllable: str) -> int:
        """The id of a syllable, or 0 where no feature has it."""
        return self._ids.get(syllable, 0)

    def encode(self, articles: Iterable[Sequence[Segment]]) -> Tokens:
        """Turn texts into ids; a syllable that no feature has becomes a break."""
        get = self._ids.get
        return _encode(articles, lambda words: [get(word, 0) for word in words])

    def find(self, tokens: Tokens) -> list[NDArray[np.int32]]:
        """For each order the feature that starts at each position, or -1; arrays of shape (n_positions,)."""
        found = []
        for n, (keys, columns) in enumerate(self._tables, start=1):
            at, wanted = _windows(tokens.ids, n)
            features = np.full(len(tokens.ids), -1, dtype=np.int32)
            if len(keys) and len(at):
                place = np.searchsorted(keys, wanted)
                place[place == len(keys)] = 0
                hit = keys[place] == wanted
                features[at[hit]] = columns[place[hit]]
            found.append(features)
        return found

    def count(self, tokens: Tokens) -> Counts:
        """Count the features of each article, some articles at a time."""
        pieces = []
        for start, stop in _chunks(tokens):
            pieces.append(_count(self.find(_slice(tokens, start, stop)), _slice(tokens, start, stop), len(self)))
        if not pieces:
            return Counts(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros((0, N_FIELDS), np.float32))
        sizes = np.concatenate([np.diff(piece.indptr) for piece in pieces])
        return Counts(
            indptr=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            columns=np.concatenate([piece.columns for piece in pieces]),
            counts=np.concatenate([piece.counts for piece in pieces]),
        )


def learn_vocabulary(articles: Iterable[Sequence[Segment]], *, order: int, min_df: int) -> tuple[Vocabulary, Tokens]:
    """The n-grams of up to `order` syllables that occur in at least `min_df` articles, and the articles encoded."""
    raw: defaultdict[str, int] = defaultdict()
    raw.default_factory = lambda: len(raw) + 1
    tokens = _encode(articles, lambda words: list(map(raw.__getitem__, words)))
    syllable_of = np.array(["", *raw], dtype=object)
    kept: list[str] = []
    # A syllable that is too rare becomes a break: nothing that holds it can be frequent enough.
    frequent = _frequent(tokens, np.arange(len(tokens.ids))[tokens.ids > 0], tokens.ids.astype(np.uint64), min_df)
    mask = np.zeros(len(syllable_of), dtype=bool)
    mask[frequent.astype(np.int64)] = True
    ids = np.where(mask[tokens.ids], tokens.ids, 0).astype(np.int32)
    tokens = Tokens(ids, tokens.fields, tokens.starts)
    alive = ids > 0
    kept += syllable_of[np.flatnonzero(mask)].tolist()
    for n in range(2, order + 1):
        at, keys = _windows(ids, n)
        usable = alive[at] & alive[at + 1]
        at, keys = at[usable], keys[usable]
        full = np.zeros(len(ids), dtype=np.uint64)
        full[at] = keys
        frequent = _frequent(tokens, at, full, min_df)
        alive = np.zeros(len(ids), dtype=bool)
        if len(frequent):
            place = np.minimum(np.searchsorted(frequent, keys), len(frequent) - 1)
            alive[at[frequent[place] == keys]] = True
        parts = [
            syllable_of[((frequent >> np.uint64(_BITS * (n - 1 - place))) & np.uint64(_MAX_SYLLABLES)).astype(np.int64)]
            for place in range(n)
        ]
        kept += [" ".join(words) for words in zip(*parts, strict=True)]
    vocabulary = Vocabulary(sorted(kept))
    final = np.fromiter(map(vocabulary.syllable_id, syllable_of), dtype=np.int32, count=len(syllable_of))
    return vocabulary, Tokens(final[tokens.ids], tokens.fields, tokens.starts)


def weigh(counts: Counts, idf: NDArray[np.float32], field_weights: Sequence[float]) -> NDArray[np.float32]:
    """The value of each entry: log(1 + weighted count) times idf, each article scaled to length 1."""
    frequency = counts.counts @ np.asarray(field_weights, dtype=np.float32)
    values = np.log1p(frequency) * idf[counts.columns]
    norms = np.sqrt(_row_sums(values * values, counts.indptr))
    norms[norms == 0] = 1
    scaled: NDArray[np.float32] = (values / np.repeat(norms, np.diff(counts.indptr))).astype(np.float32)
    return scaled


def document_frequency(counts: Counts, n_features: int) -> Ints:
    """In how many articles each feature occurs."""
    return np.bincount(counts.columns, minlength=n_features)


def project(counts: Counts, values: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float64]:
    """The sparse rows times a dense matrix of shape (n_features, n_labels), without building the sparse matrix."""
    out = np.empty((len(counts.indptr) - 1, weights.shape[1]))
    for label in range(weights.shape[1]):
        out[:, label] = _row_sums(values * weights[counts.columns, label], counts.indptr)
    return out


def to_csr(counts: Counts, values: NDArray[np.float32], n_features: int) -> "csr_matrix[Any]":
    """The same rows for scikit-learn; shape (n_articles, n_features)."""
    from scipy.sparse import csr_matrix

    indptr = counts.indptr.astype(np.int32) if len(values) < 2**31 else counts.indptr
    return csr_matrix((values, counts.columns, indptr), shape=(len(counts.indptr) - 1, n_features))


def _row_sums(values: NDArray[Any], indptr: Ints) -> NDArray[np.float64]:
    # Sums by differences of a running total would make a row's result depend on the rows before it.
    rows = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    return np.bincount(rows, weights=values, minlength=len(indptr) - 1).astype(np.float64)


def _encode(articles: Iterable[Sequence[Segment]], lookup: Any) -> Tokens:
    pieces: list[NDArray[np.int32]] = []
    buffer: list[int] = []
    lengths: list[int] = []
    codes: list[int] = []
    starts = [0]
    position = 0
    for article in articles:
        for code, text in article:
            ids = lookup(syllables(text))
            buffer += ids
            buffer.append(0)
            codes.append(code)
            lengths.append(len(ids) + 1)
            position += len(ids) + 1
        starts.append(position)
        if len(buffer) > _CHUNK:
            pieces.append(np.array(buffer, dtype=np.int32))
            buffer = []
    pieces.append(np.array(buffer, dtype=np.int32))
    fields = np.repeat(np.array(codes, dtype=np.uint8), np.array(lengths, dtype=np.int64))
    return Tokens(np.concatenate(pieces), fields, np.array(starts, dtype=np.int64))


def _windows(ids: NDArray[np.int32], n: int) -> tuple[Ints, NDArray[np.uint64]]:
    """Where an n-gram without a break starts, and its key."""
    stop = max(len(ids) - n + 1, 0)
    whole = ids[:stop] > 0
    for place in range(1, n):
        whole &= ids[place : stop + place] > 0
    at = np.flatnonzero(whole)
    keys = ids[at].astype(np.uint64)
    for place in range(1, n):
        keys = (keys << np.uint64(_BITS)) | ids[at + place].astype(np.uint64)
    return at, keys


def _frequent(tokens: Tokens, at: Ints, keys: NDArray[np.uint64], min_df: int) -> NDArray[np.uint64]:
    """The keys at the given positions that occur in at least `min_df` articles, ascending."""
    candidates, totals = np.unique(keys[at], return_counts=True)
    candidates = candidates[totals >= min_df]
    if min_df == 1 or not len(candidates):
        return candidates
    df = np.zeros(len(candidates), dtype=np.int64)
    bounds = np.searchsorted(at, tokens.starts)
    for start, stop in _chunks(tokens):
        positions = at[bounds[start] : bounds[stop]]
        rows = np.repeat(np.arange(stop - start), np.diff(bounds[start : stop + 1]))
        wanted = keys[positions]
        place = np.minimum(np.searchsorted(candidates, wanted), len(candidates) - 1)
        hit = candidates[place] == wanted
        pairs = np.unique(rows[hit] * len(candidates) + place[hit])
        df += np.bincount(pairs % len(candidates), minlength=len(candidates))
    return candidates[df >= min_df]


def _chunks(tokens: Tokens) -> Iterable[tuple[int, int]]:
    start = 0
    while start < len(tokens):
        stop = int(np.searchsorted(tokens.starts, tokens.starts[start] + _CHUNK, side="right")) - 1
        stop = min(max(stop, start + 1), len(tokens))
        yield start, stop
        start = stop


def _slice(tokens: Tokens, start: int, stop: int) -> Tokens:
    low, high = int(tokens.starts[start]), int(tokens.starts[stop])
    return Tokens(tokens.ids[low:high], tokens.fields[low:high], tokens.starts[start : stop + 1] - low)


def _count(found: list[NDArray[np.int32]], tokens: Tokens, n_features: int) -> Counts:
    rows = tokens.rows()
    keys = []
    for features in found:
        at = np.flatnonzero(features >= 0)
        keys.append((rows[at] * n_features + features[at]) * N_FIELDS + tokens.fields[at])
    # The field rides in the lowest digit of the key, so that one sort counts entries and fields together.
    triples, totals = np.unique(np.concatenate(keys) if keys else np.zeros(0, np.int64), return_counts=True)
    entries = triples // N_FIELDS
    first = np.ones(len(entries), dtype=bool)
    first[1:] = entries[1:] != entries[:-1]
    index = np.cumsum(first) - 1
    counts = np.zeros((int(first.sum()), N_FIELDS), dtype=np.float32)
    counts[index, triples % N_FIELDS] = totals
    entries = entries[first]
    owner = entries // n_features if n_features else entries
    indptr = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(tokens)))]).astype(np.int64)
    return Counts(indptr, (entries % max(n_features, 1)).astype(np.int32), counts)
