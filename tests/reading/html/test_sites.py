"""Pages of portals, forums, newsletters and builders of sites, which name and set their parts in ways of their own."""

import pytest

from tests.reading.html_pages import AUTHOR, BODY, OTHERS, SAPO, TITLE, page, paragraphs
from unionml.article import Article
from unionml.errors import InputError
from unionml.reading import read_html

H1 = f"<h1>{TITLE}</h1>"


def assert_read(article: Article) -> None:
    assert (article.title, article.lead, article.body) == (TITLE, SAPO, BODY)


@pytest.mark.parametrize(
    "sapo",
    [
        f"<p class='has-large-font-size'><em>{SAPO}</em></p>",
        f"<p style='font:italic 18px Georgia'>{SAPO}</p>",
        f"<p style='font:bold 18px/1.4 Arial'>{SAPO}</p>",
        f"<div class='newsdesc'>{SAPO}</div>",
        f"<div class='postSummary'>{SAPO}</div>",
        f"<p class='has-large-font-size'>{SAPO}</p>",
        f"<p><font size='4'>{SAPO}</font></p>",
        f"<p><span style='color:#555;font-size:1.25em'>{SAPO}</span></p>",
    ],
)
def test_a_sapo_is_set_apart(sapo: str) -> None:
    assert_read(read_html(page(f"<div class='content'>{H1}{sapo}{paragraphs()}</div>")))


@pytest.mark.parametrize("tag", ["i", "b"])
def test_a_first_paragraph_that_is_set_like_the_others_is_none(tag: str) -> None:
    texts = "".join(f"<p><{tag}>{text}</{tag}></p>" for text in (SAPO, *BODY))
    article = read_html(page(f"<div class='content'>{H1}{texts}</div>"))
    assert (article.lead, article.body) == ("", (SAPO, *BODY))


@pytest.mark.parametrize(("first", "rest"), [("16px", "16px"), ("13px", "16px"), ("18px", "16pt"), ("15px", "14px")])
def test_a_first_paragraph_in_type_of_about_one_size_is_none(first: str, rest: str) -> None:
    texts = "".join(f"<p style='font-size:{rest}'>{text}</p>" for text in BODY)
    article = read_html(page(f"<div class='content'>{H1}<p style='font-size:{first}'>{SAPO}</p>{texts}</div>"))
    assert (article.lead, article.body) == ("", (SAPO, *BODY))


def test_a_first_paragraph_in_larger_type_is_a_sapo() -> None:
    texts = "".join(f"<p style='font:15px/24px Arial'>{text}</p>" for text in BODY)
    assert_read(read_html(page(f"<div class='content'>{H1}<p style='font-size:18px'>{SAPO}</p>{texts}</div>")))


def test_an_interview_with_questions_in_italics_has_no_sapo() -> None:
    texts = "".join(f"<p>{f'<i>{text}</i>' if at % 2 == 0 else text}</p>" for at, text in enumerate((SAPO, *BODY)))
    assert read_html(page(f"<div class='content'>{H1}{texts}</div>")).lead == ""


@pytest.mark.parametrize(
    "window", ["Chi tiết tin - Cổng thông tin LĐLĐ tỉnh Gò Mít", "Trang tin của Công đoàn huyện Gò Mít"]
)
def test_the_name_of_a_portal_is_no_title(window: str) -> None:
    shown = f"<div class='ArticleHeader'><span class='title'>{TITLE}</span></div><div class='PostDate'>02/05/2024</div>"
    body = f"<div>{shown}<div class='ArticleSummary'>{SAPO}</div><div class='ArticleContent'>{paragraphs()}</div></div>"
    assert_read(read_html(page(body, f"<title>{window}</title>")))


def test_a_title_in_which_a_portal_is_news() -> None:
    title = "Cổng thông tin việc làm Gò Mít mở thêm hai quầy tư vấn cho Thợ Mới"
    assert read_html(page(f"<div>{paragraphs()}</div>", f"<title>{title}</title>")).title == title


def test_a_post_of_a_forum() -> None:
    head = f"{H1}<div class='p-description'>Người khởi tạo: <a class='username'>{AUTHOR}</a> · Ngày gửi 6/3/22</div>"
    post = f"<div class='bbWrapper'>{'<br><br>'.join(BODY)}</div><div class='message-signature'>Còn kim còn chỉ</div>"
    reply = "<article class='message'><div class='bbWrapper'>Cảm ơn chị đã đưa tin về lớp học.</div></article>"
    article = read_html(page(f"{head}<article class='message'>{post}</article>{reply}"))
    assert (article.title, article.lead, article.body) == (TITLE, "", BODY)
    assert article.byline == AUTHOR


@pytest.mark.parametrize("name", ["signature", "message-signature", "postbit_signature"])
@pytest.mark.parametrize("author", ["", AUTHOR])
def test_what_stands_in_an_element_for_signatures(name: str, author: str) -> None:
    post = (
        f"<div class='post'><p>{'</p><p>'.join(BODY)}</p></div><div class='{name}'>{author or 'Còn kim còn chỉ'}</div>"
    )
    assert read_html(page(f"<div>{H1}{post}</div>")).body == BODY


@pytest.mark.parametrize("cue", ["Cũng trong số này", "Trong số này", "Tin khác trong bản tin này"])
@pytest.mark.parametrize("asks", ["", "?"])
def test_a_newsletter_made_of_tables(cue: str, asks: str) -> None:
    rows = (
        f"<h1>{TITLE}</h1>",
        f"<span style='font:italic 18px Georgia'>{SAPO}</span>",
        *BODY,
        f"<table><tr><td><b>{cue}</b></td></tr>"
        + "".join(f"<tr><td><a href='/{at}'>{other}{asks}</a></td></tr>" for at, other in enumerate(OTHERS))
        + "</table>",
        "Bạn nhận thư này vì đã đăng ký. <a>Hủy đăng ký</a>",
    )
    article = read_html(page("<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows) + "</table>"))
    assert_read(article)
    assert [item.title for item in article.related] == [other + asks for other in OTHERS]


def test_headlines_that_ask_in_a_table_with_dates() -> None:
    asking = tuple(f"{other}?" for other in OTHERS)
    rows = (
        f"<b>{TITLE}</b>",
        f"<b>{SAPO}</b>",
        f"<div>{paragraphs()}<p align='right'><b>{AUTHOR}</b></p></div>",
        "<b>Các tin đã đưa:</b>",
        *(f"&bull; <a href='?id={at}'>{other}</a> <i>(1/12/2012)</i>" for at, other in enumerate(asking)),
    )
    article = read_html(page("<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows) + "</table>"))
    assert_read(article)
    assert article.byline == AUTHOR
    assert [item.title for item in article.related] == list(asking)


def test_a_builder_of_sites_names_the_author_in_a_hook() -> None:
    head = f"<ul><li><span data-hook='user-name'>{AUTHOR}</span></li><li>3 thg 8, 2023</li><li>2 phút đọc</li></ul>"
    body = f"<div>{head}<h1>{TITLE}</h1><div>{paragraphs((SAPO, *BODY))}</div></div>"
    assert read_html(page(body)).byline == AUTHOR


def test_credits_in_an_element_behind_the_text() -> None:
    named = f"<p>Nội dung: <span>{AUTHOR}</span></p><p>Thiết kế: An Nhiên</p><p>Xuất bản: 1/5/2024</p>"
    body = f"<div>{H1}<div class='intro'>{SAPO}</div><div>{paragraphs()}</div><div class='credit'>{named}</div></div>"
    article = read_html(page(body))
    assert_read(article)
    assert AUTHOR in article.byline


def test_a_heading_that_says_that_the_page_is_missing() -> None:
    links = "".join(f"<li><a href='/{at}'>{other}</a></li>" for at, other in enumerate(OTHERS))
    said = "<h1>404 - Không tìm thấy trang</h1><p>Đường dẫn bạn truy cập không tồn tại hoặc đã bị xóa.</p>"
    with pytest.raises(InputError, match="article is missing"):
        read_html(
            page("<div>404</div><div>Rất tiếc, trang bạn yêu cầu không tìm thấy!</div>", "<title>Báo Gò Mít</title>")
        )
    with pytest.raises(InputError, match="article is missing"):
        read_html(page(f"{said}<h4>Có thể bạn quan tâm</h4><ul>{links}</ul>", "<title>Báo Gò Mít</title>"))


@pytest.mark.parametrize("label", ["Trích:", "Trích dẫn", "Quote:", "Originally Posted by thomay82"])
def test_the_label_of_a_quotation_in_a_forum(label: str) -> None:
    quote = f"<div><div class='smallfont'>{label}</div><table><tr><td>{BODY[2]}</td></tr></table></div>"
    post = f"<div>{BODY[0]}<br><br>{BODY[1]}<br><br>{quote}{BODY[3]}<br><br>{BODY[4]}</div>"
    assert read_html(page(f"<div><h1>{TITLE}</h1>{post}</div>")).body == BODY


@pytest.mark.parametrize("name", ["fl-module-cta", "elementor-cta", "call-to-action"])
def test_a_box_that_calls_for_something_is_no_text(name: str) -> None:
    call = f"<div class='{name}'><h3>Góp một tay cho lớp học</h3><p>Mỗi phần quà mua được hai cuộn chỉ.</p></div>"
    read = read_html(page(f"<div><h1>{TITLE}</h1>{paragraphs(BODY[:3])}{call}{paragraphs(BODY[3:])}</div>"))
    assert (read.body, read.headings) == (BODY, ())


@pytest.mark.parametrize("name", ["date_share", "time-share", "sharing-date", "tag-date"])
def test_a_date_in_the_row_of_the_buttons(name: str) -> None:
    row = f"<div class='{name}'><span class='date'>09/05/2023 14:36</span><span>Lượt xem: 1.027</span></div>"
    read = read_html(page(f"<div><h1>{TITLE}</h1>{row}<p class='sapo'>{SAPO}</p><div>{paragraphs()}</div></div>"))
    assert (read.published, read.lead, read.body) == ("09/05/2023 14:36", SAPO, BODY)
