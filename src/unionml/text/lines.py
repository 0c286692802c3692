"""Which line breaks end something, and which only wrap a line."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from unionml.text.abbreviations import TITLES
from unionml.text.scripts import CAPITALS

LINE_BREAKS: Final = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""The inside of a character class: all characters that Python and Unicode end a line with."""

_LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
_ITEM: Final = re.compile(r"(?:[0-9]{1,3}|[ivxl]{1,5}|[a-zđ])[.)\]](?!\S)")  # `a)`, `1.`, `iv)`
_MINIMAL_WRAPPED_LINES: Final = 3
_WRAP_WIDTHS: Final = range(40, 201)
_PRINT_WIDTHS: Final = range(40, 161)
"""Characters of the longest line that print broke."""
_PRINTED_WORDS: Final = 9
"""Words of the longest of such lines, at least: verses have fewer."""
_FULL: Final = 0.85
"""How full such a line is, at least, with the first word of the next: share of the longest."""
_MARKED: Final = re.compile(r"(?:[-–—•+*●▪■◦·►▶»>✓✔☐◆#|○]|\(?\d{1,3}[.)/]|\(?[a-zđ][.)]|[IVX]{1,5}[.)])\s")
_LABELLED: Final = re.compile(rf"[{CAPITALS}]\S*(?:\s\S+){{0,3}}?:(?:\s|$)|https?:|www\.")
"""`Điện thoại: …`, `PV: …`: each such line says something else."""
_COLUMNS: Final = re.compile(r"\S(?:\t|[ \u00a0]{3,}|\s\|\s)\S")
_STOPPED: Final = re.compile(r"[.!?…:;][\"“”’'»)\]]*$")
_INNER_STOP: Final = re.compile(rf"[a-zà-ỹđ]{{2}}\.[”\"’)]?\s[“\"(]?(?!Ảnh|Nguồn|Clip)[{CAPITALS}]\w*[\s,]")
_REPORTS: Final = re.compile(
    r"(?:(?:(?:Rạng s|S)áng|Trưa|Chiều|Tối|Đêm|Ngày|Hôm|Vào)\s[^,:]{0,20}\d[^,:]{0,40}|Theo\s[^,:]{2,60}),\s"
)
"""How a sentence opens, and a headline hardly ever: `Sáng 12/11, tại …`, `Theo ông Bốn, …`."""
_LEADS_ON: Final = re.compile(
    r"\s(?:của|và|các|những|cho|với|tại|là|một|mỗi|từ|về|bằng|do|nhằm|như|sẽ|đã|đang|bị|ở|trong|để|vì|theo|gồm"
    r"|ông|bà|anh|chị|tỉnh|huyện|phường|quận)$"
)
"""What a line ends with whose sentence goes on."""


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
    - where lines are about as full as each other, and one of them shows that a sentence goes on in the next
      (`print_breaks`);
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
    lines = [unicodedata.normalize("NFC", text[start:end].strip()) for start, end in block]
    if _is_wrapped(lines):
        breaks.update(end for _, end in block[:-1])
        return
    printed = print_breaks(lines)
    for (_, end), (line, following), inside in zip(block, pairwise(lines), printed, strict=False):
        if inside or _goes_on(line, following):
            breaks.add(end)


def print_breaks(lines: Sequence[str], *, seen: bool = False) -> list[bool]:
    """Tell which lines of a block go on in the next where a program took them from print (a PDF, a page drawn).

    Letters of print are not as wide as each other, so that its lines are about full and never exactly; by chance
    headlines and items are, too. So there has to be a sign that a sentence goes on behind a break, and one vouches for
    the full lines above and below it.

    Args:
        lines: stripped lines without a blank one among them, in composed letters.
        seen: whether a sign was seen already, in another block of the same width.

    Returns:
        For each line but the last whether its paragraph goes on in the next. None does without a sign, nor where the
        last of those that belong together has no stop.
    """
    linked = [False] * max(0, len(lines) - 1)
    widest = max(map(len, lines), default=0)
    if not linked or widest not in _PRINT_WIDTHS or max(len(line.split()) for line in lines) < _PRINTED_WORDS:
        return linked
    if sum(line.endswith(";") for line in lines) > 1:
        return linked  # items
    full = [_is_full(line, following, widest) for line, following in pairwise(lines)]
    stopped = [_STOPPED.search(line) is not None for line in lines]
    if any(stop and not goes_on for stop, goes_on in zip(stopped, full, strict=False)):
        # Paragraphs end in this block without a blank line, and so one may behind any stop.
        full = [goes_on and not stop for stop, goes_on in zip(stopped, full, strict=False)]
    at = 0
    while at < len(full):
        stop = at
        while stop < len(full) and full[stop]:
            stop += 1
        run = lines[at : stop + 1]
        # Lines that all have their stop may as well be paragraphs, however full they are.
        reports = not all(stopped[at:stop]) and run[-1].rstrip('”"’)').endswith(".")
        reports = reports and any(map(_REPORTS.match, run[:-1]))
        if stopped[stop] and (seen or reports or any(is_inside_sentence(a, b) for a, b in pairwise(run))):
            linked[at:stop] = [True] * (stop - at)
        at = max(stop, at + 1)
    return linked


def _is_full(line: str, following: str, widest: int) -> bool:
    """Whether the first word of the next line would hardly have fitted, and what it says can go on."""
    if _MARKED.match(following) or _LABELLED.match(following) or _COLUMNS.search(line) or _COLUMNS.search(following):
        return False
    needed = len(line) + 1 + len(following.split(None, 1)[0])
    return needed > _FULL * widest or (needed > widest / 2 and _goes_on(line, following))


def is_inside_sentence(line: str, following: str) -> bool:
    """Whether the break between two lines, in composed letters, shows by itself that it stands inside a sentence."""
    if _STOPPED.search(line):
        return False
    if _goes_on(line, following) or line.endswith(",") or _LEADS_ON.search(line):
        return True
    if _INNER_STOP.search(line):
        return True
    return any(
        line.count(opening) > line.count(closing) and following.count(closing) > following.count(opening)
        for opening, closing in ("()", "“”")
    )


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
