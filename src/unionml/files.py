"""Files that appear in one step: written aside, then renamed."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from unionml.errors import OutputError
from unionml.folders import staging_of


def check_free(path: Path, *, force: bool) -> None:
    """Refuse a file that must not be written, before the work for it rather than after.

    Raises:
        OutputError: it exists and `force` is off, or is no regular file.
    """
    check_regular(path)
    if path.exists() and not force:
        raise OutputError(f"{path} exists already; choose another name or add --force to replace it")


def check_regular(path: Path) -> None:
    """Refuse to replace what is no file, also behind a link, even where somebody asked for it.

    Raises:
        OutputError: it is a folder, a pipe or a device.
    """
    if path.is_dir():
        raise OutputError(f"{path} is a folder; choose another name")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is a pipe or a device, which cannot be replaced; choose another name")


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Where to write a file that gets its name, and replaces what had it, when the block ends; its folder is made.

    Where the block fails nothing is left of it, and what was there before stays.

    Raises:
        OutputError: the file cannot be written, or would replace what is no regular file.
    """
    scratch = staging_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield scratch
        check_regular(path)
        scratch.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; choose another place") from error
    finally:
        with suppress(OSError):
            scratch.unlink()
