"""A whole article in the column of the title is read as its body."""

import json
from pathlib import Path

import pytest

from unionml.article import Article
from unionml.reading import read
from unionml.reading.full_titles import with_body
from unionml.summarization import summarize

SENTENCES = (
    "Sáng 12/3, Công đoàn Công ty May Sông Trà tổ chức đại hội lần thứ tư với 120 đại biểu.",
    "Đại hội bầu 11 người vào ban chấp hành, bà Lê Thị Mơ tiếp tục làm chủ tịch.",
    "Nhiệm kỳ tới công đoàn sẽ mở thêm hai nhà trẻ cho con công nhân ở hai xưởng xa trung tâm.",
)
WHOLE = " ".join(SENTENCES)


def test_it_is_read_as_body_and_has_a_lead(tmp_path: Path) -> None:
    path = tmp_path / "row.json"
    path.write_text(json.dumps({"id": "1", "title": WHOLE, "body": []}), encoding="utf-8")
    article = read(path)
    assert (article.title, article.lead, article.body) == ("", "", (WHOLE,))
    lead = summarize(article)
    assert lead.text.startswith(SENTENCES[0])
    assert WHOLE[lead.sentences[0].start : lead.sentences[0].end] == SENTENCES[0]


@pytest.mark.parametrize(
    "article",
    [
        Article(title=WHOLE, body=("Một đoạn.",)),
        Article(title=WHOLE, lead="Một câu."),
        Article(title=" ".join(SENTENCES[:2]).removesuffix(".")),
        Article(title=WHOLE.replace(". ", ", ")),
        Article(title="Trao quà Tết"),
        Article(),
    ],
)
def test_a_headline_stays_one(article: Article) -> None:
    assert with_body(article) is article
