"""The command that trains a model again, for its card."""

import shlex
from dataclasses import fields
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal

from unionml.classification.encoder import DEFAULT_BASE
from unionml.training import TrainingData, paths_of

if TYPE_CHECKING:
    from unionml.classification.tfidf_config import TfidfConfig
    from unionml.classification.transformer_config import TransformerConfig

_OPTIONS = ("base", "encoder_share", "exclusive", "abstain", "seed")
"""Settings that the command has an option for; the others are set from Python, or by a search."""


def train_command(
    method: Literal["tfidf", "transformer"],
    data: TrainingData,
    output: str | PathLike[str],
    config: "TfidfConfig | TransformerConfig",
) -> str:
    """What to type in a shell; settings that no option sets follow as a call of Python.

    Args:
        method: what `unionml train` is followed by.
        data: the labelled articles.
        output: the model directory.
        config: the settings.
    """
    words = ["unionml", "train", method]
    for path in paths_of(data.paths):
        words += ["--data", str(path)]
    for path in paths_of(data.exclude):
        words += ["--exclude", str(path)]
    if data.labels_file is not None:
        words += ["--labels", str(data.labels_file)]
    if data.text_column is not None:
        words += ["--text-column", data.text_column]
    if data.label_column is not None:
        words += ["--label-column", data.label_column]
    values: dict[str, Any] = config.to_config()
    if values.get("base") not in (None, DEFAULT_BASE):
        words += ["--base", str(values["base"])]
    if values.get("encoder_share") is not None:
        words += ["--encoder-share", str(values["encoder_share"])]
    if config.exclusive is not None:
        words.append("--exclusive" if config.exclusive else "--multi-label")
    if config.abstain:
        words.append("--abstain")
    if config.seed:
        words += ["--seed", str(config.seed)]
    command = shlex.join([*words, "-o", str(output)])
    others = {
        field.name: getattr(config, field.name)
        for field in fields(config)
        if field.name not in _OPTIONS and getattr(config, field.name) != field.default
    }
    if not others:
        return command
    settings = ", ".join(f"{name}={value!r}" for name, value in others.items())
    function = f"unionml.training.{'' if method == 'tfidf' else f'{method}.'}train_{method}"
    return f"{command}\n# with the settings {type(config).__name__}({settings}), as {function} takes them"
