"""Pieces of text in a row, put together to lines and cut into paragraphs at the line breaks that end one."""

import re
from dataclasses import dataclass

from unionml.reading.html.tree import clean
from unionml.reading.page.cues import cues
from unionml.text.scripts import HAN

BREAK = "\x0b"
PICTURE = "\x0c"
"""Stands among the pieces of a line for a picture; in a text it is a page's end, which shows nothing."""
BLANK = f" \t\r\n{BREAK}\xa0"
_BULLETS = frozenset("-–•+*>»")
_ITEMS = frozenset({"- ", "– ", "• ", "+ ", "* ", ">>"})
_PLACE = re.compile(r"(?:.*[\s.])?[^\W\d_]{3,}$")
"""How a place in capital letters ends that opens a text in an element of its own: `TP HCM`."""
_COUNT = re.compile(r"\d(?:[\d:]|\s+\S)")
"""How a date or a counter begins, and no index or power behind a letter."""
_FIELD = re.compile(f"[{HAN}]{{2,5}}：")
"""The label of a field in Chinese, whose fields stand side by side without a blank in the page."""
_DIGIT = re.compile(r"\d")
_CAPTION_WORDS = 40
"""Words under a picture up to which a line break ends its caption."""


@dataclass(slots=True)
class Piece:
    """Text that is set in one way; `link` numbers the link that it stands in, 0 for none."""

    text: str
    link: int
    bold: bool
    slanted: bool


def _ends(line: list[Piece], after: list[Piece], *, new: bool) -> bool:
    """Whether a single line break ends a paragraph: a sentence ends and one begins, or the line is set otherwise.

    Args:
        line: the text before the break.
        after: the text of the line behind it.
        new: whether a picture stands between them, or right above the first.
    """
    text = after[0].text.strip()
    if line[-1].bold != after[0].bold or text in _BULLETS or text[:2] in _ITEMS:
        return True
    if _is_dated(line) or _is_dated(after):
        return True
    apart = new or _is_slanted(line) != _is_slanted(after)
    return (apart or cues.stop_of(clean(line[-1].text)) in {".", "!", "?", "…", ":"}) and _opens(text)


def _is_dated(line: list[Piece]) -> bool:
    """Whether a line is a date and nothing else."""
    text = clean("".join(piece.text for piece in line)) if len(line) <= 4 else ""
    if not 8 <= len(text) <= 60 or not _DIGIT.search(text):
        return False
    dated = cues.split_date(text)
    return dated is not None and not dated[0]


def _is_slanted(line: list[Piece]) -> bool:
    return all(piece.slanted for piece in line)


def _opens(text: str) -> bool:
    """Whether a line begins as a sentence or an item of a list does."""
    first = next((char for char in text if char.isalnum()), "")
    return text[0] in _BULLETS or first.isupper() or first.isdigit()


def joined(pieces: list[Piece]) -> str:
    """The text of pieces in a row, with a space where two elements would glue a name to a sentence."""
    parts: list[str] = []
    last = ""
    for piece in pieces:
        if last and (
            (piece.text[:1].isupper() and (last.islower() or last.isdigit()))
            or (last.islower() and _COUNT.match(piece.text))
            or (_FIELD.match(piece.text) and _FIELD.match("".join(parts).lstrip()))
            or (last.isupper() and len(parts) <= 2 and _is_place("".join(parts).strip(), piece.text))
        ):
            parts.append(" ")
        parts.append(piece.text)
        last = piece.text[-1:]
    return clean("".join(parts).replace(BREAK, " "))


def _is_place(text: str, after: str) -> bool:
    return text.isupper() and _PLACE.match(text) is not None and after[:1].isupper() and after[1:2].islower()


def split_lines(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces of one element, cut at the line breaks that end paragraphs."""
    if not any(BREAK in piece.text for piece in pieces):
        return [pieces]
    parts: list[list[Piece]] = [[]]
    above: list[Piece] = []
    skipped: list[Piece] = []
    empty = captions = False
    for line in _lines(pieces):
        text = [piece for piece in line if piece.text.strip(BLANK + PICTURE)]
        if not text:
            empty = True
            skipped.extend(piece for piece in line if piece.text == PICTURE)
            continue
        pictured = bool(skipped) or next(piece for piece in line if piece.text.strip(BLANK)).text == PICTURE
        captions = captions and sum(len(piece.text.split()) for piece in parts[-1]) <= _CAPTION_WORDS
        if above and (empty or _ends(above, text, new=pictured or captions)):
            parts.append([])
            captions = False
        elif above:
            parts[-1].append(Piece(" ", 0, False, False))
        captions = captions or pictured
        parts[-1].extend(skipped + line)
        above, skipped, empty = text, [], False
    if len(parts) == 1:
        parts[0].extend(skipped)
    return parts


def _lines(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for text in re.split(rf"({BREAK})", piece.text):
            if text == BREAK:
                lines.append([])
            elif text:
                lines[-1].append(Piece(text, piece.link, piece.bold, piece.slanted))
    return lines
