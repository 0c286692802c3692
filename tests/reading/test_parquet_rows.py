"""Parquet: memory does not grow with a row group; what no cell may hold is told by its name."""

import json
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unionml.errors import InputError
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


CLASS = {"names": ["Bóng đá", "Y tế"], "_type": "ClassLabel"}


def class_labels(path: Path, feature: object, values: pa.Array) -> list[object]:
    """What is read of a column of numbers of which `datasets` says in the schema what they are."""
    features = {"title": {"dtype": "string", "_type": "Value"}, "kind": feature}
    metadata = {b"huggingface": json.dumps({"info": {"features": features}}).encode()}
    table = pa.table({"title": ["Tin"] * len(values), "kind": values}).replace_schema_metadata(metadata)
    pq.write_table(table, path)
    return [one.extra["kind"] for one in iter_records(path) if isinstance(one, Record)]


def test_class_labels_of_datasets_are_their_names(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    assert class_labels(path, CLASS, pa.array([1, 0, -1, None, 7])) == ["Y tế", "Bóng đá", None, None, 7]
    lists = pa.array([[1, 0], [], None])
    for feature in ({"feature": CLASS, "_type": "List"}, {"feature": CLASS, "_type": "Sequence"}, [CLASS]):
        assert class_labels(path, feature, lists) == [["Y tế", "Bóng đá"], [], None]


@pytest.mark.parametrize(
    "feature",
    [
        {"dtype": "int64", "_type": "Value"},
        {"_type": "ClassLabel"},
        {"names": [1, 2], "_type": "ClassLabel"},
        {"names": "ab", "_type": "ClassLabel"},
        {"z": CLASS},
        [],
        None,
    ],
)
def test_numbers_without_names_are_numbers(tmp_path: Path, feature: object) -> None:
    assert class_labels(tmp_path / "a.parquet", feature, pa.array([1, 0])) == [1, 0]


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"info": {"features": [1]}}', b"\xff"])
def test_metadata_of_others_is_left_alone(tmp_path: Path, text: bytes) -> None:
    table = pa.table({"title": ["Tin"], "kind": [1]}).replace_schema_metadata({b"huggingface": text})
    pq.write_table(table, tmp_path / "a.parquet")
    (record,) = iter_records(tmp_path / "a.parquet")
    assert isinstance(record, Record)
    assert record.extra["kind"] == 1


@pytest.mark.parametrize("group_size", [5000, 700, 37])
def test_damage_costs_its_row_group_and_is_told_behind_the_rest(tmp_path: Path, group_size: int) -> None:
    path = tmp_path / "a.parquet"
    rows = [{"id": str(n), "title": f"Tin {n * 7919 % 10007}"} for n in range(8_000)]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group_size, compression="snappy")
    group = pq.ParquetFile(path).metadata.row_group(1)
    data = bytearray(path.read_bytes())
    at = group.column(1).data_page_offset
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(data)
    read: list[Record | Reject] = []
    last = min(2 * group_size, len(rows))
    with pytest.raises(InputError, match=rf"a\.parquet is damaged, rows {group_size + 1:,} to {last:,} cannot be read"):
        read.extend(iter_records(path))
    ids = [one.article.id for one in read if isinstance(one, Record)]
    assert ids == [str(n) for n in range(len(rows)) if not group_size <= n < last]


def test_a_value_that_cannot_be_read_is_shown_alike_in_every_run(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    column = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.array([0, 2], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfe")]
    )
    pq.write_table(pa.table({"title": column}), path)
    (bad,) = iter_records(path)
    assert isinstance(bad, Reject)
    assert bad.raw == '{"title": "<a value that cannot be read>"}'
