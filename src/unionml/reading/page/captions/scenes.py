"""Captions that name no photographer: `Các đại biểu biểu quyết tại đại hội.`

On a page saved as text they stand among the paragraphs as if they were some. A caption is far shorter than the
paragraphs around it, opens with somebody or something that a camera sees, shows them at something that it sees or
at a place, and tells nothing: no time, no figure, no speech, no reason, no link to what was said before. Where one
of these fails it is taken for a paragraph, as a caption in the text does less harm than a paragraph that is lost.

Without a stop they stand among the sub-headings, which name a theme or a step (`Nhiều cách làm hay`) and may be just as
long. Here figures and times speak for the caption, and words for what cannot be seen against it.

How a sentence reads, `page.captions.scene_model` has learnt; here is decided where one may stand.
`benchmarks/reader/captions.py` counts what is found and what is taken wrongly.
"""

import re
from functools import lru_cache

from unionml.reading.page.captions.scene_model import score
from unionml.reading.page.captions.scene_signs import (
    canonical,
    lacks_verb,
    opens_with_person,
    plainest,
    shows_picture,
    shows_scene,
    shows_view,
    tells_when,
)
from unionml.reading.page.captions.subheads import Subheads
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import DATELINE, PICTURES
from unionml.reading.page.kinds import CLOSING, LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line

_LONGEST = 25
"""Syllables of a caption at most."""
_LONGEST_NAMED = 45
"""The same of a line without a stop that opens with somebody's name, behind which all his offices may stand."""
_LONGEST_FIRST = 16
"""The same in front of the first paragraph: sapos are longer."""
_ODDS = 1.75
"""Score of a caption among paragraphs at least, a logarithm of odds."""
_SURE = 3.0
"""Score of one that can hardly be anything else: it may be longer beside the paragraphs."""
_SURE_LAST = 5.0
"""The same of the last paragraph: articles, too, close with a short sentence."""
_SHARE_SURE = 0.7
_SHARE = 0.6
"""Length of a caption against that of the page's middle paragraph, at most."""
_LONGEST_SHOWN = 35
"""Syllables of a caption below a line that says that pictures follow."""
_MOST_BELOW, _SIGNATURE = 4, 8
"""Captions below the last paragraph, and syllables of an office that signs, at most."""
_TEXT = 2
"""Paragraphs above such captions, at least."""
_PICTURES_BELOW = re.compile(
    r"(?:dưới|sau) đây là(?: \w+){0,3}? (?:hình ảnh|(?:bức|tấm) (?:ảnh|hình)|tấm được|ảnh (?!hưởng)|khoảnh khắc)\b"
    r"|(?:một số|một vài|chùm) (?:hình )?ảnh(?! hưởng)\b"
)
_HEADING = 14
"""Syllables of a heading above pictures, at most: `Một số hình ảnh tại đại hội:`."""
_SENTENCES = re.compile(r"(?<=\w[.!?…])\s+")
_LABELS = frozenset(("chú thích ảnh", "chú thích"))
"""What somebody writes above the captions of the pictures that come with a text, as keys."""


def mark_scenes(lines: list[Line]) -> None:
    """Make captions of the lines among an article's own that show a scene, in place.

    The last paragraph is one only below a label, with a date at its end or where it can hardly be anything else. Three
    in a row are a list, and where half of the text or more would be captions they are its sentences.

    Args:
        lines: the article's own, behind its title.
    """
    _mark_labelled(lines)
    _mark_announced(lines)
    _mark_unclosed(lines)
    prose = [line for line in lines if line.kind is Kind.PROSE]
    if len(prose) < 3:
        return
    sizes = sorted(line.size for line in prose)
    middle = sizes[len(sizes) // 2]
    shown = [_may_stand(prose, at, middle) and _odds(prose[at].text) > _ODDS for at in range(len(prose))]
    listed = [all(shown[at : at + 3]) for at in range(len(prose) - 2)]
    found = [line for at, line in enumerate(prose) if shown[at] and not any(listed[max(0, at - 2) : at + 1])]
    if 2 * len(found) < len(prose):
        for line in found:
            line.kind = Kind.CAPTION


@lru_cache(maxsize=256)  # where it stands and whether it is one ask for the same
def _odds(text: str) -> float:
    """How much a paragraph of one sentence reads like a caption; what was learnt is Vietnamese."""
    if not cues.is_vietnamese(text):
        return _SURE if shows_scene(text) else 0.0
    return max(score(text), score(plainest(text)))


def _mark_labelled(lines: list[Line]) -> None:
    """Right below a line that announces captions, nothing but the sentence decides."""
    labelled = False
    for line in lines:
        if labelled and line.kind is Kind.PROSE and line.size <= _LONGEST and shows_scene(line.text):
            line.kind = Kind.CAPTION
        labelled = line.key in _LABELS or (labelled and line.kind is Kind.CAPTION)


def _mark_announced(lines: list[Line]) -> None:
    """Below `Dưới đây là những hình ảnh …` everything is a caption, where all of it is short; the last may conclude."""
    at = next((at for at, line in enumerate(lines) if announces(line)), len(lines))
    below = [line for line in lines[at + 1 :] if line.kind is Kind.PROSE or (line.kind in LOOSE and not line.level)]
    said = [line for line in below if line.kind is Kind.PROSE]
    if len(below) < 2 or any(line.size > _LONGEST_SHOWN or _SENTENCES.search(line.text) for line in said):
        return
    for line in below:
        if line is not below[-1] or line.kind is not Kind.PROSE or shows_scene(line.text):
            line.kind = Kind.CAPTION
    _mark_heading(lines[at])


def _mark_heading(line: Line) -> None:
    """What says in a few words and a colon that pictures follow is their heading."""
    if line.stop == ":" and line.size <= _HEADING and PICTURES.match(line.key):
        line.kind, line.level = Kind.HEADLINE, 2


def announces(line: Line) -> bool:
    """Whether a line, or the last sentence of a paragraph, says that pictures follow."""
    if line.kind is Kind.PROSE or line.kind in LOOSE or line.stop == ":":
        last = _SENTENCES.split(canonical(line.text[-300:]).casefold())[-1]
        return len(last.split()) <= _LONGEST and _PICTURES_BELOW.match(last) is not None
    return False


def _mark_unclosed(lines: list[Line]) -> None:
    """Lines without a stop, one or two between paragraphs: the lower of two may be the next part's heading.

    It is none in the same block, where blank lines divide the paragraphs: there both are captions or neither.
    """
    has_gaps = any(line.gap for line in lines)
    spoken = [line for line in lines if line.kind not in SILENT]
    subheads = Subheads(spoken)
    at = 0
    while at < len(spoken):
        stop = at
        while stop < len(spoken) and spoken[stop].kind in LOOSE:
            stop += 1
        run = spoken[at:stop]
        above = spoken[at - 1] if at else None
        inside = stop < len(spoken) and spoken[stop].kind in {Kind.PROSE, Kind.CAPTION}
        inside = inside and (above is None or (above.kind in {Kind.PROSE, Kind.CAPTION} and above.stop != ":"))
        inside = inside and not (above is not None and _opens_article(spoken[stop].text))
        shown = _shown(run, above or spoken[at])
        if len(run) == 1 and above is not None:
            told = subheads.shows(at)
            shown = shown if told is None else [told]
        parted = above is not None and shown[:1] == [True] and (len(run) == 1 or run[1].gap or not has_gaps)
        if inside and len(run) <= 2 and (all(shown) or parted):
            for line, is_shown in zip(run, shown, strict=True):
                line.kind = Kind.CAPTION if is_shown else line.kind
        at = max(stop, at + 1)


def mark_below(lines: list[Line], begin: int) -> None:
    """Make captions of the lines without a stop below an article's last paragraph that all show pictures, in place.

    What closes articles stands below, or nothing; perhaps an author signs first. A few that are announced need not show
    anything.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
    """
    text, run, _ = below_text(lines, begin, _TEXT)
    told = sum(line.kind is Kind.PROSE for line in text)
    announced = [at for at, line in enumerate([*text[-1:], *run[:1]]) if announces(line)]
    pictured = run[announced[-1] :] if announced else []
    if told >= _TEXT and 0 < len(pictured) <= _MOST_BELOW:
        _mark_heading(text[-1])
        for line in pictured:
            line.kind = Kind.CAPTION
        return
    is_below = told >= _TEXT and text[-1].kind in {Kind.PROSE, Kind.CAPTION} and text[-1].stop != ":"
    if is_below and 0 < len(run) <= _MOST_BELOW and all(_shown(run, text[-1])) and not any(map(_may_sign, run)):
        for line in run:
            line.kind = Kind.CAPTION


def below_text(lines: list[Line], begin: int, least: int) -> tuple[list[Line], list[Line], bool]:
    """What stands below an article's last paragraph and above what closes it; an author who signs there is left out.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
        least: paragraphs, at least, in front of what closes an article.

    Returns:
        The lines of the article that say something, those without a stop below them, and whether anything closes it.
    """
    told = 0
    stop = begin
    while stop < len(lines) and not (told >= least and lines[stop].kind in CLOSING):
        told += lines[stop].kind is Kind.PROSE
        stop += 1
    text = [line for line in lines[begin:stop] if line.kind not in SILENT]
    while text and text[-1].kind in LOOSE and cues.is_byline(text[-1].text):
        text.pop()
    last = len(text)
    while last and text[last - 1].kind in LOOSE:
        last -= 1
    return text[:last], text[last:], stop < len(lines)


def _shown(run: list[Line], above: Line) -> list[bool]:
    """Which of several lines without a stop show a picture, alone or with the line below that goes on in small letters.

    Who it is stands above, the deed below: `Ông Trần Lực, Chủ tịch công đoàn` / `trao quà cho công nhân`.
    """
    shown: list[bool] = []
    for line, below in zip(run, [*run[1:], None], strict=False):
        goes_on = below is not None and below.text[0].islower() and _is_free(below)
        whole = f"{line.text} {below.text}" if below is not None and goes_on else line.text
        continued = line.text[0].islower() and (shown[-1] if shown else above.kind is Kind.CAPTION)
        shown.append(_is_free(line) and (continued or shows_picture(line.text) or shows_picture(whole)))
    return shown


def _may_sign(line: Line) -> bool:
    """Whether a line can be the office and the name of who signs; nobody signs as `Ông` or `Chị`."""
    capitals = sum(word[0].isupper() for word in line.text.split())
    return line.size <= _SIGNATURE and capitals >= 2 and not opens_with_person(line.text)


def _opens_article(text: str) -> bool:
    """Whether a paragraph opens as sapos do: what stands above it is then a headline."""
    return cues.opens_with_agency(text) or DATELINE.match(text) is not None


def _is_free(line: Line) -> bool:
    """Whether nothing but its words tells what a line without a stop is."""
    longest = _LONGEST_NAMED if opens_with_person(line.text) else _LONGEST
    return not (line.stop or line.level or line.linked or line.bullet) and line.size <= longest


def _may_stand(prose: list[Line], at: int, middle: int) -> bool:
    """Whether a paragraph is as short as a caption, and neither the last nor part of a sentence with its neighbours.

    One without a verb may be longer than others here are; and the last, too, one that says when its picture was taken
    or that can hardly be anything else.
    """
    line = prose[at]
    limit = _LONGEST if at else _LONGEST_FIRST
    size = len(plainest(line.text).split()) if line.size <= _LONGEST_NAMED else line.size
    if line.stop != "." or size > limit:
        return False
    is_last, is_long = at + 1 == len(prose), size > _SHARE * middle
    sure = _SURE if shows_view(line.text) else _SURE_LAST
    if is_last and not (tells_when(line.text) or _odds(line.text) > sure):
        return False
    if is_long and not (tells_when(line.text) or lacks_verb(line.text)):
        return size <= _SHARE_SURE * middle and _odds(line.text) > _SURE and _stands_alone(prose, at)
    return _stands_alone(prose, at)


def _stands_alone(prose: list[Line], at: int) -> bool:
    """Whether a paragraph is no part of a sentence with its neighbours."""
    return not (at and prose[at - 1].stop == ":") and not (at + 1 < len(prose) and prose[at + 1].text[0].islower())
