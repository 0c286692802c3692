"""`unionml suggest`: the unlabelled articles whose labels would teach most."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.options import Force, Json, Model, TextColumn
from unionml.cli.progress import progress
from unionml.cli.terminal import emit_json, tell

if TYPE_CHECKING:
    from unionml.article import Article


def suggest(
    pool: Annotated[
        list[Path],
        typer.Option("--pool", "-p", metavar="P", help="Unlabelled articles: JSONL, CSV or Parquet; may be repeated."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.csv", help="The table to write.")],
    model: Model = "tfidf",
    number: Annotated[int, typer.Option("--number", "-n", min=1, metavar="N", help="How many articles to pick.")] = 50,
    labelled: Annotated[
        list[Path] | None,
        typer.Option("--data", "-d", metavar="D", help="Articles that are labelled already; nothing like them."),
    ] = None,
    text_column: TextColumn = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Pick the unlabelled articles whose labels would teach a model most, as a CSV for a spreadsheet.

    Fill the column `topics` (several separated by |, the primary first; `other` where none holds) and give the file to
    `unionml train` with --data. Rows that are not filled yet are left out.
    """
    from unionml.classification.labels import OTHER
    from unionml.cli.models import load_topic_model
    from unionml.labelling.suggest import suggest as pick
    from unionml.labelling.tables import check_output, write_picks
    from unionml.training.data import load_labelled

    check_output(output, (".csv",), force=force)
    known = [one.article for one in load_labelled(labelled, text_column=text_column)] if labelled else []
    unreadable: list[int] = []
    articles = _articles(pool, text_column, unreadable)
    result = pick(articles, load_topic_model(model), number, labelled=known, progress=progress())
    write_picks(result.picks, output)
    topics = [label for label in result.labels if label != OTHER]
    left_out = [
        f"{count:,} {what}"
        for count, what in (
            (result.repeated, "that repeat others"),
            (result.too_long, "too long for a spreadsheet"),
            (len(unreadable), "unreadable"),
        )
        if count
    ]
    tell(
        f"{output}: {len(result.picks):,} of {result.pool:,} articles"
        + (f", without {', '.join(left_out)}" if left_out else "")
        + f"; fill the column topics with {', '.join(topics)} or {OTHER}"
    )
    if json:
        emit_json({"output": str(output), "unreadable": len(unreadable), **result.to_dict()})


def _articles(paths: list[Path], text_column: str | None, unreadable: list[int]) -> "Iterator[Article]":
    from unionml.reading.records import Reject, iter_records

    for path in paths:
        for record in iter_records(path, text_column=text_column):
            if isinstance(record, Reject):
                unreadable.append(record.row)
            else:
                yield record.article
