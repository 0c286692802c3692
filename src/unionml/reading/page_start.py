"""Where the running text of a saved page begins."""

from itertools import pairwise

from unionml.reading.page_kinds import Kind
from unionml.reading.page_lines import Line
from unionml.reading.page_words import SALUTATION

SKIPPED = frozenset(
    {
        Kind.DATE,
        Kind.NOISE,
        Kind.LINK,
        Kind.TAGS,
        Kind.FOOTER,
        Kind.BREADCRUMB,
        Kind.RELATED_CUE,
        Kind.WIDGET,
        Kind.IMAGE,
        Kind.ASIDE,
    }
)
"""Lines between title and text that are neither."""
_PREFACE = 16
"""Syllables of a sentence above a title, at most: a sapo has more."""
_HORIZON = 1000
"""Lines of a page in which its article must begin."""


def first_paragraph(lines: list[Line]) -> int:
    """Index of the first line of the article's running text.

    It is the first paragraph on the page, unless a strip of teasers stands above the article: paragraphs that each
    stand alone between headlines without a date, and then a headline with one.
    """
    prose = [i for i, line in enumerate(lines[:_HORIZON]) if line.kind is Kind.PROSE]
    prose = [i for i in prose if lines[i].size >= 8] or prose
    if not prose:
        return min(len(lines), 40)
    if _prefaced(lines, prose):
        return prose[1]
    first = prose[0]
    if first == 0 or _is_dated(lines, 0, first):
        return first
    asked = 0
    for number, (before, at) in enumerate(pairwise(prose[:13]), 1):
        between = [line for line in lines[before + 1 : at] if line.kind in {Kind.HEADLINE, Kind.SHORT}]
        asked += any(line.stop == "?" for line in between)
        if not between or asked > 1 or (asked == number and not _is_dated(lines, before + 1, at)):
            return first
        if any(line.kind in {Kind.LINK, Kind.TAGS, Kind.FOOTER} for line in lines[before + 1 : at]):
            return first
        if _is_dated(lines, before + 1, at):
            return at
    return first


def salutes(line: Line) -> bool:
    """Whether a line addresses somebody: `Kính gửi tòa soạn,`."""
    return line.text.endswith(",") or SALUTATION.match(line.text) is not None


def _prefaced(lines: list[Line], prose: list[int]) -> bool:
    """Whether the first paragraph is a few words to the reader above the title: `Xin gửi quý báo tin sau.`

    Nothing that could be a title stands above it, the only headline of the text right below it.
    """
    if len(prose) < 2 or lines[prose[0]].size > _PREFACE:
        return False
    first, second = prose[:2]
    above = [line for line in lines[:first] if line.kind in {Kind.HEADLINE, Kind.CAPTION} and not salutes(line)]
    between = [line for line in lines[first + 1 : second] if line.kind not in SKIPPED]
    if above or len(between) != 1 or between[0].kind is not Kind.HEADLINE or between[0].stop in {".", ":", ";"}:
        return False
    headings = (
        lines[at].kind in {Kind.HEADLINE, Kind.SHORT} and lines[at + 1].kind is lines[at - 1].kind is Kind.PROSE
        for at in range(second + 1, min(second + 20, len(lines) - 1))
    )
    return between[0].size >= 6 and lines[second].size > lines[first].size and not any(headings)


def _is_dated(lines: list[Line], begin: int, end: int) -> bool:
    """Whether a date stands between the last headline before `end` and `end`, or right above that headline."""
    for i in range(end - 1, max(begin, end - 8) - 1, -1):
        if lines[i].kind is Kind.DATE:
            return True
        if lines[i].kind is Kind.HEADLINE:
            return i > begin and lines[i - 1].kind is Kind.DATE
    return False
