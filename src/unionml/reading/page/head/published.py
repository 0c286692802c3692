"""Which of several dates on a saved page is the one of publication: no deadline, and no update beside it."""

import re
import unicodedata

from unionml.reading.page.cues.calendar import DATE
from unionml.reading.page.east.dates import is_change
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import Line

_DEADLINE = re.compile(
    r"(?:(?:ngày |thời )?(?:hạn|hết hạn|đến hạn)\b|(?:(?:thời gian|ngày|giờ|lịch) )(?:thi|tổ chức|diễn ra|khai mạc"
    r"|bế mạc|bắt đầu|kết thúc|nộp|nhận hồ sơ|đăng ký|khởi hành|(?:có )?hiệu lực|áp dụng)\b|(?:diễn ra|khai mạc"
    r"|có hiệu lực|hiệu lực|áp dụng)\b(?: từ)?[^:]{0,20}:|deadline\b|expir)",
    re.IGNORECASE,
)
"""How a line opens that says until when something is taken, and when it takes place."""
_POSTED = re.compile(
    r"\b(?:(?:ngày|được|đã|bài|tin) đăng|đăng (?:tải|lúc|ngày|vào|bởi|tin|bài|:)|đăng\s*:|xuất bản|phát hành|ngày tạo"
    r"|published|posted|created)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:(?:ngày|lần|thời gian) )?(?:cập nhật|(?:chỉnh )?sửa|(?:gửi câu )?hỏi)\b"
    r"|(?:last )?(?:modified|updated?|edited)",
    re.IGNORECASE,
)
"""The same of a line that says when an article was changed, or a question was asked."""
_CHANGED_LAST = re.compile(
    r"(?:last )?(?:modified|updated|edited)\b|(?:cập nhật|(?:chỉnh )?sửa) lần cuối", re.IGNORECASE
)
"""How a line opens that says when an article was changed, below the one that says when it appeared."""


_ISSUE = re.compile(r"số(?: báo)?\s*:?\s*\d[\d/]{0,6}(?=\W)", re.IGNORECASE)
_TOP = 8
"""Lines of a page, at most, among which its masthead stands."""


def issue_date(lines: list[Line]) -> str:
    """The date of the issue in a page's masthead: `Số 52 - Thứ bảy, 28/12/2013`; empty without one.

    A date alone may be that of the day on which somebody saved the page.
    """
    dated = [line.text for line in lines[:_TOP] if line.kind is Kind.DATE]
    return next((text for text in dated if _ISSUE.match(text) and _ends_in_date(text)), "")


def _ends_in_date(text: str) -> bool:
    """Whether nothing stands behind a line's date: on a running head stand the paper's name and the page's number."""
    found = DATE.search(text)
    return found is not None and not any(char.isalpha() for char in text[found.end() :])


def is_deadline(text: str) -> bool:
    """Whether a line's date is that of a deadline or an event: `Hạn nộp hồ sơ: 31/03/2021`."""
    return _DEADLINE.match(unicodedata.normalize("NFC", text[:60])) is not None


def dates_rather(new: str, old: str, *, above: bool) -> bool:
    """Whether one line's date tells rather than another's when an article appeared.

    Args:
        new: a line below the title.
        old: the line found before it; empty without one.
        above: whether that one stands above the title, where the date of the day may stand.
    """
    if is_deadline(new) or not old:
        return not is_deadline(new)
    if above:
        changed = is_change(new) or _CHANGED_LAST.match(unicodedata.normalize("NFC", new)) is not None
        return not changed and not _rank(new) < _rank(old) == _rank("posted")
    return _rank(new) > _rank(old)


def _rank(text: str) -> int:
    """2 for a date on which something was posted, 0 for one on which it was changed, 1 for a date alone."""
    text = unicodedata.normalize("NFC", text[:140])
    return 2 if _POSTED.search(text) else 0 if _CHANGED.match(text) or is_change(text) else 1
