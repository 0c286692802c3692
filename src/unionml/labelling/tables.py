"""Findings and picks as files: CSV that a spreadsheet opens, and JSON."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.article import Article
from unionml.files import appearing
from unionml.labelling.findings import COLUMNS, Finding
from unionml.reading import csv_rows
from unionml.reading.columns import FIELDS
from unionml.reading.records import Record, to_records
from unionml.reading.spreadsheet import guard
from unionml.training.label_columns import WAITING

if TYPE_CHECKING:
    from unionml.labelling.suggest import Pick

TO_FILL = "topics"
_LISTS = frozenset({"body", "headings", "captions"})


def write_findings(findings: Sequence[Finding], output: Path) -> None:
    """Write an audit's findings, as CSV or, where the name ends in .json, as JSON."""
    if output.suffix.lower() == ".json":
        content = json.dumps([one.to_dict() for one in findings], ensure_ascii=False, indent=2).encode() + b"\n"
    else:
        content = _csv([list(COLUMNS), *(one.to_row() for one in findings)])
    _write(output, content)


def write_picks(picks: "Sequence[Pick]", output: Path) -> None:
    """Write articles to be labelled: an empty column `topics`, the article, and why it was picked.

    The file reads back with `unionml.training.data.load_labelled`, the articles character for character.
    """
    used = [name for name in FIELDS if name in {"id", "title", "lead", "body"}]
    used += [name for name in FIELDS if name not in used and any(getattr(one.article, name) for one in picks)]
    rows = [[TO_FILL, *used, "from", WAITING]]
    rows += [["", *(_cell(one.article, name) for name in used), one.article.source, one.reason] for one in picks]
    _write(output, _csv(rows))


def _cell(article: Article, name: str) -> str:
    """The plainest cell that reads back as the same value."""
    value = getattr(article, name)
    cells = list(_spellings(value) if name in _LISTS else _spellings_of_text(value))
    return next((cell for cell in cells if _read_back(cell, name) == value), cells[-1])


def _spellings_of_text(value: str) -> Iterator[str]:
    yield value
    # What stands for a missing value does not with a blank before it, which the reader takes away.
    yield f" {value}"
    # What a reader took for HTML would come back without its tags, or with other characters for its entities.
    yield escape(value, quote=False)


def _spellings(value: Sequence[str]) -> Iterator[str]:
    for parts in (value, [escape(part, quote=False) for part in value]):
        yield "\n\n".join(parts)
        # Paragraphs that hold line breaks, or look like JSON, would come back as others.
        yield json.dumps(list(parts), ensure_ascii=False)


def _read_back(cell: str, name: str) -> Any:
    """What the reader of CSV makes of a cell."""
    table = _csv([["lead" if name == "title" else "title", name], ["-", cell]])
    back = next(to_records(csv_rows.rows_of_text(table.decode("utf-8-sig"), ""), ""), None)
    return getattr(back.article, name) if isinstance(back, Record) else None


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """With the mark of UTF-8, without which spreadsheets read Vietnamese as another encoding."""
    # The name of a file need not be UTF-8; what of it is not is written as an escape.
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([guard(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def _write(output: Path, content: bytes) -> None:
    with appearing(output) as scratch:
        scratch.write_bytes(content)
