"""Letters with an article, official papers, pages of printed newspapers, titles that a window broke."""

import unicodedata
from typing import Literal

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
from unionml.reading import read_page_text

CAPITALS = ("ĐỘI BÓNG XƯỞNG DỆT BẾN CÁT", "VÀO CHUNG KẾT GIẢI CÔNG NHÂN", "SAU HAI TRẬN THẮNG CÁCH BIỆT")
MAIL = ("Từ: Lê Mận <man@vidu.example>", "Đến: bbt@vidu.example", "Tiêu đề: Bài thể thao", "Đính kèm: san-bong.jpg")


@pytest.mark.parametrize(
    "greeting",
    [
        ("Em gửi anh chị bài về giải bóng. Ảnh em gửi kèm theo thư này, nhờ anh chị xem và sử dụng giúp.",),
        ("Chào chị, tôi gửi lại bài.", "Bài đã sửa theo góp ý hôm qua, mong chị cho đăng sớm vào số báo tuần này."),
    ],
)
@pytest.mark.parametrize("thanks", ["Em cảm ơn anh chị ạ!", "Xin trân trọng cảm ơn quý báo!", "Thân mến,"])
def test_a_letter_that_brings_an_article(greeting: tuple[str, ...], thanks: str) -> None:
    lines = ("\n".join(MAIL), "Kính gửi Ban biên tập,", *greeting, TITLE, LEAD, *BODY, thanks, "--\nLê Mận")
    article = read_page_text("\n\n".join(lines))
    assert_read(article)
    assert article.byline == "Lê Mận"


def test_an_open_letter_with_headings_keeps_its_first_paragraph() -> None:
    said = "Chúng tôi gửi tới các bạn thợ dệt lời chào từ sân bóng của nhà văn hóa lao động Bến Cát."
    lines = ("Kính gửi các bạn thợ dệt,", said, TITLE, BODY[0], "Những buổi tập sau giờ tan ca", *BODY[1:])
    article = read_page_text("\n\n".join(lines))
    assert said in (article.lead, *article.body)


def test_thanks_to_the_person_asked_stay_in_an_interview_sent_by_mail() -> None:
    lines = ("\n".join(MAIL), TITLE, LEAD, *BODY, "Xin cảm ơn ông!")
    assert read_page_text("\n\n".join(lines)).body[-1] == "Xin cảm ơn ông!"


@pytest.mark.parametrize("between", ["\t", "     ", " | "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_head_of_an_official_paper_in_two_columns(between: str, form: Literal["NFC", "NFD"]) -> None:
    head = (
        f"LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM{between}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"CÔNG ĐOÀN NGÀNH DỆT{between}Độc lập - Tự do - Hạnh phúc",
        f"Số:   /TCBC-CĐ{between}Bến Cát, ngày 9 tháng 6 năm 2024",
    )
    page = "\n".join((*head, "", "THÔNG CÁO BÁO CHÍ", TITLE, "_______", LEAD, *BODY))
    article = read_page_text(unicodedata.normalize(form, page))
    texts = [unicodedata.normalize("NFC", text) for text in (article.title, article.lead, *article.body)]
    assert texts == [TITLE, LEAD, *BODY]
    assert article.byline == ""


@pytest.mark.parametrize(
    "head",
    [
        "BÁO THỢ DỆT  |  Số 4.118  |  Thứ Năm, 9/11/2023  |  Trang 5",
        "BÁO THỢ DỆT - Số 4118 - Thứ Năm, 9/11/2023 - Trang 5",
    ],
)
@pytest.mark.parametrize("size", [2, 3])
def test_a_page_of_a_printed_newspaper(head: str, size: int) -> None:
    title = "\n".join(CAPITALS[:size])
    article = read_page_text("\n".join((head, title, "MẠNH HÙNG – THU SƯƠNG", LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (" ".join(title.split()), LEAD, BODY)
    assert article.byline == "MẠNH HÙNG – THU SƯƠNG"


def test_a_short_last_line_of_a_title_in_capitals_has_the_author_below() -> None:
    title = "\n".join((*CAPITALS[:2], "MÙA THU"))
    article = read_page_text("\n".join(("Số 52 - Thứ Tư 13/3/2024", "4", title, "LÊ MẬN", LEAD, *BODY)))
    assert (article.title, article.byline) == (" ".join(title.split()), "LÊ MẬN")


@pytest.mark.parametrize("author", ["Bài: LÊ MẬN", "LÊ VĂN MẬN", "HÀ ANH - QUỐC VIỆT"])
def test_an_author_in_capitals_is_no_line_of_the_title(author: str) -> None:
    article = read_page_text("\n".join(("Trang chủ", "09/06/2024", CAPITALS[0], author, LEAD, *BODY)))
    assert article.title == CAPITALS[0]
    assert article.byline == author


@pytest.mark.parametrize(
    "title",
    [
        "Đội bóng xưởng dệt Công\nty Bến Cát vào chung kết",
        "Đội bóng của xưởng dệt thành phố Bến\nCát: Hai bàn và một cúp",
    ],
)
@pytest.mark.parametrize("below", ["09/06/2024 17:40", "Lê Mận\n09/06/2024 17:40", "Lê Mận"])
def test_a_title_that_a_window_broke(title: str, below: str) -> None:
    article = read_page_text("\n".join(("Trang chủ", "Liên hệ", "GÓC NHÌN", title, below, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (" ".join(title.split()), LEAD, BODY)


@pytest.mark.parametrize("line", ["2 giờ • 3 phút đọc", "5 ngày · 4 phút đọc"])
def test_the_age_and_the_length_of_an_article_are_no_title(line: str) -> None:
    assert_read(read_page_text("\n".join(("Công đoàn", TITLE, line, LEAD, *BODY))))


@pytest.mark.parametrize("notice", ["Tin buồn", "TIN BUỒN"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_notice_has_a_title_of_its_own(notice: str, gap: str) -> None:
    title = "Vĩnh biệt người thủ môn của xưởng dệt"
    article = read_page_text(gap.join((notice, title, LEAD, *BODY)))
    assert (article.kicker, article.title) == (notice, title)


@pytest.mark.parametrize("cue", ["Câu hỏi khác", "Thông báo khác", "THÔNG BÁO MỚI", "Các câu hỏi liên quan"])
@pytest.mark.parametrize("behind", ["", " 12:40", " - (13/05)", " (13/05/2024)"])
def test_lists_of_other_questions_and_notices(cue: str, behind: str) -> None:
    others = ("Thử việc quá hai tháng có bị phạt không", "Lịch thi đấu của đội bóng xưởng dệt", "Ai được vào sân")
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, "", cue, *(o + behind for o in others))))
    assert_read(article)
    assert [item.title for item in article.related] == list(others)


@pytest.mark.parametrize(
    "line",
    [
        "Trang này được lưu trữ, một số liên kết có thể không còn hoạt động.",
        "Bản lưu trữ ngày 12/3/2015. Một số liên kết có thể không còn hoạt động.",
        "Bạn có câu hỏi? Gọi 1900 00 00 hoặc gửi về hộp thư tuvan@vidu.example",
        "Tải về: The-le.docx (42 KB)",
        "dieu_le_giai.pdf (412 KB)",
    ],
)
def test_what_a_page_offers_below_the_text(line: str) -> None:
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Theo HÀ ANH - QUỐC VIỆT", line)))
    assert_read(article)
    assert article.byline == "Theo HÀ ANH - QUỐC VIỆT"


def test_a_pictograph_in_front_of_the_author() -> None:
    article = read_page_text("\n".join((TITLE, LEAD, *BODY, "\N{CAMERA} Ảnh và bài: Lê Mận", "#bongda #xuongdet")))
    assert_read(article)
    assert "Lê Mận" in article.byline


def test_a_picture_below_the_author() -> None:
    caption = "Thủ môn Lê Mận. Ảnh: NVCC"
    lines = (
        TITLE,
        LEAD,
        *BODY,
        "Thu Sương (thực hiện)",
        caption,
        "Chia sẻ",
        "Cùng chủ đề",
        "Ai được vào sân xem đội dệt",
    )
    article = read_page_text("\n\n".join(lines))
    assert_read(article)
    assert (article.byline, article.captions) == ("Thu Sương (thực hiện)", (caption,))


def test_a_list_in_a_block_of_its_own_has_no_teaser() -> None:
    others = ("+ Lịch tập của đội cảng Sông Lô", "+ Kiểm tra sân cỏ và khán đài trước trận cuối")
    goes_on = "Kiểm tra sân cỏ, ban tổ chức thấy hai khung thành đã cũ và khán đài thiếu ghế cho trận cuối."
    page = (
        TITLE,
        "09/06/2024",
        LEAD,
        *BODY,
        "Tin bài khác",
        "\n".join(others),
        goes_on,
        "Trận cuối cùng",
        BODY[0],
        "Lê Mận",
    )
    article = read_page_text("\n\n".join(page))
    assert goes_on in article.body
    assert [(item.title, item.teaser) for item in article.related] == [(other[2:], "") for other in others]


@pytest.mark.parametrize(("more", "byline"), [("\nBến Cát hay nhất", ""), ("\nBến Cát", ""), ("", "Lê Mận")])
def test_a_title_that_a_window_broke_into_three_lines(more: str, byline: str) -> None:
    title = f"Đội bóng xưởng dệt của Công\nty Vải lụa tơ tằm thành phố{more}"
    block = f"{title}\n{byline}" if byline else title
    article = read_page_text("\n\n".join(("Trang chủ\nLiên hệ", block, "09/06/2024 17:40", LEAD, *BODY)))
    assert (article.title, article.lead, article.body, article.byline) == (" ".join(title.split()), LEAD, BODY, byline)


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("Lê Mận • 2 giờ", "Lê Mận", "2 giờ"),
        ("3 ngày · 4 phút đọc", "", "3 ngày"),
        ("TRANG 4      THỢ DỆT BẾN CÁT      SỐ 1234 (12-3-2024)", "", "SỐ 1234 (12-3-2024)"),
        ("Báo Thợ Dệt số 4118, thứ Năm 9/11/2023", "", "Báo Thợ Dệt số 4118, thứ Năm 9/11/2023"),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_ages_and_running_heads_date_an_article(line: str, byline: str, published: str, above: bool) -> None:
    article = read_page_text("\n".join((*((line, TITLE) if above else (TITLE, line)), LEAD, *BODY)))
    assert_read(article)
    assert (article.byline, article.published) == (byline, published)


@pytest.mark.parametrize("title", ["Thợ dệt nghỉ Tết - 9 ngày", "Tăng ca – 2 giờ", "Nghỉ phép: 12 ngày"])
def test_a_title_with_a_span_of_time_is_no_date(title: str) -> None:
    assert read_page_text("\n\n".join((title, LEAD, *BODY))).title == title


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        (("Kinh tế - Lao động", "Diệp Mận", "09/06/2024 11:02"), "Diệp Mận"),
        (("Hội công nhân xa quê", "Diệp Mận", "Người đóng góp nhiều nhất · 14 giờ ·"), "Diệp Mận"),
        (("Báo Thợ Dệt", "Thời Sự", "09/06/2024 11:02"), ""),
        (("Báo Thợ Dệt", "XÃ HỘI", "09/06/2024 11:02"), ""),
    ],
)
def test_a_name_above_the_date_above_the_title(above: tuple[str, ...], byline: str) -> None:
    article = read_page_text("\n".join((*above, TITLE, LEAD, *BODY)))
    assert_read(article)
    assert article.byline == byline


def test_a_page_opens_with_a_title_about_a_body() -> None:
    title = "GIẢI BÓNG ĐÁ THỢ DỆT NĂM NAY\n        CÔNG ĐOÀN NGÀNH DỆT BẾN CÁT"
    assert read_page_text("\n".join((title, LEAD, *BODY))).title == " ".join(title.split())
    offices = "CÔNG ĐOÀN NGÀNH VẢI SỢI VIỆT NAM\nCÔNG ĐOÀN NGÀNH DỆT BẾN CÁT"
    assert read_page_text("\n".join((offices, TITLE, LEAD, *BODY))).title == TITLE


OTHERS = ("Cảng Sông Lô thay thủ môn trước trận cuối", "Xưởng dệt mở lớp dạy nghề miễn phí", "Vé vào sân bán ở đâu?")


@pytest.mark.parametrize(
    "below", ["USD 25.410   EUR 27.320   Vàng 89,5", "Chính trị | Xã hội | Thể thao", "09/06/2024"]
)
def test_headlines_announced_above_an_article(below: str) -> None:
    article = read_page_text(
        "\n".join(("TIN NÓNG", *OTHERS, TITLE, below, "Công đoàn", TITLE, "09/06/2024", LEAD, *BODY))
    )
    assert_read(article)
    assert [item.title for item in article.related] == list(OTHERS)


def test_a_section_called_like_an_announcement_announces_nothing() -> None:
    article = read_page_text("\n".join(("Tiêu điểm", "Giải bóng đá của thợ dệt", TITLE, "09/06/2024", LEAD, *BODY)))
    assert_read(article)
    assert article.related == ()


MENUS = [
    "Trang chủ   Thời sự   Công đoàn   Việc làm   Pháp luật",
    "Trang chủ > Công đoàn > Chăm lo",
    "Mục lục | Trang trước",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "below", [(), *((menu,) for menu in MENUS), (MENUS[1], "07:12 | Thứ Ba, 14/05/2024", "A- A A+")]
)
@pytest.mark.parametrize(
    "name",
    [
        "Tiếng Máy – Nhật báo của người làm ca",
        "Công đoàn huyện Đầm Quao — Bản tin điện tử số 41",
        "Nhịp Thợ - Tiếng nói người đi biển",
        "Ánh Thép | Cơ quan ngôn luận của thợ lò cao",
    ],
)
@pytest.mark.parametrize("title", [TITLE, "Đội xưởng dệt vào chung kết"])
def test_the_name_of_a_site_on_top_is_no_title(title: str, name: str, below: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((name, *below, title, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@pytest.mark.parametrize("menu", MENUS[1:])
@pytest.mark.parametrize("site", ["Người Thợ Miền Biển Online", "Chuyện nghề chuyện đời của thợ mỏ vùng than"])
def test_what_a_menu_divides_from_the_title_is_none(site: str, menu: str) -> None:
    article = read_page_text("\n".join((site, menu, TITLE, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)


@pytest.mark.parametrize("below", [(), ("Lê Thu Mai",), ("14/05/2024",)])
def test_a_title_may_open_like_the_name_of_a_site(below: tuple[str, ...]) -> None:
    title = "Tiếng nói của đội bóng xưởng dệt trước trận chung kết"
    article = read_page_text("\n\n".join((title, *below, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("shown", ["Đội bóng của xưởng dệt Bến Cát", "Thợ xưởng dệt góp ý trước trận chung kết"])
@pytest.mark.parametrize(
    "title",
    [
        "Giải công nhân: Diễn đàn của thợ dệt ở Bến Cát",
        "Nhật ký giải bóng: Bản tin buổi tối của thợ dệt",
        "Tuổi trẻ Bến Cát - Diễn đàn của thợ dệt sau giờ tan ca",
        "Thợ dệt Bến Cát ra mắt trang mới – Website phục vụ công nhân",
    ],
)
def test_a_title_may_say_what_something_is(title: str, shown: str, gap: str) -> None:
    article = read_page_text(gap.join((title, "14/05/2024", shown, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


TICKER = (
    "Giải bóng chuyền ga Lương Thượng khai mạc sáng nay",
    "Nữ công đường sắt gói bánh tặng bệnh nhân nghèo",
    "Khe Tam thay dàn chống thủy lực trước mùa mưa lũ",
    "Bến xe phía nam mở thêm hai tuyến đêm cho công nhân",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("menu", [(), ("Công đoàn",), ("Trang chủ > Công đoàn",)])
@pytest.mark.parametrize(("size", "date"), [(2, ("14/05/2024",)), (2, ("Lê Thu Mai",)), (3, ()), (4, ())])
@pytest.mark.parametrize("title", ["Đội bóng xưởng dệt", "Đội xưởng dệt vào chung kết", TITLE])
def test_headlines_above_a_short_title(
    title: str, size: int, date: tuple[str, ...], menu: tuple[str, ...], gap: str
) -> None:
    article = read_page_text(gap.join((*TICKER[:size], *menu, title, *date, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@pytest.mark.parametrize("above", [(), ("BÁO THỢ DỆT",), ("Chuyện ở xưởng dệt bên sông",)])
@pytest.mark.parametrize("caption", ["Tiền đạo của đội bóng xưởng dệt", "Đội bóng xưởng dệt Bến Cát trên sân cỏ"])
def test_what_the_text_tells_of_below_a_title_may_be_a_caption(caption: str, above: tuple[str, ...]) -> None:
    title = "Những buổi chiều muộn sau tiếng còi tan ca"
    assert read_page_text("\n".join((*above, title, "14/05/2024", caption, LEAD, *BODY))).title == title
