"""The date of an article: the line that shows it by its headline, without what stands behind it in the same line."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from unionml.reading.html import words as names
from unionml.reading.html.facts import ISO_DATE, Facts
from unionml.reading.html.region import Region
from unionml.reading.html.shapes import READING_TIME
from unionml.reading.html.tree import text_of, words_of
from unionml.reading.html.words import AWAY
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.calendar import MONTH, WEEKDAY
from unionml.reading.page.east.lines import size_of

FULL_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{4}-\d{2}-\d{2}")
_HEAD_BLOCKS = 12
"""Blocks above the text among which its date and author are looked for."""
_BEFORE, _AFTERWARDS = 25, 20
"""Elements above the headline and behind the text among which the date may still stand."""
_FAR = 10_000
_WHOLE_NAME = 3
"""Words of a name that no province has and few places have: `Thái Bình` may be either."""
_PLACE = re.compile(r"(?:hà nội|hồ chí minh)\b", re.IGNORECASE)
BARS = re.compile(rf"\s*[|•·]\s*|\s+[-–—]\s+|{READING_TIME.pattern}", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?:19|20)\d{2}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}}"
    r"|(?<![.,:])\b(?:19|20)\d{2}\b(?![.,:]\d)"
    r"|\d{1,2}\s?(?::|h|g|giờ)\s?\d{2}(?::\d{2})?(?: ?(?:phút|p)\b)?|\d{1,2}\s?(?:giờ|h)\b(?: trước\b)?"
    rf"|\b{WEEKDAY}\b"
    r"|\d{1,4}\s?[年月日時时分点點년월일시분]",
    re.IGNORECASE,
)
"""A day, a time or a part of one."""
_ZONE = re.compile(
    r"(?:\s*(?:SA|CH|AM|PM|sáng|trưa|chiều|tối|phút)\b|\s*[ap]\.m\.)?"
    r"(?:\s*[(\[]?\s*(?-i:UTC|[A-Z]{1,3}T)\b(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?\b)?|[+-]\d{2}:?\d{2}\b)?\s*[)\]]?",
    re.IGNORECASE,
)
"""What belongs to a time and stands behind it: half of the day, zone, closing bracket."""


def date_of(region: Region, tree: Any, facts: Facts, title_at: int) -> str:
    """The date line as the page shows it near its headline, or else an ISO 8601 date that it states; never a guess."""
    blocks = region.blocks
    anchor = blocks[title_at].node if title_at >= 0 else blocks[region.start].node if region.inside else None
    last = blocks[region.inside[-1]].node if region.inside else None
    around = {*anchor.iterancestors()} if anchor is not None else set()
    shown: list[tuple[int, str]] = []
    stated: list[tuple[int, str]] = []
    centre = end = -1
    for order, node in enumerate(tree.iter()):
        centre = order if node is anchor else centre
        end = order if node is last else end
        if not isinstance(node.tag, str):
            continue
        words = words_of(node)
        if node.tag != "time" and not (words and names.DATE.search(words)):
            continue
        if names.NOW.search(words) or is_beside(region, node, names.ABOVE_TEXT):
            continue
        if (centre < 0 or end >= 0) and node is not last and _dates_a_link(node, around):
            continue
        machine = (node.get("datetime") or node.get("content") or "").strip()
        if ISO_DATE.match(machine):
            stated.append((order, machine))
        if line := date_in_line(text_of(node)):
            shown.append((order, _first_of(node, line)))
    high = end + _AFTERWARDS if end >= 0 else centre + _FAR
    near = [
        min(((abs(at - centre), text) for at, text in found if centre - _BEFORE <= at <= high), default=(0, ""))[1]
        for found in (shown, stated)
    ]
    line = near[0] or _date_line(region, title_at)
    if line and (FULL_DATE.search(line) or not (facts.published or near[1])):
        return line
    return facts.published or near[1] or line


def _dates_a_link(node: Any, holders: set[Any]) -> bool:
    """Whether an element stands beside the headline of another article, whose date it is; `holders` hold the page's."""
    tags = {"body", "main", "article"}
    near = [one for one in (node, node.getparent()) if one is not None and one.tag not in tags and one not in holders]
    return any(size_of(text_of(link)) >= 4 for one in near for link in islice(one.iter("a"), 20))


def date_in_line(text: str) -> str:
    """The date in a short line, or in one of the parts between its bars and dashes."""
    if not 0 < len(text) <= 100 or cues.is_footer(text):
        return ""
    parts = [part.strip() for part in BARS.split(text)]
    for part in parts if name_in(parts[1:]) else (text, *parts):
        found = cues.split_date(part)
        if found is not None:
            return _without_tail(found[1] or part)
    match = FULL_DATE.search(text)
    if match is None or len(text.split()) > 12 or cues.stop_of(text):
        return ""
    found = cues.split_date(_without_tail(text))
    return (found[1] or _without_tail(text)) if found is not None else _without_tail(text[match.start() :])


def _without_tail(line: str) -> str:
    """A line up to its last date or time: counters, buttons and names behind it are no part of the date."""
    last = max((found.end() for found in _TOKEN.finditer(line)), default=len(line))
    zone = _ZONE.match(line, last)
    return line[: zone.end() if zone is not None else last].strip(" -–—|•,;")


def _first_of(node: Any, line: str) -> str:
    """Of a line with two days, such as that of the last change, the first where it has an element of its own."""
    if len(FULL_DATE.findall(line)) < 2:
        return line
    times = (date_in_line(text_of(one)) for one in islice(node.iter("time"), 1))
    return next((time for time in times if len(FULL_DATE.findall(time)) == 1), line)


def _date_line(region: Region, title_at: int) -> str:
    """A line between headline and text that is little else than a date."""
    for at in head_of(region, title_at):
        block = region.blocks[at]
        line = date_in_line(block.text) if block.linked < 0.7 and not cues.is_dated_headline(block.text) else ""
        if line and not region.is_away(at):
            return line
    return ""


def head_of(region: Region, title_at: int) -> range:
    """Indices of the blocks by the headline among which date and author are looked for."""
    start = region.start
    low = title_at if 0 <= title_at <= start else max(0, start - _HEAD_BLOCKS)
    return range(max(0, low - 2), min(len(region.blocks), max(start, title_at) + 4))


def is_beside(region: Region, node: Any, but: "re.Pattern[str]" = names.AUTHOR) -> bool:
    """Whether an element belongs to a comment, a menu, the imprint or another article; `but` names what does not."""
    for depth, one in enumerate((node, *node.iterancestors())):
        if depth > 40:
            break
        words = words_of(one)
        if names.zone_of(one.tag, words) in AWAY and one not in region.ignored and not but.search(words):
            return True
    return False


def name_in(parts: Sequence[str]) -> str:
    """The person among the parts of a dated line that stand behind a bar, the last of several."""
    people = (part for part in reversed(parts) if cues.is_person(part) and not cues.is_section(part))
    return next((part for part in people if len(part.split()) >= _WHOLE_NAME and not _PLACE.match(part)), "")
