"""Articles as arrays: which n-grams their sentences hold, and what titles and captions say of them.

A batch of articles is indexed together, one after another in flat arrays, since a call of numpy on the few hundred
values of one article takes longer than its work. No number of one article depends on the others of its batch.
Everything is linear in the length of the articles: n-grams are kept as coordinates (sentence, term), never as a matrix
of all sentences by all terms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.candidates import Candidate
from unionml.summarization.index import NOWHERE, Index
from unionml.summarization.title_order import TitleMarks

Integers = NDArray[np.int64]
Reals = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Terms:
    """The distinct n-grams of each article, article after article.

    Attributes:
        article: the article of each, shape (size,).
        bounds: where the terms of each article start, and where the last ones end, shape (n_articles + 1,).
        count: occurrences of each, shape (size,).
        spread: in how many sentences each occurs, shape (size,).
        first: the first sentence with it, shape (size,).
        rows: the sentence of each pair (sentence, term that it holds), ascending, shape (n_pairs,).
        columns: the term of each pair, shape (n_pairs,).
        starts: where the pairs of each sentence start, and where the last ones end, shape (n_sentences + 1,).
    """

    article: Integers
    bounds: Integers
    count: Reals
    spread: Reals
    first: Integers
    rows: Integers
    columns: Integers
    starts: Integers

    @property
    def size(self) -> int:
        """How many there are in all articles together."""
        return len(self.count)

    @classmethod
    def of(cls, ids: Integers, sentences: Integers, size: int, article: Integers) -> "Terms":
        """Collect occurrences, in source order.

        Args:
            ids: the term of each occurrence; an article's terms follow those of the article before it.
            sentences: the sentence of each occurrence, ascending.
            size: how many terms there are.
            article: the article of each sentence.
        """
        # Both numbers of a pair in one, so that sorting brings equal pairs together.
        shift = size.bit_length()
        pairs = np.sort(sentences << shift | ids)
        pairs = pairs[_is_new(pairs)]
        rows, columns = pairs >> shift, pairs & ((1 << shift) - 1)
        first = np.empty(size, dtype=np.int64)
        first[columns[::-1]] = rows[::-1]
        owners = article[first]
        return cls(
            article=owners,
            bounds=owners.searchsorted(np.arange(article[-1] + 2)),
            count=np.bincount(ids, minlength=size).astype(np.float32),
            spread=np.bincount(columns, minlength=size).astype(np.float32),
            first=first,
            rows=rows,
            columns=columns,
            starts=rows.searchsorted(np.arange(len(article) + 1)),
        )

    def sums(self, values: NDArray[Any]) -> NDArray[Any]:
        """For every sentence the sum of `values` over the terms that it holds.

        Args:
            values: shape (size,), or (n_rows, size) for several sums in one go.

        Returns:
            Shape (n_sentences,) or (n_rows, n_sentences).
        """
        starts = self.starts[:-1]
        holding = starts < self.starts[1:]
        held = values.take(self.columns, axis=-1)
        if holding.all():
            return np.add.reduceat(held, starts, axis=-1)
        sums = np.zeros((*values.shape[:-1], len(starts)), dtype=values.dtype)
        if holding.any():
            sums[..., holding] = np.add.reduceat(held, starts[holding], axis=-1)
        return sums


@dataclass(frozen=True, slots=True)
class Beside:
    """What the texts beside the sentences, one an article, share with them.

    Attributes:
        length: syllables of each text; 0 where an article has none; shape (n_articles,).
        single: how often the article's text has each syllable, shape (unigrams.size,).
        pair: whether it has each bigram, shape (bigrams.size,).
    """

    length: Reals
    single: Reals
    pair: Reals


@dataclass(frozen=True, slots=True)
class Documents:
    """The candidates of a batch of articles, their titles and their captions, as arrays.

    Attributes:
        bounds: where the sentences of each article start, and where the last ones end, shape (n_articles + 1,).
        article: the article of each sentence, shape (n_sentences,).
        place: which sentence of its article each one is, shape (n_sentences,).
        n: number of sentences of each article, shape (n_articles,).
        lengths: syllables of each sentence, shape (n_sentences,).
        total: syllables of each article's sentences, shape (n_articles,).
        vocabulary: rows of syllables.
        rows: the row of each of `unigrams`, 0 for those that it lacks; in each article these come last.
        strange: the syllables that it lacks, article after article.
        unigrams: the distinct syllables of each article.
        bigrams: the distinct pairs of neighbouring syllables.
        left: for each bigram its first syllable, an index into `unigrams`.
        right: for each bigram its second syllable.
        title: what the titles share with the sentences.
        captions: the same of all captions of an article, which no lead quotes but which show what it is about.
        title_types: distinct syllables of each title, shape (n_articles,).
        title_marks: where the title has the syllables of each sentence.
    """

    bounds: Integers
    article: Integers
    place: Integers
    n: Reals
    lengths: Reals
    total: Reals
    vocabulary: Mapping[str, int]
    rows: Integers
    strange: list[str]
    unigrams: Terms
    bigrams: Terms
    left: Integers
    right: Integers
    title: Beside
    captions: Beside
    title_types: Reals
    title_marks: TitleMarks

    @classmethod
    def of(cls, indices: Sequence[Index], vocabulary: Mapping[str, int]) -> "Documents":
        """Put articles together.

        Args:
            indices: of each article.
            vocabulary: what they were made with.
        """
        width = len(vocabulary) + 1 + max(len(one.strange) for one in indices)
        offsets = np.arange(len(indices)) * width
        lengths = np.concatenate([one.lengths for one in indices])
        n = np.array([len(one.lengths) for one in indices])
        article = np.arange(len(indices)).repeat(n)
        bounds = np.concatenate([[0], n.cumsum()])
        within = np.arange(len(lengths)).repeat(lengths)
        codes, ids = _distinct(_joined([one.ids for one in indices], offsets), limit=len(indices) * width)
        size = len(codes)
        inside = (within[1:] == within[:-1]).nonzero()[0]
        pair_codes, pair_ids = _distinct(ids[inside] * size + ids[inside + 1], limit=size * size)
        left = pair_codes // size
        unigrams = Terms.of(ids, within, size, article)
        rows = codes - offsets[unigrams.article]
        rows[rows > len(vocabulary)] = 0
        texts = [[one.title for one in indices], [one.captions for one in indices]]
        beside = places_of(np.concatenate([_joined(one, offsets) for one in texts]), codes)
        text_lengths = np.array([len(text) for one in texts for text in one]).reshape(2, -1)
        title, captions = _beside(beside, text_lengths, size, pair_codes)
        return cls(
            bounds=bounds,
            article=article,
            place=np.arange(len(lengths)) - bounds[article],
            n=n.astype(np.float32),
            lengths=lengths.astype(np.float32),
            total=np.add.reduceat(lengths, bounds[:-1]).astype(np.float32),
            vocabulary=vocabulary,
            rows=rows,
            strange=list(chain.from_iterable([one.strange for one in indices])),
            unigrams=unigrams,
            bigrams=Terms.of(pair_ids, within[inside], len(pair_codes), article),
            left=left,
            right=pair_codes - left * size,
            title=title,
            captions=captions,
            title_types=np.array([one.title_types for one in indices], dtype=np.float32),
            title_marks=TitleMarks.of(beside[: text_lengths[0].sum()], text_lengths[0], ids, within, article, size),
        )

    @classmethod
    def of_one(cls, found: Sequence[Candidate], title: Sequence[str], captions: Sequence[str] = ()) -> "Documents":
        """One article as a batch, without a vocabulary."""
        return cls.of([Index.of([one.tokens for one in found], title, captions, {})], {})


def _joined(numbers: Sequence[Integers], offsets: Integers) -> Integers:
    """The numbers of all articles, each article's greater by its offset, save `NOWHERE`."""
    if len(numbers) == 1:
        return numbers[0]
    found = np.concatenate(numbers)
    return np.where(found == NOWHERE, found, found + offsets.repeat([len(one) for one in numbers]))


def places_of(wanted: Integers, ascending: Integers) -> Integers:
    """Where numbers stand among others; `NOWHERE` for those that are not there."""
    if not len(ascending):
        return np.full(len(wanted), NOWHERE)
    places = np.minimum(ascending.searchsorted(wanted), len(ascending) - 1)
    return np.where(ascending[places] == wanted, places, NOWHERE)


def _beside(ids: Integers, lengths: Integers, size: int, codes: Integers) -> list[Beside]:
    """What the titles share with the sentences, and what the captions do.

    Args:
        ids: which of the articles' `size` syllables each syllable of all titles and then of all captions is, or
            `NOWHERE`.
        lengths: syllables of each title and of each article's captions, shape (2, n_articles).
        size: how many distinct syllables there are.
        codes: `left * size + right` of the articles' bigrams, ascending.
    """
    kind = np.arange(2).repeat(lengths.sum(axis=1))
    known = ids >= 0
    single = np.bincount((kind * size + ids)[known], minlength=2 * size).reshape(2, size).astype(np.float32)
    # Two syllables of different articles are no bigram that a sentence holds; those of a title and a caption may be.
    opens = (known[:-1] & known[1:] & (kind[:-1] == kind[1:])).nonzero()[0]
    places = places_of(ids[opens] * size + ids[opens + 1], codes)
    pair = np.zeros((2, len(codes)), dtype=np.float32)
    pair[kind[opens[places >= 0]], places[places >= 0]] = 1.0
    return [Beside(*one) for one in zip(lengths.astype(np.float32), single, pair, strict=True)]


def _distinct(values: Integers, limit: int) -> tuple[Integers, Integers]:
    """The distinct values, ascending, and the place of every value among them; all are below the limit."""
    order = stable_order(values, limit)
    ordered = values[order]
    new = _is_new(ordered)
    places = np.empty(len(values), dtype=np.int64)
    places[order] = new.cumsum() - 1
    return ordered[new], places


def stable_order(values: Integers, limit: int) -> Integers:
    """As `values.argsort(kind="stable")` for numbers from 0 up to a limit, in a fifth of the time."""
    # Value and place in one number, if one has room for both: numbers sort faster than places by numbers.
    shift = len(values).bit_length()
    if limit >> (63 - shift):
        return values.argsort(kind="stable")
    packed = np.sort(values << shift | np.arange(len(values)))
    return packed & ((1 << shift) - 1)


def _is_new(ordered: Integers) -> Flags:
    """Whether each of the ordered values differs from the one before it."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new
