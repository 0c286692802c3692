"""What every command needs of a terminal: streams in UTF-8, plain text in pipes, one line for a complaint."""

import io
import json
import os
import re
import shutil
import sys
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from unionml.errors import UnreadTextWarning

_WIDEST = 100
"""Columns; longer lines tire the eye even where the terminal is wider."""

_LONGEST_HEADLINE = 300

_CONTROLS = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""An article must not be able to move the cursor or change colours of the terminal that shows it."""
_ESCAPES = {code: f"\\u{code:04x}" for code in range(127, 160)}
"""What JSON leaves of them."""


def prepare_streams() -> None:
    """Write UTF-8 whatever the locale says, so that Vietnamese never fails to print.

    What UTF-8 cannot hold (a lone surrogate) is written as its escape, which JSON reads back.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(sentence: str) -> None:
    """One line on stderr: what is wrong and what to do about it."""
    line = " ".join(sentence.split())
    tell(f"unionml: {line}")


def tell(line: str) -> None:
    """A line for a person on stderr; a closed stderr is no reason to fail."""
    if sys.stderr is None:
        return
    try:
        print(line.translate(_CONTROLS), file=sys.stderr, flush=True)
    except OSError:
        return


@contextmanager
def warnings_told() -> Iterator[None]:
    """Tell what the library warns of in a line on stderr, every time; warnings of others stay as they are."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", UnreadTextWarning)
        show = warnings.showwarning

        def told(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if issubclass(category, UnreadTextWarning):
                tell(str(message))
            else:
                show(message, category, *place, **more)

        warnings.showwarning = told
        yield


def emit(text: str) -> None:
    """Write a command's whole result to stdout.

    A reader that has seen enough (`| head`) is no failure: the rest is dropped in silence.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text.rstrip("\n") + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()
    except OSError as error:
        _drop_stdout()
        from unionml.errors import OutputError

        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


def _drop_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at exit finds no broken pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def emit_json(value: Any) -> None:
    """Write one JSON value to stdout, in readable UTF-8; control characters are written as their escapes."""
    emit(json.dumps(value, ensure_ascii=False, indent=2).translate(_ESCAPES))


def is_terminal() -> bool:
    """Whether a person looks at stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def language() -> str:
    """The language of the locale as far as unionml speaks it: `vi` or `en`."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "vi" if locale.lower().startswith("vi") else "en"


def strong(text: str) -> str:
    """Bold on a terminal, plain in a pipe."""
    return _styled(text, "1")


def faint(text: str) -> str:
    """Dim on a terminal, plain in a pipe."""
    return _styled(text, "2")


class _Styled(str):
    """Text whose control characters are ours."""


def _styled(text: str, code: str) -> str:
    text = text.translate(_CONTROLS)
    if not is_terminal() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return _Styled("\n".join(f"\x1b[{code}m{line}\x1b[0m" if line else line for line in text.split("\n")))


def clean(text: str) -> str:
    """A text of others on one line and without control characters, as it may be shown."""
    return " ".join(text.translate(_CONTROLS).split())


def noted(notes: Iterable[str]) -> list[str]:
    """Sentences of a report that a person should take note of, a line each."""
    return [f"Note: {clean(note)}." for note in notes]


def _on_one_line(text: str) -> str:
    """As `clean`, with the blanks kept by which a cell is indented."""
    return re.sub(r"\s", " ", text.translate(_CONTROLS))


def flow(text: str, indent: str = "", label: str = "") -> str:
    """A paragraph broken into lines on a terminal; one line, to be searched and cut by other tools, in a pipe.

    Args:
        text: the paragraph.
        indent: what stands before each line.
        label: what stands before the first one, and moves the others in by as much.
    """
    text = clean(text)
    if not is_terminal():
        return indent + label + text
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), 20)
    return _wrapped(text, width, indent + label, indent + " " * cells(label))


def _wrapped(text: str, width: int, first: str, further: str) -> str:
    """Words in lines of so many columns, which `textwrap` takes for characters; addresses stay whole, to be copied.

    Args:
        text: words with single blanks between them.
        width: columns of a line.
        first: what the first line opens with.
        further: what the others do.
    """
    lines = [first]
    room = width - cells(first)
    begun = False
    for word in text.split(" "):
        for place, piece in enumerate(_fitting(word, width - cells(further))):
            needed = cells(piece) + begun
            if begun and (place or needed > room):
                lines.append(further)
                room, needed, begun = width - cells(further), needed - 1, False
            lines[-1] += f" {piece}" if begun else piece
            room, begun = room - needed, True
    return "\n".join(lines)


def _fitting(word: str, room: int) -> list[str]:
    """A word in pieces of so many columns; whole where all of its characters are narrow, as those of an address are."""
    if cells(word) <= room or not any(map(_is_wide, word)):
        return [word]
    pieces = [word[0]]
    for character in word[1:]:
        if cells(pieces[-1] + character) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces


def headline(text: str) -> str:
    """A title as a heading; what is far too long for one (a page on a single line) is cut."""
    text = clean(text)
    return strong(flow(text if len(text) <= _LONGEST_HEADLINE else text[:_LONGEST_HEADLINE] + "…"))


def cells(text: str) -> int:
    """How many columns a terminal gives to a text; combining marks take none, wide characters two."""
    return sum(0 if unicodedata.combining(one) else 2 if _is_wide(one) else 1 for one in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def align(rows: Sequence[tuple[str, ...]], *, right: frozenset[int] = frozenset(), indent: str = "") -> str:
    """Rows as columns, two spaces apart; the columns in `right` are aligned to the right.

    Labels and values of others stand in them: each cell is shown on one line and without control characters.
    """
    if not rows:
        return ""
    rows = [tuple(cell if isinstance(cell, _Styled) else _on_one_line(cell) for cell in row) for row in rows]
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        parts = []
        for column, cell in enumerate(row):
            gap = " " * (widths[column] - cells(cell))
            parts.append(gap + cell if column in right else cell + gap)
        lines.append((indent + "  ".join(parts)).rstrip())
    return "\n".join(lines)
