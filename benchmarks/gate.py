"""The quality gate: no change may make topics, leads, the splitter or the reader worse than `floors.json` says.

    python benchmarks/gate.py             # or: make gate
    python benchmarks/gate.py --update    # raise floors to what is measured now; never lowers one

A floor holds for one set of data, named with its SHA-256: where the data differ the figures do not compare, and the
gate fails. What needs material beside the checkout (`../shared`) or an extra that is not installed is skipped, and the
reason printed. To lower a floor or to change its data on purpose, delete its entry from `floors.json`, run
`--update`, and say why in the commit.
"""

import argparse
import hashlib
import json
import math
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that the benchmarks next door can be imported

from benchmarks.gate_checks import Check, SkippedError, checks  # noqa: E402

FLOORS = Path(__file__).with_name("floors.json")

SLACK = 0.005
"""A floor lies this far below what was measured: another processor's rounding may turn one article out of hundreds."""

Floors = dict[str, dict[str, dict[str, Any]]]
"""By name of the check: `data` (SHA-256 by name of the data) and `floors` (by name of the figure)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one check.

    Attributes:
        name: the check.
        lines: what to print about it.
        failed: whether it keeps the gate shut.
        raised: its floors as `--update` would have them.
    """

    name: str
    lines: tuple[str, ...]
    failed: bool
    raised: dict[str, dict[str, Any]]


def examine(check: Check, known: Mapping[str, dict[str, Any]]) -> Outcome:
    """Measure one check and hold it against its floors.

    Args:
        check: what to measure.
        known: its entry in `floors.json`; empty where it has none yet.
    """
    kept = {"data": dict(known.get("data", {})), "floors": dict(known.get("floors", {}))}
    started = time.perf_counter()
    try:
        found = {name: _digest(source) for name, source in check.data().items()}
        changed = [name for name in kept["data"] if found.get(name) != kept["data"][name]]
        if changed:
            line = (
                f"its data changed: {', '.join(changed)}; floors of other data do not compare (see the top of gate.py)"
            )
            return Outcome(check.name, (f"FAIL  {check.name}: {line}",), True, kept)
        figures = check.measure()
    except SkippedError as reason:
        return Outcome(check.name, (f"skip  {check.name}: {reason}",), False, kept)
    lines, failed = [], False
    for name, value in figures.items():
        floor = kept["floors"].get(name)
        below = floor is not None and not value >= floor
        failed |= below
        shown = f"floor {floor:.3f}" if floor is not None else "no floor yet; --update sets one"
        lines.append(f"{'FAIL' if below else 'ok  '}  {check.name} {name}: {value:.4f} ({shown})")
    for name in sorted(kept["floors"].keys() - figures.keys()):
        failed = True
        lines.append(f"FAIL  {check.name} {name}: not measured any more (floor {kept['floors'][name]:.3f})")
    lines.append(f"      {time.perf_counter() - started:.1f} s")
    raised = {
        name: max(floor_for(value), kept["floors"].get(name, 0.0))
        for name, value in figures.items()
        if not math.isnan(value)
    }
    return Outcome(check.name, tuple(lines), failed, {"data": found, "floors": {**kept["floors"], **raised}})


def floor_for(value: float) -> float:
    """The floor that a measured figure earns: a little below it, in thousandths."""
    return math.floor((value - SLACK) * 1000) / 1000


def _digest(source: Path | bytes) -> str:
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def run(chosen: Sequence[Check], floors: Path, *, update: bool) -> int:
    """Examine checks; the exit status: 1 where a figure is below its floor or its data changed."""
    known: Floors = json.loads(floors.read_text(encoding="utf-8")) if floors.is_file() else {}
    outcomes = []
    for check in chosen:
        outcome = examine(check, known.get(check.name, {}))
        print("\n".join(outcome.lines), flush=True)
        outcomes.append(outcome)
    if update:
        raised = known | {one.name: one.raised for one in outcomes if one.raised["floors"]}
        floors.write_text(json.dumps(raised, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    failures = [one.name for one in outcomes if one.failed]
    print(f"the gate is shut: {', '.join(failures)}" if failures else "the gate is open")
    return 1 if failures else 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise floors to what is measured; never lowers one")
    parser.add_argument("--only", default="", metavar="PREFIX", help="only checks whose name starts so")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors (default: %(default)s)")
    options = parser.parse_args(arguments)
    chosen = [check for check in checks() if check.name.startswith(options.only)]
    if not chosen:
        parser.error(f"no check starts with {options.only!r}")
    known = json.loads(options.floors.read_text(encoding="utf-8")) if options.floors.is_file() else {}
    lost = sorted(name for name in known if name.startswith(options.only) and name not in {one.name for one in chosen})
    for name in lost:
        print(f"FAIL  {name}: it has floors and nothing measures it; a model that shipped is gone, or was renamed")
    return max(run(chosen, options.floors, update=options.update), int(bool(lost)))


if __name__ == "__main__":
    sys.exit(main())
