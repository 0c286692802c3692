"""Files that appear in one step: written aside, then renamed."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from unionml.errors import OutputError
from unionml.folders import staging_of


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Where to write a file that gets its name, and replaces what had it, when the block ends; its folder is made.

    Where the block fails nothing is left of it, and what was there before stays.

    Raises:
        OutputError: the file cannot be written.
    """
    scratch = staging_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield scratch
        scratch.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; choose another place") from error
    finally:
        with suppress(OSError):
            scratch.unlink()
