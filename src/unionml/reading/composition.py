"""Pages in decomposed Unicode: read composed, told as they are spelt.

Lengths and patterns of the page reader count letters as a reader sees them. A page in NFD holds up to three characters
a letter, so it is put together first; afterwards every field is taken from the page as it was.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace

from unionml.article import Article, RelatedArticle

_MARKED = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")

MOST_CHARACTERS = 2_000_000
"""Longer texts are no pages; they are read as they are."""


class Composed:
    """A text with its letters put together, and the way back.

    Attributes:
        text: the composed text.
    """

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._ends: list[int] = []
        self._shifts: list[int] = []
        pieces: list[str] = []
        at = length = 0
        for match in _MARKED.finditer(raw):
            letter = unicodedata.normalize("NFC", match[0])
            pieces += [raw[at : match.start()], letter]
            length += match.start() - at + len(letter)
            at = match.end()
            self._ends.append(length)
            self._shifts.append(at - length)
        self.text = "".join([*pieces, raw[at:]])

    def spelt(self, piece: str) -> str:
        """The same piece as the raw text spells it."""
        start = self.text.find(piece)
        return piece if start < 0 else self._raw[self._back(start) : self._back(start + len(piece))]

    def article(self, article: Article) -> Article:
        """An article that was read from the composed text, told as the raw text spells it."""
        return replace(
            article,
            kicker=self.spelt(article.kicker),
            title=self.spelt(article.title),
            lead=self.spelt(article.lead),
            body=tuple(map(self.spelt, article.body)),
            headings=tuple(map(self.spelt, article.headings)),
            captions=tuple(map(self.spelt, article.captions)),
            byline=self.spelt(article.byline),
            published=self.spelt(article.published),
            section=self.spelt(article.section),
            url=self.spelt(article.url),
            related=tuple(RelatedArticle(self.spelt(one.title), self.spelt(one.teaser)) for one in article.related),
        )

    def _back(self, offset: int) -> int:
        place = bisect_right(self._ends, offset)
        return offset + (self._shifts[place - 1] if place else 0)
