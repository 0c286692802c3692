"""The three formats of the output: how a shard is kept, and how the shards become one file."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from unionml.errors import UnionMLError, UsageError
from unionml.reading.cells import labels_cell
from unionml.scoring.rows import ScoredRow, columns

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = {".parquet": "parquet", ".jsonl": "jsonl", ".csv": "csv"}

_QUOTED = re.compile(r'[",\r\n]')
"""What a CSV cell cannot hold without quotes."""

_GROUP_ROWS = 50_000
"""Rows of one row group in Parquet: large enough to compress, small enough to hold."""


def format_of(output: Path) -> str:
    """The format that the name of the output asks for.

    Raises:
        UsageError: it asks for none that is known.
    """
    if output.suffix.lower() not in SUFFIXES:
        raise UsageError(f"cannot tell the format of {output}; let its name end in .parquet, .jsonl or .csv")
    return SUFFIXES[output.suffix.lower()]


def is_scored(path: Path) -> bool:
    """Whether a table has the columns that scoring writes and no others; what cannot be read has not."""
    from unionml.reading.record_files import DAMAGE, head_of, open_table
    from unionml.reading.records import compression_of, table_format

    kind = table_format(path)
    if kind is None:
        return False
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        if kind == "parquet":
            names = pq.read_schema(path).names
        else:
            with open_table(path, compression_of(path)) as stream:
                first = head_of(stream).partition(b"\n")[0].decode("utf-8-sig")
            names = list(json.loads(first)) if kind == "jsonl" else next(csv.reader([first]), [])
    except (UnionMLError, pa.ArrowException, csv.Error, TypeError, RecursionError, *DAMAGE):
        return False
    labels = [str(name).removeprefix("score_") for name in names if str(name).startswith("score_")]
    return bool(labels) and tuple(names) in (columns(labels, lead=True), columns(labels, lead=False))


class TableFormat:
    """Writes rows of one table in one format. The same rows give the same bytes.

    Args:
        name: `parquet`, `jsonl` or `csv`.
        labels: the topics, a column of scores each.
        lead: whether there is a column of leads.
    """

    def __init__(self, name: str, labels: Sequence[str], *, lead: bool) -> None:
        self.name = name
        self.columns = columns(labels, lead=lead)

    def encode(self, rows: Sequence[ScoredRow]) -> bytes:
        """A shard's rows, as they are kept until the end of the run."""
        values = [row.values() for row in rows]
        if self.name == "jsonl":
            return "".join(json_line(one) for one in values).encode()
        if self.name == "csv":
            return self._csv({**one, "topics": labels_cell(one["topics"])}.values() for one in values)
        return self._arrow(values)

    def concatenate(self, parts: Iterable[Path], stream: BinaryIO) -> int:
        """Write the whole table from its shards, in order, and return how many rows that were."""
        if self.name == "parquet":
            return self._concatenate_parquet(parts, stream)
        if self.name == "csv":
            stream.write(self._csv([self.columns]))
            return _concatenate(parts, stream, _csv_rows)
        return concatenate_lines(parts, stream)

    def schema(self) -> "pa.Schema":
        """The columns of the Parquet file and their types."""
        import pyarrow as pa

        types = {"topics": pa.list_(pa.string())}
        return pa.schema(
            [
                (name, types.get(name, pa.float64() if name.startswith("score_") else pa.string()))
                for name in self.columns
            ]
        )

    def _csv(self, rows: Iterable[Iterable[Any]]) -> bytes:
        # Verbatim, unlike the tables that people fill in (`reading.spreadsheet`): programs join this one by its ids,
        # and a lead is what its source says. For the same reason there is no byte-order mark.
        return "".join(",".join(map(_cell, row)) + "\n" for row in rows).encode()

    def _arrow(self, values: list[dict[str, Any]]) -> bytes:
        import pyarrow as pa

        schema = self.schema()
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, schema) as writer:
            writer.write_table(pa.Table.from_pylist(values, schema=schema))
        return bytes(sink.getvalue())

    def _concatenate_parquet(self, parts: Iterable[Path], stream: BinaryIO) -> int:
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows = 0
        held: list[pa.Table] = []
        with pq.ParquetWriter(stream, self.schema(), compression="zstd") as writer:
            for path in parts:
                table = pa.ipc.open_file(pa.BufferReader(path.read_bytes())).read_all()
                rows += table.num_rows
                held.append(table)
                if sum(one.num_rows for one in held) >= _GROUP_ROWS:
                    writer.write_table(pa.concat_tables(held), row_group_size=_GROUP_ROWS * 2)
                    held.clear()
            if held:
                writer.write_table(pa.concat_tables(held), row_group_size=_GROUP_ROWS * 2)
        return rows


def concatenate_lines(parts: Iterable[Path], stream: BinaryIO) -> int:
    """Write files of lines behind one another, in order, and return how many lines that were."""
    return _concatenate(parts, stream, lambda content: content.count(b"\n"))


def _concatenate(parts: Iterable[Path], stream: BinaryIO, count: Callable[[bytes], int]) -> int:
    rows = 0
    for path in parts:
        content = path.read_bytes()
        rows += count(content)
        stream.write(content)
    return rows


def json_document(value: dict[str, Any]) -> bytes:
    """A whole file of JSON, for people too."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def json_line(value: dict[str, Any]) -> str:
    """One line of JSON; separators that some readers take for line breaks are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    if not text.isascii():
        for separator in ("\u2028", "\u2029", "\x85"):
            text = text.replace(separator, f"\\u{ord(separator):04x}")
    return text + "\n"


def _cell(value: Any) -> str:
    # The csv module of Python leaves a lone carriage return without quotes before 3.13, and its readers end the row.
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _csv_rows(content: bytes) -> int:
    """Rows of CSV, which end at the line ends outside quotes; a quote in a cell is doubled."""
    return sum(outside.count(b"\n") for outside in content.split(b'"')[::2])
