"""Captions around title and text, and paragraphs that are none."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
from unionml.reading import read_page_text


def test_a_caption_that_names_its_medium_is_no_title() -> None:
    caption = "Ảnh: Hai đội bước ra sân trong tiếng trống"
    article = read_page_text("\n".join(("Công đoàn", TITLE, "09/06/2024 17:40", caption, LEAD, *BODY)))
    assert_read(article)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_sentence_that_points_at_the_picture_is_its_caption(gap: str) -> None:
    caption = "Thủ môn Trần Lực (thứ hai từ phải) bắt gọn cú sút xa."
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, BODY[0], caption, *BODY[1:])))
    assert_read(article)
    assert article.captions == (caption,)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("place", [0, 2])
def test_a_sentence_above_a_bare_credit_is_its_caption(place: int, gap: str) -> None:
    picture = ("Thủ môn của đội cảng bắt gọn cú sút xa.", "Ảnh: Kim Ngân")
    text = (LEAD, *BODY)
    article = read_page_text(gap.join((TITLE, "09/06/2024", *text[:place], *picture, *text[place:])))
    assert_read(article)
    assert article.captions == picture


@pytest.mark.parametrize("credit", ["(Ảnh do đơn vị cung cấp)", "(Ảnh: Kim Ngân)", "[Ảnh: TTXVN]", "(Ảnh minh họa)."])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("scene", ["Thủ môn của đội cảng bắt gọn cú sút xa.", "Thủ môn của đội cảng bắt gọn cú sút xa"])
def test_a_credit_in_brackets_is_part_of_the_caption_above(scene: str, gap: str, credit: str) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, BODY[0], f"{scene}\n{credit}", *BODY[1:])))
    assert_read(article)
    assert article.captions == (f"{scene}\n{credit}",)


def test_a_credit_in_brackets_below_a_paragraph_or_a_title_stands_alone() -> None:
    credit = "(Ảnh: Kim Ngân)"
    for parts in ((TITLE, credit, "09/06/2024", LEAD, *BODY), (TITLE, "09/06/2024", LEAD, BODY[0], credit, *BODY[1:])):
        article = read_page_text("\n".join(parts))
        assert_read(article)
        assert set(article.captions) <= {credit}


def test_a_paragraph_above_a_bare_credit_stays_a_paragraph() -> None:
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, f"{BODY[0]} {BODY[1]}", "Ảnh: Kim Ngân", BODY[2])))
    assert article.body == (f"{BODY[0]} {BODY[1]}", BODY[2])
    assert article.captions == ("Ảnh: Kim Ngân",)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("caption", ["Khán đài kín chỗ. Ảnh: Kim Ngân", "Khán đài kín chỗ từ sớm"])
def test_a_paragraph_below_a_picture_is_no_caption(caption: str, gap: str) -> None:
    pictures = [f"{TITLE} - Ảnh {number}." for number in (1, 2)]
    lines = (TITLE, LEAD, pictures[0], caption, BODY[0], pictures[1], *BODY[1:])
    article = read_page_text(gap.join(lines))
    assert_read(article)
    assert article.captions == (caption,)


def test_a_paragraph_below_a_pictures_file_is_no_caption() -> None:
    page = ("Công đoàn", TITLE, LEAD, "[Ảnh: san-bong-1.jpg]", BODY[0], "[Ảnh: san-bong-2.jpg]", *BODY[1:])
    assert_read(read_page_text("\n\n".join(page)))


def test_pictures_listed_below_the_text_are_no_text() -> None:
    tail = ("HÌNH ẢNH TRẬN ĐẤU", "Khán giả trên khán đài cao", "Đội bóng ra sân", "Share Post", "Related Posts")
    assert_read(read_page_text("\n\n".join(("Công đoàn", TITLE, LEAD, *BODY, *tail))))


@pytest.mark.parametrize("mark", ["image", "img_2231.jpg", "[Ảnh: san-bong.jpg]"])
def test_the_line_below_a_picture_is_its_caption(mark: str) -> None:
    caption = "Buổi tập cuối bên sân bóng của xưởng dệt"
    article = read_page_text("\n\n".join(("Công đoàn", TITLE, LEAD, BODY[0], mark, caption, *BODY[1:])))
    assert_read(article)
    assert article.captions == (caption,)


def test_paragraphs_below_what_pictures_show_are_the_text() -> None:
    shown = "Bé Gia An (6 tuổi) thử lắp khung dệt cùng bố"
    tail = ("Share   Tweet   Pin it", "< Bài trước: Tuần lễ an toàn tháng 8", "Bài sau: Khai trương nhà ăn số 2 >")
    parts = (TITLE, LEAD, BODY[0], shown, BODY[1], "Những lời nhắn dễ thương", BODY[2], *tail)
    article = read_page_text("\n\n".join(("Trang chủ > Tin tức", *parts, "CÔNG TY DỆT BẾN CÁT", "Tel: 0235 000 000")))
    assert_read(article)
    assert article.captions == (shown,)
    assert [item.title for item in article.related] == ["Tuần lễ an toàn tháng 8", "Khai trương nhà ăn số 2"]


def test_captions_below_the_counters_of_a_slideshow() -> None:
    shown = ("Chiếc xe chở vải rời xưởng lúc rạng sáng, qua cầu khi trời còn mù sương.", "Bà con chọn áo ấm.")
    slides = ("1/3", shown[0], "2/3", "Góc cắt tóc miễn phí", "3/3", shown[1])
    article = read_page_text("\n".join(("ẢNH", TITLE, "09/06/2024", LEAD, *slides, *BODY)))
    assert_read(article)
    assert article.captions == (shown[0], slides[3], shown[1])


def test_a_score_between_paragraphs_is_no_slideshow() -> None:
    page = ("Công đoàn", TITLE, "09/06/2024", LEAD, "1/3", BODY[0], "3/3", BODY[1], BODY[2])
    assert_read(read_page_text("\n".join(page)))
