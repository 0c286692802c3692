"""From a linear model's margins to probabilities, fitted on out-of-fold margins."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.classification.labels import LabelSet
from unionml.errors import BundleError


@dataclass(frozen=True, slots=True)
class Calibration:
    """A line a label from margin to log-odds; then the sigmoid, or for exclusive labels the softmax.

    Attributes:
        slopes: shape (n_labels,); all equal for exclusive labels, one inverse temperature.
        intercepts: shape (n_labels,); all zero for exclusive labels, so that the largest margin stays the best label.
        exclusive: whether the probabilities of an article sum to one.
    """

    slopes: NDArray[np.float64]
    intercepts: NDArray[np.float64]
    exclusive: bool

    def probabilities(self, margins: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probabilities of shape (n_articles, n_labels) for margins of the same shape."""
        odds = margins * self.slopes + self.intercepts
        if not self.exclusive:
            return np.asarray(0.5 * (1 + np.tanh(odds / 2)))
        odds = np.exp(odds - odds.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))

    def fits(self, label_set: LabelSet) -> bool:
        """Whether it is one for these labels."""
        return self.slopes.shape == (len(label_set),) and self.exclusive == label_set.exclusive

    def to_config(self) -> dict[str, Any]:
        """As JSON types, for a bundle."""
        return {
            "slopes": self.slopes.tolist(),
            "intercepts": self.intercepts.tolist(),
            "exclusive": self.exclusive,
        }

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> "Calibration":
        """The inverse of `to_config`.

        Raises:
            BundleError: the settings are not those of a calibration.
        """
        try:
            slopes = np.array(config["slopes"], dtype=np.float64)
            intercepts = np.array(config["intercepts"], dtype=np.float64)
            exclusive = config["exclusive"]
            if slopes.shape != intercepts.shape or slopes.ndim != 1 or not isinstance(exclusive, bool):
                raise ValueError
            if not np.isfinite([slopes, intercepts]).all():
                raise ValueError
            return cls(slopes, intercepts, exclusive)
        except (KeyError, TypeError, ValueError) as error:
            raise BundleError("the model directory has no valid calibration; train or download it again") from error


def fit_platt(margins: NDArray[np.float64], Y: NDArray[np.bool_], sample_weight: NDArray[np.float64]) -> Calibration:
    """Platt's sigmoid for each label, with his smoothed targets.

    Platt, "Probabilistic outputs for support vector machines" (1999); Newton's method after Lin, Lin and Weng (2007).

    Args:
        margins: out-of-fold margins of shape (n_articles, n_labels).
        Y: which labels hold, same shape.
        sample_weight: weight of each article.
    """
    slopes = np.ones(Y.shape[1])
    intercepts = np.zeros(Y.shape[1])
    for label in range(Y.shape[1]):
        truth = Y[:, label]
        positives, negatives = sample_weight[truth].sum(), sample_weight[~truth].sum()
        targets = np.where(truth, (positives + 1) / (positives + 2), 1 / (negatives + 2))
        slopes[label], intercepts[label] = _newton(margins[:, label], targets, sample_weight)
    return Calibration(slopes, intercepts, exclusive=False)


def fit_temperature(
    margins: NDArray[np.float64], Y: NDArray[np.bool_], sample_weight: NDArray[np.float64] | None = None
) -> Calibration:
    """One temperature for the softmax over exclusive labels, by maximum likelihood (Guo et al., ICML 2017).

    Args:
        margins: out-of-fold margins of shape (n_articles, n_labels).
        Y: the one label that holds, same shape.
        sample_weight: weight of each article, 1 by default.
    """
    from scipy.optimize import minimize_scalar

    true = margins[Y]

    def loss(log_slope: float) -> float:
        scaled = margins * np.exp(log_slope)
        top = scaled.max(axis=1)
        normaliser = top + np.log(np.exp(scaled - top[:, None]).sum(axis=1))
        return float(np.average(normaliser - true * np.exp(log_slope), weights=sample_weight))

    best = minimize_scalar(loss, bounds=(-3.0, 5.0), method="bounded", options={"xatol": 1e-4})
    n_labels = Y.shape[1]
    return Calibration(np.full(n_labels, float(np.exp(best.x))), np.zeros(n_labels), exclusive=True)


def _newton(
    margins: NDArray[np.float64], targets: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[float, float]:
    slope, intercept = (
        0.0,
        float(np.log(np.average(targets, weights=weight) / (1 - np.average(targets, weights=weight)))),
    )
    ridge = 1e-6

    def loss(a: float, b: float) -> float:
        odds = a * margins + b
        return float(np.sum(weight * (np.logaddexp(0, odds) - targets * odds)))

    current = loss(slope, intercept)
    for _ in range(100):
        probability = 0.5 * (1 + np.tanh((slope * margins + intercept) / 2))
        residual = weight * (probability - targets)
        gradient = np.array([residual @ margins, residual.sum()])
        if np.abs(gradient).max() < 1e-6:
            break
        curvature = weight * probability * (1 - probability)
        cross = curvature @ margins
        hessian = np.array([[curvature @ (margins * margins) + ridge, cross], [cross, curvature.sum() + ridge]])
        step = np.linalg.solve(hessian, gradient)
        scale = 1.0
        while scale > 1e-8:
            candidate = loss(slope - scale * step[0], intercept - scale * step[1])
            if candidate <= current:
                break
            scale /= 2
        else:
            break
        slope, intercept, current = slope - scale * step[0], intercept - scale * step[1], candidate
    # A label whose held-out margins say nothing keeps its order: a negative slope would turn evidence round.
    return max(float(slope), 1e-3), float(intercept)
