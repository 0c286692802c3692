"""Fine-tuning, saving, loading and exporting, on a base of a few kilobytes; nothing here needs a network."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.exceptions import NotFittedError
from sklearn.utils.validation import check_is_fitted

pytest.importorskip("torch", reason="needs the extra transformer")
pytest.importorskip("transformers", reason="needs the extra transformer")
pytest.importorskip("datasets", reason="needs the extra transformer")

from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.encoder import BaseModel
from unionml.classification.encoder_stack import log_odds
from unionml.classification.prediction import TopicModel
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import BundleError, DataError, InputError, OutputError, UsageError
from unionml.fingerprints import fingerprints

from .encoder_fixtures import first_topics, make_tiny_base, toy_articles

SMALL = TransformerConfig(
    window_tokens=32, max_windows=3, frozen_layers=1, epochs=4, learning_rate=1e-3, refit=False, seed=3
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_base(tmp_path_factory.mktemp("base") / "tiny")


@pytest.fixture(scope="module")
def fitted(base: Path) -> TransformerTopicModel:
    articles, topics = toy_articles()
    return TransformerTopicModel(replace(SMALL, base=str(base))).fit(articles, topics)


@pytest.fixture(scope="module")
def saved(fitted: TransformerTopicModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "model"
    fitted.save(path, model_card="# a card\n")
    return path


@pytest.fixture(autouse=True)
def quiet(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    assert "eval_loss" not in capfd.readouterr().out


def test_it_learns(fitted: TransformerTopicModel) -> None:
    articles, topics = toy_articles()
    predictions = fitted.predict(articles)
    right = [one.topic == true for one, true in zip(predictions, first_topics(topics), strict=True)]
    assert np.mean(right) > 0.9
    assert isinstance(fitted, TopicModel)
    scores = fitted.predict_scores(articles)
    assert scores.shape == (60, 2)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert predictions[0].scores == dict(zip(("congress", "welfare"), scores[0].tolist(), strict=True))


def test_saved_model_answers_as_the_fitted_one(fitted: TransformerTopicModel, saved: Path) -> None:
    articles, _ = toy_articles(12)
    bundle = Bundle.open(saved)
    assert bundle.kind == "topics/transformer"
    loaded = TransformerTopicModel.from_bundle(bundle)
    assert loaded.config == fitted.config
    assert np.array_equal(loaded.predict_scores(articles), fitted.predict_scores(articles))
    names = set(bundle.read_tensors())
    assert not any("embeddings" in name for name in names), "what is frozen belongs to the base"
    files = {"bundle.json", "SHA256SUMS", "README.md", "weights.safetensors", "training-articles.safetensors", "tfidf"}
    assert {path.name for path in saved.iterdir()} == files
    partner = Bundle.open(saved / "tfidf")
    assert partner.kind == "topics/tfidf"
    assert "asked together with this TF-IDF model" in partner.model_card()


def test_a_tfidf_model_of_the_same_articles_is_asked_too(fitted: TransformerTopicModel) -> None:
    partner, vietnamese = fitted.partner_, toy_articles(6)[0]
    assert partner is not None
    assert partner.label_set_ == fitted.label_set_
    assert partner.training_articles_ is not None
    seen = [row for row in range(60) if row not in fitted.held_out_]
    assert len(seen) < 60
    own = fingerprints([toy_articles()[0][row] for row in seen])
    assert partner.training_articles_.tolist() == own.tolist(), "what judges both has seen neither"
    encoder = fitted.calibration_.probabilities(fitted.decision_function(vietnamese))
    share = fitted.encoder_share_
    assert 0.1 <= share < 1
    odds = share * log_odds(encoder) + (1 - share) * log_odds(partner.predict_scores(vietnamese))
    assert fitted.predict_scores(vietnamese) == pytest.approx(1 / (1 + np.exp(-odds)))
    assert not np.allclose(fitted.predict_scores(vietnamese), encoder)
    foreign = [Article(title="the congress"), Article(title="대회"), Article()]
    alone = fitted.calibration_.probabilities(fitted.decision_function(foreign))
    assert np.array_equal(fitted.predict_scores(foreign), alone)


def test_figures_and_thresholds_are_those_of_both(fitted: TransformerTopicModel) -> None:
    articles, _ = toy_articles()
    held = fitted.held_out_.tolist()
    scores = fitted.predict_scores([articles[row] for row in held])
    assert fitted.out_of_fold_ == pytest.approx(scores, abs=1e-6), "nothing learnt anew afterwards"
    assert ((fitted.thresholds_ >= 0.2) & (fitted.thresholds_ <= 0.8)).all()


def test_after_a_second_run_the_partner_knows_all_articles(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles()
    lines: list[str] = []
    model = TransformerTopicModel(replace(SMALL, base=str(base), epochs=1, refit=True))
    model.fit(articles, topics, progress=lines.append)
    assert model.partner_ is not None
    assert model.partner_.training_articles_ is not None
    assert model.partner_.training_articles_.tolist() == fingerprints(articles).tolist()
    assert sum("TF-IDF" in line for line in lines) == 2


def test_what_the_encoder_counts_for_may_be_set(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles()
    model = TransformerTopicModel(replace(SMALL, base=str(base), epochs=1, encoder_share=0.35)).fit(articles, topics)
    assert model.encoder_share_ == 0.35
    model.save(tmp_path / "model")
    bundle = Bundle.open(tmp_path / "model")
    assert TransformerTopicModel.from_bundle(bundle).encoder_share_ == 0.35
    with pytest.raises(BundleError, match="encoder_share is 7"):
        TransformerTopicModel.from_bundle(replace(bundle, config=bundle.config | {"encoder_share": 7}))
    with pytest.raises(UsageError, match="encoder_share"):
        TransformerConfig(encoder_share=0)


def test_the_encoder_may_stay_alone(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles()
    config = replace(SMALL, base=str(base), epochs=1)
    model = TransformerTopicModel(replace(config, encoder_share=1)).fit(articles, topics)
    assert model.partner_ is None
    model.save(tmp_path / "alone")
    assert not (tmp_path / "alone" / "tfidf").exists()
    assert TransformerTopicModel.from_bundle(Bundle.open(tmp_path / "alone")).partner_ is None
    foreign = [replace(article, title="대회", lead="노조 대회", body=("노조.",)) for article in articles]
    assert TransformerTopicModel(config).fit(foreign, topics).partner_ is None, "it would never be asked"
    few = [row for row in range(60) if topics[row] != ["welfare"]]
    few += [row for row in range(60) if topics[row] == ["welfare"]][:1]
    lines: list[str] = []
    chosen, labels = [articles[row] for row in few], [topics[row] for row in few]
    assert sum("welfare" in one for one in labels) == 5
    model = TransformerTopicModel(config).fit(chosen, labels, progress=lines.append)
    assert model.partner_ is None
    (line,) = [line for line in lines if line.startswith("the encoder stays alone")]
    assert "welfare" in line


def test_what_it_learnt_from_is_that_of_the_last_fit(base: Path, saved: Path) -> None:
    loaded = TransformerTopicModel.from_bundle(Bundle.open(saved))
    known = loaded.training_articles_
    assert known is not None
    assert known.tolist() == fingerprints(toy_articles()[0]).tolist()
    articles, topics = toy_articles(80)
    loaded.set_params(config__epochs=1).fit(articles[20:], topics[20:])
    known = loaded.training_articles_
    assert known is not None
    assert known.tolist() == fingerprints(articles[20:]).tolist()


def test_a_score_does_not_depend_on_the_neighbours(fitted: TransformerTopicModel) -> None:
    articles, _ = toy_articles(10)
    together = fitted.predict_scores(articles)
    alone = np.concatenate([fitted.predict_scores([article]) for article in articles])
    assert np.allclose(together, alone, atol=1e-5)


def test_no_articles_give_no_scores(fitted: TransformerTopicModel) -> None:
    assert fitted.predict([]) == []
    assert fitted.predict_scores([]).shape == (0, 2)


def test_fewer_layers_can_be_kept(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles(30)
    config = replace(SMALL, base=str(base), kept_layers=(0, 2), epochs=1)
    model = TransformerTopicModel(config).fit(articles, topics)
    model.save(tmp_path / "model")
    loaded = TransformerTopicModel.from_bundle(Bundle.open(tmp_path / "model"))
    assert loaded.config.kept_layers == (0, 2)
    assert len([*loaded.network_.lower.layers, *loaded.network_.layers]) == 2
    assert np.array_equal(loaded.predict_scores(articles), model.predict_scores(articles))
    with pytest.raises(BundleError, match="3 layers"):
        TransformerTopicModel(replace(config, kept_layers=(0, 9))).fit(articles, topics)


@pytest.mark.parametrize(("layers", "frozen"), [(1, 0), (3, 1), (6, 3), (12, 6)])
def test_half_of_the_layers_are_trained_by_default(layers: int, frozen: int, tmp_path: Path) -> None:
    base = make_tiny_base(tmp_path / "base", layers=layers)
    articles, topics = toy_articles(30)
    model = TransformerTopicModel(replace(SMALL, base=str(base), frozen_layers=None, epochs=1)).fit(articles, topics)
    assert len(model.network_.lower.layers) == frozen
    assert len(model.network_.layers) == layers - frozen
    model.save(tmp_path / "model")
    assert np.array_equal(open_model(tmp_path / "model").predict_scores(articles), model.predict_scores(articles))


def test_windows_are_as_long_as_the_base_can_read_them(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles(30)
    long = [replace(one, body=(*one.body, "công đoàn " * 200)) for one in articles]
    model = TransformerTopicModel(replace(SMALL, base=str(base), window_tokens=128, epochs=1)).fit(long, topics)
    assert max(len(ids) for ids in model.reader_.read(long[0]).ids) == 64
    model.save(tmp_path / "model")
    assert np.array_equal(open_model(tmp_path / "model").predict_scores(long), model.predict_scores(long))


@pytest.mark.parametrize(
    ("config", "most"),
    [
        ({"model_type": "bert", "max_position_embeddings": 512, "pad_token_id": 0}, 512),
        ({"model_type": "xlm-roberta", "max_position_embeddings": 514, "pad_token_id": 1}, 512),
        ({"model_type": "roberta", "max_position_embeddings": 258, "pad_token_id": 1}, 256),
        ({"model_type": "deberta-v2"}, sys.maxsize),
    ],
)
def test_how_much_a_base_reads_is_in_its_config(config: dict[str, Any], most: int, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps(config))
    assert BaseModel("x", tmp_path).most_tokens == most


@pytest.mark.parametrize("config", ["[]", "null", "{", "[" * 100_000, '{"max_position_embeddings": 1e400}'])
def test_a_base_whose_config_is_none_is_refused_in_a_sentence(config: str, base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(base, folder)
    (folder / "config.json").write_text(config)
    with pytest.raises(BundleError, match="does not load as an encoder"):
        TransformerTopicModel(replace(SMALL, base=str(folder))).fit(*toy_articles(30))


def test_explanation_is_verbatim(fitted: TransformerTopicModel) -> None:
    articles, _ = toy_articles(3)
    article = replace(articles[0], body=("một câu. đại hội công đoàn 1.", "giá vàng."))
    phrases = fitted.explain(article, limit=2)
    assert set(phrases) == {"congress", "welfare"}
    assert phrases["congress"]
    for found in phrases.values():
        assert len(found) <= 2
        assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
        for one in found:
            assert one.weight > 0
            assert any(one.text in text for text in (article.title, article.lead, *article.body))
    assert fitted.explain(Article()) == {"congress": [], "welfare": []}


@pytest.mark.parametrize(
    "article",
    [
        Article(title="x"),
        Article(body=("đại hội " * 100_000,)),
        Article(title="x" * 1_000_000),
        Article(title="ኢትዮጵያ ፡ ทดสอบ 𐍈𐍉"),
        Article(),
    ],
    ids=["short", "200,000 syllables", "one long word", "unknown scripts", "empty"],
)
def test_odd_articles_are_scored(fitted: TransformerTopicModel, article: Article) -> None:
    scores = fitted.predict_scores([article])
    assert np.isfinite(scores).all()
    windows = fitted.reader_.read(article)
    assert 1 <= len(windows.ids) <= 3
    assert max(map(len, windows.ids)) <= 32
    assert sum(windows.weights) == pytest.approx(1)


def test_exclusive_labels(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles(45)
    single = first_topics(topics)
    config = replace(SMALL, base=str(base), refit=True, patience=1)
    lines: list[str] = []
    model = TransformerTopicModel(config).fit(articles, single, folder=tmp_path, progress=lines.append)
    assert model.passes_ == 4, "seven validation articles cannot choose"
    assert [line.partition(":")[0] for line in lines if "of 4" in line] == [f"epoch {n} of 4" for n in (1, 2, 3, 4)]
    assert model.label_set_.exclusive
    assert model.label_set_.labels == ("congress", "other", "welfare")
    scores = model.predict_scores(articles)
    assert np.allclose(scores.sum(axis=1), 1)
    assert model.classes_.tolist() == ["congress", "other", "welfare"]
    assert model.score(articles, single) > 0.7
    assert (tmp_path / "second").is_dir(), "the second run was asked for"


def test_everything_trained_and_interpolated(base: Path) -> None:
    articles, topics = toy_articles(30)
    config = replace(SMALL, base=str(base), frozen_layers=-1, epochs=1, interpolation=0.5)
    model = TransformerTopicModel(config).fit(articles, topics)
    assert any(name.startswith("embeddings.") for name in model.network_.state_dict())


def test_interrupted_training_is_taken_up(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles(30)
    config = replace(SMALL, base=str(base), epochs=2, patience=5)
    TransformerTopicModel(config).fit(articles, topics, folder=tmp_path)
    states = (tmp_path / "states.f16").stat().st_mtime_ns
    kept = sorted((tmp_path / "first").glob("checkpoint-*"))
    assert len(kept) == 2
    lines: list[str] = []
    again = TransformerTopicModel(replace(config, epochs=3)).fit(
        articles, topics, folder=tmp_path, progress=lines.append
    )
    assert (tmp_path / "states.f16").stat().st_mtime_ns == states
    assert [line for line in lines if line.startswith("epoch")] == [line for line in lines if "epoch 3 of 3" in line]
    assert again.passes_ <= 3


@pytest.mark.parametrize(
    ("topics", "message"),
    [
        ([["congress"]] * 30, "congress"),
        ([["congress"] if row < 2 else [] for row in range(30)], "congress"),
        ([[] for _ in range(30)], "topic"),
    ],
    ids=["one label only", "a label with two examples", "no label"],
)
def test_labels_that_cannot_be_learnt(base: Path, topics: list[list[str]], message: str) -> None:
    articles, _ = toy_articles(30)
    with pytest.raises(DataError, match=message):
        TransformerTopicModel(replace(SMALL, base=str(base))).fit(articles, topics)


def test_what_fits_nothing_is_refused(base: Path, fitted: TransformerTopicModel) -> None:
    articles, topics = toy_articles(30)
    model = TransformerTopicModel(replace(SMALL, base=str(base), abstain=True))
    with pytest.raises(DataError, match="30 articles and 29 lists of topics"):
        model.fit(articles, topics[:-1])
    with pytest.raises(DataError, match="30 articles and 1 groups"):
        model.fit(articles, topics, groups=[0])
    with pytest.raises(UsageError, match="abstaining"):
        model.fit(articles, first_topics(topics))
    with pytest.raises(UsageError, match="not Article"):
        fitted.predict(["một bài"])  # type: ignore[list-item]


@pytest.mark.parametrize("found", [False, True], ids=["no base", "a base, no text"])
def test_a_fit_that_fails_leaves_the_model_as_it_was(found: bool, base: Path, saved: Path) -> None:
    articles, topics = toy_articles(30)
    renamed = [["mới" if topic == "congress" else topic for topic in one] for one in topics]
    wrong = {"config__base": str(base if found else base / "absent")}
    unread = [Article()] * len(articles) if found else articles
    loaded = TransformerTopicModel.from_bundle(Bundle.open(saved))
    before = loaded.predict(articles)
    fresh = TransformerTopicModel().set_params(**wrong)
    for model in (loaded.set_params(**wrong), fresh):
        with pytest.raises((InputError, DataError)):
            model.fit(unread, renamed)
    assert loaded.predict(articles) == before
    assert loaded.model_card_
    with pytest.raises(NotFittedError):
        check_is_fitted(fresh)


def test_articles_without_text_are_refused(base: Path) -> None:
    _, topics = toy_articles(30)
    with pytest.raises(DataError, match="text"):
        TransformerTopicModel(replace(SMALL, base=str(base))).fit([Article()] * 30, topics)


def test_another_base_is_refused(saved: Path, base: Path, tmp_path: Path) -> None:
    manifest = json.loads((saved / "bundle.json").read_text())
    other = make_tiny_base(tmp_path / "other", seed=1)
    manifest["config"]["base"]["name"] = str(other)
    bundle = replace(Bundle.open(saved), config=manifest["config"])
    with pytest.raises(BundleError, match="another base"):
        TransformerTopicModel.from_bundle(bundle)
    wrong = make_tiny_base(tmp_path / "wrong", hidden=48)
    manifest["config"]["base"] = {"name": str(wrong), "fingerprint": fingerprint(wrong)}
    with pytest.raises(BundleError, match="do not fit"):
        TransformerTopicModel.from_bundle(replace(bundle, config=manifest["config"]))


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a base and of a model that was fine-tuned from it under a relative name, seen from elsewhere."""
    make_tiny_base(tmp_path / "work" / "e5-tiny")
    monkeypatch.chdir(tmp_path / "work")
    articles, topics = toy_articles(30)
    TransformerTopicModel(replace(SMALL, base="e5-tiny", epochs=1)).fit(articles, topics).save("model")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "work"


def open_model(path: Path) -> TransformerTopicModel:
    return TransformerTopicModel.from_bundle(Bundle.open(path))


def test_a_base_that_was_named_relatively_is_found_from_elsewhere(moved: Path, tmp_path: Path) -> None:
    loaded = open_model(moved / "model")
    assert loaded.base_.path == moved / "e5-tiny"
    assert loaded.reader_.prefix == "query: "
    assert loaded.config.base == str(moved / "e5-tiny"), "so that it can be trained again"


def test_a_base_that_moved_is_found_beside_the_model(moved: Path, tmp_path: Path) -> None:
    moved.rename(tmp_path / "shipped")
    assert open_model(tmp_path / "shipped" / "model").base_.path == tmp_path / "shipped" / "e5-tiny"


def test_a_base_that_moved_may_be_named(moved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (moved / "e5-tiny").rename(tmp_path / "base")
    with pytest.raises(
        BundleError,
        match=rf"^the base of .* is nowhere .*, which is {moved}/e5-tiny with the fingerprint \w{{64}}; .*_BASE$",
    ):
        open_model(moved / "model")
    monkeypatch.setenv("UNIONML_BASE", "bsae")
    with pytest.raises(BundleError, match=r"^bsae holds no base, and that of .* is nowhere to be found, which"):
        open_model(moved / "model")
    monkeypatch.setenv("UNIONML_BASE", "base")
    loaded = open_model(moved / "model")
    assert loaded.reader_.prefix == "query: ", "which follows from the name that it had"
    loaded.save(tmp_path / "again")
    monkeypatch.delenv("UNIONML_BASE")
    again = open_model(tmp_path / "again")
    assert again.base_ == loaded.base_
    assert np.array_equal(again.predict_scores(toy_articles(3)[0]), loaded.predict_scores(toy_articles(3)[0]))


def test_bundles_that_recorded_what_was_typed_open_as_before(moved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = Bundle.open(moved / "model")
    old = replace(
        bundle, config=bundle.config | {"base": {"name": "e5-tiny", "fingerprint": fingerprint(moved / "e5-tiny")}}
    )
    assert TransformerTopicModel.from_bundle(old).base_.path == moved / "e5-tiny", "beside the model"
    (moved / "e5-tiny").rename(moved / "other")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(BundleError, match=r"is nowhere to be found, which is e5-tiny with the fingerprint \w{64}"):
        TransformerTopicModel.from_bundle(old)
    (moved / "other").rename(moved / "e5-tiny")
    monkeypatch.chdir(moved)
    assert TransformerTopicModel.from_bundle(old).reader_.prefix == "query: "


def test_a_bundle_whose_settings_cannot_be_is_refused(saved: Path) -> None:
    bundle = Bundle.open(saved)
    for changed in (
        {"training": bundle.config["training"] | {"epochs": 0}},
        {"thresholds": [0.5, float("nan")]},
        {"thresholds": [0.5]},
    ):
        with pytest.raises(BundleError, match="holds settings that cannot be"):
            TransformerTopicModel.from_bundle(replace(bundle, config=bundle.config | changed))
    calibration = bundle.config["calibration"]
    for changed in ({"slopes": [1.0], "intercepts": [0.0]}, {"exclusive": True}):
        with pytest.raises(BundleError, match="labels and a calibration that do not fit"):
            TransformerTopicModel.from_bundle(
                replace(bundle, config=bundle.config | {"calibration": calibration | changed})
            )


def test_a_loaded_model_is_saved_with_its_card(saved: Path, tmp_path: Path) -> None:
    model = open_model(saved)
    model.thresholds_[0] = 0.25
    model.save(tmp_path / "again")
    assert open_model(tmp_path / "again").thresholds_[0] == 0.25
    card = (tmp_path / "again" / "README.md").read_text("utf-8")
    assert card.startswith(
        "# a card\n\nThe thresholds were changed by hand after training; they are now: congress 0.25, "
    )
    assert repr(model).startswith("TransformerTopicModel(config=TransformerConfig(base=")


def fingerprint(base: Path) -> str:
    from unionml.classification.encoder import resolve_base

    return resolve_base(str(base)).fingerprint()


def test_existing_directory_and_unfitted_model_are_refused(
    saved: Path, fitted: TransformerTopicModel, tmp_path: Path
) -> None:
    with pytest.raises(OutputError, match="--force"):
        fitted.save(saved)
    with pytest.raises(UsageError, match="not fitted"):
        TransformerTopicModel().save(tmp_path / "new")
    for answer in (TransformerTopicModel().explain, lambda article: TransformerTopicModel().predict([article])):
        with pytest.raises(UsageError, match="not fitted"):
            answer(Article(title="x"))
    with pytest.raises(UsageError, match="config is None; give a TransformerConfig"):
        TransformerTopicModel(None).fit(*toy_articles())  # type: ignore[arg-type]
    assert not (tmp_path / "new").exists()


def test_params_are_reachable_and_settings_checked() -> None:
    sklearn_base = pytest.importorskip("sklearn.base")
    model = TransformerTopicModel(SMALL)
    assert model.get_params()["config__epochs"] == 4
    assert model.set_params(config__epochs=7).config.epochs == 7
    with pytest.raises(UsageError, match="no setting"):
        model.set_params(nothing=1)
    copy = sklearn_base.clone(model)
    assert copy.config == model.config
    for wrong in (
        {"window_tokens": 4},
        {"epochs": 0},
        {"interpolation": 0.0},
        {"frozen_layers": -2},
        {"epochs": 2.5},
        {"seed": -1},
        {"refit": "no"},
        {"kept_layers": (2, 1)},
        {"kept_layers": ()},
        {"learning_rate": float("nan")},
        {"base": ""},
    ):
        with pytest.raises(UsageError):
            replace(SMALL, **wrong)


def test_missing_torch_names_the_extra(saved: Path) -> None:
    code = textwrap.dedent(f"""
        import sys
        sys.modules["torch"] = None
        from unionml.bundle import Bundle
        from unionml.classification.transformer import TransformerTopicModel
        from unionml.errors import MissingExtraError
        try:
            TransformerTopicModel.from_bundle(Bundle.open({str(saved)!r}))
        except MissingExtraError as error:
            print(error)
    """)
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert "unionml-vn[transformer]" in done.stdout


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="the system cannot reserve room in a file")
def test_a_disk_without_room_is_named_before_anything_is_lost(base: Path, tmp_path: Path) -> None:
    import resource

    articles, topics = toy_articles()
    model = TransformerTopicModel(TransformerConfig(base=str(base), window_tokens=32, frozen_layers=1, epochs=1))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(OutputError, match="has no room for 0 MB of the frozen layers' states"):
            model.fit(articles, topics, folder=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(tmp_path.glob("states.*"))


def test_room_is_not_blamed_for_what_else_keeps_a_file_from_being_written(base: Path, tmp_path: Path) -> None:
    articles, topics = toy_articles(30)
    (tmp_path / "states.f16").mkdir()
    with pytest.raises(OutputError, match=r"cannot write .*states\.f16: Is a directory; save the model in another"):
        TransformerTopicModel(replace(SMALL, base=str(base))).fit(articles, topics, folder=tmp_path)
