"""Topics and lead paragraphs for Vietnamese trade-union news.

    >>> import unionml
    >>> article = unionml.read("page.txt")                # doctest: +SKIP
    >>> unionml.load("tfidf").predict([article])          # doctest: +SKIP
    >>> unionml.summarize(article).text                   # doctest: +SKIP
"""

from unionml._version import __version__

__all__ = ["__version__"]
