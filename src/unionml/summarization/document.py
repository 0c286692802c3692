"""One article as arrays: which n-grams its sentences hold, and what the title says of them.

Everything here is linear in the length of the article: n-grams are kept as coordinates (sentence, term), never as a
matrix of all sentences by all terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.candidates import Candidate

Integers = NDArray[np.int64]
Reals = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """The distinct n-grams of one article.

    Attributes:
        size: how many there are.
        count: occurrences of each, shape (size,).
        spread: in how many sentences each occurs, shape (size,).
        first: the first sentence with it, shape (size,).
        rows: the sentence of each pair (sentence, term that it holds), ascending, shape (n_pairs,).
        columns: the term of each pair, shape (n_pairs,).
    """

    size: int
    count: Reals
    spread: Reals
    first: Integers
    rows: Integers
    columns: Integers

    @classmethod
    def of(cls, ids: Integers, sentences: Integers, size: int) -> "Terms":
        """Collect occurrences: term `ids[i]` stands in sentence `sentences[i]`."""
        pairs = np.unique(sentences * size + ids)
        rows, columns = np.divmod(pairs, size) if size else (pairs, pairs)
        first = np.zeros(size, dtype=np.int64)
        first[columns[::-1]] = rows[::-1]
        return cls(
            size=size,
            count=np.bincount(ids, minlength=size).astype(np.float32),
            spread=np.bincount(columns, minlength=size).astype(np.float32),
            first=first,
            rows=rows,
            columns=columns,
        )

    def sums(self, values: Reals, n_sentences: int) -> Reals:
        """For every sentence the sum of `values`, of shape (size,), over the terms that it holds."""
        return np.bincount(self.rows, weights=values[self.columns], minlength=n_sentences).astype(np.float32)

    def best(self, values: Reals) -> Reals:
        """For every term the largest of `values`, of shape (n_sentences,), over the sentences that hold it."""
        best = np.zeros(self.size, dtype=np.float32)
        np.maximum.at(best, self.columns, values[self.rows])
        return best

    def rows_of(self, sentences: Integers) -> Reals:
        """0/1 matrix of shape (len(sentences), size): which terms these sentences hold."""
        matrix = np.zeros((len(sentences), self.size), dtype=np.float32)
        starts = np.searchsorted(self.rows, sentences)
        ends = np.searchsorted(self.rows, sentences, side="right")
        for row, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            matrix[row, self.columns[start:end]] = 1.0
        return matrix


@dataclass(frozen=True, slots=True)
class Document:
    """The candidates of one article and its title, as arrays.

    Attributes:
        n: number of sentences.
        words: the distinct syllables, in the order of their first occurrence.
        lengths: syllables of each sentence, shape (n,).
        unigrams: the distinct syllables.
        bigrams: the distinct pairs of neighbouring syllables.
        left: for each bigram its first syllable, an index into `words`.
        right: for each bigram its second syllable.
        title_length: syllables of the title; 0 without one.
        in_title: how often the title has each syllable, shape (unigrams.size,).
        pair_in_title: whether the title has each bigram, shape (bigrams.size,).
        title_types: distinct syllables of the title.
    """

    n: int
    words: list[str]
    lengths: Reals
    unigrams: Terms
    bigrams: Terms
    left: Integers
    right: Integers
    title_length: int
    title_types: int
    in_title: Reals
    pair_in_title: Reals

    @classmethod
    def of(cls, candidates: Sequence[Candidate], title: Sequence[str]) -> "Document":
        """Index the sentences of an article.

        Args:
            candidates: at least one sentence.
            title: syllables of the title; empty without one.
        """
        index: dict[str, int] = {}
        ids = np.array([index.setdefault(token, len(index)) for one in candidates for token in one.tokens])
        size = len(index)
        lengths = np.array([len(one.tokens) for one in candidates])
        sentences = np.repeat(np.arange(len(candidates)), lengths)
        inside = sentences[1:] == sentences[:-1]
        codes, pair_ids = np.unique(ids[:-1][inside] * size + ids[1:][inside], return_inverse=True)
        left, right = np.divmod(codes, size)
        in_title = np.zeros(size, dtype=np.float32)
        known = np.array([index.get(token, -1) for token in title], dtype=np.int64)
        np.add.at(in_title, known[known >= 0], 1.0)
        pairs = known[:-1] * size + known[1:]
        pairs = pairs[(known[:-1] >= 0) & (known[1:] >= 0)]
        pair_in_title = np.zeros(len(codes), dtype=np.float32)
        if len(codes):
            places = np.minimum(np.searchsorted(codes, pairs), len(codes) - 1)
            pair_in_title[places[codes[places] == pairs]] = 1.0
        return cls(
            n=len(candidates),
            words=list(index),
            lengths=lengths.astype(np.float32),
            unigrams=Terms.of(ids, sentences, size),
            bigrams=Terms.of(pair_ids.astype(np.int64), sentences[:-1][inside], len(codes)),
            left=left,
            right=right,
            title_length=len(title),
            title_types=len(set(title)),
            in_title=in_title,
            pair_in_title=pair_in_title,
        )
