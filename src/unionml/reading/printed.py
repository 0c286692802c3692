"""Rows that hold an article as `unionml read --json` prints it."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from unionml.article import Article, RelatedArticle
from unionml.reading import cells
from unionml.reading.columns import FIELDS, LISTS, RELATED

_PRINTED = frozenset(one.name for one in fields(Article))
"""The names that `Article.to_dict` writes, all of them."""


def printed_article(row: Mapping[str, Any], source: str) -> Article | None:
    """The article of a row that `Article.to_dict` wrote, which is text already: nothing in it is HTML; else None."""
    if not row.keys() >= _PRINTED:
        return None
    texts = [row[name] for name in FIELDS if name not in LISTS]
    lists = [row[name] for name in LISTS]
    teasers = row[RELATED]
    if not all(isinstance(one, list) for one in (*lists, teasers)):
        return None
    texts += [text for one in lists for text in one]
    for one in teasers:
        if not isinstance(one, dict) or one.keys() != {"title", "teaser"}:
            return None
        texts += one.values()
    if not all(isinstance(one, str) and cells.can_be_written(one) for one in texts):
        return None
    known: dict[str, Any] = {name: tuple(row[name]) if name in LISTS else row[name] for name in FIELDS}
    article = Article(**known, related=tuple(RelatedArticle(**one) for one in teasers), source=source)
    return None if article.is_empty else article
