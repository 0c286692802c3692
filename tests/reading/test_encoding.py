"""Bytes become text, or one sentence says why not."""

import codecs
import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.errors import InputError, UnionMLError
from unionml.reading.encoding import decode, read_file
from unionml.reading.records import Reject, iter_records

TEXT = "Công đoàn cơ sở trao quà Tết.\nĐoàn viên vui mừng."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "utf-16-le without mark", "utf-16-be without mark"],
)
def test_unicode_encodings_read_alike(data: bytes) -> None:
    assert decode(data, "page.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        ("\u200b \u200b\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", r"workbook \(.xlsx\); save its text as UTF-8, or its sheet as CSV in UTF-8, first"),
        (b"PAR1\x15\x04", "Parquet"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\xfd7zXZ\x00\x00", "compressed with xz; unpack it first"),
        (bytes(range(256)) * 8, "binary"),
        (b"abc\0def" * 10, "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "UTF-16"),
        (codecs.BOM_UTF32_LE + "đ".encode("utf-32-le"), "UTF-32"),
        ("Liên đoàn Lao động".encode("cp1258", "ignore"), "Windows-1258"),
        (b"Li\xaan \xae\xb5n Lao \xae\xe9ng", "TCVN3"),
    ],
)
def test_what_is_not_text_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as refusal:
        decode(data, "page.txt")
    message = str(refusal.value)
    assert message.startswith("page.txt")
    assert "\n" not in message
    assert message.count(". ") == 0


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with contextlib.suppress(UnionMLError):
        assert decode(data, "x")


@given(st.text("aăâbcdđeêộươừ ,.?\n\t“”", min_size=1).filter(lambda text: text.strip()))
def test_utf8_text_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode(), "x") == text


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        read_file(tmp_path)
    with pytest.raises(InputError, match="does not exist"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(InputError, match=r"^https://example\.org/x\.html is an address, and nothing is fetched"):
        read_file("https://example.org/x.html")
    with pytest.raises(InputError, match="cannot be read"):
        read_file("a\0b")
    with pytest.raises(InputError):
        read_file("x" * 5000)


def test_a_file_without_permission(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT, encoding="utf-8")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        assert read_file(secret).decode() == TEXT  # the superuser reads everything
        return
    with pytest.raises(InputError, match="permission"):
        read_file(secret)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,title\n1,Công\n"),
        ("b.csv", "id,Tiêu đề\n1,Công\n"),
        ("a.jsonl", '{"title": "A"}\n{"title": "Công"}\n'),
        ("a.json", '[{"title": "A"},\n{"title": "Công"}]'),
    ],
)
def test_a_table_in_an_old_encoding_gets_the_advice_that_a_page_gets(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_bytes(text.encode("cp1258", "replace"))
    try:
        (said,) = [row.reason for row in iter_records(tmp_path / name) if isinstance(row, Reject)]
    except InputError as error:
        said = str(error)
    assert "not UTF-8" in said
    assert said.endswith("such as TCVN3, VNI or Windows-1258; convert the table to Unicode and save it as UTF-8")
