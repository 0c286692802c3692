"""Cards amid an article that ask for a reader's address, told by their field for one and by what they say."""

import re
from itertools import islice
from typing import Any

from unionml.reading.html.tree import visible_parts, words_of
from unionml.reading.page.cues.keys import key_of

_INVITES = re.compile(
    r"\b(?:đăng ký|nhận (?:bản )?tin|bản tin|hộp thư|newsletters?|subscri(?:be|bers?|ption)|sign ?up|inbox|dang ky)\b"
)
"""What a card says, as a key; also in the names of its elements."""
_ADDRESS = re.compile(r"e-?mail", re.IGNORECASE)
_FIELDS = 20
"""Fields of a page that are looked at."""
_WORDS = 60
_INVITATION_WORDS = 20
_SENTENCE = 6
_ELEMENTS = 40
_DEPTH = 6
_WHOLE = frozenset({"html", "body", "main", "article"})
_FOREIGN = frozenset({"h1", "time", "article", "img", "textarea"})
"""Elements that no card holds: it is a larger part of the page, or a form for comments."""


def mark_signups(tree: Any) -> None:
    """Give cards that ask for an address the class of a newsletter's; before the tree loses its buttons.

    The card is the form, or the largest small element around it that opens with the invitation; on a page that says
    little else, as a short notice does, only the form.
    """
    fields = [field for field in islice(tree.iter("input"), _FIELDS) if _is_for_address(field)]
    prose = -1
    for field in fields:
        # One may be around all of a page.
        form = next(filter(_is_small, field.iterancestors("form")), field.getparent())
        node, card = form, None
        for _ in range(_DEPTH):
            if node is None or node.tag in _WHOLE or not _is_small(node):
                break
            if _invites(node, whole=node is form):
                prose = _prose(tree) if prose < 0 and node is not form else prose
                card = node if node is form or 3 * _prose(node) <= prose else card
            node = node.getparent()
        if card is not None:
            card.set("class", f"{card.get('class', '')} newsletter".strip())


def _is_for_address(field: Any) -> bool:
    kind = field.get("type", "text").lower()
    named = " ".join(field.get(name, "") for name in ("name", "id", "placeholder"))
    return kind == "email" or (kind == "text" and _ADDRESS.search(named) is not None)


def _is_small(node: Any) -> bool:
    """Whether an element has no more in it than a card has."""
    inside = list(islice(node.iter(), _ELEMENTS + 1))
    if len(inside) > _ELEMENTS or any(one.tag in _FOREIGN for one in inside):
        return False
    return sum(len(part.split()) for part in visible_parts(node)) <= _WORDS


def _prose(node: Any) -> int:
    """Words in the sentences of an element."""
    sizes = (len(part.split()) for part in visible_parts(node) if part.rstrip().endswith((".", "!", "?", "…")))
    return sum(size for size in sizes if size >= _SENTENCE)


def _invites(node: Any, *, whole: bool) -> bool:
    """Whether the first text in an element invites to sign up; of the form itself, any text, name or button.

    Args:
        node: the element.
        whole: whether all that it says counts.
    """
    texts = [text for part in visible_parts(node) if (text := part.strip())]
    if not whole:
        return (
            bool(texts) and len(texts[0].split()) <= _INVITATION_WORDS and _INVITES.search(key_of(texts[0])) is not None
        )
    said = [
        *texts,
        words_of(node),
        *(field.get(name, "") for field in node.iter("input") for name in ("value", "placeholder")),
    ]
    return any(_INVITES.search(key_of(text)) is not None for text in said)
