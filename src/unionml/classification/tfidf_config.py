"""The settings of the TF-IDF model, in one frozen dataclass."""

from dataclasses import asdict, dataclass
from typing import Any

from unionml.errors import UsageError


@dataclass(frozen=True, slots=True)
class TfidfConfig:
    """How a `TfidfTopicModel` is trained. The defaults were chosen on held-out articles; see `benchmarks/topics`.

    Attributes:
        exclusive: whether one label wins for an article; None lets the data say (see `LabelSet.of`).
        abstain: whether an exclusive model may answer `other` where no label is probable; None means only where the
            training data has articles of `other`.
        ngrams: longest run of syllables that is one feature.
        min_df: the fewest training articles that a feature must occur in.
        C: inverse strength of the L2 penalty.
        secondary_weight: weight of an article for the topics that it carries beside its primary one.
        folds: folds of the cross-validation that calibrates and tunes thresholds.
        seed: seed of the folds.
    """

    exclusive: bool | None = None
    abstain: bool | None = None
    ngrams: int = 3
    min_df: int = 2
    C: float = 1.0
    secondary_weight: float = 0.3
    folds: int = 5
    seed: int = 0

    def __post_init__(self) -> None:
        if self.ngrams not in (1, 2, 3):
            raise UsageError(f"ngrams is {self.ngrams}; choose 1, 2 or 3")
        if self.min_df < 1 or self.folds < 2:
            raise UsageError("min_df must be at least 1 and folds at least 2; correct the settings")
        if not self.C > 0 or not self.secondary_weight > 0:
            raise UsageError("C and secondary_weight must be above 0; correct the settings")

    def to_config(self) -> dict[str, Any]:
        """As JSON types, for a bundle."""
        return asdict(self)
