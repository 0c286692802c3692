"""The tree as a reader sees it: hidden text, deep nesting, class names."""

import pytest
from lxml import html

from tests.reading.html_pages import BODY, SAPO, TITLE, article, paragraphs
from unionml.reading import read_html
from unionml.reading.html.tree import parse, prune, unescaped, without_pictures, words_of

HIDDEN = "Đoạn này chỉ dành cho máy tìm kiếm, người đọc không bao giờ thấy nó trên trang."


@pytest.mark.parametrize(
    "markup",
    [
        f"<p hidden>{HIDDEN}</p>",
        f"<template><p>{HIDDEN}</p></template>",
        f"<p style='color: red; display : none !important'>{HIDDEN}</p>",
        f"<div aria-hidden='true'><p>{HIDDEN}</p></div>",
        f"<p class='screen-reader-text'>{HIDDEN}</p>",
        f"<noscript><p>{HIDDEN}</p></noscript>",
        f"<p><del>{HIDDEN}</del></p>",
    ],
)
def test_hidden_text_is_no_text(markup: str) -> None:
    assert read_html(article(paragraphs(BODY[:3]) + markup + paragraphs(BODY[3:]))).body == BODY


def test_a_page_hidden_as_a_whole_was_shown() -> None:
    assert read_html(article().replace("<article>", "<article aria-hidden='true'>")).body == BODY


@pytest.mark.parametrize("depth", [300, 1500])
def test_deep_nesting_is_read(depth: int) -> None:
    assert read_html("<div>" * depth + article() + "</div>" * depth).body == BODY


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("article__sapo cms-desc", "article sapo cms desc"),
        ("PhotoCMS_Caption", "photo cms caption"),
        ("TomTat", "tom tat"),
        ("dnn_ctr389_lblTitle", "dnn ctr389 lbl title"),
        ("", ""),
    ],
)
def test_words_of_class_names(names: str, words: str) -> None:
    assert words_of(html.fragment_fromstring(f"<p class='{names}'>x</p>")) == words


def test_pictures_in_the_page_are_not_counted() -> None:
    picture = "data:image/png;base64," + "QUJD" * 6_000_000
    assert len(without_pictures(f"<img src='{picture}'>")) < 100
    assert read_html(article(f"<p><img src='{picture}'></p>" + paragraphs())).body == BODY


def test_entities_escaped_twice_are_letters_again() -> None:
    assert unescaped("&amp;#244;" * 5) == "&#244;" * 5
    assert unescaped("Viết &amp;#244; trong mã") == "Viết &amp;#244; trong mã"


def test_pruning_keeps_the_text_behind_what_it_cuts() -> None:
    tree = parse("<p>Một <span hidden>hai </span>ba</p>")
    prune(tree)
    assert tree.text_content() == "Một ba"


def test_a_class_that_tells_how_labels_are_set_hides_nothing() -> None:
    label = "<div class='field__label visually-hidden'>Nội dung chính</div>"
    field = f"<div class='field field--label-visually_hidden'>{label}<div>{BODY[0]}</div></div>"
    assert read_html(article(field + paragraphs(BODY[1:]))).body == BODY


@pytest.mark.parametrize("level", ["1", "2", "3"])
def test_an_element_in_the_role_of_a_heading_is_one(level: str) -> None:
    heading = f"<div class='h_x1' role='heading' aria-level='{level}'>Nơi ai cũng được ngồi máy</div>"
    read = read_html(article(paragraphs(BODY[:2], "div") + heading + paragraphs(BODY[2:], "div")))
    assert (read.title, read.headings, read.body) == (TITLE, ("Nơi ai cũng được ngồi máy",), BODY)


@pytest.mark.parametrize(
    "ruby", ["<ruby>寮費<rt>りょうひ</rt></ruby>", "<ruby>寮費<rp>(</rp><rt>りょうひ</rt><rp>)</rp></ruby>"]
)
def test_how_a_word_is_read_is_no_text(ruby: str) -> None:
    body = read_html(article(paragraphs(BODY[:3]) + f"<p>{BODY[3]} {ruby}。</p>" + paragraphs(BODY[4:]))).body
    assert body[3] == f"{BODY[3]} 寮費。"


@pytest.mark.parametrize("name", ["location-stamp", "dateline"])
def test_a_place_that_only_its_type_sets_apart_is_no_part_of_the_sapo(name: str) -> None:
    for place in ("Gò Mít", "TP HCM"):
        stamped = f"<h1>{TITLE}</h1><p class='description'><span class='{name}'>{place}</span>{SAPO}</p>"
        read = read_html(article(before=stamped))
        assert (read.lead, read.body) == (SAPO, BODY)


def test_a_place_with_a_dash_is_text() -> None:
    first = f"<p><span class='dateline'>GÒ MÍT</span> – {BODY[0]}</p>"
    assert read_html(article(first + paragraphs(BODY[1:]))).body == (f"GÒ MÍT – {BODY[0]}", *BODY[1:])
