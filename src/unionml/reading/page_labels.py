"""Labels, which are no text (of an author below, of a conversation, of whom to ask), and those that open sentences."""

import re
import unicodedata
from itertools import pairwise

from unionml.reading import page_cues as cues
from unionml.reading.page_kinds import LOOSE, Kind
from unionml.reading.page_lines import Line

_TITLE = re.compile(
    r"(?:(?:luật (?:sư|gia)|bác sĩ|thạc sĩ|tiến sĩ|kỹ sư|nhà báo|cộng tác viên)(?:, )?){1,2}", re.IGNORECASE
)
"""What an author is, above the name."""
_ASK = re.compile(r"\bliên (?:hệ|lạc)\b")
_TALK = re.compile(r"nội dung (?:(?:cuộc|buổi) )?(?:trò chuyện|phỏng vấn|trao đổi|đối thoại|tọa đàm)")
"""What labels say, as keys: whom to ask, and that a conversation follows."""
_LABEL = 8
"""Syllables of a label, at most."""
_FILED = re.compile(r"(?:chuyên mục|danh mục|thể loại|chủ đề|(?:dòng )?sự kiện|chuyên đề)\s*[:：]\s*\S", re.IGNORECASE)
"""What sites file an article under, and what the rules of a contest or a programme say."""
_SENTENCE, _ABOVE_HEADING = 6, 8
"""Syllables of such a line, at least, that is text, and of one above a heading."""


def mark_labels(lines: list[Line]) -> None:
    """Tell such labels from paragraphs and headings, in place."""
    _mark_announcing(lines)
    _mark_sentences(lines)
    text = False
    for label, line in pairwise(lines):
        text = text or label.kind is Kind.PROSE
        if text and label.kind is Kind.SHORT and _TITLE.fullmatch(label.text) and cues.is_person(line.text):
            label.kind = Kind.NOISE


def _mark_sentences(lines: list[Line]) -> None:
    """`Thể loại: bút ký, tản văn.` right below a paragraph is text where another follows, perhaps below its heading.

    What an article is filed under has no stop, and stands above or below all of its text.
    """
    for at in range(1, len(lines) - 1):
        line, below = lines[at], lines[at + 1 : at + 3]
        if line.kind is not Kind.TAGS or line.stop != "." or not _FILED.match(unicodedata.normalize("NFC", line.text)):
            continue
        headed = below[0].kind in LOOSE and [other.kind for other in below[1:]] == [Kind.PROSE]
        follows = below[0].kind is Kind.PROSE or (headed and line.size >= _ABOVE_HEADING)
        if lines[at - 1].kind is Kind.PROSE and follows and line.size >= _SENTENCE:
            line.kind = Kind.PROSE


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
