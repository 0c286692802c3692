"""What is known of a syllable, or of a pair of them, when one asks whether the sapo will have it."""

from dataclasses import dataclass

import numpy as np

from unionml.summarization.document import Documents, Flags, Reals, Terms
from unionml.summarization.network import Features


@dataclass(frozen=True, slots=True)
class Scores:
    """What each sentence is expected to reach alone, shape (n_sentences,).

    Attributes:
        alone: its score.
        above: by how much it is over the median of its article's sentences, at least 0.
    """

    alone: Reals
    above: Reals

    @classmethod
    def of(cls, alone: Reals, documents: Documents) -> "Scores":
        """Compare the sentences of each article."""
        ordered = alone[np.lexsort((alone, documents.article))]
        starts, ends = documents.bounds[:-1], documents.bounds[1:]
        middle, below = ordered[(starts + ends) // 2], ordered[(starts + ends - 1) // 2]
        medians = np.where((ends - starts) % 2, middle, (below + middle) / np.float32(2))
        return cls(alone, np.maximum(alone - medians.take(documents.article), np.float32(0.0)))


def unigram_features(documents: Documents, table: Reals, numbers: Flags, scores: Scores, context: Reals) -> Features:
    """Features of the distinct syllables.

    Args:
        documents: the articles.
        table: log-odds and idf of each syllable, shape (unigrams.size, 2).
        numbers: whether each begins with a digit, shape (unigrams.size,).
        scores: of the sentences.
        context: of the articles (see `context_of`).
    """
    terms = documents.unigrams
    title, captions = documents.title, documents.captions
    place = documents.place[terms.first]
    columns = [
        np.log1p(terms.count),
        terms.spread / documents.n.take(terms.article),
        np.log1p(terms.spread),
        np.log1p(place.astype(np.float32)),
        title.single > 0,
        title.single,
        *table.T,
        numbers,
        *_by_sentence(terms, scores),
        place == 0,
        place == 1,
        captions.single > 0,
        np.log1p(captions.single),
        *_ends_of(documents, title.pair),
        *_ends_of(documents, captions.pair),
        *(np.log1p(np.bincount(end, minlength=terms.size)) for end in (documents.left, documents.right)),
    ]
    return Features(np.array(columns, dtype=np.float32).T, context, terms.bounds)


def bigram_features(documents: Documents, table: Reals, scores: Scores, context: Reals, logits: Reals) -> Features:
    """Features of the distinct pairs.

    Args:
        documents: the articles.
        table: log-odds, idf and appeal of each pair, shape (bigrams.size, 3).
        scores: of the sentences.
        context: of the articles (see `context_of`).
        logits: of the syllables, shape (unigrams.size,).
    """
    terms = documents.bigrams
    singles = documents.unigrams
    left, right = documents.left, documents.right
    place = documents.place[terms.first]
    in_title, in_captions = documents.title.single > 0, documents.captions.single > 0
    log_count = np.log1p(singles.count)
    logits_left, logits_right = logits[left], logits[right]
    columns = [
        np.log1p(terms.count),
        terms.spread / documents.n.take(terms.article),
        np.log1p(terms.spread),
        np.log1p(place.astype(np.float32)),
        documents.title.pair,
        in_title[left],
        in_title[right],
        *table.T,
        *_by_sentence(terms, scores),
        place == 0,
        place == 1,
        terms.count / np.minimum(singles.count[left], singles.count[right]),
        terms.spread / np.minimum(singles.spread[left], singles.spread[right]),
        logits_left,
        logits_right,
        np.minimum(logits_left, logits_right),
        log_count[left],
        log_count[right],
        documents.captions.pair,
        in_captions[left],
        in_captions[right],
    ]
    return Features(np.array(columns, dtype=np.float32).T, context, terms.bounds)


def _ends_of(documents: Documents, pairs: Reals) -> tuple[Flags, Flags]:
    """Whether each syllable opens one of the marked pairs, and whether it closes one."""
    marked = pairs.nonzero()[0]
    opens = np.zeros(documents.unigrams.size, dtype=bool)
    closes = opens.copy()
    opens[documents.left[marked]] = True
    closes[documents.right[marked]] = True
    return opens, closes


def _by_sentence(terms: Terms, scores: Scores) -> tuple[Reals, Reals, Reals, Reals]:
    """Of the sentences that hold a term: the best score, the sum of the best scores, the first one's, the mean."""
    held = scores.alone[terms.rows]
    best = np.zeros(terms.size, dtype=np.float32)
    np.maximum.at(best, terms.columns, held)
    # Only what stands out counts in the sum, or a syllable of every sentence would gather the most.
    gathered = np.bincount(terms.columns, weights=scores.above[terms.rows], minlength=terms.size)
    total = np.bincount(terms.columns, weights=held, minlength=terms.size)
    return best, gathered.astype(np.float32), scores.alone[terms.first], (total / terms.spread).astype(np.float32)
