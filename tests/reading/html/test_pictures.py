"""What stands below pictures: captions and credits, and what only looks like them."""

import pytest

from tests.reading.html_pages import BODY, SAPO, TITLE, article, page, paragraphs
from unionml.reading import read_html


@pytest.mark.parametrize(
    "line",
    [
        "<img src='a.png'><div><span>Kim Thị Nhiên</span><span>•</span><time>05:11, 03/03/2026</time></div>",
        "<div><img src='a.png'><span>Kim Thị Nhiên</span> • <span>4 phút đọc</span></div>",
        "<div><a><img src='logo.png'>Gò Mít Mới</a> <time>11/1/2023 20:26</time></div>",
        "<table><tr><td><a><img src='in.png'></a></td></tr><tr><td>Viết bởi Kim Thị Nhiên</td></tr></table>",
        "<div class='image'><img src='bep.jpg'><div><span>09</span><br><span>Th1</span></div></div>",
        "<div class='image'><img src='bep.jpg'><div><span>09</span><br><span>Jan</span></div></div>",
    ],
)
def test_what_tells_of_the_article_beside_a_picture_is_no_caption(line: str) -> None:
    read = read_html(page(f"<div><h1>{TITLE}</h1>{line}<p class='sapo'>{SAPO}</p><div>{paragraphs()}</div></div>"))
    assert (read.captions, read.lead, read.body) == ((), SAPO, BODY)


@pytest.mark.parametrize("form", ["<figure><img><div>{}</div></figure>", "<p><img></p><p><em>{}</em></p>"])
def test_the_day_below_an_old_picture_is_its_caption(form: str) -> None:
    picture = form.format("Xóm Gò Mít, 12/3/1975")
    read = read_html(article(paragraphs(BODY[:2]) + picture + paragraphs(BODY[2:])))
    assert (read.captions, read.body) == (("Xóm Gò Mít, 12/3/1975",), BODY)


@pytest.mark.parametrize("name", ["PhotoCMS_Author", "photo-credit", "img-source", "photographer"])
@pytest.mark.parametrize("credit", ["Kim Thị Nhiên", "KIM NHIÊN", "Ảnh: Kim Nhiên", "NVCC"])
def test_who_took_a_picture_is_named_below_its_caption(name: str, credit: str) -> None:
    below = f"<div class='PhotoCMS_Caption'><p>Lớp học lúc chập tối</p></div><div class='{name}'><p>{credit}</p></div>"
    picture = f"<div><img>{below}</div>"
    read = read_html(article(paragraphs(BODY[:2]) + picture + paragraphs(BODY[2:])))
    assert (read.captions, read.byline, read.body) == (("Lớp học lúc chập tối", credit), "", BODY)


def test_who_is_quoted_is_no_caption() -> None:
    said = "“Thợ cũ kèm thợ mới thì xưởng mới giữ được nghề, tôi tin là vậy.”"
    quote = f"<div class='quote'><p>{said}</p><p class='StarNameCaption'>Ông Lý Văn Gừng</p></div>"
    read = read_html(article(paragraphs(BODY[:2]) + quote + paragraphs(BODY[2:])))
    assert (read.captions, read.body) == ((), (*BODY[:2], said, "Ông Lý Văn Gừng", *BODY[2:]))


@pytest.mark.parametrize("name", ["img-author", "photo-author", "author-photo"])
def test_the_author_beside_a_portrait_is_no_caption(name: str) -> None:
    portrait = f"<div class='{name}'><img src='a.jpg'><p class='name'>Kim Thị Nhiên</p></div>"
    read = read_html(page(f"<div><h1>{TITLE}</h1>{portrait}<p class='sapo'>{SAPO}</p><div>{paragraphs()}</div></div>"))
    assert (read.byline, read.captions, read.lead, read.body) == ("Kim Thị Nhiên", (), SAPO, BODY)


@pytest.mark.parametrize(
    "form",
    [
        "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>",
        "<div><img src='a.jpg'><div class='meta small'>{}</div></div>",
    ],
)
def test_the_caption_of_a_picture_above_the_headline(form: str) -> None:
    caption = "Thợ mới tập luồn chỉ trong kho vải cũ"
    read = read_html(page(f"<article>{form.format(caption)}<h1>{TITLE}</h1>{paragraphs()}</article>"))
    assert (read.title, read.captions, read.body) == (TITLE, (caption,), BODY)


def test_a_slogan_below_a_logo_is_no_caption() -> None:
    logo = "<div class='logo'><img src='a.png'><p>Vì người thợ Gò Mít</p></div>"
    for body in (f"{logo}<h1>{TITLE}</h1>{paragraphs()}", f"<div>{logo}<h1>{TITLE}</h1>{paragraphs()}</div>"):
        assert (read_html(page(body)).title, read_html(page(body)).captions) == (TITLE, ())


def test_where_a_table_of_figures_is_from() -> None:
    rows = "".join(f"<tr><td>{one}</td><td>{two}</td></tr>" for one, two in (("Tổ 1", "12"), ("Tổ 2", "19")))
    table = f"<table>{rows}</table>"
    source = "<p>Nguồn: Số liệu của công đoàn xưởng</p>"
    text = paragraphs(BODY[:2]) + table + source + paragraphs(BODY[2:])
    read = read_html(page(f"<article><h1>{TITLE}</h1>{text}</article>"))
    assert (read.body, read.captions) == (BODY, ("Nguồn: Số liệu của công đoàn xưởng",))


@pytest.mark.parametrize("note", ["Press enter or click to view image in full size", "Bấm vào ảnh để xem cỡ lớn"])
def test_a_note_on_how_to_enlarge_a_picture_is_no_caption(note: str) -> None:
    picture = f"<figure><div><span>{note}</span><img src='a.jpg'></div><figcaption>Lớp học</figcaption></figure>"
    read = read_html(page(f"<article><h1>{TITLE}</h1>{picture}{paragraphs()}</article>"))
    assert (read.body, read.captions) == (BODY, ("Lớp học",))


def test_an_account_beside_its_picture_is_no_caption() -> None:
    meta = "<div class='amp-wp-byline'><amp-img src='a.png'></amp-img><span class='amp-wp-author'>admin</span></div>"
    read = read_html(page(f"<article><header><h1>{TITLE}</h1>{meta}</header>{paragraphs()}</article>"))
    assert (read.captions, read.byline, read.body) == ((), "", BODY)


def test_captions_side_by_side_below_pictures_side_by_side() -> None:
    pictures = "<tr><td><img src='a.jpg'></td><td><img src='b.jpg'></td></tr>"
    table = f"<table>{pictures}<tr><td><i>Lớp học tối thứ ba</i></td><td><i>Chị Nhiên bên máy may</i></td></tr></table>"
    read = read_html(page(f"<div><h1>{TITLE}</h1>{paragraphs(BODY[:2])}{table}{paragraphs(BODY[2:])}</div>"))
    assert (read.body, read.captions) == (BODY, ("Lớp học tối thứ ba", "Chị Nhiên bên máy may"))


def test_columns_of_a_page_below_a_row_of_pictures_are_no_captions() -> None:
    banner = "<tr><td><img src='a.jpg'></td><td><img src='b.jpg'></td></tr>"
    text = f"<tr><td><a href='/'>Thời sự</a></td><td><h1>{TITLE}</h1>{paragraphs()}</td></tr>"
    read = read_html(page(f"<table>{banner}{text}</table>"))
    assert (read.title, read.body, read.captions) == (TITLE, BODY, ())


def test_the_named_caption_of_a_cover_above_the_header_of_an_article() -> None:
    cover = "<div class='cover'><img src='a.jpg'><figcaption>Lớp học tối thứ ba</figcaption></div>"
    read = read_html(page(f"<article>{cover}<header><h1>{TITLE}</h1></header>{paragraphs()}</article>"))
    assert (read.title, read.body, read.captions) == (TITLE, BODY, ("Lớp học tối thứ ba",))


def test_a_caption_below_advertising_below_its_picture() -> None:
    ads = "<div class='ads-inline'><span>Quảng cáo</span><a href='/ad'>Mua xe trả góp lãi suất thấp</a></div>"
    caption = "<p style='text-align:center'><em>Chị Nhiên dạy luồn chỉ cho thợ mới</em></p>"
    picture = f"<p><img src='a.jpg'></p>{ads}{caption}"
    read = read_html(page(f"<div><h1>{TITLE}</h1>{paragraphs(BODY[:2])}{picture}{paragraphs(BODY[2:])}</div>"))
    assert (read.body, read.captions) == (BODY, ("Chị Nhiên dạy luồn chỉ cho thợ mới",))


@pytest.mark.parametrize(
    "caption", ["Học viên tập luồn chỉ tối thứ ba", "Học viên tập luồn chỉ trong tối thứ ba tại kho vải."]
)
@pytest.mark.parametrize(
    "picture",
    [
        "<ul class='gallery'><li><img src='a.jpg'><span>{}</span></li></ul>",
        "<div class='swiper'><div class='swiper-slide'><img src='a.jpg'><div class='swiper-desc'>{}</div></div></div>",
        "<p><img src='a.jpg'></p><h6>{}</h6>",
        "<p><img src='a.jpg'></p><p><small>{}</small></p>",
        "<table class='img'><tr><td><p><img src='a.jpg'></p><p>{}</p></td></tr></table>",
        "<div class='video'><video src='a.mp4'></video><p>{}</p></div>",
    ],
)
def test_a_line_alone_with_its_picture_is_its_caption(picture: str, caption: str) -> None:
    text = paragraphs(BODY[:2]) + picture.format(caption) + paragraphs(BODY[2:])
    read = read_html(article(f"<div>{text}</div>"))
    assert (read.lead, read.body, read.captions) == (SAPO, BODY, (caption,))
