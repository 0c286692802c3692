"""A room imports only from rooms to its left (docs/architecture.md)."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

import unionml
from unionml import errors
from unionml.errors import UnionMLError
from unionml.scoring import score

SOURCE = Path(unionml.__file__).parent
TOOLS = {"_version", "article", "bootstrap", "bundle", "checksums", "errors", "files", "fingerprints"}
TOOLS |= {"folders", "progress"}
MODELS = {"text", "reading", "classification", "summarization", "registry"}
ALLOWED: dict[str, set[str]] = {
    "text": set(),
    "reading": {"text"},
    "classification": {"text", "reading"},
    "summarization": {"text"},
    "registry": {"classification", "summarization"},
    "scoring": MODELS,
    "training": MODELS,
    "evaluation": {*MODELS, "training"},
    "labelling": {*MODELS, "training", "evaluation"},
    "cli": {*MODELS, "scoring", "training", "evaluation", "labelling"},
}


def imported(room: str) -> Iterator[tuple[str, str]]:
    """The modules of a room, each with the name of a room that it imports from."""
    path = SOURCE / room
    for file in sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{one.name}" for one in node.names]
            else:
                continue
            for name in names:
                if name.startswith("unionml."):
                    yield file.name, name.split(".")[1]


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_imports_only_from_rooms_to_its_left(room: str) -> None:
    allowed = {room, *TOOLS, *ALLOWED[room]}
    assert [(file, other) for file, other in imported(room) if other not in allowed] == []


def test_the_tools_of_the_house_import_from_no_room_but_text() -> None:
    assert [(file, other) for tool in TOOLS for file, other in imported(tool) if other not in {*TOOLS, "text"}] == []


def test_every_module_has_a_room() -> None:
    named = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert named - {"__init__"} == {*TOOLS, *ALLOWED}


def test_the_table_of_where_everything_is_names_every_module() -> None:
    named = set()
    for row in (SOURCE.parent.parent / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines():
        room = ""
        for name in re.findall(r"`([\w/*]+(?:\.py|/))`", row) if row.startswith("|") else ():
            # Behind a module with its room stand others of that room.
            folder, slash, file = name.rpartition("/")
            room = folder if slash else room
            named.add(f"{room}/{file or '*'}".removeprefix("/"))
    modules = [path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("[!_]*.py")]
    assert [one for one in sorted(modules) if not any(fnmatch(one, pattern) for pattern in named)] == []


def test_every_room_is_there_where_the_package_was_imported() -> None:
    rooms = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py") if path.parent.name != "cli")
    code = "import sys, unionml; print(*(getattr(unionml, room).__name__ for room in sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, *rooms], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [f"unionml.{room}" for room in rooms]
    assert set(rooms) <= set(dir(unionml))


def test_what_scores_is_reached_by_its_room() -> None:
    summary = unionml.scoring.ScoreSummary
    assert score.__annotations__["return"] in (summary, summary.__name__)


def test_modules_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert {path.name: length for path, length in lengths.items() if length > 300} == {}


def test_every_error_is_of_one_root() -> None:
    named = {name: one for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)}
    assert {name for name, one in named.items() if not issubclass(one, UnionMLError | Warning)} == set()
    others = {
        node.name
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error") and ast.unparse(node.bases[0]) not in named
    }
    # The cells' own is caught by the reader of records, which makes a reject of it.
    assert others == {"UnionMLError", "CellError"}
