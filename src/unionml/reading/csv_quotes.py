"""Rows of CSV, also where quotes do not stand as a writer of CSV puts them: what can be read of these, and how."""

import csv
import re
from functools import partial
from itertools import islice
from typing import Any

from unionml.reading.csv_lines import CsvLines

FIELD_LIMIT = 1 << 24
"""Characters of one cell, above which the csv module refuses it: no article is as long, and what a quote that is never
closed takes in has to be held."""
NULL = "\\N"
"""How databases export a cell that is empty (MySQL, PostgreSQL, Hive)."""
_ESCAPED_QUOTE = '\\"'
_LOOKED_AT = 100
"""Rows behind a quote that is never closed that are looked at."""
_ROWS = 0.75
"""The share of them, by their weight, that must have the cells of the header to be rows, and not paragraphs of a cell
cut short."""


class CsvReader:
    """Rows of cells, by the rules of CSV where these hold.

    Where they do not, quotes may stand behind a backslash, as Spark and MySQL write them, or inside of a cell as they
    are. Then only a quote in front of a separator or a line end closes the cell, and the row must have the cells of the
    header. What fits neither is refused with all lines that the cell takes in, or with its first line alone where
    rows follow that.

    Args:
        lines: where to read; `lines.row` holds the lines of the row that was read last.
        delimiter: between cells.
        wanted: how many cells the header has.
    """

    def __init__(self, lines: CsvLines, delimiter: str, wanted: int) -> None:
        self._lines, self._delimiter, self._wanted = lines, delimiter, wanted
        mark = re.escape(delimiter)
        # A quote behind a backslash that ends no cell: who doubles quotes never leaves it.
        self._telling = re.compile(rf'\\"(?!["\r\n]|{mark}|$)')
        self._closing = re.compile(rf'"[ \t]*(?:({mark})|\r*\n|\r*\Z)')
        self._plain = re.compile(rf"[^{mark}\r\n]*+(?:({mark})|\r*\n|\r*\Z)")
        null = re.compile(rf"(?:(?<={mark})|^)\\N(?={mark}|\s*$)")
        kept = map(partial(null.sub, r"\\\\N"), lines)
        self._doubling = csv.reader(lines, delimiter=delimiter, strict=True)
        self._escaping = csv.reader(kept, delimiter=delimiter, strict=True, escapechar="\\")
        self._escapes = False

    def __next__(self) -> tuple[list[str], str]:
        """The cells of the next row, and what is the matter with its quotes; empty where nothing is."""
        number = self._lines.number + 1
        usual, unusual = (self._doubling, self._escaping)[:: -1 if self._escapes else 1]
        cells, problem = self._strictly(usual)
        if self._is_escaped(cells, problem):
            self._lines.put_back(len(self._lines.row))
            other, wrong = self._strictly(unusual)
            if not wrong and size_of(other, self._wanted) == self._wanted:
                self._escapes = True
                return other, ""
            self._lines.put_back(len(self._lines.row))
            cells, problem = self._strictly(usual)
        if not problem or "line end" in problem:
            return cells, problem
        self._lines.put_back(len(self._lines.row))
        return self._loosely(number)

    def _strictly(self, reader: Any) -> tuple[list[str], str]:
        try:
            return next(reader), ""
        except csv.Error as error:
            return [], f"the row is not CSV ({told(error)})"

    def _is_escaped(self, cells: list[str], problem: str) -> bool:
        """Whether the row should be read the other way: with a backslash before quotes, or without it."""
        text = "".join(self._lines.row)
        if _ESCAPED_QUOTE not in text:
            return False
        is_sound = not problem and size_of(cells, self._wanted) == self._wanted
        return not is_sound or (not self._escapes and self._telling.search(text) is not None)

    def _loosely(self, number: int) -> tuple[list[str], str]:
        """The row where a quote closes a cell only in front of a separator or a line end."""
        lines = self._lines
        cells, is_open = self._cells()
        taken = lines.row[1:]
        fits = size_of(cells, self._wanted) == self._wanted
        if (taken or not fits) and (plain := self._unquoted(lines.row[0])):
            if taken:
                lines.put_back(len(taken))
            return plain, ""
        if taken and are_rows(taken, self._wanted, self._delimiter):
            lines.put_back(len(taken))
            return [], f"a quote that opens in line {number} is not closed in it; reading goes on in the next line"
        if is_open:
            over = f" and takes in all up to line {lines.number}" if taken else ""
            return [], f"a quote that opens in line {number} is never closed{over}"
        if not fits:
            return cells, "the row has a quote inside a cell; write it twice there, or a backslash before it"
        return cells, ""

    def _unquoted(self, line: str) -> list[str]:
        """The cells of a line in a table that quotes nothing, where one begins with a quotation; else none."""
        cells = line.rstrip("\r\n").split(self._delimiter)
        return cells if line.count('"') % 2 == 0 and size_of(cells, self._wanted) == self._wanted else []

    def _cells(self) -> tuple[list[str], bool]:
        """The cells of the next row, and whether its last quote is still open at the end of the file."""
        cells: list[str] = []
        text, place = next(self._lines), 0
        while True:
            if text.startswith('"', place):
                start = seen = place + 1
                while (end := self._closing.search(text, seen)) is None:
                    seen = len(text)
                    if seen - start > FIELD_LIMIT or (more := next(self._lines, None)) is None:
                        return cells, True
                    text += more
                cells.append(text[start : end.start()].replace('""', '"'))
            else:
                end = self._plain.match(text, place)
                if end is None:
                    return cells, False
                cells.append(text[place : end.end()].rstrip("\r\n").removesuffix(end[1] or ""))
            place = end.end()
            if end[1] is None:
                return cells, False


def told(error: csv.Error) -> str:
    """What the csv module says, without its advice to programmers."""
    return "a line end inside a cell without quotes" if "new-line character" in str(error) else str(error)


def size_of(cells: list[str], wanted: int) -> int:
    """How many cells a row has; empty ones behind those that are wanted are left by separators at its end."""
    size = len(cells)
    while size > wanted and not cells[size - 1].strip():
        size -= 1
    return size


def are_rows(lines: list[str], n_cells: int, delimiter: str) -> bool:
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
    size = size_of(cells, n_cells)
    if size >= n_cells and not any(map(_is_prose, cells, cells[1:n_cells])):
        return n_cells
    return int(size == n_cells)


def _is_prose(before: str, behind: str) -> bool:
    """Whether what stands between two cells could be the comma of a sentence or of a number in it."""
    is_decimal = " " in before and before[-1].isdigit() and behind[:1].isdigit()
    return is_decimal or behind[:1].isspace()
