"""Credits in a row below a text, mottoes on top of a page, prices above a title, boxes between paragraphs."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])


@GAPS
@pytest.mark.parametrize(
    "crew",
    [
        ("Nội dung:", "Lê Thu Mận", "Ảnh:", "Bùi Nhật", "Đồ họa:", "An Bình"),
        ("Bài:", "Lê Thu Mận", "Thiết kế:", "An Bình"),
    ],
)
def test_the_writer_of_a_crew_is_the_author(crew: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, LEAD, *BODY, *crew, "Thứ bảy, 27/07/2024 - 06:00", "Chia sẻ")))
    assert (article.body, article.byline, article.captions) == (BODY, "Lê Thu Mận", ())
    assert article.published == "Thứ bảy, 27/07/2024 - 06:00"


@GAPS
def test_a_crew_with_names_beside_its_labels(gap: str) -> None:
    crew = ("Nội dung: Lê Thu Mận", "Ảnh: Bùi Nhật", "Đồ họa: An Bình")
    article = read_page_text(gap.join((TITLE, LEAD, *BODY, *crew)))
    assert (article.body, article.byline, article.captions) == (BODY, "Nội dung: Lê Thu Mận", ())


@GAPS
def test_prizes_of_a_contest_are_no_crew(gap: str) -> None:
    prizes = ("Ảnh: 3 triệu đồng", "Thơ: 2 triệu đồng")
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, BODY[0], "Giải nhất gồm:", *prizes, *BODY[1:])))
    assert BODY[1] in article.body
    assert article.byline == ""


@GAPS
@pytest.mark.parametrize("motto", ["Nơi chia sẻ của thợ trong xưởng", "Tiếng nói của người đứng máy"])
def test_a_motto_above_the_date_is_no_title(motto: str, gap: str) -> None:
    page = gap.join(("Công đoàn xưởng dệt", motto, "Thứ Năm, 10 tháng 6, 2010", TITLE, TITLE + ".", LEAD, *BODY))
    article = read_page_text(page)
    assert (article.title, article.kicker) == (TITLE, "")


@GAPS
@pytest.mark.parametrize(
    "line", ["Số 34, tháng 6 năm 2012 Trang 3", "USD/kg RSS3: 1.62 | SMR20: 1.34", "Bông 1,92 Sợi 3,40 Vải 5,15"]
)
def test_what_runs_over_pages_is_no_kicker(line: str, gap: str) -> None:
    article = read_page_text(gap.join((line, TITLE, "12/03/2024", LEAD, *BODY)))
    assert (article.title, article.kicker) == (TITLE, "")


@GAPS
def test_a_kicker_may_have_a_number(gap: str) -> None:
    kicker = "Kỷ niệm 95 năm Ngày thành lập xưởng"
    assert read_page_text(gap.join((kicker, TITLE, "12/03/2024", LEAD, *BODY))).kicker == kicker


@GAPS
@pytest.mark.parametrize("cue", ["Đọc thêm:", "Tin liên quan"])
def test_a_paragraph_below_two_headlines_of_a_box_is_text(cue: str, gap: str) -> None:
    box = (cue, "Điện mặt trời giúp nhà trẻ sáng đèn", "Hướng dẫn kiểm tra điện gia đình sau ngập")
    goes_on = "Công đoàn ngành điện chuyển ngay 600 suất cơm, hỗ trợ 5 triệu đồng cho mỗi gia đình thợ sập nhà."
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *BODY[:2], *box, goes_on, BODY[2])))
    assert article.body == (*BODY[:2], goes_on, BODY[2])


@GAPS
def test_author_and_date_below_the_sapo_in_any_order(gap: str) -> None:
    for below in (("Hứa Trọng Khanh", "11 tháng 3, 2025"), ("11 tháng 3, 2025", "Hứa Trọng Khanh")):
        article = read_page_text(gap.join((TITLE, LEAD, *below, "6 phút đọc", *BODY)))
        assert (article.lead, article.body, article.byline) == (LEAD, BODY, "Hứa Trọng Khanh")
        assert article.published == "11 tháng 3, 2025"


@GAPS
@pytest.mark.parametrize(
    "pictures", ["Câu lạc bộ Nhiếp ảnh", "Ban Tuyên giáo huyện", "Bùi Nhật", "Hội thợ dệt Bến Cát"]
)
@pytest.mark.parametrize("label", ["Tin", "Bài", "Tin, bài"])
def test_who_wrote_signs_beside_the_club_that_took_the_pictures(label: str, pictures: str, gap: str) -> None:
    credit = f"{label}: Lê Thu Mận; Ảnh: {pictures}"
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *BODY, credit, "Chia sẻ")))
    assert (article.body, article.byline, article.captions) == (BODY, credit, ())


@GAPS
@pytest.mark.parametrize(
    "line",
    ["Tin: Xưởng dệt tăng ca đêm cho thợ; Ảnh: Ban Tuyên giáo huyện", "Thợ dệt vào ca; Ảnh: Ban Tuyên giáo huyện"],
)
def test_what_is_no_name_signs_nothing(line: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, BODY[0], line, *BODY[1:])))
    assert (article.body, article.byline) == (BODY, "")
