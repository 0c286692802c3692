"""What stands between a menu and the text: which line is the title, which the sapo, and which neither."""

import unicodedata
from typing import Literal

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TICKER, TITLE, assert_read
from unionml.reading import read_page_text


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
def test_names_of_sites_and_players_are_no_title(gap: str) -> None:
    lines = ("congdoan.example.vn", "This is a modal window.", TITLE, "09/06/2024", LEAD, *BODY, "Tiếp theo")
    assert_read(read_page_text(gap.join(lines)))


@pytest.mark.parametrize("above", [("Trang chủ", "09/06/2024"), ("Trang chủ > Tin tức",), ("Tìm kiếm",)])
def test_a_title_in_capitals_goes_on_in_the_next_line(above: tuple[str, ...]) -> None:
    title = "ĐỘI BÓNG XƯỞNG DỆT BẾN CÁT\nVÀO CHUNG KẾT GIẢI CÔNG NHÂN"
    assert read_page_text("\n".join((*above, title, LEAD, *BODY))).title == title.replace("\n", " ")


def test_an_office_in_capitals_above_a_title_in_capitals_is_none_of_it() -> None:
    lines = ("CÔNG ĐOÀN NGÀNH DỆT BẾN CÁT", TITLE.upper(), LEAD, *BODY)
    assert read_page_text("\n".join(lines)).title == TITLE.upper()


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
