"""HTML in the cells of a table, as content management systems export it, to plain text.

A whole page goes to the reader of HTML pages; here are the pieces: a body of `<p>` and `<h2>`, a title with `<b>` or
`&quot;` in it. Text without a tag or an entity comes back as it is.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from unionml.reading.html_tree import clean

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_BLOCK = r"p|div|br|ul|ol|li|h[1-6]|table|tbody|tr|t[dh]|figure|figcaption|blockquote|section|article|main|hr|pre"
_INLINE = "a|b|cite|code|em|font|i|img|mark|o:p|q|s|small|span|strong|sub|sup|u"
_END = r"(?:\s[^<>=]*=[^<>]*|\s*)/?>"
_TAG = re.compile(rf"<!--|</?(?:{_BLOCK}|{_INLINE}){_END}", re.I)
_BLOCK_TAG = re.compile(rf"<(?:{_BLOCK}){_END}", re.I)
_SETS_PARAGRAPHS = re.compile(rf"<(?:p|div|br|li|html|body){_END}", re.I)
_OPENS = re.compile(rf"\s*(?:<!--.{{0,2000}}?-->\s*)*<(?:{_BLOCK}){_END}", re.I | re.S)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}[1-4]?|#\d{1,7}|#x[\da-f]{1,6});", re.I)
_IN_A_LINE = frozenset(_INLINE.split("|"))
_UNSEEN = ("script", "style", "noscript", "template", "head")
_BLANKS = re.compile(r"\s+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


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
        return " ".join(_lines(_parsed(text)))
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text).strip() if "&" in text else text


def as_page_text(text: str) -> str:
    """A fragment as a browser would save it: a line a block."""
    return "\n".join(_lines(_parsed(text)))


def read_pieces(pieces: Iterable[str]) -> Fragment:
    """The paragraphs of a body; headings and captions are told by their tags."""
    paragraphs: list[str] = []
    headings: list[str] = []
    captions: list[str] = []
    for piece in pieces:
        if "<" not in piece or not _TAG.search(piece):
            paragraphs.append(plain(piece))
            continue
        tree = _parsed(piece)
        for node in list(tree.iter("figcaption", *_HEADINGS)):
            (captions if node.tag == "figcaption" else headings).append(clean(node.text_content()))
            node.drop_tree()
        paragraphs.extend(_lines(tree))
    return Fragment(*(tuple(part for part in parts if part) for parts in (paragraphs, headings, captions)))


def _parsed(text: str) -> Any:
    """The tree of a page or a piece of one; lxml closes what is left open, and never gives up over depth."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.replace("\0", "").encode(), parser=parser)
    except etree.ParserError:
        # There is nothing in it, or only comments.
        return lxml_html.Element("body")
    for node in list(tree.iter(*_UNSEEN)):
        node.drop_tree()
    return tree


def _lines(tree: Any) -> list[str]:
    """The text of a tree, a line a block; line breaks of the source are blanks in HTML."""
    from lxml import etree

    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        parts.append("" if node.tag in _IN_A_LINE else "\n")
        parts.append(_BLANKS.sub(" ", (node.text if event == "start" else node.tail) or ""))
    return [line for line in map(clean, "".join(parts).split("\n")) if line]
