"""HTML in the cells of a table, as content management systems export it, to plain text.

A whole page goes to the reader of HTML pages; here are the pieces: a body of `<p>` and `<h2>`, a title with `<b>` or
`&quot;` in it. Text without a tag or an entity comes back as it is.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionml.errors import InputError

if TYPE_CHECKING:
    from unionml.reading.html.blocks import Block

COMMENTS = r"(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*"
"""Comments before the first tag. Each ends at its own mark, or many of them could be cut up in endless ways."""
_PAGE = re.compile(rf"\s*+(?:<\?xml[^>]{{0,200}}>\s*+)?{COMMENTS}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_BLOCK = r"p|div|br|ul|ol|li|h[1-6]|table|tbody|tr|t[dh]|figure|figcaption|blockquote|section|article|main|hr|pre"
_INLINE = "a|b|cite|code|em|font|i|img|mark|o:p|q|s|small|span|strong|sub|sup|u"
_END = r"(?:\s[^<>=]*=[^<>]*|\s*)/?>"
_TAG = re.compile(rf"<!--|</?(?:{_BLOCK}|{_INLINE}){_END}", re.I)
_BLOCK_TAG = re.compile(rf"<(?:{_BLOCK}){_END}", re.I)
_SETS_PARAGRAPHS = re.compile(rf"<(?:p|div|br|li|html|body){_END}", re.I)
_OPENS = re.compile(rf"\s*+{COMMENTS}<(?:{_BLOCK}){_END}", re.I | re.S)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}[1-4]?|#\d{1,7}|#x[\da-f]{1,6});", re.I)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """What stands in a piece of HTML: running paragraphs, and what stands between them."""

    paragraphs: tuple[str, ...]
    headings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


def is_page(text: str) -> bool:
    """Whether text begins as a whole HTML page does."""
    return "<" in text[:5000] and _PAGE.match(text[:5000]) is not None


def is_fragment(text: str) -> bool:
    """Whether text is laid out by HTML: it begins with a tag of a block, or has two of them."""
    if "<" not in text:
        return False
    return _OPENS.match(text) is not None or len(_BLOCK_TAG.findall(text[:50_000])) > 1


def sets_paragraphs(text: str) -> bool:
    """Whether paragraphs are set by tags, so that line breaks mean nothing."""
    return "<" in text and _SETS_PARAGRAPHS.search(text) is not None


def is_marked(text: str) -> bool:
    """Whether there is a tag or an entity of HTML in the text."""
    return ("<" in text and _TAG.search(text) is not None) or ("&" in text and _ENTITY.search(text) is not None)


def plain(text: str) -> str:
    """A line of text without its tags, and with characters for entities."""
    if "<" in text and _TAG.search(text):
        return " ".join(block.text for block in _blocks(text))
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text).strip() if "&" in text else text


def as_page_text(text: str) -> tuple[str, tuple[str, ...]]:
    """A fragment as a browser would save it, a line a block; and apart from it its captions."""
    blocks = _blocks(text)
    captions = [block for block in blocks if "figcaption" in _tags(block)]
    lines = "\n".join(block.text for block in blocks if block not in captions)
    return lines, tuple(block.text for block in captions)


def read_pieces(pieces: Iterable[str]) -> Fragment:
    """The paragraphs of a body; headings and captions are told by their tags.

    Raises:
        InputError: a piece cannot be parsed.
    """
    paragraphs: list[str] = []
    headings: list[str] = []
    captions: list[str] = []
    for piece in pieces:
        if "<" not in piece or not _TAG.search(piece):
            paragraphs.append(plain(piece))
            continue
        for block in _blocks(piece):
            tags = _tags(block)
            kind = captions if "figcaption" in tags else paragraphs if _HEADINGS.isdisjoint(tags) else headings
            kind.append(block.text)
    return Fragment(tuple(filter(None, paragraphs)), tuple(headings), tuple(captions))


def _tags(block: "Block") -> set[str]:
    """The names of the elements that a block stands in."""
    return {block.tag, *(node.tag for node in block.node.iterancestors())}


def _blocks(text: str) -> "list[Block]":
    from lxml import etree

    from unionml.reading.html.blocks import blocks_of
    from unionml.reading.html.tree import parse, prune

    try:
        tree = parse(text.replace("\0", ""))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"the HTML cannot be parsed ({type(error).__name__}); write it as text") from None
    if tree is None:
        return []
    prune(tree)
    return blocks_of(tree)
