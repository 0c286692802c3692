"""Ordinary pages with a line that looks like what archives and sites leave on others."""

import unicodedata
from dataclasses import replace

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
from unionml.article import Article
from unionml.reading import read_page_text

FORMS = ("apart", "solid", "crlf", "nfd")
"""Paragraphs set apart or not, line ends of Windows, and letters whose marks stand behind them."""


def read_as(form: str, *lines: str) -> Article:
    text = ("\n" if form == "solid" else "\n\n").join(lines)
    text = text.replace("\n", "\r\n") if form == "crlf" else text
    if form != "nfd":
        return read_page_text(text)
    article = read_page_text(unicodedata.normalize("NFD", text))
    return replace(
        article,
        kicker=composed(article.kicker),
        title=composed(article.title),
        lead=composed(article.lead),
        body=tuple(map(composed, article.body)),
        headings=tuple(map(composed, article.headings)),
        captions=tuple(map(composed, article.captions)),
    )


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


every_form = pytest.mark.parametrize("form", FORMS)


@every_form
@pytest.mark.parametrize(
    "title",
    [
        "Icon thời trang thập niên 90 trở lại",
        "Nhớ lớp 12C",
        "Rét đậm, đỉnh Mẫu Sơn xuống -3",
        "Hiệp hội Dệt may Bến Cát Việt Nam (VITAS) - Hơn 20 năm đồng hành cùng thợ",
        "Tạp chí Công nhân tròn năm mươi tuổi",
        "Đường dây nóng cho thợ xa nhà",
    ],
)
def test_titles_that_look_like_furniture(title: str, form: str) -> None:
    article = read_as(form, title, LEAD, *BODY)
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@every_form
@pytest.mark.parametrize("kicker", ["Chuyện lạ ở xóm thợ Bến Cát", "Chuyện ở Bến Cát"])
@pytest.mark.parametrize(
    "title",
    [
        "Báo đốm về làng giữa đêm khuya",
        "Báo tường của thợ dệt Bến Cát",
        "Báo giá thép xây dựng hôm nay",
        "Đài truyền thanh xã kêu cứu",
        "Trang tin công đoàn bạn đọc nhiều nhất",
        "Tại anh hay tại em",
        "Nghỉ bù Quốc khánh (thứ hai tuần tới)",
        "Áo mưa (hàng trong nước) lên ngôi",
    ],
)
def test_titles_below_their_kickers(title: str, kicker: str, form: str) -> None:
    article = read_as(form, kicker, title, LEAD, *BODY)
    assert (article.kicker, article.title, article.lead, article.body) == (kicker, title, LEAD, BODY)


@every_form
@pytest.mark.parametrize(
    "kicker",
    [
        "Báo Xuân Giáp Thìn",
        "Báo tường",
        "Tạp chí cuối tuần",
        "CÔNG ĐOÀN BẾN CÁT",
        "Từ những chuyến xe đêm…",
        "Chuyện bây giờ mới kể...",
    ],
)
def test_kickers_that_look_like_names_of_papers(kicker: str, form: str) -> None:
    article = read_as(form, kicker, TITLE, LEAD, *BODY)
    assert_read(article)
    assert article.kicker == kicker


def test_a_kicker_and_a_title_in_capitals_are_two() -> None:
    lines = ("HỘI THI THỢ GIỎI BẾN CÁT NĂM 2024", "BA ĐỘI VÀO CHUNG KẾT SAU HAI NGÀY")
    article = read_as("solid", *lines, LEAD, *BODY)
    assert (article.kicker, article.title) == lines


ENGLISH = (
    "The weavers’ union has agreed with the mill on a night allowance twice the old one, after four rounds of talks.",
    "“We were tired of riding home at three,” said one of them, who has worked at the mill for twenty years.",
    "The mill had offered half of what was asked, but it now pays for a bus as well, on every night of the week.",
)


@every_form
def test_an_english_title_above_a_shorter_line_with_curly_quotes_in_the_text(form: str) -> None:
    title, below = "Weavers at Ben Cat mill win higher night allowance", "Union wins bus home, too"
    assert read_as(form, title, below, *ENGLISH).title == title


@every_form
@pytest.mark.parametrize("kicker", ["How we work in the mills now", "Letters From the Mill Towns of Europe"])
def test_an_english_kicker_above_a_title_with_a_curly_quote(kicker: str, form: str) -> None:
    article = read_as(form, kicker, "Weavers’ union at Ben Cat wins higher night allowance", *ENGLISH)
    assert article.kicker == kicker


@every_form
def test_an_english_title_above_vietnamese_text(form: str) -> None:
    title = "Install Docker on Ubuntu 22 with one script"
    article = read_as(form, "Trang chủ", "Góc kỹ thuật của Tuấn", title, "12/03/2024", LEAD, *BODY)
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@every_form
@pytest.mark.parametrize("heading", ["Icon của cả một thế hệ", "Lớp 12C", "Slide 1"])
def test_headings_that_look_like_buttons(heading: str, form: str) -> None:
    article = read_as(form, TITLE, LEAD, BODY[0], heading, *BODY[1:])
    assert_read(article)
    assert article.headings == (heading,)


@every_form
@pytest.mark.parametrize("mark", ["(TMO) - ", "TMO - "])
def test_a_digest_whose_items_open_with_the_papers_mark_is_read(mark: str, form: str) -> None:
    items = tuple(mark + text for text in (LEAD, *BODY))
    article = read_as(form, "Tin vắn thể thao công nhân", *items)
    assert (article.title, article.lead, article.body) == ("Tin vắn thể thao công nhân", items[0], items[1:])


@every_form
def test_telephone_numbers_among_paragraphs_end_no_article(form: str) -> None:
    lines = ("Đường dây nóng công đoàn: 0236 3822 222", "Đường dây nóng bệnh viện: 0236 3822 223")
    article = read_as(form, TITLE, LEAD, BODY[0], lines[0], BODY[1], lines[1], BODY[2])
    assert_read(article)


@every_form
@pytest.mark.parametrize(
    "commands",
    [
        ("sudo apt install nginx", "pip install torch torchvision"),
        ("iphone 15 pro max", "xiaomi redmi note 13"),
        ("6a", "7b"),
    ],
)
def test_commands_goods_and_classes_are_no_names_of_pictures(commands: tuple[str, str], form: str) -> None:
    lines = ("Cách làm như sau:", commands[0], BODY[0], "Rồi đến bước cuối cùng:", commands[1])
    article = read_as(form, TITLE, LEAD, *lines, *BODY[1:])
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, (*lines, *BODY[1:]))


@every_form
@pytest.mark.parametrize("image", ["[Ảnh]", "Ảnh {}."])
def test_the_steps_of_a_recipe_below_its_pictures_are_its_text(image: str, form: str) -> None:
    steps = ("Rửa rau thật sạch.", "Cắt cá thành khúc.", "Đun nước cho sôi.", "Thả cá vào nồi.")
    lines = [line for at, step in enumerate(steps, 1) for line in (image.format(at), step)]
    article = read_as(form, "Nấu canh chua cho đội bóng", LEAD, *lines)
    assert (article.lead, article.body, article.captions) == (LEAD, steps, ())


LONGER = tuple(f"{text[:-1]}, theo lời kể của những người thợ già trong xưởng dệt." for text in (*BODY, LEAD))


@every_form
@pytest.mark.parametrize(
    "told",
    [
        "Ông Trần Lực, Chủ tịch Liên đoàn Lao động tỉnh Bến Cát, chủ trì hội nghị.",
        "Bà Lê Thị Mai, Phó Chủ tịch Thường trực Liên đoàn Lao động tỉnh, dự và phát biểu tại hội nghị.",
        "Ông Trần Văn Nam, Trưởng ban Tổ chức Liên đoàn Lao động tỉnh, trình bày báo cáo tổng kết.",
    ],
)
def test_who_chairs_attends_or_reports_is_told_by_the_text(told: str, form: str) -> None:
    article = read_as(form, TITLE, LEAD, LONGER[0], told, *LONGER[1:])
    assert (article.body, article.captions) == ((LONGER[0], told, *LONGER[1:]), ())


@every_form
@pytest.mark.parametrize(
    "line",
    [
        "Giới thiệu Tin tức Sự kiện Hoạt động công đoàn Văn bản pháp luật Hỏi đáp Thư viện ảnh Thư viện video Liên hệ "
        "Góp ý Bạn đọc viết Gương người tốt việc tốt Sức khỏe nghề nghiệp Việc làm Đào tạo",
        "công đoàn Bến Cát, thợ dệt, phụ cấp ca đêm, thỏa ước lao động tập thể, bữa ăn giữa ca, xe đưa đón công nhân, "
        "tăng lương, ca đêm, thương lượng tập thể, công ty dệt, tiền lương, phúc lợi, việc làm",
    ],
)
def test_a_menu_or_keywords_in_one_long_line_below_the_text_are_none_of_it(line: str, form: str) -> None:
    assert read_as(form, TITLE, LEAD, *BODY, line).body == BODY


def test_a_question_to_somebody_in_the_block_of_the_sapo_is_the_articles() -> None:
    asked = "Thưa bà, vì sao công đoàn đòi tăng phụ cấp ca đêm trong năm nay?"
    article = read_page_text(f"{TITLE}\n\n{LEAD}\n{asked}\n\n" + "\n\n".join(BODY))
    assert asked in (*article.body, *article.headings)


def test_a_refrain_is_no_caption() -> None:
    lines = ("Em ơi mùa xuân đến rồi đó.", "Em ơi mùa xuân đến rồi đó.", "Chúng tôi sẽ về nhà.", "Chúng tôi sẽ về nhà.")
    article = read_as("solid", TITLE, LEAD, BODY[0], *lines, *BODY[1:])
    assert article.body == (BODY[0], *lines, *BODY[1:])


def test_a_line_of_many_pictures_is_read() -> None:
    assert_read(read_page_text("\n\n".join((TITLE, LEAD, "![](a) " * 3000, *BODY))))


@every_form
@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("Giải bóng mùa hè", "Nhiệt liệt chào mừng đội bóng trở về Bến Cát"),
        ("TIN VUI CHO CÔNG NHÂN", "Ba trăm suất nhà trọ mới mở cửa đầu năm"),
        ("", "TIN VUI CHO THỢ DỆT: KHU NHÀ TRỌ MỞ CỬA SỚM"),
        ("", "Sáng 5/3, khởi công sân bóng của thợ dệt"),
    ],
)
def test_titles_that_open_as_slogans_sections_and_reports_do(kicker: str, title: str, form: str) -> None:
    article = read_as(form, *([kicker] if kicker else []), title, "09/06/2024", LEAD, *BODY)
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@every_form
def test_a_text_that_opens_with_a_day_keeps_it(form: str) -> None:
    text = "30/4/2024 ngày hội của thợ dệt đã thành ngày hội của cả thị xã bên sông."
    article = read_as(form, TITLE, LEAD, text, *BODY)
    assert article.body == (text, *BODY)
