"""Saved pages that are lists of articles: headlines with teasers, tables of documents, albums.

A page is one only where several things agree; one that might be an article is read. Teasers below a cue (`Tin liên
quan`) count for nothing, and neither do headlines alone; a page with one paragraph of ordinary length among short ones
is none.
"""

import re
from dataclasses import dataclass

from unionml.reading.page.cues import cues, service
from unionml.reading.page.kinds import LOOSE, TITLES, Kind
from unionml.reading.page.lines import Line

SENTENCE = 8
"""Syllables of a line that may be an article's sentence."""
_TEASER = 30
"""Syllables of a paragraph, at least, that is no teaser."""
_LONG_TEASER = 60
"""Syllables of one that is no teaser even where two signs say that the page is a list."""
_FEWEST_TEASERS = 3
_FEWEST_READ_ON = 4
_FEWEST_DATED = 5
_HEADLINE = 7
"""Syllables of the headlines of a front page, on average; headings within an article are shorter."""
_NOTE = re.compile(r"\S\s[(\[]([^()\[\]]{2,20})[)\]]$")


@dataclass(slots=True)
class _Entry:
    """A headline and what stands below it, up to the next one."""

    headline: Line
    text: list[Line]
    dated: Kind | None = None  # a date, or the noise of a time or a counter
    dated_behind: bool = False


def is_list(lines: list[Line]) -> bool:
    """Whether a page is a list of articles and holds none itself."""
    return _is_list(lines) or _is_register(lines) or _is_gallery(lines)


def prose_of(lines: list[Line]) -> list[Line]:
    """The lines that may be an article's sentences."""
    return [line for line in lines if line.kind is Kind.PROSE and line.size >= SENTENCE]


def _is_list(lines: list[Line]) -> bool:
    """Whether the page is headlines with teasers below them, and no paragraph of ordinary length."""
    longest = max((line.size for line in prose_of(lines)), default=0)
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
    return rows >= _FEWEST_TEASERS and not prose_of(lines) and any(service.PAGER.fullmatch(line.key) for line in lines)


def _is_gallery(lines: list[Line]) -> bool:
    """Whether the page is albums, each with the number of its pictures below or behind it, and no text."""
    if any(line.kind is Kind.PROSE for line in lines):
        return False
    albums = sum(
        cues.is_picture_count(line.key) and lines[at - 1].kind in LOOSE for at, line in enumerate(lines[1:], 1)
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
