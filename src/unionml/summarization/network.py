"""Small feed-forward networks, evaluated by numpy alone."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

LIMIT = np.float32(6.0)
"""Deviations from the mean of training that an input is pulled back to."""

_ZERO, _INFINITY = np.float32(0.0), np.float32(np.inf)

SINGLE_THREADED = 262_144
"""Multiplications that OpenBLAS does on one thread; for more it starts others, if it may."""

ARTICLES = 16
"""Articles whose rows go from layer to layer together: what they take stays in the cache."""

_HAS_ONE_THREAD = "1" in (os.environ.get("OPENBLAS_NUM_THREADS"), os.environ.get("OMP_NUM_THREADS"))


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the rows of a batch of articles, sentences say.

    Attributes:
        own: features of each row, shape (n_rows, n_own).
        shared: features that all rows of an article have, which follow the others, shape (n_articles, n_shared).
        bounds: where the rows of each article start, and where the last ones end, shape (n_articles + 1,).
    """

    own: Matrix
    shared: Matrix
    bounds: NDArray[np.int64]

    def dense(self) -> Matrix:
        """All features written out, shape (n_rows, n_own + n_shared)."""
        return np.concatenate([self.own, self.shared.repeat(np.diff(self.bounds), axis=0)], axis=1)


@dataclass(frozen=True, slots=True)
class Network:
    """A stack of dense layers with ReLU between them, on standardised inputs, with one output.

    Attributes:
        mean: of the inputs in training, shape (n_features,).
        scale: one over their standard deviation, shape (n_features,).
        weights: one matrix a layer, shape (n_in, n_out); the last has one column.
        biases: one vector a layer, shape (n_out,).
    """

    mean: Matrix
    scale: Matrix
    weights: tuple[Matrix, ...]
    biases: tuple[Matrix, ...]

    def __call__(self, features: Matrix) -> Matrix:
        """Outputs of shape (n_rows,) for features of shape (n_rows, n_features)."""
        standard = standardized(features, self.mean, self.scale)
        return self._outputs(standard, self.biases[0][None], [(0, len(standard))])

    def of_articles(self, features: Features) -> Matrix:
        """Outputs of shape (n_rows,) for the rows of a batch of articles.

        The rows of an article are multiplied by themselves: the last digit of a product depends on how many rows there
        are, and what is said of one article may not depend on others. What its rows share is multiplied once.
        """
        n_own = features.own.shape[1]
        own = standardized(features.own, self.mean[:n_own], self.scale[:n_own])
        shared = standardized(features.shared, self.mean[n_own:], self.scale[n_own:])
        biases = (shared[:, None] @ self.weights[0][n_own:])[:, 0] + self.biases[0]
        bounds = features.bounds.tolist()
        outputs = []
        for portion in range(0, len(biases), ARTICLES):
            places = bounds[portion : portion + ARTICLES + 1]
            first = places[0]
            parts = [(start - first, end - first) for start, end in pairwise(places)]
            outputs.append(self._outputs(own[first : places[-1]], biases[portion : portion + ARTICLES], parts))
        return np.concatenate(outputs)

    def _outputs(self, standard: Matrix, biases: Matrix, parts: Sequence[tuple[int, int]]) -> Matrix:
        """Outputs for standardised rows, given a first bias for each part of them."""
        hidden = _products(standard, self.weights[0][: standard.shape[1]], parts)
        for (start, end), bias in zip(parts, biases, strict=True):
            hidden[start:end] += bias
        for weight, bias in zip(self.weights[1:], self.biases[1:], strict=True):
            hidden = _products(relu(hidden), weight, parts)
            hidden += bias
        return hidden[:, 0]

    def to_tensors(self, prefix: str) -> dict[str, NDArray[Any]]:
        """The arrays by name, for a bundle; weights in half precision."""
        tensors: dict[str, NDArray[Any]] = {f"{prefix}.mean": self.mean, f"{prefix}.scale": self.scale}
        for index, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            tensors[f"{prefix}.{index}.weight"] = weight.astype(np.float16)
            tensors[f"{prefix}.{index}.bias"] = bias
        return tensors

    @classmethod
    def from_tensors(cls, tensors: Mapping[str, NDArray[Any]], prefix: str) -> "Network":
        """The network that `to_tensors` took apart.

        Raises:
            KeyError: an array is missing.
        """
        layers = sum(name.startswith(f"{prefix}.") and name.endswith(".weight") for name in tensors)
        if not layers:
            raise KeyError(f"{prefix}.0.weight")
        return cls(
            mean=tensors[f"{prefix}.mean"].astype(np.float32),
            scale=tensors[f"{prefix}.scale"].astype(np.float32),
            weights=tuple(tensors[f"{prefix}.{index}.weight"].astype(np.float32) for index in range(layers)),
            biases=tuple(tensors[f"{prefix}.{index}.bias"].astype(np.float32) for index in range(layers)),
        )


def standardized(features: Matrix, mean: Matrix, scale: Matrix) -> Matrix:
    """Inputs less their mean and by their scale, within six deviations; `mean` and `scale` may add leading axes."""
    standard: Matrix = features - mean
    standard *= scale
    return standard.clip(-LIMIT, LIMIT, out=standard)


def relu(values: Matrix) -> Matrix:
    """The positive part, in place; `clip` takes half the time of `numpy.maximum` with a scalar."""
    return values.clip(_ZERO, _INFINITY, out=values)


def product(rows: Matrix, weight: Matrix) -> Matrix:
    """`rows @ weight` on one thread, in blocks of rows; both may have the same leading axes.

    The networks are so small that waking the threads of BLAS takes longer than the product, and far longer on a busy
    machine; below some size it does not wake them.
    """
    result = np.empty((*rows.shape[:-1], weight.shape[-1]), dtype=np.float32)
    _multiply(rows, weight, result)
    return result


def _products(rows: Matrix, weight: Matrix, parts: Iterable[tuple[int, int]]) -> Matrix:
    """`product` of each part of the rows by itself."""
    result = np.empty((len(rows), weight.shape[1]), dtype=np.float32)
    for start, end in parts:
        _multiply(rows[start:end], weight, result[start:end])
    return result


def _multiply(rows: Matrix, weight: Matrix, result: Matrix) -> None:
    n, (n_in, n_out) = rows.shape[-2], weight.shape[-2:]
    block = max(1, SINGLE_THREADED // (n_in * n_out))
    if n <= block or _HAS_ONE_THREAD:
        np.matmul(rows, weight, out=result)
        return
    # Blocks of one size: none of them is so small that it does not pay.
    block = -(-n // -(-n // block))
    for start in range(0, n, block):
        part = slice(start, start + block)
        np.matmul(rows[..., part, :], weight, out=result[..., part, :])
