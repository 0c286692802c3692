"""The same figures on parts of the articles: by length, by year, by any column that the data brings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.bootstrap import Estimate
from unionml.classification.labels import canonical_label
from unionml.evaluation.judged import Judged
from unionml.evaluation.statistics import TopicStatistics
from unionml.reading.columns import LABELS

if TYPE_CHECKING:
    from unionml.training.data import LabelledArticle

_MOST_VALUES = 12
"""A column with more values than this is an identifier rather than a part of the data."""

_LENGTHS = ((150, "under 150 words"), (400, "150 to 399 words"), (1_000_000_000, "400 words and more"))


@dataclass(frozen=True, slots=True)
class Slice:
    """The main figures on one part of the articles.

    Attributes:
        column: what the articles were divided by: `length`, `year` and `section`, or a column of the data, which is
            called `year (column)` where it has one of these names.
        value: the value that these have.
        articles: how many they are.
        macro_f1: mean F1 over the topics that they carry or are given.
        primary_accuracy: share of them whose best topic is the primary one.
    """

    column: str
    value: str
    articles: int
    macro_f1: Estimate
    primary_accuracy: Estimate

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        return {
            "column": self.column,
            "value": self.value,
            "articles": self.articles,
            "macro_f1": self.macro_f1.to_dict(),
            "primary_accuracy": self.primary_accuracy.to_dict(),
        }


def slices_of(judged: Judged) -> tuple[Slice, ...]:
    """Every slice of at least two different values, in the order of columns and values."""
    found = []
    for column, values in _columns(judged):
        counts = Counter(value for value in values if value)
        if not 2 <= len(counts) <= _MOST_VALUES:
            continue
        for value in sorted(counts, key=_order):
            rows = np.array([one == value for one in values])
            found.append(_slice(judged, column, value, rows))
    return tuple(found)


def _columns(judged: Judged) -> Iterator[tuple[str, list[str]]]:
    ours = {
        "length": [_length(one) for one in judged.articles],
        "year": [_year(one) for one in judged.articles],
        "section": [one.article.section for one in judged.articles],
    }
    # By their labels articles are judged: parts of one label each would say of it what its figures say.
    if all(canonical_label(one.article.section) == one.primary for one in judged.articles if one.article.section):
        del ours["section"]
    yield from ours.items()
    names = dict.fromkeys(name for one in judged.articles for name in one.extra if name not in LABELS)
    for name in names:
        values = [one.extra.get(name) for one in judged.articles]
        if all(isinstance(one, str | int | bool | None) for one in values):
            yield f"{name} (column)" if name in ours else name, ["" if one is None else str(one) for one in values]


def _length(one: "LabelledArticle") -> str:
    words = sum(len(part.split()) for part in (one.article.title, one.article.lead, *one.article.body))
    return next(name for limit, name in _LENGTHS if words < limit)


def _year(one: "LabelledArticle") -> str:
    digits = "".join(character if character.isdigit() else " " for character in one.article.published).split()
    return next((run for run in digits if len(run) == 4 and "1900" <= run <= "2100"), "")


def _order(value: str) -> tuple[int, str]:
    names = [name for _, name in _LENGTHS]
    return (names.index(value) if value in names else 0, value)


def _slice(judged: Judged, column: str, value: str, rows: NDArray[np.bool_]) -> Slice:
    part = replace(
        judged,
        articles=[one for one, inside in zip(judged.articles, rows, strict=True) if inside],
        truth=judged.truth[rows],
        predicted=judged.predicted[rows],
        scores=judged.scores[rows],
        primary=judged.primary[rows],
        topic=judged.topic[rows],
        groups=None if judged.groups is None else judged.groups[rows],
    )
    figures = TopicStatistics(part, detailed=False).estimates()
    return Slice(column, value, len(part), figures["macro_f1", None], figures["primary_accuracy", None])
