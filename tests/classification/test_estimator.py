"""A topic model among scikit-learn's own tools."""

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.ensemble import VotingClassifier
from sklearn.metrics import ConfusionMatrixDisplay, roc_auc_score
from sklearn.model_selection import cross_val_score
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.utils.multiclass import unique_labels

from tests.classification.topic_articles import one_topic_each, several_topics
from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import DataError

FAST = TfidfConfig(folds=2, ngrams=1)


def two_labels() -> tuple[list[Article], list[str]]:
    """Articles on gifts, and on what else there is, twice each so that they can be split."""
    articles, topics = one_topic_each()
    return articles * 2, ["gifts" if topic == ("gifts",) else "rest" for topic in topics] * 2


@pytest.fixture(scope="module")
def of_two() -> TfidfTopicModel:
    return TfidfTopicModel(FAST).fit(*two_labels())


def test_of_two_exclusive_labels_the_decision_is_one_number_above_0_for_the_second(of_two: TfidfTopicModel) -> None:
    articles, labels = two_labels()
    assert of_two.classes_.tolist() == ["gifts", "rest"]
    decision = of_two.decision_function(articles)
    assert decision.shape == (len(articles),)
    assert [of_two.classes_[int(one > 0)] for one in decision] == [one.topic for one in of_two.predict(articles)]
    assert of_two.decision_function([]).shape == (0,)
    assert of_two.predict_proba(articles).shape == (len(articles), 2)
    area = roc_auc_score([label == "rest" for label in labels], of_two.predict_proba(articles)[:, 1])
    assert area == roc_auc_score([label == "rest" for label in labels], decision) == 1


def test_two_labels_that_may_hold_together_are_decided_each_by_itself() -> None:
    model = TfidfTopicModel(FAST).fit(*several_topics())
    articles, _ = several_topics()
    assert model.classes_.tolist() == ["congress", "gifts"]
    assert model.decision_function(articles).shape == (len(articles), 2)


def test_tools_for_two_classes_take_it() -> None:
    articles, labels = two_labels()
    assert cross_val_score(TfidfTopicModel(FAST), articles, labels, cv=2, scoring="roc_auc").min() > 0.9


def test_a_model_for_each_topic_decides_for_the_articles_that_it_is_given() -> None:
    articles, topics = several_topics()
    names = MultiLabelBinarizer()
    matrix = names.fit_transform(topics)
    found = OneVsRestClassifier(TfidfTopicModel(FAST)).fit(articles, matrix).predict(articles)
    assert found.shape == (len(articles), 2)
    assert (found == matrix).mean() > 0.9


def test_a_matrix_of_indicators_is_refused_with_what_makes_lists_of_it() -> None:
    articles, topics = several_topics()
    matrix = MultiLabelBinarizer().fit_transform(topics)
    for one in (matrix, matrix.astype(bool), matrix.astype(float)):
        with pytest.raises(DataError, match=r"a matrix of the shape \(32, 2\).*MultiLabelBinarizer.inverse_transform"):
            TfidfTopicModel().fit(articles, one)


@pytest.mark.parametrize(
    "given", [np.array([7, 10, 2]), np.array([7.0, 10.0, 2.0]), ["seven", "ten", "two"]], ids=["int", "float", "text"]
)
def test_labels_come_back_as_they_were_given(given: Any, tmp_path: Path) -> None:
    articles, topics = one_topic_each()
    labels = np.array([given[("congress", "gifts", "weather").index(one)] for (one,) in topics])
    model = TfidfTopicModel(FAST).fit(articles, labels)
    assert model.classes_.tolist() == np.unique(labels).tolist()
    said = model.predict(articles)
    assert np.array(said).tolist() == labels.tolist()
    assert [one.topic for one in said] == [str(int(one)) if isinstance(one, float) else str(one) for one in labels]
    assert np.array(pickle.loads(pickle.dumps(model)).predict(articles)).tolist() == labels.tolist()
    # A model directory knows names.
    model.save(tmp_path / "m")
    opened = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "m"))
    assert opened.classes_.tolist() == [str(int(one)) if isinstance(one, float) else str(one) for one in model.classes_]


def test_truth_values_come_back_as_truth_values() -> None:
    articles, labels = two_labels()
    truth = np.array(labels) == "gifts"
    model = TfidfTopicModel(FAST).fit(articles, truth)
    assert model.classes_.tolist() == [False, True]
    assert np.array(model.predict(articles)).tolist() == truth.tolist()
    assert cross_val_score(TfidfTopicModel(FAST), articles, truth, cv=2, scoring="f1").min() > 0.9


def test_numbered_labels_stay_names_where_the_model_may_abstain_from_all() -> None:
    articles, topics = one_topic_each()
    labels = [("congress", "gifts", "weather").index(one) for (one,) in topics]
    model = TfidfTopicModel(TfidfConfig(folds=2, ngrams=1, abstain=True)).fit(articles, labels)
    model.thresholds_[:] = 1
    assert np.array(model.predict([Article(title="zzz"), *articles[:1]])).tolist()[0] == "other"


def test_scorers_and_hard_votes_take_numbered_labels() -> None:
    articles, topics = one_topic_each()
    articles, labels = articles * 2, [first for (first,) in topics] * 2
    numbers = np.unique(labels, return_inverse=True)[1]
    assert cross_val_score(TfidfTopicModel(FAST), articles, numbers, cv=2, scoring="f1_macro").min() > 0.9
    voters = VotingClassifier([("a", TfidfTopicModel(FAST)), ("b", TfidfTopicModel(FAST))], voting="hard")
    assert voters.fit(articles, labels).predict(articles).tolist() == labels


def test_predictions_are_a_list_and_an_array_of_labels(of_two: TfidfTopicModel) -> None:
    articles, labels = two_labels()
    said = of_two.predict(articles)
    assert isinstance(said, list)
    assert said[0].topics == ["gifts"]
    assert unique_labels(labels, said).tolist() == ["gifts", "rest"]
    assert np.array(of_two.predict([])).tolist() == []
    assert np.array(of_two.predict([])).dtype.kind == "U"


def test_a_confusion_matrix_is_drawn_of_its_predictions(of_two: TfidfTopicModel) -> None:
    pytest.importorskip("matplotlib").use("Agg")
    articles, labels = two_labels()
    drawn = ConfusionMatrixDisplay.from_estimator(of_two, articles, labels)
    assert drawn.display_labels.tolist() == ["gifts", "rest"]
    assert drawn.confusion_matrix.tolist() == [[16, 0], [0, 32]]
