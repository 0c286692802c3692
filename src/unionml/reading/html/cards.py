"""Teasers of other articles, told by their shape: a linked headline, a picture, a line or two, often side by side."""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from unionml.reading.html.blocks import Block
from unionml.reading.html.tree import text_of
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.calendar import AGE
from unionml.reading.page.east.lines import size_of

_WORDS = 60
"""Words beside the headline up to which an element is a teaser."""
_BLOCKS = 4
_DEPTH = 5
_STAMPED = 4
"""Elements of a teaser without a link, at most: its headline, source and age."""
_HEADINGS = frozenset({"h1", "h2"})
_NUMBERED = re.compile(r"\d+|\b(?:odd|even|first|last)\b")
"""What the class names of elements of one kind differ in."""
_CARD_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_CARD_ELEMENTS = 30
_EXCERPT_WORDS = 8
"""Words of a teaser beside its headline in one link, at least."""
_BACK = re.compile(r"(?:trở (?:về|lại)|quay (?:về|lại)|về|back to) (?:trang|danh sách|mục|chuyên mục|news|home|list)\b")
"""How a link leads back to the list above an article, as a key."""
_POSTED = re.compile(rf"{AGE} trước|.{{2,60}} [·•|] {AGE}(?: trước)?")
"""How old a post is: in words that say so, or behind its source."""
_BOXES = frozenset({"div", "section", "aside", "article", "table", "figure", "ul", "blockquote", "amp-list"})


@dataclass(slots=True)
class Cards:
    """The teasers on a page.

    Attributes:
        titles: index of a headline's block, indices of the other blocks of its teaser.
        members: indices of all blocks in teasers.
    """

    titles: dict[int, list[int]] = field(default_factory=dict)
    members: set[int] = field(default_factory=set)

    def add(self, title: int, blocks: list[int]) -> None:
        """Note a teaser."""
        if title not in self.members:
            self.titles[title] = [at for at in blocks if at != title]
            self.members.update(blocks)


def is_headline(block: Block) -> bool:
    """Whether a block is nothing but a link that can be a headline."""
    if block.linked < 0.9 or block.size > 40 or block.tabular or cues.stop_of(block.text) in {".", ":"}:
        return False
    heading = _heading_in_link(block)
    own = heading is not None and _is_around(heading, block)
    if (heading is not None and not own) or (not own and size_of(block.key) < 4):
        return False
    if len(block.key) <= 40 and _BACK.match(block.key):
        return False
    return not cues.is_noise(block.key) and not cues.is_related_cue(block.key) and cues.split_date(block.text) is None


def is_excerpt(block: Block) -> bool:
    """Whether a block stands in a link, below the heading in that link, which is the headline: a card is one link."""
    heading = _heading_in_link(block)
    return heading is not None and not _is_around(heading, block)


def _heading_in_link(block: Block) -> Any:
    """The heading in the link around a block with more in it than that; None where there is none."""
    node = block.node
    holds = block.linked <= 0.9 or any(child.tag == "a" for child in islice(node, 2))
    around = () if holds else islice(node.iterancestors(), _DEPTH)
    link = next((one for one in around if one.tag == "a"), None)
    inside = islice(link.iter(), _CARD_ELEMENTS) if link is not None else ()
    heading = next((one for one in inside if one.tag in _CARD_HEADINGS), None)
    if heading is None:
        return None
    title, whole = len(text_of(heading).split()), len(text_of(link).split())
    return heading if title and title + _EXCERPT_WORDS <= whole <= title + _WORDS else None


def _is_around(element: Any, block: Block) -> bool:
    return any(one is element for one in block.elements(_DEPTH + 1))


def _is_stamped(blocks: list[Block], at: int) -> bool:
    """Whether a line without a link has below it, in an element of their own, no more than the age of a post."""
    block, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or block.linked or cues.stop_of(block.text) or not 4 <= block.size <= 40 or below.size > 12:
        return False
    alone = below.home is block.home and len(block.home) <= _STAMPED and block.tag not in _HEADINGS
    return alone and _POSTED.fullmatch(unicodedata.normalize("NFC", below.text)) is not None


def cards_of(blocks: list[Block]) -> Cards:
    """The teasers that stand side by side: two elements or more of one kind, each with one headline."""
    holders: dict[Any, list[int]] = {}
    children: dict[Any, set[Any]] = {}
    for at, block in enumerate(blocks):
        if not (is_headline(block) or _is_stamped(blocks, at)):
            continue
        node = block.node
        for _ in range(_DEPTH):
            parent = node.getparent()
            if parent is None or node.tag in {"body", "tr", "table", "tbody"}:
                break
            holders.setdefault(node, []).append(at)
            children.setdefault(parent, set()).add(node)
            node = parent
    alone: dict[Any, int] = {}
    for nodes in children.values():
        shapes: dict[tuple[str, str], list[Any]] = {}
        for node in nodes:
            if len(holders[node]) == 1:
                shapes.setdefault((node.tag, _NUMBERED.sub("", node.get("class", ""))), []).append(node)
        alone.update({node: holders[node][0] for alike in shapes.values() if len(alike) >= 2 for node in alike})
    cards = Cards()
    for node, inside in sorted(_inside(blocks, alone).items(), key=lambda item: -len(item[1])):
        if _is_small(blocks, alone[node], inside):
            cards.add(alone[node], inside)
    return cards


def add_boxes(cards: Cards, blocks: list[Block], found: list[int]) -> None:
    """Add the teasers that stand alone inside an article: a small box that opens with a linked headline.

    Args:
        cards: the teasers known so far.
        blocks: the page's blocks.
        found: indices of those that seem to be the article's; a box holds few of them.
    """
    total = sum(len(blocks[at].key) for at in found)
    known = set(found)
    boxes: dict[Any, int] = {}
    for at in range(found[0], found[-1]):
        if at in cards.members or not is_headline(blocks[at]):
            continue
        for node in blocks[at].elements(_DEPTH):
            if node.tag in _BOXES:
                boxes.setdefault(node, at)
    for node, inside in sorted(_inside(blocks, boxes).items(), key=lambda item: -len(item[1])):
        title = boxes[node]
        share = sum(len(blocks[at].key) for at in inside if at in known)
        if inside[0] == title and len(inside) > 1 and share < 0.3 * total and _is_small(blocks, title, inside):
            cards.add(title, inside)


def _inside(blocks: list[Block], nodes: dict[Any, int]) -> dict[Any, list[int]]:
    """Indices of the blocks in each of the elements."""
    members: dict[Any, list[int]] = {}
    for at, block in enumerate(blocks):
        for node in block.elements(_DEPTH + 2):
            if node in nodes:
                members.setdefault(node, []).append(at)
    return members


def _is_small(blocks: list[Block], title: int, inside: list[int]) -> bool:
    rest = [at for at in inside if at != title]
    return len(rest) <= _BLOCKS and sum(blocks[at].size for at in rest) <= _WORDS
