"""Paragraphs that a program broke at a width are whole again, and lines that nobody broke stay apart."""

import textwrap
import unicodedata
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.test_page_text import BODY, LEAD, TITLE
from unionml.reading import read_page_text
from unionml.reading.page.breaks.wrap import joined, spans_of

PARTS = [TITLE, LEAD, *BODY]


def wrapped(width: int, indent: str = "", gap: str = "\n\n", parts: list[str] = PARTS) -> str:
    return gap.join(textwrap.fill(part, width, initial_indent=indent, subsequent_indent=indent) for part in parts)


@given(st.integers(56, 110), st.integers(0, 6))
def test_broken_at_any_width_and_set_in(width: int, indent: int) -> None:
    told = joined(wrapped(width, " " * indent)).split("\n\n")
    assert [part.strip() for part in told] == PARTS


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_broken_page_reads_as_a_whole_one(form: Literal["NFC", "NFD"], end: str) -> None:
    page = unicodedata.normalize(form, wrapped(72, "   ")).replace("\n", end)
    article = read_page_text(page)
    read = [" ".join(part.split()) for part in (article.title, article.lead, *article.body)]
    assert [unicodedata.normalize("NFC", part) for part in read] == PARTS
    assert all(part in page for part in article.body)


def test_paragraphs_without_blank_lines_are_told_by_their_short_last_lines() -> None:
    page = wrapped(66, gap="\n", parts=[LEAD, *BODY])
    assert joined(page).split("\n") == [LEAD, *BODY]


def test_print_with_letters_of_different_widths() -> None:
    lines = [
        "Theo bà Hà Thị Nhiên, Chủ tịch Công đoàn công ty, mỗi căn nhà",
        "có giá 310 triệu đồng, trong đó người thợ góp một phần ba,",
        "trả dần trong mười năm. Sáng 12/5, khu nhà mới ở phường Bãi",
        "Sậy rộn tiếng chuyển đồ, ông Lịch dọn vào căn đầu dãy cùng vợ và",
        "hai con nhỏ.",
        "Từ nay đến cuối năm, công đoàn khởi công thêm hai dãy, ưu tiên",
        "gia đình có con dưới ba tuổi.",
    ]
    assert joined("\n".join(lines)).split("\n") == [" ".join(lines[:5]), " ".join(lines[5:])]


def test_items_hang_below_their_bullets() -> None:
    items = ["- Ưu tiên gia đình có con dưới ba tuổi và thợ lò có trên mười năm tuổi nghề ở mỏ;", "- Trả dần."]
    listed = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ") for item in items)
    assert joined(wrapped(60) + "\n\n" + listed).split("\n\n")[-1].split("\n") == items


def test_a_headline_in_the_middle_of_the_page() -> None:
    headline = "Thợ mỏ Suối Đá có thêm bốn mươi căn nhà mới ở phường Bãi Sậy sau ba năm"
    centred = "\n".join(line.center(70).rstrip() for line in textwrap.wrap(headline, 50))
    assert " ".join(joined(centred + "\n\n" + wrapped(70)).split("\n\n")[0].split()) == headline


@pytest.mark.parametrize(
    "lines",
    [
        ["Trang chủ", "Tin tức", "văn bản", "hỏi đáp", "liên hệ", "tìm kiếm", "đăng nhập"],
        [TITLE, LEAD, *BODY],
        ["Lò sâu năm tháng đi về", "gió lùa hun hút bốn bề than đen", "đèn soi từng bước chân quen", "vỉa than nghe"],
        ["Nhóm   Số nhà     căn một hàng", "một    bốn mươi   căn hai hàng chục", "hai    ba mươi    căn ba hàng trăm"]
        * 3,
        ["https://vidu.example/mot-dia-chi-rat-dai-khong-ai-doc-het-duoc-bao-gio", "tin"] * 4,
    ],
    ids=["menu", "paragraphs", "verse", "columns", "addresses"],
)
def test_lines_that_nobody_broke(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert joined(text) == text


@given(st.text(alphabet="aăâ bcđ.,\n\r\t\u2028-", max_size=400))
def test_spans_are_in_order_and_hold_every_letter(text: str) -> None:
    spans = [(start, end) for start, end, _ in spans_of(text)]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert joined(text).split() == text.split()


def test_a_dash_that_had_no_room_at_the_end_of_its_line_is_no_item() -> None:
    said = "Công đoàn huyện đưa ba mươi người thân của thợ lò tới Ngày hội Gia đình - Nhà máy năm nay."
    line = textwrap.fill(said, said.index(" -"))
    assert line.split("\n")[1].startswith("- ")
    width = len(line.split("\n")[0])
    assert joined(f"{wrapped(width)}\n\n{line}").split("\n\n")[-1] == said
    short = f"Danh sách\n{line.split(chr(10))[1]}"
    assert joined(f"{wrapped(width)}\n\n{short}").split("\n\n")[-1] == short


@pytest.mark.parametrize("mark", [";", ":"])
def test_a_sentence_goes_on_in_small_letters_behind_a_mark_inside_it(mark: str) -> None:
    first = f"Sau năm tháng vận hành mô hình mới, thị xã Bến Cát cơ bản ổn định bộ máy{mark}"
    lead = f"{first} người dân được giải quyết phần lớn hồ sơ ngay trong ngày."
    parts = [TITLE, lead, *BODY, *BODY]
    page = wrapped(len(first) + 1, parts=parts)
    assert f"{mark}\n" in page
    assert joined(page).split("\n\n") == parts


def test_items_of_a_list_without_bullets_stay_apart() -> None:
    items = ["hỗ trợ bốn triệu đồng cho đoàn viên bị bệnh;", "tặng hai triệu đồng mỗi học kỳ cho con mồ côi;"]
    page = wrapped(72, parts=[TITLE, LEAD, *BODY]) + "\n\n" + "\n".join(items)
    assert joined(page).endswith("\n".join(items))


@given(st.integers(28, 55), st.sampled_from(["\n\n", "\n"]))
def test_narrow_columns_of_print(width: int, gap: str) -> None:
    told = joined(wrapped(width, gap=gap, parts=[LEAD, *BODY])).split(gap)
    words = [part.strip() for part in told]
    assert " ".join(words) == " ".join([LEAD, *BODY])
    assert all(part[0].isupper() or part[0] in '“"' for part in words)


def test_a_sapo_that_is_wider_than_the_columns_below_it() -> None:
    page = "\n\n".join([TITLE, textwrap.fill(LEAD, 70), *(textwrap.fill(part, 36) for part in BODY)])
    article = read_page_text(page)
    assert [" ".join(part.split()) for part in (article.title, article.lead, *article.body)] == PARTS


def test_a_number_that_the_line_above_wants_begins_no_list() -> None:
    told = (
        "Công ty tăng phụ cấp cho thợ sau cuộc gặp giữa hai bên hồi tháng 1. Sau đó tổ hàn có thêm người, và ca đêm "
        "được nghỉ sớm hơn nửa giờ so với trước kia."
    )
    lines = textwrap.fill(told, 66).splitlines()
    assert lines[1].startswith("1. Sau đó")
    assert joined("\n".join([*wrapped(66, parts=BODY).splitlines(), "", *lines])).split("\n")[-1] == told


def test_verse_stays_as_it_stands() -> None:
    verse = "Sóng đưa thuyền lưới ra khơi\nNgười về bến cũ ngóng lời gọi nhau\nĐêm nghe gió hát trên lầu\nMai đi mở cửa"
    assert joined(verse) == verse
