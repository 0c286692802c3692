"""A page that somebody saved as text: the article in it, and what stood around it.

Such a file has no markup left, only lines: menus, a kicker, the title, the sapo, related headlines run together,
pictures that left their alternative text, paragraphs, an author, and a long tail of other articles. The reader goes by
the shape of the page (what ends with a stop, what is repeated, what stands between what), not by the words of one site.

Every text of the `Article` is a slice of the input. Stray markup at the ends of a line is left out; inside a paragraph
it stays, and so do single HTML entities. A text whose letters are spelt in entities (`C&ocirc;ng`) is decoded first and
its slices are of what was decoded, and so it is where a program's own marks were taken away first (`page.breaks.dump`).
A paragraph that was broken at a width (`page.breaks.wrap`) keeps its line breaks; a title that was broken is one line.
"""

import re
from dataclasses import replace
from html import unescape

from unionml.article import Article
from unionml.errors import InputError
from unionml.reading.composition import MOST_CHARACTERS, Composed, is_plain
from unionml.reading.page.body.parts import Parts
from unionml.reading.page.body.tables import mark_tables
from unionml.reading.page.breaks.dump import undone
from unionml.reading.page.breaks.wrap import BREAKS
from unionml.reading.page.captions.pictures import above_title, mark_images, mark_repeated
from unionml.reading.page.captions.scenes import mark_below, mark_scenes
from unionml.reading.page.context import settle
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.banners import mark_appeals, mark_consent
from unionml.reading.page.cues.english import mark_credited_below, mark_newsletters, mark_summaries, rather_above
from unionml.reading.page.cues.imprints import is_imprint
from unionml.reading.page.east.heads import split_subtitles
from unionml.reading.page.head.head import read_head
from unionml.reading.page.head.letters import mark_letters
from unionml.reading.page.head.paths import filed_below
from unionml.reading.page.head.published import is_deadline, issue_date
from unionml.reading.page.head.start import opens_with_sapo
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import repeats, split_lines
from unionml.reading.page.marks import url_in
from unionml.reading.page.refusal import refuse
from unionml.reading.page.tail.related import read_above, read_related
from unionml.reading.page.tail.tail import find_end
from unionml.reading.page.tail.teasers import mark_boxed, mark_unannounced

_LETTER = re.compile(
    r"&(?:[A-Za-z](?:grave|acute|circ|tilde|uml)|#(?:19[2-9]|2[0-5]\d|258|259|27[23]|296|297|36[01]|41[67]|43[12]|7[89]\d\d)"
    r"|#x(?:[CcDdEeFf][0-9A-Fa-f]|1[0-9A-Fa-f]{2}|1[Ee][A-Fa-f][0-9A-Fa-f]));"
)
"""A Vietnamese letter as an entity."""
_DATED = re.compile(r"(?<=\w['\"’”)\s])\s*(\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d,?\s+\d{1,2}:\d\d(?::\d\d)?)$")
"""When an article appeared, behind its title."""
_SOURCE = re.compile(r"(?:nguồn|theo|source)\b", re.IGNORECASE)
"""How a line opens that names the source."""
_INITIALS = 2
"""Initials of an author, at least, that stand for the name above the text."""
_ITEM = re.compile(r"^[•▪■●◆◦]\s+")
"""The bullet of a title that was an item of a list."""


def read_page_text(text: str, source: str = "") -> Article:
    """Read a saved page, or plain text of a title and paragraphs.

    Args:
        text: the page; any line ends.
        source: where it was read from; becomes `Article.source`.

    Raises:
        InputError: there is no text in it, or the page says or shows that it holds no article.
    """
    if _spelt_in_entities(text):
        text = unescape(text)
    if len(text) <= MOST_CHARACTERS and not is_plain(text):
        composed = Composed(text)
        article = composed.article(_read(undone(composed.text), source))
    else:
        article = _read(undone(text), source)
    if BREAKS.search(article.title):
        article = replace(article, title=" ".join(article.title.split()))
    return article


def _spelt_in_entities(text: str) -> bool:
    """Whether letters stand as entities throughout, as in the source of a web page of the years before UTF-8."""
    start = text[:20_000]
    if "&" not in start:
        return False
    return len(_LETTER.findall(start)) > max(8, len(start) // 80)


def _author(above: str, below: str, said: str) -> str:
    """Who wrote an article that is signed above its text and below it, where a paper's mark or the source may stand."""
    if rather_above(above, below, said):
        return above
    named = above.isupper() or cues.is_person(above) or cues.names_author(above)
    if _SOURCE.match(below) and cues.is_person(above):
        return above
    is_mark = below.isupper() and below.isalpha() and named
    letters = below.replace(".", "")
    initials = "".join(word[0] for word in above.split()[-len(letters) :]) if below.isupper() else ""
    is_mark = is_mark or (len(letters) >= _INITIALS and letters == initials)
    return above if is_mark or not below else below


def _read(text: str, source: str) -> Article:
    lines = split_lines(text)
    settle(lines)
    count = repeats(lines)
    refuse(lines, source)
    mark_consent(lines)
    mark_appeals(lines)
    mark_newsletters(lines)
    mark_credited_below(lines)
    mark_summaries(lines)
    head = read_head(lines, count)
    title_key = head.title.key if head.title else ""
    mark_letters(lines, head.after)
    mark_images(lines, head.after, title_key)
    mark_repeated(lines, head.after, title_key)
    mark_below(lines, head.after)
    mark_boxed(lines, head.after)
    mark_unannounced(lines, head.after)
    end = find_end(lines, head.after, title_key, count)
    parts = Parts(title_key, has_gaps=any(line.gap for line in lines), author=head.byline)
    inside = [line for i, line in enumerate(lines[head.after : end], head.after) if i not in head.used]
    inside = parts.take_byline(inside)
    mark_scenes(inside)
    mark_tables(inside)
    subtitles, rest = split_subtitles(inside)
    if subtitles:
        parts.lead, *parts.headings = subtitles
    elif head.title or opens_with_sapo(inside):
        rest = parts.take_lead(inside)
    parts.take_body(rest)
    published, url = head.published, head.url
    title = _ITEM.sub("", head.title.text) if head.title else ""
    if (appeared := _DATED.search(title)) is not None:
        title, published = title[: appeared.start()].rstrip(), published or appeared.group(1)
    around = [at for at in range(max(head.after, end - 6), len(lines)) if at < end or lines[at].kind is not Kind.ASIDE]
    for at in around[: min(6, end - head.after) + 4]:
        line = lines[at]
        if at >= end and line.kind in {Kind.HEADLINE, Kind.PROSE, Kind.RELATED}:
            break
        if line.kind is Kind.LINK:
            url = url or url_in(line.text)
        elif line.kind is Kind.DATE and not published and not is_deadline(line.text):
            dated = cues.split_date(line.text)
            published = dated[1] if dated else published
        elif line.kind is Kind.RELATED_CUE:
            break
    above = read_above(lines[: max(0, head.after - 1)], title_key)
    related = {item.title: item for item in (*above, *parts.related) if not is_imprint(item.title)}
    for item in read_related(lines[end:], title_key):
        if item.title in {parts.byline, head.byline}:
            continue
        if item.teaser or item.title not in related:
            related[item.title] = item
    article = Article(
        kicker=head.kicker,
        title=title,
        lead=parts.lead,
        body=tuple(parts.body),
        headings=tuple(parts.headings),
        captions=tuple(dict.fromkeys((*above_title(lines[: max(0, head.after - 1)]), *parts.captions))),
        byline=_author(head.byline, parts.byline, f"{title} {parts.lead}"),
        published=published or issue_date(lines),
        section=head.section or filed_below(lines[head.after :]),
        url=url,
        related=tuple(related.values()),
        source=source,
    )
    if article.is_empty and lines:
        article = replace(article, title=lines[0].text, related=())
    if article.is_empty:
        raise InputError(f"{source or 'the input'} has no text; give a page with an article on it")
    return article
