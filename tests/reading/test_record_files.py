"""Tables as bytes: what they are told to be, how they are packed, where they are damaged."""

import gzip
import json
import random
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pytest

from unionml.errors import InputError
from unionml.reading.records import Record, Reject, iter_records

LINES = b'{"title": "A"}\n{"title": "B"}\n'


@pytest.mark.parametrize("tail", [b"", b"\0" * 512, gzip.compress(b""), b"\0" * 7 + gzip.compress(b"")])
def test_gzip_in_members_and_with_zeros_behind(tmp_path: Path, tail: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINES) + gzip.compress(LINES) + tail)
    assert [type(row) for row in iter_records(path)] == [Record] * 4


def test_rows_before_damage_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"title\n" + b"A\n" * 300) + b"garbage")
    stream = iter_records(path)
    assert len(list(islice(stream, 300))) == 300
    with pytest.raises(InputError, match="damaged or cut off"):
        next(stream)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json", "tsv", "tab"])
@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04" + b"x" * 100, r"workbook \(.xlsx\); export the table as CSV"),
        (gzip.compress(LINES), "compressed with gzip; let its name end in .gz"),
        (b"PAR1" + b"x" * 100, "Parquet table; let its name end in .parquet"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "old Office document; export the table as CSV"),
        (LINES.decode().encode("utf-32"), "UTF-32; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_told_by_its_name(tmp_path: Path, kind: str, data: bytes, word: str) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(data)
    with pytest.raises(InputError, match=word):
        list(iter_records(path))


def test_what_is_not_packed_is_told_by_its_name(tmp_path: Path) -> None:
    for suffix in ("gz", "zst", "bz2"):
        path = tmp_path / f"a.jsonl.{suffix}"
        path.write_bytes(LINES)
        with pytest.raises(InputError, match="its name does not fit what is in it"):
            list(iter_records(path))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_half_a_surrogate_pair_in_utf16_refuses_its_row_alone(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.csv"
    text = "\ufeffid\ttitle\r\n1\tMột\r\n2\tHai\ud800\r\n3\tBa\r\n"
    path.write_bytes(text.encode(codec, "surrogatepass"))
    found = list(iter_records(path))
    assert [type(row) for row in found] == [Record, Reject, Record]
    assert "not UTF-8" in found[1].reason if isinstance(found[1], Reject) else False


@pytest.mark.parametrize("data", [b"\xfe\xff\x00", b"\xff\xfe\x00"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_utf16_of_not_even_one_character(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"a\.\w+ is"):
        list(iter_records(path))


def test_utf16_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES.decode().encode("utf-16")[:-1])
    with pytest.raises(InputError, match="damaged or cut off"):
        list(iter_records(path))


@pytest.mark.parametrize(("codec", "rows", "least"), [("zstd", 40_000, 0.7), ("bz2", 40_000, 0.55), ("bz2", 40, 0.0)])
def test_rows_before_the_place_where_a_file_is_cut_are_read(
    tmp_path: Path, codec: str, rows: int, least: float
) -> None:
    noise = random.Random(0)
    lines = [f'{{"title": "{noise.randbytes(30).hex()}"}}\n' for _ in range(rows)]
    whole, cut = tmp_path / "whole", tmp_path / f"a.jsonl.{'zst' if codec == 'zstd' else codec}"
    with pa.CompressedOutputStream(str(whole), codec) as stream:
        stream.write("".join(lines).encode())
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 3 // 4])
    read: list[Record | Reject] = []
    with pytest.raises(InputError, match="damaged"):
        read.extend(iter_records(cut))
    titles = [one.article.title for one in read if isinstance(one, Record)]
    assert titles == [json.loads(line)["title"] for line in lines[: len(titles)]]
    # Both codecs unpack whole blocks: what no whole block holds, as in a short file, is lost.
    assert least * rows <= len(titles) <= 0.75 * rows
