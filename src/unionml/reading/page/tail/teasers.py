"""Lists of other articles: headlines with bare dates below what announces them, and boxes of links that hold none."""

import re
from itertools import pairwise

from unionml.reading.page.captions.scene_signs import shows_picture
from unionml.reading.page.captions.scenes import announces, below_text
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import BODY_NAME, PICTURES
from unionml.reading.page.kinds import LOOSE, TITLES, Kind
from unionml.reading.page.lines import Line

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
_LINKS, _MOST_LINKS = 2, 100
"""Links of such a box, at least and at most."""

_SHORTEST, _USUAL, _LONGEST_TITLE = 6, 7, 20
"""Syllables of a headline that nothing announces, at least, on average at least, and at most."""
_TEXT = 3
"""Paragraphs of an article, at least, behind which such headlines may stand."""
_MOST = 4
"""Such headlines, at most: more in a row need no help."""
_REACHED = re.compile(r"\d{6}|\d(?:[ .]\d{2,4}){2}|@|\bwww\.|://")


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
    last = min(len(lines), stop + _MOST_LINKS)
    while stop < last and _is_link(lines[stop]) and not (shouted and lines[stop].text.isupper()):
        stop += 1
    ends = stop == len(lines) or lines[stop].kind not in TITLES | {Kind.PROSE, Kind.DATE}
    return stop if ends and stop - at > _LINKS - listed else at


def _is_link(line: Line) -> bool:
    """Whether a line is as short as a link in a menu."""
    return line.kind in LOOSE and line.size <= _LINK and not line.stop and not any(map(str.isdigit, line.text))


def mark_boxed(lines: list[Line], begin: int) -> None:
    """Two cells of a table or more in a row between title and text are other articles' headlines, in place.

    A caption in a cell has its picture above it, and stands alone.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
    """
    run: list[Line] = []
    for line in lines[begin:]:
        if line.cell and line.kind is Kind.CAPTION and not line.stop:
            run.append(line)
            continue
        if len(run) > 1:
            for cell in run:
                cell.kind = Kind.RELATED
        run = []
        if line.kind is Kind.PROSE:
            return


def mark_unannounced(lines: list[Line], begin: int) -> None:
    """Two headlines or more between the last paragraph and what closes an article are others', with no label above.

    Captions of pictures there are introduced, credited or numbered, show what a camera sees or name whom the text
    names; signatures are shorter. An author may sign below.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
    """
    text, run, is_closed = below_text(lines, begin, _TEXT)
    if not (is_closed and 2 <= len(run) <= _MOST and text and text[-1].kind is Kind.PROSE and text[-1].stop != ":"):
        return
    if announces(text[-1]) or any(PICTURES.match(line.key) for line in run):
        return
    names = {name for line in text if line.kind is Kind.PROSE for name in names_in(line.text)}
    usual = sum(line.size for line in run) >= _USUAL * len(run)
    if usual and all(_is_headline(line) and not names_in(line.text) & names for line in run):
        for line in run:
            line.kind = Kind.RELATED


def _is_headline(line: Line) -> bool:
    """Whether a line is as long as headlines are and shows no picture, and no office signs in it or can be reached."""
    free = line.stop in {"", "?"} and not (line.level or line.bullet or line.text.isupper())
    if (
        not free
        or not _SHORTEST <= line.size <= _LONGEST_TITLE
        or not (line.text[0].isupper() or line.text[0] in '"“‘')
    ):
        return False
    if (
        BODY_NAME.match(line.text)
        or cues.is_office(line.text)
        or cues.is_author(line.text)
        or _REACHED.search(line.text)
    ):
        return False
    return not (cues.is_scene(line.text) or shows_picture(line.text) or cues.signs(line.text))


def names_in(text: str) -> set[str]:
    """Pairs of neighbouring syllables that open with capitals, behind the first word: persons, places, companies."""
    words = [word.strip("\"'“”‘’(),.;:") for word in text[:3000].split()]
    return {f"{a} {b}" for a, b in pairwise(words[1:]) if a[:1].isupper() and b[:1].isupper()}
