"""Lines of JSON and Parquet, each as a stream of numbered rows, and what they share with CSV (`csv_rows`)."""

import io
import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from unionml.errors import InputError
from unionml.reading.records import Reject

Row = tuple[int, "dict[str, Any] | Reject"]
_LOOKED_AT = 100
"""Lines of JSON that are looked at for the column of the text before the first is handed on."""
_BATCH = 256
"""Rows of Parquet that are held at once."""


def jsonl_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """One JSON object a line; a line that is none is rejected, and the stream goes on."""
    source = str(path)
    with open_table(path, compression) as stream:
        rows = _numbered_json(lines_of(stream, source), source)
        head = list(itertools.islice(rows, _LOOKED_AT))
        if not head:
            raise InputError(f"{path} is empty; give a table with at least one article")
        objects = [row for _, row in head if isinstance(row, dict)]
        if not isinstance(head[0][1], dict) and ".json" in [suffix.lower() for suffix in path.suffixes]:
            raise InputError(f"{path} is not one JSON object a line; write it as JSON Lines (.jsonl)")
        if not objects and any("\0" in row.raw for _, row in head if isinstance(row, Reject)):
            raise InputError(f"{path} is binary, not JSON Lines; give a table of articles")
        if text_column is not None and objects and not any(text_column in row for row in objects):
            raise no_column(path, text_column, list(dict.fromkeys(name for row in objects for name in row)))
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
            raise no_column(path, text_column, names)
        if text_column is None and not {"text", "title", "lead", "body"} & set(names):
            raise no_column(path, "text", names)
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


def open_table(path: Path, compression: str | None) -> BinaryIO:
    """The bytes of a table, unpacked.

    Raises:
        InputError: it cannot be opened.
    """
    try:
        if compression is None:
            return path.open("rb")
        import pyarrow as pa

        return io.BufferedReader(pa.CompressedInputStream(pa.OSFile(str(path)), compression), 1 << 20)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be opened ({_first_line(error)})") from None


def lines_of(stream: BinaryIO, source: str) -> Iterator[bytes]:
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


def no_column(path: Path, column: str, names: list[str]) -> InputError:
    """What to tell about a column that is missing."""
    shown = ", ".join(names[:30]) or "none"
    return InputError(f"{path} has no column {column}; it has {shown}: name the column of the text with --text-column")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200].rstrip(".")
