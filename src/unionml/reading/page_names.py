"""Who wrote it: names, initials, agencies and offices in the lines that sign an article."""

import re
import unicodedata

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NAME = r"(?:[^\W\d_][\w'’.]*)"
_BYLINE_PREFIX = re.compile(
    r"^(?:theo|bài(?:\s*(?:,|và|&|-|\+)\s*(?:ảnh|clip|video))?|tin(?:\s*(?:,|và|&|-|\+)\s*(?:ảnh|bài))*"
    r"|ảnh(?:\s*(?:,|và|&|-|\+)\s*(?:bài|tin))?|thực hiện|tác giả|phóng viên|nguồn(?: tin)?|biên tập|tổng hợp|ghi chép"
    r"|by|source|author|nhóm|pv|ctv|cộng tác viên)\b\s*[:：]?\s*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"^{_NAME}(?:\s*(?:[-–—,/&+|]|\bvà\b|\s)\s*(?:\(?{_NAME}\)?))*\s*\.?$",
)
_BYLINE_SMALL = frozenset(
    {"và", "tổng", "hợp", "ghi", "lược", "thực", "hiện", "dịch", "theo", "t/h", "th", "biên", "and", "of"}
)
_BYLINE_FIXED = re.compile(
    r"^(?:pv|p\.v|ctv|bbt|btv|nhóm (?:pv|phóng viên|p\.v)|phóng viên|ban biên tập|tổng hợp|ttxvn|vgp|vov|t/?h|b\.?t)"
    r"(?:\s*\(?(?:tổng hợp|t/h|th)\)?)?\.?$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:(?:ThS|Th\.S|TS|PGS|GS|BS|LS|KS|NCS|CN|Thạc sĩ|Tiến sĩ|Nhà báo)[.,]?\s*)+"
    r"(?:[^\W\d_a-zà-ỹ][\w.]*\s*){2,5}(?:$|[-–,(])"
)

_ROLE = (
    r"(?:ảnh|hình(?: ảnh)?|bài|tin|nội dung|video|clip|đồ h[oọ][aạ]|trình bày|thiết kế|thực hiện|kỹ thuật|photos?|text)"
)
_CREDITS = re.compile(rf"(?:[-–—|;,/.]|^)\s*{_ROLE}(?:\s*[,&-]\s*{_ROLE})*\s*[:：]", re.IGNORECASE)
_CREDIT_LABEL = re.compile(rf"{_ROLE}(?:\s*(?:[,&-]|và)\s*{_ROLE})*\s*[:：]\s*", re.IGNORECASE)
_BETWEEN_CREDITS = re.compile(rf"\s+[-–—|]\s+|\s*[;|]\s*|\s*[-–—,.]\s*(?={_ROLE}\s*[:：])", re.IGNORECASE)
_TITLED = re.compile(r"(?:ông|bà|anh|chị|em|cô|chú|bác|thầy|đồng chí|đ/c)\b", re.IGNORECASE)
"""How a caption speaks of whom it shows."""


def is_byline(text: str) -> bool:
    """Whether a line can be an author's: names, initials, an agency, perhaps behind `Theo` or `Bài, ảnh:`."""
    if len(text) > 90:
        return False
    text = EMAIL.sub("", unicodedata.normalize("NFC", text)).strip(" \t\u00a0()[]*_-–—")
    if not text or any(char.isdigit() for char in text) or text.endswith(("!", "?", "…", "..")):
        return False
    if _BYLINE_FIXED.match(text) or _DEGREE.match(text):
        return True
    prefix = _BYLINE_PREFIX.match(text)
    if prefix is not None and (second := _BYLINE_PREFIX.match(text[prefix.end() :])) is not None:
        text = text[prefix.end() :]
        prefix = second
    rest = text[prefix.end() :].strip(" ()") if prefix else text
    if not rest or len(rest.split()) > (12 if prefix else 9) or not _BYLINE.match(rest):
        return False
    tokens = re.split(r"[\s\-–—,/&+|()]+", rest)
    small = [token for token in tokens if token and not token[0].isupper()]
    if prefix or len(tokens) < 5:
        return all(token.lower() in _BYLINE_SMALL for token in small)
    return len(small) <= 0.5 * len(tokens) and rest[0].isupper() and not rest.isupper()


def is_cosigned(text: str) -> bool:
    """Whether a line names those who wrote and those who took the pictures: `Hà Châu - Ảnh: M.T`."""
    if len(text) > 120 or not (_CREDITS.search(text) or "|" in text):
        return False
    parts = [part for part in _BETWEEN_CREDITS.split(unicodedata.normalize("NFC", text).strip(" .()")) if part]
    named = [_CREDIT_LABEL.sub("", part).strip() for part in parts]
    return (
        len(parts) >= 2
        and not _TITLED.match(named[0])
        and any(_CREDIT_LABEL.match(part) for part in parts)
        and all(len(name.split()) <= 6 and is_byline(name) for name in named)
    )


def is_author(text: str) -> bool:
    """Whether a line can be the author's, with or without the photographer's name beside it."""
    return is_byline(text) or is_cosigned(text)


def is_signature(text: str) -> bool:
    """Whether a line can be nothing but an author's: four names at most, several with dashes, or `Bài: …`."""
    if not is_byline(text):
        return False
    tokens = text.split()
    start = unicodedata.normalize("NFC", text[:90])
    if len(tokens) <= 4 or _BYLINE_PREFIX.match(start) or _DEGREE.match(start):
        return True
    return any(token in "-–,&" for token in tokens) and all(not token[0].islower() for token in tokens)


def is_signed_with_photo(text: str) -> bool:
    """Whether a line with a photograph's credit signs the whole article (`Bài và ảnh: …`), not one picture."""
    text = unicodedata.normalize("NFC", text[:100])
    return re.match(r"(?:bài|tin|ảnh\s*(?:,|và|&|\+))", text, re.IGNORECASE) is not None and is_byline(text)
