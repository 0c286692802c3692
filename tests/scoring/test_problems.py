"""Inputs and outputs that cannot be read or written: one sentence, and nothing lost."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.scoring.permissions import needs_permissions
from tests.scoring.runs import read_jsonl, record, run, write_jsonl
from tests.scoring.trained import trained_model
from unionml.errors import InputError, OutputError
from unionml.scoring.parts import Marker, PartsFolder


@needs_permissions
def test_a_folder_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    write_jsonl(tmp_path / "in" / "a.jsonl", [record(1)])
    (tmp_path / "in" / "sub").chmod(0)
    summary = run([tmp_path / "in"], tmp_path / "out.jsonl")
    (tmp_path / "in" / "sub").chmod(0o700)
    assert summary.facts["inputs"]["closed"] == [str(tmp_path / "in" / "sub")]
    assert summary.problems()[0].startswith(
        f"{tmp_path / 'in' / 'sub'} may not be read, so that what lies there is missing"
    )


def test_a_link_to_a_table_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_jsonl(tmp_path / "in" / "a.jsonl", [record(1)])
    (tmp_path / "in" / "b.jsonl").symlink_to(tmp_path / "gone" / "b.jsonl")
    summary = run([tmp_path / "in"], tmp_path / "out.jsonl")
    assert summary.facts["inputs"]["missing"] == [str(tmp_path / "in" / "b.jsonl")]
    assert summary.facts["inputs"]["left_out"]["links to nothing"]["files"] == 1
    assert summary.problems()[0].startswith(f"nothing is where {tmp_path / 'in' / 'b.jsonl'} should lead")


def test_a_file_that_grows_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(3)])
    save = PartsFolder.save

    def somebody_writes(self: PartsFolder, *args: Any, **counts: Any) -> Marker:
        with source.open("ab") as stream:
            stream.write(json.dumps(record(9)).encode()[:50])
        return save(self, *args, **counts)

    monkeypatch.setattr(PartsFolder, "save", somebody_writes)
    summary = run([source], tmp_path / "out.jsonl")
    assert summary.changed == (str(source),)
    assert summary.facts["inputs"]["changed"] == [str(source)]
    assert summary.problems()[0].startswith(f"{source} changed while it was read")


@pytest.mark.parametrize("options", [{}, {"force": True}, {"resume": True}])
def test_a_name_too_long_for_what_goes_with_it_is_refused_before_scoring(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    with pytest.raises(OutputError, match=r"too long a name .* choose a shorter one"):
        run([source], tmp_path / f"{'o' * 240}.jsonl", **options)
    assert run([source], tmp_path / f"{'o' * 235}.jsonl", **options).scored == 1
    assert {path.name for path in tmp_path.iterdir() if path.name != "in.jsonl"} == {
        f"{'o' * 235}.jsonl{suffix}" for suffix in ("", ".manifest.json", ".rejects.jsonl")
    }


@needs_permissions
def test_a_folder_that_may_not_be_written_is_told_as_such(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError, match=r"Permission denied; choose a place that can be written$"):
        run([source], tmp_path / "out" / "out.csv")


@pytest.mark.parametrize("by", ["stdin", "no guard"])
def test_processes_that_cannot_start_are_told_as_such(tmp_path: Path, by: str) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    call = f"""
from unionml.scoring import ScoreOptions, score
score({str(source)!r}, {str(tmp_path / "out.csv")!r}, ScoreOptions(model={str(trained_model())!r}, workers=2))
"""
    script = tmp_path / "script.py"
    script.write_text(call, encoding="utf-8")
    command = [sys.executable, "-" if by == "stdin" else str(script)]
    done = subprocess.run(command, input=call, capture_output=True, text=True, check=False)
    assert ": no scoring process could start; from Python, put the call into" in done.stderr.splitlines()[-1]


def test_an_output_that_is_a_link_is_written_behind_it(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    (tmp_path / "real").mkdir()
    output = tmp_path / "latest.jsonl"
    output.symlink_to(tmp_path / "real" / "a.jsonl")
    run([source], output)
    run([source], output, force=True)
    assert output.is_symlink()
    assert [row["id"] for row in read_jsonl(tmp_path / "real" / "a.jsonl")] == ["a0"]
    assert Path(f"{output}.rejects.jsonl").is_file()


def test_tables_without_rows_are_no_failure(tmp_path: Path) -> None:
    contents = {"a.jsonl": b"", "b.jsonl": b"\n\n \n", "c.csv": b"", "d.csv": b"title,body\n", "g.json": b" [ ]\n"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        summary = run([tmp_path / name], tmp_path / f"{name}.out.csv")
        assert (summary.rows, summary.scored, summary.rejected, summary.broken) == (0, 0, 0, ())
        assert (summary.notes, summary.problems()) == ((f"without rows: {tmp_path / name}",), [])
    good = write_jsonl(tmp_path / "e.jsonl", [record(0)])
    summary = run([tmp_path / "a.jsonl", good], tmp_path / "out.csv")
    assert (summary.rows, summary.notes) == (1, (f"without rows: {tmp_path / 'a.jsonl'}",))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_name_that_is_not_utf_8_costs_nobody_anything(tmp_path: Path, workers: int) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    good, bad, table = (
        Path(os.fsdecode(os.fsencode(folder) + name)) for name in (b"/t\xe9.txt", b"/x\xff.txt", b"/\xe9.csv")
    )
    try:
        good.write_text("Tít của trang\n\nĐoạn đầu của trang này dài hơn một câu ngắn.\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes names in UTF-8 alone")
    bad.write_bytes(b"\0\1\2" * 100)
    table.write_text("id,title,body\n1,Tít một,Thân bài một.\n2,,\n", encoding="utf-8")
    for suffix in ("jsonl", "csv", "parquet"):
        output = Path(os.fsdecode(os.fsencode(tmp_path) + b"/o\xe9." + suffix.encode()))
        summary = run([folder], output, workers=workers)
        assert (summary.rows, summary.scored, summary.rejected) == (4, 2, 2)
        rejects = Path(f"{output}.rejects.jsonl").read_bytes().decode("utf-8")
        assert [line["id"] for line in map(json.loads, rejects.splitlines())] == ["x\\udcff.txt", "2"]
    assert "t\\udce9.txt" in pq.read_table(io.BytesIO(output.read_bytes())).column("id").to_pylist()


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (json.dumps(record(0)), ".jsonl"),
        ("\ufeff\n" + json.dumps(record(0), indent=1), ".jsonl"),
        (json.dumps([record(0)]), ".jsonl"),
        ("id,title,body\n1,Tít,Thân bài.\n", ".csv"),
        ("\ufeffTitle\tBody\nTít\tThân bài.\n", ".csv"),
    ],
)
@pytest.mark.parametrize("name", ["records.txt", "records.log", "records", "export.jsonl.1"])
def test_a_table_under_another_name_is_not_taken_for_one_article(
    tmp_path: Path, name: str, content: str, suffix: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=f"let its name end in {re.escape(suffix)}$"):
        run([path], tmp_path / "out.csv")
    good = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    assert run([path, good], tmp_path / "out.csv").rejected == 1


def test_input_and_output_must_differ(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    for force in (True, False):
        with pytest.raises(InputError, match="both input and output"):
            run([source], source, force=force)
    assert read_jsonl(source) == [record(0)]


def test_damage_inside_a_parquet_file_is_a_problem_of_the_run(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    pq.write_table(pa.Table.from_pylist([record(n) for n in range(60)]), path, row_group_size=20)
    at = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(data)
    summary = run([path], tmp_path / "out.jsonl")
    assert (summary.scored, summary.rejected) == (40, 1)
    assert summary.broken == (str(path),)
    (reject,) = read_jsonl(summary.rejects)
    assert "rows 21 to 40 cannot be read" in reject["reason"]
    assert summary.problems() == [f"could not read to the end of {path}; {summary.rejects} says why"]


def test_a_file_that_breaks_off_does_not_cost_the_others_their_rows(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    good = write_jsonl(tmp_path / "b.jsonl", [record(0)])
    summary = run([tmp_path / "a.parquet", good], tmp_path / "out.jsonl")
    assert (summary.scored, summary.rejected) == (1, 1)
    assert summary.broken == (str(tmp_path / "a.parquet"),)
