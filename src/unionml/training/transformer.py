"""Fine-tune a transformer topic model from files of labelled articles."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from unionml.bundle import check_target
from unionml.classification.labels import OTHER
from unionml.classification.thresholds import decide
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import DataError, OutputError, UnionMLError
from unionml.training import TrainingReport
from unionml.training.data import LabelledArticles, load_label_set, load_labelled
from unionml.training.fingerprints import fingerprints
from unionml.training.metrics import out_of_fold_metrics
from unionml.training.model_card import CardFacts, DataSource
from unionml.training.near_duplicates import near_duplicate_groups
from unionml.training.transformer_card import write_card

_RUN = "run.json"


def train_transformer(
    data: Sequence[Path],
    output: Path,
    config: TransformerConfig | None = None,
    *,
    labels_file: Path | None = None,
    text_column: str | None = None,
    force: bool = False,
    progress: Callable[[str], None] | None = None,
) -> TrainingReport:
    """Fine-tune a transformer topic model and save it as a bundle.

    A run that was killed is taken up where it stood by the same call: checkpoints lie in a hidden folder beside the
    output, which goes when the bundle is there. Under torchrun or accelerate the first process saves.

    Args:
        data: files of labelled articles (JSONL, CSV or Parquet), learnt from together.
        output: the model directory to make.
        config: settings of the model; the defaults are good.
        labels_file: JSON of the labels and their display names; by default the labels are those of the data.
        text_column: the column that holds the text, where it is not `text`.
        force: replace an existing bundle.
        progress: called with one short line at every step.

    Raises:
        DataError: the data cannot be trained on; the message says why.
        MissingExtraError: torch or transformers is not installed.
        OutputError: the directory exists already or cannot be written.
    """
    started = time.perf_counter()
    config = config or TransformerConfig()
    progress = progress if _is_first_process() else None
    tell = progress or (lambda line: None)
    output = Path(output)
    check_target(output, force=force)
    label_set = load_label_set(labels_file) if labels_file else None
    if label_set is not None and config.exclusive is not None:
        label_set = replace(label_set, exclusive=config.exclusive)
    parts: list[LabelledArticles] = []
    for path in data:
        tell(f"reading {path}")
        parts.append(load_labelled(path, text_column=text_column, label_set=label_set))
    labelled = [item for part in parts for item in part]
    if not labelled:
        raise DataError("there is no labelled article to learn from; give data with topics")
    tell(f"looking for near-duplicates among {len(labelled):,} articles")
    groups = near_duplicate_groups([item.article for item in labelled])
    sources = [DataSource.of(Path(path), len(part)) for path, part in zip(data, parts, strict=True)]
    folder = _folder(output, config, sources)
    model = TransformerTopicModel(config, label_set, name=output.resolve().name)
    topics = [item.topics for item in labelled]
    articles = [item.article for item in labelled]
    try:
        model.fit(articles, topics, groups=groups.tolist(), folder=folder, progress=progress)
    except UnionMLError:
        # What was refused would be refused again; only what was killed is worth taking up.
        shutil.rmtree(folder, ignore_errors=True)
        raise
    model.training_articles_ = fingerprints(articles)
    labels = model.label_set_
    probabilities, held = model.held_out_
    predictions = decide(probabilities, labels, model.thresholds_)
    metrics = out_of_fold_metrics(predictions, [topics[row] for row in held.tolist()], labels)
    counts = {label: sum(label in item.topics for item in labelled) for label in labels.labels}
    if OTHER not in counts:
        counts[OTHER] = sum(not set(item.topics) - {OTHER} for item in labelled)
    thresholds = dict(zip(labels.labels, model.thresholds_.tolist(), strict=True)) if not labels.exclusive else {}
    names = " ".join(f"--data {path}" for path in data)
    facts = CardFacts(
        name=model.name,
        method="",
        label_set=labels,
        counts=counts,
        sources=sources,
        metrics=metrics,
        thresholds=thresholds,
        command=f"unionml train transformer {names}{f' --labels {labels_file}' if labels_file else ''} -o {output}",
    )
    if _is_first_process():
        tell(f"saving {output}")
        model.save(output, model_card=write_card(facts, config, held_out=len(held)), force=force)
        shutil.rmtree(folder, ignore_errors=True)
    return TrainingReport(
        output=output,
        articles=len(labelled),
        labels=labels.labels,
        exclusive=labels.exclusive,
        counts=counts,
        metrics=metrics,
        thresholds=thresholds,
        seconds=time.perf_counter() - started,
        details={
            "rejected": sum(len(part.rejects) for part in parts),
            "near_duplicates": len(labelled) - len(set(groups.tolist())),
            "passes": model.passes_,
            "held_out": len(held),
        },
    )


def _folder(output: Path, config: TransformerConfig, sources: Sequence[DataSource]) -> Path:
    """The folder of checkpoints; emptied where it belongs to another run."""
    folder = output.parent / f".{output.name}.training"
    run = {"config": config.to_config(), "data": [source.sha256 for source in sources]}
    signature = hashlib.sha256(json.dumps(run, sort_keys=True).encode()).hexdigest()
    note = folder / _RUN
    if note.is_file() and note.read_text(encoding="utf-8") == signature:
        return folder
    if not _is_first_process():
        return folder
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        note.write_text(signature, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write checkpoints to {folder}: {error.strerror or error}") from error
    return folder


def _is_first_process() -> bool:
    return os.environ.get("RANK", "0") == "0"
