"""What the portals of unions, magazines and intranets print around and between the lines of an article."""

import pytest

from tests.reading.test_page_heads import BODY, LEAD, TITLE, assert_read
from unionml.errors import InputError
from unionml.reading import read_page_text


@pytest.mark.parametrize("who", ["Ban biên tập", "Lê Thu Mận", "admin", "xuongdet82"])
@pytest.mark.parametrize("between", [" - ", "   ", " | "])
def test_a_line_that_says_when_and_who_posted_confirms_the_title_above_a_caption(between: str, who: str) -> None:
    fields = between.join(("Đăng lúc: Chủ nhật - 09/06/2024 17:40", f"Người đăng bài viết: {who}"))
    shown = "Thợ dệt ăn mừng ở phòng thay đồ"
    article = read_page_text("\n".join(("Trang nhất » Tin Tức » Thể thao", TITLE, fields, "", shown, LEAD, *BODY)))
    assert_read(article)
    assert article.captions == (shown,)
    assert "09/06/2024" in article.published
    assert article.byline == ("" if who == "admin" else f"Người đăng bài viết: {who}")


@pytest.mark.parametrize("above", ["Lao động & Đời sống thợ", "An toàn - Vệ sinh lao động", "Góc nhìn", "09/06/2024"])
@pytest.mark.parametrize(
    ("first", "second"),
    [("7 VIỆC THỢ DỆT CA ĐÊM", "CẦN LÀM TRƯỚC KHI NGỦ"), ("KHI XƯỞNG DỆT BẾN CÁT", "VÀO TRẬN CHUNG KẾT")],
)
@pytest.mark.parametrize("below", ["10:00 | 09/06/2024", LEAD])
def test_a_title_in_capitals_on_two_lines_below_a_section_is_whole(
    below: str, first: str, second: str, above: str
) -> None:
    article = read_page_text("\n".join((above, first, second, below, LEAD, *BODY)))
    assert article.title == f"{first} {second}"


@pytest.mark.parametrize(("first", "second"), [("TRẬN ĐẤU ĐI QUA", "MỘT MÙA HÈ DÀI"), ("ĐÁ BÓNG", "NHƯ NGƯỜI THỢ DỆT")])
@pytest.mark.parametrize("author", ["Lê Thu Mận", "Lê Thu Mận - Trần Quý"])
def test_a_title_in_capitals_that_breaks_off_below_an_issue_is_whole(author: str, first: str, second: str) -> None:
    article = read_page_text("\n".join(("Tạp chí thợ dệt", "Số 31, hè", first, second, author, LEAD, *BODY)))
    assert (article.title, article.byline) == (f"{first} {second}", author)
    assert (article.lead, article.body) == (LEAD, BODY)


@pytest.mark.parametrize("kicker", ["PHÓNG SỰ", "GÓC NHÌN", "TẢN VĂN CUỐI TUẦN"])
def test_a_section_in_capitals_is_no_half_of_a_title(kicker: str) -> None:
    article = read_page_text("\n".join(("Tạp chí thợ dệt", kicker, TITLE.upper(), "Lê Thu Mận", LEAD, *BODY)))
    assert article.title == TITLE.upper()


ALBUMS = ("Hội thao ngành dệt năm 2024", "Tết sum vầy ở xưởng may Bến Cát", "Thợ dệt thi nấu ăn ngày hội")


@pytest.mark.parametrize("count", ["(44 ảnh)", "(120 hình)", "[7 photos]", "(3 video)"])
def test_an_index_of_albums_is_refused(count: str) -> None:
    albums = tuple(f"{title} {count}" for title in ALBUMS)
    with pytest.raises(InputError, match="is a list of articles"):
        read_page_text("\n".join(("Thư viện ảnh", "Album mới", *albums, "Trang 1 trên 6", "Liên kết web")))
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Album khác", *albums)))
    assert_read(article)
    shown = ("Thợ dệt ăn mừng bàn thắng - Ảnh: Lê Mận", "Khán đài kín chỗ từ sớm - Ảnh: Lê Mận")
    assert read_page_text("\n".join((TITLE, "09/06/2024", *shown, "Album khác", *albums))).title == TITLE


@pytest.mark.parametrize(
    "said",
    [
        "Chưa có tài khoản? Liên hệ cán bộ công đoàn cơ sở để được cấp.",
        "Bạn chưa là thành viên, hãy đăng ký tại xưởng của mình để dùng được cổng này.",
        "",
    ],
)
def test_a_login_with_other_ways_in_is_refused(said: str) -> None:
    fields = ("Đăng nhập", "Tên đăng nhập", "Mật khẩu", "Ghi nhớ đăng nhập", "Quên mật khẩu?", "Đăng nhập bằng mã OTP")
    with pytest.raises(InputError, match="log in"):
        read_page_text("\n".join(("Cổng thông tin thợ dệt Bến Cát", *fields, said, "Phiên bản 2.4 | Hỗ trợ: 1900 0000")))
    assert read_page_text("\n".join((TITLE, LEAD, BODY[0], *fields))).title == TITLE
