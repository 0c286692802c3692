"""The settings of the transformer, in one frozen dataclass."""

from dataclasses import asdict, dataclass
from typing import Any

from unionml.classification.encoder import DEFAULT_BASE
from unionml.classification.settings import (
    LARGEST_SEED,
    check_flags,
    check_numbers,
    check_positive,
    check_real,
    check_whole,
)
from unionml.errors import UsageError


@dataclass(frozen=True, slots=True)
class TransformerConfig:
    """How a `TransformerTopicModel` is fine-tuned.

    Attributes:
        base: the base encoder: a directory, a name on the Hugging Face hub, or `e5-small`.
        exclusive: whether one label wins for an article; None lets the data say (see `LabelSet.of`).
        abstain: whether an exclusive model may answer `other` where no label is probable; None means only where the
            training data has articles of `other`.
        window_tokens: tokens of one window, special ones included; fewer where the base reads fewer.
        max_windows: the most windows of an article that are read; what lies behind them is not.
        kept_layers: numbers of the base's layers that the network has, ascending; None keeps all. Few layers are
            fast, and learn best from a model with all of them (`unionml.training.transformer_distill`).
        frozen_layers: how many lower layers stay as they are; None means half of those that there are, 0 freezes the
            embeddings only, -1 freezes nothing.
        learning_rate: peak rate of the top layer.
        layer_decay: factor on the rate from each layer to the one under it.
        head_learning_rate: peak rate of the linear head.
        epochs: the most passes over the data.
        patience: passes without a better validation macro-F1 after which training stops; where a second run follows and
            the validation articles are few, all passes are made, since which was best is chance then.
        batch_size: articles a step and device.
        weight_decay: of AdamW, for matrices.
        dropout: before the head and in the trained layers.
        class_weights: whether rare labels count more, by the square root of their rarity; None means for several
            labels only, because for exclusive ones accuracy is what counts.
        short_views: whether an article is also shown as its title and lead alone.
        interpolation: share of the fine-tuned weights in what is saved, the rest is the base's (WiSE-FT, Wortsman et
            al., CVPR 2022); below 1 keeps more of what the base knows of other languages.
        refit: whether a second run learns from the validation articles too, for as many passes as were best, or as the
            first made; None means where that is cheap, which depends on the tokens and on whether the processor
            multiplies bfloat16 (`transformer_fitting.second_run_is_cheap`).
        encoder_share: weight of the encoder's log-odds beside those of a TF-IDF model that learns from the same
            articles and is asked too about Vietnamese ones (see `encoder_stack`); 1 leaves that model out, None takes
            the share under which the labels of the validation articles are most probable.
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
    encoder_share: float | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.base, str) or not self.base:
            raise UsageError(f"base is {self.base!r}; give a directory, a name on the hub, or {DEFAULT_BASE}")
        check_flags(self, "exclusive", "abstain", "class_weights", "refit", optional=True)
        check_flags(self, "short_views")
        check_whole(self, "window_tokens", least=16)
        check_whole(self, "max_windows", "epochs", "patience", "batch_size", least=1)
        check_whole(self, "frozen_layers", least=-1, optional=True)
        check_numbers(self, "kept_layers", optional=True)
        check_positive(self, "learning_rate", "layer_decay", "head_learning_rate")
        check_real(self, "weight_decay", wanted="a number of at least 0", fits=lambda value: value >= 0)
        check_real(self, "dropout", wanted="a number from 0 to below 1", fits=lambda value: 0 <= value < 1)
        for share in ("interpolation", *(() if self.encoder_share is None else ("encoder_share",))):
            check_real(self, share, wanted="a number above 0 and up to 1", fits=lambda value: 0 < value <= 1)
        check_whole(self, "seed", least=0, most=LARGEST_SEED)

    def to_config(self) -> dict[str, Any]:
        """As JSON types, for a bundle."""
        return asdict(self)
