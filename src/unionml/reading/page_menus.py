"""Menus above an article whose entries a browser has numbered."""

import re

from unionml.reading.page_kinds import LOOSE, Kind
from unionml.reading.page_lines import Line

_NUMBER = re.compile(r"(\d{1,2})\.\s+\S")
_LONGEST = 14
"""Syllables of an entry, at most."""


def mark_numbered_menu(lines: list[Line]) -> None:
    """Tell `1. Dòng sự kiện:`, `2. …` on top of a page from its title below a blank line, in place.

    Numbered lines elsewhere are an article's.
    """
    stop = 0
    while stop < len(lines) and (number := _NUMBER.match(lines[stop].text)) and int(number.group(1)) == stop + 1:
        if lines[stop].size > _LONGEST or lines[stop].stop in {".", "!"} or (stop > 0 and lines[stop].gap):
            return
        stop += 1
    below = lines[stop] if stop < len(lines) else None
    if stop >= 2 and below is not None and below.gap and below.kind in LOOSE and below.size >= _LONGEST // 2:
        for line in lines[:stop]:
            line.kind = Kind.NOISE
