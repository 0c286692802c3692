"""Lines that date an article: the date alone, behind an author, or among the buttons and fields of the page."""

import re
import unicodedata

from unionml.reading.page.cues import service
from unionml.reading.page.cues.bylines import split_beside
from unionml.reading.page.cues.calendar import AGE, AROUND_DATE, DATE, with_time
from unionml.reading.page.cues.keys import is_noise, is_section, key_of, stop_of
from unionml.reading.page.cues.names import is_byline, is_office, is_person, names_team
from unionml.reading.page.cues.systems import STARTED, is_account
from unionml.reading.page.east import dates as east_dates
from unionml.text.scripts import CAPITALS

_SIGNED = re.compile(
    rf"(?P<date>.*\d(?:\s?[ap]\.?m\.?)?)\s+(?:by|bởi)\s+(?P<author>(?-i:[{CAPITALS}])[^\d:]{{1,60}})", re.IGNORECASE
)
"""`Posted on … by …`, as weblogs date an article."""
_FED = re.compile(r".{2,80}\sby\s(?P<author>[^\d:/]{2,60}?)\s/\s(?P<date>\d{1,3}(?:min|mo|[hdwmy]))(?:\s//.*)?")
"""`Báo Thợ by … / 3d // hide`, as readers of feeds date an article."""
_BEHIND = re.compile(
    r"(?P<date>.*\d[:hg]\d\d)[\s|•·–-]+(?P<author>(?!hà nội\b)[^\W\d_]+(?: [^\W\d_]+){1,3})", re.IGNORECASE
)
"""The author behind day and time: `05/06/2024 09:15 MAI ANH`."""
_SENT = re.compile(
    r"(?:được\s+)?(?:gửi|đăng|viết|tạo|submitted|posted|written|published|created)\s+(?:bởi|by)\s*:?\s+"
    r"(?P<author>[^\W\d_][^\d:]{1,60}?)(?:\s(?:trong|in)\s[^\d:]{2,40}?)?\s*(?:[,|·•–-]|\s(?:vào|lúc|ngày|on|at)\b)\s*(?:(?:mon|tue|wed|thu|fri|sat|sun),\s)?"
    r"(?P<date>[^:]*\d.*?)(?:\s(?:trong|in)\s[^\d:]{2,40})?",
    re.IGNORECASE,
)
"""`Gửi bởi … vào T6, 08/03/2024 - 08:21`, as systems that manage sites date what somebody has sent."""
_IN_LETTER = re.compile(r"^[^\d,]{2,40},\s*ngày\s+\d{1,2}\s+tháng\b[^,]*$", re.IGNORECASE)
"""`Hà Nội, ngày 5 tháng 3 năm 2024`: the place is no author."""
_AGO = re.compile(
    rf"(?:^|\s)(?:(?:khoảng )?{AGE} trước|hôm (?:qua|nay)"
    r"|\d{1,3} (?:minutes?|hours?|days?) ago)"
    r"(?:\s+\d+ (?:liên quan|bình luận))?(?:\s+gốc)?$",
    re.IGNORECASE,
)
_TOLD_TODAY = re.compile(r"(?!(?:đăng|cập nhật|xuất bản|gửi|tạo|viết|sửa|lúc|vào)\s)\S+\s.*[^\W\d_]", re.IGNORECASE)
"""What stands in front of `hôm nay` in a headline: `Giá gạo hôm nay`."""
_RECENT = re.compile(
    r"(?:hôm\s(?:qua|nay)|\d{1,2}\s(?:tháng|thg)\s\d{1,2}),?\s+(?:lúc\s+)?\d{1,2}[:h]\d{2}\s*[·•]?", re.IGNORECASE
)
"""`12 tháng 3 lúc 08:00`: posts of this year."""
_ISSUE = re.compile(
    r"(?:(?:báo|tạp chí|bản tin)\s[^\d:.]{2,40}[\s,-])?số(?: báo)?\s[\d\s().,/-]+(?:ra|phát hành)?", re.IGNORECASE
)
"""`Số 36 - Thứ Năm, …`: a paper's or a newsletter's issue."""
_ISSUED = re.compile(
    r"(?:(?:phát hành|xuất bản|ra|đặc san|bản tin)\s*:?\s+)?(?:số|kỳ)(?: báo)?\s*:?\s*\d[\d/]{0,6}\s*[,;(–-]\s*"
    r"(?:(?:tháng|quý)\s+[\dIVX]{1,4}\s*[/-]\s*(?:19|20)\d{2}"
    r"|(?:mùa\s+)?(?:xuân|hạ|hè|thu|đông|tết)(?:\s+(?:19|20)\d{2})?)\)?",
    re.IGNORECASE,
)
"""`Số 7, tháng 5/2023`, `Số 31, hè`: an issue of a monthly or a quarterly."""
_RUNNING = re.compile(r"(?:trang|số(?: báo)?)\s[\d.]{1,8}\b", re.IGNORECASE)
"""The number of a page or an issue, beside which a name is the paper's."""
_OLD = re.compile(r"\d{1,3} (?:giờ|ngày|tuần|tháng)")
"""How old an article is, as applications say it without `trước`; so many minutes it takes to read."""
_FILED = re.compile(r"(?:số\s?:?)?[\s\d.…_-]*(?:/[\w./-]+)?", re.IGNORECASE)
"""The number of an official letter, filled in or not: `Số:   /TB-LĐLĐ`."""
_AUDIENCE = re.compile(
    r"(?:hiển thị|chia sẻ|công khai|visible|shared)(?: (?:với|cho|tới|đến|to|with) .{2,40})?|public|mọi người|nội bộ"
    r"|(?:chỉ )?(?:toàn|trong) (?:công ty|cơ quan|đơn vị|tập đoàn|nhà máy|trường|bệnh viện)|everyone",
    re.IGNORECASE,
)
"""To whom an intranet or a social site shows what is posted on it."""
_DIGIT = re.compile(r"\d")
_BETWEEN_FIELDS = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*|\s{2,}|\t")
_FIELD = re.compile(r"[^\W\d_][^\d:.,!?]{1,24}:\s*(?P<value>.*)")
"""`Đối tượng: …`: what an office's page says of its article, beside the date."""
_WRITER = re.compile(
    r"(?:người (?:viết|đăng(?: tin| bài(?: viết)?)?|gửi)|tác giả|viết bởi|đăng bởi)\s*:\s*(?=[^\W\d_])", re.IGNORECASE
)
"""The field that names who wrote or posted an article."""
_NICKNAME = re.compile(r"[^\W\d_](?=\w*[\d_])\w+")
"""What somebody is called in a forum: `tho_may82`."""
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""`Pháp luật & Xã hội30/09/2024`: the paper's name runs into the date."""
_LONGEST_FIELD = 90
_TITLED = re.compile(r"(?:lịch|thông báo|bản tin|tin vắn|điểm tin|chương trình|kế hoạch|giá)\s", re.IGNORECASE)
"""How titles open that end with a date."""
_MARKED = re.compile(r"[|•·,:–—-]\s*$")
_PAPER = re.compile(r"(?:báo|tạp chí|đài|tạp san|cổng|trang)\s", re.IGNORECASE)
_POSTED = r"(?:(?:được )?(?:đăng|gửi|viết|tạo|cập nhật|xuất bản|duyệt)|posted|written|submitted)"
_FILED_IN = (
    rf"(?:(?:{_POSTED} )?(?:bởi|by|trong|in)(?: (?:chuyên )?mục)?|(?:chuyên |danh )?mục|thể loại|chủ đề|nhóm tin"
    r"|tác giả|category|filed under)"
)
_LABELLED = (
    rf"(?:{_FILED_IN}|(?:(?:ngày|người|thời gian|lần) )?{_POSTED}(?: (?:tin|bài))?|nguồn(?: tin)?|author|source"
    r"|(?:(?:số )?(?:lượt|lần) )?(?:xem|đọc|truy cập|nghe|tải)|(?:số )?(?:bình luận|phản hồi|nhận xét|ý kiến)|thảo luận"
    r"|views?|comments?)"
)
"""What weblogs and forums say of an article: when, where and by whom it was posted, how often it was read."""
_NAMED = rf"\s+(?=(?-i:[{CAPITALS}])|[^\W\d_]\w*\d|admin)"
"""What may follow a field's label without a colon: a name, or what somebody is called."""
_MARKS = r"|•·/;,()\[\]–—:\-"
_LABEL = re.compile(
    rf"[{_MARKS}\s.]*(?:{_FILED_IN}{_NAMED}|{_LABELLED}[^\S\n]*(?::\s*|(?=[{_MARKS}\n]|$)))", re.IGNORECASE
)
_NEXT = rf"\s+(?:{_LABELLED}\s*:|{_FILED_IN}{_NAMED})"
# What ends a value stands nowhere in it, so that a value ends at one place only.
_VALUE = re.compile(rf"(?:(?!{_NEXT})[^{_MARKS}\n])*(?=[{_MARKS}\n]|$|{_NEXT})", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIVIDED = re.compile(rf"[{_MARKS}]")
_COUNTER = re.compile(
    r"(?<![\w.])\d[\d.]* (?:(?:lượt|lần|người) )?(?:xem|đọc|nghe|thích|bình luận|phản hồi|nhận xét|ý kiến|lượt|lần"
    r"|views?|comments?|likes?)\b|(?<=:) ?\d[\d.]*(?: (?:lượt|lần))?(?=$|\W)",
    re.IGNORECASE,
)
_SAYS_POSTED = re.compile(
    rf"\b(?:{_POSTED}(?: (?:tin|bài))?\s*(?::|(?:bởi|lúc|ngày|vào|trong|by|on|in)\b)|tác giả|author)", re.IGNORECASE
)
_SIGNS = re.compile(r"(?:tác giả|author|.*\b(?:viết|bởi|by))\b", re.IGNORECASE)
_WORDS = 5
"""Words of a field's value, at most."""
LISTED = re.compile(r"\(\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:[\s,|-]+\d{1,2}[:hg]\d{2}(?::\d{2})?)?\s*\)\s*$")
"""The date behind a headline in a list of other articles."""
_CLOCKS = " \ufe0f📅📆🗓⏰⏱⌚🕒🕐🕑🕓🕔🕕🕖🕗🕘🕙🕚🕛"
"""Calendars and clocks in front of a date."""


def split_date(text: str) -> tuple[str, str] | None:
    """`(author, date)` for a line that is little else than a date, perhaps behind an author; None for any other."""
    if len(text) > 140:
        return None
    text = text.lstrip(_CLOCKS)
    if not unicodedata.is_normalized("NFC", text):
        return None if split_date(unicodedata.normalize("NFC", text)) is None else ("", text)
    if started := STARTED.fullmatch(text.rstrip(".")):
        return "", started["date"]
    if glued := _GLUED.search(text):
        paper, date = text[: glued.start()], text[glued.start() :]
        if len(paper.split()) <= 6 and ":" not in paper and (dated := _split_date(date)) and not dated[0]:
            return "", date
    if not _DIGIT.search(text):
        return _split_date(text)
    dated = _split_date(text) or _split_fields(text) or _split_record(text) or east_dates.split_date(text)
    dated = dated or split_beside(text)
    if dated is not None and dated[0] and text[0] == "(":
        # Where and when: `(Hà Trung, ngày 21/02/2025)`, `(Hà Trung) 21/02/2025`.
        return "", dated[1] if "(" in dated[1] else dated[1].rstrip(")")
    return ("", dated[1]) if dated is not None and is_account(dated[0]) else dated


def dates_field(text: str) -> bool:
    """Whether a line is a few words and a date with a mark between them, so that it may date the headline above it."""
    text = unicodedata.normalize("NFC", text[:_LONGEST_FIELD])
    match = DATE.search(text)
    if match is None or len(text) == _LONGEST_FIELD or _TITLED.match(text) or stop_of(text):
        return False
    before, behind = text[: match.start()], AROUND_DATE.sub("", text[match.end() :])
    return (
        _letters(behind) <= 6
        and 1 <= len(before.split()) <= 8
        and _MARKED.search(AROUND_DATE.sub("", before)) is not None
    )


def _split_fields(text: str) -> tuple[str, str] | None:
    """The same for a date among buttons, counters and labelled fields: `Ngày đăng: …   Đối tượng: …`."""
    fields = [field.strip(" ,") for field in _BETWEEN_FIELDS.split(text) if field.strip(" ,")]
    if not 2 <= len(fields) <= 6:
        return None
    dates = [(at, dated) for at, field in enumerate(fields) if (dated := _split_date(field)) is not None]
    if not dates and any(bar in text for bar in "•·|"):
        dates = [(at, ("", field)) for at, field in enumerate(fields) if _OLD.fullmatch(field)][:1]
    if not dates:
        return None
    (place, (author, date)), listed = dates[0], " - " not in text
    for at, field in enumerate(fields):
        if writer := _WRITER.match(field):
            named = field[writer.end()].isupper() or _NICKNAME.fullmatch(field, writer.end())
            author = author or (field if named and not is_noise(key_of(field)) else "")
            continue
        labelled = _FIELD.fullmatch(field)
        told = labelled is not None and len(labelled["value"].split()) <= 8 and (listed or at > place)
        key = key_of(field)
        if at == place or told or is_noise(key) or service.offers(key) or _split_date(field) is not None:
            continue
        if _names_issue(field) or is_section(field) or (at > place and _AUDIENCE.fullmatch(field)):
            continue
        if not _letters(AROUND_DATE.sub("", field)):  # `Thứ ba`, with a dash in front of the date
            continue
        if author or not (is_byline(field) or names_team(field)):
            return None
        author = field
    return ("" if any(map(_RUNNING.match, fields)) else author), with_time(text, date)


def _split_record(text: str) -> tuple[str, str] | None:
    """The same for a line of nothing but a date and fields that weblogs and forums label, whatever divides them."""
    match = DATE.search(text) if _YEAR.search(text) else None
    if match is None or not _DIVIDED.search(DATE.sub("", text)):
        return None
    author = ""
    rest, counted = _COUNTER.subn("\n", AROUND_DATE.sub("\n", DATE.sub("\n", text)))
    rest = rest.rstrip(" .:,;|/)]\n-–—")
    at = told = 0
    while at < len(rest):
        label = _LABEL.match(rest, at)
        found = _VALUE.match(rest, label.end()) if label is not None else None
        if label is None or found is None or len(found[0].split()) > _WORDS:
            return None
        told += 1
        value, at = found[0].strip(), found.end()
        if value[:1].isupper() and _SIGNS.match(label[0].strip()) and not is_account(value):
            author = author or value
    # One label and a date may be a title: `Danh mục Nghề nặng nhọc: 01/07/2024`.
    return (author, match[0]) if counted or told >= 2 or (told and _SAYS_POSTED.search(text)) else None


def _names_issue(field: str) -> bool:
    """Whether a field is the name of a paper, the number of its issue or that of an official letter."""
    paper = _PAPER.match(field) is not None and len(field.split()) <= 6
    return paper or _ISSUE.fullmatch(field) is not None or _FILED.fullmatch(field) is not None


def _split_date(text: str) -> tuple[str, str] | None:
    signed = _SIGNED.fullmatch(text)
    if signed is not None and len(signed["author"].split()) <= 8:
        dated = _split_date(signed["date"])
        author = "" if is_account(signed["author"]) else signed["author"]
        return (author, dated[1]) if dated is not None else None
    fed = _FED.fullmatch(text) if " by " in text else None
    if fed is not None and is_byline(fed["author"]):
        return fed["author"], fed["date"]
    behind = _BEHIND.fullmatch(text)
    if behind is not None and _is_name(behind["author"]):
        dated = _split_date(behind["date"])
        return (behind["author"], dated[1]) if dated is not None and not dated[0] else None
    if _ISSUED.fullmatch(text) or _RECENT.fullmatch(text):
        return "", text
    sent = _SENT.fullmatch(text)
    if sent is not None and len(sent["author"].split()) <= 8 and (dated := _split_date(sent["date"])) and not dated[0]:
        return (sent["author"] if sent["author"][0].isupper() else ""), dated[1]
    ago = None if DATE.search(text) else _AGO.search(text)
    if ago is not None:
        prefix = text[: ago.start()].strip(" \t-–|•·,")
        told = _TOLD_TODAY.fullmatch(text[: ago.start()]) and not (is_byline(prefix) and _may_be_name(prefix))
        if "hôm" in ago[0].lower() and told:
            return None
        return (_author(prefix), text[ago.start() :].strip()) if len(prefix) <= 40 else None
    match = DATE.search(text)
    if match is None:
        return None
    start, end = match.span()
    around = [found.span() for found in AROUND_DATE.finditer(text)]
    for left, right in reversed(around):
        if left < start and _letters(text[right:start]) <= 6:
            start = left
    for left, right in around:
        if right > end and _letters(text[end:left]) <= 6:
            end = right
    after = text[end:]
    letters = sum(char.isalpha() for char in after)
    if (
        letters > 15
        or (letters > 5 and after.lstrip().startswith(":"))
        or stop_of(text) in {"!", "?"}
        or (stop_of(text) == "." and letters > 0)
    ):
        return None
    prefix = text[:start].strip(" \t\u00a0-–—|,•·:([/")
    if not prefix:
        return "", text
    if _IN_LETTER.search(text[: match.end()]) or _ISSUE.fullmatch(prefix):
        return "", text
    if text[:start].rstrip() != prefix and len(prefix.split()) <= _WORDS and is_office(prefix):
        return prefix, text[start:].strip()
    if len(prefix) <= 60 and is_byline(prefix) and not (len(prefix.split()) > 4 and is_dated_headline(text)):
        return _author(prefix), text[start:].strip()
    return None


def _author(text: str) -> str:
    """What stands before a date, where it can be the author's name and is not the paper's."""
    return text if is_byline(text) and not _PAPER.match(text) else ""


def _may_be_name(text: str) -> bool:
    """Whether words can be somebody's name: those in capitals may be a site's, `BẾN CÁT HÔM NAY`."""
    return not text.isupper() or is_person(text.title())


def _is_name(text: str) -> bool:
    """Whether words are somebody's name, perhaps in capitals."""
    return (text.istitle() or text.isupper()) and is_person(text.title())


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def is_dated_headline(text: str) -> bool:
    """Whether a line ends with a date in brackets, as lists of older articles do (and some titles)."""
    return len(text) <= 250 and LISTED.search(text) is not None
