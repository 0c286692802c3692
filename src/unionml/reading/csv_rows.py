"""CSV as a stream of numbered rows; a quote that is never closed costs its own line and no other."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from unionml.errors import InputError
from unionml.reading.columns import alike, check_columns, columns_of
from unionml.reading.csv_lines import CsvLines
from unionml.reading.csv_quotes import FIELD_LIMIT, NULL, CsvReader, size_of, told
from unionml.reading.encoding import OLD_ENCODING
from unionml.reading.record_files import Row, lines_of, open_table
from unionml.reading.records import Reject
from unionml.reading.spreadsheet import unguard

_ABOVE = 10
"""Lines of a single cell, such as the title of a sheet, that may stand above the header."""
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\s*$", re.IGNORECASE)
"""The line by which Excel is told the separator."""
_TELLING = frozenset({"id", "title", "lead", "body"})
"""The fields by whose names a header is told from prose, beside the column of raw text."""
_STOP = re.compile(r"[.:?!…][\"\s]*(?:\s|[,;|]|$)")
"""What ends a sentence, and no name of a column."""
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
_ESCAPE = re.compile(r"\\([nrt\\])")
_AROUND = 8
"""Blanks and marks around a name where it is repeated, at most."""
_LONGEST_HEADER = 8192
"""Characters in which it has to end, and the first row to begin."""


def csv_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """A header and a row an article; comma, semicolon, tab or bar, whichever the header uses."""
    with open_table(path, compression) as stream:
        yield from _rows_of(stream, str(path), text_column)


def rows_of_text(text: str, source: str, text_column: str | None = None) -> Iterator[Row]:
    """The rows of a text that `opens_as_csv`."""
    stream = io.BufferedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")))
    return _rows_of(stream, source, text_column)


def opens_as_csv(text: str, text_column: str | None = None) -> bool:
    """Whether text begins with the header of a table of articles, and no prose.

    Two of its cells or more name an id or text of an article, or one is the column that was asked for; no cell has a
    stop in it, and there is more below it.
    """
    lines = [line for line in text[:_LONGEST_HEADER].lstrip("\ufeff").splitlines() if line.strip()]
    if lines and _SEPARATOR.match(lines[0]):
        del lines[0]
    if len(lines) < 2 or _STOP.search(lines[0]):
        return False
    names = [name.strip(' "') for name in lines[0].strip().split(_delimiter(lines[0]))]
    columns = columns_of(tuple(names), text_column)
    has_text = columns.text is not None
    return len(_TELLING & columns.fields.keys()) + has_text > 1 or (has_text and text_column is not None)


def _rows_of(stream: BinaryIO, source: str, text_column: str | None) -> Iterator[Row]:
    # The limit is one for the whole process: never lower than somebody else has set it.
    csv.field_size_limit(max(csv.field_size_limit(), FIELD_LIMIT))
    lines = CsvLines(lines_of(stream, source))
    header, delimiter = _header(lines, source, text_column)
    check_columns(source, header, text_column)
    yield from _body(lines, header, delimiter, source)


def _header(lines: "CsvLines", source: str, text_column: str | None) -> tuple[list[str], str]:
    """The names of the columns, and the separator; the title of a sheet above them is passed over.

    Where no line is a header, the first one is, to be refused by its names.
    """
    separator = ""
    seen: list[tuple[list[str], str]] = []
    while len(seen) < _ABOVE:
        lines.begin_row()
        first = next(lines, "")
        if not first:
            break
        if not first.strip():
            continue
        if lines.broken or "\0" in first:
            raise InputError(f"{source} is not UTF-8 text, {OLD_ENCODING}")
        if not seen and (found := _SEPARATOR.match(first)):
            separator = found[1]
            lines.n_rows -= 1  # no spreadsheet shows it
            continue
        delimiter = separator or _delimiter(first)
        lines.put_back(1)
        try:
            names = [name.strip() for name in next(csv.reader(lines, delimiter=delimiter))]
        except csv.Error as error:
            raise InputError(
                f"{source} has no CSV header ({told(error)}); name the columns in the first line"
            ) from None
        if lines.open_quote:
            raise InputError(f"{source} has a quote in its header that is never closed; close it, or take it out")
        seen.append((names, delimiter))
        if columns_of(tuple(names), text_column).has_text:
            return names, delimiter
        if sum(map(bool, names)) > 1:
            break
    if not seen:
        raise InputError(f"{source} is empty; give a table with a header and at least one row")
    return seen[-1] if sum(map(bool, seen[-1][0])) > 1 else seen[0]


def _body(lines: "CsvLines", header: list[str], delimiter: str, source: str) -> Iterator[Row]:
    reader = CsvReader(lines, delimiter, len(header))
    while True:
        number, line = lines.begin_row(), lines.number + 1
        try:
            cells, problem = next(reader)
        except StopIteration:
            return
        if not problem and not any(cell.strip() for cell in cells):
            continue
        problem = problem or _problem(cells, header, lines)
        if not problem and (names := _repeated(cells, header)):
            problem = "the row repeats the header"
            if names != header:
                problem += ", in another order, by which the rows behind it are read"
                header = names
        if problem:
            if line != number:
                problem = re.sub("^the row", f"the row (line {line})", problem)
            raw = "".join(lines.row)[:500].rstrip("\r\n")
            yield number, Reject(source, number, problem, raw=raw)
        else:
            values = [unguard(cell) if cell != NULL else None for cell in cells[: len(header)]]
            if delimiter == "\t":
                values = [cell and _unescaped(cell) for cell in values]
            yield number, dict(zip(header, values + [""] * (len(header) - len(values)), strict=True))


def _unescaped(cell: str) -> str:
    """A cell between tabs whose line ends and tabs are spelt out, as `mysql -B` and PostgreSQL do, who quote none.

    What has another backslash is not theirs, nor is what spells a list or an object, which has escapes of its own.
    """
    if "\\n" not in cell or "\n" in cell or cell.startswith(("[", "{")) or "\\" in _ESCAPE.sub("", cell):
        return cell
    return _ESCAPE.sub(lambda found: _ESCAPES[found[1]], cell)


def _problem(cells: list[str], header: list[str], lines: "CsvLines") -> str:
    """What is the matter with the cells of a row; empty where they fit the header."""
    size, wanted = size_of(cells, len(header)), len(header)
    if lines.broken:
        return f"the row is not UTF-8, {OLD_ENCODING}"
    if size > wanted:
        return f"the row has {size} cells and the header {wanted}; quote cells that hold the separator"
    if size < wanted and not lines.row[-1].endswith(("\n", "\r")):
        return f"the row has {size} cells of {wanted} and no line end; the file may be cut off here"
    return ""


def _repeated(cells: list[str], header: list[str]) -> list[str]:
    """The names of the columns as a row has them that holds nothing else (tables were joined); of other rows none."""
    longest = max(map(len, header)) + _AROUND
    if len(header) < 2 or len(cells) < len(header) or any(len(cell) > longest for cell in cells):
        return []
    names = [found[0] for cell in cells[: len(header)] if (found := alike(cell.strip(), header))]
    return names if sorted(names) == sorted(header) else []


def _delimiter(header: str) -> str:
    """Whichever of comma, semicolon, tab and bar separates most names of the header, outside quotes."""
    outside = "".join(header.split('"')[::2])
    return max((",", ";", "\t", "|"), key=outside.count)
