"""What is left of a picture on a saved page where neither a mark nor a file's ending tells."""

import re

from unionml.reading.page_kinds import LOOSE, Kind
from unionml.reading.page_lines import Line

_NAME = re.compile(r"[a-z\d]+(?:[ _-]+[a-z\d]+){2,20}|\d{1,3}[a-z]|[a-z]\d{1,3}")
"""A name without capitals and tone marks, or a number."""
_NUMBERED = re.compile(r"[\x20-\x7e]{8,200}\s[-–]\s(?:Anh|Hinh|anh|hinh|Photo|Image)\s\d{1,2}\.?")
"""The title without tone marks, and a number: `Dai hoi cong doan - Anh 1`."""


def mark_picture_names(lines: list[Line]) -> None:
    """Tell `trao qua cho cong nhan`, what a picture's file was called, from headings in place.

    It is so where the text has tone marks, which headings have as well, and between its lines.
    """
    told = False
    for line in lines:
        named = told and line.kind in LOOSE | {Kind.CAPTION} and _NAME.fullmatch(line.text)
        if (named or _NUMBERED.fullmatch(line.text)) and not line.level:
            line.kind = Kind.IMAGE
        told = told or (line.kind is Kind.PROSE and not line.text.isascii())
