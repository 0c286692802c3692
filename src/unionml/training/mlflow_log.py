"""A training run in MLflow: settings, figures with their intervals, and the model card. Needs the extra `mlflow`."""

import json
import re
from collections.abc import Mapping
from typing import Any

from unionml._version import __version__
from unionml.bundle import LAYOUT, Bundle
from unionml.errors import OutputError, first_line, require
from unionml.folders import name_of
from unionml.training import TrainingReport

EXPERIMENT = "unionml"
_NO_NAME = re.compile(r"[^\w.\- :/]")
"""What MLflow does not take in the name of a metric; labels may be called anything."""


def require_mlflow() -> Any:
    """The module, so that it is missed before hours of training rather than after.

    Raises:
        MissingExtraError: it is not installed.
    """
    return require("mlflow", "mlflow")


def log_training(report: TrainingReport, settings: Mapping[str, Any], uri: str, *, experiment: str = EXPERIMENT) -> str:
    """Log what a training run did.

    Args:
        report: what it reported.
        settings: the settings of the model, by name.
        uri: the tracking server or store, such as `sqlite:///mlflow.db` or `http://…`.
        experiment: the name that runs are gathered under; made where it is new.

    Returns:
        The identifier of the run.

    Raises:
        MissingExtraError: MLflow is not installed.
        OutputError: the store cannot be reached or written.
    """
    mlflow = require_mlflow()
    bundle = Bundle.open(report.output)
    figures: dict[str, float] = {}
    for name, (value, low, high) in report.metrics.items():
        figures |= {name: value, f"{name}/low": low, f"{name}/high": high}
    figures |= {f"threshold/{label}": value for label, value in report.thresholds.items()}
    figures |= {f"articles/{label}": float(count) for label, count in report.counts.items()}
    figures |= {"articles": float(report.articles), "seconds": report.seconds}
    try:
        mlflow.set_tracking_uri(uri)
        mlflow.set_experiment(experiment)
        tags = {"unionml.version": __version__, "unionml.model": bundle.fingerprint, "unionml.kind": bundle.kind}
        with mlflow.start_run(run_name=name_of(report.output), tags=tags) as run:
            labels = json.dumps(report.labels, ensure_ascii=False)
            mlflow.log_params({**settings, "labels": labels, "exclusive": report.exclusive})
            mlflow.log_metrics(_named(figures))
            for name in (LAYOUT.model_card, LAYOUT.manifest):
                mlflow.log_artifact(str(bundle.file(name)))
            identifier: str = run.info.run_id
    except (mlflow.exceptions.MlflowException, OSError) as error:
        raise OutputError(
            f"{report.output} is trained, but MLflow at {uri} took no log of it: {first_line(error)}"
        ) from error
    return identifier


def _named(figures: Mapping[str, float]) -> dict[str, float]:
    """The figures under names that MLflow takes; of those that would share one, the later ones are numbered."""
    found: dict[str, float] = {}
    for name, value in figures.items():
        first = free = _NO_NAME.sub("_", name)
        number = 1
        while free in found:
            number += 1
            free = f"{first} {number}"
        found[free] = value
    return found
