"""`unionml evaluate`: how good a model is on labelled articles."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.options import Data, Force, Json, TextColumn
from unionml.cli.terminal import align, emit, emit_json, faint, strong

if TYPE_CHECKING:
    from unionml.evaluation import LeadReport, TopicReport
    from unionml.evaluation.slices import Slice

_LEGEND = """precision  of the articles that the model gives the topic, the share that carries it
recall     of the articles that carry the topic, the share that the model gives it to
F1         the harmonic mean of both; in brackets, where it lies with 95 % confidence (bootstrap over articles)
AP         average precision: how well the scores rank the articles, whatever the threshold; 1 is best
ECE        expected calibration error: how far the scores are from being probabilities; 0 is best"""

_Model = Annotated[str, typer.Argument(metavar="MODEL", help="A model directory, or the name of a shipped model.")]


def evaluate(
    model: _Model,
    data: Data,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="R.html", help="Write a report as one self-contained HTML page.")
    ] = None,
    text_column: TextColumn = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Judge a model with labelled articles: every figure with its 95 % bootstrap interval.

    A topic model is judged by the topics of the articles, a lead model by ROUGE against their leads.
    """
    from unionml.evaluation.judged import judge
    from unionml.evaluation.report import check_report, write_report
    from unionml.evaluation.runs import evaluate_lead_files, load_any
    from unionml.evaluation.topics import report_of
    from unionml.training.data import load_labelled

    if report is not None:
        check_report(report, force=force)
    loaded = load_any(model)
    if loaded.topics is None:
        if report is not None:
            from unionml.errors import UsageError

            raise UsageError("--report is made for topic models; leave it out for a lead model")
        result = evaluate_lead_files(loaded, data, text_column=text_column)
        _show_leads(result, json=json)
        return
    judged = judge(loaded.topics, load_labelled(data, text_column=text_column))
    evaluation = report_of(judged)
    if report is not None:
        write_report(evaluation, judged, loaded.topics, report)
    _show_topics(evaluation, json=json)


def _show_topics(report: "TopicReport", *, json: bool) -> None:
    if json:
        emit_json(report.to_dict())
        return
    left_out = f" ({report.unreadable:,} unreadable rows left out)" if report.unreadable else ""
    blocks = [strong(f"{report.model}: {report.articles:,} articles{left_out}")]
    blocks.append(align(report.table(), right=frozenset({1, 2, 3, 5, 6})))
    blocks.append(
        align(
            [
                ("primary accuracy", str(report.primary_accuracy)),
                ("coverage (gets a topic)", str(report.coverage)),
                ("  right where covered", str(report.covered_accuracy)),
                ("  right where it abstains", str(report.abstention_accuracy)),
            ]
        )
    )
    blocks.append(_confusion(report))
    if report.slices:
        blocks.append(_slices(report.slices))
    blocks.append(faint(_LEGEND))
    emit("\n\n".join(blocks))


def _confusion(report: "TopicReport") -> str:
    rows: list[tuple[str, ...]] = [("true primary \\ predicted", *report.classes)]
    rows += [
        (name, *(str(count) if count else "·" for count in row))
        for name, row in zip(report.classes, report.confusion, strict=True)
    ]
    return align(rows, right=frozenset(range(1, len(report.classes) + 1)))


def _slices(slices: "tuple[Slice, ...]") -> str:
    rows = [("part", "articles", "macro F1 (95 % interval)", "primary accuracy")]
    rows += [
        (f"{one.column}: {one.value}", f"{one.articles:,}", str(one.macro_f1), str(one.primary_accuracy))
        for one in slices
    ]
    return align(rows, right=frozenset({1}))


def _show_leads(report: "LeadReport", *, json: bool) -> None:
    if json:
        emit_json(report.to_dict())
        return
    skipped = f" ({report.skipped:,} without a lead skipped)" if report.skipped else ""
    heading = strong(f"{report.model}: {report.articles:,} articles{skipped}")
    length = f"mean length {report.syllables.value:.0f} syllables, the reference {report.reference_syllables.value:.0f}"
    emit("\n\n".join([heading, align(report.table()), length]))
