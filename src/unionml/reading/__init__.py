"""From the outside to `Article`: saved pages, HTML, tables.

    >>> from unionml import reading
    >>> article = reading.read("page.txt")                          # doctest: +SKIP
    >>> for record in reading.iter_records("archive.parquet"): ...  # doctest: +SKIP

`read` takes one article from a file; `iter_records` streams many.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from unionml.article import Article
from unionml.errors import InputError

if TYPE_CHECKING:
    from unionml.reading.records import Record, Reject

__all__ = ["iter_records", "read", "read_bytes", "read_html", "read_page_text"]

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})


def read(path: str | os.PathLike[str], *, text_column: str | None = None) -> Article:
    """Read one article.

    A page saved as text or as HTML, or a record in JSON or CSV, told apart by what is in it; a table (.jsonl, .json,
    .csv, .tsv, .parquet) that holds exactly one record.

    Args:
        path: the file, or `-` for standard input.
        text_column: the column of a table that holds the raw text, where it is not `text`.

    Raises:
        InputError: the file is missing, a folder, empty, not text, has no article in it, is a table of several, or has
            no such column.
    """
    from unionml.reading.encoding import read_file
    from unionml.reading.records import is_table

    name = os.fspath(path)
    if name == "-":
        return read_bytes(_standard_input(), "standard input", text_column=text_column)
    if is_table(Path(name)):
        return _only_article(iter_records(name, text_column=text_column), name)
    return read_bytes(read_file(name), name, text_column=text_column)


def read_bytes(data: bytes, source: str = "", *, text_column: str | None = None) -> Article:
    """Read one article from the bytes of a text, an HTML page or a table of one record, in JSON or CSV; see `read`.

    Raises:
        InputError: the bytes are not text, there is no article in them, or there are several records.
    """
    from unionml.reading import csv_rows, json_rows, records
    from unionml.reading.encoding import decode

    text = decode(data, source)
    if kind := table_in(text, text_column):
        rows_of_text = json_rows.rows_of_text if kind == "jsonl" else csv_rows.rows_of_text
        return _only_article(records.to_records(rows_of_text(text, source, text_column), source, text_column), source)
    if text_column is not None:
        raise InputError(f"{source or 'the input'} is a page, which has no columns; leave --text-column out")
    return read_html(text, source) if is_html(text, source) else read_page_text(text, source)


def table_in(text: str, text_column: str | None = None) -> str:
    """`jsonl` or `csv` where a text without a name begins as records do, and no prose; empty where it does not."""
    from unionml.reading.csv_rows import opens_as_csv
    from unionml.reading.json_rows import opens_as_json

    return "jsonl" if opens_as_json(text) else "csv" if opens_as_csv(text, text_column) else ""


def is_html(text: str, source: str = "") -> bool:
    """Whether a page is one of HTML, by its name or by its first thousands of characters."""
    from unionml.reading.html.archive import looks_like_html

    return ("\0" not in source and Path(source).suffix.lower() in _HTML_SUFFIXES) or looks_like_html(text)


def read_page_text(text: str, source: str = "") -> Article:
    """Read a page saved as text; see `unionml.reading.page_text.read_page_text`."""
    from unionml.reading.page_text import read_page_text as implementation

    return implementation(text, source)


def read_html(html: str, source: str = "") -> Article:
    """Read an HTML page; see `unionml.reading.html_page.read_html`."""
    from unionml.reading.html_page import read_html as implementation

    return implementation(html, source)


def iter_records(path: str | os.PathLike[str], *, text_column: str | None = None) -> "Iterator[Record | Reject]":
    """Stream the articles of a table; see `unionml.reading.records.iter_records`."""
    from unionml.reading.records import iter_records as implementation

    return implementation(path, text_column=text_column)


def _only_article(records: "Iterator[Record | Reject]", source: str) -> Article:
    from unionml.reading.records import Reject

    name = source or "the input"
    found = None
    for record in records:
        if found is not None:
            raise InputError(f"{name} holds several articles; use `unionml score` for a table (.jsonl, .csv, .parquet)")
        if isinstance(record, Reject):
            raise InputError(f"{name} has an article that cannot be read: {record.reason}")
        found = record.article
    if found is None:
        raise InputError(f"{name} has no article in it; give a table with one row")
    return found


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed; pipe an article into it or name a file")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(
            f"standard input cannot be read ({error.strerror or error}); pipe an article into it"
        ) from None
