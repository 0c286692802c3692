"""Other articles on the page: told by boxes, cards, announcements and links, and no text of this one."""

import pytest

from tests.reading.html_pages import BODY, OTHERS, SAPO, TITLE, article, page, paragraphs
from unionml.reading import read_html

LINKS = "".join(f"<li><a href='/{at}'>{title}</a></li>" for at, title in enumerate(OTHERS))


def below(box: str) -> str:
    """A page with a box of its own below the article."""
    return page(f"<article><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</article>{box}")


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


@pytest.mark.parametrize(
    "shown", [f"← {OTHERS[0]}", f"« {OTHERS[0]}", f"{OTHERS[0]} →", f"• {OTHERS[0]}", f"+ {OTHERS[0]}"]
)
def test_arrows_are_no_part_of_a_headline(shown: str) -> None:
    below = f"<div class='nav-previous'><a href='/x'>{shown}</a></div>"
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div>{below}"))
    assert [related.title for related in read.related] == [OTHERS[0]]


def test_headlines_without_links_in_a_box_of_other_articles() -> None:
    cards = "".join(f"<article><a href='/x'></a><h2 class='t'>{title}</h2></article>" for title in OTHERS)
    box = f"<aside class='read-more'><h3>Có thể bạn quan tâm tới</h3>{cards}</aside>"
    read = read_html(page(f"<article><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</article>{box}"))
    assert tuple(related.title for related in read.related) == OTHERS


@pytest.mark.parametrize(
    "card",
    [
        "<article><div><h3><a href='/{at}'>{title}</a></h3><a href='/{at}'>Xem chi tiết »</a></div></article>",
        "<article class='post'><div><div><a href='/{at}'><div>{title}</div></a></div></div><p>12 lượt</p></article>",
    ],
    ids=["a button below is no headline", "wrapped many times"],
)
def test_cards_below_an_article(card: str) -> None:
    cards = "".join(card.format(at=at, title=title) for at, title in enumerate(OTHERS))
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div><div>{cards}</div>"))
    assert (tuple(related.title for related in read.related), read.body) == (OTHERS, BODY)


@pytest.mark.parametrize("label", ["<b>Tin liên quan</b>", "<span>Xem thêm:</span>", "<b>Bài trước</b> "])
@pytest.mark.parametrize("within", [True, False])
def test_an_announcement_in_one_line_with_the_links(label: str, within: bool) -> None:
    line = f"<div class='x5'>{label}<a href='/1'>{OTHERS[0]}</a> <a href='/2'>{OTHERS[1]}</a></div>"
    read = read_html(article(paragraphs() + line) if within else below(line))
    assert [related.title for related in read.related] == list(OTHERS[:2])
    assert read.body == BODY


def test_a_list_of_links_behind_the_text_in_one_line() -> None:
    links = "<br>".join(f"<a href='/{at}'>{title}</a>" for at, title in enumerate(OTHERS))
    rows = "".join(f"<tr><td style='padding:3px'>{text}</td></tr>" for text in (*BODY, f"<b>Tin khác</b><br>{links}"))
    read = read_html(page(f"<h1>{TITLE}</h1><table>{rows}</table>"))
    assert ([related.title for related in read.related], read.body) == (list(OTHERS), BODY)


@pytest.mark.parametrize(
    "label", ["<span>Bài trước</span>", "<small>Tin sau</small> ", "<i>24 ảnh</i>", "<i>02:45</i>", "<b>1:02:45</b> "]
)
def test_a_label_within_the_link_is_no_part_of_the_headline(label: str) -> None:
    links = "".join(f"<a href='/x'>{label}<span>{title}</span></a>" for title in OTHERS[:2])
    read = read_html(below(f"<div class='post-navigation'>{links}</div>"))
    assert [related.title for related in read.related] == list(OTHERS[:2])


@pytest.mark.parametrize("box", ["<div><h2>Bài đăng gần đây</h2>{}</div>", "<div class='recent-posts'>{}</div>"])
def test_cards_without_links_under_their_announcement(box: str) -> None:
    cards = "".join(f"<article><h3 class='t'>{title}</h3></article>" for title in OTHERS)
    read = read_html(page(f"<main><article><h1>{TITLE}</h1>{paragraphs()}</article>{box.format(cards)}</main>"))
    assert ([related.title for related in read.related], read.body) == (list(OTHERS), BODY)


def test_posts_without_links_that_tell_their_age() -> None:
    cards = "".join(f"<div class='c1'><div class='c2'>{one}</div><div>Báo Gò Mít · 2 giờ</div></div>" for one in OTHERS)
    texts = "".join(f"<div class='c3'>{text}</div>" for text in BODY)
    read = read_html(page(f"<div><div><h1>{TITLE}</h1>{texts}</div><div class='c4'>{cards}</div></div>"))
    assert ([related.title for related in read.related], read.body) == (list(OTHERS), BODY)


def test_lines_that_tell_how_long_something_takes_are_text() -> None:
    steps = "".join(
        f"<div><p>{what}</p><p>{how_long}</p></div>"
        for what, how_long in (
            ("Châm cứu cho thợ may đau vai gáy", "Mỗi đợt 10 ngày"),
            ("Chờ khám mắt ở trạm xá", "2 giờ"),
        )
    )
    read = read_html(
        page(f"<main><article><h1>{TITLE}</h1>{paragraphs()}{steps}{paragraphs(['Hết.'])}</article></main>")
    )
    assert read.related == ()
    assert "Châm cứu cho thợ may đau vai gáy" in read.body


def test_items_without_links_under_their_announcement() -> None:
    items = "".join(f"<li>{title}</li>" for title in OTHERS)
    read = read_html(below(f"<div><h3>Thư khác</h3><ul>{items}</ul></div>"))
    assert ([related.title for related in read.related], read.body) == (list(OTHERS), BODY)


def test_documents_of_one_kind() -> None:
    read = read_html(below(f"<div><h3>Văn bản cùng loại</h3><a href='/x'>{OTHERS[0]}</a></div>"))
    assert [related.title for related in read.related] == [OTHERS[0]]


def test_more_of_what_the_article_is() -> None:
    read = read_html(below(f"<div class='photo-more'><a href='/x'>{OTHERS[0]}</a></div>"))
    assert [related.title for related in read.related] == [OTHERS[0]]


@pytest.mark.parametrize(
    "links",
    [
        "<div class='x5'><a href='/1' rel='prev'>« {}</a><a href='/2' rel='next'>{} »</a></div>",
        "<div class='post-navigation'><a href='/1'><small>Trước</small> {}</a><a href='/2'><b>Sau</b>{}</a></div>",
        "<p>Previous: <a href='/1'>{}</a></p><p>Next: <a href='/2'>{}</a></p>",
        "<div><span>Bài cũ hơn</span> <a href='/1'>{}</a></div><div><span>Bài mới hơn</span> <a href='/2'>{}</a></div>",
    ],
)
def test_the_articles_before_and_after(links: str) -> None:
    links = links.format(*OTHERS[:2])
    for read in (read_html(below(links)), read_html(article(paragraphs() + links))):
        assert ([related.title for related in read.related], read.body) == (list(OTHERS[:2]), BODY)


def test_a_bold_line_above_the_last_links_is_no_text_whatever_it_says() -> None:
    links = "".join(f"<br><a href='/{at}'>{title}</a>" for at, title in enumerate(OTHERS))
    read = read_html(article(paragraphs() + f"<p><b>Cũng trên tờ này</b>{links}</p>"))
    assert ([related.title for related in read.related], read.body) == (list(OTHERS), BODY)
    read = read_html(article(paragraphs() + f"<p><b>Thạch Sơn</b>{links}</p>"))
    assert (read.byline, read.body) == ("Thạch Sơn", BODY)


def test_a_card_that_is_one_link_has_a_headline_and_a_teaser() -> None:
    teasers = (
        "Bảy người thợ kể chuyện làm ca đêm ở ven sông.",
        "Ai đi chợ phiên lúc ba giờ sáng, và đi để làm gì?",
    )
    titles = ("Chợ nửa đêm", "Đội thợ hồ sửa cầu tre")
    cards = "".join(
        f"<article class='k'><a href='/{at}'><header><h2>{title}</h2></header><div>{teaser}</div></a></article>"
        for at, (title, teaser) in enumerate(zip(titles, teasers, strict=True))
    )
    read = read_html(page(f"<article><h1>{TITLE}</h1>{paragraphs()}</article><div class='others'>{cards}</div>"))
    assert {one.title: one.teaser for one in read.related} == dict(zip(titles, teasers, strict=True))
    assert read.body == BODY


def test_places_on_the_same_page_are_no_other_articles() -> None:
    heads = ("Lớp học mở trong kho vải cũ", "Bảy người đứng lớp mỗi tối")
    url = "https://gomit.vn/lop-may.html"
    for start in ("", url):
        contents = "".join(f"<li><a href='{start}#t{at}'>{head}</a></li>" for at, head in enumerate(heads))
        other = f"<li><a href='/b#binh-luan'>{OTHERS[0]}</a></li>"
        text = f"<div class='related'><ul>{contents}{other}</ul></div>{paragraphs()}"
        head = f"<title>{TITLE}</title><link rel='canonical' href='{url}'>"
        read = read_html(page(f"<article><h1>{TITLE}</h1>{text}</article>", head))
        assert [one.title for one in read.related] == [OTHERS[0]]


def test_the_author_is_no_other_article() -> None:
    name = "Tôn Nữ Châu Diệp"
    box = f"<div class='related'><a href='/@d'>{name}</a></div><div class='related'><a href='/b'>{OTHERS[0]}</a></div>"
    read = read_html(article(paragraphs() + f"<p align='right'><b>{name}</b></p>{box}"))
    assert (read.byline, [one.title for one in read.related]) == (name, [OTHERS[0]])


def test_a_heading_that_leads_on_to_others_of_its_kind() -> None:
    links = "".join(f"<a href='/{at}'>{title}</a>" for at, title in enumerate(OTHERS))
    read = read_html(below(f"<div class='eM-more'><h3>Đọc thêm E-Magazine</h3>{links}</div>"))
    assert ([related.title for related in read.related], read.body) == (list(OTHERS), BODY)


@pytest.mark.parametrize("form", ["<a href='/x.htm'>{}</a>", "<p><a href='https://gomit.example/x'><b>{}</b></a></p>"])
def test_a_question_that_leads_to_another_page_amid_the_text_is_a_teaser(form: str) -> None:
    asking = f"{OTHERS[0]}?"
    read = read_html(article(paragraphs(BODY[:2]) + form.format(asking) + paragraphs(BODY[2:])))
    assert (read.body, read.headings, [one.title for one in read.related]) == (BODY, (), [asking])


@pytest.mark.parametrize("address", ["#tra-loi", "javascript:void(0)", ""])
def test_a_question_that_opens_its_answer_is_text(address: str) -> None:
    asking = f"{OTHERS[0]}?"
    line = f"<p><a href='{address}'>{asking}</a></p>"
    read = read_html(article(paragraphs(BODY[:2]) + line + paragraphs(BODY[2:])))
    assert read.body == (*BODY[:2], asking, *BODY[2:])


def test_a_short_headline_with_its_date_below_the_text() -> None:
    others = "<b>Các bài đã đăng:</b><ul><li><a href='/a'>Tết trên đảo</a> (20/02)</li></ul>"
    read = read_html(page(f"<article><h1>{TITLE}</h1><div>{paragraphs()}</div><div>{others}</div></article>"))
    assert read.body == BODY
