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
