"""Who calls a public function learns from its docstring what it raises."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import unionml

SOURCE = Path(unionml.__file__).parent
# Commands show their docstrings as help, to people who call no function.
MODULES = sorted(path for path in SOURCE.rglob("*.py") if SOURCE / "cli" not in path.parents)


def public_functions(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    for child in node.body:
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from public_functions(child)
        elif isinstance(child, ast.FunctionDef) and not child.name.startswith("_"):
            yield child


def raised(node: ast.AST) -> Iterator[ast.Raise]:
    """What a function raises itself, and does not catch itself."""
    parts = [*node.handlers, *node.orelse] if isinstance(node, ast.Try) else ast.iter_child_nodes(node)
    for part in parts:
        if isinstance(part, ast.Raise) and part.exc is not None and "NotImplemented" not in ast.unparse(part.exc):
            yield part
        elif not isinstance(part, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            yield from raised(part)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_docstrings_say_what_is_raised(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    silent = [
        f"{one.name}, line {one.lineno}"
        for one in public_functions(module)
        if any(raised(one)) and "Raises:" not in (ast.get_docstring(one) or "")
    ]
    assert silent == []
