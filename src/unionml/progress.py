"""Progress of long work: one short line at every step, for whoever wants to hear it."""

from collections.abc import Callable

Progress = Callable[[str], None]


def silent(line: str) -> None:
    """Tell nobody; what `progress or silent` calls where no one listens."""
