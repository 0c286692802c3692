"""Lines of an author, of a date and of a reading time: none is the title, and the headline above them is."""

import unicodedata
from collections.abc import Callable

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.article import Article
from unionml.reading import read_page_text

TITLES = ("Nồi cháo ca đêm", TITLE)


def assert_read(article: Article, title: str) -> None:
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "composed": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "zero-width": lambda text: text.replace(" ", "\u200b "),
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Lệ Hằng (báo Công nhân)", "Lệ Hằng (báo Công nhân)"),
        ("(Lê Thu Mai - CĐCS Nhà máy Sợi và May mặc)", "(Lê Thu Mai - CĐCS Nhà máy Sợi và May mặc)"),
        ("Bởi Lê Thu Mai | 4 phút đọc", "Bởi Lê Thu Mai"),
        ("Lê Thu Mai · 4 phút đọc", "Lê Thu Mai"),
        ("Đọc trong 4 phút", ""),
        ("5 min read", ""),
        ("Tin công đoàn - 12/03/2024 09:30 LÊ MAI", "LÊ MAI"),
        ("Tin trong tỉnh, 12/03/2024", ""),
        ("Phong trào cơ sở | 12/03/2024", ""),
        ("Số lượt đọc: 1.204 - Ngày đăng: 12/03/2024", ""),
        ("@thumai · 12/03/2024", ""),
        ("Created at 12/3/2024 4:05 PM by Lê Thu Mai", "Lê Thu Mai"),
        ("Lê Thu Mai – Phóng viên thường trú tại Tây Nguyên", "Lê Thu Mai – Phóng viên thường trú tại Tây Nguyên"),
        ("Lê Thu Mai (ghi theo lời kể của thợ dệt)", "Lê Thu Mai (ghi theo lời kể của thợ dệt)"),
        ("Lê Thu Mai, theo Công nhân", "Lê Thu Mai, theo Công nhân"),
        ("Biên tập viên Lê Thu Mai", "Biên tập viên Lê Thu Mai"),
        ("Lê Thu Mai thực hiện", "Lê Thu Mai thực hiện"),
        ("Tổng hợp: Ban biên tập bản tin", "Tổng hợp: Ban biên tập bản tin"),
    ],
)
def test_an_authors_or_dates_line_is_no_title(line: str, byline: str, title: str, gap: str) -> None:
    article = read_page_text(gap.join(("Công đoàn", title, line, LEAD, *BODY)))
    assert_read(article, title)
    assert article.byline == byline


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(
    "line", ["Lê Thu Mai (báo Công nhân)", "Bởi Lê Thu Mai | 4 phút đọc", "Tin công đoàn - 12/03/2024 09:30 LÊ MAI"]
)
def test_its_spelling_changes_nothing(line: str, spelling: str) -> None:
    written = SPELLINGS[spelling](line)
    article = read_page_text("\n\n".join(("Công đoàn", TITLES[0], written, LEAD, *BODY)))
    assert_read(article, TITLES[0])
    assert "mai" in unicodedata.normalize("NFC", article.byline).casefold()


@pytest.mark.parametrize("title", ["Lịch trực ban tuần này - 12/03/2024", "Bản tin xưởng dệt | 12/03/2024"])
def test_a_title_may_end_with_a_date(title: str) -> None:
    assert_read(read_page_text("\n\n".join(("Công đoàn cơ sở Dệt", title, LEAD, *BODY))), title)


def test_whoever_changed_a_page_did_not_write_it() -> None:
    dates = ("Created at 12/3/2024 4:05 PM by Lê Thu Mai", "Last modified at 13/3/2024 5:00 PM by System Account")
    article = read_page_text("\n".join(("Công đoàn", TITLES[1], *dates, LEAD, *BODY)))
    assert_read(article, TITLES[1])
    assert article.byline == "Lê Thu Mai"
    assert "12/3/2024" in article.published


def test_an_author_may_stand_below_the_sapo_with_the_date() -> None:
    article = read_page_text("\n\n".join((TITLES[1], LEAD, "Lê Mai • 12/03/2024", *BODY)))
    assert_read(article, TITLES[1])
    assert (article.byline, article.published) == ("Lê Mai", "12/03/2024")


def test_a_person_wrote_it_and_not_the_paper_that_signs() -> None:
    article = read_page_text("\n\n".join(("Công đoàn", TITLES[1], "LÊ MAI", "12/03/2024", LEAD, "BDK", *BODY)))
    assert_read(article, TITLES[1])
    assert article.byline == "LÊ MAI"


def test_a_title_in_capitals_goes_on_behind_a_colon() -> None:
    lines = ("Xã hội", "NGHIỆP ĐOÀN THỢ DỆT:", "42 NGƯỜI, MỘT CUỐN SỔ", "12/03/2024")
    article = read_page_text("\n".join((*lines, "", LEAD, *BODY)))
    assert_read(article, "NGHIỆP ĐOÀN THỢ DỆT: 42 NGƯỜI, MỘT CUỐN SỔ")


def test_a_forwarded_letter_has_an_article_below_its_note() -> None:
    head = ("Chuyển tiếp từ: Tổ Truyền thông xưởng dệt", "Gửi lúc: 07:48, 02/08/2024", "")
    note = ("> Các bạn thân mến, gửi bài đã duyệt để đăng sáng nay.", "", TITLES[1], "")
    assert_read(read_page_text("\n".join((*head, *note, LEAD, "", "\n\n".join(BODY)))), TITLES[1])


@pytest.mark.parametrize(
    "author", ["", "Lê Mai", "Lê Thu Mai - Ban Tuyên giáo LĐLĐ tỉnh Bắc Lâm", "PV Lê Thu Mai, thường trú tại Huế"]
)
@pytest.mark.parametrize("section", ["CÔNG ĐOÀN", "Công đoàn"])
def test_a_short_title_in_capitals_is_nobodys_name(section: str, author: str) -> None:
    lines = (section, TITLES[0].upper(), author, LEAD, *BODY)
    assert_read(read_page_text("\n\n".join(filter(None, lines))), TITLES[0].upper())


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("line", ["Phong trào thợ dệt | 12/03/2024", "Người đăng tin: Lê Thu Mai - Ngày 12/03/2024"])
@pytest.mark.parametrize("between", [(), ("Thứ ba, 12/03/2024", "4 phút đọc")])
def test_a_dates_line_is_no_title_wherever_it_stands(line: str, title: str, between: tuple[str, ...]) -> None:
    below = read_page_text("\n\n".join(("Công đoàn", title, *between, line, LEAD, *BODY)))
    assert_read(below, title)
    above = read_page_text("\n\n".join(("Công đoàn", line, *between, title, LEAD, *BODY)))
    assert_read(above, title)


@pytest.mark.parametrize(
    ("above", "below", "author"), [("Lê Thu Mận", "PNVN", "Lê Thu Mận"), ("Lê Thu Mận", "Đ.K", "Đ.K")]
)
def test_a_papers_mark_below_the_text_is_not_its_author_but_initials_are(above: str, below: str, author: str) -> None:
    article = read_page_text("\n".join((TITLES[1], above, "09/06/2024", LEAD, *BODY, below)))
    assert article.byline == author


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("behind", [(), ("Tin liên quan", "Thợ dệt thi kéo co ngày hội")])
@pytest.mark.parametrize(
    "label", ["Thực hiện:", "Bài và ảnh:", "Tin, ảnh:", "Nguồn:", "Tác giả :", "Biên tập:", "Theo:"]
)
def test_the_author_stands_below_its_label(label: str, behind: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, *BODY, label, "Thu Trà", *behind)))
    assert_read(article, TITLE)
    assert article.byline == "Thu Trà"
    assert article.headings == article.captions == ()


@pytest.mark.parametrize("label", ["Ảnh:", "Nguồn ảnh:", "Hình ảnh:", "Photo:"])
def test_the_photographer_stands_below_its_label(label: str) -> None:
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, BODY[0], label, "Thu Trà", *BODY[1:], "Lê Mai")))
    assert_read(article, TITLE)
    assert article.byline == "Lê Mai"
    assert "Thu Trà" in article.captions


@pytest.mark.parametrize("section", ["PODCAST", "Video", "THỜI SỰ", "Góc nhìn"])
def test_a_section_below_the_text_is_not_its_author(section: str) -> None:
    others = ("Mỏ Khe Tam thay dàn chống thủy lực trước mùa mưa", "Thợ may thi cắt chỉ ở Nam Định")
    below = (section, "01:23", others[0], "02:22", others[1])
    article = read_page_text("\n".join((TITLE, LEAD, "PV", "Thứ sáu, 30/8/2022 | 08:00", *BODY, *below)))
    assert_read(article, TITLE)
    assert article.byline == "PV"
    assert [item.title for item in article.related] == list(others)


def test_a_heading_that_opens_like_a_source_labels_nobody() -> None:
    page = (
        "Giải ngân vốn vay cho công nhân\n\n14/01/2025 09:30\n\n"
        "Liên đoàn Lao động thành phố đã tổng kết chương trình cho vay vốn dành cho công nhân gặp khó khăn.\n\n"
        "Chương trình được thực hiện tại nhiều quận, trong đó có những nơi đông công nhân ở trọ nhất thành phố.\n\n"
        "Nguồn vốn:\nHoàng Mai\n\n"
        "Năm nay nguồn vốn được giao về các quận, huyện từ rất sớm để kịp chi trả cho người lao động.\n"
    )
    assert read_page_text(page).body[-1].startswith("Năm nay nguồn vốn")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("place", range(1, len(BODY)))
@pytest.mark.parametrize("label", ["Thực hiện:", "Nguồn:", "Nguồn tin:", "Theo:"])
@pytest.mark.parametrize("name", ["Thu Trà", "Lê Thu Mai", "Báo Công nhân"])
def test_a_credit_between_paragraphs_ends_no_text(name: str, label: str, place: int, gap: str) -> None:
    lines = (TITLE, "09/06/2024", LEAD, *BODY[:place], label, name, *BODY[place:], "Minh Tâm")
    article = read_page_text(gap.join(lines))
    assert_read(article, TITLE)
    assert (article.byline, article.headings) == ("Minh Tâm", ())


FIELDS = [
    ("(Ngày đăng: 2/2/2024, người đăng: bientap3)", "2/2/2024", ""),
    ("Ngày đăng 24/02/2024 | Chuyên mục Tin lao động | 0 bình luận", "24/02/2024", ""),
    ("14 Tháng Sáu, 2023 / trong Tổ chức / bởi admin", "14 Tháng Sáu, 2023", ""),
    ("Tác giả: Lê Mai; Ngày đăng: 24/02/2024; Lượt đọc: 53", "24/02/2024", "Lê Mai"),
    ("24/02/2024, đăng bởi bientap3 trong mục Phong trào, 2 bình luận", "24/02/2024", ""),
    ("Ngày đăng: 24/02/2024 Chuyên mục: Phong trào Bình luận: 0", "24/02/2024", ""),
    ("Người đăng: quantri .Ngày đăng: 17/08/2017 16:20 .Lượt xem: 590 lượt.", "17/08/2017", ""),
    ("Lượt xem: 312 - Phản hồi: 0 - Ngày 24/02/2024", "24/02/2024", ""),
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", [TITLE, TITLE.upper()])
@pytest.mark.parametrize(("line", "published", "byline"), FIELDS)
def test_a_line_of_fields_around_a_title_dates_it(line: str, published: str, byline: str, title: str, gap: str) -> None:
    for lines in ((title, line, LEAD, *BODY), ("CÔNG ĐOÀN BẾN CÁT", line, title, LEAD, *BODY)):
        article = read_page_text(gap.join(lines))
        assert_read(article, title)
        assert (article.published, article.byline) == (published, byline)


@pytest.mark.parametrize(
    "title",
    [
        "Đọc sách cùng con, ngày 21/04/2024",
        "Nguồn lực cho nhà ở công nhân, 12/03/2024",
        "Bình luận Sau trận chung kết 12/03/2024",
        "Mức lương mới từ 01/07/2024: 5 nhóm lao động hưởng lợi",
        "Trong Tháng Công nhân, từ 01/05/2024, ai được khám miễn phí",
    ],
)
def test_a_title_with_a_date_is_no_line_of_fields(title: str) -> None:
    assert_read(read_page_text("\n\n".join((title, LEAD, *BODY))), title)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("line", ["(TTXVN/Vietnam+)", "(Vietnam+)", "(TTXVN/Báo Tin tức)", "(Theo TTXVN/Vietnam+)"])
def test_an_agency_and_its_paper_in_brackets_sign_below_the_text(line: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "12/03/2024 09:30", LEAD, *BODY, line)))
    assert_read(article, TITLE)
    assert article.byline == line
    assert article.captions == ()


@pytest.mark.parametrize("line", ["(Còn nữa)", "(Hết)", "(Ảnh: TTXVN/Vietnam+)"])
def test_other_words_in_brackets_sign_nothing(line: str) -> None:
    assert read_page_text("\n\n".join((TITLE, "12/03/2024 09:30", LEAD, *BODY, line))).byline == ""


@pytest.mark.parametrize("mark", ["(Vietnam+)", "(TTXVN/Vietnam+)"])
def test_an_author_between_sapo_and_date_signs_before_an_agency_below_the_text(mark: str) -> None:
    article = read_page_text("\n".join((TITLE, LEAD, "Đào Thu Mận", "12/03/2024 09:30", *BODY, mark)))
    assert_read(article, TITLE)
    assert (article.byline, article.published) == ("Đào Thu Mận", "12/03/2024 09:30")
    assert (article.captions, article.headings) == ((), ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_author_who_stands_again_above_keywords_signs(gap: str) -> None:
    lines = (TITLE, "Đào Thu Mận", "12/03/2024 09:30", LEAD, *BODY)
    below = ("Đào Thu Mận", "Giải Bến Cát", "CLB Sông Lô", "Bạn có thể quan tâm", "Thợ dệt thi kéo co ngày hội")
    article = read_page_text(gap.join(lines) + "\n\n" + "\n".join(below))
    assert_read(article, TITLE)
    assert (article.byline, article.captions, article.headings) == ("Đào Thu Mận", (), ())


@pytest.mark.parametrize("names", ["NGUYỄN TIẾN LỘC - HÀ MI", "LÊ THU MẬN – VŨ ĐÌNH SÁU"])
@pytest.mark.parametrize("below", [(), ("Chợ đêm Bến Sậy mở lại sau hai năm", "Đò ngang Sông Lô đổi chủ", "Bình luận")])
def test_two_authors_in_capitals_sign_below_what_the_next_part_is_called(below: tuple[str, ...], names: str) -> None:
    series = "Bài 2: Tiền đạo ấy đứng máy nào"
    article = read_page_text("\n".join((TITLE, "18/12/2024", LEAD, *BODY, series, names, *below)))
    assert (article.lead, article.body, article.captions) == (LEAD, BODY, ())
    assert article.byline == names


@pytest.mark.parametrize("source", ["Nguồn tin: Hội thợ dệt", "Nguồn: Báo Bến Cát", "Theo Hội thợ dệt"])
def test_who_wrote_outranks_the_source_below_the_text(source: str) -> None:
    lines = (TITLE, "Lê Thu Mận", "18/12/2024", LEAD, *BODY, source, "Tin liên quan", "Thợ dệt thi kéo co ngày hội")
    article = read_page_text("\n".join(lines))
    assert (article.body, article.byline) == (BODY, "Lê Thu Mận")
