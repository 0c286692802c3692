"""Near-duplicates: copies, versions of a story, and the titles that say nothing."""

import random
import time
from collections.abc import Sequence

import numpy as np
import pytest

from unionml.article import Article
from unionml.training import near_duplicates
from unionml.training.near_duplicates import near_duplicate_groups

WORDS = [f"tiếng{index}" for index in range(400)]
TITLE = "Năm tiếng làm một tít"
COLUMN = "Điểm tin công đoàn trong tuần"


def text(start: int, length: int = 60) -> str:
    return " ".join(random.Random(start).sample(WORDS, length))


def groups(*articles: Article) -> list[int]:
    found: list[int] = near_duplicate_groups(articles).tolist()
    return found


def test_near_duplicates_are_found_and_strangers_are_not() -> None:
    articles = [
        Article(body=(text(0),)),
        Article(body=(text(1),)),
        Article(body=(f"{text(0)} và thêm vài tiếng khác",)),
        Article(title="Tin vắn", body=(text(4),)),
        Article(title="Tin vắn", body=(text(5),)),
        Article(),
        Article(),
    ]
    assert groups(*articles) == [0, 1, 0, 3, 4, 5, 6]
    assert groups() == []


def test_a_chain_of_near_duplicates_is_one_group() -> None:
    words = [f"chữ{index}" for index in range(200)]
    articles = [Article(body=(" ".join(words[start : start + 80]),)) for start in (0, 15, 30, 45)]
    assert groups(*articles) == [0, 0, 0, 0]


def version(seed: int, kept: int, length: int = 60) -> str:
    """A text that begins as that of seed 0 and goes on as its own."""
    return " ".join([*text(0, 60).split()[:kept], *text(seed, length - kept).split()])


def test_under_the_same_title_a_version_of_the_story_is_found_and_another_story_is_not() -> None:
    first, rewritten = Article(title=TITLE, body=(text(0),)), Article(title=TITLE.upper(), body=(version(1, 26),))
    assert groups(first, rewritten) == [0, 0]
    assert groups(Article(body=first.body), Article(body=rewritten.body)) == [0, 1]
    assert groups(first, Article(title=TITLE, body=(version(1, 12),))) == [0, 1]
    short = Article(title=TITLE, lead=version(2, 12, 20), body=("Một câu.",))
    assert groups(first, short) == [0, 0]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1), (1, 0, 2)])
def test_a_title_or_a_teaser_belongs_to_the_article_and_joins_no_strangers(order: Sequence[int]) -> None:
    articles = [Article(title=TITLE), Article(title=TITLE, body=(text(1),)), Article(title=TITLE, body=(text(2),))]
    found = groups(*(articles[place] for place in order))
    assert len(set(found)) == 2
    teaser = Article(title=TITLE, lead=text(3, 15))
    assert groups(teaser, articles[1]) == groups(articles[1], teaser) == [0, 0]
    assert groups(teaser, Article(title=TITLE, lead=text(4, 15))) == [0, 1]


def test_the_title_of_a_column_says_nothing() -> None:
    issues = [Article(title=COLUMN, lead=text(seed, 20), body=(text(seed + 100),)) for seed in range(40)]
    assert groups(*issues) == list(range(40))
    copy = Article(title=COLUMN, lead="Bản khác", body=issues[7].body)
    assert groups(*issues, copy, Article(title=COLUMN)) == [*range(40), 7, 41]


def test_time_grows_with_the_number_of_articles_and_not_with_its_square() -> None:
    def seconds(n: int) -> float:
        articles = [Article(title=COLUMN, body=(text(0) if seed % 2 else text(seed),)) for seed in range(n)]
        started = time.process_time()
        found = near_duplicate_groups(articles)
        assert len(np.unique(found)) == n // 2
        return time.process_time() - started

    seconds(100)
    assert seconds(4000) < 20 * max(seconds(800), 0.05)


def test_what_is_remembered_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(body=(f"{text(seed // 2)} {'c' * 500}",)) for seed in range(8)]
    before = groups(*articles)
    monkeypatch.setattr(near_duplicates, "_MOST_WORDS", 16)
    monkeypatch.setattr(near_duplicates, "_HASHES", near_duplicates._Hashes())
    new = Article(body=("một tiếng chưa từng đọc",))
    assert groups(new, *articles)[1:] == [one + 1 for one in before] == [1, 1, 3, 3, 5, 5, 7, 7]
    assert len(near_duplicates._HASHES) <= 16
    assert "c" * 500 not in near_duplicates._HASHES
