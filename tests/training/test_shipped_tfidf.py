"""The TF-IDF models that ship are what this code makes of the files that their card names."""

import shlex
from pathlib import Path

import numpy as np
from benchmarks.gate_checks import UNION

from tests.conftest import ROOT, shared_path
from unionml import TfidfTopicModel
from unionml.bundle import LAYOUT
from unionml.registry import load
from unionml.training import TrainingData
from unionml.training.hard_negatives import main as hard_negatives
from unionml.training.tfidf import train_tfidf

MODELS = ROOT / "models"
DATA = ROOT / "data"


def test_the_transformer_asks_the_model_that_ships() -> None:
    for name in (LAYOUT.vocabulary, LAYOUT.weights, LAYOUT.training_articles):
        assert (MODELS / "tfidf" / name).read_bytes() == (MODELS / "transformer" / "tfidf" / name).read_bytes()


def test_they_are_made_with_the_words_that_the_gate_asks_for() -> None:
    (line,) = (one for one in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if one.startswith("UNION"))
    assert shlex.split(line.partition(":=")[2]) == [word for phrase in UNION for word in ("--without", phrase)]


def test_training_again_gives_what_ships(tmp_path: Path) -> None:
    real, news = shared_path("data/real"), shared_path("data/vietnews/train.parquet")
    written = [DATA / "corpus/train.jsonl", DATA / "corpus/validation.jsonl", DATA / "headlines.jsonl"]
    apart = ["corpus/test.jsonl", "headlines-check.jsonl", "headlines-test.jsonl"]

    def train(name: str, *more: Path) -> None:
        data = TrainingData(
            [*written, *more, real / "train.jsonl"],
            labels_file=DATA / "labels.json",
            exclude=[real / "validation.jsonl", *(DATA / one for one in apart)],
        )
        train_tfidf(data, tmp_path / name)

    train("first")
    phrases = [word for phrase in UNION for word in ("--without", phrase)]
    negatives = tmp_path / "negatives.jsonl"
    hard_negatives([str(tmp_path / "first"), "--articles", str(news), *phrases, "-o", str(negatives)])
    train("tfidf", negatives)
    ours, ships = load(tmp_path / "tfidf"), load(MODELS / "tfidf")
    assert isinstance(ours, TfidfTopicModel)
    assert isinstance(ships, TfidfTopicModel)
    assert (tmp_path / "tfidf" / LAYOUT.vocabulary).read_bytes() == (MODELS / "tfidf" / LAYOUT.vocabulary).read_bytes()
    # Another processor may add in another order, which half precision rounds otherwise now and then.
    assert np.abs(ours.weights_.astype(float) - ships.weights_).max() < 0.01
    assert np.abs(ours.thresholds_ - ships.thresholds_).max() < 0.011
