"""From what the operator named (files, folders, globs) to an ordered list of files."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from unionml.errors import InputError, UsageError
from unionml.reading.encoding import check_address
from unionml.scoring.folders import GLOB, WRITTEN, Folders, counted, in_words
from unionml.scoring.formats import is_scored
from unionml.scoring.identity import encodable
from unionml.scoring.options import listed
from unionml.scoring.parts import PARTS

PAGE_SUFFIXES = (".txt", ".html", ".htm")
_RECORD_SUFFIX = re.compile(r"\.(jsonl|ndjson|csv|tsv|parquet|pq)(\.(gz|zst|bz2))?$", re.IGNORECASE)
"""What is taken for records in a folder; a `.json` there is more likely settings than articles."""

REJECTS = ".rejects.jsonl"
MANIFEST = ".manifest.json"

_BLANK = b" \t\r\n\xef\xbb\xbf"
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """One file to score.

    Attributes:
        path: where it lies, as it was named.
        real: the same without links, from the root.
        label: its name, or its path inside the folder that was named: what a page is called in the output.
        is_page: whether it is one article (a saved page), rather than records.
        size: its bytes when it was found.
        mtime_ns: when it had been written, in nanoseconds.
    """

    path: Path
    real: Path
    label: str
    is_page: bool
    size: int
    mtime_ns: int

    @property
    def name(self) -> str:
        """The path as it may be written into a file, even where it is not UTF-8."""
        return encodable(str(self.path))

    def fingerprint(self) -> dict[str, Any]:
        """What a resumed run must find unchanged, however the file is named; its content is checked as it is read."""
        return {"path": encodable(str(self.real)), "bytes": self.size}

    def has_changed(self) -> bool:
        """Whether the file is longer or shorter than when it was found.

        One that is gone may have been read before; where it was not, whoever came to read it knows.
        """
        try:
            return self.path.stat().st_size != self.size
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Found:
    """What the inputs named.

    Attributes:
        sources: the files to score, in order.
        notes: sentences for the operator: what folders and globs held besides, and which outputs are read as articles.
        closed: folders among them that may not be read.
        missing: links among them, named like articles, to files that are not there.
        left_out: by reason how many files were passed over, and the first of them.
    """

    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    closed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    left_out: dict[str, dict[str, Any]] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """What the manifest says of files that were not read."""
        return {"closed": list(self.closed), "missing": list(self.missing), "left_out": self.left_out}


Inputs = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
"""One file, folder or glob, or several of them."""


def find_sources(inputs: Inputs, output: Path) -> Found:
    """The files that the inputs name, in their order; folders and globs in the order of names.

    Folders are searched to their depth, linked ones too. Names that begin with a dot or an underscore, and what scoring
    writes (tables with its columns or with their manifest beside them, rejects, manifests, parts), are left out of
    folders and globs; a file that is named outright is taken. A page is called by its name, or its path inside the
    folder that was named; where two would be called the same, by their paths below the folder that they have in common.

    Raises:
        UsageError: there is no input, or one that could not be read twice.
        InputError: an input does not exist, names no file that can be scored, or is the output itself.
    """
    if isinstance(inputs, (str, os.PathLike)):
        inputs = [inputs]
    if not inputs:
        raise UsageError("no input; name files, folders or globs of articles")
    search = _Search({_real(Path(f"{output}{suffix}")) for suffix in ("", REJECTS, MANIFEST, PARTS)})
    for one in inputs:
        search.add(os.fspath(one))
    sources = _told_apart(search.found.values())
    return Found(sources, tuple(search.notes()), search.closed(), tuple(search.missing), search.left_out)


class _Search:
    """Collects files, each once however often it is named or linked to.

    Args:
        own: the files that this run will write.
    """

    def __init__(self, own: set[Path]) -> None:
        self._own = own
        self._folders = Folders(own)
        self._skipped = self._folders.left_out
        self.missing: list[str] = []
        self._outputs: dict[Path, str] = {}
        self.found: dict[Path, Source] = {}

    def add(self, name: str) -> None:
        """Take the files that one input names."""
        path = Path(name)
        if not name:
            raise UsageError("an input is empty, perhaps a variable that is not set; name files, folders or globs")
        if path.is_dir():
            self._check_some(self._folder(path), path)
        elif name == "-" or (path.exists() and not path.is_file()):
            what = "stdin" if name == "-" else f"the pipe or device {path}"
            raise UsageError(
                f"score does not read {what}, which it could not read again to resume; save the articles to a file, "
                "such as articles.jsonl"
            )
        elif path.exists():
            real = _real(path)
            if real in self._own:
                raise InputError(f"{path} is both input and output; choose another output")
            self._take(path, real, path.name)
            if _is_written_by_scoring(path):
                self._outputs[real] = encodable(name)
        elif GLOB.search(name):
            self._check_some(self._glob(path), path)
        else:
            check_address(path)
            raise InputError(f"no file at {path}; name files, folders or globs of articles")

    def notes(self) -> Iterator[str]:
        """What the operator may not expect."""
        if self._skipped:
            yield f"left out of folders and globs: {in_words(self._skipped)}"
        if self._outputs:
            # A shell that expands a glob names outputs as well.
            yield f"read as articles although scoring wrote it: {listed(list(self._outputs.values()))}"

    def closed(self) -> tuple[str, ...]:
        """The folders that may not be read, each once."""
        return tuple(dict.fromkeys(encodable(str(folder)) for folder in self._folders.closed))

    @property
    def left_out(self) -> dict[str, dict[str, Any]]:
        """By reason how many files were passed over, and the first of them."""
        return counted(self._skipped)

    def _take(self, path: Path, real: Path, label: str) -> None:
        status = path.stat()
        source = Source(path, real, encodable(label), not is_records(path), status.st_size, status.st_mtime_ns)
        self.found.setdefault(real, source)
        # What was passed over in a folder may be named by a glob.
        self._skipped.pop(real, None)

    def _glob(self, pattern: Path) -> int:
        count = 0
        for path in self._folders.matches(pattern):
            if path.is_dir():
                count += self._folder(path)
            else:
                count += self._offer(path, path.name, is_asked_for=True)
        return count

    def _folder(self, folder: Path) -> int:
        count = 0
        for path in self._folders.files(folder):
            count += self._offer(path, path.relative_to(folder).as_posix(), is_asked_for=_is_wanted(path))
        return count

    def _offer(self, path: Path, label: str, *, is_asked_for: bool) -> bool:
        """Take a file that a folder or a glob brought up, unless there is a reason not to."""
        real = _real(path)
        if real in self._own:
            return False
        if not path.is_file():
            is_link = path.is_symlink()
            self._skipped[path if is_link else real] = "links to nothing" if is_link else "pipes and devices"
            if is_link and _is_wanted(path) and (name := encodable(str(path))) not in self.missing:
                self.missing.append(name)
        elif _is_written_by_scoring(path):
            self._skipped[real] = WRITTEN
        elif not is_asked_for:
            is_json = path.suffix.lower() == ".json"
            self._skipped[real] = (
                ".json files, which are read where they are named" if is_json else "files of other kinds"
            )
        else:
            self._take(path, real, label)
            return True
        return False

    def _check_some(self, count: int, where: Path) -> None:
        if count:
            return
        if closed := self.closed():
            raise InputError(f"{listed(closed)} may not be read; ask for permission, or name other folders")
        besides = f" (left out: {in_words(self._skipped)})" if self._skipped else ""
        raise InputError(
            f"{where} holds nothing to score{besides}; it should hold .jsonl, .csv, .parquet, .txt or .html files"
        )


def _is_wanted(path: Path) -> bool:
    """Whether a file in a folder is taken for articles, by its name."""
    return _RECORD_SUFFIX.search(path.name) is not None or path.suffix.lower() in PAGE_SUFFIXES


def _is_written_by_scoring(path: Path) -> bool:
    """Whether a file is what a run leaves, also a table that was copied without its manifest."""
    return is_scored(path) or path.name.endswith((REJECTS, MANIFEST)) or Path(f"{path}{MANIFEST}").is_file()


def _told_apart(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources with pages of one name called by their paths below the folder that they have in common.

    A label is always the end of its path, so that this makes the labels of different files longer until they differ.
    """
    found = list(sources)
    before: list[Source] = []
    # Paths that cannot be told apart in writing stay as they are: their rows get a number behind the label.
    while found != before:
        before = list(found)
        groups: dict[str, list[int]] = {}
        for place, source in enumerate(found):
            if source.is_page:
                groups.setdefault(source.label, []).append(place)
        for places in groups.values():
            if len(places) > 1:
                paths = [os.path.abspath(found[place].path) for place in places]
                root = os.path.commonpath([os.path.dirname(path) for path in paths])
                for place, path in zip(places, paths, strict=True):
                    label = Path(os.path.relpath(path, root)).as_posix()
                    found[place] = replace(found[place], label=encodable(label))
    return tuple(found)


def is_records(path: Path) -> bool:
    """Whether a file holds records, by its name."""
    from unionml.reading.records import is_table

    return is_table(path)


def has_no_rows(path: Path) -> bool:
    """Whether a text table holds nothing but blank lines; what cannot be read is left to its reader to tell."""
    from unionml.reading.record_files import DAMAGE, open_table
    from unionml.reading.records import compression_of, table_format

    if table_format(path) == "parquet":
        return False
    try:
        with open_table(path, compression_of(path)) as stream:
            return not any(block.strip(_BLANK) for block in iter(lambda: stream.read(_BLOCK), b""))
    except (InputError, *DAMAGE):
        return False


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
