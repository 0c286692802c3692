import csv
import io
import json
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.classification.prediction import TopicPrediction
from unionml.errors import UsageError
from unionml.reading import cells
from unionml.scoring.formats import TableFormat, format_of, json_line
from unionml.scoring.rows import ScoredRow

LABELS = ("mưa", "nắng")
ROWS = [
    ScoredRow("1", TopicPrediction("mưa", ["mưa", "nắng"], {"mưa": 0.875, "nắng": 0.5}, "m"), 'Một "câu", dài.\nHai.'),
    ScoredRow("2", TopicPrediction("other", [], {"mưa": 0.125, "nắng": 0.0}, "m"), ""),
    ScoredRow("3", TopicPrediction("nắng", ["nắng"], {"mưa": 0.1, "nắng": 1.0}, "m"), "a\u2028b"),
]
EXPECTED = [row.values() for row in ROWS]
_TEXT = st.one_of(
    st.text(st.sampled_from("ab,;|'\"[] \\\r\n\t\x0b\x1c\x85\u2028"), max_size=6), st.text(max_size=6)
).map(lambda text: text.encode("utf-8", "replace").decode())


def table_of(tmp_path: Path, name: str, parts: list[list[ScoredRow]]) -> tuple[bytes, int]:
    table = TableFormat(name, LABELS, lead=True)
    paths = []
    for index, rows in enumerate(parts):
        path = tmp_path / f"{name}-{len(parts)}-{index}"
        path.write_bytes(table.encode(rows))
        paths.append(path)
    stream = io.BytesIO()
    count = table.concatenate(paths, stream)
    return stream.getvalue(), count


@pytest.mark.parametrize("parts", [[ROWS], [ROWS[:1], [], ROWS[1:]]])
def test_every_format_gives_the_rows_back(tmp_path: Path, parts: list[list[ScoredRow]]) -> None:
    content, count = table_of(tmp_path, "jsonl", parts)
    assert [json.loads(line) for line in content.decode().splitlines()] == EXPECTED
    assert count == 3
    content, count = table_of(tmp_path, "csv", parts)
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert [row["topics"] for row in rows] == ["mưa|nắng", "", "nắng"]
    assert [row["lead"] for row in rows] == [row["lead"] for row in EXPECTED]
    assert [float(row["score_mưa"]) for row in rows] == [0.875, 0.125, 0.1]
    assert count == 3
    content, count = table_of(tmp_path, "parquet", parts)
    table = pq.read_table(io.BytesIO(content))
    assert table.to_pylist() == EXPECTED
    assert count == 3


def test_cells_of_csv_are_verbatim_for_programs_to_join_by(tmp_path: Path) -> None:
    ids = ["=1+1", "-5", "@x", "'007"]
    prediction = TopicPrediction("other", [], {"mưa": 0.0, "nắng": 0.0}, "m")
    content, _ = table_of(tmp_path, "csv", [[ScoredRow(one, prediction, "- Ông Nam nói.") for one in ids]])
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    assert [row["id"] for row in rows] == ids
    assert {row["lead"] for row in rows} == {"- Ông Nam nói."}


@given(st.lists(st.tuples(_TEXT, _TEXT, st.lists(_TEXT.filter(bool), max_size=3)), max_size=4))
def test_what_is_written_as_csv_is_read_back(rows: list[tuple[str, str, list[str]]]) -> None:
    predictions = [TopicPrediction("other", topics, {"mưa": 0.1, "nắng": 1e-05}, "m") for _, _, topics in rows]
    scored = [ScoredRow(row[0], one, row[1]) for row, one in zip(rows, predictions, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        content, count = table_of(Path(folder), "csv", [scored[:1], scored[1:]])
    read = list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))
    assert [(one["id"], one["lead"], cells.labels(one["topics"])) for one in read] == rows
    assert {(one["score_mưa"], one["score_nắng"]) for one in read} <= {("0.1", "1e-05")}
    assert count == len(rows)


def test_a_cell_of_csv_may_be_longer_than_pythons_reader_takes(tmp_path: Path) -> None:
    long = ScoredRow("x" * 200_000, ROWS[0].prediction, "Một câu.")
    content, count = table_of(tmp_path, "csv", [[long]])
    assert content.splitlines()[1].startswith(b"x" * 200_000 + b",")
    assert count == 1


def test_the_columns_are_those_of_the_contract() -> None:
    assert TableFormat("csv", LABELS, lead=True).columns == (
        "id", "topic", "topics", "score_mưa", "score_nắng", "lead", "model",
    )  # fmt: skip
    assert "lead" not in TableFormat("csv", LABELS, lead=False).columns


def test_a_table_without_rows_still_has_its_columns(tmp_path: Path) -> None:
    content, count = table_of(tmp_path, "parquet", [[]])
    assert count == 0
    assert pq.read_table(io.BytesIO(content)).column_names == list(TableFormat("csv", LABELS, lead=True).columns)
    assert table_of(tmp_path, "csv", [])[0].decode().startswith("id,topic,topics,")


def test_separators_that_some_readers_take_for_line_breaks_are_escaped() -> None:
    line = json_line({"lead": "a\u2028b\u2029c\x85d"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"lead": "a\u2028b\u2029c\x85d"}


@pytest.mark.parametrize("name", ["out.xml", "out", "out.jsonl.gz"])
def test_an_unknown_suffix_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.parquet, \.jsonl or \.csv"):
        format_of(Path(name))
