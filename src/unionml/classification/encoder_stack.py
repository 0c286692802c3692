"""An encoder and a TF-IDF model asked together: one knows what words mean, the other which words a newspaper uses.

Their log-odds are averaged (stacking, after Wolpert, 1992) with one weight for all labels: more weights are not worth
the articles it would take to fit them. A TF-IDF model knows the words of one language only, so elsewhere the encoder
answers alone.
"""

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article

_VIETNAMESE = frozenset("đăơư") | frozenset(map(chr, range(0x1EA0, 0x1EFA)))
"""Letters that hardly any other language has; those that French or Portuguese have too are not among them."""

_SHARE = 0.07
"""Of the letters of Vietnamese news some 15 in 100 are such; Vietnamese names alone do not make an English text one."""

ENCODER_SHARE = 0.56
"""What the encoder's log-odds count for beside the partner's, which are less sure of themselves and more often right to
be so on newspapers that neither has seen. Chosen on real validation articles: see `benchmarks/classification`."""

EQUAL_SHARE = 0.5
"""The share of bundles that do not record one."""

_SAMPLE = 2000
_SMALLEST = 1e-4


def is_vietnamese(article: Article) -> bool:
    """Whether an article is written in Vietnamese with its marks, by the share of letters that carry one."""
    text = " ".join((article.title, article.lead, *article.body))[:_SAMPLE].lower()
    letters = [character for character in unicodedata.normalize("NFC", text) if character.isalpha()]
    return bool(letters) and sum(letter in _VIETNAMESE for letter in letters) >= _SHARE * len(letters)


def blend(
    encoder: NDArray[np.float64],
    partner: NDArray[np.float64],
    articles: Sequence[Article],
    *,
    exclusive: bool,
    share: float = ENCODER_SHARE,
) -> NDArray[np.float64]:
    """Probabilities of both, from the mean of their log-odds; those of the encoder where the text is no Vietnamese.

    Args:
        encoder: the encoder's probabilities, shape (n_articles, n_labels).
        partner: the TF-IDF model's, same shape.
        articles: what was read.
        exclusive: whether the probabilities of an article sum to one.
        share: weight of the encoder, the rest is the partner's.
    """
    asked = np.array([is_vietnamese(article) for article in articles], dtype=bool)[:, None]
    if exclusive:
        mixed = np.clip(encoder, _SMALLEST, 1) ** share * np.clip(partner, _SMALLEST, 1) ** (1 - share)
        mixed = mixed / mixed.sum(axis=1, keepdims=True)
    else:
        odds = share * log_odds(encoder) + (1 - share) * log_odds(partner)
        mixed = 0.5 * (1 + np.tanh(odds / 2))
    return np.where(asked, mixed, encoder)


def log_odds(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithms of the odds, bounded."""
    clipped = np.clip(probabilities, _SMALLEST, 1 - _SMALLEST)
    return np.asarray(np.log(clipped / (1 - clipped)))
