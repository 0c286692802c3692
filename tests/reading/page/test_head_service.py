"""What a page says to its readers, and which other articles it names: neither title nor text."""

import pytest

from tests.reading.page.head_pages import BODY, HEADS, LEAD, TICKER, TITLE, assert_read, under
from unionml.errors import InputError
from unionml.reading import read_page_text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "line",
    [
        "Chọn cỡ chữ: Nhỏ Vừa Lớn",
        "font size decrease font size increase font size Print Email",
        "Tương phản: Đậm Nhạt",
        "Nghe toàn văn bài viết bằng giọng nam",
        "Chia sẻ lên Facebook và Zalo",
        "Thời gian đọc: 6 phút",
        "Gửi bài viết này cho bạn bè",
        "Tóm tắt bài viết bằng AI",
        "Lưu bài viết để đọc tiếp",
        "Chuyên mục: Phong trào cơ sở",
        "Thuộc chuyên mục Phong trào",
        "Tin phong trào thể thao cơ sở",
    ],
)
def test_what_a_page_offers_its_readers_is_no_title(line: str, head: str, gap: str) -> None:
    assert_read(under(head, line, gap))


@pytest.mark.parametrize(
    "notice",
    [
        "Bản tóm tắt do công cụ AI viết, có thể chưa chính xác.",
        "Nội dung này do trí tuệ nhân tạo tạo ra và chỉ để tham khảo.",
        "Quý bạn đọc vui lòng tải ứng dụng để nhận tin sớm nhất.",
        "Bản quyền bài viết thuộc về Báo Thợ Dệt, cấm sao chép dưới mọi hình thức.",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_notices_are_no_sapo(notice: str, gap: str) -> None:
    assert_read(read_page_text(gap.join((TITLE, "09/06/2024", notice, LEAD, *BODY))))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_news_of_such_notices_is_news(gap: str) -> None:
    lead = "Nội dung do trí tuệ nhân tạo viết phải gắn nhãn từ tháng sau, theo quy định mới của tỉnh."
    article = read_page_text(gap.join((TITLE, "09/06/2024", lead, *BODY)))
    assert article.lead == lead


@pytest.mark.parametrize("cue", ["Tag:", "Từ khóa", "Khám phá thêm chủ đề"])
def test_keywords_below_a_bare_cue(cue: str) -> None:
    tail = (cue, "bóng đá", "công nhân dệt", "Sông Lô", "Nguyễn Thảo/Đài Bến Cát")
    assert_read(read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, *tail))))


def test_long_keywords_in_front_of_other_articles() -> None:
    tail = ("Chủ đề:", "bóng đá", "giải bóng đá công nhân dệt", "Công ty Dệt may Bến Cát", "Có thể bạn quan tâm")
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Kim Ngân", *tail, TICKER[0])))
    assert_read(article)
    assert article.byline == "Kim Ngân"
    assert [item.title for item in article.related] == [TICKER[0]]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ("Công đoàn", TITLE, "09/06/2024 17:40", "Theo dõi Báo Thợ Dệt trên"),
        ("Tổ chức - Kiểm tra", "09/06/2024", TITLE, "In trang", "Gửi email"),
        ("Trang chủ   Nhân sự   Đoàn thể   Biểu mẫu", "+ Mới   Đã phát hành 09/06/2024   Chỉnh sửa", TITLE),
        ("Home Giới thiệu Tin tức Công đoàn Liên hệ", "09/06/2024", TITLE),
        ("(Your browser does not support the audio element.)", "1x 1.5x 2x", TITLE),
        ("Không xem được thư này? Mở bằng trình duyệt.", TITLE),
        ("Từ: Bản tin Thợ Dệt <tin@example.vn>", "Tới: tatca@example.vn", "Ngày: 9 thg 6, 2024 17:40", TITLE),
        ("[Logo]", "[Banner: Mừng xuân]", TITLE, "[Ảnh đại diện]"),
        ("Menu", TITLE, "Chi tiết", "Được viết bởi Hà Xuyên", "Được đăng: 9 Tháng 6 2024", "In", "Đội bóng trên sân"),
    ],
)
def test_service_lines_around_the_title(lines: tuple[str, ...], gap: str) -> None:
    assert_read(read_page_text(gap.join((*lines, LEAD, *BODY))))


@pytest.mark.parametrize(
    "line",
    [
        "Tác giả bài viết:",
        "Hidden links:",
        "Bạn đã xác nhận đọc tin này lúc 08:11.",
        "Bạn đã bình chọn cho bài viết này.",
        "Bài viết đã được 12 người thích.",
        "Cảm ơn bạn đã đọc bài viết!",
        "Mời bạn để lại ý kiến dưới đây.",
        "Nhận thư này do nhầm lẫn? Hủy đăng ký.",
        "Thư này được gửi tự động, vui lòng không trả lời.",
        "Sửa lần cuối vào Chủ nhật, 09 Tháng 6 2024 17:40",
        "Click để đánh giá bài viết",
    ],
)
def test_service_sentences_below_the_text(line: str) -> None:
    assert_read(read_page_text("\n".join(("Công đoàn", TITLE, "09/06/2024", LEAD, *BODY, line))))


def test_a_question_of_an_interview_below_a_box_is_no_teaser() -> None:
    turns = (
        "* Thưa anh, đội tập thế nào?",
        "- Mỗi tuần hai buổi sau giờ tan ca, ở sân cạnh xưởng.",
        "* Sân bóng cũ nay ra sao? Nghe nói sắp thành kho?",
        "- Sân ấy vẫn còn, chúng tôi đã xin giữ lại cho thợ.",
    )
    box = ("Xem thêm", "Sân bóng cũ sắp thành kho hàng", "Thợ dệt xin giữ sân bóng cũ")
    article = read_page_text("\n\n".join(("Công đoàn", TITLE, LEAD, *turns[:2], *box, *turns[2:])))
    assert article.body == turns


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "line",
    [
        "Theo dõi Thợ Dệt trên mạng xã hội",
        "Mức độ quan trọng: Bình thường",
        "Phó Chủ tịch Công đoàn Công ty",
        "Bấm để xem bản tiếng Anh",
        "Không hiển thị được hình ảnh? Bấm vào đây.",
        "Trang này yêu cầu JavaScript để hiển thị đầy đủ.",
        "Chúng tôi dùng cookie để cải thiện trải nghiệm. Đồng ý",
        "Bạn đang xem phiên bản in của bài viết.",
        "Còn 3 bài đọc miễn phí trong tháng này.",
        "Đã lưu bài viết vào mục yêu thích.",
        "Đã gửi tới 412 người nhận",
        "Chào mừng bạn đến với trang tin Công đoàn Dệt Bến Cát!",
        "Xin chào, ha.xuyen (Phòng Kế toán) | Thoát",
        "Hình 1. Đội bóng ra sân",
        "IMG_2231.JPG",
    ],
)
def test_what_a_page_says_of_itself_is_neither_title_nor_text(line: str, head: str, gap: str) -> None:
    assert_read(under(head, line, gap))


@pytest.mark.parametrize(
    "text",
    [
        "Bạn đọc đã gửi về tòa soạn 120 triệu đồng giúp gia đình chị.",
        "Công nhân có thể vào đây nghỉ trưa, đọc báo và nghe nhạc miễn phí.",
        "Bạn đã đọc thông báo này chưa, anh hỏi từng người thợ.",
        "Không thấy thư của con, chị mất ngủ cả tuần.",
        "Trang web của công đoàn dùng cookie để nhớ người đọc, theo chị Lan.",
        "Ban tổ chức đã gửi tới 412 người dự lời mời xem trận chung kết.",
    ],
)
def test_news_that_resembles_service_is_news(text: str) -> None:
    article = read_page_text("\n".join(("Công đoàn", TITLE, "09/06/2024", LEAD, text, *BODY)))
    assert article.body == (text, *BODY)


def test_neighbours_of_an_article_lose_their_dates_and_arrows() -> None:
    tail = ("Tin mới hơn", "10/06/2024 09:12 - Thợ dệt thi kéo co ngày hội", "← Giải cờ tướng của thợ dệt khai mạc")
    article = read_page_text("\n".join(("Công đoàn", TITLE, "09/06/2024", LEAD, *BODY, *tail)))
    assert_read(article)
    assert [item.title for item in article.related] == [
        "Thợ dệt thi kéo co ngày hội",
        "Giải cờ tướng của thợ dệt khai mạc",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Công đoàn Dệt", "Lỗi 404", "Rất tiếc, trang này đã bị gỡ bỏ hoặc chuyển đi.", "Trang chủ"),
        ("404 Not Found", "Về trang chủ"),
        ("Không tìm thấy trang bạn yêu cầu", "Trang chủ"),
        ("HỆ THỐNG ĐOÀN VIÊN", "Tên đăng nhập", "Mật khẩu", "Ghi nhớ đăng nhập", "Quên mật khẩu?"),
    ],
)
def test_a_missing_page_and_a_form_to_log_in_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="give that"):
        read_page_text("\n".join(lines))


@pytest.mark.parametrize("box", [("Đăng nhập", "Mật khẩu", "Quên mật khẩu?", "Ghi nhớ đăng nhập"), ("404",)])
def test_a_short_article_beside_a_form_is_none_to_refuse(box: tuple[str, ...]) -> None:
    article = read_page_text("\n".join((*box, TITLE, LEAD)))
    assert article.title == TITLE
    assert article.body == (LEAD,)


def test_a_reading_list_says_where_an_article_is_from() -> None:
    page = ("Archive   Like   Share   Aa", TITLE, "baobencat.example · by", "Cao Văn Sơn", LEAD, *BODY)
    article = read_page_text("\n".join((*page, "Highlights (0)", "You're all caught up.")))
    assert_read(article)
    assert article.byline == "Cao Văn Sơn"


@pytest.mark.parametrize(
    "tail",
    [
        (
            "<< Trước: Thợ dệt thi kéo co ngày hội",
            "Tiếp: Giải cờ tướng của thợ dệt khai mạc >>",
            "Có 14 khách đang online",
        ),
        (
            "Tin mới hơn",
            "Thợ dệt thi kéo co ngày hội - 28/04/2025",
            "Tin cũ hơn",
            "Giải cờ tướng của thợ dệt khai mạc - 19/04/2025",
        ),
        ("Được giới thiệu", "Thợ dệt thi kéo co ngày hội", "Giải cờ tướng của thợ dệt khai mạc"),
        ("Bài viết khác của LĐLĐ Bến Cát", "Thợ dệt thi kéo co ngày hội", "Giải cờ tướng của thợ dệt khai mạc"),
    ],
)
def test_how_sites_name_the_articles_beside_one(tail: tuple[str, ...]) -> None:
    article = read_page_text("\n".join(("Công đoàn", TITLE, "09/06/2024", LEAD, *BODY, *tail)))
    assert_read(article)
    assert [item.title for item in article.related] == [
        "Thợ dệt thi kéo co ngày hội",
        "Giải cờ tướng của thợ dệt khai mạc",
    ]
