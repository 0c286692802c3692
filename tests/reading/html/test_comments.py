"""Comments of readers that no class name marks are no text."""

import pytest

from tests.reading.html_pages import BODY, SAPO, TITLE, article, page, paragraphs
from unionml.reading import read_html

READERS = (
    "Tôi may ở đây chín năm, thấy lớp nào mở ban đêm thì người có con nhỏ cũng đành chịu, mong tổ tính thêm buổi sáng.",
    "Máy cũ thì học được, nhưng nên có người sửa máy ngồi cùng, vì mỗi lần đứt chỉ là cả lớp phải ngồi chờ.",
    "Quê tôi cũng cần một lớp như thế.",
)
NAMES = ("Minh Tú", "tho_may_88", "Bác Sáu")


@pytest.mark.parametrize("head", ["<h4>Ý kiến bạn đọc (2)</h4>", "<div>Bình luận</div>", "<h2>2 bình luận</h2>"])
def test_comments_without_a_mark(head: str) -> None:
    comments = (
        "<div><b>Minh Tú</b><p>Lớp này hay quá, mong xưởng nào cũng có một lớp như vậy cho thợ mới.</p></div>" * 2
    )
    read = read_html(
        page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}<div>{head}{comments}</div></div>")
    )
    assert (read.body, read.byline) == (BODY, "")


def test_a_section_named_like_a_box_of_comments_is_text() -> None:
    inside = paragraphs(BODY[:3]) + "<h2>Thảo luận</h2>" + paragraphs(BODY[3:])
    assert read_html(article(inside)).body == BODY


@pytest.mark.parametrize(
    "head", ["<h3>Ý kiến bạn đọc</h3>", "<p>Bình luận (3)</p>", "<h2>3 bình luận</h2>", "<h3>Bình luận</h3>"]
)
def test_comments_longer_than_the_article(head: str) -> None:
    said = "".join(f"<div><b>{name}</b><p>{text}</p></div>" for name, text in zip(NAMES, READERS, strict=True))
    read = read_html(page(f"<div><h1>{TITLE}</h1>{paragraphs(BODY[:2])}</div><div class='yk'>{head}{said}</div>"))
    assert read.body == BODY[:2]


@pytest.mark.parametrize("below", ["<a>Thích</a> · <a>Trả lời</a>", "<a>Trả lời</a> <i>2 giờ trước</i>", "Thích 45"])
def test_comments_under_no_heading(below: str) -> None:
    said = "".join(
        f"<div class='x5'><div><b>{name}</b></div><div><p>{text}</p></div><div>{below}</div></div>"
        for name, text in zip(NAMES, READERS, strict=True)
    )
    read = read_html(page(f"<div><div><h1>{TITLE}</h1>{paragraphs()}</div><div class='x4'>{said}</div></div>"))
    assert read.body == BODY


@pytest.mark.parametrize("when", ["<p>1 giờ trước</p>", " · 3 ngày trước"])
def test_comments_with_the_time_by_the_name(when: str) -> None:
    said = "".join(
        f"<div class='x5'><b>{name}</b>{when}<p>{text}</p><p>{BODY[0]}</p></div>"
        for name, text in zip(NAMES, READERS, strict=True)
    )
    assert read_html(article(paragraphs() + said)).body == BODY


def test_an_opinion_is_an_article() -> None:
    """A section may be called what comments are called."""
    head = "<div><h3>Ý kiến bạn đọc</h3>"
    assert read_html(page(f"{head}<h1>{TITLE}</h1>{paragraphs()}</div>")).body == BODY
    sapo = f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p></div>"
    assert read_html(page(f"{sapo}<div><h3>Ý kiến</h3>{paragraphs()}</div>")).body == BODY


def test_questions_of_readers_and_answers_are_text() -> None:
    said = "".join(
        f"<div class='qa'><div>{name}</div><p>{asked}</p><div>Trả lời</div><p>{answer}</p></div>"
        for name, asked, answer in zip(NAMES, READERS, BODY[1:], strict=False)
    )
    body = read_html(article(f"<p>{BODY[0]}</p>{said}")).body
    assert [text for text in (*BODY[:4], *READERS) if text not in body] == []
