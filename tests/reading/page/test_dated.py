"""Which line a date belongs to, and what stands between a headline, its date and the text."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
from unionml.article import Article
from unionml.reading import read_page_text

MENU = ("Trang chủ", "Giới thiệu", "Hoạt động công đoàn", "Văn bản", "Liên hệ")
GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])


def page(*lines: str, gap: str = "\n") -> Article:
    return read_page_text(gap.join((*lines, *BODY)))


@GAPS
@pytest.mark.parametrize("counters", [(), ("512", "0")])
@pytest.mark.parametrize("title", [TITLE, "Sân bóng của xưởng dệt", "Những bàn thắng bên khung cửi"])
@pytest.mark.parametrize(
    "caption", ["Chị Lê Thu Mận sửa máy dệt trong ca đêm", "Giờ học bóng đá tại sân xưởng dệt Bến Cát"]
)
def test_a_caption_between_date_and_sapo_is_no_title(
    caption: str, title: str, counters: tuple[str, ...], gap: str
) -> None:
    article = page(*MENU, title, "Thứ tư - 08/05/2024 09:15", *counters, caption, LEAD, gap=gap)
    assert (article.title, article.kicker, article.lead, article.body) == (title, "", LEAD, BODY)
    assert article.captions == (caption,)
    assert article.published


def test_what_stands_below_a_title_of_usual_length_and_its_date_is_none() -> None:
    article = page(*MENU, TITLE, "08/05/2024", "Đường bóng đẹp nhất của trận đấu chiều thứ bảy ấy", LEAD)
    assert (article.title, article.kicker, article.published) == (TITLE, "", "08/05/2024")


LONG = (
    "Công đoàn ngành Dệt tỉnh Bến Cát tổ chức giải bóng đá truyền thống chào mừng ngày Quốc tế Lao động và tổng kết "
    "phong trào văn nghệ, thể thao trong công nhân các khu công nghiệp"
)


@GAPS
@pytest.mark.parametrize(
    "label", ["Tin hoạt động Công đoàn", "Hoạt động công đoàn cơ sở", "Tin tức công đoàn tỉnh nhà"]
)
@pytest.mark.parametrize("title", [LONG, LONG.upper(), TITLE, "Ấm áp sân bóng", "Vì sao xưởng dệt mê bóng đá?"])
def test_the_headline_next_to_its_date_is_the_title(title: str, label: str, gap: str) -> None:
    article = page(*MENU, label, title, "28/04/2024 16:40", "Lượt xem: 320", LEAD, gap=gap)
    assert (article.title, article.lead, article.published) == (title, LEAD, "28/04/2024 16:40")


@GAPS
def test_a_long_headline_below_a_kicker_takes_its_date(gap: str) -> None:
    kicker = "Hướng tới ngày hội thể thao công nhân lần thứ mười"
    title = "Đội bóng xưởng dệt Bến Cát chuẩn bị chu đáo mọi mặt cho trận chung kết giải công nhân toàn tỉnh năm nay"
    article = page(*MENU, kicker, title, "07:55, 26/05/2024", LEAD, gap=gap)
    assert (article.kicker, article.title, article.published) == (kicker, title, "07:55, 26/05/2024")


@GAPS
@pytest.mark.parametrize("item", ["Lịch công tác", "Chứng khoán"])
def test_a_question_below_its_date_is_a_headline_and_no_poll(item: str, gap: str) -> None:
    title = "Đội bóng xưởng dệt: Mạnh hay yếu do đâu?"
    article = page(*MENU, item, "Thể thao", "28/04/2024 16:40", title, LEAD, gap=gap)
    assert (article.title, article.lead, article.published) == (title, LEAD, "28/04/2024 16:40")


def test_other_headlines_in_a_box_have_no_date() -> None:
    others = ("Trao 40 suất học bổng cho con công nhân vượt khó", "Bệnh viện ngành dệt khánh thành khu điều trị mới")
    title = f"{TITLE}: Chọn ba khâu đột phá cho mùa giải 2025 - 2026"
    article = page(*MENU, "Tin nổi bật", *others, title, "Nguyễn Thu Mận - Trần Lâm", "21/06/2024 10:42", LEAD)
    assert (article.title, article.published, article.lead) == (title, "21/06/2024 10:42", LEAD)


@GAPS
@pytest.mark.parametrize("box", ["TIN NỔI BẬT", "Đọc nhiều"])
def test_a_box_of_dated_teasers_above_the_article(box: str, gap: str) -> None:
    teasers = [
        f"{place} mở giải bóng bàn cho công nhân năm nay\n15/09/2024\nGiải có {count} tay vợt của các công đoàn cơ sở "
        "tham gia thi đấu trong ba ngày."
        for place, count in (("Cảng Sông Lô", "sáu mươi"), ("Mỏ Hòn Gai", "bốn mươi"), ("Nhà máy giấy", "hai mươi"))
    ]
    lines = "\n".join(teasers).split("\n")
    article = page(*MENU, box, *lines, "Trang chủ » Thể thao", TITLE, "18/09/2024 08:45", LEAD, gap=gap)
    assert_read(article)
    assert article.published == "18/09/2024 08:45"


@pytest.mark.parametrize(
    "line",
    [
        "User Rating: 5 / 5",
        "Star Active Star Active Star Active Star Active Star Inactive",
        "Ngôi sao hoạt động Ngôi sao hoạt động Ngôi sao không hoạt động",
        "Vui lòng bình chọn Bình chọn 1 Bình chọn 2",
        "Font size : A- A A+",
        "Size chữ: A A A",
        "Chế độ ban đêm",
        "Giọng Nữ Miền Bắc",
        "Page Content",
        "+ Theo dõi VNW",
        "5 bình luận",
        "Bình luận (5)",
        "(0) Bình luận",
        "Đánh giá: 4,5/5 (12 lượt)",
        "3,0/5 trong tổng số 7 đánh giá",
    ],
)
@pytest.mark.parametrize("place", ["above", "between", "below"])
def test_controls_around_title_and_date(line: str, place: str) -> None:
    heads = {
        "above": (line, TITLE, "09/06/2024", LEAD),
        "between": (TITLE, line, "09/06/2024", LEAD),
        "below": (TITLE, "09/06/2024", line, LEAD),
    }
    article = page(*MENU, *heads[place])
    assert_read(article)
    assert (article.kicker, article.published) == ("", "09/06/2024")


@GAPS
@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
@pytest.mark.parametrize("dated", [True, False])
def test_who_speaks_in_a_headline_stands_above_it(marks: str, dated: bool, gap: str) -> None:
    said = marks.format("Không để bất cứ người thợ dệt nào phải nghỉ đá bóng vì thiếu một đôi giày tốt")
    speaker = "Chủ tịch công đoàn xưởng dệt Lê Thu Mận:"
    article = page(*MENU, "Đối thoại", *["18/01/2024 07:00"] * dated, speaker, said, LEAD, gap=gap)
    assert (article.title, article.kicker, article.lead) == (said, speaker, LEAD)


def test_a_date_above_a_player_and_the_title() -> None:
    player = ("Kích thước chữ A- A A+", "Chế độ ban đêm", "Nghe bài viết", "Giọng Nữ Miền Bắc", "Giọng Nam Miền Nam")
    article = page(*MENU, "09/06/2024 17:40", *player, TITLE, LEAD)
    assert_read(article)
    assert article.published == "09/06/2024 17:40"


def test_a_date_below_the_sapo_and_a_section_above_the_title() -> None:
    article = page(*MENU, "Tin hoạt động Công đoàn", TITLE, LEAD, "26/02/2025 19:23", "+ Theo dõi VNW")
    assert_read(article)
    assert (article.published, article.section, article.kicker) == ("26/02/2025 19:23", "Tin hoạt động Công đoàn", "")


@GAPS
@pytest.mark.parametrize("dated", [True, False])
def test_a_question_may_be_the_sapo(dated: bool, gap: str) -> None:
    asked = "Vì sao một đội bóng chỉ tập hai buổi mỗi tuần vẫn vào được trận chung kết giải công nhân?"
    article = page(*MENU, TITLE, *["09/06/2024"] * dated, asked, gap=gap)
    assert (article.title, article.lead, article.body) == (TITLE, asked, BODY)


@GAPS
@pytest.mark.parametrize("others", [1, 2])
def test_a_title_above_its_date_outranks_what_stands_below_a_sapo_without_a_stop(others: int, gap: str) -> None:
    sapo = f"{LEAD.removesuffix('.')} trước hơn nghìn người xem"
    related = ("Nữ lao động được nghỉ thêm một giờ mỗi ngày", "Doanh nghiệp mở giải bóng bàn cho thợ lò")[:others]
    article = page(*MENU, TITLE, "08/03/2024 07:30", sapo, *related, gap=gap)
    assert (article.title, article.lead, article.published) == (TITLE, sapo, "08/03/2024 07:30")


@pytest.mark.parametrize("line", ["(Hà Trung, ngày 21/02/2024)", "(Hà Trung) 21/02/2024", "(21/02/2024)"])
def test_where_and_when_in_brackets(line: str) -> None:
    article = page(*MENU, TITLE, line, LEAD)
    assert_read(article)
    assert article.byline == ""
    assert article.published.removeprefix("(").removesuffix(")") in {"21/02/2024", "ngày 21/02/2024"}
    assert article.published in line


@pytest.mark.parametrize("mark", ["📅", "🗓️", "🕒", "⏰ "])
def test_a_calendar_or_a_clock_may_stand_in_front_of_a_date(mark: str) -> None:
    article = read_page_text("\n".join((TITLE, f"{mark} 12/03/2024 09:30", "✍️ Lê Thu Mận", LEAD, *BODY)))
    assert (article.published, "Lê Thu Mận" in article.byline) == ("12/03/2024 09:30", True)
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("13-05-2024 - 06:02 | Công đoàn - Công nhân", "13-05-2024 - 06:02"),
        ("13/05/2024 | Công đoàn - Công nhân", "13/05/2024"),
        ("May, 13/2024 - 06:02", "May, 13/2024 - 06:02"),
        ("Mon 13 May 2024 06.02 BST", "Mon 13 May 2024 06.02 BST"),
        ("May 13, 2024 6:02 AM GMT+1 · Updated 2 hours ago", "May 13, 2024 6:02 AM GMT+1 · Updated 2 hours ago"),
    ],
)
def test_a_day_keeps_the_time_beside_it(line: str, published: str) -> None:
    article = page(*MENU, TITLE, line, LEAD)
    assert_read(article)
    assert (article.published, article.byline) == (published, "")


@GAPS
@pytest.mark.parametrize("counters", [(), ("1.024", "0")])
@pytest.mark.parametrize(
    "caption", ["Đ/c Lê Thu Mận phát biểu tại trận đấu", "Chị Lê Thu Mận sửa máy dệt trong ca đêm"]
)
def test_a_caption_that_stands_twice_below_title_and_date_is_no_title(
    caption: str, counters: tuple[str, ...], gap: str
) -> None:
    article = page(*MENU, TITLE, "Thứ năm - 08/05/2024 23:05", *counters, caption, caption, LEAD, gap=gap)
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert (article.captions, article.published) == ((caption,), "Thứ năm - 08/05/2024 23:05")


@GAPS
def test_a_title_that_stands_twice_below_a_date_is_one(gap: str) -> None:
    article = page(*MENU, "08/05/2024 23:05", TITLE, TITLE, LEAD, gap=gap)
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)


@GAPS
@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Tháng Chín 4, 2019 Thời sự, Tin trong tỉnh 96 Views", "Tháng Chín 4, 2019"),
        ("04/09/2019 Thể thao công nhân 1.204 lượt xem", "04/09/2019"),
    ],
)
def test_sections_may_stand_between_a_date_and_a_counter(line: str, published: str, gap: str) -> None:
    article = page(*MENU, TITLE, line, LEAD, gap=gap)
    assert (article.title, article.lead, article.published) == (TITLE, LEAD, published)
