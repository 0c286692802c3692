"""Labels that hold a mark which separates labels (`Kinh tế, thị trường`), put together where a cell was cut inside one.

A cell is cut where it is read, before anything says which labels there are.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from unionml.classification.labels import canonical_label
from unionml.reading.cells import LABEL_SEPARATORS, split_labels

if TYPE_CHECKING:
    from unionml.training.data import LabelledArticle


def put_together(labelled: "list[LabelledArticle]", known: Collection[str] = ()) -> None:
    """Make one label of what a cell was cut inside of, in place.

    What was cut is one label where that label is known or stands whole in another row (beside others, as a JSON list,
    in a column of one label), and where no row and no known label has one of the pieces by itself.

    Args:
        labelled: the rows of all files.
        known: labels that are known, such as a model's.
    """
    found = _whole_labels([one.topics for one in labelled], known)
    for at, one in enumerate(labelled):
        if (whole := found.get(frozenset(one.topics))) is not None:
            labelled[at] = replace(one, topics=(whole,), primary=whole)


def _whole_labels(rows: Sequence[Sequence[str]], known: Collection[str]) -> dict[frozenset[str], str]:
    """The labels that cells were cut inside, by their pieces."""
    names = {*known, *(label for row in rows for label in row)}
    marked = [name for name in names if any(mark in name for mark in LABEL_SEPARATORS)]
    found = {frozenset(map(canonical_label, split_labels(name))): name for name in sorted(marked)}
    found = {pieces: name for pieces, name in found.items() if len(pieces) > 1}
    if not found:
        return {}
    alone = {*known, *(label for row in rows if frozenset(row) not in found for label in row)}
    return {pieces: name for pieces, name in found.items() if alone.isdisjoint(pieces)}
