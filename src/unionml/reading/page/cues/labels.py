"""Labels, which are no text (of an author below, of a conversation, of whom to ask), and those that open sentences."""

import re
import unicodedata
from itertools import pairwise

from unionml.reading.page.cues import cues
from unionml.reading.page.cues.names import EMAIL
from unionml.reading.page.cues.posts import names_role
from unionml.reading.page.kinds import CLOSING, LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line

_ASK = re.compile(r"\bliên (?:hệ|lạc)\b")
_TALK = re.compile(r"nội dung (?:(?:cuộc|buổi) )?(?:trò chuyện|phỏng vấn|trao đổi|đối thoại|tọa đàm)")
"""What labels say, as keys: whom to ask, and that a conversation follows."""
_OTHERS = frozenset({Kind.RELATED, Kind.RELATED_CUE, Kind.COMMENT_CUE, Kind.TAGS})
"""What stands below an article and is not about who wrote it."""
_ASKER = re.compile(r"(?:họ(?: và)? tên )?người (?:gửi câu )?hỏi\s*[:：]", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:địa chỉ|lĩnh vực|e-?mail|(?:số )?điện thoại|đơn vị|chủ đề|ngày (?:hỏi|trả lời|gửi))\s*[:：]|câu hỏi:?$",
    re.IGNORECASE,
)
"""The fields of a form in which somebody asked an office something."""
_FIELD = 14
"""Syllables of such a field, at most."""
_END = re.compile(r"[-–—(\[*=~.\s]+(?:hết|end)[-–—)\]*=~.\s]+|HẾT|END", re.IGNORECASE)
_BOILERPLATE, _SAID = 10, 3
"""Lines below the end of a press release, at most, in which somebody says who he is, and paragraphs of these."""
_TOLD = 2
"""Paragraphs above what a column says to its readers, at least."""
_LABEL = 8
"""Syllables of a label, at most."""
_FILED = re.compile(r"(?:chuyên mục|danh mục|thể loại|chủ đề|(?:dòng )?sự kiện|chuyên đề)\s*[:：]\s*\S", re.IGNORECASE)
"""What sites file an article under, and what the rules of a contest or a programme say."""
_PICTURED = SILENT | {Kind.CAPTION}
"""Lines between two paragraphs that are none."""
_SENTENCE, _ABOVE_HEADING = 6, 8
"""Syllables of such a line, at least, that is text, and of one above a heading."""

_READERS = re.compile(r"\b(?:bạn đọc|độc giả|thính giả|khán giả|chuyên mục|t(?:òa|oà) soạn|ban biên tập)\b")
_OPENS = re.compile(
    r"(?:(?:các |quý |mọi )*(?:bạn đọc|độc giả|thính giả|khán giả)|(?:mọi |các )?(?:thắc mắc|câu hỏi|thư từ))\b"
)
_ASKING = re.compile(r"\b(?:thắc mắc|câu hỏi|thư từ|tư vấn|hỏi)\b")
_SEND = re.compile(r"\b(?:gửi|liên hệ|gọi|viết)\b")
_GIVING = re.compile(
    r"\b(?:tài khoản|ngân hàng|stk|giúp đỡ|ủng hộ|hảo tâm|quyên góp|chung tay|dự thi|tác phẩm|tham gia|đăng ký|hồ sơ)\b"
)
"""What a column says to its readers, as keys: whom, how it opens, what about, what to do; and what an appeal, a contest
or a notice says, where a number or an address is news."""
_NUMBER = re.compile(r"\b\d[\d .]{5,15}\d\b")
_TO_READERS = 45
"""Syllables of such a line, at most."""
_SIGNATURES = 2
"""Short lines below it, at most, that sign."""


def mark_labels(lines: list[Line]) -> None:
    """Tell such labels from paragraphs and headings, in place."""
    _mark_announcing(lines)
    _mark_sentences(lines)
    _mark_askers(lines)
    _mark_boilerplate(lines)
    _mark_to_readers(lines)
    text = False
    for label, line in pairwise(lines):
        text = text or label.kind is Kind.PROSE
        if text and label.kind is Kind.SHORT and names_role(label.text) and cues.is_person(line.text):
            label.kind = Kind.NOISE


def _mark_sentences(lines: list[Line]) -> None:
    """`Thể loại: bút ký, tản văn.` below a paragraph is text where another follows, perhaps below its heading.

    What an article is filed under has no stop, and stands above or below all of its text.
    """
    for at in range(1, len(lines) - 1):
        line, below = lines[at], lines[at + 1 : at + 3]
        if (
            line.kind not in {Kind.TAGS, Kind.NOISE}
            or line.stop != "."
            or not _FILED.match(unicodedata.normalize("NFC", line.text))
        ):
            continue
        headed = below[0].kind in LOOSE and [other.kind for other in below[1:]] == [Kind.PROSE]
        follows = below[0].kind is Kind.PROSE or (headed and line.size >= _ABOVE_HEADING)
        above = next((other for other in reversed(lines[:at]) if other.kind not in _PICTURED), line)
        if above.kind is Kind.PROSE and follows and line.size >= _SENTENCE:
            line.kind = Kind.PROSE


def _mark_askers(lines: list[Line]) -> None:
    """Who asked, from where and of what, above a question and its answer, is neither text nor author."""
    at = 0
    while at < len(lines):
        stop = at + (
            lines[at].size <= _FIELD and _ASKER.match(unicodedata.normalize("NFC", lines[at].text)) is not None
        )
        while at < stop < len(lines) and _is_asked(lines[stop]):
            stop += 1
        for line in lines[at:stop]:
            line.kind = line.kind if line.kind is Kind.DATE else Kind.ASIDE
        at = max(stop, at + 1)


def _mark_to_readers(lines: list[Line]) -> None:
    """`Bạn đọc có thắc mắc xin gửi về: …`, the last line of a column but for its author, is none of its text."""
    told = 0
    for at, line in enumerate(lines):
        if told >= _TOLD and line.kind in LOOSE | {Kind.PROSE} and _speaks_to_readers(line):
            below = [other for other in lines[at + 1 :] if other.kind not in SILENT][: _SIGNATURES + 1]
            while below and below[0].kind in LOOSE and below[0].size <= _LABEL and not below[0].stop:
                below = below[1:]
            if not below or below[0].kind in CLOSING:
                line.kind = Kind.NOISE
        told += line.kind is Kind.PROSE


def _speaks_to_readers(line: Line) -> bool:
    """Whether a line gives readers with questions an address or a number; a notice's line must name readers."""
    if line.size > _TO_READERS or not _OPENS.match(line.key) or _GIVING.search(line.key):
        return False
    reached = EMAIL.search(line.text) or _NUMBER.search(line.text)
    meant = not line.stop or _READERS.search(line.key)
    return bool(reached and meant and _ASKING.search(line.key) and _SEND.search(line.key))


def _is_asked(line: Line) -> bool:
    text = unicodedata.normalize("NFC", line.text)
    return line.size <= _FIELD and line.stop not in {".", "?"} and _ASKED.match(text) is not None


def _mark_boilerplate(lines: list[Line]) -> None:
    """Who sent a press release, and whom to ask, below `-- Hết --` and above the first number or address."""
    prose = 0
    for at, line in enumerate(lines):
        prose += line.kind is Kind.PROSE
        if prose < 2 or line.kind is not Kind.NOISE or not _END.fullmatch(unicodedata.normalize("NFC", line.text)):
            continue
        below = lines[at + 1 : at + 1 + _BOILERPLATE]
        stop = next((i for i, other in enumerate(below) if other.kind in {Kind.FOOTER} | _OTHERS), len(below))
        said = sum(other.kind is Kind.PROSE for other in below[:stop])
        asked = any(_ASK.search(other.key) for other in below[:stop])  # else somebody signs
        if stop < len(below) and below[stop].kind is Kind.FOOTER and said <= _SAID and (said or asked):
            for other in below[:stop]:
                other.kind = Kind.FOOTER
        return


def _mark_announcing(lines: list[Line]) -> None:
    """Labels with a colon: above what two people say, and above whom to ask, below an article.

    Below the latter stand an office or two, and the first number or address.
    """
    for at, label in enumerate(lines[:-1]):
        if label.stop != ":" or label.size > _LABEL or label.kind not in {Kind.PROSE, Kind.SHORT}:
            continue
        if _TALK.fullmatch(label.key) and (lines[at + 1].bullet or lines[at + 1].stop == "?"):
            label.kind = Kind.ASIDE
        if not _ASK.search(label.key):
            continue
        stop = next((i for i in range(at + 1, min(at + 4, len(lines))) if lines[i].kind is Kind.FOOTER), at)
        text = sum(line.kind is Kind.PROSE for line in lines[stop + 1 : stop + 6])
        if text < 2 and all(line.kind in LOOSE and not line.stop for line in lines[at + 1 : stop]):
            for line in lines[at:stop]:
                line.kind = Kind.FOOTER
