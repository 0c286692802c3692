"""What is known of a set of one to three sentences when one asks how good a lead it would make."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.cues import N_CUES
from unionml.summarization.document import Document, Integers, Reals, Terms
from unionml.summarization.network import product
from unionml.summarization.priors import N_STYLE
from unionml.summarization.sentence_features import Similarities
from unionml.summarization.sets import LARGEST, Sets, dangling, sets_of
from unionml.summarization.subsequences import lengths_of_sets

POOL = 8
"""Sets are made of this many sentences, those that alone promise most."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """What the networks over syllables expect of one document.

    Attributes:
        unigrams: probability that the sapo has each syllable, shape (unigrams.size,).
        bigrams: the same for pairs, shape (bigrams.size,).
        length: expected syllables of the sapo.
        style: guesses from the style of the text, shape (N_STYLE,).
        near: similarities of the sentences.
        scores: expected ROUGE of each sentence alone, shape (n,).
        cues: surface of each sentence, shape (n, N_CUES).
        idf: of the syllables, shape (unigrams.size,).
        appeal: of the pairs, shape (bigrams.size,).
    """

    unigrams: Reals
    bigrams: Reals
    length: float
    style: Reals
    near: Similarities
    scores: Reals
    cues: Reals
    idf: Reals
    appeal: Reals


@dataclass(frozen=True, slots=True)
class Pool:
    """The sentences that sets are made of.

    Attributes:
        indices: into the candidates, ascending.
        features: of each sentence, shape (n_pool, N_SENTENCE).
        promise: expected ROUGE-1 plus ROUGE-2 of every candidate alone, shape (n_candidates,).
    """

    indices: Integers
    features: Reals
    promise: Reals


N_SENTENCE = 27 + N_CUES
LEANS = 27
"""The column of a sentence that says whether it leans on another."""

N_OWN = 63
"""Features of a set as a whole that are written out in `features_of_sets`."""

N_SET = N_OWN + N_STYLE + 3 * N_SENTENCE + 4

FIRST = np.arange(N_SENTENCE) + N_SET - 4 - 3 * N_SENTENCE
"""The columns of a set that repeat its first sentence."""

SECOND = FIRST + 2 * N_SENTENCE
"""The columns of a set that repeat its second sentence; zeros where it has one only."""

OWN = np.delete(np.arange(N_SET), [*FIRST, *SECOND])
"""The other columns of a set: those of the set as a whole."""


@dataclass(frozen=True, slots=True)
class SetFeatures:
    """Features of every set of the pool's sentences, without writing each sentence out for each of its sets.

    Attributes:
        own: features of the sets as wholes, shape (n_sets, len(OWN)).
        sentence: features of the pool's sentences and a last row of zeros, shape (n_pool + 1, N_SENTENCE).
        first: row of each set's first sentence, shape (n_sets,).
        second: row of each set's second sentence, shape (n_sets,).
    """

    own: Reals
    sentence: Reals
    first: Integers
    second: Integers

    def dense(self) -> Reals:
        """All features written out, shape (n_sets, N_SET)."""
        features = np.empty((len(self.own), N_SET), dtype=np.float32)
        features[:, OWN] = self.own
        features[:, FIRST] = self.sentence[self.first]
        features[:, SECOND] = self.sentence[self.second]
        return features


def pool_of(
    document: Document, expected: Expectations, allowed: Integers, preferred: NDArray[np.bool_] | None = None
) -> Pool:
    """The `POOL` best of the `allowed` sentences by what they promise alone; up to `LARGEST` `preferred` come first."""
    lengths = document.lengths
    mass1 = document.unigrams.sums(expected.unigrams)
    mass2 = document.bigrams.sums(expected.bigrams)
    f1 = 2 * mass1 / (lengths + expected.length)
    f2 = 2 * mass2 / (lengths + expected.length - 2)
    promise = f1 + f2
    places = np.arange(document.n, dtype=np.float32)
    rank = np.empty(document.n, dtype=np.float32)
    rank[(-promise).argsort(kind="stable")] = places
    order = rank[allowed]
    if preferred is not None:
        first = np.flatnonzero(preferred[allowed])[:LARGEST]
        order[first] -= document.n
    best_allowed = allowed[order.argsort(kind="stable")[:POOL]]
    indices = np.sort(best_allowed)
    near = expected.near
    columns = [
        promise,
        f1,
        f2,
        promise - promise.max(),
        np.minimum(rank, 30.0),
        np.log1p(places),
        places / document.n,
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
    features = np.array([*columns, *expected.cues.T], dtype=np.float32)
    return Pool(indices, features.T.take(indices, axis=0), promise)


def set_features(document: Document, expected: Expectations, pool: Pool) -> Reals:
    """Features of every set of the pool's sentences, shape (n_sets, N_SET), in the order of `sets_of`."""
    return features_of_sets(document, expected, pool).dense()


def features_of_sets(document: Document, expected: Expectations, pool: Pool) -> SetFeatures:
    """The same in parts, as the judges read them."""
    sets = sets_of(len(pool.indices))
    size = document.lengths[pool.indices]
    mass = np.array([size, pool.features[:, 8] * size, pool.features[:, 9] * np.maximum(size - 1, 1)])
    lengths, alone1, alone2 = (sets.matrix @ mass.T).T
    in_title = (document.in_title > 0).astype(np.float32)
    weighted_title = in_title * expected.idf
    weighted_captions = np.where(document.in_captions > 0, expected.idf, np.float32(0))
    p1, p2 = expected.unigrams, expected.bigrams
    information = expected.idf**2
    weights1 = [in_title, weighted_title, np.ones_like(in_title), weighted_captions, information]
    weights1 += [
        information * document.unigrams.count,
        *_kinds(p1, document.unigrams, document.in_title),
        p1 * expected.idf,
    ]
    weights2 = [document.pair_in_title, document.pair_in_captions, expected.appeal]
    weights2 += _kinds(p2, document.bigrams, document.pair_in_title)
    sums1 = _sums(sets, document.unigrams.rows_of(pool.indices), np.array([p1, *weights1], dtype=np.float32))
    sums2 = _sums(sets, document.bigrams.rows_of(pool.indices), np.array([p2, *weights2], dtype=np.float32))
    mass1, title1, title_weight, types, shown1, norm, central = sums1[:7]
    mass2, title2, shown2, appeal = sums2[:4]
    heavy = sums1[-1]
    order = lengths_of_sets([document.title_marks[index] for index in pool.indices.tolist()], document.title_length)
    likeness = 2 * order / (lengths + document.title_length)
    whole = float((information * document.unigrams.count**2).sum())
    sentence = np.concatenate([pool.features, np.zeros((1, N_SENTENCE), dtype=np.float32)])
    reference = expected.length
    f1 = 2 * mass1 / (lengths + reference)
    f2 = 2 * mass2 / (lengths + reference - 2)
    promise = f1 + f2
    places = np.append(pool.indices, -1)[sets.members]
    first, last = places[:, 0], places.max(axis=1)
    columns = [
        sets.sizes,
        lengths,
        np.log(lengths),
        lengths / reference,
        mass1,
        mass2,
        f1,
        f2,
        promise,
        mass1 / reference,
        mass2 / reference,
        mass1 / lengths,
        mass2 / lengths,
        title1 / max(document.title_types, 1),
        title2 / max(document.title_length - 1, 1),
        title_weight / max(float(weighted_title.sum()), 1e-6),
        title1 / lengths,
        2 * title1 / (lengths + document.title_length),
        types / lengths,
        alone1 - mass1,
        alone2 - mass2,
        first,
        np.log1p(first),
        np.log1p(last),
        last - first - (sets.sizes - 1),
        promise - promise.max(),
        _ranks(promise),
        dangling(pool.features[:, LEANS], pool.indices),
        math.log(document.n),
        math.log(document.lengths.sum()),
        document.title_length,
        float(document.title_length > 0),
        reference,
        shown1 / max(float(weighted_captions.sum()), 1e-6),
        shown2 / max(document.caption_length - 1, 1),
        shown2 / lengths,
        math.log1p(document.caption_length),
        central / np.sqrt(np.maximum(norm * whole, 1e-6)),
        *sums1[7:12],
        sums1[8] / lengths,
        heavy,
        heavy / lengths,
        *sums2[4:9],
        sums2[5] / lengths,
        order / max(document.title_length, 1),
        likeness,
        likeness - likeness.max(),
        2 * title2 / (lengths + max(document.title_length - 2, 0)),
        appeal / np.sqrt(lengths),
        appeal / lengths,
        f1 - f1.max(),
        f2 - f2.max(),
        title2 - title2.max(),
        title_weight - title_weight.max(),
        shown2 - shown2.max(),
    ]
    # A place that a set leaves empty is as good as worthless.
    four = np.append(pool.features[:, :4], np.full((1, 4), 9.0, dtype=np.float32), axis=0)
    # Feature after feature in memory, since each is written in one go; networks read either order.
    own = np.empty((len(OWN), len(lengths)), dtype=np.float32)
    for row, column in zip(own, columns, strict=False):
        row[:] = column
    at = len(columns)
    for block in (
        expected.style[:, None],
        (pool.features.T @ sets.matrix.T) / sets.sizes,
        four.take(sets.members, axis=0).min(axis=1).T,
    ):
        own[at : at + len(block)] = block
        at += len(block)
    return SetFeatures(own.T, sentence, sets.members[:, 0], sets.members[:, 1])


def _kinds(chances: Reals, terms: Terms, in_title: Reals) -> list[Reals]:
    """What counts how sure the chances are, and of what: squares, likely ones, maybes, repeated and new terms."""
    return [
        chances * chances,
        (chances > 0.5).astype(np.float32),
        (chances > 0.3).astype(np.float32),
        chances * (terms.spread > 1),
        chances * (in_title == 0),
    ]


def _ranks(values: Reals) -> Integers:
    """Place of each value among all, 0 for the largest."""
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[(-values).argsort()] = np.arange(len(values))
    return ranks


def _sums(sets: Sets, holds: Reals, values: Reals) -> Reals:
    """Sums of `values`, shape (n_columns, n_terms), over the terms that each set holds; shape (n_columns, n_sets)."""
    held = product(sets.matrix, holds)
    return product(held.clip(0.0, 1.0, out=held), values.T).T
