"""The figures of a topic model, each on many weightings of the articles at once.

Standard definitions: precision, recall and F1 per topic; average precision as the sum over thresholds of precision
times the gain in recall (as in scikit-learn, ties in one step); expected calibration error over ten bins of equal width
(Guo et al. 2017, "On Calibration of Modern Neural Networks"); coverage and selective accuracy of abstention (El-Yaniv
and Wiener 2010). Calibration errors are sums of absolute values, which resampling makes larger: their intervals are
freed of that bias. A figure of 0 or 1 is so in every resample: its interval is the exact one of as many articles as the
figure is a share of.
"""

import numpy as np
from numpy.typing import NDArray

from unionml.bootstrap import Estimate, intervals, mean_of_known, merged, ratio, resampled, without_bias, without_errors
from unionml.classification.labels import OTHER
from unionml.evaluation.judged import Judged

Matrix = NDArray[np.float64]

CALIBRATION_BINS = 10
PER_TOPIC = ("precision", "recall", "f1", "average_precision", "calibration_error")
OVERALL = ("primary_accuracy", "coverage", "covered_accuracy", "abstention_accuracy")


class TopicStatistics:
    """Every figure of one model on one set of articles, as a function of the articles' weights.

    Args:
        judged: what the model said.
        detailed: whether average precision and calibration error are wanted too; they cost the most.
    """

    def __init__(self, judged: Judged, *, detailed: bool = True) -> None:
        self._n_labels = len(judged.labels)
        self._detailed = detailed
        truth, predicted = judged.truth, judged.predicted
        self._hits = (truth & predicted).astype(np.float64)
        self._truth = truth.astype(np.float64)
        self._predicted = predicted.astype(np.float64)
        other = judged.classes.index(OTHER)
        right = judged.topic == judged.primary
        covered = judged.topic != other
        self._groups = np.arange(len(truth)) if judged.groups is None else judged.groups
        self._overall = np.column_stack([right, covered, right & covered, right & ~covered]).astype(np.float64)
        self._rankings = [_Ranking(judged.scores[:, k], truth[:, k]) for k in range(self._n_labels)] if detailed else []
        self._gaps = (
            [_calibration_gaps(judged.scores[:, k], truth[:, k]) for k in range(self._n_labels)] if detailed else []
        )

    def names(self) -> list[tuple[str, int | None]]:
        """What the columns are: a figure and the topic's index, or None for a figure over all topics."""
        figures = PER_TOPIC if self._detailed else PER_TOPIC[:3]
        columns: list[tuple[str, int | None]] = [(name, k) for name in figures for k in range(self._n_labels)]
        columns += [(f"macro_{name}", None) for name in figures]
        columns += [("micro_f1", None)]
        return columns + [(name, None) for name in OVERALL]

    def sizes(self) -> list[tuple[int, ...] | None]:
        """Of how many different articles each figure is a share, in the order of `names`; None for calibration errors.

        Precision is one of the articles that are given the topic, recall and average precision of those that carry it,
        F1 of those that either holds of. A mean over topics has the size of each that it is a mean of.
        """
        holds, given = (merged(one > 0, self._groups) for one in (self._truth, self._predicted))
        covered, abstained = (merged(self._overall[:, 1:2] == one, self._groups).sum() for one in (1, 0))
        support, either = _count(holds), _count(holds | given)
        # Of how many each is a share, and without how many there is none at all.
        per_topic = {"precision": (_count(given), either), "recall": (support, support), "f1": (either, either)}
        per_topic["average_precision"] = per_topic["recall"]
        sizes: dict[str, tuple[int, ...]] = {
            "micro_f1": (int((holds | given).any(axis=1).sum()),),
            "primary_accuracy": (len(holds),),
            "coverage": (len(holds),),
            "covered_accuracy": (int(covered),),
            "abstention_accuracy": (int(abstained),),
        }
        for name, (counts, needed) in per_topic.items():
            sizes[f"macro_{name}"] = tuple(count for count, some in zip(counts, needed, strict=True) if some)
        return [
            None if name.endswith("calibration_error") else sizes[name] if k is None else (per_topic[name][0][k],)
            for name, k in self.names()
        ]

    def estimates(self) -> dict[tuple[str, int | None], Estimate]:
        """Every figure with its interval, by `names`."""
        n = len(self._truth)
        values, samples = self(np.ones((1, n)))[0], resampled(self, n, self._groups)
        errors = [name.endswith("calibration_error") for name, _ in self.names()]
        samples[:, errors] = without_bias(values[errors], samples[:, errors])
        found = zip(self.names(), intervals(values, samples), self.sizes(), strict=True)
        return {
            name: one if sizes is None else without_errors(one, sizes, is_f1=name[0].endswith("f1"))
            for name, one, sizes in found
        }

    def __call__(self, weights: Matrix) -> Matrix:
        """Values of shape (n_resamples, n_figures), in the order of `names`."""
        hits, wanted, found = weights @ self._hits, weights @ self._truth, weights @ self._predicted
        figures = [*_precision_recall_f1(hits, wanted, found)]
        if self._detailed:
            figures.append(np.column_stack([ranking.average_precision(weights) for ranking in self._rankings]))
            total = weights.sum(axis=1, keepdims=True)
            gaps = [np.abs(weights @ gap).sum(axis=1, keepdims=True) / total for gap in self._gaps]
            figures.append(np.hstack(gaps))
        macro = [mean_of_known(figure) for figure in figures]
        micro = _precision_recall_f1(*(part.sum(axis=1, keepdims=True) for part in (hits, wanted, found)))[2]
        return np.hstack([*figures, *macro, micro, self._abstention(weights)])

    def _abstention(self, weights: Matrix) -> Matrix:
        total = weights.sum(axis=1)
        right, covered, covered_right, abstained_right = (weights @ self._overall).T
        return np.column_stack(
            [
                right / total,
                covered / total,
                ratio(covered_right, covered, where_none=np.nan),
                ratio(abstained_right, total - covered, where_none=np.nan),
            ]
        )


def _count(holds: NDArray[np.bool_]) -> list[int]:
    """How many articles each column holds of."""
    found: list[int] = holds.sum(axis=0).tolist()
    return found


class _Ranking:
    """The articles by falling score, for average precision under weights."""

    def __init__(self, scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> None:
        self._order = np.argsort(-scores, kind="stable")
        ranked = scores[self._order]
        self._ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
        self._truth = truth[self._order].astype(np.float64)

    def average_precision(self, weights: Matrix) -> Matrix:
        ranked = weights[:, self._order]
        found = np.cumsum(ranked, axis=1)[:, self._ends]
        hits = np.cumsum(ranked * self._truth, axis=1)[:, self._ends]
        gains = np.diff(hits, axis=1, prepend=0.0)
        precision = np.divide(hits, found, out=np.zeros_like(hits), where=found > 0)
        return ratio((gains * precision).sum(axis=1), hits[:, -1], where_none=np.nan)


def _calibration_gaps(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> Matrix:
    """Truth minus score of each article in the column of its bin, of shape (n_articles, n_bins)."""
    bins = np.clip((scores * CALIBRATION_BINS).astype(np.intp), 0, CALIBRATION_BINS - 1)
    gaps = np.zeros((len(scores), CALIBRATION_BINS))
    gaps[np.arange(len(scores)), bins] = truth - scores
    return gaps


def _precision_recall_f1(hits: Matrix, wanted: Matrix, found: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Zero where nothing was found, NaN where there was nothing to find and nothing was found either."""
    nothing = (wanted == 0) & (found == 0)
    precision = np.where(nothing, np.nan, ratio(hits, found, where_none=0.0))
    return precision, ratio(hits, wanted, where_none=np.nan), ratio(2 * hits, wanted + found, where_none=np.nan)
