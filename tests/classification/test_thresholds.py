"""Thresholds that few examples tell little of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.classification.thresholds import abstention_threshold, steadied, tune_thresholds


def test_a_threshold_of_few_examples_is_drawn_to_the_usual_one() -> None:
    tuned = np.array([0.8, 0.8, 0.2, 0.45])
    Y = np.zeros((60, 4), dtype=bool)
    Y[:50, 0] = Y[:10, 1] = Y[:10, 2] = Y[:3, 3] = True
    assert steadied(tuned, Y) == pytest.approx([0.625, 0.45 + 0.35 / 6, 0.45 - 0.25 / 6, 0.45])


def test_a_label_without_examples_has_the_usual_threshold() -> None:
    assert steadied(np.array([0.2]), np.zeros((5, 1), dtype=bool)).tolist() == [0.45]


def test_noise_moves_a_steadied_threshold_less_than_a_tuned_one() -> None:
    random = np.random.default_rng(0)
    tuned = []
    steady = []
    for _ in range(50):
        probabilities = random.uniform(size=(60, 1))
        Y = random.uniform(size=(60, 1)) < probabilities
        tuned.append(tune_thresholds(probabilities, Y))
        steady.append(steadied(tuned[-1], Y))
    assert np.std(steady) < 0.5 * np.std(tuned)


def test_articles_that_are_equally_probable_are_abstained_from_together() -> None:
    probabilities = np.array([[0.9, 0.1], [0.6, 0.4], [0.6, 0.4], [0.6, 0.4]])
    truth = np.array([[True, False], [True, False], [False, True], [False, True]])
    assert abstention_threshold(probabilities, truth) == 0.9
    assert abstention_threshold(probabilities[::-1], truth[::-1]) == 0.9
    assert abstention_threshold(probabilities, truth, accuracy=0.5) == 0.6


@given(
    st.lists(st.tuples(st.sampled_from([0.5, 0.6, 0.7, 0.8, 0.9]), st.booleans()), min_size=1, max_size=12),
    st.sampled_from([0.5, 0.75, 0.9]),
)
def test_what_is_not_abstained_from_is_right_as_often_as_wanted(told: list[tuple[float, bool]], wanted: float) -> None:
    best, right = np.array([score for score, _ in told]), np.array([is_right for _, is_right in told])
    probabilities, truth = np.column_stack([best, 1 - best]), np.column_stack([right, ~right])
    shares = {score: right[best >= score].mean() for score in best.tolist()}
    expected = min((score for score, share in shares.items() if share >= wanted), default=best.max())
    assert abstention_threshold(probabilities, truth, accuracy=wanted) == expected
