"""Blocks: what ends a paragraph, and what only looks as if it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.reading.html_pages import BODY, SAPO, TITLE, page, paragraphs
from unionml.reading import read_html
from unionml.reading.html.blocks import blocks_of
from unionml.reading.html.tree import parse, prune


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks_of(parse(markup))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div>Một câu.<p>Hai câu.</p>Ba câu.</div>", ["Một câu.", "Hai câu.", "Ba câu."]),
        ("<p>Một câu.<br><br>hai câu</p>", ["Một câu.", "hai câu"]),
        ("<p>Một câu.<br>Hai câu.</p>", ["Một câu.", "Hai câu."]),
        ("<p>Một nửa,<br>một nửa kia.</p>", ["Một nửa, một nửa kia."]),
        ("<p><b>Tên bài</b><br>rồi tới ngày</p>", ["Tên bài", "rồi tới ngày"]),
        ("<p>Anh <q>Tư</q> nói <code>vâng</code> rồi đi.</p>", ["Anh Tư nói vâng rồi đi."]),
        ("<p>Ngh<b>ề</b> may</p>", ["Nghề may"]),
        ("<h1><span>Lao động</span>Tên bài</h1>", ["Lao động Tên bài"]),
        ("<p><font>Một.<p><font>Hai.<p><font>Ba.", ["Một.", "Hai.", "Ba."]),
        ("<pre>Một đoạn\n\nĐoạn hai</pre>", ["Một đoạn", "Đoạn hai"]),
        ("<p>Chị nói vậy<br><i>Cổng nhà máy</i><br>Hôm sau mưa.</p>", ["Chị nói vậy", "Cổng nhà máy", "Hôm sau mưa."]),
        ("<p>Trong tập <i>Nắng</i><br>Anh viết vậy.</p>", ["Trong tập Nắng Anh viết vậy."]),
        ("<p>Mưa.<br><img><br>Cổng nhà máy<br>Hôm sau nắng.</p>", ["Mưa.", "Cổng nhà máy", "Hôm sau nắng."]),
        ("<p>Mưa.<br><img>Cổng nhà máy<br>ở Bình Lục<br>Hôm sau.</p>", ["Mưa.", "Cổng nhà máy ở Bình Lục", "Hôm sau."]),
        ("<div><span>Lê Hoa</span><span>09:30 15/08/2024</span></div>", ["Lê Hoa 09:30 15/08/2024"]),
        ("<p>500 m<sup>2</sup> sàn</p>", ["500 m2 sàn"]),
        ("<ul><li>Một<li>Hai</ul>", ["Một", "Hai"]),
        ("<span style='display:block'>Một</span><span>Hai</span>", ["Một", "Hai"]),
    ],
)
def test_what_ends_a_block(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_block_knows_its_links_and_its_letters() -> None:
    block, after = blocks_of(parse("<p><b>Đậm</b> và <a href='/x'>một lối</a></p><p><img></p><p><i>Nghiêng</i></p>"))
    assert block.links == ("một lối",)
    assert 0 < block.linked < 1
    assert 0 < block.bold < 1
    assert (after.slanted, after.after_image) == (1, True)


def test_a_picture_is_known_by_the_line_behind_it_alone() -> None:
    above, under, last = blocks_of(parse("<div>Mưa.<br><img><br>Cổng nhà máy<br>Hôm sau nắng.</div>"))
    assert [above.after_image, under.after_image, last.after_image] == [False, True, False]
    assert [block.after_image for block in blocks_of(parse("<p>Mưa.<br><img></p><p>Cổng nhà máy</p>"))][1]


def test_figures_are_no_text_and_layout_is_no_table() -> None:
    figures = "<table><tr><td>May</td><td>12</td></tr><tr><td>Gỗ</td><td>7</td></tr></table>"
    layout = (
        "<table><tr><td><p>Một đoạn văn dài, có đầu có cuối và có dấu chấm hẳn hoi.</p></td><td><img></td></tr></table>"
    )
    assert [block.tabular for block in blocks_of(parse(figures))] == [True] * 4
    assert [block.tabular for block in blocks_of(parse(layout))] == [False]


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<br>", "<b>", "</b>", "<td>", "<div>", "</div>", "một ", "Hai.", "<a>", "</a>", "&nbsp;"]
        )
    )
)
def test_no_letter_is_lost_or_made(pieces: list[str]) -> None:
    tree = parse("<div>" + "".join(pieces) + "</div>")
    prune(tree)
    shown = "".join(html.tostring(tree, method="text", encoding="unicode").split())
    assert "".join("".join(block.text.split()) for block in blocks_of(tree)) == shown


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p><span class='place'>TP HCM</span>Lớp học mở cửa.</p>", "TP HCM Lớp học mở cửa."),
        ("<p>\n<b>HUẾ</b>Lớp học mở cửa.</p>", "HUẾ Lớp học mở cửa."),
        ("<p><b>L</b>Ớp học mở cửa.</p>", "LỚp học mở cửa."),
        ("<p><b>VN</b>Post mở lớp.</p>", "VNPost mở lớp."),
        ("<p>Bưu tá của <b>VNP</b>Ost.</p>", "Bưu tá của VNPOst."),
    ],
)
def test_a_place_before_a_sentence_stands_apart(markup: str, shown: str) -> None:
    assert texts(markup) == [shown]


@pytest.mark.parametrize(
    "picture",
    [
        "<span class='photo'><span><img src='a.jpg'></span><em class='img_desc'>{}</em></span>",
        "<a href='a.jpg'><img src='a.jpg'></a><span class='caption'>{}</span>",
        "<img src='a.jpg'><i class='image-caption'>{}</i>",
    ],
)
def test_a_caption_in_a_span_right_behind_a_picture(picture: str) -> None:
    caption = "Chị Nhiên dạy luồn chỉ cho thợ mới."
    text = f"{BODY[0]}<br><br>{picture.format(caption)}{'<br><br>'.join(BODY[1:])}"
    read = read_html(page(f"<div><h1>{TITLE}</h1><div>{text}</div></div>"))
    assert (read.body, read.captions) == (BODY, (caption,))


def test_a_sapo_in_a_span_above_a_break() -> None:
    text = f"<strong class='news_summary'>{SAPO}</strong><br>{'<br><br>'.join(BODY)}"
    read = read_html(page(f"<div><h1>{TITLE}</h1><div>{text}</div></div>"))
    assert (read.lead, read.body) == (SAPO, BODY)


def test_a_photographer_beside_a_caption_stays_with_it() -> None:
    spans = "<span class='ImageCaption'>Lớp học trong kho vải</span><span class='ImageCredits'>Ảnh: Bạch Mai</span>"
    picture = f"<div><span class='Image'><img src='a.jpg'></span>{spans}</div>"
    read = read_html(page(f"<div><h1>{TITLE}</h1>{picture}{paragraphs()}</div>"))
    assert (read.body, read.captions) == (BODY, ("Lớp học trong kho vải Ảnh: Bạch Mai",))


def test_a_photographer_in_a_caption_stays_in_it() -> None:
    caption = "<figcaption>Lớp học trong kho vải <span class='photo-credit'>Ảnh: Bạch Mai</span></figcaption>"
    read = read_html(page(f"<div><h1>{TITLE}</h1><figure><img src='a.jpg'>{caption}</figure>{paragraphs()}</div>"))
    assert (read.body, read.captions) == (BODY, ("Lớp học trong kho vải Ảnh: Bạch Mai",))
