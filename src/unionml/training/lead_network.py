"""Training of the ranker's small networks: Adam on numpy arrays, so that a light install can train too."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.document import Integers, Reals
from unionml.summarization.network import Network, standardized


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """How a network is trained.

    Attributes:
        hidden: units of each hidden layer.
        epochs: passes over the data.
        batch: rows, or documents for a ranking loss, in one step.
        rate: learning rate at the start; it falls to zero along a cosine.
        decay: weight decay, decoupled (AdamW).
        temperature: of a ranker: the difference in reward that one unit of output stands for.
        policy: weight of a ranker's expected reward.
        squared: weight of a ranker's squared loss.
    """

    hidden: tuple[int, ...] = (32,)
    epochs: int = 3
    batch: int = 4096
    rate: float = 3e-3
    decay: float = 1e-4
    temperature: float = 0.04
    policy: float = 1.0
    squared: float = 1.0


Step = tuple[Integers, Callable[[Reals], Reals]]
"""The rows of one step, and the gradient of the loss by the outputs at these rows."""


def fit_regression(features: Reals, targets: Reals, config: NetworkConfig, seed: int) -> Network:
    """Least squares: the output is the expected target, of shape (n_rows,)."""

    def step(rows: Integers) -> Step:
        def slope(outputs: Reals) -> Reals:
            return np.asarray((outputs - targets[rows]) / len(rows), dtype=np.float32)

        return rows, slope

    return _fit(features, len(features), step, config, np.random.default_rng(seed))


def fit_classifier(features: Reals, targets: Reals, config: NetworkConfig, seed: int) -> Network:
    """Logistic regression with hidden layers: the output is the log-odds of `targets`.

    Args:
        features: shape (n_rows, n_features).
        targets: shape (n_rows,), in [0, 1].
        config: how to train.
        seed: of weights and shuffling.
    """

    def step(rows: Integers) -> Step:
        def slope(outputs: Reals) -> Reals:
            return np.asarray((1.0 / (1.0 + np.exp(-outputs)) - targets[rows]) / len(rows), dtype=np.float32)

        return rows, slope

    return _fit(features, len(features), step, config, np.random.default_rng(seed))


def fit_ranker(
    features: NDArray[np.float16], rewards: Reals, sizes: Integers, config: NetworkConfig, seed: int
) -> Network:
    """A network whose highest output in a group falls, in expectation, on a high reward.

    It maximises the mean reward of drawing from softmax(output), which can be summed exactly since a group lists every
    choice; a squared loss on rewards less their group's mean steadies the beginning. A ranking loss with sharp targets
    (ListNet) would do worse: it prefers rows that are sometimes best to rows that are good on average.

    Args:
        features: shape (n_rows, n_features), the groups one after another.
        rewards: shape (n_rows,).
        sizes: rows of each group, shape (n_groups,).
        config: how to train; `batch` counts groups.
        seed: of weights and shuffling.
    """
    starts = np.cumsum(sizes) - sizes
    means = np.add.reduceat(rewards, starts) / sizes
    gains = ((rewards - np.repeat(means, sizes)) / config.temperature).astype(np.float32)

    def step(groups: Integers) -> Step:
        widths = sizes[groups]
        firsts = np.cumsum(widths) - widths
        rows = np.arange(widths.sum()) + np.repeat(starts[groups] - firsts, widths)

        def slope(outputs: Reals) -> Reals:
            gain = gains[rows]
            chances = _softmax(outputs, firsts, widths)
            reached = np.repeat(np.add.reduceat(chances * gain, firsts), widths)
            centred = outputs - np.repeat(np.add.reduceat(outputs, firsts) / widths, widths)
            policy = chances * (reached - gain)
            squared = (centred - gain) / np.repeat(widths, widths)
            return np.asarray((config.policy * policy + config.squared * squared) / len(groups), dtype=np.float32)

        return rows, slope

    return _fit(features, len(sizes), step, config, np.random.default_rng(seed))


def _softmax(values: Reals, starts: Integers, sizes: Integers) -> Reals:
    """Softmax within groups that lie one after another."""
    shifted = np.exp(values - np.repeat(np.maximum.reduceat(values, starts), sizes))
    shares: Reals = (shifted / np.repeat(np.add.reduceat(shifted, starts), sizes)).astype(np.float32)
    return shares


def _fit(
    features: NDArray[Any],
    n_items: int,
    step: Callable[[Integers], Step],
    config: NetworkConfig,
    rng: np.random.Generator,
) -> Network:
    """AdamW (Loshchilov and Hutter 2019) on batches of items (rows or groups)."""
    sample = features[rng.permutation(len(features))[:200_000]].astype(np.float64)
    mean, deviation = sample.mean(axis=0).astype(np.float32), sample.std(axis=0)
    scale = np.where(deviation > 1e-6, 1.0 / np.maximum(deviation, 1e-6), 0.0).astype(np.float32)
    shape = (features.shape[1], *config.hidden, 1)
    parameters: list[Reals] = []
    for fan_in, fan_out in pairwise(shape):
        parameters.append(rng.normal(0.0, np.sqrt(2.0 / fan_in), (fan_in, fan_out)).astype(np.float32))
        parameters.append(np.zeros(fan_out, dtype=np.float32))
    parameters[-2] *= 0.1

    first = [np.zeros_like(one) for one in parameters]
    second = [np.zeros_like(one) for one in parameters]
    per_epoch = -(-n_items // config.batch)
    total = per_epoch * config.epochs
    done = 0
    for _ in range(config.epochs):
        order = rng.permutation(n_items)
        for start in range(0, n_items, config.batch):
            rows, slope = step(order[start : start + config.batch])
            inputs = standardized(features[rows].astype(np.float32), mean, scale)
            gradients = _gradients(inputs, parameters, slope)
            done += 1
            rate = config.rate * 0.5 * (1.0 + np.cos(np.pi * done / total)) * min(1.0, done / 50)
            for index, gradient in enumerate(gradients):
                first[index] += 0.1 * (gradient - first[index])
                second[index] += 0.01 * (gradient * gradient - second[index])
                update = first[index] / (1 - 0.9**done)
                update /= np.sqrt(second[index] / (1 - 0.99**done)) + 1e-8
                if parameters[index].ndim == 2:
                    update += config.decay * parameters[index]
                parameters[index] -= np.float32(rate) * update
    return Network(mean, scale, tuple(parameters[0::2]), tuple(parameters[1::2]))


def _gradients(inputs: Reals, parameters: list[Reals], slope: Callable[[Reals], Reals]) -> list[Reals]:
    """Backpropagation: the gradient of every parameter, in their order."""
    layers = [inputs]
    for weight, bias in zip(parameters[0:-2:2], parameters[1:-2:2], strict=True):
        layers.append(np.maximum(layers[-1] @ weight + bias, 0.0))
    outputs = (layers[-1] @ parameters[-2] + parameters[-1])[:, 0]
    delta = slope(outputs).astype(np.float32)[:, None]
    gradients: list[Reals] = []
    for index in range(len(layers) - 1, -1, -1):
        gradients = [layers[index].T @ delta, delta.sum(axis=0), *gradients]
        if index:
            delta = (delta @ parameters[2 * index].T) * (layers[index] > 0)
    return gradients
