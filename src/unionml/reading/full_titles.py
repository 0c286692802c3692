"""Tables that keep a whole article in the column of the title, as crawlers of pages without a headline leave them."""

from dataclasses import replace

from unionml.article import LONGEST_TITLE, Article
from unionml.text import split_sentences


def with_body(article: Article) -> Article:
    """The article with its text as body where all of it stood in the title; any other as it is.

    Such a title begins with the article's first sentence and not with a headline, so that no part of it is one.
    """
    title = article.title
    if article.lead or article.body or len(title.split()) <= LONGEST_TITLE or len(split_sentences(title)) < 2:
        return article
    return replace(article, title="", body=(title,))
