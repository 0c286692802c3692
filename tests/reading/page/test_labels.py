"""Labels and what belongs to them: who asked, who sent a press release, who signs for an office, who wants readers."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
TOP = ("Trang chủ", "Công đoàn", TITLE)
DATE = "09/06/2024 17:40"


@GAPS
@pytest.mark.parametrize(
    "asker", ["Người hỏi: Lê Thu Mận", "Người gửi câu hỏi: Lê Thu Mận", "Họ tên người hỏi: Trần Quý"]
)
@pytest.mark.parametrize("fields", [(), ("Địa chỉ: Bến Cát", "Lĩnh vực: Tiền lương", "Câu hỏi")])
def test_who_asks_an_office_is_no_author_and_no_text(asker: str, fields: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((*TOP, DATE, asker, *fields, LEAD, *BODY)))
    assert (article.title, article.byline, article.lead, article.body) == (TITLE, "", LEAD, BODY)
    assert article.captions == article.headings == ()


@GAPS
def test_questions_in_the_text_stay(gap: str) -> None:
    asked = "Câu hỏi: Ai trông con cho thợ ca đêm?"
    article = read_page_text(gap.join((*TOP, DATE, LEAD, BODY[0], asked, *BODY[1:])))
    assert asked in (*article.body, *article.headings)


@GAPS
@pytest.mark.parametrize("end", ["-- Hết --", "- HẾT -", "(Hết)", "HẾT"])
def test_who_sent_a_press_release_stands_below_its_end(end: str, gap: str) -> None:
    below = (
        "Thông tin cho ban biên tập",
        "Hội thợ dệt Bến Cát có từ năm 1998, giúp thợ trẻ tìm chỗ ở và chỗ gửi con.",
        "Liên hệ báo chí",
        "Chị Lê Thu Mận, Cán bộ Truyền thông",
        "Điện thoại: 0912 000 345",
    )
    article = read_page_text(gap.join((*TOP, DATE, LEAD, *BODY, end, *below)))
    assert (article.lead, article.body, article.byline) == (LEAD, BODY, "")
    assert article.captions == article.headings == ()


@GAPS
def test_who_signs_below_the_end_of_a_story_is_its_author(gap: str) -> None:
    article = read_page_text(gap.join((*TOP, DATE, LEAD, *BODY, "-- Hết --", "Lê Thu Mận", "Điện thoại: 0912 000 345")))
    assert (article.body, article.byline) == (BODY, "Lê Thu Mận")


@GAPS
def test_a_text_that_goes_on_below_the_end_of_a_part_is_kept(gap: str) -> None:
    page = (*TOP, DATE, LEAD, *BODY, "-- Hết --", *(line.replace("đội", "tổ") for line in (LEAD, *BODY)))
    assert len(read_page_text(gap.join(page)).body) == 7


@GAPS
@pytest.mark.parametrize("office", [("TM. BAN CHẤP HÀNH CÔNG ĐOÀN", "Chủ tịch"), ("KT. GIÁM ĐỐC", "Trưởng phòng"), ()])
@pytest.mark.parametrize("closing", ["Thân ái,", "Trân trọng./."])
def test_the_office_above_a_signature_is_no_text(office: tuple[str, ...], closing: str, gap: str) -> None:
    article = read_page_text(gap.join((*TOP, DATE, LEAD, *BODY, closing, *office, "Lê Thu Mận")))
    assert (article.body, article.byline) == ((*BODY, closing), "Lê Thu Mận")
    assert article.captions == article.headings == ()


@GAPS
def test_a_letter_that_asks_for_readers_is_no_text(gap: str) -> None:
    below = ("Thanks for reading Thư từ bến sông! Subscribe for free to receive new posts and support my work.",)
    article = read_page_text(gap.join((*TOP, DATE, LEAD, *BODY, *below, "Type your email...", "Subscribe")))
    assert (article.lead, article.body) == (LEAD, BODY)


@GAPS
def test_what_a_reader_thanks_for_stays(gap: str) -> None:
    thanks = "Cảm ơn các bạn đã đọc hết bức thư dài của người thợ già này, hẹn gặp lại ở bến sông."
    assert thanks in read_page_text(gap.join((*TOP, DATE, LEAD, *BODY, thanks))).body


ASKED = "Bạn đọc có thắc mắc xin gửi về: hoidap@bensoi.example hoặc gọi 1900 0000."


@GAPS
@pytest.mark.parametrize(
    "line",
    [
        ASKED,
        "Mọi thắc mắc của bạn đọc về lương, thưởng xin gửi về hộp thư hoidap@bensoi.example.",
        "Mọi thắc mắc xin gửi về: hoidap@bensoi.example",
        "Độc giả cần tư vấn xin liên hệ chuyên mục qua số 0912 000 345.",
    ],
)
@pytest.mark.parametrize("tail", [(), ("Bình luận", "0 bình luận"), ("Tin khác", "Xưởng sợi thay bóng đèn cho ca đêm")])
@pytest.mark.parametrize("author_below", [True, False])
def test_where_readers_may_ask_is_no_text(line: str, tail: tuple[str, ...], author_below: bool, gap: str) -> None:
    signed = (line, "Lê Thu Mận") if author_below else ("Lê Thu Mận", line)
    article = read_page_text(gap.join((*TOP, DATE, LEAD, *BODY, *signed, *tail)))
    assert (article.lead, article.body, article.byline) == (LEAD, BODY, "Lê Thu Mận")
    assert article.captions == article.headings == ()


@GAPS
@pytest.mark.parametrize(
    "line",
    [
        "Mọi thắc mắc xin gửi về hộp thư noibo@bensoi.example hoặc gặp tổ trưởng công đoàn.",
        "Bạn đọc giúp đỡ chị xin gửi về tài khoản 0912000345, mọi câu hỏi xin gọi 0912 000 345.",
        "Bạn đọc gửi bài dự thi và câu hỏi về: cuocthi@bensoi.example trước ngày 30/9.",
        "Bạn đọc hỏi nhiều nhất về cách tính lương làm đêm của thợ dệt trong dịp lễ.",
    ],
)
def test_numbers_and_addresses_that_are_news_stay(line: str, gap: str) -> None:
    assert read_page_text(gap.join((*TOP, DATE, LEAD, *BODY, line, "Lê Thu Mận", "Bình luận"))).body == (*BODY, line)


@GAPS
def test_where_readers_may_ask_stays_among_paragraphs(gap: str) -> None:
    article = read_page_text(gap.join((*TOP, DATE, LEAD, BODY[0], ASKED, *BODY[1:])))
    assert article.body == (BODY[0], ASKED, *BODY[1:])
