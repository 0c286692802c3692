"""One linear classifier a label, on sparse rows."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Weights = tuple[NDArray[np.float32], NDArray[np.float64]]


def fit_exclusive(X: "csr_matrix[Any]", Y: Bools, *, C: float, sample_weight: Floats) -> Weights:
    """Fit a linear support vector machine for each label against the rest; the largest margin wins.

    Squared hinge loss by dual coordinate descent (liblinear: Hsieh et al., ICML 2008).

    Args:
        X: rows of shape (n_rows, n_features).
        Y: the one label that holds, of shape (n_rows, n_labels); every label occurs.
        C: inverse strength of the L2 penalty.
        sample_weight: weight of each row.

    Returns:
        Weights of shape (n_features, n_labels), rounded to half precision, and intercepts of shape (n_labels,).
    """
    model = _machine(C).fit(X, Y.argmax(axis=1), sample_weight=sample_weight)
    if Y.shape[1] == 2:
        # One machine serves two labels: its negative margin is the first label's.
        return _rounded(np.vstack([-model.coef_, model.coef_]).T), np.concatenate([-model.intercept_, model.intercept_])
    return _rounded(model.coef_.T), np.asarray(model.intercept_, dtype=np.float64)


def fit_independent(X: "csr_matrix[Any]", Y: Bools, *, C: float, sample_weight: Floats) -> Weights:
    """The same where each label holds or not by itself.

    Args:
        X: rows of shape (n_rows, n_features).
        Y: which labels hold, of shape (n_rows, n_labels); every column has both values.
        C: inverse strength of the L2 penalty.
        sample_weight: weight of each row for each label, of shape (n_rows, n_labels).

    Returns:
        As `fit_exclusive`.
    """
    weights = np.zeros((X.shape[1], Y.shape[1]))
    intercepts = np.zeros(Y.shape[1])
    for label in range(Y.shape[1]):
        model = _machine(C).fit(X, Y[:, label], sample_weight=sample_weight[:, label])
        weights[:, label] = model.coef_[0]
        intercepts[label] = model.intercept_[0]
    return _rounded(weights), intercepts


def _machine(C: float) -> Any:
    from sklearn.svm import LinearSVC

    return LinearSVC(C=C, random_state=0, tol=1e-3, max_iter=2000)


def _rounded(weights: NDArray[np.float64]) -> NDArray[np.float32]:
    # To what the bundle holds, so that a saved model answers exactly as the fitted one did.
    return weights.astype(np.float16).astype(np.float32)
