"""What a page's foot says of the site, and whose comments or copies stand there: no other article's headline."""

import re
import unicodedata

from unionml.reading.page.cues.calendar import AGE
from unionml.reading.page.cues.keys import key_of
from unionml.reading.page.cues.mastheads import names_paper
from unionml.reading.page.cues.words import CONTACT, OFFICE, any_of

_LICENSED = re.compile(r"\bgiấy (?:phép|cnđk\w*|chứng nhận)\b.*(?:\d\s?/\s?gp|\bsố\s*:?\s*\d)", re.IGNORECASE)
_RUNS = re.compile(rf"\b{OFFICE}\s*[:：]", re.IGNORECASE)
_REACHED = re.compile(rf"\b{CONTACT}\s*[:：.]\s*[\d(+]|\be-?mail\s*[:：]\s*\S+@", re.IGNORECASE)
_MADE = re.compile(
    r"(?:thiết kế (?:web(?:site)? )?(?:bởi|và phát triển)|(?:web(?:site)? )?(?:được )?(?:thiết kế|xây dựng) bởi"
    r"|(?:website |trang web )?xem tốt nhất (?:với|bằng|trên|ở)|best viewed)\b|privacy\s*[∙·•|-]\s*terms\b"
    r"|substack is the home|(?:chúng tôi|theo dõi|báo|kênh) (?:trên|tại) (?:các )?(?:kênh|mạng) (?:khác|xã hội)",
    re.IGNORECASE,
)
_SAID = re.compile(r"[^\d:]{2,30}\s[-–—]\s\d{1,2}:\d{2},?\s+\d{1,2}/\d{1,2}(?:/\d{4})?")
"""Who commented, and when: `Thu Mận - 06:12 10/8`."""
_COPIED = re.compile(
    rf"(?P<paper>[^\d:]{{3,40}}?)\s+(?:{AGE} trước|\d{{1,2}} (?:phút|giờ|ngày|tuần))(?:\s+\d{{1,3}} liên quan)?"
)
"""Which paper had an article first, how long ago and how many more had it, below a headline of a digest."""

_AT_FOOT = re.compile(
    any_of("""
    (?:xem |chuyển sang |về )?(?:phiên bản|bản|giao diện) (?:máy tính|đầy đủ|di động|desktop|mobile|web|pc|điện thoại)
    hợp tác (?:truyền thông|quảng cáo|nội dung|phát hành)|(?:đặt|nhận|báo giá|bảng giá) quảng cáo
    (?:chứng nhận|chung nhan)(?: website)? (?:tín nhiệm mạng|tin nhiem mang)|tín nhiệm mạng
    đã (?:đăng ký|thông báo) bộ .{4,30}
    (?:dịch vụ công|thủ tục hành chính|hỏi đáp|tra cứu|cơ sở dữ liệu)(?: (?:trực tuyến|chính sách|pháp luật|văn bản))*
    (?:hệ thống |tra cứu )?văn bản (?:quy phạm pháp luật|chỉ đạo(?: điều hành)?|mới(?: ban hành)?|pháp quy)
    (?:tiếp nhận )?phản ánh(?:,)? kiến nghị|bản đồ (?:hành chính|du lịch|quy hoạch|số)|danh bạ(?: điện thoại| điện tử)
    lịch (?:tiếp công dân|công tác(?: tuần)?)|thư điện tử(?: công vụ)?
    (?:chính sách|điều khoản|quy chế) (?:bảo mật|riêng tư|sử dụng|hoạt động|cookie)
""")
)
"""Links at the foot of pages, in full and as keys: none is as long as a headline, or as particular."""
_HELP = re.compile(
    r"(?:hỗ trợ|trợ giúp|phản hồi|góp ý)(?: kỹ thuật| trực tuyến| phần mềm)?\s*[:：].{0,25}\d{3}", re.IGNORECASE
)
"""Whom to call where the page does not work."""


def is_imprint(text: str) -> bool:
    """Whether a line like a headline is none: the site's licence, editor, address or name, or a comment's head."""
    text = unicodedata.normalize("NFC", text[:200]).strip()
    if any(pattern.search(text) for pattern in (_LICENSED, _RUNS, _REACHED)) or _MADE.match(text) or _HELP.match(text):
        return True
    if len(text) <= 60 and _AT_FOOT.fullmatch(key_of(text)):
        return True
    copied = _COPIED.fullmatch(text)
    named = copied is not None and all(word[0].isupper() for word in copied["paper"].split())
    return named or _SAID.fullmatch(text) is not None or (names_paper(text) and ":" not in text)
