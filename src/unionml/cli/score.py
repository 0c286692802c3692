"""`unionml score`: many articles to one table."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from unionml.cli.options import Force, Json, Model, TextColumn
from unionml.cli.terminal import complain, emit_json, tell
from unionml.errors import UnionMLError


class Engine(StrEnum):
    """Where articles are scored."""

    LOCAL = "local"
    RAY = "ray"


@contextmanager
def _answer_alone_on_stdout() -> Iterator[None]:
    """What libraries print meanwhile (Ray of an actor that died) goes to stderr, also from processes they start."""
    if sys.stdout is None or sys.stderr is None:  # closed when the process began
        yield
        return
    sys.stdout.flush()
    answer = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(answer, 1)
        os.close(answer)


class StoppedError(UnionMLError):
    """The operator pressed Ctrl-C, or a signal asked the process to end."""

    exit_status = 130


def score(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            readable=False,
            help="Files (JSONL, CSV, Parquet, also .gz and .zst; .txt, .html), folders or quoted globs of them.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="OUT", readable=False, help="The table to write: .parquet, .jsonl or .csv."
        ),
    ],
    model: Model = "tfidf",
    lead: Annotated[bool, typer.Option("--lead/--no-lead", help="Whether rows carry a lead paragraph.")] = True,
    lead_model: Annotated[
        str | None,
        typer.Option(
            "--lead-model", metavar="DIR", help="A model of leads by unionml train lead, not the shipped one."
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was cut short or could not read all.")
    ] = False,
    workers: Annotated[
        int, typer.Option("--workers", min=0, metavar="N", help="Processes; 0 takes one a processor for large inputs.")
    ] = 0,
    engine: Annotated[
        Engine, typer.Option("--engine", help="This machine, or a Ray cluster (extra `ray`).")
    ] = Engine.LOCAL,
    ray_address: Annotated[
        str | None,
        typer.Option(
            "--ray-address",
            metavar="ADDRESS",
            help="The cluster: auto or HOST:PORT; without it $RAY_ADDRESS, or Ray on this machine.",
        ),
    ] = None,
    max_characters: Annotated[
        int, typer.Option("--max-characters", min=1, metavar="N", help="Refuse rows that are longer.")
    ] = 2_000_000,
    text_column: TextColumn = None,
    id_column: Annotated[
        str | None,
        typer.Option(
            "--id-column", metavar="NAME", help="The column that holds the ids, where it is not `id` or the like."
        ),
    ] = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Score many articles into one table, in order.

    A row has id, topic, topics, score_<topic> for every topic, lead and model; in CSV, topics are joined by "|", which
    also stands behind a single one that holds a comma or semicolon, and are a JSON list where a name holds that mark.
    A row that cannot be scored, or whose id occurred before, goes to
    OUT.rejects.jsonl with the reason, so that no row is lost. OUT.manifest.json says how the table came about; --json
    prints it. A page's id is its name; below a folder that is named, its path from there; and more of the path where
    several would have the same.

    Folders and globs leave out what scoring has written (tables with its columns or with their manifest beside them,
    rejects) and names that begin with . or _, as Spark does; links to folders are followed.

    CSV is UTF-8 without a mark, every cell as it is, for programs to read. A spreadsheet would run a cell that begins
    with = as a formula: import the table there as text.
    """
    from unionml.scoring import ScoreOptions

    options = ScoreOptions(
        model=model,
        lead=lead,
        lead_model=lead_model,
        text_column=text_column,
        id_column=id_column,
        workers=workers,
        max_characters=max_characters,
        resume=resume,
        force=force,
        engine=engine.value,
        ray_address=ray_address,
    )
    try:
        from unionml.scoring.local import score as score_files

        with _answer_alone_on_stdout():
            summary = score_files(inputs, output, options)
    except KeyboardInterrupt as error:
        if Path(f"{output}.parts").exists():
            raise StoppedError(f"stopped; what was scored is safe, go on with --resume and -o {output}") from error
        raise StoppedError("stopped before anything was scored; nothing was written") from error
    except MemoryError as error:
        raise UnionMLError(
            "there is not enough memory; go on with --resume where more is free, or score again with a smaller "
            "--max-characters"
        ) from error
    for note in summary.notes:
        tell(note)
    rows = "1 row" if summary.rows == 1 else f"{summary.rows:,} rows"
    tell(
        f"{summary.output}: {summary.scored:,} scored + {summary.rejected:,} refused = {rows} in, "
        f"{summary.seconds:.1f} s" + (f"; the refused are in {summary.rejects}" if summary.rejected else "")
    )
    if json:
        emit_json(summary.to_dict())
    problems = summary.problems()
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(1)
