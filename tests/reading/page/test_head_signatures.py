"""Authors, offices and dates above and below the text."""

import pytest

from tests.reading.page.head_pages import BODY, HEADS, LEAD, TITLE, assert_read, under
from unionml.reading import read_page_text


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


def test_a_correspondent_and_a_translation_below_a_title() -> None:
    below = (
        "Weavers reach the workers' cup final",
        "Seoul, 15 giờ 20 phút ngày 08/11/2025",
        "CTV Lê Thị Loan từ Hàn Quốc",
    )
    article = read_page_text("\n".join(("Đài Tiếng nói Bến Cát", TITLE, *below, LEAD, *BODY)))
    assert_read(article)
    assert article.byline == below[-1]


def test_initials_behind_a_credit_in_capitals() -> None:
    shown = "Lớp học ngày mưa trong lán. ẢNH S.T."
    article = read_page_text("\n".join((TITLE, LEAD, BODY[0], shown, *BODY[1:])))
    assert_read(article)
    assert article.captions == (shown,)


def test_a_nickname_signs_a_post_in_a_forum() -> None:
    fields = "Người gửi: tho_det82   Ngày gửi: 11-05-2025, 21:13"
    article = read_page_text("\n".join(("Diễn đàn › Ngành dệt", TITLE, fields, "Bài viết: 1.204", LEAD, *BODY)))
    assert_read(article)
    assert article.byline == "Người gửi: tho_det82"
