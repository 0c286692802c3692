"""The blocks of an article, sorted into lead, body, headings, captions, byline and links to other articles."""

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile

from unionml.reading.html.blocks import Block
from unionml.reading.html.dates import date_in_line
from unionml.reading.html.facts import Facts, byline_of
from unionml.reading.html.pictures import is_below_own_picture, is_over_headline, is_under_picture, tells_of_article
from unionml.reading.html.quotes import names_speaker, repeated_quotes
from unionml.reading.html.region import Region
from unionml.reading.html.related import headlines_in
from unionml.reading.html.shapes import (
    AFTER_CREDIT,
    HEADINGS,
    asks,
    author_in,
    heads_by_questions,
    is_asking_link,
    is_credits,
    is_crew,
    is_furniture,
    is_heading,
    is_link,
    is_question,
    is_sentence,
)
from unionml.reading.html.signature import find_end
from unionml.reading.html.title import Headline
from unionml.reading.html.type import is_larger
from unionml.reading.page.cues import cues

_LEAD_WORDS = range(8, 151)
_OPENING = re.compile(r"^(?:\([^()]{2,25}\)|[A-ZĐ]{2,8}(?:\.\w{2,3})?|[A-ZĐ]\w{2,14}\.vn)\s*[-–—:|]+\s*")
"""The paper's mark before a sapo, which shown and stated texts have or lack."""

_ANSWERED = re.compile(r"(?:luật sư |tòa soạn |toà soạn |chuyên gia )?(?:trả lời|đáp)|answer")
"""What stands above the answer to a reader's question, as a key."""
_ASKER_WORDS = 12
_SOURCE = re.compile(r"(?:nguồn|source)(?: số liệu| dữ liệu)? ")
"""How the line below a table opens that says where its figures are from, as a key."""
_SOURCE_WORDS = 20
_SPEAKS = re.compile(r"[-–—+•]|[^:.]{2,40}[:：]")
"""How an answer begins in an interview."""


@dataclass(slots=True)
class Parts:
    """An article's blocks, sorted."""

    lead: str = ""
    byline: str = ""
    body: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    related: dict[str, str] = field(default_factory=dict)


def sort_parts(region: Region, headline: Headline, facts: Facts) -> Parts:
    """Sort the article's blocks.

    Args:
        region: the page's blocks, and which are the article's.
        headline: its headline.
        facts: what the head of the page states; its description tells a sapo.
    """
    return _Sorter(region, headline, facts).run()


class _Sorter:
    def __init__(self, region: Region, headline: Headline, facts: Facts) -> None:
        self.region = region
        self.blocks = region.blocks
        self.headline = headline
        self.title_key = cues.key_of(headline.text)
        self.description = facts.description
        self.parts = Parts()
        self.captions: list[tuple[int, str]] = []
        self.text_start = next((at for at in region.inside if at > headline.at and self.blocks[at].is_prose), 0)
        self.opening = self._slanted_opening()
        self.headed = False

    def run(self) -> Parts:
        end = find_end(self.region)
        for block in end.behind:
            self._note_link(block)
        quotes = repeated_quotes(self.blocks, end.text)
        self.parts.byline, rest = end.signature, [at for at in end.text if at not in quotes]
        sapo = self._sapo(rest)
        self.parts.lead = " ".join(self.blocks[at].text for at in sapo)
        lead_keys = {self.blocks[at].key for at in sapo} | {cues.key_of(self.parts.lead)}
        self.headed = heads_by_questions([self.blocks[at] for at in rest])
        first_seen: dict[str, Block] = {}
        self._captions_outside({*rest, *quotes})
        for position, at in enumerate(rest):
            block = self.blocks[at]
            if at in sapo or at <= self.headline.at or block.key in {self.title_key, ""} or block.key in lead_keys:
                continue
            earlier = first_seen.setdefault(block.key, block)
            if earlier is not block and (earlier.home is not block.home or block.size > 12):
                continue
            following = self.blocks[rest[position + 1]] if position + 1 < len(rest) else None
            self._place(at, block, following)
        self.parts.captions = [text for _, text in sorted(self.captions)]
        return self.parts

    def _place(self, at: int, block: Block, following: Block | None) -> None:
        if self._is_caption(at, block):
            if not cues.is_noise(block.key):
                self.captions.append((at, block.text))
        elif is_link(block):
            self._note_link(block)
        elif is_furniture(block, amid=self._is_amid(block, following)) or self._is_meta(block):
            return
        elif self._is_heading(block, following) and not (block.tag == "h1" and not self.parts.body):
            self.parts.headings.append(block.text)
        elif block.tag in HEADINGS and block.size < 15 and not cues.stop_of(block.text):
            return
        elif is_credits(block):
            self.parts.byline = self.parts.byline or block.text
        elif not (self.parts.body or asks(self.parts.lead)) and cues.is_byline(block.text) and block.size <= 6:
            self.parts.byline = self.parts.byline or byline_of(author_in(block.text) or block.text)
        else:
            self.parts.body.append(block.text)

    def _is_heading(self, block: Block, following: Block | None) -> bool:
        asks_of_text = following is not None and is_question(block) and not _SPEAKS.match(following.text)
        return is_heading(block, following) or (self.headed and asks_of_text)

    def _is_amid(self, block: Block, following: Block | None) -> bool:
        """Whether a paragraph stands between others in the same element."""
        if block.tag != "p" or not self.parts.body or following is None or following.tag != "p":
            return False
        return following.home is block.home and cues.stop_of(following.text) != ""

    def _is_meta(self, block: Block) -> bool:
        """Whether a line is a date, or above the text a short one with the date beside something else."""
        if cues.split_date(block.text) is not None:
            return True
        above = not self.parts.body and block.size <= 12 and not cues.stop_of(block.text)
        return above and date_in_line(block.text) != ""

    def _note_link(self, block: Block) -> None:
        if not (is_link(block) or is_asking_link(block)):
            return
        if cues.is_noise(block.key) or cues.is_for_readers(block.text):
            return
        for title in headlines_in(block.links):
            if cues.stop_of(title) != ".":
                self.parts.related.setdefault(title, "")

    def _is_caption(self, at: int, block: Block) -> bool:
        if block.tag == "figcaption" and names_speaker(block):
            return False
        if self.region.kind(at) == "caption" or block.tag == "figcaption":
            return True
        if is_crew(block) and not block.after_image:
            return False
        if at and self.blocks[at - 1].tabular and not block.tabular and _SOURCE.match(block.key):
            return block.size <= _SOURCE_WORDS
        if cues.is_signed_with_photo(block.text) or block.size > 70 or block.linked > 0.7:
            return False
        if cues.is_caption(block.text, block.size):
            name = AFTER_CREDIT.search(block.text[-120:])
            return name is None or cues.is_byline(name["name"].strip(" .)]")) or not cues.stop_of(block.text)
        sapo = at == self.opening or (at <= self.text_start and self._is_sapo(at))
        told = at < self.text_start and tells_of_article(block)
        return not (sapo or told) and is_under_picture(block)

    def _slanted_opening(self) -> int:
        """Index of a slanted sentence that opens the text below the article's own picture; -1 where none does.

        It is no caption where the page marks those of its pictures.
        """
        long = (at for at in self.region.inside if at > self.headline.at and self.blocks[at].size >= 12)
        near = [*islice(long, 3)]
        if len(near) < 3 or any(self.blocks[at].slanted > 0.5 for at in near[1:]):
            return -1
        block = self.blocks[near[0]]
        sentence = block.slanted > 0.9 and cues.stop_of(block.text) in {".", "…", "!", "?"}
        if not (sentence and is_below_own_picture(block)) or cues.is_scene(block.text):
            return -1
        marked = any(self.region.kind(at) == "caption" for at in self.region.inside)
        return near[0] if marked else -1

    def _is_sapo(self, at: int) -> bool:
        return self.region.kind(at) == "sapo" or self._is_described(self.blocks[at])

    def _captions_outside(self, inside: set[int]) -> None:
        """Captions of the article's pictures that trafilatura and the region leave out: above the text or around it."""
        if not self.region.inside:
            return
        low = self.headline.at if self.headline.at >= 0 else self.region.start
        while 0 < low <= self.headline.at and is_over_headline(self.blocks[low - 1], self.blocks[self.headline.at]):
            low -= 1
        last = self.region.inside[-1]
        for at in range(low, len(self.blocks)):
            block = self.blocks[at]
            if at > last and (block.tag != "figcaption" or not _is_beside(block, self.blocks[last])):
                break
            if at in inside or self.region.is_away(at) or block.tabular or block.key == self.title_key:
                continue
            if self._is_caption(at, block) and not cues.is_noise(block.key):
                self.captions.append((at, block.text))

    def _sapo(self, rest: list[int]) -> list[int]:
        """Indices of the blocks that are the sapo: by class, by the page's description, by how they are set."""
        start = next((at for at in rest if at > self.headline.at and self._is_text(at)), len(self.blocks))
        later = list(islice((at for at in rest if at >= start and self._is_text(at)), 4))
        low = self.headline.at + 1 if 0 <= self.headline.at < start else max(0, start - 12)
        above = [at for at in range(low, start) if not self.region.is_away(at) and not self._is_other(at)]
        near = above + later[:2]
        marked = [at for at in near if self._marked(at)]
        if marked:
            element = self._zone(marked[0])
            return [at for at in marked if self._zone(at) is element]
        described = [at for at in above + later[:3] if self._is_described(self.blocks[at])]
        if described:
            return described[:1]
        whole = [at for at in range(start) if at not in above and self._is_described(self.blocks[at])]
        if whole and not self.region.is_away(whole[-1]):
            return whole[-1:]
        for at in above + later[:1]:
            if self._is_set_apart(at, later):
                return [at]
        alone = [at for at in above if self._is_alone(at)]
        return alone if len(alone) <= 2 else []

    def _is_alone(self, at: int) -> bool:
        """Whether a block above the text is prose under a headline that is shown."""
        block = self.blocks[at]
        return (
            self.headline.at >= 0
            and block.size >= 12
            and block.linked < 0.5
            and cues.stop_of(block.text) in {".", "…", "!", "?"}
        )

    def _is_text(self, at: int) -> bool:
        """Whether a block of the article is neither headline, caption, date, heading nor link."""
        block = self.blocks[at]
        if self._is_other(at):
            return False
        return not (block.tag in HEADINGS and not is_sentence(block))

    def _is_other(self, at: int) -> bool:
        block = self.blocks[at]
        return (
            block.key in {"", self.title_key}
            or self._is_caption(at, block)
            or is_link(block)
            or is_furniture(block)
            or cues.split_date(block.text) is not None
            or (block.size <= 6 and cues.is_byline(block.text))
        )

    def _zone(self, at: int) -> object:
        return next((node for kind, node in self.blocks[at].zones if kind == "sapo"), None)

    def _marked(self, at: int) -> bool:
        block = self.blocks[at]
        return self.region.kind(at) == "sapo" and block.size in _LEAD_WORDS

    def _is_described(self, block: Block) -> bool:
        if block.size not in _LEAD_WORDS:
            return False
        stated = cues.key_of(_OPENING.sub("", self.description.rstrip(".… []")))
        shown = cues.key_of(_OPENING.sub("", block.text))
        return len(stated) >= 28 and (shown.startswith(stated) or (stated.startswith(shown) and block.size >= 12))

    def _is_answered(self, at: int) -> bool:
        """Whether nothing but the name of who asked stands between a paragraph and the answer to it."""
        below = takewhile(lambda block: block.size <= _ASKER_WORDS, self.blocks[at + 1 : at + 4])
        return any(_ANSWERED.fullmatch(block.key) for block in below)

    def _is_set_apart(self, at: int, later: list[int]) -> bool:
        """Whether a block without a mark is set like a sapo: a long heading, or bold text before text that is not."""
        block = self.blocks[at]
        if block.size not in _LEAD_WORDS or block.linked > 0.5:
            return False
        sentence = cues.stop_of(block.text) != "" or block.size >= 18
        if sentence and cues.opens_with_agency(block.text):
            return True
        after = [self.blocks[one] for one in later if one > at][:2]
        if asks(block.text) or self._is_answered(at):
            return False
        if block.tag in HEADINGS or (at < self.region.start and at not in self.region.inside):
            return sentence and (block.tag in {"h2", "h3"} or block.bold > 0.9) and block.size >= 12
        slanted = block.slanted > 0.9 and bool(after) and all(one.slanted < 0.5 for one in after)
        slanted = slanted or is_larger(block, after)
        return sentence and (slanted or (block.bold > 0.9 and any(one.bold < 0.5 for one in after)))


def _is_beside(block: Block, other: Block) -> bool:
    """Whether a block stands in a frame of its own among the neighbours of another."""
    frame = block.node.getparent()
    return frame is not None and frame.getparent() is other.home
