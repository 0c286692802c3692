"""Articles that come through a pipe: what one command prints, another reads."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, is_one_sentence


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_what_read_prints_is_summarised_and_classified(
    call: Call, page: Path, model: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed = call("read", page, "--json").out
    (tmp_path / "art.json").write_text(printed, encoding="utf-8")
    for command in (("summarize",), ("classify", "-m", model), ("read",)):
        expected = call(command[0], page, *command[1:]).out
        give(monkeypatch, printed)
        assert call(command[0], "-", *command[1:]).out == expected
        assert call(command[0], tmp_path / "art.json", *command[1:]).out == expected


@pytest.mark.parametrize("command", ["read", "classify", "summarize"])
def test_several_records_are_for_score(call: Call, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    rows = [{"id": str(n), "title": f"Tin {n}", "body": "Công đoàn trao quà."} for n in range(2)]
    for text in (json.dumps(rows), "".join(json.dumps(row) + "\n" for row in rows)):
        give(monkeypatch, text)
        done = call(command, "-")
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err)
        assert "several articles; use `unionml score`" in done.err


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the input")
def test_a_closed_input_is_one_sentence() -> None:
    command = [sys.executable, "-m", "unionml.cli", "read", "-"]
    done = subprocess.run(["sh", "-c", '"$@" <&-', "sh", *command], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_sentence(done.stderr)


@pytest.mark.parametrize("command", ["read", "classify", "summarize"])
def test_the_column_of_the_text_can_be_named_for_one_record(
    call: Call, page: Path, model: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    more = ("--model", model) if command == "classify" else ()
    expected = call(command, page, *more).out
    text = page.read_text(encoding="utf-8")
    row = io.StringIO()
    csv.writer(row).writerows([["ma", "noi_dung"], ["1", text]])
    for name, table in (("a.json", json.dumps({"noi_dung": text})), ("a.csv", row.getvalue())):
        (tmp_path / name).write_text(table, encoding="utf-8")
        give(monkeypatch, table)
        for source in ("-", tmp_path / name):
            assert call(command, source, "--text-column", "noi_dung", *more).out == expected
    give(monkeypatch, '{"a": 1}')
    assert "name the column of the text with --text-column" in call(command, "-").err
    refused = call(command, page, "--text-column", "noi_dung")
    assert refused.status == 1
    assert refused.err == f"unionml: {page} is a page, which has no columns; leave --text-column out\n"


def test_a_remedy_for_parquet_fits_a_pipe_too(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, "PAR1 and more")
    assert "is a Parquet table; save it under a name that ends in .parquet\n" in call("read", "-").err
