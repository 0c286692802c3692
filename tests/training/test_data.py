import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unionml.classification.labels import LabelSet
from unionml.errors import DataError, InputError, UsageError
from unionml.training.data import left_out, load_label_set, load_labelled


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
        ({"title": "Một"}, "row 1 of .* has no labels; add `topics`, a list of them"),
        ({"title": "Một", "Chuyên mục": "Tin", "tag": "x"}, "its other columns are tag, section: name the one that"),
        ({"title": "Một", "topics": ["a", 3]}, "no list of strings|topics"),
        ({"title": "Một", "topics": {"a": 1}}, "no list of strings|topics"),
        ({"title": "Một", "topics": [True]}, "no list of strings|topics"),
        ({"title": "Một", "topics": ["nan", "welfare"]}, "topic 'nan', which is not one of"),
        ({"title": "Một", "label": 1.5}, "has in label 1.5, which is no name of a label"),
        ({"title": "Một", "topics": ["strike"]}, "topic 'strike', which is not one of 'congress', 'welfare'; correct"),
        ({"title": "Một", "topics": ["Wellfare"]}, "topic 'Wellfare' \\('welfare' may be meant\\), which is not one"),
        ({"title": "Một", "topics": ["welfare"], "primary": "congress"}, "'congress', which is not among its topics"),
        ({"title": "Một", "topics": ["welfare"], "primary": 3}, "primary 3"),
        ({"title": "", "topics": ["welfare"]}, "holds no labelled article"),
    ],
)
def test_what_cannot_be_learnt_from_is_refused(tmp_path: Path, record: dict[str, object], message: str) -> None:
    data = write(tmp_path / "a.jsonl", record)
    with pytest.raises(DataError, match=message):
        load_labelled(data, label_set=LabelSet(("congress", "welfare")))


@pytest.mark.parametrize("column", ["topic", "label"])
@pytest.mark.parametrize("blank", [None, "", "  ", float("nan")])
def test_a_blank_where_one_label_belongs_is_no_label(tmp_path: Path, column: str, blank: object) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", column: "a"}, {"title": "Hai", column: blank})
    labelled = load_labelled(data)
    assert [item.topics for item in labelled] == [("a",)]
    assert left_out(labelled.rejects) == (
        f"1 row was left out: row 2 of {data}, where its {column} is empty; write `other` where no topic holds"
    )


def test_left_out_rows_are_told_with_the_first_reason(tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "", "topics": []}, {"title": "Hai", "topics": []}, {"topics": []})
    assert left_out(load_labelled(data).rejects).startswith(
        f"2 rows were left out, the first of them: row 1 of {data}, where the row has no text"
    )
    assert left_out([]) == ""


@pytest.mark.parametrize("missing", [None, float("nan"), "nan", " NaN ", "N/A", "NULL", "None", ["nan"], [None]])
def test_topics_that_are_missing_are_no_statement(tmp_path: Path, missing: object) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "topics": []}, {"title": "Hai", "topics": missing})
    labelled = load_labelled(data)
    assert [item.topics for item in labelled] == [()]
    assert re.match(
        f"1 row was left out: row 2 of {data}, where (its topics are missing|topics holds '[^' ]+', which stands for a "
        "missing value); write `other`",
        left_out(labelled.rejects),
    )


def test_a_row_without_the_column_of_the_others_is_unlabelled(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"title": "Một", "topics": ["a"]},
        {"title": "Hai"},
        {"title": ""},
        {"title": "Bốn"},
    ]
    labelled = load_labelled(write(tmp_path / "a.jsonl", *rows))
    assert [item.article.title for item in labelled] == ["Một"]
    assert [reject.row for reject in labelled.rejects] == [2, 3, 4]
    assert labelled.rejects[0].reason == "its topics are missing; write `other` or an empty list where none holds"
    with pytest.raises(DataError, match=r"row 1 of .* has no labels; add `topics`"):
        load_labelled(write(tmp_path / "b.jsonl", *rows[1:]))


def test_the_name_that_stands_for_none_is_hinted_at(tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "topics": ["Other"]})
    with pytest.raises(DataError, match="the topic 'Other' \\('other' may be meant\\)"):
        load_labelled(data, label_set=LabelSet(("a", "b")))


@pytest.mark.parametrize("cell", ["nan", "NaN", "N/A", "NULL", "None", "<NA>", "\\N"])
@pytest.mark.parametrize("column", ["topics", "topic", "label"])
def test_a_missing_label_that_is_spelt_out_is_no_label(tmp_path: Path, cell: str, column: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,{column}\nMột,a\nHai,{cell}\n", "utf-8")
    labelled = load_labelled(path)
    assert ([item.topics for item in labelled], len(labelled.rejects)) == ([("a",)], 1)
    if cell != "\\N":
        assert f"{column} holds '{cell}', which stands for a missing value" in left_out(labelled.rejects)
        assert len(load_labelled(path, label_set=LabelSet(("a", cell)))) == 2


def test_where_a_column_of_labels_says_nothing_the_next_one_counts(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"topics": None, "label": True},
        {"topics": None, "topic": " ", "label": "b"},
        {"topics": [], "label": "b"},
        {"topics": "NaN", "label": "b"},
        {"topics": [None], "topic": "N/A", "label": "b"},
    ]
    data = write(tmp_path / "a.jsonl", *({"title": "Một"} | row for row in rows))
    assert [item.topics for item in load_labelled(data)] == [("True",), ("b",), (), ("b",), ("b",)]
    known = LabelSet(("True", "b", "N/A"))
    assert [item.topics for item in load_labelled(data, label_set=known)] == [("True",), ("b",), (), ("b",), ("N/A",)]


def test_a_primary_without_topics_is_a_label(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"title": "Một", "topics": one, "primary": "other"} for one in (None, "nan")]
    data = write(tmp_path / "a.jsonl", *rows)
    assert [(item.topics, item.primary) for item in load_labelled(data)] == [((), "other")] * 2
    data = write(tmp_path / "b.jsonl", {"title": "Một", "topics": ["a", "b"], "primary": float("nan")})
    assert load_labelled(data)[0].primary == "a"


@pytest.mark.parametrize(
    ("cell", "topics"),
    [
        ("['bóng đá', 'lãi suất']", ("bóng đá", "lãi suất")),
        ("[\"bóng đá\", 'nhà \\'đất\\'']", ("bóng đá", "nhà 'đất'")),
        ("['Kinh doanh, tài chính']", ("Kinh doanh, tài chính",)),
        ("[]", ()),
    ],
)
def test_topics_as_python_shows_a_list(tmp_path: Path, cell: str, topics: tuple[str, ...]) -> None:
    path = tmp_path / "a.csv"
    path.write_text('title,topics\nMột,"{}"\n'.format(cell.replace('"', '""')), "utf-8")
    assert [item.topics for item in load_labelled(path)] == [topics]


@pytest.mark.parametrize("cell", ["['a' 'b']", "['a'\n 'b']", "[a, b]", "[nan]", "['a', nan]", "[['a'], ['b']]"])
def test_what_looks_like_a_list_of_topics_and_is_none_is_refused(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'title,topics\nMột,"{cell}"\n', "utf-8")
    with pytest.raises(DataError, match=r"row 2 of .* has the topics .* look like a list and are none"):
        load_labelled(path)


def test_the_choices_of_label_studio_are_topics(tmp_path: Path) -> None:
    choices = {"choices": ["Bóng đá", "Kinh doanh, tài chính"]}
    path = tmp_path / "a.csv"
    cells = [json.dumps(choices, ensure_ascii=ascii).replace('"', '""') for ascii in (False, True)]
    path.write_text("title,topics\n" + "".join(f'Một,"{cell}"\n' for cell in cells), "utf-8")
    data = write(tmp_path / "a.jsonl", {"title": "Một", "topics": choices}, {"title": "Hai", "topics": {"choices": []}})
    assert [item.topics for item in load_labelled(path)] == [tuple(choices["choices"])] * 2
    assert [item.topics for item in load_labelled(data)] == [tuple(choices["choices"]), ()]
    path.write_text('title,topics\nMột,"{""taxonomy"": [""a"", ""b""]}"\n', "utf-8")
    with pytest.raises(DataError, match=r"has the topics .*taxonomy.* are none; write them as a JSON list"):
        load_labelled(path)
    data = write(tmp_path / "b.jsonl", {"title": "Một", "label": '{"taxonomy": []}'})
    with pytest.raises(DataError, match=r"taxonomy.*, which is no name of a label"):
        load_labelled(data)


def test_what_nobody_accepted_in_prodigy_is_no_label(tmp_path: Path) -> None:
    answers = ["accept", "reject", "ignore", None, "no"]
    rows: list[dict[str, object]] = [{"text": f"Bài {one}", "label": "a", "answer": one} for one in answers]
    labelled = load_labelled(write(tmp_path / "a.jsonl", *rows))
    assert [item.extra["answer"] for item in labelled] == ["accept", None, "no"]
    assert left_out(labelled.rejects) == (
        f"2 rows were left out, the first of them: row 2 of {tmp_path / 'a.jsonl'}, where its answer is `reject`, so "
        "nobody has accepted its label"
    )


@pytest.mark.parametrize(
    "cell", ["['a', 'b']", '["a"]', "['a' 'b']", "[1, 2]", '{"choices": ["a"]}', ["a"], ["a", "b"]]
)
def test_a_list_is_no_single_label(tmp_path: Path, cell: object) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "label": cell})
    with pytest.raises(DataError, match="is a list and no label; name that column `topics`"):
        load_labelled(data)
    data = write(tmp_path / "b.jsonl", {"title": "Một", "label": "[Khác] tin, bài [x]"})
    assert load_labelled(data)[0].topics == ("[Khác] tin, bài [x]",)


@pytest.mark.parametrize("column", ["topics", "topic", "label"])
def test_numbers_are_one_label_in_every_format(tmp_path: Path, column: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,{column}\nMột,1.0\nHai,-2.0\n", "utf-8")
    data = write(tmp_path / "a.jsonl", {"title": "Một", column: 1}, {"title": "Hai", column: -2.0})
    table = tmp_path / "a.parquet"
    pq.write_table(pa.table({"title": ["Một", "Hai"], column: [1.0, -2.0]}), table)
    for file in (path, data, table):
        assert [(item.topics, item.primary) for item in load_labelled(file)] == [(("1",), "1"), (("-2",), "-2")]
    assert load_labelled(path, label_set=LabelSet(("1.0", "-2.0")))[0].topics == ("1.0",)
    path.write_text(f"title,{column}\nMột,1.0\nHai,x\n", "utf-8")
    assert [item.topics for item in load_labelled(path)] == [("1.0",), ("x",)]
    path.write_text(f"title,{column}\nMột,1.0\nHai,other\n", "utf-8")
    assert load_labelled(path)[0].topics == ("1",)


@pytest.mark.parametrize("column", ["topics", "topic", "label"])
def test_truth_values_are_one_label_in_every_format(tmp_path: Path, column: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,{column}\nMột,True\nHai,False\n", "utf-8")
    data = write(tmp_path / "a.jsonl", {"title": "Một", column: True}, {"title": "Hai", column: False})
    table = tmp_path / "a.parquet"
    pq.write_table(pa.table({"title": ["Một", "Hai"], column: [True, False]}), table)
    for file in (path, data, table):
        assert [item.topics for item in load_labelled(file)] == [("True",), ("False",)]


def test_numbers_are_names_of_labels_as_tables_give_them(tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "label": 1}, {"title": "Hai", "label": 1.0})
    assert [item.topics for item in load_labelled(data)] == [("1",), ("1",)]


def test_a_file_where_nothing_is_filled_in_yet_is_no_failure_beside_another(tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "topics": ["a"]}, {"title": "Hai", "topics": ["b"]})
    picks = tmp_path / "picks.csv"
    picks.write_text("topics,title,why_picked\n,Ba,x\n,Bốn,y\n", "utf-8")
    lines: list[str] = []
    labelled = load_labelled([data, picks], progress=lines.append)
    assert (len(labelled), len(labelled.rejects), labelled.sizes) == (2, 2, [2, 0])
    assert lines == [f"reading {data}", f"reading {picks}"]
    with pytest.raises(DataError, match="still to be filled in"):
        load_labelled(picks)


def test_other_may_be_written_where_labels_are_given(tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", {"title": "Một", "topics": ["other"]}, {"title": "Hai", "topic": "other"})
    labelled = load_labelled(data, label_set=LabelSet(("congress",)))
    assert [(item.topics, item.primary) for item in labelled] == [(("other",), "other")] * 2


def test_one_label_has_one_spelling(tmp_path: Path) -> None:
    name = "Giáo dục"
    spellings = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")] + [" Giáo \u00a0 dục\n"]
    records: list[dict[str, object]] = [{"title": "Một", "topics": [one, "x"], "primary": one} for one in spellings]
    records += [{"title": "Hai", "label": one} for one in spellings]
    data = write(tmp_path / "a.jsonl", *records)
    assert [item.topics for item in load_labelled(data)] == [(name, "x")] * 3 + [(name,)] * 3
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps({spellings[1]: {"vi": "Giáo dục"}, "x": {}}), "utf-8")
    label_set = load_label_set(labels)
    assert (label_set.labels, list(label_set.names)) == ((name, "x"), [name, "x"])
    assert len(load_labelled(data, label_set=label_set)) == 6
    labels.write_text(json.dumps({one: {} for one in spellings}), "utf-8")
    with pytest.raises(DataError, match="distinct"):
        load_label_set(labels)


def test_a_known_label_may_hold_the_marks_that_separate(tmp_path: Path) -> None:
    label_set = LabelSet(("Kinh doanh, tài chính", "Lương; thưởng", "Xã hội", "Quê", "Nhà"))
    cells = ["Kinh doanh, tài chính", "Lương; thưởng", "Kinh doanh, tài chính|Xã hội", "Xã hội; Quê", "Quê, Nhà"]
    path = tmp_path / "a.csv"
    path.write_text("title,topics\n" + "".join(f'Một,"{cell}"\n' for cell in cells), "utf-8")
    assert [item.topics for item in load_labelled(path, label_set=label_set)] == [
        ("Kinh doanh, tài chính",),
        ("Lương; thưởng",),
        ("Kinh doanh, tài chính", "Xã hội"),
        ("Xã hội", "Quê"),
        ("Quê", "Nhà"),
    ]
    assert load_labelled(path)[1].topics == ("Lương", "thưởng")
    path.write_text('title,topics\nMột,"Kinh doanh, tài chính|"\n', "utf-8")
    assert load_labelled(path)[0].topics == ("Kinh doanh, tài chính",)


def test_a_label_that_stands_whole_elsewhere_is_whole_where_its_cell_was_cut(tmp_path: Path) -> None:
    cells, jsonl = tmp_path / "a.csv", tmp_path / "b.jsonl"
    cells.write_text('title,topics\nMột,"Kinh doanh, tài chính"\nHai,"Lương; thưởng"\nBa,"Quê, Nhà"\n', "utf-8")
    jsonl.write_text('{"title": "Bốn", "label": "Kinh doanh, tài chính"}\n', "utf-8")
    assert [one.topics for one in load_labelled(cells)] == [
        ("Kinh doanh", "tài chính"),
        ("Lương", "thưởng"),
        ("Quê", "Nhà"),
    ]
    found = load_labelled([cells, jsonl], known=["Lương; thưởng", "Quê", "Quê, Nhà"])
    assert [(one.topics, one.primary) for one in found] == [
        (("Kinh doanh, tài chính",), "Kinh doanh, tài chính"),
        (("Lương; thưởng",), "Lương; thưởng"),
        (("Quê", "Nhà"), "Quê"),
        (("Kinh doanh, tài chính",), "Kinh doanh, tài chính"),
    ]


def test_pieces_that_are_labels_themselves_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = ['["Kinh doanh", "tài chính"]', '["Kinh doanh, tài chính"]', '["tài chính"]']
    path.write_text("".join(f'{{"title": "Một", "topics": {row}}}\n' for row in rows), "utf-8")
    assert [one.topics for one in load_labelled(path)] == [
        ("Kinh doanh", "tài chính"),
        ("Kinh doanh, tài chính",),
        ("tài chính",),
    ]


def test_a_label_that_no_file_could_hold_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    for row in ('"label": "\\ud800x"', '"topics": ["a", "\\ud800x"]'):
        path.write_text(f'{{"title": "Một", "topics": ["a"]}}\n{{"title": "Hai", {row}}}\n', "utf-8")
        with pytest.raises(DataError, match=r"row 2 of .* '\\ud800x', which holds half a surrogate pair"):
            load_labelled(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_labelled(tmp_path / "missing.jsonl")
    with pytest.raises(DataError, match="nothing holds no labelled article"):
        load_labelled([])


@pytest.mark.parametrize("splits", [False, True])
def test_tables_in_memory_are_no_files(splits: bool) -> None:
    table = pa.table({"title": ["Một"], "topic": ["pay"]})
    with pytest.raises(UsageError, match=r"paths, not by a (Table|dict); write a table in memory to a file first"):
        load_labelled({"train": table} if splits else table)  # type: ignore[arg-type]


def test_a_data_frame_is_no_file() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(UsageError, match="paths, not by a DataFrame"):
        load_labelled(pandas.DataFrame({"title": ["Một"], "topic": ["pay"]}))


@pytest.mark.parametrize(("paths", "kind"), [(None, "NoneType"), (3, "int"), ([{"title": "Một"}], "dict")])
def test_what_is_no_path_is_refused(paths: Any, kind: str) -> None:
    with pytest.raises(UsageError, match=f"paths, not by a {kind};"):
        load_labelled(paths)


def test_labels_file(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text('{"b": {"vi": "Bê", "en": "Bee", "description": "…"}, "a": {}}', "utf-8")
    label_set = load_label_set(path)
    assert label_set.labels == ("b", "a")
    assert label_set.names == {"b": {"vi": "Bê", "en": "Bee"}, "a": {}}
    for content in ("[", "[]", "{}", '{"a": "A"}', '{"": {}}', f'{{"a": {"1" * 5000}}}', "\ufffe"):
        path.write_bytes(content.encode("utf-16") if content == "\ufffe" else content.encode())
        with pytest.raises(DataError) as refused:
            load_label_set(path)
        if content in ("[", "[]", '{"a": "A"}'):
            example = str(refused.value).partition("such as ")[2]
            path.write_text(example, "utf-8")
            assert load_label_set(path).labels == ("safety", "wages")
    path.write_text('{"a": {"vi": "A", "fr": 3}}', "utf-8-sig")
    assert load_label_set(path) == LabelSet(("a",), names={"a": {"vi": "A"}})
    for names in ('{"vi": 3}', '{"vi": "A", "en": null}', '{"en": ["A"]}', '{"en": "\\ud800"}'):
        path.write_text(f'{{"a": {names}}}', "utf-8")
        with pytest.raises(DataError, match=rf"{path}: the display names? of 'a'"):
            load_label_set(path)
    with pytest.raises(DataError, match="cannot read the labels file"):
        load_label_set(tmp_path / "missing.json")


def test_the_corpus_has_the_labels_of_the_labels_file() -> None:
    root = Path(__file__).resolve().parents[2]
    label_set = load_label_set(root / "data" / "labels.json")
    labelled = load_labelled(root / "data" / "articles.jsonl", label_set=label_set)
    assert len(labelled) == 480
    assert {topic for item in labelled for topic in item.topics} == set(label_set.labels)
