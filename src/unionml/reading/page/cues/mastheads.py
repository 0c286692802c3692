"""What sites and newsletters print on top of every page: the names of periodicals and of bodies."""

import re
import unicodedata

from unionml.text.scripts import CAPITALS

_PERIODICAL = re.compile(r"\[?(?:(?:chuyên )?trang tin|bản tin|newsletter|thông tin nội bộ)\b", re.IGNORECASE)
_BODY = re.compile(
    r"(?:công đoàn|liên đoàn|lđlđ|cđcs|(?:ủy|uỷ) ban|ubnd|mặt trận|đảng bộ|tỉnh đoàn|sở|trung tâm|bệnh viện|tập đoàn"
    r"|(?:tổng )?công ty|nhà máy|xí nghiệp|tạp chí|báo(?! (?:động|cáo|hiếu|ơn|tin|hại))|tin nhanh"
    r"|hội (?:liên hiệp|nông dân|phụ nữ|cựu chiến binh|chữ thập đỏ|nhà báo|sinh viên|khuyến học|luật gia|đồng hương)"
    r"|ngành(?=.*\s(?:huyện|tỉnh|thị xã|thành phố|tp|quận|việt nam)\b)"
    r"|phòng (?:giáo dục|lao động|nội vụ|y tế|văn hóa|tài chính|tư pháp|kinh tế)|đài (?:phát|truyền|ptth|pt|tiếng nói)"
    r"|trường (?:đại học|cao đẳng|trung (?:học|cấp)|tiểu học|mầm non|mẫu giáo|chính trị|thcs|thpt)"
    r"|cổng (?:thông tin|tt)"
    r"|ban (?:chấp hành|tuyên giáo|dân vận|quản lý|tổ chức|nữ công|chính sách)|trang (?:tin|thông tin|web)"
    r"|viện (?:kiểm sát|nghiên cứu|khoa học|hàn lâm|công nhân))\s",
    re.IGNORECASE,
)
"""How the names of those open whose sites print them on top of every page."""
_TOLD = re.compile(
    r"\b(?:tổ chức|khai mạc|bế mạc|tặng|trao|thăm|phát động|ra quân|đại hội|hội (?:nghị|thi|thao|thảo|diễn|chợ)|lễ"
    r"|kỷ niệm|tập huấn|ra mắt|kết nạp|thành lập|ký|đối thoại|hỗ trợ|chăm lo|triển khai|tổng kết|sơ kết|tuyên dương"
    r"|chúc|mừng|thông báo|kêu gọi|tham gia|tiếp|nhận|đón|khánh thành|bàn giao|gặp mặt|hưởng ứng|làm việc|kiểm tra"
    r"|giám sát|có|là|được|bị|sẽ|đã|đang|vì|với|cho|không|tăng|giảm|bảo vệ|đồng hành|nâng cao|đẩy mạnh|tuyên truyền"
    r"|vận động)\b|[:\"“”«]"
)
"""What a title tells, and no name does."""


_SAYS_OF_ITSELF = re.compile(
    r"(?:^|\s[-–—|·•]\s)(?:(?:chuyên )?trang (?:tin|thông tin|của|điện tử)|(?:nhật|tuần|thời|nội) báo|nguyệt san"
    r"|bản tin|(?:tờ )?báo (?:của|điện tử|mạng|ra)|tạp chí (?:của|điện tử|ra)|tiếng nói (?:của|người|công|thợ|giới)"
    r"|cơ quan (?:ngôn luận|của)|diễn đàn (?:của|người|công|thợ)|cổng thông tin|đài (?:của|phát)|website"
    r"|kênh thông tin|nơi (?:chia sẻ|gặp gỡ|kết nối|giao lưu|hội tụ)|(?:trang )?blog của|(?:ngôi|mái) nhà chung)\s",
    re.IGNORECASE,
)
"""What a periodical calls itself, behind its name: `Tiếng Máy – Nhật báo của người làm ca`."""


_PAPER = re.compile(
    rf"(?:(?i:báo|tạp chí|đài (?:phát|truyền)\s\S+|cổng (?:thông tin|tt)|trang (?:thông )?tin)\s"
    rf"(?:điện tử\b|(?!(?i:xuân|tết|tường|giá|động|cáo|hiếu|ơn|hại|đốm)\b)[{CAPITALS}]))"
    r"|(?i:đài tiếng nói\s|(?:[a-z\d-]{2,30}\.){1,3}(?:vn|com|net|org|info)\s+[-–—|]\s)"
)
"""How the names of papers, stations and portals open, and what stands behind their addresses: `Vietnam.vn - …`."""
_LONGEST_NAME = 10
_FOREIGN = 6
"""Syllables, at least, of a site's name in another language."""
_MARKED = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def names_paper(text: str) -> bool:
    """Whether a short line is a paper's, a station's or a portal's name, and tells of nothing."""
    text = unicodedata.normalize("NFC", text[:120])
    return _PAPER.match(text) is not None and len(text.split()) <= _LONGEST_NAME and not _TOLD.search(text.lower())


def names_foreign(text: str) -> bool:
    """Whether a line of several words, most of them in capitals, has no mark: `The Voice of Ben Cat Textile People`."""
    words = text[:120].split()
    return text.isascii() and len(words) >= _FOREIGN and 3 * sum(word[0].isupper() for word in words) >= 2 * len(words)


def is_vietnamese(text: str) -> bool:
    """Whether a text has letters that only Vietnamese has."""
    return _MARKED.search(unicodedata.normalize("NFC", text[:2000])) is not None


def may_name_site(text: str) -> bool:
    """Whether a line on top of a page may be a periodical's name and what it says of itself."""
    text = unicodedata.normalize("NFC", text[:120])
    said = _SAYS_OF_ITSELF.search(text)
    return said is not None and not text.endswith(".") and not _TOLD.search(text[: said.start()].lower())


def names_site(text: str) -> bool:
    """Whether a line is the name of a periodical, or of a body in capitals: what sites print on top of every page."""
    text = unicodedata.normalize("NFC", text[:120])
    if len(text.split()) > 14 or text.endswith((".", "!", "?", ";")) or _TOLD.search(text.lower()):
        return False
    return _PERIODICAL.match(text) is not None or (text.isupper() and _BODY.match(text) is not None)
