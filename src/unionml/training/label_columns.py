"""In which column of a row its labels stand, and whether anybody has filled it in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from typing import Any

from unionml.errors import DataError
from unionml.reading.cells import MISSING, choices, spelt_list
from unionml.reading.columns import LABELS, alike, columns_of, listed
from unionml.reading.records import Record, Reject

SINGLE_COLUMNS = ("topic", "label")
"""Columns that hold one label as it is, where there is no column `topics` or nothing in it."""

WAITING = "why_picked"
"""The column of `unionml suggest`: there an empty cell of topics means that nobody has labelled the article yet."""

ANSWER = "answer"
NOT_ACCEPTED = ("reject", "ignore")
"""The column in which Prodigy says whether the label of a row holds, and what it says of one that does not."""

_TEXTS = frozenset({"title", "lead", "body", "captions", "headings"})
_METADATA = frozenset({"section", "kicker", "byline", "source"})
"""Fields of an article that may be its label as well, and those that cannot."""

NO_TOPICS = "its topics are missing; write `other` or an empty list where none holds"


def with_labels_from(
    name: str, tables: Sequence[Sequence[Record | Reject]], files: Sequence[str | PathLike[str]]
) -> list[list[Record | Reject]]:
    """The rows of files with their labels from a column of the user's own; rows without it are as they were.

    A list, also one that a cell spells out or Label Studio writes, is read as `topics` are, anything else as the one
    label that it is. Columns that hold labels by their names count for nothing beside it, save in a table of `unionml
    suggest`, whose column `topics` is there to be filled in.

    Args:
        name: of the column, in any case; one that is read as the section, kicker or author of articles will do.
        tables: the rows of each file.
        files: where they come from, for the message.

    Raises:
        DataError: no row of any file has the column, or it holds the text of articles.
    """
    field = next((one for one in columns_of((name,), None).fields), "")
    if field in _TEXTS:
        raise DataError(f"the column {name!r} is read as the {field} of articles, so it holds no labels; name another")
    found = [[None if isinstance(row, Reject) else _own(row, name, field) for row in table] for table in tables]
    if not any(own is not None for table in found for own in table):
        rows = [row.extra for table in tables for row in table if not isinstance(row, Reject)]
        columns = listed(list(dict.fromkeys(key for extra in rows for key in extra)))
        names = ", ".join(map(str, files))
        raise DataError(
            f"{names} has no column {name!r} with labels; its other columns are {columns}: name one of them"
        )
    return [[own or row for own, row in zip(*pair, strict=True)] for pair in zip(found, tables, strict=True)]


def _own(row: Record, name: str, field: str) -> Record | None:
    if WAITING in row.extra and "topics" in row.extra:
        return None
    if found := alike(name, tuple(row.extra)):
        value = row.extra[found[0]]
    elif field in _METADATA and getattr(row.article, field):
        value = getattr(row.article, field)
    else:
        return None
    if (spelt := choices(value)) is None and isinstance(value, str):
        spelt = spelt_list(value)
    value = value if spelt is None else spelt
    column = "topics" if isinstance(value, list | tuple) else SINGLE_COLUMNS[0]
    others = {key: cell for key, cell in row.extra.items() if key not in {*LABELS, *found}}
    return replace(row, extra={**others, column: value})


def column_of(extra: Mapping[str, Any], known: Collection[str]) -> str | None:
    """Where the labels of a row stand: in the first column that says something, or else in the first."""
    found = {name: alone(extra[name]) for name in ("topics", *SINGLE_COLUMNS) if name in extra}
    saying = (name for name, value in found.items() if not is_missing(value) or value in known)
    return next(saying, next(iter(found), None))


def why_unlabelled(extra: Mapping[str, Any], known: Collection[str], name: str | None = None) -> str:
    """Why a row counts as one that nobody has labelled yet; empty where it has labels, or none of their columns.

    Args:
        extra: its columns.
        known: labels, which count even where they look like a missing value.
        name: of the column that its labels were taken from (see `with_labels_from`), if there is one.
    """
    column = column_of(extra, known)
    if column is None:
        return ""
    if (answer := extra.get(ANSWER)) in NOT_ACCEPTED:
        return f"its {ANSWER} is `{answer}`, so nobody has accepted its label"
    value = extra[column]
    if column == "topics":
        if WAITING in extra and not value:
            return "its topics are still to be filled in; write `other` where none holds"
        if not is_missing(extra.get("primary")) or (isinstance(value, list | tuple) and len(value) != 1):
            return ""
        value = alone(value)
    if not is_missing(value) or value in known:
        return ""
    if isinstance(value, str) and value.strip():
        said = repr(value.strip())
        return f"{name or column} holds {said}, which stands for a missing value; write `other` where no topic holds"
    if column == "topics":
        # An empty string in a list is a mistake, which is refused.
        return "" if isinstance(value, str) else why_missing(name)
    return f"its {name or column} is empty; write `other` where no topic holds"


def why_missing(name: str | None) -> str:
    """What is said of a row without topics, or without the column of the user's own that holds them."""
    return NO_TOPICS if name is None else NO_TOPICS.replace("topics are", f"{name} is", 1)


def is_missing(value: Any) -> bool:
    """Whether a cell is empty, or holds what databases and pandas put where there is nothing (NaN is not itself)."""
    return value is None or value != value or (isinstance(value, str) and value.strip() in {"", *MISSING})


def alone(value: Any) -> Any:
    """What a list of one holds, and anything else as it is."""
    return value[0] if isinstance(value, list | tuple) and len(value) == 1 else value
