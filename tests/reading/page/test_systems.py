"""What weblogs, forums and the systems behind small sites say around what is posted on them."""

import unicodedata

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])


@GAPS
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "filed",
    [
        "Bài viết này được đăng trong Phong Trào và được gắn thẻ dệt, bóng đá.",
        "Bài viết này được đăng trong Phong Trào.",
        "Bài này đã được đăng trong Phong trào, Tin tức và được gắn thẻ dệt. Đánh dấu đường dẫn tĩnh.",
        "Mục này được đăng trong Phong trào bởi thodet. Đánh dấu đường dẫn tĩnh.",
        "Bài này được đăng trong Phong trào và được gắn thẻ " + ", ".join(f"đội bóng số {i}" for i in range(9)) + ".",
        "Đăng trong Phong trào. Đánh dấu đường dẫn tĩnh.",
        "This entry was posted in Phong trào and tagged dệt, bóng đá. Bookmark the permalink.",
        "This entry was posted in Phong trào on 14/08/2022 by thodet.",
    ],
)
def test_what_files_a_post_ends_its_text(filed: str, form: str, gap: str) -> None:
    tail = (filed, "Thợ dệt thi kéo co ngày hội", "Giải cờ tướng của thợ dệt khai mạc")
    text = gap.join((TITLE, "14/08/2022", LEAD, *BODY, *tail))
    article = read_page_text(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    read = tuple(unicodedata.normalize("NFC", line) for line in article.body)
    assert (read, article.headings, article.captions, article.byline) == (BODY, (), (), "")


@pytest.mark.parametrize(
    "said",
    [
        "Bài viết này được đăng trong tập san của xưởng hồi đầu năm.",
        "Bài viết này đã được đăng trong Tạp chí Người thợ Bến Cát số Tết.",
        "Bài này được đăng vào đúng ngày cả đội được nghỉ ca.",
    ],
)
def test_a_sentence_of_where_something_was_printed_is_text(said: str) -> None:
    article = read_page_text("\n\n".join((TITLE, "14/08/2022", LEAD, BODY[0], said, *BODY[1:])))
    assert article.body == (BODY[0], said, *BODY[1:])


POSTED = "Người đăng: Thợ Dệt Bến Cát vào lúc 21:05"
PAGER = "Bài đăng Mới hơn Bài đăng Cũ hơn Trang chủ"


@GAPS
@pytest.mark.parametrize(
    "tail",
    [
        ("Không có nhận xét nào:", "Đăng nhận xét", PAGER, "Đăng ký: Đăng Nhận xét (Atom)"),
        (POSTED, "Gửi email bài đăng này BlogThis! Chia sẻ lên X Chia sẻ lên Facebook", "Không có nhận xét nào:"),
        (POSTED, "Nhãn: bóng đá", "2 nhận xét:"),
        ("Người đăng: tho_det79 vào lúc 9:05 CH", "Bài đăng Mới hơn", "Bài đăng Cũ hơn", "Trang chủ"),
        ("No comments:", "Post a Comment", "Subscribe to: Post Comments (Atom)"),
        ("Email ThisBlogThis!Share to X", "Newer Post Older Post Home"),
    ],
)
def test_what_blogger_puts_below_a_post(tail: tuple[str, ...], gap: str) -> None:
    archive = ("Lưu trữ Blog", "▼  2022 (4)", "Giới thiệu về tôi", "Xem hồ sơ hoàn chỉnh của tôi")
    article = read_page_text(gap.join((TITLE, "14/08/2022", LEAD, *BODY, *tail, *archive)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert (article.headings, article.captions, article.byline, article.related) == ((), (), "", ())


def test_a_picture_above_them_keeps_its_caption() -> None:
    caption = "hai đội chụp ảnh chung"
    lines = (TITLE, "14/08/2022", LEAD, *BODY, caption, POSTED, "Không có nhận xét nào:", PAGER)
    article = read_page_text("\n".join(lines))
    assert (article.body, article.captions) == (BODY, (caption,))


@GAPS
@pytest.mark.parametrize(
    "head",
    [
        ("Ảnh đại diện:", "Nội dung:", LEAD),
        ("Ảnh đại diện:", LEAD, "Nội dung:"),
        ("Tóm tắt:", LEAD, "Nội dung:"),
        ("Ngày đăng:", "20/04/2023", "Trích yếu:", LEAD, "Nội dung chi tiết:"),
        ("Nội dung bài viết:", LEAD),
    ],
)
def test_labels_of_fields_are_neither_lead_nor_text(head: tuple[str, ...], gap: str) -> None:
    tail = ("Chuyên mục:", "Hoạt động đoàn thể", "Lượt xem: 2207", "Đăng nhập để gửi ý kiến")
    article = read_page_text(gap.join(("Trang chủ", TITLE, *head, *BODY, *tail)))
    assert_read(article)
    assert (article.headings, article.captions, article.byline) == ((), (), "")


def test_a_heading_inside_a_text_may_be_called_like_a_field() -> None:
    text = (BODY[0], "Nội dung:", *BODY[1:])
    article = read_page_text("\n\n".join((TITLE, "20/04/2023", LEAD, *text)))
    assert [line for line in (*article.body, *article.headings) if line == "Nội dung:"]


STARTED = "Thảo luận trong 'Góc công đoàn' bắt đầu bởi tho_det79, 3/2/21."
CARD = (
    "Thành viên tích cực", "Tham gia ngày: 12/6/14", "Bài viết: 1.204", "Đã được thích: 877", "Điểm thành tích: 113"
)  # fmt: skip


@GAPS
@pytest.mark.parametrize(
    "card",
    [
        (),
        ("tho_det79", *CARD),
        ("thodet79", "Thành viên mới", "Bài viết: 8"),
        ("Thợ Dệt", "Well-Known Member", "Joined: 12/6/14", "Messages: 1,204", "Reaction score: 877", "Points: 113"),
        ("thodet79", *CARD[1:], "Nơi ở: Bến Cát"),
    ],
)
@pytest.mark.parametrize("started", [STARTED, STARTED.replace("'", '"').replace("3/2/21", "3 Tháng hai 2021")])
def test_the_card_of_a_forums_member_is_no_text(started: str, card: tuple[str, ...], gap: str) -> None:
    answer = ("hoalan_may", "Thành viên", "Bài viết: 310", "Đọc mà ứa nước mắt, chỗ mình cũng vừa có đội bóng mới.")
    tail = ("#1   tho_det79, 3/2/21", "hoalan_may và 23 người khác thích bài này.", *answer)
    article = read_page_text(gap.join(("Diễn đàn > Góc công đoàn >", TITLE, started, *card, LEAD, *BODY, *tail)))
    assert_read(article)
    assert (article.headings, article.captions) == ((), ())


def test_one_count_in_a_text_is_no_card() -> None:
    counted = "Bài viết: 310"
    article = read_page_text("\n\n".join((TITLE, "20/04/2023", LEAD, BODY[0], counted, *BODY[1:])))
    assert (article.body[0], article.body[-1]) == (BODY[0], BODY[-1])
    assert BODY[1] in article.body


ACCOUNTS = ("Super User", "admin", "Administrator", "quantri", "Quản trị viên", "webmaster", "admin_congdoan")


@GAPS
@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("line", ["Được viết bởi {}", "Tác giả: {}", "Written by {}", "Đăng bởi: {}", "Người đăng: {}"])
def test_an_account_is_no_author(line: str, account: str, gap: str) -> None:
    signed = line.format(account)
    above = read_page_text(gap.join((TITLE, "Chi tiết", signed, "14/08/2022", LEAD, *BODY)))
    below = read_page_text(gap.join((TITLE, "14/08/2022", LEAD, *BODY, signed, "Tin liên quan")))
    for article in (above, below):
        assert_read(article)
        assert (article.byline, article.published, article.captions) == ("", "14/08/2022", ())


@GAPS
@pytest.mark.parametrize(
    "line",
    [
        "Super User | 14/08/2022",
        "Administrator - 14/08/2022",
        "Gửi bởi quantri vào 14/08/2022",
        "Submitted by quantri on T5, 04/20/2023 - 16:33",
        "Người đăng: Super User - 14/08/2022",
        "Người đăng: quantri .Ngày đăng: 14/08/2022 16:20",
    ],
)
def test_an_account_beside_a_date_is_no_author(line: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, line, LEAD, *BODY)))
    assert_read(article)
    assert article.byline == ""


@GAPS
@pytest.mark.parametrize("name", ["Google Sites", "Blogger", "Wix.com", "WordPress", "Joomla!", "Super User", "admin"])
def test_what_a_site_was_built_with_signs_nothing(name: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "14/08/2022", LEAD, *BODY, name, "Report abuse", "Page details")))
    assert_read(article)
    assert (article.byline, article.captions) == ("", ())


@pytest.mark.parametrize("name", ["Lê Quản Trị", "Nguyễn Văn Tri", "Adrien Webster"])
def test_names_that_sound_like_an_account_sign(name: str) -> None:
    article = read_page_text("\n".join((TITLE, "14/08/2022", LEAD, *BODY, name)))
    assert article.byline == name


@GAPS
@pytest.mark.parametrize("minutes", [(), ("3 phút đọc",)])
def test_who_wrote_when_stands_above_a_title(minutes: tuple[str, ...], gap: str) -> None:
    menu = ("Trang chủ", "Blog", "Đăng nhập", "Tất cả bài đăng", "Tìm kiếm")
    article = read_page_text(gap.join((*menu, "Khánh Linh", "6 thg 10, 2021", *minutes, TITLE, LEAD, *BODY)))
    assert_read(article)
    assert article.byline == "Khánh Linh"
