"""Labelled articles: what models learn from and are judged by."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.article import Article
from unionml.classification.labels import OTHER, LabelSet, canonical_label, check_encodable, label_name, meant_by
from unionml.errors import DataError
from unionml.progress import Progress
from unionml.reading.cells import choices, spelt_list, spelt_object, split_labels
from unionml.reading.columns import listed
from unionml.training import Paths, paths_of
from unionml.training.label_columns import (
    column_of,
    is_missing,
    why_missing,
    why_unlabelled,
    with_labels_from,
)
from unionml.training.whole_labels import put_together

if TYPE_CHECKING:
    from unionml.reading.records import Record, Reject

LANGUAGES = ("vi", "en")
"""The languages of display names."""

_LABELS_EXAMPLE = '{"safety": {"vi": "An toàn", "en": "Safety"}, "wages": {}}'
"""A whole file of labels."""

_FLOAT = re.compile(r"-?[0-9]+\.0")
"""How pandas writes whole numbers of a column in which a value is missing."""


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
        rejects: unreadable and unlabelled rows, in order (`left_out` says so in a sentence).
        sizes: how many articles each file gave, in the order of the files.
    """

    def __init__(self, articles: Iterable[LabelledArticle] = (), rejects: "Sequence[Reject]" = ()) -> None:
        super().__init__(articles)
        self.rejects = list(rejects)
        self.sizes: list[int] = []


def load_labelled(
    paths: Paths,
    *,
    text_column: str | None = None,
    label_column: str | None = None,
    label_set: LabelSet | None = None,
    known: Collection[str] = (),
    progress: Progress | None = None,
) -> LabelledArticles:
    """Read labelled articles from JSONL, CSV or Parquet files, in order.

    The labels stand in `topics` (a list; in a CSV cell separated by `|`, `;` or `,`, or spelt out) with an optional
    `primary`, or else as one label, whatever marks it holds, in `topic` or `label`. `other`, and in `topics` an empty
    list or cell, mean that no topic holds. Names of labels are read in one spelling (`canonical_label`);
    whole numbers are names alike whether a file has 1 or, in all of its labels, 1.0.

    Args:
        paths: the files; one path does as well.
        text_column: the column that holds the text, where it is not `text`; one file of several at least must have it.
        label_column: the column that holds the labels, where it has another name; one file of several at least must
            have it, and rows without it are read as ever. What it holds is one label, or a list of topics.
        label_set: the labels that may occur beside `other`; by default any. A cell of `topics` that is one of them is
            one label, even if it holds a mark that separates.
        known: labels that are known to hold such marks; others may occur as well (see `put_together`).
        progress: called with one short line for each file.

    Returns:
        The articles of all files. A row without readable text is left out and kept in `rejects`, and so is one that
        nobody has labelled yet: with an empty `topic` or `label`, with a null in `topics` or what stands for one
        (`NaN`, `NULL`, …), without any of these columns where other rows have one, or an empty `topics` in a table of
        `unionml suggest`, and one whose label was not accepted in Prodigy (its `answer` is `reject` or `ignore`).

    Raises:
        InputError: a file cannot be read.
        DataError: a row has no labels, unknown ones or none of the right type, no row is left, or none has the column.
    """
    from unionml.reading.records import Reject, iter_records, shared_column

    files = paths_of(paths)
    text_column = shared_column(files, text_column)
    labelled = LabelledArticles()
    tables: list[list[Record | Reject]] = []
    for path in files:
        if progress is not None:
            progress(f"reading {path}")
        tables.append(list(iter_records(path, text_column=text_column)))
    own = tables if label_column is None else with_labels_from(label_column, tables, files)
    for path, before, table in zip(files, tables, own, strict=True):
        records: list[Record] = []
        rejects: list[Reject] = []
        without: list[Record] = []
        given = label_set.labels if label_set else ()
        for row, record in zip(before, table, strict=True):
            if isinstance(record, Reject):
                rejects.append(record)
            elif reason := why_unlabelled(record.extra, given, None if record is row else label_column):
                rejects.append(Reject(str(path), record.row, reason, record.article.id))
            else:
                (records if column_of(record.extra, given) else without).append(record)
        if records:
            # Exports of JSON leave a name out where there is nothing to say.
            rejects += [Reject(str(path), one.row, why_missing(label_column), one.article.id) for one in without]
        labelled.rejects += sorted(rejects, key=lambda one: one.row)
        records = records or without
        labelled += _labelled(records, Path(path), label_set)
        labelled.sizes.append(len(records))
    if not labelled:
        names = ", ".join(str(path) for path in files) or "nothing"
        reason = f" (row {labelled.rejects[0].row}: {labelled.rejects[0].reason})" if labelled.rejects else ""
        raise DataError(f"{names} holds no labelled article{reason}; give a file with articles and their topics")
    if label_set is None:
        put_together(labelled, known)
    return labelled


def left_out(rejects: "Sequence[Reject]") -> str:
    """A sentence on the rows that were left out, to be told to a person; empty where there are none."""
    if not rejects:
        return ""
    first, count = rejects[0], len(rejects)
    rows = "1 row was left out" if count == 1 else f"{count:,} rows were left out, the first of them"
    return f"{rows}: row {first.row} of {first.source}, where {first.reason}"


def load_label_set(path: str | PathLike[str]) -> LabelSet:
    """The labels and display names of a JSON file such as `data/labels.json`.

    The file maps each label to an object with the display names `vi` and `en`, in the order of the scores;
    labels that exclude each other are scored in sorted order.

    Raises:
        DataError: the file is missing or is no such JSON.
    """
    file = Path(path)
    try:
        labels = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read the labels file {file}; name a UTF-8 JSON file of labels") from error
    except (ValueError, RecursionError) as error:
        raise DataError(
            f"{file} is not valid JSON; give an object that maps each label to its display names, such as "
            f"{_LABELS_EXAMPLE}"
        ) from error
    if not isinstance(labels, dict) or not labels or not all(isinstance(names, dict) for names in labels.values()):
        raise DataError(f"{file} must map each label to its display names, such as {_LABELS_EXAMPLE}")
    names = {label: {key: texts[key] for key in LANGUAGES if key in texts} for label, texts in labels.items()}
    try:
        return LabelSet(tuple(labels), names=names)
    except DataError as error:
        raise DataError(f"{file}: {error}") from error


def _labelled(records: "Sequence[Record]", path: Path, label_set: LabelSet | None) -> Iterator[LabelledArticle]:
    """The articles of one file with their labels."""
    known = label_set.labels if label_set else ()
    places = [f"row {record.row} of {path}" for record in records]
    found = [_labels(record, place, known) for record, place in zip(records, places, strict=True)]
    names = {topic for topics, _ in found for topic in topics} - {OTHER}
    if all(map(_FLOAT.fullmatch, names)) and not names <= set(known):
        found = [(tuple(map(_whole, topics)), _whole(primary)) for topics, primary in found]
    for record, place, (topics, primary) in zip(records, places, found, strict=True):
        for topic in topics if known else ():
            if topic not in known and topic != OTHER:
                hint = f" ({meant!r} may be meant)" if (meant := meant_by(topic, (*known, OTHER))) else ""
                listing = ", ".join(map(repr, known))
                raise DataError(
                    f"{place} has the topic {topic!r}{hint}, which is not one of {listing}; correct the data or choose "
                    "labels that cover it"
                )
        yield LabelledArticle(record.article, topics, primary, record.extra)


def _whole(name: str) -> str:
    return name.removesuffix(".0")


def _labels(record: "Record", place: str, known: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The topics of a row, the primary first, and the primary."""
    topics = _topics(record, place, known)
    given = record.extra.get("primary")
    if is_missing(given) and given not in topics:
        return topics, topics[0] if topics else OTHER
    primary = canonical_label(label_name(given) or "")
    if primary != OTHER and primary not in topics:
        raise DataError(f"{place} has the primary {given!r}, which is not among its topics; correct one of them")
    if primary in topics:
        topics = (primary, *(topic for topic in topics if topic != primary))
    return topics, primary


def _topics(record: "Record", place: str, known: Collection[str]) -> tuple[str, ...]:
    column = column_of(record.extra, known)
    if column is None:
        # Where a paper's sections are its topics, their column is one of the article.
        others = [*record.extra, *(["section"] if record.article.section else [])]
        hint = f"its other columns are {listed(others)}: name the one that holds them with --label-column, or "
        raise DataError(f"{place} has no labels; {hint if others else ''}add `topics`, a list of them (empty for none)")
    value = record.extra[column]
    if column != "topics":
        value = [_one_label(value, f"{place} has in {column}")]
    elif isinstance(value, str):
        raise DataError(
            f"{place} has the topics {value!r:.60}, which look like a list and are none; write them as a JSON list, or "
            "with a `|` between them"
        )
    elif is_missing(value):
        value = []
    elif (name := label_name(value)) is not None:
        value = [name]
    if not isinstance(value, list | tuple) or not all(isinstance(topic, str) and topic.strip() for topic in value):
        raise DataError(f"{place} has topics that are no list of strings; write them as a list such as ['welfare']")
    if len(value) == 1 and is_missing(value[0]) and value[0] not in known:
        value = []
    topics = tuple(dict.fromkeys(map(canonical_label, value)))
    check_encodable(topics, place)
    if known and not set(topics) <= {*known, OTHER}:
        # The reader has cut the cell already, maybe at a mark that belongs to a label.
        topics = next(((label,) for label in known if tuple(split_labels(label)) == topics), topics)
    # Where `other` is one label among exclusive ones it stands alone and is kept; beside a topic it says nothing.
    return tuple(topic for topic in topics if topic != OTHER) or topics


def _one_label(value: Any, what: str) -> str:
    """A cell of one label."""
    name = label_name(value)
    spells_list = name is not None and (spelt_list(name) is not None or name.startswith(("['", '["')))
    if spells_list or isinstance(value, list | tuple) or choices(value) is not None:
        raise DataError(f"{what} {value!r:.60}, which is a list and no label; name that column `topics`")
    if name is None or spelt_object(name) is not None:
        raise DataError(f"{what} {value!r:.60}, which is no name of a label; write one label as text")
    return name
