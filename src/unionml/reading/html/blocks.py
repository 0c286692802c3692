"""A page's text as the blocks that a reader sees: paragraphs, headings, cells, captions, each with where it stands.

A block ends where an element that is no part of a line begins or ends, at two line breaks in a row, and at a single
one between two sentences. So text beside paragraphs, text between line breaks and text in elements that nobody closed
are blocks like any other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from unionml.reading.html.lines import BLANK, BREAK, PICTURE, Piece, joined, split_lines
from unionml.reading.html.tree import is_block, text_of, words_of
from unionml.reading.html.words import zone_of
from unionml.reading.page.cues import cues
from unionml.reading.page.east.lines import size_of

_EMPHASIS = frozenset({"b", "strong"})
_PICTURES = frozenset({"img", "amp-img", "picture", "video", "iframe", "embed", "object"})
_SHOWN = _PICTURES - {"embed", "object"}
_SLANTED = frozenset({"i", "em"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]{0,60}\b(?:bold|[6-9]00)\b", re.IGNORECASE)
_SLANTED_STYLE = re.compile(r"font-style\s*:\s*italic|font\s*:[^;]{0,60}\bitalic\b", re.IGNORECASE)
_BOLD_CLASS = re.compile(
    r"(?:^|\s)(?:font-(?:medium|semibold|(?:extra)?bold)|fw-(?:medium|semibold|bolder|bold)|font-weight-bold)(?=\s|$)"
)
_SLANTED_CLASS = re.compile(r"(?:^|\s)(?:italic|fst-italic|font-italic)(?=\s|$)")
"""Classes of Tailwind and Bootstrap that set type."""
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_PLAYING_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_CELL_WORDS = 12
_NAME_WORDS = 12
"""Words of an author's name with his office and address, at most."""
_SENTENCE = 12
"""Words of an article's sentence, at least."""
_FRAME_DEPTH = 5
"""Elements around a caption in which its picture is looked for: a paragraph in a cell, its row and its table."""
_FRAME_SIZE = 100
"""Elements from which on one is no frame."""


@dataclass(slots=True, eq=False)
class Block:
    """One block of a page's text.

    Attributes:
        text: the text, white space collapsed.
        node: the element of the tree that it stands in.
        home: the element whose other children are its neighbours.
        words: the class names of `node`, as words.
        zones: what the page's elements around it say they are, the nearest first, as `(kind, element)`.
        links: the texts of the links in it.
        linked: share of its letters inside links.
        bold: share of its letters that are bold.
        slanted: share of its letters that are italic.
        after_image: whether nothing but a picture stands between it and the block before.
        tabular: whether it is a cell of a table of figures.
        key: what it shares with blocks that say the same.
    """

    text: str
    node: Any
    home: Any
    words: str
    zones: tuple[tuple[str, Any], ...]
    links: tuple[str, ...]
    linked: float
    bold: float
    slanted: float
    after_image: bool
    tabular: bool
    key: str = ""
    size: int = 0

    def __post_init__(self) -> None:
        self.key = cues.key_of(self.text)
        self.size = size_of(self.text)

    @property
    def tag(self) -> str:
        """The name of the element that it stands in."""
        return str(self.node.tag)

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough for an article's sentence, and closed by a stop."""
        return self.size >= _SENTENCE and cues.stop_of(self.text) != ""

    @property
    def is_centred(self) -> bool:
        """Whether its element or the one around it is set in the middle."""
        return any(
            node is not None
            and (node.tag == "center" or node.get("align") == "center" or _CENTRED.search(node.get("style", "")))
            for node in (self.node, self.node.getparent())
        )

    @property
    def frame(self) -> Any:
        """The element in which it stands alone with the picture above it; None where there is none."""
        letters = len(self.text.replace(" ", ""))
        for node in self.elements(_FRAME_DEPTH):
            inside = list(islice(node.iter(), _FRAME_SIZE))
            if len(inside) == _FRAME_SIZE or len("".join("".join(node.itertext()).split())) > letters:
                return None
            if any(one.tag in _SHOWN for one in inside):
                return node
        return None

    def elements(self, depth: int | None = None) -> Iterator[Any]:
        """The element that it stands in and those around it, the nearest first: all of them, or `depth` at most."""
        return islice(chain((self.node,), self.node.iterancestors()), depth)

    def kind(self, ignored: "frozenset[Any] | set[Any]" = frozenset()) -> str:
        """The nearest zone around the block that is not in `ignored`; empty outside all."""
        return next((kind for kind, node in self.zones if node not in ignored), "")


@dataclass(slots=True)
class _Walk:
    """State of one walk through a tree."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    open_blocks: list[tuple[Any, str, tuple[tuple[str, Any], ...], bool]] = field(default_factory=list)
    image: bool = False
    """Whether a picture was the last thing seen."""
    links: int = 0

    def flush(self) -> None:
        """End the block that is open."""
        pieces, self.pieces = self.pieces, []
        if not any(piece.text.strip(BLANK + PICTURE) for piece in pieces):
            self.image = self.image or any(piece.text == PICTURE for piece in pieces)
            return
        node = self.open_blocks[-1][0]
        mixed = any(isinstance(child.tag, str) and is_block(child) for child in node)
        for part in split_lines(pieces):
            self.image = self.image or any(piece.text == PICTURE for piece in part)
            self._add([piece for piece in part if piece.text != PICTURE], mixed)
        last = next(piece.text for piece in reversed(pieces) if piece.text.strip(BLANK))
        self.image = self.image or last == PICTURE

    def _add(self, pieces: list[Piece], mixed: bool) -> None:
        text = joined(pieces)
        if not text:
            return
        node, words, zones, tabular = self.open_blocks[-1]
        sizes = [len(piece.text.strip()) for piece in pieces]
        total = sum(sizes) or 1
        links: dict[int, list[Piece]] = {}
        for piece in pieces:
            if piece.link and piece.text.strip(BLANK):
                links.setdefault(piece.link, []).append(piece)
        parent = node.getparent()
        self.blocks.append(
            Block(
                text=text,
                node=node,
                home=node if mixed or parent is None else parent,
                words=words,
                zones=zones,
                links=tuple(_text_of(inside) for inside in links.values()),
                linked=sum(size for piece, size in zip(pieces, sizes, strict=True) if piece.link) / total,
                bold=sum(size for piece, size in zip(pieces, sizes, strict=True) if piece.bold) / total,
                slanted=sum(size for piece, size in zip(pieces, sizes, strict=True) if piece.slanted) / total,
                after_image=self.image,
                tabular=tabular,
            )
        )
        self.image = self.image and bool(zones) and zones[0][0] == "added"  # advertising stands between anything


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of a (pruned) lxml tree in their order."""
    from lxml import etree

    walk = _Walk()
    walk.open_blocks.append((tree, words_of(tree), (), False))
    inline = {"link": 0, "bold": 0, "slanted": 0, "pre": 0}
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag
        if not isinstance(tag, str):
            continue
        block = is_block(node) and node is not tree
        if event == "start":
            if block:
                walk.flush()
                walk.open_blocks.append(_opened(node, walk.open_blocks[-1]))
            elif tag == "br":
                walk.pieces.append(Piece(BREAK, 0, False, False))
            if tag in _PICTURES:
                walk.pieces.append(Piece(PICTURE, 0, False, False))
            _count(node, inline, walk, 1)
            text = node.text
        else:
            if block:
                walk.flush()
                walk.open_blocks.pop()
            _count(node, inline, walk, -1)
            text = node.tail if node is not tree else None
        if text:
            if inline["pre"]:
                text = text.replace("\n", BREAK)
            link = walk.links if inline["link"] else 0
            walk.pieces.append(Piece(text, link, inline["bold"] > 0, inline["slanted"] > 0))
    walk.flush()
    return walk.blocks


def _text_of(link: list[Piece]) -> str:
    """The text of a link without a label in an element of its own before it: `1`, `Bài trước`, `12 ảnh`, `02:45`."""
    label = cues.key_of(link[0].text) if len(link) > 1 else ""
    aside = cues.is_neighbour_cue(label) or (len(label) <= 2 and label.isdecimal())
    aside = aside and link[1].text.lstrip()[:1].isupper()
    aside = aside or (len(link) > 1 and _PLAYING_TIME.fullmatch(link[0].text.strip()) is not None)
    labelled = aside or cues.is_related_cue(label) or cues.is_picture_count(label)
    return joined(link[1:] if labelled else link)


def _count(node: Any, inline: dict[str, int], walk: _Walk, step: int) -> None:
    tag, style = node.tag, node.get("style", "")
    if style:
        inline["bold"] += step * (_BOLD_STYLE.search(style) is not None)
        inline["slanted"] += step * (_SLANTED_STYLE.search(style) is not None)
    names = node.get("class", "")
    if "font-" in names or "fw-" in names:
        inline["bold"] += step * (_BOLD_CLASS.search(names) is not None)
    if "italic" in names:
        inline["slanted"] += step * (_SLANTED_CLASS.search(names) is not None)
    if tag == "a":
        inline["link"] += step
        walk.links += step > 0
    elif tag in _EMPHASIS:
        inline["bold"] += step
    elif tag in _SLANTED:
        inline["slanted"] += step
    elif tag == "pre":
        inline["pre"] += step


def _opened(
    node: Any, outer: tuple[Any, str, tuple[tuple[str, Any], ...], bool]
) -> tuple[Any, str, tuple[tuple[str, Any], ...], bool]:
    words = words_of(node)
    kind = zone_of("nav" if node.get("role") == "navigation" else node.tag, words) or _filled_by(node) or _about(node)
    zones = ((kind, node), *outer[2]) if kind and len(outer[2]) < 20 else outer[2]
    tabular = outer[3] or (node.tag == "table" and _is_data(node))
    return node, words, zones, tabular


def _filled_by(node: Any) -> str:
    """`sapo` where the one line in an element stands in a span of that name."""
    if len(node) != 1 or node[0].tag != "span" or (node.text or "").strip() or (node[0].tail or "").strip():
        return ""
    return "sapo" if zone_of("span", words_of(node[0])) == "sapo" else ""


def _about(node: Any) -> str:
    """`added` where an element is about a person by its type, and says more than the name: a card on the author."""
    about = "schema.org/Person" in node.get("itemtype", "")
    return "added" if about and len(text_of(node).split()) > _NAME_WORDS else ""


def _is_data(table: Any) -> bool:
    """Whether a table sets out figures and names, and does not arrange the page."""
    inner = table.iter("table", "img")
    next(inner)
    if next(inner, None) is not None:
        return False
    rows = cells = words = 0
    for row in table.iter("tr"):
        sizes = [len(" ".join(cell.itertext()).split()) for cell in row if cell.tag in {"td", "th"}]
        filled = [size for size in sizes if size]
        rows += len(filled) >= 2
        cells += len(filled)
        words += sum(filled)
        if cells and (max(filled, default=0) > 60 or words / cells > _CELL_WORDS):
            return False
    return rows >= 2
