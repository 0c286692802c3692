"""Where the article ends, and the teasers behind it.

The end is the one cut that best explains the page: in front of it paragraphs follow paragraphs, behind it headlines
alternate with single paragraphs, stand in runs, or are repeated. Every line votes; bylines, keywords and announcements
(`Tin khác`) add weight to the cuts beside them. One pass, linear in the number of lines.
"""

from collections import Counter

from unionml.article import RelatedArticle
from unionml.reading import page_cues as cues
from unionml.reading.page_lines import Kind, Line

_SILENT = frozenset({Kind.NOISE, Kind.DATE, Kind.LINK})
_TITLES = frozenset({Kind.HEADLINE, Kind.SHORT, Kind.RELATED})
_VOTE = {
    Kind.CAPTION: 1.0, Kind.RELATED_CUE: -1.5, Kind.COMMENT_CUE: -2.5, Kind.NOISE: -0.3, Kind.TAGS: -1.5,
    Kind.FOOTER: -2.0, Kind.LINK: -1.0, Kind.DATE: -0.5, Kind.BREADCRUMB: -1.0, Kind.RELATED: -0.3,
}  # fmt: skip
_CUT_BONUS = {
    Kind.RELATED_CUE: 1.5,
    Kind.COMMENT_CUE: 2.0,
    Kind.TAGS: 2.0,
    Kind.FOOTER: 1.5,
    Kind.LINK: 1.0,
    Kind.NOISE: 0.3,
}
_CLOSING = frozenset({Kind.RELATED_CUE, Kind.COMMENT_CUE, Kind.TAGS, Kind.FOOTER})


def find_end(lines: list[Line], begin: int, title_key: str, count: Counter[str]) -> tuple[int, float]:
    """Index of the first line that is not the article's any more (its byline still is), and how well that cut explains the page.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
        title_key: key of the title, which may be repeated for a picture.
        count: how often each line's key occurs on the page.
    """
    closed = False
    total, best, best_at = 0.0, float("-inf"), begin
    paragraphs = 0
    for at in range(begin, len(lines) + 1):
        bonus = _bonus(lines, at, begin) if paragraphs else -5.0
        if total + bonus > best:
            best, best_at = total + bonus, at
        if at == len(lines):
            break
        line = lines[at]
        if paragraphs >= 2 and not closed and _closes(lines, at):
            closed = True
        vote = _vote(lines, at, begin, title_key, count)
        if closed and line.kind is Kind.PROSE:
            vote = min(vote, -0.5)
        if line.kind is Kind.PROSE:
            paragraphs += 1
        total += vote
    return best_at, best


def passage_score(lines: list[Line], begin: int, end: int, count: Counter[str]) -> float:
    """Whether lines `begin` to `end` read like running text (above 0) or like teasers (below)."""
    return sum(
        -0.7
        if at == begin and lines[at + 1 : at + 2] and lines[at + 1].kind is not Kind.PROSE
        else _vote(lines, at, 0, "", count)
        for at in range(begin, end)
    )


def _closes(lines: list[Line], at: int) -> bool:
    """Whether an author's line stands here and an announcement of other things directly behind it."""
    line = lines[at]
    if line.kind not in {Kind.SHORT, Kind.HEADLINE} or not cues.is_byline(line.text):
        return False
    following = [other.kind for other in lines[at + 1 : at + 4] if other.kind not in _SILENT]
    return bool(following) and following[0] in _CLOSING


def _bonus(lines: list[Line], at: int, begin: int) -> float:
    bonus = 0.0
    if at < len(lines):
        bonus += _CUT_BONUS.get(lines[at].kind, 0.0)
    for back in (1, 2):
        if at - back < begin:
            break
        line = lines[at - back]
        if line.kind in {Kind.SHORT, Kind.HEADLINE} and cues.is_byline(line.text):
            if at < len(lines) and lines[at].kind is Kind.PROSE:
                return bonus
            return bonus + 2.5
        if line.kind not in _SILENT:
            break
    return bonus


def _neighbour(lines: list[Line], at: int, step: int, begin: int) -> Line | None:
    at += step
    while begin <= at < len(lines):
        if lines[at].kind not in _SILENT:
            return lines[at]
        at += step
    return None


def _vote(lines: list[Line], at: int, begin: int, title_key: str, count: Counter[str]) -> float:
    line = lines[at]
    if line.kind in _VOTE:
        return _VOTE[line.kind]
    before, behind = _neighbour(lines, at, -1, begin), _neighbour(lines, at, 1, begin)
    if line.kind is Kind.PROSE:
        return _prose_vote(line, before, behind, title_key, count)
    if line.key == title_key:
        return 0.5
    if count[line.key] > 1 and line.size >= 5:
        return -1.5
    beside = [other for other in (before, behind) if other is not None]
    if not any(other.kind in _TITLES for other in beside):
        return 0.0
    return -0.7 if line.size >= 5 else -0.3


def _prose_vote(line: Line, before: Line | None, behind: Line | None, title_key: str, count: Counter[str]) -> float:
    if before is None:
        return 3.0
    if before.kind is Kind.PROSE:
        return 2.0 if line.size >= 12 else 1.0
    if before.kind in _TITLES:
        if before.key != title_key and count[before.key] > 1 and before.size >= 5:
            return -3.0
        if behind is not None and behind.kind in {Kind.PROSE, Kind.CAPTION}:
            return 1.5
        return -0.7
    if before.kind in _CLOSING:
        return 0.0
    return 1.0


def read_related(lines: list[Line], title_key: str) -> list[RelatedArticle]:
    """The teasers of a page's tail, each with its title and, where it has one, its paragraph."""
    related: list[RelatedArticle] = []
    seen: set[str] = {title_key, ""}
    comments = False
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.kind is Kind.COMMENT_CUE:
            comments = True
        elif line.kind is Kind.RELATED_CUE:
            comments = False
        headline = line.kind in {Kind.HEADLINE, Kind.RELATED} or (line.kind is Kind.SHORT and line.size >= 4)
        if comments or not headline or line.key in seen:
            continue
        while at < len(lines) and (lines[at].key == line.key or lines[at].kind in _SILENT):
            at += 1
        teaser = ""
        if at < len(lines) and lines[at].kind is Kind.PROSE and lines[at].size >= 8:
            teaser = lines[at].text
            at += 1
        seen.add(line.key)
        related.append(RelatedArticle(line.text, teaser))
    return related
