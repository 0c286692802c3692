"""The settings of the TF-IDF model, in one frozen dataclass."""

from dataclasses import asdict, dataclass
from typing import Any

from unionml.errors import UsageError


@dataclass(frozen=True, slots=True)
class TfidfConfig:
    """How a `TfidfTopicModel` is trained.

    Attributes:
        exclusive: whether one label wins for an article; None lets the data say (see `LabelSet.of`).
        abstain: whether an exclusive model may answer `other` where no label is probable; None means only where the
            training data has articles of `other`.
        ngrams: longest run of syllables that is one feature.
        min_df: the fewest training articles that a feature must occur in.
        max_features: the most features a model keeps, best first; None keeps every one.
        C: inverse strength of the L2 penalty; None chooses it by cross-validation.
        folds: folds of the cross-validation that calibrates and tunes thresholds.
        seed: seed of the folds.
    """

    exclusive: bool | None = None
    abstain: bool | None = None
    ngrams: int = 3
    min_df: int = 2
    max_features: int | None = None
    C: float | None = None
    folds: int = 5
    seed: int = 0

    def __post_init__(self) -> None:
        if self.ngrams not in (1, 2, 3):
            raise UsageError(f"ngrams is {self.ngrams}; choose 1, 2 or 3")
        if self.min_df < 1 or self.folds < 2 or (self.C is not None and self.C <= 0):
            raise UsageError("min_df must be at least 1, folds at least 2 and C above 0; correct the settings")

    def to_config(self) -> dict[str, Any]:
        """As JSON types, for a bundle."""
        return asdict(self)
