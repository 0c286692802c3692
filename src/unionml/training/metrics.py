"""Out-of-fold figures with bootstrap intervals, for the report of a training run and its model card."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.prediction import TopicPrediction

Interval = tuple[float, float, float]
_RESAMPLES = 1000


def out_of_fold_metrics(
    predictions: Sequence[TopicPrediction], topics: Sequence[Sequence[str]], label_set: LabelSet
) -> dict[str, Interval]:
    """Accuracy of the best topic, F1 of each label and their mean, each as `(value, low, high)`.

    The intervals are 95 % percentile intervals over resampled articles (Efron, 1979). Accuracy counts the first of an
    article's topics as the true one, `other` where it has none. Macro-F1 is the mean over the labels of the label set.
    """
    best = np.array([item.topic for item in predictions])
    true = np.array([labels[0] if labels else OTHER for labels in topics])
    right = best == true
    if label_set.exclusive:
        said = np.array([[label == topic for label in label_set.labels] for topic in best.tolist()])
    else:
        said = label_set.encode([item.topics for item in predictions])
    holds = label_set.encode(topics)
    parts = np.stack([said & holds, said, holds]).astype(np.float64)
    draws = np.random.default_rng(0)
    n_articles = len(predictions)
    weights = np.stack(
        [np.ones(n_articles)]
        + [np.bincount(draws.integers(n_articles, size=n_articles), minlength=n_articles) for _ in range(_RESAMPLES)]
    )
    accuracy = weights @ right / n_articles
    hits, positives, wanted = (weights @ part for part in parts)
    f1 = 2 * hits / np.maximum(positives + wanted, 1e-12)
    metrics = {"accuracy": _interval(accuracy), "macro_f1": _interval(f1.mean(axis=1))}
    metrics |= {f"f1_{label}": _interval(f1[:, column]) for column, label in enumerate(label_set.labels)}
    return metrics


def _interval(values: NDArray[np.float64]) -> Interval:
    low, high = np.quantile(values[1:], [0.025, 0.975])
    return float(values[0]), float(low), float(high)


Progress = Callable[[str], None]
