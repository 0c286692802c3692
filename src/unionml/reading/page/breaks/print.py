"""Paragraphs that print broke, on pages where too few breaks show a width, or letters of many widths blur it.

`page.breaks.wrap` finds the width of a page by most of its breaks. A page on which one paragraph was broken has none to
find, and lines of print are often emptier than its width allows. Where blank lines part the paragraphs, each block of
lines can be asked by itself, as the sentence splitter asks it (`unionml.text.lines`).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unionml.text.lines import print_breaks

_HEADLINE = 5
"""Words of a line, at least, that may be the title: a block below no such line may hold it."""
_LONGEST = 80
"""Lines of a block, at most."""
_NARROWER, _WIDER = 0.85, 1.15
"""Widths of other broken blocks, as shares of one, in which full lines go on without a sign of their own."""


def printed_links(
    texts: Sequence[str], gaps: Sequence[bool], width: float = 0, *, is_print: bool = True
) -> frozenset[int]:
    """Tell which lines of a page go on in the next because print broke a paragraph there.

    Args:
        texts: the lines that are not blank, stripped.
        gaps: whether a blank line stands above each.
        width: characters of the lines that the page was broken into, where that is known.
        is_print: whether lines may be emptier than that, so that a full one needs no sign of its own.

    Returns:
        Indices of the lines that go on.
    """
    blocks = list(_blocks(texts, gaps))
    signs = [print_breaks(lines) for _, lines in blocks]
    proved = [max(map(len, lines)) for (_, lines), sign in zip(blocks, signs, strict=True) if any(sign)]
    widths = [width] if width else proved
    found: set[int] = set()
    for (start, lines), sign in zip(blocks, signs, strict=True):
        widest = max(map(len, lines))
        seen = is_print and any(_NARROWER * other <= widest <= _WIDER * other for other in widths)
        linked = print_breaks(lines, seen=True) if seen else sign
        found.update(start + at for at, goes_on in enumerate(linked) if goes_on)
    return frozenset(found)


def _blocks(texts: Sequence[str], gaps: Sequence[bool]) -> Iterator[tuple[int, list[str]]]:
    """Blocks of two lines or more between blank ones, below what may be the title, and where they begin."""
    starts = [0, *(at for at in range(1, len(texts)) if gaps[at]), len(texts)]
    headed = False
    for start, stop in pairwise(starts):
        if headed and 2 <= stop - start <= _LONGEST:
            yield start, [unicodedata.normalize("NFC", text) for text in texts[start:stop]]
        headed = headed or any(text.count(" ") >= _HEADLINE - 1 for text in texts[start:stop])
