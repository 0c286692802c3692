"""Train a TF-IDF topic model from files of labelled articles."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from unionml.bundle import check_target
from unionml.classification.labels import OTHER
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.classification.thresholds import decide
from unionml.training import TrainingReport
from unionml.training.command import tfidf_command
from unionml.training.data import LabelledArticle, LabelledArticles, load_label_set, load_labelled
from unionml.training.fingerprints import fingerprints, seen
from unionml.training.metrics import out_of_fold_metrics
from unionml.training.model_card import CardFacts, DataSource, write_card
from unionml.training.near_duplicates import near_duplicate_groups

METHOD = (
    "Syllable n-grams weighted by TF-IDF (title and lead count more than the body), one linear classifier a label, "
    "probabilities calibrated and thresholds tuned by cross-validation in which near-duplicates stay together."
)


def train_tfidf(
    data: Sequence[Path],
    output: Path,
    config: TfidfConfig | None = None,
    *,
    labels_file: Path | None = None,
    text_column: str | None = None,
    exclude: Sequence[Path] = (),
    force: bool = False,
    progress: Callable[[str], None] | None = None,
) -> TrainingReport:
    """Train and save a model (see `unionml.training.train_tfidf`)."""
    started = time.perf_counter()
    config = config or TfidfConfig()
    tell = progress or (lambda line: None)
    check_target(Path(output), force=force)
    label_set = load_label_set(labels_file) if labels_file else None
    parts: list[LabelledArticles] = []
    for path in data:
        tell(f"reading {path}")
        parts.append(load_labelled(path, text_column=text_column, label_set=label_set))
    labelled = leave_out([item for part in parts for item in part], exclude, text_column)
    excluded = sum(map(len, parts)) - len(labelled)
    if excluded:
        tell(f"leaving out {excluded:,} articles that are among those to exclude")
    rejected = sum(len(part.rejects) for part in parts)
    tell(f"looking for near-duplicates among {len(labelled):,} articles")
    groups = near_duplicate_groups([item.article for item in labelled])
    tell("training")
    model = TfidfTopicModel(config, label_set, name=Path(output).resolve().name)
    topics = [item.topics for item in labelled]
    model.fit([item.article for item in labelled], topics, groups=groups.tolist())
    model.training_articles_ = fingerprints([item.article for item in labelled])
    labels = model.label_set_
    held_out = [topics[index] for index in model.held_out_]
    metrics = out_of_fold_metrics(decide(model.out_of_fold_, labels, model.thresholds_), held_out, labels)
    counts = {label: sum(label in item.topics for item in labelled) for label in labels.labels}
    if not labels.exclusive:
        counts[OTHER] = sum(not set(item.topics) - {OTHER} for item in labelled)
    thresholds = dict(zip(labels.labels, model.thresholds_.tolist(), strict=True)) if not labels.exclusive else {}
    facts = CardFacts(
        name=model.name,
        method=METHOD,
        label_set=labels,
        counts=counts,
        sources=[DataSource.of(Path(path), len(part)) for path, part in zip(data, parts, strict=True)],
        metrics=metrics,
        thresholds=thresholds,
        command=tfidf_command(data, output, config, labels_file=labels_file, text_column=text_column, exclude=exclude),
    )
    tell(f"saving {output}")
    model.save(output, model_card=write_card(facts), force=force)
    return TrainingReport(
        output=Path(output),
        articles=len(labelled),
        labels=labels.labels,
        exclusive=labels.exclusive,
        counts=counts,
        metrics=metrics,
        thresholds=thresholds,
        seconds=time.perf_counter() - started,
        details={
            "rejected": rejected,
            "excluded": excluded,
            "near_duplicates": len(labelled) - len(set(groups.tolist())),
        },
    )


def leave_out(
    labelled: Sequence[LabelledArticle], exclude: Sequence[Path], text_column: str | None
) -> list[LabelledArticle]:
    """The articles that the files to exclude do not share."""
    unseen = fingerprints([item.article for path in exclude for item in load_labelled(path, text_column=text_column)])
    shared = set(seen([item.article for item in labelled], unseen))
    return [item for row, item in enumerate(labelled) if row not in shared]
