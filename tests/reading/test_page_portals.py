"""What the portals of unions, magazines and intranets print around and between the lines of an article."""

import pytest

from tests.reading.test_page_heads import BODY, LEAD, TITLE, assert_read
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
