"""What several lines without a stop are, one below the other, between the paragraphs of an article."""

import re

from unionml.reading.page.context import is_spoken
from unionml.reading.page.cues import cues
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import Line

_SHORTEST, _USUAL = 6, 7
"""Syllables of a headline of another article, and of several on average."""
_TWICE = 12
"""Syllables of a heading above or below another, at most."""
_SHOWN, _CAPTION = 12, 4
"""Syllables of two captions, one below the other, and of each, at least."""
_SHOWS = 9
"""Syllables of a caption above a heading that asks, at least: the heading is shorter."""
_APART = 12
"""Syllables of a heading, at most, that a blank line divides from headlines above it."""
_ASKING = 10
"""Syllables of a question that heads a part of a text, at most."""
_ASKED_ASIDE = re.compile(r"\b(?:ư|à|nhỉ|hả|hử|chứ|chăng|thì sao|thế nào đây|ai ngờ|ai biết)$")
"""How questions close, as keys, that a writer asks in passing."""
_KEYWORDS, _KEYWORD = 3, 6
"""Keywords in one line, at least, and syllables of one, at most."""
_TOGETHER = 10
"""Syllables of two headlines in one line, at least."""
_NUMBERED = 12
"""Syllables of a heading with a number in front and a stop behind, at most."""


def is_numbered_heading(line: Line) -> bool:
    """Whether a first line with a stop is the heading of a first part: `1. Đại hội công đoàn cơ sở.`"""
    return line.size <= _NUMBERED and re.match(r"(?:1|I|A)[.)]\s", line.text) is not None


def are_headlines(run: list[Line]) -> bool:
    """Whether three lines or more are other articles' headlines: most are as long as these, and none calls.

    Questions that share a word with all the other lines are about one matter, and the article's.
    """
    bare = sum(not line.stop for line in run)
    asking = all(not line.stop or (line.stop == "?" and line.text[0].isalpha()) for line in run)
    asking = asking and (bare == len(run) or not set.intersection(*(set(line.key.split()) for line in run)))
    long = sum(line.size >= _SHORTEST for line in run) >= 0.6 * len(run)
    long = long or (bare == len(run) and sum(line.size for line in run) >= _USUAL * len(run))
    return len(run) >= 3 and asking and bare >= 2 and long


def names_speaker(run: list[Line]) -> bool:
    """Whether a run opens with a quotation or a caption and the name of its speaker or photographer."""
    name = run[1].text
    return 2 <= len(name.split()) <= 6 and cues.is_byline(name) and not cues.is_byline(run[0].text) and run[0].size >= 4


def ends_text(lines: list[Line], at: int) -> bool:
    """Whether no paragraph stands in line `at` or below it."""
    return not any(line.kind is Kind.PROSE for line in lines[at:])


def head_twice(run: list[Line]) -> bool:
    """Whether two lines are a heading and another below it: in capitals, numbered, short or set apart.

    Captions are longer, and stand in one block.
    """
    sizes = [line.size for line in run]
    shown = not run[1].gap and sum(sizes) >= _SHOWN and min(sizes) >= _CAPTION
    return max(sizes) <= _TWICE and (not shown or any(line.text.isupper() or line.bullet for line in run))


def shows_and_asks(run: list[Line]) -> bool:
    """Whether two lines above a paragraph are a caption and a heading, a question that nobody is asked."""
    if len(run) != 2 or run[0].stop or run[1].stop != "?" or any(line.bullet for line in run):
        return False
    return run[0].size >= _SHOWS > run[1].size and not is_spoken(run[1].text)


def ends_in_heading(run: list[Line], *, closed: bool) -> bool:
    """Whether a blank line divides the last of several lines from a block of headlines above it."""
    apart = len(run) >= 3 and run[-1].gap and not any(line.gap for line in run[1:-1])
    return closed and apart and run[-1].size <= _APART


def heads_on(line: Line) -> bool:
    """Whether a short question that nobody is asked is a heading, where others stand or below a caption."""
    if line.stop != "?" or line.size > _ASKING or line.bullet:
        return False
    return not (is_spoken(line.text) or _ASKED_ASIDE.search(line.key))


def are_keywords(line: Line, told: str) -> bool:
    """Whether a line below a text is keywords with nothing between them: phrases, each of which the text has.

    Args:
        line: the line.
        told: title, sapo and paragraphs.
    """
    words, text = line.key.split(), f" {cues.key_of(told)} "
    at = found = 0
    while at < len(words):
        sizes = range(min(_KEYWORD, len(words) - at), 1, -1)
        size = next((size for size in sizes if f" {' '.join(words[at : at + size])} " in text), 0)
        if size == 0:
            return False
        at, found = at + size, found + 1
    return found >= _KEYWORDS and not (cues.is_scene(line.text) or line.stop)


def run_together(line: Line) -> bool:
    """Whether a line is two headlines run together: a capital opens the second."""
    if line.size < _TOGETHER or cues.is_scene(line.text):
        return False
    words = line.text.split()
    return any(
        a[-1].islower() and a[0].islower() and b[0].isupper() and c[0].islower()
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )
