"""Lists and interviews: what announces them, their items and turns, and what goes on with these."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unionml.summarization.furniture import is_item, item_start
from unionml.summarization.interviews import LONGEST_SPEAKER, asks_somebody, is_turn
from unionml.summarization.shapes import list_announced
from unionml.summarization.spelling import offset_before
from unionml.text import syllables

if TYPE_CHECKING:
    from unionml.summarization.candidates import Candidate

LEAST_ITEM = 12
"""Syllables of an item that tells news of its own, not a point of a list."""


def tails(sentences: "Sequence[Candidate]") -> frozenset[int]:
    """The `order` of sentences that go on with an item of a list or with a turn of an interview.

    They say what the head of their paragraph did or thinks, and nobody would know who that was.
    """
    found = []
    paragraph, inside = None, False
    for one in sentences:
        if one.paragraph != paragraph:
            paragraph, inside = one.paragraph, _is_head(one.plain)
        elif inside:
            found.append(one.order)
    return frozenset(found)


def _is_head(text: str) -> bool:
    # Most paragraphs open with a word, and say nothing with a colon.
    opens_plainly = text[:1].isalpha() and text[1:2] not in ".)"
    return (not opens_plainly and is_item(text)) or (":" in text[:LONGEST_SPEAKER] and is_turn(text))


def announces_items(sentences: "Sequence[Candidate]", place: int) -> bool:
    """Whether the next sentence is an item of a list."""
    return place + 1 < len(sentences) and is_item(sentences[place + 1].plain)


def before_list(one: "Candidate") -> "Candidate":
    """What announces a list, without the words that do no more than that: nothing but the list may follow it."""
    end = list_announced(one.plain)
    if not end:
        return one._replace(last=True)
    cut = offset_before(one.text, end)
    text = one.text[:cut]
    whole = one._replace(text=text, end=one.start + cut, plain=one.plain[:end], unfinished=False, last=True)
    return whole._replace(tokens=tuple(syllables(text)))


def items_of(sentences: "Sequence[Candidate]", behind: frozenset[int]) -> "list[Candidate]":
    """The items of an article that has nothing else, without their marks; none where it is an interview.

    Args:
        sentences: what may be chosen of it.
        behind: the `order` of those that go on with an item or a turn; they are left out where items tell news.
    """
    items = [(one, start) for one in sentences if (start := item_start(one.plain)) and not one.plain.endswith("?")]
    if not items or any(_asks(one.plain) for one in sentences):
        return []
    tell_news = any(len(one.tokens) >= LEAST_ITEM for one, _ in items)
    others = [(one, 0) for one in sentences if not item_start(one.plain) and not (tell_news and one.order in behind)]
    found = sorted([*items, *others], key=lambda pair: pair[0].order)
    return [_behind_mark(one, start) if start else one for one, start in found]


def _asks(text: str) -> bool:
    """Whether the line is a question or a turn of an interview, as most are behind the mark of an item."""
    start = item_start(text)
    return is_turn(text[start:]) or (text.endswith("?") and (start > 0 or asks_somebody(text)))


def _behind_mark(one: "Candidate", start: int) -> "Candidate":
    cut = offset_before(one.text, start)
    text = one.text[cut:]
    tokens = tuple(syllables(text))
    return one._replace(text=text, start=one.start + cut, plain=one.plain[start:], tokens=tokens) if tokens else one
