"""From probabilities to topics: a threshold a label, and `other` where nothing is over its own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.prediction import TopicPrediction
from unionml.errors import UsageError

_LOWEST, _HIGHEST = 0.2, 0.8
"""Thresholds on well calibrated probabilities lie near a half; farther out they follow the noise of few examples."""


_USUAL = 0.45
"""On calibrated probabilities the threshold of the best F1 is half of that F1 (Lipton, Elkan and Naryanaswamy, 2014,
"Optimal Thresholding of Classifiers to Maximize F1 Measure"), of which good models have nine tenths."""

_EVIDENCE = 50
"""A threshold that was tuned on so many examples of its label counts as much as the usual one."""


def tune_thresholds(
    probabilities: NDArray[np.float64], Y: NDArray[np.bool_], sample_weight: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """The threshold of each label that gives the best F1 on held-out probabilities.

    Args:
        probabilities: out-of-fold, of shape (n_articles, n_labels).
        Y: which labels hold, same shape.
        sample_weight: weight of each article.

    Returns:
        Shape (n_labels,): among the thresholds whose F1 is within one part in a hundred of the best, the middle one.
    """
    weight = np.ones(len(Y)) if sample_weight is None else sample_weight
    grid = np.round(np.arange(_LOWEST, _HIGHEST + 1e-9, 0.01), 2)
    chosen = np.full(Y.shape[1], 0.5)
    for label in range(Y.shape[1]):
        predicted = probabilities[:, label][:, None] >= grid
        hits = weight @ (predicted & Y[:, label][:, None])
        f1 = 2 * hits / np.maximum(weight @ predicted + weight @ Y[:, label], 1e-12)
        good = grid[f1 >= f1.max() - 0.01]
        if f1.max() > 0:
            chosen[label] = float(good[len(good) // 2])
    return chosen


def steadied(thresholds: NDArray[np.float64], Y: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Thresholds drawn to the usual one, the more the fewer examples of a label they were tuned on.

    Args:
        thresholds: of `tune_thresholds`, shape (n_labels,).
        Y: which labels hold of what they were tuned on, shape (n_articles, n_labels).
    """
    examples = Y.sum(axis=0)
    return np.asarray(_USUAL + (thresholds - _USUAL) * examples / (examples + _EVIDENCE), dtype=np.float64)


def as_thresholds(values: object, n_labels: int) -> NDArray[np.float64]:
    """Thresholds that somebody set or saved; shape (n_labels,).

    Raises:
        UsageError: they are not one number from 0 to 1 for each label.
    """
    try:
        thresholds = np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        thresholds = np.zeros(0)
    if thresholds.shape != (n_labels,) or not ((thresholds >= 0) & (thresholds <= 1)).all():
        raise UsageError(f"the thresholds are not {n_labels} numbers from 0 to 1, one for each label; correct them")
    return thresholds


def abstention_threshold(
    probabilities: NDArray[np.float64],
    Y: NDArray[np.bool_],
    sample_weight: NDArray[np.float64] | None = None,
    *,
    accuracy: float = 0.9,
) -> float:
    """The least probability at which the best of exclusive labels is right as often as wanted.

    Args:
        probabilities: held-out, of shape (n_articles, n_labels).
        Y: the label that holds, same shape.
        sample_weight: weight of each article, 1 by default.
        accuracy: the share of answers that are to be right; a model that reaches it without abstaining abstains from
            no more than the least certain hundredth.
    """
    best = probabilities.max(axis=1)
    right = Y[np.arange(len(Y)), probabilities.argmax(axis=1)]
    order = np.argsort(-best, kind="stable")
    best = best[order]
    weight = (np.ones(len(Y)) if sample_weight is None else sample_weight)[order]
    # A threshold tells none of those apart that are equally probable.
    ends = np.append(np.flatnonzero(np.diff(best)), len(best) - 1)
    total = np.cumsum(weight)[ends]
    enough = np.flatnonzero(np.cumsum(weight * right[order])[ends] / total >= accuracy)
    last = int(enough[-1]) if len(enough) else 0
    return float(best[ends[min(last, int(np.searchsorted(total, 0.99 * total[-1], side="right")), len(ends) - 1)]])


def decide(
    probabilities: NDArray[np.float64], label_set: LabelSet, thresholds: NDArray[np.float64], *, model: str = ""
) -> list[TopicPrediction]:
    """The topics of each article.

    Several labels: those at or over their thresholds, most probable first. Exclusive labels: the most probable, if it
    is at or over its threshold. A label named `other` wins like any label but is no topic.
    """
    predictions = []
    order = np.argsort(-probabilities, axis=1, kind="stable")
    over = probabilities >= thresholds
    for row in range(len(probabilities)):
        ranked: Sequence[int] = order[row, :1].tolist() if label_set.exclusive else order[row].tolist()
        topics = [label_set.labels[label] for label in ranked if over[row, label]]
        topics = [topic for topic in topics if topic != OTHER]
        scores = dict(zip(label_set.labels, probabilities[row].tolist(), strict=True))
        predictions.append(TopicPrediction(topics[0] if topics else OTHER, topics, scores, model))
    return predictions
