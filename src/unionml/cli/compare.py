"""`unionml compare`: which of two models is better, by how much, how sure."""

from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.options import Data, Json, LabelColumn, TextColumn
from unionml.cli.terminal import align, clean, emit, emit_json, noted, strong

if TYPE_CHECKING:
    from unionml.evaluation import Comparison

_MOST_CHANGES = 20


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="The model in use: a directory or a shipped name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The model that might replace it.")],
    data: Data,
    text_column: TextColumn = None,
    label_column: LabelColumn = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Compare with articles too that a model has learnt from; leave out those of topics that it does not "
            "know.",
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Compare two models on the same labelled articles with a paired bootstrap.

    Both are held against the same truth: the first topic of each article where both models give one topic only, all its
    topics where one of them may give several. The primary accuracy compares the one topic that either puts first.
    """
    from unionml.evaluation.runs import compare_files

    result = compare_files(a, b, data, text_column=text_column, label_column=label_column, force=force)
    if json:
        emit_json(result.to_dict())
    else:
        emit(_verdict(result))


def _verdict(result: "Comparison") -> str:
    first = result.differences[0]
    sentences = {
        "better": f"B is better than A in {first.figure}",
        "worse": f"B is worse than A in {first.figure}",
        "not enough data": f"not enough data to tell A and B apart in {first.figure}",
        "no difference": f"no difference between A and B in {first.figure}",
    }
    # A model goes by its own name, of which a directory may hold several: beside it stands what was typed.
    named = zip("AB", (result.a, result.b), result.given, strict=True)
    blocks = [
        strong(f"{sentences[result.verdict]} ({result.articles:,} articles)"),
        align([(one, name, "" if given == name else given) for one, name, given in named]),
        align(result.table(), right=frozenset({1, 2, 4})),
    ]
    if result.seen:
        blocks.insert(1, f"One of them has learnt from {result.seen:,} of the articles: its figures are too good.")
    blocks[1:1] = noted(result.notes)
    if result.left_out:
        blocks.insert(1, f"{clean(result.left_out)}.")
    if result.changes:
        gained = sum(one.better for one in result.changes)
        heading = f"Right with B only: {gained}, right with A only: {len(result.changes) - gained}"
        rows = [
            (
                "B" if one.better else "A",
                clean(one.id),
                ", ".join(one.truth) or "other",
                f"A: {', '.join(one.a) or 'other'}",
                f"B: {', '.join(one.b) or 'other'}",
                clean(one.title)[:60],
            )
            for one in result.changes[:_MOST_CHANGES]
        ]
        more = len(result.changes) - len(rows)
        tail = f"\n  and {more} more; --json lists them all" if more > 0 else ""
        blocks.append(f"{heading}\n{align(rows, indent='  ')}{tail}")
    return "\n\n".join(blocks)
