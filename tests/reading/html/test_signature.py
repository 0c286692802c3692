"""How an article ends: who signs it, and what behind its text is none."""

import pytest

from tests.reading.html_pages import AUTHOR, BODY, SAPO, TITLE, article, paragraphs
from unionml.reading import read_html


@pytest.mark.parametrize(
    "signature",
    [
        f"<p><strong>{AUTHOR}</strong></p>",
        f"<p class='source'>Theo {AUTHOR}</p>",
        f"<p style='text-align:right'>{AUTHOR}</p><p>Từ khóa: nghề may</p>",
        f"<p><em>Bài và ảnh: {AUTHOR}</em></p>",
        f"<p align='right'>{AUTHOR}</p><hr><div>https://gomit.vn/lop-may.html</div><div>Ngày in: 01/03/2024</div>",
    ],
)
def test_a_signature_behind_the_text(signature: str) -> None:
    read = read_html(article(paragraphs() + signature))
    assert (read.body, AUTHOR in read.byline) == (BODY, True)


@pytest.mark.parametrize("place", ["align='right'", "style='text-align:right'", "class='rteright'"])
def test_an_office_signs_at_the_right_margin(place: str) -> None:
    read = read_html(article(paragraphs() + f"<p {place}><i>Công đoàn ngành Giáo dục</i></p>"))
    assert (read.body, read.byline) == (BODY, "Công đoàn ngành Giáo dục")


def test_a_button_does_not_sign() -> None:
    assert read_html(article().replace("</article>", "</article><div><p>XEM TIẾP</p></div>")).byline == ""


def test_a_list_of_names_is_text() -> None:
    names = ("Lưu Thị Tám", "Thạch Sơn", "Mã Văn Hợi")
    text = "Ba người đứng lớp được tặng giấy khen là các chị, các anh có tên sau:"
    for listed in (f"<ul>{paragraphs(names, 'li')}</ul>", paragraphs(names)):
        read = read_html(article(paragraphs((*BODY, text)) + listed))
        assert (read.body, read.byline) == ((*BODY, text, *names), "")
        signed = read_html(article(paragraphs((*BODY, text)) + listed + f"<p align='right'><b>{AUTHOR}</b></p>"))
        assert (signed.body, signed.byline) == ((*BODY, text, *names), AUTHOR)


def test_the_number_of_the_paper_is_no_text_and_one_that_the_article_gives_is() -> None:
    number = "Hotline: 0905 000 000"
    assert read_html(article(paragraphs() + f"<div class='note'><button>Gửi</button> {number}</div>")).body == BODY
    assert read_html(article(paragraphs((*BODY, number)))).body == (*BODY, number)
    read = read_html(article(paragraphs() + f"<p align='right'>{AUTHOR}</p><p>{number}</p>"))
    assert (read.body, read.byline) == (BODY, AUTHOR)


def test_what_stands_in_the_address_of_the_page_is_no_text_and_a_name_signs() -> None:
    start = f"<h1>{TITLE}</h1>{paragraphs()}<p align='right'><b>{AUTHOR}</b></p>"
    read = read_html(f"<html><body>{start}<hr><address>Lưu hành nội bộ</address></body></html>")
    assert (read.body, read.byline) == (BODY, AUTHOR)


SIGNED = f"<p style='text-align:right'><b>{AUTHOR}</b></p>"
OFFICE = "(Công đoàn xưởng may số 4 xóm Gò Mít)"


@pytest.mark.parametrize(
    "signature",
    [
        f"<p align='right'><b>{AUTHOR}</b></p><p align='right'>{OFFICE}</p>",
        f"<p align='right'><b>{AUTHOR}</b><br><i>{OFFICE}</i></p>",
        f"<p align='right'><em><b>{AUTHOR}</b> {OFFICE}</em></p>",
        f"<p><b>{AUTHOR}</b></p><p>{OFFICE}</p>",
    ],
)
def test_the_office_of_who_signs_is_no_text(signature: str) -> None:
    read = read_html(article(paragraphs() + signature))
    assert (read.body, read.byline, read.headings) == (BODY, AUTHOR, ())


@pytest.mark.parametrize(
    "note",
    [
        "<div class='note'><p>Bạn đọc có điều cần hỏi về tiền công xin gửi về hộp thư hoi@gomit.vn.</p></div>",
        "<p><i>Quý bạn đọc cần hỏi về nghề may xin gọi 0905 000 000 trong giờ làm việc.</i></p>",
    ],
)
def test_a_note_to_readers_below_who_signs(note: str) -> None:
    read = read_html(article(paragraphs() + SIGNED + note))
    assert (read.body, read.byline) == (BODY, AUTHOR)


def test_an_appeal_stays_below_who_signs() -> None:
    appeal = "Mọi đóng góp xin gửi về chị Kim Thị Nhiên, xóm Gò Mít, số tài khoản 0123 456 789."
    read = read_html(article(paragraphs() + SIGNED + f"<p>{appeal}</p>"))
    assert (read.body, read.byline, read.headings) == ((*BODY, appeal), AUTHOR, ())
    asked = "Bạn đọc giúp đỡ chị Kim Thị Nhiên xin gửi về số tài khoản 0123 456 789."
    assert read_html(article(paragraphs((*BODY, asked)))).body == (*BODY, asked)


def test_who_signs_a_letter_amid_the_text_is_no_author() -> None:
    for last in (BODY[4], "Từ đó đến nay, lớp đã hỗ trợ thêm ba mươi người thợ, có người tới từ xóm khác."):
        read = read_html(article(paragraphs(BODY[:4]) + SIGNED + f"<p>{last}</p>"))
        assert (read.byline, read.body[0], read.body[-1]) == ("", BODY[0], last)


@pytest.mark.parametrize("label", ["Media contact: Oke Marsh, press@x.org", "Liên hệ báo chí: Châu Diệp, 0905 000 000"])
def test_whom_the_press_may_call_is_no_text(label: str) -> None:
    assert read_html(article(paragraphs() + f"<p><em>{label}</em></p>")).body == BODY


@pytest.mark.parametrize(
    "last",
    [
        "Press contacts with the yard were few: for weeks nobody at the gate would say who owned the ship.",
        "For media workers the lesson is plain: write everything down, and keep a copy away from the office.",
        "Liên hệ: chị Kim Thị Nhiên, xóm Gò Mít, điện thoại 0905 000 000.",
    ],
)
def test_a_last_paragraph_about_the_press_is_text(last: str) -> None:
    assert read_html(article(paragraphs((*BODY, last)))).body == (*BODY, last)


QUESTION = "Tôi may ở xưởng được bảy năm, nay xưởng dời đi xa thì tôi có được trả tiền xe hay không?"
ASKER = "<p align='right'><b>Mã Thị Hợi</b> (xóm Gò Mít)</p>"


@pytest.mark.parametrize("name", ["", ASKER, ASKER.replace(" align='right'", "")])
@pytest.mark.parametrize(
    "asked", [f"<b>Hỏi:</b> <i>{QUESTION}</i>", f"<i>{QUESTION}</i>", f"<b>Câu hỏi: {QUESTION}</b>"]
)
def test_the_question_of_a_reader_is_text_and_he_no_author(asked: str, name: str) -> None:
    start = f"<h1>{TITLE}</h1>"
    question = f"<p>{asked}</p>{name}<p><b>Trả lời:</b></p>"
    read = read_html(article(question + paragraphs() + SIGNED, start))
    assert (read.lead, read.byline, read.body[-len(BODY) :]) == ("", AUTHOR, BODY)
    assert read.body[0].endswith(QUESTION)
    unsigned = read_html(article(question + paragraphs(), start))
    assert (unsigned.lead, unsigned.byline) == ("", "")


def test_a_question_that_is_marked_is_the_sapo_and_who_asked_no_author() -> None:
    for asker in (ASKER, "<p>Mã Thị Hợi</p>"):
        start = f"<h1>{TITLE}</h1><div><p class='sapo'>Hỏi: {QUESTION}</p>{asker}</div>"
        for answer in (paragraphs(), f"<div>{paragraphs()}</div>"):
            read = read_html(article(f"<p><b>Trả lời:</b></p>{answer}", start))
            assert (read.lead, read.byline, read.body[-len(BODY) :]) == (f"Hỏi: {QUESTION}", "", BODY)


@pytest.mark.parametrize("sapo", [SAPO, f"Hỏi chuyện người đứng lớp mới biết: {SAPO}"])
def test_a_sapo_above_a_question_is_one(sapo: str) -> None:
    start = f"<h1>{TITLE}</h1><p><b>{sapo}</b></p><p>Hỏi: {QUESTION}</p><p><b>Trả lời:</b></p>"
    assert read_html(article(start + paragraphs(), "")).lead == sapo
    assert read_html(article(start.replace("Hỏi: T", "T") + paragraphs(), "")).lead == sapo


@pytest.mark.parametrize("line", ["(TTXVN/Vietnam+)", "(Vietnam+)", "(GMN/Gò Mít+)", "(Theo TTXVN)"])
@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<p align='right'><b>{}</b></p>", "<div class='article-author'>{}</div>"]
)
def test_an_agency_in_brackets_signs(line: str, form: str) -> None:
    read = read_html(article(paragraphs() + form.format(line)))
    assert (read.byline, read.body, read.captions) == (line, BODY, ())


@pytest.mark.parametrize("line", ["(Còn nữa)", "(Hết)"])
def test_other_words_in_brackets_sign_nothing(line: str) -> None:
    read = read_html(article(paragraphs() + f"<p>{line}</p>"))
    assert (read.byline, read.body) == ("", BODY)


@pytest.mark.parametrize("line", ["Nguồn: Công đoàn xưởng", "Nguồn tin: CĐ huyện", "Nguồn: gomit.example"])
def test_a_source_signs_where_nobody_else_does(line: str) -> None:
    read = read_html(article(paragraphs() + f"<p>{line}</p>"))
    assert (read.byline, read.lead, read.body) == (line, SAPO, BODY)
    signed = f"<p class='x-author'>{AUTHOR}</p><p>{line}</p>"
    read = read_html(article(paragraphs() + signed))
    assert (read.byline, read.body) == (AUTHOR, BODY)


def test_whom_to_ask_below_a_release_is_no_text() -> None:
    label = "<p><strong>For further information please contact:</strong></p>"
    for line in ("Nora Vance, Communications Officer, vance@lotus.example", "Nora Vance: vance@lotus.example"):
        assert read_html(article(f"{paragraphs()}{label}<p>{line}</p>")).body == BODY


@pytest.mark.parametrize("line", ["Ảnh: NVCC", "Ảnh: Bạch Mai"])
def test_who_took_the_pictures_does_not_sign_for_the_author(line: str) -> None:
    head = f"<h1>{TITLE}</h1><p class='x-author'>{AUTHOR}</p><p class='sapo'>{SAPO}</p>"
    read = read_html(article(paragraphs() + f"<p style='text-align:right'><i>{line}</i></p>", head))
    assert (read.byline, read.body, read.captions) == (AUTHOR, BODY, (line,))
    assert read_html(article(paragraphs() + f"<p style='text-align:right'><i>{line}</i></p>")).byline == line


@pytest.mark.parametrize("line", ["Theo Tuần báo Xóm Gò", "Theo Tạp chí Người may áo và Nghề dệt miền xuôi"])
def test_where_a_text_was_taken_from_does_not_sign_for_the_author(line: str) -> None:
    head = f"<h1>{TITLE}</h1><p class='x-author'>{AUTHOR}</p><p class='sapo'>{SAPO}</p>"
    read = read_html(article(paragraphs() + f"<div class='detail-source'>{line}</div>", head))
    assert (read.byline, read.body) == (AUTHOR, BODY)
    assert read_html(article(paragraphs() + f"<div class='detail-source'>{line}</div>")).byline == line


@pytest.mark.parametrize(
    "line",
    [
        "Lê Thị Hồng – CĐ Công ty May 3",
        "Tin: Nguyễn An; Ảnh: Trần Bình",
        "Nguyễn An - Ảnh: Trần Bình",
        "Thu Hà (t/h)",
    ],
)
@pytest.mark.parametrize("form", ["<p style='text-align:right'>{}</p>", "<p><b>{}</b></p>"])
def test_who_signs_with_a_unit_a_photographer_or_what_was_done(line: str, form: str) -> None:
    read = read_html(article(paragraphs() + form.format(line)))
    assert (read.byline, read.body, read.captions) == (line, BODY, ())


def test_a_list_of_those_who_won_is_text() -> None:
    names = ("Lê Thị Hồng - Công ty May 3", "Trần Thị Lụa - Công ty May 5", "Ngô Văn Kim - Công ty May 7")
    items = "".join(f"<li><b>{name}</b></li>" for name in names)
    assert read_html(article(f"{paragraphs()}<p>Ba người được thưởng:</p><ul>{items}</ul>")).body[-3:] == names


def test_an_author_and_his_paper_by_class() -> None:
    head = f"<h1>{TITLE}</h1><div class='author'>{AUTHOR}/Báo Xóm May</div><p class='sapo'>{SAPO}</p>"
    assert read_html(article(before=head)).byline == f"{AUTHOR}/Báo Xóm May"
