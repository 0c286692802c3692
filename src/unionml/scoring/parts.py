"""The shards of a run on disk, each complete or not there: what makes a run survive a kill at any moment.

Beside the output lies a folder OUT.parts as long as the run is not done. It holds the plan (settings, model, inputs),
and for each finished shard its rows, its rejects and, written last, a marker with counts and checksums. A shard without
a valid marker is scored again. Files appear under their names complete, by a rename after a flush to the disk.
"""

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from unionml.errors import OutputError
from unionml.files import check_regular

_PLAN = "plan.json"
_LOCK = "lock"
_OWN = re.compile(r"(\d{7}\.(rows|rejects|done)|plan\.json|table|rejected|manifest)(\.partial)?|lock")
"""The names of all files that a run puts into its folder; no other file is ever removed."""

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REMEDIES = dict.fromkeys(_FULL, "free space") | {errno.EFBIG: "raise the limit of the size of files (ulimit -f)"}

PARTS = ".parts"
"""Behind the name of an output: the folder of its run."""


def holds_parts(folder: Path) -> bool:
    """Whether a folder is that of a run, which holds nothing else."""
    try:
        return folder.name.endswith(PARTS) and all(_OWN.fullmatch(name) for name in os.listdir(folder))
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Marker:
    """What is known of a finished shard.

    Attributes:
        rows: rows that were read.
        scored: rows that were scored.
        rejected: rows that were refused.
        sums: SHA-256 of the scored rows and of the rejects.
        source: the fingerprint of what the shard was made from.
    """

    rows: int
    scored: int
    rejected: int
    sums: tuple[str, str]
    source: str


class PartsFolder:
    """The folder of one run.

    Args:
        path: where it lies.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO[bytes] | None = None

    def read_plan(self) -> dict[str, Any] | None:
        """The plan of the run that was interrupted here, or None where there was none."""
        try:
            plan = json.loads((self.path / _PLAN).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        return plan if isinstance(plan, dict) else None

    def check(self) -> None:
        """Refuse a folder that a run must not touch.

        Raises:
            OutputError: another process works in it, or it holds what no run has put there.
        """
        if not os.path.lexists(self.path):
            return
        if not self.path.is_dir():
            raise OutputError(f"{self.path} stands where the run keeps its parts; move it or choose another output")
        try:
            with os.scandir(self.path) as entries:
                foreign = [entry.name for entry in entries if not (_OWN.fullmatch(entry.name) and entry.is_file())]
        except FileNotFoundError:  # the run that worked in it has just ended
            return
        if foreign:
            raise OutputError(
                f"{self.path} holds {min(foreign)!r}, which is of no run; move it away or choose another output"
            )
        if self._lock is None and (self.path / _LOCK).exists():
            self._take_lock()
            self.leave()

    def hold(self) -> None:
        """Keep other processes out of the folder, which is made where it is not there.

        Raises:
            OutputError: another process works in it, or it holds what no run has put there.
        """
        self.check()
        if self._lock is None:
            self._take_lock()

    def start(self, plan: dict[str, Any], *, keep: bool) -> None:
        """Take hold of the folder for a run with this plan.

        Shards stay only with `keep`, and where there is a plan that they belong to.

        Raises:
            OutputError: another process works in it, or it holds what no run has put there.
        """
        self.hold()
        if not keep or self.read_plan() is None:
            self._clear()
        self._write(_PLAN, json.dumps(plan, indent=1).encode())

    def done(self, index: int) -> Marker | None:
        """The marker of a shard if the shard is complete and unharmed."""
        try:
            found = json.loads(self._name(index, "done").read_text(encoding="utf-8"))
            marker = Marker(found["rows"], found["scored"], found["rejected"], tuple(found["sums"]), found["source"])
            sums = tuple(_sum(self._name(index, kind).read_bytes()) for kind in ("rows", "rejects"))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return marker if sums == marker.sums else None

    def save(self, index: int, rows: bytes, rejects: bytes, *, scored: int, rejected: int, source: str) -> Marker:
        """Keep a finished shard."""
        marker = Marker(scored + rejected, scored, rejected, (_sum(rows), _sum(rejects)), source)
        self._write(self._name(index, "rows").name, rows)
        self._write(self._name(index, "rejects").name, rejects)
        self._write(self._name(index, "done").name, json.dumps(asdict(marker)).encode())
        return marker

    def rows_of(self, index: int) -> Path:
        """The scored rows of a finished shard."""
        return self._name(index, "rows")

    def rejects_of(self, index: int) -> Path:
        """The refused rows of a finished shard."""
        return self._name(index, "rejects")

    def scratch(self, name: str) -> Path:
        """A place on the same file system as the output, for a file that is about to be renamed there."""
        return self.path / f"{name}.partial"

    def remove(self) -> None:
        """Take the folder away, with what the run has put there and nothing else."""
        if not self.path.is_dir():
            return
        if self._lock is None:
            self._take_lock()
        self._clear()
        self.leave()

    def leave(self) -> None:
        """Let another process work in the folder, which stays only where there is something in it."""
        with suppress(OSError):  # Parts, or what somebody has put there.
            (self.path / _LOCK).unlink(missing_ok=True)
            self.path.rmdir()
        self.release()

    def release(self) -> None:
        """Let another process work in the folder."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _name(self, index: int, kind: str) -> Path:
        return self.path / f"{index:07d}.{kind}"

    def _write(self, name: str, content: bytes) -> None:
        write_durably(self.path / name, content, scratch=self.scratch(name))

    def _clear(self) -> None:
        """Remove the plan and the shards, the plan first: without it the rest counts for nothing."""
        (self.path / _PLAN).unlink(missing_ok=True)
        for entry in self.path.iterdir():
            if entry.name != _LOCK and _OWN.fullmatch(entry.name):
                entry.unlink()

    def _take_lock(self) -> None:
        """Hold the folder, which is made where it is not there, until `release` or the end of the process."""
        self.path.mkdir(exist_ok=True)
        try:
            import fcntl
        except ImportError:  # no such lock on this system; two runs at once are then the operator's care
            return
        try:
            lock = (self.path / _LOCK).open("ab")
        except FileNotFoundError:
            # A run that was ending has taken the folder away.
            self._take_lock()
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            lock.close()
            raise OutputError(
                f"another process is running that writes into {self.path}; wait for it or stop it"
            ) from error
        except OSError:  # nor on this file system
            lock.close()
            return
        self._lock = lock
        try:
            is_there = os.path.samestat(os.fstat(lock.fileno()), (self.path / _LOCK).stat())
        except FileNotFoundError:
            is_there = False
        if not is_there:
            # A run that was ending has taken the file away between the opening and the lock.
            self.release()
            self._take_lock()


def check_name(output: Path, suffixes: Iterable[str]) -> None:
    """Refuse an output beside which the files of its run could not be written.

    Raises:
        OutputError: with such a suffix the name is longer than the file system takes.
    """
    longest = max(map(len, suffixes))
    try:
        most = os.pathconf(output.parent, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):  # not on this system
        return
    if len(os.fsencode(output.name)) + longest > most:
        raise OutputError(f"{output.name} is too long a name for the files that go with it; choose a shorter one")


@contextmanager
def disk_errors(output: Path) -> Iterator[None]:
    """A full disk, a folder without permission, or one that somebody removed, told as what it is.

    Raises:
        OutputError: the disk did not take it.
    """
    try:
        yield
    except OSError as error:
        parts = Path(f"{output}{PARTS}")
        if isinstance(error, FileNotFoundError) and not parts.exists():
            raise OutputError(
                f"{parts} went away during the run; score again, and leave that folder until the run is done"
            ) from error
        name = error.filename2 or error.filename or output
        remedy = _REMEDIES.get(error.errno or 0)
        remedy = f"{remedy} and go on with --resume" if remedy else "choose a place that can be written"
        raise OutputError(f"cannot write {name}: {error.strerror or error}; {remedy}") from error


def write_durably(path: Path, content: bytes, *, scratch: Path) -> None:
    """Write a file that appears under its name only when all of it is on the disk."""
    with scratch.open("wb") as stream:
        stream.write(content)
        flush_to_disk(stream)
    publish(scratch, path)


def publish(scratch: Path, path: Path) -> None:
    """Let a finished file appear under its name, complete; where that is a link, the file behind it is replaced.

    Raises:
        OutputError: what has the name is no regular file.
    """
    target = Path(os.path.realpath(path))
    check_regular(target)
    try:
        scratch.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The link leads to another disk, onto which nothing can be renamed.
        beside = target.with_name(f".{target.name}.partial")
        with scratch.open("rb") as source, beside.open("wb") as stream:
            shutil.copyfileobj(source, stream)
            flush_to_disk(stream)
        beside.replace(target)
        scratch.unlink()


def flush_to_disk(stream: IO[bytes]) -> None:
    """Wait until what was written would survive a power cut."""
    stream.flush()
    os.fsync(stream.fileno())


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
