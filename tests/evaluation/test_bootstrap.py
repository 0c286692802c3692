import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.evaluation.bootstrap import RESAMPLES, Estimate, estimates, intervals, number, weights


@given(st.integers(1, 40))
def test_every_resample_draws_as_many_articles_as_there_are(n: int) -> None:
    drawn = np.concatenate(list(weights(n, resamples=30)))
    assert drawn.shape == (30, n)
    assert (drawn.sum(axis=1) == n).all()


def test_the_same_articles_are_drawn_every_time() -> None:
    first, second = (np.concatenate(list(weights(50))) for _ in range(2))
    assert (first == second).all()
    assert len(first) == RESAMPLES
    assert len(np.unique(first, axis=0)) > RESAMPLES - 5


def test_the_interval_of_a_mean_is_that_of_the_normal_approximation() -> None:
    values = np.random.default_rng(0).normal(10, 2, size=400)
    (found,) = estimates(lambda w: (w @ values / w.sum(axis=1))[:, None], 400)
    error = 1.96 * values.std() / math.sqrt(400)
    assert found.value == pytest.approx(values.mean())
    assert abs(found.low - (values.mean() - error)) < 0.03
    assert abs(found.high - (values.mean() + error)) < 0.03


def test_what_the_data_cannot_say_is_not_a_number_and_null_in_json() -> None:
    samples = np.array([[1.0, np.nan], [2.0, np.nan], [np.nan, np.nan]])
    known, unknown = intervals(np.array([1.5, np.nan]), samples)
    assert known.low >= 1.0
    assert known.high <= 2.0
    assert unknown.to_dict() == {"value": None, "low": None, "high": None}
    assert str(unknown) == "–"
    assert number(0.12345678) == 0.123457
    assert str(Estimate(0.5, 0.25, 0.75)) == "0.500 (0.250 to 0.750)"
