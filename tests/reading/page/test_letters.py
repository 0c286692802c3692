"""Letters on saved pages: whom they address, how they close, and whose they were are text, and no sapo stands below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text
from unionml.reading.page.head.letters import addresses

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
MENU = ("Trang chủ", "Công đoàn", "Bạn đọc")
ADDRESSED = (
    "Thưa cô Năm Lành,",
    "Kính gửi đoàn viên,",
    "Chào các bạn,",
    "Chào các bạn!",
    "Các em thân mến,",
    "Bạn thân mến!",
    "Các anh chị em thợ sợi thân mến!",
    "Kính gửi toàn thể anh chị em xưởng nhuộm,",
    "Anh chị em ơi,",
    "Con gái yêu,",
)


@GAPS
@pytest.mark.parametrize("address", ADDRESSED)
@pytest.mark.parametrize("dated", [(), ("09/06/2024 17:40",)])
def test_whom_a_letter_addresses_is_text_and_no_sapo_stands_below(
    address: str, dated: tuple[str, ...], gap: str
) -> None:
    article = read_page_text(gap.join((*MENU, TITLE, *dated, address, *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, "", (address, *BODY))
    assert article.headings == article.captions == ()


@GAPS
def test_a_sapo_above_a_letter_stays_one(gap: str) -> None:
    article = read_page_text(gap.join((*MENU, TITLE, "09/06/2024 17:40", LEAD, "Chào các bạn,", *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, ("Chào các bạn,", *BODY))


@GAPS
def test_an_answer_below_a_letter_and_its_writer_are_text(gap: str) -> None:
    below = ("Lan Anh (Bến Cát)", "Lan Anh thương mến,")
    article = read_page_text(gap.join((*MENU, TITLE, "Thưa cô Năm Lành,", *BODY, *below, *BODY[:2])))
    assert article.body == ("Thưa cô Năm Lành,", *BODY, *below, *BODY[:2])
    assert article.headings == ()


@GAPS
@pytest.mark.parametrize("closing", ["Trân trọng.", "Trân trọng./.", "Trân trọng,", "Trân trọng cảm ơn!", "Kính thư,"])
def test_how_a_letter_closes_is_text_and_a_button_is_not(closing: str, gap: str) -> None:
    article = read_page_text(gap.join((*MENU, TITLE, LEAD, *BODY, closing, "Lê Văn Cương")))
    assert (article.body, article.byline) == ((*BODY, closing), "Lê Văn Cương")
    assert read_page_text(gap.join((*MENU, TITLE, LEAD, *BODY, "Trân trọng"))).body == BODY


@GAPS
@pytest.mark.parametrize("button", ["Gửi ngay!", "Đăng ký ngay!", "Chia sẻ", "Chào mừng bạn!"])
def test_buttons_between_title_and_sapo_are_no_letter(button: str, gap: str) -> None:
    article = read_page_text(gap.join((*MENU, TITLE, "09/06/2024 17:40", button, LEAD, *BODY)))
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert not addresses(button)


@GAPS
@pytest.mark.parametrize("title", ["Đồng chí ơi!", "Chào anh, người thợ lò!", "Hà Nội ơi!", "Chào các bạn trẻ!"])
def test_a_title_that_calls_somebody_is_a_title(title: str, gap: str) -> None:
    article = read_page_text(gap.join(("Trang chủ", "Văn nghệ", title, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@given(st.lists(st.sampled_from(["Kính gửi", "Chào", "các bạn", "thân mến", "ơi", ",", "!", "ngay"]), max_size=9))
def test_no_line_between_title_and_text_hides_a_paragraph(words: list[str]) -> None:
    article = read_page_text("\n".join((*MENU, TITLE, "09/06/2024", " ".join(words), *BODY)))
    assert set(BODY) <= {article.lead, *article.body}


@GAPS
def test_other_headlines_that_call_somebody_open_no_letter(gap: str) -> None:
    others = ("Tin liên quan", "Đồng bào ơi!", "Bến xe phía nam mở thêm hai tuyến đêm cho thợ về quê.")
    article = read_page_text(gap.join((*MENU, TITLE, LEAD, *BODY, *others, "Xã Đồi Cọ làm xong cây cầu qua suối")))
    assert article.body == BODY
