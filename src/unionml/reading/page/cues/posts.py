"""What somebody is: posts in offices and unions, professions, and for which office somebody signs."""

import re
import unicodedata

_POSTS = re.compile(
    r"(?:(?:phó |quyền )?(?:trưởng|chủ tịch|giám đốc|chánh|bí thư|hiệu trưởng|tổng)|(?:ủy|chuyên|giảng) viên|cán bộ"
    r"|ban|phòng|văn phòng|trung tâm|liên đoàn|lđlđ|công đoàn|cđ\w*|đoàn|hội|sở|viện|trường|đại học|báo|tạp chí|đài"
    r"|ubnd|công ty|bệnh viện|nhà máy|huyện|tỉnh|tp\.?|thành phố|thị xã|quận|xã|phường|khoa|bộ|cục|vụ|tổ)\b",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"(?:(?:chuyên|cộng tác|biên tập|phóng|giảng|nghiên cứu|điều phối) viên|nhà (?:báo|nghiên cứu|văn|thơ|giáo"
    r"|(?:xã hội|sử|tâm lý) học)|luật sư|luật gia|chuyên gia|bác sĩ|kỹ sư|kiến trúc sư|giám đốc|cố vấn"
    r"|(?:phó )?giáo sư|(?:thạc|tiến) sĩ|trưởng|phó)\s"
    r"(?!.*\b(?:mách|kể|nói|chỉ|bày|bàn|hiến|giúp|khuyên|lo|tư vấn|trả lời|lý giải|cảnh báo|kêu gọi"
    r"|viết|làm|mở|ra|trao|xin|gửi|của|lên|vào|đi|bị|được|không)\b)",
    re.IGNORECASE,
)
"""How a role opens; a title that opens alike tells what somebody does."""
_ROLE_ALONE = re.compile(
    r"(?:phóng|cộng tác|biên tập) viên|nhà (?:báo|văn|thơ|giáo|nghiên cứu)|luật (?:sư|gia)|bác sĩ|kỹ sư|chuyên gia"
    r"|(?:thạc|tiến) sĩ|tác giả|pv|ctv",
    re.IGNORECASE,
)
_ABOVE_NAME = re.compile(
    r"(?:T/?M|KT|K/T|TL|TUQ)\b\.?\s|(?i:(?:phó |quyền )?(?:chủ tịch|trưởng (?:ban|phòng)|(?:tổng )?giám đốc|bí thư"
    r"|hiệu trưởng|chánh văn phòng))$"
)
"""The office and the post above the name that signs an official letter."""


def names_role(text: str) -> bool:
    """Whether a line is what an author is, in a word or several: `Luật sư`, `Thạc sĩ, bác sĩ`."""
    return all(map(_ROLE_ALONE.fullmatch, text.split(", ")))


def opens_with_role(text: str) -> bool:
    """Whether a line opens as what an author is, in several words: `Chuyên gia tiền lương`."""
    return _ROLES.match(text) is not None


def stands_above_name(text: str) -> bool:
    """Whether a line is the office or the post that stands above the name of who signs: `TM. BAN CHẤP HÀNH`."""
    return len(text) <= 90 and _ABOVE_NAME.match(unicodedata.normalize("NFC", text)) is not None


def names_post(text: str) -> bool:
    """Whether a line is a person's post, office or place: `Trưởng ban Nữ công LĐLĐ tỉnh`."""
    return _POSTS.match(text) is not None and len(text.split()) <= 8 and capitals(text) >= 0.4


def capitals(text: str) -> float:
    """Share of the words that open with a capital."""
    words = re.findall(r"[^\s()–-]+", text)
    return len([word for word in words if word[0].isupper()]) / max(1, len(words))
