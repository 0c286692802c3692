"""A run that is called again: finished, interrupted, changed, or somebody else's."""

import os
import shutil
import signal
import subprocess
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from tests.scoring.runs import BAD, assert_same_as, read_jsonl, record, run, stopping, write_jsonl
from tests.scoring.trained import trained_model
from unionml.errors import OutputError
from unionml.scoring import ScoreOptions
from unionml.scoring.local import score
from unionml.scoring.parts import PartsFolder


def test_an_existing_output_is_refused_without_force(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    output = tmp_path / "out.csv"
    output.write_text("precious", encoding="utf-8")
    with pytest.raises(OutputError, match="--force"):
        run([source], output)
    with pytest.raises(OutputError, match="cannot be resumed"):
        run([source], output, resume=True)
    assert output.read_text(encoding="utf-8") == "precious"
    run([source], output, force=True)
    assert output.read_text(encoding="utf-8").startswith("id,topic")


def test_resuming_a_finished_run_does_nothing(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", BAD)
    output = tmp_path / "out.csv"
    first = run([source], output, resume=True, max_characters=5000)
    before = output.stat().st_mtime_ns
    again = run([source], output, resume=True, max_characters=5000)
    assert output.stat().st_mtime_ns == before
    assert (again.rows, again.scored, again.rejected) == (first.rows, first.scored, first.rejected) == (8, 2, 6)
    assert again.notes == (f"nothing was left to do: {output} is of a run that ended {first.facts['finished']}",)
    with pytest.raises(OutputError, match=r"another run, .* because --lead \(on then, off now\) changed"):
        run([source], output, resume=True, lead=False, max_characters=5000)
    with pytest.raises(OutputError, match=r"--text-column \(none .* x now\) and --max-characters \(5000 then, 9 now\)"):
        run([source], output, resume=True, text_column="x", max_characters=9)


def test_an_output_that_was_changed_after_its_run_is_told(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", BAD)
    output, rejects = tmp_path / "out.csv", tmp_path / "out.csv.rejects.jsonl"
    run([source], output)
    table, refused = output.read_bytes(), rejects.read_bytes()
    output.write_bytes(table.replace(b"a0", b"b0"))
    with pytest.raises(OutputError, match=r"out\.csv is not what the run has written"):
        run([source], output, resume=True)
    output.write_bytes(table)
    rejects.unlink()
    with pytest.raises(OutputError, match=r"rejects\.jsonl is not what the run has written"):
        run([source], output, resume=True)
    rejects.write_bytes(refused)
    assert run([source], output, resume=True).rows == 8


def test_a_finished_run_knows_its_input_by_what_is_in_it(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(3)])
    output = tmp_path / "out.csv"
    run([source], output)
    os.utime(source, (1, 1))
    assert run([source], output, resume=True).rows == 3
    write_jsonl(source, [record(0), record(1), record(2, id="b2")])
    with pytest.raises(OutputError, match="input files changed"):
        run([source], output, resume=True)


def test_other_names_and_times_of_the_same_files_are_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    run([source], tmp_path / "whole.jsonl", shard_rows=2)
    command = stopping(source, output, shard_rows=2, stop_after=5)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    os.utime(source, (1, 1))
    monkeypatch.chdir(tmp_path)
    copy = shutil.copytree(trained_model(), tmp_path / "model")
    options = ScoreOptions(model=str(copy), shard_rows=2, resume=True)
    assert score(["in.jsonl"], "out.jsonl", options).facts["shards_of_earlier_runs"] == 1
    assert_same_as(tmp_path / "whole.jsonl", output)


def test_a_shard_whose_rows_were_changed_in_place_is_scored_again(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    command = stopping(source, output, shard_rows=2, stop_after=8)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    write_jsonl(source, [record(n, id=f"b{n}" if n == 1 else f"a{n}") for n in range(6)])
    assert run([source], output, shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 1
    assert [row["id"] for row in read_jsonl(output)] == ["a0", "b1", "a2", "a3", "a4", "a5"]


def test_shards_without_a_plan_are_not_trusted(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    command = stopping(source, output, shard_rows=2, stop_after=8)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    (tmp_path / "out.jsonl.parts" / "plan.json").unlink()
    assert run([source], output, shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 0


def test_a_resumed_run_that_stops_at_once_keeps_what_the_earlier_one_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])
    output = tmp_path / "out.jsonl"
    command = stopping(source, output, shard_rows=2, stop_after=8)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL

    def ctrl_c(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("unionml.scoring.local.InProcess", ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        run([source], output, shard_rows=2, resume=True)
    monkeypatch.undo()
    assert run([source], output, shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 2


def test_a_folder_of_somebody_else_is_not_the_runs_to_remove(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    mine = tmp_path / "out.csv.parts" / "photo.jpg"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    for options in ({}, {"force": True}, {"resume": True}):
        with pytest.raises(OutputError, match=r"photo\.jpg"):
            run([source], tmp_path / "out.csv", **options)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_pages_called_otherwise_are_another_run(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "sub" / "a.txt").write_text("Tít của trang\n\nĐoạn đầu của trang này.\n", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    run([tmp_path / "in"], output)
    assert run([tmp_path / "in"], output, resume=True).scored == 1
    with pytest.raises(OutputError, match="because what pages are called changed; add --force"):
        run([tmp_path / "in" / "sub" / "a.txt"], output, resume=True)


def test_a_run_takes_the_time_that_passes_whatever_is_done_to_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        hours = 9

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            cls.hours -= 1
            return cls(2026, 10, 25, cls.hours, tzinfo=tz)

    for module in ("local", "manifest"):
        monkeypatch.setattr(f"unionml.scoring.{module}.datetime", Clock)
    summary = run([write_jsonl(tmp_path / "in.jsonl", [record(0)])], tmp_path / "out.jsonl")
    assert summary.facts["finished"] < summary.facts["started"]
    assert 0 < summary.seconds < 60
    assert summary.facts["rows_per_second"] > 0


def test_a_run_that_is_under_way_is_not_called_interrupted(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    output = tmp_path / "out.csv"
    other = PartsFolder(Path(f"{output}.parts"))
    other.start({"model": "m"}, keep=False)
    for options in ({}, {"force": True}, {"resume": True}):
        with pytest.raises(OutputError, match="another process is running"):
            run([source], output, **options)
    assert other.read_plan() == {"model": "m"}
    other.remove()


def test_a_run_with_other_input_or_options_is_not_continued(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(4)])
    output = tmp_path / "out.csv"
    command = stopping(source, output, shard_rows=1, stop_after=2)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with pytest.raises(OutputError, match="--resume"):
        run([source], output, shard_rows=1)
    with pytest.raises(OutputError, match=r"because --lead \(on then, off now\) changed; start"):
        run([source], output, shard_rows=1, resume=True, lead=False)
    write_jsonl(source, [record(n) for n in range(5)])
    with pytest.raises(OutputError, match="input files changed"):
        run([source], output, shard_rows=1, resume=True)
    summary = run([source], output, shard_rows=1, force=True)
    assert summary.scored == 5
    assert not Path(f"{output}.parts").exists()
