"""CSV as a stream of numbered rows; a quote that is never closed costs its own line and no other."""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from unionml.errors import InputError
from unionml.reading.cells import MISSING
from unionml.reading.columns import check_columns, columns_of
from unionml.reading.record_files import Row, lines_of, open_table
from unionml.reading.records import Reject
from unionml.reading.spreadsheet import unguard

_FIELD_LIMIT = 1 << 24
"""Characters of one cell, above which the csv module refuses it: no article is as long, and what a quote that is never
closed takes in has to be held."""
_NULL = "\\N"
"""How databases export a cell that is empty (MySQL, PostgreSQL, Hive)."""
_LOOKED_AT = 100
"""Rows behind such a quote that are looked at."""
_ROWS = 0.75
"""The share of them, by their weight, that must have the cells of the header to be rows, and not paragraphs of a cell
cut short."""
_ABOVE = 10
"""Lines of a single cell, such as the title of a sheet, that may stand above the header."""
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\s*$", re.IGNORECASE)
"""The line by which Excel is told the separator."""
_TELLING = frozenset({"id", "title", "lead", "body"})
"""The fields by whose names a header is told from prose, beside the column of raw text."""
_STOP = re.compile(r"[.:?!…][\"\s]*(?:\s|[,;|]|$)")
"""What ends a sentence, and no name of a column."""
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
    csv.field_size_limit(max(csv.field_size_limit(), _FIELD_LIMIT))
    lines = _Lines(lines_of(stream, source))
    header, delimiter = _header(lines, source, text_column)
    check_columns(source, header, text_column)
    identifier = columns_of(tuple(header), text_column).fields.get("id", "")
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    for number, row in _body(reader, lines, header, delimiter, source):
        if isinstance(row, dict) and row.get(identifier) in MISSING:
            row[identifier] = ""
        yield number, row


def _header(lines: "_Lines", source: str, text_column: str | None) -> tuple[list[str], str]:
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
            raise InputError(f"{source} is not UTF-8 text; save the table as UTF-8")
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
                f"{source} has no CSV header ({_told(error)}); name the columns in the first line"
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


def _body(reader: Any, lines: "_Lines", header: list[str], delimiter: str, source: str) -> Iterator[Row]:
    while True:
        number, line = lines.begin_row(), lines.number + 1
        problem = ""
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"the row is not CSV ({_told(error)})"
        taken = lines.row[1:]
        is_doubtful = bool(taken) and (bool(problem) or lines.open_quote or not _is_sound(lines.row, delimiter))
        if is_doubtful and _are_rows(taken, len(header), delimiter):
            raw = lines.row[0][:500].rstrip("\r\n")
            lines.put_back(len(taken))
            reason = f"a quote that opens in line {line} is not closed in it; reading goes on in the next line"
            yield number, Reject(source, number, reason, raw=raw)
            continue
        if lines.open_quote:
            problem = f"a quote that opens in line {line} is never closed"
            problem += f" and takes in all up to line {lines.number}" if taken else ""
        if not problem and not any(cell.strip() for cell in cells):
            continue
        raw = ",".join(cells)[:500]
        problem = problem or _problem(cells, header, lines)
        if problem:
            if line != number:
                problem = re.sub("^the row", f"the row (line {line})", problem)
            yield number, Reject(source, number, problem, raw=raw)
        else:
            values = [unguard(cell) if cell != _NULL else None for cell in cells[: len(header)]]
            yield number, dict(zip(header, values + [""] * (len(header) - len(values)), strict=True))


def _problem(cells: list[str], header: list[str], lines: "_Lines") -> str:
    """What is the matter with the cells of a row; empty where they fit the header."""
    size, wanted = _size(cells, len(header)), len(header)
    if lines.broken:
        return "the row is not UTF-8"
    if size > wanted:
        return f"the row has {size} cells and the header {wanted}; quote cells that hold the separator"
    if size < wanted and not lines.row[-1].endswith(("\n", "\r")):
        return f"the row has {size} cells of {wanted} and no line end; the file may be cut off here"
    return "the row repeats the header" if size > 1 and [cell.strip() for cell in cells[:wanted]] == header else ""


def _size(cells: list[str], wanted: int) -> int:
    """How many cells a row has; empty ones behind those that are wanted are left by separators at its end."""
    size = len(cells)
    while size > wanted and not cells[size - 1].strip():
        size -= 1
    return size


def _told(error: csv.Error) -> str:
    """What the csv module says, without its advice to programmers."""
    return "a line end inside a cell without quotes" if "new-line character" in str(error) else str(error)


def _is_sound(row: list[str], delimiter: str) -> bool:
    """Whether the quotes of a row of several lines stand where a writer of CSV puts them.

    A quote that is never closed ends at the next one that opens, with the text of another row right behind it.
    """
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _are_rows(lines: list[str], n_cells: int, delimiter: str) -> bool:
    """Whether lines look like rows of the table, by the number of their cells and what stands between these."""
    if n_cells < 2:
        return False
    weights: list[int] = []
    start = end = 0
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for cells in islice(reader, _LOOKED_AT):
            start, end = end, reader.line_num
            weights += [_weight(cells, n_cells)] if cells else []
    except csv.Error:
        return False
    is_open = sum(line.count('"') for line in lines[start:end]) % 2
    if is_open:
        # Here a quote is left open too, which took in the cells behind it.
        weights[-1] = max(weights[-1], _weight(lines[start].split(delimiter), n_cells))
    return sum(weights) >= _ROWS * sum(max(weight, 1) for weight in weights) > 0


def _weight(cells: list[str], n_cells: int) -> int:
    """How much a line speaks for rows; none that has too few cells.

    One that has them all, or more since one of them holds the separator, counts as often as a row has cells where no
    separator reads like a comma of prose. Otherwise it counts once, and only with the right number of cells.
    """
    size = _size(cells, n_cells)
    if size >= n_cells and not any(map(_is_prose, cells, cells[1:n_cells])):
        return n_cells
    return int(size == n_cells)


def _is_prose(before: str, behind: str) -> bool:
    """Whether what stands between two cells could be the comma of a sentence or of a number in it."""
    is_decimal = " " in before and before[-1].isdigit() and behind[:1].isdigit()
    return is_decimal or behind[:1].isspace()


class _Lines:
    """Lines of text for the csv module; what was the matter with those of the current row.

    Attributes:
        number: of the line that was read last.
        n_rows: rows that were begun, as a spreadsheet counts them: blank ones too, those of several lines once.
        row: the lines of the current row so far.
        broken: whether one of them was not UTF-8.
        open_quote: whether the file ended inside the row, with a quote still open.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._again: deque[tuple[str, bool]] = deque()
        self.number = self.n_rows = 0
        self.row: list[str] = []
        self._is_broken: list[bool] = []
        self.broken = False
        self.open_quote = False

    def __iter__(self) -> "Iterator[str]":
        return self

    def begin_row(self) -> int:
        """Forget the row before; the number of the row that comes next."""
        self.broken = self.open_quote = False
        self.row, self._is_broken = [], []
        self.n_rows += 1
        return self.n_rows

    def put_back(self, count: int) -> None:
        """Hand the last lines of the row out once more."""
        self._again.extendleft(reversed([*zip(self.row, self._is_broken, strict=True)][-count:]))
        del self.row[-count:], self._is_broken[-count:]
        self.number -= count
        self.broken = any(self._is_broken)

    def __next__(self) -> str:
        if self._again:
            text, broken = self._again.popleft()
        else:
            line = next(self._lines, None)
            if line is None:
                self.open_quote = sum(text.count('"') for text in self.row) % 2 == 1
                raise StopIteration
            text, broken = _decoded(line.removeprefix(codecs.BOM_UTF8) if self.number == 0 else line)
        self.number += 1
        self.row.append(text)
        self._is_broken.append(broken)
        self.broken |= broken
        return text


def _decoded(line: bytes) -> tuple[str, bool]:
    """The text of a line, and whether it is no UTF-8."""
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace"), True


def _delimiter(header: str) -> str:
    """Whichever of comma, semicolon, tab and bar separates most names of the header, outside quotes."""
    outside = "".join(header.split('"')[::2])
    return max((",", ";", "\t", "|"), key=outside.count)
