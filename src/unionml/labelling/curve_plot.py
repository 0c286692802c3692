"""A learning curve as a picture."""

from pathlib import Path

import numpy as np

from unionml.errors import MissingExtraError
from unionml.files import appearing
from unionml.labelling.curve import LearningCurve

SUFFIXES = (".svg", ".png")
_BLUE, _GREY, _RED = "#1f5fa8", "#6b7280", "#b3261e"


def require_matplotlib() -> None:
    """Miss matplotlib before minutes of training rather than after.

    Raises:
        MissingExtraError: it is not installed.
    """
    from importlib.util import find_spec

    if find_spec("matplotlib") is None:
        raise MissingExtraError("matplotlib", "report")


def plot_curve(curve: LearningCurve, path: Path) -> None:
    """Draw measured scores with their intervals, the law with its band, and what was asked for, as SVG or PNG.

    Raises:
        MissingExtraError: matplotlib is not installed.
        OutputError: the file cannot be written.
    """
    require_matplotlib()
    from matplotlib import rc_context
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    figure = Figure(figsize=(7, 4.2), layout="constrained")
    axes = figure.subplots()
    n, band = curve.labelled, curve.band
    axes.fill_between(band[:, 0], band[:, 1], band[:, 2], color=_BLUE, alpha=0.14, lw=0, label="95 % of resampled laws")
    inside = np.geomspace(band[0, 0], n, 50)
    beyond = np.geomspace(n, band[-1, 0], 50)
    axes.plot(inside, curve.law.score(inside), color=_BLUE, label="power law")
    axes.plot(beyond, curve.law.score(beyond), color=_BLUE, ls="--", label="power law, extrapolated")
    x = [one.articles for one in curve.points]
    y = np.array([one.score.value for one in curve.points])
    low, high = (np.array([getattr(one.score, side) for one in curve.points]) for side in ("low", "high"))
    axes.errorbar(
        x, y, yerr=[np.maximum(y - low, 0), np.maximum(high - y, 0)], fmt="o", color=_BLUE, capsize=3, label="measured"
    )
    axes.axvline(n, color=_GREY, lw=1, ls=":")
    axes.annotate(
        f"labelled now: {n:,}",
        (n, axes.get_ylim()[0]),
        xytext=(-5, 4),
        textcoords="offset points",
        ha="right",
        color=_GREY,
        size=9,
    )
    if curve.target is not None:
        axes.axhline(curve.target.target, color=_RED, lw=1, label=f"target {curve.target.target:g}")
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_ylim(top=min(1.0, axes.get_ylim()[1]))
    axes.set_xlabel("labelled articles (logarithmic)")
    axes.set_ylabel(f"{curve.name} on unseen articles")
    axes.grid(alpha=0.25)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.legend(frameon=False, fontsize=9, loc="lower right")
    suffix = path.suffix.lower().removeprefix(".")
    # Without a date, and with names that are not drawn at random, the same curve gives the same bytes.
    with appearing(path) as scratch, rc_context({"svg.hashsalt": "unionml"}):
        figure.savefig(scratch, format=suffix, dpi=160, metadata={"Date": None} if suffix == "svg" else None)
