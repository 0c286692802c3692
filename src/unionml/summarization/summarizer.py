"""One call from an article, or from many, to the lead, whatever the method."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle, shipped_folder
from unionml.errors import InputError, UsageError
from unionml.folders import name_of
from unionml.summarization.candidates import Candidate, as_article, as_articles, candidates
from unionml.summarization.graph import lexrank_scores, textrank_scores
from unionml.summarization.lead import lead_scores
from unionml.summarization.result import Lead
from unionml.summarization.selection import Budget, choose

if TYPE_CHECKING:
    from unionml.summarization.ranker import RankerSummarizer

_SCORERS: dict[str, Callable[[Sequence[Candidate]], NDArray[np.float64]]] = {
    "lead": lead_scores,
    "lexrank": lexrank_scores,
    "textrank": textrank_scores,
}

METHODS = (*_SCORERS, "ranker")
"""The names that `summarize` knows."""

DEFAULT_METHOD = "ranker"

SHIPPED_RANKER = "lead"
"""The name of the bundle that the method `ranker` uses."""


def summarize(
    article: Article,
    *,
    method: str | PathLike[str] = DEFAULT_METHOD,
    sentences: int | None = None,
    syllables: int | None = None,
    from_body: bool = False,
) -> Lead:
    """Choose the sentences of an article that make its lead paragraph, verbatim and in source order.

    Args:
        article: what to summarise.
        method: one of `METHODS`: the learnt `ranker`, the first sentences (`lead`), or a graph of similar sentences; or
            the directory of a ranker of your own, whose leads are signed with its name, and with its folder's where
            a method has that name.
        sentences: how many sentences to choose; fewer where the article has fewer.
        syllables: how many syllables the lead may have; then at most three sentences are chosen.
        from_body: leave the sapo's sentences out.

    Without a budget the ranker chooses one to three sentences as it sees fit, the other methods choose two.

    Raises:
        InputError: the article has no sentence to choose.
        UsageError: it is no article, the method is unknown, both budgets are given, or no sentence fits the budget.
        BundleError: the directory cannot be used.
    """
    as_article(article)
    if method not in _SCORERS:
        ranker, name = _ranker_of(method)
        lead = ranker.summarize(article, sentences=sentences, syllables=syllables, from_body=from_body)
        return _signed(lead, name)
    budget = Budget(sentences=sentences, syllables=syllables)
    return _choose_by_score(article, str(method), budget, from_body=from_body)


def summarize_many(
    articles: Iterable[Article],
    *,
    method: str | PathLike[str] = DEFAULT_METHOD,
    sentences: int | None = None,
    syllables: int | None = None,
    from_body: bool = False,
) -> Iterator[Lead | None]:
    """Choose the leads of many articles: the same ones as `summarize`, by the ranker in far less time.

    Articles are read as leads are taken, a few at a time, so that memory does not grow with their number.

    Args:
        articles: what to summarise.
        method: see `summarize`.
        sentences: see `summarize`.
        syllables: see `summarize`.
        from_body: leave the sapos' sentences out.

    Returns:
        A lead for every article, in order; None where it has no sentence to choose, or none that fits the budget.

    Raises:
        UsageError: the method is unknown, both budgets are given, one is not a positive whole number, or what is given
            is no list of articles; what is no article in it is told when its turn comes.
        BundleError: the directory of a ranker cannot be used.
    """
    if method not in _SCORERS:
        ranker, name = _ranker_of(method)
        leads = ranker.summarize_many(articles, sentences=sentences, syllables=syllables, from_body=from_body)
        return (lead and _signed(lead, name) for lead in leads)
    budget = Budget(sentences=sentences, syllables=syllables)
    return (_lead_or_none(article, str(method), budget, from_body=from_body) for article in as_articles(articles))


def _signed(lead: Lead, method: str) -> Lead:
    return lead if lead.method == method else replace(lead, method=method)


def _lead_or_none(article: Article, method: str, budget: Budget, *, from_body: bool) -> Lead | None:
    try:
        return _choose_by_score(article, method, budget, from_body=from_body)
    except (InputError, UsageError):
        return None


def _choose_by_score(article: Article, method: str, budget: Budget, *, from_body: bool) -> Lead:
    fitting = budget.within(candidates(article, from_body=from_body))
    # A stable sort: of equal scores, the earlier sentence wins.
    best_first = np.argsort(-_SCORERS[method](fitting), kind="stable")
    chosen = choose((fitting[index] for index in best_first), budget)
    return Lead(title=article.title, sentences=tuple(one.as_lead_sentence() for one in chosen), method=method)


def _ranker_of(method: str | PathLike[str]) -> "tuple[RankerSummarizer, str]":
    """The ranker of a method or of a directory, and what its leads are signed with."""
    if method == DEFAULT_METHOD:
        return _opened(shipped_folder() / SHIPPED_RANKER, 0), DEFAULT_METHOD
    folder = Path(method)
    if not folder.is_dir():
        raise UsageError(
            f"there is no method {str(method)!r}; choose one of {', '.join(METHODS)}, or name the directory of a lead "
            "model"
        )
    ranker = load_ranker(folder)
    if ranker.name not in METHODS:
        return ranker, ranker.name
    # By its name alone, a directory `lead` could not be told from the first sentences.
    return ranker, f"{name_of(folder.resolve().parent)}/{ranker.name}"


def load_ranker(folder: str | PathLike[str]) -> "RankerSummarizer":
    """The ranker of leads in a model directory, which is opened once as long as it does not change.

    Raises:
        BundleError: the directory holds none, or is damaged, unsafe or of an unknown format.
    """
    path = Path(folder).absolute()
    sums = path / LAYOUT.checksums
    return _opened(path, sums.stat().st_mtime_ns if sums.is_file() else 0)


@lru_cache(maxsize=4)
def _opened(folder: Path, _: int) -> "RankerSummarizer":
    from unionml.summarization.ranker import RankerSummarizer

    return RankerSummarizer.from_bundle(Bundle.open(folder))
