"""Where the article ends, and the teasers behind it.

The end is the one cut that best explains the page: in front of it paragraphs follow paragraphs, behind it headlines
alternate with single paragraphs, stand in runs, or are repeated. Every line votes; bylines, keywords and announcements
(`Tin khác`) add weight to the cuts beside them. One pass, linear in the number of lines.
"""

from collections import Counter
from dataclasses import dataclass, field

from unionml.reading.page.body.items import goes_on
from unionml.reading.page.captions.scene_signs import shows_picture
from unionml.reading.page.context import is_of_series
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.credits import signs_below, signs_off
from unionml.reading.page.east.heads import SIGNED
from unionml.reading.page.kinds import CLOSING, LOOSE, SILENT, TITLES, Kind
from unionml.reading.page.lines import Line
from unionml.reading.page.tail.chains import Chains, find_chains, stand_apart, tells_of
from unionml.reading.page.tail.teasers import names_in

_VOTE = {
    Kind.CAPTION: 1.0, Kind.RELATED_CUE: -0.8, Kind.COMMENT_CUE: -2.5, Kind.NOISE: -0.3, Kind.TAGS: -1.5,
    Kind.FOOTER: -2.0, Kind.WIDGET: -1.0, Kind.IMAGE: 0.5, Kind.LINK: -1.0, Kind.DATE: -0.5,
    Kind.BREADCRUMB: -1.0, Kind.RELATED: -0.3, Kind.ASIDE: 0.0,
}  # fmt: skip
_CUT_BONUS = {
    Kind.RELATED_CUE: 1.2, Kind.COMMENT_CUE: 2.0, Kind.TAGS: 2.0, Kind.FOOTER: 1.5, Kind.WIDGET: 1.0,
    Kind.LINK: 1.0, Kind.NOISE: 0.3,
}  # fmt: skip
_BYLINE_BONUS = 3.0
_WHOLE = 1.0
"""What speaks for a page that ends in a paragraph, without anything that stands behind articles, being nothing else."""
_NO_TEASER = 75
"""Syllables of a paragraph, at least, that no teaser has."""
_KEYWORDS = 12
"""Lines of keywords, at most, one a line."""


@dataclass(slots=True)
class _Sweep:
    """What has been seen between the title and the line that votes now.

    Attributes:
        chains: paragraphs that stand in chains with headlines.
        paragraphs: how many paragraphs.
        lead: the first of them.
        evidence: whether anything has stood there that usually stands behind an article.
        headed: whether a heading has stood between paragraphs.
        signed: whether an author's line was one of these.
        closed: whether what follows belongs to other articles for certain.
        first_cue: index of the announcement that was the first such evidence, or -1.
        texts: the paragraphs before the first evidence that `names` does not hold yet.
        names: pairs of capitalised syllables in those before them: persons, places, companies.
    """

    chains: Chains
    paragraphs: int = 0
    lead: str = ""
    evidence: bool = False
    signed: bool = False
    headed: bool = False
    closed: bool = False
    first_cue: int = -1
    texts: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def shared_names(self, text: str) -> int:
        """How many names of the article so far stand in `text`, up to three."""
        for earlier in self.texts:
            self.names |= names_in(earlier)
        self.texts.clear()
        return min(3, len(names_in(text) & self.names)) if self.names else 0


def find_end(lines: list[Line], begin: int, title_key: str, count: Counter[str]) -> int:
    """Where the article is cut off.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
        title_key: key of the title, which may be repeated for a picture.
        count: how often each line's key occurs on the page.

    Returns:
        The index of the first line that is not the article's any more (its byline still is).
    """
    sweep = _Sweep(find_chains(lines, begin))
    total, best, best_at = 0.0, float("-inf"), begin
    last = sweep.chains.end if sweep.chains.end >= 0 else len(lines)
    for at in range(begin, last + 1):
        bonus = _bonus(lines, at, sweep) if sweep.paragraphs else -5.0
        if total + bonus > best:
            best, best_at = total + bonus, at
        if at == last:
            break
        line = lines[at]
        _look(sweep, lines, at)
        total += _vote(lines, at, begin, title_key, count, sweep)
        if line.kind is Kind.PROSE:
            sweep.headed = sweep.headed or (sweep.paragraphs > 0 and _is_heading(lines[at - 1]))
            sweep.lead = sweep.lead or line.text
            sweep.paragraphs += 1
            if not sweep.evidence:
                sweep.texts.append(line.text)
    return best_at


def _look(sweep: _Sweep, lines: list[Line], at: int) -> None:
    """Note evidence that the article is over."""
    line = lines[at]
    if sweep.paragraphs < 2:
        return
    following = [other.kind for other in lines[at + 1 : at + 5]]
    if line.kind in CLOSING:
        if not sweep.evidence and line.kind is Kind.RELATED_CUE:
            sweep.first_cue = at
        sweep.evidence = True
    elif (off := signs_off(lines, at)) or (following[:1] != [Kind.PROSE] and _signs(lines, at, sweep)):
        sweep.evidence = sweep.signed = True
        speaking = [kind for kind in following if kind not in SILENT]
        sweep.closed = sweep.closed or off or (bool(speaking) and speaking[0] in CLOSING)
    elif line.kind is Kind.HEADLINE and sweep.evidence and sweep.paragraphs >= 3 and following[:1] == [Kind.DATE]:
        sweep.closed = True


def _is_heading(line: Line) -> bool:
    return line.level > 1 or (
        line.kind in LOOSE and line.size <= 14 and not line.stop and not cues.is_byline(line.text)
    )


def _signs(lines: list[Line], at: int, sweep: _Sweep) -> bool:
    """Whether line `at` can be the author's below an article, and not a name inside it.

    A name below one line without a stop belongs to that line, whose speaker or photographer it is; and where an article
    has had headings, a short line and a paragraph are the next, as another article's title is longer.
    """
    line = lines[at]
    named = line.kind in LOOSE and not cues.is_section(line.text)
    named = named and (line.role == SIGNED or cues.is_author(line.text) or signs_below(lines, at))
    if not (named or cues.is_cosigned(line.text)):
        return False
    speaking = [other for other in lines[at + 1 : at + 6] if other.kind not in SILENT][:2]
    if not speaking or speaking[0].kind in CLOSING:
        return True
    if goes_on(lines, at):
        return False
    above = _neighbour(lines, at, -1, 0)
    if above is not None and above.kind in LOOSE and not above.stop and _run_before(lines, at) < 2:
        return cues.is_byline(above.text) or is_of_series(above.text)
    heading = sweep.headed and speaking[0].kind is Kind.SHORT and not cues.is_byline(speaking[0].text)
    return not (heading and [other.kind for other in speaking[1:]] == [Kind.PROSE])


def _bonus(lines: list[Line], at: int, sweep: _Sweep) -> float:
    """What speaks for the article ending in front of line `at`."""
    bonus = _CUT_BONUS.get(lines[at].kind, 0.0) if at < len(lines) else 0.0
    labels = lines[at : at + 3]
    if len(labels) == 3 and all(line.kind is Kind.SHORT for line in labels) and lines[at - 1].kind is Kind.PROSE:
        bonus += 0.0 if goes_on(lines, at) else 1.0
    if at == len(lines) and lines[-1].kind is Kind.PROSE and not sweep.evidence:
        bonus += _WHOLE
    for back in (1, 2):
        line = lines[at - back]
        if lines[at - back - 1].kind in {Kind.WIDGET, Kind.COMMENT_CUE} or _is_keyword(lines, at - back):
            break
        if _signs(lines, at - back, sweep):
            goes_on_below = at < len(lines) and lines[at].kind is Kind.PROSE and not signs_off(lines, at - back)
            return bonus if goes_on_below else bonus + _BYLINE_BONUS
        pictured = line.kind is Kind.CAPTION and not cues.is_bare_credit(line.text)
        if line.kind not in SILENT and not pictured:
            break
    return bonus


def _is_keyword(lines: list[Line], at: int) -> bool:
    """Whether a short line is one of those below `Từ khóa:`, one a line."""
    top = max(0, at - _KEYWORDS)
    while at > top and lines[at].kind is Kind.SHORT:
        at -= 1
    return cues.KEYWORDS.fullmatch(lines[at].key) is not None


def _neighbour(lines: list[Line], at: int, step: int, begin: int) -> Line | None:
    at += step
    while begin <= at < len(lines):
        if lines[at].kind not in SILENT:
            return lines[at]
        at += step
    return None


def _vote(lines: list[Line], at: int, begin: int, title_key: str, count: Counter[str], sweep: _Sweep) -> float:
    """How much line `at` looks like the article's (above 0) or like what stands behind one (below)."""
    line = lines[at]
    if line.kind in _VOTE:
        return _VOTE[line.kind]
    before, behind = _neighbour(lines, at, -1, begin), _neighbour(lines, at, 1, begin)
    if line.kind is Kind.PROSE:
        box = _box_above(lines, at, behind, title_key, count, sweep)
        if box:
            vote = 2.0 + (0.8 + 0.7 * box if _alone(sweep, at - box) and line.size >= 12 else 0.0)
        else:
            vote = _prose_vote(line, before, behind, title_key, count, sweep)
            vote = min(vote, -0.5) if at in sweep.chains.teasers else vote
            vote = max(vote, 1.0) if at in sweep.chains.sections else vote
        if sweep.paragraphs <= 1 and not sweep.evidence and line.size >= _NO_TEASER:
            vote += min(4.0, line.size / 30)  # an article is more than its sapo
        if sweep.closed:
            return min(vote, -0.5)
        return vote / 3 if sweep.signed and vote > 0 else vote
    if line.key == title_key or line.level > 1:
        return 0.5
    last = at + 1 == len(lines) or lines[at + 1].kind in CLOSING
    if last and line.size <= 8 and before is not None and before.kind is Kind.PROSE:
        return 0.1  # an office may sign
    if count[line.key] > 1 and line.size >= 5:
        return -1.5
    beside = sum(other is not None and other.kind in TITLES for other in (before, behind))
    if line.stop == "?" and not sweep.evidence and beside < 2:
        return 0.5
    if not beside:
        return 0.0
    if line.size < 5:
        return -0.3
    run = _run_before(lines, at)
    return -0.3 if run < 2 else -0.7


def _box_above(
    lines: list[Line], at: int, behind: Line | None, title_key: str, count: Counter[str], sweep: _Sweep
) -> int:
    """How many headlines stand in a box above line `at` where the text goes on; 0 where it does not.

    A teaser has one headline, of which its paragraph tells, and where teasers stand, another follows: so several bare
    headlines, or one below the page's first announcement, and a paragraph of something else that no further headline
    follows, are a box inside the article.
    """
    if behind is not None and behind.kind in {Kind.HEADLINE, Kind.RELATED}:
        return 0
    top = at
    while top > 0 and at - top < 6 and lines[top - 1].kind in {Kind.HEADLINE, Kind.RELATED}:
        top -= 1
    announced = top > 0 and lines[top - 1].kind is Kind.RELATED_CUE and top - 1 == sweep.first_cue
    box = lines[top:at]
    if any(count[line.key] > 1 for line in box) and not (announced and len({line.key for line in box}) == len(box)):
        return 0
    last = behind is None or behind.kind in CLOSING
    if not box:
        return 0
    if not stand_apart(box, lines[at]) and tells_of(
        lines[at].text, box[-1].key, title_key, sweep.lead, 0.15 if last else 0.3
    ):
        return 0
    return len(box) if len(box) >= 2 or announced else 0


def _alone(sweep: _Sweep, top: int) -> bool:
    """Whether the box's announcement is the only sign so far that the article is over: then it costs nothing."""
    return sweep.first_cue == top - 1 and not sweep.signed and not sweep.closed


def _run_before(lines: list[Line], at: int) -> int:
    """How many headlines stand directly before line `at`, up to two: a box inside an article is short."""
    return 2 if at >= 2 and lines[at - 1].kind in LOOSE and lines[at - 2].kind in LOOSE else 1


def _prose_vote(
    line: Line, before: Line | None, behind: Line | None, title_key: str, count: Counter[str], sweep: _Sweep
) -> float:
    if before is None:
        return 3.0
    if before.kind is Kind.PROSE:
        return 2.0 if line.size >= 12 else 1.0
    if before.kind in CLOSING:
        goes_on = before.kind is Kind.WIDGET and behind is not None and behind.kind is Kind.PROSE
        return 1.0 if goes_on else 0.0
    if before.kind not in TITLES or (not sweep.evidence and shows_picture(before.text)):
        return 1.0
    if before.level > 1:
        return 1.5
    if before.key != title_key and count[before.key] > 1 and before.size >= 5:
        return -3.0
    if behind is not None and behind.kind in {Kind.PROSE, Kind.CAPTION}:
        return 1.5
    shared = sweep.shared_names(line.text)
    if sweep.evidence:
        last = behind is None or behind.kind not in {Kind.HEADLINE, Kind.RELATED}
        return -0.7 + (0.9 * shared + 0.4 * (line.size >= 50) if last else 0.0)
    teaser_like = before.size >= 8 and before.stop != "?" and line.size < 70
    return (-0.5 if teaser_like else 0.5) + 0.4 * shared
