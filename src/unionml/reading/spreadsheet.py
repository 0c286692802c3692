"""Cells that a spreadsheet shows and does not run.

A spreadsheet takes a cell of a CSV file that begins with `=`, `+`, `-` or `@` for a formula, and the text of a page
may begin with anything ("- Ông Nam nói", "=HYPERLINK(…)"). The remedy that OWASP names ("CSV Injection") is an
apostrophe in front. The reader of CSV takes it off again, so that the article is the same, character for character.

Guarded are the tables that people are to fill in (`unionml suggest`, `unionml audit`), not the CSV of `unionml score`:
that one is for programs, which join it by ids and would have to know of the apostrophe.
"""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def guard(cell: str) -> str:
    """The cell as it may stand in a file that people open in a spreadsheet."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """The inverse of `guard`."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell
