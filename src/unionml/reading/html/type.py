"""How text is set, as elements say it by tag, style and the classes of frameworks: weight, slant, size."""

import re
from typing import Any

from unionml.reading.html.blocks import Block
from unionml.reading.html.tree import words_of

_DOCS_RULE = re.compile(r"\.(c\d{1,4})\s*\{([^{}]{1,400})\}")
"""A class of the style sheet in a page that Google Docs writes, in which no element says by itself how it is set."""
_TYPE = re.compile(r"(?:^|[;\s])font(?:-size)?\s*:[^;]{0,60}?\b(\d{1,3}(?:\.\d{1,3})?)(px|pt|r?em|%)", re.IGNORECASE)
_LARGE = re.compile(r"\b(?:has (?:x )?(?:large|huge) font size|sqsrte large)\b")
"""How builders of sites name the setting of large type."""
_SIZES = {
    "text-xs": 0.75,
    "text-sm": 0.875,
    "small": 0.875,
    "text-base": 1.0,
    "fs-6": 1.0,
    "text-lg": 1.125,
    "prose-lg": 1.125,
    "text-xl": 1.25,
    "prose-xl": 1.25,
    "fs-5": 1.25,
    "text-2xl": 1.5,
    "prose-2xl": 1.5,
    "fs-4": 1.5,
    "text-3xl": 1.875,
    "fs-3": 1.75,
}
"""Sizes of type, in those of the page, that classes of Tailwind and Bootstrap give."""
_LARGER = 1.1
_NORMAL = {"em": 1.0, "rem": 1.0, "%": 100.0, "font": 3.0, "class": 1.0}
"""Sizes of type that need not be said; others say nothing beside text of which none is said."""
_AROUND = 4
"""Elements around a paragraph of which one may name the size of its type."""


def style_docs(tree: Any) -> None:
    """Set the text of a page that Google Docs wrote as its style sheet says, in place."""
    rules = {name: rule for sheet in tree.iter("style") for name, rule in _DOCS_RULE.findall(sheet.text or "")}
    for node in tree.xpath("//*[@class]") if rules else ():
        if told := [rules[name] for name in node.get("class").split() if name in rules]:
            node.set("style", ";".join((*told, node.get("style", ""))))


def is_larger(block: Block, others: list[Block]) -> bool:
    """Whether a block says that it is set larger than each of the others."""
    size, unit = _type_of(block)
    sizes = [_type_of(other) for other in others]
    return size > 0 and all(
        size >= _LARGER * other if unit == other_unit else other_unit == "" and size > _NORMAL.get(unit, size)
        for other, other_unit in sizes
    )


def _type_of(block: Block) -> tuple[float, str]:
    """The size of a block's type and its unit, as the element around all of its text says; 0 for none."""
    node = block.node
    for _ in range(3):
        if found := _TYPE.search(node.get("style", "")):
            return float(found[1]), found[2].lower()
        if node.tag == "font" and (size := node.get("size", "")).isdecimal():
            return float(size), "font"
        if _LARGE.search(words_of(node)):
            return 2.0, "class"
        if named := _named(node):
            return named, "class"
        if len(node) != 1 or (node.text or "").strip() or (node[0].tail or "").strip():
            break
        node = node[0]
    node = block.node.getparent()
    for _ in range(_AROUND):
        if node is None:
            break
        if named := _named(node):
            return named, "class"
        node = node.getparent()
    return 0.0, ""


def _named(node: Any) -> float:
    return max((_SIZES.get(name, 0.0) for name in node.get("class", "").split()), default=0.0)
