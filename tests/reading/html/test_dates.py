"""What of a line is the date: all of it up to the last day or time, and nothing behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.html_pages import BODY, SAPO, TITLE, page, paragraphs
from unionml.reading import read_html
from unionml.reading.html.dates import date_in_line

LINES = (
    "14/03/2023",
    "14 Th3, 2023",
    "Th3 14, 2023",
    "Thứ Ba, 14/03/2023 16:42",
    "Thứ ba, 14/03/2023, 16:42 (GMT+7)",
    "14/03/2023 04:42 PM",
    "14/03/2023 16:42 GMT+7",
    "14-03-2023 - 08:00 SA",
    "16:42 | 14/03/2023",
    "Ngày 14 tháng 3 năm 2023",
    "Cập nhật: 14/03/2023 16:42",
    "Thứ ba, 14/03/2023 - 13:30 Cập nhật lúc 17:12",
    "14/03/2023 lúc 10 giờ 30 phút",
    "March 14, 2023",
    "14 Mar 2023",
    "2023-03-14",
    "11 Tháng Hai, 2025",
)
TAILS = (
    " 1.034 lượt xem",
    " | 3 bình luận",
    " Lượt xem: 120",
    " - Lượt xem: 2.190 Cỡ chữ: A A",
    " bởi quantri Để lại bình luận",
    " | Đời sống",
    " 01.2043 minutes read",
)


def published(line: str) -> str:
    text = f"<h1>{TITLE}</h1>{line}<p class='sapo'>{SAPO}</p><div>{paragraphs()}</div>"
    read = read_html(page(f"<div>{text}</div>"))
    assert (read.title, read.lead, read.body) == (TITLE, SAPO, BODY)
    return read.published


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_a_date_stays(line: str) -> None:
    assert (date_in_line(line), published(f"<div class='date'>{line}</div>")) == (line, line)


@pytest.mark.parametrize("line", ["Thứ Ba, 14/03/2023 16:42", "14/03/2023 04:42 PM", "14/03/2023 16:42 GMT+7"])
@pytest.mark.parametrize("tail", TAILS)
def test_what_stands_behind_a_date_is_no_part_of_it(line: str, tail: str) -> None:
    assert published(f"<div class='meta'>{line}{tail}</div>") == line


def test_the_day_of_the_last_change_in_an_element_of_its_own() -> None:
    times = "<time class='published'>14/03/2023</time><time class='updated'>15/03/2023</time>"
    assert published(f"<div class='entry-meta'><span class='posted-on'>Đăng ngày <a>{times}</a></span></div>") in {
        "14/03/2023",
        "Đăng ngày 14/03/2023",
    }


@given(st.text(max_size=60), st.sampled_from(LINES), st.text(max_size=60))
def test_a_date_is_a_part_of_its_line(before: str, line: str, after: str) -> None:
    assert date_in_line(f"{before}{line}{after}") in f"{before}{line}{after}"


def test_a_date_above_the_headline_in_the_element_of_the_whole_article() -> None:
    others = "<div><a href='/a'>Bến phà cũ thành chợ nông sản cuối tuần</a> <span class='date'>(22/4)</span></div>"
    text = f"<h1>Tổ may số 4 dạy nghề cho thợ mới</h1>{paragraphs()}"
    date = "<div class='tag-date'>Thứ tư, 23/4/2008, 08:30</div>"
    assert (
        read_html(page(f"<article><div>{date}{text}{others}</div></article>")).published == "Thứ tư, 23/4/2008, 08:30"
    )
