"""The gate shuts where it should, and `--update` is a ratchet."""

import json
import math
from collections.abc import Mapping
from pathlib import Path

import pytest
from benchmarks.gate import FLOORS, examine, floor_for, main, run
from benchmarks.gate_checks import Check, SkippedError, checks


def check(value: float, data: bytes = b"one", name: str = "room/data") -> Check:
    return Check(name, lambda: {"data": data}, lambda: {"f1": value})


def missing() -> Mapping[str, Path | bytes]:
    raise SkippedError("the data are not here")


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    assert run([check(0.9)], path, update=True) == 0
    return path


def f1_of(floors: Path) -> float:
    value: float = json.loads(floors.read_text("utf-8"))["room/data"]["floors"]["f1"]
    return value


def test_a_first_update_sets_a_floor_just_below_what_was_measured(floors: Path) -> None:
    assert f1_of(floors) == 0.895
    assert run([check(0.9)], floors, update=False) == 0
    assert run([check(0.896)], floors, update=False) == 0


def test_below_the_floor_the_gate_is_shut_and_says_why(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([check(0.89)], floors, update=False) == 1
    assert "FAIL  room/data f1: 0.8900 (floor 0.895)" in capsys.readouterr().out


def test_a_figure_that_is_no_number_is_below_every_floor(floors: Path) -> None:
    assert run([check(math.nan)], floors, update=True) == 1
    assert f1_of(floors) == 0.895


def test_update_raises_and_never_lowers(floors: Path) -> None:
    assert run([check(0.8)], floors, update=True) == 1
    assert f1_of(floors) == 0.895
    assert run([check(0.95)], floors, update=True) == 0
    assert f1_of(floors) == 0.945


def test_without_update_nothing_is_written(floors: Path) -> None:
    before = floors.read_bytes()
    run([check(0.99)], floors, update=False)
    assert floors.read_bytes() == before


def test_other_data_shut_the_gate_and_keep_their_floor(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = floors.read_bytes()
    assert run([check(0.99, data=b"two")], floors, update=True) == 1
    assert "its data changed" in capsys.readouterr().out
    assert floors.read_bytes() == before


def test_what_is_not_here_is_skipped_with_the_reason(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = floors.read_bytes()
    assert run([Check("room/data", missing, dict)], floors, update=True) == 0
    assert "skip  room/data: the data are not here" in capsys.readouterr().out
    assert floors.read_bytes() == before


def test_a_figure_that_vanished_shuts_the_gate(floors: Path) -> None:
    known = json.loads(floors.read_text("utf-8"))["room/data"]
    assert examine(Check("room/data", lambda: {"data": b"one"}, dict), known).failed


def test_a_check_that_vanished_shuts_the_gate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"splitter/gone": {"data": {}, "floors": {"f1": 0.5}}}', encoding="utf-8")
    assert main(["--only", "splitter/", "--floors", str(path)]) == 1
    assert "splitter/gone" in capsys.readouterr().out


def test_every_committed_floor_is_measured_by_a_check() -> None:
    known = json.loads(FLOORS.read_text("utf-8"))
    assert set(known) <= {one.name for one in checks()}
    assert {name.split("/")[0] for name in known} == {"topics", "leads", "splitter", "reader"}
    assert all(0 < floor < 1 for entry in known.values() for floor in entry["floors"].values())
    assert all(entry["data"] for entry in known.values())


def test_a_floor_is_in_thousandths() -> None:
    assert floor_for(0.90649) == 0.901
    assert floor_for(1.0) == 0.995
