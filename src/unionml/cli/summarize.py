"""`unionml summarize`: a lead paragraph for one file."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from unionml.cli.messages import say
from unionml.cli.options import File, Json, TextColumn
from unionml.cli.terminal import emit, emit_json, faint, flow, headline

if TYPE_CHECKING:
    from unionml.summarization.result import Lead


class Source(StrEnum):
    """Where the sentences may come from."""

    ARTICLE = "article"
    BODY = "body"


def summarize(
    file: File,
    method: Annotated[
        str,
        typer.Option(
            "--method",
            metavar="METHOD",
            help="How to choose: ranker, lead, lexrank, textrank, or the directory of a model by unionml train lead.",
        ),
    ] = "ranker",
    sentences: Annotated[
        int | None, typer.Option("--sentences", "-n", min=1, metavar="N", help="At most so many sentences.")
    ] = None,
    syllables: Annotated[
        int | None, typer.Option("--syllables", min=1, metavar="N", help="At most so many syllables.")
    ] = None,
    source: Annotated[
        Source, typer.Option("--from", help="Take sentences of the whole article, or of its body without the sapo.")
    ] = Source.ARTICLE,
    text_column: TextColumn = None,
    json: Json = False,
) -> None:
    """Show a lead paragraph: sentences of the article, verbatim and in order, within a budget.

    With --json it prints {"title", "lead", "sentences": [{"text", "paragraph", "start", "end"}], "method"}, where
    `paragraph` is "lead" or an index into the article's body.
    """
    from unionml.errors import UsageError
    from unionml.reading import read
    from unionml.summarization import summarize as summarize_article

    if sentences is not None and syllables is not None:
        raise UsageError("--sentences and --syllables exclude each other; give one of them")
    article = read(file, text_column=text_column)
    lead = summarize_article(
        article, method=method, sentences=sentences, syllables=syllables, from_body=source is Source.BODY
    )
    if json:
        emit_json(lead.to_dict())
    else:
        emit(_paragraph(lead))


def _paragraph(lead: "Lead") -> str:
    from unionml.text import syllables_and_characters

    title = headline(lead.title or say("untitled"))
    if not lead.sentences:
        return f"{title}\n\n{say('no_sentences')}"
    facts = (
        ("method", lead.method),
        ("sentences", len(lead.sentences)),
        ("syllables", len(syllables_and_characters(lead.text))),
    )
    return "\n\n".join([title, flow(lead.text), faint(" · ".join(f"{say(name)}: {fact}" for name, fact in facts))])
