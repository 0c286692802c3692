"""What is known of one sentence when one asks how well it would do as the lead, alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.candidates import MAX_SYLLABLES
from unionml.summarization.document import Documents, Integers, Reals, Terms
from unionml.summarization.network import Features


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

    @property
    def captions_and_appeal(self) -> tuple[Reals, ...]:
        """Likeness to the captions, and the appeal, as features list them."""
        return self.caption_recall, self.caption_precision, self.caption_pairs, self.appeal

    @property
    def order_and_echoes(self) -> tuple[Reals, ...]:
        """Order and rare words of the title, and echoes, as features list them."""
        title = self.title_order, self.title_likeness, self.title_rare
        return *title, self.echo, self.echo_pairs, self.echo_best, self.echo_best_pairs

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
        echo, echo_best, echo_pairs, echo_best_pairs = _echoes(documents)
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


def _echoes(documents: Documents) -> list[Reals]:
    """Mean and largest likeness of each sentence to those at the beginning of its article other than itself.

    Returns:
        Mean and largest likeness by syllables, and both by pairs of them, shape (n_sentences,) each.
    """
    opening = np.arange(BEGINNING)[:, None]
    other = (opening < documents.n.take(documents.article)) & (opening != documents.place)
    openers = np.minimum(documents.bounds[:-1] + opening, documents.bounds[-1] - 1).take(documents.article, axis=1)
    weights = other / (1 + opening).astype(np.float32)
    weights /= np.maximum(weights.sum(axis=0), np.float32(1e-6))
    number, digit = np.divmod(documents.place, _FIELDS)
    digits = number, np.ldexp(1.0, _FIELD * digit)
    found = []
    for terms in (documents.unigrams, documents.bigrams):
        kinds = np.diff(terms.starts).astype(np.float32)
        both = kinds + kinds[openers]
        likeness = 2 * _shared_with_opening(terms, *digits) / np.maximum(both, 1.0)
        found += [(likeness * weights).sum(axis=0), (likeness * other).max(axis=0)]
    return found


def _shared_with_opening(terms: Terms, number: Integers, unit: NDArray[np.float64]) -> Reals:
    """How many terms each sentence shares with each of the first ones of its article, shape (BEGINNING, n_sentences).

    Several counts are summed at once, as the digits of a few numbers.

    Args:
        terms: syllables, or pairs.
        number: for each sentence the number in which the terms shared with it are counted; others than the first ones
            have none.
        unit: what one term counts there.
    """
    n_numbers = BEGINNING // _FIELDS
    pairs = (number < n_numbers)[terms.rows].nonzero()[0]
    rows = terms.rows[pairs]
    cells = number[rows] * terms.size + terms.columns[pairs]
    holders = np.bincount(cells, weights=unit[rows], minlength=n_numbers * terms.size)
    packed = terms.sums(holders.reshape(n_numbers, terms.size)).astype(np.int64)
    counts = packed[:, None] >> (_FIELD * np.arange(_FIELDS))[:, None] & ((1 << _FIELD) - 1)
    return counts.reshape(BEGINNING, -1).astype(np.float32)


def sentence_features(documents: Documents, near: Similarities, cues: Reals, context: Reals) -> Features:
    """Features of the sentences.

    Args:
        documents: the articles.
        near: likeness of their sentences.
        cues: shape (n_sentences, N_CUES).
        context: of the articles (see `context_of`).
    """
    article, starts = documents.article, documents.bounds[:-1]
    places = documents.place.astype(np.float32)
    n = documents.n.take(article)
    previous = np.empty_like(near.title_recall)
    previous[1:] = near.title_recall[:-1]
    previous[starts] = 0.0
    standing = [np.log1p(places), places / n, places == 0, np.log1p(n - 1 - places)]
    columns = [
        documents.lengths,
        np.log(documents.lengths),
        near.title_recall,
        near.title_precision,
        near.title_pairs,
        near.centrality,
        near.usual,
        *near.order_and_echoes,
        *near.captions_and_appeal,
        previous,
    ]
    # What a sentence is worth depends on the others: how far it lies from their mean, and from the best of them.
    own = np.concatenate([np.array(columns, dtype=np.float32), cues.T])
    means = np.add.reduceat(own, starts, axis=1) / documents.n
    best = np.maximum.reduceat(own, starts, axis=1)
    beside = [own - whole.take(article, axis=1) for whole in (means, best)]
    blocks = [np.array(standing, dtype=np.float32), own, *beside]
    return Features(np.concatenate(blocks).T, context, documents.bounds)


def context_of(documents: Documents, style: Reals) -> Reals:
    """What holds for each article as a whole, a feature of everything in it; shape (n_articles, n_features).

    Args:
        documents: the articles.
        style: guesses from their style, shape (n_articles, N_STYLE).
    """
    title, captions = documents.title.length, documents.captions.length
    sizes = [np.log(documents.n), np.log1p(documents.total), title > 0, title, captions > 0, np.log1p(captions)]
    return np.array([*sizes, *style.T], dtype=np.float32).T


def sigmoid(logits: NDArray[np.float32]) -> Reals:
    """The logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
