"""The article's own lines, sorted into lead, paragraphs, headings, captions, author and related headlines."""

import re
from dataclasses import dataclass, field

from unionml.article import RelatedArticle
from unionml.reading.page.body.runs import (
    are_headlines,
    are_keywords,
    ends_in_heading,
    ends_text,
    head_twice,
    heads_on,
    is_numbered_heading,
    names_speaker,
    run_together,
    shows_and_asks,
)
from unionml.reading.page.captions.pictures import captions_of
from unionml.reading.page.captions.scene_signs import names_theme
from unionml.reading.page.context import is_of_series, is_spoken
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.credits import block_above, is_keyword, is_label, like_a_signature, may_sign, signs_below
from unionml.reading.page.cues.words import DATELINE, PICTURES
from unionml.reading.page.east.heads import SIGNED
from unionml.reading.page.head.letters import begins_letter
from unionml.reading.page.kinds import LOOSE, SILENT, Kind
from unionml.reading.page.lines import Line
from unionml.reading.page.tail.chains import stand_apart, tells_of
from unionml.reading.page.tail.related import without_marks

_LEAD_LIMIT = 130
"""Syllables beyond which a first paragraph is body and no sapo."""
_MARKED_LIMIT = 160
"""The same of one that a paper's mark opens."""
_ANSWER = 8
"""Syllables of the paragraph below a heading that asks, at least: a writer who asks in passing answers briefly."""
_ASKED = 10
"""Syllables of a headline that asks, at least."""
_ASKING = 16
"""Syllables of a sapo that is a question, at least: headlines are shorter."""
_ABOVE = 4
"""Captions and the like above a sapo, at most."""
_STORY = 3
"""Captions below a single paragraph, at least, that make a story in pictures: the paragraph is its sapo."""
_SHARES = 0.3, 0.5
"""Share of a headline's words, at least, that its teaser says: of a single one, and of the last of several."""
_AGENCY = re.compile(r"\([^\s()]+\)")
"""An agency's mark below its text: `(TTXVN/Vietnam+)`."""


@dataclass(slots=True)
class Parts:
    """What the lines between title and end turn out to be."""

    title_key: str
    has_gaps: bool = False
    author: str = ""
    lead: str = ""
    byline: str = ""
    body: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    related: list[RelatedArticle] = field(default_factory=list)

    def take_byline(self, lines: list[Line]) -> list[Line]:
        """The author's line: name-like, behind the last paragraph."""
        last = max((i for i, line in enumerate(lines) if line.kind is Kind.PROSE), default=-1)
        for i in range(last + 1, len(lines)):
            line = lines[i]
            if line.kind in {Kind.WIDGET, Kind.COMMENT_CUE, Kind.RELATED_CUE}:
                return lines
            if cues.is_section(line.text):
                continue
            office = i == last + 1 and line.kind in LOOSE and 2 <= line.size <= 8 and cues.is_office(line.text)
            if is_keyword(lines, i, last + 1):
                continue
            labels = [] if line.text == self.author else lines[i + 1 : i + 3]
            if len(labels) == 2 and all(label.kind is Kind.SHORT and not label.gap for label in labels):
                continue  # keywords
            if office or (
                may_sign(line) and (line.role == SIGNED or cues.is_author(line.text) or signs_below(lines, i))
            ):
                self.byline = line.text
                below = i + 1
                while below < len(lines) and lines[below].kind in LOOSE and cues.names_author(lines[below].text):
                    below += 1  # the source, or who edited it
                rest = [] if line.text == self.author and all(map(is_label, lines[below:])) else lines[below:]
                return lines[: block_above(lines, i, last + 1)] + rest
        loose = [i for i in range(last + 1, len(lines)) if lines[i].kind in LOOSE]
        if last >= 0 and len(loose) == 1 and lines[loose[0]].size <= 8 and like_a_signature(lines[loose[0]].text):
            self.byline = lines[loose[0]].text
            return lines[: loose[0]] + lines[loose[0] + 1 :]
        return lines

    def take_lead(self, lines: list[Line]) -> list[Line]:
        """The sapo: the first paragraph, if the text goes on behind it."""
        prose = [i for i, line in enumerate(lines) if line.kind is Kind.PROSE]
        if not prose:
            return lines
        first = prose[0]
        if first > 0:
            opening = lines[0]
            asks = opening.stop == "?" and opening.size >= _ASKING
            sapo = opening.size >= 20 or asks or (opening.level and opening.stop == "." and opening.size >= 12)
            if opening.kind is Kind.HEADLINE and sapo and opening.key != self.title_key:
                self.lead = opening.text
                return self._signed_above(lines[1:], 0)
        marked = cues.opens_with_agency(lines[first].text)
        is_sapo = lines[first].size <= (_MARKED_LIMIT if marked else _LEAD_LIMIT)
        is_sapo = is_sapo and not (begins_letter(lines[first]) or is_numbered_heading(lines[first]))
        goes_on = len(prose) >= 2 or sum(line.kind is Kind.CAPTION for line in lines[first:]) >= _STORY
        if goes_on and sum(line.kind not in SILENT for line in lines[:first]) <= _ABOVE and is_sapo:
            self.lead = lines[first].text
            rest = lines[:first] + lines[first + 1 :]
            return self._signed_above(rest, first)
        return lines

    def _signed_above(self, lines: list[Line], at: int) -> list[Line]:
        """Without the author's line between sapo and text, where nobody signs below."""
        author = lines[at]
        below = [line for line in lines[at + 1 : at + 3] if line.kind is not Kind.NOISE][:1]
        dated = bool(below) and below[0].kind is Kind.DATE
        posted = bool(below) and below[0].kind is Kind.SHORT and cues.is_post_below(author.text, below[0].text)
        pictured = bool(below) and below[0].kind is Kind.CAPTION and cues.is_signature(author.text)
        text_below = bool(below) and (below[0].kind is Kind.PROSE or pictured)
        apart = text_below and (below[0].gap or author.gap or cues.is_bare_credit(below[0].text)) and author.size <= 8
        one_of = any(line.kind in LOOSE and cues.signs(line.text) for line in lines[at + 1 :])  # headings alike
        signed = (text_below or dated) and cues.signs(author.text) and not one_of
        plain = cues.is_byline(author.text) if cues.is_entry(author.text) else " của " not in author.text
        named = (dated or apart or posted) and plain and cues.is_author(author.text)
        if (signed or named) and (not self.byline or _AGENCY.fullmatch(self.byline)) and author.kind in LOOSE:
            self.byline = author.text
            return lines[:at] + lines[at + 1 :]
        return lines

    def take_body(self, lines: list[Line]) -> None:
        """Paragraphs, headings, captions and related headlines inside the article."""
        at = 0
        announced = False
        last = max((i for i, line in enumerate(lines) if line.kind is Kind.PROSE), default=-1)
        below_pictures = captions_of(lines, has_gaps=self.has_gaps)
        while at < len(lines):
            line = lines[at]
            contact = line.kind is Kind.FOOTER and line.size >= 8 and at < last
            if at in below_pictures:
                self.captions.append(line.text)
            elif line.text == self.lead and not self.body:
                announced = False
            elif line.kind is Kind.PROSE or contact:
                self.body.append(line.text)
                announced = False
            elif line.kind is Kind.CAPTION:
                self.captions.append(line.text)
            elif line.kind is Kind.RELATED:
                self.related.append(RelatedArticle(without_marks(line.text)))
            elif line.kind is Kind.RELATED_CUE:
                announced = True
            elif line.level and line.kind in LOOSE:
                self.headings.append(line.text)
            elif line.kind in LOOSE:
                stop = at + 1
                while stop < len(lines) and lines[stop].kind in LOOSE and not lines[stop].level:
                    stop += 1
                at += self._take_run(lines, at, stop, announced)
                continue
            at += 1

    def _opens_like_the_lead(self, text: str) -> bool:
        """Whether a paragraph below a headline opens with a paper's mark, or with a place as the lead does."""
        return cues.opens_with_agency(text) or bool(DATELINE.match(text) and DATELINE.match(self.lead))

    def _is_list_of_others(self, run: list[Line]) -> bool:
        """Whether headlines right behind the sapo are other articles': several, and not the title in other words."""
        title = set(self.title_key.split())
        shared = sum(len(title & set(line.key.split())) / max(1, line.size) for line in run) / len(run)
        return (
            all(5 <= line.size <= 25 for line in run)
            and (len(run) >= 2 or run[0].kind is Kind.RELATED)
            and shared < 0.5
        )

    def _take_others(self, run: list[Line], *, heading: bool) -> None:
        """Headlines of other articles, and below them perhaps a heading of this one."""
        self.related.extend(RelatedArticle(without_marks(line.text)) for line in (run[:-1] if heading else run))
        self.headings.extend(line.text for line in run[-1:] if heading)

    def _asks_beside(self, line: Line) -> bool:
        """Whether a question in the sapo's own block is another article's headline, and not asked of anybody."""
        beside = self.has_gaps and not line.gap and not line.bullet
        return beside and line.stop == "?" and line.size >= _ASKED and not is_spoken(line.text)

    def _is_teaser(self, line: Line, run: list[Line]) -> bool:
        """Whether the paragraph below announced headlines is the last one's teaser, not where the article goes on."""
        least = _SHARES[sum(other.size >= 5 for other in run) > 1]
        return not line.bullet and tells_of(line.text, run[-1].key, self.title_key, self.lead, least)

    def _are_teasers(self, run: list[Line], below: list[Line]) -> bool:
        """Whether two or three headlines in one block between paragraphs set apart link to other articles.

        Sub-headings come one at a time, and captions below their pictures.
        """
        apart = self.has_gaps and run[0].gap and bool(below) and below[0].gap and below[0].kind is Kind.PROSE
        return (
            apart
            and 2 <= len(run) <= 3
            and not any(line.gap for line in run[1:])
            and not any(line.bullet for line in run)
            and all(7 <= line.size <= 20 and line.stop in {"", "?"} and line.text[0].isupper() for line in run)
            and not any(cues.is_scene(line.text) or line.text.isupper() for line in run)
        )

    def _are_keywords(self, line: Line) -> bool:
        return are_keywords(line, " ".join([self.title_key, self.lead, *self.body]))

    def _take_run(self, lines: list[Line], at: int, stop: int, announced: bool) -> int:
        """Place a run of lines without a stop; returns how many lines were used."""
        run = lines[at:stop]
        first = run[0]
        closed = stop < len(lines) and lines[stop].kind is Kind.PROSE
        captioned = stop < len(lines) and lines[stop].kind is Kind.CAPTION
        ending = ends_in_heading(run, closed=closed)
        below_heading = closed and (self.headings != [] or (at > 0 and lines[at - 1].kind is Kind.CAPTION))
        after_colon = at > 0 and lines[at - 1].stop == ":" and lines[at - 1].kind is not Kind.NOISE
        if closed and len(run) <= 2 and self.body and self._opens_like_the_lead(lines[stop].text):
            self.related.append(RelatedArticle(run[-1].text, lines[stop].text))
            return len(run) + 1
        if not closed and all(cues.is_section(line.text) for line in run):
            return len(run)
        if len(run) >= 2 and closed and not announced and names_speaker(run):
            self.captions.append(first.text)
            return 2
        if not announced and self.body and not after_colon and self._are_teasers(run, lines[stop : stop + 1]):
            self.related.extend(RelatedArticle(line.text) for line in run)
        elif announced:
            self.related.extend(RelatedArticle(without_marks(line.text)) for line in run if line.size >= 4)
            told = closed and run[-1].size >= 4 and not stand_apart(run, lines[stop])
            if told and self._is_teaser(lines[stop], run):
                self.related[-1] = RelatedArticle(self.related[-1].title, lines[stop].text)
                return len(run) + 1
        elif len(run) == 2 and first.key == run[1].key and closed:
            if (not run[1].gap or lines[stop].gap) and not self._is_teaser(lines[stop], run[:1]):
                self.captions.append(first.text)  # what a picture is called, and its caption
                return 2
            self.related.append(RelatedArticle(first.text, lines[stop].text))
            return 3
        elif at == 0 and self.lead and first.size > 20 and not first.stop:
            self.related.append(RelatedArticle(without_marks(first.text)))
            return 1
        elif len(run) == 1 and (
            (is_of_series(first.text) and (at == 0 or ends_text(lines, stop)))
            or (at == 0 and self.lead and self.has_gaps and not first.gap and run_together(first))
        ):
            self.related.append(RelatedArticle(without_marks(first.text)))
        elif at == 0 and self.lead and self._is_list_of_others(run[:-1] if ending else run):
            self._take_others(run, heading=ending)
        elif at == 0 and self.lead and len(run) == 1 and self._asks_beside(first):
            self._take_others(run, heading=False)
        elif len(run) == 1 and closed and not after_colon and first.text[0] in "*•■▪●◆" and not lines[stop].bullet:
            self.headings.append(without_marks(first.text))
        elif after_colon or all(line.bullet for line in run):
            self.body.extend(line.text for line in run)
        elif len(run) == 1 and below_heading and lines[stop].size >= _ANSWER and heads_on(first):
            self.headings.append(first.text)
        elif len(run) == 1 and first.text.endswith(","):
            self.body.append(first.text)  # the text goes on below, or the page breaks off
        elif are_headlines(run):
            self._take_others(run, heading=ending)
        elif PICTURES.match(first.key) and not closed and (len(run) > 1 or captioned):
            self.headings.append(first.text)
            self.captions.extend(line.text for line in run[1:])
        elif closed and shows_and_asks(run):
            self.captions.append(first.text)
            self.headings.append(run[1].text)
        elif any(line.stop for line in run):
            for line in run:
                (self.body if line.stop else self.headings).append(line.text)
        elif len(run) == 1 and stop == len(lines) and self._are_keywords(first):
            pass
        elif len(run) == 1:
            opening = not self.body and first.size >= 9 and not names_theme(first.text)
            heading = first.size <= 14 and closed and not opening and not cues.is_scene(first.text)
            target = self.headings if heading else self.captions if first.size <= 40 else self.body
            target.append(first.text)
        elif len(run) == 2 and closed and run[1].gap and first.size > run[1].size <= 10:
            self.captions.append(first.text)
            self.headings.append(run[1].text)
        elif len(run) == 2:
            heading = closed and head_twice(run)
            (self.headings if heading else self.captions).extend(line.text for line in run)
        elif closed or max(line.size for line in run) > 4:
            self.body.extend(line.text for line in run)
        return len(run)
