"""Pages on which print broke one paragraph or two, or all of them at a width that letters of many widths blur."""

import unicodedata
from typing import Literal

import pytest

from tests.reading.test_page_text import BODY, LEAD, TITLE
from tests.text.test_lines import PRINTED
from unionml.reading import read_page_text
from unionml.reading.page.breaks.print import printed_links

SAPO = ["Sáng 12/5, tại phường Bãi Sậy, Công đoàn Than Suối", "Đá trao bốn mươi căn nhà cho thợ lò ở xa mỏ."]


def page(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_broken_sapo_is_no_headline(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, page(TITLE, "\n".join(SAPO), BODY[0], BODY[1]))
    article = read_page_text(text)
    told = [unicodedata.normalize("NFC", part) for part in (article.title, article.kicker, article.lead)]
    assert told == [TITLE, "", "\n".join(SAPO)]


@pytest.mark.parametrize("end", ["\n", " \n", "\r\n"])
def test_one_broken_paragraph_loses_no_line(end: str) -> None:
    article = read_page_text(page(TITLE, LEAD, end.join(PRINTED), BODY[3]))
    assert ["\n".join(part.split(end)) for part in article.body] == ["\n".join(PRINTED), BODY[3]]
    assert (article.related, article.captions, article.headings) == ((), (), ())


def test_the_title_is_as_full_as_the_lines_right_below_it() -> None:
    title = "Thợ mỏ Suối Đá có thêm bốn mươi căn nhà ở Bãi Sậy"
    article = read_page_text("\n".join([title, *PRINTED, *PRINTED, *PRINTED]))
    assert article.title == title


def test_a_broken_paragraph_vouches_for_others_as_wide() -> None:
    pair = ["Buổi lễ có mặt đông đủ thợ lò của phân xưởng khai thác", "Bãi Sậy, nơi mở vỉa than đầu tiên của mỏ."]
    texts, gaps = [TITLE, *PRINTED, *pair], [True, True, False, False, False, True, False]
    assert printed_links(texts, gaps) == {1, 2, 3, 5}
    assert printed_links([TITLE, *pair], [True, True, False]) == set()
    assert printed_links(texts, gaps, 60, is_print=False) == {1, 2, 3}


@pytest.mark.parametrize(
    "block",
    [
        "Lò sâu năm tháng đi về\nGió lùa hun hút bốn bề than đen\nĐèn soi từng bước chân quen\nVỉa than nghe gọi.",
        "Mỗi thợ lò được nhận:\nGiấy khen của Công đoàn Công ty Than Suối Đá\nVé nghỉ ba ngày ở biển cùng gia đình.",
        "Những căn nhà mới trên đồi\nBốn mươi căn nhà đã có người ở từ tuần trước.",
        "Thợ lò Suối Đá nhận giấy khen của công đoàn, sáng 12/5\nẢnh: Tòng Lịch",
        "- Anh đi làm từ mấy giờ sáng, có kịp ăn ở nhà?\n- Từ bốn giờ, công đoàn có bếp ăn ngay cửa lò.",
        "PV: Thưa bà, năm nay công đoàn chăm lo thợ lò ra sao?\nBà Nhiên: Chúng tôi chi chín tỷ đồng và sửa nhà.",
    ],
    ids=["verse", "items", "heading", "caption", "dialogue", "interview"],
)
def test_lines_of_a_block_that_nobody_broke(block: str) -> None:
    texts = [TITLE, *block.split("\n"), BODY[0]]
    gaps = [True, True, *(False for _ in block.split("\n")[1:]), True]
    assert printed_links(texts, gaps) == set()


def test_what_stands_on_top_of_a_page_may_be_its_title() -> None:
    title = "Thợ mỏ Suối Đá có thêm bốn mươi căn nhà mới ở phường"
    assert printed_links([title, "Bãi Sậy, trung tâm của xã, sau ba năm xây."], [False, False]) == set()
