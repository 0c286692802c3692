import errno
from pathlib import Path

import pytest

from unionml.errors import OutputError
from unionml.scoring.parts import PartsFolder, write_durably

PLAN = {"model": "m"}


@pytest.fixture
def folder(tmp_path: Path) -> PartsFolder:
    parts = PartsFolder(tmp_path / "out.parts")
    parts.start(PLAN, keep=True)
    parts.save(3, b"rows", b"rejects", scored=4, rejected=1, source="s")
    return parts


def test_a_finished_shard_is_known_by_its_marker(folder: PartsFolder) -> None:
    marker = folder.done(3)
    assert marker is not None
    assert (marker.rows, marker.scored, marker.rejected, marker.source) == (5, 4, 1, "s")
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
    for attempt in (other.check, lambda: other.start(PLAN, keep=False), other.remove):
        with pytest.raises(OutputError, match="another process is running"):
            attempt()
    assert folder.done(3) is not None
    folder.release()
    other.start(PLAN, keep=False)
    assert other.done(3) is None
    other.remove()
    assert not folder.path.exists()


def test_shards_without_the_plan_that_they_belong_to_count_for_nothing(folder: PartsFolder) -> None:
    (folder.path / "plan.json").unlink()
    folder.release()
    other = PartsFolder(folder.path)
    other.start(PLAN, keep=True)
    assert other.done(3) is None


def test_files_of_others_are_never_removed(folder: PartsFolder) -> None:
    mine = folder.path / "thesis.docx"
    mine.write_text("years of work", encoding="utf-8")
    folder.remove()
    assert [path.name for path in folder.path.iterdir()] == ["thesis.docx"]
    other = PartsFolder(folder.path)
    for attempt in (other.check, lambda: other.start(PLAN, keep=False)):
        with pytest.raises(OutputError, match=r"thesis\.docx.*move it away"):
            attempt()
    assert mine.read_text(encoding="utf-8") == "years of work"


def test_a_file_where_the_parts_would_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out.parts").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="move it"):
        PartsFolder(tmp_path / "out.parts").check()


def test_a_file_appears_behind_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real" / "a.csv", tmp_path / "link.csv"
    target.parent.mkdir()
    link.symlink_to(target)
    for content in (b"one", b"two"):
        write_durably(link, content, scratch=tmp_path / "scratch")
        assert link.is_symlink()
        assert target.read_bytes() == content


def test_a_file_appears_behind_a_link_to_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.replace

    def other_disk(self: Path, target: Path) -> Path:
        if self.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", other_disk)
    (tmp_path / "real").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real" / "a.csv")
    write_durably(tmp_path / "link.csv", b"one", scratch=tmp_path / "scratch")
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["a.csv"]
    assert (tmp_path / "link.csv").read_bytes() == b"one"
    assert not (tmp_path / "scratch").exists()
