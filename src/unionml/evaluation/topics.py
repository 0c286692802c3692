"""How good a topic model is on labelled articles, and how sure one can be of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from unionml.bootstrap import Estimate, number
from unionml.classification.prediction import TopicModel
from unionml.evaluation.judged import Judged, judge
from unionml.evaluation.slices import Slice, slices_of
from unionml.evaluation.statistics import OVERALL, PER_TOPIC, TopicStatistics
from unionml.training.data import LabelledArticle, left_out
from unionml.training.notes import repeat_notes


@dataclass(frozen=True, slots=True)
class TopicMetrics:
    """One topic's figures.

    Attributes:
        support: articles that carry the topic.
        predicted: articles that the model gives it to.
        precision: of those that the model gives it to, the share that carries it; 0 where it gives it to none.
        recall: of those that carry it, the share that the model finds.
        f1: harmonic mean of both.
        average_precision: area under the precision-recall curve, whatever the threshold.
        calibration_error: expected calibration error over ten bins of the score; its interval is freed of the bias of
            resampling.
    """

    support: int
    predicted: int
    precision: Estimate
    recall: Estimate
    f1: Estimate
    average_precision: Estimate
    calibration_error: Estimate

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        figures = {name: getattr(self, name).to_dict() for name in PER_TOPIC}
        return {"support": self.support, "predicted": self.predicted, **figures}


@dataclass(frozen=True, slots=True)
class TopicReport:
    """The evaluation of a topic model; every figure carries a 95 % bootstrap interval over articles (exact at 0 and 1).

    Attributes:
        model: the name of the model.
        articles: how many articles it was judged with.
        topics: the figures of each topic.
        macro: means over the topics whose figure exists, by name of the figure, and `micro_f1`.
        primary_accuracy: share of articles whose best topic (or `other`) is the primary one.
        coverage: share of articles that get a topic at all, not `other`.
        covered_accuracy: primary accuracy on these.
        abstention_accuracy: of the articles that get `other`, the share whose primary is `other`.
        classes: rows and columns of `confusion`: the topics, and `other`.
        confusion: number of articles by true primary (row) and predicted topic (column).
        slices: the main figures on parts of the articles.
        unreadable: rows of the data that were left out, since they are no labelled articles.
        left_out: a sentence on these; empty where there are none.
        seen: articles that the model has learnt from, as far as its bundle says; figures over them flatter it.
        notes: sentences on articles that repeat others, or were left out for their topics, and on topics of no article.
    """

    model: str
    articles: int
    topics: dict[str, TopicMetrics]
    macro: dict[str, Estimate]
    primary_accuracy: Estimate
    coverage: Estimate
    covered_accuracy: Estimate
    abstention_accuracy: Estimate
    classes: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]
    slices: tuple[Slice, ...] = ()
    unreadable: int = 0
    left_out: str = ""
    seen: int = 0
    notes: tuple[str, ...] = ()

    @property
    def macro_f1(self) -> Estimate:
        """Mean F1 over the topics."""
        return self.macro["f1"]

    def to_dict(self) -> dict[str, Any]:
        """What `unionml evaluate --json` prints for a topic model."""
        return {
            "kind": "topics",
            "model": self.model,
            "articles": self.articles,
            "unreadable": self.unreadable,
            "left_out": self.left_out or None,
            "seen_in_training": self.seen,
            "notes": list(self.notes),
            "topics": {label: metrics.to_dict() for label, metrics in self.topics.items()},
            "macro": {name: estimate.to_dict() for name, estimate in self.macro.items()},
            **{name: getattr(self, name).to_dict() for name in OVERALL},
            "confusion": {"classes": list(self.classes), "counts": [list(row) for row in self.confusion]},
            "slices": [one.to_dict() for one in self.slices],
        }

    def table(self) -> list[tuple[str, ...]]:
        """Rows for reading: a heading, one row a topic, and the means."""
        heading = ("topic", "articles", "precision", "recall", "F1 (95 % interval)", "AP", "ECE")
        rows: list[tuple[str, ...]] = [heading]
        for label, one in self.topics.items():
            figures = (one.precision, one.recall, one.f1, one.average_precision, one.calibration_error)
            rows.append((label, f"{one.support:,}", *_shown(figures)))
        rows.append(("macro", f"{self.articles:,}", *_shown(tuple(self.macro[name] for name in PER_TOPIC))))
        return rows


def _shown(figures: Sequence[Estimate]) -> list[str]:
    """F1 with its interval, the others as plain figures, so that a row fits a terminal."""
    plain = ["–" if number(one.value) is None else f"{one.value:.3f}" for one in figures]
    return [*plain[:2], str(figures[2]), *plain[3:]]


def evaluate_topics(model: TopicModel, labelled: Sequence[LabelledArticle]) -> TopicReport:
    """Judge a topic model with labelled articles.

    Args:
        model: any topic model.
        labelled: articles with their true topics, none of which the model has seen.

    Raises:
        DataError: there are no articles, or they carry topics that the model does not know.
    """
    return report_of(judge(model, labelled))


def report_of(judged: Judged) -> TopicReport:
    """The report of what a model said."""
    found = TopicStatistics(judged).estimates()
    topics = {
        label: TopicMetrics(
            support=int(judged.truth[:, k].sum()),
            predicted=int(judged.predicted[:, k].sum()),
            **{name: found[name, k] for name in PER_TOPIC},
        )
        for k, label in enumerate(judged.labels)
    }
    macro = {name: found[f"macro_{name}", None] for name in PER_TOPIC}
    macro["micro_f1"] = found["micro_f1", None]
    size = len(judged.classes)
    rejects = getattr(judged.articles, "rejects", ())
    confusion = np.bincount(judged.primary * size + judged.topic, minlength=size * size).reshape(size, size)
    return TopicReport(
        model=judged.model,
        articles=len(judged),
        topics=topics,
        macro=macro,
        primary_accuracy=found["primary_accuracy", None],
        coverage=found["coverage", None],
        covered_accuracy=found["covered_accuracy", None],
        abstention_accuracy=found["abstention_accuracy", None],
        classes=judged.classes,
        confusion=tuple(tuple(int(count) for count in row) for row in confusion),
        slices=slices_of(judged),
        unreadable=len(rejects),
        left_out=left_out(rejects),
        notes=(*_on_absent(topics), *repeat_notes(judged.groups, [one.topics for one in judged.articles])),
    )


def _on_absent(topics: Mapping[str, TopicMetrics]) -> list[str]:
    """Sentences on topics of no article that the model gives nevertheless, which takes much of a mean over few."""
    return [
        f"no article carries the topic {label!r}, which the model gives to {one.predicted:,}: its F1 of 0 counts in "
        "the macro F1"
        for label, one in topics.items()
        if one.predicted and not one.support
    ]
