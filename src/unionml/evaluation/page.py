"""One self-contained HTML page: no script, no network, fit for phone and printer."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from unionml._version import __version__
from unionml.bootstrap import Estimate, number, resamples_for
from unionml.errors import OutputError
from unionml.evaluation.page_style import STYLE
from unionml.files import Inputs, appearing, check_output

_SUFFIXES = (".html", ".htm")


def check_page(path: Path, *, inputs: Inputs, force: bool) -> None:
    """Refuse a report that must not be written, before the evaluation rather than after.

    Raises:
        UsageError: the name asks for something other than a page.
        InputError: it is one of the inputs.
        OutputError: the file exists and `force` is off, or its folder does not exist.
    """
    if not path.parent.is_dir():
        raise OutputError(f"the folder {path.parent} does not exist; make it or choose another place for the report")
    check_output(path, _SUFFIXES, inputs=inputs, force=force)


def write_page(path: Path, content: str) -> None:
    """Write a page; it appears under its name complete.

    Raises:
        OutputError: it cannot be written.
    """
    with appearing(path) as scratch:
        scratch.write_text(content, encoding="utf-8", errors="replace")


def page(title: str, sections: Sequence[str], articles: int) -> str:
    """A whole page.

    Args:
        title: its heading, as text.
        sections: its content, as HTML.
        articles: how many articles its intervals are over.
    """
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body><main><h1>{escape(title)}</h1>\n"
        + "\n".join(sections)
        + f"<footer>unionml {__version__}. Intervals are 95 % bootstrap percentile intervals over articles, "
        f"{resamples_for(articles):,} resamples; of shares that are 0 or 1 the exact ones (Clopper and Pearson)."
        "</footer></main></body></html>\n"
    )


def section(heading: str, content: str, note: str = "") -> str:
    """A part of the page: a heading and a note as text, the content as HTML."""
    paragraph = f"<p class=note>{escape(note)}</p>" if note else ""
    return f"<section><h2>{escape(heading)}</h2>{paragraph}{content}</section>\n"


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A table whose cells are HTML already; the first column is text, the others are figures."""
    head = "".join(f"<th scope=col>{one}</th>" for one in heads)
    body = "".join(
        f"<tr><th scope=row>{row[0]}</th>" + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in rows
    )
    return f"<div class=wide><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def tiles(cells: Sequence[tuple[str, str, str]]) -> str:
    """The most important figures: what each is, its value, its interval."""
    content = "".join(f"<div><dt>{name}</dt><dd>{value}<small>{low}</small></dd></div>" for name, value, low in cells)
    return f"<dl class=tiles>{content}</dl>"


def parts(one: Estimate) -> tuple[str, str]:
    """A figure and its interval."""
    return figure(one.value), "" if number(one.low) is None else f"{one.low:.3f} to {one.high:.3f}"


def notes(sentences: Sequence[str]) -> str:
    """Sentences as paragraphs; what is empty says nothing."""
    return "".join(f"<p class=note>{escape(one)}.</p>" for one in sentences if one)


def figure(value: float) -> str:
    """A figure in the unit interval; a dash where the data cannot say."""
    return "–" if number(value) is None else f"{value:.3f}"
