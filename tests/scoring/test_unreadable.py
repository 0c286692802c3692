"""Inputs that the system does not give are tried again by `--resume`, and nothing else is done twice."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.scoring.permissions import needs_permissions
from tests.scoring.runs import read_jsonl, record, run, write_jsonl
from unionml.reading import record_files

PAGE = "Tít của trang {}\n\nĐoạn đầu của trang này dài hơn một câu ngắn.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pages, and a table."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.txt").write_text(PAGE.format(name), encoding="utf-8")
    write_jsonl(folder / "e.jsonl", [record(n) for n in range(4)])
    return folder


@contextmanager
def forbidden(*paths: Path) -> Iterator[None]:
    """Files without permission, for the administrator of a machine too."""
    access = os.access
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "access", lambda path, mode: Path(path) not in paths and access(path, mode))
        yield


def test_a_page_is_tried_again_and_the_rest_is_kept(tmp_path: Path, folder: Path) -> None:
    whole, output = tmp_path / "whole.csv", tmp_path / "out.csv"
    run([folder], whole, shard_rows=2)
    with forbidden(folder / "b.txt"):
        first = run([folder], output, shard_rows=2)
    assert (first.scored, first.rejected, first.unreadable) == (7, 1, (str(folder / "b.txt"),))
    assert first.facts["inputs"]["unreadable"] == list(first.unreadable)
    assert "--resume" in first.problems()[0]
    assert Path(f"{output}.parts").is_dir()
    with forbidden(folder / "b.txt"):
        again = run([folder], output, shard_rows=2, resume=True)
    assert (again.scored, again.rejected, again.unreadable) == (7, 1, first.unreadable)
    last = run([folder], output, shard_rows=2, resume=True)
    assert (last.scored, last.rejected, last.problems()) == (8, 0, [])
    assert last.facts["shards_of_earlier_runs"] == 3
    assert output.read_bytes() == whole.read_bytes()
    assert not Path(f"{output}.parts").exists()


def test_a_table_is_tried_again_and_what_is_before_it_is_kept(tmp_path: Path, folder: Path) -> None:
    whole, output = tmp_path / "whole.csv", tmp_path / "out.csv"
    run([folder], whole, shard_rows=2)
    with forbidden(folder / "e.jsonl"):
        first = run([folder], output, shard_rows=2)
    assert (first.scored, first.rejected, first.broken) == (4, 1, (str(folder / "e.jsonl"),))
    assert [one.count("e.jsonl") for one in first.problems()] == [1]
    last = run([folder], output, shard_rows=2, resume=True)
    assert (last.scored, last.rejected, last.problems()) == (8, 0, [])
    assert last.facts["shards_of_earlier_runs"] == 2
    assert output.read_bytes() == whole.read_bytes()


def test_where_the_parts_were_taken_away_all_is_scored_again(tmp_path: Path, folder: Path) -> None:
    output = tmp_path / "out.jsonl"
    with forbidden(folder / "b.txt"):
        run([folder], output)
    for file in Path(f"{output}.parts").iterdir():
        file.unlink()
    Path(f"{output}.parts").rmdir()
    assert run([folder], output, resume=True).scored == 8


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_page_holds_stays_refused(tmp_path: Path, folder: Path, workers: int) -> None:
    (folder / "b.txt").write_bytes(b"\xff\xfe\xfd")
    output = tmp_path / "out.jsonl"
    first = run([folder], output, workers=workers)
    assert (first.rejected, first.unreadable, first.problems()) == (1, (), [])
    assert not Path(f"{output}.parts").exists()
    assert run([folder], output, resume=True).facts == first.facts


@needs_permissions
@pytest.mark.parametrize("workers", [1, 2])
def test_permissions_are_mended(tmp_path: Path, folder: Path, workers: int) -> None:
    (folder / "b.txt").chmod(0)
    assert len(run([folder], tmp_path / "out.jsonl", workers=workers).unreadable) == 1
    (folder / "b.txt").chmod(0o600)
    assert run([folder], tmp_path / "out.jsonl", resume=True).scored == 8


def test_a_fault_of_the_disk_inside_a_table_may_pass(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    lines_of = record_files.lines_of
    monkeypatch.setattr("unionml.reading.json_rows.lines_of", lambda stream, source: lines_of(_Failing(stream), source))
    first = run([folder], output)
    assert (first.scored, first.unreadable) == (5, (str(folder / "e.jsonl"),))
    (reject,) = read_jsonl(Path(f"{output}.rejects.jsonl"))
    assert "Input/output error" in reject["reason"]
    monkeypatch.undo()
    assert run([folder], output, resume=True).scored == 8


class _Failing(io.BytesIO):
    """A stream whose second line lies where the disk is at fault."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream

    def peek(self, size: int) -> Any:
        return self._stream.peek(size)

    def __iter__(self) -> Iterator[bytes]:
        yield next(self._stream)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_damage_is_no_fault_that_passes(tmp_path: Path, folder: Path) -> None:
    pq.write_table(pa.table({"title": ["Tin"]}), folder / "f.parquet")
    content = (folder / "f.parquet").read_bytes()
    (folder / "f.parquet").write_bytes(content[:-9] + b"\0" * 9)
    (folder / "g.jsonl.gz").write_bytes(b"no gzip")
    first = run([folder], tmp_path / "out.jsonl")
    assert (len(first.broken), first.unreadable) == (2, ())
    assert not (tmp_path / "out.jsonl.parts").exists()
