"""The settings of the TF-IDF model, in one frozen dataclass."""

from dataclasses import asdict, dataclass
from typing import Any

from unionml.classification.settings import (
    LARGEST_SEED,
    check_flags,
    check_positive,
    check_weights,
    check_whole,
)


@dataclass(frozen=True, slots=True)
class Scaling:
    """How n-grams of each order weigh against each other, and the penalty that goes with it.

    A long article holds more different 3-grams than syllables, and rarer ones: unscaled they outweigh the words they
    are made of. In headlines and leads phrases are few, and the best evidence there is. See `benchmarks/topics`.
    """

    order_weights: tuple[float, float, float]
    C: float


FIRST_FIELD_WEIGHTS = (3.0, 2.0, 1.0)
"""What bundles were trained with that do not record it."""

LONG = Scaling((1.0, 0.5, 0.3), C=2.0)
SHORT = Scaling((1.0, 1.0, 1.0), C=1.0)


@dataclass(frozen=True, slots=True)
class TfidfConfig:
    """How a `TfidfTopicModel` is trained. The defaults were chosen on held-out articles; see `benchmarks/topics`.

    Attributes:
        exclusive: whether one label wins for an article; None lets the data say (see `LabelSet.of`).
        abstain: whether an exclusive model may answer `other` where no label is probable; None means only where the
            training data has articles of `other`.
        ngrams: longest run of syllables that is one feature.
        field_weights: what one occurrence of a feature counts for in the title, the lead and the body.
        order_weights: what a feature of one, two and three syllables is scaled by; None takes `LONG` where exclusive
            labels are learnt from whole articles and `SHORT` elsewhere (see there).
        min_df: the fewest training articles that a feature must occur in.
        C: inverse strength of the L2 penalty; None takes the one that goes with the order weights.
        secondary_weight: weight of an article for the topics that it carries beside its primary one.
        folds: folds of the cross-validation that calibrates and tunes thresholds.
        seed: seed of the folds.
    """

    exclusive: bool | None = None
    abstain: bool | None = None
    ngrams: int = 3
    field_weights: tuple[float, float, float] = (5.0, 3.0, 1.0)
    order_weights: tuple[float, float, float] | None = None
    min_df: int = 2
    C: float | None = None
    secondary_weight: float = 0.3
    folds: int = 5
    seed: int = 0

    def __post_init__(self) -> None:
        check_flags(self, "exclusive", "abstain", optional=True)
        check_whole(self, "ngrams", least=1, most=3)
        check_weights(self, "field_weights", count=3)
        check_weights(self, "order_weights", count=3, optional=True)
        check_whole(self, "min_df", least=1)
        check_positive(self, "C", optional=True)
        check_positive(self, "secondary_weight")
        check_whole(self, "folds", least=2)
        check_whole(self, "seed", least=0, most=LARGEST_SEED)

    def to_config(self) -> dict[str, Any]:
        """As JSON types, for a bundle."""
        return asdict(self)
