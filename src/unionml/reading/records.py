"""Tables of articles, streamed: JSONL, CSV and Parquet, also compressed with gzip or Zstandard.

A row becomes a `Record`, or a `Reject` that says why not, and the stream goes on. Columns that no `Article` has (the
labels `topics` and `primary` among them) are handed through as `extra`. Memory is one row (one batch in Parquet).

A CSV cell for a list may be a JSON list; otherwise `body`, `captions` and `headings` are split at blank lines and
`topics` at `|`, `;` or `,`. Raw text (the column `text`, or another by name) goes through the page reader.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from unionml.article import Article
from unionml.errors import InputError

_TABLES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_COMPRESSED = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?>\r\n|\r|\n)\s*")
FIELDS = ("id", "kicker", "title", "lead", "body", "headings", "captions", "byline", "published", "section", "url")
"""The columns that become fields of the `Article`."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a table.

    Attributes:
        row: number of the row, from 1: the line in JSONL and CSV (where the row begins), the row in Parquet.
        article: the article; its `source` is `path:row`.
        extra: the columns that are no field of the article.
    """

    row: int
    article: Article
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that is no article.

    Attributes:
        source: the file.
        row: number of the row, as in `Record`.
        reason: one sentence.
        id: the row's identifier, where it could be read.
        raw: the beginning of the row as it stands in the file.
    """

    source: str
    row: int
    reason: str
    id: str = ""
    raw: str = ""


def table_format(path: Path) -> str | None:
    """`jsonl`, `csv` or `parquet` by the name's suffix (`.gz`, `.zst` and `.bz2` may follow), or None."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in _COMPRESSED:
        suffixes.pop()
    return _TABLES.get(suffixes[-1]) if suffixes else None


def is_table(path: Path) -> bool:
    """Whether the name is that of a table."""
    return table_format(path) is not None


def compression_of(path: Path) -> str | None:
    """The codec that the name's last suffix stands for, or None."""
    return _COMPRESSED.get(path.suffix.lower())


def iter_records(path: str | os.PathLike[str], *, text_column: str | None = None) -> Iterator[Record | Reject]:
    """Stream a table's rows in order.

    Args:
        path: a .jsonl, .csv, .tsv or .parquet file; .gz and .zst behind it are unpacked on the way.
        text_column: the column with an article's raw text; `text` where the table has one.

    Raises:
        InputError: the file is missing, of no known format, empty, damaged, or lacks the column.
    """
    from unionml.reading import csv_rows, record_files
    from unionml.reading.encoding import check_file

    file = Path(path)
    kind = table_format(file)
    if kind is None:
        raise InputError(f"{file} is no table; give a .jsonl, .csv, .tsv or .parquet file")
    check_file(file)
    rows = {"jsonl": record_files.jsonl_rows, "csv": csv_rows.csv_rows, "parquet": record_files.parquet_rows}[kind]
    for number, row in rows(file, compression_of(file), text_column):
        if isinstance(row, Reject):
            yield row
            continue
        yield to_record(row, source=str(file), number=number, text_column=text_column)


def to_record(row: Mapping[str, Any], *, source: str, number: int, text_column: str | None = None) -> Record | Reject:
    """One row, as a mapping of columns, to a record or the reason why it is none."""
    name = ""
    try:
        name = _text(row.get("id"), "id")
        fields = _fields(row)
        column = text_column or "text"
        raw = row.get(column)
        if raw is not None and not isinstance(raw, str):
            raise _RowError(f"the column {column} holds a {_type(raw)}, not text")
        article = _article(fields, raw or "", f"{source}:{number}")
        if article.is_empty:
            raise _RowError("the row has no text; it needs a title, a lead or a body")
    except (_RowError, InputError) as error:
        return Reject(source, number, str(error), name, _excerpt(row))
    extra = {key: value for key, value in row.items() if key not in FIELDS and key != column}
    if "topics" in extra:
        extra["topics"] = _topics(extra["topics"])
    return Record(number, article, extra)


class _RowError(Exception):
    """Why a row is refused."""


def _article(fields: dict[str, Any], raw: str, source: str) -> Article:
    """The named columns, and what the page reader finds in the raw text for those that are empty."""
    if not raw.strip() or fields["body"]:
        return Article(**fields, source=source)
    from unionml.reading.page_text import read_page_text

    title = fields["title"]
    read = read_page_text(raw if title in raw else f"{title}\n\n{raw}", source)
    if fields["lead"] and read.lead and read.lead != fields["lead"]:
        fields["body"] = (read.lead, *read.body)
    for name in FIELDS:
        fields[name] = fields[name] or getattr(read, name)
    return Article(**fields, related=read.related, source=source)


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in FIELDS:
        value = row.get(name)
        fields[name] = _paragraphs(value, name) if name in {"body", "headings", "captions"} else _text(value, name)
    return fields


def _text(value: Any, name: str) -> str:
    """A scalar cell as text: numbers keep their digits, dates become ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _encodable(value.strip("\ufeff \t\r\n"), name)
    if isinstance(value, (bool, list, tuple, dict)):
        raise _RowError(f"the column {name} holds a {_type(value)}, not text")
    if isinstance(value, float):
        if value != value:
            return ""
        return str(int(value)) if value.is_integer() else str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, int):
        return str(value)
    raise _RowError(f"the column {name} holds a {_type(value)}, not text")


def _paragraphs(value: Any, name: str) -> tuple[str, ...]:
    """A list of paragraphs, a JSON list in a string, or one string with blank lines between paragraphs."""
    if value is None or (isinstance(value, float) and value != value):
        return ()
    if isinstance(value, str):
        if value.lstrip().startswith("[") and value.rstrip().endswith("]"):
            parsed = _json_list(value)
            if parsed is not None:
                return _paragraphs(parsed, name)
        return tuple(_encodable(part, name) for part in _split_paragraphs(value))
    if isinstance(value, (list, tuple)):
        parts = []
        for part in value:
            if part is None:
                continue
            if not isinstance(part, str):
                raise _RowError(f"the column {name} holds a list with a {_type(part)} in it, not paragraphs")
            if part.strip():
                parts.append(_encodable(part.strip(), name))
        return tuple(parts)
    raise _RowError(f"the column {name} holds a {_type(value)}, not paragraphs")


def _split_paragraphs(text: str) -> list[str]:
    """Paragraphs between blank lines; a string without blank lines has one a line."""
    parts = [part.strip() for part in _BLANK_LINE.split(text)]
    if len(parts) == 1:
        parts = [part.strip() for part in re.split(r"[\r\n]+", text)]
    return [part for part in parts if part]


def _topics(value: object) -> object:
    """Labels as a list: a list stays, a string is a JSON list or separated by `|`, `;` or `,`."""
    if value is None or value == "":
        return []
    if not isinstance(value, str):
        return value
    if value.strip().startswith("["):
        parsed = _json_list(value)
        if parsed is not None:
            return parsed
    for separator in ("|", ";", ","):
        if separator in value:
            return [part.strip() for part in value.split(separator) if part.strip()]
    return [value.strip()] if value.strip() else []


def _json_list(value: str) -> list[Any] | None:
    import json

    try:
        parsed = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, list) else None


def _encodable(text: str, name: str) -> str:
    """Text that can be written again: half surrogate pairs, which JSON escapes can spell, cannot."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise _RowError(f"the column {name} holds half a surrogate pair, which is no text") from None
    return text


def _type(value: Any) -> str:
    names = {"dict": "mapping", "bool": "truth value", "int": "number", "float": "number", "str": "text"}
    return names.get(type(value).__name__, type(value).__name__)


def _excerpt(row: Mapping[str, Any]) -> str:
    import json

    shown = {key: value[:500] if isinstance(value, str) else value for key, value in list(row.items())[:20]}
    try:
        text = json.dumps(shown, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return ""
    return text[:500].encode("utf-8", "backslashreplace").decode("utf-8")
