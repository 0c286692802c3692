"""Search the settings of a TF-IDF model by cross-validation, resumably, and train with the best.

The sampler is the tree-structured Parzen estimator (Bergstra et al., "Algorithms for Hyper-Parameter Optimization",
2011) of optuna. The first trial is the settings that were given, so that the search never ends below them. Finished
trials lie in a journal beside the output, `NAME.search.jsonl`; the same call goes on with it. Each trial draws from its
own number and the finished trials, hence a search that was interrupted chooses what one in a single go does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.bundle import check_target
from unionml.classification.thresholds import decide
from unionml.errors import DataError, UsageError
from unionml.progress import Progress, silent
from unionml.training import Paths, TrainingData, TrainingReport
from unionml.training.command import train_command
from unionml.training.metrics import out_of_fold_metrics
from unionml.training.search_journal import identity_of, need_optuna, open_study
from unionml.training.topics import TrainingSet

if TYPE_CHECKING:
    from unionml.classification.tfidf_config import TfidfConfig

_SEARCHED = ("ngrams", "order_weights", "min_df", "C", "secondary_weight")
_GIVEN = "given"
"""Marks the trial of the settings that were given, which may leave to the data what the others set to a number."""

_REFUSED = "refused"
"""Marks a trial whose settings the data cannot be trained with; one without the mark was interrupted."""


@dataclass(frozen=True, slots=True)
class SearchSpace:
    """What is tried.

    Attributes:
        ngrams: longest runs of syllables.
        order_decay: least and largest w of the order weights 1, w and w squared, on a logarithmic scale.
        min_df: fewest and most training articles that a feature must occur in.
        C: least and largest inverse strength of the penalty, on a logarithmic scale.
        secondary_weight: least and largest weight of secondary topics, likewise; of exclusive labels it says nothing.
    """

    ngrams: tuple[int, ...] = (1, 2, 3)
    order_decay: tuple[float, float] = (0.3, 1.0)
    min_df: tuple[int, int] = (1, 5)
    C: tuple[float, float] = (0.1, 30.0)
    secondary_weight: tuple[float, float] = (0.1, 1.0)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found.

    Attributes:
        config: the best settings.
        figure: `macro_f1`, or `accuracy` of exclusive labels.
        value: of the best settings, by cross-validation.
        first: of the settings that were given.
        trials: how many have finished in all.
        journal: where they lie.
    """

    config: "TfidfConfig"
    figure: str
    value: float
    first: float
    trials: int
    journal: Path

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        settings = {name: getattr(self.config, name) for name in _SEARCHED}
        figures = {"value": round(self.value, 6), "first": round(self.first, 6)}
        return {"figure": self.figure, **figures, "trials": self.trials, "config": settings}

    def for_card(self) -> str:
        """What a model card says of it; nothing where there was no choice."""
        if self.trials == 1:
            return ""
        return (
            f"Its settings are the best of {self.trials:,} that were tried and judged on these same articles: "
            f"{_shown(self.config)}, with `{self.figure}` {self.value:.3f}, where those to start from had "
            f"{self.first:.3f}. The best of several figures is partly luck, so those below flatter it all the more."
        )


def search_tfidf(
    data: TrainingData | Paths,
    output: str | PathLike[str],
    trials: int,
    config: "TfidfConfig | None" = None,
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> TrainingReport:
    """Try settings until so many trials have finished, then train with the best (see `train_tfidf`).

    Args:
        data: the labelled articles, or just their files.
        output: the model directory to make; the journal of the search lies beside it.
        trials: how many settings to try in all, those of an interrupted or earlier search included.
        config: the settings to start from; what is not searched stays as it is.
        force: replace an existing bundle.
        progress: called with one short line at every step.

    Returns:
        The report of the training; `details["search"]` is the search. Its figures are the best of many, hence a little
        too good: judge the model on articles that it has not seen.

    Raises:
        UsageError: fewer than one trial is asked for.
        DataError: the data cannot be trained on.
        OutputError: the directory exists already, or the journal is of another search.
        MissingExtraError: optuna is not installed.
    """
    from unionml.classification.tfidf_config import TfidfConfig
    from unionml.training.tfidf import fit_and_save

    if trials < 1:
        raise UsageError(f"cannot search with {trials} trials; give at least 1")
    data, output, tell = TrainingData.of(data), Path(output), progress or silent
    check_target(output, force=force, inputs=data.files)
    need_optuna()
    found = TrainingSet.read(data, tell=tell)
    journal = output.with_name(f"{output.name}.search.jsonl")
    output.parent.mkdir(parents=True, exist_ok=True)
    best = search(found, trials, config or TfidfConfig(), journal, tell=tell)
    command = train_command("tfidf", data, output, best.config)
    report = fit_and_save(found, output, best.config, command=command, force=force, tell=tell, search=best.for_card())
    return replace(report, details=report.details | {"search": best.to_dict()})


def search(
    found: TrainingSet,
    trials: int,
    config: "TfidfConfig",
    journal: Path,
    *,
    tell: Progress = silent,
) -> SearchResult:
    """Search the settings by the figures of articles that the judging models had not seen.

    Args:
        found: the articles.
        trials: how many settings to try in all.
        config: the settings to start from.
        journal: where finished trials lie.
        tell: called with one short line at every trial.
    """
    optuna = need_optuna()
    space = SearchSpace()
    study = open_study(journal, identity_of(found.labelled, config, space))
    finished, failed = optuna.trial.TrialState.COMPLETE, optuna.trial.TrialState.FAIL
    for trial in study.get_trials(deepcopy=False, states=(optuna.trial.TrialState.RUNNING,)):
        study.tell(trial.number, state=failed)
    while (done := len(study.get_trials(deepcopy=False, states=(finished,)))) < trials:
        if not done:
            study.enqueue_trial(_given(config), skip_if_exists=True)
        refused = sum(_REFUSED in one.user_attrs for one in study.get_trials(deepcopy=False, states=(failed,)))
        if refused > trials:
            break
        study.sampler = optuna.samplers.TPESampler(seed=config.seed * 100_003 + done + refused)
        trial = study.ask()
        suggested = _suggest(trial, space, config)
        tried = replace(config, **suggested) if done else config
        try:
            figure, value = _measure(found, tried)
        except (DataError, UsageError):
            trial.set_user_attr(_REFUSED, True)
            study.tell(trial, state=failed)
            if not done:
                # Nothing was found that would be worth taking up, and with other data the journal would be in the way.
                journal.unlink(missing_ok=True)
                raise
            continue
        trial.set_user_attr("figure", figure)
        trial.set_user_attr(_GIVEN, not done)
        study.tell(trial, value)
        tell(f"trial {done + 1} of {trials}: {figure} {value:.4f} ({_shown(tried)})")
    every = study.get_trials(deepcopy=False, states=(finished,))
    best = max(every, key=lambda one: (one.value, -one.number))
    chosen = config if best.user_attrs[_GIVEN] else replace(config, **_settings(best.params))
    figure = best.user_attrs["figure"]
    tell(f"best of {len(every)}: {figure} {best.value:.4f} ({_shown(chosen)})")
    return SearchResult(chosen, figure, best.value, every[0].value, len(every), journal)


def _measure(found: TrainingSet, config: "TfidfConfig") -> tuple[str, float]:
    """The out-of-fold figure of one setting."""
    from unionml.classification.tfidf import TfidfTopicModel

    model = TfidfTopicModel(config, found.label_set)
    found.teach(model)
    predictions = decide(model.out_of_fold_, model.label_set_, model.thresholds_)
    learnt = model.label_set_.reduce(found.topics)
    metrics = out_of_fold_metrics(predictions, [learnt[row] for row in model.held_out_], model.label_set_)
    figure = "accuracy" if model.label_set_.exclusive else "macro_f1"
    return figure, metrics[figure][0]


def _given(config: "TfidfConfig") -> dict[str, Any]:
    """The settings that were given as parameters of a trial; numbers stand in for what is left to the data."""
    return {
        "ngrams": config.ngrams,
        "order_decay": config.order_weights[1] / config.order_weights[0] if config.order_weights else 1.0,
        "min_df": config.min_df,
        "C": config.C or 1.0,
        "secondary_weight": config.secondary_weight,
    }


def _suggest(trial: Any, space: SearchSpace, config: "TfidfConfig") -> dict[str, Any]:
    # Settings that were given and lie outside of the space widen it, so that they can be the first trial.
    given = _given(config)
    low, high = _around(space.min_df, given["min_df"])
    params = {
        "ngrams": trial.suggest_categorical("ngrams", list(space.ngrams)),
        "min_df": trial.suggest_int("min_df", int(low), int(high)),
    }
    for name in ("order_decay", "C", "secondary_weight"):
        params[name] = trial.suggest_float(name, *_around(getattr(space, name), given[name]), log=True)
    return _settings(params)


def _settings(params: dict[str, Any]) -> dict[str, Any]:
    """Parameters of a trial as settings of the model."""
    decay = params["order_decay"]
    settings = {name: value for name, value in params.items() if name != "order_decay"}
    return {**settings, "order_weights": (1.0, decay, decay**2)}


def _around(bounds: tuple[float, float], value: float) -> tuple[float, float]:
    return min(bounds[0], value), max(bounds[1], value)


def _shown(config: "TfidfConfig") -> str:
    return describe({name: getattr(config, name) for name in _SEARCHED})


def describe(settings: Mapping[str, Any]) -> str:
    """Settings for reading; what is left to the data is called automatic."""

    def one(value: Any) -> str:
        if value is None:
            return "automatic"
        if isinstance(value, list | tuple):
            return "/".join(f"{part:.2g}" for part in value)
        return f"{value:.3g}"

    return ", ".join(f"{name} {one(value)}" for name, value in settings.items())
