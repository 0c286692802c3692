"""Titles that end with a full stop, as the sites of offices print them, told from the first sentence of a text."""

from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import HOME
from unionml.reading.page.east import lines as east
from unionml.reading.page.head.above import is_path
from unionml.reading.page.head.dated import takes_date
from unionml.reading.page.head.start import SKIPPED
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import SENTENCE_BREAK, Line

_TOP = 150
"""Lines of a page in which its title is looked for."""
_SHORTEST, _LONGEST, _ON_TOP = 4, 32, 20
"""Syllables of such a title, at least and at most, and at most with nothing above it."""
_LONGER = 1.5
"""How much longer than a title with nothing above it the paragraph below is, at least."""
_TEXT = 20
"""Syllables of a paragraph, at least, that begins a text below a title as long."""
_BELOW_DATE = 16
"""Syllables of a title below its date, at most: a sapo has more."""
_TITLE, _ITEM = 7, 5
"""Syllables of a title without a stop that has a date, at least, and of a menu's item, at most."""
_STRAYS = 2
"""Sentences above the head of a page, at most."""
_SENTENCE = 8
"""Syllables of a paragraph, at least."""
_BETWEEN = 10
"""Lines between title and text, at most."""


def mark_stopped_title(lines: list[Line]) -> None:
    """Take the stop of the title for what it is, in place: nothing more is asked of the line than of any other title.

    It is one sentence with a date right below it, or a path right above it, and then comes the text; what stands above
    it is no title, as it would be above a sapo of one sentence.
    """
    for at, line in enumerate(lines[:_TOP]):
        if _may_be_title(line) and (text := _text_below(lines, at)) and _stands_alone(lines, at, text):
            for other in lines[: at + 1]:
                if other is line or (other.kind is Kind.PROSE and other.key and other.key == line.key):
                    other.kind, other.stop = Kind.HEADLINE, ""
            return


def _may_be_title(line: Line) -> bool:
    """Whether a line is one sentence and as long as titles are."""
    if line.kind is not Kind.PROSE or line.stop != "." or not _SHORTEST <= line.size <= _LONGEST:
        return False
    plain = not (line.bullet or line.level or line.cell or line.role or east.is_east(line.text))
    return plain and SENTENCE_BREAK.search(line.text) is None and line.text[0].isupper()


def _text_below(lines: list[Line], at: int) -> int:
    """Index of the first paragraph below a title with its date or its author between, or below its path; 0 without."""
    headed = _is_headed(lines, at)
    for below in range(at + 1, min(at + 1 + _BETWEEN, len(lines))):
        line = lines[below]
        if line.kind is Kind.PROSE:
            return below if headed and line.size >= min(_TEXT, lines[at].size) else 0
        if line.kind is Kind.DATE:
            headed = True
        elif is_path(line) or line.key in HOME:
            return 0  # the date of today, and the menu
        elif line.kind not in SKIPPED | {Kind.CAPTION, Kind.COMMENT_CUE} and not (
            line.kind in LOOSE and cues.is_author(line.text)
        ):
            return 0
    return 0


def _is_headed(lines: list[Line], at: int) -> bool:
    """Whether the path to an article stands right above a line, or its date, below which a short one is no sapo."""
    above = next((line for line in reversed(lines[:at]) if line.kind not in {Kind.DATE, Kind.LINK}), None)
    dated = at > 0 and lines[at - 1].kind is Kind.DATE and lines[at].size <= _BELOW_DATE
    return dated or (above is not None and is_path(above))


def _stands_alone(lines: list[Line], at: int, text: int) -> bool:
    """Whether the line above a line is no title and no text, nor has any other line above it a date of its own."""
    line = lines[at]
    above = [other for other in lines[:at] if other.key != line.key]
    if sum(other.kind is Kind.PROSE and other.size >= _SENTENCE for other in above) > _STRAYS:
        return False
    if any(takes_date(lines, place) and lines[place].size >= _TITLE for place in range(at)):
        return False
    own = next((place for place in range(at - 1, -1, -1) if lines[place].kind not in SKIPPED), None)
    if own is None:
        return line.size <= _ON_TOP and lines[text].size > _LONGER * line.size
    if any(is_path(other) for other in lines[own + 1 : at]):
        return True
    return lines[own].kind in LOOSE and (lines[own].key == line.key or _is_item(lines, own))


def _is_item(lines: list[Line], at: int) -> bool:
    """Whether a line is a section, a name or an item among others of a menu."""
    line = lines[at]
    named = cues.is_section(line.text) or cues.names_site(line.text) or cues.may_name_site(line.text)
    if named or line.size <= 1:
        return True
    beside = at > 0 and lines[at - 1].kind in {Kind.SHORT, Kind.NOISE} and lines[at + 1].kind is not Kind.DATE
    return beside and line.size <= _ITEM and not line.stop
