"""The other articles that a page leads to: in boxes, in cards, under announcements and amid the text."""

import re
from itertools import islice
from typing import Any

from unionml.reading.html.blocks import Block
from unionml.reading.html.cards import is_excerpt, is_headline
from unionml.reading.html.region import Region
from unionml.reading.html.shapes import HEADINGS, is_announced
from unionml.reading.html.tree import text_of
from unionml.reading.page.cues import cues
from unionml.reading.page.east.lines import size_of

_LIST_BLOCKS = 40
_NEIGHBOURS = 4
_MORE_WORDS = 5
_TITLES = HEADINGS | {"li"}
"""Elements that titles of other articles fill."""
_ARROWS = re.compile(r"^(?:[>»›«‹<←→►▶◄◀▸☞*•\s-]|\+\s)+|\s+[>»›→▶►]+$")
_NEIGHBOUR = re.compile(
    r"^(?:(?:bài|tin)(?: viết)? (?:trước|sau|tiếp theo|kế tiếp|cũ hơn|mới hơn)|(?:previous|next)(?: post)?)\s*[:：]\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"#[^/!]")
"""How a link to a place on the same page begins; those of pages that a script draws go on with `/` or `!`."""
_RANK = re.compile(r"\d{1,2}(?:[.)]\s*)?(?=[^\W\d_])")
"""The number of a teaser in a list of what is read most, glued to its headline."""


def related_of(region: Region, title: str, title_at: int) -> dict[str, str]:
    """Headlines of other articles on the page, with their teasers: in boxes, in cards and under announcements."""
    found: dict[str, str] = {}
    blocks = region.blocks
    inside = {at for at in region.inside if at > title_at}
    unlinked = _unlinked(region)
    announced, left = None, 0
    for at, block in enumerate(blocks):
        if (cues.is_related_cue(cues.key_of(block.text)) and block.size <= 8) or _leads_on(block):
            announced, left = block.home.getparent() if block.home.getparent() is not None else block.home, _LIST_BLOCKS
            continue
        left -= 1
        listed = (
            left > 0
            and announced is not None
            and at not in inside
            and any(one is announced for one in block.node.iterancestors())
        )
        in_box = any(kind == "related" and node not in region.ignored for kind, node in block.zones)
        if block.kind(region.ignored) in {"added", "nav", "comment"} or is_excerpt(block):
            continue
        if at in region.cards.titles and block.text != title:
            teaser = " ".join(blocks[rest].text for rest in region.cards.titles[at] if blocks[rest].size >= 8)
            found.setdefault(headline_in(block.links or (block.text,)), teaser)
        elif (
            (listed or in_box or _is_marked(block) or _is_between(region, at, inside))
            and at not in region.cards.members
            and not cues.is_noise(block.key)
        ):
            for headline in headlines_in(block.links):
                found.setdefault(headline, "")
            if not block.links and cues.is_dated_headline(block.text) and (listed or in_box):
                found.setdefault(headline_in((block.text[: block.text.rindex("(")].rstrip(),)), "")
            if at in unlinked:
                found.setdefault(headline_in((block.text,)), "")
    found.pop("", None)
    found.pop(title, None)
    return found


def places_in(tree: Any, url: str) -> set[str]:
    """What links to places on the same page say, and no link to another one does: contents, steps of a live report.

    Args:
        tree: the page.
        url: its address; empty where it is not known.
    """
    told: dict[bool, set[str]] = {True: set(), False: set()}
    addresses = map(str, tree.xpath("//a/@href[contains(., '#')]"))
    within = {address for address in addresses if _PLACE.match(address.strip().removeprefix(url))}
    for link in tree.iter("a") if within else ():
        told[(link.get("href") or "") in within].add(headline_in((text_of(link),)))
    return told[True] - told[False]


def _leads_on(block: Block) -> bool:
    """Whether a short heading asks to read on, and names in what: `Đọc thêm E-Magazine`."""
    short = block.tag in HEADINGS and block.size <= _MORE_WORDS and not cues.stop_of(block.text)
    return short and block.key.startswith(("đọc thêm ", "xem thêm ", "khám phá thêm "))


def _unlinked(region: Region) -> set[int]:
    """Headings or items of one kind among other articles that are led to without a link in the text."""
    alike: dict[tuple[Any, str, str], list[int]] = {}
    known = set(region.inside)
    announced = None
    for at, block in enumerate(region.blocks):
        box = next((node for kind, node in block.zones if kind == "related" and node not in region.ignored), None)
        if block.tag in HEADINGS and cues.is_related_cue(block.key):
            announced = block.home
        elif box is None and announced is not None and announced in {block.home, block.home.getparent()}:
            box = announced if at not in known else None
        if box is None or block.tag not in _TITLES or block.links or not 4 <= size_of(block.key) <= 40:
            continue
        if not (cues.is_noise(block.key) or cues.is_related_cue(block.key) or cues.stop_of(block.text) == ":"):
            alike.setdefault((box, block.tag, block.words), []).append(at)
    return {at for several in alike.values() if len(several) > 1 for at in several}


def _is_marked(block: Block) -> bool:
    """Whether a line's links are announced in it, or their relation to the page is stated."""
    related = (
        bool({"prev", "next"} & set(link.get("rel", "").split())) for link in islice(block.node.iter("a"), _NEIGHBOURS)
    )
    return is_announced(block) or (block.linked > 0.9 and any(related))


def _is_between(region: Region, at: int, inside: set[int]) -> bool:
    """Whether a linked headline stands amid the article without being a part of it."""
    return (
        bool(inside) and at not in inside and region.start < at < region.inside[-1] and is_headline(region.blocks[at])
    )


def headlines_in(links: tuple[str, ...]) -> list[str]:
    """Those of a block's links that can be headlines, as `headline_in` gives them."""
    keys = [(link, cues.key_of(link)) for link in links if size_of(link) >= 4]
    return [headline_in((link,)) for link, key in keys if not (cues.is_noise(key) or cues.is_related_cue(key))]


def headline_in(links: tuple[str, ...]) -> str:
    """The longest of a block's links, without the arrows, the number and the label before it."""
    text = _ARROWS.sub("", max(links, key=len, default=""))
    text = _NEIGHBOUR.sub("", text)
    rank = _RANK.match(text)
    return text[rank.end() :] if rank is not None and text[rank.end() + 1 : rank.end() + 2].islower() else text
