"""How text is set on a terminal."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.cli.terminal import cells, flow

ADDRESS = "https://example.org/tin-tuc/dai-hoi-cong-doan-co-so-xuong-may-cay-da-khoa-hai-2023-2028.html"


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unionml.cli.terminal.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")


def test_korean_and_japanese_lines_keep_to_the_columns_of_a_terminal() -> None:
    korean = "노동조합은 오늘 공장에서 열린 협상에서 임금 인상에 합의했다고 밝혔다."
    assert flow(korean).splitlines() == [
        "노동조합은 오늘 공장에서 열린 협상에서",
        "임금 인상에 합의했다고 밝혔다.",
    ]
    japanese = "労働組合は本日、工場で開かれた交渉で賃金の引き上げに合意したと発表した。"
    assert flow(japanese, "  ").splitlines() == [
        "  労働組合は本日、工場で開かれた交渉で賃",
        "  金の引き上げに合意したと発表した。",
    ]


def test_an_address_stays_whole_so_that_it_can_be_copied() -> None:
    assert flow(f"Xem thêm ở {ADDRESS} nhé.").splitlines() == ["Xem thêm ở", ADDRESS, "nhé."]


def test_a_label_moves_the_other_lines_in() -> None:
    assert flow("Lê Thị Na, Trần Văn Bo, Vũ Thị Mây, Hồ Văn Sơn", label="Tác giả  ").splitlines() == [
        "Tác giả  Lê Thị Na, Trần Văn Bo, Vũ Thị",
        "         Mây, Hồ Văn Sơn",
    ]


WORDS = st.lists(st.text("aăâđêôơưùế-,.", min_size=1, max_size=12), max_size=40).map(" ".join)


@given(WORDS)
def test_vietnamese_is_set_as_by_the_standard_library(text: str) -> None:
    assert flow(text) == "\n".join(textwrap.wrap(text, 40, break_on_hyphens=False))


@given(st.text("aé\u0301 賃労。가나ー", max_size=120), st.sampled_from(["", "  "]))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, indent: str) -> None:
    lines = flow(text, indent).split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert line.startswith(indent)
        is_one_narrow_word = " " not in line.strip() and not any(one in line for one in "賃労。가나ー")
        assert cells(line) <= 40 or is_one_narrow_word
