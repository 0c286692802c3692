import os
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
