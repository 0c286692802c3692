"""Archives of browsers, data of scripts, and what looks like HTML."""

import email.message
import email.policy
import json

import pytest

from tests.reading.html_pages import AUTHOR, BODY, SAPO, TITLE, article, page, paragraphs
from unionml.errors import InputError
from unionml.reading import read_html
from unionml.reading.html_archive import looks_like_html, unwrapped


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


def test_a_page_drawn_from_data() -> None:
    data = {"props": {"article": {"title": TITLE, "sapo": SAPO, "author": {"name": AUTHOR}, "body": paragraphs()}}}
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    read = read_html(page(f"<div id='__next'><div>Đang tải...</div></div>{script}"))
    assert (read.title, read.lead, read.body, read.byline) == (TITLE, SAPO, BODY, AUTHOR)


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
