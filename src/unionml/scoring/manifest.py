"""What is written beside an output: how it came about."""

import hashlib
import json
import os
import platform
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from unionml._version import __version__
from unionml.bundle import Bundle, shipped_folder
from unionml.checksums import sha256_of
from unionml.classification.prediction import TopicModel
from unionml.errors import OutputError
from unionml.registry import resolve
from unionml.scoring.inputs import Source
from unionml.scoring.options import ScoreOptions

_MOST_REASONS = 50
_MOST_INPUTS = 20
_VARYING = re.compile(r"""(?<!\w)(?:'[^']*'|"[^"]*")|(?<![\w-])\d+(?:[.,]\d+)*""")
"""What reasons quote of their row: an id, a name, a number."""
_OPTIONS = {
    "lead": "--lead",
    "text_column": "--text-column",
    "id_column": "--id-column",
    "max_characters": "--max-characters",
}
"""What settings are called in a call."""
_FORM_OF_ROWS = 6
"""Of leads, cells, ids and numbers of rows, which shards of another form must not be mixed with: 6 has leads of what
stands in the title's column, 5 and 4 know more names of columns, 3 numbers the rows of a CSV as a spreadsheet does, 2
has no line ends in leads."""


def plan_of(options: ScoreOptions, sources: Sequence[Source], bundle: Bundle, table: str) -> dict[str, Any]:
    """Everything that the output depends on: two runs with equal plans write equal bytes."""
    import pyarrow

    return {
        "unionml": __version__,
        "rows": _FORM_OF_ROWS,
        "format": table,
        "pyarrow": pyarrow.__version__ if table == "parquet" else None,
        "model": {"kind": bundle.kind, "fingerprint": bundle.fingerprint},
        "lead_model": _lead_model(options.lead_model) if options.lead else None,
        "settings": options.settings(),
        "inputs": _inputs(sources),
        "pages": _names_of_pages(sources),
    }


def _lead_model(model: str | os.PathLike[str] | None) -> dict[str, Any]:
    from unionml.summarization.summarizer import SHIPPED_RANKER

    folder = shipped_folder() / SHIPPED_RANKER if model is None else resolve(model)
    return {"name": folder.resolve().name, "fingerprint": Bundle.open(folder).fingerprint}


def _inputs(sources: Sequence[Source]) -> dict[str, Any]:
    """All files by one checksum of their places and sizes; the first also by name, for there may be a million."""
    digest = hashlib.sha256()
    n_bytes = 0
    first: list[dict[str, Any]] = []
    for source in sources:
        fingerprint = source.fingerprint()
        digest.update(json.dumps(fingerprint, sort_keys=True).encode())
        n_bytes += fingerprint["bytes"]
        if len(first) < _MOST_INPUTS:
            first.append(fingerprint)
    return {"files": len(sources), "bytes": n_bytes, "sha256": digest.hexdigest(), "first": first}


def _names_of_pages(sources: Sequence[Source]) -> str | None:
    """One checksum of what pages are called, which depends on how they were named; None where there are none."""
    names = [source.label for source in sources if source.is_page]
    return hashlib.sha256(json.dumps(names).encode()).hexdigest() if names else None


def times_of(sources: Sequence[Source]) -> str:
    """One checksum of when the files had been written."""
    return hashlib.sha256("\n".join(str(source.mtime_ns) for source in sources).encode()).hexdigest()


def check_manifest(path: Path) -> None:
    """Refuse to replace a file that has the name of a manifest and is somebody's own.

    Raises:
        OutputError: it is there, and no run has written it.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict) or not facts.keys() >= {"unionml", "plan", "output", "rejects"}:
        raise OutputError(
            f"{path} exists already, and is of no run; choose another output or add --force to replace it"
        )


def finished_run(manifest: Path, plan: dict[str, Any], output: Path, rejects: Path) -> dict[str, Any] | None:
    """What the manifest beside an output says, where both are of a finished run with this very plan.

    Returns:
        The manifest; None where there is no output.

    Raises:
        OutputError: the output is of another run, or is no longer what that run wrote.
    """
    if not output.exists():
        return None
    try:
        facts = json.loads(manifest.read_text(encoding="utf-8"))
        changed = difference(facts["plan"], plan)
        sums = {output: facts["output"]["sha256"], rejects: facts["rejects"]["sha256"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise OutputError(
            f"{output} has no manifest of its run, without which it cannot be resumed; add --force to replace it"
        ) from None
    if changed:
        raise OutputError(
            f"{output} is of another run, which cannot be resumed because {changed} changed; add --force to replace it"
        )
    for path, expected in sums.items():
        if not path.is_file() or sha256_of(path) != expected:
            raise OutputError(
                f"{path} is not what the run has written that ended here; put it back, or add --force to score again"
            )
    return dict(facts)


def difference(old: dict[str, Any], new: dict[str, Any]) -> str:
    """What two plans differ in, in words; empty where they are equal."""
    names = {
        "inputs": "the input files",
        "pages": "what pages are called",
        "model": "the model",
        "lead_model": "the model of leads",
        "format": "the format",
        "rows": "the form of rows",
    }
    other = [key for key in new if key != "settings" and old.get(key) != new[key]]
    options = _options(old.get("settings") or {}, new["settings"])
    if any(one.startswith(_OPTIONS["lead"] + " ") for one in options):
        other = [key for key in other if key != "lead_model"]  # which is there where leads are
    return " and ".join((*(names.get(key, f"the version of {key}") for key in other), *options))


def _options(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The options that differ, with both values."""
    return [
        f"{_OPTIONS.get(key, key)} ({_shown(old.get(key))} then, {_shown(now)} now)"
        for key, now in new.items()
        if key not in old or old[key] != now
    ]


def _shown(value: object) -> str:
    return {None: "none", True: "on", False: "off"}[value] if value is None or isinstance(value, bool) else str(value)


def describe(
    plan: dict[str, Any],
    model: TopicModel,
    counts: dict[str, int],
    started: datetime,
    seconds: float,
    extra: dict[str, Any],
) -> dict[str, Any]:
    """The manifest of a finished run; it took so many seconds, whatever was done to the clock meanwhile."""
    import numpy
    import pyarrow

    return {
        "unionml": __version__,
        "model": {
            "name": model.name,
            "topics": list(model.label_set.labels),
            "fingerprint": plan["model"]["fingerprint"],
        },
        **counts,
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "rows_per_second": round(counts["rows"] / seconds, 1) if seconds > 0 else None,
        **extra,
        "plan": plan,
        "versions": {
            "python": platform.python_version(),
            "numpy": numpy.__version__,
            "pyarrow": pyarrow.__version__,
            "platform": platform.platform(),
        },
    }


def reasons_in(rejects: Path) -> dict[str, Any]:
    """How often each reason occurs, the most frequent ones.

    Returns:
        `reasons` with their numbers, in which … stands for what differs between rows; one `example` of the first.
    """
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    several: set[str] = set()
    others = 0
    with rejects.open(encoding="utf-8") as lines:
        for line in lines:
            found = json.loads(line)
            reason = found["reason"]
            kind = _VARYING.sub("…", reason.replace(found["source"], "…"))
            if kind not in counts and len(counts) == _MOST_REASONS:
                others += 1
                continue
            counts[kind] += 1
            if examples.setdefault(kind, reason) != reason:
                several.add(kind)
    reasons = {kind if kind in several else examples[kind]: count for kind, count in counts.most_common()}
    example = examples[counts.most_common(1)[0][0]] if counts else None
    return {"reasons": {**reasons, "other reasons": others} if others else reasons, "example": example}
