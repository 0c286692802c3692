"""What an HTML page says about its article in its head: JSON-LD (schema.org) and Open Graph.

A supplement to what is seen on the page: these statements are written for machines, are sometimes shortened and
sometimes another page's, so they decide only where the page itself leaves a doubt.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from unionml.reading import page_cues as cues

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|WebPage)$")
_SUFFIX = re.compile(r"\s+[-–—|•·:»]+\s+")
_SITE = re.compile(
    r"\b(?:báo|tạp chí|trang tin|cổng thông tin|tin tức|online|news|điện tử|đài|vnexpress|vietnamnet)\b"
    r"|\.(?:vn|com|net|org)\b",
    re.IGNORECASE,
)
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Facts:
    """Statements about the article; empty where there is none."""

    title: str = ""
    description: str = ""
    byline: str = ""
    published: str = ""
    section: str = ""
    site: str = ""
    body: str = ""


def facts_of(tree: Any) -> Facts:
    """Read JSON-LD and Open Graph off an lxml tree; what is malformed says nothing."""
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or "").lower()
        if name and node.get("content"):
            meta.setdefault(name, " ".join(node.get("content").split()))
    thing = _article_of(tree)
    author = thing.get("author")
    return Facts(
        title=_text(thing.get("headline")) or meta.get("og:title", ""),
        description=_text(thing.get("description")) or meta.get("og:description", "") or meta.get("description", ""),
        byline=_name(author) or _byline(meta.get("author", "")),
        published=_text(thing.get("datePublished")) or meta.get("article:published_time", ""),
        section=_text(thing.get("articleSection")) or meta.get("article:section", ""),
        site=meta.get("og:site_name", ""),
        body=str(thing.get("articleBody") or "") if isinstance(thing.get("articleBody"), str) else "",
    )


def best_title(shown: str, stated: str, window: str, site: str) -> str:
    """The headline: the one that is shown, unless what is shown is the paper's name and the page states another.

    Args:
        shown: the first heading on the page.
        stated: what JSON-LD or Open Graph say.
        window: the window's title.
        site: the paper's name.
    """
    stated, window = without_site(stated, site), without_site(window, site)
    if not shown:
        return stated or window
    words, other = set(cues.key_of(shown).split()), set(cues.key_of(stated).split())
    if other and len(words & other) < 0.3 * min(len(words), len(other)) and len(words) <= 6:
        return stated
    return shown


def without_site(title: str, site: str) -> str:
    """A window's title without the paper's name behind it."""
    parts = _SUFFIX.split(title)
    while len(parts) > 1:
        last = parts[-1]
        named = cues.key_of(last) == cues.key_of(site) or (len(last.split()) <= 6 and _SITE.search(last))
        if not named:
            break
        parts.pop()
        title = title[: title.rfind(last)].rstrip(" -–—|•·:»")
    return title


def _article_of(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object that is an article."""
    for node in tree.iter("script"):
        if (node.get("type") or "").lower().strip() != "application/ld+json" or not node.text:
            continue
        try:
            found = _search(json.loads(node.text.strip().rstrip(";"), strict=False), _DEPTH)
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return {}


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
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(author: Any) -> str:
    people = author if isinstance(author, list) else [author]
    names = [_byline(_text(one.get("name") if isinstance(one, dict) else one)) for one in people[:5]]
    return ", ".join(name for name in names if name)


def _byline(text: str) -> str:
    """A name, and not the paper's own."""
    return text if 0 < len(text) <= 80 and cues.is_byline(text) and not _SITE.search(text) else ""
