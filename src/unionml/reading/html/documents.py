"""Links that are an article's own text: forms to download, laws by their number, keywords, items that a line announces.

Elsewhere a line that is nothing but a link leads to another article. Told on the tree, so that whoever reads it later
sees these lines as text.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from unionml.reading.html.tree import text_of
from unionml.reading.page.cues.announced import RELATED_CUE
from unionml.reading.page.cues.keys import key_of

_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|rtf|odt|rar|zip)(?:[?#]|$)", re.IGNORECASE)
_KEYWORD = re.compile(r"/tags?/", re.IGNORECASE)
"""Part of the addresses to which a site links the names in its articles by itself."""
_NUMBERED = re.compile(
    r"(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư(?: liên tịch)?|quyết định|chỉ thị|kết luận|kế hoạch"
    r"|hướng dẫn|công văn|tờ trình|thông báo)"
    r"(?: số)? \d{1,5}(?:[/-][^\W_]{1,10}){1,6}(?: ngày \d{1,2}[/-]\d{1,2}[/-]\d{4})?[.;,]?",
    re.IGNORECASE,
)
"""A document by its number and nothing more: with words behind it, it is a headline."""
_LEADS_AWAY = re.compile(
    r"\b(?:đính kèm|tải (?:về|xuống)|download|tệp|tập tin|file|từ kh[oó][aá]|tags?|chủ đề|liên quan|xem|đọc|bài|kỳ"
    r"|tin (?:cũ|khác|mới))\b"
)
"""Words of a line, as a key, that announces attachments, keywords or other articles."""
_LIST_TAGS = ("ul", "ol")
_LINES = frozenset({"p", "div", "span", "font", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = 40
_ITEM_WORDS = 12
"""Words of an item beside unlinked ones, at most; headlines are often longer."""
_MARKS = " \t\r\n-–—•*+.·\u00a0"
"""What stands before an item that is a paragraph."""


def unlink_documents(tree: Any) -> None:
    """Make text of the links that are the article's own: items below a line with a colon that announces them.

    A list is the article's where each of its links is a document or a keyword, or where an item has no link at all.
    """
    for listing in [*tree.iter(*_LIST_TAGS)]:
        items = [*islice(listing.iterchildren("li"), _ITEMS)]
        links = [[*islice(item.iter("a"), 2)] for item in items]
        if any(links) and _is_announced(listing) and _are_own(items, links):
            _unlink(link for item in items for link in item.iter("a"))
    for link in [link for link in tree.iter("a") if _is_document(link)]:
        line = link.getparent()
        if line is not None and line.tag in {"p", "div"} and text_of(line).strip(_MARKS) == text_of(link).strip(_MARKS):
            _unlink_below(line)


def _are_own(items: Sequence[Any], links: Sequence[Sequence[Any]]) -> bool:
    told = [link for several in links for link in several]
    if all(_is_document(link) or _KEYWORD.search(link.get("href") or "") for link in told):
        return True
    sizes = [len(text_of(item).split()) for item in items]
    outside = all((link.get("href") or "#").startswith("#") for link in told)
    return not outside and not all(links) and len(items) > 1 and max(sizes) <= _ITEM_WORDS


def _unlink_below(line: Any) -> None:
    """Unlink a line, and with it those above that are documents, where a line with a colon announces them."""
    above = line
    for _ in range(_ITEMS):
        if _is_announced(above):
            _unlink(line.iter("a"))
            return
        above = above.getprevious()
        if above is None or above.tag != line.tag:
            return
        held = [*islice(above.iter("a"), 2)]
        documents = len(held) == 1 and _is_document(held[0])
        if not documents and text_of(above).strip(_MARKS) and not _is_item(above):
            return


def _is_item(line: Any) -> bool:
    return text_of(line)[:1] in "-–+•*"


def _is_document(link: Any) -> bool:
    """Whether a link leads to a file, or its text is no more than the number of a document."""
    return _FILE.search(link.get("href") or "") is not None or _NUMBERED.fullmatch(text_of(link)) is not None


def _is_announced(element: Any) -> bool:
    """Whether right above an element, in the same one, a line ends in a colon and announces no other articles."""
    above = element.getprevious()
    while (
        above is not None and (above.tag == "br" or not isinstance(above.tag, str)) and not (above.tail or "").strip()
    ):
        above = above.getprevious()
    parent = element.getparent()
    if above is None:
        text = (parent.text or "") if parent is not None else ""
    elif (above.tail or "").strip():
        text = above.tail
    else:
        text = text_of(above) if above.tag in _LINES else ""
    line = " ".join(text.split())
    if not line.endswith((":", "：")):
        return False
    key = key_of(line)
    return len(key.split()) > 1 and not _LEADS_AWAY.search(key) and RELATED_CUE.match(key) is None


def _unlink(links: Any) -> None:
    for link in [*links]:
        link.tag = "span"
        link.attrib.pop("href", None)
