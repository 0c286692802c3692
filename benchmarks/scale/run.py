"""What scoring costs an article at growing numbers of articles, and what a hundred million would take.

    python benchmarks/scale/run.py [--numbers 10000 100000] [--workers 1 2] [--output benchmarks/scale/RESULTS.md]
    python benchmarks/scale/run.py --no-lead --numbers 1000000 --workers 2 --keep build/scale/million

Each run is `unionml score` from a compressed JSONL file to Parquet in a process of its own. Its time on
the clock, the processor time of it and all its workers, and the largest sum of their resident memory (looked at five
times a second; pages that they share count more than once) go into a table. Clock times are those of the machine as
busy as it was; processor times depend on that less, and the arithmetic rests on them.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.scale.articles import write  # noqa: E402

from unionml.errors import run_script  # noqa: E402

MANY = 100_000_000
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Run:
    """One run of `unionml score`."""

    number: int
    workers: int
    seconds: float
    processor: float
    peak: float
    scored: int
    rejected: int

    def row(self) -> str:
        return (
            f"| {self.number:,} | {self.workers} | {self.seconds:,.1f} | {self.number / self.seconds:,.0f} | "
            f"{self.processor / self.number * 1e3:.2f} | {self.peak / 1e6:,.0f} | {self.scored:,} + {self.rejected:,} |"
        )


def resident(pid: int) -> int:
    """Bytes of resident memory of a process and all that it started."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * _PAGE
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                waiting += map(int, children.read_text().split())
        except (OSError, IndexError):
            continue
    return total


def score(source: Path, output: Path, number: int, workers: int, *, lead: bool) -> Run:
    """Run the command and watch it."""
    command = [sys.executable, "-m", "unionml.cli", "score", str(source), "-o", str(output), "--force"]
    command.append("--lead" if lead else "--no-lead")
    started = time.monotonic()
    process = subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.DEVNULL)
    peak = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, resident(process.pid))
        time.sleep(0.2)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the run of {number:,} articles failed with status {process.returncode}")
    facts = json.loads(Path(f"{output}.manifest.json").read_text(encoding="utf-8"))
    processor = usage.ru_utime + usage.ru_stime
    return Run(number, workers, seconds, processor, peak, facts["scored"], facts["rejected"])


def arithmetic(runs: list[Run]) -> list[str]:
    """What many articles would take, from the two largest numbers of each count of workers."""
    lines = []
    for workers in sorted({run.workers for run in runs}):
        own = sorted((run for run in runs if run.workers == workers), key=lambda run: run.number)
        least, most = own[0], own[-1]
        if least is most:
            each, fixed, how = most.processor / most.number, 0.0, f"{most.processor:,.1f} s / {most.number:,}"
        else:
            each = (most.processor - least.processor) / (most.number - least.number)
            fixed = max(least.processor - each * least.number, 0.0)
            how = (
                f"({most.processor:,.1f} s - {least.processor:,.1f} s) / ({most.number:,} - {least.number:,}), "
                f"and {fixed:.1f} s once"
            )
        hours = (fixed + each * MANY) / 3600
        lines.append(
            f"- {workers} worker{'s' if workers > 1 else ''}: {how} = {each * 1e3:.2f} ms of one processor an article; "
            f"{MANY:,} x {each * 1e3:.2f} ms = {each * MANY:,.0f} s = **{hours:,.0f} processor-hours**: "
            f"{hours / 2:,.0f} machine-hours with 2 processors, {hours / 64:,.1f} with 64."
        )
    return lines


def report(runs: list[Run]) -> str:
    head = [
        "| articles | workers | seconds | articles a second | processor, ms an article | peak memory, MB | out |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(run.row() for run in runs), "", *arithmetic(runs), ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--no-lead", action="store_true", help="classify only")
    parser.add_argument("--output", type=Path, help="a Markdown file for the table, which is printed in any case")
    parser.add_argument("--keep", type=Path, help="a folder for the last run's output and its manifest")
    arguments = parser.parse_args()
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in arguments.numbers:
            source = folder / f"{number}.jsonl.zst"
            write(number, source)
            for workers in arguments.workers:
                runs.append(score(source, folder / "out.parquet", number, workers, lead=not arguments.no_lead))
                print(runs[-1].row(), file=sys.stderr, flush=True)
            source.unlink()
        if arguments.keep:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            for path in folder.glob("out.parquet*"):
                shutil.copy(path, arguments.keep)
    print(report(runs))
    if arguments.output:
        arguments.output.write_text(report(runs), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(run_script(main))
