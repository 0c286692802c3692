"""What a page asks its visitors for: consent, an address, money."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
VIETNAMESE = (
    "Chúng tôi coi trọng quyền riêng tư của bạn",
    "Trang của chúng tôi và đối tác dùng cookie để nhớ thiết bị và đo lượt đọc. Bạn đổi ý lúc nào cũng được.",
    "Tùy chọn",
    "Từ chối",
    "Đồng ý tất cả",
)
ENGLISH = (
    "We care about your privacy",
    "We and our partners store cookies on your device to count readers and to show advertisements.",
    "Reject all",
    "Accept all",
)
ONE_BUTTON = ("Bến Cát News uses cookies so that you stay logged in and we can count visits to our pages.", "I agree")


@GAPS
@pytest.mark.parametrize("banner", [VIETNAMESE, ENGLISH, ONE_BUTTON])
@pytest.mark.parametrize("dated", [(), ("12/03/2024",)])
def test_a_banner_on_top_is_no_article(banner: tuple[str, ...], dated: tuple[str, ...], gap: str) -> None:
    page = gap.join((*banner, "Báo Thợ Dệt", "Chuyên đề", "Podcast", TITLE, *dated, LEAD, *BODY))
    article = read_page_text(page)
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)


@GAPS
@pytest.mark.parametrize("banner", [VIETNAMESE, ENGLISH])
def test_nor_is_one_at_the_foot(banner: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *BODY, "Lê Thu Mận", *banner)))
    assert (article.body, article.byline) == (BODY, "Lê Thu Mận")
    assert not any("cookie" in f"{one.title} {one.teaser}" for one in article.related)


@GAPS
def test_news_of_cookies_is_news(gap: str) -> None:
    title = "Sàn việc làm phải hỏi ý thợ trước khi đặt cookie"
    body = (
        "Chúng tôi không biết trang tìm việc lưu cookie của mình để làm gì, và bạn cùng ca cũng vậy, chị Mận kể.",
        "Sở yêu cầu mọi sàn nói rõ dữ liệu cá nhân nào được giữ và giữ trong bao lâu.",
    )
    article = read_page_text(gap.join((title, "12/03/2024", LEAD, *body)))
    assert (article.title, article.body) == (title, body)


@GAPS
@pytest.mark.parametrize(
    "box",
    [
        ("Đăng ký nhận thư tuần", "Sáng thứ hai, chúng tôi gửi bạn ba chuyện đáng đọc về nghề dệt.", "Đăng ký"),
        ("Ủng hộ tờ báo", "Nếu thấy bài có ích, bạn có thể góp một ly trà đá để chúng tôi viết tiếp.", "Đóng góp"),
    ],
)
def test_a_box_that_asks_readers_is_no_text(box: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, BODY[0], *box, *BODY[1:])))
    assert (article.lead, article.body, article.headings, article.captions) == (LEAD, BODY, (), ())


@GAPS
def test_an_appeal_for_others_is_text(gap: str) -> None:
    appeal = "Mọi đóng góp xin bạn đọc gửi về chúng tôi, số tài khoản 0123456789, ghi rõ giúp gia đình anh Ân."
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *BODY, appeal)))
    assert article.body[-1] == appeal
