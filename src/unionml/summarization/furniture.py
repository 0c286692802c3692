"""Lines of an article that are no prose of its own: items, labels, contacts, courtesies, notices of the site."""

import re

from unionml.summarization.interviews import LONGEST_SPEAKER, asks_somebody, is_turn

_POINTER = re.compile(
    r"^\W*(?:xem thêm|xem (?:video|clip|ảnh)|mời .{0,25}(?:xem|đón đọc)|đọc thêm|tin liên quan|bài liên quan|link gốc|"
    r"tags?|từ kh(?:oá|óa)|chia sẻ|theo dõi|bình luận|có thể bạn quan tâm|read more)\s*(?:[:>]|$)",
    re.IGNORECASE,
)
_POINTERS_BEGIN = frozenset((
    "xem", "mời", "đọc", "tin", "bài", "lin", "tag", "từ ", "chi", "the", "bìn", "có ", "rea",
))  # fmt: skip
LONGEST_POINTER = 20
"""More syllables than the longest pointer has that is a whole line."""

_LIST_ITEM = re.compile(r"^\s*(?:[-–—+*•●▪■◆►»>]|\.\s|\(?\d{1,2}[.)/]\s|\(?[a-zđ][.)]\s)")
_DATE_LINE = re.compile(
    r"^\W*(?:(?:thứ \w+|chủ nhật|cập nhật|đăng (?:lúc|ngày)|xuất bản|ngày)\W*)*(?:\d{1,2}[:hg]\d{0,2}\W*)?"
    r"(?:ngày\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{2,4})?(?:\W*\d{1,2}[:hg]\d{0,2})?\W*(?:(?:gmt|utc)\W*\d*)?\W*$",
    re.IGNORECASE,
)
# "Mọi chi tiết xin liên hệ: chị Hồng, điện thoại 0912 000 111", "Hotline: 1800 …": how to reach somebody.
_CONTACT = re.compile(
    r"(?:\bliên hệ|^\W*(?:số )?điện thoại|\bhotline|đường dây nóng|\be-?mail|\bhộp thư|\bgửi về|\bzalo|\btài khoản)\b"
    r".{0,60}?(?:\+?\d(?:[\s.\-()]?\d){7,}|\w@\w)",
    re.IGNORECASE,
)
LONGEST_SERVICE = 40
"""More syllables are news that also tells how to reach somebody, or where something may be read."""

# What a site says of itself and not of the news.
_NOTICE = re.compile(
    r"^\W*bản quyền (?:bài viết |nội dung )?(?:thuộc|©)|\bghi rõ nguồn\b|"
    r"\bđược tạo (?:ra )?(?:tự động )?(?:bởi|bằng) (?:AI|trí tuệ nhân tạo)\b|"
    r"(?:bạn đọc|độc giả) (?:vui lòng|theo dõi|(?:theo dõi và )?đón đọc|xem tiếp)\b|"
    r"\b(?:like|nhấn|theo dõi|truy cập)\b.{0,30}\bfanpage\b|\bđăng ký kênh\b",
    re.IGNORECASE,
)
_BYLINE_TAIL = re.compile(
    r"\((?:theo|tổng hợp|t/h|th|ghi|lược dịch|dịch|video|ảnh|ttxvn|tntp|[^()]{0,30}tổng hợp)\b[^()]*\)\W*$",
    re.IGNORECASE,
)
_INITIALS_END = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
# What people say to each other and not to readers, and what ends a paper or a part of a series.
_COURTESY = re.compile(
    r"[\s*•–—(-]*(?:kính (?:thưa|gửi|chúc|mời|mong|báo|chào|đề nghị)\b|"
    r"thưa (?:toàn thể|các|quý|quí|đồng bào|đồng chí|đoàn chủ tịch|đại hội|hội nghị|ông|bà|anh|chị)\b|"
    r"(?:(?:trước (?:hết|tiên)|lời đầu tiên|nhân dịp này),? )?(?:thay mặt [^,.:;]{3,90}, )?(?:cho phép )?"
    r"(?:chúng )?tôi (?:xin )?(?:nhiệt liệt|trân trọng|chân thành|bày tỏ|gửi (?:lời|tới|đến))\b|"
    r"trân trọng\b\s*(?:kính|cảm ơn|cám ơn|thông báo|giới thiệu|đề nghị|mời|[./!,]|$)|"
    r"(?:một lần nữa,? )?xin (?:kính|chân thành|trân trọng|cảm ơn|cám ơn|chúc|mời|gửi lời|chào)\b|"
    r"c[ảá]m ơn (?:ông|bà|anh|chị|đồng chí|quý|bạn)\b|chúc (?:các|anh|chị|bạn|quý|toàn thể|đại hội|hội nghị)\b|"
    r"(?:còn nữa|còn tiếp)\b|(?:bài|kỳ|phần) (?:\d+|cuối|sau|tới)\s*[:,.]|xem tiếp (?:trang|kỳ)\b)",
    re.IGNORECASE,
)
# "Thời gian: …", "Nơi nhận: …", "Tổng Biên tập: …": a line with a label, and what an imprint says.
_LABELLED = re.compile(
    r"[\s*•–—(-]*(?:(?:thời gian(?! (?:qua|tới|này|vừa|gần|đầu|sau))|địa điểm|thành phần|đối tượng|"
    r"nơi nhận|hình thức|điều kiện|hồ sơ|mức hỗ trợ|thời hạn|hạn (?:nộp|chót|cuối)|số lượng|chủ trì|chủ đề|khách mời|"
    r"ban tổ chức|đơn vị (?:tổ chức|tài trợ)|(?:phó )?tổng biên tập|tòa soạn|toà soạn)[^:.,;“\"]{0,30}:|thực hiện\s*:|"
    r"chịu trách nhiệm (?:nội dung|xuất bản)\b|giấy phép (?:hoạt động|xuất bản|thiết lập|số|báo)\b.*\d|"
    r"mọi (?:hành vi )?sao chép\b)",
    re.IGNORECASE,
)
_BEGINNINGS = frozenset((
    "(cò", "ban", "bài", "cho", "chú", "chị", "chủ", "còn", "cám", "cảm", "giấ", "hìn", "hạn", "hồ", "khá", "kín", "kỳ",
    "lời", "mọi", "một", "mức", "nhâ", "nơi", "phó", "phầ", "số", "tha", "thà", "thư", "thự", "thờ", "toà", "trâ",
    "trư", "tòa", "tôi", "tổn", "xem", "xin", "điề", "đơn", "đối", "địa",
))  # fmt: skip
"""The first three letters of what `_COURTESY` and `_LABELLED` begin with, but for bullets, which are list items."""

# "7h30 - 8h00: Đón tiếp đại biểu", "11h00: Bế mạc.": rows of a programme. Entries of a log are whole sentences.
_HOUR = r"\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}"
_HOURS = re.compile(rf"{_HOUR}\s*[-–—]\s*{_HOUR}\s*:", re.IGNORECASE)
_AT_HOUR = re.compile(rf"{_HOUR}\s*(?::|[-–—]\s)", re.IGNORECASE)
LONGEST_ROW = 11
"""More syllables behind an hour are a sentence."""


def is_item(text: str) -> bool:
    """Whether the line is an item of a list."""
    return _LIST_ITEM.match(text) is not None


def item_start(text: str) -> int:
    """Where the text of an item begins, behind its mark; 0 where the line is no item."""
    mark = _LIST_ITEM.match(text)
    return len(text) - len(text[mark.end() :].lstrip()) if mark else 0


def is_furniture(text: str, n_syllables: int) -> bool:
    """Whether the line is no prose of the article: pointers, items, date lines, bylines, turns, contacts, notices."""
    # Looking at the first letters first takes half of the time.
    beginning = text[:3].lower()
    opens_plainly = text[:1].isalpha()
    return bool(
        (
            (n_syllables <= LONGEST_POINTER or ":" in text or ">" in text)
            and (beginning in _POINTERS_BEGIN or not opens_plainly)
            and _POINTER.match(text)
        )
        or ((not opens_plainly or text[1:2] in ".)") and _LIST_ITEM.match(text))
        or (n_syllables <= 14 and ("/" in text or "-" in text or "." in text[:-1]) and _DATE_LINE.match(text))
        or (n_syllables <= 14 and _BYLINE_TAIL.search(text))
        or (n_syllables <= 6 and _INITIALS_END.search(text))
        or (":" in text[:LONGEST_SPEAKER] and (is_turn(text) or _HOURS.match(text)))
        or (n_syllables <= LONGEST_ROW and text[:1].isdigit() and _AT_HOUR.match(text))
        or (beginning.rstrip() in _BEGINNINGS and (_COURTESY.match(text) or _LABELLED.match(text)))
        or (n_syllables <= LONGEST_SERVICE and _is_of_the_site(text))
        or text.endswith("./.")
        or (text.endswith("?") and asks_somebody(text))
    )


def _is_of_the_site(text: str) -> bool:
    """Whether the line tells how to reach somebody, or is a notice of the site."""
    # What each of the patterns needs, without a first letter that may be a capital: fixed strings are found so fast
    # that all of these take a tenth of the time of one pattern, and single letters in a tenth of that.
    reached = "0" in text and (
        "iên hệ" in text or "iện thoại" in text or "otline" in text or "ường dây nóng" in text or "alo" in text
        or "ài khoản" in text
    )  # fmt: skip
    if (reached or "@" in text) and _CONTACT.search(text):
        return True
    notice = (
        ("q" in text and "ản quyền" in text) or ("õ" in text and "hi rõ nguồn" in text)
        or ("ợ" in text and "được tạo" in text) or ("ọ" in text and "bạn đọc" in text)
        or ("ộ" in text and "độc giả" in text) or ("g" in text and "anpage" in text)
        or ("ý" in text and "ăng ký kênh" in text)
    )  # fmt: skip
    return notice and _NOTICE.search(text) is not None
