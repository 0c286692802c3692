"""Parquet: memory does not grow with a row group; what no cell may hold is told by its name."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unionml.reading.records import Record, Reject, iter_records

MEGABYTE = 1 << 20


def test_a_row_group_of_any_size_is_read_in_pieces(tmp_path: Path) -> None:
    source = random.Random(0)
    rows = [{"id": str(n), "title": "Tin", "body": source.randbytes(5000).hex()} for n in range(4000)]
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=len(rows), use_dictionary=False)
    assert pq.ParquetFile(path).metadata.num_row_groups == 1
    del rows
    before = pa.total_allocated_bytes()
    most = 0
    for record in iter_records(path):
        assert isinstance(record, Record)
        most = max(most, pa.total_allocated_bytes() - before)
    assert path.stat().st_size > 30 * MEGABYTE
    assert most < 20 * MEGABYTE


@pytest.mark.parametrize("column", ["title", "body", "text"])
def test_a_column_of_maps_is_told_as_one(tmp_path: Path, column: str) -> None:
    maps = pa.array([[("đoạn", "Một.")], []], pa.map_(pa.string(), pa.string()))
    other = "lead" if column == "title" else "title"
    pq.write_table(pa.table({other: ["A", "B"], column: maps}), tmp_path / "a.parquet")
    reasons = [one.reason for one in iter_records(tmp_path / "a.parquet") if isinstance(one, Reject)]
    assert reasons[0].startswith(f"the column {column} holds a mapping, not ")
