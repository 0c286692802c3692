"""A quote that is never closed in a CSV file costs its own line and no other."""

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.reading.records import Record, Reject, iter_records

HEADER = ["id", "title", "body"]


def read(path: Path, text: str) -> tuple[list[str], list[Reject]]:
    """The ids of the articles, and what was refused."""
    path.write_text(text, encoding="utf-8")
    found = list(iter_records(path))
    return [row.article.id for row in found if isinstance(row, Record)], [r for r in found if isinstance(r, Reject)]


def table(rows: list[list[str]], *, quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting).writerows([HEADER, *rows])  # type: ignore[arg-type]
    return out.getvalue()


def test_nothing_behind_it(tmp_path: Path) -> None:
    rows = "".join(f"{n},Tin số {n},Nội dung của tin.\n" for n in range(1000))
    text = "id,title,body\n" + rows.replace("500,Tin số 500", '500,"Tin số 500')
    ids, (bad,) = read(tmp_path / "a.csv", text)
    assert ids == [str(n) for n in range(1000) if n != 500]
    assert (bad.row, bad.raw) == (502, '500,"Tin số 500,Nội dung của tin.')
    assert "opens in line 502" in bad.reason


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_quoted_rows_behind_it(tmp_path: Path, quoting: int) -> None:
    rows = [[str(n), f"Tin {n}", f"Đoạn một, tin {n}.\nĐoạn hai."] for n in range(30)]
    text = table(rows, quoting=quoting)
    cut = text.replace('Đoạn một, tin 7.\nĐoạn hai."', "Đoạn một, tin 7.")
    assert cut != text
    ids, bad = read(tmp_path / "a.csv", cut)
    assert ids == [str(n) for n in range(30) if n != 7]
    assert len(bad) == 1


def test_two_of_them_and_a_line_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    lines = [b"id,title", b'1,"Tin', b"2,Tin hai", b"3,\xff", b'4,"Tin', b"5,Tin n\xc4\x83m \xef\xbf\xbd", b"6,Tin"]
    path.write_bytes(gzip.compress(b"\n".join(lines) + b"\n"))
    found = list(iter_records(path))
    assert [(type(row), row.row) for row in found] == [
        (kind, row) for row, kind in enumerate([Reject, Record, Reject, Reject, Record, Record], 2)
    ]
    assert "UTF-8" in found[2].reason if isinstance(found[2], Reject) else False


def test_a_cell_that_was_cut_short_is_one_reject(tmp_path: Path) -> None:
    whole = table([["1", "Một", "Đoạn."], ["2", "Hai", "Đoạn một, có phẩy.\nĐoạn hai, ba, bốn, năm.\nĐoạn ba."]])
    ids, (bad,) = read(tmp_path / "a.csv", whole.rstrip()[:-4])
    assert ids == ["1"]
    assert bad.row == 3
    assert "never closed and takes in all up to line 5" in bad.reason


def test_a_cell_without_end_is_bounded(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'Tin dài ' * 250}\n" for n in range(12_000))
    ids, (bad,) = read(tmp_path / "a.csv", 'id,title\nx,"Mở\n' + rows)
    assert bad.row == 2
    assert ids == [str(n) for n in range(12_000)]


CELL = st.text(st.sampled_from("aăâ ,;\"\n'đ.1"), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_sound_tables_are_read_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]], quoting: int
) -> None:
    rows = [[f"n{n}", f"Tin {title}".strip(), f"Thân {body}".strip()] for n, (title, body) in enumerate(cells)]
    ids, bad = read(tmp_path_factory.mktemp("csv") / "a.csv", table(rows, quoting=quoting))
    assert not bad
    assert ids == [row[0] for row in rows]


@given(st.sets(st.integers(0, 9), min_size=1), st.lists(st.booleans(), min_size=10, max_size=10))
def test_each_lost_quote_loses_one_row(
    tmp_path_factory: pytest.TempPathFactory, lost: set[int], quoted: list[bool]
) -> None:
    lines = [f'{n},"Tin {n}, có phẩy",Thân' if quote else f"{n},Tin {n},Thân" for n, quote in enumerate(quoted)]
    for at in lost:
        lines[at] = f'{at},"Tin {at},Thân'
    ids, bad = read(tmp_path_factory.mktemp("csv") / "a.csv", "\n".join(["id,title,body", *lines, ""]))
    assert ids == [str(n) for n in range(10) if n not in lost]
    assert [row.row for row in bad] == [at + 2 for at in sorted(lost)]
