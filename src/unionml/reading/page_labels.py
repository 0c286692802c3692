"""Labels on lines of their own that are no text: of an author named below, of a conversation, and of whom to ask."""

import re
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


def mark_labels(lines: list[Line]) -> None:
    """Tell such labels from paragraphs and headings, in place."""
    _mark_announcing(lines)
    text = False
    for label, line in pairwise(lines):
        text = text or label.kind is Kind.PROSE
        if text and label.kind is Kind.SHORT and _TITLE.fullmatch(label.text) and cues.is_person(line.text):
            label.kind = Kind.NOISE


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
