"""From a fine-tuned transformer to the bundle that ships: trimmed vocabulary, int8, one ONNX graph."""

import copy
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml import bundle as bundles
from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle
from unionml.classification.encoder_stack import ENCODER_SHARE, PARTNER, PARTNER_CARD
from unionml.classification.onnx import KIND
from unionml.classification.trimming import trim_tokenizer
from unionml.errors import BundleError, MissingExtraError, UsageError
from unionml.fingerprints import union
from unionml.text import TEXT_VERSION

if TYPE_CHECKING:
    from unionml.classification.onnx_graph import EncoderWeights
    from unionml.classification.transformer import TransformerTopicModel


@dataclass(frozen=True, slots=True)
class ExportConfig:
    """How a model is exported.

    Attributes:
        keep: ids of the pieces that stay; None keeps all.
        quantized: int8 matrices; float32 otherwise.
        window_tokens: tokens of a window; None takes the model's.
        max_windows: the most windows of an article; None takes the model's.
        sample: articles that show how large activations get; without any, int8 is coarser.
        partner: a TF-IDF bundle with the same labels that is asked together with the encoder (see `encoder_stack`);
            its order and names of the labels are taken over, and thresholds are weighted as the log-odds are. None
            takes the model's own partner, where it has one, as it is asked there.
        encoder_share: weight of the encoder beside such a bundle.
    """

    keep: Iterable[int] | None = None
    quantized: bool = True
    window_tokens: int | None = None
    max_windows: int | None = None
    sample: Sequence[Article] = ()
    partner: Path | None = None
    encoder_share: float = ENCODER_SHARE


DEFAULTS = ExportConfig()


def export(
    model: "TransformerTopicModel",
    path: str | os.PathLike[str],
    config: ExportConfig = DEFAULTS,
    *,
    model_card: str = "",
    force: bool = False,
) -> None:
    """Write a fine-tuned model as a bundle of the kind `topics/onnx`.

    Args:
        model: a fitted or loaded transformer of the BERT family with absolute positions.
        path: the directory to make.
        config: what to keep.
        model_card: the text of its README.md.
        force: replace an existing bundle.

    Raises:
        BundleError: the encoder is of another kind than this graph can say, or a partner knows other labels.
        UsageError: a partner is given, and the model has learnt with one of its own.
        MissingExtraError: onnx is not installed.
        OutputError: the directory exists already or cannot be written.
    """
    try:
        from unionml.classification.onnx_graph import build_model
    except ModuleNotFoundError as error:
        raise MissingExtraError(error.name or "onnx", "transformer") from error
    share = model.encoder_share_ if model.partner_ is not None else None
    if config.partner is not None:
        model, share = beside(model, Bundle.open(config.partner), config.encoder_share), config.encoder_share
    tokenizer = (model.base_.path / "tokenizer.json").read_text(encoding="utf-8")
    old_ids = None
    if config.keep is not None:
        tokenizer, old_ids = trim_tokenizer(tokenizer, config.keep)
    settings = {
        "name": model.name,
        "label_set": model.label_set_.to_config(),
        "calibration": model.calibration_.to_config(),
        "thresholds": model.thresholds_.tolist(),
        "prefix": model.base_.prefix,
        "window_tokens": config.window_tokens or model.reader_.window_tokens,
        "max_windows": config.max_windows or model.config.max_windows,
    }
    if share is not None:
        settings["encoder_share"] = share
    weights = encoder_weights(model, old_ids, quantized=config.quantized)
    if config.quantized and config.sample:
        weights = replace(weights, ranges=activation_ranges(model, config.sample))
    graph = build_model(weights)
    with bundles.writing(path, kind=KIND, config=settings, text_version=TEXT_VERSION, force=force) as folder:
        (folder / LAYOUT.onnx).write_bytes(graph)
        (folder / LAYOUT.tokenizer).write_text(tokenizer, encoding="utf-8")
        bundles.write_card(folder, model_card)
        bundles.write_training_articles(folder, model.training_articles_)
        if config.partner is not None:
            shutil.copytree(config.partner, folder / PARTNER)
        elif model.partner_ is not None:
            model.partner_.save(folder / PARTNER, model_card=PARTNER_CARD)


def beside(model: "TransformerTopicModel", bundle: Bundle, share: float) -> "TransformerTopicModel":
    """The model with a partner's labels in the partner's order, thresholds between both, and what both learnt from.

    Args:
        model: the fine-tuned encoder.
        bundle: of the TF-IDF model that is asked too.
        share: weight of the encoder.

    Raises:
        BundleError: the partner knows other labels.
        UsageError: the encoder has learnt with a partner of its own, by which its thresholds were chosen.
    """
    from unionml.classification.tfidf import TfidfTopicModel

    if model.partner_ is not None:
        raise UsageError(
            "the transformer is asked together with a TF-IDF model of its own; leave the partner out, or train the "
            "transformer with encoder_share=1"
        )
    partner = TfidfTopicModel.from_bundle(bundle)
    labels, wanted = model.label_set_.labels, partner.label_set.labels
    if set(labels) != set(wanted) or model.label_set_.exclusive != partner.label_set.exclusive:
        raise BundleError(f"{bundle.path} knows other labels than the transformer; train both on the same data")
    order = [labels.index(label) for label in wanted]
    beside = copy.copy(model)
    beside.label_set_ = partner.label_set
    calibration = model.calibration_
    beside.calibration_ = replace(
        calibration, slopes=calibration.slopes[order], intercepts=calibration.intercepts[order]
    )
    beside.remember(union([model.training_articles_, partner.training_articles_]))
    beside.thresholds_ = share * model.thresholds_[order] + (1 - share) * partner.thresholds_
    beside.network_ = copy.copy(model.network_)
    beside.network_._modules = dict(model.network_._modules)
    head = copy.deepcopy(model.network_.head)
    head.weight.data, head.bias.data = head.weight.data[order], head.bias.data[order]
    beside.network_.head = head
    return beside


def encoder_weights(
    model: "TransformerTopicModel", rows: NDArray[np.int64] | None, *, quantized: bool
) -> "EncoderWeights":
    """Everything that the graph needs, as arrays.

    Args:
        model: a fitted or loaded transformer.
        rows: which rows of the word embeddings stay; None keeps all.
        quantized: see `EncoderWeights`.

    Raises:
        BundleError: the encoder is of another kind than the graph can say.
    """
    from unionml.classification.onnx_graph import EncoderWeights
    from unionml.classification.onnx_quantize import pack_rows

    network = model.network_
    embeddings = network.lower.embeddings
    layers = [*network.lower.layers, *network.layers]
    norm = getattr(embeddings, "LayerNorm", None)
    if norm is None or not hasattr(layers[0].attention.self, "query") or _offset(embeddings):
        raise BundleError(
            f"the base {model.base_.name} is no plain BERT, so it cannot be exported; use the transformer bundle itself"
        )
    state = {name: tensor.detach().float().cpu().numpy() for name, tensor in embeddings.state_dict().items()}
    words = state["word_embeddings.weight"]
    center, scale = network.center.cpu().numpy(), network.scale.cpu().numpy()
    head = network.head.weight.detach().cpu().numpy() / scale
    return EncoderWeights(
        words=pack_rows(words if rows is None else words[rows]),
        positions=state["position_embeddings.weight"] + state["token_type_embeddings.weight"][0],
        norm=(state["LayerNorm.weight"], state["LayerNorm.bias"]),
        layers=[
            {name: tensor.detach().float().cpu().numpy() for name, tensor in layer.state_dict().items()}
            for layer in layers
        ],
        head=(head, network.head.bias.detach().cpu().numpy() - head @ center),
        heads=layers[0].attention.self.num_attention_heads,
        eps=float(norm.eps),
        quantized=quantized,
    )


def activation_ranges(
    model: "TransformerTopicModel", sample: Sequence[Article]
) -> list[dict[str, NDArray[np.float32]]]:
    """For each layer the largest absolute value of each input of its matrices, over all tokens of a sample."""
    layers = [*model.network_.lower.layers, *model.network_.layers]
    found: list[dict[str, NDArray[np.float32]]] = [{} for _ in layers]

    def watch(place: int, part: str) -> Any:
        def hook(module: Any, inputs: Any) -> None:
            largest = inputs[0].detach().abs().flatten(0, -2).amax(0).float().cpu().numpy()
            before = found[place].get(part)
            found[place][part] = largest if before is None else np.maximum(before, largest)

        return hook

    hooks = []
    for place, layer in enumerate(layers):
        parts = {"qkv": layer.attention.self.query, "up": layer.intermediate.dense, "down": layer.output.dense}
        hooks += [module.register_forward_pre_hook(watch(place, part)) for part, module in parts.items()]
    try:
        model.margins(sample)
    finally:
        for hook in hooks:
            hook.remove()
    return found


def _offset(embeddings: object) -> bool:
    # RoBERTa counts positions from its padding id on.
    return "roberta" in type(embeddings).__module__
