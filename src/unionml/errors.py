"""Every error that unionml raises on purpose: one root, one sentence each, no catalogue.

A message says what is wrong and what to do about it. The command line prints it on stderr and maps the class to an exit
status: `UsageError` is 2 (the call is at fault), every other one is 1 (the input or the model is).
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any


class UnionMLError(Exception):
    """Root of all errors raised on purpose."""

    exit_status = 1


class InputError(UnionMLError):
    """A file, a row or a text that cannot be read as what it was given for."""


class UnreadableError(InputError):
    """A file that the system does not give now, and may later: no permission, a fault of a disk or of a network."""


class DataError(UnionMLError):
    """Labelled data that cannot be trained on or judged with."""


class BundleError(UnionMLError):
    """A model directory that is missing, damaged, unsafe or of a format that this version does not know."""


class OutputError(UnionMLError):
    """An output that exists already or cannot be written."""


class UnreadTextWarning(UserWarning):
    """A table whose articles have no body has columns of long text that are not read."""


class UsageError(UnionMLError):
    """A call that contradicts itself or names something that does not exist."""

    exit_status = 2


class MissingExtraError(UsageError):
    """An optional dependency is not installed; the message names the extra that brings it."""

    def __init__(self, module: str, extra: str) -> None:
        # The first works wherever unionml is installed, from a wheel or a checkout; a checkout may be used as it is.
        command = f"pip install 'unionml-vn[{extra}]', or in a checkout pip install '.[{extra}]'"
        super().__init__(f"{module} is not installed; install it with: {command}")
        self.module = module
        self.extra = extra


def first_line(error: BaseException) -> str:
    """An error of a library in a few words, to stand in a sentence."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200].rstrip(".")


def require(module: str, extra: str) -> Any:
    """An optional dependency, which `extra` brings.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtraError(module.partition(".")[0], extra) from error


def about_file(error: OSError) -> str:
    """What the system says of a file that it could not open, read or write, and what to do."""
    where = f"{error.filename}: " if error.filename is not None else ""
    return f"{where}{error.strerror or error}; check the path, its permissions and the space on the disk"


def run_script(main: Callable[[], None]) -> int:
    """What a script exits with; an error that is foreseen becomes one sentence on stderr, as at the command line."""
    try:
        main()
    except UnionMLError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    except OSError as error:
        print(about_file(error), file=sys.stderr)
        return 1
    return 0
