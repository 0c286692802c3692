"""What stands below an article and is no other article's headline: imprints, heads of comments, next parts, buttons."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
PAGE = ("Trang chủ", "Công đoàn", TITLE, "09/06/2024 17:40", LEAD, *BODY)
OTHERS = ("Bến xe phía nam mở thêm hai tuyến đêm", "Xã Đồi Cọ làm xong cây cầu qua suối cạn")
FOOT = [
    "Báo Bến Cát điện tử",
    "Người Thợ và Biển - Giấy phép 77/GP-BTTTT",
    "Tin Gọn - Trang thông tin điện tử. Giấy phép số 18/GP-TTĐT",
    "Phụ trách nội dung: Lê Thu Mận",
    "Phó Tổng Biên tập phụ trách: Trần Quý Đôn",
    "Số 2 Đinh Tiên Hoàng, Bến Cát. Điện thoại: 0225.3842000",
    "Thiết kế web bởi Cát Web",
    "Xem tốt nhất với trình duyệt cũ, độ phân giải 1024x768",
    "Thu Mận - 06:12 10/8",
    "Pháp Luật Ngày Nay 2 giờ",
    "Dân Sinh Bến Cát 3 giờ 12 liên quan",
]
HEADLINES = [
    "Giấy phép lao động cho thợ hàn làm việc trên biển",
    "Tòa soạn mới của tờ báo thợ mở cửa đón bạn đọc",
    "Thiết kế áo thợ mới được ba nghìn người bình chọn",
    "Ba giờ chờ phà của thợ ca đêm Bến Cát",
    "Thợ sợi xưởng 3 làm việc 12 giờ một ngày",
]


@GAPS
@pytest.mark.parametrize("foot", FOOT)
def test_a_pages_foot_is_no_other_article(foot: str, gap: str) -> None:
    article = read_page_text(gap.join((*PAGE, "Tin liên quan", *OTHERS, foot)))
    assert article.body == BODY
    assert [item.title for item in article.related] == list(OTHERS)


@GAPS
@pytest.mark.parametrize("headline", HEADLINES)
def test_headlines_that_open_alike_are_other_articles(headline: str, gap: str) -> None:
    article = read_page_text(gap.join((*PAGE, "Tin liên quan", OTHERS[0], headline)))
    assert [item.title for item in article.related] == [OTHERS[0], headline]


@GAPS
def test_the_parts_of_a_series_below_a_text_are_other_articles(gap: str) -> None:
    below = ("Kỳ tới: Ba chuyến phà cuối năm", "Bài 1: Chợ đêm bên bến sông")
    article = read_page_text(gap.join((*PAGE, *below)))
    assert (article.body, article.captions) == (BODY, ())
    assert "Bài 1: Chợ đêm bên bến sông" in [item.title for item in article.related]


@GAPS
def test_the_parts_of_a_text_are_its_headings(gap: str) -> None:
    page = (*PAGE[:-2], "Bài 1: Chợ đêm bên bến sông", BODY[1], "Bài 2: Người giữ bến", BODY[2])
    article = read_page_text(gap.join(page))
    assert (article.body, article.headings) == (BODY, ("Bài 1: Chợ đêm bên bến sông", "Bài 2: Người giữ bến"))


@GAPS
@pytest.mark.parametrize(
    "button", ["Trang trước", "Trang sau", "Bấm vào ảnh để phóng to", "Nhấn vào hình để xem ảnh lớn"]
)
def test_buttons_among_paragraphs_are_no_captions(button: str, gap: str) -> None:
    article = read_page_text(gap.join((*PAGE[:-1], button, PAGE[-1])))
    assert (article.body, article.captions, article.headings) == (BODY, (), ())


@GAPS
@pytest.mark.parametrize(
    "title", ["Kỳ tới công nhân sợi được nghỉ hè", "Trang cuối", "Trang trước của lịch sử xưởng dệt"]
)
def test_titles_that_begin_like_buttons_stay(title: str, gap: str) -> None:
    page = ("Trang chủ", "Công đoàn", title, "09/06/2024 17:40", LEAD, *BODY)
    assert read_page_text(gap.join(page)).title == title
