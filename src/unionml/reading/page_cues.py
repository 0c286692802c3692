"""What single lines of a saved page look like: dates, bylines, credits, menus, imprints.

Evidence, not the law: the reader decides by the shape of the page, and these patterns tip the scales. Each is applied
to short lines or to the ends of long ones, so that the time stays linear in the length of the page.
"""

import re
import unicodedata

from unionml.reading import page_service as service
from unionml.reading import page_words as words
from unionml.reading.page_marks import URL
from unionml.reading.page_names import EMAIL
from unionml.reading.page_names import is_author as is_author
from unionml.reading.page_names import is_byline as is_byline
from unionml.reading.page_names import is_cosigned as is_cosigned
from unionml.reading.page_names import is_signature as is_signature
from unionml.reading.page_names import is_signed_with_photo as is_signed_with_photo
from unionml.reading.page_names import names_author as names_author
from unionml.reading.page_names import names_post as names_post

_CLOSERS = "\"'”’»)]}* \t\u00a0\u200b"
_STOPS = ".!?…:;"
_TRAILING_NOTE = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]\s*$")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    r"(?<!\d)(?:"
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}"
    r"|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2}(?=,?\s+\d{1,2}[:hg]\d{2})"
    r"|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s+(?:năm\s+)?(?:19|20)\d{2}"
    rf"|{_MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d{{2}}|\d{{1,2}}\s+{_MONTH},?\s+(?:19|20)\d{{2}}"
    r")(?!\d)",
    re.IGNORECASE,
)
_AROUND_DATE = re.compile(
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ\s+nhật|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|ngày|lúc|cập\s+nhật|đăng(?=\s+(?:lúc|ngày)|\s*:)|xuất\s+bản|phát\s+hành|published|updated|posted|date|last|on|at|gmt|utc|[ap]\.?m"
    r"|\d{1,2}\s?(?:(?::|h|g|giờ)\s?\d{2}(?::\d{2})?|h|g|giờ)(?:\s?(?:phút|'))?|t\d\d:\d\d:\d\d)(?!\w)",
    re.IGNORECASE,
)
_IN_LETTER = re.compile(r"^[^\d,]{2,40},\s*ngày\s+\d{1,2}\s+tháng\b[^,]*$", re.IGNORECASE)
"""`Hà Nội, ngày 5 tháng 3 năm 2024`: the place is no author."""
_AGO = re.compile(
    r"(?:^|\s)(?:(?:khoảng )?\d{1,3} (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước|hôm (?:qua|nay)"
    r"|\d{1,3} (?:minutes?|hours?|days?) ago)"
    r"(?:\s+\d+ (?:liên quan|bình luận))?(?:\s+gốc)?$",
    re.IGNORECASE,
)

_CREDIT = re.compile(
    r"(?:^|[\s(\[.,;–—|/-])(?:ảnh|hình ảnh|nguồn ảnh|ảnh chụp|đồ h[oọ][aạ]|video|clip|photos?|infographic|minh họa)"
    r"(?: (?:tư liệu|minh họa|minh hoạ|internet|nvcc))?\s*[:：/]",
    re.IGNORECASE,
)
_CREDIT_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:ảnh|nguồn|hình|photo)[^()\[\]]{0,60}[)\]]\s*\.?$"
    r"|\bảnh (?:minh h[oọ][aạ]|tư liệu|internet|nvcc|ttxvn|pv|cttđt|bcc)[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_CREDIT_BARE = re.compile(r"[.–—-]\s*Ảnh\s+(?:[^\W\d_][\w.]*\s*){1,4}$")

_MACHINE = re.compile(r"\bAI\b")
"""In small letters the word asks who."""
_APART = re.compile(r"[\W_]+")
_CRUMB = re.compile(r"\s*(?:[>›»/|→\\•]|&gt;|&raquo;|::)+\s*")
_CRUMB_MARK = re.compile(r"[>›»/|→\\•]|&gt;|&raquo;|::")
_DIGIT = re.compile(r"\d")
_KEY_DATE = re.compile(r" (?:ngày |tháng )?\d{1,2}(?: \d{1,2})?(?: \d{4})?$")
_DATED_HEADLINE = re.compile(
    r"\(\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:[\s,|-]+\d{1,2}[:hg]\d{2}(?::\d{2})?)?\s*\)\s*$"
)


def key_of(text: str) -> str:
    """What two lines share when they say the same: NFC, folded case, letters and digits only."""
    return _APART.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


def stop_of(text: str) -> str:
    """The stop that closes a line, behind closing quotes or one short note in brackets; empty without one."""
    end = text[-200:].rstrip(_CLOSERS)
    if end and end[-1] in _STOPS:
        return "…" if end.endswith("...") else end[-1]
    noted = _TRAILING_NOTE.sub("", text[-200:]).rstrip(_CLOSERS)
    if noted and noted[-1] in ".!?…" and noted != end:
        return noted[-1]
    return ""


def split_date(text: str) -> tuple[str, str] | None:
    """`(author, date)` for a line that is little else than a date, perhaps behind an author; None for any other."""
    if len(text) > 140:
        return None
    if not unicodedata.is_normalized("NFC", text):
        return None if split_date(unicodedata.normalize("NFC", text)) is None else ("", text)
    ago = _AGO.search(text)
    if ago is not None:
        prefix = text[: ago.start()].strip(" \t-–|•·,")
        return (prefix if is_byline(prefix) else "", text[ago.start() :].strip()) if len(prefix) <= 40 else None
    match = _DATE.search(text)
    if match is None:
        return None
    start, end = match.span()
    around = [found.span() for found in _AROUND_DATE.finditer(text)]
    for left, right in reversed(around):
        if left < start and _letters(text[right:start]) <= 6:
            start = left
    for left, right in around:
        if right > end and _letters(text[end:left]) <= 6:
            end = right
    after = text[end:]
    letters = sum(char.isalpha() for char in after)
    if letters > 15 or stop_of(text) in {"!", "?"} or (stop_of(text) == "." and letters > 0):
        return None
    prefix = text[:start].strip(" \t\u00a0-–—|,•·:([/")
    if not prefix:
        return "", text
    if _IN_LETTER.search(text[: match.end()]):
        return "", text
    if len(prefix) <= 60 and is_byline(prefix) and not (len(prefix.split()) > 4 and is_dated_headline(text)):
        return prefix, text[start:].strip()
    return None


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def is_caption(text: str, size: int) -> bool:
    """Whether a line of `size` syllables carries a photograph's credit."""
    if size > 70:
        return False
    end = unicodedata.normalize("NFC", text)[-120:]
    return any(pattern.search(end) for pattern in (_CREDIT, _CREDIT_IN_BRACKETS, _CREDIT_BARE))


def is_bare_credit(text: str) -> bool:
    """Whether a line is a photograph's credit and nothing else: `Ảnh: Minh Tuệ`."""
    label = words.MEDIA.match(unicodedata.normalize("NFC", text[:40]))
    return label is not None and 1 <= len(text[label.end() :].split()) <= 5


def is_media_title(text: str) -> bool:
    """Whether a line that looks like a credit titles an article: `Chùm ảnh: …`, and too many words for a name."""
    label = words.MEDIA.match(unicodedata.normalize("NFC", text[:40]))
    return label is not None and len(text[label.end() :].split()) >= 5 and not is_cosigned(text)


def is_related_cue(key: str) -> bool:
    """Whether a line (its key) announces other articles."""
    if len(key) > 60:
        return False
    return words.RELATED_CUE.match(_KEY_DATE.sub("", key)) is not None


def is_widget_cue(key: str) -> bool:
    """Whether a line (its key) heads a poll, a counter, a price table or the like: what follows is no headline."""
    return len(key) <= 60 and words.WIDGET_CUE.match(key) is not None


def is_section(text: str) -> bool:
    """Whether a line is the name of a newspaper's section, or two of them."""
    parts = re.split(r"\s*[-–/|,&>›»]\s*", text)
    return len(text) <= 60 and all(key_of(part) in words.SECTIONS for part in parts)


def is_scene(text: str) -> bool:
    """Whether a line without a stop tells what a photograph shows: who, where, on which side."""
    return words.SCENE.search(unicodedata.normalize("NFC", text[:300])) is not None


def opens_with_agency(text: str) -> bool:
    """Whether a line opens with a paper's mark, as a sapo does: `(NLĐO) -`, `TTO -`, `LDO |`."""
    return bool(words.AGENCY.match(unicodedata.normalize("NFC", text[:60])))


def image_of(text: str) -> str:
    """What a picture's numbered text (`Headline - Ảnh 1.`) repeats, as a key; nothing for other lines."""
    match = words.NUMBERED_IMAGE.search(unicodedata.normalize("NFC", text[-40:])) if len(text) <= 400 else None
    return key_of(text[: len(text) - len(match.group())]) if match else ""


def is_comment_cue(key: str) -> bool:
    """Whether a line (its key) opens the readers' comments."""
    return len(key) <= 100 and words.COMMENT_CUE.match(key) is not None


def is_noise(key: str) -> bool:
    """Whether a line (its key) is a button, a counter or a label."""
    if len(key) > 160:
        return False
    return not any(char.isalpha() for char in key) or words.NOISE.match(key) is not None


def is_for_readers(text: str) -> bool:
    """Whether a line speaks to the visitor of the site and not of the news: subscribe, follow, write to us."""
    if len(text) > 400:
        return False
    key = key_of(_MACHINE.sub("trí tuệ nhân tạo", text) if "AI" in text else text)
    offered = "?" not in text and service.offers(key)
    invited = service.INVITATION.match(key) or (service.VISITOR.match(key) and service.SERVICE.search(key))
    if offered or invited or service.NOTICE.match(key):
        return True
    buttons = re.split(r"\s{2,}|\t|\s*[|•·]\s*|\[[\w .-]{0,30}\]", text)
    return len(buttons) > 1 and len(text) <= 120 and all(is_noise(key_of(button)) for button in buttons if button)


def is_tags(text: str) -> bool:
    """Whether a line lists keywords."""
    if len(text) > 600:
        return False
    joined = len(re.findall(r"\w,(?=[^\W\d_])", text)) >= 3 and ", " not in text and not stop_of(text)
    return joined or words.TAGS.match(text) is not None


def is_footer(text: str) -> bool:
    """Whether a line belongs to the imprint: licence, editor, address, rights."""
    if len(text) > 700:
        return False
    return words.FOOTER.search(text[:160].lstrip("-*• \t")) is not None or words.HOTLINES.search(text[:300]) is not None


def is_link(text: str) -> bool:
    """Whether a line is an address, the label of one, or both."""
    if not 0 < len(text) <= 400:
        return False
    if words.LINK_LABEL.match(text) or EMAIL.fullmatch(text):
        return True
    found = URL.search(text)
    return (
        found is not None
        and len(found.group()) > 10
        and len(text.split()) <= 8
        and not text[found.end() :].strip(" .)]")
    )


def steps_of(text: str) -> list[str]:
    """The parts of a line between arrows, bars and slashes."""
    steps = [part.strip() for part in _CRUMB.split(text) if part.strip()]
    dashed = text.split(" - ")
    return dashed if key_of(dashed[0]) in words.HOME else steps


def breadcrumb_of(text: str) -> list[str]:
    """The steps of a breadcrumb line (`Trang chủ > Công đoàn`), or an empty list."""
    if len(text) > 160 or not (_CRUMB_MARK.search(text) or " - " in text) or stop_of(text) or _DIGIT.search(text):
        return []
    parts = _CRUMB.split(text)
    steps = steps_of(text)
    if len(steps) < 2 or any(len(step.split()) > 6 for step in steps):
        return []
    home = key_of(steps[0]) in words.HOME
    pointed = any(mark in text for mark in ">»›→")
    return steps if home or ((pointed or len(parts) >= 3) and len(text) / len(steps) < 25) else []


def is_marked_related(text: str) -> bool:
    """Whether a line is marked as another article's headline: `>> …`, `Xem thêm: …`."""
    return words.MARKED_RELATED.match(text) is not None


def is_dated_headline(text: str) -> bool:
    """Whether a line ends with a date in brackets, as lists of older articles do (and some titles)."""
    return len(text) <= 250 and _DATED_HEADLINE.search(text) is not None
