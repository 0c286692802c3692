"""Pull quotes: words of an article that its page shows a second time, large and in an element of their own."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from unionml.reading.html.blocks import Block
from unionml.reading.html.shapes import HEADINGS
from unionml.reading.html.tree import words_of
from unionml.reading.page.cues import cues

_WORDS = range(5, 31)
_LONGER = 1.5
"""How much longer the paragraph is, at least, that a pull quote is taken from."""
_NAME_WORDS = 10
_LINES = 3
"""Lines in the element of a pull quote, at most."""
_MOST = 100
"""Quotations of a page that are looked at."""
_OPENING = ('"', "“", "«", "‘")
_NAMED = re.compile(r"\b(?:quotes?|blockquote|trich ?dan)\b")


def repeated_quotes(blocks: Sequence[Block], rest: Sequence[int]) -> set[int]:
    """Indices of quotations that stand word for word in a longer paragraph elsewhere, and of the names below them.

    Args:
        blocks: the page's blocks.
        rest: indices of the article's.
    """
    found: set[int] = set()
    sizes = Counter(blocks[at].home for at in rest)
    pulled = (at for at in rest if _may_be_pulled(blocks[at], alone=sizes[blocks[at].home] <= _LINES))
    positions = {at: position for position, at in enumerate(rest)}
    for at in islice(pulled, _MOST):
        block = blocks[at]
        if not any(_is_taken_from(block, blocks[one]) for one in rest):
            continue
        found.add(at)
        below = rest[min(positions[at] + 1, len(rest) - 1)]
        if blocks[below].home is block.home and blocks[below].size <= _NAME_WORDS and sizes[block.home] <= _LINES:
            found.add(below)
    return found


def names_speaker(block: Block) -> bool:
    """Whether what stands below a quotation in a figure of its own, without a picture, is who said it."""
    figure = block.node.getparent()
    if figure is None or figure.tag != "figure" or next(figure.iter("blockquote"), None) is None:
        return False
    return next(figure.iter("img", "video", "iframe"), None) is None


def _may_be_pulled(block: Block, *, alone: bool) -> bool:
    if block.size not in _WORDS or block.tag in HEADINGS or block.tag == "li" or block.linked > 0:
        return False
    if _NAMED.search(block.words) is not None:
        return True
    return alone and (
        block.text.startswith(_OPENING) or _NAMED.search(f"{words_of(block.home)} {block.home.tag}") is not None
    )


def _is_taken_from(block: Block, other: Block) -> bool:
    apart = other.home is not block.home or other.words != block.words
    longer = apart and other.size >= _LONGER * block.size and cues.stop_of(other.text) != ""
    return longer and f" {block.key} " in f" {other.key} "
