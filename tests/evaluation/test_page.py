"""The report as a page: whole, self-contained, and true to the figures."""

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import precision_recall_curve

from tests.scoring.trained import TEST, trained_model
from unionml.errors import InputError, OutputError, UsageError
from unionml.evaluation.errors import worst_errors
from unionml.evaluation.judged import Judged, judge
from unionml.evaluation.leads import LeadReport
from unionml.evaluation.plots import precision_recall_points, reliability_points
from unionml.evaluation.report import render
from unionml.evaluation.runs import evaluate_files
from unionml.evaluation.topics import TopicReport, report_of
from unionml.registry import load
from unionml.training.data import load_labelled

VOID = {"meta", "br"}


class Nesting(HTMLParser):
    """Checks that every tag is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def judged() -> Judged:
    return judge(load(trained_model()), load_labelled([TEST]))


@pytest.fixture(scope="module")
def report(judged: Judged) -> TopicReport:
    return report_of(judged)


@pytest.fixture(scope="module")
def page(judged: Judged, report: TopicReport) -> str:
    return render(report, judged, worst_errors(judged, load(trained_model())), {"welfare": 0.35})


def test_the_page_is_well_formed_and_needs_nothing_from_outside(page: str) -> None:
    parser = Nesting()
    parser.feed(page)
    assert parser.open == []
    assert not {"script", "link", "img", "iframe", "object"} & parser.seen
    assert not re.search(r"(?:src|href)=|url\(|@import|https?:", page)


def test_the_page_shows_the_figures(page: str, report: TopicReport) -> None:
    assert f"{report.macro_f1.value:.3f}" in page
    for label, one in report.topics.items():
        assert f"{label}, AP {one.average_precision.value:.3f}" in page
    assert "<td>0.35</td>" in page
    assert page.count("<figure>") == 2 * len(report.topics)


def test_text_of_articles_is_escaped(judged: Judged, report: TopicReport) -> None:
    errors = worst_errors(judged, load(trained_model()), limit=1)
    hostile = type(errors[0])("<id>", "<script>x</script>", "a & b <i>", ("a",), (), "a", 0.1, ("<b>",))
    page = render(report, judged, [hostile])
    assert "<script>" not in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "a &amp; b &lt;i&gt;" in page


def test_the_worst_errors_come_first_and_are_errors(judged: Judged) -> None:
    found = worst_errors(judged, load(trained_model()), limit=1000)
    assert len(found) == int((judged.truth != judged.predicted).any(axis=1).sum())
    distances = [1 - one.score if one.is_missed else one.score for one in found]
    assert distances == sorted(distances, reverse=True)
    assert all(one.is_missed == (one.topic not in one.predicted) for one in found)
    assert any(one.phrases for one in found)


def test_the_curve_is_that_of_scikit_learn(judged: Judged) -> None:
    points = precision_recall_points(judged.scores[:, 0], judged.truth[:, 0])
    precision, recall, _ = precision_recall_curve(judged.truth[:, 0], judged.scores[:, 0])
    ours = {(round(a, 9), round(b, 9)) for a, b in points}
    theirs = {(round(a, 9), round(b, 9)) for a, b in zip(recall.tolist(), precision.tolist(), strict=True)}
    assert ours <= theirs
    assert points[-1][0] == 1.0


def test_reliability_counts_every_article() -> None:
    scores = np.array([0.05, 0.0, 1.0, 0.55])
    points = reliability_points(scores, np.array([False, True, True, False]), 10)
    assert points == [(0.025, 0.5, 2), (0.55, 0.0, 1), (1.0, 1.0, 1)]


def test_a_report_is_a_page_and_never_written_over_the_articles(tmp_path: Path) -> None:
    data = tmp_path / "test.jsonl"
    data.write_bytes(TEST.read_bytes())
    with pytest.raises(InputError, match="is both input and output"):
        evaluate_files(str(trained_model()), [data], report=data, force=True)
    assert data.read_bytes() == TEST.read_bytes()
    with pytest.raises(UsageError, match=r"end in \.html or \.htm$"):
        evaluate_files(str(trained_model()), [TEST], report=tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == [data]


def test_a_report_that_exists_is_refused_without_force(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    evaluate_files(str(trained_model()), [TEST], report=path)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    with pytest.raises(OutputError, match="--force"):
        evaluate_files(str(trained_model()), [TEST], report=path)
    path.write_text("old", encoding="utf-8")
    evaluate_files(str(trained_model()), [TEST], report=path, force=True)
    assert path.stat().st_size > 10_000
    for bad in (tmp_path, tmp_path / "absent" / "r.html"):
        with pytest.raises(OutputError):
            evaluate_files(str(trained_model()), [TEST], report=bad, force=True)
    assert [one.name for one in tmp_path.iterdir()] == ["r.html"]


def test_the_page_of_a_summariser_shows_leads_beside_their_references(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    report = evaluate_files("lexrank", [TEST], report=path)
    page = path.read_text(encoding="utf-8")
    parser = Nesting()
    parser.feed(page)
    assert parser.open == []
    assert isinstance(report, LeadReport)
    assert f"{report.rouge['rouge1'].value:.3f}" in page
    assert page.count("<small>reference</small>") == 20
    assert not re.search(r"(?:src|href)=|url\(|@import|https?:", page)
