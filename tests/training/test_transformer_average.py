"""The mean of students of one teacher is one model that answers between them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra transformer")
pytest.importorskip("datasets", reason="needs the extra transformer")

from tests.classification.encoder_fixtures import make_tiny_base, toy_articles
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import OutputError, UsageError
from unionml.registry import load
from unionml.training.transformer_average import average_bundles, main
from unionml.training.transformer_distill import DistillConfig, distill


@pytest.fixture(scope="module")
def students(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("students")
    base = make_tiny_base(folder / "tiny", layers=4)
    articles, topics = toy_articles()
    config = TransformerConfig(base=str(base), window_tokens=32, frozen_layers=1, epochs=2, refit=False)
    teacher = TransformerTopicModel(config).fit(articles, topics)
    for name, seed in (("one", 0), ("two", 1)):
        student = distill(teacher, articles, DistillConfig(layers=2, epochs=2, learning_rate=1e-3, seed=seed))
        student.name = name
        student.save(folder / name, model_card=f"# {name}\n\n## Distilled\n\nTaught with seed {seed}.\n")
    return folder / "one", folder / "two"


def test_weights_are_the_mean(students: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*map(str, students), "-o", str(tmp_path / "mean")])
    assert "mean of 2 models, 2 layers" in capsys.readouterr().out
    mean = load(tmp_path / "mean")
    one, two = (load(path) for path in students)
    assert mean.name == "mean"
    states = [model.network_.state_dict() for model in (mean, one, two)]
    moved = 0
    for name, tensor in states[0].items():
        wanted = (states[1][name] + states[2][name]) / 2
        np.testing.assert_allclose(tensor.numpy(), wanted.numpy(), atol=2e-3)
        moved += not np.array_equal(states[1][name].numpy(), states[2][name].numpy())
    assert moved > 10
    assert (mean.thresholds_ == one.thresholds_).all()
    assert set(mean.training_articles_) == {*one.training_articles_, *two.training_articles_}
    card = (tmp_path / "mean" / "README.md").read_text(encoding="utf-8")
    assert card.startswith("# one")
    assert "mean of those of `one`, `two`" in card
    assert "transformer_average" in card
    assert card.count("Taught with seed 0.") == card.count("`two` was made thus:\n\nTaught with seed 1.") == 1
    with pytest.raises(OutputError, match="--force"):
        average_bundles(students, tmp_path / "mean")


def test_only_students_of_one_teacher(students: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two models or more"):
        average_bundles(students[:1], tmp_path / "mean")
    stranger = load(students[1])
    stranger.thresholds_ = stranger.thresholds_ / 2
    stranger.config = replace(stranger.config, max_windows=1)
    stranger.save(tmp_path / "stranger", model_card="# S\n")
    with pytest.raises(UsageError, match=r"differ in thresholds, max_windows; only students of one teacher"):
        average_bundles([students[0], tmp_path / "stranger"], tmp_path / "mean")
    assert not (tmp_path / "mean").exists()
