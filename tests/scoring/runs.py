"""What the tests of scoring runs are fed with."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.scoring.trained import trained_model
from unionml.scoring import ScoreOptions, ScoreSummary
from unionml.scoring.local import score

TOPICS = ("quà Tết", "đại hội công đoàn", "kết nạp đoàn viên", "phong trào thi đua")


def record(number: int, **changes: Any) -> dict[str, Any]:
    topic = TOPICS[number % len(TOPICS)]
    made = {
        "id": f"a{number}",
        "title": f"Công đoàn tỉnh và {topic}, bài {number}",
        "lead": f"Ngày {number % 28 + 1}/3, công đoàn nói về {topic} lần thứ {number}.",
        "body": [f"Hơn {number * 3} người dự buổi nói chuyện về {topic}.", "Chương trình sẽ kéo dài đến hết quý II."],
    }
    return {**made, **changes}


def write_jsonl(path: Path, rows: list[dict[str, Any] | bytes]) -> Path:
    lines = [row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def run(inputs: list[Path], output: Path, **options: Any) -> ScoreSummary:
    return score(inputs, output, ScoreOptions(model=str(trained_model()), **options))


BAD: list[dict[str, Any] | bytes] = [
    record(0),
    b'{"id": "cut',
    record(1, body="x" * 5001),
    b'{"id": "\xff\xfe", "title": "Kh\xc3\xb4ng"}',
    record(0, title="Một bài khác cùng số"),
    {"id": "bare", "title": None, "lead": None, "body": None},
    b"[1, 2]",
    record(2),
]


DRIVER = """
import os, signal, sys
from unionml.scoring import ScoreOptions, parts
from unionml.scoring.local import score

stop_after, when = int(sys.argv[5]), sys.argv[6]
write, count = parts.write_durably, 0

def dying(path, content, *, scratch):
    global count
    count += 1
    if count < stop_after:
        return write(path, content, scratch=scratch)
    if when == "half":
        scratch.write_bytes(content[: len(content) // 2])
    elif when == "after":
        write(path, content, scratch=scratch)
    os.kill(os.getpid(), signal.SIGKILL)

parts.write_durably = dying
score([sys.argv[1]], sys.argv[2], ScoreOptions(model=sys.argv[3], shard_rows=int(sys.argv[4]), resume=True))
"""


def stopping(source: Path, output: Path, *, shard_rows: int, stop_after: int, when: str = "before") -> list[str]:
    return [
        *(sys.executable, "-c", DRIVER, str(source), str(output), str(trained_model())),
        *(str(shard_rows), str(stop_after), when),
    ]


def assert_same_as(whole: Path, output: Path) -> None:
    for suffix in ("", ".rejects.jsonl"):
        assert Path(f"{output}{suffix}").read_bytes() == Path(f"{whole}{suffix}").read_bytes()
    assert not Path(f"{output}.parts").exists()
