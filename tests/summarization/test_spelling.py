"""The same article in another spelling gets the same lead."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.article import Article
from unionml.summarization import summarize_many
from unionml.summarization.result import Lead
from unionml.summarization.spelling import offset_before, respelled

CORPUS = Path(__file__).parents[2] / "data" / "corpus" / "test.jsonl"
MARKED = "(NLĐ) - Sáng 5/11, Công đoàn công ty Sao Mai tặng 200 suất quà cho công nhân ở trọ."

Respell = Callable[[str], str]
SPELLINGS: dict[str, Respell] = {
    "decomposed": lambda text: normalize("NFD", text),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "no width between words": lambda text: text.replace(" ", " \u200b"),
    "no width within words": lambda text: text.replace("công", "c\u00adông").replace("đoàn", "đo\u2060àn"),
    "a mark of the byte order": lambda text: f"\ufeff{text}" if text else text,
}


def spelled(article: Article, respell: Respell) -> Article:
    return replace(
        article,
        title=respell(article.title),
        lead=respell(article.lead),
        body=tuple(respell(paragraph) for paragraph in article.body),
        captions=tuple(respell(caption) for caption in article.captions),
    )


def articles() -> Iterator[Article]:
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(title=row["title"], lead=row["lead"], body=tuple(row["body"]))
    glued = f"Bà Lan tặng quà cho công nhân của công ty Sao Mai tại nhà máy {MARKED}"
    yield Article(body=(glued, "Mỗi suất quà gồm gạo, dầu ăn và 500.000 đồng tiền mặt."))
    yield Article(body=(f"Công nhân nhận quà. Ảnh: N.HỮU {MARKED}", "Mỗi suất quà gồm gạo và dầu ăn."))
    spoken = "Bà Lan nói: “Anh em đi làm xa cả năm mới về. Quà nhỏ thôi nhưng ai cũng vui”."
    yield Article(body=(MARKED, spoken, "Từ thực tế đó, công đoàn sẽ tặng quà mỗi quý một lần."))


def chosen(lead: Lead | None, article: Article) -> list[str]:
    assert lead is not None
    for one in lead.sentences:
        source = article.lead if one.paragraph == "lead" else article.body[one.paragraph]
        assert source[one.start : one.end] == one.text
    return [respelled(one.text).strip() for one in lead.sentences]


@pytest.mark.parametrize("from_body", [True, False], ids=["body", "sapo"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_an_article_gets_the_same_lead(spelling: str, from_body: bool) -> None:
    found = list(articles())
    others = [spelled(one, SPELLINGS[spelling]) for one in found]
    for article, other, lead, again in zip(
        found,
        others,
        summarize_many(found, from_body=from_body),
        summarize_many(others, from_body=from_body),
        strict=True,
    ):
        if lead is None:
            assert again is None
        else:
            assert chosen(again, other) == chosen(lead, article)


@given(st.text(alphabet="aằo\u0302\u0323\u0301 \u00a0\u200b\u00ad-(“.", max_size=20))
def test_places_in_the_one_spelling_are_places_in_the_text(text: str) -> None:
    plain = respelled(text)
    assert respelled(plain) == plain
    for place in range(len(plain) + 1):
        offset = offset_before(text, place)
        assert respelled(text[:offset]) + respelled(text[offset:]) == plain or plain[place : place + 1] > "\u02ff"
        assert len(respelled(text[:offset])) <= place


def test_a_text_in_the_one_spelling_is_left_alone() -> None:
    assert respelled(MARKED) is MARKED
    assert respelled("tặng\u00a0quà\u200b cho\tthợ") == "tặng quà cho thợ"
