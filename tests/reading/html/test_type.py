"""How text is set by the classes of frameworks, and what stands in lines of its own by that."""

import pytest

from tests.reading.html_pages import AUTHOR, BODY, OTHERS, SAPO, TITLE, page, paragraphs
from unionml.reading import read_html

H1 = f"<h1 class='text-3xl font-bold'>{TITLE}</h1>"


def _classed(first: str, rest: str, around: str = "prose") -> str:
    texts = "".join(f"<p class='{rest}'>{text}</p>" for text in BODY)
    return page(f"<main>{H1}<div class='{around}'><p class='{first}'>{SAPO}</p>{texts}</div></main>")


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("text-lg text-gray-700", "mb-4 text-base"),
        ("my-4 text-xl", "my-4 text-lg"),
        ("fs-5", ""),
        ("font-medium", ""),
        ("fw-semibold", "mb-3"),
        ("italic border-l-4", "mb-3"),
        ("pHead", "pBody"),
    ],
)
def test_a_sapo_by_the_classes_of_a_framework(first: str, rest: str) -> None:
    article = read_html(_classed(first, rest))
    assert (article.lead, article.body) == (SAPO, BODY)


@pytest.mark.parametrize(
    ("first", "rest", "around"),
    [
        ("text-lg", "text-lg", "prose"),
        ("text-lg first", "", "prose text-lg"),
        ("text-sm", "text-base", "prose"),
        ("font-medium", "font-medium", "prose"),
        ("mt-0", "mb-4", "prose"),
        ("md:text-lg", "", "prose"),
        ("no-italic", "", "prose"),
        ("drop-cap", "indent", "italic"),
    ],
)
def test_a_first_paragraph_of_other_classes_is_none(first: str, rest: str, around: str) -> None:
    article = read_html(_classed(first, rest, around))
    assert (article.lead, article.body) == ("", (SAPO, *BODY))


@pytest.mark.parametrize("date", ["(Cập nhật: 4/4/2023 7:22:10 AM)", "04/04/2023", "(Thứ ba, 04/04/2023, 07:22)"])
def test_a_date_below_the_headline_is_a_line_of_its_own(date: str) -> None:
    head = f"<span class='TieuDe'>{TITLE}</span><br><span class='Ngay'>{date}</span><br>"
    cell = f"<td>{head}<p><b>{SAPO}</b></p>{paragraphs()}</td>"
    article = read_html(page(f"<table><tr>{cell}</tr></table>", "<title>:: Bao Go Mit ::</title>"))
    assert (article.title, article.lead, article.body, article.published) == (TITLE, SAPO, BODY, date)


def test_a_day_in_a_line_that_goes_on_is_none() -> None:
    text = BODY[0].rstrip(".") + "<br>và được bàn giao ngày 04/04/2023 trước mặt cả xưởng."
    article = read_html(page(f"<div>{H1}{paragraphs((text, *BODY[1:]))}</div>"))
    assert article.body[0] == text.replace("<br>", " ")


@pytest.mark.parametrize("read", ["6 min read", "4 phút đọc"])
@pytest.mark.parametrize("date", ["Jan 5, 2026", "5/1/2026"])
def test_author_time_of_reading_and_date_in_a_line(read: str, date: str) -> None:
    line = f"<div><a>{AUTHOR}</a><button>Follow</button><span>{read}</span><span>{date}</span></div>"
    article = read_html(page(f"<article><section>{H1}{line}{paragraphs()}</section></article>"))
    assert (article.body, article.published) == (BODY, date)


def test_a_print_view_ends_with_its_source() -> None:
    text = f"<div class='content'>{paragraphs(tag='div')}<div align='right'><i>{AUTHOR}</i></div></div>"
    source = "<hr><div>Bản in từ Trang tin xóm Gò Mít. Mọi hình thức sao chép phải ghi rõ nguồn.</div>"
    article = read_html(page(f"<div><b>{TITLE}</b></div><div class='sapo'>{SAPO}</div>{text}{source}"))
    assert (article.lead, article.body, article.byline) == (SAPO, BODY, AUTHOR)


def test_a_caption_behind_the_last_paragraph() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Lớp học chụp ảnh lưu niệm</figcaption></figure>"
    article = read_html(page(f"<main>{H1}{paragraphs()}{figure}</main>"))
    assert (article.body, article.captions) == (BODY, ("Lớp học chụp ảnh lưu niệm",))


def test_a_caption_of_another_article_is_none() -> None:
    figure = "<div><figure><img src='a.jpg'><figcaption>Chợ bán xoài</figcaption></figure></div>"
    assert read_html(page(f"<div><div>{H1}{paragraphs()}</div>{figure}</div>")).captions == ()


def test_other_articles_in_a_list_of_teasers_and_in_headings_without_links() -> None:
    items = "".join(f"<li class='teaser'><a href='/{at}'>{other}</a></li>" for at, other in enumerate(OTHERS))
    heads = "".join(f"<h3 class='gh-card-title'>{other}</h3>" for other in OTHERS)
    for box in (f"<nav><h6>Tin xóm</h6><ul>{items}</ul></nav>", f"<section><h2>Đọc tiếp</h2>{heads}</section>"):
        article = read_html(page(f"<article>{H1}{paragraphs()}</article>{box}"))
        assert (article.body, [item.title for item in article.related]) == (BODY, list(OTHERS))


def test_what_the_style_sheet_of_google_docs_says() -> None:
    rules = ".c1{font-weight:700}.c2{color:#000;font-style:italic}.c3{text-align:center}.c4{text-align:right}"
    sheet = f"<style>{rules}</style>"
    caption = "Lớp học trong kho vải lúc chập tối"
    text = (
        f"<p class='c3'><span class='c1'>{TITLE}</span></p><p class='c0'><span class='c0 c1'>{SAPO}</span></p>"
        f"{paragraphs(BODY[:2])}<p class='c3'><img></p><p class='c3'><span class='c2'>{caption}</span></p>"
        f"{paragraphs(BODY[2:])}<p class='c4'><span>Ban Nữ công xưởng</span></p>"
    )
    read = read_html(f"<html><head>{sheet}</head><body class='doc-content'>{text}</body></html>")
    assert (read.title, read.lead, read.body, read.captions) == (TITLE, SAPO, BODY, (caption,))
    assert read.byline == "Ban Nữ công xưởng"
