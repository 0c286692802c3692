"""How an article ends: who signs it, and what behind its text is none."""

import pytest

from tests.reading.html_pages import AUTHOR, BODY, TITLE, article, paragraphs
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
