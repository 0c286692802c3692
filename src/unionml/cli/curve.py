"""`unionml curve`: how a model grows with the number of labelled articles, and how many more it takes."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.options import Data, Force, Json, TextColumn
from unionml.cli.progress import progress
from unionml.cli.terminal import align, clean, emit, emit_json, strong, tell

if TYPE_CHECKING:
    from unionml.labelling.curve import Answer, LearningCurve

_NAMES = {"macro_f1": "macro-F1", "primary_accuracy": "accuracy"}
_FAR = 100
"""Times the present number of articles beyond which an extrapolation is no advice."""


def curve(
    data: Data,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="P", help="Draw it, as .svg or .png: needs the extra `report`.")
    ] = None,
    target: Annotated[
        float | None, typer.Option("--target", metavar="X", help="Say how many articles a score of X would take.")
    ] = None,
    points: Annotated[int, typer.Option("--points", min=4, metavar="N", help="Sizes of training data to try.")] = 6,
    repeats: Annotated[
        int, typer.Option("--repeats", min=1, metavar="N", help="How often each size is drawn anew.")
    ] = 2,
    seed: Annotated[int, typer.Option("--seed", min=0, metavar="N", help="Seed of folds and parts.")] = 0,
    text_column: TextColumn = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Measure how a TF-IDF model gets better with more labelled articles, and say how many more a gain would take.

    Macro-F1 (accuracy, where one topic wins) on articles that the models had not seen, each with its 95 % interval, and
    the power law that fits them. Numbers beyond the data are extrapolated.
    """
    from unionml.labelling.curve import CurveOptions, learning_curve
    from unionml.labelling.tables import check_output
    from unionml.training.data import load_labelled

    if plot is not None:
        from unionml.labelling.curve_plot import SUFFIXES, plot_curve, require_matplotlib

        check_output(plot, SUFFIXES, force=force)
        require_matplotlib()
    labelled = load_labelled(data, text_column=text_column)
    options = CurveOptions(points=points, repeats=repeats, seed=seed)
    result = learning_curve(labelled, target=target, options=options, progress=progress())
    if plot is not None:
        plot_curve(result, plot)
        tell(f"wrote {plot}")
    if json:
        emit_json(result.to_dict())
    else:
        emit(_shown(result))


def _shown(result: "LearningCurve") -> str:
    name = _NAMES[result.figure]
    rows = [("articles", f"{name} (95 % interval)")]
    rows += [(f"{one.articles:,}", str(one.score)) for one in result.points]
    rows += [(f"{result.labelled:,}", f"{result.now} by the power law")]
    answers = [f"One point more ({name} {result.point.target:.3f}): {_how_many(result, result.point)}"]
    if result.target is not None:
        answers.append(f"To reach {name} {result.target.target:.3f}: {_how_many(result, result.target)}")
    blocks = [strong(f"{result.labelled:,} labelled articles: {name} {result.now}")]
    if result.left_out:
        blocks.append(f"{clean(result.left_out)}.")
    if result.rare:
        few = ", ".join(f"{clean(label)} ({count})" for label, count in result.rare.items())
        blocks.append(f"Without the articles of labels that are too rare for a curve: {few}.")
    return "\n\n".join([*blocks, align(rows, right=frozenset({0})), "\n".join(answers)])


def _how_many(result: "LearningCurve", answer: "Answer") -> str:
    far = _FAR * result.labelled
    if answer.articles <= result.labelled:
        return "reached already"
    if answer.articles > far:
        return "more articles of this kind will not do; look at the labels (unionml audit) or at another model"
    low = max(0, math.ceil(answer.low - result.labelled)) if answer.low <= far else None
    high = f"{math.ceil(answer.high - result.labelled):,}" if answer.high <= far else "no number"
    between = f" (95 % interval {low:,} to {high})" if low is not None else ""
    return f"about {math.ceil(answer.articles - result.labelled):,} more labelled articles{between}"
