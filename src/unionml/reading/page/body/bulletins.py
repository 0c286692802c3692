"""Bulletins whose items have arrows in front, as pointers to other articles have them."""

import re

from unionml.reading.page.cues import cues
from unionml.reading.page.kinds import SILENT, Kind
from unionml.reading.page.lines import Line
from unionml.text import split_sentences

_ARROW = re.compile(
    r"(?:>+|»+|[►▶▸☞→])\s*(?=[^\W_]|[“\"'‘(\[])(?!(?:xem|đọc|mời|nghe|bấm|click|tin|bài|video|chi tiết|tải)\b)",
    re.IGNORECASE,
)
"""The arrow in front of what does not call a reader somewhere."""
_INTRODUCTION = 12
"""Syllables of a paragraph, at least, whose colon announces items: what announces other articles is shorter."""


def mark_bulletins(lines: list[Line]) -> None:
    """Tell items of an article from pointers, in place; they lose their arrow.

    A pointer is one headline. Two sentences that end in stops are an item; and one is where a paragraph's colon
    announces it, or where nothing else on the page is text.
    """
    told = any(line.kind is Kind.PROSE for line in lines)
    listed = pointed = False
    for line in lines:
        arrow = _ARROW.match(line.text) if line.kind is Kind.RELATED and not line.linked else None
        if arrow is None or line.stop != ".":
            if line.kind not in SILENT:
                pointed = line.kind is Kind.RELATED_CUE or (pointed and line.kind is Kind.RELATED)
                listed = line.kind is Kind.PROSE and line.stop == ":" and line.size >= _INTRODUCTION
        elif not pointed and (listed or not told or len(split_sentences(line.text[arrow.end() :])) > 1):
            line.text, line.start = line.text[arrow.end() :], line.start + arrow.end()
            line.size -= 1 if arrow.group().endswith(" ") else 0
            line.key = cues.key_of(line.text)
            line.kind = Kind.PROSE
