"""Which section an article stands in: by the path to its page, as names, data or its shape tell it, or by a label."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Any

from unionml.reading.html import words as names
from unionml.reading.html.dates import FULL_DATE
from unionml.reading.html.facts import Facts
from unionml.reading.html.region import Region
from unionml.reading.html.title import Headline
from unionml.reading.html.tree import text_of, words_of
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import HOME
from unionml.reading.page.head.paths import filed_in

_STEP_WORDS = 6
_STEP_ELEMENTS = 60
_LABEL_WORDS = 5
_LABEL_BLOCKS = 4
_FILED_BLOCKS = 8
"""Blocks from the end of the text on that may say where the article is filed."""
_PATH_BLOCKS = 3
"""Blocks above the headline among which a path without a name is looked for."""
_PATH_STEPS = 4
_PATH_ELEMENTS = 24
_LISTED = 2
"""Steps of a path in a list, at most, which looks like a menu otherwise."""
_LIST_DEPTH = 4
_DATE_WORDS = 8
_PATH_OF = re.compile(r"^(?:https?:)?//[^/]*")
_ARROWS = " >›»/→\\❯➤•·:-"
"""What stands between the steps of a path."""
_BETWEEN_STEPS = re.compile("[>›»/:：]")
_MAY_BE_PATH = "//*[(@class|@id|@itemprop|@aria-label|@itemtype|@typeof|@data-role|@data-field)[{}]]".format(
    " or ".join(f'contains(., "{part}")' for part in ("rumb", "RUMB", "ath", "ATH", "uong", "rimary"))
)
"""Elements whose names may be those of a path, in XPath: most elements need no closer look."""


def section_of(region: Region, tree: Any, facts: Facts, headline: Headline) -> str:
    """The last step of the path to the page that is no headline, what the head states, or the label by the headline."""
    return (
        _named_path(region, tree, headline)
        or facts.section
        or _last(facts.path, headline)
        or _label(region, headline)
        or _filed(region, headline)
        or _path_by_shape(region, headline)
        or _in_menu(region, tree, headline)
        or _known(region, headline)
    )


def _last(steps: Sequence[str], headline: Headline) -> str:
    """The last of the steps that may be a section; empty where that is the start of the site."""
    named = [step for step in steps if 0 < len(step.split()) <= _STEP_WORDS and not _is_headline(step, headline)]
    named = [step for step in named if cues.key_of(step) and not FULL_DATE.search(step)]
    return named[-1] if named and cues.key_of(named[-1]) not in HOME else ""


def _is_headline(step: str, headline: Headline) -> bool:
    """Whether a step is the headline, or its beginning."""
    whole, cut = cues.key_of(headline.text), cues.key_of(step)
    return step == headline.text or whole == cut or (step.endswith(("…", "...")) and whole.startswith(cut))


def _named_path(region: Region, tree: Any, headline: Headline) -> str:
    """The section in an element that is a path by its class, label or type; above the headline by less plain names."""
    told = [(node, words_of(node)) for node in tree.xpath(_MAY_BE_PATH)]
    plain = {node for node, words in told if names.CRUMB.search(words) or _is_path(node)}
    likely = {node for node, words in told if names.PATH.search(words)} - plain
    if likely:
        own = region.blocks[headline.at].node if headline.at >= 0 else tree
        likely &= set(takewhile(lambda one: one is not own, tree.iter()))
    for node, words in told:
        if node not in plain and node not in likely:
            continue
        steps = list(_steps(node))
        leads = names.FIRST_TAG.search(words) or (len(steps) > 1 and cues.key_of(steps[0]) in HOME)
        if (leads or node in plain) and (section := _last(steps, headline)):
            return section
    return ""


def _is_path(node: Any) -> bool:
    """Whether an element's label or type (WAI-ARIA, schema.org) says that it is a path."""
    return any("breadcrumb" in (node.get(name) or "").lower() for name in ("aria-label", "itemtype", "typeof"))


def _steps(node: Any) -> Iterator[str]:
    return (step for step in map(text_of, islice(node.iter("a", "span", "li"), _STEP_ELEMENTS)) if step)


def _label(region: Region, headline: Headline) -> str:
    """The label by the headline, by its class: the one link in it, or all of it."""
    for at in range(max(0, headline.at - _LABEL_BLOCKS), max(region.start, headline.at) + 1):
        block = region.blocks[at] if at < len(region.blocks) else None
        if block is None or not names.SECTION.search(block.words) or region.is_away(at):
            continue
        if len(block.links) == 1 and len(block.links[0].split()) <= _LABEL_WORDS and not cues.stop_of(block.text):
            return block.links[0]
        if block.size <= _LABEL_WORDS:
            return block.text
    return ""


def _filed(region: Region, headline: Headline) -> str:
    """The link that leads to where the article is filed: by the words before it, above the text by its kind, too."""
    last = region.inside[-1] if region.inside else headline.at
    near = [*range(headline.at - _LABEL_BLOCKS, max(region.start, headline.at) + 1), *range(last, last + _FILED_BLOCKS)]
    for at in near:
        if not 0 <= at < len(region.blocks) or at == headline.at or at in region.cards.members:
            continue
        block = region.blocks[at]
        if region.kind(at) in {"related", "comment", "nav", "side"} or (
            block.is_prose and not cues.is_tags(block.text)
        ):
            continue
        for link in islice(block.node.iter("a"), _STEP_ELEMENTS if at < last else 0):
            told = "category" in (link.get("rel") or "").split() or names.SECTION.search(words_of(link))
            if told and (name := text_of(link)) in block.links and len(name.split()) <= _LABEL_WORDS:
                return name
        label = region.blocks[at - 1].text if at and region.blocks[at - 1].text.endswith(":") else ""
        for text in (block.text, f"{label} {block.text}"):
            if (name := filed_in(text)) in block.links:
                return name
    return ""


def _path_by_shape(region: Region, headline: Headline) -> str:
    """The section in a short row of links right above the headline, the first of which leads to the start."""
    for at in range(headline.at - 1, max(-1, headline.at - 1 - _PATH_BLOCKS), -1):
        block = region.blocks[at]
        if region.is_away(at):
            continue
        node = block.node
        for _ in range(3):
            if node is None or node.tag in {"body", "article", "main", "td"}:
                break
            if section := _section_in(node, headline):
                return section
            node = node.getparent()
    return ""


def _in_menu(region: Region, tree: Any, headline: Headline) -> str:
    """The one link right above the headline, alone or beside a date, where the page's menu above has it, too."""
    for at in range(headline.at - 1, max(-1, headline.at - 1 - _PATH_BLOCKS), -1):
        block = region.blocks[at]
        link = next(block.node.iter("a"), None) if len(block.links) == 1 and not region.is_away(at) else None
        if link is None or _is_listed(link):
            continue
        name, address = block.links[0].strip(_ARROWS), link.get("href") or ""
        beside = block.text.replace(block.links[0], " ", 1).strip(_ARROWS + "|,")
        dated = not beside or (len(beside.split()) <= _DATE_WORDS and FULL_DATE.search(beside))
        if not dated or not _PATH_OF.sub("", address).strip("/#"):
            continue
        links = [*tree.iter("a")]
        above = links[: links.index(link)]
        known = any(one.get("href") == address and text_of(one) == name for one in above)
        if known and (section := _last([name], headline)) and not cues.is_noise(cues.key_of(section)):
            return section
    return ""


def _is_listed(node: Any) -> bool:
    """Whether an element stands in a list of links, as a menu is."""
    listing = next((one for one in islice(node.iterancestors(), _LIST_DEPTH) if one.tag in {"ul", "ol"}), None)
    return listing is not None and len([*islice(listing.iter("a"), _LISTED + 1)]) > _LISTED


def _known(region: Region, headline: Headline) -> str:
    """A line right above the headline that is a usual section's name, and stands in no row of them, as a menu has."""
    low = max(0, headline.at - _PATH_BLOCKS)
    usual = {
        at: cues.is_section(region.blocks[at].text) and not region.is_away(at)
        for at in range(max(0, low - 1), headline.at)
    }
    for at in range(headline.at - 1, low - 1, -1):
        if usual[at] and not usual.get(at - 1) and not usual.get(at + 1) and not _is_listed(region.blocks[at].node):
            return region.blocks[at].text
    return ""


def _section_in(node: Any, headline: Headline) -> str:
    inside = list(islice(node.iter(), _PATH_ELEMENTS + 1))
    links = [text for one in inside if one.tag == "a" and (text := text_of(one))]
    if len(inside) > _PATH_ELEMENTS or not 2 <= len(links) <= _PATH_STEPS or cues.key_of(links[0]) not in HOME:
        return ""
    rest = text_of(node)
    for step in links:
        rest = rest.replace(step, " ", 1)
    marked, rest = rest.strip() != "", rest.strip(_ARROWS)
    steps = [link for link in links if not _is_headline(link, headline)]
    listed = not marked or any(one.tag == "li" for one in inside)
    told = all(cues.is_noise(cues.key_of(one)) for one in _BETWEEN_STEPS.split(rest) if one.strip())
    if (rest and not told and not _is_headline(rest, headline)) or (listed and len(steps) > _LISTED):
        return ""
    return "" if any(cues.is_noise(cues.key_of(step)) for step in steps[1:]) else _last(steps[1:], headline)
