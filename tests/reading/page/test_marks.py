"""Marks that tools leave on every line, or in place of letters: quoted e-mails, and letters spelt as HTML entities."""

import time
from html.entities import codepoint2name

import pytest

from unionml.reading import read_page_text

TITLE = "Cô giáo trường nghề dạy thợ hàn đọc bản vẽ"
LEAD = "Tối thứ ba và thứ năm, cô Hà mở lớp đọc bản vẽ miễn phí cho thợ hàn ở xóm trọ."
BODY = (
    "Lớp có hai mươi người, phần lớn đã nghỉ học từ cấp hai.",
    "Cô vẽ bằng phấn lên nền xi măng rồi cả lớp cùng đo.",
)
LINES = (TITLE, LEAD, *BODY)


@pytest.mark.parametrize("mark", ["> ", ">", "> > ", ">> "])
def test_a_quoted_letter_reads_as_if_it_were_not(mark: str) -> None:
    quoted = "\n".join(f"{mark}{line}\n{mark.strip()}" for line in LINES)
    assert read_page_text(quoted) == read_page_text("\n\n".join(LINES))


def test_arrows_on_a_few_lines_mark_related_headlines() -> None:
    article = read_page_text("\n\n".join((TITLE, LEAD, "> Thợ hàn trẻ thi tay nghề toàn quốc", *BODY)))
    assert article.body == BODY
    assert [item.title for item in article.related] == ["Thợ hàn trẻ thi tay nghề toàn quốc"]


def spelt(text: str, style: str) -> str:
    named = {chr(code): f"&{name};" for code, name in codepoint2name.items() if chr(code).isalpha() and code >= 0xC0}
    if style == "named":
        return "".join(named.get(char, char) for char in text)
    return "".join(
        f"&#{ord(char) if style == '#' else f'x{ord(char):X}'};" if ord(char) > 127 else char for char in text
    )


@pytest.mark.parametrize("style", ["named", "#", "#x"])
def test_letters_as_entities_are_decoded(style: str) -> None:
    text = "\n\n".join(LINES)
    assert "&" in spelt(text, style)
    assert read_page_text(spelt(text, style)) == read_page_text(text)


def test_single_entities_stay_as_they_are() -> None:
    text = "\n\n".join((TITLE, LEAD, BODY[0] + " Cà ph&ecirc; &amp; bánh.", BODY[1]))
    article = read_page_text(text)
    assert all(part in text for part in article.body)


@pytest.mark.parametrize(
    "lines",
    [
        ("Hà Anh", "Lê Mai", "Cô Hà dạy thợ hàn đọc bản vẽ.", "Thợ hàn đọc bản vẽ"),
        ("Mục lục", "Một đầu đề ở đây", "Hai đầu đề ở kia", "Ba đầu đề xa"),
        ("Tổ hàn", "12", "Tổ tiện", "7"),
        ("Trang chủ", "01", "Lớp học tối", "Lớp mở tối thứ ba."),
        ("Thưa cô Hà,",),
    ],
)
def test_many_lines_take_linear_time(lines: tuple[str, ...]) -> None:
    text = "\n".join((TITLE, LEAD, *BODY, *lines * 5000))
    begin = time.process_time()
    read_page_text(text)
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("line", ["Link" + " " * 390 + "x", "x" + " " * 390 + "Ảnh", "Nguồn gốc :" + " " * 380 + "x"])
def test_long_runs_of_blanks_take_linear_time(line: str) -> None:
    text = "\n".join((TITLE, LEAD, *BODY, *[line] * 200))
    begin = time.process_time()
    read_page_text(text)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize("rule", ["", "---"])
def test_a_crawlers_header_names_title_date_and_address(rule: str) -> None:
    header = (rule, f"title: {TITLE}", "date: 12/03/2024", "url: https://vidu.example/hoc.html", rule)
    article = read_page_text("\n".join((*filter(None, header), "", LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert (article.published, article.url) == ("12/03/2024", "https://vidu.example/hoc.html")


@pytest.mark.parametrize("mark", ["<!-- ", "<!--"])
def test_marks_of_comments_around_a_line_are_no_text(mark: str) -> None:
    article = read_page_text("\n\n".join((TITLE, LEAD, f"{mark}{BODY[0]} -->", f"{BODY[1]} <!--")))
    assert article.body == BODY


def test_the_text_of_an_authors_portrait_is_no_name() -> None:
    article = read_page_text("\n\n".join((TITLE, "Ảnh đại diện Lê Mận", "12/03/2024", LEAD, *BODY)))
    assert (article.byline, article.published, article.body) == ("Lê Mận", "12/03/2024", BODY)
