"""What days and times look like, and what is written beside them."""

import re

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NAMED_MONTH = r"tháng\s+(?:giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?|chạp)"
DATE = re.compile(
    r"(?<!\d)(?:"
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}"
    r"|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}[/-]\d{1,2}[/-]\d{2}(?=,?\s+\d{1,2}[:hg]\d{2})"
    r"|(?:ngày\s+)?\d{1,2}\s+(?:(?:tháng|thg\.?)\s+|th\s?)\d{1,2}\s*,?\s+(?:năm\s+)?(?:19|20)\d{2}"
    rf"|{_NAMED_MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d{{2}}|\d{{1,2}}\s+{_NAMED_MONTH},?\s+(?:19|20)\d{{2}}"
    r"|(?:tháng\s+|th\s?)\d{1,2}\s+\d{1,2},\s+(?:19|20)\d{2}"
    rf"|{MONTH},?\s+\d{{1,2}}(?:,?\s+|/)(?:19|20)\d{{2}}|\d{{1,2}}\s+{MONTH},?\s+(?:19|20)\d{{2}}"
    r")(?!\d)",
    re.IGNORECASE,
)
"""A day with its year, in figures or words, in Vietnamese or English."""
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
AGE = r"\d{1,3} (?:giây|phút|giờ|ngày|tuần|tháng|năm)"
"""How old something is, in front of `trước`."""
AROUND_DATE = re.compile(
    rf"\b(?:{WEEKDAY}|t[2-7]|cn"
    rf"|(?:mon|tue|wed|thu|fri|sat|sun)(?=,?\s(?:{MONTH}\s)?\d)"
    r"|(?:cập\s+nhật|chỉnh\s+sửa|sửa)\s+lần\s+cuối(?:\s+(?:lúc|vào|ngày))?"
    r"|ngày\s+(?:đăng|viết|tạo|gửi|cập\s+nhật)(?:\s+(?:tin|bài))?(?=\s*:)|ngày|lúc|vào(?=\s+(?:lúc|ngày|\d))"
    r"|(?<!người\s)(?:được\s+|đã\s+)?(?:cập\s+nhật|xuất\s+bản|phát\s+hành"
    r"|(?:viết|đăng|tạo|gửi)(?=\s+(?:lúc|ngày|vào)|\s*:))"
    r"|published|updated?|posted|created|(?:last\s+)?modified|date|last|on|at|gmt|utc|[ap]\.?m"
    r"|\d{1,2}\s?(?:(?::|h|g|giờ)\s?\d{2}(?::\d{2})?|h|g|giờ)(?:\s?(?:phút|'))?|t\d\d:\d\d:\d\d)(?!\w)",
    re.IGNORECASE,
)
"""What stands beside a date: the day of the week, the time, and that something was posted then."""
_TIME = r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2})?(?!\w)"
_MARK = r"\s*[-–—|•·,]\s*"


def with_time(text: str, date: str) -> str:
    """A day with the time beside it, whatever mark stands between them: `06:02 | 13/05/2024`.

    Args:
        text: the line.
        date: the day in it.
    """
    if not DATE.fullmatch(date):
        return date
    day = re.escape(date)
    found = re.search(rf"{day}{_MARK}{_TIME}", text) or re.search(rf"(?<![\w:]){_TIME}{_MARK}{day}", text)
    return found[0] if found else date
