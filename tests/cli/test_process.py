"""What only a real process shows: statuses, streams, encodings, imports."""

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from tests.cli.conftest import PAGE, is_one_sentence
from unionml.article import Article


def run(
    *arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "unionml.cli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


def test_read_json_prints_exactly_the_fields_of_an_article_from_stdin() -> None:
    done = run("read", "-", "--json", stdin=PAGE.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    article = json.loads(done.stdout)
    assert list(article) == [field.name for field in fields(Article)]
    assert article["title"] == "Trao 320 suất quà Tết cho đoàn viên khó khăn"
    assert len(article["body"]) == 2


def test_vietnamese_prints_whatever_the_locale_says(page: Path) -> None:
    done = run("read", page, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "hỗ trợ vé xe về quê ăn Tết" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


def test_a_failure_is_one_sentence_on_stderr_and_nothing_on_stdout(tmp_path: Path) -> None:
    done = run("classify", tmp_path / "absent.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert is_one_sentence(done.stderr.decode())
    assert "absent.txt" in done.stderr.decode()


def test_a_reader_that_has_seen_enough_is_no_failure(page: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = subprocess.Popen(
        [sys.executable, "-m", "unionml.cli", "read", str(page)], stdout=write_end, stderr=subprocess.PIPE
    )
    os.close(write_end)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


def test_the_command_line_starts_without_heavy_imports() -> None:
    heavy = ("numpy", "scipy", "sklearn", "pyarrow", "trafilatura", "torch", "rich", "safetensors")
    code = f"import sys, unionml.cli.app; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
