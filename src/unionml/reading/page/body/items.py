"""Short lines between paragraphs that are text: items of a list, no author's or headlines, and where somebody lives."""

import re
import unicodedata
from itertools import takewhile

from unionml.reading.page.cues import cues
from unionml.reading.page.kinds import LOOSE, TITLES, Kind
from unionml.reading.page.lines import Line

_SHORT = 6
"""Syllables of an item shorter than headlines, at most, its mark counted."""
_ITEMS = 2
"""Items of a list with marks, at least."""
_NAMES = 3
"""Names of a list without marks, at least, as an article seldom has as many authors; and numbered items."""
_LONGEST = 200
"""Items that are looked at in a row."""
_LISTED = 60
"""Names of a list, at most."""
_CONTACT = re.compile(
    r"(?:địa chỉ|(?:số )?điện thoại|đt|tel|e-?mail|liên hệ|hotline|đường dây nóng)\s*[:：]", re.IGNORECASE
)
"""How a line opens that says where somebody can be reached: at the foot of a page, or in an article about him."""
_PARAGRAPH = 12
"""Syllables of a paragraph that goes on below it, at least."""
_FOOT = 3
"""Lines below that paragraph, none of which is a page's imprint."""
_INTRODUCES = re.compile(
    r"\b(?:bài|viết|ghi|phóng viên|pv|phỏng vấn|trao đổi|cuộc trò chuyện|giới thiệu|tác giả|thực hiện|ảnh|phản ánh"
    r"|chia sẻ|bạn đọc|ý kiến|nguồn|theo|tổng hợp|biên (?:tập|soạn|dịch))\b"
)
"""What announces, in a key, a text and not a person: its author may stand below the colon."""
_ANNOUNCES, _NAME = 6, 8
"""Syllables of what announces a person, at least, and of a name with its title, at most."""
_NUMBER = re.compile(r"\(?(\d{1,3})[.)/]\s")


def mark_short_items(lines: list[Line]) -> None:
    """Short items with one mark, and persons' names one a line, are text where a paragraph goes on below them.

    Headlines with marks may be other articles', so most of the items must be shorter than those.
    """
    at = 1
    while at < len(lines):
        found = _run(lines, at) if lines[at - 1].kind is Kind.PROSE else []
        stop = at + len(found)
        if found and stop < len(lines) and lines[stop].kind is Kind.PROSE:
            for line in found:
                line.kind = Kind.PROSE
        at = max(stop, at + 1)


def mark_announced_names(lines: list[Line]) -> None:
    """Names behind a colon are those of whom a notice tells, not the author's, where the text goes on below, in place.

    So are two or more in one block with nothing below them.
    """
    for at, line in enumerate(lines):
        if line.kind is not Kind.PROSE or line.stop != ":" or line.size < _ANNOUNCES or _INTRODUCES.search(line.key):
            continue
        named = list(takewhile(_names_somebody, lines[at + 1 : at + 1 + _LISTED]))
        below = lines[at + 1 + len(named) : at + 2 + len(named)]
        if named and not (below and below[0].kind is Kind.PROSE):
            named = [named[0], *takewhile(lambda name: not name.gap, named[1:])]
            named = named if len(named) >= _ITEMS else []
        for name in named:
            name.kind = Kind.PROSE


def _names_somebody(line: Line) -> bool:
    plain = line.kind in LOOSE and not (line.stop or line.level or line.linked) and 2 <= line.size <= _NAME
    return plain and cues.is_byline(line.text) and not cues.names_author(line.text)


def _run(lines: list[Line], at: int) -> list[Line]:
    """The items from line `at` on; none where they are no list."""
    first = lines[at]
    rest = lines[at : at + _LONGEST]
    if _NUMBER.match(first.text):
        pairs = takewhile(lambda pair: _number(pair[1]) == pair[0], enumerate(rest, 1))
        counted = [line for _, line in pairs]
        return counted if len(counted) >= _NAMES else []
    if first.bullet:
        marked = list(takewhile(lambda line: _is_item(line) and line.text[0] == first.text[0], rest))
        short = sum(line.size <= _SHORT for line in marked)
        return marked if len(marked) >= _ITEMS and 2 * short >= len(marked) else []
    named = list(takewhile(lambda line: line.kind is Kind.SHORT and cues.is_person(line.text), rest))
    return named if len(named) >= _NAMES else []


def _number(line: Line) -> int:
    """The number in front of a short item; 0 without one."""
    found = _NUMBER.match(line.text) if line.kind is Kind.SHORT and _is_item(line) else None
    return int(found[1]) if found else 0


def _is_item(line: Line) -> bool:
    return line.bullet and line.kind in LOOSE and not (line.linked or line.level)


def mark_contacts(lines: list[Line]) -> None:
    """Where somebody can be reached, between two paragraphs with no imprint below, is text, in place."""
    for at in range(1, len(lines) - 1):
        above, line, below = lines[at - 1 : at + 2]
        if line.kind is not Kind.FOOTER or not _CONTACT.match(unicodedata.normalize("NFC", line.text)):
            continue
        foot = any(other.kind is Kind.FOOTER for other in lines[at + 2 : at + 2 + _FOOT])
        if above.kind is Kind.PROSE and below.kind is Kind.PROSE and below.size >= _PARAGRAPH and not foot:
            line.kind = Kind.PROSE


def goes_on(lines: list[Line], at: int) -> bool:
    """Whether line `at` and names like it are a list in the text: a paragraph follows, and no headline behind it.

    Two are authors' names both, as a name and another short line may be the author and what announces other articles.
    """
    stop = at + 1
    while stop < min(len(lines), at + _LISTED) and lines[stop].kind in LOOSE and _like_name(lines[stop]):
        stop += 1
    below = lines[stop : stop + 2]
    named = all(cues.is_author(line.text) for line in lines[at:stop])
    if stop - at < (_ITEMS if named else _NAMES) or not below or below[0].kind is not Kind.PROSE:
        return False
    return len(below) == 1 or below[1].kind not in TITLES or cues.is_author(below[1].text)


def _like_name(line: Line) -> bool:
    return line.kind is Kind.SHORT or cues.is_author(line.text)
