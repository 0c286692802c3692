"""What stands below a picture: its caption, or the text that the picture stands above."""

import re
from itertools import islice

from unionml.reading.html.blocks import Block
from unionml.reading.html.shapes import HEADINGS, READING_TIME, author_in, is_furniture
from unionml.reading.html.tree import text_of, words_of
from unionml.reading.html.words import AUTHOR, FEATURED, LOGO, PICTURE
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.calendar import MONTH

_CAPTION_WORDS = 60
_SHORT_CAPTION = 22
_CAP = re.compile(r"\bcap\b")
"""A caption's name in short; it means other things where no picture stands in the same frame."""
_FRAMES = frozenset({"figure", "table", "td", "li"})
_NO_CAPTION = HEADINGS - {"h5", "h6"}
"""Headings that some sites set their captions as are the lowest."""
_DEPTH = 12
"""Elements that begin together, of which the outermost stands below a picture."""
_MONTH = rf"(?:(?:th|thg|tháng)\.? ?\d{{1,2}}|{MONTH})"
_BADGE = re.compile(rf"\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}")
"""Day and month as a leaf of a calendar on the picture of an article, as a key."""


def tells_of_article(block: Block) -> bool:
    """Whether a line tells who wrote the article, when, or how long it takes to read, be it beside a portrait."""
    if (
        AUTHOR.search(block.words)
        or READING_TIME.search(block.text)
        or author_in(block.text)
        or _BADGE.fullmatch(block.key)
    ):
        return True
    return cues.split_date(block.text) is not None


def is_under_picture(block: Block) -> bool:
    """Whether a block behind a picture is its caption: by its frame, class and setting, or for want of a stop."""
    if not block.after_image:
        return _is_in_row(block)
    frame = block.frame
    alone = frame is not None and frame.tag in _FRAMES
    if block.tag in _NO_CAPTION or (block.tag == "li" and not alone) or block.size > _CAPTION_WORDS:
        return False
    named = frame is not None and (PICTURE.search(words_of(frame)) or _CAP.search(block.words))
    if named or alone or block.tag in HEADINGS:
        return True
    small = any(text_of(one) == block.text for one in islice(block.node.iter("small"), 1))
    if PICTURE.search(block.words) or (block.size <= 40 and (small or block.slanted > 0.9 or block.is_centred)):
        return True
    if block.size <= 40 and (block.tag == "td" or cues.image_of(block.text)):
        return True
    if cues.stop_of(block.text) or block.size > 35:
        return False
    if frame is not None:
        return True
    plain = block.bold < 0.5 and block.linked < 0.3 and block.size >= 3 and not cues.is_byline(block.text)
    return plain and (block.size <= _SHORT_CAPTION or cues.is_scene(block.text)) and not is_furniture(block)


def is_over_headline(block: Block, headline: Block) -> bool:
    """Whether a block stands alone with the article's own picture: right beside the headline or its header."""
    frame = block.frame
    around = [*islice(headline.node.iterancestors(), 2 if block.kind() == "caption" else 1)]
    beside = frame is not None and any(frame.getparent() is one and one.tag != "body" for one in around)
    return beside and not LOGO.search(words_of(frame))


def is_below_own_picture(block: Block) -> bool:
    """Whether the element above a block is a figure, or holds the picture that stands for its article."""
    node = block.node if block.after_image else None
    for _ in range(_DEPTH):
        if node is None or node.getprevious() is not None:
            break
        node = node.getparent()
    above = node.getprevious() if node is not None else None
    if above is None or not isinstance(above.tag, str):
        return False
    return above.tag == "figure" or FEATURED.search(words_of(above)) is not None


def _is_in_row(block: Block) -> bool:
    """Whether a block fills a cell of a row that stands below a row of as many pictures."""
    cell = next((one for one in (block.node, *islice(block.node.iterancestors(), 2)) if one.tag == "td"), None)
    row = cell.getparent() if cell is not None else None
    above = row.getprevious() if row is not None else None
    if (
        cell is None
        or row is None
        or above is None
        or not 1 < len(row) == len(above)
        or "".join(above.itertext()).strip()
    ):
        return False
    alone = "".join("".join(cell.itertext()).split()) == block.text.replace(" ", "")
    return alone and block.size <= _CAPTION_WORDS and all(next(one.iter("img"), None) is not None for one in above)
