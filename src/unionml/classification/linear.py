"""One linear classifier a label, on sparse rows."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def fit_linear(
    X: "csr_matrix[Any]", Y: NDArray[np.bool_], *, C: float, sample_weight: NDArray[np.float64] | None = None
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Fit an L2-regularised linear classifier for each label against the rest.

    Logistic loss by coordinate descent (liblinear: Fan et al., JMLR 2008), with a bias that is a feature of its own.

    Args:
        X: rows of shape (n_rows, n_features).
        Y: which labels hold, of shape (n_rows, n_labels); every column has both values.
        C: inverse strength of the penalty.
        sample_weight: weight of each row.

    Returns:
        Weights of shape (n_features, n_labels) and intercepts of shape (n_labels,).
    """
    from sklearn.linear_model import LogisticRegression

    weights = np.zeros((X.shape[1], Y.shape[1]), dtype=np.float32)
    intercepts = np.zeros(Y.shape[1])
    for label in range(Y.shape[1]):
        model = LogisticRegression(C=C, solver="liblinear", random_state=0, max_iter=300)
        model.fit(X, Y[:, label], sample_weight=sample_weight)
        weights[:, label] = model.coef_[0]
        intercepts[label] = model.intercept_[0]
    return weights, intercepts
