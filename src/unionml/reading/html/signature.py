"""How an article ends: the lines that sign it, and what else stands behind its text."""

import re
import unicodedata
from dataclasses import dataclass

from unionml.reading.html.blocks import Block
from unionml.reading.html.facts import byline_of
from unionml.reading.html.region import Region
from unionml.reading.html.shapes import (
    HEADINGS,
    is_asking_link,
    is_credits,
    is_furniture,
    is_imprint,
    is_label,
    is_link,
)
from unionml.reading.html.words import SOURCE
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.names import EMAIL

_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)\b", re.IGNORECASE)
_RIGHT_WORDS = re.compile(r"\b(?:rteright|(?:text|align) ?right)\b")
_HOTLINE = re.compile(r"(?:hotline|đường dây nóng|tổng đài)(?: [\dx]+)+")
_SIGNATURE = re.compile(r"\bsignature\b")
_OFFICE = re.compile(r"(?P<name>[^()]*?)\s*\((?P<office>[^()]{3,80})\)$")
"""An author's office in brackets: behind the name, or in a line of its own below it."""
_OFFICE_WORDS = 16
_UNIT_WORDS = 10
_DASH = re.compile(r"\s+[-–—]\s+")
_NUMBER = re.compile(r"\d(?:[ .]?\d){5,14}")
_ASKS_READERS = re.compile(r"(?:quý |mọi |các )?(?:bạn đọc|độc giả) .*\b(?:gửi|gọi|liên hệ)\b")
_APPEALS = re.compile(r"\b(?:tài khoản|stk|giúp đỡ|ủng hộ|hỗ trợ|đóng góp|quyên góp)\b")
"""Words of those who ask for help, whose addresses belong to the article."""
_TO_READERS = re.compile(r"\b(?:bạn đọc|độc giả|hộp thư|gửi về|liên hệ|số tài khoản|stk)\b")
_PRESS = re.compile(
    r"(?:(?:media|press) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))"
    r"|for (?:media|press) (?:contacts?|enquiries|inquiries|information)"
    r"|for (?:further|more) information,?(?: please)? contact"
    r"|(?:thông tin )?liên hệ (?:báo chí|truyền thông))\b(?P<label>\s*[:：])?",
    re.IGNORECASE,
)
_PRESS_WORDS = 60
_CONTACT_WORDS = 20
_SOURCE = re.compile(r"nguồn(?: tin)?\s*[:：]\s*\S", re.IGNORECASE)
"""How a line opens that names where the article was taken from, be that no person and no paper; some have a class."""
_BELOW = 2
"""Blocks at the end that may stand below a signature and speak to readers."""
_NOTE_WORDS = 60

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
    names = names or _signing_above_notes(blocks, rest)
    signed = names or _signing_below(region, rest)
    text = [at for at in rest if at not in names]
    return End(text, _signer(blocks[signed[0]]) if signed else "", behind[::-1])


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
    if (is_hotline(last) and unlike) or (is_set_right(above) and cues.is_footer(last.text)):
        return True
    apart = unlike or last.home is not above.home or (last.slanted > 0.9) != (above.slanted > 0.9)
    addressed = last.size <= _CONTACT_WORDS and EMAIL.search(last.text) is not None and _is_for_press(above)
    return addressed or _is_for_press(last) or (apart and _asks_readers(last))


def _asks_readers(block: Block) -> bool:
    """Whether a note tells readers where to write or call, and asks for no help, which the article would be about."""
    if block.size > _NOTE_WORDS or not _ASKS_READERS.match(block.key) or _APPEALS.search(block.key):
        return False
    return EMAIL.search(block.text) is not None or _NUMBER.search(block.text) is not None


def _is_for_press(block: Block) -> bool:
    """Whether a paragraph tells the press whom to call, as announcements to it close."""
    label = _PRESS.match(unicodedata.normalize("NFC", block.text)) if block.size <= _PRESS_WORDS else None
    return label is not None and (label["label"] is not None or EMAIL.search(block.text) is not None)


def _signing_above_notes(blocks: list[Block], rest: list[int]) -> list[int]:
    """The person who signs at the right margin above one or two notes to readers, which stay in the text."""
    for below in range(1, min(_BELOW, len(rest) - 2) + 1):
        note = blocks[rest[-below]]
        if note.size > _NOTE_WORDS or not _TO_READERS.search(note.key):
            break
        names = _signing(blocks, rest[:-below])
        if names and all(_is_right(blocks[at]) for at in names) and cues.is_byline(_signer(blocks[names[0]])):
            return names
    return []


def _signer(block: Block) -> str:
    """Who signs in a line, without his office in brackets behind the name."""
    office = _OFFICE.match(block.text) if not cues.is_byline(block.text) else None
    return office["name"] if office is not None and cues.is_person(office["name"]) else block.text


def _is_office(block: Block, above: Block) -> bool:
    """Whether a line is the office, in brackets, of the person who signs in the line above it and is set like him."""
    office = _OFFICE.match(block.text)
    alike = block.node is above.node or (block.tag, block.node.attrib) == (above.tag, above.node.attrib)
    return office is not None and not office["name"] and block.size <= _OFFICE_WORDS and alike and _can_sign(above)


def _signing(blocks: list[Block], rest: list[int]) -> list[int]:
    """The lines at the end that sign the article; names under a colon, or many of them, are a list and none."""
    run = 0
    while run < len(rest) - 1 and _can_sign(blocks[rest[-1 - run]]):
        run += 1
    if not run and len(rest) > 2 and _is_office(blocks[rest[-1]], blocks[rest[-2]]):
        names = _signing(blocks, rest[:-1])
        return [*names, rest[-1]] if names else []
    names = rest[len(rest) - run :]
    if not names:
        return []
    above, last = blocks[rest[-1 - run]], blocks[names[-1]]
    if cues.stop_of(above.text) != ":" and run < _LISTED:
        return names
    other = blocks[names[-2]] if run > 1 else above
    return names[-1:] if (last.bold > 0.9, last.node.attrib) != (other.bold > 0.9, other.node.attrib) else []


def is_hotline(block: Block) -> bool:
    """Whether a line is a number to call and nothing else."""
    return block.size <= 8 and _HOTLINE.fullmatch(block.key) is not None


def is_motto(block: Block) -> bool:
    """Whether a line is what a forum's member signs every post with, and no author's name."""
    return _SIGNATURE.search(block.words) is not None and block.size <= 30 and not cues.is_author(block.text)


def _is_date(block: Block) -> bool:
    dated = cues.split_date(block.text)
    return dated is not None and not dated[0]


_BEHIND_TEXT = (is_link, is_asking_link, is_furniture, is_imprint, is_motto, _is_date)
"""What may stand between a text and the author's line below it, and behind both."""


def _can_sign(block: Block) -> bool:
    listed = block.tag == "li" and len(block.node.getparent()) > 1
    source = SOURCE.search(block.words) or _SOURCE.match(unicodedata.normalize("NFC", block.text))
    sourced = source is not None and block.size <= _OFFICE_WORDS and not cues.stop_of(block.text)
    told = cues.is_byline(block.text) or is_set_right(block) or (_works_somewhere(block) and not listed)
    named = sourced or cues.is_cosigned(block.text) or (block.size <= _UNIT_WORDS and told)
    officed = _is_right(block) and block.size <= _OFFICE_WORDS and _signer(block) != block.text
    return not listed and (named or officed) and not is_furniture(block)


def _works_somewhere(block: Block) -> bool:
    """Whether a line that is set apart is a person, a dash and where he works: `Lê Thị Hồng - CĐ Công ty May 3`."""
    name, dash, unit = _DASH.sub("\0", block.text, count=1).partition("\0")
    apart = _is_right(block) or block.bold > 0.9 or block.slanted > 0.9
    return apart and dash != "" and cues.is_person(name) and unit[:1].isupper() and not cues.stop_of(unit)


def _is_right(block: Block) -> bool:
    """Whether a line is set at the right margin."""
    node = block.node
    named = node.get("align") == "right" or _RIGHT.search(node.get("style", "")) or _RIGHT_WORDS.search(block.words)
    return bool(named)


def is_set_right(block: Block) -> bool:
    """Whether a short line stands at the right margin, as a signature does."""
    short = block.size <= 10 and not any(char.isdigit() for char in block.text)
    return _is_right(block) and short and block.text[:1].isupper() and not cues.stop_of(block.text)
