from pathlib import Path

import pytest

from unionml.errors import InputError, UsageError
from unionml.scoring.inputs import find_sources


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.jsonl", "a.csv.gz", "sub/c.txt", "sub/d.HTML", ".hidden.txt", "notes.md", "old.csv.rejects.jsonl"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path / "in"


def test_a_folder_is_searched_in_the_order_of_names(tree: Path, tmp_path: Path) -> None:
    sources = find_sources([tree], tmp_path / "out.csv")
    assert [source.label for source in sources] == ["a.csv.gz", "b.jsonl", "sub/c.txt", "sub/d.HTML"]
    assert [source.is_page for source in sources] == [False, False, True, True]


def test_globs_and_files_mix_and_a_file_counts_once(tree: Path, tmp_path: Path) -> None:
    sources = find_sources([tree / "b.jsonl", f"{tree}/*.jsonl", f"{tree}/**/*.txt"], tmp_path / "out.csv")
    assert [source.label for source in sources] == ["b.jsonl", "old.csv.rejects.jsonl", "c.txt"]


def test_the_output_is_no_input(tree: Path) -> None:
    with pytest.raises(InputError, match="both input and output"):
        find_sources([tree / "b.jsonl"], tree / "b.jsonl")
    assert "b.jsonl" not in [source.label for source in find_sources([tree], tree / "b.jsonl")]


def test_a_link_to_the_output_is_no_input_either(tree: Path) -> None:
    link = tree / "link.jsonl"
    link.symlink_to(tree / "b.jsonl")
    with pytest.raises(InputError, match="both input and output"):
        find_sources([link], tree / "b.jsonl")


@pytest.mark.parametrize("name", ["absent.jsonl", "absent/*.jsonl", "empty"])
def test_what_names_nothing_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        find_sources([tmp_path / name], tmp_path / "out.csv")


def test_no_input_and_stdin_are_the_calls_fault(tmp_path: Path) -> None:
    for inputs in ([], ["-"]):
        with pytest.raises(UsageError):
            find_sources(inputs, tmp_path / "out.csv")
