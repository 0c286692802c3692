"""What is known of one sentence when one asks how well it would do as the lead, alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from unionml.summarization.document import Document, Reals, Terms
from unionml.summarization.subsequences import lengths_of_texts


@dataclass(frozen=True, slots=True)
class Similarities:
    """How close each sentence is to title, captions and the rest of the article; every array of shape (n,).

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
    def of(cls, document: Document, table: Reals, appeal: Reals) -> "Similarities":
        """Compare the sentences, given prior log-odds and idf of the syllables, and the appeal of each bigram."""
        idf = table[:, 1]
        in_title = np.where(document.in_title > 0, idf, 0.0)
        shared = (document.unigrams.spread - 1) * idf
        in_captions = np.where(document.in_captions > 0, idf, 0.0)
        rare = np.where(document.in_title > 0, np.log((document.n + 1) / document.unigrams.spread) + 0.1, 0.0)
        values = np.array([idf, in_title, shared, sigmoid(table[:, 0]), in_captions, rare], dtype=np.float32)
        information, common, central, usual, shown, rarities = document.unigrams.sums(values.T).T
        order = lengths_of_texts(document.title_marks, document.title_length)
        information = np.maximum(information, np.float32(1e-6))
        pairs = np.array([document.pair_in_title, document.pair_in_captions, appeal], dtype=np.float32)
        title_pairs, caption_pairs, appeals = document.bigrams.sums(pairs.T).T
        echo, echo_best = _echoes(document.unigrams, document.n)
        echo_pairs, echo_best_pairs = _echoes(document.bigrams, document.n)
        return cls(
            title_recall=common / np.float32(max(float(in_title.sum()), 1e-6)),
            title_precision=common / information,
            centrality=central / information,
            title_pairs=title_pairs / np.float32(max(document.title_length - 1, 1)),
            usual=usual / document.lengths,
            title_order=order / np.float32(max(document.title_length, 1)),
            title_likeness=2 * order / (document.lengths + document.title_length),
            title_rare=rarities / np.float32(max(float(rare.sum()), 1e-6)),
            echo=echo,
            echo_pairs=echo_pairs,
            echo_best=echo_best,
            echo_best_pairs=echo_best_pairs,
            caption_recall=shown / np.float32(max(float(in_captions.sum()), 1e-6)),
            caption_precision=shown / information,
            caption_pairs=caption_pairs / np.float32(max(document.caption_length - 1, 1)),
            appeal=appeals / np.sqrt(document.lengths),
        )


BEGINNING = 10
"""Sentences at the beginning that the others are compared with: there the news is, and time stays linear."""


def _echoes(terms: Terms, n: int) -> tuple[Reals, Reals]:
    """Mean and largest likeness of each sentence to those at the beginning other than itself; shapes (n,)."""
    first = np.arange(min(n, BEGINNING))
    kinds = np.diff(terms.starts).astype(np.float32)
    shared = terms.sums(np.ascontiguousarray(terms.rows_of(first).T))
    likeness = 2 * shared / np.maximum(kinds[:, None] + kinds[first], 1.0)
    likeness[first, first] = 0.0
    weights = np.tile(1 / (1 + first.astype(np.float32)), (n, 1))
    weights[first, first] = 0.0
    total = np.maximum(weights.sum(axis=1), np.float32(1e-6))
    mean: Reals = (likeness * weights).sum(axis=1) / total
    return mean, likeness.max(axis=1)


N_PLACE = 4
"""The first columns of a sentence say where it stands."""


def sentence_features(document: Document, near: Similarities, cues: Reals, style: Reals) -> Reals:
    """Features of the sentences, shape (n, n_features); `cues` has shape (n, N_CUES)."""
    places = np.arange(document.n, dtype=np.float32)
    previous = np.zeros(document.n, dtype=np.float32)
    previous[1:] = near.title_recall[:-1]
    columns = [
        np.log1p(places),
        places / document.n,
        places == 0,
        np.log1p(document.n - 1 - places),
        document.lengths,
        np.log(document.lengths),
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
    beside = own - own.mean(axis=1, keepdims=True), own - own.max(axis=1, keepdims=True)
    return with_document([*columns[:N_PLACE], *own, *beside[0], *beside[1]], document.n, document, style)


def with_document(columns: Sequence[ArrayLike], size: int, document: Document, style: Reals) -> Reals:
    """Columns as one matrix, with what holds for the whole document appended to every row."""
    whole = [
        np.log(document.n),
        np.log1p(document.lengths.sum()),
        float(document.title_length > 0),
        float(document.title_length),
        float(document.caption_length > 0),
        np.log1p(document.caption_length),
        *style.tolist(),
    ]
    # Feature after feature in memory, since each is written in one go; networks read either order.
    features = np.empty((len(columns) + len(whole), size), dtype=np.float32)
    for row, column in zip(features, columns, strict=False):
        row[:] = column
    features[len(columns) :] = np.array(whole, dtype=np.float32)[:, None]
    return features.T


def sigmoid(logits: Reals) -> Reals:
    """The logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
