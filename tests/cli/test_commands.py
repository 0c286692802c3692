"""The contract of every command, line by line."""

import json
import re
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.cli.conftest import Call, is_one_sentence
from tests.scoring.trained import TEST
from unionml import __version__
from unionml.cli.app import app
from unionml.text.canonical import without_marks

COMMANDS = (
    "read",
    "classify",
    "summarize",
    "score",
    "train tfidf",
    "train transformer",
    "train lead",
    "evaluate",
    "compare",
    "export",
    "audit",
    "curve",
    "suggest",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(call: Call, command: str) -> None:
    done = call(*command.split(), "--help")
    assert done.status == 0
    assert re.search(rf"Examples?:\n +unionml {command} ", done.out)
    assert "--json" in done.out


def test_help_names_every_command(call: Call) -> None:
    done = call("--help")
    assert done.status == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command.split()[0]} ", done.out, re.MULTILINE)


def test_version(call: Call) -> None:
    assert call("--version").out == f"unionml {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("read",),
        ("read", "x.txt", "--frobnicate"),
        ("score", "x.jsonl"),
        ("summarize", "x.txt", "--sentences", "none"),
        ("summarize", "x.txt", "--sentences", "1", "--syllables", "40"),
        ("score", "x.jsonl", "-o", "y.xml"),
        ("score", "x.jsonl", "-o", "y.csv", "--engine", "moon"),
        ("score", "x.jsonl", "-o", "y.csv", "--resume", "--force"),
        ("train", "tfidf", "--data", "x.jsonl"),
    ],
)
def test_a_call_that_is_at_fault_has_status_2(call: Call, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (2, "")
    assert is_one_sentence(done.err)


def test_read_lays_an_article_out_for_reading(call: Call, page: Path) -> None:
    done = call("read", page)
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert "Trao 320 suất quà Tết cho đoàn viên khó khăn" in lines
    assert any(line.startswith("Bà Lê Thị Mận") for line in lines)
    assert "\x1b" not in done.out


def test_classify_json_has_exactly_its_four_keys(call: Call, page: Path, model: Path) -> None:
    done = call("classify", page, "--model", model, "--json")
    assert (done.status, done.err) == (0, "")
    answer = json.loads(done.out)
    assert list(answer) == ["topic", "topics", "scores", "model"]
    assert answer["topic"] == answer["topics"][0] == "welfare"
    assert set(answer["scores"]) == {"congress", "welfare", "emulation", "membership"}
    assert all(0 <= score <= 1 for score in answer["scores"].values())


@pytest.mark.parametrize(
    ("locale", "name", "heading"),
    [("vi_VN.UTF-8", "chăm lo", "Chủ đề"), ("en_GB.UTF-8", "welfare", "Topic"), ("C", "welfare", "Topic")],
)
def test_classify_speaks_the_language_of_the_locale(
    call: Call, page: Path, model: Path, monkeypatch: pytest.MonkeyPatch, locale: str, name: str, heading: str
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LC_MESSAGES", locale)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    done = call("classify", page, "-m", model)
    assert done.status == 0
    topic = next(line for line in done.out.splitlines() if line.startswith(heading))
    assert name in topic.lower()
    # Every phrase comes with what it weighed.
    assert re.search(r"[+-]\d\.\d\d  \w", done.out)


def test_read_sets_the_lines_of_a_list_below_each_other(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("unionml.cli.terminal.is_terminal", lambda: True)
    file = tmp_path / "page.json"
    record = {
        "title": "Xưởng may Cây Da có nhà trẻ",
        "body": ["Sáng nay nhà trẻ mở cửa."],
        "captions": ["Các cô nuôi dạy trẻ trong ngày đầu đón con công nhân.", "Sân chơi."],
    }
    file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    shown = "  - Các cô nuôi dạy trẻ trong ngày đầu\n    đón con công nhân.\n  - Sân chơi.\n"
    assert call("read", file).out.endswith(shown)


def test_classify_fits_a_terminal_of_eighty_columns(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("unionml.cli.terminal.is_terminal", lambda: True)
    article = {
        "title": "Ra mắt công đoàn cơ sở ở xưởng may Cây Da, tặng quà Tết cho công nhân",
        "body": [
            "Sáng 3/2, Liên đoàn Lao động huyện trao quyết định thành lập công đoàn cơ sở xưởng may Cây Da, kết nạp 96 "
            "đoàn viên.",
            "Dịp này, công đoàn tặng 96 suất quà Tết, mỗi suất 500.000 đồng, cho đoàn viên khó khăn.",
        ],
    }
    file = tmp_path / "page.json"
    file.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    for model in ("tfidf", "transformer") if find_spec("onnxruntime") else ("tfidf",):
        lines = call("classify", file, "--model", model).out.splitlines()
        assert [line for line in lines if len(line) > 80] == []
        # Names of topics hold commas: each has a line of its own.
        at = next(place for place, line in enumerate(lines) if line.startswith("Các chủ đề"))
        named = [line[len("Các chủ đề  ") :] for line in lines[at : at + 2]]
        assert sorted(named) == ["Chăm lo đời sống, phúc lợi", "Phát triển đoàn viên, thành lập công đoàn cơ sở"]


def test_classify_gives_no_reasons_for_a_topic_of_which_nothing_shows(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    file = tmp_path / "page.txt"
    file.write_text(
        "Giá dầu thế giới giảm\n\nSáng nay, giá dầu Brent giảm hai đô la một thùng sau khi OPEC tăng sản lượng. Giới "
        "phân tích cho rằng nguồn cung còn tăng đến hết năm.\n",
        encoding="utf-8",
    )
    out = call("classify", file).out
    assert "other (none of the topics)" in out
    assert "weighed most" not in out


def test_classify_says_that_a_model_cannot_read_the_language(
    call: Call, page: Path, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    english = tmp_path / "english.txt"
    english.write_text(
        "Union hands out gifts\n\nThe federation gave four hundred parcels to workers before the holiday.\n"
    )
    shipped = call("classify", english).out
    assert "knows hardly a word" in shipped
    assert "--model transformer" in shipped
    own = call("classify", english, "-m", model).out
    assert "knows hardly a word" in own
    assert "transformer" not in own
    assert "hardly" not in call("classify", page).out
    assert json.loads(call("classify", english, "--json").out)["topic"] == "other"


def test_classify_says_that_an_article_has_lost_its_diacritics(
    call: Call, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    bare = tmp_path / "bare.txt"
    bare.write_text(without_marks(page.read_text(encoding="utf-8")), encoding="utf-8")
    for shipped in ("tfidf", "transformer") if find_spec("onnxruntime") else ("tfidf",):
        assert "lost its diacritics" in call("classify", bare, "-m", shipped).out
        assert "lost its diacritics" not in call("classify", page, "-m", shipped).out


def test_summarize_json_has_offsets_into_the_article(call: Call, page: Path) -> None:
    article = json.loads(call("read", page, "--json").out)
    done = call("summarize", page, "--sentences", "3", "--method", "lexrank", "--json")
    lead = json.loads(done.out)
    assert list(lead) == ["title", "lead", "sentences", "method"]
    assert (lead["title"], lead["method"]) == (article["title"], "lexrank")
    assert lead["lead"] == " ".join(one["text"] for one in lead["sentences"])
    assert len(lead["sentences"]) == 3
    for one in lead["sentences"]:
        assert list(one) == ["text", "paragraph", "start", "end"]
        paragraph = article["lead"] if one["paragraph"] == "lead" else article["body"][one["paragraph"]]
        assert paragraph[one["start"] : one["end"]] == one["text"]


def test_summarize_from_body_leaves_the_sapo_out(call: Call, page: Path) -> None:
    everything = json.loads(call("summarize", page, "--json").out)
    body = json.loads(call("summarize", page, "--from", "body", "--json").out)
    assert "lead" in [one["paragraph"] for one in everything["sentences"]]
    assert "lead" not in [one["paragraph"] for one in body["sentences"]]


def test_summarize_prints_the_paragraph_alone_on_its_line(call: Call, page: Path) -> None:
    lead = json.loads(call("summarize", page, "--json").out)["lead"]
    assert lead in call("summarize", page).out.splitlines()


def test_train_evaluate_and_compare_work_together(call: Call, tmp_path: Path, model: Path) -> None:
    rows = [
        {"title": f"{word} {n}", "body": f"{word} {other} số {n}", "topics": [topic]}
        for topic, word, other in (("mưa", "Mưa lớn", "ngập đường"), ("nắng", "Nắng nóng", "khô hạn"))
        for n in range(12)
    ]
    data = tmp_path / "weather.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    trained = call("train", "tfidf", "--data", data, "-o", tmp_path / "weather", "--json")
    assert trained.status == 0, trained.err
    report = json.loads(trained.out)
    assert (report["labels"], report["exclusive"]) == (["mưa", "nắng"], True)
    assert (tmp_path / "weather" / "README.md").is_file()
    again = call("train", "tfidf", "--data", data, "-o", tmp_path / "weather")
    assert (again.status, again.out) == (1, "")
    evaluation = json.loads(call("evaluate", tmp_path / "weather", "--data", data, "--force", "--json").out)
    assert evaluation["primary_accuracy"]["value"] == 1.0
    other = call("compare", model, tmp_path / "weather", "--data", data)
    assert (other.status, other.out) == (1, "")
    assert is_one_sentence(other.err)


def test_evaluate_prints_a_table_with_intervals(call: Call, model: Path) -> None:
    done = call("evaluate", model, "--data", TEST)
    assert (done.status, done.err) == (0, "")
    assert re.search(r"^welfare +\d+ +0\.\d+ .*\(0\.\d+ to [01]\.\d+\)", done.out, re.MULTILINE)
    assert re.search(r"^primary accuracy +0\.\d+ \(", done.out, re.MULTILINE)


def test_evaluate_knows_the_kind_of_a_model(call: Call) -> None:
    report = json.loads(call("evaluate", "lead", "--data", TEST, "--json").out)
    assert report["kind"] == "lead"
    assert 0 < report["rouge"]["rouge1"]["low"] <= report["rouge"]["rouge1"]["value"] <= 1


def test_compare_a_model_with_itself_says_that_there_is_no_difference(call: Call, model: Path) -> None:
    result = json.loads(call("compare", model, model, "--data", TEST, "--json").out)
    assert (result["verdict"], result["changes"]) == ("no difference", [])
    assert {one["verdict"] for one in result["differences"]} == {"no difference"}
    assert call("compare", model, model, "--data", TEST).out.startswith("no difference between A and B in macro_f1")


def test_compare_tells_two_models_of_one_name_apart(call: Call, model: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old" / "news", tmp_path / "new" / "news"
    for folder in (old, new):
        shutil.copytree(model, folder)
    result = json.loads(call("compare", old, new, "--data", TEST, "--json").out)
    assert (result["a"], result["a_model"], result["b_model"]) == (result["b"], str(old), str(new))
    lines = [line.split() for line in call("compare", old, new, "--data", TEST).out.splitlines()]
    assert ["A", result["a"], str(old)] in lines
    assert ["B", result["b"], str(new)] in lines
    assert "\nA  lead\nB  lexrank\n" in call("compare", "lead", "lexrank", "--data", TEST).out


def test_pages_have_no_column_to_name(call: Call, page: Path, model: Path, tmp_path: Path) -> None:
    refused = call("score", page, "-o", tmp_path / "out.jsonl", "-m", model, "--text-column", "noidung")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.endswith("the input is pages alone, which have no columns; leave --text-column out\n")
    assert not (tmp_path / "out.jsonl").exists()


def test_score_says_how_the_rows_add_up(call: Call, page: Path, model: Path, tmp_path: Path) -> None:
    done = call("score", page, "-o", tmp_path / "out.jsonl", "-m", model)
    assert (done.status, done.out) == (0, "")
    assert "1 scored + 0 refused = 1 row in" in done.err
    row = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    scores = [f"score_{topic}" for topic in ("congress", "welfare", "emulation", "membership")]
    assert list(row) == ["id", "topic", "topics", *scores, "lead", "model"]
    assert row["lead"]
    answer = json.loads(call("classify", page, "-m", model, "--json").out)
    assert [row[name] for name in scores] == pytest.approx(list(answer["scores"].values()))


def test_files_that_may_not_be_read_are_the_inputs_fault_in_every_command() -> None:
    """Click would refuse them as a wrong call, with status 2, before any of our own sentences."""

    def commands(group: Any) -> Iterator[Any]:
        for one in group.commands.values():
            yield from commands(one) if hasattr(one, "commands") else [one]

    given = [
        (command.name, parameter.name, parameter.type_descriptor.parameter_info.readable)
        for command in commands(typer.main.get_command(app))
        for parameter in command.params
        if "Path" in str(parameter.type_descriptor.annotation)
    ]
    assert len(given) > 20
    assert [one for one in given if one[2]] == []
