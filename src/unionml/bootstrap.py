"""The bootstrap over articles: resample articles with replacement, measure again, take percentiles.

Articles that repeat one another are drawn together, as one: a copy is no further evidence.

Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13. Resampling n articles with replacement is
the same as giving each an integer weight, so every statistic here takes a matrix of weights and computes all its
resamples with a few matrix products.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
"""Enough for an interval that does not change in its second digit when it is computed again."""

_MOST_DRAWS = 20_000_000
_FEWEST_RESAMPLES = 200
SEED = 20240229
_CHUNK = 4_000_000
"""Weights that are held at once: 32 MB, whatever the number of articles."""

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From weights of shape (n_resamples, n_articles) to values of shape (n_resamples, n_statistics)."""

Groups = NDArray[np.intp]
"""A number for each article, shape (n_articles,), which those that repeat one another share."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95 % bootstrap percentile interval; NaN where the data cannot say.

    Attributes:
        value: the figure on the data as it is.
        low: the 2.5th percentile of the resamples.
        high: the 97.5th percentile of the resamples.
    """

    value: float
    low: float
    high: float

    def to_dict(self) -> dict[str, float | None]:
        """As JSON types; what the data cannot say is `None`."""
        return {"value": number(self.value), "low": number(self.low), "high": number(self.high)}

    def __str__(self) -> str:
        if math.isnan(self.value):
            return "–"
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def without_errors(estimate: Estimate, sizes: Sequence[int], *, is_f1: bool = False) -> Estimate:
    """The interval of a share, or of a mean of shares, that no resample changes, where the bootstrap is blind.

    The open end is the exact one of Clopper and Pearson (1934) for n of n: 0.025 to the power of 1/n. Ten right answers
    of ten are 1.000 (0.692 to 1.000). For a mean of several shares see `_least_mean`. Any other figure is without
    spread only where every resample is the same article, which says nothing of others.

    Args:
        estimate: any figure in [0, 1]; those whose resamples differ come back as they are.
        sizes: of how many articles it is a share; for a mean over topics, of how many each of them is.
        is_f1: whether it is an F1, whose size is that of the articles that either truth or answer holds of.
    """
    if estimate.value == 1:
        # A resample without an article that is given the topic has a precision of 0, by convention.
        return Estimate(1.0, _least_mean(sizes), 1.0)
    if estimate.value != 0:
        return Estimate(estimate.value, 0.0, 1.0) if estimate.low == estimate.high else estimate
    share = 1 - _least_mean(sizes)
    # With J, the share of hits among the articles that either holds of, F1 = 2J / (1 + J): never less than J.
    return Estimate(0.0, 0.0, 2 * share / (1 + share) if is_f1 else share)


def _least_mean(sizes: Sequence[int]) -> float:
    """The least mean of shares under which so many right answers of so many are no wonder.

    Of all shares p under which every answer is right with a probability of 0.025 or more, the product of p^size, those
    with the least mean (Buehler, "Confidence Intervals for the Product of Two Binomial Parameters", 1957). They are
    proportional to the sizes, as far as none is over 1 (by Lagrange). For one share that is 0.025^(1/size), the exact
    end of Clopper and Pearson (1934); of nothing seen any share is possible.
    """
    seen = np.sort(np.array([size for size in sizes if size], dtype=np.float64))
    for count in range(len(seen), 0, -1):
        rarest = seen[:count]
        shares = rarest * np.exp((np.log(0.025) - (rarest * np.log(rarest)).sum()) / rarest.sum())
        if shares[-1] <= 1:
            return float((shares.sum() + len(seen) - count) / len(sizes))
    return 0.0


def number(value: float) -> float | None:
    """A figure for JSON, which has no NaN."""
    return None if math.isnan(value) else round(float(value), 6)


def resamples_for(n: int) -> int:
    """How often n articles are resampled: fewer times beyond ten thousand, where intervals are narrow anyway."""
    return max(_FEWEST_RESAMPLES, min(RESAMPLES, _MOST_DRAWS // max(n, 1)))


def weights(
    n: int, groups: Groups | None = None, *, resamples: int | None = None, seed: int = SEED
) -> Iterator[NDArray[np.float64]]:
    """How often each article was drawn, in chunks of shape (up to n_resamples, n); the same for the same arguments.

    Args:
        n: how many articles there are.
        groups: those that repeat one another share a number, and are drawn together; by default none do.
        resamples: how often to draw; by default `resamples_for` so many.
        seed: of the draws.
    """
    if resamples is None:
        resamples = resamples_for(n)
    members = np.arange(n) if groups is None else _members(groups)
    if n and (n_groups := int(members.max()) + 1) < n:
        rows = max(1, _CHUNK // n)
        for chunk in weights(n_groups, resamples=resamples, seed=seed):
            for start in range(0, len(chunk), rows):
                yield chunk[start : start + rows, members]
        return
    generator = np.random.default_rng(seed)
    rows = max(1, min(resamples, _CHUNK // max(n, 1)))
    for start in range(0, resamples, rows):
        count = min(rows, resamples - start)
        drawn = generator.integers(0, n, size=(count, n))
        drawn += np.arange(count)[:, None] * n
        yield np.bincount(drawn.ravel(), minlength=count * n).reshape(count, n).astype(np.float64)


def merged(holds: NDArray[np.bool_], groups: Groups) -> NDArray[np.bool_]:
    """What holds of any article of each group: from shape (n_articles, n_columns) to (n_groups, n_columns)."""
    members = _members(groups)
    found = np.zeros((len(set(members.tolist())), holds.shape[1]), dtype=np.bool_)
    np.logical_or.at(found, members, holds)
    return found


def _members(groups: Groups) -> NDArray[np.intp]:
    """The groups numbered from 0 without a gap."""
    return np.unique(groups, return_inverse=True)[1]


def resampled(statistic: Statistic, n: int, groups: Groups | None = None) -> NDArray[np.float64]:
    """A statistic on every resample, of shape (n_resamples, n_statistics); see `weights`."""
    return np.concatenate([statistic(chunk) for chunk in weights(n, groups)])


def estimates(statistic: Statistic, n: int, groups: Groups | None = None) -> list[Estimate]:
    """Every figure of a statistic on n articles, with its interval; see `weights`."""
    values = statistic(np.ones((1, n)))[0]
    return intervals(values, resampled(statistic, n, groups))


def mean_of(values: NDArray[np.float64]) -> Statistic:
    """The mean over articles of each column of values of shape (n_articles, n_statistics)."""
    return lambda weights: weights @ values / weights.sum(axis=1, keepdims=True)


def ratio(above: NDArray[np.float64], below: NDArray[np.float64], *, where_none: float) -> NDArray[np.float64]:
    """Quotients of two arrays of one shape, and `where_none` where there is nothing to divide by."""
    return np.divide(above, below, out=np.full_like(above, where_none), where=below > 0)


def mean_of_known(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean over the columns of each row that are numbers, shape (n_resamples, 1); NaN where none is."""
    known = ~np.isnan(figures)
    total = np.where(known, figures, 0.0).sum(axis=1)
    return ratio(total, known.sum(axis=1).astype(np.float64), where_none=np.nan)[:, None]


def without_bias(values: NDArray[np.float64], samples: NDArray[np.float64]) -> NDArray[np.float64]:
    """The resamples of errors, less what resampling itself adds to an error: their mean over the value.

    The error of a resample is that of the data and its own noise, which no sign cancels, so that the percentiles of an
    error near zero lie above it (Efron and Tibshirani, chapter 10). No error is below zero.

    Args:
        values: shape (n_statistics,).
        samples: shape (n_resamples, n_statistics).
    """
    freed: NDArray[np.float64] = np.maximum(samples - (samples.mean(axis=0) - values), 0.0)
    return freed


def intervals(values: NDArray[np.float64], samples: NDArray[np.float64]) -> list[Estimate]:
    """Figures of shape (n_statistics,) with the percentile intervals of their resamples.

    A resample on which a figure does not exist (a topic that was not drawn) is left out of its interval.
    """
    found = []
    for value, column in zip(values, samples.T, strict=True):
        known = column[~np.isnan(column)]
        if math.isnan(value) or not len(known):
            found.append(Estimate(math.nan, math.nan, math.nan))
            continue
        low, high = np.percentile(known, [2.5, 97.5])
        found.append(Estimate(float(value), float(low), float(high)))
    return found
