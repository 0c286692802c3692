"""Progress of a command: on stderr, and only where a person looks at it."""

import sys
from collections.abc import Callable

from unionml.cli.terminal import tell


def progress() -> Callable[[str], None] | None:
    """What a library function calls at every step; None where stderr is no terminal."""
    return tell if sys.stderr is not None and sys.stderr.isatty() else None
