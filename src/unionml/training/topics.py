"""What training every kind of topic model begins and ends with: the labelled articles, and the report on the model."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.labels import LabelSet
from unionml.classification.thresholds import decide
from unionml.errors import DataError
from unionml.fingerprints import fingerprints, repeats, seen
from unionml.progress import Progress, silent
from unionml.training import TrainingData, TrainingReport, paths_of
from unionml.training.data import LabelledArticle, left_out, load_label_set, load_labelled
from unionml.training.languages import language_of
from unionml.training.metrics import out_of_fold_metrics
from unionml.training.model_card import CardFacts, DataSource
from unionml.training.near_duplicates import near_duplicate_groups
from unionml.training.notes import label_notes, repeat_notes

if TYPE_CHECKING:
    from unionml.reading.records import Reject


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Labelled articles of one or several files.

    Attributes:
        labelled: the articles to learn from, in the order of the files.
        label_set: the labels that a file named, or None where they are those of the data.
        sources: the files, as a card lists them.
        groups: near-duplicates share a number, shape (n_articles,).
        rejects: the rows that had to be passed over.
        excluded: how many articles were left out because a test set has them, or near-duplicates of them.
    """

    labelled: list[LabelledArticle]
    label_set: LabelSet | None
    sources: list[DataSource]
    groups: NDArray[np.int64]
    rejects: "list[Reject]"
    excluded: int
    _started: float = field(default_factory=time.perf_counter)

    @classmethod
    def read(cls, data: TrainingData, *, tell: Progress = silent) -> "TrainingSet":
        """Read the files and look for near-duplicates.

        Raises:
            DataError: a file cannot be read, or nothing is left to learn from.
        """
        from unionml.reading.records import shared_column

        started = time.perf_counter()
        paths = [*paths_of(data.paths), *paths_of(data.exclude)]
        data = replace(data, text_column=shared_column(paths, data.text_column))
        label_set = load_label_set(data.labels_file) if data.labels_file else None
        found = load_labelled(
            data.paths,
            text_column=data.text_column,
            label_column=data.label_column,
            label_set=label_set,
            progress=tell,
        )
        kept = np.setdiff1d(np.arange(len(found)), _shared(found, data, tell))
        labelled = [found[row] for row in kept.tolist()]
        if not labelled:
            raise DataError("there is no labelled article to learn from but those to exclude; give more data")
        if excluded := len(found) - len(labelled):
            tell(f"leaving out {excluded:,} articles that are among those to exclude, or near-duplicates of them")
        sizes = np.bincount(np.repeat(np.arange(len(found.sizes)), found.sizes)[kept], minlength=len(found.sizes))
        tell(f"looking for near-duplicates among {len(labelled):,} articles")
        return cls(
            labelled=labelled,
            label_set=label_set,
            sources=[
                DataSource.of(Path(path), size) for path, size in zip(paths_of(data.paths), sizes.tolist(), strict=True)
            ],
            groups=near_duplicate_groups([item.article for item in labelled]),
            rejects=found.rejects,
            excluded=excluded,
            _started=started,
        )

    @property
    def articles(self) -> list[Article]:
        """What is read."""
        return [item.article for item in self.labelled]

    @property
    def topics(self) -> list[tuple[str, ...]]:
        """The topics of each article, the primary first."""
        return [item.topics for item in self.labelled]

    def teach(self, model: Any, **more: Any) -> None:
        """Fit a model to the articles; what was left out of them is told where they do not suffice.

        Args:
            model: an estimator of topics.
            more: what else its `fit` takes.

        Raises:
            DataError: they cannot be learnt from.
        """
        try:
            model.fit(self.articles, self.topics, groups=self.groups.tolist(), **more)
        except DataError as error:
            raise DataError("; ".join([str(error), *self._left_out()])) from error

    def facts(self, model: Any, command: str, *, method: str = "", search: str = "") -> CardFacts:
        """What a model card says of a fitted model.

        Args:
            model: has `label_set`, `thresholds_`, and probabilities that it gave to articles which it had not seen:
                `held_out_` (their numbers) and `out_of_fold_` (one row each).
            command: what trains it again.
            method: a sentence on how it works.
            search: a sentence on the settings that were tried.
        """
        labels = model.label_set
        topics = labels.reduce(self.topics)
        held = np.asarray(model.held_out_).tolist()
        unseen = [topics[row] for row in held]
        predictions = decide(model.out_of_fold_, labels, model.thresholds_)
        # A model that never abstains has zeros, which nothing is under.
        has_thresholds = not labels.exclusive or bool(model.thresholds_.any())
        thresholds = dict(zip(labels.labels, model.thresholds_.tolist(), strict=True)) if has_thresholds else {}
        return CardFacts(
            name=model.name,
            method=method,
            label_set=labels,
            counts=labels.counts(self.topics),
            sources=self.sources,
            metrics=out_of_fold_metrics(
                predictions,
                unseen,
                labels,
                repeats([self.labelled[row].article for row in held]),
                abstains=labels.exclusive and has_thresholds,
            ),
            thresholds=thresholds,
            command=command,
            language=language_of(self.articles),
            search=search,
            left_out=self._left_out(),
            notes=[*label_notes(self.topics, labels), *repeat_notes(repeats(self.articles), self.topics)],
        )

    def _left_out(self) -> list[str]:
        return [said for said in (self._excluded(), left_out(self.rejects)) if said]

    def _excluded(self) -> str:
        if not self.excluded:
            return ""
        were, its = ("1 article was", "its") if self.excluded == 1 else (f"{self.excluded:,} articles were", "their")
        return f"{were} left out, since those to exclude hold {its} text, or nearly so"

    def report(self, output: Path, facts: CardFacts, **details: Any) -> TrainingReport:
        """What the caller is told; `details` add to the counts that every kind of model has."""
        return TrainingReport(
            output=Path(output),
            articles=len(self.labelled),
            labels=facts.label_set.labels,
            exclusive=facts.label_set.exclusive,
            counts=dict(facts.counts),
            metrics=dict(facts.metrics),
            thresholds=dict(facts.thresholds),
            seconds=time.perf_counter() - self._started,
            details={
                "unreadable": len(self.rejects),
                "left_out": left_out(self.rejects),
                "excluded": self.excluded,
                "notes": list(facts.notes),
                "near_duplicates": len(self.labelled) - len(set(self.groups.tolist())),
                **details,
            },
        )


def _shared(labelled: Sequence[LabelledArticle], data: TrainingData, tell: Progress) -> list[int]:
    """Which articles are in the files to exclude too, labelled there or not, or are near-duplicates of those."""
    from unionml.reading.records import Record, iter_records

    unseen: list[Article] = []
    for path in paths_of(data.exclude):
        rows = list(iter_records(path, text_column=data.text_column))
        articles = [row.article for row in rows if isinstance(row, Record)]
        if rejects := [row for row in rows if not isinstance(row, Record)]:
            tell(f"of what is to be excluded {left_out(rejects)}")
        if not articles:
            raise DataError(f"{path} holds no article that could be excluded; give a file with articles")
        unseen += articles
    if not unseen:
        return []
    articles = [item.article for item in labelled]
    groups = near_duplicate_groups([*articles, *unseen])
    repeated = np.flatnonzero(np.isin(groups[: len(articles)], groups[len(articles) :]))
    # Under another title and lead a short body makes no near-duplicate, yet it is known by its fingerprint.
    return [*seen(articles, fingerprints(unseen)), *repeated.tolist()]
