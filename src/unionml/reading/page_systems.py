"""What weblogs, forums and the systems behind small sites say around what is posted on them.

WordPress, Blogger, Drupal, Joomla and XenForo put the same words on every page, translated by the same few people.
"""

import re

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
    r"(?!(?:báo|tạp chí|tập san|đặc san|kỷ yếu|tuyển tập|bản tin)\b)(?-i:[^\W\d_a-zà-ỹ])[^.!?:;\d]{1,60}\.?",
    re.IGNORECASE,
)
"""The same and the section's name alone, no paper's."""


def files(text: str) -> bool:
    """Whether a line (NFC) says below a post in which section and under which keywords a weblog files it."""
    if len(text) > 600 or not _FILED.match(text):
        return False
    return _MARKED.search(text) is not None or _NAMED.fullmatch(text) is not None
