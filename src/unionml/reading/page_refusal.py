"""Saved pages that hold no article, and how they are told: by what they say of themselves, or by the shape of a list.

A page is turned away only where several things agree; one that might be an article is read. Teasers below a cue (`Tin
liên quan`) count for nothing, and neither do headlines alone; a page with one paragraph of ordinary length among
short ones is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionml.errors import InputError
from unionml.reading import page_cues as cues
from unionml.reading import page_service as service
from unionml.reading.page_kinds import LOOSE, TITLES, Kind
from unionml.reading.page_lines import Line
from unionml.reading.page_words import BODY_NAME

_LONGEST_FORM = 150
"""Syllables of a page, at most, that is no article and says so."""
_LONGEST_CONSENT = 500
"""Syllables of a question about cookies, at most; their purposes are listed at length."""
_TEASER = 30
"""Syllables of a paragraph, at least, that is no teaser."""
_LONG_TEASER = 60
"""Syllables of one that is no teaser even where two signs say that the page is a list."""
_FEWEST_TEASERS = 3
_FEWEST_READ_ON = 4
_FEWEST_DATED = 5
_FEWEST_FURNITURE = 6
_FEWEST_FIELDS = 4
_MOST_SAID = 2
"""Paragraphs of a form to log in, at most."""
_SENTENCE = 8
"""Syllables of a line that may be an article's sentence."""
_TITLE = 6
"""Syllables of a line that may be an article's title."""
_HEADLINE = 7
"""Syllables of the headlines of a front page, on average; headings within an article are shorter."""
_TOP = 20
_STOP = re.compile(r"[.!?…]\s")
_NOTE = re.compile(r"\S\s[(\[]([^()\[\]]{2,20})[)\]]$")
_QUOTED = re.compile('["“”«»]')


@dataclass(slots=True)
class _Entry:
    """A headline and what stands below it, up to the next one."""

    headline: Line
    text: list[Line]
    dated: Kind | None = None  # a date, or the noise of a time or a counter
    dated_behind: bool = False


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
    if _is_list(lines) or _is_register(lines) or _is_gallery(lines):
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


def _key(line: Line) -> str:
    return line.key or cues.key_of(line.text)


def _prose(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.kind is Kind.PROSE and line.size >= _SENTENCE]


def _is_list(lines: list[Line]) -> bool:
    """Whether the page is headlines with teasers below them, and no paragraph of ordinary length."""
    longest = max((line.size for line in _prose(lines)), default=0)
    if longest >= _LONG_TEASER:
        return False
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), len(lines))
    read_on = sum(service.READ_ON.fullmatch(line.key) is not None for line in lines)
    found = any(service.FOUND.fullmatch(line.key) for line in lines[:first])
    if longest < _TEASER and (read_on >= _FEWEST_READ_ON or found):
        return True
    entries = _entries(lines)
    teasers = [entry for entry in entries if entry.text]
    paged = _is_paged(lines, teasers[-1].text[-1] if teasers else None)
    if not teasers:
        dated = sum(entry.dated is not None for entry in entries)
        shown = any(line.kind in {Kind.CAPTION, Kind.IMAGE, Kind.PROSE} for line in lines)
        headed = any(
            service.ARCHIVE.match(line.text) for line in lines if entries and line.start < entries[0].headline.start
        )
        fewest = _FEWEST_TEASERS if headed else _FEWEST_DATED
        return paged and not shown and dated >= max(fewest, 0.75 * len(entries))
    if entries[0].dated is Kind.DATE and all(entry.dated is not Kind.DATE for entry in entries[1:]):
        return False  # a title with its date, and headings
    if len(teasers) < _FEWEST_TEASERS or any(len(entry.text) > 1 for entry in teasers):
        return False
    dated = sum(entry.dated is not None for entry in teasers)
    texts = [entry.text[0] for entry in teasers]
    signs = [
        dated >= max(_FEWEST_TEASERS, len(teasers) - 1) or all(entry.dated_behind for entry in teasers),
        sum(cues.opens_with_agency(line.text) for line in texts) >= max(_FEWEST_TEASERS, len(texts) - 1),
        sum(line.stop == "…" for line in texts) >= max(_FEWEST_TEASERS, len(texts) - 1),
        read_on >= _FEWEST_TEASERS,
        found,
        paged,
        longest < _TEASER and _is_front(lines, entries),
    ]
    long = sum(line.size >= _TEASER for line in texts)
    return sum(signs) >= 2 and long >= 0.5 * len(texts) if longest >= _TEASER else any(signs)


def _is_register(lines: list[Line]) -> bool:
    """Whether the page is a table of documents with buttons that lead through more of it, and no text."""
    rows = sum(line.kind is Kind.ASIDE for line in lines)
    return rows >= _FEWEST_TEASERS and not _prose(lines) and any(service.PAGER.fullmatch(line.key) for line in lines)


def _is_gallery(lines: list[Line]) -> bool:
    """Whether the page is albums, each with the number of its pictures below or behind it, and no text."""
    if any(line.kind is Kind.PROSE for line in lines):
        return False
    albums = sum(
        service.PICTURES.fullmatch(line.key) is not None and lines[at - 1].kind in LOOSE
        for at, line in enumerate(lines[1:], 1)
    )
    notes = [_NOTE.search(line.text) for line in lines if line.text[-1] in ")]" and line.kind in TITLES]
    counted = sum(note is not None and cues.is_picture_count(cues.key_of(note[1])) for note in notes)
    shown = any(line.kind in {Kind.CAPTION, Kind.IMAGE} for line in lines)
    return albums >= 2 or (counted >= _FEWEST_TEASERS and not shown)


def _entries(lines: list[Line]) -> list[_Entry]:
    """The headlines above whatever announces other articles; none where text stands above them all."""
    entries: list[_Entry] = []
    for line in lines:
        teaser = line.kind is Kind.PROSE or (line.kind is Kind.HEADLINE and line.stop == "…" and entries != [])
        if teaser and line.stop != ":":
            if not entries:
                return []
            entries[-1].text.append(line)
        elif line.kind in {Kind.HEADLINE, Kind.RELATED} and not service.PAGER.fullmatch(line.key):
            entries.append(_Entry(line, [], dated=Kind.DATE if cues.is_dated_headline(line.text) else None))
        elif entries and (line.kind is Kind.DATE or (line.kind is Kind.NOISE and line.text[0].isdigit())):
            if entries[-1].text:
                entries[-1].dated_behind = True
            else:
                entries[-1].dated = entries[-1].dated or line.kind
        elif line.kind in {Kind.RELATED_CUE, Kind.COMMENT_CUE} and _announces(line, entries):
            break
    return entries


def _announces(cue: Line, entries: list[_Entry]) -> bool:
    """Whether a cue below the first text announces other articles, and is no link to the rest of a teaser."""
    return not service.READ_ON.fullmatch(cue.key) and any(entry.text for entry in entries)


def _is_paged(lines: list[Line], last: Line | None) -> bool:
    """Whether buttons right behind the last teaser (or anywhere, without one) lead through the pages of a list."""
    at = next((at for at, line in enumerate(lines, 1) if line is last), 0)
    below = [line.key for line in lines[at:] if not service.READ_ON.fullmatch(line.key)]
    runs = list(zip(below, below[1:], below[2:], strict=False))
    if last is not None:
        below, runs = below[:2], runs[:2]
    return any(service.PAGER.fullmatch(key) for key in below) or ("1", "2", "3") in runs


def _is_front(lines: list[Line], entries: list[_Entry]) -> bool:
    """Whether headlines with a teaser stand among such without one, and sections follow, as on a front page."""
    last = max(at for at, entry in enumerate(entries) if entry.text)
    if all(entry.text for entry in entries[:last]):
        return False
    end = next(at for at, line in enumerate(lines) if line is entries[last].text[0])
    below = {line.key for line in lines[end:] if cues.is_section(line.text) or line.key.startswith("xem tất cả")}
    menu = sum(cues.is_section(line.text) for line in lines if line.start < entries[0].headline.start)
    mean = sum(entry.headline.size for entry in entries[: last + 1]) / (last + 1)
    return len(below) >= 2 and menu >= 4 and mean >= _HEADLINE


def _asks_consent(lines: list[Line]) -> bool:
    """Whether all that is said is about cookies, with buttons to agree or not."""
    buttons = {line.key for line in lines if line.size <= 5 and service.CONSENT_BUTTON.fullmatch(line.key)}
    said = [line for line in lines if line.size >= _SENTENCE and line.kind in {Kind.PROSE, Kind.HEADLINE}]
    return (
        len(buttons) >= 2
        and any("cookie" in _key(line) for line in lines)
        and all(service.CONSENT.search(_key(line)) for line in said)
    )


def _above_text(lines: list[Line]) -> Iterator[Line]:
    """The lines down to the first sentence."""
    for line in lines:
        yield line
        if line.kind is Kind.PROSE and line.size >= _SENTENCE:
            return


def _is_gone(lines: list[Line]) -> bool:
    if len(_prose(lines)) > 3:
        return False
    if any(service.MISSING.fullmatch(line.key) for line in lines[:_TOP]):
        return True
    return any(
        not _QUOTED.search(line.text) and (service.GONE.search(_key(line)) or service.MISSING.fullmatch(line.key))
        for line in _above_text(lines)
    )


def _is_door(lines: list[Line]) -> bool:
    said = _prose(lines)
    return len(said) <= 3 and any(
        service.DOOR.search(_key(line)) and (line.size < _HEADLINE or line.kind is Kind.PROSE)
        for line in _above_text(lines)
    )


def _is_form(lines: list[Line]) -> bool:
    """Whether all that is said are an address and the fields of a form to write to it."""
    fields = {line.key for line in lines if service.LETTER.fullmatch(line.key)}
    said = _prose(lines) or [line for line in lines if line.kind in LOOSE and line.size >= _HEADLINE]
    said = [line for line in said if not (service.HOURS.match(_key(line)) or BODY_NAME.match(line.text))]
    return len(fields) >= _FEWEST_FIELDS and not said


def _is_login(lines: list[Line]) -> bool:
    said = _prose(lines)
    if len(said) > _MOST_SAID or not all(service.WAY_IN.search(_key(line)) for line in said):
        return False
    if any(a.kind is Kind.HEADLINE and b.kind is Kind.DATE for a, b in pairwise(lines)):
        return False  # a title and its date
    fields = {line.key for line in lines if service.LOGIN.fullmatch(line.key)}
    return len(fields) >= 2 and any("mật khẩu" in key or "password" in key for key in fields)


def _is_wall(lines: list[Line]) -> bool:
    """Whether members are asked for above anything that could be a title or a text, with a button to become one."""
    keys = [_key(line) for line in lines]
    if not any(service.LOGIN.fullmatch(key) or service.JOIN.fullmatch(key) for key in keys):
        return False
    for line in lines:
        if not _QUOTED.search(line.text) and any(service.WALL.fullmatch(key) for key in _sentences(line)):
            return all(service.ACCOUNT.search(_key(other)) for other in _prose(lines))
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
