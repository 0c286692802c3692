"""A run that is killed at any moment ends with the bytes of one that was not."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.scoring.runs import BAD, assert_same_as, record, run, stopping, write_jsonl
from tests.scoring.trained import trained_model


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bytes(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*BAD, *(record(n) for n in range(3, 20))])
    run([source], tmp_path / "whole.parquet", shard_rows=5)
    output = tmp_path / "out.parquet"
    dice = random.Random(7)
    for _ in range(6):
        command = stopping(
            source, output, shard_rows=5, stop_after=dice.randint(1, 7), when=dice.choice(["before", "half", "after"])
        )
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
        assert not output.exists()
    run([source], output, shard_rows=5, resume=True)
    assert_same_as(tmp_path / "whole.parquet", output)


_FORKED = """
import os, sys
from unionml.registry import load_topic_model
from unionml.scoring import ScoreOptions
from unionml.scoring.local import score

source, model = sys.argv[1:]
load_topic_model(model)  # with what this imports; kills during imports would test nothing
for output in sys.stdin:
    child = os.fork()
    if not child:
        score([source], output.strip(), ScoreOptions(model=model, shard_rows=8, resume=True))
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def test_twenty_kills_at_random_moments_lose_and_repeat_nothing(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*BAD, *(record(n) for n in range(3, 400))])
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    dice = random.Random(11)
    command = [sys.executable, "-c", _FORKED, str(source), str(trained_model())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as runs:
        orders, answers = runs.stdin, runs.stdout
        assert orders is not None
        assert answers is not None

        def run_to(target: Path, kill_after: float | None = None) -> int:
            print(target, file=orders, flush=True)
            child = int(answers.readline())
            if kill_after is not None:
                time.sleep(kill_after)
                # One that has ended by itself may be gone already.
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            return int(answers.readline())

        began = time.monotonic()
        assert run_to(whole) == 0
        undisturbed = time.monotonic() - began
        kills = 0
        while kills < 20:
            status = run_to(output, kill_after=undisturbed * dice.uniform(0.0, 1.0))
            if status == -signal.SIGKILL:
                kills += 1
                continue
            assert status == 0
            assert_same_as(whole, output)
            output.unlink()
            Path(f"{output}.rejects.jsonl").unlink()
        assert run_to(output) == 0
        assert_same_as(whole, output)
        orders.close()


def test_a_kill_between_publishing_and_tidying_up_is_resumed(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(4)])
    output = tmp_path / "out.jsonl"
    run([source], output, shard_rows=2)
    whole = output.read_bytes()
    # All four markers, the plan and the output are there: the state in which such a kill leaves the folder.
    output.unlink()
    Path(f"{output}.rejects.jsonl").unlink()
    command = stopping(source, output, shard_rows=2, stop_after=7, when="after")
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    output.write_bytes(whole)
    summary = run([source], output, shard_rows=2, resume=True)
    assert output.read_bytes() == whole
    assert summary.facts["shards_of_earlier_runs"] == 2


@pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise there")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from unionml.scoring import ScoreOptions
from unionml.scoring.formats import TableFormat
from unionml.scoring.workers import Processes
if __name__ == "__main__":
    pool = Processes(1, Path({str(trained_model())!r}), ScoreOptions(), TableFormat("csv", ["a"], lead=False))
    pool.submit([])()
    print(*pool._pool._processes, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    script = tmp_path / "parent.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    worker = int(done.stdout)
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]:
            return
        subprocess.run(["sleep", "0.05"], check=True)
    pytest.fail(f"the worker {worker} still runs")
