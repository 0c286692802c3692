"""Chains of headline, paragraph, headline, paragraph: the teasers of other articles, or an article's own sections."""

import re
from dataclasses import dataclass, field

from unionml.reading.page.captions.scene_signs import shows_picture
from unionml.reading.page.cues import cues
from unionml.reading.page.kinds import CLOSING, FURNITURE, LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line

_COUNTS = {
    word: number
    for number, words in enumerate(("hai", "ba", "bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười"), 2)
    for word in words.split("|")
}
_COUNT = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)})\b")
_OPENING = 30
"""Syllables of a teaser in which it says its headline."""
_ENOUGH = 2.0
"""Points from which a chain is taken for sections."""
_TEXT = 3
"""Paragraphs of an article, at least, in front of teasers that only their dates tell."""
_OF_TEXT = frozenset({Kind.PROSE, Kind.CAPTION})


@dataclass(slots=True)
class Chains:
    """Indices of the paragraphs of chains.

    Attributes:
        teasers: of chains that can only be teasers.
        sections: of chains that are the article's own.
        end: where teasers with a date each begin, behind which nothing is the article's; -1 without any.
    """

    teasers: set[int] = field(default_factory=set)
    sections: set[int] = field(default_factory=set)
    end: int = -1


def find_chains(lines: list[Line], begin: int) -> Chains:
    """Tell the chains behind a title apart; the headlines of three sections or more become headings, in place.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
    """
    chains = Chains()
    kinds = {line.kind for line in lines}
    bare = begin <= 5 and not kinds & (FURNITURE - {Kind.DATE})
    rest = [at for at in range(begin, len(lines)) if lines[at].kind not in SILENT]
    place = paragraphs = 0
    over = headed = False
    while place + 1 < len(rest):
        stop = place
        while stop + 1 < len(rest) and lines[rest[stop]].kind in LOOSE and lines[rest[stop + 1]].kind is Kind.PROSE:
            stop += 2
        heads, prose = rest[place:stop:2], rest[place + 1 : stop : 2]
        after = lines[rest[stop]] if stop < len(rest) else None
        others = 2.0 / len(heads) if headed and heads else 0.0  # an article that has had headings has more
        if heads and others + _points(lines, begin, heads, after, paragraphs, bare=bare, over=over) >= _ENOUGH:
            headed = True
            chains.sections.update(prose)
            if len(heads) >= 3 and 2 * sum(_shows(lines, at) for at in heads) <= len(heads):
                for line in (lines[at] for at in heads if lines[at].size <= 16 and not lines[at].stop):
                    line.level = line.level or 2
        elif kinds & FURNITURE and _like_teasers(lines, heads, prose, after):
            chains.teasers.update(prose)
        furnished = kinds & (FURNITURE - {Kind.DATE})
        if chains.end < 0 and furnished and paragraphs >= _TEXT and _are_dated(lines, heads, after):
            chains.end = heads[0]
        headed = headed or (bool(heads) and not over and after is not None and after.kind is Kind.PROSE)
        for line in (lines[at] for at in rest[place : max(stop, place + 1)]):
            paragraphs += line.kind is Kind.PROSE
            over = over or (paragraphs > 0 and _ends(line))
        place = max(stop, place + 1)
    return chains


def _shows(lines: list[Line], at: int) -> bool:
    """Whether a short line tells what a photograph shows, in the words of captions or right below a picture."""
    pictured = lines[at - 1].kind is Kind.IMAGE and shows_picture(lines[at].text)
    return pictured or cues.is_scene(lines[at].text)


def _ends(line: Line) -> bool:
    """Whether a line is a sign that an article is over."""
    return line.kind in CLOSING or (line.kind in LOOSE and cues.is_byline(line.text))


def _points(
    lines: list[Line], begin: int, heads: list[int], after: Line | None, paragraphs: int, *, bare: bool, over: bool
) -> float:
    """How much speaks for a chain being made of sections of the article.

    An article has text of its own before other articles follow: a chain right behind the sapo is most of it. A title
    may say how many sections there are, an author may sign below the last, and on a page of nothing else there are no
    other articles. Against it speak signs in front of the chain that the article is over, and dates inside.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
        heads: indices of the chain's headlines.
        after: the line behind the chain, if there is one.
        paragraphs: how many stand between the title and the chain.
        bare: whether the page holds nothing but an article.
        over: whether a sign stands in front of the chain that the article is over.
    """
    points = 2.0 if paragraphs <= 1 else 1.0 if paragraphs == 2 else 0.0
    points += bare - 3.0 * over
    if points < 0 or len(heads) < 2:
        return points
    counts = _COUNT.findall(lines[begin - 1].text[:300].casefold()) if begin else []
    if any(len(heads) == (_COUNTS.get(count) or int(count)) for count in counts):
        points += 1.5
    if after is not None and cues.is_byline(after.text):
        points += 1.0
    if 2 * sum(line.kind is Kind.DATE for line in lines[heads[0] : heads[-1] + 1]) >= len(heads):
        points -= 2.0
    return points


def _are_dated(lines: list[Line], heads: list[int], after: Line | None) -> bool:
    """Whether below each of several headlines stands a date of its own, and no text follows their paragraphs."""
    dates = {lines[at + 1].key for at in heads if lines[at + 1].kind is Kind.DATE}
    return len(heads) >= 2 and len(dates) == len(heads) and (after is None or after.kind not in _OF_TEXT)


def _like_teasers(lines: list[Line], heads: list[int], paragraphs: list[int], after: Line | None) -> bool:
    """Whether a chain has three or more headlines of some length and one paragraph behind each.

    Not where questions alternate with answers, headings are numbered, or an author signs below.
    """
    return (
        len(heads) >= 3
        and sum(lines[at].size for at in heads) >= 8 * len(heads)
        and sum(lines[at].size for at in paragraphs) <= 70 * len(paragraphs)
        and sum(lines[at].stop == "?" or lines[at].bullet for at in heads) < 0.5 * len(heads)
        and not (after is not None and (after.kind is Kind.PROSE or cues.is_byline(after.text)))
    )


def stand_apart(headlines: list[Line], below: Line) -> bool:
    """Whether several headlines are a block of their own, and a blank line divides it from what follows."""
    return len(headlines) >= 2 and below.gap and not any(line.gap for line in headlines[1:])


def tells_of(paragraph: str, headline: str, title: str, lead: str, least: float = 0.3) -> bool:
    """Whether a paragraph tells of another article's headline rather than of the article.

    A teaser says its headline again. Words that the article's title and lead have as well decide nothing, such as
    `công đoàn` on a union's pages.

    Args:
        paragraph: the text of the line below the headline.
        headline: its key.
        title: the key of the article's title.
        lead: the text of the article's first paragraph.
        least: share of the headline's words from which a paragraph tells of it.
    """
    said, own = set(cues.key_of(paragraph[:400]).split()[:_OPENING]), set(title.split())
    other = set(headline.split()) - own - set(cues.key_of(lead[:600]).split())
    own -= set(headline.split())
    of_other = len(said & other) / max(1, len(other))
    return len(other) >= 3 and of_other >= least and of_other > len(said & own) / max(1, len(own))
