"""Labels of so few articles that nothing can be learnt about them: often one of the others, misspelt."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionml.classification.labels import ALIKE, LabelSet, closest_label
from unionml.labelling.findings import Finding

if TYPE_CHECKING:
    from unionml.training.data import LabelledArticle


@dataclass(frozen=True, slots=True)
class Common:
    """The articles whose labels all have enough articles to learn from.

    Attributes:
        rows: their places among all articles, ascending.
        labels: their label set.
        rare: the other labels, and how many articles carry each.
    """

    rows: list[int]
    labels: LabelSet
    rare: dict[str, int]


def without_rare(labelled: "Sequence[LabelledArticle]", fewest: int, *, exclusive: bool | None = None) -> Common:
    """Leave out the articles of rare labels, until every label that is left has enough of them.

    Where too few labels would be left to tell anything apart, nothing is left out.

    Args:
        labelled: the articles.
        fewest: the articles that a label needs.
        exclusive: whether one topic wins; by default so if every article has exactly one.
    """
    everything = LabelSet.of([one.topics for one in labelled], exclusive=exclusive)
    topics = everything.reduce(one.topics for one in labelled)
    rows, rare = list(range(len(labelled))), dict[str, int]()
    while True:
        labels = LabelSet.of([topics[row] for row in rows], exclusive=everything.exclusive)
        if len(labels) < (2 if labels.exclusive else 1):
            return Common(list(range(len(labelled))), everything, {})
        counts = Counter(topic for row in rows for topic in topics[row])
        few = {label: counts[label] for label in labels.labels if counts[label] < fewest}
        if not few:
            return Common(rows, labels, rare)
        rare |= few
        rows = [row for row in rows if few.keys().isdisjoint(topics[row])]


def rare_findings(labelled: "Sequence[LabelledArticle]", common: Common) -> list[Finding]:
    """The articles that carry rare labels, each with the label that may be meant; the likeliest misspelling first."""
    found = [_finding(one, label, common) for one in labelled for label in one.topics if label in common.rare]
    return sorted(found, key=lambda finding: (-finding.score, finding.topic))


def _finding(one: "LabelledArticle", label: str, common: Common) -> Finding:
    count = common.rare[label]
    meant, likeness = closest_label(label, common.labels.labels)
    said = f"{count} article{' is' if count == 1 else 's are'} labelled {label}, too few to learn from"
    suggested = one.topics
    if likeness >= ALIKE:
        said += f"; {meant} may be meant"
        suggested = tuple(dict.fromkeys(meant if topic == label else topic for topic in one.topics))
    return Finding.about(one, "rare", said, suggested=suggested, score=likeness, topic=label)
