"""The network: a BERT-like encoder whose lower part may be frozen, mean pooling, one linear head."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import torch
from torch import nn

from unionml.classification.encoder import BaseModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import BundleError, UsageError

EVERYTHING_TRAINED = -1
"""So many `frozen_layers` leave the embeddings free too."""


class TopicNetwork(nn.Module):
    """Articles to one margin a label.

    The lower part (embeddings and the first `frozen_layers` layers) is no registered submodule while it is frozen:
    it has no gradient, no optimiser state and no place in a checkpoint, and its output may be computed once and
    handed in as `states`. What is registered is what a bundle has to hold.

    Args:
        encoder: a `transformers` encoder with `embeddings` and `encoder.layer`.
        n_labels: how many margins an article gets.
        frozen_layers: lower layers that stay as they are; None freezes half of them, 0 the embeddings only, -1 nothing.
        dropout: before the head and in the trained layers.
    """

    def __init__(self, encoder: Any, n_labels: int, *, frozen_layers: int | None, dropout: float = 0.1) -> None:
        super().__init__()
        self.with_vectors = False
        layers = list(encoder.encoder.layer)
        if frozen_layers is None:
            frozen_layers = len(layers) // 2
        if frozen_layers > len(layers):
            raise BundleError(
                f"the base has {len(layers)} layers, {frozen_layers} of them cannot be frozen; set frozen_layers lower"
            )
        split = max(frozen_layers, 0)
        lower = Lower(encoder.embeddings, layers[:split])
        if frozen_layers == EVERYTHING_TRAINED:
            self.embeddings = lower
        else:
            for parameter in lower.parameters():
                parameter.requires_grad_(False)
        # A tuple hides the module from torch's registration.
        self._lower = (lower.eval(),)
        self.layers = nn.ModuleList(layers[split:])
        hidden = encoder.config.hidden_size
        # Means of an encoder's states share a large common part; without it the head learns at once.
        self.center = nn.Buffer(torch.zeros(hidden))
        self.scale = nn.Buffer(torch.ones(hidden))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(hidden, n_labels)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
        for module in self.layers.modules():
            if isinstance(module, nn.Dropout):
                module.p = dropout
        for layer in self.layers:
            # With attention dropout SDPA takes a path several times as slow on a CPU.
            layer.attention.self.dropout.p = 0.0
            layer.attention.self.dropout_prob = 0.0

    @property
    def lower(self) -> "Lower":
        """The embeddings and the frozen layers."""
        (lower,) = self._lower
        return cast("Lower", lower)

    def states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What the lower part makes of windows of shape (n, tokens): shape (n, tokens, hidden)."""
        lower = self.lower
        if next(lower.parameters()).device != ids.device:
            lower.to(ids.device)
        if any(parameter.requires_grad for parameter in lower.parameters()):
            return lower(ids, mask)
        with torch.no_grad():
            return lower(ids, mask)

    def margins_of_windows(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Margins of shape (n, n_labels) for windows whose lower states are given."""
        return self.head_margins(self.pooled(states, mask))

    def head_margins(self, pooled: torch.Tensor) -> torch.Tensor:
        """Margins of shape (n, n_labels) for means over tokens of shape (n, hidden)."""
        return self.head(self.dropout(self.standardised(pooled)))

    def standardised(self, pooled: torch.Tensor) -> torch.Tensor:
        """Means without what all of them share, of unit spread."""
        return (pooled - self.center) / self.scale

    def pooled(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The mean over the tokens of each window, shape (n, hidden)."""
        attention = attention_mask(mask)
        for layer in self.layers:
            states = _tensor(layer(states, attention))
        weights = mask.to(states.dtype).unsqueeze(-1)
        return (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)

    def forward(
        self,
        attention_mask: torch.Tensor,
        window_weights: torch.Tensor,
        input_ids: torch.Tensor | None = None,
        states: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """Margins of shape (n_articles, n_labels), with `with_vectors` followed by the standardised vectors.

        Args: as for `document_vectors`.
        """
        vectors = self.document_vectors(attention_mask, window_weights, input_ids, states)
        margins = self.head_margins(vectors)
        return torch.cat([margins, self.standardised(vectors)], dim=1) if self.with_vectors else margins

    def document_vectors(
        self,
        attention_mask: torch.Tensor,
        window_weights: torch.Tensor,
        input_ids: torch.Tensor | None = None,
        states: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """The weighted means over the windows of each article, shape (n_articles, hidden).

        Args:
            attention_mask: shape (n_articles, n_windows, tokens); a window without tokens is padding.
            window_weights: shape (n_articles, n_windows); the rows sum to one.
            input_ids: as the mask, or None where `states` are given.
            states: shape (n_articles, n_windows, tokens, hidden).

        Raises:
            UsageError: neither ids nor states are given.
        """
        real = attention_mask.any(dim=-1)
        mask = attention_mask[real]
        if states is None:
            if input_ids is None:
                raise UsageError("there is nothing to read; give input_ids or states")
            lower = self.states(input_ids[real], mask)
        else:
            lower = states[real].to(self.head.weight.dtype)
        pooled = self.pooled(lower, mask)
        per_article = pooled.new_zeros((*real.shape, pooled.shape[-1]))
        per_article[real] = pooled
        return (per_article * window_weights.to(pooled.dtype).unsqueeze(-1)).sum(1)


def make_network(base: BaseModel, n_labels: int, config: TransformerConfig) -> TopicNetwork:
    """An untrained network over a base, with the layers that the settings keep of it.

    Raises:
        BundleError: the base does not load, or lacks a layer that is to be kept or frozen.
    """
    encoder = load_encoder(base)
    if config.kept_layers is not None:
        layers = list(encoder.encoder.layer)
        if not all(0 <= number < len(layers) for number in config.kept_layers):
            raise BundleError(f"{base.path} has {len(layers)} layers, not all of {list(config.kept_layers)}")
        encoder.encoder.layer = nn.ModuleList([layers[number] for number in config.kept_layers])
    return TopicNetwork(encoder, n_labels, frozen_layers=config.frozen_layers, dropout=config.dropout)


class Lower(nn.Module):
    """Embeddings and the first layers."""

    def __init__(self, embeddings: nn.Module, layers: list[nn.Module]) -> None:
        super().__init__()
        self.embeddings = embeddings
        self.layers = nn.ModuleList(layers)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """States of shape (n, tokens, hidden) for ids and mask of shape (n, tokens)."""
        states = self.embeddings(input_ids=ids)
        attention = attention_mask(mask)
        for layer in self.layers:
            states = _tensor(layer(states, attention))
        return states


def attention_mask(mask: torch.Tensor) -> torch.Tensor | None:
    """Which tokens may be looked at, broadcast over heads and queries; None where all may, which is faster."""
    if bool(mask.all()):
        return None
    return mask.bool()[:, None, None, :]


def _tensor(output: Any) -> torch.Tensor:
    return output[0] if isinstance(output, tuple) else output


def load_encoder(base: BaseModel) -> Any:
    """The base encoder in float32, without a pooler, from safetensors only.

    Raises:
        BundleError: the base is not of the BERT family (embeddings and `encoder.layer`), or does not load.
    """
    from safetensors import SafetensorError
    from transformers import AutoConfig, AutoModel
    from transformers.utils import logging

    with _quiet(logging):
        try:
            config = AutoConfig.from_pretrained(base.path, local_files_only=True, trust_remote_code=False)
            config.hidden_dropout_prob = getattr(config, "hidden_dropout_prob", 0.1)
            config.attention_probs_dropout_prob = 0.0
            encoder = AutoModel.from_pretrained(
                base.path,
                config=config,
                local_files_only=True,
                trust_remote_code=False,
                use_safetensors=True,
                attn_implementation="sdpa",
                dtype=torch.float32,
            )
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
            raise BundleError(f"{base.path} does not load as an encoder; name another base model") from error
    if not hasattr(encoder, "embeddings") or not hasattr(getattr(encoder, "encoder", None), "layer"):
        raise BundleError(f"{base.path} is no encoder of the BERT family; name another base model")
    return encoder.eval()


@contextmanager
def _quiet(logging: Any) -> Iterator[None]:
    # transformers draws a progress bar over the tensors and warns of the pooler that is left out.
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
