"""SHA-256 of files, and `SHA256SUMS`: the checksums of a folder, in the form that `sha256sum -c` reads too."""

import hashlib
import os
import re
from pathlib import Path, PurePosixPath

from unionml.errors import BundleError

CHECKSUMS = "SHA256SUMS"
"""The name of the file."""

AGAIN = "train or download the bundle again"
"""What to do about a damaged folder."""

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^\s].*)")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_checksums(folder: Path) -> None:
    """Write the checksums of all files under a folder into it, and have the disk hold them."""
    lines = []
    for path in sorted(entry for entry in folder.rglob("*") if entry.is_file()):
        with path.open("rb+") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    with (folder / CHECKSUMS).open("w", encoding="utf-8") as stream:
        stream.writelines(lines)
        stream.flush()
        os.fsync(stream.fileno())


def read_checksums(folder: Path) -> dict[str, str]:
    """The checksums that a folder says its files have, by name.

    Raises:
        BundleError: it says nothing, what it says is damaged, or a name leads out of the folder.
    """
    path = folder / CHECKSUMS
    if not path.is_file():
        raise BundleError(f"{folder} has no {CHECKSUMS}; the bundle is incomplete, train or download it again")
    checksums: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BundleError(f"{path} is damaged; train or download the bundle again") from error
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise BundleError(f"{path} is damaged; train or download the bundle again")
        checksums[_safe_name(folder, match["name"])] = match["digest"]
    return checksums


def verify(folder: Path, name: str, digest: str, *, remedy: str = AGAIN) -> None:
    """Refuse a file that is not what its checksum says.

    Args:
        folder: what the checksums are of.
        name: the file.
        digest: its SHA-256.
        remedy: what to do where it was changed.

    Raises:
        BundleError: it is missing, lies outside of the folder, or was changed; the message names it.
    """
    path = folder / name
    if not path.is_file():
        raise BundleError(f"{path} is missing; the bundle is incomplete, train or download it again")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise BundleError(
            f"{path} is a link that leads out of its folder, as caches make them; copy the folder following links "
            "(cp -rL) and use the copy"
        )
    if sha256_of(path) != digest:
        raise BundleError(f"{path} was changed after it was saved; {remedy}")


def _safe_name(folder: Path, name: str) -> str:
    parts = PurePosixPath(name).parts
    if PurePosixPath(name).is_absolute() or "\\" in name or ":" in name or ".." in parts or not parts:
        raise BundleError(f"{folder} names a file outside of its folder ({name!r}); do not use this bundle")
    return name
