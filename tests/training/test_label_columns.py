"""Labels in a column of the user's own name."""

import csv
import json
from pathlib import Path

import pytest

from unionml.errors import DataError
from unionml.labelling.audit import load_split
from unionml.training.data import load_labelled


def write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("cell", "topics"),
    [
        ("thể thao; giải trí", ("thể thao; giải trí",)),
        (["thể thao", "giải trí"], ("thể thao", "giải trí")),
        ('["thể thao", "giải trí"]', ("thể thao", "giải trí")),
        ({"choices": ["thể thao", "giải trí"]}, ("thể thao", "giải trí")),
        ([], ()),
        ({"choices": []}, ()),
        ('{"choices": []}', ()),
        ("other", ("other",)),
        (3, ("3",)),
    ],
)
def test_one_label_or_a_list(tmp_path: Path, cell: object, topics: tuple[str, ...]) -> None:
    row = {"title": "Tin", "Nhóm tin": cell, "topics": ["x"], "primary": "x", "label": "y"}
    (found,) = load_labelled(write(tmp_path / "a.jsonl", row), label_column="nhóm tin")
    assert found.topics == topics
    assert found.primary == (topics[0] if topics else "other")


@pytest.mark.parametrize("cell", ["", None, "NaN"])
def test_an_empty_cell_is_no_label(tmp_path: Path, cell: object) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "kind": "a"}, {"title": "Hai", "kind": cell, "label": "y"})
    found = load_labelled(data, label_column="kind")
    assert [one.topics for one in found] == [("a",)]
    assert [reject.row for reject in found.rejects] == [2]


def test_the_column_of_sections(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Tiêu đề", "Chuyên mục"], ["Một", "Thể thao"], ["Hai", "Giải trí"]])
    found = load_labelled(path, label_column="Chuyên mục")
    assert [(one.topics, one.article.section) for one in found] == [
        (("Thể thao",), "Thể thao"),
        (("Giải trí",), "Giải trí"),
    ]


def test_of_several_files_one_has_the_column(tmp_path: Path) -> None:
    own = write(tmp_path / "own.jsonl", {"title": "Một", "kind": "a"})
    usual = write(tmp_path / "usual.jsonl", {"title": "Hai", "topics": ["b"]})
    assert [one.topics for one in load_labelled([own, usual], label_column="kind")] == [("a",), ("b",)]
    with pytest.raises(DataError, match=r"usual\.jsonl has no column 'kind' with labels; its other columns are topics"):
        load_labelled(usual, label_column="kind")
    assert [one.topics for one in load_split([own, usual], label_column="kind")] == [("a",), ("b",)]


def test_a_table_to_fill_in_keeps_its_topics(tmp_path: Path) -> None:
    own = write(tmp_path / "own.jsonl", {"title": "Một", "section": "a"})
    picks = tmp_path / "picks.csv"
    with picks.open("w", encoding="utf-8", newline="") as file:
        rows = [["title", "section", "topics", "why_picked"], ["Hai", "a", "b", "doubt"], ["Ba", "a", "", "doubt"]]
        csv.writer(file).writerows(rows)
    found = load_labelled([own, picks], label_column="section")
    assert [one.topics for one in found] == [("a",), ("b",)]
    assert [(reject.row, "still to be filled in" in reject.reason) for reject in found.rejects] == [(3, True)]


@pytest.mark.parametrize("field", ["kicker", "byline"])
def test_other_metadata_of_articles_may_be_labels(tmp_path: Path, field: str) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "body": "Tin.", field: "a"}, {"title": "Hai", field: "b"})
    assert [one.topics for one in load_labelled(data, label_column=field)] == [("a",), ("b",)]


@pytest.mark.parametrize("field", ["title", "lead", "Tiêu đề"])
def test_what_articles_say_is_no_label(tmp_path: Path, field: str) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "lead": "Tin.", "body": "Tin."})
    with pytest.raises(DataError, match="so it holds no labels"):
        load_labelled(data, label_column=field)


@pytest.mark.parametrize(("row", "said"), [({"desk": ""}, "its desk is empty"), ({}, "its desk is missing")])
def test_rows_without_labels_are_spoken_of_by_the_name_of_the_column(
    tmp_path: Path, row: dict[str, object], said: str
) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "desk": "a"}, {"title": "Hai", **row})
    (reject,) = load_labelled(data, label_column="desk").rejects
    assert reject.reason.startswith(said)


def test_rows_read_by_the_usual_columns_are_spoken_of_by_those(tmp_path: Path) -> None:
    own = write(tmp_path / "own.jsonl", {"title": "Một", "desk": "a"})
    usual = write(tmp_path / "usual.jsonl", {"title": "Hai", "topic": ""}, {"title": "Ba", "topic": "b"})
    (reject,) = load_labelled([own, usual], label_column="desk").rejects
    assert reject.reason.startswith("its topic is empty")
