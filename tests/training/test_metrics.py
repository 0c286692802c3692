"""What a training run tells of a model: the figures and intervals of an evaluation."""

import numpy as np
import pytest

from tests.scoring.trained import TEST, trained_model
from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.prediction import TopicModel, TopicPrediction
from unionml.evaluation import evaluate_topics
from unionml.registry import load
from unionml.training.data import load_labelled
from unionml.training.metrics import out_of_fold_metrics

LABELS = LabelSet(("a", "b"))


def said(*topics: str) -> TopicPrediction:
    return TopicPrediction(topics[0] if topics else OTHER, list(topics), dict.fromkeys(LABELS.labels, 0.5))


def test_a_label_that_a_resample_lacks_is_no_mistake() -> None:
    topics = [("a",)] * 2 + [("b",)] * 30
    found = out_of_fold_metrics([said(*one) for one in topics], topics, LABELS)
    assert found["f1_a"] == pytest.approx((1.0, 0.025 ** (1 / 2), 1.0))
    assert found["accuracy"] == pytest.approx((1.0, 0.025 ** (1 / 32), 1.0))
    # The mean of two topics is no surer than the rarer of them lets it be.
    assert found["f1_a"][1] < found["macro_f1"][1] < found["accuracy"][1]


def test_the_figures_are_those_of_an_evaluation() -> None:
    model: TopicModel = load(trained_model())
    labelled = load_labelled(TEST)
    report = evaluate_topics(model, labelled)
    predictions = model.predict([one.article for one in labelled])
    found = out_of_fold_metrics(predictions, [one.topics for one in labelled], model.label_set)
    theirs = {"macro_f1": report.macro_f1, **{f"f1_{label}": one.f1 for label, one in report.topics.items()}}
    assert {name: found[name] for name in theirs} == {name: (e.value, e.low, e.high) for name, e in theirs.items()}


def test_figures_of_0_and_1_are_those_of_an_evaluation_too() -> None:
    topics = [("a",)] * 4 + [("b",)] * 30
    found = out_of_fold_metrics([said("b")] * 34, topics, LABELS)
    share = 1 - 0.025 ** (1 / 4)
    assert found["f1_a"] == pytest.approx((0.0, 0.0, 2 * share / (1 + share)))


def test_exclusive_labels_count_other_where_it_is_one() -> None:
    labels = LabelSet(("a", OTHER), exclusive=True)
    topics: list[tuple[str, ...]] = [("a",), ("a",), (OTHER,), ()]
    predictions = [said("a"), said(), said(), said()]
    found = out_of_fold_metrics(predictions, topics, labels)
    assert found["accuracy"][0] == 0.75
    assert (found["f1_a"][0], found[f"f1_{OTHER}"][0]) == pytest.approx((2 / 3, 0.8))


def test_of_a_model_that_abstains_it_is_told_how_often_it_answers_and_is_right_then() -> None:
    labels = LabelSet(("a", "b"), exclusive=True)
    topics = [("a",)] * 5 + [("b",)] * 5
    predictions = [*[said("a")] * 4, said(), *[said("b")] * 2, said("a"), said(), said()]
    found = out_of_fold_metrics(predictions, topics, labels, abstains=True)
    assert list(found) == ["accuracy", "macro_f1", "coverage", "covered_accuracy", "f1_a", "f1_b"]
    assert [found[name][0] for name in ("accuracy", "coverage", "covered_accuracy")] == pytest.approx([0.6, 0.7, 6 / 7])
    rest = out_of_fold_metrics(predictions, topics, labels)
    assert rest == {name: one for name, one in found.items() if name in rest}
    assert list(rest) == ["accuracy", "macro_f1", "f1_a", "f1_b"]
    perfect = out_of_fold_metrics([said("a")] * 3 + [said()] * 7, topics, labels, abstains=True)
    assert perfect["covered_accuracy"] == pytest.approx((1.0, 0.025 ** (1 / 3), 1.0))
    silent = out_of_fold_metrics([said()] * 10, topics, labels, abstains=True)
    assert silent["coverage"][0] == 0
    assert "covered_accuracy" not in silent


def test_a_label_that_nobody_carries_or_is_given_has_no_figure() -> None:
    topics = [("a",), ("a",), ()]
    found = out_of_fold_metrics([said("a"), said(), said()], topics, LABELS)
    assert "f1_b" not in found
    assert found["macro_f1"][0] == found["f1_a"][0] == pytest.approx(2 / 3)
    wrong = out_of_fold_metrics([said("a"), said("b"), said()], topics, LABELS)
    assert wrong["f1_b"][0] == 0


def test_repetitions_make_no_interval_narrower() -> None:
    topics = [("a",)] * 6 + [("b",)] * 30
    predictions = [said(*one) for one in topics[:-5]] + [said("a")] * 5
    once = out_of_fold_metrics(predictions, topics, LABELS)
    twice = out_of_fold_metrics(predictions * 2, topics * 2, LABELS, np.arange(72) % 36)
    assert once == twice
    assert once != out_of_fold_metrics(predictions * 2, topics * 2, LABELS)
