"""Topics by TF-IDF: what it answers, that it is saved as it is, and how scikit-learn uses it."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone, is_classifier
from sklearn.ensemble import VotingClassifier
from sklearn.metrics import confusion_matrix, get_scorer
from sklearn.model_selection import GridSearchCV, cross_val_predict, cross_val_score

from tests.classification.tfidf_bundles import STRANGERS
from tests.classification.topic_articles import GIFTS, one_topic_each, several_topics
from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import TopicModel
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import BundleError, UsageError


def test_topics_are_those_over_the_threshold_best_first(model: TfidfTopicModel) -> None:
    predictions = model.predict(STRANGERS)
    assert [prediction.topic for prediction in predictions[:3]] == ["gifts", "congress", "other"]
    for prediction in predictions:
        over = [label for label, limit in zip(model.label_set.labels, model.thresholds_, strict=True)
                if prediction.scores[label] >= limit]  # fmt: skip
        assert prediction.topics == sorted(over, key=lambda label: -prediction.scores[label])
        assert prediction.topic == (prediction.topics or ["other"])[0]
        assert prediction.model == "mine"
    both = model.predict([Article(title=f"{GIFTS[0]} chào mừng đại hội công đoàn lần thứ mười")])[0]
    assert set(both.topics) == {"gifts", "congress"}
    assert isinstance(model, TopicModel)


def test_the_share_of_known_syllables(model: TfidfTopicModel) -> None:
    assert [model.known_share(article) for article in STRANGERS[-2:]] == [0, 1]
    assert model.known_share(Article(title="công đoàn", body=("zzz", "zzz"))) == 0.5


def test_exclusive_scores_sum_to_one_and_the_largest_margin_wins(exclusive: TfidfTopicModel) -> None:
    assert exclusive.label_set_.exclusive
    scores = exclusive.predict_proba(STRANGERS)
    assert np.allclose(scores.sum(axis=1), 1)
    labels = exclusive.label_set_.labels
    margins = exclusive.margins(STRANGERS)
    predictions = exclusive.predict(STRANGERS)
    assert [item.topic for item in predictions] == [labels[best] for best in margins.argmax(axis=1)]
    assert all(item.topics == [item.topic] for item in predictions)


def test_other_among_exclusive_labels_can_win_but_is_no_topic() -> None:
    articles, topics = one_topic_each()
    model = TfidfTopicModel().fit(articles, [("other",) if topic == ("weather",) else topic for topic in topics])
    assert model.label_set_.labels == ("congress", "gifts", "other")
    prediction = model.predict([Article(title="mưa lớn ở miền Trung, giá vàng tăng mạnh")])[0]
    assert (prediction.topic, prediction.topics) == ("other", [])


def test_abstaining_is_asked_for() -> None:
    model = TfidfTopicModel(TfidfConfig(abstain=True)).fit(*one_topic_each())
    assert (model.thresholds_ > 0).all()
    assert model.predict([Article(title="zzz")])[0].topic == "other"


def test_multi_label_can_be_forced_on_exclusive_data() -> None:
    model = TfidfTopicModel(TfidfConfig(exclusive=False)).fit(*one_topic_each())
    assert not model.label_set_.exclusive
    assert not np.allclose(model.predict_scores(STRANGERS).sum(axis=1), 1)


def test_two_exclusive_labels() -> None:
    articles, topics = one_topic_each()
    kept = [index for index, topic in enumerate(topics) if topic != ("weather",)]
    model = TfidfTopicModel().fit([articles[index] for index in kept], [topics[index] for index in kept])
    assert [item.topic for item in model.predict(STRANGERS[:2])] == ["gifts", "congress"]


@pytest.mark.parametrize("kind", ["model", "exclusive"])
def test_saved_and_loaded_it_answers_exactly_the_same(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    fitted = request.getfixturevalue(kind)
    fitted.save(tmp_path / "m", model_card="# card\n")
    loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "m"))
    assert np.array_equal(fitted.predict_scores(STRANGERS), loaded.predict_scores(STRANGERS))
    assert [dataclasses.replace(one, model=loaded.name) for one in fitted.predict(STRANGERS)] == loaded.predict(
        STRANGERS
    )
    assert fitted.explain(STRANGERS[0]) == loaded.explain(STRANGERS[0])
    assert loaded.config == fitted.config
    lines = (tmp_path / "m" / "vocabulary.txt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)


def test_an_article_scores_the_same_alone_and_among_others(model: TfidfTopicModel) -> None:
    together = model.predict_scores(STRANGERS)
    for row, article in enumerate(STRANGERS):
        assert np.array_equal(model.predict_scores([article])[0], together[row])
    assert model.predict([]) == []


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        TfidfTopicModel(name="same").fit(*several_topics()).save(tmp_path / name, model_card="x")
    one, two = Bundle.open(tmp_path / "one"), Bundle.open(tmp_path / "two")
    assert one.checksums == two.checksums


def test_an_unknown_text_version_is_refused_by_name(model: TfidfTopicModel, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    bundle = dataclasses.replace(Bundle.open(tmp_path / "m"), text_version=99)
    with pytest.raises(BundleError, match="version 99 of canonical text"):
        TfidfTopicModel.from_bundle(bundle)


@pytest.mark.parametrize("part", ["label_set", "calibration", "thresholds", "abbreviations", "name", "training"])
def test_a_bundle_that_lacks_a_part_is_refused(model: TfidfTopicModel, tmp_path: Path, part: str) -> None:
    model.save(tmp_path / "m")
    bundle = Bundle.open(tmp_path / "m")
    config = {name: value for name, value in bundle.config.items() if name != part}
    with pytest.raises(BundleError):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=config))
    with pytest.raises(BundleError, match="kind"):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, kind="lead/ranker"))
    intercepts = {**bundle.config, "intercepts": [0.5]}
    with pytest.raises(BundleError, match="do not fit"):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=intercepts))


def test_scikit_learn_conventions(model: TfidfTopicModel) -> None:
    fresh = clone(model)
    assert not hasattr(fresh, "weights_")
    assert fresh.get_params() == model.get_params()
    assert fresh.set_params(config__C=3.0, name="x").config.C == 3.0
    assert fresh.name == "x"
    with pytest.raises(UsageError, match="has no setting 'nonsense'"):
        fresh.set_params(nonsense=1)
    with pytest.raises(UsageError, match="not fitted"):
        fresh.predict(STRANGERS)
    with pytest.raises(UsageError, match="not fitted"):
        fresh.save(Path("nowhere"))
    with pytest.raises(UsageError, match="not fitted"):
        fresh.explain(STRANGERS[0])
    with pytest.raises(UsageError, match="not fitted"):
        fresh.known_share(STRANGERS[0])
    articles, topics = several_topics()
    assert model.score(articles, topics) > 0.9


@pytest.mark.parametrize("wrap", [list, tuple, np.array, iter])
def test_one_label_for_each_article_is_learnt_as_it_stands(wrap: Any, exclusive: TfidfTopicModel) -> None:
    articles, topics = one_topic_each()
    labels = [first for (first,) in topics]
    model = TfidfTopicModel().fit(wrap(articles) if wrap is not np.array else articles, wrap(labels))
    assert model.label_set_ == exclusive.label_set_ == LabelSet(("congress", "gifts", "weather"), exclusive=True)
    np.testing.assert_array_equal(model.weights_, exclusive.weights_)
    assert model.score(articles, wrap(labels)) == model.score(articles, topics) == 1.0


def test_scikit_learn_takes_it_for_a_classifier(exclusive: TfidfTopicModel) -> None:
    assert is_classifier(TfidfTopicModel())
    assert not hasattr(TfidfTopicModel(), "classes_")
    assert exclusive.classes_.tolist() == ["congress", "gifts", "weather"]
    articles, topics = one_topic_each()
    labels = [first for (first,) in topics]
    articles, labels = articles * 2, labels * 2
    config = TfidfConfig(folds=2, ngrams=1)
    assert cross_val_score(TfidfTopicModel(config), articles, labels, cv=2).min() > 0.9
    assert cross_val_score(TfidfTopicModel(config), articles, labels, cv=2, scoring="neg_log_loss").min() > -0.5
    assert cross_val_score(TfidfTopicModel(config), articles, labels, cv=2, scoring="f1_macro").min() > 0.9
    search = GridSearchCV(TfidfTopicModel(config), {"config__C": [0.1, 1.0]}, cv=2, scoring="accuracy")
    assert search.fit(articles, labels).best_score_ > 0.9
    said = search.best_estimator_.predict(articles)
    assert confusion_matrix(labels, said).trace() == np.sum(np.array(said) == labels)


def test_scorers_of_probabilities_find_the_columns_of_wanted_labels(tmp_path: Path) -> None:
    articles, topics = one_topic_each()
    articles, labels = articles * 2, [first for (first,) in topics] * 2
    names = {"weather": {"vi": "Tin khác"}}
    wanted = LabelSet(("weather", "gifts", "congress"), exclusive=True, names=names)
    model = TfidfTopicModel(TfidfConfig(folds=2), label_set=wanted).fit(articles, labels)
    assert model.label_set_ == LabelSet(("congress", "gifts", "weather"), exclusive=True, names=names)
    assert get_scorer("neg_log_loss")(model, articles, labels) > -0.5
    assert cross_val_score(clone(model), articles, labels, cv=2, scoring="neg_log_loss").min() > -0.5
    # One that was saved with another order answers as it did.
    other = [2, 0, 1]
    model.label_set_ = dataclasses.replace(wanted, labels=tuple(model.classes_[other].tolist()))
    model.weights_, model.intercepts_ = model.weights_[:, other], model.intercepts_[other]
    model.save(tmp_path / "model")
    loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "model"))
    assert loaded.classes_.tolist() == ["weather", "congress", "gifts"]
    assert [one.topic for one in loaded.predict(articles)] == labels


def test_tools_that_number_the_classes_find_their_columns() -> None:
    articles = [Article(title=f"từ{kind} chữ{kind} số{kind}", body=(f"từ{kind} chữ{kind}",)) for kind in range(12)] * 10
    labels = [f"{kind:02}" for kind in range(12)] * 10
    config = TfidfConfig(folds=2, ngrams=1)
    voters = VotingClassifier([("a", TfidfTopicModel(config)), ("b", TfidfTopicModel(config))], voting="soft")
    found = cross_val_predict(TfidfTopicModel(config), articles, labels, cv=2, method="predict_proba")
    assert np.unique(labels)[found.argmax(axis=1)].tolist() == labels
    assert voters.fit(articles, labels).predict(articles).tolist() == labels


def test_the_bundle_is_json_and_safetensors_only(model: TfidfTopicModel, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    names = sorted(path.name for path in (tmp_path / "m").iterdir())
    plain = ["README.md", "SHA256SUMS", "bundle.json", "vocabulary.txt"]
    assert names == sorted([*plain, "training-articles.safetensors", "weights.safetensors"])
    json.loads((tmp_path / "m" / "bundle.json").read_text("utf-8"))
