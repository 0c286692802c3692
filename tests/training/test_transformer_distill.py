"""A student with fewer layers answers as its teacher."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra transformer")
pytest.importorskip("datasets", reason="needs the extra transformer")

from tests.classification.encoder_fixtures import make_tiny_base, toy_articles
from unionml.article import Article
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import DataError, UsageError
from unionml.registry import load
from unionml.training import transformer_distill
from unionml.training.transformer_distill import DistillConfig, distill, main, spaced


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> TransformerTopicModel:
    base = make_tiny_base(tmp_path_factory.mktemp("base") / "tiny", layers=4)
    articles, topics = toy_articles()
    config = TransformerConfig(base=str(base), window_tokens=32, frozen_layers=1, epochs=4, refit=False)
    return TransformerTopicModel(config).fit(articles, topics)


def test_layers_are_evenly_spaced() -> None:
    assert spaced(12, 6) == (1, 3, 5, 7, 9, 11)
    assert spaced(12, 4) == (2, 5, 8, 11)
    assert spaced(12, 12) == tuple(range(12))
    for kept in (0, 13):
        with pytest.raises(UsageError, match="12 layers"):
            spaced(12, kept)


def test_student_comes_close(teacher: TransformerTopicModel) -> None:
    articles, _ = toy_articles()
    before = teacher.network_.state_dict()["head.weight"].clone()
    raw = distill(teacher, articles[:2], DistillConfig(layers=2, epochs=1, learning_rate=1e-9))
    student = distill(teacher, articles, DistillConfig(layers=2, epochs=8, learning_rate=3e-3))
    goal = teacher.decision_function(articles)
    distances = [np.abs(one.decision_function(articles) - goal).mean() for one in (student, raw)]
    assert distances[0] < distances[1] / 2
    same = [
        one.topic == other.topic
        for one, other in zip(student.predict(articles), teacher.predict(articles), strict=True)
    ]
    assert np.mean(same) > 0.8
    assert (teacher.network_.state_dict()["head.weight"] == before).all()
    assert len([*teacher.network_.lower.layers, *teacher.network_.layers]) == 4
    assert student.config.kept_layers == (1, 3)
    with pytest.raises(DataError):
        distill(teacher, [], DistillConfig())


def test_from_the_command_line(teacher: TransformerTopicModel, tmp_path: Path) -> None:
    teacher.save(tmp_path / "teacher", model_card="# A card\n")
    articles, _ = toy_articles(20)
    rows = [{"title": article.title, "lead": article.lead, "body": list(article.body)} for article in articles]
    data = tmp_path / "articles.jsonl"
    data.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    arguments = [str(tmp_path / "teacher"), str(tmp_path / "student"), "--articles", str(data), "--layers", "2"]
    main([*arguments, "--epochs", "1", "--most", "10"])
    student = load(tmp_path / "student")
    assert student.name == "student"
    assert len(student.network_.layers) == 2
    assert "10 articles" in (tmp_path / "student" / "README.md").read_text(encoding="utf-8")


def test_articles_are_read_with_their_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Article] = []
    monkeypatch.setattr(transformer_distill, "distill_bundle", lambda *given, **_: seen.extend(given[2]))
    data = tmp_path / "articles.jsonl"
    row = {"title": "Đại hội", "lead": "Tóm tắt.", "sentences": ["Câu một.", "Câu hai."]}
    data.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    main([str(tmp_path / "teacher"), str(tmp_path / "student"), "--articles", str(data)])
    main([str(tmp_path / "teacher"), str(tmp_path / "student"), "--articles", str(data), "--no-sentences"])
    assert [(one.lead, one.body) for one in seen] == [("Tóm tắt.", ("Câu một. Câu hai.",)), ("Tóm tắt.", ())]
