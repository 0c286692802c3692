"""What stands above an article's own headline on a saved page: the site's name, and headlines of other articles."""

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import BODY_NAME
from unionml.reading.page.head.start import SKIPPED, salutes
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

_SHORTEST, _LONGER = 3, 2
"""Syllables of a title below other articles' headlines, at least, and how many more it may have than these."""
_NAME = 8
"""Syllables of a body's name, at most."""
_SEVERAL = 3
"""Headlines of other articles in a row, at least."""
_LONGEST = 24
"""Syllables of a headline, at most, that takes the place of a name above it."""
_HEADLINES = frozenset({Kind.HEADLINE, Kind.RELATED})
_TOLD, _LONGEST_TOLD = 12, 2000
"""Lines of a text, and characters of each, in which a title is said again."""
_ON_TOP = 2
"""Lines above a site's motto, at most."""
_SAID_AGAIN = 0.5
"""Share of a title's words that a text says again, if it is none of its captions."""
_LEAST_TOLD = 0.1
"""Share of a headline's words that chance alone says again in a text."""


def is_site(lines: list[Line], at: int) -> bool:
    """Whether a line is a periodical's name, or on top of the page a body's."""
    if not cues.names_site(lines[at].text) or lines[at].level == 1:
        return False
    above = lines[:at] if lines[at].text.isupper() else []
    return all(line.kind in SKIPPED or cues.names_site(line.text) for line in above)


def names_body(line: Line) -> bool:
    """Whether a line is as short as the names of bodies are, and opens as they do."""
    return line.size <= _NAME and BODY_NAME.match(line.text) is not None


def is_path(line: Line) -> bool:
    """Whether a line is a menu or a place in it, which stand above an article's title."""
    return line.kind is Kind.BREADCRUMB or (line.kind is Kind.NOISE and cues.is_menu(line.text))


class Told:
    """How much of a headline is said again in the text below it, which begins with line `first`."""

    def __init__(self, lines: list[Line], first: int) -> None:
        self.lines, self.first = lines, first

    @cached_property
    def _said(self) -> set[tuple[str, str]]:
        return {pair for line in self.lines[self.first : self.first + _TOLD] for pair in pairs_of(line)}

    def share(self, at: int) -> float:
        """The share of the pairs of syllables in line `at` that stand in the text, from 0 to 1."""
        pairs = pairs_of(self.lines[at])
        return len(pairs & self._said) / max(1, len(pairs))

    def is_foreign(self, at: int) -> bool:
        """Whether a line on top of the page is a site's name in another language, of which the text tells nothing."""
        text = self.lines[self.first].text if self.first < len(self.lines) else ""
        on_top = cues.names_foreign(self.lines[at].text) and stands_below_names(self.lines[:at])
        return on_top and cues.is_vietnamese(text) and not self.share(at)

    def rather(self, others: Iterable[int], at: int) -> bool:
        """Whether the text tells of one of several lines and not of line `at`."""
        return any(self.share(other) >= 2 * max(self.share(at), _LEAST_TOLD) for other in others)


def heads_page(lines: list[Line], at: int, told: Told, *, path: bool) -> bool:
    """Whether the line on top of a page is the site's name: a menu divides it from a headline, or it says so itself.

    The text says again the words of its title rather than those of the site's name.
    """
    if not all(line.kind in SKIPPED for line in lines[:at]):
        return False
    named = cues.may_name_site(lines[at].text)
    if path == named:
        return named
    titles = [other for other in range(at + 1, told.first) if may_be_title(lines[other])]
    if path:
        return 2 * max(map(told.share, titles), default=0.0) >= told.share(at)
    return lines[at + 1].kind is not Kind.DATE and told.rather(titles, at)


def is_motto(lines: list[Line], at: int, told: Told) -> bool:
    """Whether a line on top of the page, below the site's name and above a date, is the site's motto.

    Right above the text stands a headline that the text says again, as it says next to nothing of the motto.
    """
    if not 0 < at <= _ON_TOP or told.first < at + 3 or not cues.may_name_site(lines[at].text):
        return False
    own = told.first - 1
    dated = any(line.kind is Kind.DATE for line in lines[at + 1 : own])
    return dated and may_be_title(lines[own]) and told.share(own) >= max(_SAID_AGAIN, 3 * told.share(at))


def stands_below_names(above: list[Line]) -> bool:
    """Whether nothing but names of papers and buttons stands above a line."""
    return all(line.kind in SKIPPED or cues.names_paper(line.text) for line in above)


def may_be_title(line: Line) -> bool:
    """Whether a line is as long as headlines are, and nobody's name."""
    if line.kind is not Kind.HEADLINE or line.size > _LONGEST or salutes(line):
        return False
    return not (cues.is_signature(line.text) or cues.is_cosigned(line.text) or cues.names_author(line.text))


def is_announced(lines: list[Line], at: int, told: Told) -> bool:
    """Whether a headline is one of several below `Tin nóng` on top of a page, and the article's own follows.

    A date or a section stands between; and the text says again the words of its own title. What stands alone below such
    a line may be the title, filed under it.
    """
    behind = _behind_run(lines, at + 1, told.first)
    if not is_listed(lines, behind - 1):
        return False
    return told.rather((other for other in range(behind + 1, told.first) if may_be_title(lines[other])), at)


def is_ticker(lines: list[Line], at: int, told: Told) -> bool:
    """Whether a headline is one of several that nothing announces, and the text tells of a line below them.

    That line is about as long or shorter, as a sapo is not; nothing that stands below a title stands above it; and the
    headlines are three, as a title may have a kicker and a caption, or its date or its author stands below it.
    """
    top, behind = _top_of_run(lines, at), _behind_run(lines, at, told.first)
    if behind - top < _SEVERAL - 1:
        return False
    own = []
    for other in range(at + 1, told.first):
        if lines[other].kind is Kind.DATE or cues.is_author(lines[other].text):
            break
        others = min(other, behind) - top
        if others >= _SEVERAL or (others == _SEVERAL - 1 and _is_dated(lines, other)):
            own += [other] if _may_be_own(lines[other], lines[at].size + _LONGER) else []
    return told.rather(own, at)


def _is_dated(lines: list[Line], at: int) -> bool:
    """Whether a date or an author stands right below a line."""
    below = lines[at + 1 : at + 2]
    return any(line.kind is Kind.DATE or (line.kind in LOOSE and cues.is_author(line.text)) for line in below)


def _may_be_own(line: Line, longest: int) -> bool:
    """Whether a line below other articles' headlines can be the title: no section, no body's name and no author."""
    if line.kind not in LOOSE or not _SHORTEST <= line.size <= longest or line.stop not in {"", "?", "!"}:
        return False
    named = cues.is_section(line.text) or cues.names_site(line.text) or BODY_NAME.match(line.text) or salutes(line)
    return not (named or cues.signs(line.text, below_title=True))


def is_listed(lines: list[Line], last: int) -> bool:
    """Whether a headline is the last of several below a line that announces them."""
    top = _top_of_run(lines, last + 1)
    return top > 0 and last - top >= 1 and lines[top - 1].kind is Kind.RELATED_CUE


def _top_of_run(lines: list[Line], at: int) -> int:
    """Where the headlines begin that stand in a row right above line `at`."""
    while at > 0 and lines[at - 1].kind in _HEADLINES:
        at -= 1
    return at


def _behind_run(lines: list[Line], at: int, stop: int) -> int:
    """The first line behind the headlines in a row that begin in line `at`, at most `stop`."""
    while at < stop and lines[at].kind in _HEADLINES:
        at += 1
    return at


def pairs_of(line: Line) -> set[tuple[str, str]]:
    """Each two syllables of a line that stand beside each other."""
    return set(pairwise(cues.key_of(line.text[:_LONGEST_TOLD]).split()))


def translates(lines: list[Line], at: int) -> bool:
    """Whether a line is the headline above it in English, on a page whose text is not."""
    above, line = lines[at - 1], lines[at]
    text = next((below.text for below in lines[at + 1 : at + 9] if below.kind is Kind.PROSE), "")
    return (
        line.kind in LOOSE
        and line.text.isascii()
        and not (above.text.isascii() or text.isascii())
        and above.size >= 7
        and may_be_title(above)
    )
