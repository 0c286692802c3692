"""What the elements of a page say by tag and class: date, author, section, kicker."""

import re
from collections.abc import Sequence
from itertools import chain, islice
from typing import Any

from unionml.reading import html_words as names
from unionml.reading import page_cues as cues
from unionml.reading.html_facts import Facts, account_of, byline_of
from unionml.reading.html_region import Region
from unionml.reading.html_shapes import READING_TIME, asks, author_in, sender_in, states_author
from unionml.reading.html_title import Headline
from unionml.reading.html_tree import MARK_LIMIT, text_of, words_of
from unionml.reading.html_words import AWAY
from unionml.reading.page_words import HOME

_FULL_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{4}-\d{2}-\d{2}")
_ISO = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?$")
_HEAD_BLOCKS = 12
"""Blocks above the text among which its date and author are looked for."""
_BEFORE, _AFTERWARDS = 25, 20
"""Elements above the headline and behind the text among which the date may still stand."""
_FAR = 10_000
_WHOLE_NAME = 3
"""Words of a name that no province has and few places have: `Thái Bình` may be either."""
_PLACE = re.compile(r"(?:hà nội|hồ chí minh)\b", re.IGNORECASE)
_BARS = re.compile(rf"\s*[|•·]\s*|\s+[-–—]\s+|{READING_TIME.pattern}", re.IGNORECASE)


def date_of(region: Region, tree: Any, facts: Facts, title_at: int) -> str:
    """The date line as the page shows it near its headline, or else an ISO 8601 date that it states; never a guess."""
    blocks = region.blocks
    anchor = blocks[title_at].node if title_at >= 0 else blocks[region.start].node if region.inside else None
    last = blocks[region.inside[-1]].node if region.inside else None
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
        if names.NOW.search(words) or _is_beside(region, node, names.CRUMB):
            continue
        if (centre < 0 or end >= 0) and node is not last and _dates_a_link(node):
            continue
        machine = (node.get("datetime") or node.get("content") or "").strip()
        if _ISO.match(machine):
            stated.append((order, machine))
        if line := date_in_line(text_of(node)):
            shown.append((order, line))
    high = end + _AFTERWARDS if end >= 0 else centre + _FAR
    near = [
        min(((abs(at - centre), text) for at, text in found if centre - _BEFORE <= at <= high), default=(0, ""))[1]
        for found in (shown, stated)
    ]
    line = near[0] or _date_line(region, title_at)
    if line and (_FULL_DATE.search(line) or not (facts.published or near[1])):
        return line
    return facts.published or near[1] or line


def _dates_a_link(node: Any) -> bool:
    """Whether an element stands beside the headline of another article, whose date it is."""
    around = [one for one in (node, node.getparent()) if one is not None and one.tag not in {"body", "main", "article"}]
    return any(len(text_of(link).split()) >= 4 for one in around for link in islice(one.iter("a"), 20))


def date_in_line(text: str) -> str:
    """The date in a short line, or in one of the parts between its bars and dashes."""
    if not 0 < len(text) <= 100 or cues.is_footer(text):
        return ""
    parts = [part.strip() for part in _BARS.split(text)]
    for part in parts if _name_in(parts[1:]) else (text, *parts):
        found = cues.split_date(part)
        if found is not None:
            return found[1] or part
    match = _FULL_DATE.search(text)
    return text[match.start() :] if match is not None and len(text.split()) <= 12 and not cues.stop_of(text) else ""


def _date_line(region: Region, title_at: int) -> str:
    """A line between headline and text that is little else than a date."""
    for at in _head(region, title_at):
        block = region.blocks[at]
        line = date_in_line(block.text) if block.linked < 0.7 and not cues.is_dated_headline(block.text) else ""
        if line and not region.is_away(at):
            return line
    return ""


def _head(region: Region, title_at: int) -> range:
    start = region.start
    low = title_at if 0 <= title_at <= start else max(0, start - _HEAD_BLOCKS)
    return range(max(0, low - 2), min(len(region.blocks), max(start, title_at) + 4))


def _is_beside(region: Region, node: Any, but: "re.Pattern[str]" = names.AUTHOR) -> bool:
    """Whether an element belongs to a comment, a menu, the imprint or another article; `but` names what does not."""
    for depth, one in enumerate((node, *node.iterancestors())):
        if depth > 40:
            break
        words = words_of(one)
        if names.zone_of(one.tag, words) in AWAY and one not in region.ignored and not but.search(words):
            return True
    return False


def byline_of_page(region: Region, tree: Any, facts: Facts, title_at: int, body: Sequence[str]) -> str:
    """The author's line above the text, by its class or its words; the head's statement where nothing is shown.

    Args:
        region: the page's blocks, and which are the article's.
        tree: the page.
        facts: what its head states.
        title_at: index of the headline's block, or -1.
        body: the article's paragraphs, of which none is the author's line.
    """
    account = ""
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        stated = states_author(node) or _is_address(node)
        if not (stated or names.AUTHOR.search(words_of(node))) or _is_beside(region, node):
            continue
        text = text_of(node, names.NOT_AUTHOR) or text_of(node)
        if not 0 < len(text) <= 80 or text in body:
            continue
        labelled = author_in(text)
        author = labelled or (text if cues.is_author(text) else (cues.split_date(text) or ("", ""))[0])
        if byline_of(author) and not cues.is_noise(cues.key_of(author)):
            return author
        account = account or account_of(labelled or (text if stated else ""))
    last = region.inside[-1] if region.inside else 0
    for at in chain(_head(region, title_at), range(last, min(len(region.blocks), last + 6))):
        block = region.blocks[at]
        if region.is_away(at) or block.size > 20:
            continue
        if byline_of(name := author_in(block.text) or sender_in(block.text)):
            return name
        if ":" in block.text and cues.is_signed_with_photo(block.text):
            return block.text
        parts = cues.split_date(block.text)
        if parts is not None and parts[0] and byline_of(parts[0]):
            return parts[0]
        if parts is not None and (name := _name_in(_BARS.split(block.text)[1:])):
            return name
    if facts.byline or account:
        return facts.byline or account
    end = min(len(region.blocks), max(region.start, title_at + 2 if title_at >= 0 else 0))
    alone = (_bare(region.blocks[at].text) for at in range(title_at + 1, end) if _is_name(region, at))
    return next(alone, "")


def _name_in(parts: Sequence[str]) -> str:
    """The person among the parts of a dated line that stand behind a bar, the last of several."""
    people = (part for part in reversed(parts) if cues.is_person(part) and not cues.is_section(part))
    return next((part for part in people if len(part.split()) >= _WHOLE_NAME and not _PLACE.match(part)), "")


def _is_address(node: Any) -> bool:
    """Whether an element tells whom to write to about the article around it: its author."""
    return node.tag == "address" and next(node.iterancestors("article"), None) is not None


def _is_name(region: Region, at: int) -> bool:
    """Whether a line between headline and text is nothing but a person's name."""
    block = region.blocks[at]
    text = _bare(block.text)
    asked = at > 0 and asks(region.blocks[at - 1].text)
    alone = 2 <= block.size <= 4 and all(word[:1].isupper() for word in text.split()) and not asked
    return alone and not region.is_away(at) and cues.is_signature(text) and byline_of(text) != ""


def _bare(text: str) -> str:
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def section_of(region: Region, tree: Any, facts: Facts, headline: Headline) -> str:
    """The last step of the breadcrumb that is no headline, what the head states, or the label by the headline."""
    for node in tree.iter():
        words = words_of(node) if isinstance(node.tag, str) else ""
        if not words or not names.CRUMB.search(words):
            continue
        steps = [step for step in (text_of(link) for link in node.iter("a", "span", "li")) if step]
        named = [
            step for step in steps if len(step.split()) <= 6 and step != headline.text and not _FULL_DATE.search(step)
        ]
        if named and cues.key_of(named[-1]) not in HOME:
            return named[-1]
    if facts.section:
        return facts.section
    for at in range(max(0, headline.at - 4), max(region.start, headline.at) + 1):
        block = region.blocks[at] if at < len(region.blocks) else None
        if block is not None and names.SECTION.search(block.words) and block.size <= 5 and not region.is_away(at):
            return block.text
    return ""


def kicker_of(region: Region, tree: Any, headline: Headline) -> str:
    """The short line above the headline or in its element, by its class."""
    own = region.blocks[headline.at].node if headline.at >= 0 else None
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        text = text_of(node) if node.tag == "h1" or node is own else ""
        if text and text == headline.text:
            break
        words = words_of(node)
        if words and names.KICKER.search(words) and not _is_beside(region, node):
            text = text_of(node)
            if 0 < len(text) < MARK_LIMIT and len(text.split()) <= 14 and cues.split_date(text) is None:
                return text
    return ""
