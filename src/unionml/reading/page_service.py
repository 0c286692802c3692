"""What a page says to its visitors and lets them do: none of it is news."""

import re

from unionml.reading.page_words import any_of

VISITOR = re.compile(
    r"^(?:(?:bạn|quý vị|(?:quý )?(?:bạn đọc|độc giả))"
    r" (?:có thể|vui lòng|quan tâm|cần|muốn|hãy|đang|chưa|phải|sẽ|gửi|lưu ý)"
    r"|bạn đã (?:xác nhận|đăng ký|đăng nhập|bình chọn|đánh giá|(?:đọc|xem) .{2,30} (?:lúc|vào|ngày))"
    r"|mọi (?:thông tin|ý kiến|góp ý|phản ánh|đóng góp)\b.{0,80}\b(?:tòa soạn|toà soạn|ban biên tập|bbt)"
    r"|để (?:nhận|gửi|bình luận)"
    r"|vui lòng|nhấn|bấm|click|hãy|đăng ký|theo dõi|tải|cài đặt|.{3,40} sẽ g[ửở]i đến bạn)\b"
)
INVITATION = re.compile(
    r"^(?!.*\b(?:hình ảnh|chùm ảnh)\b)(?:kính |trân trọng )?mời (?:các |quý )?(?:bạn đọc|bạn|vị|độc giả)\b"
    r".{0,60}\b(?:xem|theo dõi|đọc|vào|nghe|ghé)\b"
)
SERVICE = re.compile(
    r"\b(?:đăng nhập|đăng ký (?:tại|ngay|nhận|để nhận|kênh|thành viên)|tại đây|nhận (?:tin|thông báo|bản tin|gói tin)"
    r"|(?:gửi|liên hệ)(?: \w+){0,3} (?:về|tới|đến) (?:tòa|toà|email|e mail|địa chỉ|báo|ban|bbt)|góp ý|hotline"
    r"|đường dây nóng|newsletter|fanpage|kênh|youtube|google|zalo|đang đọc (?:bài|tin)|ứng dụng|(?:chức|tính) năng này"
    r"|(?:đọc|xem|mở) (?:tin|bài|thư|bản tin|thông báo|nội dung|bài viết) này"
    r"|tin tức nổi bật|bản tin|phiên bản|bản (?:in|web|rút gọn|đầy đủ)|miễn phí)\b"
)
_THIS = r"(?:nội dung|bài viết|bản (?:dịch|tin)|thông tin|giọng đọc|âm thanh)"
_MAIL = "(?:e ?mail|thư|bản tin|hình ảnh)"
_INSTEAD = r"(?:này |rõ |đúng )?(?:xem|mở|bấm|nhấn|hãy)\b"
_CONSENT = "(?:trải nghiệm|đồng ý|chấp nhận|chính sách|experience|accept|agree)"
FIELD = re.compile(
    r"(?:mức độ|độ (?:mật|khẩn)|đối tượng|phạm vi|đơn vị|tình trạng|trạng thái|chế độ|loại (?:tin|văn bản)"
    r"|mã (?:tin|bài|số)|người (?:ký|duyệt|đăng)|thuộc (?:chủ đề|mục|nhóm)|nhóm tin|quyền xem)"
    r"(?:\s[^\W\d_]+){0,3}\s*:\s*(?-i:[^\W\da-zà-ỹ]|\d+-)\S*(?:\s+\S+){0,7}",
    re.IGNORECASE,
)
"""What an office's page files an article under: `Mức độ quan trọng: Bình thường`."""
NOTICE = re.compile(
    "^"
    + any_of(rf"""
    nếu (?:bạn |quý vị )?(?:không|chưa) (?:xem|đọc|thấy|hiển thị)(?: \w+){{0,3}} (?:e ?mail|thư|bản tin|hình ảnh)\b.*
    xem (?:bản tin|email|e mail|thư)(?: này)? (?:trên|bằng|trong) (?:trình duyệt|web).*
    (?=.*\b(?:thư|e ?mail|bản tin)\b)(?=.*\b(?:xem|đọc|mở)\b).{{0,90}}\b(?:trình duyệt|browser)\b.{{0,20}}
    (?:bạn|quý vị|anh chị) (?:đang )?nhận (?:được )?(?:email|e mail|thư|bản tin) này.*
    (?:your browser|trình duyệt(?: web)?(?: này| của bạn)?) (?:does not|doesn t|không|chưa) (?:support|hỗ trợ)\b.*
    (?:hủy|huỷ|ngừng|dừng) (?:đăng ký|nhận (?:tin|bản tin|email|thư))(?: .{{0,40}})?
    (?=.*\b(?:trình duyệt|browser|bật|enable|requires?|yêu cầu|cần)\b).*\bjavascript\b.*
    .{{0,70}}\b(?:bấm|nhấn|nhấp|click)(?: chuột)? (?:vào|tại) đây(?: để .{{1,40}})?
    (?:bạn |quý vị )?(?:không|chưa) (?:xem|đọc|thấy|hiển thị|mở)(?: được)? {_MAIL} {_INSTEAD}.{{0,50}}
    (?:website|trang(?: web)?|chúng tôi|we|this (?:web)?site)\b(?=.*\b{_CONSENT}\b).*\bcookies?\b.*
    (?:bạn )?còn \d+ (?:bài|tin|lượt)\b.{{0,30}}\b(?:miễn phí|tháng này|hôm nay)\b.{{0,20}}
    đã (?:lưu|sao chép|ghim|thêm) .{{0,30}}\b(?:bài viết|bài|tin|liên kết|yêu thích|danh sách)
    đã gửi (?:tới|cho|đến) \d+ (?:người nhận|người|thành viên|đoàn viên|địa chỉ)
    chào mừng (?:các |quý )?(?:bạn|vị|độc giả) (?:đã )?(?:đến|ghé|vào)\b.{{0,12}}\b(?:trang|website|cổng|báo|bản tin).*
    bạn đã (?:bình chọn|đánh giá|xác nhận|thích)\b.{{0,40}}\b(?:bài|tin|bài viết|nội dung) này.{{0,20}}
    (?:bài viết|tin|nội dung)(?: này)? (?:đã )?(?:được|có) \d+ (?:người|lượt|bạn) (?:thích|xem|đọc|bình chọn|đánh giá)
    (?:xin )?cảm ơn (?:các |quý )?(?:bạn đọc|bạn|vị|độc giả) đã (?:đọc|xem|theo dõi|ghé) .{{0,30}}
    (?:xin )?mời (?:các |quý )?(?:bạn đọc|bạn|vị|độc giả) để lại (?:ý kiến|bình luận)\b.{{0,40}}
    nhận (?:thư|e ?mail) này do .{{0,60}}|(?:thư|e ?mail|tin nhắn)(?: này)? (?:được )?(?:gửi|tạo) tự động\b.{{0,60}}
    xin chào\b.{{0,60}} (?:thoát|đăng xuất|log ?out|sign out)
    (?:nội dung|bản|phần|đoạn)?(?: này)? ?tóm tắt .*\b(?:trí tuệ nhân tạo|công cụ|máy)\b.*
    (?=.*\b(?:trí tuệ nhân tạo|máy|tự động)\b)(?=.*\b(?:tham khảo|sai sót|kiểm chứng|chính xác)\b){_THIS}\b.*
    (?:bài viết|nội dung|thông tin)(?: này)? (?:chỉ )?(?:mang tính|có giá trị|để|có tính)(?: chất)? tham khảo.*
    (?:bài viết|nội dung|tin bài)(?: này)? (?:thuộc|được bảo vệ) bản quyền.*
    if you (?:cannot|can t|are unable to|have trouble) (?:see|read|view).*
    view (?:this email )?in (?:your|a) browser.*
    """)
    + "$"
)
"""Sentences about the page itself, as keys: who made its summary, what a browser needs, how to leave a newsletter."""

MISSING = re.compile(
    r"(?:lỗi|error|http)(?: lỗi| error)? 404|404 (?:not found|lỗi|error|không tìm thấy.{0,40})|page not found"
    r"|(?:không tìm thấy (?:trang|nội dung|bài viết)|(?:trang|nội dung|bài viết)\b.{0,40} không tồn tại)\b.{0,60}"
)
"""What a page says, as a key, where the one asked for is gone."""
READ_ON = re.compile(r"(?:xem|đọc) (?:tiếp|thêm|bài|tin|chi tiết)|chi tiết|read more|continue reading")
"""What stands below each teaser of a list of articles, as a key."""
FOUND = re.compile(
    r"(?:khoảng |có |tìm (?:thấy|được) )*\d[\d ]* kết quả(?: .{0,40})?|(?:about )?\d[\d ]* results(?: .{0,40})?"
)
"""How a search engine counts what it found, as a key."""
LOGIN = re.compile(
    r"(?:tên )?(?:đăng nhập|tài khoản)|đăng nhập để .{2,30}|(?:nhập )?mật khẩu|quên mật khẩu|ghi nhớ(?: .{1,20})?"
    r"|duy trì đăng nhập|mã xác nhận"
    r"|user ?name|(?:forgot )?password|remember me|log ?in|sign in"
)
"""The fields of a form to log in, as keys."""

_FUNCTIONS = any_of("""
    chia sẻ|gửi|nghe|đọc|xem|tải|lưu|theo dõi|bình luận|đánh giá|tóm tắt|bấm|nhấn|chạm|sao chép|phóng to|thu nhỏ
    cỡ chữ|kích (?:thước|cỡ) chữ|phông chữ|giọng đọc|tốc độ(?: đọc)?|chế độ đọc|màu (?:nền|chữ)|(?:độ )?tương phản
    thời gian đọc|lượt (?:xem|đọc|thích|nghe)|share|print|listen|follow|tweet|copy|reading time
    facebook|fb|twitter|zalo|linkedin|messenger|telegram|pinterest|viber|whatsapp
""")
_OBJECTS = any_of("""
    bài viết|bài báo|bài|tin|nội dung|trang|liên kết|link|email|e mail|mail|x|youtube|tiktok
    instagram|google(?: news| tin tức)?|mạng xã hội|bạn bè|bạn|trí tuệ nhân tạo|pdf
    bản (?:pdf|in)|ứng dụng|audio|podcast|âm thanh|giọng(?: nói| nam| nữ)?|nam|nữ|miền (?:bắc|trung|nam)|chữ|in|to|bé
    nhỏ|vừa|lớn|trung bình|bình thường|chậm|nhanh|mặc định|trắng|vàng|đen|sáng|tối|tăng|giảm|t|a|aa|phút|giây|\\d+
    này|cho|lên|qua|bằng|với|để|của|và|về|trên|tại|đến|vào|theo|đây|toàn bộ|toàn văn|thêm|tiếp|lại
    chọn|đổi|thay đổi|điều chỉnh|this|article|story|page|post|on|the|via|by|min|minutes?|read
""")
_CONTROLS = re.compile(rf"(?:(?:{_FUNCTIONS}|{_OBJECTS})(?: |$)){{2,14}}")
_FUNCTION = re.compile(rf"(?:^| ){_FUNCTIONS}(?: |$)")


def offers(key: str) -> bool:
    """Whether a line (its key) is made of nothing but what a page lets its readers do: `Nghe bài viết giọng nữ`."""
    return (
        len(key) <= 90
        and _CONTROLS.fullmatch(key) is not None
        and _FUNCTION.search(key) is not None
        and len(key.split()) >= 3
    )
