"""Thresholds that few examples tell little of."""

import numpy as np
import pytest

from unionml.classification.thresholds import steadied, tune_thresholds


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
