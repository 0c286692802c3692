"""Tables for a lead ranker: which syllables pass from bodies into sapos, and how a paper's style shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from unionml.summarization.document import Documents, Integers, Reals
from unionml.summarization.priors import Priors, style_counts
from unionml.summarization.rouge import rouge_l, rouge_n
from unionml.training.lead_data import Example

LEAST_COUNT = 10
LEAST_PAIR_COUNT = 20
PRIOR_WEIGHT = 40
"""Documents' worth of the mean that every syllable's own rate is pulled towards."""

RIDGE = 4000.0
APPEAL_RIDGE = 40.0


def fit_priors(examples: Sequence[Example], documents: Sequence[Documents], alone: Sequence[Reals]) -> Priors:
    """Count what passes into the sapo, and fit the guesses from style.

    Args:
        examples: what to learn from.
        documents: the same articles, indexed.
        alone: mean ROUGE of each of their sentences.

    Returns:
        Tables without appeal (see `with_appeal`).
    """
    bodies: Counter[str] = Counter()
    sapos: Counter[str] = Counter()
    pair_bodies: Counter[tuple[str, str]] = Counter()
    pair_sapos: Counter[tuple[str, str]] = Counter()
    for example, document in zip(examples, documents, strict=True):
        words = document.strange
        wanted = set(example.sapo)
        pairs = [(words[i], words[j]) for i, j in zip(document.left.tolist(), document.right.tolist(), strict=True)]
        pairs_wanted = set(pairwise(example.sapo))
        bodies.update(words)
        sapos.update(word for word in words if word in wanted)
        pair_bodies.update(pairs)
        pair_sapos.update(pair for pair in pairs if pair in pairs_wanted)
    known = sorted(word for word, count in bodies.items() if count >= LEAST_COUNT)
    vocabulary = {word: row for row, word in enumerate(known, start=1)}
    mean = sum(sapos.values()) / sum(bodies.values())
    unigrams = _table([(sapos[word], bodies[word]) for word in known], mean, LEAST_COUNT, len(examples), at_end=False)
    coded = sorted(
        (vocabulary[left] * len(unigrams) + vocabulary[right], pair_sapos[left, right], count)
        for (left, right), count in pair_bodies.items()
        if count >= LEAST_PAIR_COUNT and left in vocabulary and right in vocabulary
    )
    mean = sum(pair_sapos.values()) / max(sum(pair_bodies.values()), 1)
    pairs_table = _table([(hit, count) for _, hit, count in coded], mean, LEAST_PAIR_COUNT, len(examples), at_end=True)
    codes = np.array([code for code, _, _ in coded], dtype=np.int64)
    empty = np.zeros((0, 0), dtype=np.float32)
    pairs_table = np.pad(pairs_table, ((0, 0), (0, 1)))
    tables = Priors(vocabulary, unigrams, codes, pairs_table, empty, empty, empty.reshape(-1))
    return _with_style(examples, documents, alone, tables)


def with_appeal(tables: Priors, documents: Sequence[Documents], residuals: Sequence[Reals]) -> Priors:
    """Tables that also tell which pairs of syllables stand in better sentences than other features promise.

    Args:
        tables: what `fit_priors` found in the same articles.
        documents: the articles.
        residuals: what is left to explain of each sentence's score, shape (n,) for each document.
    """
    from sklearn.linear_model import Ridge

    unknown = len(tables.pairs) - 1
    rows, columns, values = [], [], []
    at = 0
    for document in documents:
        terms = document.bigrams
        held = tables.pair_rows(document, tables.rows(document))[terms.columns]
        known = held < unknown
        rows.append(terms.rows[known] + at)
        columns.append(held[known])
        values.append(1 / np.sqrt(document.lengths[terms.rows[known]]))
        at += len(document.lengths)
    places = np.concatenate(rows), np.concatenate(columns)
    matrix = csr_matrix((np.concatenate(values), places), shape=(at, unknown + 1))
    target = np.concatenate(residuals)
    model = Ridge(alpha=APPEAL_RIDGE, solver="sparse_cg", max_iter=60, tol=1e-3)
    model.fit(matrix, target / max(float(target.std()), 1e-6))
    pairs = tables.pairs.copy()
    pairs[:, 2] = model.coef_
    return replace(tables, pairs=pairs)


def _table(counts: Sequence[tuple[int, int]], mean: float, least: int, n: int, *, at_end: bool) -> Reals:
    """Log-odds and idf of every counted term, with the row of the unknown term before or after them."""
    rows = []
    for hit, count in counts:
        rate = (hit + PRIOR_WEIGHT * mean) / (count + PRIOR_WEIGHT)
        rows.append((np.log(rate / (1 - rate)), np.log(n / count)))
    unknown = (np.log(mean / (1 - mean)), np.log(n / least) + 1.0)
    rows.insert(len(rows) if at_end else 0, unknown)
    return np.array(rows, dtype=np.float32)


def style_targets(example: Example, alone: Reals) -> tuple[float, ...]:
    """What style is asked to guess (see `N_STYLE`), given the mean ROUGE of each sentence."""
    best = int(alone.argmax())
    title = mean_rouge(example.title, example.sapo)
    return np.log(len(example.sapo)), alone[0], title, alone[best], alone[min(1, len(alone) - 1)], np.log1p(best)


def mean_rouge(tokens: Sequence[str], sapo: Sequence[str]) -> float:
    """Mean of the F1 of ROUGE-1, ROUGE-2 and ROUGE-L."""
    scores = (rouge_n(tokens, sapo, 1), rouge_n(tokens, sapo, 2), rouge_l(tokens, sapo))
    return sum(score.f1 for score in scores) / 3


def _with_style(
    examples: Sequence[Example], documents: Sequence[Documents], alone: Sequence[Reals], tables: Priors
) -> Priors:
    """Ridge regression of the standardised targets on log counts of syllables, characters and pairs."""
    from sklearn.linear_model import Ridge

    n_columns = len(tables.unigrams)
    values, columns, ends = [], [], [0]
    for example, document in zip(examples, documents, strict=True):
        rows = tables.rows(document)
        counts = np.bincount(rows, weights=document.unigrams.count, minlength=n_columns)
        characters = style_counts(" ".join(one.plain for one in example.candidates))
        places = tables.pair_rows(document, rows)
        pairs = np.bincount(places, weights=document.bigrams.count, minlength=len(tables.pairs))
        # The pairs that the table does not know say nothing together.
        pairs[-1] = 0.0
        row = np.concatenate([counts, characters, pairs])
        held: Integers = np.flatnonzero(row)
        values.append(np.log1p(row[held]))
        columns.append(held)
        ends.append(ends[-1] + len(held))
    shape = (len(examples), len(row))
    matrix = csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape=shape)
    targets = np.array([style_targets(example, scores) for example, scores in zip(examples, alone, strict=True)])
    standard = (targets - targets.mean(axis=0)) / np.maximum(targets.std(axis=0), 1e-6)
    model = Ridge(alpha=RIDGE, solver="sparse_cg", tol=1e-3).fit(matrix, standard)
    weights = np.asarray(model.coef_.T, dtype=np.float32)
    cut = n_columns + len(characters)
    bias = np.asarray(model.intercept_, dtype=np.float32)
    return replace(tables, style=weights[:cut], pair_style=weights[cut:], style_bias=bias)
