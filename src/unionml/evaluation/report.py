"""The report of an evaluation as one self-contained HTML page: no script, no network, fit for phone and printer."""

import os
import secrets
from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np

from unionml._version import __version__
from unionml.classification.prediction import TopicModel
from unionml.errors import OutputError
from unionml.evaluation.bootstrap import Estimate, number, resamples_for
from unionml.evaluation.errors import Misjudged, worst_errors
from unionml.evaluation.judged import Judged
from unionml.evaluation.plots import (
    curve,
    interval_bar,
    precision_recall_points,
    reliability,
    reliability_points,
)
from unionml.evaluation.report_style import STYLE
from unionml.evaluation.statistics import CALIBRATION_BINS, PER_TOPIC
from unionml.evaluation.topics import TopicReport


def check_report(path: Path, *, force: bool) -> None:
    """Refuse a report that must not be written, before the evaluation rather than after.

    Raises:
        OutputError: the file exists and `force` is off, or its folder does not exist.
    """
    if not path.parent.is_dir():
        raise OutputError(f"the folder {path.parent} does not exist; make it or choose another place for the report")
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file for the report")
    if path.exists() and not force:
        raise OutputError(f"{path} exists already; choose another report or add --force to replace it")


def write_report(report: TopicReport, judged: Judged, model: TopicModel, path: Path) -> None:
    """Write the page; it appears under its name complete.

    Raises:
        OutputError: it cannot be written.
    """
    page = render(report, judged, worst_errors(judged, model), _thresholds(model))
    scratch = path.parent / f".{path.name}.{secrets.token_hex(4)}.partial"
    try:
        scratch.write_text(page, encoding="utf-8", errors="replace")
        os.replace(scratch, path)
    except OSError as error:
        raise OutputError(f"cannot write the report {path}: {error.strerror or error}") from error
    finally:
        scratch.unlink(missing_ok=True)


def render(
    report: TopicReport, judged: Judged, errors: list[Misjudged], thresholds: dict[str, float] | None = None
) -> str:
    """The page as a string.

    Args:
        report: the figures.
        judged: what they were computed from.
        errors: the articles to show.
        thresholds: the score over which each topic is given, where the model has such.
    """
    sections = [
        _summary(report),
        _section("Topics", _topics(report, thresholds or {})),
        _section("Precision and recall at every threshold", _curves(report, judged), _CURVES_NOTE),
        _section("Do the scores mean what they say?", _calibration(judged), _CALIBRATION_NOTE),
        _section("Primary topic: truth and prediction", _confusion(report), _CONFUSION_NOTE),
    ]
    if report.slices:
        sections.append(_section("Parts of the data", _slices(report)))
    sections.append(_section("Worst errors", _errors(errors), _ERRORS_NOTE))
    title = f"Evaluation of {report.model}"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body><main><h1>{escape(title)}</h1>\n"
        + "\n".join(sections)
        + f"<footer>unionml {__version__}. Intervals are 95 % bootstrap percentile intervals over articles, "
        f"{resamples_for(report.articles):,} resamples.</footer></main></body></html>\n"
    )


_CURVES_NOTE = "The dot is where the model works with its thresholds."
_CALIBRATION_NOTE = (
    "Of the articles that get a score of 0.8, 80 % should carry the topic: dots on the diagonal. Large dots stand for "
    "many articles."
)
_CONFUSION_NOTE = "Rows are the true primary topic, columns the best topic of the model."
_ERRORS_NOTE = "Wrong answers, the surest first, with the phrases that spoke for the topic in question."


def _section(heading: str, content: str, note: str = "") -> str:
    paragraph = f"<p class=note>{escape(note)}</p>" if note else ""
    return f"<section><h2>{escape(heading)}</h2>{paragraph}{content}</section>\n"


def _summary(report: TopicReport) -> str:
    tiles = [
        ("articles", f"{report.articles:,}", ""),
        ("macro F1", *_parts(report.macro_f1)),
        ("primary accuracy", *_parts(report.primary_accuracy)),
        ("get a topic", *_parts(report.coverage)),
        ("right where they do", *_parts(report.covered_accuracy)),
        ("right where they do not", *_parts(report.abstention_accuracy)),
    ]
    cells = "".join(
        f"<div><dt>{name}</dt><dd>{value}<small>{range_}</small></dd></div>" for name, value, range_ in tiles
    )
    return f"<dl class=tiles>{cells}</dl>"


def _parts(one: Estimate) -> tuple[str, str]:
    return _figure(one.value), "" if number(one.low) is None else f"{one.low:.3f} to {one.high:.3f}"


def _figure(value: float) -> str:
    return "–" if number(value) is None else f"{value:.3f}"


def _topics(report: TopicReport, thresholds: dict[str, float]) -> str:
    heads = ["topic", "F1", "", "95 % interval", "precision", "recall", "AP", "ECE", "threshold", "articles"]
    rows = []
    for label, one in report.topics.items():
        threshold = thresholds.get(label)
        shown = f"{threshold:.2f}" if threshold is not None else "–"
        figures = (one.precision, one.recall, one.f1, one.average_precision, one.calibration_error)
        rows.append([escape(label), *_with_interval(figures), shown, f"{one.support:,}"])
    means = [report.macro[name] for name in PER_TOPIC]
    rows.append(["<b>macro</b>", *_with_interval(means), "", f"{report.articles:,}"])
    return _table(heads, rows)


def _with_interval(figures: Sequence[Estimate]) -> list[str]:
    precision, recall, f1, average_precision, error = figures
    known = number(f1.value) is not None
    bar = interval_bar(f1.low, f1.value, f1.high) if known else ""
    return [
        f"<b>{_figure(f1.value)}</b>",
        bar,
        _parts(f1)[1],
        _figure(precision.value),
        _figure(recall.value),
        _figure(average_precision.value),
        _figure(error.value),
    ]


def _table(heads: list[str], rows: list[list[str]]) -> str:
    """A table whose cells are HTML already; the first column is text, the others are figures."""
    head = "".join(f"<th scope=col>{one}</th>" for one in heads)
    body = "".join(
        f"<tr><th scope=row>{row[0]}</th>" + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in rows
    )
    return f"<div class=wide><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _curves(report: TopicReport, judged: Judged) -> str:
    charts = []
    for k, label in enumerate(judged.labels):
        if not judged.truth[:, k].any():
            continue
        one = report.topics[label]
        points = precision_recall_points(judged.scores[:, k], judged.truth[:, k])
        title = f"{label}, AP {_figure(one.average_precision.value)}"
        charts.append(curve(points, (one.recall.value, one.precision.value), title=title, x="recall", y="precision"))
    return f"<div class=charts>{''.join(charts)}</div>"


def _calibration(judged: Judged) -> str:
    charts = [
        reliability(reliability_points(judged.scores[:, k], judged.truth[:, k], CALIBRATION_BINS), title=label)
        for k, label in enumerate(judged.labels)
    ]
    return f"<div class=charts>{''.join(charts)}</div>"


def _confusion(report: TopicReport) -> str:
    heads = ["", *(escape(name) for name in report.classes)]
    rows = []
    for true, (name, counts) in enumerate(zip(report.classes, report.confusion, strict=True)):
        total = sum(counts)
        cells = [escape(name)]
        for predicted, count in enumerate(counts):
            share = count / total if total else 0
            kind = "right" if true == predicted else "wrong"
            cells.append(f'<span class="cell {kind}" style="--share:{share:.2f}">{count or "·"}</span>')
        rows.append(cells)
    return _table(heads, rows)


def _slices(report: TopicReport) -> str:
    heads = ["part", "articles", "macro F1", "", "95 % interval", "primary accuracy", "95 % interval"]
    rows = []
    for one in report.slices:
        f1, accuracy = one.macro_f1, one.primary_accuracy
        bar = interval_bar(f1.low, f1.value, f1.high) if number(f1.value) is not None else ""
        name = f"{escape(one.column)}: {escape(one.value)}"
        rows.append([name, f"{one.articles:,}", _figure(f1.value), bar, _parts(f1)[1], *_parts(accuracy)])
    return _table(heads, rows)


def _errors(errors: list[Misjudged]) -> str:
    if not errors:
        return "<p>None: every article got exactly its topics.</p>"
    items = []
    for one in errors:
        verb = "missed" if one.is_missed else "wrongly gave"
        phrases = "".join(f"<li>{escape(phrase)}</li>" for phrase in one.phrases)
        items.append(
            f"<article><h3>{escape(one.title or one.id or '(no title)')}</h3><p>{escape(one.text)}</p>"
            f"<p class=verdict>It <b>{verb} {escape(one.topic)}</b>, score {one.score:.2f}. "
            f"True: {escape(', '.join(one.truth) or 'none')}. Given: {escape(', '.join(one.predicted) or 'none')}."
            f"{f' <span class=id>{escape(one.id)}</span>' if one.id else ''}</p>"
            f"{f'<ul class=phrases>{phrases}</ul>' if phrases else ''}</article>"
        )
    return "".join(items)


def _thresholds(model: TopicModel) -> dict[str, float] | None:
    """The thresholds of a model that works with some, one a topic."""
    values = getattr(model, "thresholds_", None)
    if not isinstance(values, np.ndarray) or values.shape != (len(model.label_set),):
        return None
    return dict(zip(model.label_set.labels, values.tolist(), strict=True))
