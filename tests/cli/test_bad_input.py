"""What people hand in by mistake: one clear sentence, the right status, nothing half written."""

import json
import random
import shutil
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Call, is_one_sentence
from tests.conftest import ROOT
from tests.scoring.trained import HALF, TRAIN
from unionml.errors import UnionMLError
from unionml.reading import read

MODELS = ROOT / "models"


def _empty(folder: Path) -> Path:
    (folder / "x.txt").write_bytes(b"")
    return folder / "x.txt"


def _blank(folder: Path) -> Path:
    (folder / "x.txt").write_bytes(b" \n\n\t\n")
    return folder / "x.txt"


def _folder(folder: Path) -> Path:
    (folder / "x").mkdir()
    return folder / "x"


def _missing(folder: Path) -> Path:
    return folder / "x.txt"


def _binary(folder: Path) -> Path:
    (folder / "x.txt").write_bytes(random.Random(0).randbytes(4000))
    return folder / "x.txt"


def _no_column(folder: Path) -> Path:
    (folder / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return folder / "x.csv"


def _broken_parquet(folder: Path) -> Path:
    (folder / "x.parquet").write_bytes(b"PAR1" + b"x" * 300)
    return folder / "x.parquet"


UNREADABLE = [_empty, _blank, _folder, _missing, _binary, _no_column, _broken_parquet]


@pytest.mark.parametrize("make", UNREADABLE)
@pytest.mark.parametrize("command", ["read", "classify", "summarize"])
def test_one_file_that_cannot_be_read(call: Call, tmp_path: Path, command: str, make: Callable[[Path], Path]) -> None:
    done = call(command, make(tmp_path))
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)


@pytest.mark.parametrize("make", UNREADABLE)
def test_nothing_is_written_where_the_only_input_cannot_be_read(
    call: Call, tmp_path: Path, model: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = call("score", path, "-o", tmp_path / "out.csv", "-m", model)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert sorted(tmp_path.iterdir()) == before


def test_the_same_page_in_decomposed_unicode_gets_the_same_topics(call: Call, tmp_path: Path, model: Path) -> None:
    answers = []
    for form in ("NFC", "NFD"):
        path = tmp_path / f"{form}.txt"
        path.write_text(unicodedata.normalize(form, PAGE), encoding="utf-8")
        answers.append(json.loads(call("classify", path, "-m", model, "--json").out))
    assert answers[0] == answers[1]


def test_an_article_of_a_title_alone_has_topics_and_no_lead(call: Call, tmp_path: Path, model: Path) -> None:
    path = tmp_path / "title.txt"
    path.write_text("Công đoàn trao quà Tết cho công nhân khó khăn\n", encoding="utf-8")
    assert json.loads(call("classify", path, "-m", model, "--json").out)["topic"] == "welfare"
    done = call("summarize", path)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)


def test_an_english_page_is_no_failure(call: Call, tmp_path: Path, model: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("Rain in the north\n\nIt rained all day. The river rose by a metre.\n", encoding="utf-8")
    answer = json.loads(call("classify", path, "-m", model, "--json").out)
    assert (answer["topic"], answer["topics"]) == ("other", [])
    assert call("classify", path, "-m", model).err == ""


def _truncated(model: Path) -> None:
    with (model / "weights.safetensors").open("rb+") as stream:
        stream.truncate(50)


def _climbing(model: Path) -> None:
    with (model / "SHA256SUMS").open("a", encoding="utf-8") as stream:
        stream.write(f"{'0' * 64}  ../outside\n")


def _of_the_future(model: Path) -> None:
    manifest = model / "bundle.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"format_version": 1', '"format_version": 99'), encoding="utf-8")


@pytest.mark.parametrize("damage", [_truncated, _climbing, _of_the_future])
def test_a_damaged_model_is_refused(
    call: Call, page: Path, model: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(model, copy)
    damage(copy)
    for arguments in (("classify", page), ("score", page, "-o", tmp_path / "out.csv")):
        done = call(*arguments, "-m", copy)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err)
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("classify", "PAGE", "--model", "lead"),
        ("classify", "PAGE", "--model", MODELS / "lead"),
        ("summarize", "PAGE", "--method", MODELS / "tfidf"),
        ("score", "PAGE", "-o", "out.csv", "--model", "lead"),
        ("score", "PAGE", "-o", "out.csv", "--lead-model", "tfidf"),
        ("suggest", "--pool", TRAIN, "-o", "out.csv", "--model", "lead"),
    ],
)
def test_a_model_of_the_wrong_kind_is_at_fault(
    call: Call, page: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[object, ...]
) -> None:
    monkeypatch.chdir(page.parent)
    done = call(*(page if one == "PAGE" else one for one in arguments))
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert list(page.parent.iterdir()) == [page]


def test_an_unknown_model_is_the_calls_fault(call: Call, page: Path) -> None:
    done = call("classify", page, "-m", "no-such-model")
    assert (done.status, done.out) == (2, "")
    assert is_one_sentence(done.err)


@pytest.mark.parametrize("command", ["evaluate", "compare"])
def test_topics_that_the_model_does_not_know_are_named(call: Call, tmp_path: Path, model: Path, command: str) -> None:
    data = tmp_path / "x.jsonl"
    data.write_text('{"title": "A", "body": "B.", "topics": ["weather"]}\n', encoding="utf-8")
    models = [model] if command == "evaluate" else [model, model]
    done = call(command, *models, "--data", data)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert "weather" in done.err


def test_a_topic_with_two_examples_cannot_be_learnt(call: Call, tmp_path: Path) -> None:
    rows = [{"title": f"Bài {n}", "body": f"Chữ {n} và {n * n}.", "topics": ["a" if n < 2 else "b"]} for n in range(30)]
    data = tmp_path / "x.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = call("train", "tfidf", "--data", data, "-o", tmp_path / "out")
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.jsonl"]


def test_control_characters_of_a_page_do_not_reach_the_terminal(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Tít\x1b[31m đỏ\n\nMột câu có \x9b31m màu trong thân bài.\n", encoding="utf-8")
    try:
        read(path)
    except UnionMLError:
        assert call("read", path).status == 1
        return
    done = call("read", path)
    assert done.status == 0
    assert not {"\x1b", "\x9b"} & set(done.out)


def test_control_characters_of_labels_and_columns_do_not_reach_the_terminal(
    call: Call, page: Path, tmp_path: Path
) -> None:
    sign = "\x1b[31m\nđỏ\x9b"
    rows = [json.loads(line) for line in HALF]
    for row in rows:
        topics = [f"{topic}{sign}" for topic in row["topics"]]
        row |= {"topics": topics, "primary": None, "section": f"{row['id'][-1]}{sign}", "desk": f"{len(topics)}{sign}"}
    data = tmp_path / "a.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    model = tmp_path / "model"
    calls = [
        ("train", "tfidf", "--data", data, "-o", model),
        ("evaluate", model, "--data", data, "--force"),
        ("compare", model, model, "--data", data, "--force"),
        ("classify", "-m", model, page),
        ("suggest", "-m", model, "--pool", data, "-n", "1", "-o", tmp_path / "picks.csv"),
        ("curve", "--data", data, "--points", "4", "--repeats", "1"),
        *([("audit", "--data", data)] if find_spec("cleanlab") else []),
    ]
    for arguments in calls:
        done = call(*arguments)
        assert done.status == 0
        assert not {"\x1b", "\x9b"} & set(done.out + done.err)
        assert not any(line.startswith("đỏ") for line in done.out.splitlines())
    printed = call("evaluate", model, "--data", data, "--force", "--json").out
    assert not {"\x1b", "\x9b"} & set(printed)
    assert f"2{sign}" in {one["value"] for one in json.loads(printed)["slices"] if one["column"] == "desk"}
