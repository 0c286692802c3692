"""Which line above the text of a saved page a date belongs to: the headline nearest to it."""

import re

from unionml.reading.page.captions.scene_signs import shows_picture
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import LABEL
from unionml.reading.page.head.above import may_be_title, names_body
from unionml.reading.page.head.start import SKIPPED, salutes
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

FILED = re.compile(r"(?:hoạt động|tin (?:tức|hoạt động)|chuyên mục) ")
"""How the names of sections open, above a headline."""
USUAL = 7
"""Syllables of most titles, at least."""
_SHORT = 3
"""Syllables of a title above what shows a picture, at least."""
_LABEL = 7
"""Syllables of a section's name that no list holds, at most."""
_LONG, _LONGEST = 19, 45
"""Syllables above which headlines are rare, and those that the portals of offices still have."""


def dated_below(lines: list[Line], at: int) -> bool:
    """Whether a date stands right below a line, or among the buttons, counters and authors there."""
    for below, line in enumerate(lines[at + 1 : at + 9]):
        if line.kind is Kind.DATE:
            return True
        if below >= 2 and not (line.kind in SKIPPED or cues.is_author(line.text)):
            return False
    return False


def takes_date(lines: list[Line], at: int) -> bool:
    """Whether a line that can be a title has a date right below it, or below buttons: no line above it is so near."""
    line = lines[at]
    if line.kind not in LOOSE or line.size < 4 or line.stop not in {"", "?", "!"} or cues.is_section(line.text):
        return False
    passed = (other for other in lines[at + 1 : at + 6] if other.kind is not Kind.NOISE)
    below = next((other for other in passed if not cues.is_author(other.text)), None)
    if below is None or below.kind is not Kind.DATE:
        return False
    named = names_body(line) or cues.names_site(line.text) or shows_picture(line.text)
    named = named or (line.size <= _LABEL and LABEL.match(line.text) is not None)
    return not (named or cues.is_author(line.text) or cues.signs(line.text, below_title=True) or salutes(line))


def is_long_title(lines: list[Line], at: int) -> bool:
    """Whether a line longer than most headlines is one, as on the portals of offices: its date is right below it.

    What stands below a headline is a sapo without a stop, unless it alone is in capitals.
    """
    line, above = lines[at], lines[at - 1] if at else None
    if not _LONG < line.size <= _LONGEST or line.stop or not takes_date(lines, at):
        return False
    capitals = line.text.isupper() and not (above is not None and above.text.isupper())
    return capitals or above is None or not (may_be_title(above) and above.size >= USUAL)


def may_be_below_title(lines: list[Line], at: int) -> bool:
    """Whether a title and its date stand above a line, with nothing but buttons and counters between.

    The line shows a picture, or what stands above it is as long as titles are and not what a page begins with.
    """
    dated = False
    for place in range(at - 1, max(0, at - 10) - 1, -1):
        line = lines[place]
        dated = dated or line.kind is Kind.DATE
        if line.kind in SKIPPED or line.key == lines[at].key:
            continue
        if not dated or line.kind not in LOOSE or line.stop == ":":
            return False
        if cues.is_section(line.text) or cues.names_site(line.text) or LABEL.match(line.text):
            return False
        if shows_picture(lines[at].text):
            return line.size >= _SHORT
        return line.size >= USUAL and not all(other.kind in SKIPPED for other in lines[:place])
    return False


def is_picture_below_title(lines: list[Line], at: int) -> bool:
    """Whether a line stands twice below a title and its date: for a picture, and as its caption."""
    twice = any(line.key == lines[at].key for line in lines[max(0, at - 1) : at] + lines[at + 1 : at + 2])
    return twice and shows_picture(lines[at].text) and may_be_below_title(lines, at)


def mark_dated(lines: list[Line]) -> None:
    """Tell `Tin trong tỉnh, 12/03/2024` right above the first paragraph from the title above it, in place."""
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), 0)
    for at in range(max(1, first - 4), first):
        line = lines[at]
        title = next((other for other in reversed(lines[max(0, at - 3) : at]) if other.kind not in SKIPPED), line)
        if line.kind in LOOSE and not line.level and cues.dates_field(line.text) and _may_stand_above(title):
            line.kind = Kind.DATE


def _may_stand_above(line: Line) -> bool:
    named = cues.is_section(line.text) or cues.names_site(line.text) or line.stop == ":"
    named = named or names_body(line)
    return line.kind in LOOSE and line.size >= 4 and not (named or cues.dates_field(line.text))
