"""The command on a card trains the same model again."""

import shlex
from pathlib import Path

from tests.scoring.trained import TEST
from unionml.bundle import Bundle
from unionml.classification.tfidf_config import TfidfConfig
from unionml.cli import main
from unionml.training import TrainingData, train_tfidf
from unionml.training.command import train_command


def test_the_defaults_need_no_option() -> None:
    assert train_command("tfidf", TrainingData(["a.csv", "b c.jsonl"]), "out", TfidfConfig()) == (
        "unionml train tfidf --data a.csv --data 'b c.jsonl' -o out"
    )


def test_settings_without_an_option_are_told() -> None:
    data = TrainingData(["a.csv"], text_column="nội dung")
    command = train_command("tfidf", data, "out", TfidfConfig(C=5.5, min_df=4))
    assert "--text-column 'nội dung'" in command
    assert command.endswith("TfidfConfig(min_df=4, C=5.5), as unionml.training.train_tfidf takes them")


def test_the_command_of_a_card_gives_the_same_model(tmp_path: Path) -> None:
    config = TfidfConfig(exclusive=False, seed=3)
    train_tfidf([TEST], tmp_path / "m", config)
    card = (tmp_path / "m" / "README.md").read_text(encoding="utf-8")
    (line,) = [line for line in card.splitlines() if line.startswith("unionml train tfidf")]
    assert "--multi-label --seed 3" in line
    first = Bundle.open(tmp_path / "m").fingerprint
    assert main([*shlex.split(line)[1:], "--force"]) == 0
    assert Bundle.open(tmp_path / "m").fingerprint == first
