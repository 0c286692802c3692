"""What is known of one sentence when one asks how well it would do as the lead, alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unionml.summarization.candidates import MAX_SYLLABLES
from unionml.summarization.document import Documents, Integers, Reals, Terms


@dataclass(frozen=True, slots=True)
class Similarities:
    """How close each sentence is to title, captions and the rest of its article; every array of shape (n_sentences,).

    Attributes:
        title_recall: share of the title's information (idf) that the sentence covers.
        title_precision: share of the sentence's information that stands in the title.
        centrality: mean number of other sentences that share a syllable, weighted by idf.
        title_pairs: share of the title's bigrams that the sentence has.
        usual: mean probability of its syllables in a sapo at large.
        title_order: length of the longest common subsequence with the title, as a share of the title.
        title_likeness: ROUGE-L with the title (F1).
        title_rare: share of the title that the sentence covers, weighted by how few sentences have each word.
        echo: mean likeness (F1 of shared syllables) to the sentences at the beginning, the first counting most.
        echo_pairs: the same of shared bigrams.
        echo_best: likeness to the most similar of them.
        echo_best_pairs: the same of shared bigrams.
        caption_recall: as `title_recall`, of the captions.
        caption_precision: as `title_precision`, of the captions.
        caption_pairs: as `title_pairs`, of the captions.
        appeal: what its bigrams are worth by the tables of training.
    """

    title_recall: Reals
    title_precision: Reals
    centrality: Reals
    title_pairs: Reals
    usual: Reals
    title_order: Reals
    title_likeness: Reals
    title_rare: Reals
    echo: Reals
    echo_pairs: Reals
    echo_best: Reals
    echo_best_pairs: Reals
    caption_recall: Reals
    caption_precision: Reals
    caption_pairs: Reals
    appeal: Reals

    @classmethod
    def of(cls, documents: Documents, table: Reals, appeal: Reals) -> "Similarities":
        """Compare the sentences, given prior log-odds and idf of the syllables, and the appeal of each bigram."""
        idf = table[:, 1]
        unigrams, article, lengths = documents.unigrams, documents.article, documents.lengths
        title, captions = documents.title, documents.captions
        in_title = np.where(title.single > 0, idf, np.float32(0.0))
        shared = (unigrams.spread - 1) * idf
        in_captions = np.where(captions.single > 0, idf, np.float32(0.0))
        rarity = np.log((documents.n + 1).take(unigrams.article) / unigrams.spread) + np.float32(0.1)
        rare = np.where(title.single > 0, rarity, np.float32(0.0))
        values = np.array([idf, in_title, shared, sigmoid(table[:, 0]), in_captions, rare], dtype=np.float32)
        information, common, central, usual, shown, rarities = unigrams.sums(values)
        order = documents.title_marks.of_sentences()
        information = np.maximum(information, np.float32(1e-6))
        title_pairs, caption_pairs, appeals = documents.bigrams.sums(np.array([title.pair, captions.pair, appeal]))
        echo, echo_best = _echoes(unigrams, documents)
        echo_pairs, echo_best_pairs = _echoes(documents.bigrams, documents)
        title_length = title.length.take(article)
        return cls(
            title_recall=common / _total(in_title, unigrams).take(article),
            title_precision=common / information,
            centrality=central / information,
            title_pairs=title_pairs / np.maximum(title_length - 1, 1),
            usual=usual / lengths,
            title_order=(order / np.maximum(title_length, 1)).astype(np.float32),
            title_likeness=2 * order / (lengths + title_length),
            title_rare=rarities / _total(rare, unigrams).take(article),
            echo=echo,
            echo_pairs=echo_pairs,
            echo_best=echo_best,
            echo_best_pairs=echo_best_pairs,
            caption_recall=shown / _total(in_captions, unigrams).take(article),
            caption_precision=shown / information,
            caption_pairs=caption_pairs / np.maximum(captions.length - 1, 1).take(article),
            appeal=appeals / np.sqrt(lengths),
        )


def _total(weights: Reals, terms: Terms) -> Reals:
    """The sum of the weights of each article's terms, never 0 since shares are told by it; shape (n_articles,)."""
    return np.maximum(np.add.reduceat(weights, terms.bounds[:-1]), np.float32(1e-6))


BEGINNING = 10
"""Sentences at the beginning that the others are compared with: there the news is, and time stays linear."""

_FIELD = MAX_SYLLABLES.bit_length()
"""Bits of a count of terms that two sentences share."""

_FIELDS = 5
"""Counts that one number holds exactly: a float of 64 bits has 53 of precision."""


def _echoes(terms: Terms, documents: Documents) -> tuple[Reals, Reals]:
    """Mean and largest likeness of each sentence to those at the beginning of its article other than itself."""
    kinds = np.diff(terms.starts).astype(np.float32)
    opening = np.arange(BEGINNING)[:, None]
    exists = opening < documents.n[documents.article]
    openers = np.minimum(documents.bounds[:-1] + opening, documents.bounds[-1] - 1)
    both = kinds + kinds[openers].take(documents.article, axis=1)
    likeness = 2 * _shared_with_opening(terms, documents) / np.maximum(both, 1.0)
    other = exists & (opening != documents.place)
    likeness *= other
    weights = other / (1 + opening).astype(np.float32)
    total = np.maximum(weights.sum(axis=0), np.float32(1e-6))
    mean: Reals = (likeness * weights).sum(axis=0) / total
    return mean.astype(np.float32), likeness.max(axis=0)


def _shared_with_opening(terms: Terms, documents: Documents) -> Reals:
    """How many terms each sentence shares with each of the first ones of its article, shape (BEGINNING, n_sentences).

    Several counts are summed at once, as the digits of one number.
    """
    number, digit = np.divmod(documents.place, _FIELDS)
    opens = documents.place < BEGINNING
    units = np.ldexp(1.0, _FIELD * digit)
    pairs = np.flatnonzero(opens[terms.rows])
    rows, columns = terms.rows[pairs], terms.columns[pairs]
    n_numbers = BEGINNING // _FIELDS
    holders = np.bincount(number[rows] * terms.size + columns, weights=units[rows], minlength=n_numbers * terms.size)
    packed = terms.sums(holders.reshape(n_numbers, terms.size)).astype(np.int64)
    counts = packed[:, None] >> (_FIELD * np.arange(_FIELDS))[:, None] & ((1 << _FIELD) - 1)
    return counts.reshape(BEGINNING, -1).astype(np.float32)


N_PLACE = 4
"""The first columns of a sentence say where it stands."""


def sentence_features(documents: Documents, near: Similarities, cues: Reals, style: Reals) -> Reals:
    """Features of the sentences, shape (n_sentences, n_features).

    Args:
        documents: the articles.
        near: likeness of their sentences.
        cues: shape (n_sentences, N_CUES).
        style: guesses from the style of each article, shape (n_articles, N_STYLE).
    """
    places = documents.place.astype(np.float32)
    n = documents.n.take(documents.article)
    previous = np.roll(near.title_recall, 1)
    previous[documents.bounds[:-1]] = 0.0
    columns = [
        np.log1p(places),
        places / n,
        places == 0,
        np.log1p(n - 1 - places),
        documents.lengths,
        np.log(documents.lengths),
        near.title_recall,
        near.title_precision,
        near.title_pairs,
        near.centrality,
        near.usual,
        near.title_order,
        near.title_likeness,
        near.title_rare,
        near.echo,
        near.echo_pairs,
        near.echo_best,
        near.echo_best_pairs,
        near.caption_recall,
        near.caption_precision,
        near.caption_pairs,
        near.appeal,
        previous,
        *cues.T,
    ]
    # What a sentence is worth depends on the others: how far it lies from their mean, and from the best of them.
    own = np.array(columns[N_PLACE:], dtype=np.float32)
    starts = documents.bounds[:-1]
    means = np.add.reduceat(own, starts, axis=1) / documents.n
    best = np.maximum.reduceat(own, starts, axis=1)
    beside = [own - whole.take(documents.article, axis=1) for whole in (means, best)]
    return with_document([*columns[:N_PLACE], *own, *beside[0], *beside[1]], documents.article, documents, style)


def with_document(columns: Sequence[ArrayLike], article: Integers, documents: Documents, style: Reals) -> Reals:
    """Columns as one matrix, with what holds for the article of each row appended to it."""
    title, captions = documents.title.length, documents.captions.length
    whole = [np.log(documents.n), np.log1p(documents.total), title > 0, title, captions > 0, np.log1p(captions)]
    # Feature after feature in memory, since each is written in one go; networks read either order.
    features = np.empty((len(columns) + len(whole) + style.shape[1], len(article)), dtype=np.float32)
    for row, column in zip(features, columns, strict=False):
        row[:] = column
    np.array([*whole, *style.T], dtype=np.float32).take(article, axis=1, out=features[len(columns) :])
    return features.T


def sigmoid(logits: NDArray[np.float32]) -> Reals:
    """The logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
