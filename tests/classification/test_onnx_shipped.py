"""The transformer that ships: small, readable without torch, and it reads more than Vietnamese."""

import copy
import json
import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone

pytest.importorskip("onnxruntime", reason="needs the extra onnx")
pytest.importorskip("tokenizers", reason="needs the extra onnx")

from tests.conftest import ROOT
from unionml.article import Article
from unionml.classification.labels import OTHER
from unionml.classification.onnx import OnnxTopicModel
from unionml.errors import BundleError, UsageError
from unionml.evaluation.report import thresholds_of
from unionml.reading import read
from unionml.registry import load


@pytest.fixture(scope="module")
def shipped() -> OnnxTopicModel:
    model = load("transformer")
    assert isinstance(model, OnnxTopicModel)
    return model


def test_it_is_small() -> None:
    size = sum(path.stat().st_size for path in (ROOT / "models" / "transformer").iterdir())
    assert size < 60_000_000


def test_its_report_says_from_where_on_a_topic_is_given(shipped: OnnxTopicModel) -> None:
    limits = thresholds_of(shipped)
    assert limits is not None
    assert list(limits) == list(shipped.label_set.labels)
    assert all(0 < limit < 1 for limit in limits.values())


def test_sample_pages(shipped: OnnxTopicModel) -> None:
    assert shipped.predict([read(ROOT / "data" / "samples" / "page-congress.txt")])[0].topic == "congress"
    assert shipped.predict([read(ROOT / "data" / "samples" / "page-welfare.html")])[0].topic == "welfare"


@pytest.mark.parametrize(("name", "least"), [("multilingual-check", 0.95), ("multilingual-test", 0.92)])
def test_other_languages(shipped: OnnxTopicModel, name: str, least: float) -> None:
    lines = (ROOT / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert {row["language"] for row in rows} == {"en", "ko", "zh", "ja"}
    articles = [Article(title=row["title"], lead=row["lead"], body=tuple(row["body"])) for row in rows]
    right = [one.topic == row["primary"] for one, row in zip(shipped.predict(articles), rows, strict=True)]
    assert np.mean(right) >= least


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Đại hội Công đoàn cơ sở Công ty May Sông Lam nhiệm kỳ 2023-2028 bầu ban chấp hành mới", "congress"),
        ("Công đoàn trao 300 suất quà Tết cho công nhân có hoàn cảnh khó khăn", "welfare"),
        ("Union congress elects a new executive committee of eleven members for the 2023-2028 term", "congress"),
        ("노동조합이 형편이 어려운 조합원들에게 설 선물 300개를 전달했다", "welfare"),
        ("Giá vàng sáng nay tăng mạnh sau phiên giao dịch đêm qua", OTHER),
    ],
)
def test_headlines(shipped: OnnxTopicModel, title: str, topic: str) -> None:
    assert shipped.predict([Article(title=title)])[0].topic == topic


def test_unknown_script_and_long_text_do_not_crash(shipped: OnnxTopicModel) -> None:
    scores = shipped.predict_scores([Article(title="ኢትዮጵያ ทดสอบ"), Article(body=("công đoàn " * 100_000,))])
    assert np.isfinite(scores).all()


def test_what_is_no_article_is_refused_with_what_to_do_instead(shipped: OnnxTopicModel) -> None:
    with pytest.raises(UsageError, match="Article"):
        shipped.predict(["Đại hội công đoàn"])  # type: ignore[list-item]


PAGES = [Article(title="Công đoàn trao 300 suất quà Tết cho công nhân"), Article(title="Giá vàng tăng mạnh")]


@pytest.mark.parametrize("copied", [copy.deepcopy, copy.copy, clone, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_copy_keeps_what_was_set_by_hand(copied: Callable[[OnnxTopicModel], OnnxTopicModel]) -> None:
    model = load("transformer")
    assert model.predict(PAGES)[0].topic == "welfare"
    model.thresholds_[model.classes_ == "welfare"] = 1
    model.name = "mine"
    again = copied(model)
    assert again.predict(PAGES) == model.predict(PAGES)
    assert (again.predict(PAGES)[0].topic, again.name) == (OTHER, "mine")
    assert again.path == model.path


def test_it_is_saved_with_what_was_set_by_hand(shipped: OnnxTopicModel, tmp_path: Path) -> None:
    model = load("transformer")
    model.save(tmp_path / "same")
    same = load(tmp_path / "same")
    assert np.array_equal(same.predict_scores(PAGES), shipped.predict_scores(PAGES))
    assert (same.name, same.model_card_) == ("same", model.model_card_)
    assert same.training_articles_ is not None
    model.thresholds_[model.classes_ == "welfare"] = 0.99
    model.save(tmp_path / "mine-stricter")
    stricter = load(tmp_path / "mine-stricter")
    assert stricter.predict(PAGES)[0].model == "mine-stricter"
    assert stricter.thresholds_.tolist() == model.thresholds_.tolist()
    assert "changed by hand after training; they are now: congress" in stricter.model_card_
    stricter.name = "strict"
    stricter.save(tmp_path / "mine-stricter", force=True)
    again = load(tmp_path / "mine-stricter")
    assert again.name == "strict"
    (tmp_path / "same" / "model.onnx").write_bytes(b"another")
    with pytest.raises(BundleError, match="was changed after it was saved"):
        same.save(tmp_path / "never")
    assert not (tmp_path / "never").exists()


def test_it_is_scored_as_every_model(shipped: OnnxTopicModel) -> None:
    assert shipped.score(PAGES, ["welfare", []]) == 1
    assert shipped.score(PAGES, [["congress"], "other"]) == 0.5


@pytest.mark.parametrize(
    "changed",
    [
        {"encoder_share": float("nan")},
        {"encoder_share": 5},
        {"encoder_share": -0.1},
        {"window_tokens": 2},
        {"max_windows": 0},
    ],
)
def test_settings_that_make_no_sense_are_refused(changed: dict[str, float], shipped: OnnxTopicModel) -> None:
    assert shipped.bundle is not None
    with pytest.raises(BundleError, match=r"cannot be \(encoder_share, window_tokens and max_windows are"):
        OnnxTopicModel.from_bundle(replace(shipped.bundle, config=shipped.bundle.config | changed))


def test_a_folder_may_have_a_name_that_is_not_utf8(shipped: OnnxTopicModel, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/ng\xe0"))
    shipped.save(folder)
    model = load(folder)
    assert np.array_equal(model.predict_scores(PAGES), shipped.predict_scores(PAGES))
    assert model.name == "ng\\udce0"
