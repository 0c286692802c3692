"""Articles as arrays: which n-grams their sentences hold, and what titles and captions say of them.

A batch of articles is indexed together, one after another in flat arrays, since a call of numpy on the few hundred
values of one article takes longer than its work. No number of one article depends on the others of its batch.
Everything is linear in the length of the articles: n-grams are kept as coordinates (sentence, term), never as a matrix
of all sentences by all terms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.candidates import Candidate
from unionml.summarization.title_order import TitleMarks

Integers = NDArray[np.int64]
Reals = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Terms:
    """The distinct n-grams of each article, article after article, in the order of their first occurrence.

    Attributes:
        codes: a number for each that no other term of the batch has, shape (size,).
        ascending: the places of the terms in the order of their codes, shape (size,).
        article: the article of each, shape (size,).
        bounds: where the terms of each article start, and where the last ones end, shape (n_articles + 1,).
        count: occurrences of each, shape (size,).
        spread: in how many sentences each occurs, shape (size,).
        first: the first sentence with it, shape (size,).
        rows: the sentence of each pair (sentence, term that it holds), ascending, shape (n_pairs,).
        columns: the term of each pair, shape (n_pairs,).
        starts: where the pairs of each sentence start, and where the last ones end, shape (n_sentences + 1,).
    """

    codes: Integers
    ascending: Integers
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
        return len(self.codes)

    @classmethod
    def of(cls, codes: Integers, sentences: Integers, article: Integers) -> "tuple[Terms, Integers]":
        """Collect occurrences, in source order.

        Args:
            codes: of the term of each occurrence; no two articles have one in common.
            sentences: the sentence of each occurrence, ascending.
            article: the article of each sentence.

        Returns:
            The terms, and for each occurrence the place of its term among them.
        """
        order = stable_order(codes)
        ordered = codes[order]
        new = _is_new(ordered)
        starts = np.flatnonzero(new)
        size = len(starts)
        # Their order by codes depends on the other articles, and the last digits of sums on the order.
        is_first = np.zeros(len(codes), dtype=bool)
        is_first[order[starts]] = True
        occurrences = np.flatnonzero(is_first)
        ascending = (is_first.cumsum() - 1)[order[starts]]
        places = np.empty(len(codes), dtype=np.int64)
        places[order] = ascending[new.cumsum() - 1]
        count = np.empty(size, dtype=np.float32)
        count[ascending] = np.diff(starts, append=len(codes))
        first = sentences[occurrences]
        # Both numbers of a pair in one, so that sorting brings equal pairs together.
        shift = size.bit_length()
        pairs = np.sort(sentences << shift | places)
        pairs = pairs[_is_new(pairs)]
        rows, columns = pairs >> shift, pairs & ((1 << shift) - 1)
        owners = article[first]
        terms = cls(
            codes=codes[occurrences],
            ascending=ascending,
            article=owners,
            bounds=owners.searchsorted(np.arange(article[-1] + 2)),
            count=count,
            spread=np.bincount(columns, minlength=size).astype(np.float32),
            first=first,
            rows=rows,
            columns=columns,
            starts=rows.searchsorted(np.arange(len(article) + 1)),
        )
        return terms, places

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

    def places(self, codes: Integers) -> Integers:
        """Where the terms with these codes are; -1 for those that no sentence holds."""
        if not self.size:
            return np.full(len(codes), -1)
        found = np.minimum(self.codes.searchsorted(codes, sorter=self.ascending), self.size - 1)
        places = self.ascending[found]
        return np.where(self.codes[places] == codes, places, -1)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the texts beside the sentences, one an article, share with them.

    Attributes:
        length: syllables of each text; 0 where an article has none; shape (n_articles,).
        types: distinct syllables of each, shape (n_articles,).
        single: how often the article's text has each syllable, shape (unigrams.size,).
        pair: whether it has each bigram, shape (bigrams.size,).
    """

    length: Reals
    types: Reals
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
        words: the distinct syllables of all articles, in the order of their first occurrence.
        word: which of them each of `unigrams` is.
        unigrams: the distinct syllables of each article.
        bigrams: the distinct pairs of neighbouring syllables.
        left: for each bigram its first syllable, an index into `unigrams`.
        right: for each bigram its second syllable.
        title: what the titles share with the sentences.
        captions: the same of all captions of an article, which no lead quotes but which show what it is about.
        title_marks: where the title has the syllables of each sentence.
    """

    bounds: Integers
    article: Integers
    place: Integers
    n: Reals
    lengths: Reals
    total: Reals
    words: list[str]
    word: Integers
    unigrams: Terms
    bigrams: Terms
    left: Integers
    right: Integers
    title: Beside
    captions: Beside
    title_marks: TitleMarks

    @classmethod
    def of(
        cls, found: Sequence[Sequence[Candidate]], titles: Sequence[Sequence[str]], captions: Sequence[Sequence[str]]
    ) -> "Documents":
        """Index articles.

        Args:
            found: the candidates of each article, at least one each.
            titles: syllables of each title; empty without one.
            captions: syllables of all captions of each article.
        """
        sentences = [one.tokens for article in found for one in article]
        tokens = list(chain.from_iterable(sentences))
        words = list(dict.fromkeys(tokens))
        index = dict(zip(words, range(len(words)), strict=True))
        ids = np.array(list(map(index.__getitem__, tokens)))
        lengths = np.array(list(map(len, sentences)))
        n = np.array(list(map(len, found)))
        article = np.arange(len(found)).repeat(n)
        bounds = np.append(0, n.cumsum())
        within = np.arange(len(sentences)).repeat(lengths)
        unigrams, places = Terms.of(article[within] * len(words) + ids, within, article)
        inside = within[1:] == within[:-1]
        codes = (places[:-1] * unigrams.size + places[1:])[inside]
        bigrams, _ = Terms.of(codes, within[:-1][inside], article)
        left = bigrams.codes // unigrams.size
        title, title_terms = _beside(titles, index, unigrams, bigrams)
        return cls(
            bounds=bounds,
            article=article,
            place=np.arange(len(sentences)) - bounds[article],
            n=n.astype(np.float32),
            lengths=lengths.astype(np.float32),
            total=np.add.reduceat(lengths, bounds[:-1]).astype(np.float32),
            words=words,
            word=unigrams.codes - unigrams.article * len(words),
            unigrams=unigrams,
            bigrams=bigrams,
            left=left,
            right=bigrams.codes - left * unigrams.size,
            title=title,
            captions=_beside(captions, index, unigrams, bigrams)[0],
            title_marks=TitleMarks.of(
                title_terms, [len(one) for one in titles], places, within, article, unigrams.size
            ),
        )

    @classmethod
    def of_one(cls, found: Sequence[Candidate], title: Sequence[str], captions: Sequence[str] = ()) -> "Documents":
        """Index one article: a batch of one."""
        return cls.of([found], [title], [captions])


def _beside(
    texts: Sequence[Sequence[str]], index: Mapping[str, int], unigrams: Terms, bigrams: Terms
) -> tuple[Beside, Integers]:
    """What texts beside the sentences share with them, and which of `unigrams` each of their syllables is, or -1."""
    lengths = np.array(list(map(len, texts)))
    ids = np.array(list(map(index.get, chain.from_iterable(texts), repeat(-1))), dtype=np.int64)
    article = np.arange(len(texts)).repeat(lengths)
    places = unigrams.places(np.where(ids >= 0, article * len(index) + ids, -1))
    known = places >= 0
    neighbours = known[1:] & known[:-1] & (article[1:] == article[:-1])
    pairs = bigrams.places((places[:-1] * unigrams.size + places[1:])[neighbours])
    pair = np.zeros(bigrams.size, dtype=np.float32)
    pair[pairs[pairs >= 0]] = 1.0
    beside = Beside(
        length=lengths.astype(np.float32),
        types=np.array([len(set(text)) for text in texts], dtype=np.float32),
        single=np.bincount(places[known], minlength=unigrams.size).astype(np.float32),
        pair=pair,
    )
    return beside, places


def stable_order(values: Integers) -> Integers:
    """As `values.argsort(kind="stable")` for numbers from 0 up; with place and value in one, in a fifth of the time."""
    shift = len(values).bit_length()
    if not len(values) or int(values.max()) >> (63 - shift):
        return values.argsort(kind="stable")
    packed = np.sort(values << shift | np.arange(len(values)))
    return packed & ((1 << shift) - 1)


def _is_new(ordered: Integers) -> Flags:
    """Whether each of the ordered values differs from the one before it."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new
