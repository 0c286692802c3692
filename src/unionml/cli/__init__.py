"""The command line: `unionml COMMAND`. A porch: every command parses options and calls one function of the library."""

import sys
from collections.abc import Sequence

from unionml.cli.terminal import complain, prepare_streams

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; this is the entry point of the `unionml` script.

    Args:
        arguments: the words after `unionml`; those of the process by default.

    Returns:
        0 done, 1 the input or the model is at fault, 2 the call is, 130 stopped by Ctrl-C.
    """
    prepare_streams()
    try:
        from unionml.cli.app import run

        return run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        complain("stopped")
        return 130
