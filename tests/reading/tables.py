"""Rows of a table, and what is read of them."""

import json
from pathlib import Path
from typing import Any

from unionml.reading import iter_records
from unionml.reading.records import Record, Reject

ROWS: list[dict[str, Any]] = [
    {
        "id": "a1",
        "title": "Đại hội công đoàn cơ sở",
        "lead": "Sáng nay khai mạc.",
        "body": ["Đoạn một.", "Đoạn hai."],
        "topics": ["congress"],
        "primary": "congress",
    },
    {
        "id": 7,
        "title": "Trao quà Tết",
        "body": "Đoạn một.\n\nĐoạn hai\ncó hai dòng.",
        "byline": None,
        "published": "2024-01-02",
        "views": 12,
    },
]


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def jsonl(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def records(path: Path, **options: Any) -> list[Record]:
    found = list(iter_records(path, **options))
    assert all(isinstance(row, Record) for row in found), found
    return [row for row in found if isinstance(row, Record)]


def rejects(path: Path, **options: Any) -> list[Reject]:
    return [row for row in iter_records(path, **options) if isinstance(row, Reject)]
