"""The notebooks run from beginning to end, quickly, and are committed with what they showed."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SECONDS = 180


def outputs(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [output for cell in notebook["cells"] for output in cell.get("outputs", [])]


def test_the_tours_are_complete() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["01-data", "02-train-and-compare", "03-leads", "04-your-own-labels"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_as_it_ran(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert not [
        output for output in outputs(notebook) if output["output_type"] == "error" or "stderr" in output.values()
    ]
    assert sum("image/png" in output.get("data", {}) for output in outputs(notebook)) >= 3
    assert path.stat().st_size < 300_000
    assert str(ROOT) not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    nbformat = pytest.importorskip("nbformat", reason="needs the extra `notebooks`")
    nbclient = pytest.importorskip("nbclient", reason="needs the extra `notebooks`")
    for module in ("ipykernel", "matplotlib", "cleanlab"):
        pytest.importorskip(module, reason="needs the extra `notebooks`")
    notebook = nbformat.read(path, as_version=4)
    started = time.perf_counter()
    client = nbclient.NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    assert time.perf_counter() - started < SECONDS
    assert sum("image/png" in output.get("data", {}) for output in outputs(notebook)) >= 3
