"""Identifiers of rows: stable ones for rows that came without, and duplicates found in constant memory."""

import hashlib
import unicodedata

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article

Digests = NDArray[np.uint64]


def content_id(article: Article) -> str:
    """Sixteen hexadecimal digits that depend on the article's words alone, not on where it stood."""
    parts = (article.kicker, article.title, article.lead, *article.body)
    text = unicodedata.normalize("NFC", "\x1f".join(part.strip() for part in parts))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def encodable(text: str) -> str:
    """The text with what UTF-8 cannot hold (the bytes of a file name in another encoding) as escapes."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def digest(identifier: str) -> int:
    """64 bits of an identifier: among a million, two different ones meet with a chance of 3 in 100 million."""
    return int.from_bytes(
        hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )


class SeenIds:
    """The identifiers so far: eight bytes each.

    Sorted runs, of which two of about the same length are merged (as in a log-structured merge tree), so that adding
    n of them costs O(n log n) and looking one up O(log² n).
    """

    def __init__(self) -> None:
        self._runs: list[Digests] = []

    def contains(self, digests: Digests) -> NDArray[np.bool_]:
        """Which of the digests, of shape (n,), were added before."""
        found = np.zeros(len(digests), dtype=np.bool_)
        for run in self._runs:
            places = np.minimum(np.searchsorted(run, digests), len(run) - 1)
            found |= run[places] == digests
        return found

    def add(self, digests: Digests) -> None:
        """Remember the digests, of shape (n,)."""
        if not len(digests):
            return
        run = np.sort(digests)
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.sort(np.concatenate([self._runs.pop(), run]), kind="stable")
        self._runs.append(run)
