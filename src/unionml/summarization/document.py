"""One article as arrays: which n-grams its sentences hold, and what the title and the captions say of them.

Everything here is linear in the length of the article: n-grams are kept as coordinates (sentence, term), never as a
matrix of all sentences by all terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.candidates import Candidate
from unionml.summarization.subsequences import marks_of

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
        starts: where the pairs of each sentence start, and where the last ones end, shape (n_sentences + 1,).
    """

    size: int
    count: Reals
    spread: Reals
    first: Integers
    rows: Integers
    columns: Integers
    starts: Integers

    @classmethod
    def of(cls, ids: Integers, sentences: Integers, size: int, n_sentences: int) -> "Terms":
        """Collect occurrences: term `ids[i]` stands in sentence `sentences[i]`."""
        pairs = np.sort(sentences * size + ids)
        pairs = pairs[_is_new(pairs)]
        rows = pairs // max(size, 1)
        columns = pairs - rows * size
        first = np.zeros(size, dtype=np.int64)
        first[columns[::-1]] = rows[::-1]
        return cls(
            size=size,
            count=np.bincount(ids, minlength=size).astype(np.float32),
            spread=np.bincount(columns, minlength=size).astype(np.float32),
            first=first,
            rows=rows,
            columns=columns,
            starts=rows.searchsorted(np.arange(n_sentences + 1)),
        )

    def sums(self, values: Reals) -> Reals:
        """For every sentence the sum of `values` over the terms that it holds.

        Args:
            values: shape (size,), or (size, n_columns) for several sums in one go.

        Returns:
            Shape (n_sentences,) or (n_sentences, n_columns).
        """
        starts = self.starts[:-1]
        sums = np.zeros((len(starts), *values.shape[1:]), dtype=np.float32)
        holding = np.flatnonzero(starts < self.starts[1:])
        sums[holding] = np.add.reduceat(values.take(self.columns, axis=0), starts[holding])
        return sums

    def best(self, values: Reals) -> Reals:
        """For every term the largest of `values`, of shape (n_sentences,), over the sentences that hold it."""
        best = np.zeros(self.size, dtype=np.float32)
        np.maximum.at(best, self.columns, values[self.rows])
        return best

    def rows_of(self, sentences: Integers) -> Reals:
        """0/1 matrix of shape (len(sentences), size): which terms these sentences hold."""
        matrix = np.zeros((len(sentences), self.size), dtype=np.float32)
        bounds = zip(self.starts[sentences].tolist(), self.starts[sentences + 1].tolist(), strict=True)
        for row, (start, end) in enumerate(bounds):
            matrix[row, self.columns[start:end]] = 1.0
        return matrix


def _distinct(values: Integers) -> tuple[Integers, Integers]:
    """The distinct values, ascending, and the place of every value among them.

    `numpy.unique` does the same; on the few hundred values of an article it takes twice as long.
    """
    order = values.argsort(kind="stable")
    ordered = values[order]
    new = _is_new(ordered)
    places = np.empty(len(values), dtype=np.int64)
    places[order] = new.cumsum() - 1
    return ordered[new], places


def _is_new(ordered: Integers) -> NDArray[np.bool_]:
    """Whether each of the ordered values differs from the one before it."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


@dataclass(frozen=True, slots=True)
class Document:
    """The candidates of one article, its title and its captions, as arrays.

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
        caption_length: syllables of the captions that the article names; 0 without any.
        in_captions: how often they have each syllable, shape (unigrams.size,).
        pair_in_captions: whether they have each bigram, shape (bigrams.size,).
        title_marks: for each sentence where the title has its syllables (see `subsequences`).
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
    caption_length: int
    in_captions: Reals
    pair_in_captions: Reals
    title_marks: list[list[int]]

    @classmethod
    def of(cls, candidates: Sequence[Candidate], title: Sequence[str], captions: Sequence[str] = ()) -> "Document":
        """Index the sentences of an article.

        Args:
            candidates: at least one sentence.
            title: syllables of the title; empty without one.
            captions: syllables of all captions, which no lead quotes but which show what the article is about.
        """
        index: dict[str, int] = {}
        ids = np.array([index.setdefault(token, len(index)) for one in candidates for token in one.tokens])
        size, n = len(index), len(candidates)
        lengths = np.array([len(one.tokens) for one in candidates])
        sentences = np.arange(n).repeat(lengths)
        inside = sentences[1:] == sentences[:-1]
        codes, pair_ids = _distinct((ids[:-1] * size + ids[1:])[inside])
        left = codes // size
        in_title, pair_in_title = _occurrences(title, index, codes)
        in_captions, pair_in_captions = _occurrences(captions, index, codes)
        return cls(
            n=n,
            words=list(index),
            lengths=lengths.astype(np.float32),
            unigrams=Terms.of(ids, sentences, size, n),
            bigrams=Terms.of(pair_ids, sentences[:-1][inside], len(codes), n),
            left=left,
            right=codes - left * size,
            title_length=len(title),
            title_types=len(set(title)),
            in_title=in_title,
            pair_in_title=pair_in_title,
            caption_length=len(captions),
            in_captions=in_captions,
            pair_in_captions=pair_in_captions,
            title_marks=marks_of([one.tokens for one in candidates], title),
        )


def _occurrences(text: Sequence[str], index: dict[str, int], codes: Integers) -> tuple[Reals, Reals]:
    """How often a text beside the sentences has each of their syllables, and whether it has each of their bigrams."""
    size = len(index)
    known = np.array([index.get(token, -1) for token in text], dtype=np.int64)
    single = np.bincount(known[known >= 0], minlength=size).astype(np.float32)
    pair = np.zeros(len(codes), dtype=np.float32)
    wanted = (known[:-1] * size + known[1:])[(known[:-1] >= 0) & (known[1:] >= 0)]
    if len(codes) and len(wanted):
        places = np.minimum(codes.searchsorted(wanted), len(codes) - 1)
        pair[places[codes[places] == wanted]] = 1.0
    return single, pair
