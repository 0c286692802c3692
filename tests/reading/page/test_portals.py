"""What the portals of unions, magazines and intranets print around and between the lines of an article."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
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


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("section", ["Tin hoạt động công đoàn", "Chăm lo đời sống đoàn viên"])
def test_a_section_above_such_a_line_is_no_title(section: str, gap: str) -> None:
    for title in (TITLE, "Đội xưởng dệt Bến Cát"):
        article = read_page_text(gap.join((section, "Đăng bởi: Lê Mai - 14/05/2024 10:20", title, LEAD, *BODY)))
        assert (article.title, article.lead, article.body, article.captions) == (title, LEAD, BODY, ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", ["Chuyên mục Bạn đọc - 14/05/2024", "Danh mục Nghề nặng nhọc: 01/07/2024"])
def test_a_label_and_a_date_may_be_a_title(title: str, gap: str) -> None:
    article = read_page_text(gap.join((title, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)
    assert article.published == ""


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
        read_page_text("\n".join(("Cổng thông tin thợ dệt Bến Cát", *fields, said, "Phiên bản 2.4")))
    assert read_page_text("\n".join((TITLE, LEAD, BODY[0], *fields))).title == TITLE


BOX = ("Đăng nhập thành viên", "Tên đăng nhập", "Mật khẩu", "Quên mật khẩu?")
JOINED = (
    "Sáng nay công đoàn xưởng dệt kết nạp ba mươi thành viên mới.",
    "Các thành viên mới được tặng sổ tay, ai muốn đá bóng thì đăng ký với tổ.",
    "Đội bóng nhận đăng ký đến hết tháng, mỗi tổ hai người.",
    "Thành viên lớn tuổi nhất là thợ máy năm mươi tám tuổi.",
    "Buổi đầu tiên có chín người đăng ký tập.",
)
GUIDE = (
    "Bước 1: Đăng nhập bằng số thẻ và mật khẩu của công đoàn.",
    "Bước 2: Bấm xác nhận, cổng sẽ tạo tài khoản cho bạn sau khi đăng nhập.",
    "Bước 3: Mở mục chế độ, nếu quên mật khẩu thì bấm lấy lại.",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_box_to_log_in_refuses_no_article_that_speaks_of_members(gap: str) -> None:
    title = "Xưởng dệt Bến Cát kết nạp ba mươi thành viên"
    for lines in ((*BOX, title, "09/06/2024", *JOINED), (title, "09/06/2024", *JOINED, *BOX), (*BOX, title, *JOINED)):
        assert read_page_text(gap.join(lines)).title == title
    title = "Hướng dẫn đăng nhập cổng thông tin thợ dệt"
    for text in ((title, "09/06/2024", *BOX[1:3], *GUIDE[:1]), (title, *BOX[1:3], *GUIDE)):
        assert read_page_text(gap.join(text)).title == title


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("image", [" - Ảnh 1.", "Ảnh 1.", "– Hình 2.", "(Ảnh 3)", "Photo 1."])
def test_a_numbered_picture_without_a_title_is_no_paragraph(image: str, gap: str) -> None:
    shown = "Thợ dệt ăn mừng bàn thắng thứ hai - Ảnh: Lê Mận"
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, BODY[0], image, shown, *BODY[1:])))
    assert_read(article)
    assert article.captions == (shown,)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["Mọi chi tiết xin liên hệ:", "Thông tin liên hệ:", "Địa chỉ nhận hồ sơ, liên hệ:"])
@pytest.mark.parametrize("office", [("Văn phòng Công đoàn Bến Cát",), ("Ban tổ chức giải", "Nhà văn hóa lao động"), ()])
def test_whom_to_ask_below_an_article_is_neither_its_text_nor_its_author(
    office: tuple[str, ...], label: str, gap: str
) -> None:
    contacts = (label, *office, "Điện thoại: 0900 000 000 (gặp chị Lê Thu Mận)")
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, *BODY, *contacts)))
    assert_read(article)
    assert article.byline == ""


def test_a_line_that_tells_whom_to_ask_stays_where_the_text_goes_on() -> None:
    contact = "Mọi chi tiết xin liên hệ:"
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], contact, *BODY[1:])))
    assert article.body == (BODY[0], contact, *BODY[1:])


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("intro", [(LEAD,), ()])
@pytest.mark.parametrize(
    "vocatives",
    [
        ("Kính thưa các đồng chí lãnh đạo, các vị khách quý!", "Thưa toàn thể Đại hội!"),
        ("Kính thưa đồng chí Lê Thu Mận,", "Kính thưa quý vị đại biểu,", "Thưa các bạn công nhân thân mến!"),
        ("Thưa các đồng chí!",),
        ("Kính thưa Đại hội!",),
    ],
)
def test_whom_a_speech_addresses_is_part_of_its_text(
    vocatives: tuple[str, ...], intro: tuple[str, ...], gap: str
) -> None:
    speech = (*vocatives, BODY[0], vocatives[-1], *BODY[1:])
    article = read_page_text(gap.join(("Trang chủ", TITLE, "09/06/2024", *intro, *speech)))
    assert (article.title, article.lead, article.body) == (TITLE, "".join(intro), speech)
    assert (article.related, article.headings, article.captions) == ((), (), ())


def test_a_letter_that_addresses_its_readers_is_no_title() -> None:
    said = ("Kính thưa tòa soạn và bạn đọc cả nước!", "Tôi xin gửi tới quý báo bài viết về đội bóng của xưởng tôi.")
    article = read_page_text("\n\n".join((*said, TITLE, LEAD, *BODY)))
    assert_read(article)


@pytest.mark.parametrize("label", ["Nội dung cuộc trò chuyện:", "Nội dung buổi trao đổi:", "Nội dung phỏng vấn:"])
def test_a_label_above_what_two_people_say_is_no_paragraph(label: str) -> None:
    for mark in ("- ", ""):
        turns = (f"{mark}Đội bóng tập khi nào, thưa bà?", f"{mark}{BODY[1]}", f"{mark}Xin cảm ơn bà!")
        article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, label, *turns)))
        assert (article.lead, article.body) == (LEAD, turns)
    assert read_page_text("\n".join((TITLE, "09/06/2024", LEAD, BODY[0], label, *BODY[1:]))).body[1] == label


RELATED = ("Mỏ Khe Tam thay dàn chống thủy lực trước mùa mưa", "Thợ may thi cắt chỉ ở Nam Định")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "cue",
    [
        "Xem nhiều trong tuần",
        "Đọc nhiều nhất trong tháng này",
        "Tin tương tự",
        "Bài viết tương tự",
        "Tin cùng nhóm",
        "Tài liệu khác",
        "Các tài liệu liên quan",
        "Câu hỏi khác",
    ],
)
def test_what_stands_below_these_words_are_other_articles(cue: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, *BODY, cue, *RELATED, "Danh sách Ban Tổ chức giải")))
    assert_read(article)
    assert tuple(item.title for item in article.related[:2]) == RELATED
    assert article.byline == ""


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("place", [1, 2])
@pytest.mark.parametrize(
    "heading",
    [
        "Phản hồi của công nhân",
        "Phản hồi của nhân viên",
        "Bình luận của đoàn viên",
        "Các tài liệu khác",
        "Những câu chuyện tương tự",
        "Sự kiện tương tự",
    ],
)
def test_the_same_words_head_a_part_of_the_text(heading: str, place: int, gap: str) -> None:
    lines = (TITLE, "09/06/2024", LEAD, *BODY[:place], heading, *BODY[place:], "Lê Thu Mận", "Tin khác", *RELATED)
    article = read_page_text(gap.join(lines))
    assert_read(article)
    assert (article.byline, article.headings) == ("Lê Thu Mận", (heading,))


@pytest.mark.parametrize("label", ["Xem thêm", "Đọc thêm", "Bài liên quan"])
def test_a_headline_in_the_column_beside_its_label_is_another_article(label: str) -> None:
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, BODY[0], f"{label}\t{RELATED[0]}", *BODY[1:])))
    assert_read(article)
    assert tuple(item.title for item in article.related) == RELATED[:1]


@pytest.mark.parametrize("button", ["VISIT WEBSITE", "Visit Website", "Mark Unread", "Keep Reading", "OPEN APP"])
def test_a_button_in_english_signs_nothing(button: str) -> None:
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, *BODY, button)))
    assert_read(article)
    assert article.byline == ""


@pytest.mark.parametrize("cue", ["Phản hồi của nhân viên", "Bình luận của đoàn viên", "Bình luận của người đọc (2)"])
def test_what_members_say_below_an_article_is_not_its_text(cue: str) -> None:
    comments = ("detlm - Xưởng 2: Trận sau đá ở sân nào, bao giờ bán vé ạ?", "qtran - Hành chính: Sân cũ nhé em.")
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, cue, *comments, "Tin khác", *RELATED)))
    assert_read(article)
    assert tuple(item.title for item in article.related) == RELATED


@pytest.mark.parametrize(
    "tail", [(), ("<< Trang trước   1   2", "(Còn nữa)"), ("Gửi câu hỏi tại đây", "Tin khác", *RELATED)]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["Luật sư", "Bác sĩ", "Thạc sĩ, bác sĩ", "Nhà báo"])
def test_what_an_author_is_above_the_name_is_no_heading(label: str, gap: str, tail: tuple[str, ...]) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, *BODY, label, "Lê Thu Mận", *tail)))
    assert_read(article)
    assert (article.byline, article.headings) == ("Lê Thu Mận", ())


def test_a_name_below_a_title_between_paragraphs_signs_nothing() -> None:
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], "Bác sĩ", "Lê Thu Mận", *BODY[1:])))
    assert (article.body, article.byline) == (BODY, "")


@pytest.mark.parametrize("age", ["3d", "14h", "25min", "2mo"])
@pytest.mark.parametrize("buttons", [" // keep unread // hide", ""])
def test_the_line_of_a_feed_below_a_title_names_its_author(buttons: str, age: str) -> None:
    line = f"120+ Báo Thợ Dệt by Lê Thu Mận / {age}{buttons}"
    article = read_page_text("\n".join(("Feedly", TITLE, line, LEAD, "", *BODY, "", "VISIT WEBSITE")))
    assert_read(article)
    assert (article.byline, article.published, article.captions) == ("Lê Thu Mận", age, ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "shown",
    [
        ("Ra sân từ bốn giờ chiều", "Con nhỏ theo mẹ đi cổ vũ"),
        ("Khán đài kín chỗ từ sớm", "Thợ dệt và thợ cảng, quả bóng và cờ đỏ"),
    ],
)
def test_two_lines_between_paragraphs_show_two_pictures(shown: tuple[str, str], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "09/06/2024", LEAD, BODY[0], "\n".join(shown), *BODY[1:])))
    assert_read(article)
    assert (article.captions, article.headings) == (shown, ())


@pytest.mark.parametrize(
    "pair", [("Những ngày đầu", "Trận đấu của những người thợ"), ("Chưa có sân mới", "Một số điều cần làm")]
)
def test_short_lines_above_a_paragraph_are_headings(pair: tuple[str, str]) -> None:
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, BODY[0], *pair, *BODY[1:])))
    assert (article.headings, article.captions) == (pair, ())


def test_days_in_front_of_headlines_of_a_list_are_none_of_them() -> None:
    days = ("08/08 - ", "05/08 - ")
    lines = tuple(day + title for day, title in zip(days, RELATED, strict=True))
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Tin khác", *lines, "8/3 - ngày hội")))
    assert tuple(item.title for item in article.related) == (*RELATED, "ngày hội")
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Tin khác", RELATED[0], "8/3 - ngày hội")))
    assert tuple(item.title for item in article.related) == (RELATED[0], "8/3 - ngày hội")


@pytest.mark.parametrize("source", ["Nguồn: Ban Tuyên giáo", "Nguồn tin: LĐLĐ thị xã Bến Cát", "Biên tập: Trần Quý"])
@pytest.mark.parametrize("author", [("Tác giả:", "Lê Thu Mận"), ("Tác giả bài viết: ", "Lê Thu Mận"), ("Lê Thu Mận",)])
@pytest.mark.parametrize("below", [("Đánh giá bài viết(0/5)", "Các tin khác"), ("Tin mới hơn",), ("Từ khóa: dệt",)])
def test_a_source_below_the_author_is_neither_text_nor_another_article(
    below: tuple[str, ...], author: tuple[str, ...], source: str
) -> None:
    article = read_page_text("\n".join((TITLE, "09/06/2024", LEAD, *BODY, *author, source, *below, *RELATED)))
    assert_read(article)
    assert (article.byline, article.captions, article.headings) == ("Lê Thu Mận", (), ())
    assert not [item for item in article.related if item.title == source]


@pytest.mark.parametrize("title", ["Thợ dệt vào chung kết", "Đội bóng thợ dệt vào chung kết", TITLE])
@pytest.mark.parametrize("who", ["Quản trị", "Lê Thu Mận"])
@pytest.mark.parametrize("buttons", ["In ra   Đóng cửa sổ này", ""])
def test_a_caption_below_who_posted_is_no_title_however_short_the_title(buttons: str, who: str, title: str) -> None:
    fields = f"Đăng lúc: Chủ nhật - 09/06/2024 17:40 - Người đăng bài viết: {who}"
    shown = "Lễ khai mạc giải bóng đá của công nhân ngành dệt"
    page = ("Trang nhất » Tin Tức » Thể thao", title, fields, buttons, shown, LEAD, *BODY, "Tác giả bài viết: Lê Hà")
    notice = "Chú ý: Việc đăng lại bài viết trên ở website hoặc nơi khác mà không ghi rõ nguồn là vi phạm bản quyền"
    article = read_page_text("\n".join((*page, notice, "Những tin mới hơn", *RELATED)))
    assert (article.title, article.lead, article.body) == (title, LEAD, BODY)
    assert (article.captions, article.byline) == ((shown,), "Tác giả bài viết: Lê Hà")
    assert tuple(item.title for item in article.related) == RELATED
    article = read_page_text("\n".join((*page[:-1], "Những tin mới hơn", *RELATED)))
    assert article.byline == ("" if who == "Quản trị" else f"Người đăng bài viết: {who}")
