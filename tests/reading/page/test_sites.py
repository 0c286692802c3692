"""What systems that manage sites, weblogs and intranets put around what is posted on them."""

import unicodedata

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
from unionml.errors import InputError
from unionml.reading import read_page_text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("Gửi bởi Lê Thu Mận vào T6, 08/03/2024 - 08:21", "Lê Thu Mận", "T6, 08/03/2024 - 08:21"),
        ("Gửi bởi Ban Tuyên giáo vào CN, 10/03/2024 - 08:21", "Ban Tuyên giáo", "CN, 10/03/2024 - 08:21"),
        ("Gửi bởi admin vào T6, 08/03/2024 - 08:21", "", "T6, 08/03/2024 - 08:21"),
        ("Submitted by Le Man on Fri, 03/08/2024 - 08:21", "Le Man", "03/08/2024 - 08:21"),
        ("Đăng bởi Thợ Dệt vào 14 Tháng Tám, 2022", "Thợ Dệt", "14 Tháng Tám, 2022"),
        ("Đăng bởi: Thợ Dệt | 14/08/2022", "Thợ Dệt", "14/08/2022"),
        ("Đăng bởi Thợ Dệt trong Tản mạn, 14/08/2022", "Thợ Dệt", "14/08/2022"),
        ("Đăng lúc 17:05, 28/06/2024 · Hiển thị với toàn công ty", "", "Đăng lúc 17:05, 28/06/2024"),
        ("Đăng lúc 07:00 06/01/2025 · Chia sẻ với toàn thể anh chị em Tổ dệt 2", "", "Đăng lúc 07:00 06/01/2025"),
        ("Đăng lúc 10:00 hôm qua · Mọi người", "", "hôm qua"),
        ("Người đăng: Lê Mận   Ngày đăng: 12/03/2024   Lượt xem: 20", "Người đăng: Lê Mận", "Ngày đăng: 12/03/2024"),
        ("Người đăng: admin   Ngày đăng: 12/03/2024", "", "Ngày đăng: 12/03/2024"),
        ("Tác giả: Quản trị viên | 12/03/2024", "", "12/03/2024"),
        ("12 tháng 3 lúc 08:00 ·", "", "12 tháng 3 lúc 08:00 ·"),
        ("tháng 3 12, 2024", "", "tháng 3 12, 2024"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_who_posted_when_and_for_whom(line: str, byline: str, published: str, gap: str, form: str) -> None:
    text = gap.join(("Nhảy đến nội dung", "Bạn đang ở đây", TITLE, line, LEAD, *BODY))
    article = read_page_text(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert unicodedata.normalize("NFC", article.title) == TITLE
    assert unicodedata.normalize("NFC", article.lead) == LEAD
    if form == "NFC":
        assert_read(article)
        assert (article.byline, article.published) == (byline, published)


@pytest.mark.parametrize(
    "title", ["Gửi bởi công nhân dịp 2/9/2024: 300 lá thư", "Chia sẻ với công nhân mất việc năm 2024"]
)
def test_a_title_that_sounds_like_a_note_is_the_title(title: str) -> None:
    assert read_page_text("\n\n".join((title, LEAD, *BODY))).title == title


@pytest.mark.parametrize(
    "tail",
    [
        ("Đăng trong Tản mạn. Thẻ: dệt, bóng đá", "2 bình luận về “Đội bóng xưởng dệt”"),
        ("Được gắn thẻ dệt, bóng đá", "1 bình luận"),
        ("Rate this:", "3 comments on “Đội bóng xưởng dệt”"),
    ],
)
def test_what_a_weblog_puts_below(tail: tuple[str, ...]) -> None:
    comments = ("Thợ Già 8-3 viết:", "Đọc mà ứa nước mắt bác ạ. Chỗ cháu cũng vừa có đội bóng mới.")
    article = read_page_text("\n\n".join((TITLE, "Đăng bởi Thợ Dệt vào 14/08/2022", LEAD, *BODY, *tail, *comments)))
    assert_read(article)
    assert article.byline == "Thợ Dệt"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "head",
    [
        ("TIN NHANH BẾN CÁT", TITLE, "3 giờ trước"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC – THỊ XÃ BẾN CÁT", "Đăng nhập | Sitemap | RSS", TITLE, "Ngày đăng: 09/06/2024"),
        ("NGÀNH DỆT MAY HUYỆN BẾN CÁT", "Thứ năm, 23/11/2023", TITLE, "Người viết: Lê Thu Mận"),
        ("[Bản tin điện tử nội bộ] Tin Nhà máy dệt Bến Cát", "Phát hành: 15/8/2024", TITLE),
        ("Bản tin An toàn – Nhà máy dệt Bến Cát", TITLE, "Đăng lúc 07:00 06/01/2025 · Công khai"),
        ("Bản tin Nhà máy dệt Bến Cát", "Phát hành: Số 7, tháng 5/2023", TITLE),
        ("những người thợ dệt bên dòng sông nhỏ", "Menu", TITLE, "Đăng bởi Thợ Dệt vào 14/08/2022"),
    ],
)
def test_the_name_of_a_site_above_a_title(head: tuple[str, ...], gap: str) -> None:
    assert_read(read_page_text(gap.join((*head, LEAD, *BODY))))


@pytest.mark.parametrize(
    "title",
    [
        "CÔNG ĐOÀN NGÀNH DỆT BẾN CÁT TỔ CHỨC GIẢI BÓNG ĐÁ",
        "Bản tin an toàn lao động tuần này",
        "CÔNG ĐOÀN DỆT MAY: MỘT NĂM NHÌN LẠI",
        "CÔNG ĐOÀN NGÀNH DỆT BẾN CÁT",
    ],
)
def test_a_title_with_the_name_of_a_body(title: str) -> None:
    assert read_page_text("\n\n".join(("Trang chủ", title, "09/06/2024", LEAD, *BODY))).title == title


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("above", "first", "second"),
    [
        ("Công đoàn", "Giải bóng đá công nhân dệt may Bến Cát:", "Đội xưởng hai đăng quang"),
        ("Báo Thợ Dệt", "GIẢI BÓNG ĐÁ CÔNG NHÂN BẾN CÁT:", "ĐOÀN KẾT – VUI KHỎE – AN TOÀN"),
        ("PHÓNG SỰ", "ĐÊM TRẮNG", "Ở XƯỞNG DỆT SỐ 9"),
    ],
)
@pytest.mark.parametrize("below", ["09/06/2024", "Lê Thu Mận", ""])
def test_titles_over_two_lines(above: str, first: str, second: str, below: str, gap: str) -> None:
    article = read_page_text(gap.join(filter(None, (above, first, second, below, LEAD, *BODY))))
    assert article.title == f"{first} {second}"
    assert (article.lead, article.body) == (LEAD, BODY)


@pytest.mark.parametrize("kicker", ["Chuyện người thợ:", "Hướng tới Đại hội Công đoàn Dệt lần thứ VI:"])
def test_a_kicker_with_a_colon_is_no_half_of_a_title(kicker: str) -> None:
    article = read_page_text("\n".join((kicker, TITLE, "09/06/2024", LEAD, *BODY)))
    assert_read(article)
    assert article.kicker == kicker


def test_a_text_that_opens_with_a_colon_is_below_its_title() -> None:
    announced, item = "Ban tổ chức xin báo tới các đội những việc sau:", "Giờ bóng lăn của trận cuối"
    article = read_page_text("\n".join((TITLE, "09/06/2024", announced, item, LEAD, *BODY)))
    assert article.title == TITLE
    assert announced in (article.lead, *article.body)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "line",
    [
        "Người đăng: Ban Truyền thông Công đoàn",
        "TM. BCH: Đặng Thị Mận",
        "(Theo Cổng Pháp luật Lao động)",
        "Phóng viên: Thu Mận – Quay phim: Hữu Nghĩa",
        "Phóng viên: Thu Mận",
        "Biên tập: Thu Mận | Quay phim: Sào Nam | Dựng phim: Hữu Nghĩa",
        "\N{BUST IN SILHOUETTE} Lê Thu Mận",
    ],
)
def test_who_signs_below_a_text(line: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, *BODY, line, "Video khác", "Bản tin thể thao 19h45")))
    assert_read(article)
    assert article.byline == line


@pytest.mark.parametrize(
    ("author", "credit"),
    [("Bài: Lê Thu Mận", "Ảnh: Sào Nam"), ("THU MẬN - SÀO NAM", "Hai đội ra sân chiều thứ bảy - Ảnh: S.N.")],
)
def test_who_signs_between_sapo_and_picture(author: str, credit: str) -> None:
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, author, credit, *BODY)))
    assert_read(article)
    assert (article.byline, article.captions) == (author, (credit,))


def test_whom_a_picture_shows_is_no_author() -> None:
    shown = "BSCKII. Lê Thu Mận - Giám đốc Bệnh viện phát biểu"
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, BODY[0], shown, *BODY[1:])))
    assert_read(article)
    assert article.byline == ""


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["Chung cuộc:", "Thu:", "Kết quả chung cuộc của giải:"])
def test_lists_of_prizes_and_sums(name: str, gap: str) -> None:
    items = ("- Giải Nhất: Xưởng dệt số 2 (94,5 điểm)", "- Giải Nhì: Tổ Cơ điện", "- Không tên: 14.000.000")
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, BODY[0], name, *items, *BODY[1:])))
    assert article.body == (BODY[0], name, *items, *BODY[1:])


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "poll",
    [
        ("Bạn có đi xem trận cuối không?", "○ Có", "○ Không", "○ Chưa biết", "Biểu quyết"),
        ("Đội nào sẽ vô địch?", "Xưởng dệt", "Cảng Sông Lô", "Hai đội hòa nhau", "Bình chọn    Xem kết quả"),
        ("Bạn có đi xem trận cuối không?", "[ ] Có", "[ ] Không"),
        ("Bạn thích đội nào?", "□ Đội dệt", "□ Đội cảng", "Gửi bình chọn", "Xem kết quả"),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_polls_are_not_of_the_text(poll: tuple[str, ...], last: bool, gap: str) -> None:
    parts = (*BODY, *poll) if last else (*BODY[:2], *poll, *BODY[2:])
    assert_read(read_page_text(gap.join((TITLE, "09/06/2024", LEAD, *parts))))


def test_comments_below_the_counters_of_a_post() -> None:
    comments = ("Vũ Thị Hậu: Tuyệt vời quá cả nhà ơi!", "Kho 2 - Ca B: Chúc mừng anh chị em", "Lê Mận: hay!")
    text = (TITLE, "Đăng lúc 07:00 06/01/2025 · Công khai", LEAD, *BODY, "86 lượt thích   3 bình luận", *comments)
    assert_read(read_page_text("\n".join((*text, "Viết bình luận..."))))


@pytest.mark.parametrize(
    "headline",
    [
        "16:02 | Cảng Sông Lô thay thủ môn",
        "22/07/2024 Cảng Sông Lô thay thủ môn",
        "9/6/2024 - Cảng Sông Lô thay thủ môn trước trận cuối",
    ],
)
def test_when_other_articles_appeared(headline: str) -> None:
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Tin khác", headline)))
    assert [item.title[:25] for item in article.related] == ["Cảng Sông Lô thay thủ môn"]


def test_a_form_with_the_hours_of_an_office_is_refused() -> None:
    office = ("LIÊN HỆ - GÓP Ý", "Liên đoàn Lao động thị xã Bến Cát", "Địa chỉ: số 8 phố Thợ Dệt, phường Bến Cát")
    hours = "Giờ làm việc: 7h30 - 11h30, 13h30 - 17h00 (thứ Hai đến thứ Sáu)"
    form = ("Họ và tên *", "Nội dung góp ý *", "Mã bảo vệ", "Gửi góp ý   Nhập lại", "Bản đồ chỉ đường")
    with pytest.raises(InputError, match="form to write"):
        read_page_text("\n".join((*office, hours, *form)))


TEASERS = ("Cảng Sông Lô thay thủ môn trước trận cuối", "Xưởng dệt mở lớp dạy nghề miễn phí")


def test_headlines_in_a_block_between_paragraphs_are_other_articles() -> None:
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], "\n".join(TEASERS), *BODY[1:])))
    assert_read(article)
    assert tuple(item.title for item in article.related) == TEASERS


def test_two_captions_in_a_block_are_captions() -> None:
    shown = ("Đội trưởng Lê Mận phát biểu trước trận đấu", "Đại biểu chụp ảnh lưu niệm với hai đội bóng")
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], "\n".join(shown), *BODY[1:])))
    assert_read(article)
    assert article.related == ()
    assert article.captions == shown


@pytest.mark.parametrize(
    ("headings", "wanted"),
    [
        (("Đội bóng của thợ máy", "Thắng rồi đi đâu?"), 2),
        (("ĐỘI KHÁC LÀM THẾ NÀO?",), 1),
        (('Thợ máy: "Xin thêm giờ tập"', 'Thủ môn: "Găng tay mới"', 'Đội trưởng: "Bao giờ có sân?"'), 3),
        (("Đội bóng của thợ máy", "Bí quyết ư?"), 1),
        (("Thắng rồi đi đâu?",), 0),
    ],
)
def test_questions_among_headings(headings: tuple[str, ...], wanted: int) -> None:
    more = ("Hai đội gặp nhau lần đầu vào mùa xuân năm ngoái, khi đó tỉ số là ba đều.", *BODY[1:])
    parts = [part for heading, text in zip(headings, more, strict=False) for part in (heading, text)]
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], *parts, more[-1], "Lê Thu Mận")))
    assert article.headings == headings[:wanted]
    assert [text for text in article.body if text in headings] == list(headings[wanted:])


def test_keywords_and_sections_with_wide_spaces() -> None:
    top, tags = "Thời sự   Xã hội   Phóng sự", "bóng đá   thợ dệt   Bến Cát"
    article = read_page_text("\n\n".join((top, TITLE, "09/06/2024", LEAD, *BODY, "Tặng sao", tags, "Tin liên quan")))
    assert_read(article)
    assert (article.kicker, article.section, article.captions, article.byline) == ("", "Phóng sự", (), "")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("closed", ["", "."])
def test_verses_that_a_text_quotes(form: str, closed: str) -> None:
    verses = "Mẹ ru con ngủ trưa hè\nTiếng thoi bên cửa con nghe thuở nào" + closed
    text = "\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], verses, *BODY[1:]))
    article = read_page_text(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert [unicodedata.normalize("NFC", text) for text in article.body] == [BODY[0], *verses.split("\n"), *BODY[1:]]


def test_a_line_that_breaks_off_at_a_comma_goes_on() -> None:
    halves = ("Người thì gõ trống, người thì thổi kèn lá,", "Còn thủ môn đứng lặng bên cột dọc một lúc lâu.")
    assert read_page_text("\n\n".join((TITLE, LEAD, BODY[0], *halves, *BODY[1:]))).body == (BODY[0], *halves, *BODY[1:])


def test_bullets_below_a_short_announcement_are_other_articles() -> None:
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Tin hay:", *(f"- {t}" for t in TEASERS))))
    assert_read(article)
    assert tuple(item.title for item in article.related) == TEASERS


@pytest.mark.parametrize("top", [("Chính trị", "Đời sống thợ"), ("Giải thưởng của năm: mời bạn đọc bình chọn",)])
def test_the_name_of_a_body_below_other_lines_may_be_told_of(top: tuple[str, ...]) -> None:
    title = "CÔNG ĐOÀN NGÀNH DỆT BẾN CÁT VƯỢT KHÓ"
    article = read_page_text("\n\n".join((*top, title, "09/06/2024", "Bài dự thi viết về người thợ dệt", LEAD, *BODY)))
    assert article.title == title


def test_a_credit_below_counters_is_no_comment() -> None:
    text = (TITLE, "09/06/2024", LEAD, BODY[0], "86 lượt thích   3 bình luận", "Nguồn ảnh: Lê Mận", *BODY[1:])
    assert_read(read_page_text("\n".join(text)))


@pytest.mark.parametrize(
    "line", ["Người đăng: admin", "Đăng bởi: Administrator", "Công khai", "Tác giả: Quản trị viên"]
)
def test_accounts_are_no_authors(line: str) -> None:
    for lines in ((TITLE, line, "09/06/2024", LEAD, *BODY), (TITLE, "09/06/2024", LEAD, *BODY, line, "Tin khác")):
        article = read_page_text("\n".join(lines))
        assert_read(article)
        assert article.byline == ""


def test_two_bodies_above_a_title_in_capitals() -> None:
    names = ("Trang chủ", "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG LÔ")
    title = "CÔNG ĐOÀN DỆT BẾN CÁT TỔ CHỨC GIẢI BÓNG ĐÁ"
    assert read_page_text("\n".join((*names, title, "12/03/2024", LEAD, *BODY))).title == title


def test_a_question_with_a_short_answer_is_no_heading() -> None:
    parts = ("Đội bóng của thợ máy", BODY[1], "Ai thắng?", "Không ai cả.", BODY[2])
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], *parts)))
    assert (article.headings, article.body) == (parts[:1], (BODY[0], *parts[1:]))


@pytest.mark.parametrize(
    "title",
    [
        "TRƯỜNG HỌC CÔNG NHÂN MỞ CỬA BAN ĐÊM",
        "BÁO ĐỘNG TAI NẠN Ở XƯỞNG DỆT",
        "NGÀNH DỆT BẾN CÁT KHÁT THỢ TRẺ",
    ],
)
def test_titles_on_top_of_a_page_that_open_like_bodies(title: str) -> None:
    lines = (title, "09/06/2024", "Người thợ thức cùng con thoi", LEAD, *BODY)
    assert read_page_text("\n\n".join(lines)).title == title
