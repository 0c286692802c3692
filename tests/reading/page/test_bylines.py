"""Authors' lines that are told by where they stand and by their shape: what was done, and a name."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text
from unionml.reading.page.cues.bylines import signs

SIGNED = [
    "Ghi từ công trường: Bàn Tòn Sếnh",
    "Bài của Lữ Phước Điền",
    "Tổng thuật: Mai Dung",
    "Bài dự thi của T.N",
    "Viết từ Bến Cát: An Khuê",
    "Sưu tầm: Siu H'Rin",
    "Ghi chép: Lê Thu Mai (lớp Báo in K19)",
    "An Khuê, từ Khe Dâu",
    "Đỗ Lăng, tổ thông tin",
]
BELOW = [(), ("Tin liên quan", "Thợ dệt thi kéo co ngày hội"), ("Từ khóa: bóng đá, xưởng dệt",)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("line", SIGNED)
@pytest.mark.parametrize("date", [(), ("14/05/2024",)])
def test_a_line_above_the_text_signs_it(date: tuple[str, ...], line: str, gap: str) -> None:
    for lines in ((TITLE, line, *date, LEAD), (TITLE, *date, line, LEAD), (TITLE, *date, LEAD, line)):
        article = read_page_text(gap.join((*lines, *BODY)))
        assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
        assert (article.byline, article.headings, article.captions) == (line, (), ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("line", SIGNED)
@pytest.mark.parametrize("below", BELOW)
def test_a_line_below_the_text_signs_it(below: tuple[str, ...], line: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "14/05/2024", LEAD, *BODY, line, *below)))
    assert (article.title, article.lead, article.body, article.byline) == (TITLE, LEAD, BODY, line)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["Ghi từ công trường:", "Tổng thuật:", "Ghi chép của", "Bài dự thi của"])
@pytest.mark.parametrize("below", BELOW)
def test_the_label_may_stand_above_the_name(below: tuple[str, ...], label: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "14/05/2024", LEAD, *BODY, label, "Bàn Tòn Sếnh", *below)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert (article.byline, article.headings, article.captions) == ("Bàn Tòn Sếnh", (), ())


@pytest.mark.parametrize("label", ["Người gác ca đêm", "Cây bút trẻ", "Kể lại trận đấu"])
def test_any_label_will_do_above_the_text_in_front_of_a_person(label: str) -> None:
    article = read_page_text("\n".join((TITLE, f"{label}: Lê Thu Mai", LEAD, *BODY)))
    assert (article.byline, article.body) == (f"{label}: Lê Thu Mai", BODY)


@pytest.mark.parametrize("line", ["Giải nhất: Lê Văn Hòa", "Thủ môn: Trần Minh", "Chuyện của Lê Thu Mai"])
@pytest.mark.parametrize("place", range(1, len(BODY)))
def test_between_paragraphs_such_a_line_signs_nothing(place: int, line: str) -> None:
    article = read_page_text("\n\n".join((TITLE, "14/05/2024", LEAD, *BODY[:place], line, *BODY[place:], "Minh Tâm")))
    assert [text for text in article.body if text in BODY] == list(BODY)
    assert article.byline == "Minh Tâm"


LISTED = [
    ("Chủ tịch: Bùi Văn Lam", "Thư ký: Tạ Thị Hường"),
    ("Toán: Bùi Văn Lam", "Tin học: Tạ Thị Hường"),
    ("Ca cảnh: Bùi Văn Lam", "Bài hát: Tạ Thị Hường"),
    ("Giải nhất: Bùi Văn Lam", "Truyện ngắn: Tạ Thị Hường", "Thơ: Lý A Sử"),
    ("Bùi Văn Lam, tổ hàn số 1", "Tạ Thị Hường, tổ hàn số 2"),
    ("Đại diện hai bên ký tên:", "Ghi: Tạ Thị Hường"),
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("entries", LISTED)
@pytest.mark.parametrize("intro", [(), ("Đại hội bầu ban chấp hành gồm:",)])
def test_entries_of_a_list_of_persons_sign_nothing(intro: tuple[str, ...], entries: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "14/05/2024", LEAD, *BODY, *intro, *entries, "Minh Tâm")))
    assert (article.title, article.lead, article.byline) == (TITLE, LEAD, "Minh Tâm")
    assert article.body[: len(BODY)] == BODY


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["Chuyện của Bùi Văn Lam", "Tin vui của Tạ Thị Hường", "Nhóm trưởng: Bùi Văn Lam"])
def test_a_first_heading_below_the_sapo_signs_nothing(name: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "14/05/2024", LEAD, name, *BODY, "Minh Tâm")))
    assert (article.byline, article.headings, article.body) == ("Minh Tâm", (name,), BODY)
    lines = (TITLE, "14/05/2024", LEAD, name, BODY[0], "Chuyện của Lý Thị Hà", *BODY[1:])
    article = read_page_text(gap.join(lines))
    assert (article.byline, article.headings, article.body) == ("", (name, "Chuyện của Lý Thị Hà"), BODY)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "name",
    [
        "Phóng sự: Đêm Bến Cát",
        "Câu chuyện: Người Gác Cổng",
        "Chuyên gia: Bùi Văn Lam",
        "Khách mời: Tạ Thị Hường",
        "Thư ký: Tạ Thị Hường",
        "Đội trưởng: Bùi Văn Lam",
    ],
)
def test_a_heading_with_a_label_signs_nothing(name: str, gap: str) -> None:
    for lines in ((TITLE, "14/05/2024", LEAD, name, *BODY), (TITLE, name, "14/05/2024", LEAD, *BODY)):
        article = read_page_text(gap.join(lines))
        assert (article.title, article.lead, article.body, article.byline) == (TITLE, LEAD, BODY, "")


@pytest.mark.parametrize("title", ["Chuyện kể của Phan Sơn Tùng", "Thư của Lê Thu Mai", "Bài ca của Trần Văn Tiến"])
@pytest.mark.parametrize("above", [(), ("Gương sáng",), ("Trang chủ > Công đoàn",)])
def test_a_title_may_have_that_shape(above: tuple[str, ...], title: str) -> None:
    article = read_page_text("\n\n".join((*above, title, "14/05/2024", LEAD, *BODY)))
    assert (article.title, article.lead, article.body, article.byline) == (title, LEAD, BODY, "")


@pytest.mark.parametrize(
    "line",
    [
        "Tổng thuật: trận đấu của xưởng dệt",
        "Bài học của xưởng dệt",
        "Bài của anh Lê Văn Hòa",
        "Chủ tịch: Lê Văn Hòa",
        "Tin Công Đoàn: Thời Sự",
        "Lê Mai, tổ trưởng tổ may, công nhân bậc bảy của xưởng",
        "Kể từ Tết: Ông Hòa nghỉ hưu",
        "Kể chuyện: Lê Văn Hòa",
        "Ký tên: Lê Văn Hòa",
        "Truyện ngắn hay nhất: Lê Văn Hòa",
        "Phóng sự: Đêm Bến Cát",
    ],
)
def test_lines_of_another_shape(line: str) -> None:
    assert not signs(line)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("paper", ["Báo điện tử Ba Vịnh", "Tạp chí điện tử Người Thợ"])
def test_the_name_of_a_paper_between_title_and_author(paper: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, paper, "Lê Thu Mai", "18/01/2025 | 21:33", LEAD, *BODY)))
    assert (article.title, article.lead, article.body, article.byline) == (TITLE, LEAD, BODY, "Lê Thu Mai")


@pytest.mark.parametrize("author", ["Mai Dung", "Việt Lâm (thực hiện)", "Bài, ảnh: Mai Dung"])
@pytest.mark.parametrize("post", ["Phóng viên", "PV"])
def test_an_author_and_his_post_below_the_sapo(post: str, author: str) -> None:
    lines = ("Công đoàn", TITLE, LEAD, author, post, "20/07/2025 07:00 (GMT+7) · 7 phút đọc", *BODY)
    article = read_page_text("\n".join(lines))
    assert (article.title, article.lead, article.body, article.byline) == (TITLE, LEAD, BODY, author)


def test_a_site_may_be_called_today() -> None:
    article = read_page_text("\n".join(("BẾN CÁT HÔM NAY", TITLE, "Theo Phan Sơn Tùng", LEAD, *BODY, "BC")))
    assert (article.title, article.byline, article.published) == (TITLE, "Theo Phan Sơn Tùng", "")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Nhóm PV Bạn đọc  |  21/09/2022 07:00", "Nhóm PV Bạn đọc"),
        ("Nhóm phóng viên | 21/09/2022 07:00", "Nhóm phóng viên"),
        ("Hà Văn Mận  |  21/09/2022 07:00", "Hà Văn Mận"),
        ("Thời sự | 21/09/2022 07:00", ""),
        ("Công đoàn  |  21/09/2022 07:00", ""),
    ],
)
def test_keywords_in_capitals_below_the_text_sign_nothing(line: str, author: str, gap: str) -> None:
    tags = "\n".join(("KHU TRỌ", "THỢ DỆT", "MUA BÁN SỔ"))
    page = gap.join(("Trang chủ", TITLE, line, LEAD, *BODY, tags, "Bình luận (2)", "Mới nhất"))
    article = read_page_text(page)
    assert (article.title, article.byline, article.body) == (TITLE, author, BODY)
    assert article.published.endswith("21/09/2022 07:00")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_name_in_capitals_below_its_office_signs(gap: str) -> None:
    signed = "\n".join(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "LÊ VĂN CƯƠNG"))
    article = read_page_text(gap.join(("Trang chủ", TITLE, "21/09/2022 07:00", LEAD, *BODY, signed)))
    assert article.byline == "LÊ VĂN CƯƠNG"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("author", ["Lan Thu/ĐTH2", "Lan Thu/ĐTH", "Lan Thu - ĐTH2", "Lê Lan Thu / TSVN1"])
def test_a_reporter_and_his_channel_sign_below_the_date(author: str, gap: str) -> None:
    page = ("Trang chủ", TITLE, "Thứ 5, 10:14, 03/10/2019", author, "Chia sẻ", LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert (article.title, article.byline, article.lead, article.body) == (TITLE, author, LEAD, BODY)


@pytest.mark.parametrize("initials", ["L.T.M", "T.M.", "LTM"])
def test_initials_below_the_text_are_those_of_whom_the_head_names(initials: str) -> None:
    page = ("Trang chủ", TITLE, "Lê Thị Mận", "21/09/2022 07:00", LEAD, *BODY, initials)
    assert read_page_text("\n\n".join(page)).byline == "Lê Thị Mận"


@pytest.mark.parametrize(
    ("line", "author"), [("LÊ MẬN (báo Thợ) 21/07/2025 12:23", "LÊ MẬN (báo Thợ)"), ("Xã hội 21/07/2025 12:23", "")]
)
def test_an_author_with_a_paper_or_a_section_in_front_of_a_date(line: str, author: str) -> None:
    article = read_page_text("\n".join((TITLE, line, LEAD, *BODY)))
    assert (article.byline, article.published) == (author, "21/07/2025 12:23")
