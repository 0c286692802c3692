"""Sentences above the title of a saved page that are none of its text: notices, slogans, a sender's few words."""

from collections.abc import Iterable
from itertools import pairwise

from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import BODY_NAME, HOME, LABEL
from unionml.reading.page.east import lines as east
from unionml.reading.page.head.above import is_path, names_body, pairs_of
from unionml.reading.page.head.start import SKIPPED, salutes
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

_TOP = 150
"""Lines of a page in which such sentences are looked for."""
_SENTENCE, _LONGEST = 8, 45
"""Syllables of a sentence that would begin the text, at least, and of such a paragraph, at most."""
_KICKER = 14
"""Syllables of a line with a colon, at most, that is the kicker of the title below it."""
_SEVERAL = 4
"""Such paragraphs on a page, at most."""
_TEXT = 3
"""Paragraphs below a title, at least, where another with its date follows: shorter ones are entries of a chronicle."""
_SHORTEST, _TITLE, _USUAL = 2, 4, 6
"""Syllables of a title, at least: in a menu below the top of a page, elsewhere with one or a date, and with neither."""
_NAMELESS = 5
"""Syllables of a title without a date right above its sapo, at least."""
_TOLD, _READ = 2, 12
"""Pairs of syllables that a text says again of what belongs to it, at least, and paragraphs in which they are looked
for."""
_COMMON = frozenset(
    tuple(words.split())
    for words in (
        "công đoàn", "đoàn viên", "đoàn cơ", "cơ sở", "người lao", "lao động", "công nhân", "nhân viên", "viên chức",
        "công chức", "cán bộ", "liên đoàn", "đoàn lao", "đoàn việt", "việt nam", "đại hội", "đảng viên", "công ty",
        "đồng chí", "ban chấp", "chấp hành", "thi đua", "phong trào", "chào mừng", "thành tích", "hoạt động",
        "tổ chức", "đơn vị", "thành phố", "địa phương", "các địa", "đề nghị", "nội dung", "thời gian", "quy định",
        "chương trình", "văn phòng", "trên địa", "địa bàn", "chúng tôi", "một số", "năm nay", "cuối năm", "đầu năm",
        "hôm nay", "hôm qua", "sẽ được", "đã được", "đây là", "cho người", "của công",
    )
)  # fmt: skip
"""What slogans and notices say, and every text about unions as well."""


def mark_strays(lines: list[Line]) -> None:
    """Tell what is said above the head of an article from its first paragraph, in place.

    Below it stands what only stands above a text: a title with its date, or a title below a menu. And neither the title
    nor the text says anything of it again, as they do of a sapo and of the beginning of a text that has no title.
    """
    prose = [at for at, line in enumerate(lines) if line.kind is Kind.PROSE and line.size >= _SENTENCE]
    for number, (last, text) in enumerate(pairwise(prose[: _SEVERAL + 1]), 1):
        if last >= _TOP or not _may_be_stray(lines, last):
            return
        titles = _titles_between(lines, last, text, alone=number == 1)
        if titles and _goes_on(lines, prose[number:]):
            strays = prose[:number]
            said = _pairs_of(lines[at] for at in (*titles, *prose[number : number + _READ]))
            if all(len(_pairs_of([lines[at]]) & said) < _TOLD for at in strays):
                for at in strays:
                    lines[at].kind = Kind.NOISE
            return


def _may_be_stray(lines: list[Line], at: int) -> bool:
    """Whether a line is a short paragraph and no sapo, which stands right below its title."""
    line = lines[at]
    is_kicker = line.stop == ":" and line.size <= _KICKER
    if line.size > _LONGEST or line.stop == ";" or is_kicker or line.bullet or line.level or line.cell or line.role:
        return False
    if east.is_east(line.text) or cues.is_vocative(line.text):
        return False
    own = next((place for place in range(at - 1, -1, -1) if lines[place].kind not in SKIPPED), None)
    if own is None or lines[own].kind not in LOOSE | {Kind.CAPTION}:
        return True
    if any(other.kind is Kind.DATE for other in lines[own + 1 : at]):
        return cues.is_section(lines[own].text) or cues.names_site(lines[own].text)
    return lines[own].size < _NAMELESS or _is_name(lines[own])


def _titles_between(lines: list[Line], above: int, text: int, *, alone: bool) -> list[int]:
    """Which lines between two paragraphs can be a title: they stand in a menu, or with a date below the only stray.

    On top of a page buttons are enough, or that the title stands there twice.
    """
    between = range(above + 1, text)
    on_top = all(line.kind in SKIPPED or line.kind is Kind.PROSE for line in lines[:above])
    menu = any(is_path(lines[at]) or lines[at].key in HOME for at in between)
    dated = any(lines[at].kind is Kind.DATE for at in between)
    shortest = _SHORTEST if menu and on_top else _TITLE if menu or dated else _USUAL
    titles = [at for at in between if lines[at].kind in LOOSE and lines[at].size >= shortest]
    titles = [at for at in titles if not _is_name(lines[at])]
    if menu or (dated and alone):
        return titles
    twice = any(line.key == lines[at].key for at in titles for line in lines[at + 1 :])
    furnished = twice or any(lines[at].kind in SKIPPED - {Kind.DATE} for at in between)
    return titles if on_top and furnished else []


def _is_name(line: Line) -> bool:
    """Whether a line is the name of a site, a body, a section or an author, or addresses somebody."""
    named = cues.is_section(line.text) or cues.names_site(line.text) or cues.may_name_site(line.text)
    named = named or names_body(line) or (line.text.isupper() and BODY_NAME.match(line.text) is not None)
    named = named or (line.size < _SENTENCE and LABEL.match(line.text) is not None)
    return named or salutes(line) or cues.is_author(line.text) or cues.signs(line.text, below_title=True)


def _goes_on(lines: list[Line], text: list[int]) -> bool:
    """Whether a text that begins with some paragraphs is no entry of a chronicle, nor a teaser."""
    for number, (above, at) in enumerate(pairwise(text[: _TEXT + 1]), 1):
        for heading, below in pairwise(lines[above + 1 : at]):
            if heading.kind is Kind.HEADLINE and below.kind is Kind.DATE and not _is_name(heading):
                return number >= _TEXT
    return sum(line.kind in {Kind.PROSE, Kind.CAPTION} and line.size >= _SENTENCE for line in lines[text[0] :]) >= 2


def _pairs_of(lines: Iterable[Line]) -> set[tuple[str, str]]:
    """Each two syllables that stand beside each other in some lines and not in every text about unions."""
    return {pair for line in lines for pair in pairs_of(line)} - _COMMON
