"""The three table formats, each as a stream of numbered rows."""

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from unionml.errors import InputError
from unionml.reading.records import Reject
from unionml.reading.spreadsheet import unguard

Row = tuple[int, "dict[str, Any] | Reject"]
_LOOKED_AT = 100
"""Lines of JSON that are looked at for the column of the text before the first is handed on."""
_FIELD_LIMIT = 1 << 28
"""Characters of one CSV cell, above which the csv module refuses it."""
_BATCH = 256
"""Rows of Parquet that are held at once."""


def jsonl_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """One JSON object a line; a line that is none is rejected, and the stream goes on."""
    source = str(path)
    with _open(path, compression) as stream:
        rows = _numbered_json(_lines(stream, source), source)
        head = list(itertools.islice(rows, _LOOKED_AT))
        if not head:
            raise InputError(f"{path} is empty; give a table with at least one article")
        objects = [row for _, row in head if isinstance(row, dict)]
        if not isinstance(head[0][1], dict) and ".json" in [suffix.lower() for suffix in path.suffixes]:
            raise InputError(f"{path} is not one JSON object a line; write it as JSON Lines (.jsonl)")
        if not objects and any("\0" in row.raw for _, row in head if isinstance(row, Reject)):
            raise InputError(f"{path} is binary, not JSON Lines; give a table of articles")
        if text_column is not None and objects and not any(text_column in row for row in objects):
            raise _no_column(path, text_column, list(dict.fromkeys(name for row in objects for name in row)))
        yield from itertools.chain(head, rows)


def _numbered_json(lines: Iterable[bytes], source: str) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield number, _json_row(line, source, number)


def _json_row(line: bytes, source: str, number: int) -> dict[str, Any] | Reject:
    raw = line[:500].decode("utf-8", "replace").rstrip("\r\n")
    try:
        row = json.loads(line.decode("utf-8"), parse_constant=lambda _: None)
    except UnicodeDecodeError as error:
        return Reject(source, number, f"the line is not UTF-8 (byte {error.start})", raw=raw)
    except RecursionError:
        return Reject(source, number, "the line is nested too deeply to be an article", raw=raw)
    except ValueError as error:
        return Reject(source, number, f"the line is not JSON ({error})", raw=raw)
    if not isinstance(row, dict):
        return Reject(source, number, "the line is JSON but no object with named fields", raw=raw)
    return row


def csv_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """A header and a row an article; comma, semicolon or tab, whichever the header uses."""
    source = str(path)
    csv.field_size_limit(_FIELD_LIMIT)
    with _open(path, compression) as stream:
        decoded = _CsvLines(_lines(stream, source))
        first = next(decoded, "")
        while first and not first.strip():
            first = next(decoded, "")
        if not first:
            raise InputError(f"{path} is empty; give a table with a header and at least one row")
        reader = csv.reader(itertools.chain([first], decoded), delimiter=_delimiter(first), strict=False)
        if decoded.broken or "\0" in first:
            raise InputError(f"{path} is not UTF-8 text; save the table as UTF-8")
        try:
            header = [name.strip() for name in next(reader)]
        except csv.Error as error:
            raise InputError(f"{path} has no CSV header ({error}); name the columns in the first line") from None
        wanted = text_column or "text"
        if text_column is not None and text_column not in header:
            raise _no_column(path, text_column, header)
        if text_column is None and not {wanted, "title", "lead", "body"} & set(header):
            raise _no_column(path, wanted, header)
        yield from _csv_body(reader, decoded, header, source)


def _csv_body(reader: Any, decoded: "_CsvLines", header: list[str], source: str) -> Iterator[Row]:
    while True:
        number = decoded.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Reject(source, number, f"the row is not CSV ({error})")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        raw = ",".join(cells)[:500]
        if decoded.open_quote:
            reason = f"a quote that opens in line {number} is never closed and takes in all up to line {decoded.number}"
            yield number, Reject(source, number, reason, raw=raw)
        elif decoded.broken:
            yield number, Reject(source, number, "the row is not UTF-8", raw=raw)
        elif len(cells) > len(header):
            reason = f"the row has {len(cells)} cells and the header {len(header)}; quote cells that hold the separator"
            yield number, Reject(source, number, reason, raw=raw)
        else:
            cells = [unguard(cell) for cell in cells]
            yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


class _CsvLines:
    """Lines of text for the csv module; what was the matter with those of the current row.

    Attributes:
        number: of the line that was read last.
        broken: whether a line of the row was not UTF-8.
        open_quote: whether the file ended inside the row, with a quote still open.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self.number = 0
        self.broken = False
        self.open_quote = False
        self._quotes = 0

    def __iter__(self) -> "Iterator[str]":
        return self

    def begin_row(self) -> int:
        """Forget the row before; the number of the line that comes next."""
        self.broken = self.open_quote = False
        self._quotes = 0
        return self.number + 1

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self.open_quote = self._quotes % 2 == 1
            raise StopIteration
        self.number += 1
        self._quotes += line.count(b'"')
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.broken = True
            return line.decode("utf-8", "replace")


def _delimiter(header: str) -> str:
    """Whichever of comma, semicolon and tab separates most names of the header, outside quotes."""
    outside = "".join(header.split('"')[::2])
    return max((",", ";", "\t"), key=outside.count)


def parquet_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """Rows of a Parquet file, a batch at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if compression is not None:
        raise InputError(f"{path} is compressed as a whole; unpack it, Parquet compresses its own columns")
    try:
        table = pq.ParquetFile(path, pre_buffer=False)
        names = table.schema_arrow.names
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError(f"{path} is no Parquet file or damaged ({_first_line(error)}); write it again") from None
    with table:
        if text_column is not None and text_column not in names:
            raise _no_column(path, text_column, names)
        if text_column is None and not {"text", "title", "lead", "body"} & set(names):
            raise _no_column(path, "text", names)
        number = 0
        batches = table.iter_batches(batch_size=_BATCH, use_threads=False)
        while True:
            try:
                batch = next(batches, None)
            except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
                raise InputError(
                    f"{path} is damaged behind row {number} ({_first_line(error)}); write it again"
                ) from None
            if batch is None:
                return
            yield from _batch_rows(batch, str(path), number)
            number += batch.num_rows


def _batch_rows(batch: Any, source: str, before: int) -> Iterator[Row]:
    """The rows of a batch; one with a value that Python cannot hold (a date beyond its years) is rejected alone."""
    import pyarrow as pa

    try:
        rows = batch.to_pylist()
    except (pa.ArrowException, ValueError, OverflowError):
        rows = None
    if rows is not None:
        yield from enumerate(rows, before + 1)
        return
    for at in range(batch.num_rows):
        try:
            yield before + at + 1, batch.slice(at, 1).to_pylist()[0]
        except (pa.ArrowException, ValueError, OverflowError) as error:
            reason = f"the row has a value that cannot be read ({_first_line(error)})"
            yield before + at + 1, Reject(source, before + at + 1, reason)


def _open(path: Path, compression: str | None) -> BinaryIO:
    try:
        if compression is None:
            return path.open("rb")
        import pyarrow as pa

        return io.BufferedReader(pa.CompressedInputStream(pa.OSFile(str(path)), compression), 1 << 20)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be opened ({_first_line(error)})") from None


def _lines(stream: BinaryIO, source: str) -> Iterator[bytes]:
    """Lines of bytes; damage of a compressed file is the file's fault and no row's."""
    lines = iter(stream)
    while True:
        try:
            line = next(lines, None)
        except (OSError, EOFError, ValueError) as error:
            raise InputError(f"{source} is damaged or cut off ({_first_line(error)}); write it again") from None
        if line is None:
            return
        yield line


def _no_column(path: Path, column: str, names: list[str]) -> InputError:
    shown = ", ".join(names[:30]) or "none"
    return InputError(f"{path} has no column {column}; it has {shown}: name the column of the text with --text-column")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200].rstrip(".")
