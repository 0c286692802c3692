"""Files that appear in one step: written aside, then renamed."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from unionml.errors import InputError, OutputError, UsageError
from unionml.folders import staging_of

Inputs = Iterable[str | os.PathLike[str]]


def check_output(path: Path, suffixes: Sequence[str], *, inputs: Inputs, force: bool) -> None:
    """Refuse an output before the work rather than after.

    Args:
        path: the file to write.
        suffixes: the endings of names that ask for a format which is known.
        inputs: the files that the work reads.
        force: replace a file that exists.

    Raises:
        InputError: it is one of the inputs.
        UsageError: the name asks for no format that is known.
        OutputError: the file exists already and `force` is off, or is a folder, a pipe or a device.
    """
    check_apart(path, inputs)
    check_regular(path)
    if path.suffix.lower() not in suffixes:
        raise UsageError(f"cannot tell the format of {path}; let its name end in {' or '.join(suffixes)}")
    check_free(path, force=force)


def check_apart(path: Path, inputs: Inputs) -> None:
    """Refuse to write over what is read, also through links, or to replace a folder that it lies in.

    Raises:
        InputError: one of the inputs would be lost.
    """
    output = Path(os.path.realpath(path))
    for one in inputs:
        found = Path(os.path.realpath(one))
        if found == output:
            raise InputError(f"{one} is both input and output; choose another output")
        if output in found.parents:
            raise InputError(f"{one} lies in {path}, which would be replaced; choose another output")


def check_free(path: Path, *, force: bool) -> None:
    """Refuse a file that must not be written, before the work for it rather than after.

    Raises:
        OutputError: it exists and `force` is off, or is no regular file.
    """
    check_regular(path)
    if path.exists() and not force:
        raise OutputError(f"{path} exists already; choose another name or add --force to replace it")


def check_regular(path: Path) -> None:
    """Refuse to replace what is no file, also behind a link, even where somebody asked for it, and to write below one.

    Raises:
        OutputError: it is a folder, a pipe or a device, or would lie in what is no folder.
    """
    above = next((one for one in path.parents if one.exists()), None)
    if above is not None and not above.is_dir():
        raise OutputError(f"{above} is no folder, so {path.name} cannot lie in it; choose another place")
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
