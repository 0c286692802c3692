"""JSON however it is laid out: lines, an array, objects over several lines; held a piece at a time."""

import gzip
import itertools
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.errors import InputError
from unionml.reading import json_rows
from unionml.reading.encoding import OLD_ENCODING
from unionml.reading.records import Record, Reject, iter_records

ROWS = [{"id": str(n), "title": f"Tin {n}", "body": f"Đoạn {n}, “nháy \\ chéo” {{[,]}}."} for n in range(5)]


def lay_out(rows: list[Any], form: str) -> str:
    if form == "lines":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if form == "indented objects":
        return "\n".join(json.dumps(row, ensure_ascii=False, indent=2) for row in rows)
    return json.dumps(rows, ensure_ascii=form == "ascii array", indent=1 if form == "indented array" else None)


FORMS = ["lines", "indented objects", "array", "ascii array", "indented array"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_all_forms_hold_the_same_rows(tmp_path: Path, form: str, name: str, encoding: str) -> None:
    data = lay_out(ROWS, form).encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    found = list(iter_records(tmp_path / name))
    assert [(row.row, row.article.id, row.article.body) for row in found if isinstance(row, Record)] == [
        (n, row["id"], (row["body"],)) for n, row in enumerate(ROWS, 1)
    ]


@pytest.mark.parametrize("form", FORMS[1:])
@pytest.mark.parametrize("field", ["body", "byline"])
def test_bytes_in_another_encoding_refuse_their_row_alone(tmp_path: Path, form: str, field: str) -> None:
    rows = [{"id": "a", "title": "Tin A"}, {"id": "b", "title": "Tin B", field: "@"}, {"id": "c", "title": "\ud800"}]
    data = lay_out(rows[:2], form).encode().replace(b"@", "Công".encode("latin-1"))
    if form.endswith("array"):
        data = data.rstrip()[:-1] + b',{"id": "c", "title": "\\ud800"}]'
    (tmp_path / "a.json").write_bytes(data)
    first, second, *others = iter_records(tmp_path / "a.json")
    assert isinstance(first, Record)
    assert isinstance(second, Reject)
    assert (second.row, second.reason) == (2, f"the row is not UTF-8, {OLD_ENCODING}")
    assert '"Tin B"' in second.raw
    # An escape that spells half a pair is something else.
    assert all(isinstance(row, Reject) and "surrogate" in row.reason for row in others)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(VALUE, min_size=1), st.sampled_from(FORMS[2:]), st.integers(1, 40))
def test_arrays_are_decoded_alike_by_pieces_of_any_size(values: list[Any], form: str, size: int) -> None:
    class Pieces:
        data = lay_out([{}, *values], form).encode("utf-8")

        def read1(self, _: int) -> bytes:
            piece, self.data = self.data[:size], self.data[size:]
            return piece

    assert list(json_rows._values(json_rows._Text(Pieces()))) == [{}, *values]


def test_elements_that_are_no_records_are_rejected_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'[{"title": "A"}, 12, {"title": "\xff"}, null, {"title": "B"}]')
    found = list(iter_records(path))
    assert [type(row) for row in found] == [Record, Reject, Reject, Reject, Record]
    assert [row.row for row in found] == [1, 2, 3, 4, 5]


ENDS = ["", ",", ', {"title": "B', ', {"title": "B"} "x', "] {}", ', {"title": ' + "[" * 100_000]


@pytest.mark.parametrize("end", ENDS, ids=["end", "comma", "text", "element", "more", "depth"])
@pytest.mark.parametrize("count", [20, 200])
def test_damage_is_told_behind_the_rows_before_it(tmp_path: Path, end: str, count: int) -> None:
    path = tmp_path / "a.json"
    rows = ", ".join(['{"title": "A"}'] * count)
    path.write_text(f"[{rows}{end}", encoding="utf-8")
    stream = iter_records(path)
    assert [type(row) for row in itertools.islice(stream, count)] == [Record] * count
    with pytest.raises(InputError, match=rf"behind row ({count}|{count + 1})"):
        list(stream)


def test_a_line_that_is_cut_off_is_rejected_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    for cut in ('{"title": "A', '{"title":', '{"title": "A",', "{"):
        path.write_text(f'{cut}\n{{"title": "B"}}\n{{"title": "C"}}\n', encoding="utf-8")
        assert [type(row) for row in iter_records(path)] == [Reject, Record, Record], cut


def test_an_array_among_lines_stays_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('[1, 2]\n{"title": "B"}\n', encoding="utf-8")
    assert [type(row) for row in iter_records(path)] == [Reject, Record]


def test_fields_may_come_late(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1}\n' * 3 + '{"title": "B"}\n', encoding="utf-8")
    assert [type(row) for row in iter_records(path)] == [Reject, Reject, Reject, Record]


def test_an_array_on_one_line_is_held_a_piece_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    row = json.dumps({"title": "Tin", "body": "Công đoàn trao quà. " * 100})
    path.write_text(f"[{','.join([row] * 10_000)}]", encoding="utf-8")
    assert path.stat().st_size > 20_000_000
    next(iter(iter_records(path)))
    tracemalloc.start()
    try:
        assert sum(isinstance(record, Record) for record in iter_records(path)) == 10_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_name_that_stands_twice_with_other_text_refuses_the_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "1", "title": "Một", "title": "Hai", "body": "Thân"}\n'
        '{"id": "2", "title": "Một", "title": "Một", "body": "Thân"}\n'
        '{"id": "3", "title": "Một", "tag": "a", "tag": "b", "more": {"x": 1, "x": 2}}\n',
        encoding="utf-8",
    )
    first, *others = iter_records(path)
    assert isinstance(first, Reject)
    assert (first.id, first.reason) == ("1", "the row has title more than once, with different text; keep one of them")
    assert [one.article.id for one in others if isinstance(one, Record)] == ["2", "3"]


def test_rows_without_text_before_the_first_article_cost_themselves_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    empty = '{"id": "1", "foo": "b"}\n' * 150
    path.write_text(empty + '{"id": "x", "title": "Tin", "body": "Thân"}\n', encoding="utf-8")
    found = list(iter_records(path))
    assert [one.row for one in found] == list(range(1, 152))
    assert [type(one) for one in found] == [Reject] * 150 + [Record]
    path.write_text(empty, encoding="utf-8")
    with pytest.raises(InputError, match="it has id, foo"):
        list(iter_records(path))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "Tin", "body":', "the line is not JSON (Expecting value at character 25)"),
        ('{"title": "Tin', "the line is not JSON (Unterminated string starting at character 11)"),
        ('{"title": ' + "9" * 5000 + "}", "the line has a number of more digits than can be read"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_by_its_own_characters(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    good = '{"title": "A"}\n'
    path.write_text(good + good + line + "\n" + good, encoding="utf-8")
    assert [one.reason for one in iter_records(path) if isinstance(one, Reject)] == [reason]


def test_files_with_marks_at_their_beginning_that_were_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"title": "A"}\n'.encode("utf-8-sig") * 3)
    assert [type(one) for one in iter_records(path)] == [Record] * 3


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@pytest.mark.parametrize("joint", [b"", b" ", b"\xef\xbb\xbf", b"\t\xef\xbb\xbf"])
def test_files_that_were_joined_without_a_line_end_between_them(tmp_path: Path, name: str, joint: bytes) -> None:
    first, second, third, fourth = (json.dumps(row, ensure_ascii=False).encode() for row in ROWS[:4])
    (tmp_path / name).write_bytes(first + b"\n" + second + joint + third + b"\n" + fourth + b"\n")
    found = list(iter_records(tmp_path / name))
    assert [(row.row, row.article.id) for row in found if isinstance(row, Record)] == [
        (1, "0"), (2, "1"), (2, "2"), (3, "3")
    ]  # fmt: skip


def test_joined_files_of_one_row_each(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    assert [row.row for row in iter_records(tmp_path / "a.json") if isinstance(row, Record)] == [1] * len(ROWS)


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ('{"title": "Tin', "the line is not JSON (Unterminated string starting at character 36)"),
        ('{"title": "B"}, 5', "the line is not JSON (Extra data at character 40)"),
    ],
)
def test_what_is_wrong_behind_the_first_of_joined_rows_costs_itself_alone(
    tmp_path: Path, rest: str, reason: str
) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "title": "A"}' + rest + '\n{"title": "C"}\n', encoding="utf-8")
    first, second, third = iter_records(tmp_path / "a.jsonl")
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert isinstance(second, Reject)
    assert (second.row, second.raw, third.row) == (1, rest, 2)
    assert second.reason == reason


@pytest.mark.parametrize(
    "line", ['{"title": "A"}, {"title": "B"}', '{"title": "A"}[{"title": "B"}]', '5{"title": "A"}']
)
def test_what_else_stands_behind_an_object_refuses_the_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "Tin"}\n' + line + "\n", encoding="utf-8")
    _, refused = iter_records(tmp_path / "a.jsonl")
    assert isinstance(refused, Reject)
    assert (refused.row, refused.raw) == (2, line)


@pytest.mark.parametrize("text_column", [None, "articles"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_list_of_articles_inside_of_an_object_is_told(tmp_path: Path, name: str, text_column: str | None) -> None:
    (tmp_path / name).write_text(json.dumps({"status": "ok", "articles": ROWS}, indent=1), encoding="utf-8")
    with pytest.raises(InputError, match="whose articles is a list of articles; write that list alone"):
        list(iter_records(tmp_path / name, text_column=text_column))


def test_one_article_with_lists_of_objects_in_it_is_a_row(tmp_path: Path) -> None:
    row = {**ROWS[0], "related": [{"title": "Khác"}], "tags": [{"name": "x"}]}
    (tmp_path / "a.json").write_text(json.dumps(row), encoding="utf-8")
    assert [type(one) for one in iter_records(tmp_path / "a.json")] == [Record]
