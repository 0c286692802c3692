"""Where an article is filed: paths behind `Bạn đang ở:`, entries of menus, kickers below a path, weblogs' lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text
from unionml.reading.page.head.paths import breadcrumb_of

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
MENU = ("* Trang chủ", "* Giới thiệu", "* Tin tức - Sự kiện", "* Văn bản", "* Ban Nữ công", "* Dân ca ba miền")
DATE = "27/09/2012 17:41"


@GAPS
@pytest.mark.parametrize("here", ["Bạn đang ở: ", "Bạn đang ở đây: ", "You are here: ", "Vị trí: ", "Bạn đang xem: "])
@pytest.mark.parametrize("arrow", [" > ", " » ", " / ", " "])
@pytest.mark.parametrize("section", ["Hoạt động Công đoàn", "Gương thợ giỏi", "Nhịp cầu Bến Cát"])
def test_a_path_behind_where_the_reader_is_names_the_section(here: str, arrow: str, section: str, gap: str) -> None:
    path = here + arrow.join(("Trang chủ", "Tin tức - Sự kiện", section))
    article = read_page_text(gap.join(("HỘI THỢ DỆT BẾN CÁT", *MENU, path, TITLE, DATE, LEAD, *BODY)))
    assert (article.title, article.section, article.kicker, article.lead) == (TITLE, section, "", LEAD)


@pytest.mark.parametrize("here", ["Bạn đang ở: ", "You are here: "])
def test_a_path_that_ends_in_the_title_names_the_section_before_it(here: str) -> None:
    path = f"{here}Trang chủ > Gương thợ giỏi > Bến dệt cũ mở lại sau mười năm vắng thợ"
    assert breadcrumb_of(path) == ["Trang chủ", "Gương thợ giỏi"]


@pytest.mark.parametrize(
    "text",
    [
        "Bạn đang ở đâu, hỡi những người thợ dệt Bến Cát",
        "Bạn đang ở trọ: những điều thợ dệt cần biết",
        "Bạn đang ở: Trang chủ",
        "Vị trí của người thợ trong xưởng dệt hôm nay",
    ],
)
def test_titles_that_resemble_paths_are_none(text: str) -> None:
    assert breadcrumb_of(text) == []


@given(st.text(alphabet="Bạn đang ở: Trang chủ>»/-Tin tức", max_size=80))
def test_the_steps_of_a_path_are_cut_out_of_it(text: str) -> None:
    assert all(step in f"Bạn đang ở: {text}" for step in breadcrumb_of(f"Bạn đang ở: {text}"))


@GAPS
def test_the_last_entry_of_a_bulleted_menu_is_no_section(gap: str) -> None:
    article = read_page_text(gap.join((*MENU, TITLE, DATE, LEAD, *BODY)))
    assert (article.title, article.section, article.kicker) == (TITLE, "", "")


@GAPS
def test_a_section_loses_its_bullet_and_keeps_both_of_its_names(gap: str) -> None:
    for name in ("Tin tức - Sự kiện", "Công đoàn"):
        article = read_page_text(gap.join(("Trang chủ", "Giới thiệu", f"▪ {name}", TITLE, DATE, LEAD, *BODY)))
        assert (article.title, article.section, article.kicker) == (TITLE, name, "")


@GAPS
@pytest.mark.parametrize("kicker", ["GƯƠNG SÁNG", "Gương sáng", "HỎI - ĐÁP", "Bên máy dệt"])
def test_between_the_path_and_the_title_stands_the_kicker(kicker: str, gap: str) -> None:
    menu = ("Công đoàn", "Việc làm", "Đời sống", "Bạn đọc viết", "Thư tòa soạn")
    page = (*menu, "Trang chủ > Bạn đọc > Tư vấn pháp luật", kicker, TITLE, DATE, LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert (article.title, article.section, article.kicker) == (TITLE, "Tư vấn pháp luật", kicker)


@GAPS
@pytest.mark.parametrize("label", ["Tư vấn pháp luật", "Chi tiết tin", "Bạn đọc"])
def test_what_repeats_the_path_is_no_kicker(label: str, gap: str) -> None:
    page = ("Trang chủ > Bạn đọc > Tư vấn pháp luật", label, TITLE, DATE, LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert (article.title, article.section, article.kicker) == (TITLE, "Tư vấn pháp luật", "")


@GAPS
@pytest.mark.parametrize("kicker", ["GƯƠNG SÁNG", "BÊN MÁY DỆT"])
def test_a_line_in_capitals_below_the_section_is_the_kicker(kicker: str, gap: str) -> None:
    article = read_page_text(gap.join(("Mở trình đơn", "Logo", "Đời sống", kicker, TITLE, DATE, LEAD, *BODY)))
    assert (article.title, article.section, article.kicker) == (TITLE, "Đời sống", kicker)


@GAPS
def test_a_section_below_a_section_is_a_section(gap: str) -> None:
    for name in ("Gương sáng", "HOẠT ĐỘNG CƠ SỞ"):
        article = read_page_text(gap.join(("Mở trình đơn", "Logo", "Đời sống", name, TITLE, DATE, LEAD, *BODY)))
        assert (article.section, article.kicker) == (name, "")


@GAPS
@pytest.mark.parametrize(
    "filed",
    [
        "This entry was posted in Nhịp cầu and tagged thợ dệt, xưởng sợi. Bookmark the permalink.",
        "Posted in Nhịp cầu Tagged thợ dệt, xưởng sợi",
        "Bài viết này đã được đăng trong Nhịp cầu và được gắn thẻ thợ dệt.",
        "Chuyên mục: Nhịp cầu.",
        "Posted in Nhịp cầu",
    ],
)
def test_a_weblog_says_below_its_post_where_it_is_filed(filed: str, gap: str) -> None:
    tail = (filed, "Điều hướng bài viết", "← Xưởng sợi thay bóng đèn cho ca đêm", "Để lại một bình luận")
    article = read_page_text(gap.join((TITLE, DATE, LEAD, *BODY, *tail)))
    assert (article.title, article.section, article.body) == (TITLE, "Nhịp cầu", BODY)


@GAPS
@pytest.mark.parametrize(
    "tail",
    [
        ("Bài viết này được đăng trong Tạp chí Sợi Dệt",),
        ("Từ khóa: Nhịp cầu, Bến Cát",),
        ("Tin khác", "Xưởng sợi thay bóng đèn cho ca đêm", "Posted in Nhịp cầu"),
    ],
)
def test_where_it_was_printed_and_where_others_are_filed_is_no_section(tail: tuple[str, ...], gap: str) -> None:
    assert read_page_text(gap.join((TITLE, DATE, LEAD, *BODY, *tail))).section == ""


def test_the_path_above_names_the_section_rather_than_the_line_below() -> None:
    page = ("Trang chủ > Đời sống", TITLE, DATE, LEAD, *BODY, "Chuyên mục: Nhịp cầu")
    assert read_page_text("\n".join(page)).section == "Đời sống"


@GAPS
@pytest.mark.parametrize("entry", ["Đảng - Đoàn thể", "Kinh tế"])
def test_an_entry_of_a_menu_in_one_line_that_stands_again_is_the_section(entry: str, gap: str) -> None:
    menu = "ĐẢNG - ĐOÀN THỂ \tKINH TẾ \tVĂN HÓA - XÃ HỘI \tCẢI CÁCH HÀNH CHÍNH \tCÔNG KHAI"
    page = ("TRANG THÔNG TIN ĐIỆN TỬ HUYỆN BẾN CÁT", menu, entry, TITLE, DATE, LEAD, *BODY)
    article = read_page_text(gap.join(page))
    assert (article.title, article.section, article.kicker) == (TITLE, entry, "")


@GAPS
def test_a_path_with_slashes_is_no_menu_where_sections_have_known_names(gap: str) -> None:
    path = "Trang chủ / Hoạt động Công đoàn / Tin Công đoàn"
    article = read_page_text(gap.join(("HỘI THỢ DỆT BẾN CÁT", path, TITLE, DATE, LEAD, *BODY)))
    assert (article.title, article.section, article.kicker) == (TITLE, "Tin Công đoàn", "")


@GAPS
@pytest.mark.parametrize("menu", ["Hotline | Media | English", "Liên hệ | Góp ý | Tiếng Việt"])
def test_languages_in_a_menu_are_no_section(menu: str, gap: str) -> None:
    article = read_page_text(gap.join((menu, TITLE, DATE, LEAD, *BODY)))
    assert (article.title, article.section) == (TITLE, "")


@GAPS
def test_what_a_portal_calls_its_page_is_no_kicker(gap: str) -> None:
    article = read_page_text(gap.join(("Cổng thợ dệt Bến Cát", "Thời sự", "Chi tiết tin", TITLE, DATE, LEAD, *BODY)))
    assert (article.title, article.kicker) == (TITLE, "")
