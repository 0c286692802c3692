import gzip
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from unionml.errors import InputError, UsageError
from unionml.scoring.inputs import find_sources, has_no_rows


def labels(inputs: Sequence[str | Path], output: Path) -> list[str]:
    return [source.label for source in find_sources(inputs, output).sources]


def write(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.jsonl", "a.csv.gz", "sub/c.txt", "sub/d.HTML", ".hidden.txt", "notes.md", "old.csv.rejects.jsonl"):
        write(tmp_path / "in" / name)
    return tmp_path / "in"


def test_a_folder_is_searched_in_the_order_of_names(tree: Path, tmp_path: Path) -> None:
    found = find_sources([tree], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == ["a.csv.gz", "b.jsonl", "sub/c.txt", "sub/d.HTML"]
    assert [source.is_page for source in found.sources] == [False, False, True, True]
    assert found.notes == (
        "left out of folders and globs: files of other kinds (1), files that earlier runs wrote (1)",
    )


def test_globs_and_files_mix_and_a_file_counts_once(tree: Path, tmp_path: Path) -> None:
    assert labels([tree / "b.jsonl", f"{tree}/*.jsonl", f"{tree}/**/*.txt"], tmp_path / "out.csv") == [
        "b.jsonl",
        "c.txt",
    ]


@pytest.mark.parametrize("pattern", ["", "*", "**/*", "*.parquet"])
def test_what_earlier_runs_wrote_is_left_out_of_folders_and_globs(tmp_path: Path, pattern: str) -> None:
    folder = tmp_path / "in"
    for name in ("2023.parquet", "2023.parquet.manifest.json", "2023.parquet.rejects.jsonl", "articles.parquet"):
        write(folder / name)
    write(folder / "2024.csv.parts" / "0000000.rows")
    write(folder / "2024.csv.parts" / "more.parquet")
    found = find_sources([folder / pattern if pattern else folder], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == ["articles.parquet"]
    count = 1 if pattern == "*.parquet" else 3
    assert found.notes == (f"left out of folders and globs: files that earlier runs wrote ({count})",)
    # Who names such a file means it.
    named = [folder / "2023.parquet.rejects.jsonl", folder / "2023.parquet"]
    found = find_sources([*named, folder / "articles.parquet"], tmp_path / "out.csv")
    assert [source.path for source in found.sources] == [*named, folder / "articles.parquet"]
    assert found.notes == (f"read as articles although scoring wrote it: {named[0]}, {named[1]}",)


def test_a_folder_of_outputs_alone_says_so(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.csv")
    write(tmp_path / "in" / "a.csv.manifest.json")
    with pytest.raises(InputError, match=r"nothing to score \(left out: .* earlier runs wrote"):
        find_sources([tmp_path / "in"], tmp_path / "out.csv")


@pytest.mark.parametrize("pattern", ["", "*"])
def test_links_are_read_once_and_those_to_nothing_are_told(tmp_path: Path, pattern: str) -> None:
    folder = tmp_path / "in"
    write(folder / "b.jsonl")
    (folder / "a.jsonl").symlink_to("b.jsonl")
    (folder / "c.jsonl").symlink_to("nowhere.jsonl")
    found = find_sources([folder / pattern if pattern else folder], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == ["a.jsonl"]
    assert found.notes == ("left out of folders and globs: links to nothing (1)",)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_told(tree: Path, tmp_path: Path) -> None:
    (tree / "sub").chmod(0)
    found = find_sources([tree], tmp_path / "out.csv")
    (tree / "sub").chmod(0o700)
    assert "folders that may not be read (1)" in found.notes[0]


def test_pages_of_one_name_are_called_by_their_paths(tmp_path: Path) -> None:
    pages = [write(tmp_path / name) for name in ("site/mon/index.html", "site/tue/index.html", "site/tue/b.html")]
    expected = {"site/mon/index.html": "mon/index.html", "site/tue/index.html": "tue/index.html"}
    for inputs in (pages, pages[::-1], [pages[0].parent, pages[1].parent], [f"{tmp_path}/site/*/*.html"]):
        found = {
            source.path.relative_to(tmp_path).as_posix(): source.label
            for source in find_sources(inputs, tmp_path / "out.csv").sources
        }
        assert found == {**expected, "site/tue/b.html": "b.html"}


def test_a_longer_name_that_meets_another_grows_too(tmp_path: Path) -> None:
    for name in ("x/a/index.html", "y/a/index.html", "y/b/index.html"):
        write(tmp_path / name)
    inputs = [tmp_path / "x", tmp_path / "y" / "a", tmp_path / "y" / "b"]
    assert labels(inputs, tmp_path / "out.csv") == ["x/a/index.html", "y/a/index.html", "b/index.html"]


def test_pages_that_writing_cannot_tell_apart_are_no_endless_task(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/t\xe9t.txt"
    try:
        write(Path(os.fsdecode(raw)))
    except OSError:
        pytest.skip("the file system takes names in UTF-8 alone")
    write(tmp_path / "t\\udce9t.txt")
    assert labels([f"{tmp_path}/*.txt"], tmp_path / "out.csv") == ["t\\udce9t.txt"] * 2


def test_the_output_is_no_input(tree: Path) -> None:
    with pytest.raises(InputError, match="both input and output"):
        find_sources([tree / "b.jsonl"], tree / "b.jsonl")
    assert "b.jsonl" not in labels([tree], tree / "b.jsonl")


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


def test_no_input_an_empty_one_and_stdin_are_the_calls_fault(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    for inputs in ([], ["-"], [""], [tmp_path / "pipe.jsonl"]):
        with pytest.raises(UsageError):
            find_sources(inputs, tmp_path / "out.csv")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", b"", True),
        ("a.jsonl", b"\n\n \n", True),
        ("a.csv", b"\xef\xbb\xbf", True),
        ("a.jsonl.gz", gzip.compress(b"\n"), True),
        ("a.jsonl.gz", b"no gzip", False),
        ("a.csv", b"title,body\n", False),
        ("a.jsonl", b"\n" * 100_000 + b"{", False),
        ("a.parquet", b"", False),
    ],
)
def test_a_table_without_rows_is_known(tmp_path: Path, name: str, content: bytes, expected: bool) -> None:
    assert has_no_rows(write(tmp_path / name, content)) is expected
