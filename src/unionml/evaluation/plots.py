"""Small charts as inline SVG: no script, no font, no network; colours come from the page, so that it prints well."""

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

_SIZE = 200
_LEFT, _BOTTOM, _TOP, _RIGHT = 30, 28, 8, 8
_MOST_POINTS = 200

Points = Sequence[tuple[float, float]]


def precision_recall_points(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Recall and precision at every threshold, from the highest down; ties in one step.

    Args:
        scores: of shape (n_articles,).
        truth: of shape (n_articles,), with at least one true.
    """
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    hits = np.cumsum(truth[order])[ends]
    points = list(zip((hits / truth.sum()).tolist(), (hits / (ends + 1)).tolist(), strict=True))
    step = max(1, len(points) // _MOST_POINTS)
    return [points[0], *points[1:-1:step], points[-1]] if len(points) > 2 else points


def reliability_points(
    scores: NDArray[np.float64], truth: NDArray[np.bool_], bins: int
) -> list[tuple[float, float, int]]:
    """Mean score, share of true ones and number of articles of every bin that holds any."""
    place = np.clip((scores * bins).astype(np.intp), 0, bins - 1)
    found = []
    for one in range(bins):
        inside = place == one
        if inside.any():
            found.append((float(scores[inside].mean()), float(truth[inside].mean()), int(inside.sum())))
    return found


def curve(points: Points, mark: tuple[float, float] | None, *, title: str, x: str, y: str) -> str:
    """A line through points of the unit square, with one point marked."""
    line = " ".join(f"{_x(a):.1f},{_y(b):.1f}" for a, b in points)
    dot = f'<circle class="mark" cx="{_x(mark[0]):.1f}" cy="{_y(mark[1]):.1f}" r="4.5"/>' if mark else ""
    return _frame(f'<polyline class="line" points="{line}"/>{dot}', title=title, x=x, y=y)


def reliability(points: Sequence[tuple[float, float, int]], *, title: str) -> str:
    """Dots at score and share of true ones, their area by the number of articles, and the diagonal of the honest."""
    largest = max((count for _, _, count in points), default=1)
    diagonal = f'<line class="guide" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    line = " ".join(f"{_x(a):.1f},{_y(b):.1f}" for a, b, _ in points)
    dots = "".join(
        f'<circle class="dot" cx="{_x(a):.1f}" cy="{_y(b):.1f}" r="{2 + 5 * (count / largest) ** 0.5:.1f}">'
        f"<title>score {a:.2f}, true {b:.2f}, {count} articles</title></circle>"
        for a, b, count in points
    )
    body = f'{diagonal}<polyline class="line thin" points="{line}"/>{dots}'
    return _frame(body, title=title, x="score", y="share that carries the topic")


def histogram(values: Sequence[float], *, title: str, x: str, bins: int = 20) -> str:
    """Bars of how many values of the unit interval lie where; the highest bar fills the height."""
    places = np.clip((np.asarray(values) * bins).astype(np.intp), 0, bins - 1)
    counts = np.bincount(places, minlength=bins).tolist()
    highest = max(counts)
    bars = "".join(
        f'<rect class="block" x="{_x(k / bins) + 0.5:.1f}" y="{_y(count / highest):.1f}" '
        f'width="{_x(1 / bins) - _x(0) - 1:.1f}" height="{_y(0) - _y(count / highest):.1f}">'
        f"<title>{k / bins:.2f} to {(k + 1) / bins:.2f}: {count} articles</title></rect>"
        for k, count in enumerate(counts)
        if count
    )
    return _frame(bars, title=title, x=x, y="share of the most frequent")


def interval_bar(low: float, value: float, high: float) -> str:
    """A value in the unit interval with its confidence interval."""
    a, b, c = (4 + 112 * one for one in (low, value, high))
    return (
        '<svg class="bar" viewBox="0 0 120 14" role="img" aria-hidden="true">'
        '<line class="axis" x1="4" y1="7" x2="116" y2="7"/>'
        f'<line class="range" x1="{a:.1f}" y1="7" x2="{c:.1f}" y2="7"/>'
        f'<circle class="mark" cx="{b:.1f}" cy="7" r="4"/></svg>'
    )


def _frame(body: str, *, title: str, x: str, y: str) -> str:
    ticks = "".join(
        f'<line class="grid" x1="{_x(one)}" y1="{_y(0)}" x2="{_x(one)}" y2="{_y(1)}"/>'
        f'<line class="grid" x1="{_x(0)}" y1="{_y(one)}" x2="{_x(1)}" y2="{_y(one)}"/>'
        f'<text x="{_x(one)}" y="{_y(0) + 12}" text-anchor="middle">{one:g}</text>'
        f'<text x="{_x(0) - 4}" y="{_y(one) + 3}" text-anchor="end">{one:g}</text>'
        for one in (0, 0.5, 1)
    )
    middle = (_x(0) + _x(1)) / 2
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {_SIZE} {_SIZE}" role="img" '
        f'aria-label="{escape(title)}: {escape(y)} by {escape(x)}">{ticks}{body}'
        f'<text x="{middle}" y="{_SIZE - 3}" text-anchor="middle">{escape(x)}</text>'
        f'<text transform="translate(8 {(_y(0) + _y(1)) / 2}) rotate(-90)" text-anchor="middle">{escape(y)}</text>'
        "</svg></figure>"
    )


def _x(share: float) -> float:
    return _LEFT + share * (_SIZE - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _SIZE - _BOTTOM - share * (_SIZE - _TOP - _BOTTOM)
