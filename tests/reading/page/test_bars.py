"""Bars of labels and languages, genres with their authors and authors with their roles: none of them is a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text
from unionml.reading.page.head.menus import is_bar, is_languages

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
SHORT = "Chuyến đò ngang"
PERSONS = ("Lê Thu Mận", "Trần Quý Đôn")


@GAPS
@pytest.mark.parametrize(
    "bar",
    [
        "Tiếng Việt  English  Français  中文  Español",
        "Tiếng Việt | English | 中文",
        "Tiếng Việt ລາວ ខ្មែរ 中文",
        "Vietnamese / English",
        "ĐTQH1 | ĐTQH2 | ĐTQH3 | Giao thông FM 91",
        "Bản tin  Chuyên trang  Thư viện  Mục nhỏ",
    ],
)
@pytest.mark.parametrize("title", [TITLE, SHORT])
@pytest.mark.parametrize("date", ["27/09/2012 | 17:41:00", "Thứ năm, 27/09/2012"])
def test_a_bar_is_neither_title_nor_kicker_nor_section(bar: str, title: str, date: str, gap: str) -> None:
    page = ("HÃNG TIN BẾN CÁT", bar, "Xã hội » Lao động", date, title, LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert (article.title, article.section, article.lead, article.body) == (title, "Lao động", LEAD, BODY)
    assert article.captions == ()


@GAPS
@pytest.mark.parametrize("title", ["Tiếng Việt của thợ già", "Gạo, dầu | Quà Tết của thợ sợi Bến Cát"])
def test_titles_with_bars_and_languages_stay(title: str, gap: str) -> None:
    article = read_page_text(gap.join(("Trang chủ", "Công đoàn", title, "27/09/2012 17:41", LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@GAPS
@pytest.mark.parametrize(
    "menu",
    ["Trang chủ | Giới thiệu | Tin tức | Văn bản | Thư viện ảnh | Liên hệ", "Về hội | Ấn phẩm | Dự án | Sách | Ủng hộ"],
)
def test_the_last_entry_of_a_menu_in_one_line_is_no_section(menu: str, gap: str) -> None:
    article = read_page_text(gap.join(("HỘI THỢ DỆT BẾN CÁT", menu, TITLE, "27/09/2012 17:41", LEAD, *BODY)))
    assert (article.title, article.section, article.kicker) == (TITLE, "", "")


@GAPS
@pytest.mark.parametrize("path", ["Trang chủ › Hỏi đáp › Tiền lương", "Trang chủ > Tin tức > Tiền lương"])
def test_a_path_below_a_menu_says_where_an_article_is_filed(path: str, gap: str) -> None:
    page = ("Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Hỏi đáp", path, TITLE, "27/09/2012 17:41", LEAD, *BODY)
    assert read_page_text(gap.join(page)).section == "Tiền lương"


@GAPS
@pytest.mark.parametrize("genre", ["Truyện ngắn", "Ghi chép", "Bút ký", "Phóng sự", "Tản văn"])
@pytest.mark.parametrize("title", [TITLE, SHORT])
def test_a_genre_and_its_author_beside_a_title_sign(genre: str, title: str, gap: str) -> None:
    signed = f"{genre} của Lê Thu Mận"
    page = ("Trang chủ", "Văn nghệ", "Đời sống", "Văn nghệ", title, signed, LEAD, *BODY, "L.T.M")
    article = read_page_text(gap.join(page))
    assert (article.title, article.byline) == (title, signed)


@GAPS
def test_a_genre_and_its_author_alone_are_a_title(gap: str) -> None:
    title = "Truyện ngắn của Lê Thu Mận"
    article = read_page_text(gap.join(("Trang chủ", "Văn nghệ", title, "27/09/2012 17:41", LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)


@GAPS
@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("role", ["Nhà nghiên cứu lao động", "Luật sư", "Chuyên gia tiền lương", "Bác sĩ đa khoa"])
@pytest.mark.parametrize("title", [TITLE, SHORT])
def test_an_author_and_a_role_above_a_title_are_neither_title_nor_kicker(
    person: str, role: str, title: str, gap: str
) -> None:
    page = ("Trang chủ", "Góc nhìn", person, role, "Thứ ba, 10/8/2021, 00:00 (GMT+7)", title, LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert (article.title, article.kicker, article.byline, article.body) == (title, "", person, BODY)


@GAPS
@pytest.mark.parametrize(
    "title", ["Luật sư mách nước đòi nợ lương", "Chuyên gia bàn cách giữ chân thợ", "Bác sĩ của những người thợ lò"]
)
def test_a_title_that_opens_with_a_role_stays_one(title: str, gap: str) -> None:
    page = ("Trang chủ", "Góc nhìn", PERSONS[0], title, "10/8/2021 09:00", LEAD, *BODY)
    assert read_page_text(gap.join(page)).title == title


@given(st.lists(st.sampled_from(["English", "Tiếng Việt", "中文", "thợ", "|", " ", "ca đêm", "Lao"]), max_size=12))
def test_a_bar_has_two_languages_or_three_labels(parts: list[str]) -> None:
    text = " ".join(parts)
    if is_languages(text) or is_bar(text):
        assert len(text.split()) >= 2
    assert not is_languages("thợ " + text)
