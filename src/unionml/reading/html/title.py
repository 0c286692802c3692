"""Which text of an HTML page is its headline.

Every line above the text is a candidate. Evidence is added up: what the head says, the element, its class, its length,
where it stands. A shown line wins over a stated one, because statements are written for machines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unionml.reading.html import words as names
from unionml.reading.html.blocks import Block
from unionml.reading.html.facts import SITE, Facts
from unionml.reading.html.region import Region
from unionml.reading.html.tree import text_of, words_of
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.words import HOME
from unionml.reading.page.east.lines import size_of

_SEPARATOR = re.compile(r"\s*(?:[|•·»>]|--+|__+)\s*|\s+[-–—:]+\s+")
_BAR = re.compile(r"\s*(?:[|•·»>]|--+|__+)\s*|\s+::\s+")
_PREFIX = re.compile(
    r"^(?:bản in|phiên bản in|in bài(?: viết)?|chi tiết(?: tin| bài viết)?|xem tin)\s*[:：-]\s*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:subject|chủ đề|tiêu đề(?: thư)?)\s*[:：]\s*", re.IGNORECASE)
"""Label of the headline in a letter's head."""
_TO_DATE = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|từ|đến|tới|và|trước|sau|lúc|vào|của)$", re.IGNORECASE)
"""The word before a date that belongs to a sentence."""
_GENERIC = re.compile(
    r"^(?:(?:chi tiết|xem|nội dung)(?: tin| bài| viết| tức| nội dung)*|(?:tin|bài viết) chi tiết"
    r"|tin tức(?: sự kiện)?|bài viết|tin bài|trang tin"
    r"|(?:số|trang) \d+|untitled(?: document)?|document|new page \d*|home|trang chủ|404(?: .*)?|error|not found)$"
)
_OFFICE = re.compile(
    r"^(?:liên đoàn lao động|lđlđ|công đoàn|(?:ủy|uỷ) ban nhân dân|ubnd|hội đồng nhân dân|đảng bộ|huyện ủy|tỉnh ủy)"
    r" (?:tỉnh|huyện|thành phố|tp|quận|thị xã|xã|phường|ngành|việt nam)(?: \w+){0,3}$"
)
_PORTAL = re.compile(
    r"^(?:cổng (?:thông tin|ttđt)|trang (?:tin|thông tin)|website|báo|tạp chí)(?: điện tử)?(?: tổng hợp)?(?: của)? "
)
"""What an office calls its site, in front of its own name."""
_WORST = 2.0
"""Evidence below which nothing that is shown is taken for the headline, where the head of the page states one."""
_LIKELY = 0.5
"""The same where nothing is stated."""
_SHORT = 3
"""Words up to which a line may be a kicker (`PHỎNG VẤN`), though the head of the page repeats it."""
_LINES = 3
"""Lines beside its own that a headline may take."""
_HEAD_BLOCKS = 12
"""Blocks from the headline to the text, at most, as author, date and buttons stand there."""
_PROSE = 20
"""Words of a sapo, at least."""
_RAISED = 3
"""Letters of a word behind a headline from which on it is no index but a mark of the site: `Mới`, `Đặc sắc`."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A page's headline and the index of its block, -1 where it is only stated."""

    text: str
    at: int = -1


def find_title(region: Region, facts: Facts) -> Headline:
    """The headline of a page; its text is empty where nothing looks like one."""
    stated, window = without_site(facts.title, facts.site), without_site(facts.window, facts.site)
    logos = [block.key for block in region.blocks if names.LOGO.search(block.words)]
    claims = [claim for claim in (stated, window) if claim and not _is_name(claim, facts.site, logos)]
    best, most = Headline(""), _WORST
    likely = (0.0, best)
    first = _body_start(region)
    for at, block in enumerate(region.blocks[: first + 1]):
        text = _title_text(block)
        if not 2 <= size_of(text) <= 45 or cues.split_date(text) is not None:
            continue
        score = _evidence(region, at, text, claims, facts.site) + (0.5 if at + 3 >= first else 0.0)
        if best.text and at - best.at <= _HEAD_BLOCKS and _is_past_prose(region, best.at, at):
            score -= 2.0
        if score > likely[0]:
            likely = (score, Headline(text, at))
        if score >= most:
            best, most = Headline(_cut(text, claims, facts.window), at), score
    if not best.text and not claims and likely[0] > _LIKELY:
        best = likely[1]
    return _whole(region, best, claims) if best.text else Headline(claims[0] if claims else "")


def _is_past_prose(region: Region, above: int, at: int) -> bool:
    """Whether a line stands with the text and below prose, so that a line above both is the headline and this is none.

    Where nothing else tells a headline, a heading of the text in bold looks more like one than what has only its class.
    """
    block, homes = region.blocks[at], {region.blocks[one].home for one in region.inside}
    if block.tag in {"h1", "h2"} or block.home not in homes:
        return False
    prose = (one for one in range(above + 1, at) if region.blocks[one].size >= _PROSE and region.blocks[one].is_prose)
    return any(region.blocks[one].linked < 0.3 and not region.is_away(one) for one in prose)


def _whole(region: Region, headline: Headline, claims: list[str]) -> Headline:
    """The headline with the lines above and below it that are set alike and go on with it."""
    blocks, text, low, high = region.blocks, headline.text, headline.at, headline.at
    keys = {cues.key_of(claim) for claim in claims}
    for step in (-1, 1):
        while 0 <= (at := (low if step < 0 else high) + step) < len(blocks) and high - low < _LINES:
            if not _is_line_of(blocks[headline.at], blocks[at]) or _is_name(blocks[at].text, ""):
                break
            first, second = (blocks[at].text, text) if step < 0 else (text, blocks[at].text)
            joined = f"{first} {second}"
            goes_on = second[:1].islower() or (first.isupper() and second.isupper())
            if cues.key_of(text) in keys or not (goes_on or cues.key_of(joined) in keys):
                break
            text, low, high = joined, min(low, at), max(high, at)
    return Headline(text, high)


def _is_line_of(block: Block, other: Block) -> bool:
    alike = (block.tag, dict(block.node.attrib)) == (other.tag, dict(other.node.attrib)) and block.home is other.home
    set_apart = block.tag in {"h1", "h2", "h3"} or (block.bold > 0.9 and other.bold > 0.9 and block.is_centred)
    return alike and set_apart and not cues.stop_of(other.text) and cues.split_date(other.text) is None


def without_site(title: str, site: str) -> str:
    """A window's title without the names of the paper and its sections before and behind it."""
    title = _PREFIX.sub("", title)
    parts = _SEPARATOR.split(title)
    while len(parts) > 1:
        if _is_name(parts[-1], site):
            last = parts.pop()
            title = title[: title.rfind(last)].rstrip(" -–—|•·:»>")
        elif _is_name(parts[0], site):
            first = parts.pop(0)
            title = title[title.find(first) + len(first) :].lstrip(" -–—|•·:»>")
        else:
            break
    return max(_BAR.split(title), key=size_of) if _BAR.search(title) else title


def _is_office(text: str) -> bool:
    """Whether a text is the name of a union's or a government's office and says nothing of it."""
    words = text.split()
    named = _PORTAL.sub("", cues.key_of(text))
    return len(words) <= 12 and words[-1][:1].isupper() and _OFFICE.match(named) is not None


def _is_name(text: str, site: str, logos: Sequence[str] = ()) -> bool:
    """Whether a text names the paper, one of its sections or the kind of page, and no article.

    Args:
        text: what may be a title.
        site: the paper's name as the head of the page states it.
        logos: keys of the lines that are the paper's name by their class; a short text in one of them is so too.
    """
    key = cues.key_of(text)
    if len(key.split()) <= _SHORT and any(key in logo for logo in logos):
        return True
    if not key or key == cues.key_of(site) or _GENERIC.match(key) or cues.is_noise(key) or _is_office(text):
        return True
    return (len(key.split()) <= 6 and SITE.search(text) is not None) or cues.is_section(text)


def _body_start(region: Region) -> int:
    """Index of the first block of the article that is clearly text."""
    for at in region.inside:
        block = region.blocks[at]
        path = bool(block.links) and cues.key_of(block.links[0]) in HOME
        if block.size >= 20 and block.tag not in {"h1", "h2"} and not path:
            return at
    return region.start if region.inside else len(region.blocks) - 1


def _title_text(block: Block) -> str:
    """A block's text without the section's name and the badges inside a headline's element."""
    if block.tag in {"h1", "h2", "h3"} and len(block.node):
        text = text_of(block.node, names.IN_TITLE) or block.text
        raised = [word for one in block.node.iter("sup") if len(word := text_of(one)) >= _RAISED and word[0].isupper()]
        if raised and text.endswith(raised[-1]):
            text = text.removesuffix(raised[-1]).rstrip()
        return text if text != block.text else _without_date(block)
    return _SUBJECT.sub("", _without_date(block))


def _without_date(block: Block) -> str:
    """A block's text without the date at its end, where that has an element of its own and no word leads to it."""
    for child in block.node:
        date = text_of(child)
        if not 8 <= len(date) < min(60, len(block.text)) or not block.text.endswith(date):
            continue
        dated = cues.split_date(date)
        before = block.text.removesuffix(date).rstrip(" -–|•·")
        if dated is not None and not dated[0] and not _TO_DATE.search(before):
            return before
    return block.text


def _evidence(region: Region, at: int, text: str, claims: list[str], site: str) -> float:
    block = region.blocks[at]
    size = size_of(text)
    words = " ".join((block.words, _names_around(block)))
    agreed = max((_agreement(text, claim) for claim in claims), default=0.0)
    if agreed < 5 and block.linked > 0.9 and block.tag not in {"h1", "h2", "h3"}:
        # A link that says a part of what the window says is in the menu, and the part is the site's name.
        agreed = min(agreed, 1.0)
    if size <= _SHORT and (text.isupper() or names.KICKER.search(words) or cues.is_section(text)):
        agreed = min(agreed, 2.0)
    score = agreed
    score += {"h1": 2.0, "h2": 0.8, "h3": 0.3}.get(block.tag, 0.0)
    if names.TITLE.search(words) and not names.NOT_TITLE.search(words):
        score += 1.5
    if "headline" in words.split():
        score += 1.0
    score += 0.7 if 6 <= size <= 30 else -1.0 if size <= 3 else 0.0
    if names.LOGO.search(words) or _leads_home(block):
        score -= 4.0
    if _is_name(text, site) or cues.is_noise(block.key) or cues.is_related_cue(block.key):
        score -= 4.0
    if region.is_away(at):
        score -= 4.0
    if not agreed:
        score -= _unlikely(block) + (2.0 if names.BOX_TITLE.search(words) else 0.0)
    return score


def _unlikely(block: Block) -> float:
    """How little a line that nothing repeats looks like a headline; less where it is set like one."""
    if block.tag in {"h1", "h2"}:
        return 0.0
    if cues.stop_of(block.text) in {".", ":", "…"} or cues.is_byline(block.text) or block.size < 5:
        return 4.0
    if block.after_image and block.slanted > 0.9:
        return 4.0
    if block.bold > 0.9 or (block.is_centred and not block.after_image):
        return -1.4
    return 0.0


def _names_around(block: Block) -> str:
    """The class names around a block that is alone in its element."""
    found = []
    node = block.node
    for _ in range(2):
        parent = node.getparent()
        if parent is None or len(parent) > 1 or parent.tag == "body":
            break
        node = parent
        found.append(words_of(node))
    for child in block.node.iter():
        if child is not block.node and isinstance(child.tag, str):
            found.append(words_of(child))
            break
    return " ".join(found)


def _leads_home(block: Block) -> bool:
    """Whether a block is a link to the start of the site."""
    if block.linked < 0.9:
        return False
    return any(
        (link.get("href") or "").rstrip("/").count("/") in {0, 2}
        and ((link.get("href") or "") == "/" or (link.get("href") or "").startswith("http"))
        for link in block.node.iter("a")
    )


def _agreement(text: str, claim: str) -> float:
    """How much of a line the head of the page repeats, up to 5."""
    one, other = cues.key_of(text), cues.key_of(claim)
    if not one or not other:
        return 0.0
    if one == other:
        return 5.0
    short, long = sorted((one, other), key=len)
    if size_of(short) >= 4 and short in long:
        return 4.5 if len(short) >= 0.5 * len(long) else 1.0
    shared = set(one.split()) & set(other.split())
    likeness = len(shared) / max(1, len(set(one.split()) | set(other.split())))
    return 3.0 * likeness if likeness >= 0.4 else 0.0


def _cut(text: str, claims: list[str], window: str) -> str:
    """The headline in a line that has the section's name before it; a window may have that behind the headline."""
    first = _SEPARATOR.split(window)[0]
    before = text[: -len(first)].rstrip(" -–—|•·:»>") if first and text.endswith(first) else ""
    if before and size_of(first) >= 4 and before in window[len(first) :]:
        return first
    for claim in claims:
        at = text.find(claim)
        if at > 0 and size_of(claim) >= 4 and at + len(claim) == len(text) and size_of(text[:at]) <= 4:
            return claim
    return text
