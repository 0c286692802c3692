"""Tables of articles, streamed: JSONL, CSV and Parquet, also compressed with gzip or Zstandard.

A row becomes a `Record`, or a `Reject` that says why not, and the stream goes on. Columns that no `Article` has (the
labels `topics` and `primary` among them) are handed through as `extra`. Memory is one row (one batch in Parquet).

A CSV cell for a list may be a JSON list, or one as Python shows it (`['a', 'b']`); otherwise `body`, `captions` and
`headings` are split at blank lines and `topics` at `|`, `;` or `,`. Raw text (the column `text`, or another by name)
goes through the page reader. HTML in a cell is read as HTML. Which column is which field: `unionml.reading.columns`.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.article import Article, RelatedArticle
from unionml.errors import InputError
from unionml.progress import Progress
from unionml.reading import cells, full_titles, markup
from unionml.reading.columns import FIELDS as FIELDS
from unionml.reading.columns import LISTS, RELATED, Columns, SharedColumn, UnreadText, columns_of
from unionml.reading.printed import printed_article
from unionml.reading.raw_text import read_raw

if TYPE_CHECKING:
    from unionml.reading.record_files import Row

_TABLES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_COMPRESSED = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a table.

    Attributes:
        row: number of the row, from 1: the line in JSONL, in CSV the row as a spreadsheet shows it (the header is
            row 1), else the record.
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


def iter_records(
    path: str | os.PathLike[str],
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    max_characters: int | None = None,
    tell: Progress | None = None,
) -> Iterator[Record | Reject]:
    """Stream a table's rows in order.

    Args:
        path: a .jsonl, .json, .csv, .tsv or .parquet file; .gz, .zst and .bz2 behind it are unpacked on the way.
        text_column: the column with an article's raw text, which is read even where there is a `body`; by default
            `text` where the table has one and `body` is empty.
        id_column: the column with an article's id, where another is wanted than is known by its name; rows without it
            are read as ever.
        max_characters: how long an article may be; only rows that are hopelessly longer are refused here, unparsed.
        tell: called with a sentence where articles have no body, and columns that are not read hold long text; by
            default that is an `UnreadTextWarning`.

    Raises:
        InputError: the file is missing, of no known format, empty, damaged, or lacks the column.
    """
    file = Path(path)
    rows = _rows(file, text_column)
    if max_characters is not None:
        from unionml.reading import limits

        rows = limits.without_hopeless(rows, str(file), text_column, max_characters, id_column)
    yield from to_records(rows, str(file), text_column, tell, id_column)


def shared_column(paths: Iterable[str | os.PathLike[str]], text_column: str | None) -> str | None:
    """The column of raw text as one for all files of a call: a file without it is read by its own columns.

    Where none of the files has the column it stays what it is, and the first file is refused for it.
    """
    files = list(map(Path, paths))
    if text_column is None or isinstance(text_column, SharedColumn) or len(files) < 2:
        return text_column
    return SharedColumn(text_column) if any(has_column(file, text_column) for file in files) else text_column


def has_column(path: Path, name: str) -> bool:
    """Whether the first rows of a table have a column; one that cannot be read is left to its reader to tell."""
    try:
        next(iter(_rows(path, name)), None)
    except (InputError, OSError, ValueError):
        return False
    return True


def _rows(path: Path, text_column: str | None) -> "Iterator[Row]":
    from unionml.reading import csv_rows, json_rows, parquet_rows
    from unionml.reading.encoding import check_file

    check_file(path)
    kind = table_format(path)
    if kind is None:
        raise InputError(f"{path} is no table; give a .jsonl, .csv, .tsv or .parquet file")
    rows_of = {"jsonl": json_rows.json_rows, "csv": csv_rows.csv_rows, "parquet": parquet_rows.parquet_rows}[kind]
    return rows_of(path, compression_of(path), text_column)


def to_records(
    rows: "Iterable[Row]",
    source: str,
    text_column: str | None = None,
    tell: Progress | None = None,
    id_column: str | None = None,
) -> Iterator[Record | Reject]:
    """Numbered rows to records; what is a reject already stays one. See `iter_records`."""
    unread = UnreadText(source, tell)
    for number, row in rows:
        one = (
            row
            if isinstance(row, Reject)
            else to_record(row, source=source, number=number, text_column=text_column, id_column=id_column)
        )
        if isinstance(one, Record):
            unread.look(one.extra, has_body=bool(one.article.body))
        yield one
    unread.tell()


def to_record(
    row: Mapping[str, Any], *, source: str, number: int, text_column: str | None = None, id_column: str | None = None
) -> Record | Reject:
    """One row, as a mapping of columns, to a record or the reason why it is none."""
    columns = columns_of(tuple(row), text_column, id_column)
    known = columns.cells(row)
    identifier = cells.identifier(known.get("id"))
    if columns.text is None and (printed := printed_article(row, f"{source}:{number}")) is not None:
        extra = {key: value for key, value in row.items() if key not in {*FIELDS, RELATED}}
        return Record(number, printed if id_column is None else replace(printed, id=identifier), extra)
    try:
        _check_names(row, columns)
        raw = _raw(row[columns.text], columns.text) if columns.text is not None else ""
        if columns.is_named and raw.strip():
            # Who names a column wants what is in it, not a summary that happens to stand in `body`.
            known.pop("body", None)
        article = _article(known, columns, raw, f"{source}:{number}")
        if article.is_empty:
            raise cells.CellError("the row has no text; it needs a title, a lead or a body")
    except (cells.CellError, InputError) as error:
        return Reject(source, number, str(error), identifier, excerpt(row))
    used = {*columns.fields.values(), columns.text}
    extra = {columns.labels.get(key, key): value for key, value in row.items() if key not in used}
    if "topics" in extra:
        extra["topics"] = _topics(extra["topics"])
    return Record(number, article, extra)


def _check_names(row: Mapping[str, Any], columns: Columns) -> None:
    """Refuse a row that has a field twice.

    Raises:
        CellError: which of the two holds the text cannot be known.
    """
    if columns.doubled:
        raise cells.CellError(f"the row has several columns {columns.doubled[0]}; rename all but one of them")
    read = {columns.text, *map(columns.fields.get, ("id", "kicker", "title", "lead", "body"))}
    if isinstance(row, cells.Contradiction) and (names := sorted(row.names & read)):
        raise cells.CellError(f"the row has {names[0]} more than once, with different text; keep one of them")


def _raw(value: Any, column: str) -> str:
    """The cell of raw text, which nothing but text can be."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if not isinstance(value, (str, bytes)):
        raise cells.CellError(f"the column {column} holds a {cells.type_of(value)}, not text")
    return cells.text(value, column)


def _article(known: Mapping[str, Any], columns: Columns, raw: str, source: str) -> Article:
    """The named columns, and what the reader of pages finds in the raw text for those that are empty."""
    fields = {name: _field(name, known.get(name), columns.fields.get(name, name)) for name in FIELDS}
    related = _related(known.get(RELATED))
    body = fields["body"]
    if len(body) == 1 and not raw and markup.is_page(body[0]):
        raw, body = body[0], ()
    elif any(map(markup.is_marked, body)):
        found = markup.read_pieces(body)
        body = found.paragraphs
        fields["headings"] = fields["headings"] or found.headings
        fields["captions"] = fields["captions"] or found.captions
    fields["body"] = body
    if not raw.strip() or body:
        return full_titles.with_body(Article(**fields, related=related, source=source))
    read = read_raw(raw, fields["title"], source)
    if fields["lead"] and read.lead and read.lead != fields["lead"]:
        fields["body"] = (read.lead, *read.body)
    for name in FIELDS:
        fields[name] = fields[name] or getattr(read, name)
    return Article(**fields, related=related or read.related, source=source)


def _field(name: str, value: Any, column: str) -> Any:
    """A cell by what its field needs; a wrong type refuses the row only where it hides the text."""
    if value is None:
        return () if name in LISTS else ""
    if name == "body":
        return cells.paragraphs(value, column)
    if name in {"title", "lead"}:
        return markup.plain(cells.text(value, column))
    if name in LISTS:
        return tuple(filter(None, map(markup.plain, cells.lines(value))))
    if name == "id":
        return cells.identifier(value)
    return cells.metadata(value) if name == "url" else markup.plain(cells.metadata(value))


def _related(value: Any) -> tuple[RelatedArticle, ...]:
    """The teasers as `Article.to_dict` writes them; what is anything else is left out."""
    teasers = [one for one in value if isinstance(one, dict)] if isinstance(value, (list, tuple)) else []
    pairs = [(cells.metadata(one.get("title")), cells.metadata(one.get("teaser"))) for one in teasers]
    return tuple(RelatedArticle(*pair) for pair in pairs if pair[0])


def _topics(value: object) -> object:
    """Labels as a list: a list stays, of Label Studio's object its `choices`; a string is spelt out or separated.

    What is missing stays None, and what looks like a list and is none stays a string: no row is lost for its labels.
    """
    if not isinstance(value, str):
        found = cells.choices(value)
        return value if found is None else found
    found = cells.labels(value)
    return value if found is None else found


def excerpt(row: Mapping[str, Any]) -> str:
    """The beginning of a row, as a reject shows it."""
    shown = {key: value[:500] if isinstance(value, str) else value for key, value in list(row.items())[:20]}
    try:
        text = json.dumps(shown, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return ""
    return text[:500].encode("utf-8", "backslashreplace").decode("utf-8")
