"""Blocks of lines that belong to an article and are no running text: contents, chapters, tables, polls, lists."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from unionml.reading.page.body.items import mark_announced_names, mark_contacts, mark_short_items
from unionml.reading.page.body.tables import cells_of, width_of
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.controls import is_control
from unionml.reading.page.cues.labels import mark_labels
from unionml.reading.page.cues.words import CONTENTS
from unionml.reading.page.kinds import CLOSING, LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line

_ENUMERATION = re.compile(
    r"(?:[-–—•*+●▪■◦·]\s*)?(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}[.):/]?|[IVX]{1,5}[.):/]?|[a-zđ][.):/])\s+)?"
)
_NUMBER = re.compile(r"[(\[]?(?:0?(\d{1,2})|([IVX]{1,5}))[.):/\]]?")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_CELL_KINDS = LOOSE | {Kind.NOISE, Kind.DATE}
_OFTEN = 4
"""How often a heading may stand on a page that lists it."""
_LONGEST = 300
"""Cells among which a table is looked for at a time."""
_WIDEST = 8
"""Columns of a table that was saved one cell a line, at most."""
_READ_ON = re.compile(r"\b(?:xem|đọc|bấm|theo dõi)\b|\b(?:tin|bài)(?: \w+)? (?:khác|sau|trên|liên quan)\b")
"""What a sentence with a colon says, as a key, that announces other articles and no list."""
_TEASED = re.compile(r"\b(?:tin|bài|video|ảnh|xem|đọc|bấm|sự kiện|chủ đề|chuyên (?:mục|đề)|liên quan|khác|nổi bật)\b")
"""The same of a line of a few words, which may announce other articles in words that nobody has listed."""
_ANNOUNCED = {Kind.PROSE: _READ_ON, Kind.SHORT: _TEASED}
_OPTION = re.compile(r"(?:[○◯◌⚪⭕☐□◻◽⬜❍\N{RADIO BUTTON}]|\( ?\)|\[ ?\])\s*\S")
_VOTE = re.compile(r"(?:(?:gửi|xem|bình chọn|biểu quyết|vote|kết quả|results?)(?: |$)){1,4}")
"""The buttons below a poll, as a key."""
_ANSWERS = 8
"""Answers of a poll, at most."""
_VOTES = re.compile(r"\b(?:bình chọn|biểu quyết|vote)\b")
_RECIPIENTS = re.compile(r"(?:kính gửi )?nơi nhận(?: như sau)?")


def mark_blocks(lines: list[Line]) -> None:
    """Tell such blocks from headlines of other articles, in place."""
    _mark_contents(lines)
    _mark_chapters(lines)
    _mark_rows(lines)
    _mark_cells(lines)
    _mark_lists(lines)
    mark_short_items(lines)
    mark_announced_names(lines)
    mark_contacts(lines)
    _mark_polls(lines)
    mark_labels(lines)


def _mark_contents(lines: list[Line]) -> None:
    """A table of contents lists headings that come again, in its order, with paragraphs between them.

    It needs no name where three entries or more come again at once; below one (`Mục lục`), two suffice.
    """
    keys = [
        cues.key_of(_ENUMERATION.sub("", line.text, count=1)) if line.size <= 30 and line.key else "" for line in lines
    ]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key:
            places[key].append(at)
    keys = [key if len(places[key]) <= _OFTEN else "" for key in keys]
    at = 0
    while at < len(lines):
        named = CONTENTS.fullmatch(lines[at].key) is not None
        start = at + named
        at += 1
        entries = _entries(keys, places, start)
        if len(entries) < (2 if named else 3) or (not named and start > 0 and lines[start - 1].kind in CLOSING):
            continue
        again = [next(place for place in places[keys[entry]] if place > entries[-1]) for entry in entries]
        if again != sorted(again) or (not named and again[0] - entries[-1] > 4):
            continue
        texts = [_has_text(lines, begin, end) for begin, end in zip(again, [*again[1:], again[-1] + 5], strict=True)]
        if sum(texts) < 0.6 * len(texts) or (not named and lines[entries[0]].kind is Kind.PROSE):
            continue
        for line in lines[start - named : entries[-1] + 1]:
            line.kind = Kind.ASIDE
        for place in again:
            lines[place].kind = Kind.HEADLINE if lines[place].size >= 5 else Kind.SHORT
            lines[place].level = lines[place].level or 2
        at = entries[-1] + 1


def _entries(keys: Sequence[str], places: dict[str, list[int]], start: int) -> list[int]:
    """The lines from `start` on that come again on the page, up to the first that has been among them."""
    entries: list[int] = []
    seen: set[str] = set()
    for at in range(start, min(start + 60, len(keys))):
        if not keys[at] or keys[at] in seen or places[keys[at]][-1] == at:
            break
        seen.add(keys[at])
        entries.append(at)
    while entries and not any(place > entries[-1] for place in places[keys[entries[0]]]):
        entries.pop()
    return entries


def _has_text(lines: list[Line], begin: int, end: int) -> bool:
    return any(line.kind is Kind.PROSE for line in lines[begin + 1 : end])


def _mark_chapters(lines: list[Line]) -> None:
    """`01`, `02`, `III` on lines of their own, from one on, each above a heading and a paragraph, number chapters."""
    chapters: list[tuple[int, int]] = []  # the number's line and the heading's (or the number's again)
    for at, line in enumerate(lines):
        if chapters and line.kind in CLOSING:
            break
        number = _NUMBER.fullmatch(line.text) if len(line.text) <= 8 else None
        if number is None:
            continue
        value = int(number[1]) if number[1] else _ROMAN.index(number[2]) + 1 if number[2] in _ROMAN else 0
        if value != len(chapters) + 1:
            continue
        below = [i for i in range(at + 1, min(at + 6, len(lines))) if lines[i].kind not in SILENT][:2]
        kinds = [lines[i].kind for i in below]
        if kinds[:1] == [Kind.PROSE]:
            chapters.append((at, at))
        elif len(below) == 2 and kinds[0] in LOOSE and kinds[1] in {Kind.PROSE, Kind.CAPTION}:
            chapters.append((at, below[0]))
    if len(chapters) < 2 or (chapters[0][0] > 0 and lines[chapters[0][0] - 1].kind in CLOSING):
        return
    for number_at, heading_at in chapters:
        if heading_at != number_at:
            lines[heading_at].level = lines[heading_at].level or 2
        lines[number_at].kind = Kind.ASIDE


def _is_figure(text: str) -> bool:
    """Whether a cell holds a number, an amount or a date."""
    text = text.strip()
    return (
        len(text) <= 30
        and any(char.isdigit() for char in text)
        and sum(char.isalpha() for char in text) <= 10
        and len(text.split()) <= 4
    )


def _mark_rows(lines: list[Line]) -> None:
    """Rows of a table with tabs, bars, wide spaces or colons between the cells: two or more as wide, some with figures.

    A date and counters above the first paragraph are none, nor are other articles' headlines with dates in brackets.
    """
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), 0)
    widths = [
        0 if (line.kind is Kind.DATE and at < first) or cues.is_dated_headline(line.text) else width_of(line.text)
        for at, line in enumerate(lines)
    ]
    at = 0
    while at < len(lines):
        width = widths[at]
        stop = at
        while width and stop < len(lines) and abs(widths[stop] - width) <= (width > 2):
            stop += 1
        rows = lines[at:stop]
        figures = sum(any(map(_is_figure, cells_of(row.text))) for row in rows)
        if len(rows) >= 2 and figures >= 0.5 * (len(rows) - 1):
            for row in rows:
                row.kind = Kind.ASIDE
        at = max(stop, at + 1)


def _mark_cells(lines: list[Line]) -> None:
    """A table saved one cell a line: short lines among which figures return at one distance, the number of columns.

    None is looked for above the first paragraph, where title, author, date and counters look like one.
    """
    at = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), 0)
    while at < len(lines):
        stop = at
        while stop < min(len(lines), at + _LONGEST) and _is_cell(lines[stop]):
            stop += 1
        runs = [(at, stop)]
        while runs:
            first, last = runs.pop()
            begin, end = _table(lines[first:last]) if last - first >= 7 else (0, 0)
            for line in lines[first + begin : first + end]:
                line.kind = Kind.ASIDE
            if end:
                runs += [(first, first + begin), (first + end, last)]
        at = max(stop, at + 1)


def _is_cell(line: Line) -> bool:
    return line.kind in _CELL_KINDS and line.size <= 12 and not line.stop and not is_control(line.key)


def _table(run: list[Line]) -> tuple[int, int]:
    """Where a table begins and ends in a run of short lines; twice 0 without one."""
    figures = [_is_figure(line.text) for line in run]
    best = (0, 0)
    for width in range(2, _WIDEST + 1):
        at = 0
        while at + width < len(run):
            stop = at
            while stop + width < len(run) and figures[stop] == figures[stop + width]:
                stop += 1
            rows = (stop - at + width) // width
            header = min(width, at)
            cells = run[at : at + rows * width]
            size = header + rows * width
            if rows >= 2 and size >= 8 and size > best[1] - best[0] and _is_table(cells, figures[at : at + width]):
                best = (at - header, at + rows * width)
            at = stop + 1
    return best


def _is_table(cells: list[Line], row: list[bool]) -> bool:
    """Whether cells are short beside their figures, as those of headlines with dates or ranks are not."""
    if all(row) or not any(row):
        return False
    words = [cell.size for cell in cells if not _is_figure(cell.text)]
    mean = sum(words) / max(1, len(words))
    ranks = len(row) == 2 and row[0] and all(cell.text.strip(".) ").isdigit() for cell in cells[::2])
    dated = any(cell.kind is Kind.DATE for cell in cells)
    return mean <= (4 if dated or ranks else 7)


def _mark_lists(lines: list[Line]) -> None:
    """The answers of a poll, the recipients of an official letter, and what is listed below a colon, in groups too."""
    head: Line | None = None
    dated = False
    for line, below in zip_longest(lines, lines[1:]):
        dated = dated and head is not None
        if line.kind is Kind.WIDGET or (line.stop in {"", ":"} and _RECIPIENTS.fullmatch(line.key)):
            head = line
            line.kind = line.kind if line.kind is Kind.WIDGET else Kind.ASIDE
        elif line.stop == ":" and line.kind in _ANNOUNCED and not _ANNOUNCED[line.kind].search(line.key):
            head = line
        elif head is None or line.kind in SILENT:
            dated = dated or line.kind is Kind.DATE
            continue
        elif head.kind is Kind.WIDGET and line.stop == "?" and dated:
            head = None  # a headline below its date
        elif (head.kind is Kind.WIDGET and (line.kind is Kind.SHORT or (line.kind in LOOSE and line.stop == "?"))) or (
            head.kind is Kind.ASIDE and line.bullet and line.size <= 20
        ):
            line.kind = Kind.ASIDE
        elif (
            head.kind in {Kind.PROSE, Kind.SHORT}
            and line.bullet
            and not line.linked
            and line.kind in LOOSE | {Kind.PROSE}
        ):
            line.kind = Kind.PROSE
        elif head.kind is Kind.PROSE and line.kind in LOOSE and below is not None and below.text.startswith("+ "):
            line.kind = Kind.PROSE  # a group of a list: nothing else has such items
        else:
            head = None


def _mark_polls(lines: list[Line]) -> None:
    """A question, two answers or more with circles to fill in or a button to vote below them, and that button."""
    for at, line in enumerate(lines):
        if line.stop != "?" or line.kind not in LOOSE | {Kind.PROSE} or line.size > 25:
            continue
        stop = at + 1
        while stop < min(len(lines), at + 1 + _ANSWERS) and _is_answer(lines[stop]):
            stop += 1
        answers = lines[at + 1 : stop]
        buttons = 0
        while buttons < 2 and stop + buttons < len(lines) and _VOTE.fullmatch(lines[stop + buttons].key):
            buttons += 1
        voted = buttons > 0 and _VOTES.search(lines[stop].key) is not None
        if len(answers) >= 2 and (voted or all(_OPTION.match(answer.text) for answer in answers)):
            for part in lines[at : stop + buttons]:
                part.kind = Kind.ASIDE


def _is_answer(line: Line) -> bool:
    """Whether a line can be an answer of a poll: short, without a stop, and no button to vote."""
    return _OPTION.match(line.text) is not None or (
        line.kind in LOOSE and line.size <= 12 and not line.stop and not _VOTE.fullmatch(line.key)
    )
