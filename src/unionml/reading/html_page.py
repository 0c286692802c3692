"""An HTML page to an `Article`: trafilatura finds the text, the page's own tree says which part is which.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) decides where the article stands
(`html.region`). What is read is the page itself, as the blocks that a browser shows (`html.blocks`): title, sapo,
captions, author and teasers are told by the names that news sites give them, by how they are set and by where they
stand. White space inside a paragraph is collapsed, as a browser shows it; nothing else is changed.
"""

from dataclasses import replace
from itertools import islice
from typing import Any

from unionml.article import Article, RelatedArticle
from unionml.errors import InputError
from unionml.reading.composition import LONGEST_HTML, MOST_CHARACTERS, Composed, is_plain
from unionml.reading.html import marks
from unionml.reading.html.archive import drawn_from, saved_from, unwrapped
from unionml.reading.html.blocks import blocks_of
from unionml.reading.html.cards import is_headline
from unionml.reading.html.dates import date_of
from unionml.reading.html.documents import unlink_documents
from unionml.reading.html.facts import Facts, address_in, facts_of, is_from_pdf
from unionml.reading.html.forms import mark_signups
from unionml.reading.html.parts import Parts, sort_parts
from unionml.reading.html.region import Region, find_region
from unionml.reading.html.related import places_in, related_of
from unionml.reading.html.sections import section_of
from unionml.reading.html.shapes import HEADINGS
from unionml.reading.html.title import Headline, find_title
from unionml.reading.html.tree import mark_headings, parse, prune, text_of, unescaped, without_pictures
from unionml.reading.html.type import style_docs
from unionml.reading.markup import sets_paragraphs
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.service import CONSENT, DOOR, GONE, LOGIN_TITLE, MISSING_TITLE, QUOTED, TO_VISITORS

_LAYOUT_LIMIT = 400
_LAYOUT_WORDS = 60
"""Characters of a page in whose tree no article is found, and words outside links, from which on it is read as text."""
_MISSING_WORDS = 80
_CONSENT_WORDS = 160
"""Words, at most, of a page that is no article and says so; menus do not count, as they do where lines are judged."""
_TOPS = 3
"""First headings and paragraphs of a page, of which one may say that there is nothing."""
_FRONT_TEASERS = 3
_LINE = 6
"""Words of a block, at least, half of which have no stop where they are the lines of a PDF."""


def read_html(html: str, source: str = "") -> Article:
    """Read an HTML page.

    Args:
        html: the page, broken or not; also one saved with its pictures in one file (MHTML).
        source: where it was read from; becomes `Article.source`.

    Raises:
        InputError: there is no article in it.
    """
    name = source or "the input"
    html = unescaped(without_pictures(unwrapped(html).replace("\0", "")))
    if len(html) > LONGEST_HTML:
        raise InputError(f"{name} is too long for one page ({len(html):,} characters); cut the article out of it")
    if len(html) <= MOST_CHARACTERS and not is_plain(html):
        composed = Composed(html)
        return composed.article(_read(composed.text, source, name))
    return _read(html, source, name)


def _read(html: str, source: str, name: str) -> Article:
    tree = _tree_of(html, name)
    facts = facts_of(tree)
    drawn, facts = drawn_from(tree, facts if facts.url else replace(facts, url=saved_from(html)))
    _tidy(tree)
    blocks = blocks_of(tree)
    lines = [not cues.stop_of(block.text) for block in blocks if block.size >= _LINE]
    if is_from_pdf(tree) and 2 * sum(lines) >= len(lines):
        return _checked(_as_text(Region(blocks), Article(url=facts.url), source), tree, facts, name)
    region = find_region(blocks, _extracted(tree, name))
    headline = find_title(region, facts)
    parts = sort_parts(region, headline, facts)
    if headline.at >= 0 and not (parts.body or parts.lead or parts.captions):
        # What looks like the headline is all the text there is.
        headline = Headline("")
        parts = sort_parts(region, headline, facts)
    if not parts.body and (facts.body.strip() or drawn):
        parts = _stated(facts.body, headline, facts, name) if facts.body.strip() else Parts()
        parts = parts if parts.body else _stated(drawn, headline, facts, name)
    if _is_front(region, facts):
        raise _refusal(name)
    article = _article(region, tree, headline, parts, facts, source)
    if not parts.body and not region.inside:
        article = _as_text(region, article, source)
    return _checked(article, tree, facts, name)


def _stated(text: str, headline: Headline, facts: Facts, name: str) -> Parts:
    """The parts of an article that only the data of its page holds: of its HTML, sorted as on a page that shows it.

    Args:
        text: HTML, or plain text with a line a paragraph.
        headline: the article's, wherever it was found.
        facts: what the head of the page states; its description is the sapo where the text has none.
        name: what an error calls the page.
    """
    if "</" in text or sets_paragraphs(text):
        tree = _tree_of(f"<div>{without_pictures(text)}</div>".replace("\0", ""), name)
        _tidy(tree)
        blocks = blocks_of(tree)
        parts = sort_parts(
            find_region(blocks, "\n".join(block.text for block in blocks)), Headline(headline.text), facts
        )
        if not parts.body:
            parts.body = [block.text for block in blocks]
    else:
        parts = Parts(body=[" ".join(part.split()) for part in text.split("\n") if part.strip()])
    if not parts.lead and facts.description not in parts.body:
        parts.lead = facts.description
    return parts


def _tidy(tree: Any) -> None:
    """Tell cards, headings and the article's own links by what they are, and take out what is never shown, in place."""
    style_docs(tree)  # before the tree loses its style sheets
    mark_signups(tree)  # before the tree loses its buttons
    prune(tree)
    mark_headings(tree)
    unlink_documents(tree)


def _tree_of(html: str, name: str) -> Any:
    from lxml import etree

    try:
        tree = parse(html)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"{name} is HTML that cannot be parsed ({type(error).__name__}); save it as text") from None
    if tree is None:
        raise _refusal(name)
    return tree


def _refusal(name: str) -> InputError:
    return InputError(f"{name} has no article in its HTML; save the page as text and read that")


def _extracted(tree: Any, name: str) -> str:
    """trafilatura's text, a line a block; empty where it finds none."""
    from copy import deepcopy

    import trafilatura
    from lxml import etree

    try:
        document = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError) as error:
        raise InputError(f"{name} is HTML that cannot be parsed ({type(error).__name__}); save it as text") from None
    except RecursionError:
        raise InputError(f"{name} is HTML nested too deeply to be parsed; save it as text") from None
    body = getattr(document, "body", None)
    if body is None:
        return str(getattr(document, "text", None) or "")
    parts = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        parts += ["\n", (node.text if event == "start" else node.tail) or ""]
    return "".join(parts)


def _article(region: Region, tree: Any, headline: Headline, parts: Parts, facts: Facts, source: str) -> Article:
    title = headline.text
    byline = _byline(parts.byline, marks.byline_of_page(region, tree, facts, headline.at, parts.body))
    by = cues.key_of(byline)  # beside the author's portrait his name is no caption
    credit = [parts.byline] if cues.is_bare_credit(parts.byline) and parts.byline != byline else []
    related = related_of(region, title, headline.at) | parts.related
    own = places_in(tree, facts.url) | {byline, facts.byline} if related else set()
    return Article(
        kicker=marks.kicker_of(region, tree, headline),
        title=title,
        lead=parts.lead,
        body=tuple(parts.body),
        headings=tuple(dict.fromkeys(parts.headings)),
        captions=tuple(one for one in dict.fromkeys(parts.captions + credit) if not by or cues.key_of(one) != by),
        byline=byline,
        published=date_of(region, tree, facts, headline.at),
        section=section_of(region, tree, facts, headline),
        url=facts.url or address_in(tree, (block.text for block in region.blocks), title),
        related=tuple(RelatedArticle(*pair) for pair in related.items() if pair[0] not in own),
        source=source,
    )


def _byline(signature: str, named: str) -> str:
    """The author's line: the signature behind the text, unless the page names an author and that line somebody else.

    Such a line says where the text was taken from, or who took its pictures.
    """
    other = cues.key_of(signature).startswith(("nguồn ", "theo ")) or cues.is_bare_credit(signature)
    return named if named and other else signature or named


def _as_text(region: Region, article: Article, source: str) -> Article:
    """A page in whose tree no article is found: read as the text that a browser would save."""
    from unionml.reading.page_text import read_page_text

    text = "\n".join(block.text for block in region.blocks)
    prose = sum(block.size for at, block in enumerate(region.blocks) if block.linked < 0.5 and not region.is_away(at))
    if len(text) <= _LAYOUT_LIMIT or prose < _LAYOUT_WORDS:
        return article
    read = read_page_text(text, source)
    return replace(
        read,
        title=article.title or read.title,
        lead=" ".join(read.lead.split()),
        body=tuple(" ".join(paragraph.split()) for paragraph in read.body),
        byline=read.byline or article.byline,
        published=read.published or article.published,
        section=read.section or article.section,
        url=article.url,
    )


def _checked(article: Article, tree: Any, facts: Facts, name: str) -> Article:
    words = sum(len(paragraph.split()) for paragraph in (article.lead, *article.body))
    titles = [cues.key_of(title) for title in (article.title, facts.window)]
    tops = [cues.key_of(text_of(node)) for node in islice(tree.iter("h1"), _TOPS)]
    told = [text for text in (article.lead, *article.body)[:_TOPS] if not QUOTED.search(text)]
    gone = any(MISSING_TITLE.search(title) for title in (*titles, *tops)) or any(
        GONE.search(cues.key_of(t)) for t in told
    )
    if words < _MISSING_WORDS and gone:
        raise InputError(f"{name} says that its article is missing; get the page again")
    if words < _CONSENT_WORDS and CONSENT.search(titles[0]) and _asks_consent(article):
        raise InputError(f"{name} only asks about cookies; answer it, save the article's page and give that")
    asks = any(LOGIN_TITLE.match(title) for title in titles) and tree.find(".//input[@type='password']") is not None
    heads = [*titles, *map(cues.key_of, article.headings)]
    if words < _MISSING_WORDS and (asks or any(DOOR.search(head) for head in heads)):
        raise InputError(f"{name} is the door before an article; open it in a browser and save the page behind it")
    if not article.body and not article.lead:
        raise _refusal(name)
    return article


def _asks_consent(article: Article) -> bool:
    """Whether every paragraph tells the visitor what a page would store with him.

    Lines of text have buttons that tell (`page.refusal`); the tree has lost them, so the words must speak to somebody.
    """
    keys = [cues.key_of(text) for text in (article.lead, *article.body) if text]
    return any("cookie" in key for key in keys) and all(CONSENT.search(key) and TO_VISITORS.search(key) for key in keys)


def _is_front(region: Region, facts: Facts) -> bool:
    """Whether all prose stands right below linked headlines, as on the front page of a section."""
    stated = cues.key_of(f"{facts.window} {facts.title}")
    prose = 0
    for at in region.inside:
        block = region.blocks[at]
        if block.size < 6 or block.linked > 0.5 or block.tag in HEADINGS:
            continue
        above = at - 1
        while above > 0 and region.blocks[above].size <= 3:
            above -= 1
        heading = region.blocks[above]
        if above < 0 or not is_headline(heading) or heading.key in stated:
            return False
        prose += 1
    return prose >= _FRONT_TEASERS or (prose > 0 and stated != "" and len(region.cards.titles) >= _FRONT_TEASERS)
