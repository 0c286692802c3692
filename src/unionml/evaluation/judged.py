"""What a topic model said of labelled articles, as arrays: what every figure of an evaluation is computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unionml.classification.labels import OTHER, LabelSet, meant_by
from unionml.classification.prediction import TopicModel
from unionml.errors import DataError
from unionml.fingerprints import repeats

if TYPE_CHECKING:
    from unionml.training.data import LabelledArticle, LabelledArticles

_BATCH = 256
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A model's answers beside the truth.

    Attributes:
        model: the name of the model.
        labels: the topics, the columns of the matrices; `other` is one of them where exclusive labels include it.
        articles: the labelled articles, the rows of the matrices.
        truth: whether a topic holds, of shape (n_articles, n_labels); of exclusive labels the first topic does.
        predicted: whether the model says so, of the same shape.
        scores: its probabilities, of the same shape.
        primary: the true primary topic of each article, as a column of `classes`.
        topic: the predicted one, likewise.
        groups: articles that repeat one another word for word share a number, shape (n_articles,); None where none do.
    """

    model: str
    labels: tuple[str, ...]
    articles: "Sequence[LabelledArticle]"
    truth: NDArray[np.bool_]
    predicted: NDArray[np.bool_]
    scores: NDArray[np.float64]
    primary: NDArray[np.intp]
    topic: NDArray[np.intp]
    groups: NDArray[np.intp] | None = None

    def __len__(self) -> int:
        return len(self.articles)

    @property
    def classes(self) -> tuple[str, ...]:
        """What a primary topic can be: the labels, and `other`."""
        return self.labels if OTHER in self.labels else (*self.labels, OTHER)

    def names(self, row: NDArray[np.bool_]) -> tuple[str, ...]:
        """The topics that hold in a row of `truth` or `predicted`."""
        return tuple(label for label, holds in zip(self.labels, row.tolist(), strict=True) if holds)


def judge(model: TopicModel, labelled: "Sequence[LabelledArticle]", by: LabelSet | None = None) -> Judged:
    """Let a model classify labelled articles.

    Args:
        model: the model.
        labelled: the articles.
        by: the topics that it is judged by, and whether one of them holds for an article or several may; by default as
            the model learnt them. It knows all of them, and no other topic.

    Raises:
        DataError: there are no articles, or they carry topics that the model does not know; the message names them.
    """
    if not labelled:
        raise DataError("there is no labelled article to judge with; give a file whose rows carry topics")
    by = by or model.label_set
    labels = by.labels
    check_labels(labels, labelled, model.name)
    classes = {name: index for index, name in enumerate(labels)}
    classes.setdefault(OTHER, len(labels))
    truth = by.encode(by.reduce(one.topics for one in labelled))
    predicted = np.zeros_like(truth)
    scores = np.zeros(truth.shape, dtype=np.float64)
    topic = np.zeros(len(labelled), dtype=np.intp)
    for start in range(0, len(labelled), _BATCH):
        batch = [one.article for one in labelled[start : start + _BATCH]]
        for row, prediction in enumerate(model.predict(batch), start=start):
            scores[row] = [prediction.scores[label] for label in labels]
            # `other` is no topic and not among them, but an answer where it is a label.
            said = {*prediction.topics, prediction.topic}
            predicted[row, [classes[name] for name in said if name in labels]] = True
            topic[row] = classes[prediction.topic]
    primary = np.array([classes[primary_of(one)] for one in labelled], dtype=np.intp)
    groups = repeats([one.article for one in labelled])
    return Judged(model.name, labels, labelled, truth, predicted, scores, primary, topic, groups)


def primary_of(one: "LabelledArticle") -> str:
    """The topic that the article exists to report: as labelled, else the first of its topics, else `other`."""
    return one.primary or (one.topics[0] if one.topics else OTHER)


def check_labels(labels: Sequence[str], labelled: "Sequence[LabelledArticle]", model: str) -> None:
    """Refuse data whose topics a model cannot answer.

    Raises:
        DataError: naming the topics.
    """
    if unknown := _unknown(labels, labelled):
        other = "name a model that was trained with these topics"
        if len(_carriers(unknown)) < len(labelled):
            ways = f"correct them, {other}, or add --force to leave their articles out"
        else:
            ways = f"correct them, or {other}"
        raise DataError(
            f"the data has topics that the model {model} does not know: {_named(unknown, labels)}; it knows "
            f"{', '.join(map(repr, labels))}: {ways}"
        )


def without_unknown(
    labels: Sequence[str], labelled: "LabelledArticles", model: str
) -> "tuple[LabelledArticles, list[str]]":
    """The articles whose topics a model knows, and a sentence on the others; all of them where it would be none."""
    from unionml.training.data import LabelledArticles

    unknown = _unknown(labels, labelled)
    rows = _carriers(unknown)
    kept = LabelledArticles((one for one in labelled if id(one) not in rows), labelled.rejects)
    if not unknown or not kept:
        return labelled, []
    articles = "1 article was" if len(rows) == 1 else f"{len(rows):,} articles were"
    return kept, [f"{articles} left out for topics that the model {model} does not know: {_named(unknown, labels)}"]


def _unknown(labels: Sequence[str], labelled: "Sequence[LabelledArticle]") -> "dict[str, list[LabelledArticle]]":
    """The topics that are none of the labels, and the articles that carry each."""
    known = {*labels, OTHER}
    found: dict[str, list[LabelledArticle]] = {}
    for one in labelled:
        for topic in {*one.topics, primary_of(one)} - known:
            found.setdefault(topic, []).append(one)
    return dict(sorted(found.items()))


def _carriers(unknown: "Mapping[str, Sequence[LabelledArticle]]") -> set[int]:
    """The articles that carry an unknown topic, by `id`."""
    return {id(one) for found in unknown.values() for one in found}


def _named(unknown: "Mapping[str, Sequence[LabelledArticle]]", labels: Sequence[str]) -> str:
    """Unknown topics in a sentence: how many articles carry each, the first of them, and what may be meant."""
    named = []
    for topic, carriers in list(unknown.items())[:_NAMED]:
        count = "1 article" if len(carriers) == 1 else f"{len(carriers):,} articles, the first"
        place = f" at {source}" if (source := carriers[0].article.source) else ""
        hint = f"; {meant!r} may be meant" if (meant := meant_by(topic, (*labels, OTHER))) else ""
        named.append(f"{topic!r} ({count}{place}{hint})")
    return ", ".join(named) + (f" and {len(unknown) - _NAMED:,} more" if len(unknown) > _NAMED else "")
