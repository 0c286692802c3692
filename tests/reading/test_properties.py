"""What holds of every page, however it is spelt, cut into lines, written again or wrapped in elements."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.html_pages import BODY, TITLE
from unionml.article import Article
from unionml.errors import UnionMLError
from unionml.reading import read_html, read_page_text
from unionml.reading.records import Record, Reject, to_record

LINES = (
    "12/03/2024 08:15", "Theo Lê Mận", "LÊ THU MẬN", "Ảnh: Kim Nhiên", "TIN NÓNG TRONG NGÀY", "Tin liên quan",
    "Công đoàn", "Trang chủ > Công đoàn > Hoạt động", "Từ khóa:", "Bình luận (0)",
    "Tổ may số 4 thắng giải kéo co của xóm", "Vì sao thợ may bỏ ca đêm?", "- Kim, chỉ, phấn may", "1. Nghề may",
    "3/7", ">> Tổ may số 4 có thêm máy", "Chia sẻ", "Kính thưa các đồng chí!", "Thưa cô Nhiên,",
    "Địa chỉ: 12 xóm Gò Mít.", "Một số hình ảnh tại lớp học:", "Chuyên mục", "Các học viên đo vải tại lớp học.",
    "a | 1 | 2 | 3", "Mục lục", "© Báo Gò Mít", "----", "Hỏi: Thợ mới có lương không?",
    "PV: Chị dạy nghề lâu chưa?", "và hứa sửa lại mái nhà trong quý sau", "[12] trang khác của báo Gò Mít",
    "记者 陈红",
)  # fmt: skip
SPELLINGS: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "Macintosh": lambda text: text.replace("\n", "\r"),
    "mark": lambda text: f"\ufeff{text}",
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "hyphens": lambda text: text.replace("ợ", "ợ\u00ad"),
    "blanks behind": lambda text: text.replace("\n", " \u00a0\n"),
    "blanks between": lambda text: text.replace("\n\n", "\n \t\n"),
    "blank above": lambda text: f"\n\n{text}",
    "no end": lambda text: text.rstrip("\n"),
}


@st.composite
def pages(draw: st.DrawFn) -> str:
    lines = st.sampled_from([*LINES, *BODY, *BODY])
    below = draw(st.lists(lines, min_size=2, max_size=12))
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    return gap.join((*draw(st.lists(lines, max_size=3)), TITLE, *below, ""))


def read(page: str, reader: Callable[[str], Article] = read_page_text) -> dict[str, Any]:
    """What an article holds, in one spelling, or why there is none."""
    try:
        return {name: plain(value) for name, value in reader(page).to_dict().items()}
    except UnionMLError as error:
        return {"error": str(error)}


def plain(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        return {name: plain(part) for name, part in parts}
    text = unicodedata.normalize("NFC", value).translate({0xA0: " ", 0xAD: None, 0xFEFF: None})
    return re.sub(r" *(?:\r\n?|\n)", "\n", text)


@settings(max_examples=50)
@given(pages(), st.sampled_from(sorted(SPELLINGS)))
def test_a_page_reads_alike_however_it_is_spelt(text: str, spelling: str) -> None:
    assert read(SPELLINGS[spelling](text)) == read(text)


@settings(max_examples=50)
@given(pages())
def test_an_article_that_is_written_out_keeps_its_paragraphs(text: str) -> None:
    try:
        article = read_page_text(text)
    except UnionMLError:
        return
    told = [part for part in (article.lead, *article.body) if part]
    again = read("\n\n".join((article.title or TITLE, *told)))
    kept = [again.get("lead"), *again.get("body", {}).values()]
    sentences = [part for part in told if part in BODY and told.count(part) == 1]
    assert len(told) < 2 or [part for part in sentences if part not in kept] == []


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(BODY), min_size=4, unique=True),
    st.lists(st.sampled_from(["div", "section", "main", "article", "div class='row'", "div id='content'"]), max_size=5),
    st.booleans(),
)
def test_elements_around_an_article_and_its_paragraphs_change_nothing(
    body: list[str], around: list[str], apart: bool
) -> None:
    def page(wrap: str, elements: list[str]) -> str:
        inside = f"<h1>{TITLE}</h1>" + "".join(wrap.format(text) for text in body)
        for element in elements:
            inside = f"<{element}>{inside}</{element.split()[0]}>"
        return f"<html><head><title>{TITLE}</title></head><body>{inside}</body></html>"

    wrapped = page("<div><p>{}</p></div>" if apart else "<p>{}</p>", around)
    assert read(wrapped, read_html) == read(page("<p>{}</p>", []), read_html)


CELLS = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.text(max_size=20)
    | st.binary(max_size=6)
    | st.sampled_from(
        [
            "<p>Một</p>",
            "['a', 'b']",
            '{"choices": ["a"]}',
            "<html><body>",
            "\ud800",
            Decimal("1.50"),
            date(2024, 1, 2),
            BODY[0],
        ]
    ),
    lambda cells: st.lists(cells, max_size=3) | st.dictionaries(st.sampled_from(["name", "value", "$oid"]), cells),
    max_leaves=5,
)
NAMES = [
    "id",
    "title",
    "lead",
    "body",
    "text",
    "content",
    "captions",
    "byline",
    "url",
    "related",
    "topics",
    "Tiêu đề",
    "TEXT",
]


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(NAMES), CELLS, max_size=8), st.sampled_from([None, "body", "content"]))
def test_a_row_of_anything_is_a_record_or_a_reject(row: dict[str, Any], text_column: str | None) -> None:
    found = to_record(row, source="a.jsonl", number=1, text_column=text_column)
    assert isinstance(found, (Record, Reject))
