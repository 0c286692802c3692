"""Signals that end a process, told like Ctrl-C: one sentence, everything put away, the usual status."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Stopped(KeyboardInterrupt):
    """A signal asked the process to end."""


@contextmanager
def told_like_ctrl_c() -> Iterator[list[int]]:
    """The first signal that would end the process raises a KeyboardInterrupt in here.

    Those that follow are ignored, also afterwards until the process ends: it is putting everything away. What is
    ignored from the start (by nohup) stays so.

    Yields:
        The number of the signal that came, if one did.
    """
    came: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        # In this order: another one may come between any two steps.
        if not came:
            came.append(number)
            raise Stopped

    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            try:
                before[number] = signal.signal(number, stop)
            except ValueError:  # only the main thread may ask for signals
                break
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if came else handler)
