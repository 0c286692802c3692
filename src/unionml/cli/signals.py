"""Signals that end a process, told like Ctrl-C: one sentence, everything put away, the usual status."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")


class Stopped(KeyboardInterrupt):
    """Somebody ended the process by another signal than Ctrl-C's, by which Python would end itself in the end."""


@contextmanager
def told_like_ctrl_c() -> Iterator[list[int]]:
    """Signals that would end the process without a word raise a KeyboardInterrupt in here.

    What is ignored (by nohup) stays so.

    Yields:
        The numbers of the signals that came.
    """
    came: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        came.append(number)
        raise Stopped

    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            try:
                before[number] = signal.signal(number, stop)
            except ValueError:  # only the main thread may ask for signals
                break
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
