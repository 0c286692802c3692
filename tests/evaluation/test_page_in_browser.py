"""The report in a real browser: it fits a wide and a narrow screen, asks nobody for anything, and prints."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from unionml.cli import main

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs the browser chromium")

# A window of the browser is never narrower than some 500 pixels; a frame may be as narrow as a phone.
FRAME = """<!doctype html><iframe id="page" src="report.html" style="width:{width}px;height:800px;border:0"></iframe>
<script>document.getElementById("page").onload = event => {{
  const page = event.target.contentDocument, root = page.documentElement;
  const loud = page.defaultView.performance.getEntriesByType("resource").length;
  document.title = [root.scrollWidth, root.clientWidth, page.querySelectorAll("svg").length, loud].join(" ");
}}</script>"""


def browse(*arguments: str, profile: Path) -> str:
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    assert main(["evaluate", "tfidf", "--data", str(ROOT / "data/corpus/test.jsonl"), "--report", str(path)]) == 0
    return path


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_its_screen_and_loads_nothing(report: Path, tmp_path: Path, width: int) -> None:
    frame = report.with_name(f"frame-{width}.html")
    frame.write_text(FRAME.format(width=width), "utf-8")
    shown = browse(
        "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom", frame.as_uri(), profile=tmp_path
    )
    title = re.search(r"<title>(\d+) (\d+) (\d+) (\d+)</title>", shown)
    assert title is not None
    scroll, client, drawings, requests = map(int, title.groups())
    assert scroll <= client <= width
    assert drawings >= 8
    assert requests == 0


def test_the_page_prints(report: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.pdf"
    browse(f"--print-to-pdf={paper}", report.as_uri(), profile=tmp_path / "profile")
    assert paper.read_bytes().startswith(b"%PDF-")
    assert paper.stat().st_size > 20_000
