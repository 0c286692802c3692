"""Many articles at once get the leads that they get one by one."""

import json
import tracemalloc
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from unionml.article import Article
from unionml.errors import UnionMLError, UsageError
from unionml.summarization import METHODS, Lead, ranker, summarize, summarize_many


def corpus() -> list[Article]:
    lines = (ROOT / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [
        Article(title=row["title"], lead=row["lead"] or "", body=tuple(row["body"]), captions=tuple(row["captions"]))
        for row in rows
    ]


CORPUS = corpus()
BUDGETS: list[dict[str, Any]] = [{}, {"sentences": 1}, {"sentences": 3}, {"sentences": 5}, {"syllables": 40}]


def one_by_one(articles: Sequence[Article], *, from_body: bool = False, **budget: Any) -> list[Lead | None]:
    leads: list[Lead | None] = []
    for article in articles:
        try:
            leads.append(summarize(article, from_body=from_body, **budget))
        except UnionMLError:
            leads.append(None)
    return leads


@pytest.mark.parametrize("budget", BUDGETS)
@pytest.mark.parametrize("portion", [1, 7, 64])
def test_the_corpus_in_portions(monkeypatch: pytest.MonkeyPatch, budget: dict[str, Any], portion: int) -> None:
    articles = CORPUS[:120]
    expected = one_by_one(articles, **budget)
    monkeypatch.setattr(ranker, "MOST_ARTICLES", portion)
    assert list(summarize_many(articles, **budget)) == expected


# Few words and short sentences, so that articles share them and candidates come close to each other.
WORDS = st.sampled_from(["công", "đoàn", "tặng", "quà", "cho", "nhân", "Bình", "ông", "nói", "này", "trên", "200"])
SENTENCE = st.lists(WORDS, min_size=3, max_size=9).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPH = st.lists(SENTENCE, max_size=5).map(" ".join)
ARTICLE = st.builds(
    Article,
    title=st.just("") | SENTENCE,
    lead=st.just("") | PARAGRAPH,
    body=st.lists(PARAGRAPH | st.text(max_size=60), max_size=4).map(tuple),
    captions=st.lists(SENTENCE, max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ARTICLE | st.sampled_from(CORPUS), max_size=6), st.sampled_from(BUDGETS), st.booleans(), st.data())
def test_neighbours_do_not_matter(
    articles: list[Article], budget: dict[str, Any], from_body: bool, data: st.DataObject
) -> None:
    together = list(summarize_many(articles, from_body=from_body, **budget))
    assert together == one_by_one(articles, from_body=from_body, **budget)
    order = data.draw(st.permutations(range(len(articles))))
    shuffled = list(summarize_many([articles[i] for i in order], from_body=from_body, **budget))
    assert shuffled == [together[i] for i in order]


@pytest.mark.parametrize("method", METHODS)
def test_an_article_without_a_lead_costs_the_others_nothing(method: str) -> None:
    articles = [CORPUS[0], Article(), CORPUS[1], Article(title="Chỉ có tít")]
    expected = [summarize(one, method=method) for one in (CORPUS[0], CORPUS[1])]
    assert list(summarize_many(articles, method=method)) == [expected[0], None, expected[1], None]
    assert list(summarize_many(articles, method=method, syllables=1)) == [None] * 4
    assert list(summarize_many([], method=method)) == []


@pytest.mark.parametrize("method", METHODS)
def test_a_senseless_call_is_refused_before_an_article_is_read(method: str) -> None:
    with pytest.raises(UsageError, match="only one"):
        summarize_many(iter(CORPUS), method=method, sentences=1, syllables=40)
    with pytest.raises(UsageError, match="whole number"):
        summarize_many(iter(CORPUS), method=method, sentences=0)
    with pytest.raises(UsageError, match="no method"):
        summarize_many(iter(CORPUS), method=f"{method}s")


def test_articles_are_read_as_leads_are_taken() -> None:
    articles = iter(CORPUS)
    next(summarize_many(articles))
    assert len(list(articles)) >= len(CORPUS) - ranker.MOST_ARTICLES


def test_memory_is_linear_in_the_longest_article_and_not_in_their_number() -> None:
    def peak(articles: list[Article]) -> int:
        tracemalloc.start()
        assert all(summarize_many(articles))
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    def article(n: int) -> Article:
        lines = (f"Đoàn viên thứ {i} ở tổ {i % 97} nhận {i * 7 % 501} suất quà của công đoàn {i}." for i in range(n))
        return Article(title="Đoàn viên nhận quà của công đoàn", body=(" ".join(lines),))

    short, long, many = peak([article(1000)]), peak([article(5000)]), peak([article(1000)] * 8)
    assert long < 6 * short
    assert many < 2 * short
    assert long < 300e6
