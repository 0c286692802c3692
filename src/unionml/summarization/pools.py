"""The few sentences of each article that sets are made of."""

from dataclasses import dataclass

import numpy as np

from unionml.summarization.cues import N_CUES
from unionml.summarization.document import Documents, Flags, Integers, Reals
from unionml.summarization.expectations import Expectations
from unionml.summarization.sets import LARGEST, complete_of

POOL = 8
"""Sets are made of this many sentences, those that alone promise most."""

N_SENTENCE = 27 + N_CUES
PROMISE, RANK, SHARE1, SHARE2, TITLE, LEANS, QUOTES = 0, 4, 8, 9, 10, 27, 28
"""Rows of `sentence_table`: the promise; the rank by it, up to 30; which shares of the sentence's syllables and of its
pairs the sapo is expected to have; which share of what the title says is in it; whether the sentence leans on another,
or is direct speech without its speaker."""


@dataclass(frozen=True, slots=True)
class Pools:
    """The sentences that sets are made of, `POOL` an article.

    An article of fewer sentences has its first one in the places that are left, so that all arrays are regular; sets
    with such a place do not count.

    Attributes:
        sentences: of each article, ascending, shape (n_articles, POOL).
        exists: which of them are there, the others being the last ones, shape (n_articles, POOL).
        places: which sentences of their article these are, shape (n_articles, POOL).
        features: of each sentence, shape (n_articles, N_SENTENCE, POOL).
        counts: which of the sets of `sets_of(POOL)` have existing sentences only, shape (n_articles, n_sets).
    """

    sentences: Integers
    exists: Flags
    places: Integers
    features: Reals
    counts: Flags


def sentence_table(documents: Documents, expected: Expectations) -> Reals:
    """What sets are told of each sentence, shape (N_SENTENCE, n_sentences).

    The first row is its promise: expected ROUGE-1 plus ROUGE-2 of the sentence alone.
    """
    lengths, article, near = documents.lengths, documents.article, expected.near
    mass1 = documents.unigrams.sums(expected.unigrams)
    mass2 = documents.bigrams.sums(expected.bigrams)
    both = lengths + expected.length[article]
    f1 = 2 * mass1 / both
    f2 = 2 * mass2 / (both - 2)
    promise = f1 + f2
    places = documents.place.astype(np.float32)
    rank = np.empty(len(article), dtype=np.float32)
    rank[np.lexsort((-promise, article))] = places
    columns = [
        promise,
        f1,
        f2,
        promise - np.maximum.reduceat(promise, documents.bounds[:-1])[article],
        np.minimum(rank, 30.0),
        np.log1p(places),
        places / documents.n[article],
        lengths,
        mass1 / lengths,
        mass2 / np.maximum(lengths - 1, 1),
        near.title_recall,
        near.title_precision,
        near.centrality,
        near.title_pairs,
        near.usual,
        expected.scores,
        *near.captions_and_appeal,
        *near.order_and_echoes,
    ]
    return np.array([*columns, *expected.cues.T], dtype=np.float32)


def pools_of(documents: Documents, table: Reals, allowed: Flags, preferred: Flags) -> Pools:
    """The `POOL` best sentences of each article by what they promise alone.

    Args:
        documents: the articles.
        table: `sentence_table` of them.
        allowed: the sentences that may be taken, shape (n_sentences,); at least one of each article.
        preferred: those of which up to `LARGEST` of an article come first.
    """
    bounds = documents.bounds
    if allowed.all() and not preferred.any():
        taken = table[RANK] < POOL
    else:
        taken = _first_of(documents, table[PROMISE], allowed, preferred)
    n = np.add.reduceat(taken, bounds[:-1], dtype=np.int64)
    exists = np.arange(POOL) < n[:, None]
    sentences = bounds[:-1].repeat(POOL).reshape(-1, POOL)
    sentences[exists] = taken.nonzero()[0]
    return Pools(
        sentences=sentences,
        exists=exists,
        places=documents.place[sentences],
        features=np.ascontiguousarray(table.take(sentences, axis=1).swapaxes(0, 1)),
        counts=complete_of(POOL)[n],
    )


def _first_of(documents: Documents, promise: Reals, allowed: Flags, preferred: Flags) -> Flags:
    """The sentences that come first where some may not be taken and some are preferred."""
    wanted = allowed & preferred
    before = np.concatenate([[0], wanted.cumsum()])
    first = wanted & (before[1:] - before[documents.bounds[:-1]][documents.article] <= LARGEST)
    order = np.lexsort((-promise, np.where(allowed, ~first, 2), documents.article))
    best = order[documents.place < POOL]
    taken = np.zeros(len(allowed), dtype=bool)
    taken[best[allowed[best]]] = True
    return taken
