"""What is known of a syllable, or of a pair of them, when one asks whether the sapo will have it."""

from operator import itemgetter

import numpy as np

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
    ]
    return with_document(columns, terms.size, document, style)


def bigram_features(
    document: Document, rows: Integers, priors: Priors, scores: Reals, style: Reals, logits: Reals
) -> Reals:
    """Features of the distinct pairs, shape (bigrams.size, n_features); `logits` are those of the syllables."""
    terms = document.bigrams
    singles = document.unigrams
    left, right = document.left, document.right
    table = priors.of_pairs(document, rows)
    columns = [
        np.log1p(terms.count),
        terms.spread / document.n,
        np.log1p(terms.spread),
        np.log1p(terms.first),
        document.pair_in_title,
        document.in_title[left] > 0,
        document.in_title[right] > 0,
        table[:, 0],
        table[:, 1],
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
    ]
    return with_document(columns, terms.size, document, style)


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
