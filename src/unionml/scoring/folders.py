"""What lies in folders, and what globs name: every folder once, however many links lead there, and in a fixed order."""

import os
import re
from collections import deque
from collections.abc import Iterator, Mapping
from fnmatch import translate
from pathlib import Path
from typing import Any

from unionml.scoring.identity import encodable
from unionml.scoring.parts import holds_parts

GLOB = re.compile(r"[*?\[]")
"""What makes a name a glob."""

HIDDEN, UNDONE, UP = "names that begin with . or _", "parts of runs that are not done", "links that lead back up"
WRITTEN = "files that earlier runs wrote"
"""Why something is left out for its name or place, whatever is in it."""
_MOST_IN_NOTE = 3
_MOST_IN_FACTS = 20
"""Files that are named where several were left out for one reason."""

Entries = list[os.DirEntry[str]]


class Folders:
    """Finds files below folders and by globs.

    Links to folders are followed, but for those that lead back up. Names that begin with a dot or an underscore are
    left out, as by Spark and pyarrow.dataset (but not partitions such as `_year=2026`), unless a glob begins so too;
    and so are the parts of runs.

    Args:
        own: the files and folders of this run, which nobody needs to be told of.

    Attributes:
        left_out: what was passed over, and why.
        closed: folders that may not be read.
    """

    def __init__(self, own: set[Path]) -> None:
        self._own = own
        self.left_out: dict[Path, str] = {}
        self.closed: list[Path] = []

    def files(self, folder: Path) -> list[Path]:
        """What lies below a folder, to its depth, in the order of names."""
        found = []
        for _, entries in self._below(folder):
            for entry in entries:
                if _is_hidden(entry.name):
                    self._leave_out(entry.path)
                elif not _is_folder(entry):
                    found.append(Path(entry.path))
        return sorted(found)

    def matches(self, pattern: Path) -> list[Path]:
        """What a glob names, in the order of names; `**` stands for folders to any depth."""
        return sorted(set(self._matches(Path(), pattern.parts)), key=str)

    def _matches(self, folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
        if not parts:
            yield folder
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            for here in [here for here, _ in self._below(folder)] if rest else [folder]:
                yield from self._matches(here, rest)
        elif not GLOB.search(part):
            if os.path.lexists(folder / part):
                yield from self._matches(folder / part, rest)
        else:
            is_named = re.compile(translate(part)).match
            for entry in self._entries(folder):
                if not is_named(entry.name) or (rest and not _is_folder(entry)):
                    continue
                if _is_hidden(entry.name) and entry.name[0] != part[0]:
                    self._leave_out(entry.path)
                elif entry.is_symlink() and self._leads_up(Path(entry.path), os.path.realpath(entry.path)):
                    continue
                elif not self._is_of_a_run(entry):
                    yield from self._matches(Path(entry.path), rest)

    def _below(self, folder: Path) -> Iterator[tuple[Path, Entries]]:
        """The folder and those below it, each once; links last, so that a file is called by where it lies."""
        entered: set[str] = set()
        waiting, links = [folder], deque[Path]()
        while waiting or links:
            here = waiting.pop() if waiting else links.popleft()
            real = os.path.realpath(here)
            if real in entered:
                continue
            if here != folder and self._leads_up(here, real):
                continue
            entered.add(real)
            entries = self._entries(here)
            yield here, entries
            for entry in filter(_is_folder, entries):
                if _is_hidden(entry.name):
                    self._leave_out(entry.path)
                elif not self._is_of_a_run(entry):
                    (links if entry.is_symlink() else waiting).append(Path(entry.path))

    def _entries(self, folder: Path) -> Entries:
        """What a folder holds, in the order of names."""
        if not folder.is_dir():
            return []
        # Of a folder that may be listed but not entered nothing but the names could be learnt.
        if os.access(folder, os.R_OK | os.X_OK):
            try:
                with os.scandir(folder) as entries:
                    return sorted(entries, key=lambda entry: entry.name)
            except OSError:
                pass
        self.closed.append(folder)
        return []

    def _is_of_a_run(self, entry: os.DirEntry[str]) -> bool:
        if not _is_folder(entry) or not holds_parts(Path(entry.path)):
            return False
        self._leave_out(entry.path, UNDONE)
        return True

    def _leads_up(self, path: Path, real: str) -> bool:
        if not _real(path.parent).is_relative_to(real):
            return False
        self.left_out[path] = UP
        return True

    def _leave_out(self, path: str | Path, reason: str = HIDDEN) -> None:
        real = _real(path)
        if real not in self._own:
            self.left_out[real] = reason


def counted(left_out: Mapping[Path, str]) -> dict[str, dict[str, Any]]:
    """By reason how many files were left out, and the first of them."""
    names: dict[str, list[str]] = {}
    for path, what in left_out.items():
        names.setdefault(what, []).append(encodable(str(path)))
    return {what: {"files": len(names[what]), "first": sorted(names[what])[:_MOST_IN_FACTS]} for what in sorted(names)}


def in_words(left_out: Mapping[Path, str]) -> str:
    """The same for a sentence; nobody needs to see what is left out by its very name."""
    shown = []
    for what, found in counted(left_out).items():
        first = ", ".join(os.path.basename(name) for name in found["first"][:_MOST_IN_NOTE])
        names = f": {first}{' …' if found['files'] > _MOST_IN_NOTE else ''}"
        shown.append(f"{what} ({found['files']:,}{'' if what in (HIDDEN, UNDONE, UP, WRITTEN) else names})")
    return ", ".join(shown)


def _real(path: str | Path) -> Path:
    return Path(os.path.realpath(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    # A link that leads to itself is none, rather than an error.
    return entry.is_dir(follow_symlinks=False) or (entry.is_symlink() and os.path.isdir(entry.path))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or (name.startswith("_") and "=" not in name)
