"""From labelled articles to a model directory with its card. No function here sees a test split."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.progress import Progress

if TYPE_CHECKING:
    from unionml.classification.tfidf_config import TfidfConfig

__all__ = ["TrainingReport", "train_tfidf"]


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What a training run did.

    Attributes:
        output: the model directory.
        articles: how many articles it learnt from, near-duplicates among them.
        labels: the label set, in the order of the scores.
        exclusive: whether one label wins for an article.
        counts: training articles of each label, `other` included; of exclusive labels the first of an article counts.
        metrics: figures on articles that the model had not seen, each with its 95 % interval as `(value, low, high)`.
        thresholds: the tuned threshold of each label.
        seconds: how long it took.
        details: what else a kind of model has to say. Topic models: how many rows were `unreadable` or nobody had
            labelled, a sentence on them (`left_out`), how many articles were `excluded`, and how many are
            `near_duplicates` of another one.
    """

    output: Path
    articles: int
    labels: tuple[str, ...]
    exclusive: bool
    counts: dict[str, int]
    metrics: dict[str, tuple[float, float, float]]
    thresholds: dict[str, float]
    seconds: float = 0.0
    details: dict[str, Any] = field(default_factory=dict)


def train_tfidf(
    data: Sequence[Path],
    output: Path,
    config: "TfidfConfig | None" = None,
    *,
    labels_file: Path | None = None,
    text_column: str | None = None,
    exclude: Sequence[Path] = (),
    force: bool = False,
    progress: Progress | None = None,
) -> TrainingReport:
    """Train a TF-IDF topic model and save it as a bundle.

    Args:
        data: files of labelled articles (JSONL, CSV or Parquet), learnt from together.
        output: the model directory to make.
        config: settings of the model; the defaults are good.
        labels_file: JSON of the labels and their display names; by default the labels are those of the data.
        text_column: the column that holds the text, where it is not `text`.
        exclude: files of articles that must stay unseen, such as a test set; those that `data` shares are left out.
        force: replace an existing bundle.
        progress: called with one short line at every step.

    Raises:
        DataError: the data cannot be trained on; the message says why.
        OutputError: the directory exists already or cannot be written.
    """
    from unionml.training.tfidf import train_tfidf as train

    return train(
        data,
        output,
        config,
        labels_file=labels_file,
        text_column=text_column,
        exclude=exclude,
        force=force,
        progress=progress,
    )
