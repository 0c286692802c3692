"""The three table formats, each as a stream of numbered rows."""

import csv
import io
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from unionml.errors import InputError
from unionml.reading.records import Reject

Row = tuple[int, "dict[str, Any] | Reject"]
_BATCH = 256
"""Rows of Parquet that are held at once."""


def jsonl_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """One JSON object a line; a line that is none is rejected, and the stream goes on."""
    source = str(path)
    seen, found, any_row = set[str](), False, False
    with _open(path, compression) as stream:
        for number, line in enumerate(_lines(stream, source), 1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.strip():
                continue
            any_row = True
            row = _json_row(line, source, number)
            if isinstance(row, dict) and text_column is not None and not found:
                found = text_column in row
                seen.update(row)
            yield number, row
    if not any_row:
        raise InputError(f"{path} is empty; give a table with at least one article")
    if text_column is not None and not found:
        raise _no_column(path, text_column, sorted(seen))


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
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with _open(path, compression) as stream:
        decoded = _CsvLines(_lines(stream, source))
        first = next(decoded, "")
        while first and not first.strip():
            first = next(decoded, "")
        if not first:
            raise InputError(f"{path} is empty; give a table with a header and at least one row")
        reader = csv.reader(itertools.chain([first], decoded), delimiter=_delimiter(first), strict=False)
        header = [name.strip() for name in next(reader)]
        if decoded.broken or "\0" in first:
            raise InputError(f"{path} is not UTF-8 text; save the table as UTF-8")
        wanted = text_column or "text"
        if text_column is not None and text_column not in header:
            raise _no_column(path, text_column, header)
        if text_column is None and not {wanted, "title", "lead", "body"} & set(header):
            raise _no_column(path, wanted, header)
        yield from _csv_body(reader, decoded, header, source)


def _csv_body(reader: Any, decoded: "_CsvLines", header: list[str], source: str) -> Iterator[Row]:
    while True:
        number = decoded.number + 1
        decoded.broken = False
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
        if decoded.broken:
            yield number, Reject(source, number, "the row is not UTF-8", raw=raw)
        elif len(cells) > len(header):
            reason = f"the row has {len(cells)} cells and the header {len(header)}; quote cells that hold the separator"
            yield number, Reject(source, number, reason, raw=raw)
        else:
            yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


class _CsvLines:
    """Lines of text for the csv module, with their number and whether one of the current row was not UTF-8."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self.number = 0
        self.broken = False

    def __iter__(self) -> "Iterator[str]":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
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
    """Rows of a Parquet file, a batch at a time, without the columns that nothing asks for being decoded twice."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if compression is not None:
        raise InputError(f"{path} is compressed as a whole; unpack it, Parquet compresses its own columns")
    try:
        table = pq.ParquetFile(path)
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
                rows = batch.to_pylist() if batch is not None else None
            except (pa.ArrowException, OSError, ValueError) as error:
                raise InputError(
                    f"{path} is damaged behind row {number} ({_first_line(error)}); write it again"
                ) from None
            if rows is None:
                return
            for row in rows:
                number += 1
                yield number, row


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
