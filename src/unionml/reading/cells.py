"""One cell of a table as text, as metadata or as paragraphs.

What an article is judged by (title, lead, body) is read strictly: a cell of the wrong type refuses its row. The rest is
read leniently: lists are joined, and what cannot be text is left empty, since no row is worth losing for its byline.
"""

import ast
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from unionml.reading.markup import sets_paragraphs

_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]\s*")
LABEL_SEPARATORS = "|;,"
"""What may stand between the labels of one cell; the first of these that occurs in it separates."""
MISSING = frozenset({"#N/A", "<NA>", "N/A", "n/a", "NULL", "null", "NaN", "nan", "None"})
"""What pandas, databases and spreadsheets write where an identifier or a label is missing; in texts these are words."""
_AROUND = "\ufeff \t\r\n"
_ESCAPE = r"\\(?:[\\'\"nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U00(?:0[0-9a-f]|10)[0-9a-f]{4})"
_NOT_PLAIN = r"\\\n\r\0\ud800-\udfff"
_QUOTED = (
    rf"(?:'[^'{_NOT_PLAIN}]*(?:{_ESCAPE}[^'{_NOT_PLAIN}]*)*'|\"[^\"{_NOT_PLAIN}]*(?:{_ESCAPE}[^\"{_NOT_PLAIN}]*)*\")"
)
_PYTHON_LIST = re.compile(rf"\[[ \t\r\n]*{_QUOTED}(?:[ \t\r\n]*,[ \t\r\n]*{_QUOTED})*(?:[ \t\r\n]*,)?[ \t\r\n]*\]")
"""A list of strings as Python shows it, and pandas writes it. What NumPy shows has no commas, and Python would read it
as one string."""
_LONGEST_LIST = 1 << 20
"""Characters of such a list: Python's parser takes many times the memory of what it reads."""


class CellError(Exception):
    """Why a row is refused."""


class Contradiction(dict[str, Any]):
    """A row in which a name stands more than once, with different values; the last one counts.

    Args:
        pairs: names and values.

    Attributes:
        names: those with different values.
    """

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        pairs = list(pairs)
        super().__init__(pairs)
        self.names = frozenset(name for name, value in pairs if value != self[name])


class _Unreadable:
    """See `UNREADABLE`."""

    def __repr__(self) -> str:
        return "<a value that cannot be read>"


UNREADABLE = _Unreadable()
"""Stands for a value of a file that Python cannot hold, such as bytes that claim to be text."""


def text(value: Any, name: str) -> str:
    """A cell that must be text: numbers keep their digits, dates become ISO 8601.

    Raises:
        CellError: it holds a list, a mapping, a truth value or bytes that are no text.
    """
    if value is None:
        return ""
    found = value if isinstance(value, str) else _scalar(value)
    if found is None:
        raise CellError(f"the column {name} holds a {type_of(value)}, not text")
    return _encodable(found.strip(_AROUND), name)


def metadata(value: Any) -> str:
    """A cell that no model reads: items of a list are joined, objects are their names, what is no text is left out."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return ", ".join(_texts(map(_named, value if isinstance(value, (list, tuple)) else (value,))))
    found = value.strip(_AROUND)
    return found if can_be_written(found) else ""


def identifier(value: Any) -> str:
    """As `metadata`, empty where it spells out that it is missing; bytes that are no text become hexadecimal digits."""
    # With a blank before it, as a table of `unionml suggest` has it, such a word is an id.
    if isinstance(value, str) and value in MISSING:
        return ""
    return metadata(value) or (value.hex() if isinstance(value, bytes) else "")


def paragraphs(value: Any, name: str) -> tuple[str, ...]:
    """A list of paragraphs, a list spelt in a string, or one string with blank lines between paragraphs.

    Raises:
        CellError: it holds something else.
    """
    if value is None or (isinstance(value, float) and value != value):
        return ()
    parts = _parts(text(value, name) if isinstance(value, bytes) else value)
    if parts is None:
        raise CellError(f"the column {name} holds a {type_of(value)}, not paragraphs")
    found = []
    for part in parts:
        if part is None:
            continue
        if not isinstance(part, (str, bytes)):
            what = type_of(value) if isinstance(part, tuple) else f"list with a {type_of(part)} in it"
            raise CellError(f"the column {name} holds a {what}, not paragraphs")
        if shown := (_encodable(part, name) if isinstance(part, str) else text(part, name)).strip():
            found.append(shown)
    return tuple(found)


def lines(value: Any) -> tuple[str, ...]:
    """As `paragraphs`, of a cell that no row is refused for: what cannot be text is left out."""
    if value is None:
        return ()
    parts = _parts(value)
    return tuple(_texts((value,) if parts is None else parts))


def held(value: Any) -> Any:
    """What a content management system wraps: {"rendered": "…"} of WordPress, [{"value": "…"}] of Drupal."""
    one = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(one, dict):
        return next((one[name] for name in ("rendered", "value") if isinstance(one.get(name), (str, int))), value)
    return value


def spelt_list(value: str) -> list[Any] | None:
    """The list that a cell spells, in JSON or as Python shows a list of strings; None where it spells none."""
    if not looks_like_list(value):
        return None
    value = value.strip(_AROUND)
    try:
        parsed = json.loads(value)
    except (ValueError, RecursionError):
        # The pattern leaves Python's parser nothing to refuse.
        is_python = len(value) <= _LONGEST_LIST and _PYTHON_LIST.fullmatch(value) is not None
        return list(ast.literal_eval(value)) if is_python else None
    return parsed if isinstance(parsed, list) else None


def looks_like_list(value: str) -> bool:
    """Whether a cell opens and closes with brackets."""
    value = value.strip(_AROUND)
    return value.startswith("[") and value.endswith("]")


def choices(value: Any) -> list[Any] | None:
    """The labels of a cell of Label Studio, an object {"choices": […]} as JSON has it or spelt in text; else None."""
    found = spelt_object(value) if isinstance(value, str) else value
    named = found.get("choices") if isinstance(found, dict) else None
    return list(named) if isinstance(named, (list, tuple)) else None


def spelt_object(value: str) -> dict[str, Any] | None:
    """The JSON object that a cell spells; None where it spells none."""
    if not value.strip(_AROUND).startswith("{"):
        return None
    try:
        parsed = json.loads(value.strip(_AROUND))
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def split_paragraphs(value: str) -> list[str]:
    """Paragraphs between blank lines; a string without blank lines has one a line."""
    parts = [part.strip() for part in _BLANK_LINE.split(value)]
    if len(parts) == 1:
        parts = [part.strip() for part in re.split(r"[\r\n]+", value)]
    return [part for part in parts if part]


def split_labels(value: str) -> list[str]:
    """The labels in a cell, at the first of `LABEL_SEPARATORS` that occurs in it."""
    mark = next((mark for mark in LABEL_SEPARATORS if mark in value), None)
    parts = [value] if mark is None else value.split(mark)
    return [part.strip() for part in parts if part.strip()]


def labels(value: str) -> list[Any] | None:
    """The labels in a cell: a list that it spells, the `choices` of Label Studio, or else as `split_labels` cuts it.

    None where it looks like a list and is none, such as an array that NumPy shows, or spells another object: what would
    be cut are no names.
    """
    if (found := choices(value)) is not None or spelt_object(value) is not None:
        return found
    found = spelt_list(value)
    return split_labels(value) if found is None and not looks_like_list(value) else found


def labels_cell(names: Sequence[str]) -> str:
    """The cell in which `labels` finds these names again: with a bar between them, or as a JSON list."""
    cell = LABEL_SEPARATORS[0].join(names)
    if len(names) == 1 and any(mark in cell for mark in LABEL_SEPARATORS):
        cell += LABEL_SEPARATORS[0]
    return cell if labels(cell) == list(names) else json.dumps(list(names), ensure_ascii=False)


def _parts(value: Any) -> Iterable[Any] | None:
    """What a list, or a string that spells one, consists of; None for anything else."""
    if isinstance(value, str):
        found = spelt_list(value)
        return _split(value) if found is None else found
    return value if isinstance(value, (list, tuple)) else None


def _split(value: str) -> list[str]:
    """Paragraphs of a string; markup that sets paragraphs by itself stays in one piece."""
    return [value] if "<" in value and sets_paragraphs(value) else split_paragraphs(value)


def _texts(values: Iterable[Any]) -> list[str]:
    """Those of the values that can be text."""
    found = ((_scalar(_unwrapped(value)) or "").strip(_AROUND) for value in values)
    return [text for text in found if text and can_be_written(text)]


def _named(value: Any) -> Any:
    """The name of a person or a section that is an object, as schema.org has it: {"@type": "Person", "name": "…"}."""
    return value["name"] if isinstance(value, dict) and isinstance(value.get("name"), str) else value


def _unwrapped(value: Any) -> Any:
    """What MongoDB wraps to tell its type, such as {"$oid": "…"} or {"$date": {"$numberLong": "…"}}."""
    for _ in range(2):
        if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
            (value,) = value.values()
    return value


def _scalar(value: Any) -> str | None:
    """A single value as text; None where it has none."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else "" if value != value else str(value)
    if isinstance(value, (int, UUID)):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return None
    return str(value.isoformat()) if hasattr(value, "isoformat") else None


def can_be_written(value: str) -> bool:
    """Whether text can be encoded again: half surrogate pairs, which JSON escapes can spell, cannot."""
    if value.isascii():
        return True
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _encodable(value: str, name: str) -> str:
    if can_be_written(value):
        return value
    raise CellError(f"the column {name} holds half a surrogate pair, which is no text")


def type_of(value: Any) -> str:
    """What a value is called in a sentence."""
    if isinstance(value, list) and value and all(isinstance(one, tuple) for one in value):
        return "mapping"  # as Arrow hands out what a column of maps holds
    names = {"_Unreadable": "value that cannot be read", "bytes": "byte string that is no text"}
    names |= {"dict": "mapping", "bool": "truth value", "int": "number", "float": "number", "str": "text"}
    return names.get(type(value).__name__, type(value).__name__)
