"""What is too long to be an article, told before it is parsed.

Where a log or a book came in under the name of a page, parsing it would take minutes and many times its memory. A page
holds more than its article, whose length shows only then: refused beforehand is what is longer than any page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from unionml.reading import markup
from unionml.reading.cells import identifier
from unionml.reading.columns import columns_of
from unionml.reading.composition import LONGEST_HTML, MOST_CHARACTERS
from unionml.reading.record_files import Row
from unionml.reading.records import Reject, excerpt


def over_limit(length: int, limit: int, *, at_least: bool = False) -> str:
    """Why a row is refused that is longer than it may be."""
    return f"the row has {'at least ' if at_least else ''}{length:,} characters, over the limit of {limit:,}"


def without_hopeless(
    rows: Iterable[Row], source: str, text_column: str | None, limit: int, id_column: str | None = None
) -> Iterator[Row]:
    """The rows, those refused in one of whose cells there can be no article within the limit."""
    for number, row in rows:
        length = 0 if isinstance(row, Reject) else _hopeless(row, text_column, limit)
        if isinstance(row, Reject) or not length:
            yield number, row
            continue
        column = columns_of(tuple(row), text_column, id_column).fields.get("id", "")
        yield number, Reject(source, number, over_limit(length, limit), identifier(row.get(column)), excerpt(row))


def _hopeless(row: Mapping[str, Any], text_column: str | None, limit: int) -> int:
    """The characters of a cell that cannot be within the limit; 0 where there is no such cell."""
    columns = columns_of(tuple(row), text_column)
    body = columns.fields.get("body", "")
    text = columns.text if columns.is_named or not row.get(body) else None
    for column in (text, body, *map(columns.fields.get, ("title", "lead"))):
        value = row.get(column or "")
        pieces = [one for one in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(one, str)]
        length = sum(map(len, pieces))
        if length <= max(limit, MOST_CHARACTERS) or markup.is_page(pieces[0]):
            continue  # The reader of pages of HTML knows a limit by itself.
        if column == text and not markup.is_fragment(pieces[0]):
            return length
        # Other text is cut at blank lines, which takes no time.
        if length > max(limit, LONGEST_HTML) and any(map(markup.is_marked, pieces)):
            return length
    return 0
