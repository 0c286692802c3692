"""A saved page as lines: where each stands in the text, how long it is, whether it is closed by a stop, and its kind.

Lines are spans of the source: whatever is kept of a page is cut out of it and never rewritten, so that it can be found
there again.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from unionml.reading.page.breaks.titles import behind_title, divide
from unionml.reading.page.breaks.wrap import spans_of
from unionml.reading.page.cues import cues, systems
from unionml.reading.page.east import lines as east
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.marks import header_of, trimmed, unmarked
from unionml.text.persons import INTERVIEWERS

_MARKUP_ONLY = re.compile(
    r"^(?:[\W_]{1,6}|[{}();/*\s]+|<(?!\s)[^<>]*>?|[^<>]*-->|(?:var|function|window|document|\$)\b[^À-ỹ]*[;{})])$"
)
_BULLET = re.compile(
    r"^(?:[-–—•+*●▪■◦·✓✔]\s*\S|\(?\d{1,3}[.)/]\s|\(?[a-zđ][.)]\s|[IVX]{1,5}[.)]\s|[一二三四五六七八九十]{1,2}、|(?:하나|[첫둘셋넷]째),\s)"
)
_SPEAKER = re.compile(r"^[-–—*]?\s*([^\W\d_][^:?!.…\n]{0,40}|P\.?V):\s+\S")
_INTERVIEWER = re.compile(rf"[-–—*]?\s*(?:{'|'.join(map(re.escape, sorted(INTERVIEWERS)))})\s*:\s+\S", re.IGNORECASE)
SENTENCE_BREAK = re.compile(r"\w(?<!\b[A-ZĐ]S)(?<!\bThS)(?<!\bTP)[”\"’)]?[.…]+[”\"’)]?\s+[“\"]?[^\W\d_a-z]\w+\s")
"""A sentence ends and another begins: not behind a degree (`TS. Lê Mai`) or a town's mark (`TP. Huế`)."""
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]+[)\]]\.?")
SPEECH = frozenset('"“‘-–—')
"""What a line opens with that somebody says: no caption does."""
_CAPTION = 20
"""Syllables of a caption, at most, whose photographer is named in brackets in the next line."""
_LONG = 2000
"""Characters beyond which a line is running text whatever else it looks like; nothing counts its syllables."""


_KIND_OF_ROLE = {
    "title": Kind.HEADLINE, "date": Kind.DATE, "url": Kind.LINK, "author": Kind.SHORT, "lead": Kind.PROSE,
    "skip": Kind.NOISE, "image": Kind.IMAGE, "caption": Kind.CAPTION,
}  # fmt: skip


@dataclass(slots=True)
class Line:
    """One line of a page (or one wrapped paragraph).

    Attributes:
        text: the characters, a slice of the source without surrounding space and markup.
        start: offset of `text` in the source.
        gap: whether a blank line stands before it.
        size: number of syllables (white-space tokens).
        stop: the stop that closes it, or an empty string.
        key: folded form by which repeated lines are found; empty for running text too long to be a headline.
        kind: what it looks like by itself.
        level: 1 where Markdown makes it the title, 2 to 6 a heading.
        cell: whether it was a cell of a table.
        linked: whether all of it was a link.
        menu: whether it is nothing but links.
        role: what a crawler's header says it is.
    """

    text: str
    start: int
    gap: bool
    size: int = 0
    stop: str = ""
    key: str = ""
    kind: Kind = Kind.PROSE
    level: int = 0
    cell: bool = False
    linked: bool = False
    menu: bool = False
    role: str = ""

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)

    @property
    def bullet(self) -> bool:
        """Whether it is an item of a list, or a speech opened by a dash."""
        return _BULLET.match(self.text) is not None


def split_lines(text: str) -> list[Line]:
    """The lines that say something, in order, measured and classified; wrapped paragraphs are whole again."""
    lines = _raw_lines(text)
    for line in lines:
        _measure(line)
    lines = _whole_captions(text, _whole_titles(text, lines))
    _mark_asking_title(lines)
    _mark_dated_lists(lines)
    _mark_speakers(lines)
    _mark_unpunctuated(lines)
    return lines


def repeats(lines: list[Line]) -> Counter[str]:
    """How often each headline-sized line occurs on the page."""
    count = Counter(line.key for line in lines if line.key and line.kind is not Kind.ASIDE)
    for line in lines:
        if line.kind is Kind.IMAGE:
            count[cues.image_of(line.text)] += 2
    return count


def _raw_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap = False
    header = 0  # lines of a crawler's header so far; -1 behind it
    for begin, behind, is_apart in spans_of(text):
        gap = gap or is_apart
        start, end = trimmed(text, begin, behind)
        role = ""
        if header >= 0 and start < end:
            role, start = header_of(text, start, end)
            ruled = not role and text.startswith("---", start, end)
            header = header if ruled else -1 if not role or role == "text" or header > 20 else header + 1
        span = unmarked(text, start, end)
        start, end = span.start, span.end
        if start >= end:
            gap = gap or not text[begin:behind].strip()
        elif span.role or end - start > 200 or not _MARKUP_ONLY.match(text[start:end]):
            *parts, start = divide(text, start, end, len(lines))
            for part, behind_part in pairwise([*parts, start]):
                lines.append(Line(text[part:behind_part].rstrip(), part, gap))
            lines.append(
                Line(
                    text[start:end],
                    start,
                    gap,
                    level=span.level,
                    cell=span.cell,
                    linked=span.linked,
                    menu=span.menu,
                    role=role or span.role,
                )
            )
            gap = False
    return lines


def _measure(line: Line) -> None:
    text = line.text
    if len(text) > _LONG:
        line.size, line.stop, line.kind = len(text) // 5, cues.stop_of(text) or ".", Kind.PROSE
        return
    line.size = east.size_of(text)
    line.stop = cues.stop_of(text)
    line.key = cues.key_of(text) if len(text) <= 400 else ""
    line.kind = _KIND_OF_ROLE.get(line.role) or _kind_of(line)
    if line.role == "title":
        line.level = 1


def _whole_titles(text: str, lines: list[Line]) -> list[Line]:
    """Join a headline above the first paragraph that was broken into two lines, or three in capitals."""
    for at, line in enumerate(lines[:200]):
        if line.kind is Kind.PROSE and line.size >= 20:
            break
        behind = behind_title(lines, at)
        if behind > at + 1:
            whole = Line(text[line.start : lines[behind - 1].end], line.start, line.gap, level=line.level)
            _measure(whole)
            return [*lines[:at], whole, *lines[behind:]]
    return lines


def _whole_captions(text: str, lines: list[Line]) -> list[Line]:
    """Join a photographer's name in brackets to the sentence right above it, behind the first paragraph.

    What brackets hold is part of the sentence in front of them; `Ảnh: …` without them stays a line of its own.
    """
    whole: list[Line] = []
    told = False
    for line in lines:
        above = whole[-1] if whole else line
        in_brackets = line.kind is Kind.CAPTION and not line.gap and _IN_BRACKETS.fullmatch(line.text) is not None
        if told and in_brackets and above.size <= _CAPTION and _may_be_caption(above):
            whole[-1] = Line(text[above.start : line.end], above.start, above.gap)
            _measure(whole[-1])
            continue
        told = told or (line.kind is Kind.PROSE and line.size > _CAPTION)
        whole.append(line)
    return whole


def _may_be_caption(line: Line) -> bool:
    """Whether a line can be a picture's caption: one sentence that nobody says, or a line without a stop."""
    if line.kind in LOOSE:
        return line.size >= 4 and not (line.level or line.linked or line.bullet or cues.is_byline(line.text))
    return line.kind is Kind.PROSE and line.stop == "." and ". " not in line.text and line.text[0] not in SPEECH


def _mark_asking_title(lines: list[Line]) -> None:
    """A long question above the first paragraph, below nothing as long as a headline, is the title."""
    for at, line in enumerate(lines[:200]):
        if line.kind is Kind.HEADLINE and line.size >= 8:
            return
        if line.kind is Kind.PROSE:
            below = next((other for other in lines[at + 1 : at + 6] if other.kind is Kind.PROSE), None)
            asks = line.stop == "?" and line.size <= 30 and not SENTENCE_BREAK.search(line.text)
            if asks and below is not None and not _INTERVIEWER.match(line.text):
                line.kind = Kind.HEADLINE
            return


def _mark_dated_lists(lines: list[Line]) -> None:
    """Headlines with dates in brackets are other articles' where two stand together; a title may end with one, too."""
    dated = [line.kind is Kind.HEADLINE and cues.is_dated_headline(line.text) for line in lines]
    for at, line in enumerate(lines):
        if dated[at] and (dated[at - 1 : at] == [True] or dated[at + 1 : at + 2] == [True]):
            line.kind = Kind.RELATED


def _mark_unpunctuated(lines: list[Line]) -> None:
    """On a page without stops, length tells paragraphs from headlines."""
    said = sum(line.kind is Kind.PROSE for line in lines)
    if said >= 2:
        return
    limit = 30
    if not said and len(lines) >= 2 and all(line.kind in LOOSE and not line.level for line in lines):
        # Nothing but a title and what is longer: no list of headlines, which are about as long as each other.
        rest = sorted(line.size for line in lines[1:])
        if lines[0].size <= 20 and rest[len(rest) // 2] >= 12 and rest[-1] >= max(16, 1.5 * lines[0].size):
            limit = min(11, lines[0].size)
    for line in lines[1:] if limit < 30 else lines:
        if line.kind is Kind.HEADLINE and line.size > limit:
            line.kind = Kind.PROSE


def _mark_speakers(lines: list[Line]) -> None:
    """Lines of a conversation (`PV: …?`) are running text, however short: the same speaker opens several."""
    speakers = [_SPEAKER.match(line.text) if line.stop and line.kind is not Kind.CAPTION else None for line in lines]
    said = {line.key: cues.key_of(match.group(1)) for line, match in zip(lines, speakers, strict=True) if match}
    turns = Counter(said.values())
    for line, match in zip(lines, speakers, strict=True):
        if match and turns[cues.key_of(match.group(1))] >= 2 and line.kind in {Kind.HEADLINE, Kind.SHORT}:
            line.kind = Kind.PROSE


def _kind_of(line: Line) -> Kind:
    key, size, stop = line.key, line.size, line.stop
    if size > 70 and stop == "." and len(line.text) > 300 and not cues.is_footer(line.text):
        return Kind.PROSE
    text = unicodedata.normalize("NFC", line.text)
    if (said := systems.kind_of(text, key)) is not None:
        return said
    if line.menu or cues.is_mark(text) or cues.is_letterhead(text) or cues.is_attached(text):
        return Kind.NOISE
    if cues.is_link(text):
        return Kind.LINK
    if cues.image_of(text) or cues.is_picture_file(text):
        return Kind.IMAGE
    if key and cues.split_date(text) is not None:
        return Kind.DATE
    if key and cues.is_comment_cue(key):
        return Kind.COMMENT_CUE
    if key and cues.is_related_cue(key):
        return Kind.RELATED_CUE
    if len(text) <= 400 and (cues.is_noise(key) or cues.is_for_readers(text) or cues.is_menu(text)):
        return Kind.NOISE
    if key and cues.is_widget_cue(key):
        return Kind.WIDGET
    if line.level:
        return Kind.HEADLINE if size >= 5 else Kind.SHORT
    if line.linked and stop != "." and size >= 4:
        return Kind.RELATED
    if line.cell and 3 <= size <= 40:
        return Kind.CAPTION
    running = stop == "." and size >= 25
    if cues.is_tags(text) and not running:
        return Kind.TAGS
    if cues.is_footer(text) and not (running and size >= 45):
        return Kind.FOOTER
    if cues.breadcrumb_of(text) and not cues.is_cosigned(text):
        return Kind.BREADCRUMB
    if cues.is_marked_related(text) and size <= 45:
        return Kind.RELATED
    if cues.is_caption(text, size) and not cues.is_signed_with_photo(text):
        return Kind.CAPTION
    if stop in {".", ";", ":"} and (size >= 3 or (stop == "." and not cues.is_byline(text))):
        return Kind.PROSE
    if size >= 20 and (stop or SENTENCE_BREAK.search(text)):
        return Kind.PROSE
    if stop and line.bullet:
        return Kind.PROSE
    if size >= 10 and (size >= 16 or text[0] == "(") and cues.opens_with_agency(text):
        return Kind.PROSE
    if (size >= 4 and cues.is_wish(text)) or cues.is_vocative(text):
        return Kind.PROSE
    if _INTERVIEWER.match(text) and not (cues.is_cosigned(text) or cues.is_byline(text)):
        return Kind.PROSE
    if size > 100:
        return Kind.PROSE
    return Kind.HEADLINE if size >= 5 else Kind.SHORT
