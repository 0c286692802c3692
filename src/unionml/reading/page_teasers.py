"""Lists of other articles: headlines with bare dates below what announces them, and boxes of links that hold none."""

import re

from unionml.reading import page_cues as cues
from unionml.reading.page_kinds import LOOSE, TITLES, Kind
from unionml.reading.page_lines import Line

_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?:,?\s\d{1,2}[:h]\d{2})?"
_BEHIND = re.compile(rf"(?:\s*\t\s*|\s+[|–-]?\s*){_DAY}$")
_IN_FRONT = re.compile(rf"{_DAY}(?:\s*\t\s*|\s+[|–-]?\s*)(?=\S)")
_LISTED = LOOSE | {Kind.RELATED, Kind.ASIDE}
_HEADLINE = 4
"""Syllables of such a headline beside its date, at least."""
_LONGEST = 250
"""Characters of one with its date, at most."""
_MENUS = frozenset({"chuyên mục", "danh mục", "categories", "thư mục", "chủ đề", "lưu trữ", "archives", "meta"})
"""What weblogs put above a list of their sections, as keys."""
_LABEL, _LINK = 6, 6
"""Syllables of a box's head and of each link below it, at most."""
_LINKS = 2
"""Links of such a box, at least."""


def mark_dated_teasers(lines: list[Line]) -> None:
    """Right below `Tin khác` two lines or more that end or begin with a date are headlines, and no rows of a table."""
    for at, cue in enumerate(lines):
        stop = at + 1
        if cue.kind is not Kind.RELATED_CUE:
            continue
        while stop < len(lines) and lines[stop].kind in _LISTED and _span(lines[stop]) is not None:
            stop += 1
        if stop - at > 2:
            for line in lines[at + 1 : stop]:
                line.kind = Kind.RELATED


def undated(lines: list[Line], at: int) -> str:
    """The headline in line `at` without its date, where its neighbour in the list has one as well."""
    line = lines[at]
    beside = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    span = _span(line) if line.kind is Kind.RELATED else None
    if span is None or not any(other.kind is Kind.RELATED and _span(other) is not None for other in beside):
        return line.text
    return line.text[span[0] : span[1]]


def _span(line: Line) -> tuple[int, int] | None:
    """Where the headline begins and ends that stands beside a date; None without one."""
    if len(line.text) > _LONGEST:
        return None
    behind, front = _BEHIND.search(line.text), _IN_FRONT.match(line.text)
    if behind is not None:
        start, end = 0, behind.start()
    elif front is not None:
        start, end = front.end(), len(line.text)
    else:
        return None
    words = [word for word in line.text[start:end].split() if any(char.isalpha() for char in word)]
    return (start, end) if len(words) >= _HEADLINE else None


def behind_links(lines: list[Line], at: int) -> int:
    """Where a box of links ends that line `at` heads, `at` where it heads none.

    A line in capitals heads several links, each shorter than headlines are; or a weblog's word for its sections does.
    """
    head = lines[at]
    listed = head.key in _MENUS and head.kind in {*LOOSE, Kind.NOISE}
    shouted = head.kind in LOOSE and head.size <= _LABEL and head.text.isupper() and not cues.is_section(head.text)
    if not (listed or shouted):
        return at
    stop = at + 1
    while stop < len(lines) and _is_link(lines[stop]) and not (shouted and lines[stop].text.isupper()):
        stop += 1
    ends = stop == len(lines) or lines[stop].kind not in TITLES | {Kind.PROSE, Kind.DATE}
    return stop if ends and stop - at > _LINKS - listed else at


def _is_link(line: Line) -> bool:
    """Whether a line is as short as a link in a menu."""
    return line.kind in LOOSE and line.size <= _LINK and not line.stop and not any(map(str.isdigit, line.text))
