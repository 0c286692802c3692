"""What is known of one sentence when one asks how well it would do as the lead, alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from unionml.summarization.document import Document, Reals


@dataclass(frozen=True, slots=True)
class Similarities:
    """How close each sentence is to the title and to the rest of the article; every array of shape (n,).

    Attributes:
        title_recall: share of the title's information (idf) that the sentence covers.
        title_precision: share of the sentence's information that stands in the title.
        centrality: mean number of other sentences that share a syllable, weighted by idf.
        title_pairs: share of the title's bigrams that the sentence has.
        usual: mean probability of its syllables in a sapo at large.
    """

    title_recall: Reals
    title_precision: Reals
    centrality: Reals
    title_pairs: Reals
    usual: Reals

    @classmethod
    def of(cls, document: Document, table: Reals) -> "Similarities":
        """Compare the sentences of a document, given the prior log-odds and idf of its syllables."""
        idf = table[:, 1]
        in_title = np.where(document.in_title > 0, idf, 0.0)
        shared = (document.unigrams.spread - 1) * idf
        values = np.array([idf, in_title, shared, sigmoid(table[:, 0])], dtype=np.float32)
        information, common, central, usual = document.unigrams.sums(values.T).T
        information = np.maximum(information, np.float32(1e-6))
        title_pairs = document.bigrams.sums(document.pair_in_title)
        return cls(
            title_recall=common / np.float32(max(float(in_title.sum()), 1e-6)),
            title_precision=common / information,
            centrality=central / information,
            title_pairs=title_pairs / np.float32(max(document.title_length - 1, 1)),
            usual=usual / document.lengths,
        )


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
        near.title_recall - near.title_recall.max(),
        near.title_pairs - near.title_pairs.max(),
        near.centrality - near.centrality.max(),
        previous,
        *cues.T,
    ]
    return with_document(columns, document.n, document, style)


def with_document(columns: Sequence[ArrayLike], size: int, document: Document, style: Reals) -> Reals:
    """Columns as one matrix, with what holds for the whole document appended to every row."""
    whole = [
        np.log(document.n),
        np.log1p(document.lengths.sum()),
        float(document.title_length > 0),
        float(document.title_length),
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
