"""The label set: data, not code, so that another newspaper trains its own labels with the same commands."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.errors import BundleError, DataError
from unionml.text.canonical import without_marks

OTHER = "other"
"""What `topic` says where no topic holds."""

ALIKE = 0.8
"""How alike two labels are spelt, by the share of their characters in common, if one may be the other misspelt."""

TopicLists = Iterable[str | int | Sequence[str]]
"""The topics of each article: one label, or several, primary first; `other` or none at all where no topic holds. One
label may be a whole number or a truth value, of which `label_name` makes a name."""


class CheckedTopics(list[tuple[str, ...]]):
    """What `as_topic_lists` has made of topics.

    Attributes:
        label_type: as what each was given, the others as text: `int`, as scikit-learn's tools number classes, `bool`,
            or `str`.
    """

    label_type: type = str


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The topics that a model knows, in a fixed order; names are brought to one spelling (`canonical_label`).

    Attributes:
        labels: the topics; the columns of every score matrix, in this order.
        exclusive: whether exactly one label holds for an article (otherwise each holds or not by itself).
        names: display names a label and language, such as `{"congress": {"vi": "đại hội công đoàn"}}`.
    """

    labels: tuple[str, ...]
    exclusive: bool = False
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Of a string every letter would be a label.
        listed = isinstance(self.labels, Iterable) and not isinstance(self.labels, str)
        labels = tuple(self.labels) if listed else ()
        if not listed or not all(isinstance(label, str) for label in labels):
            raise DataError(f"the labels are {_kind(self.labels)}; give a tuple of strings")
        # A frozen class sets its own fields this way only.
        object.__setattr__(self, "labels", tuple(map(canonical_label, labels)))
        check_names(self.names)
        object.__setattr__(self, "names", {canonical_label(label): names for label, names in self.names.items()})
        check_encodable(self.labels, "the label set")
        if len(set(self.labels)) != len(self.labels) or not all(self.labels):
            raise DataError(f"the labels must be distinct and not empty, but they are {list(self.labels)}")

    def __len__(self) -> int:
        return len(self.labels)

    @classmethod
    def of(cls, topic_lists: TopicLists, *, exclusive: bool | None = None) -> "LabelSet":
        """The label set of a labelled corpus, in the order of `numpy.unique`: by name, or numbers by value.

        Args:
            topic_lists: the topics of each article. In a multi-label corpus `other` means no topic and is no label; in
                an exclusive one the first topic of an article counts.
            exclusive: whether one topic wins; by default so if every article has exactly one topic.

        Raises:
            DataError: the topics of an article are neither a label nor a list of labels.
        """
        lists = as_topic_lists(topic_lists)
        if exclusive is None:
            exclusive = bool(lists) and all(len(topics) == 1 for topics in lists)
        learnt = _first_of_each(lists) if exclusive else lists
        found = {topic for topics in learnt for topic in topics} - (set() if exclusive else {OTHER})
        # As text 10 comes before 2, and scikit-learn's tools would take its column for that of 2.
        return cls(tuple(sorted(found, key=int if lists.label_type is int else None)), exclusive=exclusive)

    def reduce(self, topic_lists: TopicLists) -> list[tuple[str, ...]]:
        """The topics of each article as far as a model of these labels learns them and can be judged by them.

        Where labels exclude each other that is the first topic of an article, and `other` where it has none.
        """
        lists = as_topic_lists(topic_lists)
        return _first_of_each(lists) if self.exclusive else lists

    def counts(self, topic_lists: TopicLists) -> dict[str, int]:
        """How many articles carry each label as a model learns it; where several may hold, also how many `other`."""
        topics = self.reduce(topic_lists)
        count = Counter(label for one in topics for label in one)
        found = {label: count[label] for label in self.labels}
        return found if self.exclusive else {**found, OTHER: sum(not {*one} - {OTHER} for one in topics)}

    def encode(self, topic_lists: TopicLists) -> NDArray[np.bool_]:
        """Binary indicator matrix of shape (n_articles, n_labels).

        Raises:
            DataError: a topic is not in the label set; the message names it.
        """
        column = {label: index for index, label in enumerate(self.labels)}
        rows = as_topic_lists(topic_lists)
        matrix = np.zeros((len(rows), len(self.labels)), dtype=np.bool_)
        for index, topics in enumerate(rows):
            for topic in topics:
                if topic in column:
                    matrix[index, column[topic]] = True
                elif topic != OTHER:
                    raise DataError(
                        f"the topic {topic!r} of article {index + 1} is not in the label set "
                        f"({', '.join(map(repr, self.labels))}); correct the data or train with these labels"
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
            labels, exclusive = config["labels"], config["exclusive"]
            if not isinstance(labels, list) or not isinstance(exclusive, bool):
                raise TypeError
            return cls(tuple(labels), exclusive, config["names"])
        except (DataError, KeyError, TypeError) as error:
            raise BundleError("the model directory has no valid label set; train or download it again") from error


def canonical_label(name: str) -> str:
    """The one spelling of a label's name: Unicode NFC, one blank for any white space, none at either end."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def closest_label(name: str, known: Iterable[str]) -> tuple[str, float]:
    """Which of the known labels is spelt most like a name, and how alike the two are, in [0, 1]: 1 but for capitals and
    the marks of Vietnamese.
    """
    from difflib import SequenceMatcher

    def likeness(one: str, other: str) -> float:
        return SequenceMatcher(None, one, other).ratio()

    plain = without_marks(name).casefold()
    found = [(likeness(plain, without_marks(one).casefold()), likeness(name, one), one) for one in known]
    alike, _, label = max(found, default=(0.0, 0.0, ""))
    return label, alike


def meant_by(name: str, known: Iterable[str]) -> str:
    """That of the known labels which may be meant by a name that is none of them; empty where none is alike enough."""
    label, alike = closest_label(name, (one for one in known if one != name))
    return label if alike >= ALIKE else ""


def check_names(names: object) -> None:
    """Refuse what are no display names.

    Raises:
        DataError: they are not text by label and language; the message names the label.
    """
    if not isinstance(names, Mapping):
        raise DataError(f"the display names are {_kind(names)}; give those of each label by language")
    for label, texts in names.items():
        if not isinstance(texts, Mapping) or not all(
            isinstance(text, str) for text in (label, *texts, *texts.values())
        ):
            raise DataError(
                f"the display names of {label!r} are {_kind(texts)}; give text by language, as {{'vi': '…'}}"
            )
        check_encodable(texts.values(), f"the display name of {label!r}")


def check_encodable(names: Iterable[str], place: str) -> None:
    """Refuse names that no file could hold.

    Raises:
        DataError: one has half a surrogate pair, as JSON escapes can spell it; the message names it and its place.
    """
    for name in names:
        if any("\ud800" <= character <= "\udfff" for character in name):
            raise DataError(f"{place} has {name!r:.60}, which holds half a surrogate pair and is no text; correct it")


def label_name(value: object) -> str | None:
    """The name of one label, which columns of tables give as text, as a whole number or as a truth value; else None."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    # pandas makes 1.0 of 1 in a column in which a value is missing.
    whole = isinstance(value, Integral) or (isinstance(value, Real) and float(value).is_integer())
    return str(int(value)) if whole else None  # type: ignore[call-overload]


def as_given(names: Sequence[str], label_type: type) -> NDArray[Any]:
    """Names of labels as an array of what the labels were given as (`CheckedTopics.label_type`); shape (n_labels,)."""
    if label_type is bool:
        return np.array([name == str(True) for name in names], dtype=bool)
    # Of no labels numpy would make an array of floats, and numbers may be larger than its own.
    return np.array([label_type(name) for name in names], dtype=None if names else label_type)


def as_topic_lists(topic_lists: TopicLists) -> CheckedTopics:
    """The topics of each article as a tuple of distinct labels, in order; what `label_name` knows is one label.

    Raises:
        DataError: the topics of an article are neither a label nor a list of labels; the message names the article.
    """
    if isinstance(topic_lists, CheckedTopics):
        return topic_lists
    if isinstance(topic_lists, str | bytes | Mapping) or not isinstance(topic_lists, Iterable):
        raise DataError(
            f"topics must be a list with a label, or a list of labels, for each article, not {_kind(topic_lists)}"
        )
    if hasattr(topic_lists, "columns"):
        raise DataError(f"topics must be one column with labels, not a {type(topic_lists).__name__}; name the column")
    if getattr(topic_lists, "ndim", 1) == 2 and topic_lists.dtype.kind in "biuf":  # type: ignore[attr-defined]
        raise DataError(
            f"topics are a matrix of the shape {topic_lists.shape}, which names none; give a list of topics for each "  # type: ignore[attr-defined]
            "article, as MultiLabelBinarizer.inverse_transform makes of it"
        )
    lists = CheckedTopics()
    types: set[type] = set()
    for number, topics in enumerate(map(_plain, _plain(topic_lists)), 1):
        # In a list numbers are no names: they may be the indicators of a matrix.
        names = topics if (name := label_name(topics)) is None else (name,)
        if not isinstance(names, Sequence | np.ndarray) or not all(isinstance(name, str) for name in names):
            is_missing = topics is None or (isinstance(topics, Real) and topics != topics)
            also = "leave out the articles that nobody has labelled, and " if is_missing else ""
            raise DataError(
                f"the topics of article {number} are {_kind(topics)}; {also}give a label or a list of labels, each a "
                "string"
            )
        found = tuple(dict.fromkeys(map(canonical_label, names)))
        if "" in found:
            raise DataError(
                f"the topics of article {number} hold an empty string; give an empty list where no topic holds"
            )
        check_encodable(found, f"article {number}")
        lists.append(found)
        is_truth = isinstance(topics, bool | np.bool_)
        types.add(bool if is_truth else int if isinstance(topics, Real) else str)
    lists.label_type = types.pop() if len(types) == 1 else str
    return lists


def _first_of_each(lists: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [topics[:1] or (OTHER,) for topics in lists]


def _plain(value: Any) -> Any:
    """A column or a cell of Arrow or polars as Python's own; what is anything else as it is."""
    convert = getattr(value, "as_py", None) or getattr(value, "to_pylist", None) or getattr(value, "to_list", None)
    return value if convert is None else convert()


def _kind(value: object) -> str:
    return f"{value!r:.40} ({type(value).__name__})"
