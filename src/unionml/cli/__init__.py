"""The command line: `unionml COMMAND`. A porch: every command parses options and calls one function of the library."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit status; this is the entry point of the `unionml` script.

    Args:
        arguments: the words after `unionml`; those of the process by default.

    Returns:
        0 done, 1 the input or the model is at fault, 2 the call is; stopped: 130 by Ctrl-C, 143 by SIGTERM, 129 by
        SIGHUP.
    """
    came: list[int] = []
    # Nothing is imported before, so that Ctrl-C has hardly a moment in which it would show a traceback.
    try:
        from unionml.cli.signals import told_like_ctrl_c
        from unionml.cli.terminal import complain, prepare_streams

        with told_like_ctrl_c() as came:
            prepare_streams()
            try:
                from unionml.cli.app import run

                status = run(sys.argv[1:] if arguments is None else list(arguments))
            except KeyboardInterrupt:
                complain("stopped")
                status = 130
            except MemoryError:
                complain("there is not enough memory; free some, or give less at a time")
                status = 1
        return 128 + came[0] if came and status == 130 else status
    except KeyboardInterrupt:
        sys.stderr.write("unionml: stopped\n")
        return 128 + came[0] if came else 130
