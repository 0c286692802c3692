"""The label set: data, not code, so that another newspaper trains its own labels with the same commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.errors import BundleError, DataError

OTHER = "other"
"""What `topic` says where no topic holds."""


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The topics that a model knows, in a fixed order.

    Attributes:
        labels: the topics; the columns of every score matrix, in this order.
        exclusive: whether exactly one label holds for an article (otherwise each holds or not by itself).
        names: display names a label and language, such as `{"congress": {"vi": "đại hội công đoàn"}}`.
    """

    labels: tuple[str, ...]
    exclusive: bool = False
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(set(self.labels)) != len(self.labels) or not all(self.labels):
            raise DataError(f"the labels must be distinct and not empty, but they are {list(self.labels)}")

    def __len__(self) -> int:
        return len(self.labels)

    @classmethod
    def of(cls, topic_lists: Iterable[Sequence[str]], *, exclusive: bool | None = None) -> "LabelSet":
        """The label set of a labelled corpus, sorted by name.

        Args:
            topic_lists: the topics of each article. In a multi-label corpus `other` means no topic and is no label.
            exclusive: whether one topic wins; by default so if every article has exactly one topic.
        """
        lists = [tuple(dict.fromkeys(topics)) for topics in topic_lists]
        if exclusive is None:
            exclusive = bool(lists) and all(len(topics) == 1 for topics in lists)
        found = {topic for topics in lists for topic in topics}
        if not exclusive:
            found.discard(OTHER)
        return cls(labels=tuple(sorted(found)), exclusive=exclusive)

    def encode(self, topic_lists: Iterable[Sequence[str]]) -> NDArray[np.bool_]:
        """Binary indicator matrix of shape (n_articles, n_labels).

        Raises:
            DataError: a topic is not in the label set; the message names it.
        """
        column = {label: index for index, label in enumerate(self.labels)}
        rows = [tuple(topics) for topics in topic_lists]
        matrix = np.zeros((len(rows), len(self.labels)), dtype=np.bool_)
        for index, topics in enumerate(rows):
            for topic in topics:
                if topic in column:
                    matrix[index, column[topic]] = True
                elif topic != OTHER:
                    raise DataError(
                        f"the topic {topic!r} of article {index + 1} is not in the label set "
                        f"({', '.join(self.labels)}); correct the data or train with these labels"
                    )
        return matrix

    def display_name(self, label: str, language: str = "en") -> str:
        """What an editor reads for a label; the label itself where it has no name in that language."""
        return self.names.get(label, {}).get(language) or label

    def to_config(self) -> dict[str, Any]:
        """As JSON types, for a bundle."""
        return {
            "labels": list(self.labels),
            "exclusive": self.exclusive,
            "names": {label: dict(names) for label, names in self.names.items()},
        }

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> "LabelSet":
        """The inverse of `to_config`.

        Raises:
            BundleError: the settings are not those of a label set.
        """
        try:
            return cls(tuple(config["labels"]), bool(config["exclusive"]), dict(config["names"]))
        except (KeyError, TypeError, ValueError) as error:
            raise BundleError("the model directory has no valid label set; train or download it again") from error
