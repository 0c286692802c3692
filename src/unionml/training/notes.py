"""What is worth a second look in labels that can be learnt from as they are, in sentences for a person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from unionml.classification.labels import LabelSet


def label_notes(topics: Sequence[tuple[str, ...]], label_set: LabelSet) -> list[str]:
    """Sentences on the labels of training articles.

    Args:
        topics: of each article.
        label_set: what a model learns of them.
    """
    return [*_on_empty(topics, label_set), *names_alike(label for one in topics for label in one)]


def names_alike(labels: Iterable[str]) -> list[str]:
    """A sentence on each group of labels that differ in nothing but capitals."""
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        alike[label.casefold()].add(label)
    return [
        f"the topics {' and '.join(sorted(names))} differ in nothing but capitals and are learnt as different ones; "
        "write them alike if they are one"
        for names in alike.values()
        if len(names) > 1
    ]


def _on_empty(topics: Sequence[tuple[str, ...]], label_set: LabelSet) -> list[str]:
    empty = sum(not one for one in topics)
    if not empty:
        return []
    articles = "1 article has" if empty == 1 else f"{empty:,} articles have"
    said = f"{articles} empty `topics` and count{'s' * (empty == 1)} as without a topic"
    if not label_set.exclusive and all(len(one) <= 1 for one in topics):
        said += (
            "; each of the others has exactly one, and topics are learnt as exclusive only where every article has: "
            "write `other` there, or add --exclusive, if one is to win"
        )
    return [said]
