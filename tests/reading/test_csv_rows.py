"""A quote that is never closed in a CSV file costs its own line and no other."""

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.errors import InputError
from unionml.reading.csv_rows import csv_rows
from unionml.reading.records import Record, Reject, iter_records

HEADER = ["id", "title", "body"]


def read(path: Path, text: str) -> tuple[list[str], list[Reject]]:
    """The ids of the articles, and what was refused."""
    path.write_text(text, encoding="utf-8", newline="")
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


@pytest.mark.parametrize(
    "behind",
    [
        ["4,a,b", "!5,c,d,e"],
        ["4,a,b", "!5,c,d, e, f"],
        ["!4,a,b, c", "5,d,e"],
        ["!4,a,b,c", "!5,d,e,f"],
        ["4,a,b", "!Tổng cộng: hai bài"],
        ["4,a,b", "!5"],
        ["4,a,b", "!5,c,d,e", '6,"Tin, sáu",z'],
        ["4,a,b", '!5,"c,d,e', "6,f,g"],
        ["4,a,b", '!5,"c,d,e'],
        ["4,a,b", *(f"!{n},c,d, e" for n in range(5, 200))],
    ],
)
@pytest.mark.parametrize("end", ["", "\n"])
def test_rows_behind_it_are_found_where_few_of_them_are_sound(tmp_path: Path, behind: list[str], end: str) -> None:
    lines = ["id,title,body", "1,x,y", '3,"mở không đóng,z', *(line.removeprefix("!") for line in behind)]
    ids, bad = read(tmp_path / "a.csv", "\n".join(lines) + end)
    assert ids == ["1", *(line[0] for line in behind if line[0] != "!")]
    assert [row.row for row in bad] == [3, *(row for row, line in enumerate(behind, 4) if line[0] == "!")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Lương tăng 2,5 lên 3,5 triệu.", "Đoạn ba."],
        ["Lương tăng 2,5 lên 3,5 triệu, thưởng 1,2 triệu."],
        ["Một đoạn, có phẩy, hai lần.", "Đoạn ba."],
        ["Một đoạn,không có khoảng trắng.", "Đoạn ba.", "Đoạn bốn, năm."],
    ],
)
def test_paragraphs_of_a_cell_that_was_cut_short_are_no_rows(tmp_path: Path, paragraphs: list[str]) -> None:
    text = 'id,title,body\n1,x,y\n2,Hai,"Đoạn một.\n' + "\n".join(paragraphs)
    ids, (bad,) = read(tmp_path / "a.csv", text)
    assert ids == ["1"]
    assert f"takes in all up to line {3 + len(paragraphs)}" in bad.reason


def test_rows_are_those_of_a_spreadsheet_and_the_line_is_told_where_it_differs(tmp_path: Path) -> None:
    text = table([["1", "Một", "Đoạn một.\n\nĐoạn hai."], ["2", "Hai", "Đoạn."]])
    broken = text + '\r\n3,Ba\r\n4,Bốn,Thân,thừa\r\n5,Năm,Thân\r\nid,title,body\r\n6,"Sáu,Thân\r\n7,Bảy,Thân\r\n'
    path = tmp_path / "a.csv"
    path.write_text(broken, encoding="utf-8", newline="")
    found = list(iter_records(path))
    assert [row.row for row in found] == [2, 3, 5, 6, 7, 8, 9, 10]
    assert [row.article.source for row in found if isinstance(row, Record)] == [f"{path}:{n}" for n in (2, 3, 5, 7, 10)]
    assert [row.reason for row in found if isinstance(row, Reject)] == [
        "the row (line 8) has 4 cells and the header 3; quote cells that hold the separator",
        "the row (line 10) repeats the header",
        "a quote that opens in line 11 is not closed in it; reading goes on in the next line",
    ]


def test_a_cell_without_end_is_bounded(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'Tin dài ' * 250}\n" for n in range(12_000))
    ids, (bad,) = read(tmp_path / "a.csv", 'id,title\nx,"Mở\n' + rows)
    assert bad.row == 2
    assert ids == [str(n) for n in range(12_000)]


SHEET = [["1", "Một, hai", "Đoạn một.\nĐoạn hai."], ["2", "Ba; bốn", "Năm."]]


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (lambda text: "sep=;\r\n" + text.replace("\t", ";"), [2, 3]),
        (lambda text: text.replace("\t", "|"), [2, 3]),
        (lambda text: "DANH SÁCH BÀI VIẾT THÁNG 3\t\t\r\n\r\n" + text, [4, 5]),
        (lambda text: '"DANH SÁCH\nBÀI VIẾT"\t\t\r\n' + text, [3, 4]),
        (lambda text: text.replace("title", '"title\n"'), [2, 3]),
        (lambda text: text.replace("\r\n", "\t\r\n").replace("body\t", "body"), [2, 3]),
        (lambda text: text.replace("\r\n", "\r"), [2, 3]),
        (lambda text: text.replace("\r\n", "\r\r\n"), [2, 3]),
        (lambda text: text + "\t\t\r\n" * 5, [2, 3]),
        (lambda text: text.replace("id\ttitle\tbody", "Mã bài\t TIÊU ĐỀ\tNội dung"), [2, 3]),
    ],
    ids=[
        "sep",
        "bars",
        "title above",
        "title of two lines above",
        "header of two lines",
        "separators at ends",
        "carriage returns",
        "doubled ends",
        "blank rows",
        "Vietnamese header",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_excel_exports(tmp_path: Path, change: Callable[[str], str], rows: list[int], encoding: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", quoting=csv.QUOTE_MINIMAL).writerows([HEADER, *SHEET])
    text = change(out.getvalue())
    if ";" in text.split("\n")[0]:
        text = text.replace("Ba; bốn", '"Ba; bốn"')
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    found = list(iter_records(path))
    assert all(isinstance(row, Record) for row in found), found
    articles = [(row.row, row.article.id, row.article.title) for row in found if isinstance(row, Record)]
    assert articles == [(rows[0], "1", "Một, hai"), (rows[1], "2", "Ba; bốn")]
    assert found[0].article.body == ("Đoạn một.", "Đoạn hai.") if isinstance(found[0], Record) else False


def test_a_title_above_the_header_is_none_where_no_header_follows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Danh sách,,\nMã,Tin,Chữ\n1,A,B\n", encoding="utf-8")
    with pytest.raises(InputError, match="it has Mã, Tin, Chữ"):
        list(iter_records(path))


def test_a_row_that_is_cut_off_at_the_end(tmp_path: Path) -> None:
    whole = "id,title,body\n1,Một,Thân\n2,Hai,Thân"
    assert read(tmp_path / "a.csv", whole) == (["1", "2"], [])
    ids, (bad,) = read(tmp_path / "a.csv", whole.removesuffix(",Thân"))
    assert (ids, bad.row) == (["1"], 3)
    assert "2 cells of 3 and no line end" in bad.reason
    # With its line end it is a row that someone left short.
    assert read(tmp_path / "a.csv", whole.removesuffix(",Thân") + "\n") == (["1", "2"], [])


def test_a_header_that_is_repeated_is_no_article(tmp_path: Path) -> None:
    text = table([["1", "Một", "Thân"]])
    ids, (bad,) = read(tmp_path / "a.csv", text + text.replace("1", "2"))
    assert (ids, bad.row, bad.reason) == (["1", "2"], 3, "the row repeats the header")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_tables_with_marks_that_were_joined(tmp_path: Path, encoding: str, quote: str) -> None:
    header = ",".join(f"{quote}{name}{quote}" for name in ("id", "title", "body"))
    texts = [f"{header}\r\n{n},Tin {n},Thân\r\n" for n in "12"]
    path = tmp_path / "a.csv"
    path.write_bytes(b"".join(text.encode(encoding) for text in texts))
    first, bad, last = iter_records(path)
    assert isinstance(bad, Reject)
    assert (bad.row, bad.reason) == (3, "the row repeats the header")
    assert [one.article.id for one in (first, last) if isinstance(one, Record)] == ["1", "2"]


def test_a_mark_before_a_row_that_was_appended_is_no_part_of_its_id(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", 'id,title\n1,Một\n\ufeff2,Hai\n\ufeff"3",Ba\n') == (["1", "2", "3"], [])


def test_rows_behind_a_header_in_another_order_are_read_by_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = "id,title,body\n1,Một,Thân một\n\ufeffID,Body ,title\n2,Thân hai,Hai\nid,title,body\n3,Ba,Thân ba\n"
    path.write_text(text, encoding="utf-8")
    rows = list(iter_records(path))
    assert [(one.article.id, one.article.title, one.article.body) for one in rows if isinstance(one, Record)] == [
        ("1", "Một", ("Thân một",)),
        ("2", "Hai", ("Thân hai",)),
        ("3", "Ba", ("Thân ba",)),
    ]
    reason = "the row repeats the header, in another order, by which the rows behind it are read"
    assert [(one.row, one.reason) for one in rows if isinstance(one, Reject)] == [(3, reason), (5, reason)]


@pytest.mark.parametrize("cells", ["title,title,body", "id,title,Thân", "id,id,id", "body,,"])
def test_a_row_with_some_words_of_the_header_is_a_row(tmp_path: Path, cells: str) -> None:
    ids, bad = read(tmp_path / "a.csv", f"id,title,body\n{cells}\n")
    assert len(ids) + len(bad) == 1
    assert not any("header" in one.reason for one in bad)


def test_a_line_end_in_a_cell_is_told_without_advice_to_programmers(tmp_path: Path) -> None:
    ids, (bad,) = read(tmp_path / "a.csv", "id,title\n1,Một\rhai\n2,Ba\n")
    assert (ids, bad.row) == (["2"], 2)
    assert bad.reason == "the row is not CSV (a line end inside a cell without quotes)"


@pytest.mark.parametrize("name", ["id", "_id", "Mã bài"])
def test_cells_by_which_exports_say_that_there_is_nothing_are_empty(tmp_path: Path, name: str) -> None:
    ids = ["\\N", "NULL", "null", "nan", "NaN", "None", "\\n", "Null và void"]
    path = tmp_path / "a.csv"
    rows = "".join(f"{one},NULL,\\N,\\N x,None\n" for one in ids)
    path.write_text(f"{name},title,lead,body,byline\n{rows}", encoding="utf-8")
    found = [row.article for row in iter_records(path) if isinstance(row, Record)]
    assert [article.id for article in found] == ["", "", "", "", "", "", "\\n", "Null và void"]
    assert {(one.title, one.lead, one.body, one.byline) for one in found} == {("NULL", "", ("\\N x",), "None")}


def test_the_limit_of_cells_that_others_have_set_is_not_lowered(tmp_path: Path) -> None:
    before = csv.field_size_limit(1 << 30)
    try:
        assert read(tmp_path / "a.csv", "id,title\n1,Tin\n") == (["1"], [])
        assert csv.field_size_limit() == 1 << 30
    finally:
        csv.field_size_limit(before)


CELL = st.text(st.sampled_from("aăâ ,;\"\n'đ.1"), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_sound_tables_are_read_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]], quoting: int
) -> None:
    rows = [[f"n{n}", f"Tin {title}".strip(), f"Thân {body}".strip()] for n, (title, body) in enumerate(cells)]
    ids, bad = read(tmp_path_factory.mktemp("csv") / "a.csv", table(rows, quoting=quoting))
    assert not bad
    assert ids == [row[0] for row in rows]


@given(
    st.sets(st.integers(0, 9), min_size=1),
    st.lists(st.booleans(), min_size=10, max_size=10),
    st.sampled_from([",\n", "\n", "\r", "\r\n"]),
)
def test_each_lost_quote_loses_one_row(
    tmp_path_factory: pytest.TempPathFactory, lost: set[int], quoted: list[bool], end: str
) -> None:
    lines = [f'{n},"Tin {n}, có phẩy",Thân' if quote else f"{n},Tin {n},Thân" for n, quote in enumerate(quoted)]
    for at in lost:
        lines[at] = f'{at},"Tin {at},Thân'
    text = "".join([f"id,title,body{end.strip(',')}", *(line + end for line in lines)])
    ids, bad = read(tmp_path_factory.mktemp("csv") / "a.csv", text)
    assert ids == [str(n) for n in range(10) if n not in lost]
    assert [row.row for row in bad] == [at + 2 for at in sorted(lost)]


def test_a_quote_in_the_header_that_is_never_closed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text('id,title,"body\n1,Một,Bài một.\n2,Hai,Bài hai.\n', encoding="utf-8")
    with pytest.raises(InputError, match="quote in its header that is never closed"):
        list(iter_records(path))


PROSE = [
    "Anh Nam nói: ",
    '"Tôi rất vui"',
    '"Tôi vui", anh nói',
    "\n\n",
    "Sáng 5-1, Công đoàn trao quà.",
    "C:\\",
    " ",
    "é",
]


@given(
    st.lists(st.tuples(*[st.lists(st.sampled_from(PROSE), min_size=1, max_size=5)] * 2), min_size=1, max_size=6),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from([",", ";", "\t"]),
)
def test_quotes_behind_a_backslash_are_read_as_they_are(
    tmp_path_factory: pytest.TempPathFactory,
    cells: list[tuple[list[str], list[str]]],
    quoting: int,
    delimiter: str,
) -> None:
    rows = [["0", "Tin", 'Một "hai" ba'], *([f"n{n}", "".join(a), "".join(b)] for n, (a, b) in enumerate(cells))]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, delimiter=delimiter, escapechar="\\", doublequote=False).writerows(  # type: ignore[arg-type]
        [HEADER, *rows]
    )
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = [row[1] for row in csv_rows(path, None, None)]
    assert [list(row.values()) for row in found if isinstance(row, dict)] == rows


def test_quotes_inside_of_a_cell_are_kept_where_the_row_can_be_told(tmp_path: Path) -> None:
    text = (
        'id,title,body\n1,Một,"Anh Nam nói: "Tôi rất vui".\n\nSáng 5-1, Công đoàn trao quà."\n'
        '2,"Tin "hai"","Anh nói ""vui"" rồi "về""\n3,"Tin "ba", bốn",Thân\n4,Bốn,Thân\n'
    )
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")
    first, second, third, fourth = (row for _, row in csv_rows(path, None, None))
    assert isinstance(first, dict)
    assert first["body"] == 'Anh Nam nói: "Tôi rất vui".\n\nSáng 5-1, Công đoàn trao quà.'
    assert isinstance(second, dict)
    assert (second["title"], second["body"]) == ('Tin "hai"', 'Anh nói "vui" rồi "về"')
    assert isinstance(third, Reject)
    assert third.raw == '3,"Tin "ba", bốn",Thân'
    assert third.reason == (
        "the row (line 6) has a quote inside a cell; write it twice there, or a backslash before it"
    )
    assert isinstance(fourth, dict)


def test_what_databases_write_for_nothing_is_none_beside_backslashes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('"id","title","body"\n"1","Nói \\"vui\\"",\\N\n"2",\\N,"C:\\\\"\n', encoding="utf-8")
    assert [row for _, row in csv_rows(path, None, None)] == [
        {"id": "1", "title": 'Nói "vui"', "body": None},
        {"id": "2", "title": None, "body": "C:\\"},
    ]


def test_the_row_as_it_stands_in_the_file_is_told(tmp_path: Path) -> None:
    _, (bad,) = read(tmp_path / "a.csv", 'id,title\n1,"Tin, một",thừa\n')
    assert bad.raw == '1,"Tin, một",thừa'


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_tables_that_quote_nothing_may_have_quotations_at_the_beginning_of_cells(
    tmp_path: Path, delimiter: str
) -> None:
    rows = [
        ["id", "title", "body"],
        ["1", '"Tôi vui" là chủ đề năm nay', 'Anh Nam nói: "Tôi rất vui".'],
        ["2", 'Tin "hai"', '"Vui" và "buồn" là hai từ.'],
        ["3", "Tin ba", "Thân"],
    ]
    path = tmp_path / "a.csv"
    path.write_text("".join(delimiter.join(row) + "\n" for row in rows), encoding="utf-8")
    assert [list(row.values()) for _, row in csv_rows(path, None, None) if isinstance(row, dict)] == rows[1:]


def test_line_ends_that_databases_spell_out_between_tabs_are_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    cells = [r"Một.\n\nHai.", r"Một.\r\n\r\nC:\\new", r"Một \n và \x", r'["Một.\n", "Hai."]', r"Một\tvà hai.", "Một."]
    path.write_text("id\tbody\n" + "".join(f"a\t{cell}\n" for cell in cells), encoding="utf-8")
    found = [record.article.body for record in iter_records(path) if isinstance(record, Record)]
    plain = [(r"Một \n và \x",), ("Một.", "Hai."), (r"Một\tvà hai.",), ("Một.",)]
    assert found == [("Một.", "Hai."), ("Một.", r"C:\new"), *plain]
    comma = tmp_path / "a.csv"
    comma.write_text("id,body\n1,Một.\\n\\nHai.\n", encoding="utf-8")
    (record,) = iter_records(comma)
    assert isinstance(record, Record)
    assert record.article.body == (r"Một.\n\nHai.",)
