"""A page's tree as a reader sees it: parsed at any depth, without what is hidden; text and class names of elements."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from unionml.reading.composition import visible
from unionml.reading.html.words import zone_of

MARK_LIMIT = 2000
"""Characters beyond which a marked element is a container and no part of the article by itself."""
INLINE = frozenset(
    (
        "a abbr acronym amp-img b bdi bdo big br cite code data del dfn em font i img input ins kbd label "
        "mark nobr picture q rp rt ruby s samp small source span strike strong sub sup svg time tt u var wbr"
    )
    .strip()
    .split()
)
"""Elements that do not end a line of text."""
_UNSEEN = frozenset(
    "script|style|noscript|template|select|textarea|title|button|svg|option|datalist|del|s|strike|rt|rp|rtc".strip(
        "|"
    ).split("|")
)
"""Elements whose text a reader does not see, or sees above a word, to say how that is read."""
_TEXTLESS = frozenset({"script", "style", "title"})
_FRAMING = frozenset({"a", "div", "figure", "p", "picture", "section", "span"})
"""Elements in which a picture stands alone."""
_FRAMES = frozenset({"iframe", "object", "embed", "video", "audio"})
"""Elements that show something else in their place; the text in them is for browsers that cannot."""
_HIDDEN_STYLE = re.compile(
    r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*comment)", re.IGNORECASE
)
_HIDDEN_WORDS = re.compile(
    r"(?<!\blabel )\b(?:sr only|visually hidden|screen reader(?: text)?|element invisible"
    r"|mso comment reference|msocom(?:anchor|txt|off))\b"
)
"""Also what editors note beside a text in Word. In one class with a label's name they tell that a field's label is
hidden, which has a class of its own besides."""
_NOTE = re.compile(r"cmnt(?:_ref)?\d+$")
"""Names of the links between a text of Google Docs and the notes of its editors."""
_STAMP = re.compile(r"\b(?:location stamp|date ?line)\b")
"""Names of the place in front of a sapo that only its type sets apart; one with a dash behind it is text."""
_ICON_WORDS = re.compile(r"\b(?:icons?|material (?:icons|symbols)|fa|glyphicon)\b")
_BLOCK_STYLE = re.compile(r"\bdisplay\s*:\s*(?:block|flex|grid|table)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_APART = re.compile(r"[\W_]+")
_DATA_URI = re.compile(r"data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=\s]{100,}")
_TWICE = re.compile(
    r"&amp;(#\d{2,5};|#x[\da-f]{2,4};|(?:nbsp|[lr][ds]quo|hellip|ndash|mdash|[aeiouyd](?:acute|grave|circ|tilde));)",
    re.I,
)
_TWICE_LEAST = 5
_GUARDS = 50
"""Hidden containers of most of the page's text that are looked into before the rest is believed to be shown."""


def without_pictures(html: str) -> str:
    """The page without the pictures that are written into it: megabytes in which there is no text."""
    return _DATA_URI.sub("", html) if "base64," in html else html


def unescaped(html: str) -> str:
    """The page with entities that were escaped twice (`&amp;#244;`) as the letters that were meant."""
    return (
        _TWICE.sub(r"&\1", html)
        if sum(1 for _ in islice(_TWICE.finditer(html), _TWICE_LEAST)) == _TWICE_LEAST
        else html
    )


def parse(html: str) -> Any:
    """The tree of a page at any depth of nesting, or None for what is no HTML at all.

    Raises:
        lxml.etree.LxmlError, ValueError, AssertionError: the parser gives up.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def prune(tree: Any) -> None:
    """Take out of the tree what a browser does not show.

    What holds most of the page's text was shown: a page saved under a dialogue, an element that nobody closed.
    """
    total = sum(len(part.strip()) for part in visible_parts(tree))
    guards = 0
    stack = [child for child in tree if isinstance(child.tag, str)]
    while stack:
        node = stack.pop()
        if node.tag in _TEXTLESS:
            node.drop_tree()
            continue
        if node.tag == "a" and _NOTE.match(node.get("id", "")):
            _drop_note(node)
            continue
        if node.tag in {"span", "b", "strong"} and (node.tail or "")[:1].isupper() and _STAMP.search(words_of(node)):
            node.drop_tree()
            continue
        framed = node.tag in _FRAMES
        if framed or node.tag in _UNSEEN or _is_hidden(node):
            inside = sum(len(part.strip()) for part in visible_parts(node)) if guards < _GUARDS else total
            if 2 * inside <= total:
                if framed:
                    node.clear(keep_tail=True)
                else:
                    node.drop_tree()
                continue
            guards += 1
        stack.extend(child for child in node if isinstance(child.tag, str))


def _drop_note(link: Any) -> None:
    """Take out a link to an editor's note, or the whole note that begins with the link back."""
    line = link.getparent()
    note = line.getparent() if link.get("href", "").startswith("#cmnt_ref") else None
    if note is not None and note.tag == "div" and note[0] is line and line[0] is link:
        note.drop_tree()
    else:
        link.drop_tree()


def mark_headings(tree: Any) -> None:
    """Make headings of the elements in that role (WAI-ARIA), none of them a first one: an article has one headline."""
    for node in list(tree.iter("div", "p")):
        if node.get("role", "").strip().lower() == "heading":
            level = node.get("aria-level", "").strip()
            node.tag = f"h{min(max(int(level), 2), 6)}" if level.isdecimal() and len(level) == 1 else "h2"


def visible_parts(node: Any) -> Iterator[str]:
    """The pieces of text in an element, scripts and the like left out."""
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one.tag, str) and one.tag not in _TEXTLESS:
            for child in reversed(one):
                if child.tail:
                    stack.append(child.tail)
                stack.append(child)
            if one.text:
                stack.append(one.text)


def _is_hidden(node: Any) -> bool:
    attributes = node.attrib
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    if _HIDDEN_STYLE.search(attributes.get("style", "")):
        return True
    if node.tag == "i" and _ICON_WORDS.search(words_of(node)) is not None:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return any(_HIDDEN_WORDS.search(_words(name)) is not None for name in names)


def words_of(node: Any) -> str:
    """The words in the names of an element (class, id and the like): `PhotoCMS_Caption` is `photo cms caption`."""
    attributes = node.attrib
    if not attributes:
        return ""
    names = " ".join(
        attributes.get(name, "") for name in ("class", "id", "itemprop", "type", "data-role", "data-field", "data-hook")
    )
    return _words(names)


@lru_cache(maxsize=4096)
def _words(names: str) -> str:
    """The words of a name; elements of a page share few of them, and each is asked for several times."""
    return _APART.sub(" ", _CAMEL.sub(" ", names)).strip().lower()


def is_block(node: Any) -> bool:
    """Whether an element ends a line of text."""
    if node.tag in INLINE:
        styled = _BLOCK_STYLE.search(node.get("style", "")) is not None
        return node.tag != "br" and (styled or (bool(node.get("class")) and _is_part(node)))
    return ":" not in node.tag


def _is_part(node: Any) -> bool:
    """Whether a span is a part of the article by its name: a caption right behind a picture, a sapo above a break."""
    before, after = node.getprevious(), node.getnext()
    if before is None:
        alone = after is not None and after.tag == "br" and not (node.tail or "").strip()
        return alone and not (node.getparent().text or "").strip() and zone_of(node.tag, words_of(node)) == "sapo"
    pictured = before.tag == "img" or (before.tag in _FRAMING and next(before.iter("img"), None) is not None)
    behind = pictured and not (before.tail or "").strip() and node.getparent().tag != "figcaption"
    credited = after is not None and zone_of(after.tag, words_of(after)) == "caption"  # who took it stays with it
    return behind and not credited and zone_of(node.tag, words_of(node)) == "caption"


def text_of(node: Any, skip: "re.Pattern[str] | None" = None) -> str:
    """The text of an element, read no further than `MARK_LIMIT`, so that nested containers stay cheap.

    Args:
        node: the element.
        skip: class names of children that are left out.
    """
    parts: list[str] = []
    size = 0
    stack = [node]
    while stack and size <= MARK_LIMIT:
        one = stack.pop()
        if isinstance(one, str):
            if parts and one[:1].isupper() and parts[-1][-1:].islower():
                parts.append(" ")
            parts.append(one)
            size += len(one.strip())
        elif isinstance(one.tag, str) and one.tag not in _UNSEEN:
            if one is not node and (one.tag == "br" or is_block(one)):
                parts.append(" ")
                stack.append(" ")
            if skip is not None and one is not node and skip.search(words_of(one)):
                continue
            for child in reversed(one):
                if child.tail:
                    stack.append(child.tail)
                stack.append(child)
            if one.text:
                stack.append(one.text)
    return clean("".join(parts))


def clean(text: str | None) -> str:
    """White space collapsed, and nothing that a browser does not show."""
    return " ".join(visible(text).split()) if text else ""
