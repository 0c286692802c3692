"""The section of an article: the last step of a path to its page, and no part of a menu."""

import json

import pytest

from tests.reading.html_pages import BODY, SAPO, TITLE, page, paragraphs
from unionml.reading import read_html

HOME = "<a href='/'>Trang chủ</a>"
SECTION = "<a href='/d'>Đời thợ may</a>"


def section_of(above: str, head: str = f"<title>{TITLE}</title>") -> str:
    read = read_html(page(f"<div>{above}<h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div>", head))
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)
    return read.section


@pytest.mark.parametrize(
    "path",
    [
        f"<nav class='x1' aria-label='Breadcrumb'><ol><li>{HOME}</li><li>{SECTION}</li></ol></nav>",
        f"<ul itemscope itemtype='https://schema.org/BreadcrumbList'><li>{HOME}</li><li>{SECTION}</li></ul>",
        f"<div class='crumbs'>{HOME}{SECTION}</div>",
        f"<div class='ja-pathway'><b>Bạn đang ở: </b>{HOME} <img src='/a.png'> {SECTION} <span>{TITLE}</span></div>",
        f"<div class='duong-dan'>{HOME} <i class='fa fa-angle'></i> {SECTION}</div>",
        f"<div class='nav-path'>{HOME} &gt; {SECTION}</div>",
        "<div><span class='post-card-primary-tag'><a href='/d'>Đời thợ may</a></span></div>",
        f"<div>{HOME} / {SECTION}</div>",
        f"<p>{HOME} » <a href='/x'>Xóm</a> » {SECTION} » {TITLE}</p>",
        f"<p>{HOME} › {SECTION} › {TITLE[:30]}...</p>",
        f"<ul class='b7'><li>{HOME}</li><li>{SECTION}</li></ul>",
    ],
)
def test_the_last_step_of_a_path_to_the_page(path: str) -> None:
    assert section_of(path) == "Đời thợ may"


@pytest.mark.parametrize("graph", [False, True])
def test_a_path_in_the_data_of_the_page(graph: bool) -> None:
    steps = [
        {"@type": "ListItem", "position": 1, "name": "Trang chủ", "item": "https://gomit.vn/"},
        {"@type": "ListItem", "position": 2, "item": {"@id": "https://gomit.vn/d", "name": "Đời thợ may"}},
        {"@type": "ListItem", "position": 3, "name": TITLE},
    ]
    path = {"@type": "BreadcrumbList", "itemListElement": steps}
    value = {"@graph": [{"@type": "WebPage"}, path]} if graph else path
    data = f'<script type="application/ld+json">{json.dumps(value)}</script>'
    assert section_of("", f"<title>{TITLE}</title>{data}") == "Đời thợ may"


@pytest.mark.parametrize("value", [[], [1, None], {"@type": "BreadcrumbList"}, {"breadcrumb": {"itemListElement": 3}}])
def test_data_of_other_shapes_says_nothing(value: object) -> None:
    data = f'<script type="application/ld+json">{json.dumps([value, "BreadcrumbList"])}</script>'
    assert section_of("", f"<title>{TITLE}</title>{data}") == ""


@pytest.mark.parametrize(
    "label",
    [
        "<div class='cate-time'><a href='/d'>Đời thợ may</a> <span class='date'>22/08/2021 | 19:45</span></div>",
        "<div class='the-category'><span>trong </span><a href='/d' rel='tag'>Đời thợ may</a></div>",
    ],
)
def test_the_link_in_a_label_by_the_headline(label: str) -> None:
    assert section_of(label) == "Đời thợ may"


def test_the_name_of_a_usual_section_above_the_headline() -> None:
    assert section_of("<div class='q'>Pháp luật</div><div>Thứ bảy, 02/03/2013, 10:40</div>") == "Pháp luật"


MENU = (
    "<div id='hd'><ul><li><a href='/tin'>Tin mới về</a></li><li><a href='/d'>Đời thợ may</a></li>"
    "<li><a href='/giai-tri'>Giải trí</a></li></ul></div>"
)


@pytest.mark.parametrize(
    "label",
    [
        "<div class='bread'><a href='/d'>Đời thợ may</a></div>",
        "<div class='top'><a href='/d'>Đời thợ may</a><span>06/05/2025 07:00</span></div>",
        "<p><a href='/d'>Đời thợ may</a></p><p>Thứ ba, 06/05/2025</p>",
    ],
)
def test_a_link_above_the_headline_that_stands_in_the_menu_too(label: str) -> None:
    assert section_of(MENU + label) == "Đời thợ may"


@pytest.mark.parametrize(
    "label",
    [
        "",
        "<p><a href='/tag/to-4'>Thợ tổ 4</a></p>",
        "<p><a href='/d'>Đời thợ may</a> và những người ở lại</p>",
        "<p><a href='/'>Báo Gò Mít</a></p>",
    ],
)
def test_the_end_of_a_menu_and_other_links_above_the_headline_are_no_section(label: str) -> None:
    assert section_of(f"<a href='/'>Báo Gò Mít</a>{MENU}{label}") == ""


@pytest.mark.parametrize(
    "menu",
    [
        f"<div>{HOME} | {SECTION} | <a href='/l'>Liên hệ</a></div>",
        f"<div>{HOME} {SECTION} <a href='/l'>Góc thư</a></div>",
        f"<ul><li>{HOME}</li><li>{SECTION}</li><li><a href='/l'>Góc thư</a></li></ul>",
        f"<div class='menu'>{HOME} › {SECTION}</div>",
        "<ul><li><a href='/p'>Pháp luật</a></li><li><a href='/t'>Thể thao</a></li></ul>",
        f"<div role='navigation'>{HOME} <a href='/t'>Tài liệu</a></div>",
        f"<div>{HOME}</div>",
    ],
)
def test_a_menu_above_the_headline_is_no_path(menu: str) -> None:
    assert section_of(menu) == ""


@pytest.mark.parametrize(
    "line",
    [
        f"<div>Chuyên mục: {SECTION}</div>",
        f"<div><h3>Chuyên mục: </h3><ul><li>{SECTION}</li></ul></div>",
        "<p>bởi <b>Ban tin</b> · <a href='/d' rel='category tag'>Đời thợ may</a></p>",
        "<p class='dateandcat'><a class='cat' href='/d'>Đời thợ may</a> <span>13-05-2024</span></p>",
    ],
)
def test_where_the_article_is_filed_above_its_text(line: str) -> None:
    assert section_of(line) == "Đời thợ may"


@pytest.mark.parametrize(
    "line",
    [
        f"<div class='itemCategory'><span>Được xuất bản trong</span> {SECTION}</div>",
        f"<div>Chuyên mục: {SECTION}</div>",
        f"<footer class='entry-foot'>This entry was posted in {SECTION} and tagged <a href='/t'>dạy nghề</a>.</footer>",
        f"<div><h3>Chuyên mục: </h3><ul><li>{SECTION}</li></ul></div>",
    ],
)
def test_where_the_article_is_filed_below_its_text(line: str) -> None:
    read = read_html(page(f"<article><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}{line}</article>"))
    assert (read.section, read.lead, read.body) == ("Đời thợ may", SAPO, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Bài viết này được đăng trong Đời thợ may của xưởng.</p>",
        "<div class='related'><h3>Tin khác</h3><p>Posted in <a href='/x'>Thể thao</a></p></div>",
        "<div>Từ khóa: <a href='/x'>Thể thao</a></div>",
        "<div><p><a href='/x' rel='category tag' class='cat'>Thể thao</a></p><h4>Bến phà cũ thành chợ</h4></div>",
    ],
)
def test_what_else_stands_below_a_text_files_no_article(line: str) -> None:
    assert read_html(page(f"<article><h1>{TITLE}</h1>{paragraphs()}{line}</article>")).section == ""


def test_marks_between_the_steps_of_a_path_are_no_section() -> None:
    steps = "<a>Trang chủ</a><span>/</span><a>Thi đua</a><span>/</span>"
    path = f"<div id='breadcrumbs'>{steps}{TITLE}</div>"
    assert read_html(page(f"{path}<div><h1>{TITLE}</h1>{paragraphs()}</div>")).section == "Thi đua"


def test_a_path_in_chinese_between_its_label_and_its_end() -> None:
    path = "<div class='position'>当前位置：<a>首页</a> &gt; <a>基层动态</a> &gt; 正文</div>"
    text = "<p>码头工会在七月中旬建成六座凉亭，每座配有风扇、冰柜和急救箱，供三百多名装卸工休息。</p>" * 2
    assert read_html(page(f"{path}<div><h1>三百名装卸工有了歇脚处</h1>{text}</div>", "")).section == "基层动态"


def test_a_label_without_a_link() -> None:
    assert section_of("<div class='category'>Đời thợ may</div>") == "Đời thợ may"
