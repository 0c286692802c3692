"""Signals that end a process, told like Ctrl-C: one sentence, everything put away, the usual status."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")


class Stopped(KeyboardInterrupt):
    """Somebody ended the process by a signal.

    Args:
        number: of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def status_of(error: BaseException | None) -> int:
    """The exit status of a process that was stopped, as a shell gives it: 128 and the number of the signal."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return 128 + (error.number if isinstance(error, Stopped) else signal.SIGINT)


@contextmanager
def told_like_ctrl_c() -> Iterator[None]:
    """Signals that would end the process without a word raise `Stopped` in here; what is ignored (nohup) stays so."""
    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            try:
                before[number] = signal.signal(number, _stop)
            except ValueError:  # only the main thread may ask for signals
                break
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(number)
