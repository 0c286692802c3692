from itertools import pairwise

import numpy as np
import pytest

from unionml.summarization.network import ARTICLES, Features, Network
from unionml.training.lead_network import NetworkConfig, fit_classifier, fit_ranker, fit_regression

RNG = np.random.default_rng(0)
FEATURES = RNG.normal(size=(4000, 5)).astype(np.float32)
SIGNAL = (np.abs(FEATURES[:, 0]) - FEATURES[:, 1] * FEATURES[:, 2]).astype(np.float32)
CONFIG = NetworkConfig((24,), epochs=40, batch=64, rate=5e-3)


def test_a_network_survives_a_bundle() -> None:
    net = fit_regression(FEATURES, SIGNAL, NetworkConfig((8, 4), epochs=1), seed=0)
    again = Network.from_tensors(net.to_tensors("net"), "net")
    assert again(FEATURES[:9]) == pytest.approx(net(FEATURES[:9]), abs=5e-3)
    with pytest.raises(KeyError):
        Network.from_tensors({}, "net")


def test_the_rows_of_an_article_do_not_know_of_others() -> None:
    net = fit_regression(FEATURES, SIGNAL, NetworkConfig((8, 4), epochs=1), seed=0)
    bounds = np.array([0, 3, *range(40, 40 + ARTICLES), 100])
    own, shared = FEATURES[:100, :3], FEATURES[: len(bounds) - 1, 3:]
    features = Features(own, shared, bounds)
    together = net.of_articles(features)
    assert together == pytest.approx(net(features.dense()), abs=1e-5)
    # To the last digit what each article gets by itself.
    for article, (start, end) in enumerate(pairwise(bounds.tolist())):
        alone = Features(own[start:end], shared[article : article + 1], np.array([0, end - start]))
        assert np.array_equal(net.of_articles(alone), together[start:end])


def test_regression_learns_what_no_line_can() -> None:
    net = fit_regression(FEATURES[:3000], SIGNAL[:3000], CONFIG, seed=0)
    error = np.mean((net(FEATURES[3000:]) - SIGNAL[3000:]) ** 2) / SIGNAL[3000:].var()
    assert error < 0.1


def test_classification_learns_log_odds() -> None:
    targets = (SIGNAL > 0.5).astype(np.float32)
    net = fit_classifier(FEATURES[:3000], targets[:3000], CONFIG, seed=0)
    assert np.mean((net(FEATURES[3000:]) > 0) == (targets[3000:] > 0.5)) > 0.93


def test_the_ranker_prefers_what_is_good_on_average_to_what_is_sometimes_best() -> None:
    # Of each pair, the first always gives 0.5; the second gives 1.0 three times in ten and else 0.2: 0.44 on average.
    groups = 3000
    features = np.tile(np.eye(2, dtype=np.float16), (groups, 1))
    rewards = np.empty((groups, 2), dtype=np.float32)
    rewards[:, 0] = 0.5
    rewards[:, 1] = np.where(RNG.random(groups) < 0.3, 1.0, 0.2)
    sizes = np.full(groups, 2)
    net = fit_ranker(features, rewards.reshape(-1), sizes, NetworkConfig((4,), epochs=4, batch=64, temperature=0.05), 0)
    first, second = net(np.eye(2, dtype=np.float32))
    assert first > second


def test_the_same_seed_gives_the_same_network() -> None:
    one, two = (fit_regression(FEATURES, SIGNAL, NetworkConfig((4,), epochs=1), seed=3) for _ in range(2))
    assert np.array_equal(one.weights[0], two.weights[0])
