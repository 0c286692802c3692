"""Date, author and teasers: by class, by words and by where they stand; nothing is guessed."""

import pytest

from tests.reading.html_pages import AUTHOR, BODY, OTHERS, SAPO, TITLE, article, page, paragraphs
from unionml.reading import read_html

LINKS = "".join(f"<li><a href='/{at}'>{title}</a></li>" for at, title in enumerate(OTHERS))


def headed(lines: str) -> str:
    return page(f"<div><h1>{TITLE}</h1>{lines}<p class='sapo'>{SAPO}</p><div>{paragraphs()}</div></div>")


def test_a_date_is_not_guessed() -> None:
    assert read_html(article()).published == ""
    later = f"<h1>Nhiệm kỳ 2023-2028: {TITLE}</h1>"
    assert read_html(article(before=later)).published == ""
    comment = "<div class='comments'><time>15/03/2023 07:12</time><p>Mong lớp học mở thêm một buổi nữa.</p></div>"
    assert read_html(article() + comment).published == ""


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("<span class='date'>Thứ ba, 09/05/2023 | 15:20</span>", "Thứ ba, 09/05/2023 | 15:20"),
        ("<div class='NgayDang'>(Cập nhật: 09/05/2023 - 15:20)</div>", "(Cập nhật: 09/05/2023 - 15:20)"),
        ("<div>09/05/2023 15:20</div>", "09/05/2023 15:20"),
        ("<time datetime='2023-05-09T15:20:00+07:00'>9 tháng Năm, 2023</time>", "2023-05-09T15:20:00+07:00"),
        (f"<p class='meta'>{AUTHOR} • 09/05/2023</p>", "09/05/2023"),
    ],
)
def test_the_date_by_the_headline(lines: str, published: str) -> None:
    clock = "<header><span class='time-now'>Thứ sáu, 15/11/2024</span></header>"
    read = read_html(headed(lines).replace("<nav>", clock + "<nav>"))
    assert (read.published, read.body, read.lead) == (published, BODY, SAPO)


@pytest.mark.parametrize(
    "lines",
    [
        f"<div class='author-info'><a class='name'>{AUTHOR}</a></div>",
        f"<p class='meta'>{AUTHOR} • 09/05/2023</p>",
        f"<dd class='createdby'>Viết bởi <span>{AUTHOR}</span></dd>",
        f"<div class='author'>{AUTHOR} - 09/05/2023 15:20</div>",
        f"<div><span>{AUTHOR}</span><span>2 ngày trước</span></div>",
        f"<div class='by'>Bởi <a>{AUTHOR}</a></div>",
        f"<div>Người đăng: {AUTHOR} .Ngày đăng: 09/05/2023 .</div>",
    ],
)
def test_the_author_by_the_headline(lines: str) -> None:
    read = read_html(headed(lines))
    assert (read.byline, read.body) == (AUTHOR, BODY)


@pytest.mark.parametrize("office", ["Ban Tuyên giáo - Nữ công", "Công đoàn Cơ sở May Gò Mít"])
@pytest.mark.parametrize(
    "line", ["Tác giả: <span>{}</span>", "Đăng bởi <b>{}</b> vào lúc 22:14", "Người viết: {} | 8 giờ"]
)
def test_the_name_of_an_office_is_whole(office: str, line: str) -> None:
    for words in ("news-author", "x5"):
        read = read_html(headed(f"<div class='{words}'>{line.format(office)}</div>"))
        assert (read.byline, read.body) == (office, BODY)


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Tin cùng chuyên mục</h3><ul>{LINKS}</ul></div>",
        f"<div class='news_other'><p>Các tin khác</p><ul>{LINKS}</ul></div>",
        f"<aside><section><h2>Bài viết mới</h2><ul>{LINKS}</ul></section></aside>",
        f"<div class='box-tinlienquanv2'><ul>{LINKS}</ul></div>",
        "<div><h2>Tin đọc nhiều</h2>"
        + "".join(f"<div class='row row-{at}'><a href='/{at}'>{title}</a></div>" for at, title in enumerate(OTHERS))
        + "</div>",
        "<div class='hot'><h2>Xem nhiều</h2>"
        + "".join(f"<a href='/{at}'><span>{at}</span><span>{title}</span></a>" for at, title in enumerate(OTHERS, 1))
        + "</div>",
        f"<div class='x5'>Thông báo</div><marquee>{LINKS}</marquee>",
        "<div class='tinkhac'><b>Tin cũ hơn:</b>"
        + "".join(f"<p>{title} (12/01/2023)</p>" for title in OTHERS)
        + "</div>",
        "<nav class='post-navigation'>"
        + "".join(f"<a rel='prev' href='/x'><span>Bài trước:</span> <span>{title}</span></a>" for title in OTHERS)
        + "</nav>",
        "".join(
            f"<div class='card'><h3><a href='/x'>{title}</a></h3><p>Đoạn dẫn của tin này.</p></div>" for title in OTHERS
        ),
    ],
)
def test_teasers_are_related_and_no_body(box: str) -> None:
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}{box}</div>"))
    assert [related.title for related in read.related] == list(OTHERS)
    assert read.body == BODY


@pytest.mark.parametrize(
    "teaser",
    [
        f"<p><em>Xem thêm: <a href='/x'>{OTHERS[0]}</a></em></p>",
        f"<p>&gt;&gt;&gt; <a href='/x'>{OTHERS[0]}</a></p>",
        f"<p><b>Có thể bạn quan tâm:</b> <a href='/x'>{OTHERS[0]}</a></p>",
        f"<div class='link-inbody'><a href='/x'><img></a><a href='/x'>{OTHERS[0]}</a></div>",
        f"<p><a href='/x'>{OTHERS[0]}</a></p>",
        f"<div class='b' type='RelatedOneNews'><a href='/x'>{OTHERS[0]}</a><p>Đoạn dẫn của tin ấy.</p></div>",
        f"<div><a href='/x'><h4>{OTHERS[0]}</h4></a><div>Đoạn dẫn của tin ấy, có đầu có đuôi.</div></div>",
    ],
)
def test_a_teaser_amid_the_text(teaser: str) -> None:
    read = read_html(article(paragraphs(BODY[:2]) + teaser + paragraphs(BODY[2:])))
    assert [related.title for related in read.related] == [OTHERS[0]]
    assert read.body == BODY


def test_a_date_among_other_things() -> None:
    read = read_html(headed("<div class='info'>Lượt xem: 412 | Ngày đăng: 09/05/2023 15:20</div>"))
    assert (read.published, read.body) == ("Ngày đăng: 09/05/2023 15:20", BODY)


def test_the_date_of_the_visit_is_not_the_date_of_the_article() -> None:
    clock = "<div class='date'>Thứ sáu, 15/11/2024</div><ul>" + "<li><a href='/'>Mục</a></li>" * 20 + "</ul>"
    assert read_html(article().replace("<nav>", clock + "<nav>")).published == ""


@pytest.mark.parametrize(
    "below",
    [
        f"<div><ul><li><a href='/x'>{OTHERS[0]}</a> <span class='time'>(12/03/2023)</span></li></ul></div>",
        "<div class='info'>Giấy phép số 12/GP-TTĐT cấp ngày 03/04/2019</div>",
    ],
)
def test_dates_of_other_things_are_not_the_date_of_the_article(below: str) -> None:
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p><div>{paragraphs()}</div>{below}</div>"))
    assert (read.published, read.body) == ("", BODY)
    assert read_html(page(f"{below}<div><h1>{TITLE}</h1><div>{paragraphs()}</div></div>")).published == ""


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<span>Lao động</span> - <span>14/03/2023</span>", "14/03/2023"),
        ("<a href='/c'>Công đoàn</a> <span>14/03/2023, 16:42</span>", "14/03/2023, 16:42"),
        ("Ngày 14 tháng 3 năm 2023", "Ngày 14 tháng 3 năm 2023"),
    ],
)
def test_a_line_with_a_date_is_no_text(line: str, published: str) -> None:
    read = read_html(headed(f"<div class='x'>{line}</div>"))
    assert (read.published, read.lead, read.body) == (published, SAPO, BODY)


@pytest.mark.parametrize(
    "above",
    [
        f"<ul class='breadcrumb'><li><a>Trang chủ</a></li><li><a>Đời sống</a></li><li>{TITLE}</li></ul>",
        "<div class='bread-crumbs'><a href='/d'>Đời sống</a></div>",
        "<div class='detail-cate'><a href='/d'>Đời sống</a></div>",
        "<p class='the-article-category'><a href='/d'>Đời sống</a></p>",
    ],
)
def test_the_section(above: str) -> None:
    read = read_html(page(f"<div>{above}<h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div>"))
    assert (read.section, read.body) == ("Đời sống", BODY)


@pytest.mark.parametrize("shown", [f"← {OTHERS[0]}", f"« {OTHERS[0]}", f"{OTHERS[0]} →", f"• {OTHERS[0]}"])
def test_arrows_are_no_part_of_a_headline(shown: str) -> None:
    below = f"<div class='nav-previous'><a href='/x'>{shown}</a></div>"
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div>{below}"))
    assert [related.title for related in read.related] == [OTHERS[0]]


def test_the_author_by_the_words_of_the_line() -> None:
    read = read_html(
        headed(f"<div class='meta submitted'>Gửi bởi <span>{AUTHOR}</span> vào T4, 09/10/2019 - 21:10</div>")
    )
    assert (read.byline, read.lead, read.body) == (AUTHOR, SAPO, BODY)


def test_the_address_of_an_article_is_its_author() -> None:
    head = f"<header><h1>{TITLE}</h1><h2>{SAPO}</h2><address><a>{AUTHOR}</a></address></header>"
    read = read_html(f"<html><body><article>{head}{paragraphs()}</article></body></html>")
    assert (read.byline, read.lead, read.body) == (AUTHOR, SAPO, BODY)


def test_the_name_of_a_system_is_no_author() -> None:
    follow = "<div class='follow'><a href='/x'>Theo dõi trên</a></div>"
    head = f"<h1>{TITLE}</h1><div class='info-author'><a>{AUTHOR}</a>{follow}</div><p class='sapo'>{SAPO}</p>"
    meta = f"<title>{TITLE}</title><meta name='author' content='VCCorp'>"
    read = read_html(page(f"<article>{head}{paragraphs()}<div id='x-adx-zone'>VCCorp</div></article>", meta))
    assert (read.byline, read.body) == (AUTHOR, BODY)
    assert read_html(page(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", meta)).byline == ""


def test_headlines_without_links_in_a_box_of_other_articles() -> None:
    cards = "".join(f"<article><a href='/x'></a><h2 class='t'>{title}</h2></article>" for title in OTHERS)
    box = f"<aside class='read-more'><h3>Có thể bạn quan tâm tới</h3>{cards}</aside>"
    read = read_html(page(f"<article><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</article>{box}"))
    assert tuple(related.title for related in read.related) == OTHERS


def test_a_button_below_a_teaser_is_no_headline() -> None:
    cards = "".join(
        f"<article><div><h3><a href='/{at}'>{title}</a></h3><a href='/{at}'>Xem chi tiết »</a></div></article>"
        for at, title in enumerate(OTHERS)
    )
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div><div>{cards}</div>"))
    assert (tuple(related.title for related in read.related), read.body) == (OTHERS, BODY)


def test_teasers_whose_headlines_are_wrapped_many_times() -> None:
    cards = "".join(
        f"<article class='post'><div><div><a href='/{at}'><div>{title}</div></a></div></div><p>12 lượt</p></article>"
        for at, title in enumerate(OTHERS)
    )
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div><div>{cards}</div>"))
    assert (tuple(related.title for related in read.related), read.body) == (OTHERS, BODY)
