"""Which parts of an article a model reads, and the shorter view of it that a newspaper also hands over."""

from collections.abc import Iterator
from dataclasses import replace

from unionml.article import LONGEST_TITLE, Article
from unionml.text import canonicalize, split_sentences

TITLE, LEAD, BODY = 0, 1, 2
"""Codes of the three fields; a feature counts by the weight of the field that it stands in."""

N_FIELDS = 3

Segment = tuple[int, str]
"""A field's code and a piece of text; an n-gram never crosses from one segment into the next."""

_LONGEST_LEAD = 60
"""Words between white space of a first paragraph that stand in for a missing lead."""


def segments(article: Article) -> list[Segment]:
    """The text of an article, piece by piece, each with the field that it counts as.

    The kicker counts as body: it names a series more often than a topic. Captions and related teasers are left out,
    for a photograph's line is often another occasion's. A title that holds a whole article counts as body behind its
    first sentence, the first sentence of a long text with nothing above it as title, and a body that begins with the
    title does not say it twice.
    """
    article = tidied(article)
    return [(code, text) for code, text in _parts(article) if text]


def tidied(article: Article) -> Article:
    """The article with a headline for a title, and without the headline in the body."""
    title, body = article.title, article.body
    if body and _is_same(body[0], title):
        body = body[1:]
    if body and not (title or article.lead) and len(body[0].split()) > LONGEST_TITLE:
        title, body = body[0], body[1:]
    if len(title.split()) > LONGEST_TITLE:
        head, *rest = split_sentences(title) or [title]
        title, body = head, (" ".join(rest), *body) if rest else body
    return article if title is article.title and body is article.body else replace(article, title=title, body=body)


def _is_same(paragraph: str, title: str) -> bool:
    """Whether a paragraph is the title again, in whatever form its letters are spelt."""
    # A letter is three characters at most where its marks are spelt apart, and few lines are anywhere near that long.
    if len(paragraph) > 3 * len(title) + 10 or len(title) > 3 * len(paragraph) + 10:
        return False
    return canonicalize(paragraph).strip() == canonicalize(title).strip()


def title_and_lead(article: Article) -> Article:
    """The view that a front page or a feed gives: the title with the lead, or with the first paragraph's beginning."""
    article = tidied(article)
    lead = article.lead or (_beginning(article.body[0]) if article.body else "")
    return replace(article, kicker="", lead=lead, body=(), headings=(), captions=())


def _parts(article: Article) -> Iterator[Segment]:
    yield TITLE, article.title
    yield LEAD, article.lead
    yield BODY, article.kicker
    for text in (*article.headings, *article.body):
        yield BODY, text


def _beginning(paragraph: str) -> str:
    kept: list[str] = []
    words = 0
    for sentence in split_sentences(paragraph):
        words += len(sentence.split())
        if kept and words > _LONGEST_LEAD:
            break
        kept.append(sentence)
    return " ".join(kept)
