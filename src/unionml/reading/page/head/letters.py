"""Letters: whom one addresses above its text, whose it was, and how it closes, which is text and no furniture."""

import re
import unicodedata

from unionml.reading.page.cues import cues
from unionml.reading.page.kinds import CLOSING, LOOSE, Kind
from unionml.reading.page.lines import Line

_WHOM = (
    r"(?:(?:tất cả|toàn thể|cả|các|những|quý) ){0,2}(?:bạn|anh|chị|em|cô|chú|bác|ông|bà|thầy|cháu|con|mẹ|bố|ba|má"
    r"|đồng chí|đ/c|vị|quý vị|mọi người|cả nhà|đoàn viên|công nhân|độc giả|đồng nghiệp)\b"
)
_DEAR = (
    r"(?:thân (?:mến|yêu|thương)|(?:kính|thương|quý|yêu) mến|(?:kính|đáng) (?:thương|quý)|yêu (?:quý|dấu|thương)"
    r"|yêu|ơi)"
)
_ADDRESS = re.compile(
    r"(?:(?:kính|thân|xin|thân ái|thân mến|trân trọng) ){0,2}(?:gửi|thưa|chào(?! mừng\b))\s"
    rf"(?:[^.!?:;,]{{2,80}},|{_WHOM}[^.!?:;,]{{0,60}}!)|[^.!?:;,]{{2,60}}\s{_DEAR}\s?[,!]",
    re.IGNORECASE,
)
"""`Thưa cô Năm,`, `Chào các bạn!`, `Các em thân mến,` as whole lines; a button says `Gửi ngay!`."""
_LONGEST = 12
"""Syllables of such a line, at most."""
_ADDRESSED = 8
"""Lines that address somebody one below the other, at most."""
_TEXT = 2
"""Paragraphs of a letter, at least, in front of what stands behind it."""
_CLOSING = re.compile(r"(?:xin )?(?:trân trọng(?: cảm ơn| kính chào)?|kính thư|thân (?:ái|mến))")
"""How a letter closes, as a key: without a mark behind it a button says so."""
_WRITER = re.compile(r"[^()\d]{2,40}\s\([^()\d]{2,40}\)")
"""Whose letter it was, above the answer: `Lan Anh (Bến Cát)`."""


def addresses(text: str) -> bool:
    """Whether a line is whom a letter addresses, and nothing else."""
    if text[-1:] not in {",", "!"}:
        return False
    text = unicodedata.normalize("NFC", text[:101])
    return len(text) <= 100 and len(text.split()) <= _LONGEST and _ADDRESS.fullmatch(text) is not None


def opens_letter(lines: list[Line], at: int) -> bool:
    """Whether a line addresses somebody right above a paragraph, or above another such line."""
    if lines[at].kind not in LOOSE or lines[at].level or not addresses(lines[at].text):
        return False
    below = lines[at + 1 : at + 1 + _ADDRESSED]
    line = next((line for line in below if line.kind not in LOOSE or not addresses(line.text)), None)
    return line is not None and line.kind is Kind.PROSE


def mark_letters(lines: list[Line], begin: int) -> None:
    """Tell such lines from labels and headings, in place.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
    """
    paragraphs = 0
    for at in range(begin, len(lines)):
        line = lines[at]
        paragraphs += line.kind is Kind.PROSE
        if line.kind in CLOSING and paragraphs >= _TEXT:
            break  # below stand comments, and headlines of other articles
        above = lines[at - 1] if at > begin else None
        if opens_letter(lines, at):
            line.kind = Kind.PROSE
            if above is not None and above.kind is Kind.SHORT and _WRITER.fullmatch(above.text):
                above.kind = Kind.PROSE
        elif above is not None and above.kind in {Kind.PROSE, Kind.CAPTION} and line.kind in LOOSE | {Kind.NOISE}:
            closes = _CLOSING.fullmatch(line.key) and line.text.rstrip()[-1] in ".!,"
            line.kind = Kind.PROSE if closes else line.kind


def begins_letter(line: Line) -> bool:
    """Whether the first paragraph is whom a letter or a speech addresses: no sapo stands below it."""
    return cues.is_vocative(line.text) or addresses(line.text)
