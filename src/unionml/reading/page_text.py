"""A page that somebody saved as text: the article in it, and what stood around it.

Such a file has no markup left, only lines: menus, a kicker, the title, the sapo, related headlines run together,
pictures that left their alternative text, paragraphs, an author, and a long tail of other articles. The reader goes by
the shape of the page (what ends with a stop, what is repeated, what stands between what), not by the words of one site.

Every text of the `Article` is a slice of the input. Stray markup at the ends of a line is left out; inside a paragraph
it stays, and so do HTML entities. A paragraph that was wrapped at a fixed width keeps its line breaks.
"""

from dataclasses import dataclass, field, replace

from unionml.article import Article, RelatedArticle
from unionml.errors import InputError
from unionml.reading import page_cues as cues
from unionml.reading.page_head import read_head
from unionml.reading.page_lines import Kind, Line, repeats, split_lines
from unionml.reading.page_tail import find_end, read_related

_LOOSE = frozenset({Kind.HEADLINE, Kind.SHORT})
_LEAD_LIMIT = 130
"""Syllables beyond which a first paragraph is body and no sapo."""


def read_page_text(text: str, source: str = "") -> Article:
    """Read a saved page, or plain text of a title and paragraphs.

    Args:
        text: the page; any line ends.
        source: where it was read from; becomes `Article.source`.

    Raises:
        InputError: there is no text in it.
    """
    lines = split_lines(text)
    count = repeats(lines)
    head = read_head(lines, count)
    title_key = head.title.key if head.title else ""
    end = find_end(lines, head.after, title_key, count)
    parts = _Parts(title_key, has_gaps=any(line.gap for line in lines))
    inside = [line for i, line in enumerate(lines[head.after : end], head.after) if i not in head.used]
    inside = parts.take_byline(inside)
    rest = parts.take_lead(inside) if head.title else inside
    parts.take_body(rest)
    published, url = head.published, head.url
    for at, line in enumerate(lines[max(head.after, end - 6) : end + 4], max(head.after, end - 6)):
        if at >= end and line.kind in {Kind.HEADLINE, Kind.PROSE, Kind.RELATED}:
            break
        if line.kind is Kind.LINK:
            url = url or cues.url_in(line.text)
        elif line.kind is Kind.DATE and not published:
            dated = cues.split_date(line.text)
            published = dated[1] if dated else published
        elif line.kind is Kind.RELATED_CUE:
            break
    related = {item.title: item for item in parts.related}
    for item in read_related(lines[end:], title_key):
        if item.teaser or item.title not in related:
            related[item.title] = item
    article = Article(
        kicker=head.kicker,
        title=head.title.text if head.title else "",
        lead=parts.lead,
        body=tuple(parts.body),
        headings=tuple(parts.headings),
        captions=tuple(parts.captions),
        byline=parts.byline or head.byline,
        published=published,
        section=head.section,
        url=url,
        related=tuple(related.values()),
        source=source,
    )
    if article.is_empty and lines:
        article = replace(article, title=lines[0].text, related=())
    if article.is_empty:
        raise InputError(f"{source or 'the input'} has no text; give a page with an article on it")
    return article


def _like_a_signature(text: str) -> bool:
    """Whether a lone line behind the last paragraph has two capitals or more: an office or a person signs."""
    words = text.split()
    return (
        len(words) >= 2 and text[0].isupper() and sum(word[0].isupper() for word in words) >= max(2, 0.3 * len(words))
    )


@dataclass(slots=True)
class _Parts:
    """What the lines between title and end turn out to be."""

    title_key: str
    has_gaps: bool = False
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
            if line.kind in _LOOSE | {Kind.CAPTION} and line.size <= 12 and cues.is_byline(line.text):
                self.byline = line.text
                return lines[:i] + lines[i + 1 :]
        loose = [i for i in range(last + 1, len(lines)) if lines[i].kind in _LOOSE]
        if last >= 0 and len(loose) == 1 and lines[loose[0]].size <= 8 and _like_a_signature(lines[loose[0]].text):
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
            if opening.kind is Kind.HEADLINE and opening.size >= 20 and opening.key != self.title_key:
                self.lead = opening.text
                return lines[1:]
        if len(prose) >= 2 and first <= 4 and lines[first].size <= _LEAD_LIMIT:
            self.lead = lines[first].text
            return lines[:first] + lines[first + 1 :]
        return lines

    def take_body(self, lines: list[Line]) -> None:
        """Paragraphs, headings, captions and related headlines inside the article."""
        at = 0
        announced = False
        last = max((i for i, line in enumerate(lines) if line.kind is Kind.PROSE), default=-1)
        while at < len(lines):
            line = lines[at]
            contact = line.kind is Kind.FOOTER and line.size >= 8 and at < last
            if line.text == self.lead and not self.body:
                announced = False
            elif line.kind is Kind.PROSE or contact:
                pictured = at > 0 and lines[at - 1].key == self.title_key and not line.gap and self.has_gaps
                (self.captions if pictured and line.size <= 40 else self.body).append(line.text)
                announced = False
            elif line.kind is Kind.CAPTION:
                self.captions.append(line.text)
            elif line.kind is Kind.RELATED:
                self.related.append(RelatedArticle(cues.without_marks(line.text)))
            elif line.kind is Kind.RELATED_CUE:
                announced = True
            elif line.kind in _LOOSE and line.key != self.title_key:
                stop = at + 1
                while stop < len(lines) and lines[stop].kind in _LOOSE and lines[stop].key != self.title_key:
                    stop += 1
                at += self._take_run(lines, at, stop, announced)
                continue
            elif line.kind in _LOOSE and at + 1 < len(lines) and lines[at + 1].kind in _LOOSE:
                self.captions.append(lines[at + 1].text)
                at += 1
            at += 1

    def _is_list_of_others(self, run: list[Line]) -> bool:
        """Whether headlines right behind the sapo are other articles': several, and not the title in other words."""
        title = set(self.title_key.split())
        shared = sum(len(title & set(line.key.split())) / max(1, line.size) for line in run) / len(run)
        return (
            all(5 <= line.size <= 25 for line in run)
            and (len(run) >= 2 or run[0].kind is Kind.RELATED)
            and shared < 0.5
        )

    def _take_run(self, lines: list[Line], at: int, stop: int, announced: bool) -> int:
        """Place a run of lines without a stop; returns how many lines were used."""
        run = lines[at:stop]
        first = run[0]
        closed = stop < len(lines) and lines[stop].kind is Kind.PROSE
        after_colon = at > 0 and lines[at - 1].stop == ":"
        if announced:
            self.related.extend(RelatedArticle(cues.without_marks(line.text)) for line in run if line.size >= 4)
        elif len(run) >= 2 and run[0].key == run[1].key and closed and len(run) == 2:
            self.related.append(RelatedArticle(first.text, lines[stop].text))
            return 3
        elif at == 0 and self.lead and first.size > 20:
            self.related.append(RelatedArticle(cues.without_marks(first.text)))
            return 1
        elif at == 0 and self.lead and self._is_list_of_others(run):
            self.related.extend(RelatedArticle(cues.without_marks(line.text)) for line in run)
        elif after_colon or all(line.bullet for line in run):
            self.body.extend(line.text for line in run)
        elif any(line.stop for line in run):
            for line in run:
                (self.body if line.stop else self.headings).append(line.text)
        elif len(run) == 1:
            target = self.headings if first.size <= 14 and closed else self.captions if first.size <= 40 else self.body
            target.append(first.text)
        elif len(run) == 2:
            (self.headings if max(line.size for line in run) <= 12 and closed else self.captions).extend(
                line.text for line in run
            )
        elif sum(line.size >= 6 for line in run) >= 0.6 * len(run):
            self.related.extend(RelatedArticle(cues.without_marks(line.text)) for line in run)
        elif closed or max(line.size for line in run) > 4:
            self.body.extend(line.text for line in run)
        return len(run)
