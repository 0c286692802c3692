"""Folders that appear in one step, made aside and then renamed."""

import os
import secrets
import shutil
from pathlib import Path

from unionml.errors import OutputError


def staging_of(target: Path, ending: str = "partial") -> Path:
    """A hidden name beside the target that nothing else has."""
    return target.parent / f".{target.name}.{secrets.token_hex(4)}.{ending}"


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
    shutil.rmtree(aside, ignore_errors=True)
