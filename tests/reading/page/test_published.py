"""Which of several dates is the one of publication; and dates whose counters stand far apart from them."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.article import Article
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
MENU = ("Trang chủ", "Công đoàn", "Bạn đọc")


def below_title(*lines: str, gap: str = "\n") -> Article:
    article = read_page_text(gap.join((*MENU, TITLE, *lines, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    return article


@GAPS
@pytest.mark.parametrize("posted", ["Ngày đăng: 22-02-2021", "22/02/2021 08:00", "Đăng lúc: 22/02/2021 08:00"])
@pytest.mark.parametrize(
    "other",
    [
        "Hạn nộp hồ sơ: 31-03-2021",
        "Ngày hết hạn: 31/03/2021",
        "Thời gian thi: 31/03/2021",
        "Cập nhật lúc: 24/02/2021 20:10 GMT+7",
        "Cập nhật lần cuối: 24/02/2021",
        "Last modified: 24/02/2021 10:15",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_deadlines_and_updates_are_no_publication(posted: str, other: str, is_first: bool, gap: str) -> None:
    dates = (posted, other) if is_first else (other, posted)
    assert below_title(*dates, gap=gap).published == posted


@GAPS
@pytest.mark.parametrize("date", ["Cập nhật: 24/02/2021 20:10", "Ngày cập nhật: 24/02/2021", "24/02/2021 | 20:10"])
def test_an_only_date_is_taken(date: str, gap: str) -> None:
    assert below_title(date, gap=gap).published == date


@GAPS
def test_a_deadline_alone_is_no_publication(gap: str) -> None:
    assert below_title("Hạn nộp hồ sơ: 31-03-2021", gap=gap).published == ""


@GAPS
def test_the_date_below_a_title_is_taken_rather_than_that_of_the_day_above_it(gap: str) -> None:
    page = ("Thứ hai, 01/03/2021", *MENU, TITLE, "Cập nhật: 24/02/2021 20:10", LEAD, *BODY)
    assert read_page_text(gap.join(page)).published == "Cập nhật: 24/02/2021 20:10"
    stated = (*MENU, "Đăng lúc: 22/02/2021 08:00", TITLE, "Cập nhật: 24/02/2021 20:10", LEAD, *BODY)
    assert read_page_text(gap.join(stated)).published == "Đăng lúc: 22/02/2021 08:00"


@GAPS
@pytest.mark.parametrize("apart", [" | ", "   |   ", "\t|\t", "\t", "   "])
def test_blanks_and_tabs_beside_a_date_change_nothing(apart: str, gap: str) -> None:
    date = f"17/11/2020 16:48{apart}Số lượt xem: 189"
    article = below_title(date, "Xem cỡ chữ: A A A\tĐọc bài viết\tTương phản", gap=gap)
    assert article.published.startswith("17/11/2020 16:48")


@GAPS
@pytest.mark.parametrize("apart", [" ", "\t", "   "])
def test_other_headlines_with_dates_in_brackets_are_no_table(apart: str, gap: str) -> None:
    others = ("Bến xe phía nam mở thêm hai tuyến đêm", "Xã Đồi Cọ làm xong cây cầu qua suối cạn")
    listed = [f"{title}{apart}(1{at}/11/2020 09:20)" for at, title in enumerate(others)]
    article = read_page_text(gap.join((*MENU, TITLE, LEAD, *BODY, "Tin cùng chuyên mục", *listed)))
    assert article.body == BODY
    assert [item.title for item in article.related] == list(others)


@GAPS
def test_rows_of_a_table_that_begin_with_dates_stay_a_table(gap: str) -> None:
    rows = ("01/02/2024\t15\t30", "02/02/2024\t16\t31", "03/02/2024\t12\t28")
    article = read_page_text(gap.join((*MENU, TITLE, "09/02/2024 08:00", LEAD, BODY[0], *rows, *BODY[1:])))
    assert (article.published, article.body) == ("09/02/2024 08:00", (BODY[0], *rows, *BODY[1:]))


@GAPS
@pytest.mark.parametrize("issue", ["Số 52 - Thứ bảy, 28/12/2013", "Số 7, ngày 28/12/2013"])
def test_an_issues_date_is_taken_where_no_other_stands(issue: str, gap: str) -> None:
    page = ("Thợ Cuối Tuần", issue, "Trang nhất", "Thời sự", "Đời thợ", "Văn nghệ", "Thư giãn", TITLE, LEAD, *BODY)
    assert read_page_text(gap.join(page)).published == issue
    dated = (*page[:8], "30/12/2013 08:15", *page[8:])
    assert read_page_text(gap.join(dated)).published == "30/12/2013 08:15"


@GAPS
def test_the_date_of_the_day_in_a_masthead_is_not_taken(gap: str) -> None:
    menu = ("Trang nhất", "Thời sự", "Đời thợ", "Văn nghệ", "Thư giãn")
    page = ("Thợ Cuối Tuần", "Thứ bảy, 28/12/2013", *menu, TITLE, LEAD, *BODY)
    assert read_page_text(gap.join(page)).published == ""
