"""Articles to scored rows: the work that a process does, here or on another machine."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from unionml.article import Article
from unionml.classification.prediction import TopicModel, TopicPrediction
from unionml.errors import InputError, UnionMLError, UsageError


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """One line of the output."""

    id: str
    prediction: TopicPrediction
    lead: str | None

    def values(self) -> dict[str, Any]:
        """The columns by name, in the order of the output."""
        found: dict[str, Any] = {
            "id": self.id,
            "topic": self.prediction.topic,
            "topics": list(self.prediction.topics),
            **{f"score_{label}": float(score) for label, score in self.prediction.scores.items()},
        }
        if self.lead is not None:
            found["lead"] = self.lead
        found["model"] = self.prediction.model
        return found


def columns(labels: Sequence[str], *, lead: bool) -> tuple[str, ...]:
    """The columns of the output, in order."""
    return ("id", "topic", "topics", *(f"score_{label}" for label in labels), *(["lead"] if lead else []), "model")


class Scorer(Protocol):
    """Scores one batch of articles."""

    def __call__(self, articles: Sequence[Article]) -> "list[ScoredRow | str]":
        """A row for every article, in order, or the reason why there is none."""


class ArticleScorer:
    """Topics, and a lead if asked for, with a model that is loaded once.

    Args:
        model: a model directory, or the name of a shipped model.
        lead: whether rows carry a lead.

    Raises:
        UsageError: there is no such model, or it does not classify.
        BundleError: the model directory is damaged, unsafe or of an unknown format.
    """

    def __init__(self, model: str | os.PathLike[str], *, lead: bool) -> None:
        from unionml.registry import load

        loaded = load(model)
        if not isinstance(loaded, TopicModel):
            raise UsageError(f"the model {str(model)!r} does not classify; name a topic model, such as tfidf")
        self.model = loaded
        self._lead = lead

    def __call__(self, articles: Sequence[Article]) -> list[ScoredRow | str]:
        """A row for every article, in order, or the reason why there is none."""
        if not articles:
            return []
        try:
            predictions: Sequence[TopicPrediction | str] = self.model.predict(articles)
        except UnionMLError:
            # One article is at fault; the others must not pay for it.
            predictions = [self._predict_one(article) for article in articles]
        return [
            prediction if isinstance(prediction, str) else self._row(article, prediction)
            for article, prediction in zip(articles, predictions, strict=True)
        ]

    def _predict_one(self, article: Article) -> TopicPrediction | str:
        try:
            return self.model.predict([article])[0]
        except UnionMLError as error:
            return str(error)

    def _row(self, article: Article, prediction: TopicPrediction) -> ScoredRow:
        return ScoredRow(article.id, prediction, lead_of(article) if self._lead else None)


def lead_of(article: Article) -> str:
    """The article's lead as one paragraph; empty where it has no sentence that could stand in one."""
    from unionml.summarization import summarize

    try:
        return " ".join(summarize(article).text.split("\n"))
    except InputError:
        return ""
