"""Archives of browsers, data of scripts, and what looks like HTML."""

import email.message
import email.policy
import json

import pytest

from tests.reading.html_pages import AUTHOR, BODY, SAPO, TITLE, article, page, paragraphs
from unionml.article import Article
from unionml.errors import InputError
from unionml.reading import read_html
from unionml.reading.html.archive import looks_like_html, unwrapped


def archive(html: str, cte: str = "quoted-printable") -> str:
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "a page"
    message.set_content(html, subtype="html", charset="utf-8", cte=cte)
    message.make_related()
    return message.as_bytes().decode().replace("\r\n", "\n")


def test_a_page_saved_with_its_pictures() -> None:
    saved = archive(article())
    assert "=C3=" in saved
    assert looks_like_html(saved)
    read = read_html(saved)
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)


def test_an_archive_that_spells_its_letters_outright() -> None:
    saved = archive(article(), cte="8bit")
    assert TITLE in saved
    read = read_html(saved)
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)


def test_other_text_stays() -> None:
    for text in (article(), "Content-Type: một bài báo", ""):
        assert unwrapped(text) == text


def drawn(body: str, **beside: object) -> Article:
    data = {"props": {"article": {"title": TITLE, "body": body, **beside}}}
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    return read_html(page(f"<div id='__next'><div>Đang tải...</div></div>{script}"))


def test_a_page_drawn_from_data() -> None:
    read = drawn(paragraphs(), sapo=SAPO, author={"name": AUTHOR})
    assert (read.title, read.lead, read.body, read.byline) == (TITLE, SAPO, BODY, AUTHOR)


def test_what_a_page_is_drawn_from_is_sorted_like_a_page() -> None:
    heading, caption, other = "Bảy người đứng lớp", "Lớp học lúc chập tối", "Bến phà cũ thành chợ nông sản cuối tuần"
    read = drawn(
        f"<p class='sapo'>{SAPO}</p>{paragraphs(BODY[:2])}"
        f"<figure><img src='/a.jpg'><figcaption>{caption}</figcaption></figure><h2>{heading}</h2>"
        f"{paragraphs(BODY[2:4])}<div class='related'><a href='/b'>{other}</a></div>{paragraphs(BODY[4:])}"
        f"<p style='text-align:right'><b>{AUTHOR}</b></p>"
    )
    assert (read.title, read.lead, read.body, read.byline) == (TITLE, SAPO, BODY, AUTHOR)
    assert (read.headings, read.captions) == ((heading,), (caption,))


@pytest.mark.parametrize("body", ["\n".join(BODY), paragraphs(), "<br><br>".join(BODY)])
def test_a_text_that_only_the_head_states(body: str) -> None:
    stated = {"@type": "NewsArticle", "headline": TITLE, "description": SAPO, "articleBody": body}
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    read = read_html(page("<div>Đang tải...</div>", f"<title>{TITLE}</title>{script}"))
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)


def test_data_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="no article"):
        read_html(page('<div>Đang tải...</div><script type="application/json">{"props": "<p>…"}</script>'))


@pytest.mark.parametrize(
    "text",
    [
        article(),
        "<?xml version='1.0'?>\n<?xml-stylesheet href='a.css'?>\n<!DOCTYPE html PUBLIC 'x'><html>",
        "<!-- saved from url=(0014) -->\n<html>",
        f"<div class='content'><p>{SAPO}</p></div>",
        f"\ufeff <p>{SAPO}</p>",
        f"<meta charset='utf-8'><h1>{TITLE}</h1>",
    ],
)
def test_html_is_told(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text", ["", TITLE, f"{TITLE}\n\n<p>", "<3 công nhân", "<p chưa xong", "From: a\nSubject: b\n\nc"]
)
def test_text_is_told(text: str) -> None:
    assert not looks_like_html(text)


@pytest.mark.parametrize(
    ("note", "url"),
    [
        ("<!-- saved from url=(0029)https://gomit.vn/lop-may.html -->", "https://gomit.vn/lop-may.html"),
        (
            "<!--\n Page saved with SingleFile \n url: http://gomit.vn/lop-may \n saved date: x\n-->",
            "http://gomit.vn/lop-may",
        ),
        ("<!-- saved from url=(0014)about:internet -->", ""),
        ("<!-- saved from url=(0020)file:///C:/lop-may.htm -->", ""),
        ("<p>saved from url=(0029)https://gomit.vn/lop-may.html</p>", ""),
    ],
)
def test_the_address_that_a_browser_notes(note: str, url: str) -> None:
    saved = article().replace("<!DOCTYPE html>", f"<!DOCTYPE html>{note}")
    assert read_html(saved).url == url
    stated = saved.replace("</head>", "<link rel='canonical' href='https://gomit.vn/b'></head>")
    assert read_html(stated).url == "https://gomit.vn/b"
