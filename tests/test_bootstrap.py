import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from unionml.bootstrap import (
    RESAMPLES,
    Estimate,
    estimates,
    intervals,
    mean_of_known,
    merged,
    number,
    resampled,
    weights,
    without_bias,
    without_errors,
)


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


def test_what_repeats_is_drawn_together_and_counts_as_one() -> None:
    groups = np.array([0, 1, 0, 3, 3, 0])
    drawn = np.concatenate(list(weights(6, groups, resamples=40)))
    assert (drawn == drawn[:, groups]).all()
    assert (drawn[:, [0, 1, 3]].sum(axis=1) == 3).all()
    assert (drawn[:, [0, 1, 3]] == np.concatenate(list(weights(3, resamples=40)))).all()
    alone = np.concatenate(list(weights(6, np.arange(6), resamples=40)))
    assert (alone == np.concatenate(list(weights(6, resamples=40)))).all()


def test_chunks_of_what_repeats_are_as_small_as_others() -> None:
    n = 1_000_000
    chunks = weights(n, np.arange(n) % 3, resamples=9)
    assert [len(chunk) for chunk in chunks] == [4, 4, 1]


def test_what_holds_of_any_of_a_group_holds_of_it() -> None:
    holds = np.array([[True, False], [False, False], [False, True]])
    assert merged(holds, np.array([4, 7, 4])).tolist() == [[True, True], [False, False]]


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


def test_errors_are_freed_of_what_resampling_adds() -> None:
    noise = np.random.default_rng(1).normal(0.0, 1.0, size=(60, 40))

    def error(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.abs(weights @ noise / 60).mean(axis=1, keepdims=True))

    value, samples = error(np.ones((1, 60)))[0], resampled(error, 60)
    (biased,), (freed,) = intervals(value, samples), intervals(value, without_bias(value, samples))
    assert biased.low > biased.value
    assert 0 <= freed.low < freed.value < freed.high
    assert freed.high - freed.low == pytest.approx(biased.high - biased.low)
    assert (without_bias(np.zeros(1), samples) >= 0).all()


def test_what_does_not_exist_is_left_out_of_a_mean() -> None:
    figures = np.array([[1.0, np.nan], [0.5, 0.0], [np.nan, np.nan]])
    assert mean_of_known(figures).ravel() == pytest.approx([1.0, 0.25, np.nan], nan_ok=True)


def test_ten_right_answers_of_ten_are_not_certainty() -> None:
    always, never = without_errors(Estimate(1.0, 1.0, 1.0), [10]), without_errors(Estimate(0.0, 0.0, 0.0), [10])
    assert (always.low, always.high) == pytest.approx((0.6915, 1.0), abs=5e-4)
    assert (never.low, never.high) == pytest.approx((0.0, 0.3085), abs=5e-4)
    assert without_errors(Estimate(0.9, 0.7, 1.0), [10]) == Estimate(0.9, 0.7, 1.0)


def test_a_single_article_leaves_everything_open() -> None:
    """Every resample of one article, or of nothing but its copies, is that article again."""
    assert without_errors(Estimate(0.667, 0.667, 0.667), [1]) == Estimate(0.667, 0.0, 1.0)
    assert without_errors(Estimate(0.667, 0.667, 0.9), [3]) == Estimate(0.667, 0.667, 0.9)
    unknown = without_errors(Estimate(math.nan, math.nan, math.nan), [0])
    assert unknown.to_dict() == {"value": None, "low": None, "high": None}
