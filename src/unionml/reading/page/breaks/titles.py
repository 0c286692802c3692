"""Headlines that a page, a column of a newspaper or a browser broke into several lines."""

import re
from typing import TYPE_CHECKING

from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import BODY_NAME, SALUTATION
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.text.scripts import CAPITALS

if TYPE_CHECKING:
    from unionml.reading.page.lines import Line

_TITLE = 24
"""Syllables of a headline, at most, that was broken."""
_HALF, _OTHER_HALF = 7, 4
"""Syllables of a headline's halves, at least, in front of a colon and behind it."""
_PREPOSITION = re.compile(r"(?:ở|của|và|tại|trong|trên|dưới|bên|giữa|với|cho|từ|vì|về|nơi|sau|trước|bằng|để|như|khi)\s")
_PLACED = re.compile(r"(?:[^\W\d_][\w.&/-]*\s){0,4}[^\W\d_][\w.&/-]*:\s\S")
"""`BẮC KẠN: …`: where or who, in front of a headline."""
_LEADS_ON = re.compile(
    r".*\s(?:ở|của|và|tại|trong|trên|dưới|giữa|với|cho|từ|vì|bằng|để|những|các|một|qua|như|là|khi|mỗi|được|bị|đang)"
)
"""How a key ends that another word must follow."""
_LONG_FORM = re.compile(r"(?:e ?|mega ?|info ?)?(?:magazine|story)|longform|long form|phóng sự ảnh|bài dài kỳ")
"""What stands, as a key, above the titles of long articles: no kicker stands below it."""
_SITE = re.compile(r"(?:[a-z\d-]{2,40}\.){1,3}[a-z]{2,12}(?![\w.])")
"""The name of a site, with which a reading list says where an article is from."""
_KICKER = re.compile(
    r"(?:hướng tới|tiến tới|chào mừng|kỷ niệm|nhân (?:dịp|ngày|tháng)|thực hiện|hưởng ứng|phóng sự|ký sự|loạt bài"
    r"|chuyên đề|chuyện|góc)\s"
)
"""How the lines open, as keys, that say above a title what it belongs to."""
_SIGNED = re.compile(r"(?:(?:written|posted) )?by\s|(?:(?:được )?(?:viết|đăng|gửi) )?bởi\s")
"""How the line below a title opens, in small letters, that names the author."""
_ABOVE_CAPITALS = frozenset({Kind.DATE, Kind.NOISE, Kind.BREADCRUMB, Kind.SHORT})
_SECTION = 7
"""Syllables of a section's name, at most, above a headline in capitals."""


_RUN_ON = re.compile(
    rf"(?=[{CAPITALS}])(?P<title>[^.!?…]{{20,160}}?)\s+"
    r"(?P<text>(?:\([A-ZĐ][\w.&]{1,14}\)|[A-ZĐ]{2,5}O)\s?[-–]\s"
    r"(?:(?:Vào|Từ)\s[a-zà-ỹ]|(?:Rạng|Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Hôm|Mới|Vừa|Thời|Trong|Nhân|Dịp|Thực|Nhằm|Để|Với|Tại"
    r"|Theo|Sau|Hơn|Gần|Hàng)\b))"
)
"""A headline and the sapo behind it in one line, divided by a paper's mark: `… (TMO) - Sáng 5/3, …`."""
_DATED = re.compile(
    r"(?i:(?:đã )?đăng (?:vào|ngày|lúc) |ngày đăng:? )?\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d"
    rf"(?:,? (?:lúc )?\d{{1,2}}[:h]\d\d)?(?=[{CAPITALS}]\w*\s)"
)
"""A date that the text runs into: `08/11/2022Liên đoàn …`."""
_TOP = 12
"""Lines on top of a page."""
_FILED = re.compile(
    r"(?i:chính trị|thời sự|xã hội|kinh tế|đời sống|lao động\s?[-–]\s?việc làm|chính trị\s?[-–]\s?xã hội"
    r"|thời sự\s?[-–]\s?chính trị|văn hóa\s?[-–]\s?xã hội|xây dựng đảng)\s+(?!Việt Nam\b)(?=[" + CAPITALS + r"]\w*\s)"
)
"""The section in front of such a headline."""
_TEXT = 25
"""Words of the text behind it, at least, unless a full stop closes it: headlines have letters and a dash, too."""
_LONGEST_TEXT = 2000
"""Characters that are looked at for them."""
_DEED = re.compile(
    r"(?:tổ chức|khai mạc|bế mạc|phát động|triển khai|ký kết|kỷ niệm|tổng kết|sơ kết|trao|tặng|thăm|ra mắt|thành lập"
    r"|khánh thành|bàn giao|khởi công|tập huấn|tuyên dương|tôn vinh|chúc mừng|gặp mặt|kết nạp)\s"
)
"""How headlines of notices open, as keys."""
_TELLS = re.compile(r"(?:Rạng|Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Hôm|Mới|Vừa|Theo|Trong|Tại|Nhân|Sau|Với)\b")
"""How sentences open, and no headline that a mark divides from one."""


def divide(text: str, start: int, end: int, number: int) -> list[int]:
    """Where the parts begin of a line that holds several: a section, a headline and the text, or a date and the text.

    Args:
        text: the page.
        start: offset of the line.
        end: offset behind it.
        number: how many lines stand above it: a headline is looked for in the first, a date on top of the page.

    Returns:
        Two or three offsets, the first of them `start`; that alone for any other line.
    """
    if number < _TOP and (dated := _DATED.match(text, start, min(end, start + 60))) is not None:
        return [start, dated.end()]
    if number:
        return [start]
    found = _RUN_ON.match(text, start, min(end, start + 400))
    if found is None or _TELLS.match(found["title"]) or len(found["title"].split()) < _HALF:
        return [start]
    told = text[found.start("text") : end]
    if cues.stop_of(told) != "." and len(told[:_LONGEST_TEXT].split()) < _TEXT:
        return [start]
    filed = _FILED.match(text, start, found.end("title"))
    sections = [filed.end()] if filed and len(text[filed.end() : found.end("title")].split()) >= _HALF else []
    return [start, *sections, found.start("text")]


def behind_title(lines: "list[Line]", at: int) -> int:
    """Index behind the last line of the headline that begins in line `at`; `at + 1` where it is whole.

    It goes on in small letters or inside a name, or over up to three lines in capitals, which have a date or a button
    above; or behind a colon, or a preposition in capitals, wherever it stands. What has gone on has the text, a date or
    the author below.
    """
    behind, size = at + 1, lines[at].size
    if _is_told_below(lines, at):
        return at + 2
    if lines[at].kind is not Kind.HEADLINE or lines[at].stop:
        return behind
    in_capitals = (
        _are_capitals(lines[at - 1], lines[at])
        if at > 0
        else _names_body_below(lines) or _places_capitals(lines) or _opens_in_capitals(lines)
    )
    if in_capitals and cues.names_site(lines[at].text) and behind < len(lines) and BODY_NAME.match(lines[behind].text):
        return behind
    for line in lines[behind : behind + (2 if in_capitals else 1)]:
        if _SITE.match(line.text):
            break
        size += line.size
        is_signed = _SIGNED.match(line.text) is not None and cues.is_byline(line.text)
        is_broken = (line.text[0].islower() and not is_signed) or _is_name_broken(lines[at].text, line.text)
        goes_on = is_broken and line.size >= 2
        goes_on = goes_on or (in_capitals and _are_more_capitals(line, signed=_is_author_of_text(lines, behind + 1)))
        if line.gap or size > _TITLE or not goes_on or line.kind not in LOOSE:
            break
        behind += 1
    if behind > at + 1 and not in_capitals and _is_last_line(lines, at, behind, size):
        behind += 1
    if behind == len(lines):
        return at + 1
    starts_text = lines[behind].kind in {Kind.PROSE, Kind.DATE} or _is_author_of_text(lines, behind)
    is_line = lines[behind].kind is not Kind.SHORT and not in_capitals
    return behind if starts_text or is_line else at + 1


def _is_told_below(lines: "list[Line]", at: int) -> bool:
    """Whether a colon ends a line that is as long as a headline, and the other half of the headline stands below it.

    Or whether that half opens with a preposition, both in capitals. A kicker is shorter; behind the other half stands
    the text, a date or the author.
    """
    if at + 2 >= len(lines) or any(_heads_text(line) for line in lines[max(0, at - 4) : at + 1]):
        return False
    first, second = lines[at], lines[at + 1]
    if second.kind not in LOOSE or second.stop in {".", ":", ";"} or second.bullet or first.size + second.size > _TITLE:
        return False
    in_capitals = first.text.isupper() and second.text.isupper()
    if in_capitals and first.kind in LOOSE and not first.stop:
        goes_on = second.size >= 2 and _PREPOSITION.match(second.key) is not None
        goes_on = goes_on or (not second.gap and second.size >= 2 and _breaks_off(lines, at))
        goes_on = goes_on and not cues.is_section(first.text)
    else:
        goes_on = (
            first.stop == ":"
            and not _KICKER.match(first.key)
            and first.size >= (_OTHER_HALF if in_capitals and not second.gap else _HALF)
            and second.size >= _OTHER_HALF
            and not first.bullet
        )
        goes_on = goes_on and first.text.isupper() <= second.text.isupper() and not cues.is_author(second.text)
    below = lines[at + 2]
    return goes_on and (below.kind in {Kind.PROSE, Kind.DATE, Kind.CAPTION} or _is_author_of_text(lines, at + 2))


def _breaks_off(lines: "list[Line]", at: int) -> bool:
    """Whether a line leads on to the word below it, or stands right below what long articles are marked with.

    There the line below is too short for a headline of its own.
    """
    line = lines[at]
    marked = at > 0 and _LONG_FORM.fullmatch(lines[at - 1].key) is not None and not _KICKER.match(line.key)
    return _LEADS_ON.fullmatch(line.key) is not None or (marked and line.size >= 3 and lines[at + 1].size < _HALF)


def _heads_text(line: "Line") -> bool:
    """Whether what stands below a line is its text: a headline, a sentence, or whom a letter speaks to."""
    if line.stop in {"", "?", "!"}:
        return line.kind is Kind.HEADLINE and line.size >= _HALF and not cues.names_site(line.text)
    return (line.kind is Kind.PROSE and line.stop != ":") or SALUTATION.match(line.text) is not None


def _is_last_line(lines: "list[Line]", first: int, at: int, size: int) -> bool:
    """Whether a broken headline goes on with a capital: in its block, where the line above had no room for a word.

    Args:
        lines: all lines of the page.
        first: index of the headline's first line.
        at: index of the line that may be its last.
        size: syllables of those between.
    """
    if at + 1 >= len(lines) or lines[at].gap or not lines[at + 1].gap:
        return False
    line = lines[at]
    widest = max(len(other.text) for other in lines[first:at])
    full = len(lines[at - 1].text) + 1 + len(line.text.split(None, 1)[0]) > widest
    other = cues.is_section(line.text) or cues.is_person(line.text)
    return full and line.kind in LOOSE and size + line.size <= _TITLE and not other


def _is_name_broken(above: str, below: str) -> bool:
    """Whether a place's name was broken in front of the syllable before its colon: `… Khu kinh tế Long`, `An: …`."""
    first, last = below.split(None, 1)[0], above.split()[-1]
    is_name = first.endswith(":") and first[0].isupper() and last[0].isupper() and last.isalpha()
    return is_name and not (above.isupper() or cues.is_author(below))


def _are_capitals(above: "Line", line: "Line") -> bool:
    """Whether a headline in capitals stands below a date, button or section, and not below an office in capitals."""
    is_office = above.kind is not Kind.DATE and above.text.isupper()
    is_section = above.kind is Kind.HEADLINE and above.size <= _SECTION and not above.stop
    return line.text.isupper() and (above.kind in _ABOVE_CAPITALS or is_section) and not is_office


def _names_body_below(lines: "list[Line]") -> bool:
    """Whether a page opens with a line that tells of the body below it; a paper's head has two bodies."""
    first, second = lines[0].text, lines[1].text if len(lines) > 1 else ""
    return first.isupper() and not BODY_NAME.match(first) and BODY_NAME.match(second) is not None


def _places_capitals(lines: "list[Line]") -> bool:
    """Whether a page opens with a headline in capitals behind a place or a name and a colon, in a block of two lines.

    No paper's name and no kicker does, and the text stands apart from it.
    """
    if len(lines) < 3 or lines[1].gap or not lines[2].gap or ":" in lines[1].text:
        return False
    placed = lines[0].size >= _HALF and _PLACED.match(lines[0].text) is not None and not _KICKER.match(lines[0].key)
    return placed and lines[0].text.isupper() and lines[2].kind is Kind.PROSE


def _opens_in_capitals(lines: "list[Line]") -> bool:
    """Whether a page opens with two lines in capitals, as long as halves of a headline, and its text below them.

    What opens with a deed is no kicker, which names an occasion, a place or a theme.
    """
    if len(lines) < 3 or lines[1].gap or min(lines[0].size, lines[1].size) < _HALF or lines[2].kind is not Kind.PROSE:
        return False
    return _DEED.match(lines[0].key) is not None and lines[0].text.isupper() and lines[1].text.isupper()


def _are_more_capitals(line: "Line", *, signed: bool) -> bool:
    """Whether a line in capitals can end a headline, and is no author's: those have a family name or a dash.

    A short one can be either, unless the author is named below it.
    """
    is_name = cues.is_person(line.text.title()) or " – " in line.text or " - " in line.text
    return line.text.isupper() and (line.size >= 4 or signed) and not (is_name and cues.is_byline(line.text))


def _is_author_of_text(lines: "list[Line]", at: int) -> bool:
    """Whether a line is the author's, with the text or its date below."""
    if at + 1 >= len(lines) or lines[at].kind not in LOOSE:
        return False
    return lines[at + 1].kind in {Kind.PROSE, Kind.DATE} and cues.is_byline(lines[at].text)
