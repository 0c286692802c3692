"""The words of newspapers' pages that are no article: buttons, announcements of other articles, comments, imprints.

Supplementary evidence for the reader, which goes by shape first. Most patterns are for a line's key: folded case,
letters and digits only. A new site's words go here; nothing else has to change.
"""

import re


def _any(alternatives: str) -> str:
    return "(?:" + "|".join(line.strip() for line in alternatives.strip().splitlines()) + ")"


_WHAT = _any("""
    tin|tin tức|tin bài|tin, bài|bài|bài viết|bài báo|bài đọc|video|ảnh|chủ đề|sự kiện|nội dung|chuyên mục|câu chuyện
""")
_WHICH = _any("""
    khác|liên quan|có liên quan|cùng chuyên mục|cùng mục|cùng loại|cùng chủ đề|cùng tác giả|cùng nguồn|cùng sự kiện
    mới|mới nhất|mới đăng|mới hơn|mới cập nhật|cũ hơn|gần đây|trong ngày|trước đó|tiếp theo|kế tiếp|đã đưa|đã đăng
    đã đọc
    nổi bật|đọc nhiều|đọc nhiều nhất|xem nhiều|xem nhiều nhất|được quan tâm|quan tâm|nóng|hot|tiêu điểm|đáng chú ý
    đề xuất|tài trợ|chọn lọc|hay nhất|hấp dẫn
""")
RELATED_CUE = re.compile(
    "^"
    + _any(rf"""
    (?:các |những |một số |thêm )?{_WHAT}(?: \w+){{0,2}}? {_WHICH}(?: khác)?
    có thể (?:bạn|quý vị|độc giả) (?:sẽ )?(?:quan tâm|thích|muốn xem|chưa biết|cần)
    (?:bạn|độc giả|bạn đọc) (?:có thể |sẽ |đang )?(?:quan tâm|thích|nên xem|nên đọc|có biết|đọc quan tâm)
    (?:nên|đừng bỏ lỡ|đừng bỏ qua|mời bạn|mời|mời quý vị) (?:xem|đọc)(?: thêm| tiếp)?
    nên xem|nên đọc|đừng bỏ (?:lỡ|qua)|không thể bỏ lỡ
    (?:xem|đọc) (?:thêm|tiếp|nhiều|ngay|nhiều nhất|nhanh|theo ngày|gì hôm nay)(?: các)?(?: tin| bài)?(?: khác)?
    cùng (?:chuyên mục|tác giả|chủ đề|sự kiện|mục)|mới (?:nhất|cập nhật|nhận|đăng)|liên quan|thêm về chủ đề này
    nổi bật|tiêu điểm|tâm điểm|dòng sự kiện|dòng thời sự|dành cho bạn|gợi ý(?: cho bạn| hôm nay)?|quan tâm nhiều nhất
    (?:tin|thông tin) (?:khuyến mại|doanh nghiệp|quảng cáo|dịch vụ)|rao vặt|multimedia|longform|e ?magazine
    infographics?|góc ảnh|thư viện ảnh
    read (?:more|also|next)|related(?: \w+){{0,2}}|you (?:may|might) (?:also )?(?:like|be interested in)|see also
    don t miss
    most (?:read|popular|viewed|recent)|latest(?: \w+)?|more (?:from|stories|news|on)(?: \w+){{0,4}}
    recommended(?: for you)?|trending(?: now)?|top stories|other news
""")
    + "$"
)

COMMENT_CUE = re.compile(
    "^"
    + _any(r"""
    (?:\d+ )?(?:bình luận|ý kiến|nhận xét|phản hồi|comments?)(?: \d+)?$
    (?:bình luận|ý kiến|phản hồi) (?:bạn đọc|của bạn|của bạn đọc|độc giả|bài viết|facebook|mới nhất|hay nhất)(?: \d+)?$
    (?:gửi|viết|đăng|xem|thêm|tất cả) (?:bình luận|ý kiến|phản hồi|nhận xét)(?: .{0,30})?$
    thảo luận$
    leave a (?:comment|reply)$
    (?:vui lòng|hãy|mời bạn|xin|bạn vui lòng) (?:nhập|gửi|gõ|đăng nhập|viết) .{0,80}$
    bạn (?:cần|phải|chưa|hãy) đăng nhập
    hãy là người đầu tiên (?:bình luận|gửi)
    chia sẻ (?:ý kiến|cảm nghĩ|suy nghĩ) của bạn
""")
)

NOISE = re.compile(
    "^"
    + _any(r"""
    chia sẻ(?: bài viết| facebook| zalo| lên facebook| qua email| ngay| với bạn bè)?|facebook|twitter|zalo|youtube
    tiktok|instagram|linkedin|pinterest|telegram|messenger|viber|whatsapp
    in(?: bài| bài viết| trang| trang này| ấn| tin)?|bản in|phiên bản in
    gửi(?: bài| bài viết| email| cho bạn bè| mail| cho bạn)?|e ?mail|copy link
    sao chép(?: liên kết| link| đường dẫn)?
    thích|like|share|tweet|print|save|follow|x|theo dõi|quan tâm|lưu(?: bài| bài viết| lại| tin)?|bookmark
    nghe(?: đọc bài| bài viết| tin| audio| âm thanh| podcast)?|đọc bài viết
    cỡ chữ(?: bài viết)?|kích thước chữ|a|aa|a a|a a a|mặc định|lớn hơn|nhỏ hơn|lớn|nhỏ|tăng cỡ chữ|giảm cỡ chữ
    nền (?:trắng|đen|vàng)
    (?:theo dõi|xem|đọc) .{0,60}(?:trên|tại) (?:google ?news|google tin tức|zalo|facebook|youtube)
    .{0,30}google ?news|google tin tức
    đăng nhập(?: đăng ký)?|đăng ký|đăng xuất|tài khoản|tìm kiếm(?: nâng cao)?|tìm|search|log ?in|sign (?:in|up)
    subscribe|register|home|menu|main menu|danh mục|tất cả chuyên mục|all sections
    trang chủ|trang nhất|rss|sitemap|sơ đồ (?:trang|cổng|site)|mobile
    phiên bản (?:di động|desktop|mobile|cũ|mới|tiếng anh)|bản (?:mobile|đầy đủ|di động)|english|tiếng việt
    vietnamese|中文
    liên hệ(?: quảng cáo| tòa soạn| toà soạn| với chúng tôi)?|giới thiệu|góp ý|hỏi đáp|quảng cáo|báo giá quảng cáo
    advertisement|ads?|sponsored|về chúng tôi|about us|contact(?: us)?|terms of use|privacy policy
    chính sách (?:bảo mật|riêng tư)|điều khoản sử dụng
    (?:lên |về )?đầu trang|quay lại|trở (?:lại|về)|(?:back to )?top|đóng(?: lại)?|close|hủy|huỷ|ok|đồng ý|chấp nhận
    bỏ qua|tiếp tục|skip to (?:main )?content|chuyển đến nội dung chính
    xem ảnh lớn|phóng to(?: ảnh)?|slide ?show|tắt tiếng|play|pause|mute|replay|unmute|loaded|current time|auto
    xem toàn màn hình|toàn màn hình|thu gọn|mở rộng
    (?:giọng )?(?:nam|nữ)(?: miền (?:bắc|nam|trung))?|nam miền bắc nữ miền bắc|tốc độ(?: đọc)?|gốc|báo nói|báo in
    báo giấy|đặt (?:báo|mua báo)(?: in)?|e ?paper|fanpage|tải ứng dụng|ứng dụng|app ?store|google play|thời tiết
    \d+ (?:lượt xem|lượt|lượt đọc|view|views|thích|chia sẻ|likes?|shares?|liên quan)
    (?:lượt xem|số lượt xem|lượt đọc|đã xem|số lần đọc|lần xem|xem) \d+|thích \d+|chia sẻ \d+
    trả lời|báo cáo(?: vi phạm| bình luận)?|đánh giá(?: bài viết| tác giả)?|bình chọn|tags?|trước|sau|tiếp
    next|previous|prev|trang \d+|\d+ \d+ \d+(?: \d+)*
""")
    + "$"
)

_OFFICE = _any(r"""
    cơ quan (?:chủ quản|ngôn luận|của)|(?:phó |quyền |q\.\s*)?tổng biên tập|trưởng ban biên tập|ban biên tập
    (?:người )?chịu trách nhiệm(?: nội dung| chính| xuất bản)?|thư ký t(?:òa|oà) soạn|t(?:òa|oà) soạn(?: và trị sự)?
    địa chỉ|trụ sở(?: chính| t(?:òa|oà) soạn)?|văn phòng đại diện|đơn vị (?:chủ quản|thiết kế|phát triển)
""")
_CONTACT = _any("""
    hotline|đường dây nóng|điện thoại|số điện thoại|đt|tel|fax|e-?mail|website|issn|mst|mã số thuế
    liên hệ quảng cáo|phòng quảng cáo|quảng cáo|hợp tác
""")
FOOTER = re.compile(
    "^"
    + _any(rf"""
    (?:©|\(c\)\s|copyright\b|bản quyền (?:thuộc|của|©|\d)|®|all rights reserved)
    (?:ghi rõ nguồn|vui lòng ghi rõ|mọi (?:hành vi )?sao chép|cấm sao chép|không (?:được )?sao chép)
    (?:số )?giấy phép\s*(?:số|hoạt động|xuất bản|báo chí|thiết lập|mxh|bộ|sửa|ttđt|tổng hợp|:|-|\d)
    (?:gp|gpxb|gpbc)\s*(?:số)?\s*[:\d]
    {_OFFICE}\s*[:：]
    {_CONTACT}\s*[:：.(]\s*[\w(+@]
    (?:phát triển|thiết kế|vận hành) bởi|powered by|designed by|developed by
    (?:website|trang web|chúng tôi|trang này)(?: này)?(?: có)? sử dụng cookie
    (?:we|this (?:site|website)) uses? cookies
    (?:báo|tạp chí|trang tin|cổng thông tin) .{{0,60}}giữ bản quyền
""")
    + r"|®.{0,80}giữ bản quyền|giữ bản quyền nội dung trên",
    re.IGNORECASE,
)

TAGS = re.compile(
    r"^(?:#\w|(?:tags?|từ kh[oó][aá]\w*|keywords?|thẻ|chủ đề|topics?|xem thêm về)\s*[:：]|từ kh[oó][aá]$)",
    re.IGNORECASE,
)

MARKED_RELATED = re.compile(
    r"^(?:>>+|»+|►|▶|▸|☞|→|>\s)"
    r"|^\[?(?:(?:mời )?(?:bạn )?(?:xem|đọc) (?:thêm|ngay|tiếp|clip|video)|(?:tin|bài|bài viết|tin bài) liên quan"
    r"|read more|related)\]?\s*[:：]\s*\S",
    re.IGNORECASE,
)

RELATED_PREFIX = re.compile(
    r"(?:[>»►▶▸☞→*•▪■◦·+–—-]+\s*)+(?=\w|[“\"\[(])|\[?(?:(?:mời )?(?:bạn )?(?:xem|đọc) (?:thêm|ngay|tiếp)"
    r"|(?:tin|bài|bài viết|tin bài) liên quan|read more|related)\]?\s*[:：]\s*",
    re.IGNORECASE,
)

LINK_LABEL = re.compile(
    r"^(?:link (?:bài )?gốc|nguồn gốc|link bài viết(?: gốc)?|xem bài gốc|xem (?:link|bài viết) (?:nguồn|gốc)|link nguồn"
    r"|đường dẫn|link|url|theo dõi tại)?\s*[:：]?\s*(?:https?://\S+|www\.\S+)?\s*$",
    re.IGNORECASE,
)

HOME = frozenset({"trang chủ", "home", "trang nhất", "tin tức", "trang chính"})
"""First steps of breadcrumbs."""
