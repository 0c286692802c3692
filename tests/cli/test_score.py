"""`unionml score` as an operator meets it: what it says, and the status that it leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, is_one_sentence
from tests.scoring.permissions import needs_permissions
from tests.scoring.runs import record, write_jsonl
from tests.scoring.trained import trained_model


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "", "-o", "out.csv"),
        ("score", "in.jsonl", "-o", ""),
        ("score", "in.jsonl", "--output="),
        ("classify", ""),
        ("evaluate", "tfidf", "--data", ""),
    ],
)
def test_an_empty_argument_is_the_calls_fault(call: Call, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (2, "")
    assert is_one_sentence(done.err)
    assert "empty" in done.err


def test_a_run_that_scores_nothing_fails_with_the_commonest_reason(call: Call, tmp_path: Path, model: Path) -> None:
    rows: list[dict[str, Any] | bytes] = [{"id": "1"}, {"id": "2"}, record(3, body=5)]
    source = write_jsonl(tmp_path / "in.jsonl", rows)
    done = call("score", source, "-o", tmp_path / "out.csv", "-m", model)
    assert done.status == 1
    assert "nothing was scored; the commonest reason in " in done.err.splitlines()[-1]
    assert ": the row has no text; it needs a title, a lead or a body" in done.err.splitlines()[-1]
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 1
    assert (tmp_path / "out.csv.rejects.jsonl").read_text(encoding="utf-8").count("\n") == 3


def test_a_second_run_over_a_folder_leaves_the_first_ones_output_out(call: Call, tmp_path: Path, model: Path) -> None:
    write_jsonl(tmp_path / "articles.jsonl", [record(n) for n in range(3)])
    assert call("score", tmp_path, "-o", tmp_path / "2023-scored.parquet", "-m", model).status == 0
    for inputs in (tmp_path, tmp_path / "*"):
        done = call("score", inputs, "-o", tmp_path / "again.csv", "-m", model, "--force")
        assert done.status == 0
        assert "3 scored + 0 refused = 3 rows in" in done.err
        assert "left out of folders and globs: files that earlier runs wrote (3)" in done.err


def test_an_input_without_rows_is_told_and_no_failure(call: Call, tmp_path: Path, model: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"")
    done = call("score", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "-m", model)
    assert (done.status, done.out) == (0, "")
    assert f"without rows: {tmp_path / 'in.jsonl'}\n" in done.err
    assert "0 scored + 0 refused = 0 rows in" in done.err


def test_stdin_by_its_path_is_refused_like_the_dash(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "unionml.cli", "score", "/dev/stdin", "-o", str(tmp_path / "out.csv")]
    done = subprocess.run(command, input=b"{}", capture_output=True, check=False)
    assert done.returncode == 2
    assert is_one_sentence(done.stderr.decode())
    assert b"articles.jsonl" in done.stderr


def test_what_libraries_print_is_no_part_of_the_answer(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    noisy = """
import subprocess, sys
from unionml.cli import main
from unionml.scoring import local

def noisy(*arguments, score=local.score):
    print("a library")
    subprocess.run(["echo", "its process"], check=True)
    return score(*arguments)

local.score = noisy
sys.exit(main(sys.argv[1:]))
"""
    command = [sys.executable, "-c", noisy, "score", str(source), "-o", str(tmp_path / "out.csv"), "--json"]
    done = subprocess.run([*command, "-m", str(trained_model())], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["rows"] == 1
    assert "a library\n" in done.stderr
    assert "its process\n" in done.stderr


def test_too_little_memory_is_one_sentence(
    call: Call, tmp_path: Path, page: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unionml.scoring.rows.ArticleScorer.__call__", lambda *_: bytearray(1 << 62))
    done = call("score", write_jsonl(tmp_path / "in.jsonl", [record(0)]), "-o", tmp_path / "out.csv", "-m", model)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert "not enough memory; go on with --resume" in done.err
    monkeypatch.setattr("unionml.classification.tfidf.TfidfTopicModel.predict", lambda *_: bytearray(1 << 62))
    done = call("classify", page, "-m", model)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)


@needs_permissions
def test_a_file_that_may_not_be_read_is_the_inputs_fault(call: Call, tmp_path: Path, model: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    source.chmod(0)
    for inputs in (source, tmp_path):
        done = call("score", inputs, "-o", tmp_path / "out.csv", "-m", model)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err)
        assert "Permission denied" in done.err


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals there")
@pytest.mark.parametrize(
    ("name", "workers", "is_for_all"),
    [("SIGTERM", 1, False), ("SIGHUP", 1, False), ("SIGINT", 1, False), ("SIGTERM", 2, True), ("SIGINT", 2, True)],
)
def test_a_signal_leaves_one_sentence_that_says_how_to_go_on(
    tmp_path: Path, name: str, workers: int, is_for_all: bool
) -> None:
    stop_scoring(tmp_path, [name], workers, is_for_all)


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals there")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("names", "pause"),
    [
        (["SIGTERM"] * 3, 0),
        (["SIGTERM"] * 3, 0.02),
        (["SIGINT"] * 3, 0),
        (["SIGINT"] * 3, 0.02),
        # By their numbers, in the order of which Python hears those that come at once.
        (["SIGHUP", "SIGINT", "SIGTERM"], 0.02),
    ],
)
def test_the_first_of_several_signals_counts(tmp_path: Path, names: list[str], workers: int, pause: float) -> None:
    stop_scoring(tmp_path, names, workers, is_for_all=False, pause=pause)


def stop_scoring(tmp_path: Path, names: list[str], workers: int, is_for_all: bool, pause: float = 0) -> None:
    """Send a run signals once its first shard is safe."""
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(20_000)])
    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "unionml.cli", "score", str(source), "-o", str(output), "-m", str(trained_model())]
    process = subprocess.Popen(
        [*command, "--workers", str(workers)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests that run under nohup would hand on that hang-ups are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
    )
    marker = Path(f"{output}.parts") / "0000000.done"
    for _ in range(600):
        if marker.exists():
            break
        time.sleep(0.1)
    numbers = [getattr(signal, name) for name in names]
    for number in numbers:
        (os.killpg if is_for_all else os.kill)(process.pid, number)
        time.sleep(pause)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.splitlines()) == (
        128 + numbers[0],
        [f"unionml: stopped; what was scored is safe, go on with --resume and -o {output}"],
    )
    assert marker.exists()
    plan = json.loads((marker.parent / "plan.json").read_text(encoding="utf-8"))
    assert plan["inputs"]["files"] == 1
