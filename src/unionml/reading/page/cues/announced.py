"""How pages announce other articles: the line above several, and what is put in front of one.

The first pattern is for a line's key, the others for its text.
"""

import re

from unionml.reading.page.cues.words import any_of

_WHAT = any_of("""
    tin|tin tức|tin bài|tin, bài|bài|bài viết|bài báo|bài đọc|video|ảnh|chủ đề|sự kiện|nội dung|chuyên mục|câu chuyện
    câu hỏi|thông báo|thư|e ?magazine|tài liệu
""")
_WHICH = any_of("""
    khác|liên quan|có liên quan|cùng nhóm|cùng chuyên mục|cùng mục|cùng lĩnh vực|cùng loại|cùng chủ đề|cùng tác giả
    cùng nguồn|cùng sự kiện|mới|mới nhất|mới đăng|mới hơn|mới cập nhật|cũ hơn|gần đây|trong ngày|trước đó|tiếp theo
    kế tiếp|đã đưa|đã đăng|nổi bật|đọc nhiều|đọc nhiều nhất|xem nhiều|xem nhiều nhất|được quan tâm|quan tâm|nóng|hot
    tiêu điểm|đáng chú ý|đề xuất|tài trợ|chọn lọc|hay nhất|hấp dẫn|đã đọc
""")
_WHERE = r"(?: trong (?:bản tin|số(?: báo)?|tuần|tháng)(?: này)?)"
RELATED_CUE = re.compile(
    "^"
    + any_of(rf"""
    (?:các |những |một số |thêm )?{_WHAT}(?: \w+){{0,2}}? {_WHICH}(?: khác)?{_WHERE}?
    (?:các |những )?(?:tin|tin bài|bài|bài viết) tương tự
    có thể (?:bạn|quý vị|độc giả) (?:sẽ )?(?:quan tâm|thích|muốn xem|chưa biết|cần)
    (?:bạn|độc giả|bạn đọc) (?:có thể |sẽ |đang )?(?:quan tâm|thích|nên xem|nên đọc|có biết|đọc quan tâm)
    (?:nên|đừng bỏ lỡ|đừng bỏ qua|mời bạn|mời|mời quý vị) (?:xem|đọc)(?: thêm| tiếp)?
    nên xem|nên đọc|đừng bỏ (?:lỡ|qua)|không thể bỏ lỡ
    (?:xem|đọc) (?:thêm|tiếp|nhiều|ngay|nhiều nhất|nhanh|theo ngày|gì hôm nay)(?: các)?(?: tin| bài)?(?: khác)?{_WHERE}?
    (?:các )?(?:tin|bài|tin bài)(?: viết)? cùng (?:chủ đề|chuyên đề|sự kiện|chuyên mục) .{{2,40}}
    cùng (?:chuyên mục|tác giả|chủ đề|sự kiện|mục)|mới (?:nhất|cập nhật|nhận|đăng)|liên quan|thêm về chủ đề này
    (?:các |những )?(?:tin|bài|tin bài)(?: viết| đăng)? khác (?:của|từ) .{{1,40}}|được (?:giới thiệu|đề xuất|gợi ý)
    nổi bật|mới nóng|tiêu điểm|tâm điểm|(?:theo )?dòng sự kiện|dòng thời sự|dành cho bạn|gợi ý(?: cho bạn| hôm nay)?
    (?:tin|thông tin) (?:khuyến mại|doanh nghiệp|quảng cáo|dịch vụ)|rao vặt|multimedia|longform|e ?magazine
    infographics?|quan tâm nhiều nhất|góc ảnh|thư viện ảnh|(?:đang )?được quan tâm(?: nhất)?
    (?:đọc|xem) thêm (?:trong|về|tại|từ|ở) .{{1,40}}|tham khảo thêm
    (?:tin|thông tin) doanh nghiệp(?: \w+){{0,3}}
    (?:các )?(?:tin|bài|tin bài)(?: \w+)? (?:trước|sau|cũ|khác|đã đưa|đã đăng|mới)
    read (?:more|also|next)|related(?: \w+){{0,2}}|you (?:may|might) (?:also )?(?:like|be interested in)|see also
    (?:bộ |chùm |những |các )?(?:ảnh|video|clip|phóng sự) khác|(?:trong )?cùng số(?: báo)?
    (?:cũng )?trong số (?:này|báo này)|(?:các )?văn bản (?:khác|liên quan|cùng loại)
    don t miss|lire aussi|à lire(?: aussi)?|voir aussi|à ne pas manquer|post navigation|điều hướng bài viết
    most (?:read|popular|viewed|recent)|latest(?: \w+)?|more (?:from|stories|news|on)(?: \w+){{0,4}}
    recent(?:ly| posts?)|recommended(?: for you)?|trending(?: now)?|(?:top|hot) (?:stories|news)|other news
    breaking(?: news)?|headlines|(?:previous|next|older|newer) (?:posts?|articles?|story|stories)|editor(?: ?s)? picks?
    more for you|up next|what to read next
""")
    + "$"
)

MAY_HEAD = re.compile(
    r"(?:bình luận|phản hồi) của (?:nhân viên|đoàn viên|thành viên|công nhân|người đọc|độc giả|mọi người)(?: \d+)?"
    r"|(?:các |những |một số |thêm )?tài liệu(?: \w+){1,6}"
)
"""What may as well be a heading, as a key, and announces something only above a list of it."""
REMARK = re.compile(r"[^:.!?]{2,40}\s[-–—]\s[^:.!?]{2,40}:\s")
"""How a comment opens: who, from where, and what he says."""

MARKED_RELATED = re.compile(
    r"^(?:>>+|»+|►|▶|▸|☞|→|>\s|(?:<<|[<«‹←])\s*(?:trước|sau|tiếp)(?: theo| đó)?\s*:)"
    r"|^(?:[<«‹←]\s*)?\[?(?:(?:mời )?(?:bạn )?(?:xem|đọc) (?:thêm|ngay|tiếp|clip|video)"
    r"|(?:tin|bài|bài viết|tin bài) (?:liên quan|trước|sau|kế tiếp|tiếp theo)|read more|related)\]?\s*[:：\t]\s*\S"
    r"|^(?:sau|tiếp)(?: theo| đó)?\s*:\s[^.]{10,200}(?:>>|[>»›→])$",
    re.IGNORECASE,
)

RELATED_PREFIX = re.compile(
    r"[<>«‹»►▶▸☞→←*•▪■◦·+–—-][<>«‹»►▶▸☞→←*•▪■◦·+–—\s-]*+(?=\w|[“‘'\"\[(])"
    r"|\d{1,2}/\d{1,2}/\d{4}(?:,? \d{1,2}:\d{2})?\s+(?:[|–-]\s+|(?!(?:là|được|có|sẽ|và|đến|tới)\b)(?=\w))"
    r"|\d{1,2}[:h]\d{2}\s+[|–-]\s+|\[?(?:(?:mời )?(?:bạn )?(?:xem|đọc) (?:thêm|ngay|tiếp)"
    r"|(?:tin )?(?:bài )?(?:viết )?(?:liên quan|trước|sau|(?:kế )?tiếp(?: theo)?)|read more|related)\]?\s*[:：\t]\s*",
    re.IGNORECASE,
)
