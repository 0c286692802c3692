"""Sentences above the title of a page that are none of its text, and those that are."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

DATE = "09/06/2024 17:40"
MENU = ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Liên hệ")
STRAYS = [
    "Máy chủ của chúng tôi đang được thay mới, vài mục có thể mở chậm.",
    "Trang hiển thị đẹp nhất bằng trình duyệt đời mới ở cỡ màn hình lớn.",
    "Toàn ngành quyết tâm hoàn thành vượt mức kế hoạch năm trong tháng Chạp.",
    "Giá gạo ở chợ đầu mối sáng nay nhích thêm vài trăm đồng mỗi ký.",
    "Chị Ba coi giùm em bài này, em chép lại từ hôm trước.",
    "Bản lưu này do máy thu thập ghi lại lúc nửa đêm và có thể đã cũ.",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", [(), MENU, ("Trang chủ > Tin tức",)])
@pytest.mark.parametrize("stray", STRAYS)
def test_a_sentence_on_top_of_a_page_costs_nothing(stray: str, head: tuple[str, ...], gap: str) -> None:
    page = (*head, TITLE, DATE, LEAD, *BODY)
    assert read_page_text(gap.join((stray, *page))) == read_page_text(gap.join(page))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("at", [0, 1, 3, 5])
@pytest.mark.parametrize("several", [STRAYS[:1], STRAYS[:2], STRAYS[2:5]])
def test_sentences_in_a_menu_cost_nothing(several: list[str], at: int, gap: str) -> None:
    page = (*MENU[:at], *several, *MENU[at:], "Trang chủ > Thể thao", TITLE, DATE, LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert (article.published, article.section) == (DATE, "Thể thao")


def test_a_title_without_a_date_is_found_below_a_menu_or_where_it_stands_twice() -> None:
    for page in ((*MENU, TITLE, LEAD, *BODY), (TITLE, LEAD, BODY[0], TITLE, *BODY[1:])):
        article = read_page_text("\n".join((STRAYS[0], *page)))
        assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "below",
    [
        (),
        (DATE,),
        ("Lê Thu Mận", DATE),
        ("Hai đội bước vào sân cỏ",),
        ("Hai đội bước vào sân cỏ trong tiếng trống",),
        ("Đội cảng Sông Lô và xưởng dệt Bến Cát hẹn ngày tái đấu", DATE),
    ],
)
def test_a_text_without_a_title_keeps_its_first_paragraph(below: tuple[str, ...], gap: str) -> None:
    assert LEAD in read_page_text(gap.join((LEAD, *below, *BODY))).body


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_diary_keeps_its_first_paragraph(gap: str) -> None:
    first = "Mưa suốt mấy hôm, cả tổ ngồi trong lán nghe radio và vá áo."
    days = ("Ngày 5/3/2019", LEAD, "Ngày 6/3/2019", BODY[0], "Ngày 7/3/2019", BODY[1])
    article = read_page_text(gap.join((first, *days)))
    assert first in (article.lead, *article.body)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_chronicle_keeps_its_first_paragraph(gap: str) -> None:
    first = "Những mốc dưới đây do mấy người thợ già trong nghề ghi lại từ trí nhớ, có chỗ con cháu họ chép hộ."
    entries = (
        "Thành lập đội bóng của xưởng dệt",
        "03/02/1988",
        *BODY[:2],
        "Khánh thành sân cỏ mới",
        "30/10/2003",
        *BODY,
    )
    article = read_page_text(gap.join((first, *entries)))
    assert first in (article.lead, *article.body)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_sapo_above_its_title_stays(gap: str) -> None:
    article = read_page_text(gap.join((LEAD, TITLE, DATE, *BODY)))
    assert LEAD in (article.lead, *article.body)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", [TITLE, "Nắng mới trên sân cỏ xưởng dệt", "Công đoàn xưởng dệt mừng đội bóng"])
@pytest.mark.parametrize("sapo", [LEAD, *STRAYS[2:4]])
@pytest.mark.parametrize(
    "below", [(), ("Hai đội bước vào sân cỏ trong tiếng trống",), ("Vé vào sân cho công nhân", "10/06/2024")]
)
def test_a_sapo_below_its_title_stays(below: tuple[str, ...], sapo: str, title: str, gap: str) -> None:
    article = read_page_text(gap.join((title, DATE, sapo, *below, *BODY)))
    assert article.title == title
    assert sapo in (article.lead, *article.body)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("sapo", [LEAD, *STRAYS[2:4]])
def test_a_sapo_of_one_sentence_above_the_date_stays(sapo: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, sapo, DATE, *BODY)))
    assert (article.title, article.lead, article.published) == (TITLE, sapo, DATE)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_kicker_with_a_colon_stays(gap: str) -> None:
    kicker = "Hướng tới Đại hội Công đoàn Dệt lần thứ VI:"
    article = read_page_text(gap.join((kicker, TITLE, DATE, LEAD, *BODY)))
    assert (article.kicker, article.title, article.lead) == (kicker, TITLE, LEAD)
