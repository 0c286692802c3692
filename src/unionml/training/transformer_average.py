"""One transformer from several students of the same teacher: the mean of their weights.

    python -m unionml.training.transformer_average STUDENT STUDENT... -o MODEL

Networks that began as the same one and learnt differently lie close enough together for their mean to be a network
as good as all of them asked together, at the cost of one ("model soups", Wortsman et al., ICML 2022).
"""

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from unionml.bundle import LAYOUT, Bundle, check_target
from unionml.classification.transformer import TransformerTopicModel
from unionml.errors import UsageError, run_script
from unionml.fingerprints import union
from unionml.folders import name_of
from unionml.training.transformer_distill import DISTILLED

_SHARED = ("label_set", "calibration", "thresholds", "base")
"""What students have from their teacher."""
_SHAPE = ("kept_layers", "window_tokens", "max_windows")
"""The settings by which a network is asked."""


def average_bundles(
    models: Sequence[Path], output: Path, *, command: str = "", force: bool = False
) -> TransformerTopicModel:
    """Save the mean of transformers that were taught by the same model.

    Args:
        models: two bundles of the kind `topics/transformer` or more, each counting as much as another.
        output: the model directory to make.
        command: what makes it again, for its card.
        force: replace an existing bundle.

    Returns:
        The mean, with the labels, calibration and thresholds that all have in common.

    Raises:
        UsageError: fewer than two are given, or they have not the same teacher.
        BundleError: one of them is another kind of bundle, or damaged.
        OutputError: the directory exists already or cannot be written.
    """
    check_target(output, force=force)
    if len(models) < 2:
        raise UsageError("there is nothing to average; give two models or more")
    bundles = [Bundle.open(path) for path in models]
    loaded = [TransformerTopicModel.from_bundle(bundle) for bundle in bundles]
    mean = loaded[0]
    for bundle in bundles[1:]:
        if differing := _differing(bundles[0], bundle):
            raise UsageError(
                f"{bundles[0].path} and {bundle.path} differ in {', '.join(differing)}; only students of one teacher "
                "can be averaged"
            )
    _average(loaded)
    mean.remember(union([model.training_articles_ for model in loaded]))
    mean.name = name_of(output)
    names = ", ".join(f"`{path.name}`" for path in models)
    card = bundles[0].read_text(LAYOUT.model_card) + (
        f"\n## Averaged\n\nThe weights are the mean of those of {names}; what stands above is of the first of them.\n"
    )
    if command:
        card += f"\n```\n{command}\n```\n"
    for path, bundle in zip(models[1:], bundles[1:], strict=True):
        _, _, how = bundle.read_text(LAYOUT.model_card).rpartition(DISTILLED)
        card += f"\n`{path.name}` was made thus:\n\n{how.strip()}\n" if how else ""
    mean.save(output, model_card=card, force=force)
    return mean


def _differing(first: Bundle, other: Bundle) -> list[str]:
    """The names of what two students of one teacher have in common, and these have not."""
    names = [name for name in _SHARED if first.config[name] != other.config[name]]
    ours, theirs = first.config["training"], other.config["training"]
    return names + [name for name in _SHAPE if ours.get(name) != theirs.get(name)]


def _average(models: Sequence[TransformerTopicModel]) -> None:
    """Give the first network the mean of the weights of all."""
    import torch

    from unionml.classification.transformer_bundle import round_to_half

    states = [model.network_.state_dict() for model in models]
    with torch.no_grad():
        for name, tensor in states[0].items():
            tensor.copy_(torch.stack([state[name] for state in states]).mean(dim=0))
    round_to_half(models[0].network_)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse options and average."""
    parser = argparse.ArgumentParser(
        prog="python -m unionml.training.transformer_average",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("models", type=Path, nargs="+", metavar="STUDENT", help="a fine-tuned bundle; two or more")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the model directory to make")
    parser.add_argument("--force", action="store_true", help="replace a bundle that exists")
    options = parser.parse_args(arguments)
    given = sys.argv[1:] if arguments is None else arguments
    words = ["python", "-m", "unionml.training.transformer_average", *given]
    model = average_bundles(options.models, options.output, command=shlex.join(words), force=options.force)
    print(f"{options.output}: the mean of {len(options.models)} models, {len(model.network_.layers)} layers")


if __name__ == "__main__":
    sys.exit(run_script(main))
