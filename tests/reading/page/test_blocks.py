"""Contents, chapters, tables, polls and lists stand inside an article and neither end it nor become other articles."""

import pytest

from unionml.article import Article
from unionml.reading import read_page_text

TITLE = "Xưởng đóng ghe Rạch Gốc giữ nghề cho thợ trẻ"
LEAD = "Hai mươi thợ trẻ vừa học xong lớp đóng ghe do công đoàn xưởng Rạch Gốc mở suốt mùa nước cạn."
BODY = (
    "Lớp học có ba thầy là thợ cả đã nghỉ hưu, mỗi người dạy một công đoạn của chiếc ghe bầu.",
    "Học viên được trả nửa ngày công và được ăn trưa tại bếp của xưởng trong suốt khóa học.",
    "Sau khóa học, mười sáu người xin ở lại làm, bốn người về quê mở trại ghe nhỏ.",
    "Công đoàn dự tính mở lớp thứ hai ngay sau Tết, nhận thêm cả con em thợ ở xã bên.",
)
OTHER = "Chợ nổi Cái Sơn thu hút khách đường xa"


@pytest.fixture(params=["\n", "\n\n"], ids=["close", "apart"])
def gap(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(gap: str, *lines: str) -> Article:
    return read_page_text(gap.join((TITLE, "04/03/2024 08:15", *lines)))


def assert_whole(article: Article) -> None:
    assert article.title == TITLE
    assert article.lead == LEAD
    assert article.body == BODY


HEADINGS = ("Ba thầy thợ cả", "Nửa ngày công và bữa trưa", "Người ở lại, người về quê")


@pytest.mark.parametrize("label", ["Nội dung bài viết", "Mục lục [Ẩn]", "Nội dung chính", "Trong bài này"])
@pytest.mark.parametrize("numbered", [False, True])
def test_a_table_of_contents_is_left_out_and_its_headings_stay(gap: str, label: str, numbered: bool) -> None:
    entries = [f"{number}. {heading}" if numbered else heading for number, heading in enumerate(HEADINGS, 1)]
    sections = (HEADINGS[0], BODY[0], HEADINGS[1], BODY[1], HEADINGS[2], *BODY[2:])
    article = read(gap, LEAD, label, *entries, *sections)
    assert_whole(article)
    assert article.headings == HEADINGS
    assert article.related == ()


def test_contents_above_the_sapo_are_no_title(gap: str) -> None:
    sections = (HEADINGS[0], *BODY[:2], HEADINGS[1], *BODY[2:])
    assert_whole(read(gap, "Mục lục", *HEADINGS[:2], LEAD, *sections))


def test_headlines_of_a_box_that_come_again_as_teasers_are_no_contents(gap: str) -> None:
    others = [OTHER, "Giá tôm giống tăng trước vụ mới", "Cầu Vàm Lẻo thông xe sớm hai tháng"]
    blurbs = [f"{other}, theo tin từ địa phương trong sáng nay." for other in others]
    tail = [text for pair in zip(others, blurbs, strict=True) for text in pair]
    article = read(gap, LEAD, *BODY[:2], "Tin liên quan", *others, *BODY[2:], "Hai Lúa", "Đọc nhiều", *tail)
    assert_whole(article)
    assert [item.title for item in article.related] == others


@pytest.mark.parametrize("numbers", [("01", "02", "03"), ("I", "II", "III"), ("1.", "2.", "3.")])
def test_chapters_numbered_on_lines_of_their_own(gap: str, numbers: tuple[str, ...]) -> None:
    first, second, third = numbers
    article = read(gap, LEAD, first, HEADINGS[0], *BODY[:2], second, HEADINGS[1], BODY[2], third, HEADINGS[2], BODY[3])
    assert_whole(article)
    assert article.headings == HEADINGS
    assert article.byline == ""


def test_sections_of_one_paragraph_each_are_the_article(gap: str) -> None:
    headings = (
        "Ba thầy thợ cả đã nghỉ hưu trở lại xưởng",
        "Nửa ngày công và bữa trưa cho từng học viên",
        "Mười sáu người ở lại, bốn người về quê mở trại",
        "Lớp thứ hai đón thêm con em thợ ở xã bên",
    )
    article = read(gap, LEAD, *(text for pair in zip(headings, BODY, strict=True) for text in pair))
    assert_whole(article)
    assert article.headings == headings


def test_teasers_behind_a_short_article_are_not_its_sections(gap: str) -> None:
    others = [OTHER, "Giá tôm giống tăng trước vụ mới ở bán đảo", "Cầu Vàm Lẻo thông xe sớm hai tháng so với hẹn"]
    tail = [text for other in others for text in (other, f"{other}, theo tin từ địa phương trong sáng nay.")]
    article = read(gap, LEAD, "Hai Lúa", "Tin khác", *tail)
    assert [article.lead, *article.body] == ["", LEAD]
    assert [item.title for item in article.related] == others


ROWS = [
    ("Ấp", "Số thợ", "Tiền công"),
    ("Ấp Mũi", "12", "3.600.000"),
    ("Ấp Vàm", "5", "1.500.000"),
    ("Ấp Ông", "3", "900.000"),
]


@pytest.mark.parametrize("cell", ["\t", "\n", "\n\n", " | ", "      ", " : "])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_table_does_not_end_the_article(gap: str, cell: str, place: int) -> None:
    rows = [cell.join(row) for row in ROWS]
    article = read(gap, LEAD, *BODY[:place], *rows, *BODY[place:], "Hai Lúa", "Tin khác", OTHER)
    inside = [] if "\n" in cell or place == len(BODY) else rows  # cells one a line say nothing without their columns
    assert article.lead == LEAD
    assert list(article.body) == [*BODY[:place], *inside, *BODY[place:]]
    assert article.byline == "Hai Lúa"
    assert [item.title for item in article.related] == [OTHER]


def test_names_in_a_table_are_no_byline(gap: str) -> None:
    cells = [
        "Họ tên",
        "Ấp",
        "Số ghe",
        "Lý Văn Tèo",
        "Ấp Mũi",
        "4",
        "Trần Thị Sáu",
        "Ấp Vàm",
        "2",
        "Võ Hai",
        "Ấp Ông",
        "7",
    ]
    article = read(gap, LEAD, *BODY[:2], *cells, *BODY[2:])
    assert_whole(article)
    assert article.byline == ""


def test_headlines_with_dates_are_no_table(gap: str) -> None:
    dated = [
        text
        for other in (OTHER, "Giá tôm giống tăng trở lại", "Cầu Vàm Lẻo thông xe sớm")
        for text in (other, "03/03/2024")
    ]
    article = read(gap, LEAD, *BODY, "Hai Lúa", "Tin khác", *dated)
    assert_whole(article)
    assert [item.title for item in article.related] == dated[::2]


def test_a_poll_inside_the_article(gap: str) -> None:
    assert_whole(read(gap, LEAD, *BODY[:2], "Thăm dò ý kiến", "Rất hay", "Bình thường", "Gửi", *BODY[2:]))


def test_what_is_listed_below_a_colon_belongs_to_it(gap: str) -> None:
    listed = (
        "Học viên cần mang theo các thứ sau:",
        "- Bộ đục mộng loại nhỏ của thợ mộc",
        "- Quần áo lao động",
        "- Đèn pin",
    )
    article = read(gap, LEAD, *BODY, *listed)
    assert article.body == (*BODY, *listed)
    assert article.related == ()


def test_a_name_below_a_quotation_does_not_end_the_article(gap: str) -> None:
    article = read(gap, LEAD, *BODY[:2], "“Còn sông là còn ghe”", "Lý Văn Tèo", "Người ở lại", *BODY[2:])
    assert_whole(article)
    assert article.byline == ""
    assert article.headings == ("Người ở lại",)


@pytest.mark.parametrize(
    "byline", ["Hai Lúa - Ảnh: Võ Hai", "Bài: Hai Lúa - Ảnh: Võ Hai", "H.L - ảnh: V.H", "Tin: Hai Lúa; Ảnh: Võ Hai"]
)
@pytest.mark.parametrize("top", [False, True])
def test_an_author_and_a_photographer_sign_together(gap: str, byline: str, top: bool) -> None:
    parts = (byline, LEAD, *BODY) if top else (LEAD, *BODY, byline)
    others = [OTHER, "Giá tôm giống tăng trước vụ mới", "Cầu Vàm Lẻo thông xe sớm hai tháng"]
    article = read(gap, *parts, *others)
    assert article.byline == byline
    assert article.body == BODY
    assert article.captions == ()


def test_a_portrait_is_no_signature(gap: str) -> None:
    article = read(gap, LEAD, *BODY[:2], "Ông Lý Văn Tèo - Ảnh: Võ Hai", *BODY[2:])
    assert_whole(article)
    assert article.captions == ("Ông Lý Văn Tèo - Ảnh: Võ Hai",)


def test_the_last_section_of_an_article_with_sections_is_its_own(gap: str) -> None:
    headings = ("Ba thầy thợ cả đã nghỉ hưu trở lại xưởng", "Lớp thứ hai đón thêm con em thợ ở xã bên")
    article = read(gap, LEAD, headings[0], *BODY[:3], headings[1], BODY[3])
    assert_whole(article)
    assert headings[1] in article.headings


@pytest.mark.parametrize("announcement", ["Xem thêm", "Có thể bạn quan tâm"])
def test_an_announced_teaser_keeps_its_sentence(gap: str, announcement: str) -> None:
    blurb = "Mỗi cuối tuần, chợ nổi đón gần nghìn lượt khách, phần lớn đi từ thành phố."
    for place in (2, len(BODY)):
        article = read(gap, LEAD, *BODY[:place], announcement, OTHER, blurb, *BODY[place:])
        assert_whole(article)
        assert [(item.title, item.teaser) for item in article.related] == [(OTHER, blurb)]


@pytest.mark.parametrize("counter", ["0 bình luận", "Bình luận (0)"])
def test_a_counter_of_no_comments_does_not_end_the_article(gap: str, counter: str) -> None:
    assert_whole(read(gap, LEAD, *BODY[:2], counter, *BODY[2:]))


@pytest.mark.parametrize("byline", [(), ("Hai Lúa",)])
def test_a_last_section_of_one_paragraph_behind_longer_ones(gap: str, byline: tuple[str, ...]) -> None:
    sections = (
        BODY[0],
        "Nửa ngày công và bữa trưa cho từng học viên",
        *BODY[1:3],
        "Lớp thứ hai đón con em thợ xã bên",
        BODY[3],
    )
    others = [OTHER, "Giá tôm giống tăng trước vụ mới", "Cầu Vàm Lẻo thông xe sớm hai tháng"]
    article = read(gap, LEAD, *sections, *byline, *others)
    assert_whole(article)
    assert [item.title for item in article.related] == others


def test_chapters_that_have_a_number_and_no_heading(gap: str) -> None:
    assert_whole(read(gap, LEAD, "01", BODY[0], "02", BODY[1], "03", *BODY[2:]))
