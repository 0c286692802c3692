"""The options that several commands share, declared once so that they read the same everywhere."""

from pathlib import Path
from typing import Annotated

import typer


def examples(*calls: str) -> str:
    """The end of a command's help; the mark keeps its lines from being flowed together."""
    return "\n".join(["\b", "Examples:", *(f"  {call}" for call in calls)])


File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", readable=False, help="A page saved as text or HTML, or a file of one record; - reads stdin."
    ),
]
Model = Annotated[
    str, typer.Option("--model", "-m", metavar="M", help="A model directory, or the name of a shipped model.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Data = Annotated[
    list[Path],
    typer.Option(
        "--data", "-d", metavar="D", readable=False, help="Labelled articles: JSONL, CSV or Parquet; may be repeated."
    ),
]
TextColumn = Annotated[
    str | None,
    typer.Option(
        "--text-column",
        metavar="NAME",
        help="The column that holds the raw text, where it is not `text`; it is read before `body`.",
    ),
]
LabelColumn = Annotated[
    str | None,
    typer.Option(
        "--label-column",
        metavar="NAME",
        help="The column that holds the labels, one or a list, where it is not `topics`, `topic` or `label`.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an output that exists.")]
