"""How an article ends: the lines that sign it, and what else stands behind its text."""

from dataclasses import dataclass

from unionml.reading import page_cues as cues
from unionml.reading.html_blocks import Block
from unionml.reading.html_facts import byline_of
from unionml.reading.html_region import Region
from unionml.reading.html_shapes import (
    AGENCY_ONLY,
    HEADINGS,
    is_asking_link,
    is_credits,
    is_furniture,
    is_hotline,
    is_imprint,
    is_label,
    is_link,
    is_motto,
    is_set_right,
)

_LISTED = 4
"""Names at the end from which on they are a list of people and no authors."""


@dataclass(frozen=True, slots=True)
class End:
    """An article's blocks up to its end.

    Attributes:
        text: indices of the article's blocks without the signature and what is behind it.
        signature: the first line that signs it; empty where none does.
        behind: the blocks behind text and signature, in order.
    """

    text: list[int]
    signature: str
    behind: list[Block]


def find_end(region: Region) -> End:
    """Find where an article's text ends and who signs it, inside the region or right below it."""
    blocks, rest = region.blocks, list(region.inside)
    behind: list[Block] = []
    while rest and _is_behind(blocks, rest):
        behind.append(blocks[rest.pop()])
    if rest and behind and is_link(behind[-1]) and is_label(blocks[rest[-1]], behind[-1]):
        rest.pop()
    names = _signing(blocks, rest)
    signed = names or _signing_below(region, rest)
    text = [at for at in rest if at not in names]
    return End(text, blocks[signed[0]].text if signed else "", behind[::-1])


def _signing_below(region: Region, rest: list[int]) -> list[int]:
    """The lines that sign right below the article's blocks."""
    below: list[int] = []
    for at in range(rest[-1] + 1, min(len(region.blocks), rest[-1] + 4)) if rest else ():
        block = region.blocks[at]
        if region.is_away(at) or block.tabular or block.linked > 0.5 or block.tag in HEADINGS:
            break
        if cues.is_signature(block.text) and _can_sign(block) and byline_of(block.text):
            below.append(at)
        elif is_credits(block) and not below:
            return [at]
        elif block.size > 8:
            break
    return below


def _is_behind(blocks: list[Block], rest: list[int]) -> bool:
    """Whether the last of the blocks stands behind text and signature: a link, a button, the paper's number."""
    last = blocks[rest[-1]]
    if any(is_so(last) for is_so in _BEHIND_TEXT):
        return True
    above = blocks[rest[-2]] if len(rest) > 1 else last
    unlike = (last.tag, last.words) != (above.tag, above.words)
    return (is_hotline(last) and unlike) or (is_set_right(above) and cues.is_footer(last.text))


def _signing(blocks: list[Block], rest: list[int]) -> list[int]:
    """The lines at the end that sign the article; names under a colon, or many of them, are a list and none."""
    run = 0
    while run < len(rest) - 1 and _can_sign(blocks[rest[-1 - run]]):
        run += 1
    names = rest[len(rest) - run :]
    if not names:
        return []
    above, last = blocks[rest[-1 - run]], blocks[names[-1]]
    if cues.stop_of(above.text) != ":" and run < _LISTED:
        return names
    other = blocks[names[-2]] if run > 1 else above
    return names[-1:] if (last.bold > 0.9, last.node.attrib) != (other.bold > 0.9, other.node.attrib) else []


def _is_date(block: Block) -> bool:
    dated = cues.split_date(block.text)
    return dated is not None and not dated[0]


_BEHIND_TEXT = (is_link, is_asking_link, is_furniture, is_imprint, is_motto, _is_date)
"""What may stand between a text and the author's line below it, and behind both."""


def _can_sign(block: Block) -> bool:
    listed = (block.tag == "li" and len(block.node.getparent()) > 1) or AGENCY_ONLY.match(block.text) is not None
    named = cues.is_byline(block.text) or is_set_right(block)
    return not listed and block.size <= 10 and named and not is_furniture(block)
