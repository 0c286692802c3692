import json
from pathlib import Path

import pytest

from unionml.classification.labels import LabelSet
from unionml.errors import DataError, InputError
from unionml.training.data import load_label_set, load_labelled


def write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


def test_topics_with_the_primary_first(tmp_path: Path) -> None:
    data = write(
        tmp_path / "a.jsonl",
        {"id": "1", "title": "Một", "topics": ["welfare", "congress"], "primary": "congress", "source": "x"},
        {"title": "Hai", "topics": []},
        {"title": "Ba", "topics": ["welfare", "welfare", "other"]},
        {"title": "Bốn", "topics": None, "primary": "other"},
    )
    labelled = load_labelled(data)
    assert [item.topics for item in labelled] == [("congress", "welfare"), (), ("welfare",), ()]
    assert [item.primary for item in labelled] == ["congress", "other", "welfare", "other"]
    assert labelled[0].article.id == "1"
    assert labelled[0].extra["source"] == "x"


def test_one_label_a_record(tmp_path: Path) -> None:
    topic = write(tmp_path / "a.jsonl", {"title": "Một", "topic": "Kinh doanh, tài chính"})
    label = write(tmp_path / "b.jsonl", {"text": "Hai\n\nNội dung.", "label": 3})
    labelled = load_labelled([topic, str(label)])
    assert [item.topics for item in labelled] == [("Kinh doanh, tài chính",), ("3",)]


@pytest.mark.parametrize(
    "cell", ["welfare|congress", "welfare; congress", "welfare, congress", '["welfare", "congress"]']
)
def test_the_topics_of_a_csv_cell(tmp_path: Path, cell: str) -> None:
    quoted = cell.replace('"', '""')
    path = tmp_path / "a.csv"
    path.write_text(f'title,topics\nMột,"{quoted}"\nHai,\n', "utf-8")
    assert [item.topics for item in load_labelled(path)] == [("welfare", "congress"), ()]


def test_a_row_without_text_is_kept_as_a_reject(tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "topics": []}, {"title": " ", "topics": []})
    labelled = load_labelled(data)
    assert len(labelled) == 1
    assert [reject.row for reject in labelled.rejects] == [2]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"title": "Một"}, "row 1 of .* has no labels; add a column `topics`"),
        ({"title": "Một", "topics": ["a", 3]}, "no list of strings|topics"),
        ({"title": "Một", "topics": {"a": 1}}, "no list of strings|topics"),
        ({"title": "Một", "topics": ["strike"]}, "topic 'strike', which is not one of congress, welfare"),
        ({"title": "Một", "topics": ["welfare"], "primary": "congress"}, "'congress', which is not among its topics"),
        ({"title": "Một", "topics": ["welfare"], "primary": 3}, "primary 3"),
        ({"title": "", "topics": ["welfare"]}, "holds no labelled article"),
    ],
)
def test_what_cannot_be_learnt_from_is_refused(tmp_path: Path, record: dict[str, object], message: str) -> None:
    data = write(tmp_path / "a.jsonl", record)
    with pytest.raises(DataError, match=message):
        load_labelled(data, label_set=LabelSet(("congress", "welfare")))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_labelled(tmp_path / "missing.jsonl")
    with pytest.raises(DataError, match="nothing holds no labelled article"):
        load_labelled([])


def test_labels_file(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text('{"b": {"vi": "Bê", "en": "Bee", "description": "…"}, "a": {}}', "utf-8")
    label_set = load_label_set(path)
    assert label_set.labels == ("b", "a")
    assert label_set.names == {"b": {"vi": "Bê", "en": "Bee"}, "a": {}}
    for content in ("[", "[]", "{}", '{"a": "A"}', '{"": {}}', "\ufffe"):
        path.write_bytes(content.encode("utf-16") if content == "\ufffe" else content.encode())
        with pytest.raises(DataError):
            load_label_set(path)
    with pytest.raises(DataError, match="cannot read the labels file"):
        load_label_set(tmp_path / "missing.json")


def test_the_corpus_has_the_labels_of_the_labels_file() -> None:
    root = Path(__file__).resolve().parents[2]
    label_set = load_label_set(root / "data" / "labels.json")
    labelled = load_labelled(root / "data" / "articles.jsonl", label_set=label_set)
    assert len(labelled) == 480
    assert {topic for item in labelled for topic in item.topics} == set(label_set.labels)
