"""Raw text in a cell beside a title in another one: whatever it looks like, nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.reading.raw_text import read_raw

TITLE = "Công đoàn phường Sông Trầu tặng quà"


@pytest.mark.parametrize(
    "raw",
    [
        "giá vàng tăng",
        f"{TITLE} cho 300 công nhân",
        "Giá vàng tăng mạnh trong phiên sáng nay",
        "Sáng nay, công nhân khu trọ nhận 300 suất quà",
        "Sáng nay, công nhân khu trọ nhận 300 suất quà\n\nAi cũng vui",
        "Sáng nay, công nhân khu trọ nhận quà\n\nĐây là năm thứ ba phường tổ chức. Công đoàn góp một nửa kinh phí.",
    ],
)
def test_text_without_a_stop_is_the_body(raw: str) -> None:
    article = read_raw(raw, TITLE, "")
    assert article.kicker == ""
    assert "\n\n".join(article.body) == raw


def test_a_page_in_a_cell_keeps_its_own_headline_out_of_the_body() -> None:
    raw = (
        f"{TITLE} cho công nhân\n\nSáng nay, công nhân khu trọ nhận 300 suất quà của công đoàn phường.\n\nAi cũng vui."
    )
    article = read_raw(raw, TITLE, "")
    assert article.body[0].startswith("Sáng nay, ") or article.lead.startswith("Sáng nay, ")
    assert not any("cho công nhân" in one for one in article.body)


def test_text_alone_is_read_as_a_page() -> None:
    assert read_raw("Giá vàng tăng mạnh", "", "").title == "Giá vàng tăng mạnh"


WORDS = st.sampled_from(
    ["công", "đoàn", "tặng", "quà", "nhân", "khu", "trọ", "sáng", "nay", "vừa", "qua", "họ", "nhận"]
)
SHORT = st.lists(WORDS, min_size=3, max_size=14).map(lambda words: " ".join(words).capitalize())


@given(SHORT, SHORT)
def test_a_line_below_a_title_is_never_lost(title: str, line: str) -> None:
    article = read_raw(line, title, "")
    assert line.casefold() == title.casefold() or line in (article.lead, *article.body)
