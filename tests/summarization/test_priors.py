"""The tables of the ranker, as a bundle holds them."""

import numpy as np
import pytest

from unionml.summarization.priors import N_STYLE, Priors


def tables(n_known: int, codes: list[int]) -> Priors:
    return Priors(
        vocabulary={f"w{row}": row for row in range(1, n_known + 1)},
        unigrams=np.zeros((n_known + 1, 2), dtype=np.float32),
        pair_codes=np.array(codes, dtype=np.int64),
        pairs=np.zeros((len(codes) + 1, 3), dtype=np.float32),
        style=np.zeros((n_known + 1, N_STYLE), dtype=np.float32),
        pair_style=np.zeros((len(codes) + 1, N_STYLE), dtype=np.float32),
        style_bias=np.zeros(N_STYLE, dtype=np.float32),
    )


@pytest.mark.parametrize(
    ("n_known", "codes", "kept"),
    [
        (6_000, [5, 5_999 * 6_001 + 7], np.int32),
        (46_339, [46_339 * 46_340 + 46_339], np.int32),
        (50_000, [5, 40_000 * 50_001 + 7, 49_999 * 50_001 + 3], np.int64),
    ],
)
def test_pairs_of_a_large_vocabulary_are_saved_as_they_are(n_known: int, codes: list[int], kept: type) -> None:
    before = tables(n_known, codes)
    saved = before.to_tensors()
    assert saved["priors.pair_codes"].dtype == kept
    assert Priors.from_tensors(before.vocabulary, saved).pair_codes.tolist() == codes
