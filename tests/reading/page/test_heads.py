"""What stands between a menu and the text: which line is the title, which the sapo, and which neither."""

import unicodedata
from typing import Literal

import pytest

from unionml.article import Article
from unionml.errors import InputError
from unionml.reading import read_page_text

TITLE = "Đội bóng xưởng dệt vào chung kết giải công nhân"
LEAD = "Chiều thứ bảy, đội bóng của xưởng dệt Bến Cát thắng đội cảng Sông Lô hai bàn cách biệt."
BODY = (
    "Trận đấu diễn ra trên sân cỏ của nhà văn hóa lao động, có hơn nghìn người đến cổ vũ từ sớm.",
    "Tiền đạo của đội là thợ sửa máy, mỗi tuần chỉ tập được hai buổi sau giờ tan ca.",
    "Trận cuối cùng của giải sẽ diễn ra vào chủ nhật tuần sau, vé vào sân miễn phí.",
)


def assert_read(article: Article) -> None:
    assert article.title == TITLE
    assert article.lead == LEAD
    assert article.body == BODY


HEADS = {
    "date above": ("Trang chủ", "Công đoàn", "09/06/2024 17:40", TITLE, "{}"),
    "date between": ("Trang chủ", "Công đoàn", TITLE, "09/06/2024 17:40", "{}"),
    "date below": ("Công đoàn", TITLE, "{}", "09/06/2024"),
    "no date": ("Trang chủ", "Công đoàn", TITLE, "{}"),
}


def under(head: str, line: str, gap: str) -> Article:
    return read_page_text(gap.join((*(part.format(line) for part in HEADS[head]), LEAD, *BODY)))


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


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "line",
    [
        "Đỗ Thị Kim Ngân, Phó Trưởng ban Nữ công LĐLĐ tỉnh",
        "ThS. Vũ Đình Ánh, Trường Đại học Bình Dương",
        "Võ Văn Kiên - LĐLĐ thị xã Bến Cát",
        "Võ Văn Kiên (Công đoàn Dệt may)",
        "Kim Ngân - ngan.dtk@example.vn",
        "Phòng Truyền thông LĐLĐ tỉnh Sông Lô",
        "Trung tâm Văn hóa Lao động Bến Cát",
        "Nhóm phóng viên Thể thao",
        "Người viết: Văn phòng LĐLĐ thị xã Bến Cát",
        "Thực hiện: Nhóm phóng viên trẻ",
        "Theo Trang tin Công đoàn Bến Cát",
        "CTV Võ Văn Kiên - thị xã Bến Cát",
        "Công đoàn Dệt may thị xã Bến Cát",
        "Ban Chính sách - Pháp luật LĐLĐ tỉnh Sông Lô",
    ],
)
def test_authors_with_a_post_or_an_office_are_bylines(line: str, head: str, gap: str) -> None:
    article = under(head, line, gap)
    assert_read(article)
    assert article.byline == line


@pytest.mark.parametrize(
    "title",
    [
        "Nguyễn Văn Trỗi, ngọn đuốc của thợ điện",
        "Bến Cát - Công đoàn trao nhà cho ba đoàn viên nghèo",
        "Phòng chống cháy nổ ở xưởng dệt",
        "Tin vui cho thợ dệt Bến Cát trước mùa giải mới",
        "Chia sẻ cùng thợ dệt ngày mưa bão",
        "Theo chân đội bóng của xưởng dệt",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_titles_that_resemble_labels_and_authors(title: str, gap: str) -> None:
    article = read_page_text(gap.join(("Trang chủ", "Công đoàn", title, "09/06/2024 17:40", LEAD, *BODY)))
    assert (article.title, article.lead) == (title, LEAD)


@pytest.mark.parametrize(
    "label", ["Chùm ảnh: ", "Ảnh: ", "Video: ", "Clip: ", "Infographic: ", "Phóng sự ảnh: ", "Đồ họa: ", "[Ảnh]: "]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("above", [(), ("Trang chủ", "Công đoàn")])
def test_titles_that_name_their_medium(label: str, gap: str, above: tuple[str, ...]) -> None:
    article = read_page_text(gap.join((*above, label + TITLE, LEAD, *BODY)))
    assert article.title == label + TITLE
    assert article.lead == LEAD
    assert article.captions == ()


def test_a_caption_that_names_its_medium_is_no_title() -> None:
    caption = "Ảnh: Hai đội bước ra sân trong tiếng trống"
    article = read_page_text("\n".join(("Công đoàn", TITLE, "09/06/2024 17:40", caption, LEAD, *BODY)))
    assert_read(article)


@pytest.mark.parametrize(
    "preface",
    [
        ("Kính gửi: Ban Biên tập Báo Thợ Dệt", "Xin gửi quý báo bản tin của công đoàn xưởng."),
        ("Kính gửi tòa soạn,", "Tôi gửi bài này mong quý báo sử dụng."),
        ("Nếu bạn không đọc được bản tin này, hãy mở trên web.",),
        ("Trang này cần JavaScript. Vui lòng bật JavaScript trong trình duyệt của bạn.",),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ("From: thethao@example.vn", "To: bbt@example.vn", "Subject: tin bong da"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_is_said_above_the_title(preface: tuple[str, ...], gap: str) -> None:
    assert_read(read_page_text(gap.join((*preface, TITLE, LEAD, *BODY))))


@pytest.mark.parametrize(
    "fields", [("Đã gửi: Thứ Năm", "Mức độ quan trọng: Cao"), ("Reply-To: bbt@example.vn", "Subject: tin bong da")]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_rest_of_a_letters_head_is_no_kicker(fields: tuple[str, ...], gap: str) -> None:
    assert read_page_text(gap.join((*fields, TITLE, "09/06/2024", LEAD, *BODY))).kicker == ""


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


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_sentence_that_points_at_the_picture_is_its_caption(gap: str) -> None:
    caption = "Thủ môn Trần Lực (thứ hai từ phải) bắt gọn cú sút xa."
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, BODY[0], caption, *BODY[1:])))
    assert_read(article)
    assert article.captions == (caption,)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_author_between_sapo_and_text(gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, "", "Bài, ảnh: Kim Ngân", "", *BODY)))
    assert_read(article)
    assert article.byline == "Bài, ảnh: Kim Ngân"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("22-05-2024 - 19:34 | Công đoàn - Công nhân", "22-05-2024"),
        ("Pháp luật & Xã hội30/09/2024 10:21 GMT+7", "30/09/2024"),
        ("Kinh tế & Đô thị4 giờ trước", "4 giờ trước"),
    ],
)
def test_dates_beside_a_section_and_below_the_name_of_a_paper(line: str, date: str, gap: str) -> None:
    article = read_page_text(gap.join(("Trang chủ", "Thể thao", TITLE, line, LEAD, *BODY)))
    assert_read(article)
    assert date in article.published


@pytest.mark.parametrize("name", ["TIN BUỒN", "Lời cảm ơn"])
def test_what_a_notice_is_called_is_its_title(name: str) -> None:
    above = ("LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN CÁT", "Trang chủ", "Tin tức", name)
    assert read_page_text("\n".join((*above, LEAD, *BODY))).title == name


@pytest.mark.parametrize("name", ["Điểm tin công đoàn ngày 14-6", "Labour briefs"])
def test_what_a_column_of_short_news_is_called_is_its_title(name: str) -> None:
    above = ("Trang chủ", "Thể thao", name, "09/06/2024")
    short = [line for text in BODY for line in ("Giải công nhân của xưởng dệt", text)]
    assert read_page_text("\n".join((*above, TITLE, LEAD, *short))).title == name


def test_the_name_of_a_section_of_short_news_is_no_title() -> None:
    assert_read(read_page_text("\n".join(("Trang chủ", "Tin nhanh", "09/06/2024", TITLE, LEAD, *BODY))))


def test_a_question_that_others_follow_is_the_title() -> None:
    asked = ("Ai được vào sân miễn phí ở trận cuối?", "Bao giờ bán vé?", "Xưởng dệt đá với đội nào?")
    title = "Chung kết giải công nhân: ai được vào sân miễn phí, bao giờ bán vé?"
    lines = ["Lao động - Tiền lương", "14:30 | 03/04/2025", title, LEAD, "Nội dung chính", *asked]
    article = read_page_text("\n\n".join([*lines, *(line for pair in zip(asked, BODY, strict=True) for line in pair)]))
    assert (article.title, article.body) == (title, BODY)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("office", ["Trung tâm Thông tin", "Ban Nữ công LĐLĐ tỉnh", "Tổ Truyền thông"])
def test_an_office_signs_right_below_the_text(office: str, gap: str) -> None:
    tail = (
        office,
        "Đặt lịch khám",
        "Chat Zalo",
        "Các tin khác",
        "Mở lớp dạy bơi cho con công nhân",
        "Lịch trực tuần 20",
    )
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, *BODY, *tail)))
    assert_read(article)
    assert article.byline == office


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
def test_names_of_sites_and_players_are_no_title(gap: str) -> None:
    lines = ("congdoan.example.vn", "This is a modal window.", TITLE, "09/06/2024", LEAD, *BODY, "Tiếp theo")
    assert_read(read_page_text(gap.join(lines)))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("place", [0, 2])
def test_a_sentence_above_a_bare_credit_is_its_caption(place: int, gap: str) -> None:
    picture = ("Thủ môn của đội cảng bắt gọn cú sút xa.", "Ảnh: Kim Ngân")
    text = (LEAD, *BODY)
    article = read_page_text(gap.join((TITLE, "09/06/2024", *text[:place], *picture, *text[place:])))
    assert_read(article)
    assert article.captions == picture


@pytest.mark.parametrize("credit", ["(Ảnh do đơn vị cung cấp)", "(Ảnh: Kim Ngân)", "[Ảnh: TTXVN]", "(Ảnh minh họa)."])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("scene", ["Thủ môn của đội cảng bắt gọn cú sút xa.", "Thủ môn của đội cảng bắt gọn cú sút xa"])
def test_a_credit_in_brackets_is_part_of_the_caption_above(scene: str, gap: str, credit: str) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, BODY[0], f"{scene}\n{credit}", *BODY[1:])))
    assert_read(article)
    assert article.captions == (f"{scene}\n{credit}",)


def test_a_credit_in_brackets_below_a_paragraph_or_a_title_stands_alone() -> None:
    credit = "(Ảnh: Kim Ngân)"
    for parts in ((TITLE, credit, "09/06/2024", LEAD, *BODY), (TITLE, "09/06/2024", LEAD, BODY[0], credit, *BODY[1:])):
        article = read_page_text("\n".join(parts))
        assert_read(article)
        assert set(article.captions) <= {credit}


def test_a_paragraph_above_a_bare_credit_stays_a_paragraph() -> None:
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, f"{BODY[0]} {BODY[1]}", "Ảnh: Kim Ngân", BODY[2])))
    assert article.body == (f"{BODY[0]} {BODY[1]}", BODY[2])
    assert article.captions == ("Ảnh: Kim Ngân",)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("caption", ["Khán đài kín chỗ. Ảnh: Kim Ngân", "Khán đài kín chỗ từ sớm"])
def test_a_paragraph_below_a_picture_is_no_caption(caption: str, gap: str) -> None:
    pictures = [f"{TITLE} - Ảnh {number}." for number in (1, 2)]
    lines = (TITLE, LEAD, pictures[0], caption, BODY[0], pictures[1], *BODY[1:])
    article = read_page_text(gap.join(lines))
    assert_read(article)
    assert article.captions == (caption,)


@pytest.mark.parametrize("place", ["Bến Cát", "TP. Hồ Chí Minh"])
def test_the_place_of_a_letter_is_no_author(place: str) -> None:
    article = read_page_text("\n".join((f"{place}, ngày 9 tháng 6 năm 2024", "THÔNG BÁO", TITLE, LEAD, *BODY)))
    assert article.byline == ""


def test_an_official_letter_is_signed_by_a_person_below_the_office() -> None:
    signature = ("Nơi nhận:", "- Như trên;", "- Lưu VT.", "TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Đỗ Thị Kim Ngân")
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, *signature)))
    assert_read(article)
    assert article.byline == "Đỗ Thị Kim Ngân"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_post_below_the_author_is_no_title(gap: str) -> None:
    lines = (TITLE, "Đỗ Thị Kim Ngân", "Phó Trưởng ban Nữ công LĐLĐ tỉnh", "09/06/2024 17:40", LEAD, *BODY)
    article = read_page_text(gap.join(lines))
    assert_read(article)
    assert (article.byline, article.published) == ("Đỗ Thị Kim Ngân", "09/06/2024 17:40")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "line",
    [
        "Ngày đăng: 09/06/2024     Phạm vi: Toàn công ty",
        "Báo Thợ Dệt • 3 giờ trước • 2 phút đọc",
        "Được đăng: 9 Tháng 6 2024",
        "9 thg 6, 2024 17:40",
        "Tạp chí Thợ Dệt          09/06/2024 17:40",
        "Lượt xem: 88 | Chuyên mục: Phong trào | 09/06/2024",
        "Ngày đăng tin: 09/06/2024 - Người đăng: Admin",
        "Đã đăng vào 9 tháng 6, 2024",
        "Số 23 (1.204) ra ngày 9/6/2024",
    ],
)
def test_dates_among_fields_and_buttons(line: str, gap: str) -> None:
    for head in (("Trang chủ", line, TITLE), ("Trang chủ", TITLE, line)):
        article = read_page_text(gap.join((*head, LEAD, *BODY)))
        assert_read(article)
        assert article.published
        assert article.byline == ""


@pytest.mark.parametrize(
    "title",
    [
        "Tọa đàm: Vì bữa ăn của thợ dệt - 09/06/2024",
        "Ngày 9/6/2024: Khai mạc hội thao",
        "Đơn vị: 412 anh em một mái nhà",
        "HỘI THAO CÔNG NHÂN KHU CÔNG NGHIỆP",
    ],
)
def test_titles_that_resemble_dates_and_fields(title: str) -> None:
    assert read_page_text("\n".join(("Trang chủ", title, LEAD, *BODY))).title == title


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


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_post_in_small_letters_below_the_author_is_no_title(gap: str) -> None:
    page = ("Công đoàn", TITLE, "Nguyễn Hà Xuyên", "Chuyên viên truyền thông nội bộ", LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert_read(article)
    assert article.byline == "Nguyễn Hà Xuyên"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Được viết bởi Hà Xuyên", "Được viết bởi Hà Xuyên"),
        ("Viết bởi Hà Xuyên", "Viết bởi Hà Xuyên"),
        ("Theo Kinh tế Miền Tây", "Theo Kinh tế Miền Tây"),
        ("Ban Nữ công", "Ban Nữ công"),
        ("Tin, ảnh: Hà Xuyên Thu - Công chức xã", "Tin, ảnh: Hà Xuyên Thu - Công chức xã"),
        ("Trở lại Xe", ""),
        ("In bài   Lưu bài   Báo lỗi", ""),
        ("HÌNH ẢNH TRẬN ĐẤU", ""),
        ("Share Post", ""),
    ],
)
def test_what_signs_below_the_text(line: str, byline: str, gap: str) -> None:
    article = read_page_text(gap.join(("Công đoàn", TITLE, "09/06/2024", LEAD, *BODY, line)))
    assert_read(article)
    assert article.byline == byline


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ("Hà Xuyên thực hiện", TITLE, LEAD, *BODY),
        (TITLE, LEAD, "Hà Xuyên", "09/06/2024", *BODY),
        (TITLE, "09/06/2024", "Hà Xuyên (thực hiện)", LEAD, *BODY, "lên đầu trang", "giải bóng đá", "Bến Cát"),
    ],
)
def test_authors_above_the_title_and_below_the_sapo(lines: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join(("Công đoàn", *lines)))
    assert_read(article)
    assert article.byline.startswith("Hà Xuyên")


def test_a_paragraph_below_a_pictures_file_is_no_caption() -> None:
    page = ("Công đoàn", TITLE, LEAD, "[Ảnh: san-bong-1.jpg]", BODY[0], "[Ảnh: san-bong-2.jpg]", *BODY[1:])
    assert_read(read_page_text("\n\n".join(page)))


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


def test_pictures_listed_below_the_text_are_no_text() -> None:
    tail = ("HÌNH ẢNH TRẬN ĐẤU", "Khán giả trên khán đài cao", "Đội bóng ra sân", "Share Post", "Related Posts")
    assert_read(read_page_text("\n\n".join(("Công đoàn", TITLE, LEAD, *BODY, *tail))))


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


@pytest.mark.parametrize("above", [("Trang chủ", "09/06/2024"), ("Trang chủ > Tin tức",), ("Tìm kiếm",)])
def test_a_title_in_capitals_goes_on_in_the_next_line(above: tuple[str, ...]) -> None:
    title = "ĐỘI BÓNG XƯỞNG DỆT BẾN CÁT\nVÀO CHUNG KẾT GIẢI CÔNG NHÂN"
    assert read_page_text("\n".join((*above, title, LEAD, *BODY))).title == title.replace("\n", " ")


def test_an_office_in_capitals_above_a_title_in_capitals_is_none_of_it() -> None:
    lines = ("CÔNG ĐOÀN NGÀNH DỆT BẾN CÁT", TITLE.upper(), LEAD, *BODY)
    assert read_page_text("\n".join(lines)).title == TITLE.upper()


@pytest.mark.parametrize("mark", ["image", "img_2231.jpg", "[Ảnh: san-bong.jpg]"])
def test_the_line_below_a_picture_is_its_caption(mark: str) -> None:
    caption = "Buổi tập cuối bên sân bóng của xưởng dệt"
    article = read_page_text("\n\n".join(("Công đoàn", TITLE, LEAD, BODY[0], mark, caption, *BODY[1:])))
    assert_read(article)
    assert article.captions == (caption,)


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


@pytest.mark.parametrize(
    "lines",
    [
        (
            "TẠP CHÍ THỢ DỆT                    SỐ 7 - 2025",
            "",
            "NGƯỜI GÁC CỔNG Ở",
            "XƯỞNG DỆT BẾN CÁT",
            "",
            "LÊ VĂN SƠN",
            "",
        ),
        ("E-MAGAZINE", "HAI MƯƠI CHUYẾN XE", "CHỞ VẢI LÊN BẾN CÁT"),
        ("LONGFORM", "HAI MƯƠI CHUYẾN XE", "CHỞ VẢI LÊN BẾN CÁT"),
    ],
)
def test_a_short_line_in_capitals_that_leads_on_begins_the_title(lines: tuple[str, ...]) -> None:
    title = " ".join(line for line in lines[1:5] if line and line != "LÊ VĂN SƠN")
    assert read_page_text("\n".join((*lines, LEAD, *BODY))).title == title


@pytest.mark.parametrize(
    "lines",
    [
        ("CHUYỆN XƯỞNG DỆT", "CHỞ VẢI LÊN BẾN CÁT"),
        ("LONGFORM", "CHUYỆN XƯỞNG DỆT", "CHỞ VẢI LÊN BẾN CÁT"),
        ("LONGFORM", "NGƯỜI XƯỞNG DỆT", "HAI MƯƠI CHUYẾN XE CHỞ VẢI LÊN BẾN CÁT"),
    ],
)
def test_a_kicker_in_capitals_is_none_of_the_title(lines: tuple[str, ...]) -> None:
    assert read_page_text("\n".join((*lines, LEAD, *BODY))).title == lines[-1]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "bar",
    [
        "Thời tiết: Đồng Văn 11°C - Tỷ giá USD: 25.310",
        "Tỷ giá USD: 25.310 | Thời tiết: Cà Mau 31 C",
    ],
)
def test_a_bar_of_weather_and_prices_is_no_title(bar: str, form: Literal["NFC", "NFD"]) -> None:
    page = "\n".join(("BÁO BẾN CÁT", bar, "Công đoàn » Đời sống", "09/06/2024", TITLE, LEAD, *BODY))
    article = read_page_text(unicodedata.normalize(form, page))
    assert unicodedata.normalize("NFC", article.title) == TITLE


def test_a_headline_of_weather_is_a_title() -> None:
    title = "Thời tiết: Bến Cát lạnh 11 độ, xưởng dệt phát áo ấm cho thợ"
    assert read_page_text("\n".join(("Công đoàn", title, "09/06/2024", LEAD, *BODY))).title == title


def test_a_reading_list_says_where_an_article_is_from() -> None:
    page = ("Archive   Like   Share   Aa", TITLE, "baobencat.example · by", "Cao Văn Sơn", LEAD, *BODY)
    article = read_page_text("\n".join((*page, "Highlights (0)", "You're all caught up.")))
    assert_read(article)
    assert article.byline == "Cao Văn Sơn"


def test_a_correspondent_and_a_translation_below_a_title() -> None:
    below = (
        "Weavers reach the workers' cup final",
        "Seoul, 15 giờ 20 phút ngày 08/11/2025",
        "CTV Lê Thị Loan từ Hàn Quốc",
    )
    article = read_page_text("\n".join(("Đài Tiếng nói Bến Cát", TITLE, *below, LEAD, *BODY)))
    assert_read(article)
    assert article.byline == below[-1]


def test_paragraphs_below_what_pictures_show_are_the_text() -> None:
    shown = "Bé Gia An (6 tuổi) thử lắp khung dệt cùng bố"
    tail = ("Share   Tweet   Pin it", "< Bài trước: Tuần lễ an toàn tháng 8", "Bài sau: Khai trương nhà ăn số 2 >")
    parts = (TITLE, LEAD, BODY[0], shown, BODY[1], "Những lời nhắn dễ thương", BODY[2], *tail)
    article = read_page_text("\n\n".join(("Trang chủ > Tin tức", *parts, "CÔNG TY DỆT BẾN CÁT", "Tel: 0235 000 000")))
    assert_read(article)
    assert article.captions == (shown,)
    assert [item.title for item in article.related] == ["Tuần lễ an toàn tháng 8", "Khai trương nhà ăn số 2"]


def test_initials_behind_a_credit_in_capitals() -> None:
    shown = "Lớp học ngày mưa trong lán. ẢNH S.T."
    article = read_page_text("\n".join((TITLE, LEAD, BODY[0], shown, *BODY[1:])))
    assert_read(article)
    assert article.captions == (shown,)


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


def test_captions_below_the_counters_of_a_slideshow() -> None:
    shown = ("Chiếc xe chở vải rời xưởng lúc rạng sáng, qua cầu khi trời còn mù sương.", "Bà con chọn áo ấm.")
    slides = ("1/3", shown[0], "2/3", "Góc cắt tóc miễn phí", "3/3", shown[1])
    article = read_page_text("\n".join(("ẢNH", TITLE, "09/06/2024", LEAD, *slides, *BODY)))
    assert_read(article)
    assert article.captions == (shown[0], slides[3], shown[1])


def test_a_score_between_paragraphs_is_no_slideshow() -> None:
    page = ("Công đoàn", TITLE, "09/06/2024", LEAD, "1/3", BODY[0], "3/3", BODY[1], BODY[2])
    assert_read(read_page_text("\n".join(page)))


def test_a_nickname_signs_a_post_in_a_forum() -> None:
    fields = "Người gửi: tho_det82   Ngày gửi: 11-05-2025, 21:13"
    article = read_page_text("\n".join(("Diễn đàn › Ngành dệt", TITLE, fields, "Bài viết: 1.204", LEAD, *BODY)))
    assert_read(article)
    assert article.byline == "Người gửi: tho_det82"


TICKER = ("Mỏ Khe Tam thay dàn chống thủy lực trước mùa mưa", "Hơn trăm thợ may thi cắt chỉ ở Nam Định")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("cue", ["TIN NÓNG", "Tin mới nhất", "Breaking News", "Tiêu điểm"])
@pytest.mark.parametrize(
    "between", [("Thể thao | 09/06/2024 17:40",), ("Thể thao",), ("09/06/2024 17:40",), ("Trang chủ > Thể thao",)]
)
def test_headlines_announced_above_the_article_are_not_its_title(between: tuple[str, ...], cue: str, gap: str) -> None:
    article = read_page_text(gap.join(("Nhịp sống thợ mỏ", cue, *TICKER, *between, TITLE, LEAD, *BODY)))
    assert_read(article)
    assert tuple(item.title for item in article.related) == TICKER
    assert article.kicker == ""


def test_a_title_filed_under_the_news_of_the_day_is_the_title() -> None:
    lead = LEAD.rstrip(".")
    for cue in ("Tiêu điểm", "Tin mới"):
        article = read_page_text("\n".join((cue, TITLE, "09/06/2024", lead, *BODY)))
        assert article.title == TITLE
        article = read_page_text("\n".join((cue, "Giải bóng đá công nhân Bến Cát", TITLE, "09/06/2024", lead, *BODY)))
        assert article.title == TITLE


@pytest.mark.parametrize("above", [(), ("Trang chủ",)])
@pytest.mark.parametrize("below", ["MIỄN PHÍ NGAY TẠI XƯỞNG", "ĐƯỢC TẶNG VÉ VÀO SÂN"])
def test_a_title_in_capitals_behind_a_place_goes_on_below(below: str, above: tuple[str, ...]) -> None:
    first = "BẾN CÁT: HƠN 300 THỢ DỆT XEM CHUNG KẾT"
    article = read_page_text("\n\n".join((*above, f"{first}\n{below}", LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (f"{first} {below}", LEAD, BODY)


@pytest.mark.parametrize(
    ("below", "gap"), [("LÊ THU MẬN", "\n"), ("LÊ MẬN - SÀO NAM", "\n"), ("ĐƯỢC TẶNG VÉ VÀO SÂN", "\n\n")]
)
def test_what_stands_below_such_a_title_and_is_none_of_it(below: str, gap: str) -> None:
    first = "BẾN CÁT: HƠN 300 THỢ DỆT XEM CHUNG KẾT"
    assert read_page_text("\n\n".join((f"{first}{gap}{below}", LEAD, *BODY))).title == first


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "kicker",
    ["HƯỚNG TỚI NGÀY HỘI CỦA THỢ DỆT BẾN CÁT:", "HƯỚNG TỚI NGÀY HỘI CỦA THỢ DỆT BẾN CÁT LẦN THỨ MƯỜI:"],
)
def test_a_kicker_with_a_colon_may_be_long(kicker: str, gap: str) -> None:
    article = read_page_text(gap.join(("Trang chủ", "Công đoàn", kicker, TITLE, "09/06/2024 17:40", LEAD, *BODY)))
    assert (article.kicker, article.title) == (kicker, TITLE)


@pytest.mark.parametrize("section", ["Xã hội", "Công đoàn", "THỂ THAO"])
def test_the_name_of_a_section_on_top_of_a_page_is_no_kicker(section: str) -> None:
    article = read_page_text("\n".join((section, TITLE, "09/06/2024 17:40", LEAD, *BODY)))
    assert_read(article)
    assert (article.section, article.kicker) == (section, "")
