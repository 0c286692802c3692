"""Lines that sign an article where authors' lines stand: below the title or the sapo, and behind the last paragraph.

Elsewhere they may be headings, captions or entries of a list. The shape is a few words that say what was done, a colon
or `của`, and a name; or a name, and where somebody writes from or works.
"""

import re
import unicodedata
from functools import lru_cache

from unionml.reading.page_keys import is_section, key_of
from unionml.reading.page_names import REPORTS, is_made_by, is_person, is_signature
from unionml.text.persons import KINSHIP

_WORK = (
    r"(?:ghi|viết|bài|tin|lược|tổng (?:thuật|hợp)|tường thuật|dịch|sưu tầm|biên (?:soạn|tập|dịch)|phóng sự|(?:bút )?ký"
    r"|tản văn|tùy bút|tác giả|người (?:viết|gửi|kể|ghi|chép|dịch)|chuyện|câu chuyện|thư|thực hiện|chép|nhóm|thơ"
    r"|truyện|theo|kể|đưa tin)\b"
)
_MARKED = re.compile(r"[:：,]|\scủa\s|^theo\s|\S[\s(]+(?:thực|ghi|lược|biên)\b", re.IGNORECASE)
"""What no such line can do without."""
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:：.!?,;]{1,45}?)\s*[:：]\s*(?P<name>\S.*)")
_OF = re.compile(rf"{_WORK}(?:[^:.!?,;]{{0,30}})?\scủa\s(?P<name>\S.*)", re.IGNORECASE)
_AFTER = re.compile(r"theo\s(?P<name>\S.*)", re.IGNORECASE)
_OPENS = re.compile(_WORK, re.IGNORECASE)
_LABEL = 7
"""Words of a label, at most."""
_NOTE = re.compile(r"\s*\([^()]{2,60}\)$")
_WORKS_IN = re.compile(
    r"(?P<name>[^,]{3,40}),\s(?:tổ|phòng|ban|nhóm|phân xưởng|công đoàn|khoa|trường|lớp|báo|đội)\s"
    r"(?P<unit>[^,.:!?]{2,40})"
)
_UNIT = 6
"""Words of the unit somebody works in, at most."""


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
    known = _OPENS.match(labelled["label"]) is not None
    return _is_name(name) and (known or (below_title and is_person(name)))


def _is_name(text: str) -> bool:
    """Whether words are nothing but a person's name, a pen name or initials."""
    words = text.split()
    named = all(word[0].isupper() for word in words) and (2 <= len(words) <= 4 or "." in text)
    return named and key_of(words[0]) not in KINSHIP and is_signature(text) and not is_section(text)
