"""The judges together, on features in parts, give the mean of each network on features written out."""

from dataclasses import replace

import numpy as np
import pytest

from unionml.summarization.judges import ARTICLES, Judges
from unionml.summarization.network import Network
from unionml.summarization.pools import N_SENTENCE
from unionml.summarization.set_features import N_SET, OWN, SHARED, SetFeatures
from unionml.summarization.sets import sets_of


def _network(rng: np.random.Generator) -> Network:
    shapes = ((N_SET, 16), (16, 8), (8, 1))
    return Network(
        mean=rng.normal(size=N_SET).astype(np.float32),
        scale=rng.choice([0.0, 0.5, 3.0], N_SET).astype(np.float32),
        weights=tuple((rng.normal(size=shape) / 4).astype(np.float32) for shape in shapes),
        biases=tuple(rng.normal(size=shape[1]).astype(np.float32) for shape in shapes),
    )


@pytest.mark.parametrize("n_judges", [1, 3])
@pytest.mark.parametrize("n_pool", [1, 2, 8])
def test_parts_and_whole_agree(n_judges: int, n_pool: int) -> None:
    rng = np.random.default_rng(n_pool)
    networks = [_network(rng) for _ in range(n_judges)]
    sets = sets_of(n_pool)
    n_articles = ARTICLES + 1
    sentence = 4 * rng.normal(size=(n_articles, n_pool + 1, N_SENTENCE)).astype(np.float32)
    sentence[:, -1] = 0.0
    own = 4 * rng.normal(size=(n_articles, len(OWN), len(sets.members))).astype(np.float32)
    shared = 4 * rng.normal(size=(n_articles, len(SHARED))).astype(np.float32)
    parts = SetFeatures(own, shared, sentence, sets.members[:, 0], sets.members[:, 1])
    expected = [np.mean([network(one) for network in networks], axis=0) for one in parts.dense()]
    found = Judges(networks)(parts)
    assert np.allclose(found, expected, rtol=1e-4, atol=1e-4)
    # To the last digit what each article gets by itself.
    for article in range(n_articles):
        row = slice(article, article + 1)
        alone = replace(parts, own=own[row], shared=shared[row], sentence=sentence[row])
        assert np.array_equal(Judges(networks)(alone)[0], found[article])
