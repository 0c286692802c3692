"""An HTML page to an `Article`: trafilatura finds the text, the page's own marks say which part is which.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) decides what is article and what is not. Title,
sapo, captions, author, section and teasers are then looked up in the tree by the names that news sites give them. White
space inside a paragraph is collapsed, as a browser shows it; nothing else is changed.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from unionml.article import Article, RelatedArticle
from unionml.errors import InputError
from unionml.reading import page_cues as cues
from unionml.reading.html_facts import Facts, best_title, facts_of
from unionml.reading.html_tree import MARK_LIMIT, clean, lines_of, text_of

_SAPO = re.compile(
    r"\b(?:sapo|chapeau|lead|summary|description|desc|intro|standfirst|headline-sub|subtitle|tomtat|tom-tat)\b"
)
_CAPTION = re.compile(r"\b(?:caption|figcaption|photo-?note|img-?note|image-?desc|picture-?desc|chu-?thich|pcaption)")
_AUTHOR = re.compile(r"\b(?:author|byline|tac-?gia|writer|nguoi-?viet|article-source|news-source)")
_RELATED = re.compile(
    r"\b(?:related|relate|tinlienquan|tin-lien-quan|lien-?quan|read-?more|more-?news|same-?cat|othernews)"
)
_KICKER = re.compile(r"\b(?:kicker|eyebrow|subhead|sub-?title-top|tieu-?de-?phu|hat)\b")
_CRUMB = re.compile(r"breadcrumb")
_NAMED = re.compile("|".join(p.pattern for p in (_SAPO, _CAPTION, _AUTHOR, _KICKER, _CRUMB)) + "|date|time")
_LAYOUT_LIMIT = 400
"""Characters of text on a page in which trafilatura sees two paragraphs at most: there is more to be told apart."""
_SIZE_LIMIT = 20_000_000
"""Characters of HTML beyond which a file is no news page; parsing it would take minutes."""


def read_html(html: str, source: str = "") -> Article:
    """Read an HTML page.

    Args:
        html: the page, broken or not.
        source: where it was read from; becomes `Article.source`.

    Raises:
        InputError: there is no article in it.
    """
    name = source or "the input"
    if len(html) > _SIZE_LIMIT:
        raise InputError(f"{name} is too long for one page ({len(html):,} characters); cut the article out of it")
    marks, blocks, metadata, text = _parse(html.replace("\0", ""), name)
    if (len(blocks) <= 2 or marks.broken_by_lines) and len(text) > _LAYOUT_LIMIT:
        return _checked(_read_layout(text, marks, source), name)
    facts = marks.facts
    if len(blocks) == 1 and "\n" in facts.body.strip() and cues.key_of(blocks[0][1]) == cues.key_of(facts.body):
        blocks = [("p", clean(part)) for part in facts.body.split("\n") if part.strip()]
    parts = _Parts(marks)
    parts.take(blocks, clean(metadata.get("description")) or facts.description)
    title = best_title(marks.title, facts.title, clean(metadata.get("title")), facts.site)
    lead = parts.lead or _shown(facts.description, text, parts.body)
    article = Article(
        kicker=marks.kicker,
        title=title,
        lead=lead,
        body=tuple(paragraph for paragraph in parts.body if paragraph != title),
        headings=tuple(heading for heading in parts.headings if heading != title),
        captions=tuple(dict.fromkeys([*marks.captions, *parts.captions])),
        byline=parts.byline or marks.byline or facts.byline,
        published=marks.published or clean(metadata.get("date")) or facts.published,
        section=marks.section or facts.section,
        url=marks.url or clean(metadata.get("url")),
        related=tuple(RelatedArticle(*pair) for pair in (marks.related | parts.related).items() if pair[0] != title),
        source=source,
    )
    return _checked(article, name)


def _shown(description: str, text: str, body: list[str]) -> str:
    """The line of the page that the page's description repeats or shortens, if it is no paragraph of the body."""
    start = description.rstrip(".… ")
    if len(start) < 30:
        return ""
    return next((line for line in text.split("\n") if line.startswith(start) and line not in body), "")


def _checked(article: Article, name: str) -> Article:
    if article.body or article.lead:
        return article
    raise InputError(f"{name} has no article in its HTML; save the page as text and read that")


def _read_layout(text: str, marks: "_Marks", source: str) -> Article:
    """A page whose paragraphs are set apart by line breaks only, as in the years of table layouts: read as text."""
    from unionml.reading.page_text import read_page_text

    article = read_page_text(text, source)
    return replace(
        article,
        title=marks.title or article.title,
        byline=article.byline or marks.byline,
        published=article.published or marks.published,
        section=article.section or marks.section,
    )


def _parse(html: str, name: str) -> tuple["_Marks", list[tuple[str, str]], dict[str, Any], str]:
    """The page's marks, its text as `(tag, text)` blocks, its metadata and all its text by lines."""
    import trafilatura
    from lxml import etree

    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            raise InputError(f"{name} has no article in its HTML; save the page as text and read that")
        marks = _Marks.of(tree)
        text = lines_of(tree)
        document = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=False)
        metadata = trafilatura.extract_metadata(html)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError) as error:
        raise InputError(f"{name} is HTML that cannot be parsed ({type(error).__name__}); save it as text") from None
    except RecursionError:
        raise InputError(f"{name} is HTML nested too deeply to be parsed; save it as text") from None
    blocks: list[tuple[str, str]] = []
    body = getattr(document, "body", None)
    if body is not None:
        blocks = [block for block in _blocks(body) if block[1]]
    if not blocks and document is not None:
        blocks = [("p", clean(part)) for part in (getattr(document, "text", "") or "").split("\n") if part.strip()]
    facts = {field_name: getattr(metadata, field_name, None) for field_name in ("title", "description", "date", "url")}
    return marks, blocks, facts, text


def _blocks(element: Any) -> list[tuple[str, str]]:
    """Leaf blocks of trafilatura's tree in order; a block is what has text and no block inside."""
    inner = {"p", "head", "item", "quote", "list", "row", "cell", "table", "code", "div", "figure"}
    found: list[tuple[str, str]] = []
    stack = [element]
    while stack:
        node = stack.pop()
        children = [child for child in node if isinstance(child.tag, str) and child.tag in inner]
        if not children and node is not element:
            found.append((node.tag, clean("".join(node.itertext()))))
            continue
        if (node.text or "").strip() and node is not element:
            found.append((node.tag, clean(node.text)))
        stack.extend(reversed(children))
    return found


@dataclass(slots=True)
class _Marks:
    """What the page's tree says about its parts by tag and class."""

    title: str = ""
    kicker: str = ""
    sapo: set[str] = field(default_factory=set)
    captions: list[str] = field(default_factory=list)
    byline: str = ""
    published: str = ""
    section: str = ""
    url: str = ""
    links: set[str] = field(default_factory=set)
    related: dict[str, str] = field(default_factory=dict)
    broken_by_lines: bool = False
    facts: Facts = field(default_factory=Facts)

    @classmethod
    def of(cls, tree: Any) -> "_Marks":
        """Read the marks off an lxml tree."""
        marks = cls(facts=facts_of(tree))
        marks.broken_by_lines = sum(1 for _ in tree.iter("p")) < 2 and sum(1 for _ in tree.iter("br")) >= 4
        for node in tree.iter():
            if not isinstance(node.tag, str):
                continue
            names = f"{node.get('class', '')} {node.get('id', '')} {node.get('itemprop', '')}".lower()
            if node.tag not in _SHORT_TAGS and not _NAMED.search(names):
                continue
            text = text_of(node)
            if text and len(text) <= MARK_LIMIT:
                marks._note(node, names, text)
        return marks

    def _note(self, node: Any, names: str, text: str) -> None:
        tag = node.tag
        if tag == "h1" and not self.title:
            self.title = text
        elif tag == "figcaption" or _CAPTION.search(names):
            if text not in self.captions and not _has_paragraphs(node):
                self.captions.append(text)
        elif tag == "a":
            self.links.add(text)
            if _inside_related(node) and len(text.split()) >= 4:
                self.related.setdefault(text, "")
        elif _KICKER.search(names) and not self.kicker and not self.title and len(text.split()) <= 14:
            self.kicker = text
        elif _CRUMB.search(names) and not self.section:
            steps = [step for step in (text_of(link) for link in node.iter("a", "span", "li")) if step]
            self.section = steps[-1] if steps and len(steps[-1].split()) <= 6 else ""
        elif _AUTHOR.search(names) and not self.byline and len(text) <= 80 and cues.is_byline(text):
            self.byline = text
        elif (tag == "time" or "date" in names or "time" in names) and not self.published and len(text) <= 80:
            self.published = text if cues.split_date(text) is not None else self.published
        elif (tag in {"b", "strong"} or _SAPO.search(names)) and not _has_paragraphs(node) and len(text.split()) >= 8:
            self.sapo.add(text)


_SHORT_TAGS = frozenset({"h1", "figcaption", "a", "time", "b", "strong"})


def _has_paragraphs(node: Any) -> bool:
    return sum(1 for _ in node.iter("p", "div", "figure")) > 2


def _inside_related(node: Any) -> bool:
    for depth, parent in enumerate(node.iterancestors()):
        if depth > 5:
            return False
        if _RELATED.search(f"{parent.get('class', '')} {parent.get('id', '')}".lower()):
            return True
    return False


@dataclass(slots=True)
class _Parts:
    """trafilatura's blocks, sorted."""

    marks: _Marks
    lead: str = ""
    byline: str = ""
    body: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    related: dict[str, str] = field(default_factory=dict)

    def take(self, blocks: list[tuple[str, str]], description: str) -> None:
        """Sort the blocks into lead, body and the rest."""
        seen: set[str] = set()
        for at, (tag, text) in enumerate(blocks):
            if text in seen or text == self.marks.title:
                continue
            seen.add(text)
            if not self.lead and not self.body and self._is_lead(text, description):
                self.lead = text
            elif text in self.marks.captions:
                continue
            elif text in self.marks.links and not cues.stop_of(text):
                if len(text.split()) >= 4:
                    self.related.setdefault(text, "")
            elif tag == "head":
                self.headings.append(text)
            elif cues.is_caption(text, len(text.split())) and not cues.is_signed_with_photo(text):
                self.captions.append(text)
            elif at >= len(blocks) - 4 and len(text.split()) <= 10 and self.body and cues.is_byline(text):
                self.byline = self.byline or text
            elif not _is_furniture(text) and text != self.marks.published:
                self.body.append(text)

    def _is_lead(self, text: str, description: str) -> bool:
        size = len(text.split())
        if not 8 <= size <= 150:
            return False
        start = description.rstrip(".… ")
        return text in self.marks.sapo or (len(start) >= 30 and (text.startswith(start) or start.startswith(text)))


def _is_furniture(text: str) -> bool:
    """Whether a block is a button, a label or an announcement."""
    key = cues.key_of(text[:200])
    return cues.is_noise(key) or cues.is_related_cue(key) or cues.is_comment_cue(key) or cues.is_tags(text)
