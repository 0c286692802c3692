"""HTML in cells: tags and entities go, the text stays as it is."""

import html
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.reading import markup
from unionml.reading.html.archive import looks_like_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Một <strong>hai</strong></p>", "Một hai"),
        ("&quot;Mái ấm&quot; &#273;oàn", '"Mái ấm" đoàn'),
        ("Tăng <b>5%</b>, giảm <5%", "Tăng 5%, giảm <5%"),
        ("R&D; A&B &copy 2024 <Quê hương>", "R&D; A&B &copy 2024 <Quê hương>"),
        ("<!-- chú thích -->", ""),
        ("", ""),
    ],
)
def test_a_line(text: str, expected: str) -> None:
    assert markup.plain(text) == expected


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["<p>Một.</p><p>Hai.<br>Ba.</p>"], markup.Fragment(("Một.", "Hai.", "Ba."))),
        (["<h2>Mục</h2><p>Một.</p><figure><img src='a'><figcaption>Ảnh: <i>A</i></figcaption></figure>"],
         markup.Fragment(("Một.",), ("Mục",), ("Ảnh: A",))),
        (["<!-- wp:paragraph -->\n<p>Một\nhai.</p>\n<!-- /wp:paragraph -->"], markup.Fragment(("Một hai.",))),
        (["<p>Một<script>var a = '<p>x</p>';</script></p><style>p {}</style>"], markup.Fragment(("Một",))),
        (["Một.", "<b>Hai</b>.", "Ba &amp; bốn."], markup.Fragment(("Một.", "Hai.", "Ba & bốn."))),
        (["<div>" * 400 + "Sâu." + "</div>" * 400], markup.Fragment(("Sâu.",))),
        (["<p>Một\0 hai"], markup.Fragment(("Một hai",))),
        (["<?xml version='1.0' encoding='tcvn'?><p>Đoàn</p>"], markup.Fragment(("Đoàn",))),
        (["<img src='a.jpg'>"], markup.Fragment(())),
    ],
)  # fmt: skip
def test_a_body(pieces: list[str], expected: markup.Fragment) -> None:
    assert markup.read_pieces(pieces) == expected


def test_what_is_a_page_what_a_fragment_and_what_text() -> None:
    for page in ("<!DOCTYPE html><p>a", "\n<html lang='vi'>", "<?xml version='1.0'?><html>", "<!-- a --><body>"):
        assert markup.is_page(page)
    for fragment in ("<p>a", " <div class='a'>a</div>", "a<br>b<br/>c", "<!-- a --><p>b"):
        assert not markup.is_page(fragment)
        assert markup.is_fragment(fragment)
    for text in ("a < b > c", "Một <br> chỗ ngắt", "Thư <pa@b.vn>", "<<Quê hương>>"):
        assert not markup.is_fragment(text)


@given(st.lists(st.text("aăđ ,.&<>\"'", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_escaped_text_comes_back(lines: list[str]) -> None:
    lines = [" ".join(line.split()) for line in lines]
    fragment = markup.read_pieces(["".join(f"<p>{html.escape(line)}</p>" for line in lines)])
    assert fragment.paragraphs == tuple(lines)


@given(st.text("aăđ <>&;#x1/pbr=\"'!-\0\n"))
def test_no_text_raises(text: str) -> None:
    markup.plain(text)
    markup.read_pieces([text])
    markup.as_page_text(text)
    assert isinstance(markup.is_page(text) or markup.is_fragment(text) or markup.is_marked(text), bool)


@pytest.mark.parametrize("told", [markup.is_page, markup.is_fragment, looks_like_html])
def test_comments_cost_no_more_than_their_length(told: Callable[[str], bool]) -> None:
    few, many = ("<!-- wp:paragraph -->\n" * n + "Thợ mỏ có nhà mới." for n in (100, 3000))

    def seconds(text: str) -> float:
        begin = time.process_time()
        assert not told(text)
        return time.process_time() - begin

    assert min(seconds(many) for _ in range(3)) < 0.05 + 30 * min(seconds(few) for _ in range(3))


def test_a_body_of_a_weblog() -> None:
    pieces = [f"<!-- wp:paragraph -->\n<p>Đoạn {n} kể về thợ mỏ.</p>\n<!-- /wp:paragraph -->" for n in range(200)]
    body = "\n\n".join(pieces)
    assert markup.is_fragment(body)
    assert not markup.is_page(body)
    assert markup.read_pieces([body]).paragraphs == tuple(f"Đoạn {n} kể về thợ mỏ." for n in range(200))
