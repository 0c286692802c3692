"""The ensemble that weighs sets of sentences: several networks of one shape, evaluated together."""

from collections.abc import Sequence

import numpy as np

from unionml.summarization.network import Matrix, Network, product, relu, standardized
from unionml.summarization.set_features import FIRST, OWN, SECOND, SHARED, SetFeatures

ARTICLES = 8
"""Articles whose sets are weighed together: what they take stays in the cache."""


class Judges:
    """The mean of several networks over the features of sets.

    All networks are evaluated in one go. What their first layer makes of a sentence is computed once for the sentence,
    not once for each of the sets that it is the first or second of, and what it makes of the article once for all sets:
    half of all multiplications.

    Args:
        networks: at least one, all of the same shape.
    """

    def __init__(self, networks: Sequence[Network]) -> None:
        self.networks = tuple(networks)
        # Judges before articles: every product is that of one judge and one article.
        means = np.stack([one.mean for one in networks])[:, None]
        scales = np.stack([one.scale for one in networks])[:, None]
        first, *others = zip(*(one.weights for one in networks), strict=True)
        weights = np.stack(first)[:, None]
        # Row after row in memory: indexing the last axis leaves the judges innermost, in steps that BLAS must copy.
        self._own = [np.ascontiguousarray(one[..., OWN][..., None]) for one in (means, scales)]
        self._own_weights = np.ascontiguousarray(weights[:, :, OWN])
        self._shared = [one[..., None, SHARED] for one in (means, scales)]
        self._shared_weights = np.ascontiguousarray(weights[:, :, SHARED])
        places = (FIRST, SECOND)
        self._sentence = [np.array([one[..., None, place] for place in places], order="C") for one in (means, scales)]
        self._sentence_weights = np.array([weights[:, :, place] for place in places], order="C")
        self._weights = [np.stack(layer)[:, None] for layer in others]
        biases = zip(*(one.biases for one in networks), strict=True)
        self._biases = [np.stack(layer)[:, None, None] for layer in biases]

    def __call__(self, sets: SetFeatures) -> Matrix:
        """Mean outputs of shape (n_articles, n_sets)."""
        if len(sets.own) <= ARTICLES:
            return self._weigh(sets, slice(None))
        portions = range(0, len(sets.own), ARTICLES)
        return np.concatenate([self._weigh(sets, slice(start, start + ARTICLES)) for start in portions])

    def _weigh(self, sets: SetFeatures, articles: slice) -> Matrix:
        mean, scale = self._own
        hidden = product(standardized(sets.own[articles], mean, scale).swapaxes(-1, -2), self._own_weights)
        mean, scale = self._sentence
        first, second = standardized(sets.sentence[articles], mean, scale) @ self._sentence_weights
        mean, scale = self._shared
        first += standardized(sets.shared[articles, None], mean, scale) @ self._shared_weights + self._biases[0]
        hidden += first.take(sets.first, axis=2)
        hidden += second.take(sets.second, axis=2)
        for weight, bias in zip(self._weights, self._biases[1:], strict=True):
            hidden = product(relu(hidden), weight)
            hidden += bias
        scores: Matrix = hidden[..., 0].mean(axis=0)
        return scores
