"""The Typer application: which commands there are, and how a failure of any of them is told."""

import re
from collections.abc import Callable
from typing import Annotated, Any

import typer
import typer.main

from unionml._version import __version__
from unionml.cli.audit import audit
from unionml.cli.classify import classify
from unionml.cli.compare import compare
from unionml.cli.curve import curve
from unionml.cli.evaluate import evaluate
from unionml.cli.export import export
from unionml.cli.options import examples
from unionml.cli.read import read
from unionml.cli.score import score
from unionml.cli.suggest import suggest
from unionml.cli.summarize import summarize
from unionml.cli.terminal import complain, emit, warnings_told
from unionml.cli.train import train_app
from unionml.errors import UnionMLError, about_file

_CLICK_ERROR: type[Any] = typer.BadParameter.__mro__[2]
"""Click's root of usage errors. Typer carries its own copy of Click, or uses the installed one, by version."""

_EMPTY = re.compile(r"(--[a-z-]+=)?")
"""No value of any option may be empty: an empty path would be taken for the current folder."""

_HELP_OPTIONS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    name="unionml",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_HELP_OPTIONS,
    epilog=examples(
        "unionml classify page.txt",
        "unionml summarize page.html --sentences 2",
        "unionml score archive/*.jsonl.gz -o scored.parquet",
    ),
)

_COMMANDS: tuple[tuple[Callable[..., None], str, tuple[str, ...]], ...] = (
    (
        read,
        "Show the article in a file, without the page around it.",
        ("unionml read page.txt", "cat page.html | unionml read - --json"),
    ),
    (
        classify,
        "Show an article's topics, their scores, and why.",
        ("unionml classify page.txt", "unionml classify page.html --model models/mine --json"),
    ),
    (
        summarize,
        "Show a lead paragraph for an article.",
        ("unionml summarize page.txt --syllables 60", "unionml summarize page.txt --method lexrank --from body"),
    ),
    (
        score,
        "Score many articles into one table.",
        (
            "unionml score archive.jsonl.gz -o scored.parquet",
            "unionml score pages/ 'more/*.html' -o scored.csv --no-lead",
            "unionml score archive.parquet -o scored.jsonl --resume --workers 2",
        ),
    ),
    (
        evaluate,
        "Judge a model with labelled articles.",
        (
            "unionml evaluate tfidf --data test.jsonl",
            "unionml evaluate models/mine --data test.csv --report report.html",
        ),
    ),
    (
        compare,
        "Say which of two models is better, and how sure that is.",
        ("unionml compare tfidf models/mine --data test.jsonl",),
    ),
    (
        export,
        "Make a fine-tuned transformer small and fast.",
        ("unionml export models/mine --data archive.jsonl.gz -o models/mine-int8",),
    ),
    (
        audit,
        "Find labels that are likely wrong, and repeated articles.",
        ("unionml audit --data train.jsonl --against test.jsonl", "unionml audit --data train.csv -o findings.csv"),
    ),
    (
        curve,
        "Say how many more labelled articles a gain would take.",
        ("unionml curve --data train.jsonl --target 0.95 --plot curve.svg",),
    ),
    (
        suggest,
        "Pick the unlabelled articles to label next.",
        ("unionml suggest --pool archive.jsonl.gz --model models/mine --data train.jsonl -n 50 -o picks.csv",),
    ),
)
for _command, _short, _examples in _COMMANDS:
    app.command(context_settings=_HELP_OPTIONS, short_help=_short, epilog=examples(*_examples))(_command)
app.add_typer(train_app, name="train", short_help="Train a model on labelled articles.", context_settings=_HELP_OPTIONS)


def _print_version(wanted: bool) -> None:
    if wanted:
        emit(f"unionml {__version__}")
        raise typer.Exit


@app.callback()
def unionml(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Topics and lead paragraphs for Vietnamese trade-union news: one page, or a newspaper's whole archive."""


def run(arguments: list[str]) -> int:
    """Run one command; every failure that is foreseen becomes one sentence on stderr and an exit status."""
    if any(_EMPTY.fullmatch(argument) for argument in arguments):
        complain("an argument is empty, perhaps a variable that is not set; give it a value or leave it out")
        return 2
    command = typer.main.get_command(app)
    try:
        with warnings_told():
            status = command.main(args=arguments, prog_name="unionml", standalone_mode=False)
    except UnionMLError as error:
        complain(str(error))
        return error.exit_status
    except _CLICK_ERROR as error:
        complain(_usage_sentence(error))
        return 2
    except typer.Abort:
        status = 130
    except OSError as error:
        complain(about_file(error))
        return 1
    if status == 130:
        complain("stopped")
    return status if isinstance(status, int) else 0


def _usage_sentence(error: Any) -> str:
    message = " ".join(str(error.format_message()).split()).rstrip(".") or "the call is incomplete"
    message = message.replace("Value error, ", "")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "unionml"
    return f"{message[0].lower()}{message[1:]}; see '{path} --help'"
