"""What stands between title and text on pages in Chinese, Japanese and Korean: authors, and when a text was changed."""

from itertools import pairwise

from unionml.reading.page.east import lines as east
from unionml.reading.page.east.dates import is_change
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

SIGNED = "signed"
"""The role of a line that names the author."""
SUBTITLE = "subtitle"
"""That of a line below the title that has no stop and is the sapo."""
_TITLE, _TIMES = 12, 3
"""Characters of a title above its author, at least, and how many times as long as his name it is."""
_ABOVE = 4
"""Lines between the two dates of an article, at most."""
_NAME = 14
"""Characters of an author's name, at most."""
_RUN = 3
"""Lines of a title with what stands above it and below it, at most."""
_SHARE = 0.75
"""How long a title is beside the longest of them, at least: what stands above one is shorter."""
_LABEL = 8
"""Characters of a section's name, at most."""
_PASSED = frozenset({Kind.DATE, Kind.NOISE, Kind.LINK})
"""What may stand between a section and the title."""
_LEAST = 12
"""Syllables of the paragraph with which a text begins, at least."""


def mark_authors(lines: list[Line]) -> None:
    """Tell authors and second dates above the text from what may be the title, in place."""
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE and line.size >= _LEAST), 0)
    if not any(east.is_east(line.text) for line in lines[first : first + 1]):
        return
    for at, (line, below) in enumerate(pairwise(lines[:first])):
        if below.kind is Kind.DATE and is_change(line.text) and line.kind is not Kind.DATE:
            below.kind = Kind.NOISE if _is_dated(lines, at) else below.kind
        elif east.labels_author(line.key) and below.kind in LOOSE and len(below.text) <= _NAME:
            line.kind, below.role = Kind.NOISE, SIGNED
    for at, line in enumerate(lines[:first]):
        if line.kind in LOOSE and (east.is_author(line.text) or _is_name(lines, at, first)):
            line.role = SIGNED
    names = {east.author_of(line.text) for line in lines[:first] if line.role == SIGNED}
    for line in lines[first + 1 :] if names else ():
        if line.kind in LOOSE and line.text in names:
            line.role = SIGNED


def _is_dated(lines: list[Line], at: int) -> bool:
    """Whether a date stands right above line `at`."""
    return any(line.kind is Kind.DATE for line in lines[max(0, at - _ABOVE) : at])


def _is_name(lines: list[Line], at: int, first: int) -> bool:
    """Whether a short line stands between a title and its date: no headline stands between the date and the text."""
    if at == 0 or lines[at + 1].kind is not Kind.DATE or not east.is_bare_name(lines[at].text):
        return False
    title = lines[at - 1]
    length = max(_TITLE, _TIMES * len(lines[at].text))
    if title.kind not in LOOSE or len(title.text) < length:
        return False
    return not any(line.kind in LOOSE and len(line.text) >= length for line in lines[at + 2 : first])


def top_headline(lines: list[Line], at: int | None) -> int | None:
    """The title where the line found is one of two or three headlines above an author or a date.

    Papers in these languages print one or two short lines below a title, and one above it: the title is the first that
    is about as long as the longest of them.
    """
    if at is None or not east.is_east(lines[at].text) or lines[at].level == 1:
        return at
    top, behind = at, at + 1
    while top > 0 and _may_be_in_run(lines[top - 1]):
        top -= 1
    while behind < len(lines) and _may_be_in_run(lines[behind]):
        behind += 1
    closed = next((line for line in lines[behind:] if line.kind is not Kind.NOISE), None)
    if behind - top > _RUN or closed is None or not (closed.kind is Kind.DATE or closed.role == SIGNED):
        return at
    longest = max(line.size for line in lines[top:behind])
    title = next(place for place in range(top, behind) if lines[place].size >= _SHARE * longest)
    for line in lines[title + 1 : behind]:
        line.role = SUBTITLE
    return title


def split_subtitles(lines: list[Line]) -> tuple[list[str], list[Line]]:
    """The short lines below a title, of which the first is its sapo, and the lines of the text without them."""
    return [line.text for line in lines if line.role == SUBTITLE], [line for line in lines if line.role != SUBTITLE]


def section_of(above: list[Line]) -> Line | None:
    """The section right above a title, perhaps with a kicker between: a usual one, or one that stands in the menu too.

    Below one of these a label as short is the section that is part of it.
    """
    spoken = [line for line in above if line.kind not in _PASSED]
    known = [_is_section(above, line) for line in spoken[-2:]]
    if not any(known):
        return None
    near = spoken[-1]
    return near if known[-1] or (near.kind is Kind.SHORT and len(near.text) <= _LABEL) else spoken[-2]


def _is_section(above: list[Line], line: Line) -> bool:
    if line.kind not in LOOSE or not east.is_east(line.text) or len(line.text) > _LABEL or east.is_home(line.text):
        return False
    return east.is_section(line.text) or any(other.key == line.key for other in above[: above.index(line)])


def _may_be_in_run(line: Line) -> bool:
    return line.kind is Kind.HEADLINE and line.role != SIGNED and line.stop in {"", "!", "?", "…"}
