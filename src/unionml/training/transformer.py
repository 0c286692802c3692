"""Fine-tune a transformer topic model from files of labelled articles."""

import os
import shutil
from contextlib import nullcontext
from dataclasses import replace
from os import PathLike
from pathlib import Path

from unionml.bundle import check_target
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import OutputError, UnionMLError
from unionml.folders import clear, held, is_utf8, name_of
from unionml.progress import Progress, silent
from unionml.training import Paths, TrainingData, TrainingReport
from unionml.training.command import train_command
from unionml.training.languages import Languages
from unionml.training.search_journal import identity_of
from unionml.training.topics import TrainingSet
from unionml.training.transformer_card import write_card

_RUN = "run.json"


def train_transformer(
    data: TrainingData | Paths,
    output: str | PathLike[str],
    config: TransformerConfig | None = None,
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> TrainingReport:
    """Fine-tune a transformer topic model and save it as a bundle.

    A run that was killed is taken up where it stood by the same call: checkpoints lie in a hidden folder beside the
    output, which goes when the bundle is there. Under torchrun or accelerate the first process saves.

    Args:
        data: the labelled articles, or just their files.
        output: the model directory to make.
        config: settings of the model; the defaults are good.
        force: replace an existing bundle.
        progress: called with one short line at every step.

    Raises:
        DataError: the data cannot be trained on; the message says why.
        MissingExtraError: torch or transformers is not installed.
        OutputError: the directory exists already or cannot be written, or another run is about to write it.
    """
    config = config or TransformerConfig()
    progress = progress if _is_first_process() else None
    tell = progress or silent
    data, output = TrainingData.of(data), Path(output)
    check_target(output, force=force, inputs=data.files)
    if not is_utf8(output):
        raise OutputError(
            f"cannot train in {output}, whose name is not UTF-8, as torch needs it; choose another output"
        )
    found = TrainingSet.read(data, tell=tell)
    folder = output.parent / f".{output.name}.training"
    model = TransformerTopicModel(config, found.label_set, name=name_of(output))
    # Of the processes of one run the first keeps other runs out.
    with held(folder) if _is_first_process() else nullcontext():
        _prepare(folder, config, found)
        try:
            found.teach(model, folder=folder, progress=progress)
        except UnionMLError:
            # What was refused would be refused again; only what was killed is worth taking up.
            shutil.rmtree(folder, ignore_errors=True)
            raise
        facts = found.facts(model, train_command("transformer", data, output, config))
        if _is_first_process():
            tell(f"saving {output}")
            used = replace(config, window_tokens=model.reader_.window_tokens)
            languages = Languages.of(found.articles, model.reader_.tokenizer.get_vocab())
            card = write_card(facts, used, languages, model)
            model.save(output, model_card=card, force=force)
            shutil.rmtree(folder, ignore_errors=True)
    return found.report(output, facts, passes=model.passes_, held_out=len(model.held_out_))


def _prepare(folder: Path, config: TransformerConfig, found: TrainingSet) -> None:
    """Empty the folder of checkpoints where it belongs to other data or settings."""
    # Not the files alone: other labels, columns or exclusions make other targets of the same ones.
    signature = identity_of(found.labelled, config, *([found.label_set] if found.label_set else []))
    note = folder / _RUN
    if not _is_first_process() or (note.is_file() and note.read_text(encoding="utf-8") == signature):
        return
    try:
        clear(folder)
        note.write_text(signature, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write checkpoints to {folder}: {error.strerror or error}") from error


def _is_first_process() -> bool:
    return os.environ.get("RANK", "0") == "0"
