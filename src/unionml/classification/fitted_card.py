"""The card of a model that was fitted in Python and saved without one: what the model itself can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass

import numpy as np
from numpy.typing import NDArray

from unionml._version import __version__
from unionml.classification.labels import LabelSet
from unionml.classification.settings import changed_settings

NO_FIGURES = "No figures came with it; judge it on articles of your own with `unionml evaluate`."


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a model was fitted to.

    Attributes:
        articles: how many articles.
        counts: how many of them carry each label, `other` included.
    """

    articles: int
    counts: Mapping[str, int]


def kind_of(label_set: LabelSet, *, abstains: bool) -> str:
    """How many labels an article gets, in words."""
    if not label_set.exclusive:
        return "none, one or several labels an article"
    return "one label an article, or `other` where it is unsure" if abstains else "exactly one label an article"


def fitted_card(
    name: str,
    label_set: LabelSet,
    thresholds: NDArray[np.float64],
    *,
    kind: str,
    config: object = None,
    learnt: Learnt | None = None,
) -> str:
    """The text of README.md.

    Args:
        name: what the model signs with.
        label_set: what it tells apart.
        thresholds: as fitted, shape (n_labels,).
        kind: the name of its class.
        config: its settings, a dataclass.
        learnt: what it was fitted to; None where nobody knows.
    """
    has_thresholds = not label_set.exclusive or bool(thresholds.any())
    rows = [["label", "training articles", "threshold"]]
    given = dict(zip(label_set.labels, thresholds.tolist(), strict=True)) if has_thresholds else {}
    counts = dict.fromkeys(label_set.labels, "")
    if learnt is not None:
        counts |= {label: f"{count:,}" for label, count in learnt.counts.items()}
    rows += [[label, count, f"{given[label]:.2f}" if label in given else ""] for label, count in counts.items()]
    source = "Nobody has said what it learnt from."
    if learnt is not None:
        source = (
            f"It was fitted in Python to {learnt.articles:,} articles, {_settings(config)}; nobody has said from which "
            "files."
        )
    blocks = [
        "---\nlibrary_name: unionml\npipeline_tag: text-classification\ntags:\n- news\n- topic-classification\n---",
        f"# {' '.join(name.split())}",
        f"A topic model for news, made by unionml {__version__} (`{kind}`): "
        f"{kind_of(label_set, abstains=label_set.exclusive and has_thresholds)}.",
        "## Labels",
        table(rows),
        "## What it learnt from",
        source,
        "## How good it is",
        NO_FIGURES,
    ]
    return "\n\n".join(blocks) + "\n"


def _settings(config: object) -> str:
    if not is_dataclass(config) or isinstance(config, type):
        return "with settings that are not known"
    changed = changed_settings(config)
    return f"with the settings `{changed}`" if changed else "with the default settings"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A heading and rows as a table of Markdown."""
    head, *body = rows
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    # A bar in a cell would end it, and so would the end of a line.
    lines += [f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in row)} |" for row in body]
    return "\n".join(lines)
