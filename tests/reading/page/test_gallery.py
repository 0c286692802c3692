"""The captions of a gallery stand beside the numbers of its pictures."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

SHOWN = (
    "Ca sáng bắt đầu lúc sáu giờ bên dãy máy cũ.",
    "Bữa cơm trưa có cá kho, canh chua và một quả chuối.",
    "Nhà trẻ của xưởng mở cửa đến tám giờ tối.",
)
GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])


def numbered(form: str, *, above: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for number, caption in enumerate(SHOWN, 1):
        counter = form.format(number, len(SHOWN))
        lines += [counter, caption] if above else [caption, counter]
    return tuple(lines)


@GAPS
@pytest.mark.parametrize("form", ["{}/{}", "{} / {}", "Ảnh {}/{}", "{} of {}"])
def test_numbers_above_captions(form: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *numbered(form, above=True), "Lê Thu Mận")))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, ())
    assert article.captions == SHOWN


@GAPS
@pytest.mark.parametrize("end", [(), ("Lê Thu Mận",), ("Tin liên quan", "Bến xe phía nam mở thêm hai tuyến đêm")])
def test_numbers_below_captions(end: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *numbered("{}/{}", above=False), *end)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, ())
    assert article.captions == SHOWN


@GAPS
def test_numbers_behind_text(gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *BODY, *numbered("{}/{}", above=True))))
    assert (article.lead, article.body, article.captions) == (LEAD, BODY, SHOWN)


@GAPS
def test_days_of_a_month_are_none(gap: str) -> None:
    days = ("1/7", SHOWN[0], "3/7", SHOWN[1], "5/7", SHOWN[2])
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *BODY, *days)))
    assert not set(SHOWN) & set(article.captions)


@GAPS
def test_photographers_below_captions(gap: str) -> None:
    lines = numbered("{}/{}", above=True)
    credited = [line for at in range(0, len(lines), 2) for line in (*lines[at : at + 2], "Ảnh: Lê Thu Mận")]
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *BODY, *credited)))
    assert (article.lead, article.body) == (LEAD, BODY)
    assert set(SHOWN) <= set(article.captions)
