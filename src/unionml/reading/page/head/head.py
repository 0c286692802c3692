"""The head of a saved page: which line is the title, what stands above it and what stands between it and the text."""

import re
from collections import Counter
from dataclasses import dataclass, field

from unionml.reading.page.captions.scene_signs import shows_picture
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.bylines import behind_section, of_channel
from unionml.reading.page.cues.english import names_reporter
from unionml.reading.page.cues.words import HOME, HOTLINE, LABEL
from unionml.reading.page.east import lines as east
from unionml.reading.page.east.heads import SIGNED, SUBTITLE, mark_authors, section_of
from unionml.reading.page.head.above import is_listed, stands_below_names, translates
from unionml.reading.page.head.dated import FILED, mark_dated
from unionml.reading.page.head.headline import find_headline, is_post
from unionml.reading.page.head.letters import opens_letter
from unionml.reading.page.head.menus import is_bar, is_wide_menu
from unionml.reading.page.head.published import dates_rather, is_deadline
from unionml.reading.page.head.start import SKIPPED, first_paragraph
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line
from unionml.reading.page.marks import url_in

_SHORTEST_KICKER = 3
"""Characters of a kicker, at least."""
_RUNS = re.compile(
    r"\bsố \d+,? (?:tháng|ngày|năm|ra) |\btrang \d{1,3}$|\d[^|]*\|[^|]*\d|(?:\d[.,]\d.*){3}", re.IGNORECASE
)
"""What runs over the pages of a paper, and prices that run over those of a site."""
_MOTTO = 2
"""Lines of a page above its motto, at most."""
_NAME, _SECTION = 8, 7
"""Syllables of a body's name, at most, and above those of a section's."""
_PAPERS = ("báo ", "tạp chí ")
"""How the names of papers open, as keys."""
_COLUMNS = frozenset({"hỏi đáp", "thông báo"})
"""Columns, as keys, that buttons are called, too."""
_PLACES = frozenset(
    {"bài viết", "chi tiết tin", "chi tiết bài viết", "nội dung chi tiết", "tin chi tiết", "nội dung tin"}
)
"""What systems call the place where an article stands, as keys."""
_FORMS = frozenset({"trực tuyến", "trực tiếp"})
"""Forms of an article, as keys, which entries of a menu may be called, too."""
_ITEM = re.compile(r"^[-–—•+*●▪■◦·◆]\s+")
"""The bullet of an entry of a menu."""
_BETWEEN = 11
"""Lines between title and text, at most, that are no buttons."""


@dataclass(slots=True)
class Head:
    """What the head of a page holds; `after` is the index of the first line behind the title."""

    title: Line | None = None
    kicker: str = ""
    section: str = ""
    published: str = ""
    byline: str = ""
    url: str = ""
    after: int = 0
    used: set[int] = field(default_factory=set)


def read_head(lines: list[Line], count: Counter[str]) -> Head:
    """Find the title and what belongs to it.

    Args:
        lines: all lines of the page.
        count: how often each line's key occurs.
    """
    head = Head()
    mark_dated(lines)
    mark_authors(lines)
    first = first_paragraph(lines)
    at = find_headline(lines, first, count)
    if at is None:
        return head
    head.title, head.after = lines[at], at + 1
    _above(lines, at, head)
    _below(lines, at, head)
    return head


def _above(lines: list[Line], at: int, head: Head) -> None:
    """Kicker, section, date and address above the title."""
    above = [line for line in lines[max(0, at - 60) : at] if not f"{line.key} ".startswith(f"{lines[at].key} ")]
    spoken = [line for line in above if line.kind is not Kind.NOISE]
    for line in reversed(above[-12:]):
        if line.kind is Kind.BREADCRUMB and not head.section and not is_wide_menu(line.text):
            head.section = (cues.breadcrumb_of(line.text) or cues.steps_of(line.text))[-1]
        elif line.kind is Kind.DATE and not head.published and line in spoken[-4:] and not is_deadline(line.text):
            head.byline, head.published = cues.split_date(line.text) or ("", line.text)
        elif line.kind is Kind.LINK and not head.url:
            head.url = url_in(line.text)
        elif not head.byline and line in above[-3:] and line.kind in LOOSE and cues.is_made_by(line.text):
            head.byline = line.text
    dated = above[:-1] if above and above[-1].kind is Kind.NOISE else above  # how long it takes to read
    if not head.byline and len(dated) >= 2 and dated[-1].kind is Kind.DATE and _is_name(dated[-2]):
        head.byline = dated[-2].text
    passed = {Kind.DATE, Kind.NOISE, Kind.LINK}
    section = section_of(above)
    if section is not None:
        head.section = head.section or section.text
        above = above[above.index(section) + 1 :]
    if [line.kind for line in above[-2:]] == [Kind.BREADCRUMB, Kind.NOISE] and above[-1].key in _COLUMNS:
        head.kicker = "" if above[-1].key == cues.key_of(head.section) else above[-1].text
        return
    near = next((a for a in reversed(above[-4:]) if a.kind not in passed and a.text != head.byline), None)
    if near is None or near.size > 14 or near.stop in {".", ";"} or len(near.text) < _SHORTEST_KICKER:
        return
    if (
        (near.stop == "…" and near.size == 1)
        or is_bar(near.text)
        or HOTLINE.match(near.text)
        or _RUNS.search(near.text[:120])
    ):
        return
    words = near.key.split()
    if words[:2] == ["trang", "chủ"] or (len(words) >= 4 and words[: len(words) // 2] * 2 == words):
        return  # where the article is filed
    if (
        near.kind is Kind.HEADLINE
        and lines.index(near) <= _MOTTO
        and any(line.kind is Kind.DATE for line in above[above.index(near) + 1 :])
    ):
        return  # what the site says of itself
    on_top = stands_below_names(above[: above.index(near)])
    foreign = cues.names_foreign(near.text) and cues.is_vietnamese(lines[at].text)
    body = near.size > _NAME and cues.names_site(near.text) and not near.key.startswith("bản tin ")
    if on_top and (body or foreign):
        return  # whose site it is
    if near.stop == ":" and near.kind in {Kind.SHORT, Kind.PROSE}:
        head.kicker = near.text
        return
    if near.kind not in {Kind.SHORT, Kind.HEADLINE} or cues.names_paper(near.text):
        return
    place = above.index(near)
    if is_listed(above, place):
        return
    if place > 0 and cues.is_person(above[place - 1].text) and is_post(above[place - 1], near):
        head.byline = head.byline or above[place - 1].text
        return
    if near.kind is Kind.SHORT and any(line.kind is Kind.NOISE for line in above[place + 1 :]):
        return
    if near.bullet and place > 0 and above[place - 1].bullet:
        return  # the last entry of a menu
    filed_at = above[place - 1] if place > 0 else None
    if filed_at is not None and filed_at.kind is Kind.BREADCRUMB and head.section:
        if _is_entry(near, filed_at):
            head.section = near.text
        else:
            head.kicker = "" if _repeats_path(near, filed_at) else near.text
        return
    size = sum(any(char.isalnum() for char in word) for word in near.text.split())
    in_menu = sum(line.kind in {Kind.SHORT, Kind.NOISE} for line in above[max(0, place - 2) : place]) == 2
    in_menu = in_menu or (size <= 2 and sum(line.kind is Kind.SHORT for line in above) > 3)
    listed = place > 0 and (not near.gap or above[place - 1].gap)
    beside = listed and size <= 4 and cues.is_section(above[place - 1].text)
    on_top = all(line.kind in {Kind.SHORT, Kind.HEADLINE} for line in lines[:at]) and at == 1
    filed = cues.is_section(near.text) or (size < _SECTION and FILED.match(near.key) and not on_top)
    if beside and not filed and _is_column(near, above[place - 1]):
        head.section = head.section or above[place - 1].text
        head.kicker = "" if near.key in _PLACES | _FORMS else near.text
    elif filed or beside or (in_menu and size < 5):
        head.section = head.section or _ITEM.sub("", near.text, count=1)
    elif near.key not in _PLACES and not (cues.key_of(lines[at].text).startswith(near.key + " ") and size >= 5):
        head.kicker = near.text


def _is_entry(line: Line, menu: Line) -> bool:
    """Whether a line says once more an entry of what looks like a path and is a menu: paths begin at the first page."""
    first, *others = [cues.key_of(step) for step in cues.steps_of(menu.text)]
    return first not in HOME and line.key in {first, *others[:-1]}


def _repeats_path(line: Line, path: Line) -> bool:
    """Whether a line between the path to an article and its title says once more where it is filed."""
    steps = {cues.key_of(step) for step in cues.breadcrumb_of(path.text) or cues.steps_of(path.text)}
    return line.key in steps | _PLACES | _FORMS or cues.is_section(line.text) or FILED.match(line.key) is not None


def _is_column(line: Line, section: Line) -> bool:
    """Whether a line in capitals below the name of a section in small letters is a column's and no section's."""
    return line.text.isupper() and not section.text.isupper() and not LABEL.match(line.text)


def _is_name(line: Line) -> bool:
    """Whether a line is nothing but a person's name: sections in capitals are none."""
    named = 2 <= line.size <= 4 and all(word[0].isupper() for word in line.text.split())
    named = named and not (line.text.isupper() or cues.is_section(line.text))
    return named and line.kind is Kind.SHORT and cues.is_byline(line.text)


def _below(lines: list[Line], at: int, head: Head) -> None:
    """Date, author and address between title and text."""
    spoken = 0
    above = True  # whether the date so far stands above the title
    for i in range(at + 1, len(lines)):
        line = lines[i]
        spoken += line.kind is not Kind.NOISE  # a player alone has a dozen buttons
        if spoken > _BETWEEN:
            break
        if line.role == SUBTITLE:
            continue
        if line.kind is Kind.DATE:
            author, date = cues.split_date(line.text) or ("", line.text)
            if dates_rather(line.text, head.published, above=above):
                head.published, above = date, False
            if not (head.byline and author.isupper() and " " not in author):
                head.byline = author or head.byline
            head.used.add(i)
        elif line.kind is Kind.LINK:
            head.url = head.url or url_in(line.text)
            head.used.add(i)
        elif line.kind in SKIPPED or (line.kind is Kind.COMMENT_CUE and _counts(line)):
            head.used.add(i)
        elif opens_letter(lines, i):
            break
        elif _is_author(line) and (not head.byline or (" " not in head.byline and _is_labelled(line))):
            head.byline = cues.author_of(line.text)
            head.used.add(i)
        elif (
            (line.kind is Kind.CAPTION and line.cell)
            or (line.kind is Kind.SHORT and shows_picture(line.text))
            or _stands_above_author(lines, i)
        ):
            continue
        elif _is_beside(lines, i) or (i == at + 1 and translates(lines, i)):
            head.used.add(i)
        else:
            if line.kind is Kind.PROSE and not (head.byline or head.published):
                agency = [below.kind for below in lines[i + 1 : i + 2]] == [Kind.NOISE] and east.is_east(line.text)
                _below_sapo(lines, i + 1 + agency, head)
            break


def _stands_above_author(lines: list[Line], at: int) -> bool:
    """Whether a line below the title is the caption of a picture that stands above author and date."""
    below = lines[at + 1 : at + 3]
    dated = [line.kind is Kind.DATE for line in below] == [False, True]
    return dated and lines[at].kind is Kind.CAPTION and _is_author(below[0])


def _counts(line: Line) -> bool:
    """Whether a line between title and text counts the comments, which stand below the text."""
    return any(char.isdigit() for char in line.text) and line.size <= 4


def _below_sapo(lines: list[Line], at: int, head: Head) -> None:
    """Author and date right below the first paragraph, where none stand above it, in any order."""
    below = lines[at : at + 2]
    dated = [cues.split_date(line.text) if line.kind is Kind.DATE else None for line in below]
    if below and dated[0] is not None:
        head.byline, head.published = dated[0]
        if not head.byline and len(below) == 2 and _is_author(below[1]) and not cues.is_entry(below[1].text):
            head.byline = cues.author_of(below[1].text)
            head.used.add(at + 1)
    elif len(below) == 2 and dated[1] is not None and _is_author(below[0]):
        head.published = dated[1][1]  # the author is found with the text
        if names_reporter(below[0].text):
            head.byline = below[0].text
            head.used.add(at)


def _is_labelled(line: Line) -> bool:
    """Whether a line says for certain who wrote: one word in front of a date may be where it was written."""
    return cues.names_author(line.text) and not cues.is_byline(line.text)


def _is_beside(lines: list[Line], at: int) -> bool:
    """Whether a line below a title is a label, the post of the author above it or the name of the paper."""
    line = lines[at]
    if line.kind is Kind.SHORT or is_post(lines[at - 1], line):
        return True
    paper = line.kind is Kind.HEADLINE and line.key.startswith(_PAPERS) and line.size <= _NAME and not line.stop
    return paper and any(word[0].isupper() for word in line.text.split()[2:])


def _is_author(line: Line) -> bool:
    """Whether a line between title and text is the author's."""
    if line.role == SIGNED:
        return True
    if line.kind is Kind.CAPTION:
        return cues.is_cosigned(line.text)
    if line.kind not in {Kind.SHORT, Kind.HEADLINE} or line.key.startswith(_PAPERS):
        return False
    if behind_section(line.text) or names_reporter(line.text):
        return True
    short = line.size <= 8 or (line.size <= 14 and cues.is_signature(line.text))
    named = (short and (cues.is_byline(line.text) or of_channel(line.text))) or cues.names_author(line.text)
    return named or cues.signs(line.text, below_title=True) or east.is_name(line.text)
