"""Which blocks of a page are the article.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) says which text is article; the smallest
element around most of it is the region. Inside it a block belongs to the article where trafilatura found it, or where
it is prose among what was found: trafilatura loses text beside paragraphs and in tables that only arrange the page.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from unionml.reading.html.blocks import Block
from unionml.reading.html.cards import Cards, add_boxes, cards_of, is_headline
from unionml.reading.html.comments import comments_of
from unionml.reading.html.tree import INLINE
from unionml.reading.html.words import AWAY
from unionml.reading.page.cues import cues

_MOST = 0.75
"""Share of the found text that the region holds."""
_TOO_MUCH = 0.4
"""Share of the found text above which an element is no box beside the article, whatever its class says."""
_UNCLOSED_SHARE = 0.9
"""Share of the found text in a menu from which on nobody has closed its element."""
_LOOSE = frozenset({"nav", "side", "added"})
"""Zones whose names are also given to whole pages."""
_WHOLE = 2
"""Paragraphs above a first heading from which on they are an article of their own, and no slogan, caption or sapo."""
_LONG = 24
"""Characters of a key from which on it stands for one place in the text."""
_UNCLOSED = INLINE | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li"}
"""Elements around most of an article only because nobody closed them."""
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_PLAIN = frozenset({"p", "div", "span", "section"})
_HELD = _HEADINGS | {"ul", "ol", "form", "input", "button"}
"""What a box at the end of an article holds, and no paragraph."""
_PASTED_DEPTH = 4
_PASTED_ELEMENTS = 200
"""Elements around and in a paragraph that are looked at."""


@dataclass(slots=True)
class Region:
    """Where the article stands on a page.

    Attributes:
        blocks: all blocks of the page.
        inside: indices of the blocks that are the article's, headings and captions included, in order.
        cards: teasers of other articles that were told by their shape.
        ignored: elements whose class names say something that their size belies.
        comments: indices of what readers wrote below the article.
    """

    blocks: list[Block]
    inside: list[int] = field(default_factory=list)
    cards: Cards = field(default_factory=Cards)
    ignored: set[Any] = field(default_factory=set)
    comments: set[int] = field(default_factory=set)

    @property
    def start(self) -> int:
        """Index of the article's first block; the number of blocks where there is none."""
        return self.inside[0] if self.inside else len(self.blocks)

    def is_away(self, at: int) -> bool:
        """Whether a block stands in a box of links, in comments, in a menu or the like."""
        return (
            at in self.cards.members
            or at in self.comments
            or any(kind in AWAY and node not in self.ignored for kind, node in self.blocks[at].zones)
        )

    def kind(self, at: int) -> str:
        """What the nearest element around a block says that it is."""
        return self.blocks[at].kind(self.ignored)


def find_region(blocks: list[Block], extracted: str) -> Region:
    """Find the article among the blocks of its page.

    Args:
        blocks: the page's blocks.
        extracted: trafilatura's text, a line a block; empty where it found none.
    """
    region = Region(blocks, cards=cards_of(blocks))
    found = _found(region, extracted)
    if len(found) <= 2 and len(prose := _prose(region)) > len(found):
        found = sorted({*found, *prose})
    elif 0 < len(told := [at for at in found if blocks[at].is_prose]) <= 2:
        # trafilatura passes over elements of some names, such as a teaser that is all that a page shows for free.
        around = blocks[told[-1]].home
        missed = (at for at in _prose(region) if at > told[-1] and blocks[at].home.getparent() is around)
        found = sorted({*found, *missed})
    total = sum(len(blocks[at].key) for at in found)
    if not total:
        return region
    add_boxes(region.cards, blocks, found)
    _weigh_zones(region, found, total)
    region.comments |= comments_of(blocks, found)
    found = [at for at in found if not region.is_away(at)]
    if not found:
        return region
    element = _around(blocks, found)
    within = _within(blocks, element)
    if (wider := _spread(blocks, found, element, within)) is not element:
        within = _within(blocks, wider)
    _fill(region, [at for at in found if at in within], within)
    return region


def _found(region: Region, extracted: str) -> list[int]:
    lines = {cues.key_of(line) for line in extracted.split("\n")}
    joined = " ".join(cues.key_of(line) for line in extracted.split("\n"))
    seen: set[str] = set()
    found = []
    for at, block in enumerate(region.blocks):
        if block.tabular or at in region.cards.members or block.key in seen or not block.key:
            continue
        if (block.key in lines or (len(block.key) >= _LONG and block.key in joined)) and not _is_site(block.text):
            found.append(at)
            seen.add(block.key)
    return found if sum(region.blocks[at].size for at in found) >= 8 else []


def _prose(region: Region) -> list[int]:
    """Without trafilatura: the blocks that are sentences and no links."""
    seen: set[str] = set()
    found = []
    for at, block in enumerate(region.blocks):
        if block.tabular or block.key in seen or block.linked > 0.3 or at in region.cards.members:
            continue
        if block.is_prose and not _is_site(block.text):
            found.append(at)
            seen.add(block.key)
    return found


def _is_site(text: str) -> bool:
    text = unicodedata.normalize("NFC", text)
    return cues.is_footer(text) or cues.is_for_readers(text)


def _weigh_zones(region: Region, found: list[int], total: int) -> None:
    """Ignore what the class of an element says when most of the text stands in it."""
    sizes: Counter[Any] = Counter()
    counts: Counter[Any] = Counter()
    kinds: dict[Any, str] = {}
    for at in found:
        for kind, node in region.blocks[at].zones:
            sizes[node] += len(region.blocks[at].key)
            counts[node] += 1
            kinds[node] = kind
    long_sapo = {node for node, kind in kinds.items() if kind in {"sapo", "caption"} and sizes[node] > 1200}
    for node, size in sizes.items():
        if node.tag == "footer" or (node.tag == "nav" and size < _UNCLOSED_SHARE * total):
            continue
        if size >= _TOO_MUCH * total and (counts[node] >= 3 or (kinds[node] in _LOOSE and size >= _MOST * total)):
            region.ignored.add(node)
    region.ignored |= long_sapo


def _around(blocks: list[Block], found: list[int]) -> Any:
    """The deepest element that holds most of the found text."""
    weights = {at: len(blocks[at].key) for at in found if blocks[at].size >= 8} or {
        at: len(blocks[at].key) for at in found
    }
    total = sum(weights.values())
    sizes: dict[Any, int] = {}
    depths: dict[Any, int] = {}
    for at, weight in weights.items():
        node = blocks[at].home
        sizes[node] = sizes.get(node, 0) + weight
        path = []
        while node is not None and node not in depths:
            path.append(node)
            node = node.getparent()
        top = depths[node] if node is not None else -1
        depths.update({one: top + step for step, one in enumerate(reversed(path), start=1)})
    best = blocks[found[0]].home
    for node in sorted(depths, key=depths.__getitem__, reverse=True):
        if sizes.get(node, 0) >= _MOST * total:
            best = node
            break
        parent = node.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + sizes.get(node, 0)
    while best.tag in _UNCLOSED and best.getparent() is not None:
        best = best.getparent()
    return best


def _spread(blocks: list[Block], found: list[int], element: Any, within: set[int]) -> Any:
    """The element around all of a text that a builder of pages has cut into elements of one name, as far as it goes."""
    named = {blocks[at].home.get("class") for at in found if at in within and blocks[at].is_prose} - {None, ""}
    for at in found:
        if at in within or not blocks[at].is_prose or blocks[at].home.get("class") not in named:
            continue
        between = range(at, min(within)) if at < min(within) else range(max(within), at)
        if any(is_headline(blocks[one]) or blocks[one].tag == "h1" for one in between):
            continue
        around = {*blocks[at].home.iterancestors()}
        while element not in around and element.getparent() is not None:
            element = element.getparent()
    return element


def _within(blocks: list[Block], element: Any) -> set[int]:
    inside = {element}
    known: dict[Any, bool] = {element: True}
    result = set()
    for at, block in enumerate(blocks):
        path = []
        node = block.node
        while node is not None and node not in known:
            path.append(node)
            node = node.getparent()
        answer = node is not None and known[node]
        for one in path:
            known[one] = answer
        if answer or block.node in inside:
            result.add(at)
    return result


def _fill(region: Region, found: list[int], within: set[int]) -> None:
    """The found blocks and the prose among them, up to the next article of an endless page."""
    blocks = region.blocks
    if not found:
        return
    homes = {blocks[at].home for at in found}
    known = set(found)
    first, last = found[0], found[-1]
    for at in sorted(within):
        block = blocks[at]
        if block.tabular or region.is_away(at) or not block.key:
            continue
        listed = block.tag == "li" and block.home.getparent() in homes
        beside = (block.home in homes or listed) and (at > first or block.linked < 0.5)
        amid = first < at < last and (region.kind(at) == "caption" or _is_prose(block))
        if at in known or beside or amid:
            region.inside.append(at)
    region.inside = sorted({*region.inside, *_pasted(region, within)})
    above: set[Any] = set()
    prose = 0
    for position, at in enumerate(region.inside):
        if blocks[at].tag == "h1" and blocks[at].size >= 5 and prose >= _WHOLE and blocks[at].home not in above:
            del region.inside[position:]
            break
        above.add(blocks[at].home)
        prose += blocks[at].is_prose


def _pasted(region: Region, within: set[int]) -> list[int]:
    """Text in elements of its own inside the one that holds most of the article, as other programs leave it there."""
    blocks, sizes = region.blocks, dict[Any, int]()
    for at in region.inside:
        sizes[blocks[at].home] = sizes.get(blocks[at].home, 0) + len(blocks[at].key)
    if not sizes:
        return []
    body = max(sizes, key=sizes.__getitem__)
    parts: dict[Any, list[int]] = {}
    for at in within:
        around = [*blocks[at].elements(_PASTED_DEPTH + 1)]
        depth = next((depth for depth, node in enumerate(around) if node is body), 0)
        if depth:
            parts.setdefault(around[depth - 1], []).append(at)
    return [at for part, inside in parts.items() for at in _pasted_in(region, part, inside)]


def _pasted_in(region: Region, part: Any, inside: list[int]) -> list[int]:
    """A part's lines that an app has marked; else all of them, where it is nothing but plain elements with prose."""
    blocks = region.blocks
    tags = {node.tag for node in islice(part.iter(), _PASTED_ELEMENTS)}
    plain = [
        at
        for at in inside
        if blocks[at].tag in _PLAIN
        and not (blocks[at].tabular or blocks[at].linked > 0.2 or region.is_away(at) or region.kind(at))
        and not _is_site(blocks[at].text)
    ]
    if marked := [at for at in plain if blocks[at].node.get("dir") == "auto"]:
        return marked if not tags & _HELD else []
    named = any(node.get("class") or node.get("id") for node in islice(part.iter(), _PASTED_ELEMENTS))
    prose = len(plain) == len(inside) and all(cues.stop_of(blocks[at].text) for at in plain)
    clear = prose and any(blocks[at].size >= 6 for at in plain) and not named
    return plain if clear and not tags & (_HELD | {"a", "img"}) else []


def _is_prose(block: Block) -> bool:
    return block.linked < 0.5 and (
        (block.size >= 6 and cues.stop_of(block.text) != "") or block.size >= 20 or block.tag in _HEADINGS
    )
