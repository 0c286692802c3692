"""Comments of readers that no class name marks: by the heading above them, or by what each of them is made of."""

import re
from typing import Any

from unionml.reading.html.blocks import Block
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.calendar import AGE

_COMMENTS = re.compile(r"\b(?:bình luận|ý kiến|phản hồi|nhận xét|comments?|reply)\b")
_OF_READERS = re.compile(r"\d|\b(?:bạn đọc|độc giả|của bạn)\b")
"""What tells, in the key of a heading, that comments follow: how many they are, or whose; so does a name below it."""
_AGO = rf"{AGE} trước"
_WHEN = re.compile(_AGO)
_NAMED_WHEN = re.compile(rf"(?:\w+ ){{1,5}}{_AGO}")
"""Who wrote a comment and how long ago, as a key."""
_REACTIONS = re.compile(rf"(?:(?:(?:phản hồi|trả lời|thích|reply|like)(?: \d+)?|{_AGO})(?: |$))+")
"""What stands below a comment, as a key: when it was written, what to press."""
_BUTTONS = 12
_BLOCKS = 20
_DEPTH = 4
_NAME_WORDS = 5


def comments_of(blocks: list[Block], found: list[int]) -> set[int]:
    """Indices of readers' comments below the article.

    Args:
        blocks: the page's blocks.
        found: indices of those that seem to be the article's; comments may be among them.
    """
    return _under_headings(blocks, found) | _alike(blocks, found)


def _under_headings(blocks: list[Block], found: list[int]) -> set[int]:
    """What follows a heading of comments in the same element, where the article stands above.

    Most of the found text stands above it, or the heading opens its element and readers are told to have written there.
    """
    comments: set[int] = set()
    total = sum(len(blocks[at].key) for at in found)
    before, position, prose = 0, 0, False
    for at, block in enumerate(blocks):
        while position < len(found) and found[position] < at:
            text = blocks[found[position]]
            before += len(text.key)
            prose = prose or text.is_prose
            position += 1
        if not before or block.size > 8 or at in comments or not _heads_comments(block):
            continue
        opens = prose and not _stands_in(blocks[at - 1], block.home)
        told = _OF_READERS.search(block.key) is not None or any(map(_is_name, blocks[at + 1 : at + 2]))
        if 2 * before < total and not (opens and told):
            continue
        below = at
        while below < len(blocks) and _stands_in(blocks[below], block.home):
            comments.add(below)
            below += 1
    return comments


def _alike(blocks: list[Block], found: list[int]) -> set[int]:
    """Elements of one kind side by side, each with a name, what was written, and the time or a button to reply."""
    start = next((at for at in found if blocks[at].is_prose), len(blocks))
    parts: dict[Any, list[int]] = {}
    for at in range(start + 1, len(blocks)):
        for node in blocks[at].elements(_DEPTH):
            parts.setdefault(node, []).append(at)
    kinds: dict[tuple[Any, str, str], list[list[int]]] = {}
    for node, inside in parts.items():
        if node.get("class") and 2 < len(inside) <= _BLOCKS and _is_comment([blocks[at] for at in inside]):
            kinds.setdefault((node.getparent(), node.tag, node.get("class")), []).append(inside)
    return {at for several in kinds.values() if len(several) > 1 for inside in several for at in inside}


def _is_comment(blocks: list[Block]) -> bool:
    first, last = blocks[0], blocks[-1]
    if first.size <= _BUTTONS and _NAMED_WHEN.fullmatch(first.key):
        return True
    reacted = last.size <= _BUTTONS and _REACTIONS.fullmatch(last.key) is not None
    return _is_name(first) and (reacted or _WHEN.fullmatch(blocks[1].key) is not None)


def _is_name(block: Block) -> bool:
    return block.size <= _NAME_WORDS and not cues.stop_of(block.text) and not cues.is_noise(block.key)


def _stands_in(block: Block, element: Any) -> bool:
    return any(node is element for node in block.elements())


def _heads_comments(block: Block) -> bool:
    return cues.is_comment_cue(block.key) and _COMMENTS.search(block.key) is not None
