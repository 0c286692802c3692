"""`unionml audit` and `unionml suggest` from the command line."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, is_one_sentence
from tests.scoring.trained import TEST, TRAIN


def test_audit_writes_a_table_and_shows_the_worst(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("cleanlab", reason="needs the extra `labels`")
    output = tmp_path / "findings.csv"
    result = call("audit", "--data", TRAIN, "--against", TEST, "-o", output, "--limit", "2")
    assert result.status == 0
    assert result.out.startswith("340 articles against 95: ")
    assert "more; " in result.out
    with output.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0].keys() >= {"kind", "where", "title", "text", "topics", "suggested", "reason"}
    assert {row["kind"] for row in rows} == {"label"}
    again = call("audit", "--data", TRAIN, "-o", output)
    assert again.status == 1
    assert is_one_sentence(again.err)
    printed = json.loads(call("audit", "--data", TRAIN, "--json").out)
    assert printed["counts"]["label"] == len(rows)


def test_suggest_writes_picks_that_train(call: Call, model: Path, tmp_path: Path) -> None:
    output = tmp_path / "picks.csv"
    result = call("suggest", "--pool", TEST, "--model", model, "-n", "7", "--data", TRAIN, "-o", output, "--json")
    assert result.status == 0
    printed = json.loads(result.out)
    assert len(printed["picks"]) == 7
    assert printed["pool"] == 95
    assert "fill the column topics with congress, welfare, emulation, membership or other" in result.err
    unfilled = call("train", "tfidf", "--data", output, "-o", tmp_path / "model")
    assert unfilled.status == 1
    assert "still to be filled in" in unfilled.err
    taken = call("suggest", "--pool", TEST, "--model", model, "-o", output)
    assert taken.status == 1
    assert is_one_sentence(taken.err)
    assert call("suggest", "--pool", TEST, "--model", model, "-o", tmp_path / "picks.xlsx").status == 2
