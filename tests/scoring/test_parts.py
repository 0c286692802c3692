from pathlib import Path

import pytest

from unionml.errors import OutputError
from unionml.scoring.parts import PartsFolder

PLAN = {"model": "m"}


@pytest.fixture
def folder(tmp_path: Path) -> PartsFolder:
    parts = PartsFolder(tmp_path / "out.parts")
    parts.start(PLAN, keep=True)
    parts.save(3, b"rows", b"rejects", scored=4, rejected=1)
    return parts


def test_a_finished_shard_is_known_by_its_marker(folder: PartsFolder) -> None:
    marker = folder.done(3)
    assert marker is not None
    assert (marker.rows, marker.scored, marker.rejected) == (5, 4, 1)
    assert folder.done(2) is None
    assert folder.read_plan() == PLAN


@pytest.mark.parametrize("damage", ["rows", "rejects", "done"])
@pytest.mark.parametrize("content", [None, b"", b"row"])
def test_a_shard_that_is_damaged_counts_as_unfinished(folder: PartsFolder, damage: str, content: bytes | None) -> None:
    path = folder.path / f"0000003.{damage}"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    assert folder.done(3) is None


def test_two_runs_cannot_share_a_folder(folder: PartsFolder) -> None:
    other = PartsFolder(folder.path)
    with pytest.raises(OutputError, match="another process"):
        other.start(PLAN, keep=True)
    folder.release()
    other.start(PLAN, keep=False)
    assert other.done(3) is None
    other.remove()
    assert not folder.path.exists()
