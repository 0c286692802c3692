"""Rate and time left on stderr, where a person looks at it."""

import os
import sys
import time

_EVERY = 0.5
"""Seconds between two updates."""

_COLUMNS = 80
"""Of a terminal that does not say how wide it is."""


class Progress:
    """One line that is written over, with no more than a carriage return, which every terminal knows.

    Args:
        total_bytes: the bytes of all inputs, by which the time left is told.
        shown: whether to write at all; by default where stderr is a terminal.
    """

    def __init__(self, total_bytes: int, *, shown: bool | None = None) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty() if shown is None else shown
        self._total = total_bytes
        self._start = self._last = time.monotonic()
        self._skipped = 0
        self._written = 0

    def skip(self, rows: int) -> None:
        """Rows that an earlier run had finished: they say nothing of this one's rate."""
        self._skipped += rows

    def update(self, rows: int, rejected: int, share: float) -> None:
        """Tell how far the run is; `share` is the read part of the input, in [0, 1]."""
        now = time.monotonic()
        if not self._shown or now - self._last < _EVERY:
            return
        self._last = now
        seconds = now - self._start
        rate = (rows - self._skipped) / seconds
        left = f", about {duration(seconds * (1 - share) / share)} left" if 0.01 < share < 1 else ""
        self._write(f"{rows:,} rows, {rejected:,} refused, {rate:,.0f} a second{left}")

    def end(self) -> None:
        """Take the line away."""
        if self._written:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        # In the last column some terminals begin a new line.
        columns = _width() - 1
        line = line[:columns]
        sys.stderr.write("\r" + line.ljust(min(self._written, columns)))
        sys.stderr.flush()
        self._written = len(line)


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _COLUMNS
    except (OSError, ValueError):
        return _COLUMNS


def duration(seconds: float) -> str:
    """A length of time as a person says it."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
