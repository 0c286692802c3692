import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scoring.trained import trained_model

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise there")

SCORING = """
import os, signal, struct, sys
from pathlib import Path
from unionml.article import Article
from unionml.errors import UnionMLError
from unionml.scoring import ScoreOptions, workers
from unionml.scoring.formats import TableFormat

def killed():
    os.kill(os.getpid(), signal.SIGKILL)

def killed_amid_its_result():
    results = sys._getframe(1).f_locals["result_queue"]
    os.write(results._writer.fileno(), struct.pack("!i", 1_000_000) + b"the first of them")
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    shard = [Article(title="Công đoàn", body=("Công đoàn trao quà cho đoàn viên. " * 20,))] * 200
    engine = workers.Processes(2, Path(sys.argv[1]), ScoreOptions(), TableFormat("jsonl", ["a"], lead=False))
    try:
        with engine:
            engine.submit(shard)()
            results = [engine.submit(shard) for _ in range(9)]
            engine._pool.submit(globals()[sys.argv[2]])
            results += [engine.submit(shard) for _ in range(9)]
            for result in results:
                result()
    except UnionMLError as error:
        print(error, all(not child.is_alive() for child in engine._children))
"""


@pytest.mark.parametrize("how", ["killed", "killed_amid_its_result"])
def test_a_killed_process_ends_the_run_with_a_sentence(how: str, tmp_path: Path) -> None:
    script = tmp_path / "scoring.py"
    script.write_text(SCORING, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, trained_model(), how], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout == (
        "a scoring process ended without a result, perhaps for want of memory; go on with --resume and fewer "
        "--workers True\n"
    ), done.stderr


STARVED = """
import os, resource, sys, threading
from pathlib import Path
from unionml.article import Article
from unionml.errors import UnionMLError
from unionml.scoring import ScoreOptions, workers
from unionml.scoring.formats import TableFormat

def files(n):
    resource.setrlimit(resource.RLIMIT_NOFILE, (n, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))

def threads(n):
    threading.stack_size(1 << 62)

def memory(n):
    bytearray(1 << 62)

def disk(n):
    open("absent")

if __name__ == "__main__":
    without, n, children = globals()[sys.argv[2]], int(sys.argv[3]), set()
    try:
        if without in (files, threads):
            without(n)
        table = TableFormat("jsonl", ["a"], lead=False)
        with workers.Processes(16, Path(sys.argv[1]), ScoreOptions(), table) as engine:
            children = engine._children
            if without in (memory, disk):
                engine._result(engine._pool.submit(without, n))
            for result in [engine.submit([Article(title="Công đoàn")]) for _ in range(16)]:
                result()
    except UnionMLError as error:
        print(error, all(not child.is_alive() for child in children))
"""


@pytest.mark.parametrize(
    ("without", "n", "said"),
    [
        # The first are too few for the pool itself, the last for the sixteenth process.
        *[("files", n, "the scoring processes could not be started (Too many open files)") for n in (8, 12, 16, 28)],
        ("threads", 0, "the scoring processes could not be started (can't start new thread)"),
        ("memory", 0, "a scoring process has not enough memory; go on with --resume and fewer --workers"),
        ("disk", 0, "a scoring process failed (.*No such file or directory: 'absent'); go on with --resume"),
    ],
)
def test_processes_that_lack_something_are_told_what(without: str, n: int, said: str, tmp_path: Path) -> None:
    script = tmp_path / "scoring.py"
    script.write_text(STARVED, encoding="utf-8")
    command = [sys.executable, str(script), str(trained_model()), without, str(n)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert re.match(re.escape(said).replace(r"\.\*", ".*"), done.stdout), (done.stdout, done.stderr)
    assert done.stdout.endswith(" True\n")
    assert done.stderr == ""


def test_a_process_without_a_thread_to_watch_its_parent_ends(tmp_path: Path) -> None:
    code = """
import threading
from multiprocessing import Event
from unionml.scoring import workers
threading.stack_size(1 << 62)
workers._start_worker("", None, None, Event())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
