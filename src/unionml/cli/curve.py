"""`unionml curve`: how a model grows with the number of labelled articles, and how many more it takes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.options import Data, Force, Json, LabelColumn, TextColumn
from unionml.cli.progress import progress
from unionml.cli.terminal import align, clean, emit, emit_json, strong, tell

if TYPE_CHECKING:
    from unionml.labelling.answer import Answer
    from unionml.labelling.curve import LearningCurve


def curve(
    data: Data,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="P", readable=False, help="Draw it, as .svg or .png: needs the extra `report`."),
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
    label_column: LabelColumn = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Measure how a TF-IDF model gets better with more labelled articles, and say how many more a gain would take.

    Macro-F1 (accuracy, where one topic wins) on articles that the models had not seen, each with its 95 % interval, and
    the power law that fits them. Numbers beyond the data are extrapolated.
    """
    from unionml.labelling.curve import CurveOptions
    from unionml.labelling.runs import RunOptions, curve_files

    options = CurveOptions(points=points, repeats=repeats, seed=seed)
    run = RunOptions(text_column, force, progress(), label_column)
    result = curve_files(data, target=target, options=options, plot=plot, run=run)
    if plot is not None:
        tell(f"wrote {plot}")
    if json:
        emit_json(result.to_dict())
    else:
        emit(_shown(result))


def _shown(result: "LearningCurve") -> str:
    name = result.name
    rows = [("articles", f"{name} (95 % interval)")]
    rows += [(f"{one.articles:,}", str(one.score)) for one in result.points]
    rows += [(f"{result.labelled:,}", f"{result.now} by the power law")]
    answers = [f"One point more ({name} {result.point.target:.3f}): {_how_many(result.point)}"]
    if result.target is not None:
        answers.append(f"To reach {name} {result.target.target:.3f}: {_how_many(result.target)}")
    blocks = [strong(f"{result.labelled:,} labelled articles: {name} {result.now}")]
    if result.left_out:
        blocks.append(f"{clean(result.left_out)}.")
    if result.rare:
        few = ", ".join(f"{clean(label)} ({count})" for label, count in result.rare.items())
        blocks.append(f"Without the articles of labels that are too rare for a curve: {few}.")
    return "\n\n".join([*blocks, align(rows, right=frozenset({0})), "\n".join(answers)])


def _how_many(answer: "Answer") -> str:
    from unionml.labelling.answer import REACHED

    if answer.verdict == REACHED:
        return "reached already"
    if answer.more is None:
        return "more articles of this kind will not do; look at the labels (unionml audit) or at another model"
    low, high = answer.interval
    between = f" (95 % interval {low:,} to {'no number' if high is None else f'{high:,}'})" if low is not None else ""
    return f"about {answer.more:,} more labelled articles{between}"
