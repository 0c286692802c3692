"""The report in a real browser: it fits a wide and a narrow screen, asks nobody for anything, and prints."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.classification.topic_articles import several_topics
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


WIDER = """<script>document.title = [...document.querySelectorAll("figcaption, th[scope=row]")].filter(
  one => one.scrollWidth > one.clientWidth + 1 || one.clientWidth > 500).length</script>"""
"""How many names of labels are wider than their place, or make it wide, becomes the title."""


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


def test_the_name_of_a_label_stays_in_its_place(tmp_path: Path) -> None:
    name = "x" * 200
    rows = [
        {
            "title": article.title,
            "body": list(article.body),
            "topics": [name if one == "gifts" else one for one in topics],
        }
        for article, topics in zip(*several_topics(), strict=True)
    ]
    data, page = tmp_path / "data.jsonl", tmp_path / "report.html"
    data.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    assert main(["train", "tfidf", "--data", str(data), "-o", str(tmp_path / "mine")]) == 0
    assert main(["evaluate", str(tmp_path / "mine"), "--data", str(data), "--report", str(page), "--force"]) == 0
    page.write_text(page.read_text("utf-8") + WIDER, "utf-8")
    shown = browse("--window-size=1100,900", "--dump-dom", page.as_uri(), profile=tmp_path / "profile")
    assert "<title>0</title>" in shown


def test_the_page_prints(report: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.pdf"
    browse(f"--print-to-pdf={paper}", report.as_uri(), profile=tmp_path / "profile")
    assert paper.read_bytes().startswith(b"%PDF-")
    assert paper.stat().st_size > 20_000
