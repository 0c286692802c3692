"""Predictions for tables in memory: the same as for their articles, beside the columns that were there."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.scoring.trained import trained_model
from unionml.article import Article
from unionml.classification.tfidf import TfidfTopicModel
from unionml.errors import UsageError
from unionml.reading.records import Record, iter_records
from unionml.registry import load

ROWS: list[dict[str, Any]] = [
    {"id": "1", "title": "Công đoàn tặng quà Tết", "body": ["Hơn 300 suất quà.", "Mỗi suất 500.000 đồng."], "views": 7},
    {"id": "2", "title": None, "body": [], "views": None},
    {"id": "3", "title": "Đại hội công đoàn lần thứ V", "body": ["Đại hội đã bầu ban chấp hành mới."], "views": 3},
]
COLUMNS: dict[str, list[Any]] = {name: [row[name] for row in ROWS] for name in ROWS[0]}
NEW = ["topic", "topics", "score_congress", "score_welfare", "score_emulation", "score_membership", "model"]


@pytest.fixture(scope="module")
def model() -> TfidfTopicModel:
    loaded: TfidfTopicModel = load(trained_model())
    return loaded


def expected(model: TfidfTopicModel) -> dict[str, list[Any]]:
    articles = [Article(title=str(row["title"]), body=tuple(row["body"])) for row in (ROWS[0], ROWS[2])]
    first, last = model.predict(articles)
    scores = {f"score_{label}": [first.scores[label], None, last.scores[label]] for label in model.label_set.labels}
    return {
        "topic": [first.topic, None, last.topic],
        "topics": [first.topics, None, last.topics],
        **scores,
        "model": [model.name, None, model.name],
    }


def test_a_batch_gets_the_new_columns(model: TfidfTopicModel) -> None:
    found = model.map_batch(COLUMNS)
    assert list(found) == NEW
    assert found == expected(model)
    assert found["topic"] == ["welfare", None, "congress"]


def test_columns_in_capitals_count(model: TfidfTopicModel) -> None:
    named = {"ID": COLUMNS["id"], " Title": COLUMNS["title"], "Body": COLUMNS["body"], "Views": COLUMNS["views"]}
    assert model.map_batch(named) == expected(model)
    assert model.predict_table(pa.table(named)).select(NEW).to_pydict() == expected(model)


def test_raw_text_in_a_column_of_any_name(model: TfidfTopicModel) -> None:
    text = "Công đoàn tặng quà Tết cho đoàn viên\n\nHơn 300 suất quà Tết đã được công đoàn trao tận tay người lao động."
    (topic,) = model.map_batch({"content": [text]}, text_column="content")["topic"]
    assert topic == "welfare"
    assert model.map_batch({"text": [text]})["topic"] == [topic]


@pytest.mark.parametrize(
    ("batch", "options", "message"),
    [
        ({"title": ["a"], "topics": [[]]}, {}, "column 'topics' of its own"),
        ({"title": ["a"], "my_topic": [1]}, {"prefix": "my_"}, "column 'my_topic' of its own"),
        ({"words": ["a"]}, {}, "no column title, lead, body or text, only words"),
        ({"content": ["a"]}, {"text_column": "words"}, "no column 'words'; its columns are content"),
        ({}, {}, "only none"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(
    model: TfidfTopicModel, batch: dict[str, Any], options: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        model.map_batch(batch, **options)
    with pytest.raises(UsageError, match=message):
        model.predict_table(pa.table(batch), **options)


@pytest.mark.parametrize("table", [COLUMNS, [1, 2], None, "x"])
def test_what_is_no_table_is_refused(model: TfidfTopicModel, table: object) -> None:
    with pytest.raises(UsageError, match="takes a DataFrame"):
        model.predict_table(table)


def test_arrow_tables(model: TfidfTopicModel) -> None:
    table = pa.table(COLUMNS).replace_schema_metadata({"owner": "desk"})
    found = model.predict_table(table, prefix="p_")
    assert found.column_names == [*COLUMNS, *(f"p_{name}" for name in NEW)]
    assert found.select(list(COLUMNS)).equals(table)
    assert found.schema.metadata == {b"owner": b"desk"}
    assert {name.removeprefix("p_"): found[name].to_pylist() for name in found.column_names[4:]} == expected(model)
    batch = model.predict_table(pa.RecordBatch.from_pylist(ROWS))
    assert isinstance(batch, pa.RecordBatch)
    assert batch.column("topic").to_pylist() == expected(model)["topic"]


def test_a_table_without_rows_has_typed_columns(model: TfidfTopicModel) -> None:
    empty = model.predict_table(pa.table(COLUMNS).slice(0, 0))
    assert empty.num_rows == 0
    assert empty.schema.field("topics").type == pa.list_(pa.string())
    assert empty.schema.field("score_welfare").type == pa.float64()


def test_tables_of_many_batches(model: TfidfTopicModel, monkeypatch: pytest.MonkeyPatch) -> None:
    table = pa.Table.from_pylist(ROWS * 3)
    whole = model.predict_table(table)
    monkeypatch.setattr("unionml.classification.tabular._ROWS", 2)
    assert model.predict_table(table).equals(whole)


def test_pandas(model: TfidfTopicModel) -> None:
    pd = pytest.importorskip("pandas", reason="needs pandas")
    # An index that holds a key twice, an extension type with its own missing value, and a row of nothing but such.
    table = pd.DataFrame(COLUMNS, index=["x", "y", "x"]).assign(
        views=lambda frame: frame["views"].astype("Int64"), published=pd.to_datetime(["2024-01-31", None, "2024-02-01"])
    )
    before = table.copy(deep=True)
    found = model.predict_table(table)
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(found[list(table.columns)], before)
    assert list(found.columns) == [*table.columns, *NEW]
    assert found["topics"].tolist() == expected(model)["topics"]
    assert found["topic"].isna().tolist() == [False, True, False]
    assert found["score_welfare"].dtype == "float64"
    assert found["score_welfare"].iloc[2] == expected(model)["score_welfare"][2]
    assert model.predict_table(table.iloc[:0]).columns.tolist() == found.columns.tolist()
    twice = pd.concat([table["title"], table["title"]], axis=1)
    with pytest.raises(UsageError, match="several columns 'title'"):
        model.predict_table(twice)


def test_pandas_with_lists_as_parquet_gives_them(model: TfidfTopicModel, tmp_path: Path) -> None:
    pd = pytest.importorskip("pandas", reason="needs pandas")
    pd.DataFrame(COLUMNS).to_parquet(tmp_path / "in.parquet")
    found = model.predict_table(pd.read_parquet(tmp_path / "in.parquet"))
    assert found["topics"].tolist() == expected(model)["topics"]
    found.to_parquet(tmp_path / "out.parquet")
    assert pd.read_parquet(tmp_path / "out.parquet")["model"].tolist()[0] == model.name


def test_polars(model: TfidfTopicModel) -> None:
    pl = pytest.importorskip("polars", reason="needs polars")
    table = pl.DataFrame(ROWS)
    found = model.predict_table(table)
    assert found.columns == [*COLUMNS, *NEW]
    assert found.select(table.columns).equals(table)
    assert found.select(NEW).to_dict(as_series=False) == expected(model)
    assert found.schema["topics"] == pl.List(pl.String)
    assert model.predict_table(table.head(0)).schema == found.schema


def odd_tables() -> dict[str, Any]:
    """Tables of two articles, of which the first holds a value that Python has no type for."""
    no_text = pa.array([b"\xff", b"ok"])
    odd = {
        "timestamp": pa.array([10**14, 1], pa.timestamp("s")),
        "date": pa.array([10**9, 1], pa.date32()),
        "body": no_text.view(pa.string()),
        "bodies": pa.ListArray.from_arrays(pa.array([0, 1, 2], pa.int32()), no_text.view(pa.string())),
    }
    names = {"timestamp": "published", "date": "published", "body": "body", "bodies": "body"}
    return {kind: pa.table({"title": ["Đại hội công đoàn"] * 2, names[kind]: column}) for kind, column in odd.items()}


@pytest.mark.parametrize("kind", odd_tables())
def test_a_cell_that_python_cannot_hold_costs_what_it_costs_in_a_file(
    kind: str, model: TfidfTopicModel, tmp_path: Path
) -> None:
    table = odd_tables()[kind]
    pq.write_table(table, tmp_path / "a.parquet")
    read = [isinstance(one, Record) for one in iter_records(tmp_path / "a.parquet")]
    found = model.predict_table(table)
    assert [topic.is_valid for topic in found["topic"]] == read == [kind in ("timestamp", "date"), True]
    assert model.predict_table(table.to_batches()[0])["topic"].to_pylist() == found["topic"].to_pylist()
    pl = pytest.importorskip("polars", reason="needs polars")
    assert model.predict_table(pl.from_arrow(table))["topic"].to_list() == found["topic"].to_pylist()


def test_objects_of_python_in_polars(model: TfidfTopicModel) -> None:
    pl = pytest.importorskip("polars", reason="needs polars")
    table = pl.DataFrame(ROWS).with_columns(pl.Series("body", COLUMNS["body"], dtype=pl.Object))
    assert model.predict_table(table).select(NEW).to_dict(as_series=False) == expected(model)


def test_columns_of_several_lengths_are_told(model: TfidfTopicModel) -> None:
    with pytest.raises(UsageError, match="'title' holds 3 rows and 'body' 1; give columns of one length"):
        model.map_batch({"title": COLUMNS["title"], "body": COLUMNS["body"][:1]})


def test_a_model_is_the_same_in_another_process(model: TfidfTopicModel) -> None:
    before = pickle.dumps(model)
    model.map_batch(COLUMNS)
    assert pickle.dumps(model) == before
    code = f"import pickle, sys; print(pickle.loads(sys.stdin.buffer.read()).map_batch({COLUMNS!r}))"
    done = subprocess.run([sys.executable, "-c", code], input=before, capture_output=True, check=True)
    assert done.stdout.decode().strip() == repr(expected(model))


@pytest.mark.parametrize(
    "row", [{"title": "Một bài", "body": ["Hai.", "Ba."]}, {"body": ["Hai."], "lead": None}, {"text": "Một trang"}]
)
def test_a_single_row_is_no_batch(model: TfidfTopicModel, row: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="holds a single value, not one a row; call"):
        model.map_batch(row)


def test_datasets_with_several_processes(model: TfidfTopicModel, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason="needs the package datasets")
    datasets.disable_progress_bars()
    data = datasets.Dataset.from_list(ROWS * 8)
    alone = data.map(model.map_batch, batched=True, batch_size=5, cache_file_name=str(tmp_path / "alone.arrow"))
    files = {"cache_file_name": str(tmp_path / "both.arrow"), "new_fingerprint": "both"}
    both = data.map(model.map_batch, batched=True, batch_size=5, num_proc=2, **files)
    assert both.column_names == [*COLUMNS, *NEW]
    assert alone.to_list() == both.to_list()
    assert both["topic"][:3] == expected(model)["topic"]
    assert [row["id"] for row in both] == ["1", "2", "3"] * 8
    labelled = data.add_column("topics", [[]] * 24)
    named = labelled.map(
        model.map_batch, batched=True, fn_kwargs={"prefix": "predicted_"}, cache_file_name=str(tmp_path / "named.arrow")
    )
    assert named["topics"][0] == []
    assert named["predicted_topic"][0] == "welfare"
