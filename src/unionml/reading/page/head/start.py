"""Where the running text of a saved page begins."""

import re
from itertools import islice, pairwise

from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import AGENCY, SALUTATION
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import Line

SKIPPED = frozenset(
    {
        Kind.DATE,
        Kind.NOISE,
        Kind.LINK,
        Kind.TAGS,
        Kind.FOOTER,
        Kind.BREADCRUMB,
        Kind.RELATED_CUE,
        Kind.WIDGET,
        Kind.IMAGE,
        Kind.ASIDE,
    }
)
"""Lines between title and text that are neither."""
_SPEAKER = 14
"""Syllables of a speaker's name and office above a headline, at most."""
_QUOTES = '“"«'
_PREFACE = 16
"""Syllables of a sentence above a title, at most: a sapo has more."""
_COVER = 45
"""The same in a letter with which somebody sends an article."""
_GREETINGS = 3
"""Paragraphs of such a letter above the title."""
_SENTENCE = 8
_OPENING = 10
"""Syllables by which a paragraph is known to be said again."""
_SENDS = re.compile(r"\b(?:gửi|đính kèm|cộng tác|đăng(?: tải| giúp| sớm)|sử dụng)\b")
_SLOGAN = re.compile(r"(?:nhiệt liệt )?(?:chào mừng|hưởng ứng|thi đua)|quyết tâm|toàn đảng|đoàn kết|học tập và làm")
"""How slogans open, as keys."""
_TEASERS, _TEXT, _MOST_TEASERS = 2, 3, 30
"""Other articles in a box above the article's own, at least; the paragraphs that tell it from them; and how many are
looked at."""
_HORIZON = 1000
"""Lines of a page in which its article must begin."""


def first_paragraph(lines: list[Line]) -> int:
    """Index of the first line of the article's running text.

    It is the first paragraph on the page, unless a strip of teasers stands above the article: paragraphs that each
    stand alone between headlines without a date, and then a headline with one.
    """
    prose = [
        i for i, line in enumerate(lines[:_HORIZON]) if line.kind is Kind.PROSE and not cues.is_vocative(line.text)
    ]
    prose = [i for i in prose if lines[i].size >= 8] or prose
    prose = [i for i in prose if not (_is_banner(lines[i]) or _names_speaker(lines, i))] or prose
    if not prose:
        return min(len(lines), 40)
    for below in (_below_preface(lines, prose), _below_description(lines, prose)):
        if below >= 0:
            return below
    first = prose[0]
    if (below := _below_dated_teasers(lines, prose[:_MOST_TEASERS])) >= 0:
        return below
    if first == 0 or _is_dated(lines, 0, first):
        return first
    asked = 0
    for number, (before, at) in enumerate(pairwise(prose[:13]), 1):
        between = [line for line in lines[before + 1 : at] if line.kind in {Kind.HEADLINE, Kind.SHORT}]
        if all(cues.is_author(line.text) for line in between):
            return first  # an author and a date below the sapo
        asked += any(line.stop == "?" for line in between)
        if not between or asked > 1 or (asked == number and not _is_dated(lines, before + 1, at)):
            return first
        if any(line.kind in {Kind.LINK, Kind.TAGS, Kind.FOOTER} for line in lines[before + 1 : at]):
            return first
        if _is_dated(lines, before + 1, at):
            return at
    return first


def _below_dated_teasers(lines: list[Line], prose: list[int]) -> int:
    """Index of the text below a box of other articles, each with a date and one paragraph; -1 on other pages.

    They are two or more, and the text goes on for three paragraphs before another headline with a date.
    """
    begun = [0]  # which paragraphs stand below a headline with a date
    for number, (before, at) in enumerate(pairwise(prose), 1):
        headed = any(line.kind is Kind.HEADLINE for line in lines[before + 1 : at])
        if headed and _is_dated(lines, before + 1, at):
            begun.append(number)
        elif len(begun) > 1 and number - begun[-1] >= _TEXT - 1:
            alone = begun == list(range(len(begun)))
            is_box = alone and len(begun) > _TEASERS and _is_dated(lines, 0, prose[0])
            return prose[begun[-1]] if is_box else -1
    return -1


def _is_banner(line: Line) -> bool:
    """Whether a line in capitals is a slogan that runs over a site's pages, or the name of a section."""
    return line.text.isupper() and (line.stop == ":" or _SLOGAN.match(line.key) is not None)


def _names_speaker(lines: list[Line], at: int) -> bool:
    """Whether a line says who speaks in the headline below it: `Chủ tịch công đoàn Lê Thu Mận:` and a quotation."""
    line, below = lines[at], lines[at + 1 : at + 2]
    if line.stop != ":" or line.size > _SPEAKER or not below:
        return False
    return below[0].kind is Kind.HEADLINE and below[0].text[0] in _QUOTES


def opens_with_sapo(lines: list[Line]) -> bool:
    """Whether text that no title stands above begins with a sapo: a paper's mark opens it, and no other paragraph."""
    prose = [line for line in lines if line.kind is Kind.PROSE]
    opens = bool(lines) and lines[0].kind is Kind.PROSE and cues.opens_with_agency(lines[0].text)
    return opens and not any(cues.opens_with_agency(line.text) for line in prose[1:])


def salutes(line: Line) -> bool:
    """Whether a line addresses somebody: `Kính gửi tòa soạn,`."""
    return line.text.endswith(",") or SALUTATION.match(line.text) is not None


def _below_preface(lines: list[Line], prose: list[int]) -> int:
    """Index of the text below a title that has a few words to the reader above it: `Xin gửi quý báo tin sau.`

    Nothing that could be a title stands above them, the only headline of the text right below them. A letter says more,
    perhaps in several lines, where it addresses somebody and tells that it sends something. -1 on other pages.
    """
    first = prose[0]
    sends = _SENDS.search(cues.key_of(lines[first].text[:400])) is not None
    addressed = sends and any(salutes(line) for line in lines[:first])
    above = [line for line in lines[:first] if line.kind in {Kind.HEADLINE, Kind.CAPTION} and not salutes(line)]
    for last, at in islice(pairwise(prose), _GREETINGS if addressed else 1):
        if above or lines[last].size > (_COVER if addressed else _PREFACE):
            break
        between = [line for line in lines[last + 1 : at] if line.kind not in SKIPPED]
        if not between:
            continue
        title = between[0]
        is_title = len(between) == 1 and title.kind is Kind.HEADLINE and title.stop not in {".", ":", ";"}
        more = lines[at].size > lines[last].size or (addressed and lines[at].size >= _SENTENCE)
        return at if is_title and title.size >= 6 and more and not _has_headings(lines, at) else -1
    return -1


def _below_description(lines: list[Line], prose: list[int]) -> int:
    """Index of the text below a title that has the sapo above it as well, which some sites put on top; -1 without."""
    if len(prose) < 2 or any(line.kind not in SKIPPED for line in lines[: prose[0]]):
        return -1
    first, text = prose[:2]
    between = [line for line in lines[first + 1 : text] if line.kind not in SKIPPED]
    is_title = len(between) == 1 and between[0].kind in {Kind.HEADLINE, Kind.CAPTION} and not between[0].stop
    said, again = (_opening_words(lines[at].text) for at in (first, text))
    return text if is_title and said == again and len(said) == _OPENING else -1


def _opening_words(text: str) -> list[str]:
    """The first words of a paragraph, behind a paper's mark."""
    mark = AGENCY.match(text)
    return cues.key_of(text[mark.end() if mark else 0 :][:200]).split()[:_OPENING]


def _has_headings(lines: list[Line], text: int) -> bool:
    """Whether a line without a stop stands alone between paragraphs near the beginning of a text."""
    return any(
        lines[at].kind in {Kind.HEADLINE, Kind.SHORT} and lines[at + 1].kind is lines[at - 1].kind is Kind.PROSE
        for at in range(text + 1, min(text + 20, len(lines) - 1))
    )


def _is_dated(lines: list[Line], begin: int, end: int) -> bool:
    """Whether a date stands between the last headline before `end` and `end`, or right above that headline."""
    for i in range(end - 1, max(begin, end - 8) - 1, -1):
        if lines[i].kind is Kind.DATE:
            return True
        if lines[i].kind is Kind.HEADLINE:
            return i > begin and lines[i - 1].kind is Kind.DATE
    return False
