"""What an HTML page says about its article in its head: JSON-LD (schema.org), Open Graph, other `meta` elements.

A supplement to what is seen on the page: these statements are written for machines, are sometimes shortened and
sometimes another page's, so they decide only where the page itself leaves a doubt.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from unionml.reading.page.cues import cues
from unionml.reading.page.cues.systems import is_account
from unionml.reading.page.east.lines import is_bare_name
from unionml.text.canonical import without_marks

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|WebPage)$")
SITE = re.compile(
    r"\b(?:báo|tạp chí|trang tin|cổng (?:thông tin|ttđt)|tin tức|online|news|điện tử|đài|vnexpress|vietnamnet)\b"
    r"|\.(?:vn|com|net|org)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset({
    "editor", "biên tập viên", "ban biên tập", "bbt", "vccorp", "guest", "user", "root", "bientap", "biên tập", "khách",
    "sent", "đã gửi", "gửi lúc",
})  # fmt: skip
"""Whom `meta` elements name besides accounts of systems, as keys, and is no author; and what mail says of a letter."""
ISO_DATE = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?$")
"""A date as machines write it (ISO 8601), perhaps with its time."""
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
)
_FROM_PDF = re.compile(r"pdf ?(?:2|to) ?html", re.IGNORECASE)
_DEPTH = 6
_ADDRESS = re.compile(r"https?://[^/\s]+/[^/\s]+(?P<path>/\S+)")
_OWN_ADDRESS = re.compile(
    r"(?:url|địa chỉ|link|liên kết|đường dẫn)(?: (?:của|tới|đến))? (?:bài(?: viết)?|bản tin|tin|trang)(?: (?:này|gốc))?"
    r"\s*[:：]\s*(?P<address>https?://[^/\s]+/\S+)",
    re.IGNORECASE,
)
"""How a print view names its page; behind `Nguồn` stands where a text was copied from."""
_SYLLABLE = re.compile(r"[a-z]+")
_SHARED = 3
_ADDRESS_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """Statements about the article; empty where there is none."""

    title: str = ""
    window: str = ""
    description: str = ""
    byline: str = ""
    published: str = ""
    section: str = ""
    site: str = ""
    body: str = ""
    url: str = ""
    path: tuple[str, ...] = ()
    """The steps from the start of the site to the page."""


def facts_of(tree: Any) -> Facts:
    """Read JSON-LD and `meta` elements off an lxml tree; what is malformed says nothing."""
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name and node.get("content"):
            meta.setdefault(name, " ".join(node.get("content").split()))
    thing = _article_of(tree)
    byline, site = _name(thing.get("author")) or byline_of(meta.get("author", "")), meta.get("og:site_name", "")
    body = thing.get("articleBody")
    return Facts(
        title=_text(thing.get("headline")) or meta.get("og:title", "") or meta.get("twitter:title", ""),
        window=next((" ".join((node.text or "").split()) for node in tree.iter("title")), ""),
        description=_text(thing.get("description")) or meta.get("og:description", "") or meta.get("description", ""),
        byline=byline if byline != site else "",
        published=date_in(_text(thing.get("datePublished")))
        or next((date for name in _DATE_NAMES if (date := date_in(meta.get(name, "")))), ""),
        section=_text(thing.get("articleSection")) or meta.get("article:section", ""),
        site=site,
        body=body if isinstance(body, str) else "",
        url=_canonical(tree) or meta.get("og:url", ""),
        path=_path_of(tree),
    )


def is_from_pdf(tree: Any) -> bool:
    """Whether a converter of PDF made the page, which sets each line in an element of its own."""
    made = (node.get("content") or "" for node in tree.iter("meta") if (node.get("name") or "").lower() == "generator")
    return any(_FROM_PDF.search(one) for one in made)


def byline_of(text: str) -> str:
    """An author's name, perhaps before his paper; empty for the paper's own, and for the account that published."""
    named = 0 < len(text) <= 80 and (cues.is_author(text) or is_bare_name(text))
    if not named or SITE.search(text.partition("/")[0]):
        return ""
    return "" if _is_nobody(text) or cues.is_noise(cues.key_of(text)) else text


def _is_nobody(text: str) -> bool:
    """Whether who is named is an account of a system's, or an office that many have."""
    key = cues.key_of(text)
    return key in _NOBODY or is_account(key)


def account_of(text: str) -> str:
    """The name that whoever published goes by, a person's or not: `Truyền thông Cảng`; empty for buttons and papers."""
    named = 2 <= len(text.split()) <= 8 and len(text) <= 80 and text[0].isupper() and not cues.stop_of(text)
    key = cues.key_of(text)
    button = cues.is_noise(key) or cues.is_related_cue(key) or cues.is_command(text) or cues.is_for_readers(text)
    told = SITE.search(text) or any(char.isdigit() for char in text) or _is_nobody(text)
    return text if named and not button and not told else ""


def _canonical(tree: Any) -> str:
    for node in tree.iter("link"):
        if (node.get("rel") or "").lower() == "canonical" and (node.get("href") or "").startswith("http"):
            return " ".join(str(node.get("href")).split())
    return ""


def address_in(tree: Any, lines: Iterable[str], title: str) -> str:
    """The page's own address where its head states none: the base of its links, or as a line of a print view says.

    Args:
        tree: the page.
        lines: its text.
        title: the headline, whose words the address repeats; a base is the start of the site otherwise.
    """
    base = next((" ".join((node.get("href") or "").split()) for node in tree.iter("base")), "")
    path = _ADDRESS.fullmatch(base)
    syllables = set(without_marks(cues.key_of(title)).split())
    if path is not None and len(syllables & set(_SYLLABLE.findall(path["path"].lower()))) >= _SHARED:
        return base
    told = (_OWN_ADDRESS.fullmatch(line) for line in lines if "://" in line and len(line) <= _ADDRESS_LENGTH)
    return next((found["address"] for found in told if found is not None), "")


def date_in(text: str) -> str:
    """A text that is a date; empty for any other."""
    return text if ISO_DATE.match(text) or cues.split_date(text) is not None else ""


def _article_of(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object that is an article."""
    return next((found for value in _data_of(tree, "") if (found := _search(value, _DEPTH))), {})


def _path_of(tree: Any) -> tuple[str, ...]:
    """The names of the steps in the first JSON-LD list of them."""
    for value in _data_of(tree, "BreadcrumbList"):
        things = value.get("@graph", value) if isinstance(value, dict) else value
        things = [thing for thing in (things if isinstance(things, list) else [things])[:50] if isinstance(thing, dict)]
        for one in (*things, *(thing.get("breadcrumb") for thing in things)):
            if isinstance(one, dict) and one.get("@type") == "BreadcrumbList":
                steps = one.get("itemListElement")
                return tuple(filter(None, map(_step, steps[:10]))) if isinstance(steps, list) else ()
    return ()


def _step(step: Any) -> str:
    """The name of a step, which may stand in the thing that it leads to."""
    item = step.get("item") if isinstance(step, dict) else None
    found = (_text(one.get("name")) for one in (step, item) if isinstance(one, dict))
    return next(filter(None, found), "")


def _data_of(tree: Any, word: str) -> Iterator[Any]:
    """The values of the scripts in JSON-LD that hold a word; what is malformed is left out."""
    for node in tree.iter("script"):
        if (node.get("type") or "").lower().strip() != "application/ld+json" or word not in (node.text or ""):
            continue
        try:
            yield json.loads((node.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue


def _search(value: Any, depth: int) -> dict[str, Any]:
    if depth == 0:
        return {}
    if isinstance(value, list):
        return next((found for item in value[:50] if (found := _search(item, depth - 1))), {})
    if not isinstance(value, dict):
        return {}
    kinds = value.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if value.get("headline") and any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
        return value
    return _search(value.get("@graph") or value.get("mainEntity"), depth - 1)


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _name(author: Any) -> str:
    people = author if isinstance(author, list) else [author]
    names = [byline_of(_text(one.get("name") if isinstance(one, dict) else one)) for one in people[:5]]
    return ", ".join(name for name in names if name)
