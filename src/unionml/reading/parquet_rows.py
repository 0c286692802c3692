"""Parquet as a stream of numbered rows.

`datasets` writes columns of `ClassLabel` as numbers, with their names in the schema's metadata; these are read.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from unionml.errors import InputError, first_line
from unionml.reading.cells import UNREADABLE
from unionml.reading.columns import check_columns
from unionml.reading.record_files import Row, damaged, is_fault_of_system

_TOLD = 5
"""Groups of rows that are named, at most."""
_BATCH = 256
"""Rows that are held at once."""
_BUFFER = 1 << 20
"""Bytes of a column that are read at once."""


def parquet_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """Rows of a Parquet file, a batch at a time.

    Raises:
        InputError: the file is none, or compressed as a whole, or its columns do not fit; or it is damaged, behind all
            rows that can be read.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    if compression is not None:
        raise InputError(f"{path} is compressed as a whole; unpack it, Parquet compresses its own columns")
    try:
        # Without a buffer a column's part of a row group is read as one, and nothing limits row groups.
        table = pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)
        names = table.schema_arrow.names
    except (pa.ArrowException, OSError, ValueError) as error:
        if is_fault_of_system(error):
            raise damaged(str(path), error) from None
        raise InputError(f"{path} is no Parquet file or damaged ({first_line(error)}); write it again") from None
    with table:
        check_columns(str(path), names, text_column)
        known = _class_names(table.schema_arrow.metadata)
        rows = _rows(table, str(path))
        yield from ((number, _named(row, known)) for number, row in rows) if known else rows


def _class_names(metadata: Any) -> dict[str, list[str]]:
    """The names that `datasets` has for the numbers in columns of `ClassLabel`, and of lists of these."""
    try:
        features = json.loads(metadata[b"huggingface"])["info"]["features"]
        pairs = [(column, _feature(one)) for column, one in features.items()]
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return {}
    return {
        column: one["names"]
        for column, one in pairs
        if isinstance(one, dict)
        and one.get("_type") == "ClassLabel"
        and isinstance(one.get("names"), list)
        and all(isinstance(name, str) for name in one["names"])
    }


def _feature(one: Any) -> Any:
    """What a list is a list of, in the spellings of `datasets` up to now; what is none as it is."""
    if isinstance(one, list) and len(one) == 1:
        return one[0]
    return one["feature"] if isinstance(one, dict) and isinstance(one.get("feature"), dict) else one


def _named(row: dict[str, Any], known: dict[str, list[str]]) -> dict[str, Any]:
    return {column: _name(value, known[column]) if column in known else value for column, value in row.items()}


def _name(value: Any, names: list[str]) -> Any:
    if isinstance(value, list):
        return [_name(one, names) for one in value]
    if type(value) is not int or not -1 <= value < len(names):
        return value
    # What has no label yet is -1 there.
    return None if value == -1 else names[value]


def _rows(table: Any, source: str) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH, use_threads=False):
            yield from batch_rows(batch, number)
            number += batch.num_rows
    except _damage():
        yield from _behind(table, source, number)


def _behind(table: Any, source: str, number: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """What can be read of a damaged file behind its first `number` rows, a row group at a time.

    Raises:
        InputError: at the end, for the rows of each group that could not be read.
    """
    lost: list[str] = []
    reason = ""
    passing: Exception | None = None
    groups = table.metadata.num_row_groups
    ends = list(accumulate(table.metadata.row_group(group).num_rows for group in range(groups)))
    for group in range(bisect_right(ends, number), groups):
        known = number - (ends[group - 1] if group else 0)
        try:
            for batch in table.iter_batches(batch_size=_BATCH, row_groups=[group], use_threads=False):
                new = batch.slice(min(known, batch.num_rows))
                known -= batch.num_rows - new.num_rows
                yield from batch_rows(new, number)
                number += new.num_rows
        except _damage() as error:
            reason = reason or first_line(error)
            passing = passing or (error if is_fault_of_system(error) else None)
            lost.append(f"{number + 1:,} to {ends[group]:,}")
            number = ends[group]
    if lost:
        more = f" and {len(lost) - _TOLD:,} times more" if len(lost) > _TOLD else ""
        rows = ", ".join(lost[:_TOLD]) + more
        if passing is not None:
            raise damaged(source, passing, f" in rows {rows}")
        raise InputError(f"{source} is damaged, rows {rows} cannot be read ({reason}); write it again")


def _damage() -> tuple[type[Exception], ...]:
    """What is raised where a part of a file cannot be read."""
    import pyarrow as pa

    return pa.ArrowException, OSError, ValueError, OverflowError


def batch_rows(batch: Any, before: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of an Arrow batch or table, also where single values are such as Python cannot hold."""
    import pyarrow as pa

    try:
        rows = batch.to_pylist()
    except (pa.ArrowException, ValueError, OverflowError):
        values = [map(_value, column) for column in batch.columns]
        rows = (dict(zip(batch.schema.names, row, strict=True)) for row in zip(*values, strict=True))
    yield from enumerate(rows, before + 1)


def _value(scalar: Any) -> Any:
    """A value as Python's own, or else as text (a time to the nanosecond), or else `UNREADABLE`."""
    import pyarrow as pa

    for wanted in (scalar.type, pa.string()):
        try:
            value = scalar.cast(wanted).as_py()
        except (pa.ArrowException, ValueError, OverflowError):
            continue
        if str(value).startswith("<value out of range"):
            return UNREADABLE
        # As the ISO form in which Python writes a time, and pandas, which Arrow asks where it is installed.
        return value.replace(" ", "T", 1) if isinstance(value, str) and pa.types.is_timestamp(scalar.type) else value
    return UNREADABLE
