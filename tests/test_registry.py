from pathlib import Path

import pytest

import unionml
from unionml.bundle import writing
from unionml.errors import BundleError, UsageError


def test_an_unknown_name_lists_what_ships() -> None:
    with pytest.raises(UsageError, match="shipped model"):
        unionml.load("no-such-model")


def test_a_file_is_not_a_model(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("a")
    with pytest.raises(UsageError, match="is a file"):
        unionml.load(tmp_path / "page.txt")


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with writing(tmp_path / "m", kind="topics/oracle", config={}, text_version=1):
        pass
    with pytest.raises(BundleError, match="'topics/oracle'"):
        unionml.load(tmp_path / "m")
