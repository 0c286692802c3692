"""Where the article stands: text beside paragraphs, endless pages, names that belie themselves."""

import pytest

from tests.reading.html_pages import BODY, SAPO, TITLE, article, page, paragraphs
from unionml.reading import read_html

P = [f"<p>{text}</p>" for text in BODY]


@pytest.mark.parametrize(
    "inside",
    [
        f"<div>{BODY[0]}{P[1]}{BODY[2]}{P[3]}{BODY[4]}</div>",
        f"<div>{BODY[0]}<br><br>{BODY[1]}<br><br>{BODY[2]}{P[3]}{P[4]}</div>",
        f"<p>{'<br>'.join(BODY)}</p>",
        f"{P[0]}{P[1]}<table><tr><td>{P[2]}{P[3]}</td><td><img></td></tr></table>{P[4]}",
        f"<p><font>{'<p><font>'.join(BODY)}",
        f"<pre>{chr(10).join(text + chr(10) for text in BODY)}</pre>",
        f"<div class='binh-luan comment-news'>{paragraphs()}</div>",
        f"<blockquote>{paragraphs()}</blockquote>",
        f"<section><div>{paragraphs(BODY[:2])}</div></section><section><div>{paragraphs(BODY[2:])}</div></section>",
        paragraphs([text.replace("công đoàn", "<q>công đoàn</q>").replace("thợ", "<code>thợ</code>") for text in BODY]),
    ],
)
def test_all_paragraphs_are_found(inside: str) -> None:
    assert read_html(article(inside)).body == BODY


def test_the_next_article_of_an_endless_page_is_another() -> None:
    other = "".join(
        f"<p>Câu thứ {at} của một bài khác hẳn, nói về cây cầu và dòng sông ở một xã miền núi.</p>" for at in range(5)
    )
    second = f"<div><h1>Cầu treo bản Mới thông xe sau hai mùa lũ</h1><div>{other}</div></div>"
    read = read_html(
        page(f"<main><div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p><div>{paragraphs()}</div></div>{second}</main>")
    )
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)


def test_headings_of_the_first_order_in_the_text() -> None:
    heading = "Học xong lên bậc hai"
    read = read_html(article(paragraphs(BODY[:2]) + f"<h1>{heading}</h1>" + paragraphs(BODY[2:])))
    assert (read.title, read.body, read.headings) == (TITLE, BODY, (heading,))


def test_an_article_of_two_sentences() -> None:
    body = ("Sáng 4/5, công đoàn xã Gò Mít trao 30 suất quà cho thợ may nghèo.", "Mỗi suất trị giá 500 nghìn đồng.")
    assert read_html(page(f"<div><h1>Gò Mít trao quà cho thợ may</h1>{paragraphs(body)}</div>")).body == body


def test_a_short_article_is_not_the_imprint() -> None:
    lines = (
        "Cơ quan chủ quản: UBND xã Gò Mít, huyện Suối Đá.",
        "Địa chỉ: số 1 đường Chợ, xã Gò Mít.",
        "© 2019 Báo Gò Mít.",
    )
    imprint = f"<footer>{paragraphs(lines)}</footer>"
    body = ("Sáng 4/5, công đoàn xã trao 30 suất quà cho thợ may nghèo.", "Mỗi suất trị giá 500 nghìn đồng.")
    read = read_html(f"<body><div><h1>Gò Mít trao quà cho thợ may</h1>{paragraphs(body)}</div>{imprint}</body>")
    assert read.body == body


def test_a_closing_list_is_text() -> None:
    items = ("Tổ cắt số một", "Tổ may số bốn")
    assert read_html(article(paragraphs() + f"<ol>{paragraphs(items, 'li')}</ol>")).body == (*BODY, *items)


def test_time_grows_with_the_page_and_not_faster() -> None:
    text = "".join(f"<p>Câu thứ {at} của một bài rất dài, dài tới mức không tờ báo nào in.</p>" for at in range(3000))
    assert len(read_html(article(text)).body) == 3000


@pytest.mark.parametrize("name", ["sidebar-1", "col-left", "share-box", "related", "advert-top", "menu-content"])
def test_a_name_does_not_hide_the_article(name: str) -> None:
    read = read_html(page(f"<div class='{name}'><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div>"))
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)


@pytest.mark.parametrize("opened", ["<nav>", "<svg>", "<template>", "<div hidden>", "<video>", "<button>"])
def test_an_element_that_nobody_closes_does_not_hide_the_article(opened: str) -> None:
    assert read_html(article(before=f"{opened}<h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>")).body == BODY


def test_the_text_that_is_free_on_a_page_for_members() -> None:
    head = f"<span>Dành cho hội viên</span><h1>{TITLE}</h1><div class='standfirst'>{SAPO}</div><div>Châu Diệp</div>"
    wall = "<h3>Bạn đã đọc 25% bài viết</h3><p>Đăng ký để đọc toàn bộ bài viết này và hơn hai nghìn bài khác.</p>"
    free = f"<div class='teaser'>{paragraphs(BODY[:2])}</div><div class='paywall'>{wall}</div>"
    read = read_html(page(f"<article>{head}{free}</article>"))
    assert (read.lead, read.body, read.byline) == (SAPO, BODY[:2], "Châu Diệp")


LONG = (*BODY, *(f"Tổ may số {at} đã nhận đủ kim chỉ và {at + 3} bàn là cho lớp học buổi tối." for at in range(5, 13)))
"""Enough paragraphs that trafilatura asks for no text beside them."""
PASTED = "<div class='x11i5rnm xat24cr'><div dir='auto'>{}</div></div>"
NESTED = "<div><div>{}</div></div>"


@pytest.mark.parametrize("frame", [PASTED, NESTED, "<div><div><span>{}</span></div></div>"])
@pytest.mark.parametrize("framed", [(11, 12), (12,), (0, 1), (0,), (0, 12)])
def test_text_that_was_pasted_at_either_end(frame: str, framed: tuple[int, ...]) -> None:
    inside = "".join((frame if at in framed else "<p>{}</p>").format(text) for at, text in enumerate(LONG))
    assert read_html(article(f"<div class='detail-text'>{inside}</div>")).body == LONG


def test_a_pasted_line_may_be_short() -> None:
    last = "Hẹn gặp lại cả lớp"
    inside = f"<div class='detail-text'>{paragraphs(LONG)}{PASTED.format(last)}</div>"
    assert read_html(article(inside)).body == (*LONG, last)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='box-ho-tro'><div>Nếu thấy bài có ích, xin ủng hộ tòa soạn một ly cà phê mỗi tháng.</div></div>",
        "<div><div>Nước chấm Gò Mít đậm đà, <a href='/mua'>đặt hàng hôm nay</a> được tặng thêm một chai.</div></div>",
        "<div><img><div>Nước chấm Gò Mít đậm đà, hôm nay đặt hai chai được tặng thêm một chai.</div></div>",
        "<div><h4>Hòm thư</h4><div>Mọi ý kiến về lớp học xin gửi về hộp thư ở cổng xưởng may.</div></div>",
        "<div><div>Theo dõi trang Zalo của công đoàn để nhận tin sớm nhất mỗi ngày.</div></div>",
        "<div><div>Bạn đọc nhiều</div></div>",
        "<div><div>Tư Hài</div><div>Tôi cũng muốn có một lớp như vậy ở xưởng chúng tôi.</div></div>",
    ],
)
def test_a_box_at_the_end_of_the_text_is_no_part_of_it(box: str) -> None:
    assert read_html(article(f"<div class='detail-text'>{paragraphs(LONG)}{box}</div>")).body == LONG


def test_a_text_that_a_builder_of_pages_has_cut_into_widgets_is_whole() -> None:
    picture = "<figure class='wp-caption'><img><figcaption>Lớp học lúc chập tối</figcaption></figure>"
    parts = ((paragraphs(BODY[:4]), "a1"), (picture, "b2"), (paragraphs(BODY[4:]), "c3"))
    widgets = "".join(
        f"<section class='r-{name}'><div class='w-{name}'><div class='widget-container'>{part}</div></div></section>"
        for part, name in parts
    )
    read = read_html(page(f"<div><div class='widget-container'><h1>{TITLE}</h1></div><div>{widgets}</div></div>"))
    assert (read.body, read.captions) == (BODY, ("Lớp học lúc chập tối",))


def test_the_article_behind_another_in_an_element_of_the_same_name_is_not_its_part() -> None:
    second = "Bến phà cũ mở chợ nông sản mỗi cuối tuần, bà con ba xóm chở rau và cá ra bán từ tờ mờ sáng."
    for tag in ("h1", "h2"):
        other = (
            f"<{tag}><a href='/2'>Bến phà cũ thành chợ nông sản</a></{tag}><div class='post-text'><p>{second}</p></div>"
        )
        first = f"<{tag}><a href='/1'>{TITLE}</a></{tag}><div class='post-text'>{paragraphs()}</div>"
        assert read_html(page(f"<div><div>{first}</div><div>{other}</div></div>")).body == BODY


@pytest.mark.parametrize(
    "embed",
    [
        "<blockquote class='twitter-tweet'><p>Lớp học đông quá!</p>&mdash; Xóm Gò Mít (@gm) <a>11/5</a></blockquote>",
        "<div class='fb-post'><blockquote class='fb-xfbml-parse-ignore'><p>Lớp mở tối thứ ba.</p></blockquote></div>",
        "<blockquote class='instagram-media'><div><a>Xem bài viết này trên Instagram</a></div></blockquote>",
        "<blockquote class='tiktok-embed'><section><a>@gomit</a> <p>Buổi thứ ba #maymac</p></section></blockquote>",
    ],
)
def test_a_post_of_another_network_is_no_text(embed: str) -> None:
    read = read_html(article(paragraphs(BODY[:2]) + embed + paragraphs(BODY[2:])))
    assert (read.lead, read.body, read.captions) == (SAPO, BODY, ())


def test_a_card_on_the_author_below_the_text_is_none() -> None:
    bio = "Phóng viên chuyên viết về nghề thủ công, có mười năm sống cùng bà con vùng cao."
    card = f"<div itemscope itemtype='https://schema.org/Person'><h3 class='fn'>Châu Diệp</h3><p>{bio}</p></div>"
    named = "<p><span itemprop='author' itemscope itemtype='http://schema.org/Person'>Châu Diệp</span></p>"
    for where in (card, f"<div>{card}</div>"):
        read = read_html(article(named + paragraphs() + where))
        assert (read.byline, read.lead, read.body, read.headings) == ("Châu Diệp", SAPO, BODY, ())


@pytest.mark.parametrize("line", ["Vì người thợ Gò Mít", SAPO])
def test_a_line_above_the_headline_does_not_end_the_article(line: str) -> None:
    top = f"<div><img src='a.png'><p>{line}</p></div>"
    read = read_html(page(f"<div>{top}<h1>{TITLE}</h1>{paragraphs()}</div>"))
    assert (read.title, read.body[-5:]) == (TITLE, BODY)
