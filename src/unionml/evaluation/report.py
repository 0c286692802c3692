"""The evaluation of a topic model as a page."""

from collections.abc import Sequence
from html import escape

from unionml.bootstrap import Estimate, number
from unionml.classification.prediction import TopicModel
from unionml.evaluation.errors import Misjudged
from unionml.evaluation.judged import Judged
from unionml.evaluation.page import figure, notes, page, parts, section, table, tiles
from unionml.evaluation.plots import (
    curve,
    interval_bar,
    precision_recall_points,
    reliability,
    reliability_points,
)
from unionml.evaluation.statistics import CALIBRATION_BINS, PER_TOPIC
from unionml.evaluation.topics import TopicReport


def render(
    report: TopicReport, judged: Judged, errors: list[Misjudged], thresholds: dict[str, float] | None = None
) -> str:
    """The page as a string.

    Args:
        report: the figures.
        judged: what they were computed from.
        errors: the articles to show.
        thresholds: the score over which each topic is given; None where the best topic wins whatever its score.
    """
    sections = [
        _summary(report),
        section("Topics", _topics(report, thresholds)),
        section("Precision and recall at every threshold", _curves(report, judged), _CURVES_NOTE),
        section("Do the scores mean what they say?", _calibration(judged), _CALIBRATION_NOTE),
        section("Primary topic: truth and prediction", _confusion(report), _CONFUSION_NOTE),
    ]
    if report.slices:
        sections.append(section("Parts of the data", _slices(report)))
    sections.append(section("Worst errors", _errors(errors), _ERRORS_NOTE))
    return page(f"Evaluation of {report.model}", sections, report.articles)


_CURVES_NOTE = "The dot is where the model works."
_CALIBRATION_NOTE = (
    "Of the articles that get a score of 0.8, 80 % should carry the topic: dots on the diagonal. Large dots stand for "
    "many articles."
)
_CONFUSION_NOTE = "Rows are the true primary topic, columns the best topic of the model."
_ERRORS_NOTE = "Wrong answers, the surest first, with the phrases that spoke for the topic in question."


def _summary(report: TopicReport) -> str:
    cells = [
        ("articles", f"{report.articles:,}", ""),
        ("macro F1", *parts(report.macro_f1)),
        ("primary accuracy", *parts(report.primary_accuracy)),
        ("get a topic", *parts(report.coverage)),
        ("right where they do", *parts(report.covered_accuracy)),
        ("right where they do not", *parts(report.abstention_accuracy)),
    ]
    if report.seen:
        cells.insert(1, ("of them learnt from: flattering", f"{report.seen:,}", ""))
    return tiles(cells) + notes([report.left_out, *report.notes])


def _topics(report: TopicReport, thresholds: dict[str, float] | None) -> str:
    heads = ["topic", "F1", "", "95 % interval", "precision", "recall", "AP", "ECE", "articles"]
    rows = []
    for label, one in report.topics.items():
        figures = (one.precision, one.recall, one.f1, one.average_precision, one.calibration_error)
        rows.append([escape(label), *_with_interval(figures), f"{one.support:,}"])
    means = [report.macro[name] for name in PER_TOPIC]
    rows.append(["<b>macro</b>", *_with_interval(means), f"{report.articles:,}"])
    if thresholds is not None:
        shown = [f"{thresholds[label]:.2f}" if label in thresholds else "–" for label in report.topics]
        for row, cell in zip([heads, *rows], ["threshold", *shown, ""], strict=True):
            row.insert(-1, cell)
    return table(heads, rows)


def _with_interval(figures: Sequence[Estimate]) -> list[str]:
    precision, recall, f1, average_precision, error = figures
    known = number(f1.value) is not None
    bar = interval_bar(f1.low, f1.value, f1.high) if known else ""
    return [
        f"<b>{figure(f1.value)}</b>",
        bar,
        parts(f1)[1],
        figure(precision.value),
        figure(recall.value),
        figure(average_precision.value),
        figure(error.value),
    ]


def _curves(report: TopicReport, judged: Judged) -> str:
    charts = []
    for k, label in enumerate(judged.labels):
        if not judged.truth[:, k].any():
            continue
        one = report.topics[label]
        points = precision_recall_points(judged.scores[:, k], judged.truth[:, k])
        title = f"{label}, AP {figure(one.average_precision.value)}"
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
    return table(heads, rows)


def _slices(report: TopicReport) -> str:
    heads = ["part", "articles", "macro F1", "", "95 % interval", "primary accuracy", "95 % interval"]
    rows = []
    for one in report.slices:
        f1, accuracy = one.macro_f1, one.primary_accuracy
        bar = interval_bar(f1.low, f1.value, f1.high) if number(f1.value) is not None else ""
        name = f"{escape(one.column)}: {escape(one.value)}"
        rows.append([name, f"{one.articles:,}", figure(f1.value), bar, parts(f1)[1], *parts(accuracy)])
    return table(heads, rows)


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


def thresholds_of(model: TopicModel) -> dict[str, float] | None:
    """The threshold of each topic; None where the best topic wins whatever its score."""
    if not model.thresholds_.any():
        return None
    return dict(zip(model.label_set.labels, model.thresholds_.tolist(), strict=True))
