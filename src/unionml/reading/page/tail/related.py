"""Other articles on a page: the teasers behind the article, headlines with their paragraphs, and those above it."""

import re

from unionml.article import RelatedArticle
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.announced import RELATED_PREFIX
from unionml.reading.page.cues.dates import LISTED
from unionml.reading.page.cues.imprints import is_imprint
from unionml.reading.page.cues.keys import WIDE_GAP
from unionml.reading.page.cues.names import EMAIL
from unionml.reading.page.kinds import SILENT, Kind
from unionml.reading.page.lines import Line
from unionml.reading.page.tail.teasers import behind_links, undated
from unionml.text.scripts import CAPITALS

_WHEN = re.compile(
    r"(?<=\S)\s+(?:[-–—|]|[-–—|]\s+\d{1,2}/\d{1,2}/\d{4}|(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?,?\s+)?\d{1,2}:\d{2})\s*$"
)
"""The time behind a headline in a list of other articles, or a dash, perhaps with its date."""
_PICTURE = re.compile(r"(?:[a-z\d]+ ){3,20}(?=[" + CAPITALS + '"“‘])')
"""What a picture's file is called, in front of the headline below it: `tin nhap 2018 Ba đội …`."""
_HEADLINE = 25
"""Syllables of a headline that asks, at most."""
_RANK = re.compile(r"(\d{1,2})[.)]?\s+(?=\S)")
_BEFORE_OFFICE = re.compile(r"([^\d–—-]{4,30}?)\s[–—-]\s")
"""Who comments, in front of where he works."""
_DAY = re.compile(r"\d{1,2}/\d{1,2}\s+[|–-]\s+(?=\S)")
"""The day in front of a headline in a list: `08/08 - …`."""


def without_marks(text: str) -> str:
    """A related headline without the arrow, bullet or `Xem thêm:` in front of it and the date behind it."""
    for _ in range(2):  # an arrow, and `Bài trước:` behind it
        start = RELATED_PREFIX.match(text)
        text = text[start.end() :] if start and start.end() < len(text) else text
    if (picture := _PICTURE.match(text)) is not None and not text.isascii():
        text = text[picture.end() :]
    text = text.rstrip(" →»›>") or text
    return _WHEN.sub("", LISTED.sub("", text)).rstrip() or text


def _is_teaser(lines: list[Line], at: int) -> bool:
    """Whether a headline among readers' comments opens a teaser: no name above it, a paragraph below, no buttons.

    A line that opens in small letters says in front of its colon who comments.
    """
    name = _BEFORE_OFFICE.match(lines[at].text)
    if name is not None and cues.is_person(name.group(1)):
        return False
    if lines[at].size < 6 or lines[at].text[0].islower() or (at > 0 and cues.is_byline(lines[at - 1].text)):
        return False
    following = lines[at + 1 : at + 3]
    return (
        bool(following) and following[0].kind is Kind.PROSE and all(line.kind is not Kind.NOISE for line in following)
    )


def _is_dated(line: Line) -> bool:
    """Whether a headline has a date in brackets, as other articles and papers in a box of new ones have."""
    return line.kind is Kind.RELATED and cues.is_dated_headline(line.text)


def _rank(lines: list[Line], at: int) -> int:
    """Where a headline begins behind its number in a list of the most read, or its day: its neighbour has one, too."""
    beside = (lines[at - 1 : at] if at else []) + lines[at + 1 : at + 3]
    if (day := _DAY.match(lines[at].text)) is not None:
        return day.end() if any(_DAY.match(other.text) for other in beside) else 0
    own = _RANK.match(lines[at].text)
    if own is None:
        return 0
    number = int(own.group(1))
    for other in beside:
        found = _RANK.match(other.text)
        if found is not None and abs(int(found.group(1)) - number) == 1:
            return own.end()
    return 0


def _signs_off(lines: list[Line], at: int) -> bool:
    """Whether a line in capitals stands right above the imprint: the paper's name."""
    return lines[at].text.isupper() and lines[at + 1 : at + 2] != [] and lines[at + 1].kind is Kind.FOOTER


def _asks_in_list(lines: list[Line], at: int) -> bool:
    """Whether a question with a bullet is one of the headlines of a list, as its neighbour is."""
    line = lines[at]
    beside = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    return (
        line.kind is Kind.PROSE
        and line.bullet
        and line.stop in {"?", "!"}
        and line.size <= _HEADLINE
        and any(other.kind in {Kind.HEADLINE, Kind.RELATED} and other.bullet for other in beside)
    )


def _is_label(lines: list[Line], at: int) -> bool:
    return at < len(lines) and lines[at].kind is Kind.SHORT and lines[at].size <= 2


def _among_labels(lines: list[Line], at: int) -> bool:
    """Whether a short headline stands in one block with shorter lines: keywords."""
    above = at > 0 and not lines[at].gap and lines[at - 1].kind is Kind.SHORT
    return above or (at + 1 < len(lines) and not lines[at + 1].gap and lines[at + 1].kind is Kind.SHORT)


def read_above(lines: list[Line], title_key: str) -> list[RelatedArticle]:
    """Headlines announced above an article: two or more in a row below a cue, and something else before the title."""
    found: list[Line] = []
    box: list[Line] = []
    announced = False
    for line in lines:
        headline = line.kind in {Kind.HEADLINE, Kind.RELATED} and WIDE_GAP.search(line.text) is None
        if announced and headline:
            box.append(line)
            continue
        found += box if len(box) >= 2 else []
        box, announced = [], line.kind is Kind.RELATED_CUE
    return [RelatedArticle(without_marks(line.text)) for line in found if line.key != title_key]


def read_related(lines: list[Line], title_key: str) -> list[RelatedArticle]:
    """The teasers of a page's tail, each with its title and, where it has one, its paragraph."""
    related: list[RelatedArticle] = []
    seen: set[str] = {title_key, ""}
    comments = announced = False
    at = 0
    while at < len(lines):
        line, place = lines[at], at
        if (at := behind_links(lines, at)) > place:
            continue
        at += 1
        if line.kind in {Kind.COMMENT_CUE, Kind.WIDGET}:
            comments = True
        elif line.kind is Kind.RELATED_CUE:
            comments, announced = False, True
        headline = line.kind in {Kind.HEADLINE, Kind.RELATED} or (line.kind is Kind.SHORT and line.size >= 4)
        headline = headline or _asks_in_list(lines, place)
        listed = place > 0 and lines[place - 1].kind in {Kind.HEADLINE, Kind.RELATED}
        dated = undated(lines, place) != line.text
        listed = listed and not dated
        if headline and (is_imprint(line.text) or EMAIL.search(line.text) or (listed and cues.dates_field(line.text))):
            continue
        if headline and not announced and ":" in line.text and cues.names_author(line.text):
            continue  # the source, or who edited the article
        if headline and not announced and line.size <= 6 and _among_labels(lines, place):
            continue
        told = not comments or _is_teaser(lines, place) or _is_dated(line)
        if not headline or line.key in seen or not told or _signs_off(lines, place):
            continue
        while at < len(lines) and (lines[at].key == line.key or lines[at].kind in SILENT):
            at += 1
        if _is_label(lines, at) and at + 1 < len(lines) and lines[at + 1].kind is Kind.PROSE:
            at += 1
        teaser = ""
        listed = at < len(lines) and line.bullet and lines[at].bullet
        if at < len(lines) and lines[at].kind is Kind.PROSE and lines[at].size >= 8 and not listed:
            teaser = lines[at].text
            at += 1
        elif line.kind is Kind.SHORT and not announced:
            continue
        seen.add(line.key)
        text = undated(lines, place) if dated else line.text[_rank(lines, place) :]
        related.append(RelatedArticle(without_marks(text), teaser))
    return related
