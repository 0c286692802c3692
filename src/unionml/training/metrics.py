"""Figures of what a model in training says of articles it has not learnt from, for its report and its card."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.bootstrap import Groups, estimates, mean_of_known, merged, ratio, without_errors
from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.prediction import TopicPrediction

Interval = tuple[float, float, float]
"""A figure, and the ends of its 95 % interval."""

ANSWERS = ("coverage", "covered_accuracy")
"""Of a model that abstains, by the names that an evaluation has: how often it answers, and how often right then."""


def out_of_fold_metrics(
    predictions: Sequence[TopicPrediction],
    topics: Sequence[Sequence[str]],
    label_set: LabelSet,
    groups: Groups | None = None,
    *,
    abstains: bool = False,
) -> dict[str, Interval]:
    """Accuracy of the best topic, F1 of each label and their mean, each as `(value, low, high)`.

    Accuracy counts the first of an article's topics as the true one, `other` where it has none. Macro-F1 is the mean
    over the labels that have an F1; a label has none where no article carries it or is given it, and is then left out.
    Of a model that abstains `coverage` is the share of articles that get a topic, and `covered_accuracy` how often that
    is the true one; in `accuracy` an article without an answer counts as an error.
    The intervals are those of an evaluation (see `unionml.bootstrap`).

    Args:
        predictions: what was said of each article by a model that had not seen it.
        topics: the true topics of each, the primary first.
        label_set: the labels.
        groups: articles that repeat one another word for word share a number; by default none do.
        abstains: whether `other` is no label but says that the model gives no answer.
    """
    best = [item.topic for item in predictions]
    true = [labels[0] if labels else OTHER for labels in topics]
    right = np.array(best) == np.array(true)
    covered = np.array(best) != OTHER
    said = (
        label_set.encode([one] for one in best)
        if label_set.exclusive
        else label_set.encode(item.topics for item in predictions)
    )
    holds = label_set.encode(label_set.reduce(topics))
    hits, found, wanted = (part.astype(np.float64) for part in (said & holds, said, holds))

    def figures(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        total = weights.sum(axis=1)
        f1 = ratio(2 * (weights @ hits), weights @ found + weights @ wanted, where_none=np.nan)
        answers = (weights @ covered / total, ratio(weights @ (right & covered), weights @ covered, where_none=np.nan))
        return np.column_stack([weights @ right / total, mean_of_known(f1), *(answers if abstains else ()), f1])

    names = ["accuracy", "macro_f1", *(ANSWERS if abstains else ()), *(f"f1_{label}" for label in label_set.labels)]
    groups = np.arange(len(right)) if groups is None else groups
    different = merged(said | holds, groups)
    either = [int(size) for size in different.sum(axis=0)]
    answered = [[len(different)], [int(merged(covered[:, None], groups).sum())]] if abstains else []
    sizes = [[len(different)], [size for size in either if size], *answered, *([size] for size in either)]
    measured = zip(names, estimates(figures, len(right), groups), sizes, strict=True)
    bounded = {
        name: without_errors(one, size, is_f1=name not in ("accuracy", *ANSWERS))
        for name, one, size in measured
        if not np.isnan(one.value)
    }
    return {name: (one.value, one.low, one.high) for name, one in bounded.items()}
