"""`unionml audit`: labels that are likely wrong, and articles that repeat each other."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.options import Data, Force, Json, LabelColumn, TextColumn
from unionml.cli.progress import progress
from unionml.cli.terminal import clean, emit, emit_json, noted, strong

if TYPE_CHECKING:
    from unionml.labelling.audit import Audit

_HEADINGS = {
    "label": "Labels that are likely wrong",
    "rare": "Labels of too few articles to be judged",
    "contradiction": "Near-duplicates with different topics",
    "leak": "Near-duplicates on both sides of the split",
    "duplicate": "Near-duplicates with the same topics",
}


def audit(
    data: Data,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            metavar="T",
            readable=False,
            help="Another split, labelled or not, of which no article should repeat one of D.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", readable=False, help="Write all findings to a .csv or .json file."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, metavar="N", help="Show at most so many findings of a kind.")
    ] = 20,
    text_column: TextColumn = None,
    label_column: LabelColumn = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Find labels that are likely wrong, and articles that repeat each other: needs the extra `labels`.

    A label is doubted where models that saw neither the article nor its near-duplicates find it improbable. A finding
    is a reason to look, not a verdict.
    """
    from unionml.labelling.runs import RunOptions, audit_files

    run = RunOptions(text_column, force, progress(), label_column)
    result = audit_files(data, against=against or (), output=output, run=run)
    if json:
        emit_json(result.to_dict())
    else:
        emit(_shown(result, limit, output))


def _shown(result: "Audit", limit: int, output: Path | None) -> str:
    beside = f" against {result.against:,}" if result.against else ""
    blocks = [strong(f"{result.articles:,} articles{beside}: {len(result.findings):,} findings")]
    if result.left_out:
        blocks.append(f"{clean(result.left_out)}.")
    blocks += noted(result.notes)
    for kind, heading in _HEADINGS.items():
        found = [one for one in result.findings if one.kind == kind]
        if not found:
            continue
        lines = [strong(f"{heading}: {len(found):,}")]
        for one in found[:limit]:
            lines.append(f"  {clean(one.where)}  {clean(one.id)}  {clean(one.title)[:80]}")
            lines.append(f"    {clean(one.reason)}")
            if one.suggested != one.topics:
                before, after = (clean(", ".join(topics)) or "other" for topics in (one.topics, one.suggested))
                lines.append(f"    {before} -> {after}")
        if len(found) > limit:
            where = f"{output} has them all" if output else "-o OUT.csv writes them all"
            lines.append(f"  and {len(found) - limit:,} more; {where}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
