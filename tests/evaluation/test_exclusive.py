"""Exclusive labels with `other` among them: it is an answer like any other, and counted as scikit-learn counts it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, precision_recall_fscore_support

from tests.scoring.trained import TEST, TRAIN, trained_model
from unionml.article import Article
from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.prediction import Phrase, TopicPrediction
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import DataError
from unionml.evaluation import compare_topics
from unionml.evaluation.errors import worst_errors
from unionml.evaluation.judged import Judged, judge
from unionml.evaluation.report import render, thresholds_of
from unionml.evaluation.runs import evaluate_files
from unionml.evaluation.topics import TopicReport, report_of
from unionml.registry import load
from unionml.training.data import LabelledArticle, load_labelled


def primaries(path: object) -> list[LabelledArticle]:
    return [replace(one, topics=(one.primary,)) for one in load_labelled(str(path))]


def trained() -> TfidfTopicModel:
    train = primaries(TRAIN)
    config = TfidfConfig(ngrams=1, C=1.0, folds=3)
    return TfidfTopicModel(config).fit([one.article for one in train], [one.topics for one in train])


@pytest.fixture(scope="module")
def model() -> TfidfTopicModel:
    return trained()


@pytest.fixture(scope="module")
def labelled() -> list[LabelledArticle]:
    return primaries(TEST)


@pytest.fixture(scope="module")
def judged(model: TfidfTopicModel, labelled: list[LabelledArticle]) -> Judged:
    return judge(model, labelled)


@pytest.fixture(scope="module")
def report(judged: Judged) -> TopicReport:
    return report_of(judged)


def test_the_figures_are_those_of_scikit_learn(
    model: TfidfTopicModel, labelled: list[LabelledArticle], report: TopicReport
) -> None:
    assert OTHER in report.topics
    truth = [one.primary for one in labelled]
    said = [one.topic for one in model.predict([one.article for one in labelled])]
    names = list(report.topics)
    theirs = precision_recall_fscore_support(truth, said, labels=names, zero_division=0)
    for k, one in enumerate(report.topics.values()):
        found = (one.precision.value, one.recall.value, one.f1.value, one.support)
        assert found == pytest.approx([column[k] for column in theirs])
    assert report.macro_f1.value == pytest.approx(np.mean(theirs[2]))
    assert report.macro["micro_f1"].value == pytest.approx(accuracy_score(truth, said))
    assert report.primary_accuracy.value == pytest.approx(accuracy_score(truth, said))
    assert (np.array(report.confusion) == confusion_matrix(truth, said, labels=list(report.classes))).all()


def test_a_row_without_topics_is_one_of_other(model: TfidfTopicModel, labelled: list[LabelledArticle]) -> None:
    empty = [replace(one, topics=() if one.primary == OTHER else one.topics) for one in labelled]
    assert (judge(model, empty).truth == judge(model, labelled).truth).all()


def test_right_answers_are_no_errors(model: TfidfTopicModel, judged: Judged) -> None:
    found = worst_errors(judged, model, limit=1000)
    assert len(found) == int((judged.topic != judged.primary).sum()) > 0
    assert all(one.truth != one.predicted for one in found)
    assert all(len(one.truth) == len(one.predicted) == 1 for one in found)


class Constant:
    """Says the same of every article."""

    def __init__(self, model: TfidfTopicModel, topic: str, label_set: LabelSet | None = None) -> None:
        self.name = f"always {topic}"
        self.label_set = label_set or model.label_set
        self.thresholds_ = np.zeros(len(self.label_set))
        self._topic = topic

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        return np.array([[float(label == self._topic) for label in self.label_set.labels]] * len(articles))

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        topics = [] if self._topic == OTHER else [self._topic]
        rows = self.predict_scores(articles).tolist()
        labels = self.label_set.labels
        return [TopicPrediction(self._topic, topics, dict(zip(labels, row, strict=True)), self.name) for row in rows]

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        return {}


def test_a_comparison_counts_what_is_rightly_other(model: TfidfTopicModel, labelled: list[LabelledArticle]) -> None:
    result = compare_topics(Constant(model, "welfare"), Constant(model, OTHER), labelled)
    gained = [one for one in result.changes if one.better]
    assert len(gained) == sum(one.primary == OTHER for one in labelled)
    assert all((one.truth, one.b) == ((OTHER,), (OTHER,)) for one in gained)
    assert next(one for one in result.differences if one.topic == OTHER).b > 0.3


def test_an_exclusive_model_and_one_of_several_topics_are_held_against_one_truth(model: TfidfTopicModel) -> None:
    several, labelled = load(trained_model()), load_labelled(TEST)
    topics = several.label_set
    assert (model.label_set.exclusive, topics.exclusive) == (True, False)
    assert sum(len(one.topics) > 1 for one in labelled) > 10
    result = compare_topics(model, several, labelled)
    figures = {(one.figure, one.topic): one for one in result.differences}
    assert {topic for _, topic in figures} == {"", *topics.labels}
    truth = topics.encode(one.topics for one in labelled)
    articles = [one.article for one in labelled]
    said = [topics.encode(one.topics for one in each.predict(articles)) for each in (model, several)]
    found = figures["macro_f1", ""]
    assert (found.a, found.b) == pytest.approx([f1_score(truth, one, average="macro") for one in said])
    right = [[(one == row).all() for one, row in zip(each, truth, strict=True)] for each in said]
    assert [one.better for one in result.changes] == [b for a, b in zip(*right, strict=True) if a != b]
    wanted = [
        accuracy_score([one.primary for one in labelled], [one.topic for one in each.predict(articles)])
        for each in (model, several)
    ]
    primary = figures["primary_accuracy", ""]
    assert (primary.a, primary.b) == pytest.approx(wanted)
    turned = compare_topics(several, model, labelled).differences[0]
    assert (turned.a, turned.b) == pytest.approx((found.b, found.a))


def test_the_same_answers_are_no_difference_whatever_a_model_could_have_said(model: TfidfTopicModel) -> None:
    labelled = load_labelled(TEST)
    several = LabelSet(tuple(label for label in model.label_set.labels if label != OTHER))
    alone = LabelSet(several.labels, exclusive=True)
    for topic in ("welfare", OTHER):
        one, two, three = (Constant(model, topic, each) for each in (model.label_set, several, alone))
        for pair in ((one, two), (two, one), (one, three), (three, two)):
            result = compare_topics(*pair, labelled)
            assert result.changes == ()
            assert all(row.difference.value == 0 for row in result.differences if not np.isnan(row.a))


def test_the_page_has_no_thresholds_where_the_best_topic_wins(
    model: TfidfTopicModel, judged: Judged, report: TopicReport
) -> None:
    assert thresholds_of(model) is None
    assert "<th scope=col>threshold</th>" not in render(report, judged, [], None)
    assert "<th scope=col>threshold</th>" in render(report, judged, [], {"welfare": 0.5})


def test_a_model_that_abstains_has_one_threshold_for_all() -> None:
    train = [one for one in primaries(TRAIN) if one.primary != OTHER]
    model = TfidfTopicModel(TfidfConfig(ngrams=1, C=1.0, folds=3, abstain=True))
    model.fit([one.article for one in train], [one.topics for one in train])
    thresholds = thresholds_of(model)
    assert thresholds is not None
    assert set(thresholds) == set(model.label_set.labels)
    assert len(set(thresholds.values())) == 1
    assert min(thresholds.values()) > 0


def test_an_evaluation_tells_which_topics_do_not_count(model: TfidfTopicModel, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    report = evaluate_files(str(tmp_path / "model"), [TEST])
    assert isinstance(report, TopicReport)
    several = sum(len(one.topics) > 1 for one in load_labelled(TEST))
    assert several > 1
    assert any(note.startswith(f"{several} articles have several topics, of which the first") for note in report.notes)


def test_parts_are_not_those_of_the_labels_themselves(model: TfidfTopicModel) -> None:
    labelled = [
        replace(one, article=replace(one.article, section=one.primary, published="2024" if n % 2 else "2023"))
        for n, one in enumerate(primaries(TEST))
    ]
    assert {part.column for part in report_of(judge(model, labelled)).slices} == {"length", "year"}
    labelled[0] = replace(labelled[0], article=replace(labelled[0].article, section="news"))
    assert "section" in {part.column for part in report_of(judge(model, labelled)).slices}


def test_where_no_topic_is_known_nothing_can_be_left_out(model: TfidfTopicModel, tmp_path: Path) -> None:
    data = tmp_path / "a.jsonl"
    rows = [one.article.to_dict() | {"topics": ["weather"]} for one in primaries(TEST)[:9]]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    model.save(tmp_path / "m")
    for force in (False, True):
        with pytest.raises(DataError) as refused:
            evaluate_files(str(tmp_path / "m"), [data], force=force)
        assert "correct them, or name a model that was trained with these topics" in str(refused.value)
        assert "--force" not in str(refused.value)
