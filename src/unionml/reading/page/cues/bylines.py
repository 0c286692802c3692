"""Lines that sign an article where authors' lines stand: below the title or the sapo, and behind the last paragraph.

Elsewhere they may be headings, captions or entries of a list. The shape is a few words that say what was done, a colon
or `của`, and a name; or a name, and where somebody writes from or works.
"""

import re
import unicodedata
from functools import lru_cache

from unionml.reading.page.cues.calendar import DATE
from unionml.reading.page.cues.keys import is_section, key_of
from unionml.reading.page.cues.names import REPORTS, is_byline, is_made_by, is_person, is_signature
from unionml.text.persons import KINSHIP
from unionml.text.scripts import CAPITALS

_PLACE = r"(?:\s(?:từ|tại|ở|trong|dưới|trên)\s[^:：.!?,;]{2,35})?"
_DONE = (
    rf"(?:(?:ghi|viết|kể|chép|đưa tin|ghi chép|tường thuật){_PLACE}|lược (?:ghi|thuật|dịch)|tổng (?:thuật|hợp)"
    r"|(?:sưu tầm|biên (?:soạn|tập|dịch)|dịch)(?: và (?:dịch|giới thiệu|biên soạn))?|tác giả|thực hiện|theo"
    r"|người (?:viết|gửi|kể|ghi|chép|dịch)|nội dung|bài(?: viết| dự thi|(?:,| và) ảnh)?)"
)
"""What somebody has done who signs an article, as a whole label."""
_GENRE = r"(?:tin|phóng sự|(?:bút |hồi )?ký|tản văn|tùy bút|thơ|truyện(?: ngắn)?|(?:câu )?chuyện|thư)"
"""What an article is: behind it stands a title as well as an author."""
_MARKED = re.compile(r"[:：,]|\scủa\s|^theo\s|\S[\s(]+(?:thực|ghi|lược|biên)\b", re.IGNORECASE)
"""What no such line can do without."""
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:：.!?,;]{1,45}?)\s*[:：]\s*(?P<name>\S.*)")
_OF = re.compile(
    r"(?:bài(?: viết| dự thi|(?:,| và) ảnh)?|ghi(?: chép)?|tường thuật|tổng (?:thuật|hợp)|phóng sự|bút ký|tản văn"
    r"|tùy bút|truyện ngắn)\scủa\s(?P<name>\S.*)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"theo\s(?P<name>\S.*)", re.IGNORECASE)
_KNOWN = re.compile(_DONE, re.IGNORECASE)
_KNOWN_GENRE = re.compile(_GENRE, re.IGNORECASE)
_SHOWN = re.compile(
    r"(?:chuyên gia|khách mời|nhân vật|người (?:được phỏng vấn|(?:gửi câu )?hỏi|trả lời)|địa (?:chỉ|điểm)|chủ đề"
    r"|tác phẩm|giải|thư ký|chủ tịch|\S+ trưởng)\b",
    re.IGNORECASE,
)
"""Labels of those whom an article shows, and of what it is about."""
_LABEL = 7
"""Words of a label, at most."""
_NOTE = re.compile(r"\s*\([^()]{2,60}\)$")
_WORKS_IN = re.compile(
    r"(?P<name>[^,]{3,40}),\s(?:tổ|phòng|ban|nhóm|phân xưởng|công đoàn|khoa|trường|lớp|báo|đội)\s"
    r"(?P<unit>[^,.:!?]{2,40})"
)
_UNIT = 6
"""Words of the unit somebody works in, at most."""
_BESIDE_DATE = re.compile(
    r"(?P<name>[^\d()]{4,40}?)(?P<paper>\s\([^()\d]{2,30}\))?\s+"
    r"(?P<date>\d{1,2}/\d{1,2}/(?:19|20)\d\d,?\s+\d{1,2}:\d\d(?:\s\(GMT\+7\))?)"
)
"""`LÊ MẬN (báo Thợ) 21/07/2025 12:23`: who, or a section, and when."""
_FILED_BEHIND = re.compile(
    rf"(?P<date>{DATE.pattern})\s(?=(?-i:[{CAPITALS}]))(?:[^\W\d_]+[\s,]+){{1,8}}"
    r"\d[\d.,]*\s(?:views?|lượt (?:xem|đọc))",
    re.IGNORECASE,
)
"""`Tháng Chín 4, 2019 Thời sự, Tin tỉnh 96 Views`: when, the sections and a counter, as weblogs print them."""
_CHANNEL = re.compile(rf"(?P<name>[^/]{{4,40}}?)(?:\s?/\s?|\s[-–]\s)[{CAPITALS}]{{2,8}}\d{{0,2}}")
"""`Lan Thu/ĐTH2`: a reporter, and the channel he works for."""


def of_channel(text: str) -> bool:
    """Whether a line is a person's name and the letters, perhaps with a number, of a channel or a paper."""
    found = _CHANNEL.fullmatch(unicodedata.normalize("NFC", text[:60]))
    return found is not None and 2 <= len(found["name"].split()) <= 4 and _is_name(found["name"])


def behind_section(text: str) -> bool:
    """Whether an author in capitals stands behind the name of a section: `Đời sống - TRẦN LƯU`."""
    section, dash, author = text.rpartition(" - ")
    return dash != "" and is_section(section) and author.isupper() and is_byline(author.title())


@lru_cache(maxsize=1024)  # neighbours ask for the same line again
def signs(text: str, *, below_title: bool = False) -> bool:
    """Whether a line signs an article, standing where authors' lines do.

    Args:
        text: the line.
        below_title: whether it stands between title and text, where any label will do in front of a person's name.
    """
    text = _NOTE.sub("", unicodedata.normalize("NFC", text[:120]).strip())
    if _MARKED.search(text) is None or (text[-1] in ".!?;:" and not text[-2:-1].isupper()):
        return False
    if (REPORTS.fullmatch(text) and "," in text) or is_made_by(text):
        return True
    if (works := _WORKS_IN.fullmatch(text)) is not None:
        return is_person(works["name"]) and _is_name(works["name"]) and len(works["unit"].split()) < _UNIT
    if (of := _OF.fullmatch(text) or _AFTER.fullmatch(text)) is not None:
        return _is_name(of["name"]) and text[0].isupper()
    labelled = _LABELLED.fullmatch(text)
    if labelled is None or not text[0].isupper() or len(labelled["label"].split()) > _LABEL:
        return False
    name = labelled["name"]
    if _KNOWN.fullmatch(labelled["label"]):
        return _is_name(name)
    known = _KNOWN_GENRE.fullmatch(labelled["label"]) or (below_title and not _SHOWN.match(labelled["label"]))
    return bool(known) and _is_name(name) and is_person(name)


def is_entry(text: str) -> bool:
    """Whether a line is an entry of a list of persons, or announces one: `Chủ tịch: …`, and a name; `…, tổ hàn`."""
    text = _NOTE.sub("", unicodedata.normalize("NFC", text[:120]).strip())
    entry = _LABELLED.fullmatch(text) or _WORKS_IN.fullmatch(text)
    return text.endswith((":", "：")) or (entry is not None and _is_name(entry["name"]))


def _is_name(text: str) -> bool:
    """Whether words are nothing but a person's name, a pen name or initials."""
    words = text.split()
    named = all(word[0].isupper() for word in words) and (2 <= len(words) <= 4 or "." in text)
    return named and key_of(words[0]) not in KINSHIP and is_signature(text) and not is_section(text)


def split_beside(text: str) -> tuple[str, str] | None:
    """`(author, date)` for a date behind the names of sections, or behind an author and his paper; None for others.

    Sections may stand behind the date where a counter closes the line.
    """
    if filed := _FILED_BEHIND.fullmatch(text):
        return "", filed["date"]
    found = _BESIDE_DATE.fullmatch(text)
    if found is None or not (is_section(found["name"]) or (found["paper"] and is_byline(found["name"]))):
        return None
    return ("" if is_section(found["name"]) else found["name"] + found["paper"]), found["date"]
