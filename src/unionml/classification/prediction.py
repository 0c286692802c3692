"""What a topic model says of an article, and what every topic model can be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.labels import OTHER, LabelSet, as_given


@dataclass(frozen=True, slots=True)
class TopicPrediction:
    """The topics of one article.

    Attributes:
        topic: the best of `topics`, or `other` where there is none.
        topics: the topics over their thresholds, best first.
        scores: a calibrated probability in [0, 1] for every topic of the label set, in its order.
        model: the name of the model that said so.
    """

    topic: str
    topics: list[str]
    scores: dict[str, float]
    model: str = ""

    def __str__(self) -> str:
        """The topic; numpy fills arrays of labels with it."""
        return self.topic

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        """The topic, so that predictions are an array of labels to whatever compares labels, as scikit-learn does."""
        return np.array(self.topic, dtype=dtype)


class Predictions(list[TopicPrediction]):
    """One prediction an article, in order, and an array of the best topics to what compares labels with labels.

    Attributes:
        label_type: as what the model was given its labels, which the array holds them as: `int`, `bool` or `str`.
    """

    def __init__(self, predictions: Iterable[TopicPrediction] = (), label_type: type = str) -> None:
        super().__init__(predictions)
        self.label_type = label_type

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        """The topics, shape (n_articles,); as text where `other`, which is no number, is among those of numbers."""
        topics = [one.topic for one in self]
        labels = as_given(topics, str if OTHER in topics else self.label_type)
        return labels if dtype is None else labels.astype(dtype)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of an article and what it added to (or took from) a topic's log-odds."""

    text: str
    weight: float


@runtime_checkable
class TopicModel(Protocol):
    """What every topic model can do, however it was made."""

    @property
    def name(self) -> str:
        """The name that predictions carry."""

    @property
    def label_set(self) -> LabelSet:
        """The topics that it knows."""

    @property
    def thresholds_(self) -> NDArray[np.float64]:
        """The score from which on each topic is given, shape (n_labels,); 0 where the best one wins in any case."""

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (n_articles, n_labels)."""

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        """One prediction an article, in order."""

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        """For each topic the phrases that weighed most for it, heaviest first."""
