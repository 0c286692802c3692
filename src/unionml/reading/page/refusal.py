"""Saved pages that hold no article, and how they are told: by what they say of themselves, or as lists (`page.lists`).

A page is turned away only where several things agree; one that might be an article is read.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from unionml.errors import InputError
from unionml.reading.page.cues import cues, service
from unionml.reading.page.cues.banners import whole_key
from unionml.reading.page.cues.words import BODY_NAME
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line
from unionml.reading.page.lists import SENTENCE, is_list, prose_of

_LONGEST_FORM = 150
"""Syllables of a page, at most, that is no article and says so."""
_LONGEST_CONSENT = 500
"""Syllables of a question about cookies, at most; their purposes are listed at length."""
_FEWEST_FURNITURE = 6
_FEWEST_FIELDS = 4
_MOST_SAID = 2
"""Paragraphs of a form to log in, at most."""
_TITLE = 6
"""Syllables of a line that may be an article's title."""
_NAME = 7
"""Syllables from which a line may tell something and is no name of a guard's."""
_TOP = 20
_STOP = re.compile(r"[.!?…]\s")


def refuse(lines: list[Line], source: str) -> None:
    """Turn away what holds no running text and says or shows itself that it is no article.

    Args:
        lines: the page, with its kinds settled.
        source: where it was read from.

    Raises:
        InputError: the page leads on to articles, says that the one asked for is gone or for members, asks to log in,
            to write or about cookies, or holds menus only.
    """
    why = _reason(lines)
    if why:
        raise InputError(f"{source or 'the input'} {why}")


def _reason(lines: list[Line]) -> str:
    if is_list(lines):
        return "is a list of articles and holds none itself; open one, save its page and give that"
    size = sum(line.size for line in lines)
    if size <= _LONGEST_CONSENT and _asks_consent(lines):
        return "only asks about cookies; answer it, save the article's page and give that"
    if size > _LONGEST_FORM:
        return ""
    if _is_gone(lines):
        return "says that its page was not found; save the article's page and give that"
    if _is_door(lines):
        return "is the door before an article; open it in a browser, save the page behind it and give that"
    if _is_form(lines):
        return "is a form to write to a site; save the article's page and give that"
    if _is_login(lines):
        return "is a form to log in; log in, save the article's page and give that"
    if _is_wall(lines):
        return "shows its article to members only; log in, save the article's page and give that"
    if _is_empty(lines):
        return "holds the menus of a site and no article; save the article's page and give that"
    return ""


def _asks_consent(lines: list[Line]) -> bool:
    """Whether all that is said is about cookies, with buttons to agree or not."""
    buttons = {line.key for line in lines if line.size <= 5 and service.CONSENT_BUTTON.fullmatch(line.key)}
    said = [line for line in lines if line.size >= SENTENCE and line.kind in {Kind.PROSE, Kind.HEADLINE}]
    return (
        len(buttons) >= 2
        and any("cookie" in whole_key(line) for line in lines)
        and all(service.CONSENT.search(whole_key(line)) for line in said)
    )


def _above_text(lines: list[Line]) -> Iterator[Line]:
    """The lines down to the first sentence."""
    for line in lines:
        yield line
        if line.kind is Kind.PROSE and line.size >= SENTENCE:
            return


def _is_gone(lines: list[Line]) -> bool:
    if len(prose_of(lines)) > 3:
        return False
    if any(service.MISSING.fullmatch(line.key) for line in lines[:_TOP]):
        return True
    return any(
        not service.QUOTED.search(line.text)
        and (service.GONE.search(whole_key(line)) or service.MISSING.fullmatch(line.key))
        for line in _above_text(lines)
    )


def _is_door(lines: list[Line]) -> bool:
    said = prose_of(lines)
    return len(said) <= 3 and any(
        service.DOOR.search(whole_key(line)) and (line.size < _NAME or line.kind is Kind.PROSE)
        for line in _above_text(lines)
    )


def _is_form(lines: list[Line]) -> bool:
    """Whether all that is said are an address and the fields of a form to write to it."""
    fields = {line.key for line in lines if service.LETTER.fullmatch(line.key)}
    said = prose_of(lines) or [line for line in lines if line.kind in LOOSE and line.size >= _NAME]
    said = [line for line in said if not (service.HOURS.match(whole_key(line)) or BODY_NAME.match(line.text))]
    return len(fields) >= _FEWEST_FIELDS and not said


def _is_login(lines: list[Line]) -> bool:
    said = prose_of(lines)
    if len(said) > _MOST_SAID or not all(service.WAY_IN.search(whole_key(line)) for line in said):
        return False
    if any(a.kind is Kind.HEADLINE and b.kind is Kind.DATE for a, b in pairwise(lines)):
        return False  # a title and its date
    fields = {line.key for line in lines if service.LOGIN.fullmatch(line.key)}
    return len(fields) >= 2 and any("mật khẩu" in key or "password" in key for key in fields)


def _is_wall(lines: list[Line]) -> bool:
    """Whether members are asked for above anything that could be a title or a text, with a button to become one."""
    keys = [whole_key(line) for line in lines]
    if not any(service.LOGIN.fullmatch(key) or service.JOIN.fullmatch(key) for key in keys):
        return False
    for line in lines:
        if not service.QUOTED.search(line.text) and any(service.WALL.fullmatch(key) for key in _sentences(line)):
            return all(service.ACCOUNT.search(whole_key(other)) for other in prose_of(lines))
        if line.kind in {Kind.HEADLINE, Kind.PROSE, Kind.CAPTION} and line.size >= _TITLE:
            return False
    return False


def _sentences(line: Line) -> list[str]:
    """The keys of what a line says between its stops."""
    return [cues.key_of(part) for part in _STOP.split(line.text)]


def _is_empty(lines: list[Line]) -> bool:
    """Whether there is nothing but buttons, counters, an imprint and the name of a body."""
    furniture = sum(line.kind in {Kind.NOISE, Kind.FOOTER, Kind.WIDGET} for line in lines)
    ends = any(line.kind is Kind.FOOTER for line in lines)
    return (
        ends
        and furniture >= max(_FEWEST_FURNITURE, 0.5 * len(lines))
        and not any(
            line.kind in {Kind.PROSE, Kind.CAPTION, Kind.IMAGE, Kind.RELATED, Kind.DATE}
            or (line.kind in LOOSE and line.size > 4 and not (line.text.isupper() and BODY_NAME.match(line.text)))
            for line in lines
        )
    )
