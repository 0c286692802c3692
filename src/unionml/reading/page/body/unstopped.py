"""Paragraphs whose last stop was lost: as long as running text, and no headline of anything."""

import re
from itertools import pairwise

from unionml.reading.page.kinds import LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line

_LONGER = 40
"""Syllables that no headline and hardly a caption has."""
_SENTENCE = 20
"""Syllables of a first line, at least, that opens as a report does and is no headline."""
_TELLS = re.compile(
    r"(?:Vào )?(?:(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa)\s)?(?:[Nn]gày\s)?\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?,?\s+(?:tại|ở)\s"
)
"""`Vào ngày 14/3/2023 tại hội trường …`"""
_KEYWORDS = 5
"""Commas of a row of keywords, at least."""
_ENTRY = 5
"""Syllables of an entry of a menu, at most, on average."""
_MARKS = re.compile(r"[,;:.()\"“”?!]")
_BEFORE = frozenset({Kind.PROSE, Kind.CAPTION})


def _is_menu(text: str) -> bool:
    """Whether a line is keywords, or entries of a menu run together: a capital for every few words, and no mark."""
    words = text.split()
    entries = sum(above.islower() and word[0].isupper() for above, word in pairwise(words))
    return (text[0].islower() and text.count(",") >= _KEYWORDS) or (
        _ENTRY * entries >= len(words) and not _MARKS.search(text)
    )


def mark_unstopped(lines: list[Line]) -> None:
    """Tell paragraphs without a stop behind the first paragraph, in place.

    Keywords and menus are none. Headlines of other articles may be run together in a line as long. Where blank lines
    divide paragraphs these stand in the sapo's own block; where nothing does, right behind the sapo; and else below
    what announces them or below other headlines.
    """
    if lines and lines[0].kind is Kind.HEADLINE and lines[0].size >= _SENTENCE and _TELLS.match(lines[0].text):
        lines[0].kind = Kind.PROSE
    has_gaps = any(line.gap for line in lines[1:])
    paragraphs = 0
    above = Kind.NOISE
    for line in lines:
        plain = line.kind in LOOSE and not (line.stop or line.level or line.linked or line.cell)
        placed = paragraphs >= 1 and line.gap if has_gaps else paragraphs >= 2
        if plain and placed and line.size > _LONGER and above in _BEFORE and not _is_menu(line.text):
            line.kind = Kind.PROSE
        paragraphs += line.kind is Kind.PROSE
        if line.kind not in SILENT:
            above = line.kind
