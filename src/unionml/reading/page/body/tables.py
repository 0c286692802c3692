"""Rows of tables: which lines are some, and those between paragraphs, which are text."""

import re

from unionml.reading.page.kinds import SILENT, Kind
from unionml.reading.page.lines import Line

_SPACES = re.compile(r"(?<=\S) {3,}(?=\S)")
_COLON = re.compile(r"(?<=\S)\s+:\s+(?=\S)")
_BETWEEN_CELLS = re.compile(r"\t|\||(?<=\S) {3,}(?=\S)|(?<=\S)\s+:\s+(?=\S)")
_LONGEST = 400
"""Characters of a row, at most."""
_FEWEST = 2
"""Rows of a table, and marks without which bars and colons are none between cells, at least."""


def width_of(text: str) -> int:
    """Cells of a row with tabs, bars, wide spaces or colons set apart between them; 0 for a line that is none."""
    if len(text) > _LONGEST:
        return 0
    rare = (text.strip("|").count("|"), len(_COLON.findall(text)))
    marks = max(text.count("\t"), len(_SPACES.findall(text)), *(count for count in rare if count >= _FEWEST), 0)
    return marks + 1 if marks else 0


def cells_of(text: str) -> list[str]:
    """The cells of a row."""
    return _BETWEEN_CELLS.split(text)


def mark_tables(lines: list[Line]) -> None:
    """Rows of a table between two paragraphs of an article are text, in place.

    Args:
        lines: those of the article alone: what a table elsewhere says is nobody's.
    """
    at = 0
    above = Kind.NOISE
    while at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].kind is Kind.ASIDE and width_of(lines[stop].text):
            stop += 1
        # Asked last: in a long page the lines below each line are many.
        if stop - at >= _FEWEST and above is Kind.PROSE and _below(lines, stop) is Kind.PROSE:
            for row in lines[at:stop]:
                row.kind = Kind.PROSE
        at = max(stop, at + 1)
        above = above if lines[at - 1].kind in SILENT else lines[at - 1].kind


def _below(lines: list[Line], start: int) -> Kind:
    """The kind of the first line from there on that says something."""
    places = range(start, len(lines))
    return next((lines[place].kind for place in places if lines[place].kind not in SILENT), Kind.NOISE)
