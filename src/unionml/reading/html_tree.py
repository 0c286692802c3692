"""Text out of an lxml tree: by lines, as a browser saves it, and of single elements."""

import re
from typing import Any

MARK_LIMIT = 2000
"""Characters beyond which a marked element is a container and no part of the article by itself."""
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea"})


def lines_of(tree: Any) -> str:
    """All text of a page, a line a block: what a browser would save as text."""
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event in {"comment", "pi"}:
            parts.append(_clean_inline(node.tail) if not hidden else "")
            continue
        if tag in _UNSEEN:
            hidden += 1 if event == "start" else -1
        if tag not in _INLINE:
            parts.append("\n")
        if not hidden:
            parts.append(_clean_inline(node.text if event == "start" else node.tail))
    return "\n".join(line for line in (clean(line) for line in "".join(parts).split("\n")) if line)


def _clean_inline(text: str | None) -> str:
    """Line breaks of the source are spaces in HTML."""
    return re.sub(r"\s+", " ", text or "")


def text_of(node: Any) -> str:
    """The text of an element, read no further than `MARK_LIMIT`, so that nested containers stay cheap."""
    parts: list[str] = []
    size = 0
    for part in node.itertext():
        parts.append(part)
        size += len(part.strip())
        if size > MARK_LIMIT:
            break
    return clean("".join(parts))


def clean(text: str | None) -> str:
    """White space collapsed, as a browser shows it."""
    return " ".join((text or "").split())
