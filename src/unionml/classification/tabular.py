"""Predictions for tables that are in memory: pandas, polars and Arrow, and batches of `datasets`.

A row is read as `unionml.reading.iter_records` reads it: the columns `title`, `lead` and `body` (a list of paragraphs,
or a string with blank lines), or raw text in `text`, in capitals or small letters. Rows and their order stay. A row
that is no article has nulls in the new columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from unionml.errors import UsageError

if TYPE_CHECKING:
    from unionml.classification.prediction import TopicModel
    from unionml.reading.columns import Columns as ArticleColumns

Table = TypeVar("Table")
Columns = dict[str, list[Any]]

_ROWS = 1000
"""Rows of a table that are converted and predicted at a time."""


class TabularPredictions:
    """What a topic model can do with tables, beside what `TopicModel` says. A mixin."""

    def map_batch(
        self, batch: Mapping[str, Sequence[Any]], *, text_column: str | None = None, prefix: str = ""
    ) -> Columns:
        """The new columns for a batch of rows: what `datasets.Dataset.map(..., batched=True)` calls.

        Args:
            batch: the columns, each with a value a row.
            text_column: the column that holds raw text, where it is not `text`.
            prefix: put before the names of the new columns.

        Returns:
            `topic`, `topics`, a `score_<topic>` for every topic, and `model`.

        Raises:
            UsageError: there is no column with text, a new column is there already, columns are of several lengths, or
                it is a row and no batch.
        """
        check_columns(self.new_columns(prefix), list(batch), text_column)
        used = _used(list(batch), text_column)
        for name in used:
            if isinstance(batch[name], str | bytes) or not hasattr(batch[name], "__len__"):
                raise UsageError(
                    f"the column {name!r} holds a single value, not one a row; call Dataset.map with batched=True"
                )
            first, here = len(batch[used[0]]), len(batch[name])
            if here != first:
                raise UsageError(
                    f"the column {used[0]!r} holds {first:,} rows and {name!r} {here:,}; give columns of one length"
                )
        return predict_columns(cast("TopicModel", self), batch, text_column=text_column, prefix=prefix)

    def predict_table(self, table: Table, *, text_column: str | None = None, prefix: str = "") -> Table:
        """The table with the new columns of `map_batch` behind its own.

        Args:
            table: a pandas or polars `DataFrame`, or an Arrow `Table` or `RecordBatch`; it is not changed.
            text_column: the column that holds raw text, where it is not `text`.
            prefix: put before the names of the new columns.

        Returns:
            A table of the same kind with the same rows in their order.

        Raises:
            UsageError: it is no such table, has no column with text, or has a new column already.
        """
        kind = _kind_of(table)
        names = _names(table, kind)
        check_columns(self.new_columns(prefix), names, text_column)
        used = _used(names, text_column)
        new: Columns = {name: [] for name in self.new_columns(prefix)}
        for batch in _batches(table, kind, used):
            part = predict_columns(cast("TopicModel", self), batch, text_column=text_column, prefix=prefix)
            for name, values in part.items():
                new[name] += values
        return cast("Table", _with_columns(table, kind, new, prefix))

    def new_columns(self, prefix: str = "") -> list[str]:
        """The names of the columns that `map_batch` and `predict_table` make, in order."""
        labels = cast("TopicModel", self).label_set.labels
        return [f"{prefix}{name}" for name in ("topic", "topics", *(f"score_{label}" for label in labels), "model")]


def predict_columns(
    model: "TopicModel", batch: Mapping[str, Sequence[Any]], *, text_column: str | None, prefix: str
) -> Columns:
    """The new columns for a batch whose columns were checked (see `TabularPredictions.map_batch`)."""
    from unionml.reading.records import Record, to_record

    used = {name: _values(batch[name]) for name in _used(list(batch), text_column)}
    rows = [dict(zip(used, cells, strict=True)) for cells in zip(*used.values(), strict=True)]
    records = [
        to_record(row, source="table", number=number, text_column=text_column) for number, row in enumerate(rows, 1)
    ]
    predictions = iter(model.predict([record.article for record in records if isinstance(record, Record)]))
    new: Columns = {
        "topic": [],
        "topics": [],
        **{f"score_{label}": [] for label in model.label_set.labels},
        "model": [],
    }
    for record in records:
        found = next(predictions) if isinstance(record, Record) else None
        new["topic"].append(found and found.topic)
        new["topics"].append(found and list(found.topics))
        for label in model.label_set.labels:
            new[f"score_{label}"].append(None if found is None else found.scores[label])
        new["model"].append(found and found.model)
    return {f"{prefix}{name}": values for name, values in new.items()}


def check_columns(new: Sequence[str], names: Sequence[str], text_column: str | None) -> None:
    """Refuse a table that cannot be predicted for.

    Raises:
        UsageError: see `TabularPredictions.map_batch`.
    """
    taken = [name for name in new if name in names]
    if taken:
        raise UsageError(
            f"the table has a column {taken[0]!r} of its own, which the predictions would replace; rename it, or give "
            "the new columns a prefix"
        )
    columns = _columns(names, text_column)
    if columns.doubled:
        raise UsageError(f"the table has several columns {columns.doubled[0]!r}; rename all but one of them")
    if text_column is not None and columns.text is None:
        raise UsageError(f"the table has no column {text_column!r}; its columns are {_listed(names)}")
    if not columns.has_text:
        raise UsageError(
            f"the table has no column title, lead, body or text, only {_listed(names)}; say which one holds the text "
            "with text_column"
        )


def _columns(names: Sequence[Any], text_column: str | None) -> "ArticleColumns":
    from unionml.reading.columns import columns_of

    # pandas has names of every kind.
    return columns_of(tuple(name for name in names if isinstance(name, str)), text_column)


def _used(names: Sequence[Any], text_column: str | None) -> list[str]:
    """The columns that hold something of an article, in order."""
    columns = _columns(names, text_column)
    held = {*columns.fields.values(), columns.text}
    return [name for name in names if name in held]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(str, names[:20])) or "none"


def _values(column: Any) -> list[Any]:
    """A column as a list of Python's own types."""
    values = column.tolist() if hasattr(column, "tolist") else list(column)
    return [value.tolist() if hasattr(value, "tolist") else value for value in values]


def _kind_of(table: object) -> str:
    """`pandas`, `polars` or `pyarrow`, without importing any of them."""
    kind, name = type(table).__module__.partition(".")[0], type(table).__name__
    if (kind, name) in {
        ("pandas", "DataFrame"),
        ("polars", "DataFrame"),
        ("pyarrow", "Table"),
        ("pyarrow", "RecordBatch"),
    }:
        return kind
    raise UsageError(
        f"predict_table takes a DataFrame of pandas or polars or a Table of Arrow, not {kind}.{name}; convert it, or "
        "use map_batch for a mapping of columns"
    )


def _names(table: Any, kind: str) -> list[str]:
    return list(table.column_names if kind == "pyarrow" else table.columns)


def _batches(table: Any, kind: str, names: Sequence[str]) -> Iterator[Columns]:
    for start in range(0, len(table), _ROWS):
        if kind == "pandas":
            part = table.iloc[start : start + _ROWS]
            # Several markers of what is missing become one.
            yield {name: part[name].astype(object).where(part[name].notna(), None).tolist() for name in names}
        elif kind == "polars":
            import polars as pl

            part = table.slice(start, _ROWS).select(names)
            # Arrow would take objects of Python for bytes; of anything else polars can hold what Python cannot.
            objects = [name for name in names if part[name].dtype == pl.Object]
            found = _arrow_columns(part.drop(objects).to_arrow()) | {name: part[name].to_list() for name in objects}
            yield {name: found[name] for name in names}
        else:
            yield _arrow_columns(table.slice(start, _ROWS).select(list(names)))


def _arrow_columns(table: Any) -> Columns:
    from unionml.reading.parquet_rows import batch_rows

    rows = [row for _, row in batch_rows(table, 0)]
    return {name: [row[name] for row in rows] for name in table.schema.names}


def _with_columns(table: Any, kind: str, new: Columns, prefix: str) -> Any:
    if kind == "pandas":
        import pandas as pd

        kinds = {f"{prefix}topic": "str", f"{prefix}topics": "object", f"{prefix}model": "str"}
        made = {name: pd.Series(values, table.index, kinds.get(name, "float64")) for name, values in new.items()}
        # Not `assign`, which would align rows by an index that may hold a key twice.
        return pd.concat([table, pd.DataFrame(made, index=table.index)], axis=1)
    if kind == "polars":
        import polars as pl

        types = {f"{prefix}topic": pl.String, f"{prefix}topics": pl.List(pl.String), f"{prefix}model": pl.String}
        return table.with_columns(
            [pl.Series(name, values, types.get(name, pl.Float64)) for name, values in new.items()]
        )
    import pyarrow as pa

    arrow = {f"{prefix}topic": pa.string(), f"{prefix}topics": pa.list_(pa.string()), f"{prefix}model": pa.string()}
    for name, values in new.items():
        table = table.append_column(name, pa.array(values, arrow.get(name, pa.float64())))
    return table
