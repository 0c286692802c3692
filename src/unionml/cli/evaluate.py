"""`unionml evaluate`: how good a model is on labelled articles."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.options import Data, Json, LabelColumn, TextColumn
from unionml.cli.terminal import align, clean, emit, emit_json, faint, noted, strong

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
        Path | None,
        typer.Option(
            "--report", metavar="R.html", readable=False, help="Write a report as one self-contained HTML page."
        ),
    ] = None,
    text_column: TextColumn = None,
    label_column: LabelColumn = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Replace a report that exists; judge with articles the model has learnt from; leave out those of "
            "topics that it does not know.",
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Judge a model with labelled articles, with 95 % bootstrap intervals.

    The table has those of F1 and of shares, --json that of every figure.

    A topic model is judged by the topics of the articles, a lead model by ROUGE against their leads. Rows that cannot
    be read are left out, and it says how many.
    """
    from unionml.evaluation import LeadReport
    from unionml.evaluation.runs import evaluate_files

    result = evaluate_files(model, data, text_column=text_column, label_column=label_column, report=report, force=force)
    if json:
        emit_json(result.to_dict())
    elif isinstance(result, LeadReport):
        emit(_leads(result))
    else:
        emit(_topics(result))


def _topics(report: "TopicReport") -> str:
    blocks = [strong(f"{report.model}: {report.articles:,} articles")]
    if report.left_out:
        blocks.append(f"{clean(report.left_out)}.")
    blocks += noted(report.notes)
    if report.seen:
        blocks.append(_flattered(report.seen))
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
    return "\n\n".join(blocks)


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


def _leads(report: "LeadReport") -> str:
    skipped = f" ({report.skipped:,} without a lead skipped)" if report.skipped else ""
    heading = strong(f"{report.model}: {report.articles:,} articles{skipped}")
    ours, theirs = report.syllables.value, report.reference_syllables.value
    blocks = [heading, align(report.table()), f"mean length {ours:.0f} syllables, the reference {theirs:.0f}"]
    if report.seen:
        blocks.insert(1, _flattered(report.seen))
    blocks[1:1] = noted(report.notes)
    if report.left_out:
        blocks.insert(1, f"{clean(report.left_out)}.")
    return "\n\n".join(blocks)


def _flattered(seen: int) -> str:
    return f"The model has learnt from {seen:,} of them: these figures flatter it."
