"""What the head of an HTML page states: JSON-LD, Open Graph, the declared encoding."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.errors import InputError, UnionMLError
from unionml.reading import read_bytes, read_html

TITLE = "Tổ nề số 9 xây xong nhà trẻ trước mùa mưa"
LEAD = "Mười bảy thợ nề góp bốn mươi buổi chiều để con đồng nghiệp có chỗ học."
BODY = [
    "Nhà trẻ rộng 120 mét vuông, nằm ngay sau dãy nhà trọ của công nhân công trình cầu Rạch Gốc.",
    "Theo tổ trưởng Kha Văn Mến, vật liệu do công đoàn công ty xin lại từ công trình đã nghiệm thu.",
    "Từ tuần sau, ba mươi cháu sẽ tới lớp, học phí mỗi tháng bằng hai ngày công phụ hồ.",
]


def page(head: str, body: str) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def paragraphs() -> str:
    return "".join(f"<p>{text}</p>" for text in BODY)


def linked(**facts: Any) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_json_ld_fills_what_the_page_does_not_mark() -> None:
    head = f"<title>{TITLE} | Báo Ví Dụ</title>" + linked(
        headline=TITLE, description=LEAD, datePublished="2020-05-04T07:00:00+07:00", author={"name": "Kim Thoa"}
    )
    article = read_html(page(head, f"<div><div>{TITLE}</div><div>{LEAD}</div><div>{paragraphs()}</div></div>"))
    assert (article.title, article.lead, article.byline) == (TITLE, LEAD, "Kim Thoa")
    assert list(article.body) == BODY
    assert article.published.startswith("2020-05-04")


def test_a_page_drawn_by_scripts_reads_from_its_json_ld() -> None:
    facts = linked(headline=TITLE, articleBody="\n".join(BODY), author=[{"name": "Kim Thoa"}])
    article = read_html(page(facts, '<div id="root"></div>'))
    assert (article.title, list(article.body), article.byline) == (TITLE, BODY, "Kim Thoa")


def test_the_paper_is_no_headline_and_no_author() -> None:
    head = f'<meta property="og:title" content="{TITLE}"><meta name="author" content="Báo Ví Dụ">'
    article = read_html(page(head, f"<h1>Báo Ví Dụ</h1><article>{paragraphs()}</article>"))
    assert (article.title, article.byline) == (TITLE, "")


def test_a_shown_headline_wins_over_a_stated_one() -> None:
    head = linked(headline="Nhà trẻ của thợ nề trước mùa mưa: Những điều cần biết")
    assert read_html(page(head, f"<article><h1>{TITLE}</h1>{paragraphs()}</article>")).title == TITLE


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2020-05-04T07:00:00+07:00">',
        '<meta itemprop="datePublished" content="2020-05-04">',
        '<meta name="pubdate" content="2020-05-04T07:00:00">',
    ],
)
def test_a_date_that_is_stated(head: str) -> None:
    assert read_html(page(head, f"<article><h1>{TITLE}</h1>{paragraphs()}</article>")).published.startswith(
        "2020-05-04"
    )


def test_the_account_that_published_is_no_author() -> None:
    head = '<meta name="author" content="Super User">'
    body = f"<h1>{TITLE}</h1><dl><dd>Viết bởi <span>Kim Thoa</span></dd></dl><div>{paragraphs()}</div>"
    assert read_html(page(head, body)).byline == "Kim Thoa"


def windows_1258(text: str) -> bytes:
    """Bases with their circumflex, breve or horn, and the tone behind."""
    encoded = bytearray()
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize(
            "NFC", "".join(part for part in parts if part not in "\u0300\u0301\u0303\u0309\u0323")
        )
        tone = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        encoded += (base + tone).encode("cp1258")
    return bytes(encoded)


LONG_STYLE = f"<style>{'p {margin: 0} ' * 170}</style>"


@pytest.mark.parametrize(
    ("first", "meta"),
    [
        ("", '<meta charset="windows-1258">'),
        ("", f'{LONG_STYLE}<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">'),
        ("<?xml version='1.0' encoding='Windows-1258'?>", ""),
    ],
)
def test_a_page_that_declares_windows_1258_is_read_in_it(first: str, meta: str) -> None:
    article = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
    text = first + page(f"{meta}<title>{TITLE}</title>", article)
    read = read_bytes(windows_1258(text), "page.html")
    assert (read.title, list(read.body)) == (TITLE, BODY)
    assert read_bytes(text.encode("utf-8"), "page.html").title == TITLE


def test_a_declaration_that_is_not_true_is_refused() -> None:
    data = b'<html><meta charset="windows-1258"><p>' + bytes(range(0x80, 0x100)) * 5
    with pytest.raises(InputError, match="not UTF-8"):
        read_bytes(data, "page.html")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@graph", "@type", "headline", "author", "description", "articleBody", "name"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from(["", "</script>", "{", "]"]))
def test_any_json_ld_is_read_or_ignored(data: Any, junk: str) -> None:
    head = f'<script type="application/ld+json">{json.dumps(data)}{junk}</script>'
    try:
        article = read_html(page(head, f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"))
    except UnionMLError:
        return
    assert set(BODY) <= {article.lead, *article.body}


def test_entities_in_json_ld_are_letters() -> None:
    head = linked(headline="“Nhà trẻ” &quot;của&quot; thợ nề &amp; con", articleBody="\n".join(BODY))
    assert read_html(page(head, '<div id="root"></div>')).title == '“Nhà trẻ” "của" thợ nề & con'


OWN = "http://congdoan.example/tin-tuc/412-to-ne-so-9-xay-xong-nha-tre"


@pytest.mark.parametrize(
    ("head", "below", "expected"),
    [
        (f"<base href='{OWN}'>", "", OWN),
        ("<base href='http://congdoan.example/'>", "", ""),
        ("<base href='http://congdoan.example/tin-tuc/tap-huan-can-bo'>", "", ""),
        ("", f"<div>URL của bản tin này: <a href='{OWN}'>{OWN}</a></div>", OWN),
        ("", f"<div>Link bài viết: {OWN}</div>", OWN),
        ("", f"<div>Nguồn: {OWN}</div>", ""),
        ("", "<div>Link bài viết: http://congdoan.example/</div>", ""),
        (
            "<link rel='canonical' href='http://congdoan.example/x.html'>",
            f"<div>Link bài viết: {OWN}</div>",
            "http://congdoan.example/x.html",
        ),
    ],
)
def test_the_address_of_the_page(head: str, below: str, expected: str) -> None:
    read = read_html(page(f"<title>{TITLE}</title>{head}", f"<div><h1>{TITLE}</h1>{paragraphs()}</div>{below}"))
    assert (read.url, list(read.body)) == (expected, BODY)


def test_the_first_of_several_sections_and_an_article_that_a_page_is_about() -> None:
    article = {"@type": "Article", "headline": TITLE, "author": {"name": "Kha Thị Mận"}}
    about = linked(**{"@type": "WebPage", "mainEntity": {**article, "articleSection": ["Đời thợ", "Xã hội"]}})
    read = read_html(page(about, f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{paragraphs()}</article>"))
    assert (read.byline, read.section) == ("Kha Thị Mận", "Đời thợ")


def test_address_and_section_of_open_graph() -> None:
    stated = (("og:url", "https://vidu.example/nha-tre"), ("article:section", "Đời thợ"))
    head = "".join(f"<meta property='{name}' content='{content}'>" for name, content in stated)
    read = read_html(page(head, f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{paragraphs()}</article>"))
    assert (read.url, read.section) == ("https://vidu.example/nha-tre", "Đời thợ")
