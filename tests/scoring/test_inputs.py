import gzip
import json
import os
from pathlib import Path

import pytest

from tests.scoring.permissions import needs_permissions
from unionml.classification.prediction import TopicPrediction
from unionml.errors import InputError, UsageError
from unionml.scoring.formats import TableFormat
from unionml.scoring.inputs import Inputs, find_sources, has_no_rows
from unionml.scoring.rows import ScoredRow


def labels(inputs: Inputs, output: Path) -> list[str]:
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
        "left out of folders and globs: files of other kinds (1: notes.md), files that earlier runs wrote (1), "
        "names that begin with . or _ (1)",
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
    found = find_sources([folder / pattern if pattern else folder], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == ["articles.parquet"]
    count = 1 if pattern == "*.parquet" else 3
    assert found.notes[0].startswith(f"left out of folders and globs: files that earlier runs wrote ({count})")
    assert ("parts of runs that are not done (1)" in found.notes[0]) == (pattern != "*.parquet")
    # Who names such a file means it.
    named = [folder / "2023.parquet.rejects.jsonl", folder / "2023.parquet"]
    found = find_sources([*named, folder / "articles.parquet"], tmp_path / "out.csv")
    assert [source.path for source in found.sources] == [*named, folder / "articles.parquet"]
    assert found.notes == (f"read as articles although scoring wrote it: {named[0]}, {named[1]}",)


@pytest.mark.parametrize("name", ["done.jsonl", "done.csv", "done.parquet", "done.jsonl.gz"])
@pytest.mark.parametrize("lead", [True, False])
def test_a_scored_table_without_its_manifest_is_known_by_its_columns(tmp_path: Path, name: str, lead: bool) -> None:
    folder = tmp_path / "in"
    scored = TopicPrediction("welfare", ["welfare"], {"welfare": 0.9, "a, b": 0.1}, "tfidf")
    table = TableFormat(Path(name.removesuffix(".gz")).suffix[1:], ["welfare", "a, b"], lead=lead)
    write(tmp_path / "part", table.encode([ScoredRow("1", scored, "Sapo." if lead else None)]))
    with (tmp_path / "whole").open("wb") as stream:
        table.concatenate([tmp_path / "part"], stream)
    content = (tmp_path / "whole").read_bytes()
    path = write(folder / name, gzip.compress(content) if name.endswith(".gz") else content)
    row = {"id": "1", "topic": "x", "topics": [], "score_x": 1, "body": "Tin.", "model": "m"}
    write(folder / "export.jsonl", json.dumps(row).encode())
    found = find_sources([folder], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == ["export.jsonl"]
    assert found.notes == ("left out of folders and globs: files that earlier runs wrote (1)",)
    assert find_sources([path], tmp_path / "out.csv").notes == (f"read as articles although scoring wrote it: {path}",)


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
    assert found.notes == ("left out of folders and globs: links to nothing (1: c.jsonl)",)
    assert found.missing == (str(folder / "c.jsonl"),)


@pytest.mark.parametrize("pattern", ["", "*"])
def test_a_link_to_nothing_that_nobody_would_read_is_no_fault(tmp_path: Path, pattern: str) -> None:
    folder = tmp_path / "in"
    write(folder / "a.jsonl")
    (folder / "latest").symlink_to("nowhere")
    found = find_sources([folder / pattern if pattern else folder], tmp_path / "out.csv")
    assert found.notes == ("left out of folders and globs: links to nothing (1: latest)",)
    assert found.missing == ()


def test_what_is_left_out_has_a_name_in_the_note_and_in_the_facts(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.jsonl")
    for number in range(25):
        write(tmp_path / "in" / f"p{number:02}.html.gz")
    found = find_sources([tmp_path / "in"], tmp_path / "out.csv")
    (note,) = found.notes
    assert note.endswith("files of other kinds (25: p00.html.gz, p01.html.gz, p02.html.gz …)")
    (left_out,) = found.facts()["left_out"].values()
    assert left_out == {"files": 25, "first": [str(tmp_path / "in" / f"p{number:02}.html.gz") for number in range(20)]}


def test_one_input_need_not_be_a_list(tree: Path, tmp_path: Path) -> None:
    for one in (tree / "b.jsonl", str(tree / "b.jsonl"), f"{tree}/*.jsonl"):
        assert labels(one, tmp_path / "out.csv") == ["b.jsonl"]


def test_a_folder_called_as_those_of_runs_is_read(tmp_path: Path) -> None:
    write(tmp_path / "in" / "spare.parts" / "a.txt")
    write(tmp_path / "in" / "spare.parts" / "0000000.rows")
    for pattern in ("", "*", "*/*.txt", "**/*.txt"):
        found = find_sources([tmp_path / "in" / pattern], tmp_path / "out.csv")
        assert [source.path.name for source in found.sources] == ["a.txt"]


def test_linked_folders_are_read_once(tmp_path: Path) -> None:
    write(tmp_path / "archive" / "2025" / "b.txt")
    write(tmp_path / "in" / "z" / "a.txt")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "archive")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in" / "z")
    (tmp_path / "in" / "z" / "more").symlink_to(tmp_path / "archive" / "2025")
    found = find_sources([tmp_path / "in"], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == ["linked/2025/b.txt", "z/a.txt"]
    assert found.notes == ()
    assert labels([f"{tmp_path}/in/**/*.txt"], tmp_path / "out.csv") == ["b.txt", "a.txt"]


@pytest.mark.parametrize("pattern", ["", "*", "**", "**/*", "**/*.txt", "**/**/*.txt"])
def test_loops_of_links_end(tmp_path: Path, pattern: str) -> None:
    for year in ("2024", "2025"):
        write(tmp_path / "in" / year / f"{year}.txt")
        (tmp_path / "in" / year / "all").symlink_to("..")
    (tmp_path / "in" / "itself").symlink_to("itself")
    write(tmp_path / "beside.txt")
    found = find_sources([tmp_path / "in" / pattern], tmp_path / "out.csv")
    assert [source.path.name for source in found.sources] == ["2024.txt", "2025.txt"]
    (tmp_path / "in" / "2024" / "above").symlink_to(tmp_path)
    found = find_sources([tmp_path / "in" / pattern], tmp_path / "out.csv")
    assert [source.path.name for source in found.sources] == ["2024.txt", "2025.txt"]
    assert "links that lead back up (" in found.notes[0]


@pytest.mark.parametrize(
    ("pattern", "expected", "left_out"),
    [
        ("", ["_year=2026/b.txt", "a.txt"], 5),
        ("*", ["b.txt", "a.txt"], 5),
        ("*.txt", ["a.txt"], 1),
        ("**/*.txt", ["b.txt", "a.txt"], 4),
        ("_*.txt", ["_draft.txt"], 0),
        ("_delta_log/*", ["c.txt"], 0),
    ],
)
def test_what_spark_takes_for_hidden_is_left_out(
    tmp_path: Path, pattern: str, expected: list[str], left_out: int
) -> None:
    for name in ("_SUCCESS", "_delta_log/c.txt", "_temporary/0/d.txt", "_year=2026/b.txt", "_draft.txt", "a.txt"):
        write(tmp_path / "in" / name)
    (tmp_path / "in" / ".DS_Store").mkdir()
    found = find_sources([tmp_path / "in" / pattern], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == expected
    note = f"left out of folders and globs: names that begin with . or _ ({left_out})"
    assert found.notes == ((note,) if left_out else ())
    assert labels([tmp_path / "in" / "_delta_log", tmp_path / "in" / "_draft.txt"], tmp_path / "out.csv") == [
        "c.txt",
        "_draft.txt",
    ]


@needs_permissions
def test_a_folder_that_may_not_be_read_is_told(tree: Path, tmp_path: Path) -> None:
    (tree / "sub").chmod(0)
    found = find_sources([tree], tmp_path / "out.csv")
    (tree / "sub").chmod(0o700)
    assert found.closed == (str(tree / "sub"),)
    (tree / "sub").chmod(0)
    with pytest.raises(InputError, match="sub may not be read; ask for permission"):
        find_sources([tree / "sub"], tmp_path / "out.csv")
    (tree / "sub").chmod(0o700)


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


def test_nothing_is_fetched_from_the_net(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^https://example\.org/a\.jsonl is an address"):
        find_sources(["https://example.org/a.jsonl"], tmp_path / "out.csv")


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


def test_json_in_a_folder_is_read_where_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.jsonl", b'{"title": "Tin"}\n')
    write(tmp_path / "in" / "b.json", b'[{"title": "Tin"}]')
    found = find_sources([tmp_path / "in"], tmp_path / "out.csv")
    assert [source.label for source in found.sources] == ["a.jsonl"]
    assert found.notes == (
        "left out of folders and globs: .json files, which are read where they are named (1: b.json)",
    )
    assert labels([tmp_path / "in" / "b.json"], tmp_path / "out.csv") == ["b.json"]
