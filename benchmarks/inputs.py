"""The files that benchmarks read themselves; what is not as it should be is told in one sentence."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from unionml.errors import InputError, first_line
from unionml.reading.encoding import check_file


def json_lines(path: Path, *names: str) -> list[dict[str, Any]]:
    """The objects of a JSONL file, all of which have these names.

    Raises:
        InputError: it cannot be read, a line is no object, or one lacks a name.
    """
    check_file(path)
    rows = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
            except ValueError:
                raise InputError(f"line {number} of {path} is no JSON; give JSON Lines in UTF-8") from None
            lacking = [name for name in names if not isinstance(row, dict) or name not in row]
            if lacking:
                raise InputError(f"line {number} of {path} has no {lacking[0]!r}; give articles with their parts")
            rows.append(row)
    return rows


def parquet_rows(path: Path, *columns: str) -> list[dict[str, Any]]:
    """The rows of a Parquet file, these columns of them.

    Raises:
        InputError: it cannot be read, or lacks a column.
    """
    check_file(path)
    try:
        table = pq.read_table(path, columns=list(columns))
    except pa.ArrowException as error:
        raise InputError(f"{path} is no Parquet file ({first_line(error)}); give that of VNDS") from None
    lacking = [column for column in columns if column not in table.column_names]
    if lacking:
        raise InputError(f"{path} has no column {lacking[0]!r}; give the Parquet file of VNDS")
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows
