"""Cards amid an article that ask for a reader's address, and articles about signing up."""

import pytest

from tests.reading.html_pages import BODY, SAPO, TITLE, page, paragraphs
from unionml.reading import read_html

FORM = "<form><input type='email' placeholder='Email'><button>{}</button></form>"


@pytest.mark.parametrize(
    "card",
    [
        f"<div class='x-dang'><h4>Đăng ký nhận thư của xóm</h4><p>Mỗi tuần một lá thư về đời thợ may.</p>"
        f"{FORM.format('Gửi')}<p>Không thư rác. Huỷ lúc nào cũng được.</p></div>",
        f"<div class='card'><div><h2>Sign up for Gò Mít</h2><p>Written by those who sew.</p>"
        f"{FORM.format('Go')}<p>No spam. Leave whenever you like.</p></div></div>",
        f"<section><h3>Bản tin tối thứ ba</h3>{FORM.format('Đăng ký')}</section>",
        "<form><p>Nhận tin qua thư, mỗi tối một lá.</p><input name='your_email'><input type='submit'></form>",
        "<div><p>Nhận tin qua thư, mỗi tối một lá.</p><input type='email'></div>",
    ],
)
def test_a_card_that_asks_for_an_address_is_no_text(card: str) -> None:
    for around in ("<article>{}</article>", "<form id='aspnetForm'><div class='main-content'>{}</div></form>"):
        text = f"<h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs(BODY[:3])}{card}{paragraphs(BODY[3:])}"
        read = read_html(page(around.format(text)))
        assert (read.lead, read.body, read.headings) == (SAPO, BODY, ())


def test_paragraphs_beside_a_form_are_text() -> None:
    short = ("Đăng ký học nghề tại kho vải cũ, tối thứ ba và tối thứ năm.", "Ai tới trước thì được nhận máy trước.")
    for text in (short, BODY):
        for form in (FORM.format("Đăng ký"), FORM.format("Gửi bình luận")):
            for inside in (f"<div class='k1'>{paragraphs(text)}{form}</div>", f"{paragraphs(text)}<div>{form}</div>"):
                assert read_html(page(f"<h1>{TITLE}</h1>{inside}")).body == text
