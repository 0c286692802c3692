"""A file is there whole or not at all."""

import os
from pathlib import Path

import pytest

from unionml.errors import OutputError
from unionml.files import appearing, check_free


def test_a_file_appears_when_it_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    with appearing(path) as scratch:
        scratch.write_text("whole", encoding="utf-8")
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "whole"
    assert list(path.parent.iterdir()) == [path]


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
