"""Headlines: what is shown wins, unless it names the paper, a section or the kind of page."""

import pytest

from tests.reading.html_pages import BODY, SAPO, TITLE, page, paragraphs
from unionml.reading import read_html
from unionml.reading.html.title import without_site

REST = f"<p class='sapo'>{SAPO}</p>{paragraphs()}"


def title_of(body: str, window: str = TITLE, stated: str = "") -> str:
    head = f"<title>{window}</title>" + (f"<meta property='og:title' content='{stated}'>" if stated else "")
    article = read_html(page(body + REST, head))
    assert (article.lead, article.body) == (SAPO, BODY)
    return article.title


@pytest.mark.parametrize(
    ("body", "window", "stated"),
    [
        (f"<h1 class='logo'><a href='/'>Công đoàn xóm Gò Mít</a></h1><h2>{TITLE}</h2>", TITLE, TITLE),
        (f"<h1>Công đoàn</h1><h2 class='title'>{TITLE}</h2>", TITLE, TITLE),
        (f"<h1><a href='/'>Báo Gò Mít</a></h1><h2 class='post-title'>{TITLE}</h2>", f"{TITLE} - Báo Gò Mít", ""),
        (f"<div class='name'>{TITLE}</div>", f"Báo Gò Mít | {TITLE}", ""),
        (f"<div class='name'>{TITLE}</div>", f"{TITLE} | Công đoàn | Báo Gò Mít", ""),
        (f"<div class='name'>{TITLE}</div>", f"Công đoàn huyện Gò Mít - {TITLE}", ""),
        (f"<div class='name'>{TITLE}</div>", f"Bản in: {TITLE}", ""),
        (f"<h2>Chi tiết tin</h2><div>{TITLE}</div>", "Chi tiết tin", ""),
        (f"<h1>{TITLE}</h1>", "Một câu khác hẳn, viết cho máy tìm kiếm đọc", "Lại một câu khác viết cho mạng xã hội"),
        (f"<p align='center'><b>{TITLE}</b></p>", "", ""),
        (f"<p><a>In trang này</a></p><div>gomit.vn</div><hr><h3>{TITLE}</h3>", "In trang", ""),
        (
            f"<div class='tieude'>{TITLE}</div><p align='center'><img></p><p align='center'><i>Lớp học</i></p>",
            "",
            "",
        ),
        (f"<h1><span class='cat'>Công đoàn</span>{TITLE}</h1>", TITLE, ""),
        (f"<h1>{TITLE.replace(' nghề', '<br>nghề')}</h1>", "x", ""),
        (f"<h1>{TITLE.replace(' nghề', '</h1><h1>nghề')}</h1>", "x", ""),
        (f"<p align='center'><b>{TITLE.replace(' nghề', '</b></p><p align=center><b>nghề')}</b></p>", "Document1", ""),
        (f"<p align='center'><b>LĐLĐ HUYỆN GÒ MÍT</b></p><p align='center'><b>{TITLE}</b></p>", TITLE, ""),
        (f"<h1>{TITLE}<span class='sr-only'>, mở trong cửa sổ mới</span><i class='icon'>share</i></h1>", "x", ""),
        ("", f"{TITLE} - Báo Gò Mít", ""),
        (
            f"<h1>LIÊN ĐOÀN LAO ĐỘNG TỈNH GÒ MÍT</h1><div><h2>{TITLE}</h2></div>",
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH GÒ MÍT",
            "",
        ),
    ],
)
def test_the_headline_is_found(body: str, window: str, stated: str) -> None:
    assert title_of(body, window, stated) == TITLE


@pytest.mark.parametrize("kicker", ["Phỏng vấn", "Phóng sự ảnh"])
def test_a_kicker_that_is_all_the_window_says_is_no_headline(kicker: str) -> None:
    assert title_of(f"<p class='kicker'>{kicker.upper()}</p><h1>{TITLE}</h1>", kicker) == TITLE


def test_the_name_of_the_site_in_the_window_is_no_headline() -> None:
    menu = "<div class='k1'><a>CĐ Trường Gò Mít</a></div>"
    assert title_of(f"{menu}<h1>{TITLE}</h1>", "CĐ Trường Gò Mít - Lớp may") == TITLE
    logo = "<h1 class='site-title'><a href='/tin'>Tổng công ty Đường Gò</a></h1><h1 class='portlet-title'>Xuất bản</h1>"
    assert title_of(f"{logo}<h3 class='header-title'>{TITLE}</h3>", "Tin tức - Tổng công ty") == TITLE


def test_a_short_headline_goes_before_the_name_of_the_site() -> None:
    site = "<h1>Công đoàn khu công nghiệp Gò Mít</h1>"
    assert title_of(f"{site}<h3>Đợi con về</h3>", "Đợi con về", "Đợi con về") == "Đợi con về"


def test_a_short_headline_that_is_shown() -> None:
    assert title_of("<h1>Chuyện ở kho vải cũ</h1>", "Thợ may dạy nghề", "Thợ may dạy nghề") == "Chuyện ở kho vải cũ"


@pytest.mark.parametrize("suffix", [" - Báo Ví Dụ", " | vidu.vn", " – Tin tức - Báo Ví Dụ Online", " | Ví Dụ"])
def test_the_name_of_the_paper_behind_a_title(suffix: str) -> None:
    assert without_site(TITLE + suffix, "Ví Dụ") == TITLE


def test_a_dash_inside_a_title_stays() -> None:
    assert without_site("Cầu Rạch Gốc - chuyện của thợ nề", "Ví Dụ") == "Cầu Rạch Gốc - chuyện của thợ nề"


@pytest.mark.parametrize("name", ["portlet-title", "widget-title", "ms-webpart-title"])
def test_the_name_of_a_box_beside_the_article_is_no_headline(name: str) -> None:
    links = "<ul><li><a href='/v'>Văn bản</a></li></ul>"
    box = f"<section><h1 class='{name}'>Hiển thị nội dung của trang</h1>{links}</section>"
    assert title_of(f"{box}<div><h3><span>{TITLE}</span></h3></div>", "Tin chi tiết - Cổng TTĐT xóm Gò Mít") == TITLE


@pytest.mark.parametrize("tag", ["div", "h1"])
@pytest.mark.parametrize("date", ["<span>03/10/2024</span>", "- <i>03/10/2024 16:05</i>"])
def test_a_date_in_the_line_of_the_headline_is_no_part_of_it(tag: str, date: str) -> None:
    read = read_html(page(f"<div><{tag}><span>{TITLE}</span> {date}</{tag}>{REST}</div>"))
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)


def test_a_date_that_the_headline_tells_is_a_part_of_it() -> None:
    assert title_of("<h1>Lớp may ở Gò Mít mở lại từ ngày <b>03/10/2024</b></h1>", "", "").endswith("từ ngày 03/10/2024")


@pytest.mark.parametrize("bold", ["<p><strong>{}</strong></p>", "<p><b>1. {}</b></p>", "<a href='/2'><b>{}</b></a>"])
@pytest.mark.parametrize("window", ["Chi tiết tin", "Báo Gò Mít"])
def test_a_bold_line_behind_the_sapo_is_no_headline(bold: str, window: str) -> None:
    heading = bold.format("Nhiều đổi mới trong cách dạy nghề buổi tối")
    read = read_html(
        page(
            f"<div class='NewsTitle'>{TITLE}</div><div>03/05/2014 15:07</div><div class='summary'>{SAPO}</div>"
            f"<div>{heading}{paragraphs()}</div>",
            f"<title>{window}</title>",
        )
    )
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)


def test_what_a_paper_says_above_a_bold_headline_is_none() -> None:
    motto = "Nhiệt liệt chào mừng kỷ niệm bốn mươi năm ngày thành lập công đoàn xã, thi đua dạy tốt, học tốt."
    above = f"<div class='title'>Trang tin công đoàn Gò Mít</div><div class='x1'>{motto}</div>"
    body = f"{above}<div class='tin'><p><b>{TITLE}</b></p>{paragraphs()}</div>"
    assert read_html(page(body, "<title>Chi tiết tin</title>")).title == TITLE


def test_a_raised_word_behind_a_headline_is_a_mark_of_the_site() -> None:
    for mark in ("<span><sup>Đặc sắc</sup></span>", " <sup>Mới</sup>", "<sup>HOT</sup>"):
        assert title_of(f"<h2>{TITLE}{mark}</h2>", TITLE, TITLE) == TITLE
    assert title_of("<h2>Xóm Gò Mít trồng 12.000 m<sup>2</sup> rau sạch</h2>", "", "").endswith("12.000 m2 rau sạch")
    assert title_of("<h2>Thợ xóm Gò Mít trồng rau trên 12.000 m<sup>2</sup></h2>", "", "").endswith("12.000 m2")


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "div"])
def test_a_headline_that_asks_may_lead_to_its_own_page(tag: str) -> None:
    asking = "Vì sao lớp may ở Gò Mít vẫn sáng đèn sau giờ tan ca?"
    read = read_html(
        page(f"<div><{tag}><a href='/lop-may'>{asking}</a></{tag}>{REST}</div>", f"<title>{asking}</title>")
    )
    assert (read.title, read.lead, read.body, read.related) == (asking, SAPO, BODY, ())


@pytest.mark.parametrize("cut", [2, 6])
def test_a_headline_in_two_elements(cut: int) -> None:
    words = TITLE.split()
    first, second = " ".join(words[:-cut]), " ".join(words[-cut:])
    assert title_of(f"<h1>{first}</h1><h1>{second}</h1>") == TITLE
