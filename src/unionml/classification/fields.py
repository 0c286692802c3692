"""Which parts of an article a model reads, and the shorter views of it that a newspaper also hands over."""

from collections.abc import Sequence
from dataclasses import replace

from unionml.article import Article

TITLE, LEAD, BODY = 0, 1, 2
"""Codes of the three fields; a feature counts by the weight of the field that it stands in."""

N_FIELDS = 3

Segment = tuple[int, str]
"""A field's code and a piece of text; an n-gram never crosses from one segment into the next."""


def segments(article: Article) -> list[Segment]:
    """The text of an article, piece by piece, each with the field that it counts as.

    The kicker counts as body: it names a series more often than a topic. Captions and related teasers are left out,
    for a photograph's line is often another occasion's.
    """
    found: list[Segment] = [(TITLE, article.title), (LEAD, article.lead), (BODY, article.kicker)]
    found += [(BODY, heading) for heading in article.headings]
    found += [(BODY, paragraph) for paragraph in article.body]
    return [(code, text) for code, text in found if text]


def title_and_lead(article: Article) -> Article:
    """The view that a front page or a feed gives: the title with the lead, or with the first paragraph."""
    lead = article.lead or (article.body[0] if article.body else "")
    return replace(article, kicker="", lead=lead, body=(), headings=(), captions=())


def title_only(article: Article) -> Article:
    """The headline by itself."""
    return replace(article, kicker="", lead="", body=(), headings=(), captions=())


def has_text(articles: Sequence[Article]) -> list[bool]:
    """For each article whether there is anything to read."""
    return [not article.is_empty for article in articles]
