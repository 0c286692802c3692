"""What several lines without a stop are, one below the other, between the paragraphs of an article."""

import re

from unionml.reading.page.cues import cues
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import Line

_SHORTEST, _USUAL = 6, 7
"""Syllables of a headline of another article, and of several on average."""
_TWICE = 12
"""Syllables of a heading above or below another, at most."""
_SHOWN, _CAPTION = 12, 4
"""Syllables of two captions, one below the other, and of each, at least."""
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
