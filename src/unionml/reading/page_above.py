"""What stands above an article's own headline on a saved page: the site's name, and headlines of other articles."""

from itertools import pairwise

from unionml.reading import page_cues as cues
from unionml.reading.page_kinds import Kind
from unionml.reading.page_lines import Line
from unionml.reading.page_start import SKIPPED, salutes

_LONGEST = 24
"""Syllables of a headline, at most, that takes the place of a name above it."""
_HEADLINES = frozenset({Kind.HEADLINE, Kind.RELATED})
_TOLD, _LONGEST_TOLD = 12, 2000
"""Lines of a text, and characters of each, in which a title is said again."""
_LEAST_TOLD = 0.1
"""Share of a headline's words that chance alone says again in a text."""


def is_site(lines: list[Line], at: int) -> bool:
    """Whether a line is a periodical's name, or on top of the page a body's."""
    if not cues.names_site(lines[at].text) or lines[at].level == 1:
        return False
    above = lines[:at] if lines[at].text.isupper() else []
    return all(line.kind in SKIPPED or cues.names_site(line.text) for line in above)


def is_path(line: Line) -> bool:
    """Whether a line is a menu or a place in it, which stand above an article's title."""
    return line.kind is Kind.BREADCRUMB or (line.kind is Kind.NOISE and cues.is_menu(line.text))


def heads_page(lines: list[Line], at: int, first: int, *, path: bool) -> bool:
    """Whether the line on top of a page is the site's name: a menu divides it from a headline, or it says so itself.

    The text, from line `first` on, says again the words of its title rather than those of the site's name.
    """
    if not all(line.kind in SKIPPED for line in lines[:at]):
        return False
    named = cues.may_name_site(lines[at].text)
    if path == named:
        return named
    said = _said(lines, first)
    told = max((_share_told(line, said) for line in lines[at + 1 : first] if may_be_title(line)), default=0.0)
    return (2 if path else 1) * told >= _share_told(lines[at], said)


def may_be_title(line: Line) -> bool:
    """Whether a line is as long as headlines are, and nobody's name."""
    if line.kind is not Kind.HEADLINE or line.size > _LONGEST or salutes(line):
        return False
    return not (cues.is_signature(line.text) or cues.is_cosigned(line.text) or cues.names_author(line.text))


def is_announced(lines: list[Line], at: int, first: int) -> bool:
    """Whether a headline is one of several below `Tin nóng` on top of a page, and the article's own follows.

    A date or a section stands between; and the text, from line `first` on, says again the words of its own title.
    What stands alone below such a line may be the title, filed under it.
    """
    behind = at + 1
    while behind < first and lines[behind].kind in _HEADLINES:
        behind += 1
    titles = [line for line in lines[behind + 1 : first] if may_be_title(line)] if is_listed(lines, behind - 1) else []
    said = _said(lines, first) if titles else set()
    return any(_share_told(line, said) >= 2 * max(_share_told(lines[at], said), _LEAST_TOLD) for line in titles)


def is_listed(lines: list[Line], last: int) -> bool:
    """Whether a headline is the last of several below a line that announces them."""
    top = last + 1
    while top > 0 and lines[top - 1].kind in _HEADLINES:
        top -= 1
    return top > 0 and last - top >= 1 and lines[top - 1].kind is Kind.RELATED_CUE


def _said(lines: list[Line], first: int) -> set[tuple[str, str]]:
    """Each two syllables that stand beside each other in a text, of which `first` is the first line."""
    return {pair for line in lines[first : first + _TOLD] for pair in _pairs_of(line)}


def _pairs_of(line: Line) -> set[tuple[str, str]]:
    """Each two syllables of a line that stand beside each other."""
    return set(pairwise(cues.key_of(line.text[:_LONGEST_TOLD]).split()))


def _share_told(line: Line, said: set[tuple[str, str]]) -> float:
    """How much of a headline is `said` in a text, from 0 to 1."""
    pairs = _pairs_of(line)
    return len(pairs & said) / max(1, len(pairs))
