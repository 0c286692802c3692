"""The captions of a gallery, each beside the number of its picture: `3/7`."""

import re
from itertools import pairwise

from unionml.reading.page.cues import cues
from unionml.reading.page.kinds import LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line

_COUNTER = re.compile(r"(?:(?:ảnh|hình|photo|image)\s)?(\d{1,3})\s?(?:/|of|trên)\s?(\d{1,3})", re.IGNORECASE)
_PICTURES = 3
"""Pictures of a gallery, at least."""
_CAPTION = 80
"""Syllables of a caption, at most."""


def mark_galleries(lines: list[Line]) -> None:
    """Below or above counters that run from one to the number of pictures stands a caption each, in place.

    Pages of a divided article hold several paragraphs each, and dates and results do not run so.
    """
    places: list[int] = []
    total = 0
    for at, line in enumerate(lines):
        found = _COUNTER.fullmatch(line.text) if line.size <= 4 else None
        if found is None:
            continue
        number, of = int(found[1]), int(found[2])
        if number == 1:
            places, total = [at], of
        elif number == len(places) + 1 and of == total:
            places.append(at)
        else:
            places = []
        if len(places) == total >= _PICTURES:
            _mark(lines, places)
            places = []


def _mark(lines: list[Line], places: list[int]) -> None:
    between = [_said(lines, a + 1, b) for a, b in pairwise(places)]
    if not all(len(found) == 1 and _may_be_caption(found[0]) for found in between):
        return
    captions = [found[0] for found in between]
    behind = _said(lines, places[-1] + 1, min(places[-1] + 4, len(lines)))[:1]
    before = _said(lines, max(0, places[0] - 3), places[0])[-1:]
    # Below the last number stands one more; if what stands there is none, captions are above their numbers.
    below = bool(behind) and behind[0].kind in {line.kind for line in captions} and not cues.is_author(behind[0].text)
    captions += [line for line in (behind if below else before) if _may_be_caption(line)]
    for at in places:
        lines[at].kind = Kind.NOISE
    for line in captions:
        line.kind = Kind.CAPTION


def _said(lines: list[Line], first: int, stop: int) -> list[Line]:
    """What is said between two numbers, without the photographer's name."""
    return [line for line in lines[first:stop] if line.kind not in SILENT and not cues.is_bare_credit(line.text)]


def _may_be_caption(line: Line) -> bool:
    return line.kind in LOOSE | {Kind.PROSE, Kind.CAPTION} and line.size <= _CAPTION and not line.level
