"""The TF-IDF partner of a transformer that ships, renewed."""

import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnxruntime", reason="needs the extra onnx")

from unionml import Article, TfidfTopicModel
from unionml.bundle import Bundle
from unionml.classification.encoder_stack import blend
from unionml.classification.labels import LabelSet
from unionml.classification.onnx import OnnxTopicModel
from unionml.errors import BundleError
from unionml.registry import load
from unionml.training.transformer_partner import main

MODELS = Path(__file__).parents[2] / "models"
ARTICLES = [
    Article(title="Đại hội công đoàn nhà máy gạch bầu ban chấp hành", body=("Đại hội bầu bảy ủy viên.",)),
    Article(title="Công đoàn tặng quà Tết cho thợ xa quê", body=("Mỗi suất quà có gạo, dầu ăn và tiền tàu xe.",)),
    Article(title="Union congress elects its committee", body=("Delegates elected seven members.",)),
]


def small_model(path: Path, label_set: LabelSet) -> TfidfTopicModel:
    """A model that knows next to nothing, with the given labels."""
    pairs = [(label, at) for label in label_set.labels for at in range(12)]
    articles = [Article(title=f"{label} số {at}", body=(f"Tin về {label} ở xưởng {at}.",)) for label, at in pairs]
    topics = [label_set.labels if at == 0 else (label,) for label, at in pairs]
    model = TfidfTopicModel(label_set=label_set).fit(articles, topics)
    model.save(path)
    return model


def test_a_new_partner_is_asked_and_the_encoder_stays(tmp_path: Path) -> None:
    shutil.copytree(MODELS / "transformer", tmp_path / "model")
    before = load(tmp_path / "model")
    assert isinstance(before, OnnxTopicModel)
    assert before.partner is not None
    partner = small_model(tmp_path / "small", before.label_set)
    (tmp_path / "small" / "notes.txt").write_text("of no model\n", encoding="utf-8")
    main([str(tmp_path / "model"), "--partner", str(tmp_path / "small")])
    after = load(tmp_path / "model")
    assert not (tmp_path / "model" / "tfidf" / "notes.txt").exists()
    for name in ("model.onnx", "tokenizer.json"):
        assert (tmp_path / "model" / name).read_bytes() == (MODELS / "transformer" / name).read_bytes()
    wanted = before.thresholds_ + 0.44 * (partner.thresholds_ - before.partner.thresholds_)
    assert after.thresholds_ == pytest.approx(wanted)
    card = (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    assert card.count("TF-IDF model is asked too") == 1
    assert all(f"{label} {value:.2f}" in card for label, value in zip(after.label_set.labels, wanted, strict=True))
    alone = OnnxTopicModel.from_bundle(Bundle.open(tmp_path / "model"))
    alone.partner = None
    scores = blend(
        alone.predict_scores(ARTICLES), partner.predict_scores(ARTICLES), ARTICLES, exclusive=False, share=0.56
    )
    assert after.predict_scores(ARTICLES) == pytest.approx(scores, abs=1e-6)
    known = set(np.asarray(after.training_articles_).tolist())
    assert known >= set(np.asarray(partner.training_articles_).tolist())


def test_another_label_set_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    shutil.copytree(MODELS / "transformer", tmp_path / "model")
    small_model(tmp_path / "small", LabelSet(("safety", "wages")))
    with pytest.raises(BundleError, match="other labels"):
        main([str(tmp_path / "model"), "--partner", str(tmp_path / "small")])
    with pytest.raises(BundleError, match="kind"):
        main([str(MODELS / "tfidf"), "--partner", str(tmp_path / "small")])
    assert load(tmp_path / "model").predict_scores(ARTICLES).shape == (3, 4)
