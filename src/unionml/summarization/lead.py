"""LEAD-k: the first sentences of an article, the baseline that news makes hard to beat."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.candidates import Candidate


def lead_scores(candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """Scores of shape (n_candidates,) that fall from the first sentence to the last."""
    return -np.arange(len(candidates), dtype=np.float64)
