"""What players and themes write on a page is no part of the article, and what only looks like it is."""

import pytest

from unionml.article import Article
from unionml.reading import read_page_text
from unionml.reading.page.cues import cues

TITLE = "Tổ sửa chữa đường ray Sông Lô nhận máy hàn mới"
LEAD = "Sáng thứ hai, tổ sửa chữa đường ray Sông Lô được giao hai máy hàn chạy điện thay cho máy cũ."
BODY = (
    "Máy cũ nặng gần trăm cân, mỗi lần đổi chỗ phải có bốn người khiêng qua các thanh tà vẹt.",
    "Thợ hàn của tổ cho biết máy mới ít khói hơn, nên ca đêm trong hầm cũng đỡ mệt.",
    "Công đoàn xí nghiệp sẽ mở lớp hướng dẫn dùng máy vào cuối tháng này.",
)
PLAYERS = {
    "video.js": ("Video Player is loading.", "Play Video", "Play", "Mute", "Current Time 0:00", "/", "Duration 2:47",
                 "Loaded: 3.52%", "Stream Type LIVE", "Remaining Time -2:47", "1x", "Playback Rate", "Chapters",
                 "Descriptions", "descriptions off, selected", "captions settings, opens captions settings dialog",
                 "captions off, selected", "Audio Track", "Picture-in-Picture", "Fullscreen",
                 "This is a modal window.", "Beginning of dialog window. Escape will cancel and close the window."),
    "video.js in Vietnamese": ("Trình phát video đang tải.", "Phát video", "Tắt tiếng", "Thời gian hiện tại 0:00", "/",
                               "Độ dài 2:47", "Đã tải: 12.4%", "Kiểu Stream TRỰC TIẾP", "Thời gian còn lại -2:47",
                               "Tốc độ phát 1x", "Phụ đề", "Tắt phụ đề", "Tắt chú thích", "Bật âm thanh",
                               "Thoát toàn màn hình", "Bạn đã hủy việc phát media.",
                               "Một lỗi mạng dẫn đến việc tải media bị lỗi.",
                               "Video không tải được, mạng hay server có lỗi hoặc định dạng không được hỗ trợ."),
    "others": ("Audio Player", "00:00", "Use Up/Down Arrow keys to increase or decrease volume.", "Rewind 10 secs",
               "Forward 10s", "Seek", "Buffered 12%", "Volume", "Toggle Captions", "Enter fullscreen", "Speed 1.25x",
               "Quality 720p", "Trình chơi Audio", "Tua lại 10 giây", "Tốc độ: 1.5x", "Chất lượng: Tự động",
               "Sử dụng các phím mũi tên Lên/Xuống để tăng hoặc giảm âm lượng."),
}  # fmt: skip
THEMES = {
    "counters": ("Reading Time: 5 mins read", "0", "SHARES", "231", "VIEWS", "1.2k Shares", "Share on Facebook"),
    "accounts": ("Sign in / Join", "Welcome! Log into your account", "your username", "your password",
                 "Forgot your password? Get help", "Password recovery", "A password will be e-mailed to you.",
                 "No Result", "View All Result", "Fill the forms bellow to register"),
    "in Vietnamese": ("Thời gian đọc: 5 phút", "12", "Lượt xem", "3", "Lượt chia sẻ", "Không có kết quả"),
}  # fmt: skip


def assert_read(article: Article) -> None:
    assert article.title == TITLE
    assert article.lead == LEAD
    assert article.body == BODY
    assert article.related == ()


@pytest.mark.parametrize("name", [*PLAYERS, *THEMES])
def test_controls_above_the_text_are_no_part_of_the_article(name: str) -> None:
    controls = {**PLAYERS, **THEMES}[name]
    article = read_page_text("\n".join(("Trang chủ", "Thời sự", TITLE, "7-6-2024 19:30", *controls, LEAD, *BODY)))
    assert_read(article)
    assert article.published == "7-6-2024 19:30"
    assert article.byline == ""


@pytest.mark.parametrize("name", PLAYERS)
def test_a_player_between_paragraphs_is_no_part_of_the_article(name: str) -> None:
    lines = ("Thời sự", TITLE, "7-6-2024 19:30", LEAD, BODY[0], *PLAYERS[name], *BODY[1:], "Lê Thị Thu")
    article = read_page_text("\n\n".join(lines))
    assert_read(article)
    assert article.headings == article.captions == ()
    assert article.byline == "Lê Thị Thu"


@pytest.mark.parametrize(
    "text",
    ["Chất lượng", "Thời lượng: 120 phút", "Độ dài: 2 km", "Phát động", "Tiến độ", "Chú thích", "Chương", "Play Misty"],
)
def test_words_that_an_article_uses_too_are_no_controls(text: str) -> None:
    assert not cues.is_noise(cues.key_of(text))


@pytest.mark.parametrize("author", ["by Lê Thị Thu", "by Thu Lê – Minh Hà", "bởi Lê Thị Thu"])
@pytest.mark.parametrize("section", ["in Tiến tới Đại hội", "in Tin tức", "trong Đời sống thợ"])
def test_author_date_and_section_below_the_title_of_a_weblog(author: str, section: str) -> None:
    head = ("CÔNG ĐOÀN ĐƯỜNG SẮT", "Tuyên truyền", TITLE, author, "03.11.2023", section, *THEMES["counters"])
    article = read_page_text("\n".join((*head, LEAD, *BODY)))
    assert_read(article)
    assert article.byline == author
    assert article.published == "03.11.2023"


def test_a_title_goes_on_in_small_letters() -> None:
    first, second = "Máy hàn mới cho tổ sửa đường ray Sông Lô", "bởi quỹ sáng kiến của công đoàn"
    article = read_page_text("\n".join(("Thời sự", first, second, "03.11.2023", LEAD, *BODY)))
    assert article.title == f"{first} {second}"


OTHERS = ("Mỏ Khe Tam thay dàn chống thủy lực trước mùa mưa", "Thợ may thi cắt chỉ ở Nam Định")
WEBLOGS = {
    "one fact a line": (
        ("No Result", "View All Result", "Home", "Tin tức"),
        ("by", "Lê Thị Thu", "04/05/2024", "in", "Tin tức", "0", "0", "SHARES", "12", "VIEWS", "Share on Facebook"),
        ("Previous Post", OTHERS[0], "Next Post", OTHERS[1], "Discussion about this post", "Welcome Back!"),
    ),
    "letters to enlarge": (
        ("Home", "Tin tức"),
        ("by Lê Thị Thu", "04/05/2024", "in Tin tức", "Thời gian đọc: 5 phút đọc", "A", "A", "0", "Shares", "12"),
        ("Related Posts", *OTHERS, "LEAVE A REPLY Cancel reply", "Please enter your comment!"),
    ),
    "counters without labels of their own": (
        ("Trang chủ", "Thời sự"),
        ("Lê Thị Thu", "04/05/2024", "12", "Thích", "3", "Chia sẻ", "7", "Lưu"),
        ("Tin liên quan", *OTHERS),
    ),
    "account above": (
        ("Sign in", "Welcome! Log into your account", "your username", "your password", "Password recovery"),
        ("By", "Lê Thị Thu", "-", "04/05/2024", "0", "123", "Facebook", "Twitter", "Pinterest", "WhatsApp"),
        ("Previous article", OTHERS[0], "Next article", OTHERS[1], "STAY CONNECTED", "12,345", "Fans", "Like"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", WEBLOGS)
def test_the_head_of_a_weblog_is_no_table(name: str, gap: str) -> None:
    above, below, behind = WEBLOGS[name]
    article = read_page_text(gap.join((*above, TITLE, *below, LEAD, *BODY, *behind)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert article.published == "04/05/2024"
    assert article.byline in {"Lê Thị Thu", "by Lê Thị Thu"}
    assert tuple(item.title for item in article.related) == OTHERS


def test_neighbouring_articles_with_numbered_links() -> None:
    links = ("Điều hướng bài viết", "[13]← Previous Post", OTHERS[0], "[14]Next Post →", OTHERS[1], "Trả lời Hủy")
    form = ("Bình luận *Tên *Email *", "Proudly powered by WordPress")
    article = read_page_text("\n\n".join(("Tin tức", TITLE, "04/05/2024", LEAD, *BODY, *links, *form)))
    assert (article.title, article.lead, article.body, article.captions) == (TITLE, LEAD, BODY, ())
    assert tuple(item.title for item in article.related) == OTHERS


def test_an_embedded_video_is_no_text() -> None:
    said = "If playback doesn't begin shortly, try restarting your device."
    lines = (TITLE, "04/05/2024", "Watch later", "Share", "Copy link", "Info", "Shopping", "Tap to unmute", said)
    assert_read(read_page_text("\n".join((*lines, LEAD, *BODY))))
