"""From what the operator named (files, folders, globs) to an ordered list of files."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unionml.errors import InputError, UsageError

PAGE_SUFFIXES = (".txt", ".html", ".htm")
_RECORD_SUFFIX = re.compile(r"\.(jsonl|ndjson|csv|tsv|parquet|pq)(\.(gz|zst|bz2))?$", re.IGNORECASE)
"""What is taken for records in a folder; a `.json` there is more likely settings than articles."""

_GLOB = re.compile(r"[*?\[]")

REJECTS = ".rejects.jsonl"
MANIFEST = ".manifest.json"
PARTS = ".parts"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to score.

    Attributes:
        path: where it lies.
        label: how it was named, or its path inside the folder that was named: what a page is called in the output.
        is_page: whether it is one article (a saved page), rather than records.
    """

    path: Path
    label: str
    is_page: bool

    def fingerprint(self) -> dict[str, Any]:
        """What a resumed run must find unchanged."""
        status = self.path.stat()
        return {"path": str(self.path), "bytes": status.st_size, "mtime_ns": status.st_mtime_ns}


def find_sources(inputs: Sequence[str | os.PathLike[str]], output: Path) -> list[Source]:
    """The files that the inputs name, in their order; folders and globs in the order of names.

    Folders are searched to their depth. Hidden files, and what a run writes beside its output, are left out of folders
    and globs.

    Raises:
        UsageError: there is no input.
        InputError: an input does not exist, names no file that can be scored, or is the output itself.
    """
    if not inputs:
        raise UsageError("no input; name files, folders or globs of articles")
    own = {_real(Path(f"{output}{suffix}")) for suffix in ("", REJECTS, MANIFEST)}
    found: dict[Path, Source] = {}
    for one in inputs:
        for source in _expand(Path(one), own):
            found.setdefault(_real(source.path), source)
    return list(found.values())


def _expand(path: Path, own: set[Path]) -> Iterator[Source]:
    if path.is_dir():
        yield from _some(_folder(path, path.rglob("*"), own), path)
    elif str(path) == "-":
        raise UsageError("score does not read stdin, which it could not read again to resume; name files or folders")
    elif path.exists():
        if _real(path) in own:
            raise InputError(f"{path} is both input and output; choose another output")
        yield Source(path, path.name, is_page=not is_records(path))
    elif _GLOB.search(str(path)):
        yield from _some(_glob(path, own), path)
    else:
        raise InputError(f"no file at {path}; name files, folders or globs of articles")


def _glob(pattern: Path, own: set[Path]) -> Iterator[Source]:
    from glob import glob

    for name in sorted(glob(str(pattern), recursive=True)):
        path = Path(name)
        if path.is_dir():
            yield from _folder(path, path.rglob("*"), own)
        elif _real(path) not in own:
            yield Source(path, path.name, is_page=not is_records(path))


def _folder(folder: Path, paths: Iterator[Path], own: set[Path]) -> Iterator[Source]:
    for path in sorted(paths):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") or part.endswith(PARTS) for part in inside.parts)
        if hidden or not path.is_file() or _real(path) in own or path.name.endswith(REJECTS):
            continue
        if _RECORD_SUFFIX.search(path.name):
            yield Source(path, inside.as_posix(), is_page=False)
        elif path.suffix.lower() in PAGE_SUFFIXES:
            yield Source(path, inside.as_posix(), is_page=True)


def _some(sources: Iterator[Source], where: Path) -> Iterator[Source]:
    """The same sources; an error where there are none."""
    count = 0
    for count, source in enumerate(sources, start=1):  # noqa: B007
        yield source
    if not count:
        raise InputError(f"{where} holds nothing to score; it should hold .jsonl, .csv, .parquet, .txt or .html files")


def is_records(path: Path) -> bool:
    """Whether a file holds records, by its name."""
    from unionml.reading.records import is_table

    return is_table(path)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
