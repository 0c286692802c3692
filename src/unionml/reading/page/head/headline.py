"""Which line above the text of a saved page is its headline: each line's points, by its shape and its neighbours."""

import re
from collections import Counter

from unionml.reading.page.context import is_of_series
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.english import above_standfirst
from unionml.reading.page.cues.keys import WIDE_GAP
from unionml.reading.page.cues.words import BODY_NAME, HOTLINE, LABEL
from unionml.reading.page.east import lines as east
from unionml.reading.page.east.heads import SIGNED, top_headline
from unionml.reading.page.head.above import (
    Told,
    heads_page,
    is_announced,
    is_motto,
    is_path,
    is_site,
    is_ticker,
    may_be_title,
    names_body,
    translates,
)
from unionml.reading.page.head.dated import (
    FILED,
    USUAL,
    dated_below,
    is_long_title,
    is_picture_below_title,
    may_be_below_title,
    takes_date,
)
from unionml.reading.page.head.letters import opens_letter
from unionml.reading.page.head.menus import is_bar
from unionml.reading.page.head.start import SKIPPED, salutes
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

_TITLE_SIZES = (
    (2, 0.0),
    (4, 1.5),
    (5, 2.8),
    (6, 3.0),
    (7, 3.4),
    (8, 3.8),
    (16, 4.0),
    (19, 3.2),
    (24, 3.1),
    (32, 1.5),
    (45, -1.0),
    (10**9, -3.0),
)
"""How likely a headline of up to so many syllables is a title, in points: a sapo without a stop is longer."""
_LEADING_ON = frozenset(
    {"trên", "tại", "bởi", "của", "và", "với", "theo", "từ", "qua", "by", "on", "at", "via", "from"}
)
_NAMED = re.compile(
    r"(?:tin buồn|cáo phó|lời (?:cảm ơn|kêu gọi|chia buồn)|thư (?:ngỏ|chúc mừng|cảm ơn))$"
    r"|(?:điểm tin|tin (?:vắn|nhanh|tổng hợp)) .{8}|.{2,30} briefs$"
)
"""What letters, notices and columns of short news are called, as a key."""
_POINTS = re.compile(r"\((?:đứng|ngồi|ngoài cùng|bìa)\s[^()]{1,40}\)", re.IGNORECASE)
"""Where somebody stands in a picture."""
_BETWEEN_LABELS = re.compile(r"\s+[-–&]\s+|,\s+")
_POSTED = re.compile(r"\b(?:người (?:đăng|viết|gửi)|(?:đăng|viết|gửi) (?:bởi|lúc)|posted by)\b")
"""What the line says, as a key, that stands below a title on a site that posts articles."""
_LONG_TITLE = 2.8
"""What a title counts that is longer than most, in points."""
_SAPO = 45
"""Syllables of a paragraph, at most, above which the title may stand."""
_TOLD_AT = 16
"""Syllables of a sapo without a stop, at least, that opens with a place: `Tại lễ ra mắt, …`."""
_MENU = frozenset({"menu", "main menu", "primary menu", "menu chính", "trình đơn", "toggle navigation", "mở menu"})
"""The button below a weblog's name."""
_WINDOW = 400
"""Lines above the first paragraph in which a title is looked for."""


def find_headline(lines: list[Line], first: int, count: Counter[str]) -> int | None:
    """Index of the title; None where the page has none.

    Args:
        lines: all lines of the page.
        first: index of its first paragraph.
        count: how often each line's key occurs.
    """
    if not lines:
        return None
    if first == 0:
        line = lines[0]
        follower = lines[1] if len(lines) > 1 else None
        if len(lines) == 1:
            return 0 if line.size <= 30 else None
        short = line.size <= 20 and line.stop not in {":", ";"} and follower is not None
        if short and follower is not None and follower.kind is Kind.PROSE and follower.size > 1.5 * line.size:
            return 0
        return None
    best, best_score = None, float("-inf")
    lowest = max(0, first - _WINDOW)
    distance = nearest = 0
    labelled = False  # whether the line below is a button or a label in an East Asian script: several are one step
    named = path = False  # whether a line below can be the title of something, and stands below a menu
    below: list[str] = []
    told = Told(lines, first)
    has_text = first < len(lines) and lines[first].kind is Kind.PROSE
    for i in range(first - 1, lowest - 1, -1):
        line = lines[i]
        credit = line.kind is Kind.CAPTION and not cues.is_media_title(line.text)
        signed = cues.is_signature(line.text) and not _NAMED.match(line.key)
        in_capitals = signed and _is_in_capitals(line)
        signed = signed and not in_capitals
        path = path or (named and is_path(line))
        if line.kind in SKIPPED | {Kind.COMMENT_CUE} or credit or signed or line.role == SIGNED:
            continue
        if any(line.key.startswith(key + " ") for key in below):
            continue  # the window's title: the headline and the paper's name
        if line.kind is Kind.PROSE and i != 0 and line.size > _SAPO:
            break
        far = (1.0 if has_text else -0.2) * distance
        if line.size >= USUAL and takes_date(lines, i):
            far = min(far, 1.0)  # a sapo without a stop and other articles' headlines may stand between
        score = _title_score(lines, i, count, told) - far
        site = named and (is_site(lines, i) or heads_page(lines, i, told, path=path))
        other = site or is_announced(lines, i, told) or is_ticker(lines, i, told) or is_motto(lines, i, told)
        score -= 4.0 * other + 1.2 * in_capitals
        if line.size >= 5 and len(below) < 20:
            below.append(line.key)
        nearest = nearest or line.size
        named = named or (may_be_title(line) and not cues.names_site(line.text))
        if line.size > max(9, nearest) and all(other.kind in SKIPPED for other in lines[:i]):
            score += 1.5
        if distance == 1 and 9 <= line.size <= 16 and nearest >= 18:
            score += 0.4  # longer than a kicker, above what is as long as a sapo without a stop
        label = east.is_east(line.text) and line.kind is Kind.SHORT
        distance += not (cues.names_author(line.text) or (label and labelled))
        labelled = label
        if score > best_score:
            best, best_score = i, score
        if distance > 40:
            break
    return above_standfirst(lines, top_headline(lines, _above_capitals(lines, best)))


def _is_in_capitals(line: Line) -> bool:
    """Whether a line looks like names only because all of it is in capitals: `MÙA XUÂN VỀ SỚM`."""
    named = cues.is_section(line.text) or cues.is_person(line.text.title())
    return line.size >= 3 and line.text.isupper() and line.text.replace(" ", "").isalpha() and not named


def _above_capitals(lines: list[Line], at: int | None) -> int | None:
    """The same headline right above, where the one found repeats it in capitals for a picture."""
    if at is None or not lines[at].text.isupper():
        return at
    for i in range(at - 1, max(at - 5, 0) - 1, -1):
        if lines[i].key == lines[at].key and not lines[i].text.isupper():
            return i
        if lines[i].kind not in SKIPPED:
            break
    return at


def _title_score(lines: list[Line], i: int, count: Counter[str], told: Told) -> float:
    line = lines[i]
    score = next(points for limit, points in _TITLE_SIZES if line.size <= limit)
    if is_long_title(lines, i):
        score = max(score, _LONG_TITLE)
    if line.kind is Kind.RELATED or line.bullet:
        score -= 3.0
    if line.stop in {".", ";", ":"}:
        score -= 1.5
    if _NAMED.match(line.key) and not _heads_notice(lines, i):
        score += 5.0
    if salutes(line):
        score -= 4.0
    elif opens_letter(lines, i):
        score -= 2.0
    if names_body(line) and cues.is_byline(line.text):
        score -= 1.5
    if count[line.key] > 1 and not is_picture_below_title(lines, i):
        score += 2.0
    if line.level:
        score += 6.0 if line.level == 1 else -3.0
    if cues.is_section(line.text):
        score -= 3.0
    elif line.size <= 7 and LABEL.match(line.text) and not _NAMED.match(line.key):
        score -= 1.0
    if cues.names_post(line.text) and not line.text.isupper():
        score -= 1.0
    if i > 0 and lines[i - 1].kind is Kind.HEADLINE and is_of_series(line.text):
        score += 3.0  # below what the series is called
    is_author = cues.names_author(line.text) or (i > 0 and is_post(lines[i - 1], line))
    if is_author or (cues.signs(line.text) and _stands_beside_title(lines, i, count)):
        score -= 5.0
    if line.kind is Kind.CAPTION:
        score -= 1.0
    if cues.dates_field(line.text):
        score -= 2.0
    if _breaks_off(line):
        score -= 4.0
    if is_bar(line.text) or len(WIDE_GAP.findall(line.text)) >= 2:
        score -= 8.0
    if _pairs(line.text):
        score -= 2.0
    if (i > 0 and translates(lines, i)) or told.is_foreign(i):
        score -= 2.5
    if (
        FILED.match(line.key)
        and i + 1 < len(lines)
        and ((line.text.isupper() and may_be_title(lines[i + 1])) or (line.size <= 6 and takes_date(lines, i + 1)))
    ):
        score -= 2.5
    if line.key.startswith("nhiệt liệt ") and (line.stop == "!" or count[line.key] > 1):
        score -= 5.0  # a slogan that runs over a site's pages
    if HOTLINE.match(line.text) or _POINTS.search(line.text):
        score -= 2.0
    if i > 0 and lines[i - 1].kind is Kind.HEADLINE and line.key.startswith("tại ") and line.size >= _TOLD_AT:
        score -= 1.5  # a sapo without a stop
    if i + 1 < len(lines) and lines[i + 1].key in _MENU:
        score -= 3.0
    if dated_below(lines, i):
        score += 0.5 if takes_date(lines, i + 1) else 1.5 + _is_posted(lines, i, told)
    elif may_be_below_title(lines, i):
        score -= 1.6
    elif (
        i > 0
        and lines[i - 1].kind is Kind.DATE
        and line.stop in {"", "?", "!"}
        and not _heads(lines, i - 1, line, told)
    ):
        score += 1.0
    return score


def _heads_notice(lines: list[Line], at: int) -> bool:
    """Whether what a notice is called stands above its title: `Tin buồn`, and `Vĩnh biệt đồng chí …`.

    The name of an office that gives notice is none, nor is whom a letter speaks to.
    """
    below = lines[at + 1] if at + 1 < len(lines) else None
    return (
        below is not None
        and below.kind is Kind.HEADLINE
        and not (below.stop or below.text.isupper() or salutes(below) or BODY_NAME.match(below.text))
        and not below.key.startswith(("về ", "v v ", "gửi "))
    )


def _stands_beside_title(lines: list[Line], at: int, count: Counter[str]) -> bool:
    """Whether a line that may sign has another beside it that may be the title: `Truyện ngắn của …` may be one, too."""
    beside = [other for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]) if other.kind in LOOSE]
    return any(
        other.stop in {"", "?", "!", "…"}
        and count[other.key] == 1
        and not (cues.is_section(other.text) or names_body(other) or cues.names_site(other.text) or salutes(other))
        and not (LABEL.match(other.text) or FILED.match(other.key) or cues.is_person(other.text))
        for other in beside
    )


def _breaks_off(line: Line) -> bool:
    """Whether a line ends in a word that another must follow: `Theo dõi báo trên`, and an icon below."""
    return line.key.rsplit(" ", 1)[-1] in _LEADING_ON


def _pairs(text: str) -> bool:
    """Whether a line is two labels, as names of sections are: `Thi đua - Khen thưởng`, `Chính sách, pháp luật`."""
    parts = _BETWEEN_LABELS.split(text)
    return len(parts) == 2 and all(
        1 <= len(part.split()) <= 3 and part.replace(" ", "").isalpha() and part[1:] == part[1:].lower()
        for part in parts
    )


def _is_posted(lines: list[Line], at: int, told: Told) -> bool:
    """Whether right below a line stands when it was posted, or by whom: a date alone may belong to a line below it.

    A section may stand there too: a headline below it, of which the text tells rather, is the title.
    """
    if lines[at + 1].kind is not Kind.DATE or not _POSTED.search(lines[at + 1].key):
        return False
    below = next((other for other in range(at + 2, told.first) if may_be_title(lines[other])), None)
    if below is None or told.share(at) >= told.share(below):
        return True
    return lines[at].size > lines[below].size and not told.rather([below], at)


def _heads(lines: list[Line], at: int, below: Line, told: Told) -> bool:
    """Whether the date at `at` stands below a title: behind it a shorter line is none, nor one as long as a sapo."""
    title = lines[at - 1] if at > 0 else None
    if title is None or title.kind is not Kind.HEADLINE:
        return False
    if _is_posted(lines, at - 1, told):
        return True
    return below.size <= title.size if title.size >= 7 else below.size > 16


def is_post(author: Line, line: Line) -> bool:
    """Whether a line names the post of the author above it."""
    return line.kind in LOOSE and cues.is_post_below(author.text, line.text)
