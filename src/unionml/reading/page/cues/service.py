"""What a page says to its visitors and lets them do: none of it is news."""

import re

from unionml.reading.page.cues.words import any_of
from unionml.text.scripts import CAPITALS

VISITOR = re.compile(
    r"^(?:(?:bạn|quý vị|(?:quý )?(?:bạn đọc|độc giả))"
    r" (?:có thể|vui lòng|quan tâm|cần|muốn|hãy|đang|chưa|phải|sẽ|gửi|lưu ý)"
    r"|(?:bạn|quý vị|anh chị) có (?:câu hỏi|thắc mắc)"
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
    r"|(?:gửi|liên hệ)(?: \w+){0,3} (?:về|tới|đến) (?:tòa|toà|hộp thư|email|e mail|địa chỉ|báo|ban|bbt)|góp ý|hotline"
    r"|đường dây nóng|newsletter|fanpage|kênh|youtube|google|zalo|đang đọc (?:bài|tin)|ứng dụng|(?:chức|tính) năng này"
    r"|(?:đọc|xem|mở) (?:tin|bài|thư|bản tin|thông báo|nội dung|bài viết) này"
    r"|tin tức nổi bật|bản tin|phiên bản|bản (?:in|web|rút gọn|đầy đủ)|miễn phí)\b"
)
_THIS = r"(?:nội dung|bài viết|bản (?:dịch|tin)|thông tin|giọng đọc|âm thanh)"
_MAIL = "(?:e ?mail|thư|bản tin|hình ảnh)"
_INSTEAD = r"(?:này |rõ |đúng )?(?:xem|mở|bấm|nhấn|hãy)\b"
_WEATHER = r"(?:thời tiết|nhiệt độ) [^\d]{2,25}\d{1,2}(?: ?[º˚]? ?c)?"
_PRICE = r"tỷ giá (?:usd|eur|ngoại tệ) ?\d[\d ]{1,18}\d"
_CONSENT = "(?:trải nghiệm|đồng ý|chấp nhận|chính sách|experience|accept|agree)"
_JOIN = r"(?:(?:hãy|vui lòng|xin|mời bạn|bạn (?:cần|hãy|phải)) )?(?:đăng nhập|đăng ký|nâng cấp|mua gói|trở thành)"
_ALL = r"(?:toàn bộ|toàn văn|đầy đủ|trọn vẹn)"
_READING = r"(?:bài(?: viết| báo)?|nội dung)"
FIELD = re.compile(
    r"(?:mức độ|độ (?:mật|khẩn)|đối tượng|phạm vi|đơn vị|tình trạng|trạng thái|chế độ|loại (?:tin|văn bản)"
    r"|mã (?:tin|bài|số)|người (?:ký|duyệt)|thuộc (?:chủ đề|mục|nhóm)|nhóm tin|quyền xem)"
    rf"(?:\s[^\W\d_]+){{0,3}}\s*:\s*(?-i:[{CAPITALS}]|\d+-)\S*(?:\s+\S+){{0,7}}",
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
    (?:website|trang(?: web| tin)?)(?: này)? (?:có )?(?:sử )?dùng cookies?(?: (?:đồng ý|chấp nhận|để|nhằm)\b.*)?
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
    (?:trang|bài viết|nội dung|bản tin)(?: web)? này (?:đã |hiện )?(?:được )?lưu trữ\b.*
    (?=.*\blưu trữ\b).*\b(?:liên kết|đường dẫn)\b.*\bkhông (?:còn )?hoạt động\b.*
    this (?:page|article) (?:is|was|has been) archived\b.*
    (?:hiện |bài viết )?chưa có (?:bình luận|ý kiến|phản hồi|đánh giá)(?: nào)?(?: cho .{{0,20}}| hãy .{{0,50}})?
    (?:(?:(?:lượt|số) )?(?:xem|đọc|thích|bình luận|chia sẻ|truy cập|tải(?: về)?) \d+(?: |$)){{2,6}}
    (?:được )?(?:thanked|thanks|cảm ơn) \d+ (?:times|lần) (?:in|trong) \d+ (?:posts?|bài(?: viết)?)
    nhập e ?mail của bạn|(?:sao chép|copy) (?:liên kết|link|đường dẫn) thành công|lên trên
    \d+ bình luận \d+ (?:lượt )?chia sẻ|(?:lượt|số) (?:lượt )?người (?:xem|đọc|truy cập) \d[\d ]{{0,12}}
    (?:(?:{_WEATHER}|{_PRICE})(?: |$)){{1,4}}
    you (?:re|are) all caught up|(?:bạn|quý vị) đã (?:xem|đọc) hết(?: (?:tin|bài)(?: mới)?)?
    (?:hiện )?có \d+ khách\b.{{0,40}}(?:online|trực tuyến|đang xem)|đang (?:xem|online|trực tuyến) \d+ .{{2,30}}
    nhắn tin cho (?:official account|trang|chúng tôi|oa)
    {_JOIN}\b.{{0,60}} để (?:được )?(?:tiếp tục )?(?:đọc|xem) (?:tiếp|{_ALL} {_READING}|{_READING} này)\b.*
    (?:(?:tài liệu|bản tin|ấn phẩm|thông tin)(?: này)? )?(?:chỉ )?lưu hành nội bộ
    (?:thư|e ?mail|bản tin)(?: này)? được gửi (?:tới|đến|cho) .*\b(?:hủy|huỷ|ngừng|dừng|bỏ) (?:đăng ký|nhận)\b.*
    (?:chú ý|lưu ý) việc (?:đăng|phát|sử dụng) lại (?:bài viết|tin|nội dung)\b.*
    bạn (?:đã|mới|chỉ) (?:đọc|xem|dùng) (?:hết )?\d+ .{{0,30}}\b(?:bài|bài viết|bài báo|nội dung)\b.{{0,40}}
    (?:tôi|bạn) (?:đã|chưa) (?:có tài khoản|là (?:hội|thành) viên)\b.{{0,40}}
    xem tiếp .{{1,50}} trang \d+
    thanks for reading\b.{{0,80}} subscribe\b.{{0,100}}|type your e ?mail|(?:enter|your) e ?mail address
    (?:cảm ơn|cám ơn) (?:các |quý )?(?:bạn|vị|độc giả) đã đọc\b.{{0,80}} (?:đăng ký|theo dõi)\b.{{0,30}} để .{{0,60}}
    (?:để )?phát hành ngay|for immediate release
    if you (?:cannot|can t|are unable to|have trouble) (?:see|read|view).*
    view (?:this email )?in (?:your|a) browser.*
    """)
    + "$"
)
"""Sentences about the page itself, as keys: who made its summary, what a browser needs, how to leave a newsletter."""

ATTACHED = re.compile(
    r"(?:[-*•]\s+)?"
    r"(?:(?:tải (?:về|xuống)|(?:tải )?(?:tập tin|tệp|file|văn bản|tài liệu)(?: đính kèm)?|download"
    r"|attachments?)\s?:\s+)?"
    r"[^\s/|:]{1,80}\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip|rar|hwpx?)(?:\s+[(\[]?\d[\d.,]{0,8}\s?[KMG]?B[)\]]?)?",
    re.IGNORECASE,
)
"""A document's file, with what leads to it in front and its size behind."""

_PAGE = r"(?:trang|nội dung|bài viết|bài báo|tin bài|đường dẫn|liên kết|địa chỉ)(?: web)?"
_YOU = r"(?:bạn|quý vị|quý khách|bạn đọc|quý bạn đọc|anh chị)"
_GONE = (
    r"(?:không (?:còn )?(?:tồn tại|tìm thấy|khả dụng|có sẵn)"
    r"|đã (?:bị |được )?(?:xóa|xoá|gỡ|di chuyển|chuyển|thay đổi))"
)
MISSING = re.compile(
    r"(?:lỗi|error|http)(?: lỗi| error)? 404|404 (?:not found|lỗi|error|không tìm thấy.{0,40})|page not found"
    r"|(?:không tìm thấy (?:trang|nội dung|bài viết)|(?:trang|nội dung|bài viết)\b.{0,40} không tồn tại)\b.{0,60}"
    r"|(?:rất tiếc|xin lỗi)\b.{0,30} không tìm thấy (?:trang|nội dung|bài)\b.{0,60}"
    rf"|(?:hiện )?(?:{_YOU} )?(?:hiện )?không (?:thể )?(?:xem|hiển thị|truy cập)(?: được)? {_PAGE} này"
    r"(?: (?:vào )?lúc này)?"
    rf"|{_PAGE} này (?:hiện )?(?:không (?:khả dụng|có sẵn|còn)|không hiển thị).{{0,30}}"
    r"|(?:this|the) (?:page|content|link|article)\b.{0,40} (?:isn t|is not|is no longer) (?:available|found).{0,30}"
)
"""What a page says, as a key, where the one asked for is gone."""
GONE = re.compile(
    r"\b404 (?:not found|page not found|không tìm thấy)\b"
    rf"|\b{_PAGE}(?: mà)? {_YOU} (?:đang |vừa |muốn |đã )?(?:yêu cầu|tìm|truy cập|xem|theo dõi)\b.{{0,30}}\b{_GONE}\b"
    r"|\b(?:page|content|article|link) (?:that )?you (?:are |re |were |have |ve )?(?:looking for|requested|followed)\b"
)
"""The same to the visitor, somewhere in a line."""
MISSING_TITLE = re.compile(
    r"^(?:lỗi |error )?404\b|\bkhông tìm thấy (?:trang|bài|nội dung|đường dẫn|kết quả)\b|\b(?:page|404) not found\b"
    r"|^(?:trang|bài viết|nội dung|đường dẫn)\b.{0,40}\bkhông (?:còn )?(?:tồn tại|tìm thấy)\b"
)
"""The same in a title, beside which the name of a site may stand."""
QUOTED = re.compile('["“”«»]')
"""What tells that a line is news and only quotes what such pages say."""
DOOR = re.compile(
    r"^(?:just a moment|attention required|one moment,? please|checking your browser|access denied)\b"
    r"|\b(?:you are (?:a )?human|you are not a robot|bạn là con người|bạn không phải là (?:robot|người máy))\b"
)
"""What a guard before a page asks its visitors, as a key."""
READ_ON = re.compile(r"(?:xem|đọc) (?:tiếp|thêm|bài|tin|chi tiết)|chi tiết|read more|continue reading")
"""What stands below each teaser of a list of articles, as a key."""
ARCHIVE = re.compile(
    r"(?:chuyên mục|danh mục|thể loại|thẻ|từ khóa|lưu trữ(?: \w+){0,2}|tác giả|category|tag|author)"
    r"(?: archives)?\s*[:：]\s*\S|(?:\w+ ){0,3}archives$|browsing\s*[:：]",
    re.IGNORECASE,
)
"""How a weblog heads a list of what it filed together: `Chuyên mục: Công đoàn`, `Tag Archives: an toàn`."""
FOUND = re.compile(
    r"(?:khoảng |có |tìm (?:thấy|được) )*\d[\d ]* kết quả(?: .{0,40})?|(?:about )?\d[\d ]* results(?: .{0,40})?"
    r"|hiển thị \d+ (?:đến )?\d+ (?:trong|trên|của)(?: (?:số|tổng số))? \d[\d ]* .{0,20}"
    r"|showing \d+ (?:to )?\d+ of \d[\d ]* .{0,20}"
)
"""How a search engine counts what it found, as a key."""
PAGER = re.compile(
    r"(?:trang |pages? )?1 2 3(?: \d+)*(?: (?:trang )?(?:sau|tiếp|cuối|tiếp theo|kế tiếp)| next| last){0,3}"
    r"|(?:\d+ )*trang (?:sau|tiếp|kế|tiếp theo|kế tiếp)|trang 1(?: (?:trên|của))? \d+"
    r"|page 1 of \d+|next page|older posts"
)
"""What leads through the pages of a list, as a key."""
LOGIN = re.compile(
    r"(?:tên )?(?:đăng nhập|tài khoản)|đăng nhập để .{2,30}|(?:nhập )?mật khẩu|quên mật khẩu|ghi nhớ(?: .{1,20})?"
    r"|duy trì đăng nhập|mã xác nhận"
    r"|user ?name|(?:forgot )?password|remember me|log ?in|sign in"
)
"""The fields of a form to log in, as keys."""
LETTER = re.compile(
    r"(?:họ(?: và)? tên|tên(?: của)? bạn|(?:số )?điện thoại|(?:địa chỉ )?e ?mail(?: của bạn)?|địa chỉ|tiêu đề|chủ đề"
    r"|nội dung(?: (?:tin nhắn|góp ý|câu hỏi|liên hệ))?|(?:nhập )?mã (?:kiểm tra|bảo mật|xác nhận|bảo vệ|captcha)"
    r"|gửi(?: (?:đi|tin nhắn|góp ý|câu hỏi|liên hệ))?(?: (?:nhập|làm) lại)?|(?:nhập|làm) lại"
    r"|(?:your )?(?:name|full name|phone|message|subject)|send(?: message)?|submit)"
)
"""The fields and buttons of a form to write to a site, as keys."""
HOURS = re.compile(
    r"(?:giờ|thời gian) (?:làm việc|mở cửa|hành chính|tiếp (?:dân|đoàn viên|khách))\b"
    r"|(?:đường dây nóng|hotline|tổng đài)\b.*\d"
)
"""What a line says, as a key, that tells when an office is open or by what number it can be reached."""
PICTURE_COUNT = re.compile(r"\d{1,4} (?:(?:bức |tấm |hình )?ảnh|hình|photos?|videos?|clips?)")
"""How many pictures an album holds, as a key."""
LOGIN_TITLE = re.compile(r"^(?:đăng nhập|log ?in|sign in)\b")
"""How the title of such a page begins, as a key."""
_MEMBERS = r"(?:thành viên|hội viên|thuê bao|người đăng ký|(?:bạn đọc|độc giả) (?:trả phí|dài hạn|đăng ký))"
_WHOLE = r"(?:toàn bộ |toàn văn |đầy đủ |trọn vẹn )?(?:bài|nội dung|tin)(?: viết| báo)?(?: này| đầy đủ| tiếp theo)*"
_OF_MEMBERS = rf"(?:nội dung|bài viết|tin|chuyên mục)(?: này)? (?:chỉ )?dành (?:riêng )?cho {_MEMBERS}(?: .{{0,30}})?"
OF_MEMBERS = re.compile(_OF_MEMBERS)
"""What a page says, as the key of a sentence, that keeps an article to its members."""
WALL = re.compile(
    rf"(?:.{{0,60}} )?(?:đăng nhập|đăng ký|nâng cấp|mua gói|trở thành)\b.{{0,50}} để (?:được )?(?:tiếp tục )?"
    rf"(?:đọc|xem) (?:tiếp(?: {_WHOLE})?|{_WHOLE})"
    rf"|{_OF_MEMBERS}"
    r"|(?:.{0,40} )?(?:log in|sign in|sign up|subscribe|register)\b.{0,40} to (?:continue(?: reading)?"
    r"|(?:read|view|access|unlock) (?:on|more|this|the (?:full|rest|whole))\b.{0,30})"
    r"|this (?:article|content|story|post) is (?:only )?(?:for|available to|reserved for) .{0,20}"
    r"(?:subscribers|members)"
)
"""What a page says, as the key of a sentence, that shows its article to members only."""
ACCOUNT = re.compile(
    r"\b(?:đăng nhập|đăng ký|tài khoản|thành viên|mật khẩu|log in|sign in|sign up|account|subscri\w+|members?)\b"
)
"""What such a page speaks of, as a key."""
WAY_IN = re.compile(
    r"\b(?:đăng nhập|quên mật khẩu|chưa (?:có tài khoản|(?:là|phải là) (?:thành|hội) viên)|log ?in|sign in"
    r"|forgot(?:ten)? (?:your )?password|(?:no|have an) account)\b"
)
"""What a sentence speaks of, as a key, beside the fields of a form to log in."""
JOIN = re.compile(
    r"(?:đăng nhập|đăng ký|nâng cấp|mua gói|log ?in|sign in|sign up|subscribe|register)(?: (?:ngay|now))?"
)
"""Its buttons, as keys."""
CONSENT = re.compile(
    r"\b(?:cookies?|consent|(?:privacy|legitimate interest)s?|partners|personali[sz]ed|personal data|đồng ý"
    r"|quyền riêng tư|dữ liệu cá nhân|cá nhân hóa|cá nhân hoá)\b"
)
"""What a page speaks of, as a key, that asks to store something with its visitors."""
TO_VISITORS = re.compile(r"\b(?:you|your|we|our|bạn|quý vị|chúng tôi)\b")
"""Whom it speaks to, and of whom, as a key."""
CONSENT_BUTTON = re.compile(
    r"(?:i |yes i )?(?:accept|agree|disagree|reject|decline|deny|allow|do not accept)(?: all| everything)?(?: cookies)?"
    r"|(?:accept|agree) and (?:close|continue)|continue without (?:accepting|agreeing)"
    r"|(?:more|manage|cookie) (?:options|preferences|settings|choices|cookies|consent)"
    r"|(?:tôi )?(?:đồng ý|không đồng ý|chấp nhận|từ chối|cho phép)"
    r"(?: tất cả| hết| và tiếp tục)?(?: cookies?)?|tùy chọn(?: khác)?"
    r"|(?:cài đặt|quản lý|tùy chỉnh) (?:cookies?|tùy chọn)"
)
"""Its buttons, as keys."""

_FUNCTIONS = any_of("""
    chia sẻ|gửi|nghe|đọc|xem|tải|lưu|theo dõi|bình luận|đánh giá|tóm tắt|bấm|nhấn|chạm|sao chép|phóng to|thu nhỏ
    cỡ chữ|kích (?:thước|cỡ) chữ|phông chữ|giọng đọc|tốc độ(?: đọc)?|chế độ đọc|màu (?:nền|chữ)|(?:độ )?tương phản
    thời gian đọc|lượt (?:xem|đọc|thích|nghe)|(?:font|text) size|share|print|listen|follow|tweet|copy|reading time
    facebook|fb|twitter|zalo|linkedin|messenger|telegram|pinterest|viber|whatsapp
""")
_OBJECTS = any_of("""
    bài viết|bài báo|bài|tin|nội dung|trang|liên kết|link|email|e mail|mail|x|youtube|tiktok
    instagram|google(?: news| tin tức)?|mạng xã hội|bạn bè|bạn|trí tuệ nhân tạo|pdf
    bản (?:pdf|in)|ứng dụng|audio|podcast|âm thanh|giọng(?: nói| nam| nữ)?|nam|nữ|miền (?:bắc|trung|nam)|chữ|in|to|bé
    nhỏ|vừa|lớn|trung bình|bình thường|chậm|nhanh|mặc định|trắng|vàng|đen|đậm|nhạt|sáng|tối|tăng|giảm|t|a|aa|phút|giây
    này|cho|lên|qua|bằng|với|để|của|và|về|trên|tại|đến|vào|theo|đây|toàn bộ|toàn văn|thêm|tiếp|lại
    chọn|đổi|thay đổi|điều chỉnh|this|article|story|page|post|on|the|via|by|min|minutes?|read
    decrease|increase|reset|đầu|\\d+
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
