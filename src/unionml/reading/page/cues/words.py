"""The words of newspapers' pages that are no article: buttons, widgets, imprints, credits, sections.

Supplementary evidence for the reader, which goes by shape first. Most patterns are for a line's key: folded case,
letters and digits only. A new site's words go here, but for those of the modules beside this one: of players and themes
(`controls`), sentences to visitors (`service`), what announces other articles (`announced`), what weblogs and forums
print (`systems`), and pages in English (`english`).
"""

import re

from unionml.text.scripts import CAPITALS


def any_of(alternatives: str) -> str:
    """A pattern for any of several, a line or more each; within a line they are divided by bars."""
    return "(?:" + "|".join(line.strip() for line in alternatives.strip().splitlines()) + ")"


CONTENTS = re.compile(
    r"(?:mục lục|xem nhanh|nội dung(?: chính)?(?: của)?(?: bài(?: viết| báo)?)?"
    r"|(?:trong )?bài viết (?:này )?(?:gồm|có)(?: gì| có)?|trong bài(?: viết)?(?: này)?"
    r"|(?:table of )?contents|in this article|on this page)"
    r"(?: (?:ẩn|hiện|hide|show|toggle|đóng|mở))*"
)
"""What stands above a table of contents."""

COMMENT_CUE = re.compile(
    "^"
    + any_of(r"""
    (?:\d+ )?(?:bình luận|ý kiến|nhận xét|phản hồi|comments?)(?: \d+)?$
    \d+ (?:bình luận|nhận xét|phản hồi|comments?|thoughts?|responses?) (?:về|cho|on|to) .+$
    (?:bình luận|ý kiến|phản hồi) (?:bạn đọc|của bạn|của bạn đọc|độc giả|bài viết|facebook|mới nhất|hay nhất)(?: \d+)?$
    (?:bình luận|phản hồi) của (?:nhân viên|đoàn viên|thành viên|công nhân|người đọc|độc giả|mọi người)(?: \d+)?$
    (?:gửi|viết|đăng|xem|thêm|tất cả) (?:bình luận|ý kiến|phản hồi|nhận xét)(?: .{0,30})?$
    thảo luận$|discussion about this (?:post|article)$
    leave a (?:comment|reply)(?: cancel(?: reply)?)?$|trả lời (?:hủy|huỷ)(?: trả lời)?$
    để lại (?:một )?(?:bình luận|phản hồi|ý kiến|nhận xét|trả lời)(?: .{0,20})?$
    (?:vui lòng|hãy|mời bạn|xin|bạn vui lòng) (?:nhập|gửi|gõ|đăng nhập|viết) .{0,80}$
    bạn (?:cần|phải|chưa|hãy) đăng nhập
    hãy là người đầu tiên (?:bình luận|gửi)|bình luận bài viết bằng .{0,40}$
    (?:hãy )?chia sẻ (?:ý kiến|cảm nghĩ|suy nghĩ) của bạn
""")
)

_MOTTO = r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập tự do hạnh phúc"
MOTTO = re.compile(_MOTTO)
"""What stands on top of every official letter, as a key."""
NOISE = re.compile(
    "^"
    + any_of(
        r"""
    chia sẻ(?: bài viết| facebook| zalo| lên facebook| qua email| ngay| với bạn bè)?|facebook|twitter|zalo|youtube
    tiktok|instagram|linkedin|pinterest|pin it|telegram|messenger|viber|whatsapp
    in(?: bài| bài viết| bài này| trang| trang này| ấn| tin| ra)?|đóng cửa sổ(?: này)?|(?:bản|trang) in|phiên bản in
    gửi(?: bài| bài viết| email| cho bạn bè| mail| cho bạn)?|e ?mail|copy link
    sao chép(?: liên kết| link| đường dẫn)?
    thích|like|share|tweet|print|save|follow|x|theo dõi|quan tâm|lưu(?: bài| bài viết| lại| tin)?|bookmark
    nghe(?: đọc bài| bài viết| tin| audio| âm thanh| podcast)?|đọc bài viết
    cỡ chữ(?: bài viết)?|kích thước chữ|a|aa|a a|a a a|mặc định|lớn hơn|nhỏ hơn|lớn|nhỏ|tăng cỡ chữ|giảm cỡ chữ
    nền (?:trắng|đen|vàng)
    (?:theo dõi|xem|đọc) .{0,60}(?:trên|tại) (?:google ?news|google tin tức|zalo|facebook|youtube)
    (?:theo dõi|follow) .{1,40} (?:trên|tại|qua|on)|(?:đọc|xem) (?:bài|tin)(?: viết)? gốc(?: .{1,40})?|bài (?:viết )?gốc
    (?:theo dõi|follow) .{1,40} (?:trên|tại|qua|on) (?:các )?mạng xã hội|posted in .{1,60}
    (?:bấm|nhấn|nhấp|click)(?: vào)?(?: (?:ảnh|hình))? để (?:xem|nghe|đọc|tải|phóng|mở|ẩn|hiện)(?: .{1,40})?
    tổng số điểm .{0,60}|xếp hạng .{0,30}(?:phiếu(?: bầu)?|bình chọn|đánh giá)
    (?:click|nhấn|nhấp|bấm) để đánh giá.{0,30}
    bài (?:trước|sau|tiếp(?: theo)?|kế(?: tiếp)?)|tiếp theo|by .{3,60} \d+ min
    (?:\d+ (?:(?:phút|giờ|ngày|tuần|tháng) )?)?\d+ phút(?: đọc)?|(?:đọc (?:trong|hết|mất) )?\d+ phút
    báo lỗi|(?:share|print|like|tweet|previous|next|related|older|newer) (?:post|article|page|this)s?|jcomments
    công khai|(?:hiển thị|chia sẻ) với (?:mọi người|công khai|bạn bè|toàn .{2,20})
    (?:được )?(?:đăng|viết) (?:lúc|ngày|vào|bởi)|chi tiết(?: trang)?|toggle navigation|search for|chỉnh sửa
    (?:tác giả|người (?:viết|đăng)|nguồn)(?: bài viết| tin)?|tìm (?:kiếm )?theo ngày|chat zalo|đặt lịch(?: khám)?
    (?:trở lại|quay lại|về|back to)(?: trang)? (?:danh sách|trang trước|mục lục|chủ đề|chuyên mục|list)
    .{0,30}google ?news|google tin tức
    đăng nhập(?: đăng ký)?|đăng ký|đăng xuất|tài khoản|tìm kiếm(?: nâng cao)?|tìm|search|log ?in|sign (?:in|up)
    subscribe|register|home|menu|main menu|danh mục|tất cả chuyên mục|all sections
    trang chủ|trang nhất|rss|sitemap|sơ đồ (?:trang|cổng|site)|mobile
    phiên bản (?:di động|desktop|mobile|cũ|mới|tiếng anh)|bản (?:mobile|đầy đủ|di động)|english|tiếng việt
    vietnamese|中文
    liên hệ(?: quảng cáo| tòa soạn| toà soạn| với chúng tôi)?|giới thiệu|góp ý|hỏi đáp|quảng cáo|báo giá quảng cáo
    ads?|sponsored|về chúng tôi|about us|contact(?: us)?|terms of use|privacy policy
    chính sách (?:bảo mật|riêng tư)|điều khoản sử dụng
    (?:lên |về )?đầu trang|quay lại|trở (?:lại|về)|(?:back to )?top|đóng(?: lại)?|close|hủy|huỷ|ok|đồng ý|chấp nhận
    left ?center ?right ?del|bỏ qua|tiếp tục|bạn đang ở(?: đây)?|truy cập nội dung luôn
    (?:skip to (?:(?:main|primary|secondary) )?(?:content|navigation|search|footer|sidebar|menu) ?)+
    (?:(?:chuyển|nhảy|đi|tới)(?: đến| tới| sang)?|bỏ qua)(?: phần)? nội dung(?: chính)?
    xem ảnh lớn|phóng to(?: ảnh)?|slide ?show|thu gọn|mở rộng
    (?:giọng )?(?:nam|nữ)(?: miền (?:bắc|nam|trung))?|nam miền bắc nữ miền bắc|gốc|báo nói|báo in
    báo giấy|đặt (?:báo|mua báo)(?: in)?|e ?paper|fanpage|tải ứng dụng|ứng dụng|app ?store|google play|thời tiết
    \d+ (?:lượt xem|lượt|lượt đọc|view|views|thích|chia sẻ|likes?|shares?|liên quan)
    (?:(?:số )?lượt (?:xem|đọc)|đã xem|số lần đọc|lần xem|xem) \d+(?: \d+)*|thích \d+|chia sẻ \d+
    (?:lên |về )?(?:đầu )?top|lên đầu(?: top| trang)?|thông báo|icon|logo|banner|avatar|img|(?:user )?image|user
    hình ảnh|chú thích ảnh
    bài viết hay (?:hãy )?đánh giá bài viết|chung nhan tin nhiem mang|chứng nhận tín nhiệm mạng
    (?:trở về|về) (?:trang chủ|trang trước|đầu trang)|gửi (?:cho )?bạn bè|gửi tòa soạn|bình chọn của bạn
    .{0,40}newsletters?|tải ứng dụng .{0,60}|.{0,40}(?:app store|google play).{0,20}
    (?:(?:\d+|điểm|sao|trung bình|xếp hạng|đánh giá|kết quả|tổng|số|có|trên) )*\d+ (?:bình chọn|đánh giá|phiếu|votes?)
    .{0,40}cỡ chữ(?: [aA])*|cỡ chữ .{0,12}
    (?:trở thành )?người đầu tiên (?:bình luận|đánh giá|thích|chia sẻ|gửi|tặng|cho).{0,40}
    (?:tặng|chuyển) sao(?: .{0,40})?|hoặc nhập số sao|tối đa \d+ ký tự|x\d{1,2}
    \d(?: \d{1,2})?x|th\d{1,2}
    cuộn (?:xuống|chuột)(?: .{0,20})?|(?:đang )?tự động cập nhật|tải thêm(?: .{0,20})?|cuộn để (?:đọc|xem).{0,12}
    (?:bài viết )?tiếp tục (?:đọc )?(?:bên )?(?:dưới|sau) (?:phần )?quảng cáo
    chọn liên kết|tiếp tục cập nhật|còn nữa|còn tiếp|hết|kỳ sau .{0,60}|xem tiếp trang \d+
    .{0,40}(?:thuộc bản quyền|giữ bản quyền)|giọng (?:nam|nữ)|theo dõi trên|đang (?:online|truy cập) \d+
    có|không|có không|trả lời|(?:xin )?trân trọng(?: cảm ơn| kính chào)?|kính thư
    báo cáo(?: vi phạm| bình luận)?|đánh giá(?: bài viết| tác giả)?|bình chọn|tags?|trước|sau|tiếp
    (?:click|nhấn|bấm) (?:to|để) (?:share|chia sẻ|print|in|email)\b.*|share this(?: \w+)?|like this
    press enter or click to view image.{0,20}|(?:click|tap) (?:(?:on )?(?:the )?(?:image|picture) )?to enlarge.{0,20}
    (?:click|nhấn|bấm|chạm)(?: vào)?(?: ảnh| hình)? để (?:xem (?:ảnh|hình|cỡ|kích thước)|phóng to).{0,20}
    trích(?: dẫn)?|quote|(?:originally posted|nguyên văn (?:đăng|gửi)) (?:by|bởi) .{2,40}
    người đóng góp (?:nhiều nhất|tích cực|hàng đầu)|quản trị viên
    rate this(?: \w+)?|tất cả cảm xúc|email của bạn sẽ không được hiển thị.*|your email address will not be published.*
    (?:bookmark the )?permalink|was this (?:\w+ )?helpful
    \d+ people like this|đang (?:online|trực tuyến|truy cập) \d+.*
    (?:trực tuyến|truy cập|online|hôm nay|tháng này|tổng truy cập) \d+(?: \d+)*
    số \d{1,5} (?=.*[a-zđ])[a-zđ\d ]{2,30}
    next|previous|prev|trang (?:trước|sau|kế|tiếp(?: theo)?)|trang(?: \d+)+
    (?:(?:các )?(?:tin|bài)(?: viết)? khác |trang )?(?:(?:đầu|trước) )?1 2(?: \d+)*(?: (?:sau|tiếp|cuối|next|last))+
    (?:các )?(?:tin|bài)(?: viết)? khác 1 2(?: \d+){0,20}
    (?:(?:thích|trả lời|chia sẻ|phản hồi|bình luận|báo (?:cáo|xấu)|like|reply|share|report)(?: \d{1,5})?(?: |$)){2,6}
    (?:tải )?(?:tập tin|tệp|file|văn bản|tài liệu) đính kèm.{0,60}
    xem thêm (?:bình luận|ý kiến|phản hồi|nhận xét)|xem (?:tất cả|toàn bộ)(?: .{0,30})?|\d+ \d+ \d+(?: \d+)*
"""
        + _MOTTO
    )
    + "$"
)

REFERENCES = frozenset({"tài liệu tham khảo", "references", "tài liệu trích dẫn"})
"""What stands above a list of books and papers, as keys."""
WIDGET_CUE = re.compile(
    "^"
    + any_of(
        r"""
    thăm dò(?: ý kiến)?|bình chọn|khảo sát|trắc nghiệm|poll|thống kê(?: truy cập| lượt truy cập)?
    (?:tổng )?(?:số )?(?:lượt|người) truy cập(?: \d+)*
    liên kết(?: website| web| hữu ích| nhanh)?|(?:website|các trang) liên kết
    giá vàng(?: hôm nay)?|tỷ giá(?: ngoại tệ| hối đoái)?|chứng khoán|thời tiết(?: hôm nay)?|lịch (?:công tác|chiếu phim)
    kết quả xổ số|xổ số|lịch vạn niên|quảng cáo|đối tác|hỗ trợ trực tuyến|văn bản (?:mới|pháp luật)|danh bạ
    bạn có quan tâm (?:đến|tới) .{0,40}|(?:bài viết|nội dung)(?: này)? có hữu ích .{0,30}|bạn thấy .{0,60}thế nào
    bạn (?:có )?(?:cảm )?thấy (?:bài viết|nội dung|thông tin) .{0,40}|bạn (?:nghĩ gì|đánh giá) .{0,40}
    cảm xúc (?:của bạn|sau).{0,30}
    theo dõi (?:chúng tôi|báo) .{0,40}|kết nối với chúng tôi|stay connected|follow us
    (?:visible|hidden) links|bình luận (?:gần đây|mới)
"""
        + "|".join(sorted(REFERENCES))
    )
    + "$"
)

SECTIONS = frozenset(
    """
công đoàn|lao động|việc làm|thời sự|xã hội|kinh tế|chính trị|pháp luật|thế giới|quốc tế|văn hóa|văn hoá|thể thao
giáo dục|sức khỏe|y tế|đời sống|bạn đọc|công nghệ|khoa học|du lịch|giải trí|tin tức|tin trong nước|trong nước|sự kiện
video|ảnh|media|podcast|xe|bất động sản|kinh doanh|thị trường|tài chính|doanh nghiệp|an sinh|an sinh xã hội|giao thông
môi trường|an toàn giao thông|tin nóng|tin mới|góc nhìn|diễn đàn|phóng sự|nhân ái|tấm lòng nhân ái|địa phương|đô thị
hà nội|tp hcm|thành phố|quốc phòng|an ninh|an ninh trật tự|nông nghiệp|nông thôn mới|chuyển đổi số|hoạt động công đoàn
công đoàn 24h|tin công đoàn|tin hoạt động|tin tức sự kiện|đoàn thể|xây dựng đảng|dân sinh|dân vận|lao động việc làm
tuyển dụng|tin địa phương|nhịp sống|gia đình|giới trẻ|nhịp sống trẻ|tư vấn|chính sách|kinh tế xã hội|văn nghệ|thơ
công nhân
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
"""Names under which newspapers file their articles, as keys."""

SCENE = re.compile(
    r"^(?:(?:các |những )?(?:quang cảnh|toàn cảnh|khung cảnh|hình ảnh|một góc|đông đảo|đại biểu|đại diện|lãnh đạo"
    r"|đoàn công tác|đoàn chủ tịch|ban tổ chức|ban giám khảo|bác sĩ)\s"
    r"|(?:đồng chí|đ/c|ông|bà|anh|chị|em|cô|thầy|bác sĩ|luật sư|ths?|gs|pgs|ts)\.?\s+(?-i:[A-ZĐÀ-Ỹ]))"
    r"|\b(?:từ (?:trái|phải)|(?:bên |bìa |ngoài cùng bên )(?:trái|phải)|thứ \w+,? từ|ảnh (?:trên|dưới|trái|phải)"
    r"|chụp ảnh|phát biểu|chụp hình|lưu niệm)\b|(?:trái|phải|giữa|đứng|ngồi)\)"
    r"|\b(?:trao|tặng|thăm|khám|nhận|kiểm tra)\b.{0,60}\b(?:cho|quà|thưởng|khen)\b"
    r"|\btại (?:buổi|hội nghị|đại hội|lễ|khu|công ty|nhà máy|xưởng|chương trình|hội thi|trụ sở)\b",
    re.IGNORECASE,
)

AGENCY = re.compile(
    r"(?:\((?:[A-ZĐ][\w.&-]*\s?){1,3}\)\s*[-–—:.|]?\s*(?=[\w\"“‘])"
    r"|(?:[A-ZĐ]{2,6}O?|VOV\.VN|SGGPO|[A-Z]\w{2,12}\.vn|VGP News|VOV|VTV\.vn)\s*[-–—|]+\s+(?=[\w\"“‘]))"
)

BARE_AGENCY = re.compile(r"(?:\((?:[A-ZĐ][\w.&-]*+\s?){1,3}\)|[A-ZĐ]{3,6}O?|[A-Z]\w{2,12}\.vn)\s*[-–—|]+")
"""A paper's mark alone on a line, above the sapo that it opens: `(NLĐO) -`."""

DATELINE = re.compile(
    rf"(?!(?:Ông|Bà|Anh|Chị|Em|Cô|Thầy|Đồng|Theo)\b)(?:[{CAPITALS}][\w.]*\s){{1,4}}[-–]\s(?=[{CAPITALS}])"
)
"""`Thanh Hà - …`: the place before a sapo, as some papers print it (and a person before an office)."""

NUMBERED_IMAGE = re.compile(
    r"(?<!\s)\s*+[-–—:.]?\s*+\(?(?:ảnh|hình|hình ảnh|photo|image)(?: số)?\s*\d{1,3}\)?\s*\.?$"
    r"|(?<=[^\W_]{2})(?<!\s\d\d)\s-0$",
    re.IGNORECASE,
)
"""How the text of a picture ends that repeats the headline: `… - Ảnh 1.`, `… -0` (other figures may be degrees)."""

PICTURES = re.compile(r"(?:một số |những |các |chùm |bộ )?(?:hình )?ảnh\b")
"""How the heading above an article's pictures opens, as a key."""
NUMBERED_CAPTION = re.compile(r"[(\[]?(?:ảnh|hình)(?: số)?\s*\d{1,2}\s*[.:)\]–-]+\s+\S", re.IGNORECASE)
"""`Ảnh 2: …`, `Hình 1. …`: a caption that counts its picture."""
HOTLINES = re.compile(
    r"\b(?:hotline|đường dây nóng)\b[^.]{0,30}[:：]\s*[\d(+]"
    r".{0,100}\b(?:hotline|đặt (?:mua )?báo|phát hành|quảng cáo)\b",
    re.I,
)
HOTLINE = re.compile(r"(?:hotline|đường dây nóng|tổng đài)\b[^.\d]{0,30}[\d(+][\d .()+–/-]{5,40}$", re.IGNORECASE)
"""A telephone number and whose it is, which is no title."""

OFFICE = any_of(r"""
    cơ quan (?:chủ quản|ngôn luận|của)|(?:phó |quyền |q\.\s*)?tổng biên tập(?: phụ trách)?|(?:trưởng )?ban biên tập
    phụ trách (?:nội dung|chính|trang)
    (?:người )?chịu trách nhiệm(?: nội dung| chính| xuất bản)?|thư ký t(?:òa|oà) soạn|t(?:òa|oà) soạn(?: và trị sự)?
    địa chỉ|trụ sở(?: chính| t(?:òa|oà) soạn)?|văn phòng đại diện|đơn vị (?:chủ quản|thiết kế|phát triển)
""")
CONTACT = any_of("""
    hotline|đường dây nóng|điện thoại|số điện thoại|đt|tel|fax|e-?mail|website|issn|mst|mã số thuế
    liên hệ quảng cáo|phòng quảng cáo|quảng cáo|hợp tác
""")
"""What imprints say in front of a colon: who runs a paper and where, and by what it can be reached."""
FOOTER = re.compile(
    "^"
    + any_of(rf"""
    (?:©|\(c\)\s|copyright\b|bản quyền (?:(?:bài viết|nội dung|hình ảnh|tin bài)\s)?(?:thuộc|của|©|\d)|®)
    all rights reserved
    (?:ghi rõ nguồn|vui lòng ghi rõ|mọi (?:hành vi )?sao chép|cấm sao chép|không (?:được )?sao chép)
    (?:số )?giấy phép\s*(?:số|hoạt động|xuất bản|báo chí|thiết lập|mxh|bộ|sửa|ttđt|tổng hợp|:|-|\d)
    (?:gp|gpxb|gpbc)\s*(?:số)?\s*[:\d]
    {OFFICE}\s*[:：]
    cơ quan (?:ngôn luận )?của\s
    (?:thông tin |mọi chi tiết )?liên hệ (?:báo chí|truyền thông)\s*[:：]
    {CONTACT}\s*[:：.(]\s*[\w(+@]
    (?:phát triển|thiết kế|vận hành) bởi|(?:proudly )?powered by|designed by|developed by
    (?:website|trang web|chúng tôi|trang này)(?: này)?(?: có)? sử dụng cookie
    (?:we|this (?:site|website)) uses? cookies
    (?:báo|tạp chí|trang tin|cổng thông tin) .{{0,60}}giữ bản quyền
""")
    + r"|®.{0,80}giữ bản quyền|giữ bản quyền nội dung trên",
    re.IGNORECASE,
)

MEDIA = re.compile(
    r"\[?(?:chùm ảnh|phóng sự ảnh|(?:bộ |qua )?ảnh|hình ảnh|(?:toàn cảnh )?(?:video|clip)|infographics?|đồ h[oọ][aạ]"
    r"|photos?|e ?magazine|longform|podcast|mega ?story)\]?\s*[:：]\s*",
    re.IGNORECASE,
)
"""What an article is, in front of its title; in front of a name it is a credit."""

TAGS = re.compile(
    r"^(?:#\w|(?:chuyên mục|danh mục|thể loại|tags?|từ kh[oó][aá]\w*|keywords?|thẻ|chủ đề|(?:dòng )?sự kiện|chuyên đề"
    r"|categor(?:y|ies)|topics?|xem thêm về)\s*[:：]|thuộc (?:chuyên mục|danh mục)\s|từ kh[oó][aá]$"
    r"|nhãn:\s[^.!?:]{2,80}$"
    r"|(?:đăng trong|được gắn thẻ|tagged(?: with)?)\s[^.]{2,80}(?:\.\s*(?:(?:được gắn )?thẻ|tagged|tags?)\b.*)?$)",
    re.IGNORECASE,
)

LINK_LABEL = re.compile(
    r"^(?:link (?:bài )?gốc|nguồn gốc|link bài viết(?: gốc)?|xem bài gốc|xem (?:link|bài viết) (?:nguồn|gốc)|link nguồn"
    r"|đường dẫn|link|url|theo dõi tại)?\s*+(?:[:：]\s*+)?(?:(?:https?://|www\.)\S+\s*)?$",
    re.IGNORECASE,
)

VOCATIVE = re.compile(
    r"(?:kính thưa|thưa (?:toàn thể|quý|đại hội|hội nghị|các (?:đồng chí|vị|bạn|anh|chị|đại biểu)))\b", re.IGNORECASE
)
"""How a speech opens, and each of its parts."""
SALUTATION = re.compile(rf"(?:kính gửi|thân gửi|dear)\b|{VOCATIVE.pattern}", re.IGNORECASE)
BODY_NAME = re.compile(
    r"(?:công đoàn|lđlđ|liên đoàn lao động|cđcs|báo|tạp chí|trường|sở|viện|bệnh viện|(?:tổng )?công ty)\s",
    re.IGNORECASE,
)
"""How the names of unions, papers and companies open."""
LABEL = re.compile(r"(?:tin|hoạt động|thông tin|chuyên (?:mục|trang|đề)|mục)\b", re.IGNORECASE)
"""How names of sections open that no list holds."""

HOME = frozenset(
    {"trang chủ", "home", "trang nhất", "tin tức", "trang chính", "首页", "首頁", "トップ", "ホーム", "홈"}
)
"""First steps of breadcrumbs."""
