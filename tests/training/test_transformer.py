"""From files of labelled articles to a transformer bundle."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra transformer")
pytest.importorskip("datasets", reason="needs the extra transformer")

from tests.classification.encoder_fixtures import make_tiny_base, toy_articles
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import BundleError, DataError, OutputError
from unionml.registry import load
from unionml.training import TrainingData
from unionml.training.transformer import train_transformer


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> TransformerConfig:
    base = make_tiny_base(tmp_path_factory.mktemp("base") / "tiny")
    return TransformerConfig(base=str(base), window_tokens=32, frozen_layers=1, epochs=2, refit=False)


def write_data(path: Path, n: int = 48, *, key: str = "topics") -> Path:
    articles, topics = toy_articles(n)
    rows = []
    for article, labels in zip(articles, topics, strict=True):
        label = {"topics": labels} if key == "topics" else {"label": labels[0] if labels else "other"}
        rows.append(
            {"id": article.id, "title": article.title, "lead": article.lead, "body": list(article.body)} | label
        )
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_bundle_with_its_card(config: TransformerConfig, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data.jsonl")
    lines: list[str] = []
    report = train_transformer([data], tmp_path / "model", config, progress=lines.append)
    assert report.articles == 48
    assert report.labels == ("congress", "welfare")
    assert not report.exclusive
    assert set(report.thresholds) == set(report.labels)
    assert {"accuracy", "macro_f1"} <= set(report.metrics)
    card = (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    assert "data.jsonl" in card
    assert "unionml train transformer" in card
    assert card.startswith("---\nlanguage: vi\n")
    assert "- vietnamese\n- multilingual\n" in card
    assert "Languages other than Vietnamese are read through what the base knows of them" in card
    assert "the scripts Latin and Hangul" in card
    share = json.loads((tmp_path / "model" / "bundle.json").read_text(encoding="utf-8"))["config"]["encoder_share"]
    assert 0 < share < 1
    assert f"TF-IDF model that learnt from the same ones is asked too: of the log-odds {share:.0%} are the" in card
    assert any(line.startswith("epoch") for line in lines)
    assert not list(tmp_path.glob(".model*")), "nothing is left beside the bundle"
    articles, _ = toy_articles(3)
    assert load(tmp_path / "model").predict(articles)[0].model == "model"
    with pytest.raises(OutputError, match="--force"):
        train_transformer([data], tmp_path / "model", config)


def test_the_card_of_an_encoder_alone_says_nothing_of_tfidf(config: TransformerConfig, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data.jsonl")
    train_transformer([data], tmp_path / "model", replace(config, encoder_share=1.0, epochs=1))
    card = (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    assert "TF-IDF" not in card
    assert "unionml train transformer" in card
    assert "--encoder-share 1.0" in card


def test_the_card_tells_what_the_articles_kept_aside_were_used_for(config: TransformerConfig, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data.jsonl")
    cards = []
    for refit in (False, True):
        train_transformer([data], tmp_path / "model", replace(config, epochs=1, refit=refit), force=True)
        cards.append((tmp_path / "model" / "README.md").read_text(encoding="utf-8"))
    once, twice = cards
    assert "The best pass, the calibration and the thresholds were chosen on the same articles" in once
    assert "second run" not in once
    assert "A second run, whose weights these are, learnt from them too, so the figures are those of the" in twice
    assert "The calibration and the thresholds were chosen on the same articles" in twice


def test_one_label_each_is_exclusive(config: TransformerConfig, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data.jsonl", key="label")
    report = train_transformer([data], tmp_path / "model", config)
    assert report.exclusive
    assert set(report.labels) == {"congress", "welfare", "other"}
    assert report.thresholds == {}
    assert set(load(tmp_path / "model").label_set.labels) == set(report.labels)


def test_a_killed_run_leaves_no_half_bundle(
    config: TransformerConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data(tmp_path / "data.jsonl")

    class KilledError(BaseException):
        pass

    def kill(line: str) -> None:
        if line.startswith("epoch 1"):
            raise KilledError

    with pytest.raises(KilledError):
        train_transformer([data], tmp_path / "model", config, progress=kill)
    assert not (tmp_path / "model").exists()
    assert (tmp_path / ".model.training" / "states.f16").is_file()
    states = (tmp_path / ".model.training" / "states.f16").stat().st_mtime_ns
    again: list[str] = []

    def watch(line: str) -> None:
        again.append(line)
        assert (tmp_path / ".model.training" / "states.f16").stat().st_mtime_ns == states

    train_transformer([data], tmp_path / "model", config, progress=watch)
    assert (tmp_path / "model" / "bundle.json").is_file()
    with pytest.raises(KilledError):
        train_transformer([data], tmp_path / "model", config, progress=kill, force=True)
    labels = tmp_path / "labels.json"
    labels.write_text('{"welfare": {}, "congress": {}}', encoding="utf-8")
    stale: list[bool] = []

    def look(line: str) -> None:
        if line.startswith("cutting"):
            stale.append((tmp_path / ".model.training" / "states.f16").exists())

    named = TrainingData([data], labels_file=labels)
    train_transformer(named, tmp_path / "model", config, progress=look, force=True)
    assert stale == [False], "checkpoints of other labels are none to go on with"
    changed = replace(config, epochs=1)
    train_transformer([data], tmp_path / "model", changed, force=True)
    assert load(tmp_path / "model").config.epochs == 1


def test_two_runs_at_once_do_not_take_each_others_folder(config: TransformerConfig, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data.jsonl")
    refused: list[str] = []

    def meanwhile(line: str) -> None:
        if line.startswith("epoch 1"):
            with pytest.raises(OutputError, match="another run works in") as caught:
                train_transformer([data], tmp_path / "model", replace(config, epochs=1))
            refused.append(str(caught.value))

    train_transformer([data], tmp_path / "model", config, progress=meanwhile)
    assert len(refused) == 1
    assert load(tmp_path / "model").config.epochs == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.jsonl", "model"]


def test_paths_that_torch_cannot_open_are_refused_before_training(config: TransformerConfig, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"ng\xe0")
    data = write_data(tmp_path / "data.jsonl")
    with pytest.raises(OutputError, match="whose name is not UTF-8"):
        train_transformer(data, odd, config)
    shutil.copytree(config.base, odd)
    with pytest.raises(BundleError, match="does not load as an encoder; name another base model"):
        train_transformer(data, tmp_path / "model", replace(config, base=str(odd)))


def test_data_that_cannot_be_learnt(config: TransformerConfig, tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl"
    rows = [{"title": f"đại hội {n}", "topics": ["congress"]} for n in range(20)]
    data.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(DataError):
        train_transformer([data], tmp_path / "model", config)
    assert [path.name for path in tmp_path.iterdir()] == ["data.jsonl"]


def test_what_is_to_be_excluded_is_not_learnt_from(config: TransformerConfig, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data.jsonl")
    unseen = tmp_path / "unseen.jsonl"
    unseen.write_text("".join(data.read_text(encoding="utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
    report = train_transformer(TrainingData([data], exclude=[unseen]), tmp_path / "model", config)
    assert (report.articles, report.details["excluded"]) == (45, 3)
    assert f"--exclude {unseen}" in (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
