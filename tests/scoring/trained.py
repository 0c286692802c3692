"""A small topic model for the tests of scoring, evaluation and the command line, trained once a test run."""

import tempfile
from functools import cache
from pathlib import Path

from tests.conftest import ROOT
from unionml.classification.tfidf_config import TfidfConfig
from unionml.training import TrainingData, train_tfidf

TRAIN = ROOT / "data" / "corpus" / "train.jsonl"
TEST = ROOT / "data" / "corpus" / "test.jsonl"
HALF = TRAIN.read_text(encoding="utf-8").splitlines()[::2]
"""Every second line of it, for trainings of which nothing is asked but what is said of them."""

_FOLDER = tempfile.TemporaryDirectory(prefix="unionml-tests-")


@cache
def trained_model() -> Path:
    """The directory of the model."""
    folder = Path(_FOLDER.name) / "small"
    data = TrainingData([TRAIN], labels_file=ROOT / "data" / "labels.json")
    train_tfidf(data, folder, TfidfConfig(ngrams=2, C=1.0, folds=3))
    return folder
