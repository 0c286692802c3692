"""What weblogs, forums and the systems behind small sites say around what is posted on them.

WordPress, Blogger, Drupal, Joomla and XenForo put the same words on every page, translated by the same few people.
"""

import re
from typing import TYPE_CHECKING

from unionml.reading.page.cues.words import any_of
from unionml.reading.page.kinds import Kind
from unionml.text.scripts import CAPITALS

if TYPE_CHECKING:
    from unionml.reading.page.lines import Line

_POST = r"(?:(?:bài(?: viết)?|mục|tin|entry)(?: này)? (?:đã )?được |được )?đăng (?:trong|vào|ở)"
_FILED = re.compile(
    rf"(?:{_POST}|this (?:entry|post) was (?:posted|filed)(?: on [\w ,/]{{4,20}})? (?:in|under|on|by))\s", re.IGNORECASE
)
"""How the line opens that says below a post where a weblog files it."""
_MARKED = re.compile(
    r"\b(?:được gắn (?:thẻ|nhãn)|(?:and )?tagged|đánh dấu (?:đường dẫn|liên kết|permalink|trang)"
    r"|bookmark (?:the )?permalink|this entry was)\b",
    re.IGNORECASE,
)
"""What it says then, and nothing else does."""
_NAMED = re.compile(
    r"(?:bài(?: viết)?|mục) này (?:đã )?được đăng trong "
    rf"(?!(?:báo|tạp chí|tập san|đặc san|kỷ yếu|tuyển tập|bản tin)\b)(?-i:[{CAPITALS}])[^.!?:;\d]{{1,60}}\.?",
    re.IGNORECASE,
)
"""The same and the section's name alone, no paper's."""

_POSTED = re.compile(r"người đăng .{1,60} vào lúc \d{1,2} \d{2}(?: (?:sa|ch|am|pm))?")
"""Whose account posted something on a weblog and at what time of the day, below it, as a key."""
_NO_COMMENTS = re.compile(r"không có (?:nhận xét|bình luận|phản hồi) nào|no comments(?: yet)?|post a comment")
_LOGIN = r"(?:admin(?:[_ ]?\w+)?|super ?user|quantri\w*|webmaster)"
_ACCOUNT = rf"(?:system account|{_LOGIN}|quản trị(?: viên| hệ thống)?)"
"""What a system's own account is called, which is nobody's name."""
_BY = (
    r"(?:(?:được )?(?:đăng|viết|gửi) bởi|(?:posted |written )?by|tác giả"
    r"|người (?:đăng|viết|gửi)(?: bài viết| bài| tin)?)"
)
_BY_ACCOUNT = re.compile(rf"(?:{_BY}\s?:?\s?)?{_ACCOUNT}", re.IGNORECASE)
_SYSTEM = r"(?:google sites|blogger|wix(?: com)?|wordpress(?: (?:com|org))?|joomla|drupal|weebly)"
_STEP = "(?:bài đăng (?:mới|cũ) hơn|trang chủ|(?:newer|older) posts?|home)"
_BUTTONS = re.compile(
    any_of(rf"""
    {_STEP}(?: {_STEP}){{0,2}}|(?:gửi email bài đăng này|email this) ?blogthis.{{0,120}}|gửi email bài đăng này
    (?:đăng ký|subscribe to) (?:(?:đăng )?nhận xét|bài đăng|post(?: comment)?s|comments)(?: atom)?
    {_BY} {_ACCOUNT}|{_LOGIN}|{_SYSTEM}
    giới thiệu về tôi|about me|xem hồ sơ (?:hoàn chỉnh|đầy đủ) của tôi|view my complete profile
""")
)
"""What Blogger lets a visitor do below a post, as a key."""
_ARCHIVE = re.compile(r"lưu trữ blog|blog archive")
_SAID = ((_POSTED, Kind.TAGS), (_NO_COMMENTS, Kind.COMMENT_CUE), (_BUTTONS, Kind.NOISE), (_ARCHIVE, Kind.RELATED_CUE))

_FIELD = re.compile(
    any_of("""
    (?:ảnh|hình)(?: ảnh)? (?:đại diện|tiêu đề|bìa)|(?:ngày|người|thời gian) (?:đăng|tạo|gửi|cập nhật|xuất bản)(?: tin)?
    tiêu đề(?: tin| bài(?: viết)?)?|(?:loại|nhóm|chuyên mục) tin|tệp đính kèm|file đính kèm
""")
)
"""A field of a form that an article was filled into, as a key."""
_TEXT_FIELD = re.compile(
    r"(?:tóm tắt|trích (?:yếu|dẫn)|mô tả(?: ngắn)?|nội dung)(?: (?:chi tiết|tin|tin bài|bài viết|bài))?"
)
"""One that holds text; a notice has headings of these names."""
_LONG = 8
"""Syllables of the text in such a field, at least."""

STARTED = re.compile(
    r"(?:thảo luận trong|discussion in) ['\"‘“][^'\"’”]{1,60}['\"’”],? (?:bắt đầu|started|được bắt đầu) (?:bởi|by) "
    r"[^,]{1,40}, (?P<date>\d[\w /.-]{3,25}|[^\W\d_][\w /.-]{2,20}, \d{4})",
    re.IGNORECASE,
)
"""How a forum says below a title where, by whom and when it was posted."""
_RANK = re.compile(
    r"thành viên(?: [^\W\d_]+){0,3}|(?:[^\W\d_]+ ){0,2}(?:member|moderator)|(?:quản trị|điều hành) viên|administrator"
)
_COUNT = re.compile(
    any_of(r"""
    (?:tham gia(?: ngày)?|ngày (?:tham gia|gia nhập)|joined|join date) \d.{3,20}
    (?:(?:số )?bài (?:viết|gửi|đăng)|(?:đã )?được (?:thích|cảm ơn)|(?:số )?lượt thích) \d[\d ]{0,9}
    điểm (?:thành tích|tương tác|cảm xúc|danh vọng|uy tín) \d[\d ]{0,9}
    (?:messages|posts|likes(?: received)?|reaction score|(?:trophy )?points) \d[\d ]{0,9}
""")
)
_ORIGIN = re.compile(r"(?:nơi ở|đến từ|giới tính|nghề nghiệp|location|gender|occupation) .{1,40}")
"""What stands on the card of a forum's member: a rank, what is counted and where from, as keys."""
_CARD = 2
"""Lines of a card, at least, below the name."""
_NAME = 3
"""Words of that name, at most."""


def kind_of(text: str, key: str) -> Kind | None:
    """What a line (NFC, and its key) is by the words of a system; None for any other."""
    if files(text):
        return Kind.TAGS
    if not 0 < len(key) <= 160:
        return None
    return next((kind for pattern, kind in _SAID if pattern.fullmatch(key)), None)


def files(text: str) -> bool:
    """Whether a line (NFC) says below a post in which section and under which keywords a weblog files it."""
    if len(text) > 600 or not _FILED.match(text):
        return False
    return _MARKED.search(text) is not None or _NAMED.fullmatch(text) is not None


def is_account(text: str) -> bool:
    """Whether what an author is called, perhaps behind `Người đăng:`, is an account of a system's and no name."""
    return _BY_ACCOUNT.fullmatch(text) is not None


def mark_fields(lines: "list[Line]") -> None:
    """Tell labels of a form's fields, each alone on a line above its value, from text, in place.

    One that may as well head a part of a notice is a label above the first paragraph, and below another label.
    """
    labelled = told = False
    for at, line in enumerate(lines):
        told = told or (line.kind is Kind.PROSE and line.size >= _LONG)
        if line.stop != ":" or line.size >= _LONG:
            continue
        opens = (labelled or not told) and _TEXT_FIELD.fullmatch(line.key) is not None and _holds_text(lines, at + 1)
        if opens or _FIELD.fullmatch(line.key):
            line.kind = Kind.NOISE
            labelled = True


def _holds_text(lines: "list[Line]", at: int) -> bool:
    """Whether a paragraph begins in line `at`, and no list."""
    return at < len(lines) and lines[at].kind is Kind.PROSE and lines[at].size >= _LONG and not lines[at].bullet


def mark_cards(lines: "list[Line]") -> None:
    """Tell the card of a forum's member beside a post from text, in place: a name, and ranks or counts below it."""
    at = 1
    while at < len(lines):
        stop = at
        counted = 0
        while stop < len(lines) and lines[stop].size <= _LONG and (found := _is_on_card(lines[stop].key)):
            counted += found > 1
            stop += 1
        if stop - at >= _CARD and counted:
            name = lines[at - 1]
            is_name = name.kind is Kind.SHORT and name.size <= _NAME and not name.stop
            for line in lines[at - is_name : stop]:
                line.kind = Kind.NOISE
        at = max(stop, at + 1)


def _is_on_card(key: str) -> int:
    """2 for what a member's card counts, 1 for another of its lines, 0 for any other (all as keys)."""
    if _COUNT.fullmatch(key):
        return 2
    return 1 if _RANK.fullmatch(key) or _ORIGIN.fullmatch(key) else 0
