"""A fine-tuned encoder as a bundle: what was trained, in half precision, the name of its base, and TF-IDF beside it."""

import os
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import torch
import transformers  # noqa: F401 - a bundle of this kind needs it, and the message about that comes from here

from unionml import bundle as bundles
from unionml.bundle import LAYOUT, Bundle
from unionml.classification.calibration import Calibration
from unionml.classification.encoder import base_of_bundle
from unionml.classification.encoder_stack import PARTNER, PARTNER_CARD, partner_of
from unionml.classification.encoder_windows import reader_of
from unionml.classification.labels import LabelSet
from unionml.classification.thresholds import as_thresholds
from unionml.classification.transformer_config import TransformerConfig
from unionml.classification.transformer_network import TopicNetwork, make_network
from unionml.errors import BundleError, UsageError
from unionml.text import TEXT_VERSION

if TYPE_CHECKING:
    from unionml.classification.transformer import TransformerTopicModel

KIND = "topics/transformer"


def round_to_half(network: TopicNetwork) -> None:
    """Round the trained tensors to what a bundle holds, so that a saved model answers exactly as the fitted one."""
    with torch.no_grad():
        for tensor in network.state_dict().values():
            tensor.copy_(tensor.half().float())


def save(model: "TransformerTopicModel", path: str | os.PathLike[str], *, model_card: str, force: bool) -> None:
    """Write a fitted model's directory (see `TransformerTopicModel.save`).

    Raises:
        UsageError: the model is not fitted.
        OutputError: the directory exists already or cannot be written.
    """
    model.check_fitted()
    config = {
        "name": model.name_to_save(path),
        "label_set": model.label_set_.to_config(),
        "calibration": model.calibration_.to_config(),
        "thresholds": as_thresholds(model.thresholds_, len(model.label_set_)).tolist(),
        "base": {
            "name": model.base_.name,
            "fingerprint": model.base_.fingerprint(),
            "prefix": model.base_.prefix,
            "local": model.base_.is_local,
        },
        "training": model.config.to_config(),
        "encoder_share": model.encoder_share_,
    }
    with bundles.writing(path, kind=KIND, config=config, text_version=TEXT_VERSION, force=force) as folder:
        tensors = {name: tensor.half().cpu().numpy() for name, tensor in model.network_.state_dict().items()}
        bundles.write_tensors(folder / LAYOUT.weights, tensors)
        bundles.write_card(folder, model_card or model.card_to_save(config["name"]))
        bundles.write_training_articles(folder, model.training_articles_)
        if model.partner_ is not None:
            model.partner_.save(folder / PARTNER, model_card=PARTNER_CARD)


def load(cls: "type[TransformerTopicModel]", bundle: Bundle) -> "TransformerTopicModel":
    """The model of an opened bundle (see `TransformerTopicModel.from_bundle`).

    Raises:
        BundleError: the bundle is not of this kind, its parts do not fit together, or its base is another one.
    """
    bundle.expect(KIND, text_version=TEXT_VERSION)
    config = bundle.config
    try:
        model = cls(config=config_of(config["training"]), name=str(config["name"]))
        model.label_set_ = LabelSet.from_config(config["label_set"])
        model.calibration_ = Calibration.from_config(config["calibration"])
        model.thresholds_ = as_thresholds(config["thresholds"], len(model.label_set_))
        model.encoder_share_ = float(config.get("encoder_share", 1))
        if not 0 <= model.encoder_share_ <= 1:
            raise UsageError(f"encoder_share is {model.encoder_share_}")
        base = base_of_bundle(bundle.path, config["base"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BundleError(f"{bundle.path} lacks a part of its model; train or download it again") from error
    except UsageError as error:
        raise bundle.with_wrong_settings(error) from error
    if not model.calibration_.fits(model.label_set_):
        raise BundleError(f"{bundle.path} has labels and a calibration that do not fit; train or download it again")
    tensors = bundle.read_tensors()
    model.remember(bundle.training_articles())
    model.came_from(bundle)
    if base.is_local:
        # What was typed may mean another directory by now, and the model may be trained again.
        model.config = replace(model.config, base=base.name)
    model.base_ = base
    model.reader_ = reader_of(base, model.config)
    model.partner_ = partner_of(bundle, model.label_set_)
    network = make_network(base, len(model.label_set_), model.config)
    _fill(network, tensors, bundle)
    model.network_ = network.eval()
    return model


def config_of(config: dict[str, Any]) -> TransformerConfig:
    """The configuration that a bundle recorded; settings of a later version are left out."""
    known = {field.name for field in fields(TransformerConfig)}
    settings = {name: value for name, value in config.items() if name in known}
    if settings.get("kept_layers") is not None:
        settings["kept_layers"] = tuple(settings["kept_layers"])
    return TransformerConfig(**settings)


def _fill(network: TopicNetwork, tensors: dict[str, Any], bundle: Bundle) -> None:
    wanted = network.state_dict()
    if {name: tuple(tensor.shape) for name, tensor in wanted.items()} != {
        name: tensor.shape for name, tensor in tensors.items()
    }:
        raise BundleError(f"{bundle.path} has weights that do not fit its base; train or download it again")
    network.load_state_dict({name: torch.from_numpy(tensor).float() for name, tensor in tensors.items()})
