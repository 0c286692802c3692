"""The shards of a run on disk, each complete or not there: what makes a run survive a kill at any moment.

Beside the output lies a folder OUT.parts as long as the run is not done. It holds the plan (settings, model, inputs),
and for each finished shard its rows, its rejects and, written last, a marker with counts and checksums. A shard without
a valid marker is scored again. Files appear under their names complete, by a rename after a flush to the disk.
"""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from unionml.errors import OutputError

_PLAN = "plan.json"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Marker:
    """What is known of a finished shard.

    Attributes:
        rows: rows that were read.
        scored: rows that were scored.
        rejected: rows that were refused.
        sums: SHA-256 of the scored rows and of the rejects.
    """

    rows: int
    scored: int
    rejected: int
    sums: tuple[str, str]


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
        except (OSError, ValueError):
            return None
        return plan if isinstance(plan, dict) else None

    def start(self, plan: dict[str, Any], *, keep: bool) -> None:
        """Take hold of the folder for a run with this plan; without `keep` what is in it goes.

        Raises:
            OutputError: another process works in it.
        """
        self.path.mkdir(exist_ok=True)
        self._take_lock()
        if not keep:
            for entry in self.path.iterdir():
                if entry.name != _LOCK:
                    entry.unlink()
        self._write(_PLAN, json.dumps(plan, ensure_ascii=False, indent=1).encode())

    def done(self, index: int) -> Marker | None:
        """The marker of a shard if the shard is complete and unharmed."""
        try:
            found = json.loads(self._name(index, "done").read_text(encoding="utf-8"))
            marker = Marker(found["rows"], found["scored"], found["rejected"], tuple(found["sums"]))
            sums = tuple(_sum(self._name(index, kind).read_bytes()) for kind in ("rows", "rejects"))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return marker if sums == marker.sums else None

    def save(self, index: int, rows: bytes, rejects: bytes, *, scored: int, rejected: int) -> Marker:
        """Keep a finished shard."""
        marker = Marker(scored + rejected, scored, rejected, (_sum(rows), _sum(rejects)))
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
        """Take the folder away, the plan first: without it the rest counts for nothing."""
        (self.path / _PLAN).unlink(missing_ok=True)
        self.release()
        shutil.rmtree(self.path, ignore_errors=True)

    def release(self) -> None:
        """Let another process work in the folder."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _name(self, index: int, kind: str) -> Path:
        return self.path / f"{index:07d}.{kind}"

    def _write(self, name: str, content: bytes) -> None:
        write_durably(self.path / name, content, scratch=self.scratch(name))

    def _take_lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # no such lock on this system; two runs at once are then the operator's care
            return
        self._lock = (self.path / _LOCK).open("wb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.release()
            raise OutputError(f"another process is writing into {self.path}; wait for it or stop it") from error


def write_durably(path: Path, content: bytes, *, scratch: Path) -> None:
    """Write a file that appears under its name only when all of it is on the disk."""
    with scratch.open("wb") as stream:
        stream.write(content)
        flush_to_disk(stream)
    scratch.replace(path)


def flush_to_disk(stream: IO[bytes]) -> None:
    """Wait until what was written would survive a power cut."""
    stream.flush()
    os.fsync(stream.fileno())


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
