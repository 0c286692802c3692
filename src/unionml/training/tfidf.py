"""Train a TF-IDF topic model from files of labelled articles."""

from os import PathLike
from pathlib import Path

from unionml.bundle import check_target
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.folders import name_of
from unionml.progress import Progress, silent
from unionml.training import Paths, TrainingData, TrainingReport
from unionml.training.command import train_command
from unionml.training.model_card import write_card
from unionml.training.topics import TrainingSet

_METHOD = (
    "Syllable n-grams weighted by TF-IDF (title and lead count more than the body), one linear classifier a label, "
    "probabilities calibrated {}by cross-validation in which near-duplicates stay together."
)


def train_tfidf(
    data: TrainingData | Paths,
    output: str | PathLike[str],
    config: TfidfConfig | None = None,
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> TrainingReport:
    """Train a TF-IDF topic model and save it as a bundle.

    Args:
        data: the labelled articles, or just their files.
        output: the model directory to make.
        config: settings of the model; the defaults are good.
        force: replace an existing bundle.
        progress: called with one short line at every step.

    Raises:
        DataError: the data cannot be trained on; the message says why.
        OutputError: the directory exists already or cannot be written.
    """
    config = config or TfidfConfig()
    data, output, tell = TrainingData.of(data), Path(output), progress or silent
    check_target(output, force=force, inputs=data.files)
    found = TrainingSet.read(data, tell=tell)
    command = train_command("tfidf", data, output, config)
    return fit_and_save(found, output, config, command=command, force=force, tell=tell)


def fit_and_save(
    found: TrainingSet,
    output: Path,
    config: TfidfConfig,
    *,
    command: str,
    force: bool,
    tell: Progress,
    search: str = "",
) -> TrainingReport:
    """Train on articles that have been read, and save the model.

    Args:
        found: the articles.
        output: the model directory to make.
        config: settings of the model.
        command: what trains it again, for its card.
        force: replace an existing bundle.
        tell: called with one short line at every step.
        search: a sentence on how the settings were found, for its card.
    """
    tell("training")
    model = TfidfTopicModel(config, found.label_set, name=name_of(output))
    found.teach(model)
    tuned = "and thresholds tuned " if model.thresholds_.any() else ""
    facts = found.facts(model, command, method=_METHOD.format(tuned), search=search)
    tell(f"saving {output}")
    model.save(output, model_card=write_card(facts), force=force)
    return found.report(output, facts)
