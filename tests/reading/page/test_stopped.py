"""Titles that end with a full stop, and sentences that do and are no titles."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

DATE = "09/06/2024 17:40"
MENU = ("Trang chủ", "Giới thiệu", "Thư viện", "Văn bản", "Tin trong huyện")
SAPO = "Đội bóng của xưởng dệt Bến Cát thắng đội cảng Sông Lô để vào trận cuối của mùa giải."


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", [f"{TITLE}.", f"{TITLE.upper()}.", "Tổng kết mùa giải năm 2024."])
@pytest.mark.parametrize(
    "head",
    [
        (*MENU, "{}", DATE),
        (*MENU, "{}", "Lê Thu Mận", DATE),
        ("Trang chủ > Thể thao", "{}", DATE),
        ("Trang chủ > Thể thao", DATE, "{}"),
        (*MENU, "Trang chủ > Thể thao", "{}"),
        ("Thứ bảy, 15/06/2024", *MENU, "{}", DATE, "Lượt xem: 120"),
        ("{}", *MENU, "{}", DATE),
        ("{}", DATE),
    ],
)
def test_a_title_may_end_with_a_stop(head: tuple[str, ...], title: str, gap: str) -> None:
    article = read_page_text(gap.join((*(line.format(title) for line in head), LEAD, *BODY)))
    assert article.title == title
    assert (article.lead, article.body) == (LEAD, BODY)
    assert article.published == (DATE if DATE in head else "")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_it_may_stand_below_a_notice(gap: str) -> None:
    notice = "Máy chủ của chúng tôi đang được thay mới, vài mục có thể mở chậm."
    page = (*MENU, "Trang chủ > Thể thao", f"{TITLE}.", DATE, LEAD, *BODY)
    article = read_page_text(gap.join((notice, *page)))
    assert (article.title, article.published, article.lead, article.body) == (f"{TITLE}.", DATE, LEAD, BODY)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("above", [(), MENU, ("Trang chủ > Thể thao",)])
@pytest.mark.parametrize("title", [TITLE, "Vì sao đội bóng xưởng dệt thắng?", "Nắng mới trên sân cỏ xưởng dệt"])
@pytest.mark.parametrize("sapo", [LEAD, SAPO])
def test_a_sapo_of_one_sentence_is_no_title(sapo: str, title: str, above: tuple[str, ...], gap: str) -> None:
    for between in ((title, sapo, DATE), (title, DATE, sapo), (DATE, title, sapo), (title, "Lê Thu Mận", DATE, sapo)):
        article = read_page_text(gap.join((*above, *between, *BODY)))
        assert (article.title, article.lead, article.body) == (title, sapo, BODY)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", ["Nắng trên sân cỏ", "Công đoàn xưởng dệt mừng đội bóng"])
def test_a_short_sapo_below_a_short_title_and_its_date_is_no_title(title: str, gap: str) -> None:
    sapo = "Toàn đội quyết tâm giữ cúp thêm một mùa trong tháng Chạp."
    article = read_page_text(gap.join((*MENU, title, DATE, sapo, *BODY)))
    assert (article.title, article.lead) == (title, sapo)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_caption_of_one_sentence_above_an_author_is_no_title(gap: str) -> None:
    caption = "Hai đội bước ra sân trong tiếng trống."
    article = read_page_text(gap.join((*MENU, TITLE, caption, "Lê Thu Mận", DATE, LEAD, *BODY)))
    assert article.title == TITLE


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_first_sentence_of_a_text_without_a_title_is_none(gap: str) -> None:
    assert read_page_text(gap.join((LEAD, DATE, *BODY))).body == (LEAD, *BODY)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_last_sentence_above_a_date_is_none(gap: str) -> None:
    last = "Vé vào sân miễn phí cho thợ dệt."
    teaser = "Phường Bến Gạo thu gom pin cũ đổi cây xanh cho các nhà dọc kênh, ai đến trước được chọn trước."
    article = read_page_text(gap.join((TITLE, LEAD, *BODY, last, DATE, teaser)))
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert last in article.body
