"""What a learning curve answers: how many more labelled articles a score would take, or that they will not do."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.bootstrap import number

FAR = 100
"""Times the present number of articles beyond which an extrapolation is no advice."""

REACHED = "reached"
WITHIN_REACH = "within reach"
OUT_OF_REACH = "out of reach"


@dataclass(frozen=True, slots=True)
class Answer:
    """How many labelled articles a score would take.

    Attributes:
        target: the score.
        articles: how many in all; infinite where the law never gets there.
        low: the 2.5th percentile of the resamples.
        high: the 97.5th percentile, likewise.
        labelled: how many there are.
    """

    target: float
    articles: float
    low: float
    high: float
    labelled: int

    @classmethod
    def of(cls, target: float, articles: float, resampled: NDArray[np.float64], labelled: int) -> "Answer":
        """The answer of a law, and of the laws of its resamples."""
        # Nearest ranks, since infinity has no neighbour to interpolate with.
        low, high = np.percentile(resampled, [2.5, 97.5], method="nearest")
        return cls(target, articles, float(low), float(high), labelled)

    @property
    def verdict(self) -> str:
        """Whether the score is `reached` already, `within reach` of more articles, or `out of reach` of any number."""
        if self.articles <= self.labelled:
            return REACHED
        return WITHIN_REACH if self.more is not None else OUT_OF_REACH

    @property
    def more(self) -> int | None:
        """How many more articles; None where it would take more than `FAR` times as many as there are."""
        return self._more(self.articles)

    @property
    def interval(self) -> tuple[int | None, int | None]:
        """The 95 % interval of `more`; None likewise."""
        return self._more(self.low), self._more(self.high)

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        low, high = self.interval
        return {"score": number(self.target), "verdict": self.verdict, "more": self.more, "low": low, "high": high}

    def _more(self, articles: float) -> int | None:
        return max(0, math.ceil(articles - self.labelled)) if articles <= FAR * self.labelled else None
