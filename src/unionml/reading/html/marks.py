"""What the elements of a page say by tag and class: author, kicker."""

import re
from collections.abc import Sequence
from itertools import chain, islice
from typing import Any

from unionml.reading.html import words as names
from unionml.reading.html.dates import BARS, head_of, is_beside, name_in
from unionml.reading.html.facts import Facts, account_of, byline_of
from unionml.reading.html.region import Region
from unionml.reading.html.shapes import HEADINGS, asks, author_in, sender_in, states_author
from unionml.reading.html.title import Headline
from unionml.reading.html.tree import MARK_LIMIT, text_of, words_of
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.names import EMAIL

_PARTS = 12
"""Elements of an author's, at most, among which the one with the name is looked for."""
_PART_IN_PAPER = re.compile(
    r"phóng viên|cộng tác viên|biên tập viên|nhà báo|tác giả|pv|ctv|btv|reporter|senior reporter|staff writer"
    r"|staff reporter|correspondent|editor|contributor|author|writer|columnist"
)
"""What an author is to the paper, as a key, where an element of its own says it beside the name."""
_AUTHOR_NAME = re.compile(r"\b(?:(?:authors?|writer|tac ?gia) (?:full ?)?name|byline name|ten ?tac ?gia)\b")


def byline_of_page(region: Region, tree: Any, facts: Facts, title_at: int, body: Sequence[str]) -> str:
    """The author's line above the text, by its class or its words; the head's statement where nothing is shown.

    Args:
        region: the page's blocks, and which are the article's.
        tree: the page.
        facts: what its head states.
        title_at: index of the headline's block, or -1.
        body: the article's paragraphs, of which none is the author's line.
    """
    account = paper = ""
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        words = words_of(node)
        stated = states_author(node) or _is_address(node) or _AUTHOR_NAME.search(words) is not None
        written = stated or names.AUTHOR.search(words) is not None
        if not (written or (not paper and names.SOURCE.search(words))) or is_beside(region, node):
            continue
        if names.zone_of(node.tag, words) == "caption":
            continue
        text = (_named_in(node) or text_of(node, names.NOT_AUTHOR) or text_of(node)).split("|")[0].rstrip(" ,;")
        if not 0 < len(text) <= 80 or text in body:
            continue
        labelled = author_in(text)
        author = labelled or (text if byline_of(text) else (cues.split_date(text) or ("", ""))[0])
        author = EMAIL.split(author)[0].rstrip(" ,;|(<[-–")
        if byline_of(author):
            if written:
                return author
            paper = author
        account = account or account_of(labelled or (text if stated else ""))
    if paper:
        return paper
    last = region.inside[-1] if region.inside else 0
    for at in chain(head_of(region, title_at), range(last, min(len(region.blocks), last + 6))):
        block = region.blocks[at]
        if region.is_away(at) or block.size > 20:
            continue
        if byline_of(name := author_in(block.text) or sender_in(block.text)):
            return name
        if ":" in block.text and cues.is_signed_with_photo(block.text):
            return block.text
        parts = cues.split_date(block.text)
        if parts is not None and parts[0] and byline_of(parts[0]):
            return parts[0]
        if parts is not None and (name := name_in(BARS.split(block.text)[1:])):
            return name
    if facts.byline or account:
        return facts.byline or account
    end = min(len(region.blocks), max(region.start, title_at + 2 if title_at >= 0 else 0))
    alone = (_bare(region.blocks[at].text) for at in range(title_at + 1, end) if _is_name(region, at))
    return next(alone, "")


def _named_in(node: Any) -> str:
    """The name in an author's element of several parts: without the letter of a picture, and his part in the paper.

    Empty where there are no such parts, or where they say more than one name.
    """
    inside = list(islice(node.iter(), _PARTS + 1))
    if len(inside) > _PARTS or any((one.text or "").strip() and len(one) for one in inside):
        return ""
    if any((one.tail or "").strip() for one in inside[1:]):
        return ""
    leaves = [(one, text_of(one)) for one in inside if isinstance(one.tag, str) and not len(one)]
    texts = [(one, text) for one, text in leaves if text]
    stated = {text for one, text in texts if states_author(one) or _AUTHOR_NAME.search(words_of(one))}
    stated = stated or {text for one, text in texts if one.tag in HEADINGS and byline_of(text)}
    if len(stated) == 1 and len(texts) > 1:
        return stated.pop()
    kept = [text for _, text in texts if not (_PART_IN_PAPER.fullmatch(cues.key_of(text)) or EMAIL.search(text))]
    if len(kept) > 1 and len(kept[0]) == 1 and kept[1].startswith(kept[0]):
        del kept[0]
    return kept[0] if len(kept) == 1 < len(texts) else ""


def _is_address(node: Any) -> bool:
    """Whether an element tells whom to write to about the article around it: its author."""
    return node.tag == "address" and next(node.iterancestors("article"), None) is not None


def _is_name(region: Region, at: int) -> bool:
    """Whether a line between headline and text is nothing but a person's name."""
    block = region.blocks[at]
    text = _bare(block.text)
    asked = at > 0 and asks(region.blocks[at - 1].text)
    alone = 2 <= block.size <= 4 and all(word[:1].isupper() for word in text.split()) and not asked
    return alone and not region.is_away(at) and cues.is_signature(text) and byline_of(text) != ""


def _bare(text: str) -> str:
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def kicker_of(region: Region, tree: Any, headline: Headline) -> str:
    """The short line above the headline or in its element, by its class."""
    own = region.blocks[headline.at].node if headline.at >= 0 else None
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        text = text_of(node) if node.tag == "h1" or node is own else ""
        if text and text == headline.text:
            break
        words = words_of(node)
        if words and names.KICKER.search(words) and not is_beside(region, node):
            text = text_of(node)
            if 0 < len(text) < MARK_LIMIT and len(text.split()) <= 14 and cues.split_date(text) is None:
                return text
    return ""
