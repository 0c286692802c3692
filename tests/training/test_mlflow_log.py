"""A run is logged with its settings, figures and card, and read again by MLflow itself."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Call, is_one_sentence
from tests.cli.conftest import call as call
from tests.scoring.trained import TEST, trained_model
from unionml.errors import OutputError
from unionml.training import TrainingReport
from unionml.training.mlflow_log import log_training

mlflow = pytest.importorskip("mlflow", reason="needs the extra `mlflow`")


@pytest.fixture
def report() -> TrainingReport:
    return TrainingReport(
        output=trained_model(),
        articles=340,
        labels=("đại hội", "a=b"),
        exclusive=False,
        counts={"đại hội": 70, "a=b": 9},
        metrics={"macro_f1": (0.9, 0.85, 0.95), "f1_a=b": (0.8, 0.6, 0.9)},
        thresholds={"đại hội": 0.4, "a=b": 0.3},
        seconds=1.5,
    )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return f"sqlite:///{tmp_path / 'mlflow.db'}"


def test_a_run_can_be_read_again(report: TrainingReport, store: str) -> None:
    identifier = log_training(report, {"C": 1.0, "ngrams": 2}, store)
    run = mlflow.get_run(identifier)
    assert run.data.params["C"] == "1.0"
    assert run.data.params["labels"] == '["đại hội", "a=b"]'
    assert run.data.metrics["macro_f1/low"] == 0.85
    assert run.data.metrics["f1_a_b"] == 0.8
    assert run.data.metrics["threshold/đại hội"] == 0.4
    assert run.data.tags["unionml.kind"] == "topics/tfidf"
    names = {one.path for one in mlflow.MlflowClient().list_artifacts(identifier)}
    assert names == {"README.md", "bundle.json"}
    assert log_training(replace(report, seconds=2.0), {}, store) != identifier


def test_labels_of_one_name_in_mlflow_are_numbered(report: TrainingReport, store: str) -> None:
    labels = {"a&b": 0.1, "a_b": 0.2, "a+b": 0.3}
    run = mlflow.get_run(log_training(replace(report, thresholds=labels), {}, store))
    found = {name: value for name, value in run.data.metrics.items() if name.startswith("threshold/")}
    assert found == {"threshold/a_b": 0.1, "threshold/a_b 2": 0.2, "threshold/a_b 3": 0.3}


def test_a_store_that_cannot_be_written_is_named(report: TrainingReport, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is trained, but MLflow at"):
        log_training(report, {}, "nowhere://x")


def test_the_command_logs_what_it_trained(call: Call, store: str, tmp_path: Path) -> None:
    result = call("train", "tfidf", "--data", TEST, "-o", tmp_path / "m", "--mlflow", store)
    assert result.status == 0, result.err
    mlflow.set_tracking_uri(store)
    (run,) = mlflow.search_runs(experiment_names=["unionml"], output_format="list")
    assert run.info.run_name == "m"
    assert run.data.params["ngrams"] == "3"
    assert os.listdir(tmp_path / "m")
    failed = call("train", "tfidf", "--data", TEST, "-o", tmp_path / "n", "--mlflow", "nowhere://x")
    assert failed.status == 1
    assert is_one_sentence(failed.err)
