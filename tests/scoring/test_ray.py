"""Scoring on a real Ray of this machine: the same run, the same bytes."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.scoring.runs import BAD, record, write_jsonl
from tests.scoring.trained import trained_model
from tests.summarization.own_ranker import save_own_ranker
from unionml.bundle import Bundle
from unionml.errors import OutputError, UnionMLError, UsageError
from unionml.registry import resolve
from unionml.scoring import ScoreOptions, ScoreSummary
from unionml.scoring.formats import TableFormat
from unionml.scoring.local import score
from unionml.scoring.parts import Marker, PartsFolder
from unionml.scoring.workers import InProcess

ray = pytest.importorskip("ray", reason="needs the extra ray")

from unionml.scoring.ray import RayActors, _connect  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def temporary_of_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cluster of this machine; given is where its workers write what is temporary."""
    folder = tmp_path_factory.mktemp("workers")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patched.setenv("TMPDIR", str(folder))
        ray.init(address="local", num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield folder
    ray.shutdown()


def run(inputs: list[Path], output: Path, engine: str = "ray", **options: Any) -> ScoreSummary:
    return score(inputs, output, ScoreOptions(model=str(trained_model()), engine=engine, workers=0, **options))


def files_of(output: Path) -> tuple[bytes, bytes]:
    return output.read_bytes(), Path(f"{output}.rejects.jsonl").read_bytes()


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_output_is_that_of_the_local_engine(tmp_path: Path, suffix: str) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*BAD, *(record(number) for number in range(3, 40))])
    there, here = tmp_path / f"there.{suffix}", tmp_path / f"here.{suffix}"
    on_ray = run([source], there, shard_rows=3, max_characters=5000)
    run([source], here, "local", shard_rows=3, max_characters=5000)
    assert files_of(there) == files_of(here)
    assert (on_ray.rows, on_ray.scored, on_ray.rejected) == (45, 39, 6)
    assert on_ray.facts["engine"] == "ray"
    assert on_ray.facts["workers"] == 2
    assert ray.is_initialized()


def test_actors_leave_no_copy_of_the_model_behind(tmp_path: Path, temporary_of_workers: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(number) for number in range(6)])
    assert run([source], tmp_path / "out.jsonl", shard_rows=3).scored == 6
    assert list(temporary_of_workers.glob("unionml-*")) == []


def test_pages_are_read_on_the_cluster_from_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("Tít của trang\n\nĐoạn đầu dài hơn một câu ngắn một chút.\n", encoding="utf-8")
    (folder / "b.html").write_text(
        "<html><head><title>Tít</title></head><body><article><h1>Đại hội công đoàn cơ sở</h1>"
        "<p>Sáng qua, đại hội đã bầu ban chấp hành mới gồm bảy người.</p></article></body></html>",
        encoding="utf-8",
    )
    (folder / "c.txt").write_bytes(b"")
    (folder / "d.txt").write_bytes(b"\xff\x00\x01")
    # The actors stand elsewhere: a relative path means nothing to them.
    monkeypatch.chdir(tmp_path)
    summary = run([Path("pages")], Path("there.jsonl"))
    run([Path("pages")], Path("here.jsonl"), "local")
    assert files_of(Path("there.jsonl")) == files_of(Path("here.jsonl"))
    assert (summary.scored, summary.rejected) == (2, 2)


def test_a_run_goes_on_from_either_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(number) for number in range(30)])
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run([source], whole, "local", shard_rows=4)
    kept = 0
    save = PartsFolder.save

    def full_disk(self: PartsFolder, *args: Any, **counts: Any) -> Marker:
        nonlocal kept
        kept += 1
        if kept > 3:
            raise OSError(28, "No space left on device")
        return save(self, *args, **counts)

    monkeypatch.setattr(PartsFolder, "save", full_disk)
    with pytest.raises(OutputError, match="No space left"):
        run([source], output, "local", shard_rows=4)
    monkeypatch.undo()
    summary = run([source], output, shard_rows=4, resume=True)
    assert files_of(output) == files_of(whole)
    assert summary.facts["shards_of_earlier_runs"] == 3


def test_an_actor_that_dies_is_started_again(tmp_path: Path) -> None:
    table = TableFormat("jsonl", ["a"], lead=False)
    with RayActors(1, trained_model(), ScoreOptions(lead=False), table) as actors:
        (actor,) = actors._actors
        assert actors.submit([])() == (b"", 0, {})
        ray.kill(actor, no_restart=False)
        assert actors.submit([])() == (b"", 0, {})
        ray.kill(actor)
        with pytest.raises(UnionMLError, match="a Ray actor ended"):
            actors.submit([])()


def test_a_model_that_the_actors_cannot_open_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unionml.scoring.ray.__version__", "0.0.0")
    source = write_jsonl(tmp_path / "in.jsonl", [record(0)])
    with pytest.raises(UsageError, match=r"unionml .* and this machine 0\.0\.0; install the same version"):
        run([source], tmp_path / "out.jsonl")


def test_no_more_actors_than_the_cluster_has_room_for() -> None:
    with RayActors(64, trained_model(), ScoreOptions(lead=False), TableFormat("csv", ["a"], lead=False)) as actors:
        assert (actors.workers, actors.depth) == (2, 6)
        assert InProcess.workers == 1


def test_the_command_finds_the_cluster_by_its_address(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(number) for number in range(5)])
    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "unionml.cli", "score", str(source), "-o", str(output)]
    address = ray.get_runtime_context().gcs_address
    command += ["--model", str(trained_model()), "--engine", "ray", "--ray-address", address, "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    facts = json.loads(result.stdout)
    assert (facts["engine"], facts["workers"], facts["rows"]) == ("ray", 2, 5)
    run([source], tmp_path / "here.jsonl", "local")
    assert files_of(output) == files_of(tmp_path / "here.jsonl")


@pytest.mark.parametrize("address", ["127.0.0.1:9", "no-such-host.invalid:6379", "127.0.0.1:port"])
def test_an_address_where_nobody_answers(address: str) -> None:
    with pytest.raises(UnionMLError, match=r"cannot reach Ray at .* correct --ray-address"):
        _connect(ray, address, 0)


def test_options_that_contradict() -> None:
    with pytest.raises(UsageError, match="no engine 'spark'; choose local or ray"):
        ScoreOptions(engine="spark")
    with pytest.raises(UsageError, match="add --engine ray"):
        ScoreOptions(ray_address="auto")


def test_a_ranker_of_ones_own_travels_too(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(number) for number in range(20)])
    own = save_own_ranker(tmp_path / "mine")
    run([source], tmp_path / "there.jsonl", lead_model=own, shard_rows=5)
    run([source], tmp_path / "here.jsonl", "local", lead_model=own, shard_rows=5)
    assert files_of(tmp_path / "there.jsonl") == files_of(tmp_path / "here.jsonl")


def test_a_model_with_another_one_inside_arrives_whole(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="needs the extra onnx")
    source = write_jsonl(tmp_path / "in.jsonl", [record(number) for number in range(3)])
    options = ScoreOptions(model="transformer", lead=False, shard_rows=2)
    there, here = tmp_path / "there.jsonl", tmp_path / "here.jsonl"
    assert any("/" in name for name in Bundle.open(resolve("transformer")).checksums)
    assert score([source], there, replace(options, engine="ray")).scored == 3
    score([source], here, options)
    assert files_of(there) == files_of(here)
