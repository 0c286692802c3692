"""Folders that appear in one step, made aside and then renamed."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from unionml.errors import OutputError

_LOCK = "lock"


def staging_of(target: Path, ending: str = "partial") -> Path:
    """A hidden name beside the target that nothing else has."""
    return target.parent / f".{target.name}.{secrets.token_hex(4)}.{ending}"


def name_of(path: str | os.PathLike[str]) -> str:
    """The name of a model directory, as models sign with it; bytes that are no UTF-8 become escapes."""
    return Path(path).resolve().name.encode("utf-8", "backslashreplace").decode("utf-8")


def check_replaceable(target: Path) -> None:
    """Refuse a folder whose place no other folder can take.

    Raises:
        OutputError: it is the current folder, one around it or a mounted disk.
    """
    if target.is_dir() and (Path.cwd().is_relative_to(target.resolve()) or os.path.ismount(target)):
        # A rename gives it its name, which the system refuses, or which takes the folder of a shell away.
        raise OutputError(
            f"{target} cannot become a model directory, since it is the folder that this runs in, one around it or a "
            f"mounted disk; choose a new one in it, such as {target / 'model'}"
        )


def check_writable(target: Path) -> None:
    """Refuse a folder that could not be made; leaves nothing behind.

    Raises:
        OutputError: where it would lie no folder can be made.
    """
    # Permissions do not tell: to root all is open, and some file systems take no folder from anybody.
    around = next(folder for folder in target.absolute().parents if os.path.lexists(folder))
    probe = staging_of(around / target.name)
    try:
        probe.mkdir()
        probe.rmdir()
    except OSError as error:
        raise OutputError(
            f"cannot write the model directory {target}: {error.strerror or error}; choose another one"
        ) from error


def is_utf8(path: Path) -> bool:
    """Whether the bytes of a path are UTF-8, which is all that some libraries open."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make a folder and keep it for this process, until the block ends or the process dies.

    Raises:
        OutputError: another process has it, or it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("ab")
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror or error}; choose another output") from error
    with lock:
        if not _is_ours(lock):
            raise OutputError(f"another run works in {folder}; wait until it ends, or choose another output")
        yield


def clear(folder: Path) -> None:
    """Empty a folder that is held.

    Raises:
        OSError: something in it cannot be removed.
    """
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != _LOCK:
            path.unlink()


def _is_ours(lock: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:  # no such lock on this system; two runs at once are then the operator's care
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # nor on this file system
        return True
    return True


def publish(staging: Path, target: Path) -> None:
    """Give a finished folder its name, in place of the one that has it.

    Raises:
        OSError: it cannot be renamed; what was there before is there again.
    """
    if not target.exists():
        staging.rename(target)
        return
    # A directory cannot be replaced in one step: the old one steps aside, and comes back if the rename fails.
    aside = staging_of(target, "old")
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        raise
    if aside.is_symlink():  # which `rmtree` leaves; what it led to stays
        aside.unlink()
    else:
        shutil.rmtree(aside, ignore_errors=True)
