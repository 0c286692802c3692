import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from unionml.scoring.progress import Progress

fcntl = pytest.importorskip("fcntl", reason="there are no such terminals there")


@contextmanager
def terminal(columns: int) -> Iterator[bytearray]:
    """A terminal behind stderr: in the end, all that was written to it."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with os.fdopen(theirs, "w") as stream, pytest.MonkeyPatch.context() as patched:
        patched.setattr("unionml.scoring.progress._EVERY", 0.0)
        patched.setattr("sys.stderr", stream)
        written = bytearray()
        yield written
    with suppress(OSError):  # The other end is closed, and everything is read.
        while piece := os.read(ours, 10_000):
            written += piece
    os.close(ours)


@pytest.mark.parametrize("columns", [0, 20, 30, 45, 80, 200])
def test_the_line_of_progress_fits_the_terminal_and_needs_no_escapes(columns: int) -> None:
    with terminal(columns) as written:
        progress = Progress(1000)
        for share in (0.5, 0.9, 1.0):
            progress.update(1_234_567, 89_012, share)
        progress.end()
    begin, *lines, end = written.decode().split("\r")
    assert (begin, end) == ("", "")
    assert len(lines) == 4
    assert all(line.isprintable() and len(line) < (columns or 80) for line in lines)
    assert lines[0].startswith("1,234,567 rows, 89,012 refused"[: max(columns, 20) - 1])
    # What follows begins on a line that is blank.
    assert not lines[-1].strip()
    assert len(lines[-1]) >= len(lines[-2].rstrip())


def test_nothing_is_written_where_nobody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unionml.scoring.progress._EVERY", 0.0)
    with (tmp_path / "log").open("w") as stream:
        monkeypatch.setattr("sys.stderr", stream)
        progress = Progress(1000)
        progress.update(5, 1, 0.5)
        progress.end()
    assert (tmp_path / "log").read_bytes() == b""
