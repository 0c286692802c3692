"""`unionml export`: a fine-tuned transformer as a model that needs neither torch nor its base."""

from pathlib import Path
from typing import Annotated

import typer

from unionml.cli.options import Force, Json, TextColumn
from unionml.cli.progress import progress
from unionml.cli.terminal import emit, emit_json, tell


def export(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="The directory that `train transformer` made.")],
    data: Annotated[
        list[Path],
        typer.Option(
            "--data",
            "-d",
            metavar="D",
            readable=False,
            help="Articles whose words the export has to know, labelled or not: JSONL, CSV or Parquet, or lines of a "
            ".txt file; may be repeated.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", readable=False, help="The model directory to make.")
    ],
    text_column: TextColumn = None,
    max_windows: Annotated[
        int | None,
        typer.Option(
            "--max-windows",
            min=1,
            metavar="N",
            help="Read at most N windows of an article, which is faster; by default as many as the model.",
        ),
    ] = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Export a fine-tuned transformer to ONNX in int8: several times as fast, for machines with the extra `onnx` alone.

    Its vocabulary is that of the articles given, of the scripts of China, Japan and Korea, and single letters, of which
    other words are spelt. Give an archive, not a few articles. `unionml compare` says what the export costs. Making it
    needs the extra `transformer`.
    """
    from unionml.registry import resolve
    from unionml.training.transformer_ship import ship_transformer

    made = ship_transformer(
        resolve(model),
        output,
        data,
        text_column=text_column,
        max_windows=max_windows,
        force=force,
        progress=progress(),
    )
    if made.left_out:
        tell(made.left_out)
    if json:
        emit_json({"output": str(output), "pieces": made.pieces, "megabytes": made.megabytes})
    else:
        emit(f"{output}: {made.megabytes:,} MB, {made.pieces:,} pieces of the vocabulary")
