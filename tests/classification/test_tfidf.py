import dataclasses
import json
import pickle
import re
import unicodedata
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pytest
from sklearn.base import clone, is_classifier
from sklearn.ensemble import VotingClassifier
from sklearn.metrics import confusion_matrix, get_scorer
from sklearn.model_selection import GridSearchCV, cross_val_predict, cross_val_score

from tests.classification.topic_articles import GIFTS, one_topic_each, several_topics
from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.calibration import fit_temperature
from unionml.classification.encoder_explain import explain_by_occlusion
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import TopicModel
from unionml.classification.tfidf import TfidfTopicModel, mapping_of
from unionml.classification.tfidf_config import TfidfConfig
from unionml.classification.thresholds import abstention_threshold
from unionml.errors import BundleError, DataError, UsageError

STRANGERS = [
    Article(title="Biên Hòa: trao suất quà Tết cho công nhân"),
    Article(title="Đại hội công đoàn bầu ban chấp hành mới"),
    Article(body=("Giá vàng tăng mạnh, mưa lớn.",)),
    Article(title="zzz"),
    Article(),
]


@pytest.fixture(scope="module")
def model() -> TfidfTopicModel:
    return TfidfTopicModel(name="mine").fit(*several_topics())


@pytest.fixture(scope="module")
def exclusive() -> TfidfTopicModel:
    return TfidfTopicModel().fit(*one_topic_each())


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


def test_explanations_are_phrases_of_the_article(model: TfidfTopicModel) -> None:
    article = Article(title="Biên Hòa: TRAO suất quà Tết", lead="Sáng nay, đại hội công đoàn lần thứ mười.")
    phrases = model.explain(article, limit=3)
    assert set(phrases) == {"gifts", "congress"}
    assert all(len(found) <= 3 for found in phrases.values())
    text = f"{article.title} {article.lead}"
    for found in phrases.values():
        weights = [phrase.weight for phrase in found]
        assert weights == sorted(weights, reverse=True)
        assert all(weight > 0 for weight in weights)
        assert all(phrase.text in text for phrase in found)
    assert "TRAO suất quà" in phrases["gifts"][0].text
    assert "đại hội" in phrases["congress"][0].text
    assert model.explain(Article()) == {"congress": [], "gifts": []}


def test_no_phrase_goes_on_behind_the_end_of_a_sentence_or_a_clause(model: TfidfTopicModel) -> None:
    article = Article(body=("Sáng nay công đoàn trao. Suất quà Tết đã tới; đại hội công đoàn sẽ họp: trao suất quà.",))
    texts = [phrase.text for phrases in model.explain(article, limit=99).values() for phrase in phrases]
    assert any("Suất quà Tết" in text for text in texts)
    assert [text for text in texts if re.search("[.;:]", text)] == []


def test_a_phrase_has_both_marks_of_a_quotation_or_none(model: TfidfTopicModel) -> None:
    phrases = model.explain(Article(title='Chiều mưa "trao suất quà"'), limit=1)["gifts"]
    assert [phrase.text for phrase in phrases] == ["trao suất quà"]
    phrases = model.explain(Article(title='Trao "suất quà", mưa chiều'), limit=1)["gifts"]
    assert [phrase.text for phrase in phrases] == ['Trao "suất quà"']


def test_the_title_carries_more_of_a_phrase_than_the_body(model: TfidfTopicModel) -> None:
    article = Article(title="Trao suất quà", body=("Ban tổ chức tặng quà Tết lúc chiều.",))
    in_title, in_body = model.explain(article, limit=99)["gifts"]
    assert (in_title.text, in_body.text) == ("Trao suất quà", "tặng quà Tết")
    assert in_title.weight > 2 * in_body.weight > 0


def test_a_part_of_a_phrase_counts_with_it_and_is_not_told_again(model: TfidfTopicModel) -> None:
    article = Article(title="Trao suất quà Tết", body=("Hôm nay họ mang suất quà lên tận bản.", "Tết đến sớm."))
    (phrase,) = model.explain(article)["gifts"]
    assert phrase.text == "Trao suất quà Tết"
    odds = model.margins([article])[0, 1] - model.intercepts_[1]
    assert phrase.weight == pytest.approx(odds * model.calibration_.slopes[1], rel=0.2)


def test_the_explanation_adds_up_to_the_margin(model: TfidfTopicModel) -> None:
    """No phrase is left out below the limit, so their sum is at least the slope times the margin without intercept."""
    article = Article(title="trao suất quà Tết cho đoàn viên")
    for label, phrases in model.explain(article, limit=99).items():
        column = model.label_set.labels.index(label)
        odds = model.margins([article])[0, column] - model.intercepts_[column]
        assert sum(phrase.weight for phrase in phrases) >= odds * model.calibration_.slopes[column] - 1e-6


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"config": None}, "config is None; give a TfidfConfig"),
        ({"config": "x"}, "config is 'x'; give a TfidfConfig"),
        ({"label_set": ["a"]}, r"label_set is \['a'\]; give a LabelSet"),
        ({"name": None}, "name is None; give text"),
    ],
)
def test_what_is_no_setting_is_refused_when_it_learns(wrong: dict[str, Any], message: str) -> None:
    model = TfidfTopicModel(**wrong)
    ((name, value),) = wrong.items()
    assert f"{name}={value!r}" in repr(model)
    assert clone(model).get_params()[name] == value
    with pytest.raises(UsageError, match=message):
        model.fit(*several_topics())
    right = model.set_params(**{name: TfidfTopicModel().get_params()[name]})
    assert right.fit(*several_topics()).predict([]) == []


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


@pytest.mark.parametrize(
    ("topics", "message"),
    [
        ([("gifts",)] * 20, "nothing to tell"),
        ([("gifts",)] * 14 + [("congress",)] * 2 + [("pay",)] + [()] * 3, r"learn 'congress' \(2\), 'pay' \(1\);"),
        ([("gifts",)] * 19 + [()], r"lack 'gifts' \(1\);"),
        ([("gifts", "pay")] * 18 + [("gifts",)] * 2, r"lack 'gifts' \(0\), 'pay' \(2\);"),
    ],
)
def test_labels_that_cannot_be_learnt_are_refused(topics: list[tuple[str, ...]], message: str) -> None:
    articles = [Article(title=f"công đoàn {index} tặng quà") for index in range(20)]
    with pytest.raises(DataError, match=message):
        TfidfTopicModel().fit(articles, topics)


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


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"topics": [("a",)] * 31}, "32 articles and 31 lists of topics do not fit"),
        ({"groups": [1, 2]}, "32 articles and 2 groups do not fit"),
        ({"sample_weight": [1.0]}, "32 articles and 1 numbers in sample_weight do not fit"),
        ({"sample_weight": [-1.0] + [1.0] * 31}, "never below 0"),
        ({"sample_weight": [float("nan")] + [1.0] * 31}, "must be finite"),
        ({"sample_weight": [0.0] * 32}, "not 0 for every article"),
        ({"sample_weight": ["x"] * 32}, "no number"),
        ({"sample_weight": np.ones((32, 2))}, r"the shape \(32, 2\)"),
        ({"topics": np.linspace(0.5, 1, 32)}, "the topics of article 1 are "),
    ],
)
def test_values_that_do_not_fit_the_articles_are_refused(changed: dict[str, Any], message: str) -> None:
    articles, topics = several_topics()
    with pytest.raises(DataError, match=message):
        TfidfTopicModel().fit(articles, **{"topics": topics, **changed})


@pytest.mark.parametrize(
    ("articles", "message"),
    [
        ("một bài", "not str; make one with unionml.read, or of a text"),
        (None, "not NoneType"),
        ({"title": "x"}, "not dict"),
        (Article(title="x"), "not a single one; put it in a list"),
        (["một bài"], "article 1 is of the type str, not Article; make one"),
        ([Article(), None], "article 2 is of the type NoneType"),
        (pa.table({"text": ["một bài"]}), "not a Table; predict for a table with predict_table"),
    ],
)
def test_what_are_no_articles_is_refused(model: TfidfTopicModel, articles: Any, message: str) -> None:
    for use in (model.predict, model.predict_proba, model.decision_function):
        with pytest.raises(UsageError, match=message):
            use(articles)
    with pytest.raises(UsageError, match=message):
        TfidfTopicModel().fit(articles, several_topics()[1])


@pytest.mark.parametrize("make", [several_topics, one_topic_each], ids=["several topics", "exclusive"])
def test_articles_that_weigh_nothing_are_as_good_as_absent(make: Any) -> None:
    articles, topics = make()
    weight = [float(row % 7 > 0) for row in range(len(articles))]
    kept = [row for row in range(len(articles)) if weight[row]]
    model = TfidfTopicModel().fit(articles, topics, sample_weight=weight)
    without = TfidfTopicModel().fit([articles[row] for row in kept], [topics[row] for row in kept])
    assert model.vocabulary_.ngrams == without.vocabulary_.ngrams
    assert np.array_equal(model.predict_scores(articles), without.predict_scores(articles))
    assert model.held_out_.tolist() == kept
    assert np.array_equal(model.out_of_fold_, without.out_of_fold_)


@pytest.mark.parametrize("make", [several_topics, one_topic_each], ids=["several topics", "exclusive"])
def test_a_label_whose_articles_weigh_nothing_cannot_be_learnt(make: Any) -> None:
    articles, topics = make()
    weight = [float("gifts" not in labels) for labels in topics]
    with pytest.raises(DataError, match=r"too few training articles to learn 'gifts' \(0\)"):
        TfidfTopicModel().fit(articles, topics, sample_weight=weight)


def test_a_rare_label_that_is_another_one_misspelt_is_told_as_such() -> None:
    articles, topics = one_topic_each()
    spoilt = [*topics[:-1], (topics[-1][0].capitalize(),)]
    with pytest.raises(
        DataError, match=rf"learn '{spoilt[-1][0]}' \(1; '{topics[-1][0]}' may be meant\); give at least"
    ):
        TfidfTopicModel().fit(articles, spoilt)


def test_calibration_and_abstention_count_articles_as_they_weigh() -> None:
    rng = np.random.default_rng(0)
    margins, truth = rng.normal(size=(60, 3)), np.eye(3, dtype=bool)[rng.integers(0, 3, 60)]
    times = rng.integers(1, 4, 60)
    twice = fit_temperature(np.repeat(margins, times, axis=0), np.repeat(truth, times, axis=0))
    assert fit_temperature(margins, truth, times.astype(float)).slopes == pytest.approx(twice.slopes, rel=1e-6)
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, 0.4]])
    right = np.array([[True, False], [False, True], [True, False], [True, False]])
    assert abstention_threshold(probabilities, right) == 0.9
    assert abstention_threshold(probabilities, right, np.array([1, 0.01, 1, 1])) == 0.6
    assert abstention_threshold(probabilities, right, np.array([1, 0.5, 1, 1]), accuracy=0.8) == 0.6


def test_where_there_is_nothing_to_abstain_from_that_is_said() -> None:
    config = TfidfConfig(abstain=True)
    with pytest.raises(UsageError, match="several or none may hold"):
        TfidfTopicModel(config).fit(*several_topics())
    articles, topics = one_topic_each()
    with pytest.raises(UsageError, match="`other` is among them"):
        TfidfTopicModel(config).fit(articles, [("other",) if one == ("weather",) else one for one in topics])


def test_other_among_wanted_labels_is_one_only_where_they_exclude_each_other() -> None:
    wanted = LabelSet(("gifts", "other", "congress"))
    assert TfidfTopicModel(label_set=wanted).fit(*several_topics()).label_set_.labels == ("gifts", "congress")
    articles, topics = one_topic_each()
    model = TfidfTopicModel(label_set=wanted).fit(articles, [one if one != ("weather",) else "other" for one in topics])
    assert model.label_set_ == LabelSet(("congress", "gifts", "other"), exclusive=True)


def test_nothing_to_learn_from_is_refused() -> None:
    with pytest.raises(DataError, match="no labelled article"):
        TfidfTopicModel().fit([], [])
    with pytest.raises(DataError, match="no word occurs in two articles"):
        TfidfTopicModel().fit([Article()] * 12, [("a",), ("b",)] * 6)
    with pytest.raises(DataError, match="not in the label set"):
        TfidfTopicModel(label_set=LabelSet(("gifts", "congress"))).fit(*one_topic_each())


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"ngrams": 4}, "ngrams is 4; give a whole number from 1 to 3"),
        ({"ngrams": 2.0}, r"ngrams is 2\.0; give a whole number"),
        ({"folds": 1}, "folds is 1; give a whole number of at least 2"),
        ({"folds": 2.5}, "folds is 2.5"),
        ({"min_df": 0}, "min_df is 0"),
        ({"min_df": True}, "min_df is True"),
        ({"C": 0.0}, r"C is 0\.0; give a finite number above 0, or None"),
        ({"C": "3"}, "C is '3'"),
        ({"C": float("inf")}, "C is inf"),
        ({"secondary_weight": -1.0}, "secondary_weight"),
        ({"secondary_weight": float("inf")}, "secondary_weight is inf"),
        ({"field_weights": (1.0, 2.0)}, "field_weights is .*; give 3 finite numbers above 0$"),
        ({"field_weights": 1.0}, "field_weights"),
        ({"order_weights": (1.0, 1.0, -1.0)}, "order_weights is .*, or None$"),
        ({"seed": -1}, "seed is -1; give a whole number from 0 to 4294967295"),
        ({"exclusive": "yes"}, "exclusive is 'yes'; give True or False, or None"),
        ({"abstain": 1}, "abstain is 1"),
    ],
)
def test_settings_that_make_no_sense_are_refused(
    settings: dict[str, Any], message: str, model: TfidfTopicModel, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=message):
        TfidfConfig(**settings)
    bundle = saved(model, tmp_path)
    config = bundle.config | {"training": bundle.config["training"] | settings}
    with pytest.raises(BundleError, match=r"holds settings that cannot be \("):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=config))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"calibration": {"slopes": [1.0, float("nan")], "intercepts": [0.0, 0.0], "exclusive": False}}, "calibration"),
        ({"calibration": {"slopes": [1.0, 1.0], "intercepts": [0.0, 0.0], "exclusive": "no"}}, "calibration"),
        ({"calibration": {"slopes": [1.0, 1.0], "intercepts": [0.0, 0.0], "exclusive": True}}, "do not fit"),
        ({"calibration": {"slopes": [1.0], "intercepts": [0.0], "exclusive": False}}, "do not fit"),
        ({"intercepts": [0.0, float("inf")]}, r"cannot be \(intercepts holds what is no finite number\)"),
    ],
)
def test_numbers_of_a_bundle_that_make_no_sense_are_refused(
    changed: dict[str, Any], message: str, model: TfidfTopicModel, tmp_path: Path
) -> None:
    bundle = saved(model, tmp_path)
    with pytest.raises(BundleError, match=message):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=bundle.config | changed))


@pytest.mark.parametrize("name", ["idf", "weights"])
def test_weights_that_are_no_numbers_are_refused(name: str, model: TfidfTopicModel, tmp_path: Path) -> None:
    spoilt = pickle.loads(pickle.dumps(model))
    getattr(spoilt, f"{name}_")[3] = float("nan")
    with pytest.raises(BundleError, match=rf"cannot be \({name} holds what is no finite number\)"):
        TfidfTopicModel.from_bundle(saved(spoilt, tmp_path))


def saved(model: TfidfTopicModel, folder: Path) -> Bundle:
    model.save(folder / "saved")
    return Bundle.open(folder / "saved")


def test_numbers_of_numpy_are_taken_for_settings_and_saved(tmp_path: Path) -> None:
    config = TfidfConfig(min_df=np.int64(1), C=np.float32(0.5), exclusive=np.bool_(True), field_weights=[3, 2, 1])  # type: ignore[arg-type]
    assert config == TfidfConfig(min_df=1, C=0.5, exclusive=True, field_weights=(3.0, 2.0, 1.0))
    assert json.loads(json.dumps(config.to_config()))["min_df"] == 1


@pytest.mark.parametrize("value", [float("nan"), -0.1, 1.01, float("inf")])
def test_a_threshold_is_a_probability(value: float, model: TfidfTopicModel, tmp_path: Path) -> None:
    bundle = saved(model, tmp_path)
    with pytest.raises(BundleError, match="the thresholds are not 2 numbers from 0 to 1"):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=bundle.config | {"thresholds": [0.5, value]}))
    changed = TfidfTopicModel.from_bundle(bundle)
    changed.thresholds_[1] = value
    with pytest.raises(UsageError, match="the thresholds are not 2 numbers from 0 to 1"):
        changed.save(tmp_path / "changed")
    assert not (tmp_path / "changed").exists()


@pytest.mark.parametrize("thresholds", [0.5, [0.5], [0.5, 0.5, 0.5], [[0.5], [0.5]], [0.5, float("nan")]])
def test_thresholds_that_do_not_fit_are_not_predicted_with(
    thresholds: Any, model: TfidfTopicModel, tmp_path: Path
) -> None:
    changed = TfidfTopicModel.from_bundle(saved(model, tmp_path))
    changed.thresholds_ = np.array(thresholds)
    with pytest.raises(UsageError, match="the thresholds are not 2 numbers from 0 to 1"):
        changed.predict(STRANGERS)


@pytest.mark.parametrize("limit", [-1, 1.5, True, None, "3"])
def test_a_limit_of_phrases_that_is_none_is_refused(limit: Any, model: TfidfTopicModel) -> None:
    with pytest.raises(UsageError, match="give the most phrases of a topic, a whole number from 0"):
        model.explain(STRANGERS[0], limit=limit)
    with pytest.raises(UsageError, match="give the most phrases of a topic"):
        explain_by_occlusion(STRANGERS[0], model.label_set, model.decision_function, limit=limit)
    assert model.explain(STRANGERS[0], limit=0) == {"congress": [], "gifts": []}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"config": {"C": 1.0}}, "config is .*; give a TfidfConfig"),
        ({"label_set": ["a"]}, "label_set is .*; give a LabelSet"),
        ({"name": 3}, "name is 3; give text"),
        ({"config__C": -1.0}, "C is -1.0"),
        ({"nonsense": 1}, "no setting 'nonsense'"),
    ],
)
def test_settings_are_set_all_or_not_at_all(wrong: dict[str, Any], message: str) -> None:
    model = TfidfTopicModel()
    before = model.get_params()
    wanted = {"config__ngrams": 1, "config": TfidfConfig(folds=3), "label_set": LabelSet(("a",)), "name": "x"}
    with pytest.raises(UsageError, match=message):
        model.set_params(**{**wanted, **wrong})
    assert model.get_params() == before
    assert model.set_params(**wanted).get_params()["config"] == TfidfConfig(folds=3, ngrams=1)


CARD = """# A card

## Labels

| label | training articles | threshold |
|---|---|---|
| congress | 16 | 0.50 |
| gifts | 16 | 0.50 |

## Limits
"""


def test_what_is_saved_elsewhere_goes_by_the_name_of_its_directory(tmp_path: Path) -> None:
    model = TfidfTopicModel().fit(*one_topic_each())
    model.save(tmp_path / "tfidf")
    loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "tfidf"))
    loaded.save(tmp_path / "mine-stricter")
    assert TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "mine-stricter")).name == "mine-stricter"
    assert loaded.name == "tfidf"
    model.save(tmp_path / "fitted-here")
    assert TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "fitted-here")).name == "fitted-here"
    loaded.name = "by hand"
    for number in "12":
        loaded.save(tmp_path / number)
        loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / number))
        assert loaded.predict(STRANGERS)[0].model == "by hand"


CHANGED = "The thresholds were changed by hand after training; they are now: congress 0.25, gifts {}. "
CHANGED += "The figures in this card are of those before."


@pytest.mark.parametrize(
    ("card", "noted"),
    [
        (CARD, CARD.replace("\n\n## Limits", f"\n\n{CHANGED}\n\n## Limits")),
        ("# A card", f"# A card\n\n{CHANGED}\n"),
        (
            "---\nlicense: mit\nmetrics:\n- f1\nmodel-index:\n- name: a\n---\n\nmetrics:\n---\n",
            f"---\nlicense: mit\n---\n\nmetrics:\n---\n\n{CHANGED}\n",
        ),
    ],
)
def test_a_threshold_that_is_set_by_hand_is_told_in_the_card(
    model: TfidfTopicModel, tmp_path: Path, card: str, noted: str
) -> None:
    def saved(changed: TfidfTopicModel, name: str) -> tuple[TfidfTopicModel, str]:
        changed.save(tmp_path / name)
        loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / name))
        assert loaded.thresholds_.tolist() == list(changed.thresholds_)
        return loaded, (tmp_path / name / "README.md").read_text("utf-8")

    model.save(tmp_path / "first", model_card=card)
    loaded, text = saved(TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "first")), "same")
    assert text == card
    loaded.thresholds_ = [0.25, 0.875]  # type: ignore[assignment]
    loaded, text = saved(loaded, "changed")
    assert text == noted.format(0.875)
    loaded, text = saved(loaded, "changed and the same")
    assert text == noted.format(0.875)
    loaded.thresholds_[1] = 0.7
    again, text = saved(loaded, "changed again")
    assert text == noted.format(0.7)
    again.fit(*several_topics()).save(tmp_path / "third")
    card = (tmp_path / "third" / "README.md").read_text("utf-8")
    assert "by hand" not in card, "which tells of another fit"
    assert "fitted in Python to 32 articles" in card


def test_what_takes_one_article_says_so(model: TfidfTopicModel) -> None:
    methods: list[Any] = [model.explain, model.known_share]
    for method in methods:
        with pytest.raises(UsageError, match="one Article at a time, not list"):
            method(STRANGERS)


def test_nothing_is_no_test_set(model: TfidfTopicModel) -> None:
    with pytest.raises(DataError, match="no article to score"):
        model.score([], [])


def test_a_model_is_shown_by_the_settings_that_are_not_the_default_ones() -> None:
    assert repr(TfidfTopicModel()) == "TfidfTopicModel()"
    model = TfidfTopicModel(TfidfConfig(C=3.0, folds=4), LabelSet(("a", "b")), name="mine")
    assert repr(model).startswith("TfidfTopicModel(config=TfidfConfig(C=3.0, folds=4), label_set=LabelSet(")
    assert repr(model).endswith(", name='mine')")


def test_the_title_decides_between_two_topics_that_hold(model: TfidfTopicModel) -> None:
    titled = Article(title="Đại hội công đoàn cơ sở", body=("Công đoàn tặng quà đoàn viên khó khăn.",))
    turned = Article(title="Công đoàn tặng quà đoàn viên khó khăn", body=("Đại hội công đoàn cơ sở.",))
    first, second = (one.scores for one in model.predict([titled, turned]))
    assert first["congress"] - first["gifts"] > second["congress"] - second["gifts"]


def test_the_settings_come_back_with_the_bundle_and_older_ones_kept_their_field_weights(
    model: TfidfTopicModel, tmp_path: Path
) -> None:
    model.save(tmp_path / "model", model_card="# A model")
    assert TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "model")).config == model.config
    recorded = model.config.to_config()
    assert mapping_of(recorded) == model.config
    del recorded["field_weights"]
    assert mapping_of(recorded).field_weights == (3.0, 2.0, 1.0)


def test_a_whole_article_in_the_title_is_read_as_title_and_body() -> None:
    from unionml.classification.fields import BODY, TITLE, segments, title_and_lead

    words = " ".join(["Công đoàn tặng quà cho công nhân."] * 9)
    found = segments(Article(title=f"Tin ngắn hôm nay. {words}"))
    assert found == [(TITLE, "Tin ngắn hôm nay."), (BODY, words)]
    assert segments(Article(body=(f"Tin ngắn hôm nay. {words}", "Hết."))) == [*found, (BODY, "Hết.")]
    assert segments(Article(lead="Sapo.", body=(words,)))[-1] == (BODY, words)
    assert segments(Article(title="Tin ngắn", body=("Tin ngắn", "Nội dung."))) == [
        (TITLE, "Tin ngắn"),
        (BODY, "Nội dung."),
    ]
    assert title_and_lead(Article(title="Tin", body=("Một câu. Hai câu.", "Ba."))).lead == "Một câu. Hai câu."


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u200b ", "\u00ad "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_titles_are_found_again_and_cut_however_they_are_spelt(blank: str, form: Literal["NFC", "NFD"]) -> None:
    from unionml.classification.fields import segments

    def spelt(text: str) -> str:
        return unicodedata.normalize(form, text).replace(" ", blank)

    words = " ".join(["Công đoàn tặng quà cho công nhân."] * 9)
    assert len(segments(Article(title=spelt(f"Tin ngắn hôm nay. {words}")))) == 2
    repeated = Article(title="Công đoàn tặng quà", body=(spelt("Công đoàn tặng quà"), "Nội dung."))
    assert [text for _, text in segments(repeated)] == ["Công đoàn tặng quà", "Nội dung."]


def test_the_bundle_is_json_and_safetensors_only(model: TfidfTopicModel, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    names = sorted(path.name for path in (tmp_path / "m").iterdir())
    plain = ["README.md", "SHA256SUMS", "bundle.json", "vocabulary.txt"]
    assert names == sorted([*plain, "training-articles.safetensors", "weights.safetensors"])
    json.loads((tmp_path / "m" / "bundle.json").read_text("utf-8"))


def test_a_table_of_labels_is_refused_and_its_column_taken() -> None:
    pandas = pytest.importorskip("pandas")
    articles, topics = one_topic_each()
    table = pandas.DataFrame({"topic": [one for (one,) in topics]})
    with pytest.raises(DataError, match="topics must be one column with labels, not a DataFrame"):
        TfidfTopicModel().fit(articles, table)
    assert TfidfTopicModel().fit(articles, table["topic"]).label_set_.exclusive
