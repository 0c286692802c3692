"""What has the names of a run's files before the run, and what happens to them meanwhile."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.scoring.runs import record, run, write_jsonl
from tests.scoring.trained import trained_model
from unionml.errors import OutputError
from unionml.scoring import ScoreOptions
from unionml.scoring.local import _Run
from unionml.scoring.parts import PartsFolder, disk_errors, write_durably

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(6)])


@needs_pipes
@pytest.mark.parametrize("suffix", ["", ".rejects.jsonl", ".manifest.json"])
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
@pytest.mark.parametrize("options", [{}, {"force": True}, {"resume": True}])
def test_what_is_no_regular_file_is_not_replaced(
    tmp_path: Path, source: Path, kind: str, suffix: str, options: dict[str, Any]
) -> None:
    path = tmp_path / f"out.csv{suffix}"
    if kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path if kind == "pipe" else tmp_path / "pipe")
    if kind == "link":
        path.symlink_to(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OutputError, match=r"is a (folder|pipe)") as error:
        run([source], tmp_path / "out.csv", **options)
    assert str(error.value).startswith(f"{path} ")
    assert sorted(tmp_path.iterdir()) == before
    assert not path.is_file()


@needs_pipes
def test_a_pipe_that_came_during_the_run_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with pytest.raises(OutputError, match="is a pipe"):
        write_durably(tmp_path / "link", b"x", scratch=tmp_path / "scratch")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("content", ["{}", "not JSON", "[" * 200_000, '["mine"]'])
def test_somebody_elses_manifest_is_replaced_by_force_only(tmp_path: Path, source: Path, content: str) -> None:
    manifest = tmp_path / "out.csv.manifest.json"
    manifest.write_text(content, encoding="utf-8")
    for options in ({}, {"resume": True}):
        with pytest.raises(OutputError, match=r"out\.csv\.manifest\.json exists already.* --force"):
            run([source], tmp_path / "out.csv", **options)
    assert manifest.read_text(encoding="utf-8") == content
    assert run([source], tmp_path / "out.csv", force=True).scored == 6


def test_the_manifest_of_an_output_that_was_moved_away_is_replaced(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.csv"
    run([source], output)
    output.unlink()
    Path(f"{output}.rejects.jsonl").unlink()
    assert run([source], output).scored == 6


def test_what_could_not_be_renamed_is_named(tmp_path: Path) -> None:
    (tmp_path / "out.csv.parts").mkdir()
    (tmp_path / "scratch").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=r"cannot write .*/folder: Is a directory"), disk_errors(tmp_path / "out.csv"):
        (tmp_path / "scratch").replace(tmp_path / "folder")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "No space left on device; free space and go on with --resume"),
        (errno.EFBIG, "File too large; raise the limit of the size of files (ulimit -f) and go on with --resume"),
        (errno.EROFS, "Read-only file system; choose a place that can be written"),
    ],
)
def test_what_the_disk_does_not_take_is_told_with_a_remedy(tmp_path: Path, number: int, said: str) -> None:
    with pytest.raises(OutputError) as refusal, disk_errors(tmp_path / "out.csv"):
        raise OSError(number, os.strerror(number))
    assert str(refusal.value) == f"cannot write {tmp_path / 'out.csv'}: {said}"


class _Disturbed:
    """An engine of one process that does something before it scores its second shard."""

    workers = 1
    depth = 0

    def __init__(self, engine: Any, what: Callable[[], object]) -> None:
        self._engine = engine
        self._what = what
        self._shards = 0

    def submit(self, items: Any) -> Any:
        self._shards += 1
        if self._shards == 2:
            self._what()
        return self._engine.submit(items)


def disturb(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    from unionml.scoring.workers import InProcess

    monkeypatch.setattr("unionml.scoring.local.InProcess", lambda *arguments: _Disturbed(InProcess(*arguments), what))


def test_a_parts_folder_that_goes_away_is_told(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out.csv"
    disturb(monkeypatch, lambda: shutil.rmtree(f"{output}.parts"))
    with pytest.raises(OutputError, match=r"out\.csv\.parts went away during the run; score again"):
        run([source], output, shard_rows=2)
    assert list(tmp_path.iterdir()) == [source]


def test_a_run_whose_memory_ends_can_go_on(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disturb(monkeypatch, lambda: bytearray(1 << 62))
    with pytest.raises(MemoryError):
        run([source], tmp_path / "out.csv", shard_rows=2)
    monkeypatch.undo()
    assert run([source], tmp_path / "out.csv", shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 1


def test_what_fails_while_scoring_is_no_fault_of_the_output(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disturb(monkeypatch, lambda: (tmp_path / "absent").read_bytes())
    with pytest.raises(FileNotFoundError, match="absent"):
        run([source], tmp_path / "out.csv", shard_rows=2)


@pytest.mark.parametrize("name", ["plan.json", "0000001.done"])
def test_what_is_nested_too_deep_is_damaged(tmp_path: Path, name: str) -> None:
    parts = PartsFolder(tmp_path / "out.parts")
    parts.start({"model": "m"}, keep=False)
    parts.save(1, b"rows", b"", scored=1, rejected=0, source="s")
    (parts.path / name).write_text("[" * 200_000, encoding="utf-8")
    assert (parts.read_plan() if name == "plan.json" else parts.done(1)) is None


@needs_pipes
@pytest.mark.parametrize("kind", ["folder", "pipe"])
@pytest.mark.parametrize("name", ["plan.json", "0000000.rows", "0000000.done", "lock", "table.partial"])
@pytest.mark.parametrize("options", [{}, {"force": True}, {"resume": True}])
def test_what_no_run_can_have_put_among_the_parts_is_told(
    tmp_path: Path, source: Path, name: str, kind: str, options: dict[str, Any]
) -> None:
    path = tmp_path / "out.csv.parts" / name
    path.parent.mkdir()
    if kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(OutputError, match=f"holds '{name}', which is of no run; move it away"):
        run([source], tmp_path / "out.csv", **options)
    assert path.exists()


def test_an_output_that_came_while_the_models_were_loaded_is_not_replaced(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.csv"
    late = _Run([source], output, ScoreOptions(str(trained_model())))
    forced = _Run([source], output, ScoreOptions(str(trained_model()), force=True))
    resumed = _Run([source], output, ScoreOptions(str(trained_model()), resume=True))
    other = _Run([source], output, ScoreOptions(str(trained_model()), resume=True, lead=False))
    first = run([source], output)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(OutputError, match="exists already; choose another output or add --force"):
        late.run()
    with pytest.raises(OutputError, match=r"because --lead \(on then, off now\) changed; add --force"):
        other.run()
    assert resumed.run().facts == first.facts
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert forced.run().scored == 6


def test_a_run_that_was_interrupted_meanwhile_keeps_its_parts(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = _Run([source], tmp_path / "out.csv", ScoreOptions(str(trained_model()), shard_rows=2))
    disturb(monkeypatch, lambda: bytearray(1 << 62))
    with pytest.raises(MemoryError):
        run([source], tmp_path / "out.csv", shard_rows=2)
    monkeypatch.undo()
    with pytest.raises(OutputError, match="holds an interrupted run"):
        late.run()
    assert run([source], tmp_path / "out.csv", shard_rows=2, resume=True).facts["shards_of_earlier_runs"] == 1


def test_of_two_processes_with_one_output_the_second_is_refused(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.jsonl"
    code = f"""
from pathlib import Path
from unionml.scoring import ScoreOptions
from unionml.scoring.local import _Run
late = _Run([{str(source)!r}], Path({str(output)!r}), ScoreOptions({str(trained_model())!r}))
print("ready", flush=True)
input()
late.run()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], text=True, **pipes) as late:  # type: ignore[call-overload]
        assert late.stdout.readline() == "ready\n"
        run([source], output, lead=False)
        table = output.read_bytes()
        _, err = late.communicate("\n", timeout=60)
    assert late.returncode == 1
    assert "exists already; choose another output" in err.splitlines()[-1]
    assert output.read_bytes() == table
    assert not Path(f"{output}.parts").exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pages."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abc":
        text = f"Tít của trang {name}\n\nĐoạn đầu của trang này dài hơn một câu ngắn.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_that_go_away_before_they_are_read_are_told(tmp_path: Path, folder: Path, workers: int) -> None:
    late = _Run([folder], tmp_path / "out.csv", ScoreOptions(str(trained_model()), workers=workers))
    (folder / "b.txt").unlink()
    summary = late.run()
    assert (summary.scored, summary.rejected, summary.changed) == (2, 1, (str(folder / "b.txt"),))
    assert "b.txt changed while it was read" in summary.problems()[0]


def test_a_page_that_goes_away_after_it_was_read_is_no_fault(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disturb(monkeypatch, (folder / "a.txt").unlink)
    summary = run([folder], tmp_path / "out.csv", shard_rows=1)
    assert (summary.scored, summary.changed, summary.problems()) == (3, (), [])
