"""Lines that stand in an article without being its prose, told by their shape alone.

Records and saved pages often carry captions, credits, bylines, date lines, headings and list debris inside their
paragraphs. None of these may stand in a lead. The patterns describe how the Vietnamese press sets such lines, whatever
the newspaper.
"""

import re

# "Ảnh: …", "(Ảnh: …)", "Video clip: …": a credit opens the line.
_CREDIT_OPENS = re.compile(
    r"^\W*(?:nguồn |theo )?(?:ảnh|hình|video|clip|đồ h(?:oạ|ọa)|infographics?|nguồn|photos?|source)"
    r"(?:\s+(?:minh h(?:oạ|ọa)|tư liệu|chụp|gốc|clip|ảnh|tin))?\s*:",
    re.IGNORECASE,
)
# "Ảnh: AFP Lực lượng …", "Video: Express Hoàng tử …": the prose that running text has glued to a credit of one word, in
# capitals, in initials or known as a source.
_CREDIT_AND_PROSE = re.compile(
    _CREDIT_OPENS.pattern + r"\s*(?-i:[A-Z]{3,6}|AP|(?:[A-ZĐ]\. ?){1,3}(?:[A-ZĐ]\w*)?|\w+\.(?:com|net|org|vn)|"
    r"Reuters|Xinhua|Getty(?: Images)?|Wikipedia|Weibo|Twitter|Facebook|Instagram|Youtube|YouTube|Internet|Sputnik|"
    r"Express|Mirror|Daily Mail|Guardian|Bloomberg|Zing)\s+(?=[\"“]|[^\W\d_])",
    re.IGNORECASE,
)
# "… - Ảnh: N.Đ.", and the same glued to the sentence after it, as crawlers leave it. Mid-line, only a capital tells a
# credit from "hình ảnh: …" in prose.
_CREDIT_INSIDE = re.compile(
    r"[\s(\[.\-–—/|](?:Ảnh|ẢNH|Hình|Video|VIDEO|Clip|Đồ h(?:oạ|ọa)|Nguồn|Photo)(?: (?:minh h(?:oạ|ọa)|tư liệu))?\s*:|"
    r"[(\[\-–—]\s*(?:ảnh|video|clip|nguồn)(?: (?:minh h(?:oạ|ọa)|tư liệu|ảnh))?\s*:"
)
_MEDIA_NOTE = re.compile(
    r"(?:[(\[\-–—.]\s*|^\W*)(?:ảnh|hình|video|clip)\s+"
    r"(?:minh h(?:oạ|ọa)|tư liệu|chụp màn hình|cắt (?:ra )?từ (?:clip|video)|internet|do .{2,40} cung cấp)\W*\w*\W*$",
    re.IGNORECASE,
)
_MEDIA_NOTES = ("minh h", "tư liệu", "chụp màn", "cắt", "internet", "cung cấp")
"""What every note has one of."""

# Words that only a caption points with: "(ảnh trái)", "(thứ hai từ phải sang)", "(áo trắng)".
_OPENS_ON_PICTURE = re.compile(r"\W*(?:trong (?:ảnh|hình)|(?:ảnh|hình) (?:trên|dưới))\b", re.IGNORECASE)
_POINTS_AT_PICTURE = re.compile(
    r"\((?:thứ [^()]{2,20} từ [^()]{2,20}|hàng (?:đầu|sau|trước)[^()]{0,20}|áo [^()]{2,12}|ảnh[^()]{0,12}|"
    r"(?:đứng |ngồi )?(?:bên |bìa |ngoài cùng |ở )?(?:trái|phải|giữa)|đứng|ngồi)\)",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^\W*(?:xem thêm|xem (?:video|clip|ảnh)|mời .{0,25}(?:xem|đón đọc)|đọc thêm|tin liên quan|bài liên quan|link gốc|"
    r"tags?|từ kh(?:oá|óa)|chia sẻ|theo dõi|bình luận|có thể bạn quan tâm|read more)\s*(?:[:>]|$)",
    re.IGNORECASE,
)
LONGEST_POINTER = 20
"""More syllables than the longest pointer has that is a whole line."""

LONGEST_CREDIT = 8
"""More syllables than this are a caption with its credit."""

_LIST_ITEM = re.compile(r"^\s*(?:[-–—+*•●▪■◆►»>]|\(?\d{1,2}[.)/]\s|\(?[a-zđ][.)]\s)")
_DATE_LINE = re.compile(
    r"^\W*(?:(?:thứ \w+|chủ nhật|cập nhật|đăng (?:lúc|ngày)|xuất bản|ngày)\W*)*(?:\d{1,2}[:hg]\d{0,2}\W*)?"
    r"(?:ngày\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{2,4})?(?:\W*\d{1,2}[:hg]\d{0,2})?\W*(?:(?:gmt|utc)\W*\d*)?\W*$",
    re.IGNORECASE,
)
# "Mọi chi tiết xin liên hệ: chị Hồng, điện thoại 0912 000 111", "Hotline: 1800 …": how to reach somebody.
_CONTACT = re.compile(
    r"(?:\bliên hệ|^\W*(?:số )?điện thoại|\bhotline|đường dây nóng|\bemail)\b"
    r".{0,60}?(?:\+?\d(?:[\s.\-()]?\d){7,}|\w@\w)",
    re.IGNORECASE,
)
LONGEST_SERVICE = 40
"""More syllables are news that also tells how to reach somebody, or where something may be read."""

# What a site says of itself and not of the news.
_NOTICE = re.compile(
    r"^\W*bản quyền (?:bài viết |nội dung )?(?:thuộc|©)|\bghi rõ nguồn\b|"
    r"\bđược tạo (?:ra )?(?:tự động )?(?:bởi|bằng) (?:AI|trí tuệ nhân tạo)\b|"
    r"(?:bạn đọc|độc giả) (?:vui lòng|theo dõi|(?:theo dõi và )?đón đọc|xem tiếp)\b",
    re.IGNORECASE,
)
_INTERVIEWERS = frozenset(("pv", "p.v", "phóng viên", "hỏi", "đáp", "trả lời", "mc", "btv"))
_HONORIFICS = frozenset(("ông", "bà", "anh", "chị", "cô"))
LONGEST_SPEAKER = 40
"""More characters than an honorific and a name have."""

_ENDS = re.compile(r"(?:[.!?…]|\.\.)[\s\"'”’»)\]]*$")
_BYLINE_TAIL = re.compile(
    r"\((?:theo|tổng hợp|t/h|th|ghi|lược dịch|dịch|video|ảnh|ttxvn|tntp|[^()]{0,30}tổng hợp)\b[^()]*\)\W*$",
    re.IGNORECASE,
)
_INITIALS_END = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")


def ends_like_a_sentence(text: str) -> bool:
    """Whether the text closes with a full stop, a question or exclamation mark, or an ellipsis."""
    return text.endswith((".", "!", "?", "…")) or _ENDS.search(text) is not None


def is_credit_or_caption(text: str) -> bool:
    """Whether the line shows the credit of a picture, or points at one."""
    # Every pattern that searches the whole line waits for a sign that it could match: that is five times as fast.
    if ":" in text and (_CREDIT_OPENS.match(text) or _CREDIT_INSIDE.search(text)):
        return True
    if "(" in text and _POINTS_AT_PICTURE.search(text):
        return True
    lowered = text.lower()
    if not ("ảnh" in lowered or "hình" in lowered or "video" in lowered or "clip" in lowered):
        return False
    if _OPENS_ON_PICTURE.match(text):
        return True
    return any(note in lowered for note in _MEDIA_NOTES) and _MEDIA_NOTE.search(text) is not None


def credit_before_prose(text: str) -> int:
    """Length of the credit that opens the text where prose is glued to it; 0 where none does."""
    found = _CREDIT_AND_PROSE.match(text) if ":" in text else None
    # A small letter goes on with the source's name or with a verb; nothing tells where prose begins.
    return found.end() if found and not text[found.end()].islower() else 0


def is_bare_credit(text: str, n_syllables: int) -> bool:
    """Whether the line is a credit and nothing else, so that what stands before it is the caption."""
    return n_syllables <= LONGEST_CREDIT and ":" in text and _CREDIT_OPENS.match(text) is not None


def is_furniture(text: str, n_syllables: int) -> bool:
    """Whether the line is no prose of the article: pointers, items, date lines, bylines, turns, contacts, notices."""
    return bool(
        ((n_syllables <= LONGEST_POINTER or ":" in text or ">" in text) and _POINTER.match(text))
        or _LIST_ITEM.match(text)
        or (n_syllables <= 14 and _DATE_LINE.match(text))
        or (n_syllables <= 14 and _BYLINE_TAIL.search(text))
        or (n_syllables <= 6 and _INITIALS_END.search(text))
        or (":" in text[:LONGEST_SPEAKER] and _is_turn(text))
        or (n_syllables <= LONGEST_SERVICE and _is_of_the_site(text))
    )


def _is_turn(text: str) -> bool:
    """Whether a speaker of an interview opens the line: "Phóng viên: …", "Anh Hồ Thanh Bình: …"."""
    speaker = text[: text.index(":")].strip()
    if speaker.lower() in _INTERVIEWERS:
        return True
    # Places look alike: "Bà Rịa - Vũng Tàu: …" has a dash, "Anh Sơn: …" one syllable.
    honorific, *name = speaker.split() or [""]
    return honorific.lower() in _HONORIFICS and 2 <= len(name) <= 5 and all(word[0].isupper() for word in name)


def _is_of_the_site(text: str) -> bool:
    """Whether the line tells how to reach somebody, or is a notice of the site."""
    # What each of the patterns needs, without a first letter that may be a capital: fixed strings are found so fast
    # that all of these take a tenth of the time of one pattern.
    reached = "0" in text and ("iên hệ" in text or "iện thoại" in text or "otline" in text or "ường dây nóng" in text)
    if (reached or "@" in text) and _CONTACT.search(text):
        return True
    notice = (
        "ản quyền" in text or "hi rõ nguồn" in text or "được tạo" in text or "bạn đọc" in text or "độc giả" in text
    )  # fmt: skip
    return notice and _NOTICE.search(text) is not None


def introduces(text: str) -> bool:
    """Whether the line only announces what comes after it: it ends with a colon, a semicolon or a comma."""
    return text.rstrip(" \"'”’»").endswith((":", ";", ","))
