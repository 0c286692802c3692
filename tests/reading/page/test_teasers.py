"""Lists of other articles with bare dates, and what stands among them that is none: links, pagers, rows of buttons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
TOP = ("Trang chủ", "Công đoàn", TITLE, "09/06/2024 17:40", LEAD, *BODY)
OTHERS = ("Xưởng sợi thay bóng đèn cho ca đêm", "Bến Cát khám mắt cho ba trăm thợ dệt", "Thợ nhuộm đòi thêm quạt gió")


def others(gap: str, *tail: str) -> tuple[str, ...]:
    article = read_page_text(gap.join((*TOP, *tail)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert article.captions == article.headings == ()
    return tuple(item.title for item in article.related)


@GAPS
@pytest.mark.parametrize(
    "form", ["{}\t08/05/2018", "{} 08/05/2018", "{} - 08/05/2018", "08/05/2018\t{}", "08/05/2018 {}"]
)
@pytest.mark.parametrize("cue", ["Tin mới nhất", "TIN KHÁC", "Các tin đã đưa"])
def test_headlines_beside_bare_dates_lose_them(form: str, cue: str, gap: str) -> None:
    assert others(gap, cue, *(form.format(title) for title in OTHERS), "Bản quyền thuộc Hội thợ dệt") == OTHERS


@GAPS
def test_a_single_headline_keeps_the_day_that_it_names(gap: str) -> None:
    title = "Lịch phát thẻ cho thợ dệt tuần 08/05/2018"
    assert others(gap, "Tin khác", title, *OTHERS[:2]) == (title, *OTHERS[:2])


@GAPS
def test_rows_of_a_table_in_the_text_are_no_headlines(gap: str) -> None:
    rows = (
        "Đơn vị nhận thẻ trong đợt đầu\tNgày nhận",
        "Xưởng sợi thứ nhất Bến Cát\t08/05/2018",
        "Xưởng dệt thứ hai Bến Cát\t09/05/2018",
    )
    article = read_page_text(gap.join((*TOP[:-2], *rows, *TOP[-2:], "Tin khác", *OTHERS)))
    assert tuple(item.title for item in article.related) == OTHERS


@GAPS
@pytest.mark.parametrize(
    "line",
    [
        "Các tin khác : 1 2 3 4 5 ... Cuối",
        "Trang: 1 2 3 Cuối",
        "Thích 31 Trả lời Chia sẻ",
        "In bài này    Đóng cửa sổ",
        "Chung nhan Tin Nhiem Mang",
        "Tổng lượt truy cập: 5.410.338",
        "Hỗ trợ kỹ thuật: số nội bộ 1111",
        "Xem phiên bản máy tính",
        "Phiên bản đầy đủ",
        "Hợp tác truyền thông",
        "Tin cùng chủ đề: Nhà ở cho thợ dệt",
        "Bến Cát Mới  3 giờ  12 liên quan",
        "Xem thêm ý kiến",
        "Bài viết chưa có đánh giá nào. Hãy là người đầu tiên đánh giá bài viết này!",
    ],
)
def test_furniture_below_other_articles_is_none_of_them(line: str, gap: str) -> None:
    assert others(gap, "Tin khác", *OTHERS, line) == OTHERS
    assert others(gap, "Tin khác", OTHERS[0], line, *OTHERS[1:])[0] == OTHERS[0]


@GAPS
@pytest.mark.parametrize("button", ["Bài viết gốc", "Xem thêm ý kiến"])
def test_buttons_below_the_text_are_no_captions(button: str, gap: str) -> None:
    assert others(gap, "Chia sẻ", button, "Đọc tiếp", *OTHERS) == OTHERS


@GAPS
@pytest.mark.parametrize(
    "headline",
    [
        "Phiên bản đầy đủ của thỏa ước lao động ngành dệt đã đến tay thợ",
        "Hỗ trợ kỹ thuật cho thợ trẻ: bốn lớp học ở Bến Cát",
        "Thích làm ca đêm, chia sẻ việc nhà với chồng",
        "Phản ánh, kiến nghị của thợ dệt được trả lời trong tuần",
        "Trang 1 2 3 của cuốn sổ tay người thợ",
    ],
)
def test_headlines_that_resemble_furniture_stay(headline: str, gap: str) -> None:
    assert others(gap, "Tin khác", OTHERS[0], headline, OTHERS[1]) == (OTHERS[0], headline, OTHERS[1])


@GAPS
@pytest.mark.parametrize(
    "box",
    [
        ("THÔNG TIN NỘI BỘ", "Nhà ở công nhân", "Vay vốn đóng ghe", "Sổ tay an toàn lao động"),
        ("Chuyên mục", "Nữ công", "Phát triển đoàn viên", "Nhịp cầu Bến Cát"),
    ],
)
def test_a_box_of_links_below_other_articles_holds_none(box: tuple[str, ...], gap: str) -> None:
    assert others(gap, "Tin khác", *OTHERS, "Xem tất cả", *box, "Bản quyền thuộc Hội thợ dệt") == OTHERS


@GAPS
def test_headlines_below_the_name_of_a_section_in_capitals_are_other_articles(gap: str) -> None:
    more = ("Ba đội bóng xưởng sợi vào bán kết", "Giải chạy của thợ cảng lùi sang tháng tám")
    assert others(gap, "Tin khác", *OTHERS, "Xem tất cả", "THỂ THAO", *more) == (*OTHERS, *more)
    assert others(gap, "Tin khác", *OTHERS, "Xem tất cả", "GIẢI CỦA THỢ", *more) == (*OTHERS, *more)


@GAPS
def test_who_comments_from_which_office_is_no_headline(gap: str) -> None:
    said = (
        "Trần Thu Mận – Ban Truyền thông nội bộ",
        "Chính thức anh nhé, xem điều mười bốn của bản đã ký.",
        "16/06/2023 16:10",
    )
    assert others(gap, "Bình luận (3)", *said, "Tin nổi bật", *OTHERS) == OTHERS


@GAPS
def test_new_papers_with_their_dates_are_related(gap: str) -> None:
    papers = ("Công văn số 51 về việc phát thẻ cho thợ dệt", "Hướng dẫn số 07 về chi tiền ăn ca đêm")
    assert others(gap, "Văn bản mới", *(f"{paper} (22/04/2019)" for paper in papers)) == papers


@given(st.lists(st.sampled_from(["08/05/2018", "Thợ dệt", "\t", " ", "Tin khác", "CHUYÊN MỤC", "a", "."]), max_size=12))
def test_any_tail_is_read_and_quoted(parts: list[str]) -> None:
    page = "\n".join((*TOP, "Tin khác", "".join(parts), *OTHERS))
    assert all(item.title in page for item in read_page_text(page).related)


TAIL = ("Từ khóa:", "thợ dệt", "Bến Cát", "Bình luận (0)")


@GAPS
@pytest.mark.parametrize("run", [OTHERS[::2], (OTHERS[0], "Thợ dệt làm ca đêm được trả lương thế nào?"), OTHERS])
@pytest.mark.parametrize("signed", [(), ("Lê Thu Mận",)])
def test_headlines_below_the_text_need_no_label(run: tuple[str, ...], signed: tuple[str, ...], gap: str) -> None:
    assert others(gap, *run, *signed, *TAIL) == run


@GAPS
@pytest.mark.parametrize(
    "run",
    [
        ("Các đại biểu tham quan gian hàng của thợ dệt Bến Cát", "Ban tổ chức trao cờ lưu niệm cho các đội bóng"),
        ("Đội bóng xưởng dệt Bến Cát bên chiếc cúp vô địch", "Cổ động viên của xưởng sợi đánh trống suốt trận đấu"),
        ("Công đoàn Công ty cổ phần Dệt may Bến Cát", "Phòng Tổ chức Hành chính, số máy 0912 000 345"),
    ],
)
def test_captions_and_offices_below_the_text_are_no_other_articles(run: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((*TOP, *run, *TAIL)))
    assert (article.body[:3], article.related) == (BODY, ())


@GAPS
def test_two_lines_below_a_colon_belong_to_the_text(gap: str) -> None:
    said = ("Trên tường nhà truyền thống còn treo hai câu của người thợ già:", *OTHERS[:2])
    article = read_page_text(gap.join((*TOP, *said, *TAIL)))
    assert article.related == ()


@GAPS
@pytest.mark.parametrize(
    "said", [("Dưới đây là một số hình ảnh của ngày hội.",), ("Một số hình ảnh của ngày hội",), ("Ảnh: Lê Thu Mận",)]
)
def test_captions_below_a_line_about_pictures_stay_captions(said: tuple[str, ...], gap: str) -> None:
    shown = ("Không khí rộn ràng khắp các xưởng sợi", "Tiếng trống vang lên từ sáng sớm cuối tuần")
    assert read_page_text(gap.join((*TOP, *said, *shown, *TAIL))).related == ()


BOXES = {
    "cells": ("| {} | |", "| {} |"),
    "small pictures": ("![]() | {} |", "![](a.jpg) | {} |"),
}


@GAPS
@pytest.mark.parametrize("form", BOXES)
@pytest.mark.parametrize("caption", [(), ("![]() |", "| Thợ dệt Bến Cát đổi ca lúc nửa đêm |")])
def test_cells_in_a_row_above_the_text_are_other_articles(caption: tuple[str, ...], form: str, gap: str) -> None:
    first, last = BOXES[form]
    box = (first.format(OTHERS[0]), first.format(OTHERS[1]), last.format(OTHERS[2]))
    article = read_page_text(gap.join((TITLE, "09/06/2024 17:40", *box, *caption, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert tuple(item.title for item in article.related) == OTHERS
    assert article.captions == (("Thợ dệt Bến Cát đổi ca lúc nửa đêm",) if caption else ())


@GAPS
def test_a_date_below_cells_of_other_articles_is_the_articles(gap: str) -> None:
    box = tuple(f"| {title} | |" for title in OTHERS)
    article = read_page_text(gap.join((TITLE, *box, "17:40 | 09/06/2024", LEAD, *BODY)))
    assert (article.title, article.published, article.lead) == (TITLE, "17:40 | 09/06/2024", LEAD)
