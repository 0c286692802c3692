"""The few sentences of each article that sets are made of."""

from dataclasses import dataclass

import numpy as np

from unionml.summarization.cues import N_CUES
from unionml.summarization.document import Documents, Flags, Integers, Reals
from unionml.summarization.expectations import Expectations
from unionml.summarization.sets import LARGEST, sets_of, with_last

POOL = 8
"""Sets are made of this many sentences, those that alone promise most."""

N_SENTENCE = 27 + N_CUES
PROMISE, SHARE1, SHARE2, LEANS = 0, 8, 9, 27
"""Rows of `sentence_table`: the promise; which shares of the sentence's syllables and of its pairs the sapo is expected
to have; whether the sentence leans on another."""


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
        near.caption_recall,
        near.caption_precision,
        near.caption_pairs,
        near.appeal,
        near.title_order,
        near.title_likeness,
        near.title_rare,
        near.echo,
        near.echo_pairs,
        near.echo_best,
        near.echo_best_pairs,
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
    wanted = allowed & preferred
    before = np.append(0, wanted.cumsum())
    first = wanted & (before[1:] - before[bounds[:-1]][documents.article] <= LARGEST)
    turn = np.where(allowed, ~first, 2)
    order = np.lexsort((-table[PROMISE], turn, documents.article))
    best = order[documents.place < POOL]
    taken = np.zeros(len(allowed), dtype=bool)
    taken[best[allowed[best]]] = True
    exists = np.arange(POOL) < np.add.reduceat(taken, bounds[:-1], dtype=np.int64)[:, None]
    sentences = np.tile(bounds[:-1, None], POOL)
    sentences[exists] = taken.nonzero()[0]
    return Pools(
        sentences=sentences,
        exists=exists,
        places=documents.place[sentences],
        features=np.ascontiguousarray(table[:, sentences].transpose(1, 0, 2)),
        counts=np.all(with_last(exists, True)[:, sets_of(POOL).members], axis=2),
    )
