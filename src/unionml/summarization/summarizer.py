"""One call from an article to its lead, whatever the method."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.errors import UsageError
from unionml.summarization.candidates import Candidate, candidates
from unionml.summarization.graph import lexrank_scores, textrank_scores
from unionml.summarization.lead import lead_scores
from unionml.summarization.result import Lead
from unionml.summarization.selection import Budget, choose

_SCORERS: dict[str, Callable[[Sequence[Candidate]], NDArray[np.float64]]] = {
    "lead": lead_scores,
    "lexrank": lexrank_scores,
    "textrank": textrank_scores,
}

METHODS = tuple(_SCORERS)
"""The names that `summarize` knows."""

DEFAULT_METHOD = "lead"


def summarize(
    article: Article,
    *,
    method: str = DEFAULT_METHOD,
    sentences: int | None = None,
    syllables: int | None = None,
    from_body: bool = False,
) -> Lead:
    """Choose the sentences of an article that make its lead paragraph, verbatim and in source order.

    Args:
        article: what to summarise.
        method: one of `METHODS`.
        sentences: how many sentences to choose; fewer where the article has fewer.
        syllables: how many syllables the lead may have; then at most three sentences are chosen.
        from_body: leave the sapo's sentences out.

    Raises:
        InputError: the article has no sentence to choose.
        UsageError: the method is unknown, both budgets are given, or no sentence fits the budget.
    """
    budget = Budget(sentences=sentences, syllables=syllables)
    if method not in METHODS:
        raise UsageError(f"there is no method {method!r}; choose one of {', '.join(METHODS)}")
    fitting = budget.within(candidates(article, from_body=from_body))
    # A stable sort: of equal scores, the earlier sentence wins.
    best_first = np.argsort(-_SCORERS[method](fitting), kind="stable")
    chosen = choose((fitting[index] for index in best_first), budget)
    return Lead(title=article.title, sentences=tuple(one.as_lead_sentence() for one in chosen), method=method)
