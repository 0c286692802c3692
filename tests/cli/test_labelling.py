"""`unionml audit` and `unionml suggest` from the command line."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, is_one_sentence
from tests.scoring.trained import HALF, TEST, TRAIN


def test_audit_writes_a_table_and_shows_the_worst(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("cleanlab", reason="needs the extra `labels`")
    output = tmp_path / "findings.csv"
    result = call("audit", "--data", TRAIN, "--against", TEST, "-o", output, "--limit", "2")
    assert result.status == 0
    assert result.out.startswith("340 articles against 95: ")
    assert "more; " in result.out
    with output.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0].keys() >= {"kind", "where", "title", "text", "topics", "suggested", "reason"}
    assert {row["kind"] for row in rows} == {"label"}
    again = call("audit", "--data", TRAIN, "-o", output)
    assert again.status == 1
    assert is_one_sentence(again.err)
    printed = json.loads(call("audit", "--data", TRAIN, "--json").out)
    assert printed["counts"]["label"] == len(rows)


def spoilt(folder: Path) -> Path:
    """Half of the training file with a row that is no article and a label that one article carries."""
    first, *lines = HALF
    path = folder / "spoilt.jsonl"
    row = json.loads(first) | {"topics": ["welfar"], "primary": "welfar"}
    path.write_text("\n".join(["broken", json.dumps(row), *lines]), encoding="utf-8")
    return path


def test_audit_and_curve_tell_what_they_leave_out(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("cleanlab", reason="needs the extra `labels`")
    data = spoilt(tmp_path)
    audited = call("audit", "--data", data, "--limit", "1").out
    assert f"1 row was left out: row 1 of {data}, where " in audited
    assert "Labels of too few articles to be judged: 1" in audited
    assert "    welfar -> welfare\n" in audited
    curve = call("curve", "--data", data, "--points", "4", "--repeats", "1").out
    assert f"1 row was left out: row 1 of {data}, where " in curve
    assert "Without the articles of labels that are too rare for a curve: welfar (1)." in curve


def test_several_topics_are_told_apart(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("cleanlab", reason="needs the extra `labels`")
    lines = [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines()]
    two = next(row for row in lines if len(row["topics"]) == 2)
    data = tmp_path / "contrary.jsonl"
    other = {**two, "id": "again", "topics": ["welfar"], "primary": "welfar"}
    data.write_text("".join(json.dumps(row) + "\n" for row in [*lines, other]), encoding="utf-8")
    assert f"yet that is labelled {', '.join(two['topics'])}" in call("audit", "--data", data).out
    other = two | {"topics": ["Welfare"], "primary": None}
    data.write_text("".join(json.dumps(row) + "\n" for row in [*lines, other]), encoding="utf-8")
    note = "Note: the topics Welfare and welfare differ in nothing but capitals and are learnt as different ones; "
    assert note in call("audit", "--data", data).out


def test_suggest_names_other_once(call: Call, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines()]
    data, model = tmp_path / "exclusive.jsonl", tmp_path / "model"
    data.write_text("".join(json.dumps(row | {"topics": [row["primary"]]}) + "\n" for row in rows), encoding="utf-8")
    assert call("train", "tfidf", "--data", data, "-o", model).status == 0
    result = call("suggest", "--pool", TEST, "--model", model, "-n", "2", "-o", tmp_path / "picks.csv")
    assert "fill the column topics with congress, emulation, membership, welfare or other\n" in result.err


def test_suggest_names_topics_as_a_cell_needs_them(call: Call, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines()]
    data, model = tmp_path / "exclusive.jsonl", tmp_path / "model"
    renamed = [
        row | {"topics": [row["primary"].replace("congress", "Đại hội, hội nghị")], "primary": None} for row in rows
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in renamed), encoding="utf-8")
    assert call("train", "tfidf", "--data", data, "-o", model).status == 0
    result = call("suggest", "--pool", TEST, "--model", model, "-n", "2", "-o", tmp_path / "picks.csv")
    wanted = "fill the column topics with `emulation`, `membership`, `welfare`, `Đại hội, hội nghị|` or other\n"
    assert wanted in result.err


def test_suggest_does_not_ask_for_another_label_where_one_always_holds(call: Call, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines()]
    data, model = tmp_path / "exclusive.jsonl", tmp_path / "model"
    named = [row | {"topics": [row["primary"].replace("other", "general")], "primary": None} for row in rows]
    data.write_text("".join(json.dumps(row) + "\n" for row in named), encoding="utf-8")
    assert call("train", "tfidf", "--data", data, "-o", model).status == 0
    result = call("suggest", "--pool", TEST, "--model", model, "-n", "2", "-o", tmp_path / "picks.csv")
    assert "fill the column topics with congress, emulation, general, membership or welfare\n" in result.err


def test_suggest_tells_the_rows_that_it_leaves_out(call: Call, model: Path, tmp_path: Path) -> None:
    pool, data, output = tmp_path / "pool.jsonl", tmp_path / "data.jsonl", tmp_path / "picks.csv"
    lines = TEST.read_text(encoding="utf-8").splitlines()
    pool.write_text("\n".join([*lines[:20], "{broken"]), encoding="utf-8")
    data.write_text("\n".join(["{broken too", *lines[20:40]]), encoding="utf-8")
    result = call("suggest", "--pool", pool, "--model", model, "-n", "2", "--data", data, "-o", output, "--json")
    assert result.status == 0
    told = f"2 rows were left out, the first of them: row 21 of {pool}, where "
    assert told in result.err
    printed = json.loads(result.out)
    assert (printed["unreadable"], printed["pool"], printed["output"]) == (2, 20, str(output))
    assert printed["left_out"].startswith(told)


def test_suggest_writes_picks_that_train(call: Call, model: Path, tmp_path: Path) -> None:
    output = tmp_path / "picks.csv"
    result = call("suggest", "--pool", TEST, "--model", model, "-n", "7", "--data", TRAIN, "-o", output, "--json")
    assert result.status == 0
    printed = json.loads(result.out)
    assert len(printed["picks"]) == 7
    assert printed["pool"] == 95
    assert "fill the column topics with congress, welfare, emulation, membership or other" in result.err
    unfilled = call("train", "tfidf", "--data", output, "-o", tmp_path / "model")
    assert unfilled.status == 1
    assert "still to be filled in" in unfilled.err
    taken = call("suggest", "--pool", TEST, "--model", model, "-o", output)
    assert taken.status == 1
    assert is_one_sentence(taken.err)
    assert call("suggest", "--pool", TEST, "--model", model, "-o", tmp_path / "picks.xlsx").status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("suggest", "--pool", "D", "-o", "D"),
        ("suggest", "--pool", TEST, "--data", "D", "-o", "D"),
        ("audit", "--data", "D", "-o", "D"),
        ("audit", "--data", TEST, "--against", "D", "-o", "D"),
        ("curve", "--data", "D", "--plot", "D"),
    ],
)
def test_work_on_labels_is_never_written_over_them(call: Call, tmp_path: Path, arguments: tuple[object, ...]) -> None:
    data = tmp_path / "labelled.csv"
    data.write_text("title,topics\nTrao quà Tết,welfare\n", encoding="utf-8")
    before = data.read_bytes()
    done = call(*(data if one == "D" else one for one in arguments), "--force")
    assert (done.status, done.out) == (1, "")
    assert done.err == f"unionml: {data} is both input and output; choose another output\n"
    assert data.read_bytes() == before
