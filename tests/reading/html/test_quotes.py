"""Words of the article that its page shows twice, once as a decoration."""

import pytest

from tests.reading.html_pages import BODY, article, paragraphs
from unionml.reading import read_html

SAID = "Máy cũ thì sửa được, người ngại hỏi mới khó dạy"
TOLD = f"“{SAID}”, chị Nhiên nói khi lau dãy máy cuối cùng và tắt bớt một nửa số bóng đèn trong kho."


@pytest.mark.parametrize(
    "box",
    [
        "<div class='eM-quote'><p>“{}.”</p></div>",
        "<div class='eM-quote'><p>“{}.”</p><span>Chị Kim Thị Nhiên, tổ trưởng tổ 4</span></div>",
        "<div class='x7'><p>“{}”</p></div>",
        "<blockquote><p>{}.</p></blockquote>",
        "<div class='c-box-quote'>{}</div>",
        "<p class='quote-text'>{}</p>",
    ],
)
@pytest.mark.parametrize("at", [1, 4])
def test_a_quotation_shown_a_second_time_is_no_text(box: str, at: int) -> None:
    inside = paragraphs(BODY[:at]) + box.format(SAID) + paragraphs(BODY[at:4]) + paragraphs([TOLD, BODY[4]])
    assert read_html(article(inside)).body == (*BODY[:4], TOLD, BODY[4])


@pytest.mark.parametrize(
    "shown",
    [
        "<div class='quote'><p>“Máy mới thì tốn tiền, người chịu học thì không.”</p></div>",
        "<p>“Máy cũ thì sửa được, người ngại hỏi mới khó dạy.”</p>",
        "<blockquote><p>“Người ngại hỏi.”</p></blockquote>",
        "<ul><li>Máy cũ thì sửa được, người ngại hỏi mới khó dạy.</li></ul>",
    ],
)
def test_other_words_in_a_frame_and_words_in_the_run_of_the_text_stay(shown: str) -> None:
    body = read_html(article(paragraphs(BODY[:2]) + shown + paragraphs([*BODY[2:4], TOLD, BODY[4]]))).body
    assert len(body) == 7


def test_who_is_quoted_in_a_figure_is_no_caption() -> None:
    speech = "Tôi không xin tiền, tôi chỉ xin một bóng đèn cho lớp học."
    figure = (
        f"<figure><blockquote>“{speech}”</blockquote><figcaption>— Chị Nhiên, thợ may bậc sáu</figcaption></figure>"
    )
    read = read_html(article(paragraphs(BODY[:2]) + figure + paragraphs(BODY[2:])))
    assert (read.captions, read.body[:2], read.body[-3:]) == ((), BODY[:2], BODY[2:])
