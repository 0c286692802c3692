"""From the outside to `Article`: saved pages, HTML, tables.

    >>> from unionml import reading
    >>> article = reading.read("page.txt")                          # doctest: +SKIP
    >>> for record in reading.iter_records("archive.parquet"): ...  # doctest: +SKIP

`read` takes one article from a file; `iter_records` streams many.
"""

import os
import re
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
_HTML_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def read(path: str | os.PathLike[str]) -> Article:
    """Read one article.

    A page saved as text or as HTML, told apart by what is in it; a table (.jsonl, .json, .csv, .tsv, .parquet) that
    holds exactly one record.

    Args:
        path: the file, or `-` for standard input.

    Raises:
        InputError: the file is missing, a folder, empty, not text, has no article in it, or is a table of several.
    """
    from unionml.reading.encoding import read_file

    name = os.fspath(path)
    if name == "-":
        return read_bytes(sys.stdin.buffer.read(), "standard input")
    from unionml.reading.records import is_table

    if is_table(Path(name)):
        return _only_record(name)
    return read_bytes(read_file(name), name)


def read_bytes(data: bytes, source: str = "") -> Article:
    """Read one article from the bytes of a text or HTML page.

    Raises:
        InputError: the bytes are not text, or there is no article in them.
    """
    from unionml.reading.encoding import decode

    html = Path(source).suffix.lower() in _HTML_SUFFIXES if "\0" not in source else False
    text = decode(data, source)
    if html or _HTML_OPENING.match(text[:5000]):
        return read_html(text, source)
    return read_page_text(text, source)


def read_page_text(text: str, source: str = "") -> Article:
    """Read a page saved as text; see `unionml.reading.page_text.read_page_text`."""
    from unionml.reading.page_text import read_page_text as implementation

    return implementation(text, source)


def read_html(html: str, source: str = "") -> Article:
    """Read an HTML page; see `unionml.reading.html.read_html`."""
    from unionml.reading.html import read_html as implementation

    return implementation(html, source)


def iter_records(path: str | os.PathLike[str], *, text_column: str | None = None) -> "Iterator[Record | Reject]":
    """Stream the articles of a table; see `unionml.reading.records.iter_records`."""
    from unionml.reading.records import iter_records as implementation

    return implementation(path, text_column=text_column)


def _only_record(path: str) -> Article:
    from unionml.reading.records import Reject

    found = None
    for record in iter_records(path):
        if found is not None:
            raise InputError(f"{path} holds several articles; use `unionml score` for a table")
        if isinstance(record, Reject):
            raise InputError(f"{path} has an article that cannot be read: {record.reason}")
        found = record.article
    if found is None:
        raise InputError(f"{path} has no article in it; give a table with one row")
    return found
