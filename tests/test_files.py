"""A file is there whole or not at all."""

import os
from pathlib import Path

import pytest

from unionml.errors import InputError, OutputError, UsageError
from unionml.files import appearing, check_apart, check_free, check_output


def test_a_file_appears_when_it_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    with appearing(path) as scratch:
        scratch.write_text("whole", encoding="utf-8")
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "whole"
    assert list(path.parent.iterdir()) == [path]


def test_nothing_is_written_below_a_file_and_that_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "file" / "a.csv", tmp_path / "file" / "b" / "a.csv"):
        with pytest.raises(OutputError, match=r"file is no folder, so a\.csv cannot lie in it"):
            check_output(path, [".csv"], inputs=[], force=False)
    check_output(tmp_path / "new" / "b" / "a.csv", [".csv"], inputs=[], force=False)


def write_half(path: Path, error: BaseException) -> None:
    with appearing(path) as scratch:
        scratch.write_text("half", encoding="utf-8")
        raise error


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("bad")])
def test_of_a_file_that_is_not_finished_nothing_is_left(error: BaseException, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError if isinstance(error, OSError) else type(error)):
        write_half(path, error)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "file" / "a.txt", tmp_path / ("a" * 250)):
        with pytest.raises(OutputError, match="choose another place"):
            write_half(path, ValueError("not reached"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_is_no_regular_file_is_not_replaced_even_by_force(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for name in ("folder", "pipe", "link"):
        path = tmp_path / name
        with pytest.raises(OutputError, match=r"choose another name$"):
            check_free(path, force=True)
        with pytest.raises(OutputError, match=r"choose another name$"), appearing(path) as scratch:
            scratch.write_text("x", encoding="utf-8")
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()
    assert len(list(tmp_path.iterdir())) == 3


def test_an_output_that_must_not_be_written_is_refused(tmp_path: Path) -> None:
    taken = tmp_path / "a.csv"
    taken.write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="--force"):
        check_output(taken, (".csv",), inputs=(), force=False)
    check_output(taken, (".csv",), inputs=[tmp_path / "b.csv"], force=True)
    with pytest.raises(UsageError, match=r"end in \.csv"):
        check_output(tmp_path / "a.xlsx", (".csv",), inputs=(), force=False)
    (tmp_path / "d.csv").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        check_output(tmp_path / "d.csv", (".csv",), inputs=(), force=True)


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    data, link = tmp_path / "a.csv", tmp_path / "link.csv"
    data.write_text("x", encoding="utf-8")
    link.symlink_to(data)
    for inputs, output in (([link, data], data), ([str(data)], link), ([data], tmp_path / "no" / ".." / "a.csv")):
        for force in (False, True):
            with pytest.raises(InputError, match=r"is both input and output; choose another output$"):
                check_output(output, (".csv",), inputs=inputs, force=force)
    with pytest.raises(InputError, match=r"a\.csv lies in .+; choose another output$"):
        check_apart(tmp_path, [data])
    check_apart(tmp_path / "a", [data])
