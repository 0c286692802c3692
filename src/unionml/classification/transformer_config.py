"""The settings of the transformer, in one frozen dataclass."""

from dataclasses import asdict, dataclass
from typing import Any

from unionml.classification.encoder import DEFAULT_BASE
from unionml.errors import UsageError


@dataclass(frozen=True, slots=True)
class TransformerConfig:
    """How a `TransformerTopicModel` is fine-tuned.

    Attributes:
        base: the base encoder: a directory, a name on the Hugging Face hub, or `e5-small`.
        exclusive: whether one label wins for an article; None lets the data say (see `LabelSet.of`).
        abstain: whether an exclusive model may answer `other` where no label is probable; None means only where the
            training data has articles of `other`.
        window_tokens: tokens of one window, special ones included.
        max_windows: the most windows of an article that are read; what lies behind them is not.
        kept_layers: numbers of the base's layers that the network has, ascending; None keeps all. Few layers are
            fast, and learn best from a model with all of them (`unionml.training.transformer_distill`).
        frozen_layers: how many lower layers stay as they are; None means half of those that there are, 0 freezes the
            embeddings only, -1 freezes nothing.
        learning_rate: peak rate of the top layer.
        layer_decay: factor on the rate from each layer to the one under it.
        head_learning_rate: peak rate of the linear head.
        epochs: the most passes over the data.
        patience: passes without a better validation macro-F1 after which training stops.
        batch_size: articles a step and device.
        weight_decay: of AdamW, for matrices.
        dropout: before the head and in the trained layers.
        class_weights: whether rare labels count more, by the square root of their rarity; None means for several
            labels only, because for exclusive ones accuracy is what counts.
        short_views: whether an article is also shown as its title and lead alone.
        interpolation: share of the fine-tuned weights in what is saved, the rest is the base's (WiSE-FT, Wortsman et
            al., CVPR 2022); below 1 keeps more of what the base knows of other languages.
        refit: whether a second run learns from the validation articles too, for as many passes as were best; None
            means where that is cheap.
        seed: seed of the split, of the head and of the order.
    """

    base: str = DEFAULT_BASE
    exclusive: bool | None = None
    abstain: bool | None = None
    window_tokens: int = 128
    max_windows: int = 3
    kept_layers: tuple[int, ...] | None = None
    frozen_layers: int | None = None
    learning_rate: float = 2e-4
    layer_decay: float = 0.9
    head_learning_rate: float = 5e-4
    epochs: int = 8
    patience: int = 3
    batch_size: int = 16
    weight_decay: float = 0.01
    dropout: float = 0.1
    class_weights: bool | None = None
    short_views: bool = True
    interpolation: float = 1.0
    refit: bool | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if self.window_tokens < 16 or self.max_windows < 1:
            raise UsageError("window_tokens must be at least 16 and max_windows at least 1; correct the settings")
        if min(self.epochs, self.patience, self.batch_size) < 1 or (self.frozen_layers or 0) < -1:
            raise UsageError("epochs, patience and batch_size must be at least 1, frozen_layers at least -1")
        if not (0 < self.interpolation <= 1 and 0 <= self.dropout < 1 and self.learning_rate > 0):
            raise UsageError("interpolation must be in (0, 1], dropout in [0, 1) and learning_rate above 0")

    def to_config(self) -> dict[str, Any]:
        """As JSON types, for a bundle."""
        return asdict(self)
