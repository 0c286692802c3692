"""`unionml train`: what it says of rows that it did not learn from, and of options that do not fit the data."""

import json
from pathlib import Path

import pytest

from tests.classification.topic_articles import one_topic_each, several_topics
from tests.cli.conftest import Call, is_one_sentence

Row = dict[str, object]


def write(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def several() -> list[Row]:
    return [
        {"title": one.title, "lead": one.lead, "topics": topics} for one, topics in zip(*several_topics(), strict=True)
    ]


def exclusive() -> list[Row]:
    return [
        {"title": one.title, "lead": one.lead, "label": topics[0]}
        for one, topics in zip(*one_topic_each(), strict=True)
    ]


def test_rows_that_were_left_out_are_told_and_counted(call: Call, tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", [*several(), {"title": "", "topics": []}])
    with data.open("a", encoding="utf-8") as stream:
        stream.write("{ no JSON\n")
    held = write(tmp_path / "held.jsonl", [{"title": row["title"], "lead": row["lead"]} for row in several()[:2]])
    result = call("train", "tfidf", "-d", data, "-o", tmp_path / "m", "--exclude", held, "--json")
    report = json.loads(result.out)
    assert (report["unreadable"], report["excluded"], report["articles"]) == (2, 2, 30)
    assert report["left_out"].startswith(f"2 rows were left out, the first of them: row 33 of {data}, where ")
    assert result.err.splitlines() == [
        report["left_out"],
        "2 articles were left out because of --exclude",
    ]
    assert "| 30 |" in (tmp_path / "m" / "README.md").read_text("utf-8")
    plain = call("train", "tfidf", "-d", data, "-o", tmp_path / "m", "--force")
    assert plain.err.splitlines() == [report["left_out"]]
    whole = call("train", "tfidf", "-d", write(tmp_path / "b.jsonl", several()), "-o", tmp_path / "n", "--json")
    assert (json.loads(whole.out)["unreadable"], json.loads(whole.out)["left_out"], whole.err) == (0, None, "")


def test_text_that_is_not_read_is_one_line_on_stderr_every_time(call: Call, tmp_path: Path) -> None:
    long = "Một câu dài kể việc. " * 20
    data = write(tmp_path / "a.jsonl", [{**row, "main": long} for row in several()])
    note = f"the column main of {data} holds text and is not read; rename it `body`, or name it with --text-column"
    for name in ("m", "n"):
        assert call("train", "tfidf", "-d", data, "-o", tmp_path / name).err.splitlines() == [note]
    assert call("evaluate", tmp_path / "m", "-d", data, "--force", "--json").err.splitlines() == [note]
    one = write(tmp_path / "one.jsonl", [{"title": "Tin", "main": long}])
    assert call("classify", one, "-m", tmp_path / "m").err.startswith(f"the column main of {one} holds text")


@pytest.mark.parametrize("kind", [("tfidf",), ("tfidf", "--search", "1"), ("lead",), ("transformer",)])
def test_force_never_replaces_a_model_with_its_data(call: Call, tmp_path: Path, kind: tuple[str, ...]) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    data = write(folder / "a.jsonl", several())
    (folder / "bundle.json").write_text("{}", "utf-8")
    result = call("train", *kind, "-d", data, "-o", folder, "--force")
    assert result.status == 1
    assert result.err == f"unionml: {data} lies in {folder}, which would be replaced; choose another output\n"
    assert data.is_file()


def test_a_named_column_is_that_of_the_files_that_have_it(call: Call, tmp_path: Path) -> None:
    named = ("--text-column", "content")
    data = write(tmp_path / "a.jsonl", several())
    held = write(tmp_path / "held.jsonl", [{"content": f"{row['title']}\n\n{row['lead']}"} for row in several()[:2]])
    result = call(
        "train", "tfidf", "-d", data, "-o", tmp_path / "m", "--exclude", held, "--text-column", "content", "--json"
    )
    assert result.status == 0
    assert json.loads(result.out)["excluded"] == 2
    scored = call("score", data, held, "-o", tmp_path / "out.csv", "-m", tmp_path / "m", *named)
    assert scored.status == 0
    assert f"{len(several()) + 2} scored + 0 refused" in scored.err
    picked = call(
        "suggest", "-p", held, "-d", data, "-m", tmp_path / "m", "-o", tmp_path / "p.csv", "--text-column", "content"
    )
    assert picked.status == 0
    typo = call("score", data, held, "-o", tmp_path / "no.csv", "-m", tmp_path / "m", "--text-column", "contnet")
    assert typo.status == 1


def test_thresholds_are_shown_where_there_are_some(call: Call, tmp_path: Path) -> None:
    data = write(tmp_path / "d.jsonl", exclusive())
    for name, options, heading in (
        ("wins", [], "topic articles"),
        ("abstains", ["--abstain"], "topic articles threshold"),
        ("several", ["--multi-label"], "topic articles threshold"),
    ):
        shown = call("train", "tfidf", "--data", str(data), "-o", str(tmp_path / name), *options).out
        assert " ".join(shown.splitlines()[1].split()) == heading


def test_one_blank_label_leaves_exclusive_labels_exclusive(call: Call, tmp_path: Path) -> None:
    rows = exclusive()
    path = tmp_path / "a.csv"
    path.write_text("title,label\n" + "".join(f'"{row["title"]}",{row["label"]}\n' for row in rows) + "Một bài,\n")
    result = call("train", "tfidf", "-d", path, "-o", tmp_path / "m", "--json")
    report = json.loads(result.out)
    assert (report["exclusive"], report["unreadable"], report["articles"]) == (True, 1, len(rows))
    assert "its label is empty; write `other` where no topic holds" in result.err


def test_labels_that_need_a_second_look_are_noted(call: Call, tmp_path: Path) -> None:
    rows = [{"title": row["title"], "lead": row["lead"], "topics": [row["label"]]} for row in exclusive()]
    data = write(tmp_path / "a.jsonl", [*rows, {"title": "Một bài", "topics": []}])
    result = call("train", "tfidf", "-d", data, "-o", tmp_path / "m")
    assert "Note: 1 article has empty `topics` and counts as without a topic; each of the others" in result.out
    printed = json.loads(call("train", "tfidf", "-d", data, "-o", tmp_path / "n", "--json").out)
    assert len(printed["notes"]) == 1


def test_repeated_articles_and_contradictions_are_noted_and_narrow_no_interval(call: Call, tmp_path: Path) -> None:
    rows = exclusive()
    data = write(tmp_path / "a.jsonl", rows)
    other = next(row["label"] for row in rows if row["label"] != rows[0]["label"])
    copies = write(tmp_path / "b.jsonl", [*rows[1:], {**rows[0], "label": other}])
    printed = json.loads(call("train", "tfidf", "-d", data, "-d", copies, "-o", tmp_path / "m", "--json").out)
    repeated, contradicted = printed["notes"]
    assert repeated.startswith(f"{len(rows)} of the {2 * len(rows)} articles repeat others word for word; in intervals")
    assert contradicted.startswith("1 of these repetitions carries other topics than the first article of that text")
    assert f"Note: {repeated}." in call("train", "tfidf", "-d", data, "-d", copies, "-o", tmp_path / "n").out
    for command in (("evaluate", tmp_path / "m"), ("compare", tmp_path / "m", tmp_path / "n")):
        judged = call(*command, "-d", data, "-d", copies, "--force")
        assert f"Note: {repeated}.\n" in judged.out
        assert f"Note: {contradicted}.\n" in judged.out


def test_a_table_where_nothing_is_filled_in_yet_is_told_and_left_out(call: Call, tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", several())
    picks = tmp_path / "picks.csv"
    picks.write_text("topics,title,why_picked\n,Một bài,mới\n", "utf-8")
    result = call("train", "tfidf", "-d", data, "-d", picks, "-o", tmp_path / "m", "--json")
    assert result.status == 0, result.err
    assert f"row 2 of {picks}, where its topics are still to be filled in" in result.err


def test_other_is_written_beside_a_labels_file(call: Call, tmp_path: Path) -> None:
    labels = tmp_path / "labels.json"
    labels.write_text('{"gifts": {}, "congress": {}}', "utf-8")
    rows = [{**row, "topics": row["topics"] or ["other"]} for row in several()]
    result = call(
        "train", "tfidf", "-d", write(tmp_path / "a.jsonl", rows), "-o", tmp_path / "m", "--labels", labels, "--json"
    )
    assert result.status == 0, result.err
    assert json.loads(result.out)["counts"] == {"gifts": 16, "congress": 16, "other": 8}
    alone = [{**row, "label": "other"} if row["label"] == "weather" else row for row in exclusive()]
    result = call(
        "train", "tfidf", "-d", write(tmp_path / "b.jsonl", alone), "-o", tmp_path / "n", "--labels", labels, "--json"
    )
    assert json.loads(result.out)["labels"] == ["congress", "gifts", "other"]


@pytest.mark.parametrize("other", [False, True])
def test_abstaining_where_it_means_nothing_is_the_calls_fault(call: Call, tmp_path: Path, other: bool) -> None:
    rows = several()
    if other:
        rows = [{**row, "label": "other"} if row["label"] == "weather" else row for row in exclusive()]
    result = call("train", "tfidf", "-d", write(tmp_path / "a.jsonl", rows), "-o", tmp_path / "m", "--abstain")
    assert (result.status, result.out) == (2, "")
    assert is_one_sentence(result.err)
    assert not (tmp_path / "m").exists()


def test_a_file_to_exclude_that_holds_no_article_is_refused(call: Call, tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", several())
    held = write(tmp_path / "held.jsonl", [{"id": "1", "title": " "}])
    result = call("train", "tfidf", "-d", data, "-o", tmp_path / "m", "--exclude", held)
    assert result.status == 1
    assert "holds no article that could be excluded" in result.err
    result = call("train", "tfidf", "-d", data, "-o", tmp_path / "m", "--exclude", data)
    assert "no labelled article to learn from but those to exclude" in result.err


def test_what_was_kept_aside_is_told_and_a_ranker_has_no_topics(call: Call, tmp_path: Path) -> None:
    bodies = [
        f"Công đoàn xưởng {number} tặng quà cho thợ dệt. Nhà trọ số {number} có thêm ba phòng mới cho thợ xa quê."
        for number in range(220)
    ]
    data = write(
        tmp_path / "a.jsonl",
        [{"lead": f"Xưởng {number} tặng quà cho thợ.", "body": body} for number, body in enumerate(bodies)],
    )
    result = call("train", "lead", "-d", data, "-o", tmp_path / "m")
    assert result.status == 0, result.err
    assert result.out.splitlines()[0] == f"{tmp_path / 'm'}: 209 articles"
    assert "On 11 articles kept aside (95 % interval):" in result.out
