"""Which of two models is better, by how much, and how sure that is: the paired bootstrap.

Both models answer the same articles, and each resample draws the same articles for both, so that what is hard for both
cancels out (Koehn 2004, "Statistical Significance Tests for Machine Translation Evaluation").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from unionml.article import Article
from unionml.bootstrap import Estimate, Groups, Statistic, intervals, mean_of, number, weights
from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.prediction import TopicModel
from unionml.errors import DataError
from unionml.evaluation.judged import Judged, judge
from unionml.evaluation.leads import ASCII_FIGURES, FIGURES, Summarizer, judge_leads
from unionml.evaluation.statistics import TopicStatistics
from unionml.fingerprints import repeats
from unionml.training.data import LabelledArticle, left_out
from unionml.training.notes import repeat_notes

BETTER = "better"
WORSE = "worse"
UNDECIDED = "not enough data"
ALIKE = "no difference"
"""Of a figure that both models have alike on every resample; to label more articles is no remedy for that."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of both models on the same articles.

    Attributes:
        figure: its name, `macro_f1` or `f1` of a topic.
        topic: the topic, or empty for a figure over all of them.
        a: the first model's value.
        b: the second model's.
        difference: `b - a` with its 95 % paired bootstrap interval.
        probability: the share of resamples in which the second model is ahead; ties count half.
        verdict: whether the second model is `better`, `worse`, or there is `not enough data` to say; `no difference`
            where the figure is the same on every resample, as it is of two models that answer alike.
    """

    figure: str
    topic: str
    a: float
    b: float
    difference: Estimate
    probability: float
    verdict: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        return {
            "figure": self.figure,
            "topic": self.topic or None,
            "a": number(self.a),
            "b": number(self.b),
            "difference": self.difference.to_dict(),
            "probability": number(self.probability),
            "verdict": self.verdict,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """An article on which one model is right and the other is not.

    Attributes:
        id: the article's identifier.
        title: its headline.
        truth: its topics.
        a: the first model's topics.
        b: the second model's.
        better: whether it is the second model that is right.
    """

    id: str
    title: str
    truth: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    better: bool

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        return {
            "id": self.id,
            "title": self.title,
            "truth": list(self.truth),
            "a": list(self.a),
            "b": list(self.b),
            "better": self.better,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on the same articles.

    Attributes:
        a: the name of the first model, the one in use.
        b: the name of the second, the one that might replace it.
        articles: how many articles both answered.
        differences: the figures, the one that decides first.
        changes: articles on which exactly one of them has all topics right.
        unreadable: rows of the data that were left out, since they are no articles, or no labelled ones.
        left_out: a sentence on these; empty where there are none.
        seen: articles that one of the models has learnt from, as far as its bundle says; figures over them flatter it.
        notes: sentences on articles that repeat others, or were left out for their topics.
        given: by what directory or name each was asked for, which tells two models of one name apart; empty where they
            were handed over as objects.
    """

    a: str
    b: str
    articles: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...] = ()
    unreadable: int = 0
    left_out: str = ""
    seen: int = 0
    notes: tuple[str, ...] = ()
    given: tuple[str, str] = ("", "")

    @property
    def verdict(self) -> str:
        """What the deciding figure says of the second model."""
        return self.differences[0].verdict

    def to_dict(self) -> dict[str, Any]:
        """What `unionml compare --json` prints."""
        return {
            "a": self.a,
            "b": self.b,
            "a_model": self.given[0] or None,
            "b_model": self.given[1] or None,
            "articles": self.articles,
            "unreadable": self.unreadable,
            "left_out": self.left_out or None,
            "seen_in_training": self.seen,
            "notes": list(self.notes),
            "verdict": self.verdict,
            "differences": [one.to_dict() for one in self.differences],
            "changes": [one.to_dict() for one in self.changes],
        }

    def table(self) -> list[tuple[str, ...]]:
        """Rows for reading: a heading and one row a figure."""
        rows: list[tuple[str, ...]] = [("figure", "A", "B", "B - A (95 % interval)", "P(B > A)", "B is")]
        for one in self.differences:
            low, high = one.difference.low, one.difference.high
            rows.append(
                (
                    f"{one.figure} {one.topic}".strip(),
                    "–" if number(one.a) is None else f"{one.a:.3f}",
                    "–" if number(one.b) is None else f"{one.b:.3f}",
                    "–" if number(low) is None else f"{one.difference.value:+.3f} ({low:+.3f} to {high:+.3f})",
                    "–" if number(one.probability) is None else f"{one.probability:.2f}",
                    one.verdict,
                )
            )
        return rows


def compare_topics(a: TopicModel, b: TopicModel, labelled: Sequence[LabelledArticle]) -> Comparison:
    """Compare two topic models on the same labelled articles.

    Both are judged by one truth: by the first topic of an article where both give one topic only, and by all its topics
    where one of them may give several. What a model of exclusive topics cannot say counts against it then, since that
    is what the other one can do for its user; `primary_accuracy` is about the one topic that both give.

    Args:
        a: the model in use.
        b: the model that might replace it.
        labelled: articles that neither has seen.

    Raises:
        DataError: the models know different topics, or the articles carry others.
    """
    by = _yardstick(a.label_set, b.label_set)
    first, second = judge(a, labelled, by), judge(b, labelled, by)
    mine, theirs = (TopicStatistics(judged, detailed=False) for judged in (first, second))
    names = [(figure, by.labels[k] if k is not None else "") for figure, k in mine.names()]
    wanted = [("macro_f1", ""), ("primary_accuracy", ""), *(("f1", label) for label in by.labels)]
    columns = [names.index(one) for one in wanted]
    found = _differences(
        lambda w: mine(w)[:, columns], lambda w: theirs(w)[:, columns], wanted, first.groups, len(first)
    )
    rejects = getattr(labelled, "rejects", ())
    return Comparison(
        a.name,
        b.name,
        len(first),
        found,
        _changes(first, second),
        unreadable=len(rejects),
        left_out=left_out(rejects),
        notes=tuple(repeat_notes(first.groups, [one.topics for one in labelled])),
    )


def _yardstick(a: LabelSet, b: LabelSet) -> LabelSet:
    """What two models are judged by: their topics, and `other`, which is no topic, where it is one answer to both.

    Raises:
        DataError: they know different topics.
    """
    if {*a.labels} - {OTHER} != {*b.labels} - {OTHER}:
        mine, theirs = (", ".join(map(repr, one.labels)) for one in (a, b))
        raise DataError(
            f"the models know different topics ({mine} and {theirs}); compare models that were trained with the same "
            "ones"
        )
    alike = a.exclusive == b.exclusive
    labels = tuple(label for label in a.labels if label in b.labels and (alike or label != OTHER))
    return LabelSet(labels, exclusive=a.exclusive and b.exclusive)


def compare_leads(
    a: Summarizer, b: Summarizer, articles: Sequence[Article], names: tuple[str, str] = ("a", "b")
) -> Comparison:
    """Compare two summarisers by ROUGE against the sapos of the same articles.

    Raises:
        DataError: no article has a sapo.
    """
    first, second = judge_leads(a, articles, names[0]), judge_leads(b, articles, names[1])
    wanted = [(name, "") for name in (*FIGURES, *ASCII_FIGURES)]
    mine, theirs = (mean_of(judged.values[:, : len(wanted)]) for judged in (first, second))
    groups = repeats(first.articles)
    found = _differences(mine, theirs, wanted, groups, len(groups))
    rejects, notes = first.rejects, tuple(repeat_notes(groups))
    return Comparison(*names, len(groups), found, unreadable=len(rejects), left_out=left_out(rejects), notes=notes)


def _differences(
    a: Statistic, b: Statistic, names: list[tuple[str, str]], groups: Groups | None, n: int
) -> tuple[Difference, ...]:
    ones = np.ones((1, n))
    mine, theirs = a(ones)[0], b(ones)[0]
    samples = np.concatenate([b(chunk) - a(chunk) for chunk in weights(n, groups)])
    rows = []
    for k, estimate in enumerate(intervals(theirs - mine, samples)):
        known = samples[:, k][~np.isnan(samples[:, k])]
        ahead = float(np.mean((known > 0) + 0.5 * (known == 0))) if len(known) else float("nan")
        verdict = BETTER if estimate.low > 0 else WORSE if estimate.high < 0 else UNDECIDED
        if estimate.value == 0 and not known.any():
            verdict = ALIKE
        rows.append(Difference(*names[k], float(mine[k]), float(theirs[k]), estimate, ahead, verdict))
    return tuple(rows)


def _changes(first: Judged, second: Judged) -> tuple[Change, ...]:
    rights = [(judged.truth == judged.predicted).all(axis=1) for judged in (first, second)]
    changes = []
    for row in np.flatnonzero(rights[0] != rights[1]).tolist():
        article = first.articles[row].article
        changes.append(
            Change(
                id=article.id,
                title=article.title,
                truth=first.names(first.truth[row]),
                a=first.names(first.predicted[row]),
                b=second.names(second.predicted[row]),
                better=bool(rights[1][row]),
            )
        )
    return tuple(changes)
