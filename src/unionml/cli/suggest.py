"""`unionml suggest`: the unlabelled articles whose labels would teach most."""

from pathlib import Path
from typing import Annotated

import typer

from unionml.cli.options import Force, Json, LabelColumn, Model, TextColumn
from unionml.cli.progress import progress
from unionml.cli.terminal import emit_json, tell


def suggest(
    pool: Annotated[
        list[Path],
        typer.Option(
            "--pool",
            "-p",
            metavar="P",
            readable=False,
            help="Unlabelled articles: JSONL, CSV or Parquet; may be repeated.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.csv", readable=False, help="The table to write.")
    ],
    model: Model = "tfidf",
    number: Annotated[int, typer.Option("--number", "-n", min=1, metavar="N", help="How many articles to pick.")] = 50,
    labelled: Annotated[
        list[Path] | None,
        typer.Option(
            "--data", "-d", metavar="D", readable=False, help="Articles that are labelled already; nothing like them."
        ),
    ] = None,
    text_column: TextColumn = None,
    label_column: LabelColumn = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Pick the unlabelled articles whose labels would teach a model most, as a CSV for a spreadsheet.

    Fill the column `topics` (several separated by |, the primary first; `other` where none holds) and give the file to
    `unionml train` with --data. Rows that are not filled yet are left out.
    """
    from unionml.classification.labels import OTHER
    from unionml.labelling.runs import RunOptions, suggest_files
    from unionml.reading.cells import labels_cell
    from unionml.registry import load_topic_model

    run = RunOptions(text_column, force, progress(), label_column)
    learner = load_topic_model(model)
    result = suggest_files(pool, learner, number, output, labelled=labelled or (), run=run)
    topics = [label for label in result.labels if label != OTHER]
    cells = [labels_cell([label]) for label in topics]
    if cells != topics:
        # A mark that belongs to a name, or is needed behind it, is not to be taken for one of the sentence.
        cells = [f"`{cell}`" for cell in cells]
    # Where one of the labels always holds, `other` would be one more.
    always = learner.label_set.exclusive and OTHER not in result.labels
    choice = f"{', '.join(cells[:-1])} or {cells[-1]}" if always else f"{', '.join(cells)} or {OTHER}"
    left_out = [
        f"{count:,} {what}"
        for count, what in (
            (result.repeated, "that repeat others"),
            (result.too_long, "too long for a spreadsheet"),
        )
        if count
    ]
    if result.left_out:
        tell(result.left_out)
    tell(
        f"{output}: {len(result.picks):,} of {result.pool:,} articles"
        + (f", without {', '.join(left_out)}" if left_out else "")
        + f"; fill the column topics with {choice}"
    )
    if json:
        emit_json({"output": str(output), **result.to_dict()})
