"""What lines turn out to be once the page around them is known: paths of the menu, verses, questions."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from unionml.reading.page.body.blocks import mark_blocks
from unionml.reading.page.body.bulletins import mark_bulletins
from unionml.reading.page.body.digest import mark_bracketed, mark_digests, mark_pull_quotes
from unionml.reading.page.body.gallery import mark_galleries
from unionml.reading.page.body.unstopped import mark_unstopped
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.agencies import mark_pictures
from unionml.reading.page.cues.announced import MAY_HEAD, REMARK
from unionml.reading.page.cues.credits import mark_credited, mark_credits, mark_crews
from unionml.reading.page.cues.keys import WIDE_GAP
from unionml.reading.page.cues.systems import mark_cards, mark_fields
from unionml.reading.page.cues.words import HOME, REFERENCES
from unionml.reading.page.head.menus import mark_numbered_menu
from unionml.reading.page.head.stopped import mark_stopped_title
from unionml.reading.page.head.strays import mark_strays
from unionml.reading.page.kinds import CLOSING, LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line
from unionml.reading.page.tail.teasers import mark_dated_teasers
from unionml.text.scripts import CAPITALS

_SPOKEN = re.compile(
    r"\b(?:ông|bà|anh|chị|cô|thầy|bạn|em|đồng chí|đ/c|bác sĩ|luật sư|giáo sư|quý vị)\b"
    r"|^(?:vậy|nhưng|nếu|thế|còn|và|hay|liệu|tất cả|thì|rồi|song)\b|[\"“”]",
    re.IGNORECASE,
)
"""Questions to somebody, and those that a writer asks in passing."""
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-D]|[a-d])[.)/]\s")
_FIGURE = re.compile(r"\d{1,2}\.\s")
_NUMBERED_HEADING = 16
"""Syllables of a heading with a number, at most."""
_PART = re.compile(r"(?:bài|kỳ|phần)\s+(?:\d{1,2}|[ivx]{1,4}|cuối)\s*[:.]\s+\S", re.IGNORECASE)
_QUOTING = re.compile(r"[^\W\d_][^:\"“”]{1,29}:\s[\"“‘'][^\"“”]+[\"”’']")
"""`Thợ lò: "Xin thêm phút tắm nước nóng"`: headings of one article that quote somebody each."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_RHYME = re.compile(r"(?<![aeiouy\u0302\u0306\u031b])[aeiouy][a-z\u0302\u0306\u031b]*")
"""A syllable (without its tone) from its first vowel on."""
_COMMENTED = re.compile(r"\b[1-9]\d* (?:bình luận|nhận xét|phản hồi|comments?)\b")
"""A counter of comments, among others, as a key."""
_FILED = re.compile(r"(?:(?:posted |filed )?(?:in|under)|(?:đăng )?trong)\s(?=[" + CAPITALS + "])")
"""How the line below a date opens, in small letters, that names the section: `in Tin tức`."""
_FILED_UNDER = re.compile(r"(?:(?:chuyên|danh) mục|thẻ|từ kh[oó][aá]|tags?|categor(?:y|ies))\s[^.!?:]{2,90}", re.I)
"""`Chuyên mục Tin công đoàn` below a text, as themes of blocks write it."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KEYWORD = 8
"""Syllables of a keyword, at most."""
_SAYS = re.compile(r"(?P<name>[^:]{3,40}):\s+\S")


def settle(lines: list[Line]) -> None:
    """Correct the kinds of lines by their neighbours, in place."""
    mark_stopped_title(lines)
    mark_strays(lines)
    mark_digests(lines)
    mark_galleries(lines)
    mark_pictures(lines)
    mark_numbered_menu(lines)
    mark_cards(lines)
    mark_fields(lines)
    mark_unstopped(lines)
    mark_bulletins(lines)
    _mark_unannounced(lines)
    _mark_media_titles(lines)
    _mark_references(lines)
    _mark_paths(lines)
    _mark_filed(lines)
    mark_blocks(lines)
    mark_dated_teasers(lines)
    mark_credited(lines)
    mark_crews(lines)
    mark_credits(lines)
    mark_bracketed(lines)
    mark_pull_quotes(lines)
    _mark_keywords(lines)
    _mark_counters(lines)
    _mark_verse(lines)
    _mark_couplets(lines)
    _mark_headings(lines)


def is_of_series(text: str) -> bool:
    """Whether a line names a part of a series: `Bài 2: …`, `Kỳ cuối: …`."""
    return _PART.match(text) is not None


def is_spoken(text: str) -> bool:
    """Whether a question is put to somebody, or by a writer in passing."""
    return _SPOKEN.search(text) is not None


def _mark_unannounced(lines: list[Line]) -> None:
    """`Phản hồi của công nhân` and `Tài liệu khác` head a part of the text where no comment and no list follows."""
    for at, line in enumerate(lines):
        if line.kind not in {Kind.COMMENT_CUE, Kind.RELATED_CUE} or not MAY_HEAD.fullmatch(line.key):
            continue
        below = lines[at + 1 : at + 3]
        if line.kind is Kind.COMMENT_CUE:
            listed = any(REMARK.match(other.text) for other in below[:1])
        else:
            listed = len(below) == 2 and all(other.kind in {Kind.HEADLINE, Kind.RELATED} for other in below)
        if not listed:
            line.kind = Kind.HEADLINE if line.size >= 5 else Kind.SHORT


def _mark_media_titles(lines: list[Line]) -> None:
    """`Ảnh: Công nhân trang trí khu trọ` among other articles' headlines is one of them, and no caption."""
    announced = False
    for line in lines:
        announced = line.kind is Kind.RELATED_CUE or (announced and line.kind is not Kind.PROSE)
        if announced and line.kind is Kind.CAPTION and cues.is_media_title(line.text):
            line.kind = Kind.HEADLINE


def _mark_references(lines: list[Line]) -> None:
    """Below `Tài liệu tham khảo` stand books and papers, each with a year; none of them is a paragraph."""
    at = next((at for at, line in enumerate(lines) if line.key in REFERENCES), len(lines))
    stop = at + 1
    while stop < len(lines) and lines[stop].kind not in CLOSING and _YEAR.search(lines[stop].text):
        stop += 1
    if stop >= len(lines) or lines[stop].kind in CLOSING:
        for line in lines[at:stop]:
            line.kind = Kind.WIDGET


def _mark_paths(lines: list[Line]) -> None:
    """`Công đoàn | Hoạt động` above the article is its place in the menu: every step is a section or a menu's item."""
    top = lines[:120]
    known = {line.key for line in top if line.kind in {Kind.SHORT, Kind.NOISE}}
    for line in top:
        if line.kind not in LOOSE or line.size > 14 or line.stop:
            continue
        steps = cues.steps_of(line.text) or [line.text]
        home = cues.key_of(steps[0]) in HOME
        if len(steps) >= 2 and (home or all(cues.key_of(step) in known or cues.is_section(step) for step in steps)):
            line.kind = Kind.BREADCRUMB


def _mark_filed(lines: list[Line]) -> None:
    """`in Tin tức` right below a date is where a weblog files its article."""
    for date, line in pairwise(lines[:120]):
        if date.kind is Kind.DATE and line.kind in LOOSE and line.size <= 8 and _FILED.match(line.text):
            line.kind = Kind.NOISE


def _mark_keywords(lines: list[Line]) -> None:
    """Short lines right below `Từ khóa:` are keywords, but for one that can be the author.

    So are several in one line, far apart, in front of what stands behind an article, and longer ones in front of it;
    and what says without a colon under which names an article is filed.
    """
    text = False
    for line, below in pairwise(lines):
        text = text or line.kind is Kind.PROSE
        labels = WIDE_GAP.split(line.text) if line.kind in LOOSE and not line.stop else []
        if text and below.kind in CLOSING and len(labels) >= 2 and all(len(label.split()) <= 4 for label in labels):
            line.kind = Kind.TAGS
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), len(lines))
    for line, below in reversed(list(pairwise(lines[first:]))):
        filed = line.kind in LOOSE and _FILED_UNDER.fullmatch(line.text) is not None
        if filed and (below.kind in CLOSING or line.key.startswith("tags ")):
            line.kind = Kind.TAGS
    spaced = all(line.gap for line in lines[1:])
    for at, line in enumerate(lines):
        if cues.KEYWORDS.fullmatch(line.key) and line.kind is not Kind.PROSE:
            stop = at + 1
            while stop < len(lines) and (spaced or not lines[stop].gap) and _may_be_keyword(lines[stop]):
                stop += 1
            behind = next((below.kind for below in lines[stop:] if below.kind not in SILENT), None)
            closed = behind in CLOSING  # no headlines of other articles
            for below in lines[at + 1 : stop]:
                if below.kind is not Kind.SHORT and not closed:
                    break
                line.kind = below.kind = Kind.TAGS


def _may_be_keyword(line: Line) -> bool:
    return line.kind in LOOSE and line.size <= _KEYWORD and not cues.is_person(line.text)


def _mark_counters(lines: list[Line]) -> None:
    """No comments, between paragraphs that go on: the button of a page, as no comment follows.

    Some comments, below a text, and somebody's name and what he says: they follow.
    """
    text = False
    for line, below in pairwise(lines):
        text = text or line.kind is Kind.PROSE
        says = _SAYS.match(below.text) if text and line.kind is Kind.NOISE and _COMMENTED.search(line.key) else None
        named = says is not None and " " in says["name"] and cues.is_byline(says["name"])
        if named and below.kind in LOOSE | {Kind.PROSE} and not cues.is_author(below.text):
            line.kind = Kind.COMMENT_CUE
    for above, line, below, next_below in zip(lines, lines[1:], lines[2:], lines[3:], strict=False):
        around = {above.kind, below.kind, next_below.kind}
        if line.kind is Kind.COMMENT_CUE and around == {Kind.PROSE} and "0" in line.key.split():
            line.kind = Kind.NOISE


def _mark_verse(lines: list[Line]) -> None:
    """Stanzas: two blocks or more of four lines or more, each of three to eight syllables and about as long."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    stanzas = [block for block in blocks if len(block) >= 4 and _is_stanza(block)]
    if len(stanzas) >= 2:
        for line in (line for block in stanzas for line in block):
            line.kind = Kind.PROSE


def _mark_couplets(lines: list[Line]) -> None:
    """Six and eight syllables in one block below a text, the sixth of both a rhyme, are verses that it quotes."""
    text = False
    for six, eight in pairwise(lines):
        text = text or (six.kind is Kind.PROSE and six.size > eight.size)
        if (
            text
            and six.size == 6
            and eight.size == 8
            and not eight.gap
            and {six.kind, eight.kind} <= LOOSE | {Kind.PROSE}
        ):
            rhymes = [_RHYME.search(_toneless("".join(line.text.split()[5:6]))) for line in (six, eight)]
            if rhymes[0] and rhymes[1] and rhymes[0].group() == rhymes[1].group():
                six.kind = eight.kind = Kind.PROSE


def _toneless(text: str) -> str:
    """A syllable in small letters without its tone mark; its vowels keep theirs."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if char not in _TONES)


def _is_stanza(block: list[Line]) -> bool:
    sizes = [line.size for line in block]
    plain = all(
        line.kind in {Kind.HEADLINE, Kind.SHORT, Kind.PROSE, Kind.NOISE}
        and not line.linked
        and line.text[0].isalpha()
        and not any(char.isdigit() for char in line.text)
        for line in block
    )
    return (
        plain and min(sizes) >= 3 and max(sizes) <= 8 and max(sizes) - min(sizes) <= 3 and sum(sizes) >= 4 * len(sizes)
    )


def _mark_headings(lines: list[Line]) -> None:
    """Numbered lines without a stop, and short questions that nobody is asked, head the paragraphs below them."""
    spoken = any(line.text[:1] in "-–—" for line in lines if line.kind is Kind.PROSE)
    questions: list[Line] = []
    said = [line for line in lines if line.kind not in CLOSING]
    numbers = Counter(line.text.split(None, 1)[0] for line in said if _NUMBERED.match(line.text))
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), 0)
    for line, below in pairwise(lines[first:]):
        number = line.text.split(None, 1)[0] if _NUMBERED.match(line.text) else ""
        deeper = number != "" and below.text.startswith(number) and below.text != line.text
        headed = below.kind in {Kind.PROSE, Kind.IMAGE, Kind.CAPTION} or deeper
        if not headed or line.size > _NUMBERED_HEADING or line.linked:
            continue
        if number and line.kind in LOOSE and not line.stop and (deeper or not _NUMBERED.match(below.text)):
            if numbers[number] == 1:
                line.level = line.level or 2
        elif line.kind in LOOSE and line.stop == "?" and not line.bullet and not is_spoken(line.text):
            questions.append(line)
    _mark_counted(lines[first:])
    quoting = [a for a, b in pairwise(lines[first:]) if _quotes(a) and b.kind in {Kind.PROSE, Kind.IMAGE, Kind.CAPTION}]
    for line in quoting if sum(not line.stop for line in quoting) >= 2 else []:
        line.level = line.level or 2
    shouted = [line for line in questions if line.text.isupper() and not lines[first].text.isupper()]
    for line in shouted:
        line.level = line.level or 2
    if len(questions) >= 2 and not spoken:
        for line in questions:
            line.level = line.level or 2


def _mark_counted(lines: list[Line]) -> None:
    """Where two numbered lines or more are headings, so are those that count with them, below a colon or items too."""
    numbered = [line for line in lines if _FIGURE.match(line.text) and line.kind not in CLOSING]
    heads = sum(line.level > 0 for line in numbered)
    counted = [int(line.text.split(".", 1)[0]) for line in numbered]
    short = all(line.size <= _NUMBERED_HEADING and not line.stop for line in numbered)
    if short and heads >= 2 and counted == list(range(1, len(counted) + 1)):
        for line in numbered:
            line.kind, line.level = Kind.HEADLINE, 2


def _quotes(line: Line) -> bool:
    """Whether a short line says who and what he says, in quotes."""
    return line.kind in LOOSE and line.size <= 14 and not line.bullet and _QUOTING.fullmatch(line.text) is not None
