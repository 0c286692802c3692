"""The power law of learning curves: error = a n^-b + c."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

_LOW, _HIGH = (1e-6, 0.05, 0.0), (50.0, 1.5, 1.0)
"""Bounds of a, b and c. A flatter b than 0.05 would promise gains for ever at a snail's pace."""


@dataclass(frozen=True, slots=True)
class PowerLaw:
    """error = a n^-b + c, where n counts labelled articles and the score is one minus the error.

    Attributes:
        a: the error that more articles take away, at n = 1.
        b: how fast it falls.
        c: what no number of articles takes away.
    """

    a: float
    b: float
    c: float

    @overload
    def score(self, articles: float) -> float: ...
    @overload
    def score(self, articles: NDArray[np.float64]) -> NDArray[np.float64]: ...
    def score(self, articles: "float | NDArray[np.float64]") -> "float | NDArray[np.float64]":
        """The score of a model that learnt from so many articles."""
        return 1 - self.c - self.a * articles**-self.b


def fit_power_law(
    articles: NDArray[np.float64],
    scores: NDArray[np.float64],
    spread: NDArray[np.float64],
    start: Sequence[float] | None = None,
) -> PowerLaw:
    """Weighted least squares within bounds.

    Args:
        articles: sizes of the training data, shape (n_points,), at least four.
        scores: in [0, 1], of the same shape.
        spread: standard deviations of the scores, of the same shape.
        start: a, b and c to start from.
    """
    from scipy.optimize import least_squares

    def gaps(law: NDArray[np.float64]) -> NDArray[np.float64]:
        residuals: NDArray[np.float64] = (1 - scores - law[2] - law[0] * articles ** -law[1]) / spread
        return residuals

    starts = [start] if start is not None else [(1.0, 0.5, 0.0), (1.0, 0.5, 0.05), (0.5, 0.2, 0.0), (5.0, 0.9, 0.1)]
    found = [least_squares(gaps, np.clip(one, _LOW, _HIGH), bounds=(_LOW, _HIGH)) for one in starts]
    best = min(found, key=lambda one: float(one.cost))
    a, b, c = best.x.tolist()
    return PowerLaw(a, b, c)


def fit_resamples(
    articles: NDArray[np.float64], samples: NDArray[np.float64], spread: NDArray[np.float64], law: PowerLaw
) -> list[PowerLaw]:
    """A law for each row of scores of shape (n_resamples, n_points), each sought from the one that fits them all."""
    return [fit_power_law(articles, row, spread, (law.a, law.b, law.c + 1e-3)) for row in samples]


def needed(law: PowerLaw, score: float) -> float:
    """How many labelled articles the law takes to a score; infinite where it never gets there."""
    excess = 1 - score - law.c
    if excess <= 0:
        return math.inf
    logarithm = math.log(law.a / excess) / law.b
    return math.exp(logarithm) if logarithm < 50 else math.inf
