"""Boxes in an article that are no text of it: a program's digest, pull quotes, and what stands alone in brackets."""

import re
import unicodedata

from unionml.reading.page.captions.scene_signs import shows_picture
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.banners import whole_key
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

_BY_PROGRAM = r"(?:AI|trí tuệ nhân tạo)"
_DIGEST = re.compile(
    rf"(?:bản |phần |nội dung )?tóm tắt(?: nhanh| bài viết| bài| tin| nội dung)?(?: (?:bằng|bởi|của|từ))? {_BY_PROGRAM}"
    rf"|{_BY_PROGRAM} tóm tắt(?: nhanh| bài viết| bài| tin)?",
    re.IGNORECASE,
)
"""What stands above the digest of a program."""
_BOX = re.compile(
    r"tóm tắt(?: nhanh| bài(?: viết| báo)?| tin| nội dung)?|(?:các )?(?:điểm|ý|nội dung) chính", re.IGNORECASE
)
"""What may stand there too, and above what an editor has written."""
_MADE = re.compile(
    r"(?i:tóm tắt|tổng hợp|nội dung)\b.{0,40}\b(?:AI|(?i:trí tuệ nhân tạo))\b"
    r"|(?:AI|(?i:trí tuệ nhân tạo)) (?i:(?:đã )?(?:tạo|tóm tắt|tổng hợp|thực hiện))\b"
)
"""What stands below it."""
_LONGEST_DIGEST = 8
"""Lines of a digest, at most."""
_PULLED = 6
"""Syllables of a pull quote, at least."""
_BESIDE = 4
"""Lines between it and its paragraph, at most."""
_QUOTES = frozenset("\"“‘«'")
_OTHER_PAGE = re.compile(r"\((?:đọc |xem )?tiếp(?: theo)?(?: kỳ trước)?(?: (?:ở )?trang \d{1,3})?\)\.?", re.IGNORECASE)
"""Where a printed article goes on or comes from."""
_FIRST_PARAGRAPH = 20
"""Syllables of a line that is the article's for certain."""
_SHOWN = 5
"""Syllables of a line in brackets that shows a picture, at least."""


def mark_digests(lines: list[Line]) -> None:
    """What a program made of the article is noise, and so is its name."""
    for at, line in enumerate(lines):
        if line.size > 10:
            continue
        name = unicodedata.normalize("NFC", line.text).strip(" :•-")
        by_program = _DIGEST.fullmatch(name) is not None
        if not (by_program or _BOX.fullmatch(name)):
            continue
        below = lines[at + 1 : at + 1 + _LONGEST_DIGEST]
        made = next((n for n, other in enumerate(below) if _is_made(other)), -1)
        if not (by_program or made > 0):
            continue
        line.kind = Kind.NOISE
        items = next((n for n, other in enumerate(below) if not other.bullet), len(below))
        for other in below[: made + 1 if made >= 0 else items if items >= 2 else 0]:
            other.kind = Kind.NOISE


def _is_made(line: Line) -> bool:
    return line.size <= 25 and _MADE.match(unicodedata.normalize("NFC", line.text)) is not None


def mark_pull_quotes(lines: list[Line]) -> None:
    """A line that repeats what a paragraph beside it quotes, in large type on the page, is no text again.

    Above the first paragraph such a line may be the title.
    """
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), 0)
    for at, line in enumerate(lines):
        if at < first or line.kind not in LOOSE or line.level or line.size < _PULLED or line.text[0] not in _QUOTES:
            continue
        beside = lines[max(0, at - _BESIDE) : at] + lines[at + 1 : at + 1 + _BESIDE]
        if any(other.kind is Kind.PROSE and line.key in whole_key(other) for other in beside):
            line.kind = Kind.ASIDE


def mark_bracketed(lines: list[Line]) -> None:
    """A line in brackets below the first paragraph heads nothing: it shows a picture, or names another page.

    In square ones between two paragraphs stands another article's headline, where it shows nothing.
    """
    told = False
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        beside = {other.kind for other in (above, below) if other is not None}
        if line.role == "caption" and told and beside == {Kind.PROSE} and not shows_picture(line.text):
            told_of = line.stop or cues.is_caption(line.text, line.size)
            line.kind = line.kind if told_of else Kind.RELATED
        elif (
            line.kind in LOOSE
            and line.text[0] == "("
            and line.text.rstrip(".")[-1:] == ")"
            and line.text.count("(") == 1
        ):
            if _OTHER_PAGE.fullmatch(unicodedata.normalize("NFC", line.text)):
                line.kind = Kind.NOISE
            elif told and line.size >= _SHOWN and not (line.level or cues.is_author(line.text)):
                line.kind = Kind.CAPTION
        told = told or (line.kind is Kind.PROSE and line.size >= _FIRST_PARAGRAPH)
