"""Which line breaks end something, and which only wrap a line."""

import re
import unicodedata
from itertools import pairwise
from typing import Final

from unionml.text.abbreviations import TITLES

LINE_BREAKS: Final = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""The inside of a character class: all characters that Python and Unicode end a line with."""

_LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
_ITEM: Final = re.compile(r"(?:[0-9]{1,3}|[ivxl]{1,5}|[a-zđ])[.)\]](?!\S)")  # `a)`, `1.`, `iv)`
_MINIMAL_WRAPPED_LINES: Final = 3
_WRAP_WIDTHS: Final = range(40, 201)


class Wrapping:
    """The wrapping breaks of one text, looked for when the first of its breaks is asked about: most texts have none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks: frozenset[int] | None = None

    def __contains__(self, place: int) -> bool:
        if self._breaks is None:
            self._breaks = wrapping_breaks(self._text)
        return place in self._breaks


def wrapping_breaks(text: str) -> frozenset[int]:
    """Find the line breaks that stand in the middle of a sentence.

    A blank line always ends what stood before it. A single break wraps

    - where all lines of a block but its last are as full as they can be at one width (text wrapped by an editor or mail
      program): the first word of the next line would not have fitted;
    - otherwise, where the line ends in the middle of a sentence, which is sure in two cases only: it has no stop and
      the next begins with a small letter, or it ends with an abbreviation that wants a name (`TP.`).

    Any other break ends a headline, a caption, a list item or a paragraph.

    Args:
        text: any string.

    Returns:
        The offsets just behind the lines (their first character of line break) that go on in the next line.
    """
    if len(text.splitlines()) < 2:
        return frozenset()
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    breaks: set[int] = set()
    block: list[tuple[int, int]] = []
    for start, end in lines:
        stripped = text[start:end].strip()
        if not stripped:
            _add_breaks(text, block, breaks)
            block = []
            continue
        if block and text[block[-1][1] : start] not in _SINGLE_BREAKS:
            _add_breaks(text, block, breaks)
            block = []
        block.append((start, end))
    _add_breaks(text, block, breaks)
    return frozenset(breaks)


_SINGLE_BREAKS: Final = frozenset(["\r\n", *"\n\r\v\x85\u2028"])


def _add_breaks(text: str, block: list[tuple[int, int]], breaks: set[int]) -> None:
    if len(block) < 2:
        return
    if _is_wrapped([unicodedata.normalize("NFC", text[start:end].strip()) for start, end in block]):
        breaks.update(end for _, end in block[:-1])
        return
    for (start, end), (next_start, next_end) in pairwise(block):
        if _goes_on(
            text[max(start, end - 80) : end].rstrip(), text[next_start : min(next_end, next_start + 80)].lstrip()
        ):
            breaks.add(end)


def _is_wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines))
    if len(lines) < _MINIMAL_WRAPPED_LINES or width not in _WRAP_WIDTHS:
        return False
    return all(len(line) + 1 + len(following.split(None, 1)[0]) > width for line, following in pairwise(lines))


def _goes_on(line: str, following: str) -> bool:
    first = following[:1]
    if line.endswith("."):
        return line.rsplit(None, 1)[-1].strip("(\"“'.") in TITLES and first.isalnum()
    if not (line[-1:].isalnum() or line[-1:] in ",)\"”’'%-–" or "\u0300" <= line[-1:] <= "\u036f"):
        return False
    return first.islower() and not _ITEM.match(following) and not has_inner_capital(following)


def has_inner_capital(text: str) -> bool:
    """Whether the text begins with a brand's name: `iPhone`, `eBay`; a small letter that may open a sentence."""
    head = unicodedata.normalize("NFC", text[:8])
    return head[:1].islower() and head[1:2].isupper()
