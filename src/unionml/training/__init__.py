"""From labelled articles to a model directory with its card. No function here sees a test split."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.errors import UsageError

if TYPE_CHECKING:
    from unionml.training.tfidf import train_tfidf

__all__ = ["TrainingData", "TrainingReport", "train_tfidf"]

Paths = str | PathLike[str] | Sequence[str | PathLike[str]]
"""One file, or several."""


def paths_of(paths: Paths) -> tuple[str | PathLike[str], ...]:
    """The files, also where they are a single one: of a string each letter would be a path.

    Raises:
        UsageError: they are something else, such as a table in memory; the message says what to do.
    """
    if isinstance(paths, str | PathLike):
        return (paths,)
    # What a table or a mapping iterates over are the names of its columns, which would pass for paths.
    is_list = isinstance(paths, Iterable) and not hasattr(paths, "columns") and not isinstance(paths, Mapping)
    found: tuple[Any, ...] = tuple(paths) if is_list else (paths,)
    for path in found:
        if not isinstance(path, str | PathLike):
            raise UsageError(
                f"files are named by paths, not by a {type(path).__name__}; write a table in memory to a file first, "
                "such as with its to_parquet, and name that"
            )
    return found


@dataclass(frozen=True, slots=True)
class TrainingData:
    """What a topic model learns from.

    Attributes:
        paths: files of labelled articles (JSONL, CSV or Parquet), learnt from together; one path does as well.
        labels_file: JSON of the labels and their display names; by default the labels are those of the articles.
        text_column: the column that holds the text, where it is not `text`.
        exclude: one or several files of articles that must stay unseen, such as a test set; what `paths` share with
            them, or hold near-duplicates of, is left out.
        label_column: the column that holds the labels, where it is not `topics`, `topic` or `label`.
    """

    paths: Paths
    labels_file: str | PathLike[str] | None = None
    text_column: str | None = None
    exclude: Paths = ()
    label_column: str | None = None

    def __post_init__(self) -> None:
        # A frozen class sets its own fields this way only.
        object.__setattr__(self, "paths", paths_of(self.paths))
        object.__setattr__(self, "exclude", paths_of(self.exclude))

    @property
    def files(self) -> list[str | PathLike[str]]:
        """Every file that is read."""
        return [
            *paths_of(self.paths),
            *paths_of(self.exclude),
            *([] if self.labels_file is None else [self.labels_file]),
        ]

    @classmethod
    def of(cls, data: "TrainingData | Paths") -> "TrainingData":
        """The data, or files of which nothing more is to be said."""
        return data if isinstance(data, TrainingData) else cls(data)


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
            labelled, a sentence on them (`left_out`), how many articles were `excluded`, `notes` on the labels in
            sentences, and how many articles are `near_duplicates` of another one.
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


def __getattr__(name: str) -> object:
    # On first use: what a report is must be known without loading what trains.
    if name == "train_tfidf":
        from unionml.training.tfidf import train_tfidf

        return train_tfidf
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
