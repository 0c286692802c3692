"""What callers hand to a topic model, checked where it comes in: articles, and what is said of each of them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.labels import CheckedTopics, TopicLists, as_topic_lists
from unionml.errors import DataError, UsageError

_INSTEAD = "make one with unionml.read, or of a text with Article(body=(text,))"


def as_articles(articles: Iterable[Article]) -> list[Article]:
    """The articles as a list, of which a model may make several passes.

    Raises:
        UsageError: they are something else; the message says what to do instead.
    """
    kind = type(articles).__name__
    if hasattr(articles, "columns"):
        raise UsageError(
            f"a model reads a list of articles, not a {kind}; predict for a table with predict_table, or make an "
            "Article of each row"
        )
    if isinstance(articles, Article):
        raise UsageError("a model reads a list of articles, not a single one; put it in a list")
    if isinstance(articles, str | bytes | Mapping) or not isinstance(articles, Iterable):
        raise UsageError(f"a model reads a list of articles, not {kind}; {_INSTEAD}")
    found = list(articles)
    for number, one in enumerate(found, 1):
        if not isinstance(one, Article):
            raise UsageError(f"article {number} is of the type {type(one).__name__}, not Article; {_INSTEAD}")
    return found


def as_article(article: Article) -> Article:
    """The one article that a method takes.

    Raises:
        UsageError: it is something else; the message says what to do instead.
    """
    if not isinstance(article, Article):
        kind = type(article).__name__
        raise UsageError(f"this takes one Article at a time, not {kind}; {_INSTEAD}")
    return article


def check_limit(limit: int) -> None:
    """Refuse a number of phrases that is none.

    Raises:
        UsageError: it is no whole number, or below 0.
    """
    if isinstance(limit, bool) or not isinstance(limit, Integral) or limit < 0:
        raise UsageError(f"limit is {limit!r}; give the most phrases of a topic, a whole number from 0")


def as_training_data(
    articles: Iterable[Article], topics: TopicLists, groups: Iterable[Hashable] | None = None
) -> tuple[list[Article], CheckedTopics, list[Hashable] | None]:
    """Articles, the topics of each and its group as lists of one length.

    Raises:
        UsageError: the articles are something else.
        DataError: the topics are something else, or there are more or fewer of them, or of the groups.
    """
    found, lists = as_articles(articles), as_topic_lists(topics)
    grouped = None if groups is None else list(groups)
    _check_length(found, lists, "lists of topics")
    if grouped is not None:
        _check_length(found, grouped, "groups")
    return found, lists, grouped


def as_weights(sample_weight: Sequence[float] | None, n_articles: int) -> NDArray[np.float64]:
    """Weights of the articles, 1 by default; shape (n_articles,).

    Raises:
        DataError: they are not one number for each article, finite and above or at 0, with one above 0 among them.
    """
    if sample_weight is None:
        return np.ones(n_articles)
    try:
        weight = np.asarray(sample_weight, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise DataError("sample_weight holds what is no number; give one number for each article") from error
    if weight.ndim != 1:
        raise DataError(f"sample_weight has the shape {weight.shape}; give one number for each article")
    _check_length(range(n_articles), weight, "numbers in sample_weight")
    if not (np.isfinite(weight).all() and (weight >= 0).all() and weight.any()):
        raise DataError("sample_weight must be finite, never below 0 and not 0 for every article; correct it")
    return weight


def _check_length(articles: Sequence[Any], values: Any, name: str) -> None:
    if len(values) != len(articles):
        raise DataError(f"{len(articles):,} articles and {len(values):,} {name} do not fit; give one for each article")
