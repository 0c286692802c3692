"""Who wrote it: names, initials, agencies and offices in the lines that sign an article."""

import re
import unicodedata
from functools import lru_cache

from unionml.reading.page.cues.posts import capitals, names_post, names_role, opens_with_role, stands_above_name
from unionml.reading.page.east import lines as east
from unionml.text.persons import FAMILY_NAMES, KINSHIP
from unionml.text.scripts import CAPITALS

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGIT = re.compile(r"\d")
_NAME_WORDS = 4
"""Words of a name, at most."""
_EAST_NAMES = 12
"""Characters of names in Chinese, Japanese or Korean, at most."""
_AROUND_NAME = (
    " \t\u00a0()[]*_-–—" + "\N{CAMERA}\N{WRITING HAND}\N{MEMO}\N{LOWER LEFT BALLPOINT PEN}\N{VARIATION SELECTOR-16}"
    "\N{BUST IN SILHOUETTE}"
)
"""What stands around an author's name, pictographs of his work too."""
_NAME = r"(?:[^\W\d_][\w'’.]*)"
_BYLINE_PREFIX = re.compile(
    r"^(?:theo|bài(?:\s*(?:,|và|&|-|\+)\s*(?:ảnh|clip|video))?|tin(?:\s*(?:,|và|&|-|\+)\s*(?:ảnh|bài))*"
    r"|(?:ảnh|lời)(?:\s*(?:,|và|&|-|\+)\s*(?:bài|tin|lời|ảnh))?|thực hiện|tác giả|phóng viên|nguồn(?: tin)?"
    r"|biên tập(?: viên)?|tổng hợp|ghi chép|by|bởi|source|author|nhóm|pv|ctv|cộng tác viên)\b\s*[:：]?\s*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\([^()\d]{2,60}\)$")
"""What stands in brackets behind an author."""
_READING_TIME = re.compile(
    r"\s*[|•·,–—-]\s*(?:(?:thời gian )?đọc:? )?\d{1,3} (?:phút|min(?:ute)?s?)(?: (?:đọc|read))?$", re.IGNORECASE
)
"""How long an article takes to read, beside its author."""
_BYLINE = re.compile(
    # A word `và` between blanks is taken for a name: were it a mark as well, time would double with each.
    rf"^{_NAME}(?:(?:\s*(?:[-–—,/&+|]|(?<=\))và\b|\bvà(?=\())\s*|\s+)\(?{_NAME}\)?)*\s*\.?$",
)
_BYLINE_SMALL = frozenset(
    {"và", "tổng", "hợp", "ghi", "lược", "thực", "hiện", "dịch", "theo", "t/h", "t", "h", "th", "biên", "and", "of"}
)
_BYLINE_FIXED = re.compile(
    r"^(?:pv|p\.v|ctv|bbt|btv|nhóm (?:pv|phóng viên|p\.v)|phóng viên|ban biên tập|tổng hợp|ttxvn|vgp|vov|t/?h|b\.?t)"
    r"(?:\s*\(?(?:tổng hợp|t/h|th)\)?)?\.?$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    rf"\((?:theo |nguồn:? )?(?:(?-i:[{CAPITALS}]{{2,8}})|vietnam ?\+)"
    rf"(?:\s?/\s?(?-i:[{CAPITALS}])\w*\+?(?:\s\w+){{0,3}}\+?){{0,2}}\)",
    re.IGNORECASE,
)
"""An agency in brackets, with its own or another paper: `(TTXVN/Vietnam+)`, `(Vietnam+)`."""
_COMMAND = re.compile(
    r"(?:(?:trở|quay) (?:lại|về)|hình ảnh\b(?!\s*:)|xem\b|đọc\b|gửi\b|thích\s\d|chia sẻ|đăng nhập|tải\b"
    r"|in (?:bài|trang)|lưu (?:bài|tin|lại)"
    r"|(?:share|hidden|related|previous|next|read|view|visit|click|open (?:app|in)|mark (?:as|all|read|unread)"
    r"|keep (?:reading|unread)|(?:load|show) (?:more|all))\b)|.*\S(?:\s{3,}|\t)\S",
    re.IGNORECASE,
)
"""What a button says, and several of them in one line: no name opens like it."""
_MADE = re.compile(r"[\s(](?:thực hiện|ghi|lược ghi|ghi chép|biên soạn)\)?$")
_DEGREE = re.compile(
    r"(?:(?:ThS|Th\.S|TS|PGS|GS|BS|LS|KS|NCS|CN|ĐD|DS|Thạc sĩ|Tiến sĩ|Nhà báo)[.,]?\s*)+"
    rf"(?:[{CAPITALS}][\w.]*+\s*+){{2,5}}(?:$|[-–,(])"
)

_ROLE = (
    r"(?:ảnh|hình(?: ảnh)?|nhiếp ảnh|bài(?: viết)?|tin|nội dung|lời(?: bình)?|tác giả|tổ chức|chỉ đạo|video|clip"
    r"|(?:nhóm )?(?:thực hiện|phóng viên)|đồ h[oọ][aạ]|minh h[oọ][aạ]|trình bày|thiết kế|(?:kỹ )?mỹ thuật|kỹ thuật"
    r"|quay phim|dựng(?: phim)?|âm thanh|biên tập|giọng đọc|kịch bản|sản xuất|đạo diễn|photos?|text)"
)
"""What somebody did for an article that many made."""
_CREDITS = re.compile(rf"(?:[-–—|;,/.]|^)\s*{_ROLE}(?:\s*[,&-]\s*{_ROLE})*\s*[:：]", re.IGNORECASE)
_BARE_ROLE = re.compile(_ROLE, re.IGNORECASE)
CREDIT_LABEL = re.compile(rf"{_ROLE}(?:\s*(?:[,&-]|và)\s*{_ROLE})*\s*[:：]\s*", re.IGNORECASE)
"""One of these or several, in front of a name."""
_WROTE = re.compile(r"(?:tin|bài|nội dung|lời|phóng viên|thực hiện)\b[^:：]{0,12}[:：]", re.IGNORECASE)
"""The label of who wrote."""
_BETWEEN_CREDITS = re.compile(rf"\s+[-–—|]\s+|\s*[;|]\s*|\s*[-–—,.]\s*(?={_ROLE}\s*[:：])", re.IGNORECASE)
_SIGNED_FOR = re.compile(r"(?:T/?M|KT|TL|TUQ|T/L)\b\.?\s[^:]{2,40}:\s*(?=\S)")
"""The office for which somebody signs, in front of the name: `TM. BCH: …`."""
_DOING = re.compile(
    r"\s(?:phát biểu|trao|tặng|thăm|trình bày|tham luận|chủ trì|kết luận|báo cáo|chụp ảnh|bỏ phiếu)(?:\s|$)"
)
"""What a caption says of whom it names."""
_TITLED = re.compile(rf"(?:{'|'.join(sorted(KINSHIP))}|đồng chí|đ/c)\b", re.IGNORECASE)
"""How a caption speaks of whom it shows."""

_LABELLED = re.compile(
    r"(?:tác giả(?: bài viết)?|(?:người|nhóm|đơn vị) (?:viết|thực hiện|đăng|cập nhật|biên tập)(?: bài)?"
    r"|thực hiện|phóng viên|biên (?:soạn|tập)|nguồn(?: tin| bài)?"
    r"|author|source)\s*[:：]\s*\S|(?:được |bài )?(?:viết|đăng|soạn) bởi\s*[:：]?\s*\S"
    r"|(?:written|posted) by\s*[:：]?\s*\S",
    re.IGNORECASE,
)
_SURNAMES = re.compile(rf"(?:{'|'.join(sorted(FAMILY_NAMES))})\s")
_TITLE = r"(?:(?:CTV|PV|BTV|Phóng viên|Nhà báo|Luật sư|Bác sĩ|Kỹ sư|LS|BS|KS|ĐD|DS|(?:PGS|GS|TS|ThS)\.?+)[.,]?+\s*+)"
_PERSON = re.compile(
    rf"{_TITLE}*(?!{_TITLE})"
    rf"(?P<name>[{CAPITALS}][\w.]*(?:\s[{CAPITALS}][\w.]*){{1,3}})(?:\s*,\s+|\s+[-–—]\s*|\s*\()"
)
"""A name and what divides it from a post."""
_FROM = re.compile(r"(?:(?i:phóng|cộng tác|biên tập) viên(?:\s|$)|thường trú\s|theo\s[" + CAPITALS + "])")
"""Where an author writes from, or after whom."""
REPORTS = re.compile(
    rf"[{CAPITALS}]\w*(?:\s[{CAPITALS}]\w*){{1,3}},?\s(?:(?:gửi|viết|đưa tin|tường thuật)\s)?(?:từ|tại)\s"
    rf"[{CAPITALS}]\w*(?:[\s-][{CAPITALS}]\w*){{0,4}}"
)
"""A correspondent, and where he writes from."""
_OFFICES = re.compile(
    r"(?:ban (?!hành\b)|phòng (?!chống\b|ngừa\b)|văn phòng |trung tâm |cổng |bộ phận |nhóm |tổ (?!chức\b))",
    re.IGNORECASE,
)

_SIGNING_OFFICE = re.compile(
    r"(?:Ban|Phòng|Văn phòng|Trung tâm|Tổ|Bộ phận|Khoa|Công đoàn|LĐLĐ|VĂN PHÒNG|BAN|PHÒNG|TRUNG TÂM)"
    rf"\s+[{CAPITALS}][\w/]*"
    r"(?:\s[\w/–-]+){0,6}"
)
_TEAM = re.compile(r"nhóm (?:phóng viên|p\.?v|tác giả|cộng tác viên|ctv)\b", re.IGNORECASE)
_PAPERS = re.compile(r"(?:báo|tạp chí|trang(?: tin| thông tin)?|đài|website|fanpage|bản tin)\s", re.IGNORECASE)


def is_byline(text: str) -> bool:
    """Whether a line can be an author's: names, initials, an agency, perhaps behind `Theo` or `Bài, ảnh:`."""
    if len(text) > 90 or (not text.isascii() and east.is_east(text) and east.size_of(text) > _EAST_NAMES):
        return False
    return is_agency(text) or _is_byline(text) or east.is_author(text)


def is_agency(text: str) -> bool:
    """Whether a line is an agency in brackets, with its own or another paper."""
    return text[:1] == "(" and _SHARED.fullmatch(unicodedata.normalize("NFC", text)) is not None


def author_of(text: str) -> str:
    """An author's line without the time that the article takes to read."""
    return _READING_TIME.sub("", text) if text.isascii() else east.author_of(_READING_TIME.sub("", text))


@lru_cache(maxsize=1024)  # neighbours ask for the same line again
def _is_byline(text: str) -> bool:
    text = EMAIL.sub("", author_of(unicodedata.normalize("NFC", text))).strip(_AROUND_NAME).removesuffix("./.")
    if (
        not text
        or _DIGIT.search(text)
        or stands_above_name(text)
        or _COMMAND.match(text)
        or _DOING.search(text)
        or text.endswith(("!", "?", "…", ".."))
    ):
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
    if rest.isupper():
        names = re.split(r"\s[-–]\s", rest.title())
        return all(_SURNAMES.match(name) and len(name.split()) <= _NAME_WORDS for name in names)
    return len(small) <= 0.5 * len(tokens) and rest[0].isupper()


def is_cosigned(text: str) -> bool:
    """Whether a line names those who wrote and those who took the pictures: `Hà Châu - Ảnh: M.T`."""
    if len(text) > 120 or not (_CREDITS.search(text) or "|" in text):
        return False
    parts = [part for part in _BETWEEN_CREDITS.split(unicodedata.normalize("NFC", text).strip(" .()")) if part]
    parts = parts[1:] if parts and _BARE_ROLE.fullmatch(parts[0]) else parts  # `Tin, bài: …`
    named = [CREDIT_LABEL.sub("", part).strip() for part in parts]
    wrote = _WROTE.match(parts[0]) is not None and is_byline(named[0])  # then an office may have taken the pictures
    return (
        len(parts) >= 2
        and not _TITLED.match(named[0])
        and any(CREDIT_LABEL.match(part) for part in parts)
        and all(
            (len(name.split()) <= 6 and is_byline(name)) or (wrote and name != part and _like_office(name))
            for part, name in zip(parts, named, strict=True)
        )
    )


def _like_office(text: str) -> bool:
    """Whether a few words behind `Ảnh:` can be the name of a club, an office or a paper."""
    return 2 <= len(text.split()) <= 8 and capitals(text) >= 0.2 and text[0].isupper() and text[-1] not in ".!?…:"


def is_author(text: str) -> bool:
    """Whether a line can be the author's, with or without a post or the photographer's name beside it."""
    return is_byline(text) or is_cosigned(text) or names_author(text)


def is_person(text: str) -> bool:
    """Whether a line can be an author's and opens with a Vietnamese family name."""
    return is_byline(text) and _SURNAMES.match(unicodedata.normalize("NFC", text)) is not None


def is_office(text: str) -> bool:
    """Whether a line is the name of an office that may sign: `Ban Nữ công LĐLĐ tỉnh`."""
    text = unicodedata.normalize("NFC", text[:90]).strip(" \t\u00a0*_")
    return _SIGNING_OFFICE.fullmatch(text) is not None


def names_author(text: str) -> bool:
    """Whether a line says who wrote, with a label, an office or a place: `Lê Mai, Trưởng ban Nữ công`."""
    text = author_of(unicodedata.normalize("NFC", text[:120]).strip(" \t\u00a0*_"))
    in_brackets = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    if in_brackets and (_BYLINE_PREFIX.match(text[1:-1]) or _PERSON.match(text[1:-1])):
        text = text[1:-1].strip()
    elif signed := _SIGNED_FOR.match(text):
        return is_person(text[signed.end() :])
    size = len(text.split())
    if size > 14 or text.endswith((".", "!", "?", ";", ":")):
        return False
    if _LABELLED.match(text) or _TEAM.match(text):
        return size <= 12
    prefix = _BYLINE_PREFIX.match(text)
    rest = text[prefix.end() :] if prefix else text
    if prefix and (_OFFICES.match(rest) or _PAPERS.match(rest)):
        return size <= 9 and capitals(rest) >= 0.2
    if (noted := _NOTE.search(rest)) and _SURNAMES.match(rest) and is_signature(rest[: noted.start()]):
        return True
    if text.startswith(("Theo ", "THEO ")) and size <= 8 and rest[:1].isupper() and capitals(rest) >= 0.5:
        return not _TITLED.match(rest)
    if _OFFICES.match(text):
        return size <= 12 and capitals(text) >= 0.5
    if _SURNAMES.match(rest) and (is_made_by(rest) or (prefix and REPORTS.fullmatch(rest))):
        return True
    person = _PERSON.match(rest)
    if person is None or ":" in rest:
        return False
    post = rest[person.end() :].strip(" ()")
    of_paper = person[0].endswith("(") and _PAPERS.match(post) and len(post.split()) <= 5
    if EMAIL.fullmatch(post) or of_paper or (_FROM.match(post) and _SURNAMES.match(person["name"])):
        return True
    if names_post(post) or (prefix and 1 <= len(post.split()) <= 6 and post[0].isupper()):
        return True
    return _SURNAMES.match(person["name"]) is not None and 1 <= len(post.split()) <= 3 and capitals(post) == 1


def names_team(text: str) -> bool:
    """Whether a few words name several authors as one: `Nhóm PV Bạn đọc`."""
    return _TEAM.match(unicodedata.normalize("NFC", text[:90])) is not None and len(text.split()) <= 8


def is_command(text: str) -> bool:
    """Whether a line opens like a button or is several of them: `Trở lại Xe`, `In bài   Lưu bài`."""
    return _COMMAND.match(text) is not None


def is_made_by(text: str) -> bool:
    """Whether a line says who did an interview or wrote something down: `Thu Lan (thực hiện)`."""
    return is_byline(text) and _MADE.search(text) is not None


def is_post_below(author: str, text: str) -> bool:
    """Whether a line is the post of the author above it, with or without capitals: `Chuyên viên truyền thông`."""
    if not is_byline(author):
        return False
    if names_role(text) or names_post(text):
        return True
    return _SURNAMES.match(author) is not None and len(text.split()) <= 8 and opens_with_role(text)


def is_signature(text: str) -> bool:
    """Whether a line can be nothing but an author's: four names at most, several with dashes, or `Bài: …`."""
    if not is_byline(text):
        return False
    start = author_of(unicodedata.normalize("NFC", text[:90]))
    tokens = start.split()
    if len(tokens) <= 4 or _BYLINE_PREFIX.match(start) or _DEGREE.match(start):
        return True
    return any(token in "-–,&" for token in tokens) and all(not token[0].islower() for token in tokens)


def is_signed_with_photo(text: str) -> bool:
    """Whether a line with a photograph's credit signs the whole article (`Bài và ảnh: …`), not one picture."""
    text = unicodedata.normalize("NFC", text[:100])
    return re.match(r"(?:bài|tin|ảnh\s*(?:,|và|&|\+))", text, re.IGNORECASE) is not None and is_byline(text)
