"""What is known of a syllable, or of a pair of them, when one asks whether the sapo will have it."""

from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.document import Document, Integers, Reals, Terms
from unionml.summarization.priors import Priors
from unionml.summarization.sentence_features import with_document


def unigram_features(document: Document, rows: Integers, priors: Priors, scores: Reals, style: Reals) -> Reals:
    """Features of the distinct syllables, shape (unigrams.size, n_features)."""
    terms = document.unigrams
    table = priors.unigrams.take(rows, axis=0)
    columns = [
        np.log1p(terms.count),
        terms.spread / document.n,
        np.log1p(terms.spread),
        np.log1p(terms.first),
        document.in_title > 0,
        document.in_title,
        table[:, 0],
        table[:, 1],
        np.fromiter(map(str.isdigit, map(itemgetter(0), document.words)), dtype=bool, count=terms.size),
        *_by_sentence(terms, scores),
        terms.first == 0,
        terms.first == 1,
        document.in_captions > 0,
        np.log1p(document.in_captions),
        *_beside(document, document.pair_in_title),
        *_beside(document, document.pair_in_captions),
        np.log1p(np.bincount(document.left, minlength=terms.size)),
        np.log1p(np.bincount(document.right, minlength=terms.size)),
    ]
    return with_document(columns, terms.size, document, style)


def bigram_features(document: Document, table: Reals, scores: Reals, style: Reals, logits: Reals) -> Reals:
    """Features of the distinct pairs, shape (bigrams.size, n_features).

    Args:
        document: the article.
        table: log-odds, idf and appeal of each pair, shape (bigrams.size, 3).
        scores: of the sentences, shape (n,).
        style: guesses from style.
        logits: of the syllables, shape (unigrams.size,).
    """
    terms = document.bigrams
    singles = document.unigrams
    left, right = document.left, document.right
    columns = [
        np.log1p(terms.count),
        terms.spread / document.n,
        np.log1p(terms.spread),
        np.log1p(terms.first),
        document.pair_in_title,
        document.in_title[left] > 0,
        document.in_title[right] > 0,
        *table.T,
        *_by_sentence(terms, scores),
        terms.first == 0,
        terms.first == 1,
        terms.count / np.minimum(singles.count[left], singles.count[right]),
        terms.spread / np.minimum(singles.spread[left], singles.spread[right]),
        logits[left],
        logits[right],
        np.minimum(logits[left], logits[right]),
        np.log1p(singles.count[left]),
        np.log1p(singles.count[right]),
        document.pair_in_captions,
        document.in_captions[left] > 0,
        document.in_captions[right] > 0,
    ]
    return with_document(columns, terms.size, document, style)


def _beside(document: Document, pairs: Reals) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each syllable opens one of the marked pairs, and whether it closes one."""
    marked = pairs > 0
    opens = np.zeros(document.unigrams.size, dtype=bool)
    closes = opens.copy()
    opens[document.left[marked]] = True
    closes[document.right[marked]] = True
    return opens, closes


def _by_sentence(terms: Terms, scores: Reals) -> tuple[Reals, Reals, Reals, Reals]:
    """Of the sentences that hold a term: the best score, the sum of the best scores, the first one's, the mean."""
    held = scores[terms.rows]
    mean = np.bincount(terms.columns, weights=held, minlength=terms.size) / terms.spread
    # Only what stands out counts in the sum, or a syllable of every sentence would gather the most.
    above = np.maximum(held - _median(scores), 0.0)
    gathered = np.bincount(terms.columns, weights=above, minlength=terms.size)
    first = scores[terms.first]
    return terms.best(scores), gathered.astype(np.float32), first, mean.astype(np.float32)


def _median(values: Reals) -> np.float32:
    """As `numpy.median`, which takes ten times as long on a few values."""
    ordered = np.sort(values)
    middle = len(values) // 2
    return np.float32(ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2)
