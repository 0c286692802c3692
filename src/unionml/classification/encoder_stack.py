"""An encoder and a TF-IDF model asked together: one knows what words mean, the other which words a newspaper uses.

Their log-odds are averaged (stacking, after Wolpert, 1992) with one weight for all labels: more weights are not worth
the articles it would take to fit them. A TF-IDF model knows the words of one language only, so elsewhere the encoder
answers alone.
"""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle
from unionml.errors import BundleError

if TYPE_CHECKING:
    from unionml.classification.labels import LabelSet
    from unionml.classification.tfidf import TfidfTopicModel

PARTNER = "tfidf"
"""The folder in a bundle of the TF-IDF model that is asked too."""

PARTNER_CARD = (
    "# tfidf\n\nThe encoder in the directory above is asked together with this TF-IDF model; its card tells what both "
    "learnt from.\n"
)
"""The card of one that learnt with its encoder."""

_VIETNAMESE = frozenset("đăơư") | frozenset(map(chr, range(0x1EA0, 0x1EFA)))
"""Letters that hardly any other language has; those that French or Portuguese have too are not among them."""

_SHARE = 0.07
"""Of the letters of Vietnamese news some 15 in 100 are such; Vietnamese names alone do not make an English text one."""

ENCODER_SHARE = 0.56
"""What the encoder's log-odds count for beside the partner's, which are less sure of themselves and more often right to
be so on newspapers that neither has seen. Chosen on real validation articles: see `benchmarks/classification`."""

EQUAL_SHARE = 0.5
"""The share of exported bundles that do not record one."""

_USUAL, _SPREAD = 0.7, 0.1
"""What shares were best on articles of the corpus and of newspapers, on their openings, and on short sentences of seven
topics: see `benchmarks/classification`."""

_SHARES = [round(0.1 + 0.05 * step, 2) for step in range(19)]

_SAMPLE = 2000
_SMALLEST = 1e-4


def is_vietnamese(article: Article) -> bool:
    """Whether an article is written in Vietnamese with its marks, by the share of letters that carry one."""
    text = " ".join((article.title, article.lead, *article.body))[:_SAMPLE].lower()
    letters = [character for character in unicodedata.normalize("NFC", text) if character.isalpha()]
    return bool(letters) and sum(letter in _VIETNAMESE for letter in letters) >= _SHARE * len(letters)


def ask_both(
    encoder: NDArray[np.float64],
    partner: "TfidfTopicModel | None",
    articles: Sequence[Article],
    *,
    exclusive: bool,
    share: float,
) -> NDArray[np.float64]:
    """Probabilities of an encoder and of its partner, where there is one (see `blend`).

    Args:
        encoder: the encoder's probabilities, shape (n_articles, n_labels).
        partner: knows the same labels in the same order; None leaves the encoder's as they are.
        articles: what was read.
        exclusive: whether the probabilities of an article sum to one.
        share: weight of the encoder.
    """
    if partner is None or not articles:
        return encoder
    return blend(encoder, partner.predict_scores(articles), articles, exclusive=exclusive, share=share)


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
    return np.where(asked, _mixed(encoder, partner, exclusive=exclusive, share=share), encoder)


def likeliest_share(
    encoder: NDArray[np.float64],
    partner: NDArray[np.float64],
    Y: NDArray[np.bool_],
    articles: Sequence[Article],
    *,
    exclusive: bool,
) -> float:
    """The encoder's share under which the labels of held-out articles are most probable.

    Few articles tell little of it, so it is drawn to what was best on other data, as by a normal prior.

    Args:
        encoder: the encoder's probabilities, shape (n_articles, n_labels).
        partner: the TF-IDF model's, same shape.
        Y: which labels hold, same shape.
        articles: what was read; only the Vietnamese ones tell anything.
        exclusive: whether the probabilities of an article sum to one.
    """
    asked = np.array([is_vietnamese(article) for article in articles], dtype=bool)
    encoder, partner, Y = encoder[asked], partner[asked], Y[asked]

    def loss(share: float) -> float:
        mixed = _mixed(encoder, partner, exclusive=exclusive, share=share)
        right = mixed[Y] if exclusive else np.where(Y, mixed, 1 - mixed)
        return float(0.5 * ((share - _USUAL) / _SPREAD) ** 2 - np.log(np.maximum(right, _SMALLEST)).sum())

    return min(_SHARES, key=loss)


def _mixed(
    encoder: NDArray[np.float64], partner: NDArray[np.float64], *, exclusive: bool, share: float
) -> NDArray[np.float64]:
    if not exclusive:
        odds = share * log_odds(encoder) + (1 - share) * log_odds(partner)
        return np.asarray(0.5 * (1 + np.tanh(odds / 2)))
    mixed = np.clip(encoder, _SMALLEST, 1) ** share * np.clip(partner, _SMALLEST, 1) ** (1 - share)
    return np.asarray(mixed / mixed.sum(axis=1, keepdims=True))


def log_odds(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithms of the odds, bounded."""
    clipped = np.clip(probabilities, _SMALLEST, 1 - _SMALLEST)
    return np.asarray(np.log(clipped / (1 - clipped)))


def partner_of(bundle: Bundle, label_set: "LabelSet") -> "TfidfTopicModel | None":
    """The TF-IDF model that lies in a bundle, or None.

    Args:
        bundle: of an encoder.
        label_set: the labels of that encoder.

    Raises:
        BundleError: it is damaged, or knows other labels.
    """
    if f"{PARTNER}/{LAYOUT.manifest}" not in bundle.checksums:
        return None
    from unionml.classification.tfidf import TfidfTopicModel

    partner = TfidfTopicModel.from_bundle(Bundle.open(bundle.path / PARTNER))
    if partner.label_set.labels != label_set.labels:
        raise BundleError(f"{bundle.path} holds two models of different labels; train or download it again")
    return partner
