"""Lists of forms, laws and names that are links and still the article's text."""

import pytest

from tests.reading.html_pages import BODY, OTHERS, article, paragraphs
from unionml.reading import read_html

ANNOUNCED = "Người học nghề cần chuẩn bị:"


def read_with(inside: str, behind: bool = True) -> tuple[tuple[str, ...], tuple[str, ...]]:
    read = read_html(article(paragraphs(BODY[:4]) + inside + (paragraphs(BODY[4:]) if behind else "")))
    return read.body, tuple(related.title for related in read.related)


def listed(items: "tuple[tuple[str, str], ...]") -> str:
    linked = "".join(f"<li><a href='{link}'>{text}</a></li>" if link else f"<li>{text}</li>" for text, link in items)
    return f"<ul>{linked}</ul>"


FORMS = (("Đơn xin học nghề theo mẫu 01", "/mau1.doc"), ("Bảng kê ngày công của tổ", "/mau2.pdf?ban=1"))
LAWS = (("Nghị định 145/2020/NĐ-CP", "/vb/1"), ("Thông tư số 10/2020/TT-BLĐTBXH ngày 12/11/2020", "/vb/2"))
MIXED = (("Đơn xin học nghề viết tay", "/don"), ("Thẻ đoàn viên;", ""), ("Bảng kê ngày công của tổ", "/bang-ke"))
NAMES = (("Xưởng may Gò Mít", "/tag/xuong-go-mit"), ("Xưởng may Suối Đá Hạ", "/tags/suoi-da"))


@pytest.mark.parametrize("items", [FORMS, LAWS, MIXED, NAMES, FORMS[:1]])
@pytest.mark.parametrize("announced", ["<p>{}</p>", "<h4>{}</h4>", "<div>{}</div>"])
@pytest.mark.parametrize("behind", [True, False])
def test_a_list_that_a_line_announces_is_text(items: tuple[tuple[str, str], ...], announced: str, behind: bool) -> None:
    body, related = read_with(announced.format(ANNOUNCED) + listed(items), behind)
    assert [text for text, _ in items] == [line for line in body if line in dict(items)]
    assert related == ()


@pytest.mark.parametrize("items", [FORMS, LAWS])
def test_lines_that_a_line_announces_are_text(items: tuple[tuple[str, str], ...]) -> None:
    lines = [f"- <a href='{link}'>{text}</a>" for text, link in items]
    body, related = read_with(paragraphs([ANNOUNCED, *lines]))
    assert [f"- {text}" for text, _ in items] == [line for line in body if line.startswith("- ")]
    assert related == ()


@pytest.mark.parametrize(
    "announced",
    ["Tin liên quan:", "Mời bạn đọc xem các bài trước:", "Xem thêm:", "Văn bản liên quan:", "Từ khóa bài viết:"],
)
@pytest.mark.parametrize("unlinked", [(), (("Kỳ 3: Thợ già ở lại", ""),)])
def test_a_list_of_other_articles_is_none(announced: str, unlinked: tuple[tuple[str, str], ...]) -> None:
    titles = tuple((title, f"/{at}.html") for at, title in enumerate(OTHERS))
    assert read_with(f"<p>{announced}</p>{listed((*titles, *unlinked))}")[1] == OTHERS


def test_a_list_of_links_under_a_sentence_is_of_other_articles() -> None:
    titles = tuple((title, f"/{at}.html") for at, title in enumerate(OTHERS))
    assert read_with(f"<p>Chuyện ở xóm còn nhiều:</p>{listed(titles)}")[1] == OTHERS


@pytest.mark.parametrize("label", ["Tài liệu đính kèm:", "Tải về:", "File:"])
def test_attachments_are_no_text(label: str) -> None:
    body, _ = read_with(f"<p>{label}</p>{listed(FORMS)}", behind=False)
    assert not set(dict(FORMS)) & set(body)


def test_a_headline_about_a_decree_is_another_article() -> None:
    titles = (("Nghị định 145/2020/NĐ-CP: năm điểm mới cho thợ may", "/1"), *((one, "/2") for one in OTHERS))
    assert read_with(f"<p>Chuyện ở xóm còn nhiều:</p>{listed(titles)}")[1] == tuple(title for title, _ in titles)


def test_text_behind_an_element_announces_a_list() -> None:
    body, related = read_with(f"<div><h4>Hồ sơ</h4>{ANNOUNCED}{listed(FORMS)}</div>")
    assert body[4:-1] == (ANNOUNCED, *(text for text, _ in FORMS))
    assert related == ()
