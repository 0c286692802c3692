"""Paragraphs that a program broke at a width (`lynx -dump`, `w3m`, e-mail, PDF to text) are put together again.

Where a line goes on in small letters, the break was the program's. If such breaks agree on a width, the page was
broken at it, and every line that the next line's first word would not have fitted into goes on in the next. Printers
set letters of different widths, so there it is enough that most such lines are about full.

`unionml.text.lines` asks the same where sentences end, of each block of lines by itself, and so by stricter rules: all
of its lines are full at one width, or one of them shows that it goes on. A page has breaks enough to find its width by
most of them; where it has not, its blocks are asked as well (`page.breaks.print`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from unionml.reading.page.breaks.print import printed_links
from unionml.reading.page.cues.keys import stop_of
from unionml.text.lines import LINE_BREAKS, is_inside_sentence

_CHUNK = re.compile(f"[^{LINE_BREAKS}]+")
BREAKS = re.compile(f"\r\n|[{LINE_BREAKS}]")
_ITEM = re.compile(r"(?:[-–—•+*●▪■◦·✓✔☐»>#|]|\(?\d{1,3}[.)/]|\(?[a-zđ][.)]|[IVX]{1,5}[.)])\s+")
_NUMBERED = re.compile(
    r"\b(?:tháng|quý|năm|ngày|số|điều|khoản|mục|khóa|khoá|thứ|quận|phường|tổ|ca|lớp|cấp|hạng|nhóm|đợt|vòng|khu)$",
    re.IGNORECASE,
)
"""What a number follows."""
_ADDRESS = re.compile(r"https?://|www\.")
_COLUMNS = re.compile(r"\S(?:\t|[ \u00a0]{3,})\S")
_NARROWEST, _NARROW, _WIDEST = 24, 40, 160
"""Characters: columns of print are as narrow as the first, other prose is no narrower than the second, hardly any wider
than the last."""
_TELLS = re.compile(
    r"(?:Rạng sáng|Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Hôm|Theo|Trong|Tại|Nhân|Sau|Trước|Để|Với|Vừa|Mới|Vào)\s[^,:]{2,60},\s"
)
"""How a text may open that has no title."""
_TITLE = 5
"""Words of a title, at least, that nothing divides from the text."""
_FEWEST, _FEWEST_NARROW = 3, 6
"""Breaks inside sentences below which nothing is put together: of prose, and of narrow columns, which verse is like."""
_AGREE = 0.7
"""Share of those breaks that have to fit one width."""
_FULL = 0.85
"""How full a printed line is, at least, that goes on."""
_RARE, _KEPT = 30, 0.95
"""Lines among which one may be longer than a width that all keep to, and the share of breaks that fit it."""
_OVERFLOW = 1.15
"""What is so many times longer than the width was not broken at it."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank: its place, how far it is set in, its columns, and whether a blank one is above."""

    start: int
    end: int
    indent: int
    size: int
    gap: bool
    text: str

    @property
    def first(self) -> int:
        """Letters of the first word."""
        return len(self.text.split(None, 1)[0])

    @property
    def stopped(self) -> bool:
        """Whether a stop closes it, emphasised or not."""
        return stop_of(self.text.rstrip("_")) != ""

    @property
    def is_line(self) -> bool:
        """Whether it is no row of a table."""
        item = _ITEM.match(self.text)
        return not _COLUMNS.search(self.text, item.end() if item else 0)

    @property
    def is_prose(self) -> bool:
        """Whether it has words, and is no row of a table."""
        return (" " in self.text or "](" in self.text) and self.is_line


def spans_of(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each line of a text stands, a broken paragraph as one, and whether a blank line is above it."""
    rows = _rows(text)
    width = _width(rows)
    is_print = width is None or not _is_kept(rows, width)
    printed = printed_links(
        [row.text for row in rows], [row.gap for row in rows], width.strict if width else 0, is_print=is_print
    )
    headline = _headline(rows) if is_print else -1
    at = 0
    while at < len(rows):
        last = at
        while (
            last + 1 < len(rows)
            and last != headline
            and (last in printed or (width is not None and _goes_on(rows[last], rows[last + 1], rows[at], width)))
        ):
            last += 1
        if width and last == at and rows[at].size > _OVERFLOW * width.strict:
            last = _end_of_wider(rows, at)
        yield rows[at].start, rows[last].end, rows[at].gap
        at = last + 1


def joined(text: str) -> str:
    """The text with each broken paragraph on one line; the same where none is."""
    pieces: list[str] = []
    behind = 0
    for start, end, _ in spans_of(text):
        paragraph = text[start:end]
        if BREAKS.search(paragraph):
            pieces += [text[behind:start], " ".join(paragraph.split())]
            behind = end
    return "".join([*pieces, text[behind:]])


def _headline(rows: Sequence[_Row]) -> int:
    """The first line with words where it may be the title, -1 where what it says goes on in the next for certain.

    It may be as full as the lines of the text right below it. A block without a stop is all title.
    """
    at = next((at for at, row in enumerate(rows[:-1]) if row.text.count(" ") >= _TITLE - 1), -1)
    last = next((below for below in range(at + 1, len(rows)) if below + 1 == len(rows) or rows[below + 1].gap), 0)
    if at < 0 or rows[at].stopped or not rows[last].stopped:
        return -1
    line, following = (unicodedata.normalize("NFC", row.text) for row in rows[at : at + 2])
    return -1 if is_inside_sentence(line, following) or _TELLS.match(line) else at


def _rows(text: str) -> list[_Row]:
    composed = unicodedata.is_normalized("NFC", text)
    rows: list[_Row] = []
    behind = 0
    for chunk in _CHUNK.finditer(text):
        line = chunk.group().rstrip()
        told = line.lstrip()
        if not told:
            continue
        indent = len(line) - len(told)
        size = indent + len(told if composed else unicodedata.normalize("NFC", told))
        between = text[behind : chunk.start()]
        gap = rows != [] and len(between) > 1 and len(BREAKS.findall(between)) > 1
        behind = chunk.end()
        rows.append(_Row(chunk.start(), behind, indent, size, gap, told))
    return rows


def _breaks(rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """For each break inside a sentence: the columns of its line, and those with the next word."""
    return [
        (a.size, a.size + 1 + b.first)
        for a, b in pairwise(rows)
        if not b.gap and b.text[0].islower() and not a.stopped and a.size >= _NARROWEST - 8 and a.is_prose
    ]


@dataclass(frozen=True, slots=True)
class _Width:
    """Where lines were broken, in columns.

    Attributes:
        loose: a line without a stop that would have been longer with the next word goes on.
        strict: the same for a line with one, behind which a paragraph may end.
        exact: whether every letter is as wide as every other.
    """

    loose: float
    strict: float
    exact: bool


def _width(rows: Sequence[_Row]) -> _Width | None:
    """The width at which the page was broken; None where it was not."""
    breaks = _breaks(rows)
    if len(breaks) < _FEWEST:
        return None
    steps = [0] * (_WIDEST + 2)
    for low, high in breaks:
        steps[min(low, _WIDEST + 1)] += 1
        steps[min(high, _WIDEST + 1)] -= 1
    fits = list(accumulate(steps[:-1]))
    most = max(fits)
    if most >= max(_FEWEST, _AGREE * len(breaks)):
        loose = fits.index(most)
        width = _Width(loose, next(at for at in range(loose, _WIDEST + 2) if at > _WIDEST or fits[at] < most) - 1, True)
    else:
        widest = min(_WIDEST, sorted(low for low, _ in breaks)[-1 - len(breaks) // 10])
        width = _Width(_FULL * widest, widest, False)
        if sum(high > width.loose for _, high in breaks) < _AGREE * len(breaks):
            return None
    if width.strict < (_NARROW if len(breaks) < _FEWEST_NARROW else _NARROWEST):
        return None
    longer = sum(row.size > _OVERFLOW * width.strict and row.text.count(" ") >= 10 for row in rows)
    return width if longer < len(breaks) else None


def _is_kept(rows: Sequence[_Row], width: _Width) -> bool:
    """Whether lines keep to a width to the letter, as those of print do not: hardly one is a little longer."""
    if not width.exact or _RARE * sum(width.strict < row.size <= _OVERFLOW * width.strict for row in rows) > len(rows):
        return False
    breaks = _breaks(rows)
    return sum(low <= width.strict < high for low, high in breaks) >= _KEPT * len(breaks)


def _end_of_wider(rows: Sequence[_Row], at: int) -> int:
    """The last line of a block that was broken at a width of its own, as a sapo is above narrow columns."""
    last = at
    while last + 1 < len(rows) and not rows[last + 1].gap and rows[last + 1].is_prose:
        last += 1
    block = rows[at : last + 1]
    widest = max(row.size for row in block)
    is_full = all(not _ITEM.match(b.text) and a.size + 1 + b.first > widest for a, b in pairwise(block))
    is_one_sentence = all(b.text[0].islower() and not a.stopped for a, b in pairwise(block))
    is_broken = is_full and (len(block) >= _FEWEST or is_one_sentence)
    return last if is_broken and widest <= _WIDEST else at


def _goes_on(a: _Row, b: _Row, first: _Row, width: _Width) -> bool:
    """Whether the paragraph that began in `first` and stands in `a` goes on in `b`."""
    if b.gap or _is_linking(a):
        return not b.gap
    if a.size > _OVERFLOW * width.strict or not (a.is_prose and b.is_line):
        return False
    is_item = _ITEM.match(b.text) and not (
        _is_range(a, b) or _is_dash_inside(a, b, first, width) or _is_number_inside(a, b, width)
    )
    if is_item or _ADDRESS.match(b.text):
        return False
    is_centred = abs((a.indent + a.size) - (b.indent + b.size)) <= 2 and max(a.indent, b.indent) > 8
    hanging = first.indent + 6 if _ITEM.match(first.text) else a.indent + 1
    if b.indent > hanging and not is_centred:
        return False
    needed = a.size + 1 + b.first
    if a.stopped:
        inside = width.exact and a.text[-1] in ";:" and b.text[0].islower()
        return needed > (width.loose if inside else width.strict)
    if b.text[0].islower():
        return needed > 0.5 * width.strict
    return needed > width.loose and (width.exact or b.stopped or b.size > 0.5 * width.strict)


def _is_linking(row: _Row) -> bool:
    """Whether a line breaks off in the address of a Markdown link."""
    return row.text.rfind("](") > row.text.rfind(")")


def _is_range(a: _Row, b: _Row) -> bool:
    """`2020` at the end of a line and `- 2025` below."""
    return a.text[-1].isdigit() and re.match(r"[-–—]\s\d", b.text) is not None


def _is_number_inside(a: _Row, b: _Row, width: _Width) -> bool:
    """Whether a number belongs to the word that ends the full line above it: `hồi tháng` and `1. Sau đó`."""
    is_full = a.size + 1 + b.first > width.loose
    return is_full and b.text[0].isdigit() and _NUMBERED.search(a.text) is not None


def _is_dash_inside(a: _Row, b: _Row, first: _Row, width: _Width) -> bool:
    """Whether a dash in the middle of a sentence had no room at the end of its line: `thương binh` and `- liệt sĩ`."""
    is_full = width.exact and a.size + len(" -") > width.loose
    return is_full and b.text[0] in "-–—" and not (a.stopped or a.text[-1] in ":;," or _ITEM.match(first.text))
