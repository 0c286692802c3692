"""Pages in other forms of Unicode: read as a reader sees them, told as they are spelt.

Lengths and patterns of the page reader count letters and blanks as a reader sees them. A page in NFD holds up to three
characters a letter, one that was copied from a browser no-break blanks and invisible characters, so it is made plain
first; afterwards every field is taken from the page as it was.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace

from unionml.article import Article, RelatedArticle
from unionml.text.canonical import INVISIBLE

_MARKS = "\u0300-\u036f\u3099\u309a"
"""What letters of Vietnamese carry, and what tells `が` from `か`."""
_SPELT_APART = re.compile(
    f"[{INVISIBLE}]+|[^{_MARKS}][{_MARKS}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"  # Korean syllables
)
_BLANKS = dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
"""Blanks of other widths, or that no line may end at."""
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_ODD = re.compile(f"[{INVISIBLE}\u00a0\u2000-\u200a\u202f\u205f\u3000]")

MOST_CHARACTERS = 2_000_000
"""Longer texts are no pages; they are read as they are."""
LONGEST_HTML = 20_000_000
"""Characters of HTML, without its pictures, beyond which it is no page; parsing it would take minutes."""


def is_plain(text: str) -> bool:
    """Whether a text is spelt as the page reader counts it."""
    return unicodedata.is_normalized("NFC", text) and _ODD.search(text) is None


def visible(text: str) -> str:
    """The text without signs that nobody sees, such as soft hyphens."""
    return _UNSEEN.sub("", text) if not text.isascii() else text


class Composed:
    """A text with its letters put together, its blanks plain and nothing invisible in it, and the way back.

    Attributes:
        text: the composed text.
    """

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._ends: list[int] = []
        self._shifts: list[int] = []
        pieces: list[str] = []
        at = length = 0
        blank = raw.translate(_BLANKS)
        for match in _SPELT_APART.finditer(blank):
            letter = _letter(match[0])
            pieces += [blank[at : match.start()], letter]
            length += match.start() - at + len(letter)
            at = match.end()
            self._ends.append(length)
            self._shifts.append(at - length)
        self.text = "".join([*pieces, blank[at:]])

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


def _letter(spelt: str) -> str:
    """A letter with its marks as one character where there is one; nothing for what nobody sees."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", spelt))
