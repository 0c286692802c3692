"""What is known of a syllable, or of a pair of them, when one asks whether the sapo will have it."""

import numpy as np

from unionml.summarization.document import Documents, Flags, Reals, Terms
from unionml.summarization.sentence_features import with_document


def unigram_features(documents: Documents, table: Reals, scores: Reals, style: Reals) -> Reals:
    """Features of the distinct syllables, shape (unigrams.size, n_features).

    Args:
        documents: the articles.
        table: log-odds and idf of each syllable, shape (unigrams.size, 2).
        scores: of the sentences, shape (n_sentences,).
        style: guesses from the style of each article, shape (n_articles, N_STYLE).
    """
    terms = documents.unigrams
    title, captions = documents.title, documents.captions
    is_number = np.array([word[0].isdigit() for word in documents.words])
    place = documents.place[terms.first]
    columns = [
        np.log1p(terms.count),
        terms.spread / documents.n.take(terms.article),
        np.log1p(terms.spread),
        np.log1p(place.astype(np.float32)),
        title.single > 0,
        title.single,
        *table.T,
        is_number[documents.word],
        *_by_sentence(terms, documents, scores),
        place == 0,
        place == 1,
        captions.single > 0,
        np.log1p(captions.single),
        *_ends_of(documents, title.pair),
        *_ends_of(documents, captions.pair),
        *(np.log1p(np.bincount(end, minlength=terms.size)) for end in (documents.left, documents.right)),
    ]
    return with_document(columns, terms.article, documents, style)


def bigram_features(documents: Documents, table: Reals, scores: Reals, style: Reals, logits: Reals) -> Reals:
    """Features of the distinct pairs, shape (bigrams.size, n_features).

    Args:
        documents: the articles.
        table: log-odds, idf and appeal of each pair, shape (bigrams.size, 3).
        scores: of the sentences, shape (n_sentences,).
        style: guesses from the style of each article, shape (n_articles, N_STYLE).
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
        *_by_sentence(terms, documents, scores),
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
    return with_document(columns, terms.article, documents, style)


def _ends_of(documents: Documents, pairs: Reals) -> tuple[Flags, Flags]:
    """Whether each syllable opens one of the marked pairs, and whether it closes one."""
    marked = np.flatnonzero(pairs)
    opens = np.zeros(documents.unigrams.size, dtype=bool)
    closes = opens.copy()
    opens[documents.left[marked]] = True
    closes[documents.right[marked]] = True
    return opens, closes


def _by_sentence(terms: Terms, documents: Documents, scores: Reals) -> tuple[Reals, Reals, Reals, Reals]:
    """Of the sentences that hold a term: the best score, the sum of the best scores, the first one's, the mean."""
    held = scores[terms.rows]
    best = np.zeros(terms.size, dtype=np.float32)
    np.maximum.at(best, terms.columns, held)
    # Only what stands out counts in the sum, or a syllable of every sentence would gather the most.
    above = np.maximum(scores - _medians(scores, documents)[documents.article], np.float32(0.0))[terms.rows]
    gathered, total = (np.bincount(terms.columns, weights=one, minlength=terms.size) for one in (above, held))
    return best, gathered.astype(np.float32), scores[terms.first], (total / terms.spread).astype(np.float32)


def _medians(values: Reals, documents: Documents) -> Reals:
    """The median of each article's sentences, shape (n_articles,)."""
    ordered = values[np.lexsort((values, documents.article))]
    starts, ends = documents.bounds[:-1], documents.bounds[1:]
    middle = ordered[(starts + ends) // 2]
    below = ordered[(starts + ends - 1) // 2]
    return np.asarray(np.where((ends - starts) % 2, middle, (below + middle) / np.float32(2)))
