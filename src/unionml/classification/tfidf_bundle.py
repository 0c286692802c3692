"""A TF-IDF model as a bundle: a sorted vocabulary, safetensors and JSON."""

import os
from typing import TYPE_CHECKING

import numpy as np

from unionml import bundle as bundles
from unionml.bundle import LAYOUT, Bundle
from unionml.classification.calibration import Calibration
from unionml.classification.labels import LabelSet
from unionml.classification.ngrams import Vocabulary
from unionml.classification.thresholds import as_thresholds
from unionml.errors import BundleError, UsageError
from unionml.text import TEXT_VERSION

if TYPE_CHECKING:
    from unionml.classification.tfidf import TfidfTopicModel

KIND = "topics/tfidf"


def save(model: "TfidfTopicModel", path: str | os.PathLike[str], *, model_card: str, force: bool) -> None:
    """Write a fitted model's directory (see `TfidfTopicModel.save`).

    Raises:
        UsageError: the model is not fitted, or has thresholds that cannot be.
        OutputError: the directory exists already or cannot be written.
    """
    model.check_fitted()
    config = {
        "name": model.name_to_save(path),
        "label_set": model.label_set_.to_config(),
        "calibration": model.calibration_.to_config(),
        "thresholds": as_thresholds(model.thresholds_, len(model.label_set_)).tolist(),
        "intercepts": model.intercepts_.tolist(),
        "training": model.config.to_config(),
        "abbreviations": model.vocabulary_.abbreviations,
    }
    with bundles.writing(path, kind=KIND, config=config, text_version=TEXT_VERSION, force=force) as folder:
        (folder / LAYOUT.vocabulary).write_text("".join(f"{ngram}\n" for ngram in model.vocabulary_.ngrams), "utf-8")
        tensors = {"idf": model.idf_.astype(np.float16), "weights": model.weights_.astype(np.float16)}
        bundles.write_tensors(folder / LAYOUT.weights, tensors)
        bundles.write_card(folder, model_card or model.card_to_save(config["name"]))
        bundles.write_training_articles(folder, model.training_articles_)


def load(cls: "type[TfidfTopicModel]", bundle: Bundle) -> "TfidfTopicModel":
    """The model of an opened bundle (see `TfidfTopicModel.from_bundle`).

    Raises:
        BundleError: the bundle is not of this kind, or its parts do not fit together.
    """
    from unionml.classification.tfidf import mapping_of

    bundle.expect(KIND, text_version=TEXT_VERSION)
    config = bundle.config
    tensors = bundle.read_tensors()
    try:
        abbreviations = {str(letters): str(words) for letters, words in config["abbreviations"].items()}
        vocabulary = Vocabulary(bundle.read_text(LAYOUT.vocabulary).split("\n")[:-1], abbreviations)
        model = cls(config=mapping_of(config["training"]), name=str(config["name"]))
        model.label_set_ = LabelSet.from_config(config["label_set"])
        model.calibration_ = Calibration.from_config(config["calibration"])
        model.thresholds_ = as_thresholds(config["thresholds"], len(model.label_set_))
        model.intercepts_ = np.array(config["intercepts"], dtype=np.float64)
        model.idf_ = tensors["idf"].astype(np.float32)
        model.weights_ = tensors["weights"].astype(np.float32)
        for name in ("intercepts", "idf", "weights"):
            if not np.isfinite(getattr(model, f"{name}_")).all():
                raise UsageError(f"{name} holds what is no finite number")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BundleError(f"{bundle.path} lacks a part of its model; train or download it again") from error
    except UsageError as error:
        raise bundle.with_wrong_settings(error) from error
    n_labels, n_features = len(model.label_set_), len(vocabulary)
    fits = (
        model.weights_.shape == (n_features, n_labels)
        and model.idf_.shape == (n_features,)
        and model.intercepts_.shape == (n_labels,)
        and model.calibration_.fits(model.label_set_)
    )
    if not fits:
        raise BundleError(f"{bundle.path} has a vocabulary and weights that do not fit; train or download it again")
    model.vocabulary_ = vocabulary
    model.remember(bundle.training_articles())
    model.came_from(bundle)
    return model
