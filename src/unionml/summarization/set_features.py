"""What is known of a set of one to three sentences when one asks how good a lead it would make."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.document import Documents, Reals, Terms, stable_order
from unionml.summarization.expectations import Expectations
from unionml.summarization.pools import LEANS, N_SENTENCE, POOL, SHARE1, SHARE2, Pools
from unionml.summarization.priors import N_STYLE
from unionml.summarization.sets import dangling, meets_of, sets_of, with_last

N_OWN = 63
"""Features of a set as a whole that are written out in `features_of_sets`."""

N_SET = N_OWN + N_STYLE + 3 * N_SENTENCE + 4

FIRST = np.arange(N_SENTENCE) + N_SET - 4 - 3 * N_SENTENCE
"""The columns of a set that repeat its first sentence."""

SECOND = FIRST + 2 * N_SENTENCE
"""The columns of a set that repeat its second sentence; zeros where it has one only."""

SHARED = np.array([28, 29, 30, 31, 32, 36, *range(N_OWN, N_OWN + N_STYLE)])
"""The columns of a set that all sets of an article share."""

OWN = np.delete(np.arange(N_SET), [*FIRST, *SECOND, *SHARED])
"""The other columns of a set: those of the set as a whole."""


@dataclass(frozen=True, slots=True)
class SetFeatures:
    """Features of every set of the pools' sentences, without writing sentences and articles out for each of their sets.

    Attributes:
        own: features of the sets as wholes, shape (n_articles, len(OWN), n_sets).
        shared: features of the articles, shape (n_articles, len(SHARED)).
        sentence: features of the pools' sentences and a last row of zeros, shape (n_articles, n_pool + 1, N_SENTENCE).
        first: row of each set's first sentence, shape (n_sets,).
        second: row of each set's second sentence, shape (n_sets,).
    """

    own: Reals
    shared: Reals
    sentence: Reals
    first: NDArray[np.int64]
    second: NDArray[np.int64]

    def dense(self) -> Reals:
        """All features written out, shape (n_articles, n_sets, N_SET)."""
        features = np.empty((len(self.own), self.own.shape[2], N_SET), dtype=np.float32)
        features[..., OWN] = self.own.transpose(0, 2, 1)
        features[..., SHARED] = self.shared[:, None]
        features[..., FIRST] = self.sentence[:, self.first]
        features[..., SECOND] = self.sentence[:, self.second]
        return features


def features_of_sets(documents: Documents, expected: Expectations, pools: Pools) -> SetFeatures:
    """Features of every set of the pools' sentences, in the order of `sets_of`."""
    sets = sets_of(POOL)
    size = documents.lengths[pools.sentences]
    shares = pools.features[:, [SHARE1, SHARE2]]
    mass = np.stack([size, shares[:, 0] * size, shares[:, 1] * np.maximum(size - 1, 1)], axis=1)
    lengths, alone1, alone2 = (mass @ sets.matrix.T).transpose(1, 0, 2)
    sums1, sums2, whole = _sums(documents, expected, pools)
    mass1, title1, title_weight, types, shown1, norm, central = sums1[:7]
    mass2, title2, shown2, appeal = sums2[:4]
    heavy = sums1[-1]
    title_length, caption_length = documents.title.length, documents.captions.length
    # What holds for an article as a whole, once for each of its sets: numpy takes longer to do so in every step.
    about = [
        expected.length,
        title_length,
        np.maximum(title_length, 1),
        np.maximum(title_length - 1, 1),
        np.maximum(title_length - 2, 0),
        np.maximum(documents.title_types, 1),
        np.maximum(caption_length - 1, 1),
        np.maximum(whole[0], 1e-6),
        np.maximum(whole[1], 1e-6),
        whole[2],
    ]
    repeated = np.array(about, dtype=np.float32).repeat(len(sets.sizes), axis=1).reshape(len(about), *lengths.shape)
    reference, title_size, some_title, title_pairs, other_pairs, title_types, caption_pairs = repeated[:7]
    title_information, caption_information, information = repeated[7:]
    order = documents.title_marks.of_sets(pools.sentences)
    likeness = 2 * order / (lengths + title_size)
    f1 = 2 * mass1 / (lengths + reference)
    f2 = 2 * mass2 / (lengths + reference - 2)
    promise = f1 + f2
    places = with_last(pools.places, -1)[:, sets.members]
    first, last = places[..., 0], places.max(axis=2)
    below = _below_best(np.stack([promise, likeness, f1, f2, title2, title_weight, shown2]), pools)
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
        title1 / title_types,
        title2 / title_pairs,
        title_weight / title_information,
        title1 / lengths,
        2 * title1 / (lengths + title_size),
        types / lengths,
        alone1 - mass1,
        alone2 - mass2,
        first,
        np.log1p(first),
        np.log1p(last),
        last - first - (sets.sizes - 1),
        below[0],
        _ranks(promise, pools),
        dangling(pools.features[:, LEANS], pools.places),
        shown1 / caption_information,
        shown2 / caption_pairs,
        shown2 / lengths,
        central / np.sqrt(np.maximum(norm * information, 1e-6)),
        *sums1[7:12],
        sums1[8] / lengths,
        heavy,
        heavy / lengths,
        *sums2[4:9],
        sums2[5] / lengths,
        order / some_title,
        likeness,
        below[1],
        2 * title2 / (lengths + other_pairs),
        appeal / np.sqrt(lengths),
        appeal / lengths,
        *below[2:],
    ]
    own = np.empty((len(lengths), len(OWN), len(sets.sizes)), dtype=np.float32)
    for place, column in enumerate(columns):
        own[:, place] = column
    # A place that a set leaves empty is as good as worthless.
    four = with_last(pools.features[:, :4], 9.0)
    *first_two, third = sets.members.T
    at = len(columns)
    for block in (
        (pools.features @ sets.matrix.T) / sets.sizes,
        np.minimum(np.minimum(*(four.take(one, axis=-1) for one in first_two)), four.take(third, axis=-1)),
    ):
        own[:, at : at + block.shape[1]] = block
        at += block.shape[1]
    sentence = with_last(pools.features, 0.0).transpose(0, 2, 1)
    sizes = [np.log(documents.n), np.log(documents.total), title_length, title_length > 0, expected.length]
    shared = np.array([*sizes, np.log1p(caption_length), *expected.style.T], dtype=np.float32).T
    return SetFeatures(own, shared, sentence, sets.members[:, 0], sets.members[:, 1])


def _sums(documents: Documents, expected: Expectations, pools: Pools) -> tuple[Reals, Reals, Reals]:
    """Sums over the syllables and over the pairs that each set holds, and three over all of an article's syllables.

    Returns:
        Shapes (n_sums, n_articles, n_sets), twice, and (3, n_articles): the information of the title's
        syllables, of the captions', and of all occurrences.
    """
    singles, pairs = documents.unigrams, documents.bigrams
    p1, p2 = expected.unigrams, expected.bigrams
    in_title = (documents.title.single > 0).astype(np.float32)
    weighted_title = in_title * expected.idf
    weighted_captions = np.where(documents.captions.single > 0, expected.idf, np.float32(0))
    information = expected.idf**2
    central = information * singles.count
    weights1 = [p1, in_title, weighted_title, np.ones_like(in_title), weighted_captions, information, central]
    weights1 += [*_kinds(p1, singles, documents.title.single), p1 * expected.idf]
    weights2 = [p2, documents.title.pair, documents.captions.pair, expected.appeal]
    weights2 += _kinds(p2, pairs, documents.title.pair)
    whole = [weighted_title, weighted_captions, central * singles.count]
    totals = np.add.reduceat(np.array(whole), singles.bounds[:-1], axis=1)
    bits = np.zeros(len(documents.article), dtype=np.float32)
    bits[pools.sentences[pools.exists]] = (pools.exists * (1 << np.arange(POOL)))[pools.exists]
    n_articles = len(documents.n)
    sums1 = _sums_of(singles, np.array(weights1), bits, n_articles)
    sums2 = _sums_of(pairs, np.array(weights2), bits, n_articles)
    return sums1, sums2, totals


def _kinds(chances: Reals, terms: Terms, in_title: Reals) -> list[Reals]:
    """What counts how sure the chances are, and of what: squares, likely ones, maybes, repeated and new terms."""
    return [
        chances * chances,
        (chances > 0.5).astype(np.float32),
        (chances > 0.3).astype(np.float32),
        chances * (terms.spread > 1),
        chances * (in_title == 0),
    ]


def _sums_of(terms: Terms, values: Reals, bits: Reals, n_articles: int) -> Reals:
    """Sums of `values`, shape (n_sums, n_terms), over the terms that each set holds; (n_sums, n_articles, n_sets).

    Terms that stand in the same sentences of a pool are in the same sets, so they are summed first.

    Args:
        terms: syllables, or pairs.
        values: to be summed.
        bits: for each sentence the power of two that stands for its place in the pool, 0 outside; shape (n_sentences,).
        n_articles: how many articles there are.
    """
    # Which sentences of the pool hold the term, as the bits of a number.
    holders = np.bincount(terms.columns, weights=bits[terms.rows], minlength=terms.size).astype(np.int64)
    held = holders.nonzero()[0]
    cells = terms.article[held] << POOL | holders[held]
    order = stable_order(cells, n_articles << POOL)
    cells = cells[order]
    starts = (cells[1:] != cells[:-1]).nonzero()[0] + 1
    starts = np.concatenate([[0], starts]) if len(cells) else starts
    together = np.add.reduceat(values.take(held[order], axis=1), starts, axis=1)
    cells = cells[starts]
    meets = meets_of(POOL).take(cells & ((1 << POOL) - 1), axis=0)
    bounds = cells.searchsorted(np.arange(n_articles + 1) << POOL).tolist()
    sums = np.empty((len(values), n_articles, meets.shape[1]), dtype=np.float32)
    # One product an article: their last digits may not depend on other articles.
    for article, (start, end) in enumerate(pairwise(bounds)):
        np.matmul(together[:, start:end], meets[start:end], out=sums[:, article])
    return sums


def _below_best(values: Reals, pools: Pools) -> Reals:
    """How far each set lies below the best set of its article; shapes (n_values, n_articles, n_sets)."""
    best: Reals = values.max(axis=2, where=pools.counts, initial=-np.inf, keepdims=True)
    return values - best


def _ranks(values: Reals, pools: Pools) -> NDArray[np.int64]:
    """Place of each value among those of its article, 0 for the largest."""
    order = np.where(pools.counts, -values, np.inf).argsort(axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(order.shape[1])[None], axis=1)
    return ranks
