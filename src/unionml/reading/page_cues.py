"""What single lines of a saved page look like: dates, bylines, credits, menus, footers.

Words are evidence, not the law: the reader decides by the shape of the page (what is repeated, what ends with a stop, what
stands between what) and these patterns only tip the scales. Every pattern is applied to short lines or to the ends of
long ones, so that the time stays linear in the length of the page.
"""

import re
import unicodedata

_CLOSERS = "\"'”’»)]}* \t\u00a0\u200b"
_STOPS = ".!?…:;"
_TRAILING_NOTE = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]\s*$")

_DATE_CORE = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s*,)?\s+năm\s+(?:19|20)\d{2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2},?\s+(?:năm\s+)?(?:19|20)\d{2}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+(?:19|20)\d{2}"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_DATE_AROUND = re.compile(
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|ngày|lúc|cập\s+nhật(?:\s+lúc)?|đăng(?:\s+lúc|\s+ngày)?|ngày\s+đăng|xuất\s+bản|published|updated|last|on|at"
    r"|gmt\s?[+-]?\s?\d{0,2}(?::\d{2})?|utc|\d{1,2}\s?(?::|h|g|giờ)\s?\d{0,2}(?::\d{2})?(?:\s?(?:phút|'))?|[ap]\.?m\.?\b|t\d\d:\d\d:\d\d|z\b)",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"^(?:(?:khoảng\s+)?\d{1,3}\s+(?:giây|phút|giờ|ngày|tuần|tháng|năm)(?:\s+trước)?|hôm\s+(?:qua|nay))$", re.I
)

_CREDIT = re.compile(
    r"(?:^|[\s(\[.,;–—|/-])(?:ảnh|nguồn ảnh|ảnh chụp|đồ họa|đồ hoạ|video|clip|photo|photos|infographic|tranh|minh họa)"
    r"(?:\s+(?:tư liệu|minh họa|minh hoạ|internet|nvcc|cắt từ[\w\s]{0,20}|chụp[\w\s]{0,20}))?\s*[:：/]",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(
    r"(?:[(\[]\s*(?:ảnh|nguồn|hình)[^()\[\]]{0,60}[)\]]|\bảnh (?:minh h[oọ][aạ]|tư liệu|internet|nvcc|ttxvn|pv|cttđt|bcc)"
    r"|[.\s–—-]+ảnh\s+(?:[A-ZĐÀ-Ỹ][\w.]*\s*){1,4})\s*\.?$",
)

_NAME = r"(?:[^\W\d_a-zà-ỹ][\w'’.]*)"
_BYLINE_PREFIX = re.compile(
    r"^(?:theo|bài(?:\s*(?:,|và|&|-)\s*ảnh)?|tin(?:\s*(?:,|và|&|-)\s*(?:ảnh|bài))?(?:\s*,\s*ảnh)?|ảnh|thực hiện|tác giả|phóng viên"
    r"|nguồn|nguồn tin|biên tập|tổng hợp|ghi chép|by|source|nhóm|văn|pv|ctv)\b\s*[:：]?\s*",
    re.IGNORECASE,
)
_BYLINE_BODY = re.compile(
    rf"^{_NAME}(?:\s*(?:[-–—,/&+|]|\bvà\b|\s)\s*(?:\(?{_NAME}\)?|tổng hợp|ghi|lược ghi|thực hiện|th|t/h))*\s*\.?$"
)
_BYLINE_FIXED = re.compile(
    r"^(?:pv|p\.v|ctv|bbt|nhóm (?:pv|phóng viên)|phóng viên|ban biên tập|tổng hợp|bài, ảnh|ttxvn|vgp|t/?h)(?:\s*\(?(?:tổng hợp|t/h)\)?)?\.?$",
    re.IGNORECASE,
)

_RELATED_CUE = re.compile(
    r"^(?:"
    r"(?:các |những |một số )?(?:tin|bài|bài viết|tin bài|tin tức|bài báo|bài đọc|tin, bài|video|chủ đề|sự kiện|nội dung|chuyên mục|ảnh)"
    r"(?: \w+){0,2}? ?(?:khác|liên quan|có liên quan|mới|mới nhất|mới đăng|mới hơn|cũ hơn|nổi bật|cùng chuyên mục|cùng mục|cùng loại"
    r"|cùng chủ đề|đã đưa|đã đăng|trước đó|tiếp theo|kế tiếp|đọc nhiều|đọc nhiều nhất|xem nhiều|xem nhiều nhất|được quan tâm|nóng"
    r"|đáng chú ý|tiêu điểm|trong ngày|hot|gần đây|đề xuất|tài trợ|chọn lọc)"
    r"|có thể (?:bạn|quý vị) (?:quan tâm|thích|chưa biết|sẽ thích)|bạn (?:có thể quan tâm|quan tâm|đọc quan tâm|nên xem|có biết)"
    r"|nên xem|nên đọc|xem (?:thêm|tiếp|nhiều|ngay|nhiều nhất|theo ngày)|mời (?:bạn )?(?:xem|đọc)(?: thêm| tiếp)?|đọc (?:thêm|tiếp|nhiều|nhiều nhất|ngay)|đừng bỏ (?:lỡ|qua)"
    r"|cùng (?:chuyên mục|tác giả|chủ đề|sự kiện)|mới (?:nhất|cập nhật|nhận)|nổi bật|tiêu điểm|tâm điểm|dòng sự kiện|dành cho bạn|gợi ý(?: cho bạn)?|liên quan"
    r"|quan tâm nhiều nhất|tin khuyến mại|thông tin doanh nghiệp|rao vặt|thị trường 24h|multimedia|media|podcast|longform|emagazine|e-magazine"
    r"|read (?:more|also|next)|related(?: \w+)?|you may (?:also )?like|most (?:read|popular|viewed)|latest(?: news)?|more (?:from|stories|news)(?: \w+)*|see also|recommended(?: for you)?|trending(?: now)?"
    r")$"
)
_COMMENT_CUE = re.compile(
    r"^(?:\d+ )?(?:bình luận|ý kiến|nhận xét|phản hồi|comments?|gửi (?:bình luận|ý kiến|phản hồi)|viết bình luận|thảo luận|leave a (?:comment|reply))"
    r"(?: (?:bạn đọc|của bạn|của bạn đọc|độc giả|bài viết|facebook|mới nhất))?(?: \d+)?$"
    r"|^(?:vui lòng|hãy|mời bạn) (?:nhập|gửi|đăng nhập|gõ)|^bạn (?:cần|phải|chưa) đăng nhập|^hãy là người đầu tiên bình luận|^chia sẻ (?:ý kiến|cảm nghĩ) của bạn"
)
_NOISE = re.compile(
    r"^(?:chia sẻ(?: bài viết| facebook| zalo| lên facebook| qua email)?|facebook|twitter|zalo|x|youtube|tiktok|instagram|linkedin|pinterest|telegram|messenger|viber|whatsapp"
    r"|in(?: bài| bài viết| trang| ấn| tin)?|bản in|gửi(?: bài| email| cho bạn bè| mail)?|e ?mail|copy link|sao chép(?: liên kết| link)?|thích|like|share|tweet|print|save"
    r"|lưu(?: bài| bài viết| lại| tin)?|nghe(?: đọc bài| bài viết| tin| audio| âm thanh)?|đọc bài viết|cỡ chữ(?: bài viết)?|kích thước chữ|a|aa|a a|a a a|mặc định|lớn hơn|nhỏ hơn|lớn|nhỏ"
    r"|(?:theo dõi|xem|đọc) .{0,60}(?:trên|tại) (?:google news|google tin tức|zalo|facebook)|google news|google tin tức|đăng nhập|đăng ký|đăng xuất|tài khoản|tìm kiếm|tìm|search|login|log in|sign in|sign up|subscribe|register|home|menu"
    r"|trang chủ|trang nhất|rss|sitemap|mobile|phiên bản di động|phiên bản desktop|phiên bản mobile|bản mobile|bản đầy đủ|english|tiếng việt|liên hệ(?: quảng cáo| tòa soạn| toà soạn)?|quảng cáo|advertisement|ads?"
    r"|lên đầu trang|về đầu trang|đầu trang|quay lại|trở lại|back to top|đóng|close|hủy|huỷ|gửi|ok|đồng ý|chấp nhận|bỏ qua|tiếp tục|skip to (?:main )?content|xem ảnh lớn|phóng to|slide ?show|tắt tiếng|play|pause|mute"
    r"|nam miền (?:bắc|nam)|nữ miền (?:bắc|nam)|giọng (?:nam|nữ)(?: miền (?:bắc|nam))?|tốc độ đọc|gốc|báo nói|đặt báo|đặt mua báo(?: in)?|báo in|báo giấy|e ?paper|fanpage|tải ứng dụng|ứng dụng|app store|google play|thời tiết|lịch vạn niên|chuyển đổi|\d+ (?:lượt xem|lượt|view|views|thích|chia sẻ|like|likes|share|shares)|(?:lượt xem|số lượt xem|lượt đọc) \d+|trả lời|đánh giá(?: bài viết| tác giả)?|báo cáo|thu gọn|mở rộng|toàn màn hình|trước|sau|tiếp|next|previous|prev)$"
)
_TAGS = re.compile(
    r"^(?:#\w|tags?\s*[:：]|tags?$|từ kh[oó][aá]\w*\s*[:：]?|keywords?\s*[:：]|thẻ\s*[:：]|chủ đề\s*[:：]|topics?\s*[:：])",
    re.I,
)
_FOOTER = re.compile(
    r"^(?:©|\(c\)|copyright|bản quyền|®)|^[-*\s]*(?:giấy phép|gp\b|gpxb|số giấy phép|cơ quan (?:chủ quản|của)|cơ quan ngôn luận|tổng biên tập|phó tổng biên tập|q\. tổng biên tập|quyền tổng biên tập"
    r"|chịu trách nhiệm|trưởng ban biên tập|thư ký tòa soạn|tòa soạn|toà soạn|trụ sở|địa chỉ|văn phòng đại diện|hotline|đường dây nóng|điện thoại|đt|tel|fax|e-?mail|website|liên hệ quảng cáo|phòng quảng cáo"
    r"|quảng cáo|hợp tác|phát triển bởi|thiết kế bởi|powered by|designed by|all rights reserved|issn|mst|mã số thuế|tài khoản|ghi rõ nguồn|vui lòng ghi rõ|không (?:được )?sao chép|cấm sao chép|mọi hành vi sao chép|terms|privacy|editor-in-chief|license)\b\s*[:：.©\d(-]"
    r"|^(?:©|\(c\)|copyright|bản quyền|ghi rõ nguồn|vui lòng ghi rõ|all rights reserved|mọi (?:hành vi )?sao chép|giấy phép (?:số|hoạt động|xuất bản|báo chí|thiết lập|mxh|bộ|sửa)|cơ quan chủ quản|(?:website|trang web|chúng tôi|trang này) (?:này )?(?:có )?sử dụng cookie|(?:we|this (?:site|website)) uses? cookies)"
    r"|®.{0,80}giữ bản quyền|giữ bản quyền nội dung",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:link gốc|nguồn gốc|link bài gốc|xem bài gốc|xem link nguồn|link nguồn|đường dẫn|link)?\s*[:：]?\s*(?:https?://\S+|www\.\S+)?\s*$",
    re.I,
)
_URL = re.compile(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+")
_BREADCRUMB_SEPARATORS = re.compile(r"\s*(?:[>›»/|→\\]|&gt;|&raquo;|::)+\s*")
_RELATED_MARK = re.compile(
    r"^(?:>>+|»+|►|▶|▸|☞|→|>\s|\[?xem thêm\]?\s*[:：]|đọc thêm\s*[:：]|xem ngay\s*[:：]|xem clip\s*[:：]|mời (?:bạn )?(?:xem|đọc)(?: thêm)?\s*[:：]|tin liên quan\s*[:：]|bài liên quan\s*[:：]|read more\s*[:：])",
    re.I,
)
_DATED_HEADLINE = re.compile(r"\(?\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:[\s,|-]+\d{1,2}[:hg]\d{2})?\s*\)\s*$")


def key_of(text: str) -> str:
    """What two lines share when they say the same: NFC, folded case, letters and digits only."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return " ".join(
        "".join(char if char.isalnum() or unicodedata.category(char) == "Mn" else " " for char in folded).split()
    )


def stop_of(text: str) -> str:
    """The stop that closes the line, looking through closing quotes and one short note in brackets; empty without one."""
    end = text[-200:].rstrip(_CLOSERS)
    if end and end[-1] in _STOPS:
        return "…" if end.endswith("...") else end[-1]
    noted = _TRAILING_NOTE.sub("", text[-200:]).rstrip(_CLOSERS)
    if noted and noted[-1] in ".!?…" and noted != end:
        return noted[-1]
    return ""


def split_date(text: str) -> tuple[str, str] | None:
    """`(before, date)` for a line that is little else than a date and perhaps an author before it; None for any other."""
    if len(text) > 140:
        return None
    if _AGO.match(text.strip()):
        return "", text
    match = _DATE_CORE.search(text)
    if match is None:
        return None
    start, end = match.span()
    for found in _DATE_AROUND.finditer(text):
        start, end = min(start, found.start()), max(end, found.end())
    before, after = text[:start], text[end:]
    letters = sum(char.isalpha() for char in after)
    if letters > 12 or stop_of(text) in {"!", "?"} or (stop_of(text) == "." and letters > 0):
        return None
    prefix = before.strip(" \t\u00a0-–—|,•·:(/")
    if not prefix:
        return "", text
    if is_byline(prefix) and len(prefix) <= 60:
        return prefix, text[start:].strip()
    return None


def is_byline(text: str) -> bool:
    """Whether a line can be an author's: names, initials, an agency, with or without `Theo`, `Bài, ảnh:` and the like."""
    if len(text) > 80:
        return False
    text = unicodedata.normalize("NFC", text).strip(" \t\u00a0()[]*_-–—")
    if not text or any(char.isdigit() for char in text):
        return False
    if _BYLINE_FIXED.match(text):
        return True
    prefix = _BYLINE_PREFIX.match(text)
    rest = text[prefix.end() :].strip(" ()") if prefix else text
    if prefix and not rest:
        return False
    limit = 12 if prefix else 8
    return len(rest.split()) <= limit and _BYLINE_BODY.match(rest) is not None and _has_small_letters(rest)


def has_byline_prefix(text: str) -> bool:
    """Whether the line opens like `Theo …`, `Bài, ảnh: …`, `Tác giả: …`."""
    return _BYLINE_PREFIX.match(unicodedata.normalize("NFC", text[:60])) is not None


def _has_small_letters(text: str) -> bool:
    """Names have small letters; a run of capitals is a menu, unless it is as short as initials or an author in capitals."""
    return any(char.islower() for char in text) or len(text.split()) <= 4


def is_caption(text: str, size: int) -> bool:
    """Whether a line of `size` syllables carries a photograph's credit."""
    if size > 70:
        return False
    return _CREDIT.search(unicodedata.normalize("NFC", text)[-120:]) is not None or (
        _CREDIT_TAIL.search(unicodedata.normalize("NFC", text)[-120:]) is not None
    )


def is_related_cue(key: str) -> bool:
    """Whether a line (its key) announces other articles."""
    return len(key) <= 60 and _RELATED_CUE.match(key) is not None


def is_comment_cue(key: str) -> bool:
    """Whether a line (its key) opens the readers' comments."""
    return len(key) <= 100 and _COMMENT_CUE.match(key) is not None


def is_noise(text: str, key: str) -> bool:
    """Whether a line is a button, a counter or a label, and no text at all."""
    return len(key) <= 90 and (not any(char.isalpha() for char in key) or _NOISE.match(key) is not None)


def is_tags(text: str) -> bool:
    """Whether a line lists keywords."""
    return len(text) <= 600 and _TAGS.match(text) is not None


def is_footer(text: str) -> bool:
    """Whether a line belongs to the imprint: licence, editor, address, rights."""
    return _FOOTER.search(text[:160]) is not None and len(text) <= 700


def is_link(text: str) -> bool:
    """Whether a line is an address or the label of one."""
    return len(text) <= 400 and bool(text) and _LINK.match(text) is not None


def url_in(text: str) -> str:
    """The first web address of a line, or nothing."""
    match = _URL.search(text[:2000])
    return match.group().rstrip(".,;)") if match else ""


def breadcrumb_of(text: str) -> list[str]:
    """The steps of a breadcrumb line (`Trang chủ > Công đoàn`), or an empty list."""
    if len(text) > 160 or stop_of(text):
        return []
    parts = [part.strip() for part in _BREADCRUMB_SEPARATORS.split(text)]
    steps = [part for part in parts if part]
    if len(steps) < 2 or any(len(step.split()) > 6 for step in steps) or any(char.isdigit() for char in text):
        return []
    home = key_of(steps[0]) in {"trang chủ", "home", "trang nhất", "tin tức"}
    separators = len(parts) - 1
    return steps if home or (separators >= 2 and len(text) / len(steps) < 25) else []


def is_marked_related(text: str) -> bool:
    """Whether a line is marked as another article's headline: `>> …`, `Xem thêm: …`, or a date in brackets at its end."""
    return _RELATED_MARK.match(text) is not None or (
        len(text) <= 250 and _DATED_HEADLINE.search(text) is not None and "(" in text[-25:]
    )
