"""Pages inside other things: in a browser's archive (MHTML), and in the data that a page's scripts draw it from."""

import json
import re
from dataclasses import replace
from typing import Any

from unionml.reading.html.facts import Facts, byline_of, date_in
from unionml.reading.html.tree import clean
from unionml.reading.markup import COMMENTS

_ARCHIVE = re.compile(
    r"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}?Content-Type:\s*multipart/related", re.IGNORECASE
)
_OPENING = re.compile(
    rf"\s*+(?:<\?[^>]{{0,500}}+>\s*+)*{COMMENTS}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|table|p|h[1-6]|span|font|center|br|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(r"</(?:html|body|div|article|p|table|h[1-6]|span|td|ul|ol)\s*>", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"<!--\s{0,20}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,20}url:\s{0,20})(https?://[^\s<>\"']{1,2000})",
    re.IGNORECASE,
)
_TOP = 20_000
"""Characters in which a page's or an archive's beginning, and the note on where it was saved from, are looked for."""
_DRAWN_WORDS = 30
_DATES = (
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "published",
    "publishedDate",
    "date",
    "createdAt",
)


def looks_like_html(text: str) -> bool:
    """Whether a text is an HTML page, a piece of one, or a browser's archive of one.

    Args:
        text: the text or its first thousands of characters.
    """
    head = text[:_TOP].lstrip("\ufeff")
    if _ARCHIVE.match(head):
        return True
    opening = _OPENING.match(head)
    if opening is None:
        return False
    whole = re.search(r"<(?:!doctype\s+html|html|head|body)\b", opening.group(), re.IGNORECASE)
    return whole is not None or _CLOSING.search(head) is not None


def unwrapped(text: str) -> str:
    """The HTML page in a browser's archive (MHTML, RFC 2557); any other text as it is."""
    if not _ARCHIVE.match(text[:_TOP].lstrip("\ufeff")):
        return text
    import email

    for part in email.message_from_bytes(text.lstrip("\ufeff \r\n").encode("utf-8", "replace")).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content.decode(part.get_content_charset() or "utf-8", "replace")
    return text


def saved_from(html: str) -> str:
    """The address that a browser or an extension notes in a comment of the page that it saves; empty without one."""
    found = _SAVED_FROM.search(html[:_TOP])
    return found[1] if found is not None else ""


def drawn_from(tree: Any, facts: Facts) -> tuple[str, Facts]:
    """The article in the data that a page's scripts draw it from (Next.js, Nuxt).

    Args:
        tree: the page, its scripts still in it.
        facts: what its head states.

    Returns:
        The longest text in HTML, empty where there is none; and `facts` with what stands beside it.
    """
    longest, beside = "", dict[str, Any]()
    for node in tree.iter("script"):
        if (
            (node.get("type") or "").lower() != "application/json"
            or not node.text
            or ("\\u003c" not in node.text and "<p" not in node.text)
        ):
            continue
        try:
            stack = [json.loads(node.text)]
        except (ValueError, RecursionError):
            continue
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                for one in value.values():
                    if isinstance(one, str) and len(one) > len(longest) and "<p" in one:
                        longest, beside = one, value
                stack.extend(one for one in value.values() if not isinstance(one, str))
            elif isinstance(value, list):
                stack.extend(one for one in value if not isinstance(one, str))
    if len(longest.split()) < _DRAWN_WORDS:
        return "", facts
    return longest, replace(
        facts,
        title=facts.title or _named(beside, ("title", "headline", "name")),
        description=_named(beside, ("sapo", "lead", "description", "summary", "excerpt")) or facts.description,
        byline=facts.byline or byline_of(_named(beside, ("author", "authorName", "author_name", "byline", "authors"))),
        published=facts.published or date_in(_named(beside, _DATES)),
    )


def _named(values: dict[str, Any], keys: tuple[str, ...]) -> str:
    """The first text under one of the keys; of an object there, its name."""
    for key in keys:
        value = values.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return clean(re.sub(r"<[^>]*>", " ", value))
    return ""
