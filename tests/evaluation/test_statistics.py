"""The figures against scikit-learn's, and on weights against the same figures on repeated articles."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score, precision_recall_fscore_support

from unionml.article import Article
from unionml.bootstrap import Estimate
from unionml.evaluation.judged import Judged
from unionml.evaluation.statistics import TopicStatistics
from unionml.training.data import LabelledArticle

LABELS = ("a", "b", "c")


def judged(seed: int, n: int = 60) -> Judged:
    dice = np.random.default_rng(seed)
    truth = dice.random((n, 3)) < (0.5, 0.3, 0.1)
    # Few distinct scores, so that there are ties.
    scores = np.round(truth * np.float64(0.4) + dice.random((n, 3)) * 0.6, 1)
    predicted = scores > 0.5
    articles = [LabelledArticle(Article(id=str(i), title="t"), (), "") for i in range(n)]
    primary, topic = dice.integers(0, 4, n), dice.integers(0, 4, n)
    return Judged("m", LABELS, articles, truth, predicted, scores, primary, topic)


def figures(one: Judged, weights: NDArray[np.float64] | None = None) -> dict[tuple[str, int | None], float]:
    statistics = TopicStatistics(one)
    row = statistics(np.ones((1, len(one))) if weights is None else weights[None, :])[0]
    return dict(zip(statistics.names(), row.tolist(), strict=True))


def take(one: Judged, rows: NDArray[Any]) -> Judged:
    return replace(
        one,
        articles=[one.articles[row] for row in rows],
        truth=one.truth[rows],
        predicted=one.predicted[rows],
        scores=one.scores[rows],
        primary=one.primary[rows],
        topic=one.topic[rows],
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_figures_are_those_of_scikit_learn(seed: int) -> None:
    one = judged(seed)
    found = figures(one)
    precision, recall, f1, _ = precision_recall_fscore_support(one.truth, one.predicted, zero_division=0)
    for k in range(3):
        assert found["precision", k] == pytest.approx(precision[k])
        assert found["recall", k] == pytest.approx(recall[k])
        assert found["f1", k] == pytest.approx(f1[k])
        average_precision = average_precision_score(one.truth[:, k], one.scores[:, k])
        assert found["average_precision", k] == pytest.approx(average_precision)
    assert found["macro_f1", None] == pytest.approx(f1.mean())
    assert found["micro_f1", None] == pytest.approx(f1_score(one.truth, one.predicted, average="micro"))
    assert found["primary_accuracy", None] == pytest.approx((one.primary == one.topic).mean())


@settings(max_examples=30)
@given(st.lists(st.integers(0, 29), min_size=30, max_size=30))
def test_a_weight_is_a_repetition(drawn: list[int]) -> None:
    one = judged(11, n=30)
    weights = np.bincount(drawn, minlength=30).astype(np.float64)
    by_weight, by_repetition = figures(one, weights), figures(take(one, np.array(drawn)))
    assert by_weight.keys() == by_repetition.keys()
    for name, value in by_weight.items():
        assert value == pytest.approx(by_repetition[name], nan_ok=True), name


def test_calibration_error_by_hand() -> None:
    truth = np.array([[True], [False], [True], [True]])
    scores = np.array([[0.95], [0.91], [0.35], [1.0]])
    articles = [LabelledArticle(Article(title="t"), (), "")] * 4
    zeros = np.zeros(4, dtype=np.intp)
    one = Judged("m", ("a",), articles, truth, scores > 0.5, scores, zeros, zeros)
    # The upper bin holds three articles, two of them true, with scores that sum to 2.86; the other bin one.
    assert figures(one)["calibration_error", 0] == pytest.approx((abs(2 - 2.86) + abs(1 - 0.35)) / 4)


def test_a_topic_that_nothing_is_known_of_is_left_out_of_the_mean() -> None:
    one = judged(3)
    truth, predicted = one.truth.copy(), one.predicted.copy()
    truth[:, 2] = predicted[:, 2] = False
    found = figures(replace(one, truth=truth, predicted=predicted))
    assert np.isnan(found["f1", 2])
    assert np.isnan(found["average_precision", 2])
    assert found["macro_f1", None] == pytest.approx((found["f1", 0] + found["f1", 1]) / 2)


def test_coverage_and_accuracy_of_abstention() -> None:
    one = judged(0, n=4)
    one = replace(one, primary=np.array([0, 1, 3, 2]), topic=np.array([0, 2, 3, 3]))
    found = figures(one)
    assert found["coverage", None] == 0.5
    assert found["covered_accuracy", None] == 0.5
    assert found["abstention_accuracy", None] == 0.5


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_a_calibration_error_holds_its_value(seed: int) -> None:
    dice = np.random.default_rng(seed)
    labels = tuple("abcdefgh")
    scores = dice.random((60, len(labels)))
    # As calibrated as can be: what there is of an error is chance, which a resample doubles.
    truth = dice.random(scores.shape) < scores
    articles, nobody = judged(seed).articles, np.zeros(60, dtype=np.intp)
    one = Judged("m", labels, articles, truth, scores > 0.5, scores, nobody, nobody)
    found = TopicStatistics(one).estimates()["macro_calibration_error", None]
    assert 0 <= found.low < found.value < found.high


def answers(truth: NDArray[np.bool_], predicted: NDArray[np.bool_]) -> dict[tuple[str, int | None], Estimate]:
    """The figures of a model that says `predicted` with scores of 0.9 and 0.1."""
    n, labels = truth.shape
    articles, nobody = [LabelledArticle(Article(title="t"), (), "")] * n, np.zeros(n, dtype=np.intp)
    scores = np.where(predicted, 0.9, 0.1)
    one = Judged("m", tuple("abcdefgh"[:labels]), articles, truth, predicted, scores, nobody, nobody)
    return TopicStatistics(one).estimates()


def rows(n: int, start: int, stop: int) -> NDArray[np.bool_]:
    """A column that holds from one row to another."""
    return ((np.arange(n) >= start) & (np.arange(n) < stop))[:, None]


def exact(n: int) -> float:
    """What n right answers of n leave possible: Clopper and Pearson (1934)."""
    return float(0.025 ** (1 / n))


@pytest.mark.parametrize("given", [1, 2, 10])
def test_precision_is_a_share_of_the_articles_that_are_given_the_topic(given: int) -> None:
    found = answers(rows(60, 0, 50), rows(60, 0, given))["precision", 0]
    assert (found.value, found.low, found.high) == pytest.approx((1.0, exact(given), 1.0))
    wrong = answers(rows(60, 0, 50), rows(60, 50, 50 + given))["precision", 0]
    assert (wrong.value, wrong.low, wrong.high) == pytest.approx((0.0, 0.0, 1 - exact(given)))


def test_of_a_topic_that_is_never_given_the_precision_is_anybodys_guess() -> None:
    found = answers(rows(60, 0, 50), rows(60, 0, 0))
    assert found["precision", 0] == found["macro_precision", None] == Estimate(0.0, 0.0, 1.0)
    assert found["recall", 0].high == pytest.approx(1 - exact(50))


def test_recall_is_a_share_of_the_articles_that_carry_the_topic() -> None:
    found = answers(rows(60, 0, 10), rows(60, 0, 50))
    assert (found["recall", 0].low, found["recall", 0].high) == pytest.approx((exact(10), 1.0))
    assert found["precision", 0].value == 0.2
    assert found["precision", 0].low > 0.05


def test_f1_is_a_share_of_the_articles_that_either_holds_of() -> None:
    right = answers(rows(60, 0, 10), rows(60, 0, 10))
    assert right["f1", 0].low == right["micro_f1", None].low == pytest.approx(exact(10))
    wrong = answers(rows(60, 0, 10), rows(60, 20, 40))["f1", 0]
    share = 1 - exact(30)
    assert (wrong.value, wrong.low, wrong.high) == pytest.approx((0.0, 0.0, 2 * share / (1 + share)))


def test_a_mean_over_topics_is_no_surer_than_its_topics() -> None:
    # The third topic is one of which nothing is known.
    for sizes, low in (((40, 5), (exact(5) + 1) / 2), ((20, 20), exact(40)), ((45, 0), exact(45))):
        truth = np.hstack([rows(90, 0, sizes[0]), rows(90, sizes[0], sum(sizes)), rows(90, 0, 0)])
        found = answers(truth, truth)
        for name in ("precision", "recall", "f1", "average_precision"):
            mean = found[f"macro_{name}", None]
            assert (mean.value, mean.low, mean.high) == pytest.approx((1.0, low, 1.0))


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 60), st.floats(0.01, 1.0)), min_size=1, max_size=6))
def test_no_shares_that_explain_the_answers_have_a_lower_mean(topics: list[tuple[int, float]]) -> None:
    sizes, weights = zip(*topics, strict=True)
    edges = np.cumsum([0, *sizes])
    truth = np.hstack([rows(sum(sizes), *ends) for ends in pairwise(edges.tolist())])
    low = answers(truth, truth)["macro_recall", None].low
    # Any shares under which all is right with a probability of 0.025: chance says how it is divided among the topics.
    shares = 0.025 ** (np.array(weights) / sum(weights) / np.array(sizes))
    assert low <= shares.mean() + 1e-9
    assert 0.025 ** (1 / min(sizes)) <= low + 1e-9


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_every_interval_holds_its_value(cells: list[tuple[bool, bool]]) -> None:
    found = answers(np.array([[one] for one, _ in cells]), np.array([[two] for _, two in cells]))
    for (name, _), one in found.items():
        assert np.isnan(one.value) or 0 <= one.low <= one.value <= one.high <= 1 or name.endswith("calibration_error")


def test_without_details_the_scores_are_not_looked_at() -> None:
    one = judged(0)
    found = TopicStatistics(replace(one, scores=np.zeros((60, 0))), detailed=False).estimates()
    assert found["macro_f1", None] == TopicStatistics(one).estimates()["macro_f1", None]
