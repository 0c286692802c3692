"""Items with arrows are text where they tell something, and pointers to other articles where they call."""

import pytest

from tests.reading.test_page_text import BODY, LEAD, TITLE
from unionml.reading import read_page_text

ITEMS = [
    "Ngày 5/6, Công đoàn Than Suối Đá khám sức khỏe cho 230 nữ thợ mỏ. Mỗi người được tặng một phần quà.",
    "Ngày 6/6, Công đoàn xã Bến Lở tổng kết cụm thi đua số ba. Cụm bầu đơn vị trưởng cụm năm sau.",
    "Ngày 7/6, Công ty Chè Pù Lau ra mắt công đoàn cơ sở với 64 đoàn viên.",
]
HEADLINES = ["Cầu phao Bến Lở thông xe trước mùa lũ", "Mưa lớn gây sạt lở đường lên Pù Lau"]
MARKS = ["► ", "▶", "» ", ">> ", "→ ", "☞ "]


@pytest.mark.parametrize("mark", MARKS)
def test_a_bulletin_of_items_with_arrows(mark: str) -> None:
    page = "\n\n".join(["Bản tin công đoàn tuần 23", *(mark + item for item in ITEMS)])
    article = read_page_text(page)
    assert [article.lead, *article.body] == ITEMS
    assert article.related == ()
    assert all(part in page for part in article.body)


@pytest.mark.parametrize("mark", MARKS)
def test_an_item_of_two_sentences_between_paragraphs(mark: str) -> None:
    article = read_page_text("\n\n".join([TITLE, LEAD, BODY[0], mark + ITEMS[0], BODY[1], BODY[3]]))
    assert article.body == (BODY[0], ITEMS[0], BODY[1], BODY[3])


def test_items_that_a_paragraph_announces() -> None:
    announced = "Trong tuần qua, công đoàn các cấp trong vùng mỏ đã có những hoạt động sau đây:"
    article = read_page_text("\n\n".join([TITLE, LEAD, announced, f"► {ITEMS[2]}", f"► {ITEMS[2]}", BODY[3]]))
    assert article.body == (announced, ITEMS[2], ITEMS[2], BODY[3])


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "pointers",
    [HEADLINES, [f"{headline}." for headline in HEADLINES], ["Xem thêm: Thợ mỏ có nhà mới. Cầu Bến Lở đã thông xe."]],
    ids=["headlines", "stops", "calls"],
)
def test_pointers_stay_pointers(mark: str, pointers: list[str]) -> None:
    article = read_page_text("\n\n".join([TITLE, LEAD, BODY[0], *(mark + one for one in pointers), BODY[1], BODY[3]]))
    assert article.body == (BODY[0], BODY[1], BODY[3])


def test_teasers_below_their_announcement_stay_teasers() -> None:
    page = [TITLE, LEAD, *BODY, "Tin liên quan", *(f"► {item}" for item in ITEMS[:2])]
    assert read_page_text("\n\n".join(page)).body == tuple(BODY)
