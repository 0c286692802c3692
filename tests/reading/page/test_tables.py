"""Rows of a table between paragraphs are text; other lines with tabs, bars and colons are not made so."""

import pytest

from tests.reading.test_page_text import BODY, LEAD, TITLE
from unionml.reading import read_page_text
from unionml.reading.page.body.tables import cells_of, width_of
from unionml.summarization import summarize

ROWS = [("Chỉ tiêu", "Nhiệm kỳ trước", "Nhiệm kỳ này"), ("Kết nạp đoàn viên", "45", "60"), ("Sáng kiến", "28", "40")]
CELLS = pytest.mark.parametrize("cell", ["\t", " | ", "   |   ", " : ", "     "])


@CELLS
def test_rows_stand_where_they_stood(cell: str) -> None:
    rows = [cell.join(row) for row in ROWS]
    page = "\n\n".join([TITLE, LEAD, BODY[0], "\n".join(rows), *BODY[1:]])
    article = read_page_text(page)
    assert (article.lead, article.body) == (LEAD, (BODY[0], *rows, *BODY[1:]))
    assert (article.related, article.headings, article.captions) == ((), (), ())
    assert not any(sentence.text in rows for sentence in summarize(article, sentences=3).sentences)


@CELLS
def test_rows_behind_the_article_and_above_it_are_nobodys(cell: str) -> None:
    rows = "\n".join(cell.join(row) for row in ROWS)
    below = read_page_text("\n\n".join([TITLE, LEAD, *BODY, "Hai Lúa", "Tin khác", rows]))
    assert below.body == tuple(BODY)
    above = read_page_text("\n\n".join([rows, TITLE, LEAD, *BODY]))
    assert above.body == tuple(BODY)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Sáng kiến : 28 : 40", 3),
        ("Sáng kiến\t28", 2),
        ("Sáng kiến | 28", 0),
        ("Sáng kiến : 28", 0),
        ("Ông nói: “Tôi có hai việc: đi lò và trồng rau”", 0),
        ("Mở cửa từ 8:00 đến 17:00", 0),
        ("x" * 399 + "\t1", 0),
    ],
)
def test_cells_of_a_row(text: str, width: int) -> None:
    assert width_of(text) == width
    assert not width or len(cells_of(text)) == width
