"""The articles that a model gets most wrong, and the phrases that misled it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from unionml.classification.prediction import TopicModel
from unionml.evaluation.judged import Judged

_PHRASES = 5


@dataclass(frozen=True, slots=True)
class Misjudged:
    """One article whose topics the model got wrong.

    Attributes:
        id: the article's identifier.
        title: its headline.
        text: the beginning of its lead or body.
        truth: the topics that it carries.
        predicted: the topics that the model gave it.
        topic: the one that the model was most wrong about.
        score: the model's probability of that.
        phrases: what spoke for that topic, heaviest first.
    """

    id: str
    title: str
    text: str
    truth: tuple[str, ...]
    predicted: tuple[str, ...]
    topic: str
    score: float
    phrases: tuple[str, ...]

    @property
    def is_missed(self) -> bool:
        """Whether the topic was overlooked rather than imagined."""
        return self.topic in self.truth

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        return {
            "id": self.id,
            "title": self.title,
            "truth": list(self.truth),
            "predicted": list(self.predicted),
            "topic": self.topic,
            "score": self.score,
            "phrases": list(self.phrases),
        }


def worst_errors(judged: Judged, model: TopicModel, *, limit: int = 20) -> list[Misjudged]:
    """The wrong answers, the surest first.

    Args:
        judged: what the model said.
        model: the model, which is asked for its reasons.
        limit: how many to explain.
    """
    wrong = judged.truth != judged.predicted
    distance = np.where(wrong, np.abs(judged.scores - judged.truth), -1.0)
    order = np.argsort(-distance.max(axis=1), kind="stable")
    found = []
    for row in order[:limit].tolist():
        if not wrong[row].any():
            break
        column = int(distance[row].argmax())
        article = judged.articles[row].article
        label = judged.labels[column]
        reasons = model.explain(article, limit=_PHRASES).get(label, [])
        text = article.lead or next(iter(article.body), "")
        found.append(
            Misjudged(
                id=article.id,
                title=article.title,
                text=text[:300] + ("…" if len(text) > 300 else ""),
                truth=judged.names(judged.truth[row]),
                predicted=judged.names(judged.predicted[row]),
                topic=label,
                score=float(judged.scores[row, column]),
                phrases=tuple(f"{one.text} ({one.weight:+.2f})" for one in reasons),
            )
        )
    return found
