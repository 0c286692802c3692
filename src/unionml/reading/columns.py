"""Which column of a table is which field of an article.

A name counts in capitals or small letters, with blanks around it or a byte-order mark before it; one that is spelt
exactly wins over those that are only alike. The headers that Vietnamese newsrooms give their sheets are known too, and
MongoDB's `_id`.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from unionml.errors import InputError

FIELDS = ("id", "kicker", "title", "lead", "body", "headings", "captions", "byline", "published", "section", "url")
"""The columns that become fields of the `Article`."""
TEXT = "text"
"""The column of raw text, where no other is named."""
RELATED = "related"
"""What `Article.to_dict` writes of the teasers around an article."""
LABELS = ("topics", "primary", "topic", "label")
"""Columns for training; they are handed through under these names."""
ALIASES = {
    "_id": "id",
    "mã bài": "id",
    "tiêu đề": "title",
    "sapo": "lead",
    "nội dung": "body",
    "tác giả": "byline",
    "ngày đăng": "published",
    "chuyên mục": "section",
}
"""Vietnamese headers and MongoDB's key, in small letters, and the fields that they stand for."""
_NEEDED = ("title", "lead", "body")
_SHOWN = 30
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table stand for.

    Attributes:
        fields: the column of each field that the table has.
        text: the column of raw text, or None.
        labels: the name by which each column of labels is handed through.
        doubled: fields that several columns claim alike.
        has_text: whether an article's text stands in any of them (in the column that was asked for).
    """

    fields: dict[str, str]
    text: str | None
    labels: dict[str, str]
    doubled: tuple[str, ...]
    has_text: bool


@lru_cache(maxsize=64)
def columns_of(names: tuple[str, ...], text_column: str | None) -> Columns:
    """Find the fields among the names of columns.

    Args:
        names: of all columns, in order.
        text_column: the column of raw text if it is not `text`; what it names is no other field.
    """
    folded = [_fold(name) for name in names]
    wanted = text_column or TEXT
    text = _matches(wanted, names, folded)
    taken = set(text) if text_column is not None else set()
    found = {
        field: [name for name in _matches(field, names, folded) if name not in taken]
        for field in (*FIELDS, RELATED, *LABELS)
    }
    doubled = [field for field, matches in (*found.items(), (wanted, text)) if len(matches) > 1]
    return Columns(
        fields={field: found[field][0] for field in (*FIELDS, RELATED) if found[field]},
        text=text[0] if text else None,
        labels={found[field][0]: field for field in LABELS if found[field]},
        doubled=tuple(doubled),
        has_text=bool(text) or (text_column is None and any(found[field] for field in _NEEDED)),
    )


def check_columns(source: str, names: Sequence[str], text_column: str | None) -> None:
    """Refuse a table without text, or with two columns for one field.

    Raises:
        InputError: names the columns that there are.
    """
    columns = columns_of(tuple(names), text_column)
    if columns.doubled:
        raise InputError(f"{source} has several columns {columns.doubled[0]}; rename all but one of them")
    if not columns.has_text:
        shown = ", ".join(map(_shown, names[:_SHOWN])) or "none"
        missing = text_column or ", ".join((TEXT, *_NEEDED[:-1])) + f" or {_NEEDED[-1]}"
        remedy = "name the column of the text with --text-column" + (", or rename it" if text_column is None else "")
        raise InputError(f"{source} has no column {missing}; it has {shown}: {remedy}")


def _shown(name: str) -> str:
    """A name in a sentence: where a table has no header it may be a whole article."""
    name = " ".join(name.split()).encode("utf-8", "replace").decode()
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _matches(field: str, names: Sequence[str], folded: Sequence[str]) -> list[str]:
    """The columns that may be meant by a field: those spelt exactly, or else alike, or else known by an alias."""
    key = _fold(field)
    return (
        [name for name in names if name == field]
        or [name for name, other in zip(names, folded, strict=True) if other == key]
        or [name for name, other in zip(names, folded, strict=True) if ALIASES.get(other) == field]
    )


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip("\ufeff\u200b \t\r\n\xa0").casefold()
