"""A faster transformer that answers as a fine-tuned one: fewer layers, learnt from the teacher on unlabelled articles.

    python -m unionml.training.transformer_distill TEACHER STUDENT --articles unlabelled.parquet --layers 6

The student starts from every second or third layer of the teacher (DistilBERT, Sanh et al., 2019) and learns to put
an article where the teacher puts it: its vector before the head, and its probabilities (Hinton et al., 2015).
"""

import argparse
import copy
import shlex
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle, check_target
from unionml.classification.transformer import TransformerTopicModel
from unionml.errors import DataError, MissingExtraError, UsageError, run_script
from unionml.folders import name_of
from unionml.progress import silent

if TYPE_CHECKING:
    import torch

DISTILLED = "## Distilled"
"""The heading in a card under which the teaching is told."""


@dataclass(frozen=True, slots=True)
class DistillConfig:
    """How a student learns.

    Attributes:
        layers: how many layers of the teacher it keeps, evenly spaced, the last one always.
        epochs: passes over the articles.
        learning_rate: peak rate of its layers.
        batch_size: articles a step and device.
        seed: seed of the order.
    """

    layers: int = 6
    epochs: int = 3
    learning_rate: float = 2e-4
    batch_size: int = 16
    seed: int = 0


def spaced(n_layers: int, kept: int) -> tuple[int, ...]:
    """Numbers of `kept` evenly spaced layers of `n_layers`, the last one always among them.

    Raises:
        UsageError: there are fewer layers than are to be kept, or none is.
    """
    if not 1 <= kept <= n_layers:
        raise UsageError(f"the teacher has {n_layers} layers, so {kept} cannot be kept; choose 1 to {n_layers}")
    return tuple(((place + 1) * n_layers) // kept - 1 for place in range(kept))


def distill(
    teacher: TransformerTopicModel,
    articles: Sequence[Article],
    config: DistillConfig,
    *,
    folder: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> TransformerTopicModel:
    """Teach a student with fewer layers.

    Args:
        teacher: a fitted or loaded transformer.
        articles: what to learn on; no labels are needed.
        config: the settings.
        folder: where checkpoints go; by default a temporary one.
        progress: called with one short line at every step.

    Returns:
        The student, with the teacher's labels, calibration and thresholds.

    Raises:
        DataError: there are no articles.
        MissingExtraError: torch or transformers is not installed.
    """
    if not articles:
        raise DataError("there is no article to learn from; give files with articles")
    try:
        from unionml.classification.transformer_bundle import round_to_half
        from unionml.classification.transformer_data import Collator, make_examples, padding_of
        from unionml.classification.transformer_fit import Run
    except ModuleNotFoundError as error:
        raise MissingExtraError(error.name or "torch", "transformer") from error
    tell = progress or silent
    n_labels = len(teacher.label_set_)
    nothing = np.zeros((len(articles), n_labels), dtype=np.bool_)
    examples = make_examples(articles, nothing, nothing, teacher.reader_, short=True)
    tell(f"asking the teacher about {len(examples):,} views of {len(articles):,} articles")
    examples = replace(examples, targets=_answers(teacher, examples.windows))
    student = _student(teacher, config)
    with tempfile.TemporaryDirectory() as temporary:
        settings = replace(student.config, epochs=config.epochs, batch_size=config.batch_size, seed=config.seed)
        run = Run(settings, (folder or Path(temporary)) / "student", config.epochs, exclusive=False, tell=tell)
        loss = _Imitation(n_labels, teacher.label_set_.exclusive)
        network: Any = student.network_
        network.with_vectors = True
        network.to(run.arguments(validating=False).device)
        collator = Collator(examples, padding_of(teacher.reader_), None)
        tell(f"teaching {len(network.layers)} layers")
        run.train(network, loss, collator, np.arange(len(examples)), None)
        network.with_vectors = False
    network.cpu()
    round_to_half(network)
    network.eval()
    return student


def _student(teacher: TransformerTopicModel, config: DistillConfig) -> TransformerTopicModel:
    from unionml.classification.transformer_network import make_network

    layers = [*teacher.network_.lower.layers, *teacher.network_.layers]
    numbers = teacher.config.kept_layers or tuple(range(len(layers)))
    kept = spaced(len(layers), config.layers)
    student = copy.copy(teacher)
    student.config = replace(
        teacher.config,
        kept_layers=tuple(numbers[place] for place in kept),
        frozen_layers=0,
        learning_rate=config.learning_rate,
        layer_decay=1.0,
    )
    network = make_network(teacher.base_, len(teacher.label_set_), student.config)
    for layer, place in zip(network.layers, kept, strict=True):
        layer.load_state_dict(layers[place].state_dict())
    for name in ("head", "center", "scale"):
        setattr(network, name, copy.deepcopy(getattr(teacher.network_, name)))
    network.head.requires_grad_(False)
    student.network_ = network
    return student


def _answers(teacher: TransformerTopicModel, windows: Sequence[Any]) -> NDArray[np.float32]:
    """Margins and standardised vectors of the teacher, side by side: shape (n, n_labels + hidden)."""
    vectors = teacher.vectors_of_windows(windows)
    # The head is linear, so what it says of the means needs no second pass through the encoder.
    head = teacher.network_.head
    margins = vectors @ head.weight.detach().cpu().numpy().T + head.bias.detach().cpu().numpy()
    return np.concatenate([margins, vectors], axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Imitation:
    """Mean squared distance of the vectors, and cross-entropy to the teacher's probabilities."""

    n_labels: int
    exclusive: bool

    def __call__(self, answers: "torch.Tensor", wanted: "torch.Tensor") -> "torch.Tensor":
        from torch import nn

        answers = answers.float()
        margins, vectors = answers[:, : self.n_labels], answers[:, self.n_labels :]
        goal, place = wanted[:, : self.n_labels], wanted[:, self.n_labels :]
        distance = nn.functional.mse_loss(vectors, place)
        if self.exclusive:
            return distance + nn.functional.cross_entropy(margins, goal.softmax(dim=1))
        return distance + nn.functional.binary_cross_entropy_with_logits(margins, goal.sigmoid())


def distill_bundle(
    teacher: Path,
    output: Path,
    articles: Sequence[Article],
    config: DistillConfig,
    *,
    command: str = "",
    force: bool = False,
) -> TransformerTopicModel:
    """Distil a saved transformer into another bundle of its kind.

    Args:
        teacher: the bundle to learn from.
        output: the model directory to make.
        articles: what to learn on; no labels are needed.
        config: the settings.
        command: what distils it again, for its card.
        force: replace an existing bundle.

    Raises:
        OutputError: the directory exists already or cannot be written.
    """
    check_target(output, force=force)
    bundle = Bundle.open(teacher)
    student = distill(TransformerTopicModel.from_bundle(bundle), articles, config, progress=print)
    student.name = name_of(output)
    card = bundle.read_text(LAYOUT.model_card) + (
        f"\n{DISTILLED}\n\n{config.layers} layers, taught by the model described above on {len(articles):,} articles "
        "without their labels. Calibration and thresholds are the teacher's, and so are the figures above.\n"
    )
    if command:
        card += f"\n```\n{command}\n```\n"
    student.save(output, model_card=card, force=force)
    return student


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse options and distil."""
    from unionml.reading.records import Record, iter_records
    from unionml.training.lead_data import with_body

    defaults = DistillConfig()
    parser = argparse.ArgumentParser(prog="python -m unionml.training.transformer_distill", description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("student", type=Path)
    parser.add_argument("--articles", type=Path, action="append", required=True, help="may be repeated")
    parser.add_argument("--most", type=int, default=None, help="the most articles of each file")
    parser.add_argument(
        "--no-sentences", action="store_true", help="leave a column `sentences` out, where that is the body"
    )
    parser.add_argument("--layers", type=int, default=defaults.layers)
    parser.add_argument("--epochs", type=int, default=defaults.epochs)
    parser.add_argument("--force", action="store_true")
    options = parser.parse_args(arguments)
    articles = [
        record.article if options.no_sentences else with_body(record.article, record.extra.get("sentences"))
        for path in options.articles
        for record in islice((one for one in iter_records(path) if isinstance(one, Record)), options.most)
    ]
    config = DistillConfig(layers=options.layers, epochs=options.epochs)
    words = [
        "python",
        "-m",
        "unionml.training.transformer_distill",
        *(sys.argv[1:] if arguments is None else arguments),
    ]
    distill_bundle(options.teacher, options.student, articles, config, command=shlex.join(words), force=options.force)


if __name__ == "__main__":
    sys.exit(run_script(main))
