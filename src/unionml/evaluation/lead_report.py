"""The evaluation of a summariser as a page."""

from html import escape

import numpy as np

from unionml.bootstrap import Estimate
from unionml.evaluation.leads import FIGURES, JudgedLeads, LeadReport
from unionml.evaluation.page import notes, page, parts, section, table, tiles
from unionml.evaluation.plots import histogram, interval_bar

_SHOWN = 10
_SCALE_NOTE = (
    "On syllables with their diacritics: the scale to report. The ASCII scale of the usual tool drops every letter "
    "outside a-z, which flatters everyone; it is there only to compare with published tables."
)
_SPREAD_NOTE = "How many articles have a lead with such an F1."


def render_leads(report: LeadReport, judged: JudgedLeads) -> str:
    """The page as a string.

    Args:
        report: the figures.
        judged: what they were computed from.
    """
    cells = [
        ("articles", f"{report.articles:,}", f"{report.skipped:,} without a lead skipped"),
        *((name, *parts(one)) for name, one in report.rouge.items()),
        ("syllables of a lead", f"{report.syllables.value:.0f}", _range(report.syllables)),
        ("of the reference", f"{report.reference_syllables.value:.0f}", _range(report.reference_syllables)),
    ]
    if report.seen:
        cells.insert(1, ("of them learnt from: flattering", f"{report.seen:,}", ""))
    order = np.argsort(judged.values[:, 0], kind="stable").tolist()
    charts = [histogram(judged.values[:, k].tolist(), title=name, x="F1") for k, name in enumerate(FIGURES)]
    sections = [
        tiles(cells) + notes([report.left_out, *report.notes]),
        section("ROUGE F1", _figures(report), _SCALE_NOTE),
        section("From article to article", f"<div class=charts>{''.join(charts)}</div>", _SPREAD_NOTE),
        section("Farthest from the reference", _examples(judged, order[:_SHOWN])),
        section("Closest to the reference", _examples(judged, order[-_SHOWN:][::-1])),
    ]
    return page(f"Evaluation of {report.model}", sections, report.articles)


def _range(one: Estimate) -> str:
    return f"{one.low:.1f} to {one.high:.1f}"


def _figures(report: LeadReport) -> str:
    scales = ((report.rouge, "syllables"), (report.ascii_rouge, "ASCII"))
    rows = []
    for figures, scale in scales:
        for name, one in figures.items():
            bar = interval_bar(one.low, one.value, one.high)
            rows.append([f"{name.removeprefix('ascii_')}, {scale}", f"<b>{parts(one)[0]}</b>", bar, parts(one)[1]])
    return table(["measure", "F1", "", "95 % interval"], rows)


def _examples(judged: JudgedLeads, rows: list[int]) -> str:
    items = []
    for row in rows:
        article = judged.articles[row]
        scores = ", ".join(f"{name} {judged.values[row, k]:.2f}" for k, name in enumerate(FIGURES))
        items.append(
            f"<article><h3>{escape(article.title or article.id or '(no title)')}</h3>"
            f"<p><small>lead</small><br>{escape(judged.texts[row] or '(none)')}</p>"
            f"<p><small>reference</small><br>{escape(article.lead)}</p><p class=verdict>{scores}</p></article>"
        )
    return "".join(items)
