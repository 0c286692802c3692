"""Small feed-forward networks, evaluated by numpy alone."""

import os
from collections.abc import Mapping, Sequence
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

_HAS_ONE_THREAD = "1" in (os.environ.get("OPENBLAS_NUM_THREADS"), os.environ.get("OMP_NUM_THREADS"))


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

    def __call__(self, features: Matrix, bounds: Sequence[int] | None = None) -> Matrix:
        """Outputs of shape (n_rows,) for features of shape (n_rows, n_features).

        Args:
            features: one row a sentence, say.
            bounds: where each article's rows start, and where the last ones end. The rows of an article are multiplied
                by themselves: the last digit of a product depends on how many rows there are, and what is said of
                one article may not depend on others.
        """
        standard = self.standardize(features)
        if bounds is None or len(bounds) == 2:
            return self._outputs(standard)
        return np.concatenate([self._outputs(standard[start:end]) for start, end in pairwise(list(bounds))])

    def _outputs(self, hidden: Matrix) -> Matrix:
        for weight, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            hidden = product(hidden, weight)
            hidden += bias
            relu(hidden)
        return (product(hidden, self.weights[-1]) + self.biases[-1])[:, 0]

    def standardize(self, features: Matrix) -> Matrix:
        """Inputs with mean 0 and deviation 1; what lies far outside of the training data is pulled back."""
        return standardized(features, self.mean, self.scale)

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
    n, (n_in, n_out) = rows.shape[-2], weight.shape[-2:]
    block = max(1, SINGLE_THREADED // (n_in * n_out))
    if n <= block or _HAS_ONE_THREAD:
        return rows @ weight
    result = np.empty((*rows.shape[:-1], n_out), dtype=np.float32)
    # Blocks of one size: none of them is so small that it does not pay.
    block = -(-n // -(-n // block))
    for start in range(0, n, block):
        np.matmul(rows[..., start : start + block, :], weight, out=result[..., start : start + block, :])
    return result
