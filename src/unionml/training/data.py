"""Labelled articles: what models learn from and are judged by."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.article import Article
from unionml.classification.labels import OTHER, LabelSet
from unionml.errors import DataError

if TYPE_CHECKING:
    from unionml.reading.records import Record, Reject

SINGLE_COLUMNS = ("topic", "label")
"""Columns that hold one label as it is, where there is no column `topics`."""

LANGUAGES = ("vi", "en")
"""The languages of display names."""

WAITING = "why_picked"
"""The column of `unionml suggest`: there an empty cell of topics means that nobody has labelled the article yet."""

SEPARATORS = "|;,"
"""What may stand between the topics of one CSV cell; the first of these that occurs in the cell separates."""


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article and what people said it is about.

    Attributes:
        article: what a model reads.
        topics: the topics that hold, primary first; empty where none does.
        primary: the topic that it exists to report, or `other`.
        extra: the record's other columns.
    """

    article: Article
    topics: tuple[str, ...]
    primary: str
    extra: Mapping[str, Any] = field(default_factory=dict, repr=False)


class LabelledArticles(list[LabelledArticle]):
    """A list of labelled articles, and the rows that could not be read.

    Attributes:
        rejects: unreadable rows, in order.
    """

    def __init__(self, articles: Iterable[LabelledArticle] = (), rejects: "Sequence[Reject]" = ()) -> None:
        super().__init__(articles)
        self.rejects = list(rejects)


def load_labelled(
    paths: Sequence[str | PathLike[str]] | str | PathLike[str],
    *,
    text_column: str | None = None,
    label_set: LabelSet | None = None,
) -> LabelledArticles:
    """Read labelled articles from JSONL, CSV or Parquet files, in order.

    The labels stand in `topics` (a list; in a CSV cell separated by `|`, `;` or `,`, or a JSON list) with an optional
    `primary`, or else as one label in `topic` or `label`. `other` and an empty cell mean that no topic holds.

    Args:
        paths: the files; one path does as well.
        text_column: the column that holds the text, where it is not `text`.
        label_set: the labels that may occur; by default any.

    Returns:
        The articles of all files. A row without readable text is left out and kept in `rejects`.

    Raises:
        InputError: a file cannot be read.
        DataError: a row has no labels, unknown ones or none of the right type, or no row is left.
    """
    from unionml.reading.records import Reject, iter_records

    files = [paths] if isinstance(paths, str | PathLike) else list(paths)
    labelled = LabelledArticles()
    for path in files:
        for record in iter_records(path, text_column=text_column):
            if isinstance(record, Reject):
                labelled.rejects.append(record)
            elif WAITING in record.extra and not record.extra.get("topics"):
                reason = "its topics are still to be filled in; write `other` where none holds"
                labelled.rejects.append(Reject(str(path), record.row, reason, record.article.id))
            else:
                labelled.append(_labelled(record, Path(path), label_set))
    if not labelled:
        names = ", ".join(str(path) for path in files) or "nothing"
        reason = f" (row {labelled.rejects[0].row}: {labelled.rejects[0].reason})" if labelled.rejects else ""
        raise DataError(f"{names} holds no labelled article{reason}; give a file with articles and their topics")
    return labelled


def load_label_set(path: str | PathLike[str]) -> LabelSet:
    """The labels and display names of a JSON file such as `data/labels.json`.

    The file maps each label to an object with the display names `vi` and `en`, in the order of the scores.

    Raises:
        DataError: the file is missing or is no such JSON.
    """
    file = Path(path)
    try:
        labels = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read the labels file {file}; name a UTF-8 JSON file of labels") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataError(
            f"{file} is not valid JSON; give an object that maps each label to its display names"
        ) from error
    if not isinstance(labels, dict) or not labels or not all(isinstance(names, dict) for names in labels.values()):
        raise DataError(f"{file} must map each label to its display names, such as {{'vi': '…', 'en': '…'}}")
    names = {label: {key: str(texts[key]) for key in LANGUAGES if key in texts} for label, texts in labels.items()}
    return LabelSet(tuple(labels), names=names)


def _labelled(record: "Record", path: Path, label_set: LabelSet | None) -> LabelledArticle:
    place = f"row {record.row} of {path}"
    topics = _topics(record.extra, place)
    primary = record.extra.get("primary")
    if primary is None or primary == "":
        primary = topics[0] if topics else OTHER
    elif not isinstance(primary, str) or (primary != OTHER and primary not in topics):
        raise DataError(f"{place} has the primary {primary!r}, which is not among its topics; correct one of them")
    if primary in topics:
        topics = (primary, *(topic for topic in topics if topic != primary))
    if label_set is not None:
        for topic in topics:
            if topic not in label_set.labels:
                raise DataError(
                    f"{place} has the topic {topic!r}, which is not one of {', '.join(label_set.labels)}; correct the "
                    "data or choose labels that cover it"
                )
    return LabelledArticle(record.article, topics, primary, record.extra)


def _topics(extra: Mapping[str, Any], place: str) -> tuple[str, ...]:
    if "topics" in extra:
        value = extra["topics"]
        if isinstance(value, str):
            value = _split(value, place)
    else:
        column = next((name for name in SINGLE_COLUMNS if name in extra), None)
        if column is None:
            raise DataError(f"{place} has no labels; add a column `topics` with a list of topics (empty for none)")
        value = extra[column]
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        value = [value] if value else []
    if value is None:
        value = []
    if not isinstance(value, list | tuple) or not all(isinstance(topic, str) and topic.strip() for topic in value):
        raise DataError(f"{place} has topics that are no list of strings; write them as a list such as ['welfare']")
    topics = dict.fromkeys(topic.strip() for topic in value)
    # Where `other` is one label among exclusive ones it stands alone and is kept; beside a topic it says nothing.
    if len(topics) > 1:
        topics.pop(OTHER, None)
    return tuple(topics)


def _split(cell: str, place: str) -> list[Any]:
    text = cell.strip()
    if text.startswith("["):
        try:
            value = json.loads(text)
        except (json.JSONDecodeError, RecursionError) as error:
            raise DataError(f"{place} has topics that look like JSON but are not; write them as a JSON list") from error
        return value if isinstance(value, list) else [value]
    separator = next((mark for mark in SEPARATORS if mark in text), None)
    parts = text.split(separator) if separator else [text]
    return [part.strip() for part in parts if part.strip()]
