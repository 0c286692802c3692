"""Cells that a spreadsheet would run are guarded, and read back as they were."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.reading.records import Record, iter_records
from unionml.reading.spreadsheet import guard, unguard

RUN = "=+-@\t\r＝＋－＠"


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab＝ ")) | st.text())
def test_a_guarded_cell_is_no_formula_and_reads_back(cell: str) -> None:
    assert guard(cell)[:1] not in RUN or not guard(cell)
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", ["Công đoàn", "'Tết sum vầy'", "", "5 - 3", "a=b"])
def test_what_is_harmless_stays(cell: str) -> None:
    assert guard(cell) == cell == unguard(cell)


def test_the_reader_of_csv_takes_the_guard_off(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,lead,body\n'=1+1,'- Ông Nam nói,'Tết sum vầy' ở khu trọ\n", encoding="utf-8")
    (record,) = iter_records(path)
    assert isinstance(record, Record)
    assert (record.article.title, record.article.lead) == ("=1+1", "- Ông Nam nói")
    assert record.article.body == ("'Tết sum vầy' ở khu trọ",)
