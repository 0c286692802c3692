"""Topics and lead paragraphs for Vietnamese trade-union news.

>>> import unionml
>>> article = unionml.read("data/samples/page-congress.txt")      # doctest: +SKIP
>>> unionml.load("tfidf").predict([article])                      # doctest: +SKIP
>>> unionml.summarize(article).text                               # doctest: +SKIP

Names are imported on first use, so that `import unionml` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from unionml._version import __version__
from unionml.article import Article, RelatedArticle
from unionml.errors import UnionMLError

if TYPE_CHECKING:
    from unionml import text
    from unionml.classification.prediction import TopicPrediction
    from unionml.classification.tfidf import TfidfTopicModel
    from unionml.reading import read
    from unionml.registry import load
    from unionml.summarization import summarize, summarize_many
    from unionml.summarization.result import Lead

__all__ = [
    "Article",
    "Lead",
    "RelatedArticle",
    "TfidfTopicModel",
    "TopicPrediction",
    "UnionMLError",
    "__version__",
    "load",
    "read",
    "summarize",
    "summarize_many",
    "text",
]

_HOMES = {
    "Lead": "unionml.summarization.result",
    "TfidfTopicModel": "unionml.classification.tfidf",
    "TopicPrediction": "unionml.classification.prediction",
    "load": "unionml.registry",
    "read": "unionml.reading",
    "summarize": "unionml.summarization",
    "summarize_many": "unionml.summarization",
}

_ROOMS = ("classification", "evaluation", "labelling", "reading", "scoring", "summarization", "text", "training")


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in _ROOMS:
        return import_module(f"unionml.{name}")
    raise AttributeError(f"module 'unionml' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *_ROOMS})
