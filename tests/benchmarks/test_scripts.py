"""Where a script's input is missing or of the wrong kind it says so in one sentence, as the command line does."""

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: object) -> tuple[object, str]:
    """Run a script as `python SCRIPT WORDS…` does; its exit status and what it wrote to stderr."""
    script, *arguments = map(str, words)
    monkeypatch.setattr(sys, "argv", [script, *arguments])
    monkeypatch.setattr(sys, "path", [*sys.path])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / script), run_name="__main__")
    return ended.value.code, capsys.readouterr().err


@pytest.mark.parametrize("name", ["absent.parquet", "absent.jsonl", "text.parquet", "text.jsonl", "other.jsonl"])
@pytest.mark.parametrize(
    "words",
    [
        ["benchmarks/classification/cross_validate.py", "-o", "OUT", "--data"],
        ["benchmarks/classification/real_headlines.py", "tfidf", "--real"],
        ["benchmarks/classification/run.py", "--method", "tfidf", "-o", "OUT", "--test"],
        ["benchmarks/labels/run.py", "duplicates"],
        ["benchmarks/labels/run.py", "picks"],
        ["benchmarks/reader/captions.py"],
        ["benchmarks/reader/fit_scenes.py", "--held-back", "IN", "--real", "IN", "--vietnews"],
        ["benchmarks/reader/run.py", "--data"],
        ["benchmarks/reader/run.py", "--bodies"],
        ["benchmarks/splitter/run.py", "--data"],
        ["benchmarks/summarization/run.py", "--data"],
        ["benchmarks/topics/run.py", "--real"],
        ["src/unionml/training/transformer_distill.py", "IN", "OUT", "--articles"],
        ["src/unionml/training/transformer_ship.py", "IN", "OUT", "--texts"],
    ],
)
def test_an_input_that_is_missing_or_of_the_wrong_kind(
    words: list[str],
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / name
    if "text" in name:
        path.write_text("Công đoàn tặng quà đoàn viên.\n", encoding="utf-8")
    if "other" in name:
        path.write_text('{"id": "1"}\n', encoding="utf-8")
    given = [{"OUT": str(tmp_path / "out"), "IN": str(path)}.get(word, word) for word in words]
    status, told = call(capsys, monkeypatch, *given, path)
    assert status == 1
    assert len(told.splitlines()) == 1
    assert str(path) in told


def test_a_family_that_there_is_not(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    status, told = call(capsys, monkeypatch, "benchmarks/reader/run.py", "--family", "nope")
    assert status == 2
    assert "invalid choice: 'nope'" in told
