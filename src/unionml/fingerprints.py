"""Which articles a model has learnt from, in a few bytes each: so that a test can be told from a recital.

A fingerprint is the beginning of the BLAKE2b hash of an article's syllables in canonical form: it survives another
encoding, other tone marks, spaces, punctuation and capitals, and it does not give the text away. An article has two, of
the whole and of its body, so that a new headline does not hide it.
"""

import hashlib
import os
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import Bundle
from unionml.errors import DataError
from unionml.text import canonicalize, syllables

_LONG = 20
"""Syllables of the shortest body that is known by itself: shorter ones are shared by different articles."""

_NAMED = 5

_TOLERATED = 0.01
"""Share of a test set that may have been seen: large collections repeat an article here and there."""


def fingerprints(articles: Sequence[Article]) -> NDArray[np.uint64]:
    """The distinct fingerprints of articles, ascending, at most two each."""
    return np.unique(np.array([one for article in articles for one in _of(article)], dtype=np.uint64))


def union(known: Sequence[NDArray[np.uint64] | None]) -> NDArray[np.uint64] | None:
    """What several models have learnt from together; None where that of one is unknown.

    Who does not know all that was learnt knows nothing that could be relied on.
    """
    found = [one for one in known if one is not None]
    return np.unique(np.concatenate(found)) if len(found) == len(known) else None


def fingerprint(article: Article) -> int:
    """The fingerprint of a whole article, below 2 ** 64."""
    return _of(article)[0]


def seen(articles: Sequence[Article], known: NDArray[np.uint64]) -> list[int]:
    """Which articles have a fingerprint among those of `fingerprints`, ascending."""
    remembered = set(known.tolist())
    return [index for index, article in enumerate(articles) if not remembered.isdisjoint(_of(article))]


def repeats(articles: Sequence[Article]) -> NDArray[np.intp]:
    """The first article that says the same as each, word for word; itself where none does. Shape (n_articles,)."""
    first: dict[int, int] = {}
    found = [first.setdefault(fingerprint(article), index) for index, article in enumerate(articles)]
    return np.array(found, dtype=np.intp)


def check_unseen(model: str | os.PathLike[str], articles: Sequence[Article], *, force: bool) -> int:
    """Refuse to judge a model with articles that it has learnt from, if they are more than one in a hundred.

    Args:
        model: a model directory.
        articles: what it shall be judged with.
        force: judge anyway.

    Returns:
        How many of them it has seen; 0 where the bundle does not say what it learnt from.

    Raises:
        DataError: it has seen more, and `force` is off; the message names them.
        BundleError: the model directory is damaged.
    """
    known = Bundle.open(model).training_articles()
    if known is None:
        return 0
    rows = seen(articles, known)
    if len(rows) > _TOLERATED * len(articles) and not force:
        names = [articles[row].id or articles[row].source or f"article {row + 1}" for row in rows]
        listed = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else "")
        raise DataError(
            f"{len(rows):,} of the {len(articles):,} articles were in the training data of {model} ({listed}), so the "
            "figures would flatter it; take them out, or add --force to judge with them anyway"
        )
    return len(rows)


def _of(article: Article) -> list[int]:
    body = syllables("\n".join(article.body))
    whole = [*syllables(article.title), *syllables(article.lead), *body]
    # A script without syllables that are told apart still has characters.
    found = [_hash(whole or [canonicalize("\n".join([article.title, article.lead, *article.body]))])]
    return [*found, _hash(body)] if len(body) >= _LONG else found


def _hash(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "little")
