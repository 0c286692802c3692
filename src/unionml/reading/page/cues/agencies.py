"""Labels that broadcasters' sites put around a picture, whose it is and what it shows, each on a line of its own.

They are no text, nor is the agency's name below or behind the first; what stands below the second is the caption.
"""

import re

from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

_WHOSE = r"(?:(?:nguồn|bản quyền) (?:hình )?ảnh|image (?:copyright|source|credit)|(?:photo|picture) (?:credit|source))"
_OWNED = re.compile(rf"{_WHOSE}(?: (?P<agency>.{{2,40}}))?")
_SHOWN = re.compile(r"(?:image|photo|picture) caption|chụp lại hình ảnh|(?:chú thích|ghi chú) (?:hình )?ảnh")
"""What the labels say, as keys."""
_AGENCY = 5
"""Words of an agency's name, at most."""
_CAPTION = 60
"""Syllables of a caption, at most."""


def mark_pictures(lines: list[Line]) -> None:
    """Tell such labels, the agency's name and the caption from text, in place."""
    at = 0
    while at < len(lines):
        stop = _behind_owner(lines, at)
        labelled = stop < len(lines) and _SHOWN.fullmatch(lines[stop].key) is not None
        behind = stop + labelled
        for line in lines[at:behind]:
            line.kind = Kind.ASIDE
        if labelled and behind < len(lines) and _may_be_caption(lines[behind]):
            lines[behind].kind = Kind.CAPTION
        at = max(behind, at + 1)


def _behind_owner(lines: list[Line], at: int) -> int:
    """The line behind the label and the name that say whose a picture is; `at` itself where there are none."""
    found = _OWNED.fullmatch(lines[at].key) if lines[at].text.count(":") == 0 else None
    if found is None:
        return at
    if found["agency"]:
        named = "," in lines[at].text and len(found["agency"].split()) <= _AGENCY and not lines[at].stop
        return at + named
    name = lines[at + 1] if at + 1 < len(lines) else lines[at]
    named = name.kind in LOOSE | {Kind.NOISE} and name.size <= _AGENCY and not name.stop and name.text[0].isupper()
    return at + 2 if named and name is not lines[at] else at


def _may_be_caption(line: Line) -> bool:
    return line.kind in LOOSE | {Kind.PROSE} and line.size <= _CAPTION and not line.level
