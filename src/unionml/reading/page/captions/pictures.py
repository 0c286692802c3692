"""What pictures leave on a saved page: alternative texts, which repeat a title or a caption, and captions below.

Content systems print the alternative text above the caption. Where its writer had nothing better, it is the article's
title, perhaps with a number, twice without a blank, or without its marks as in an address; where he had, it is the
caption.
"""

import re
from itertools import pairwise

from unionml.reading.page.captions.scene_signs import shows_picture, shows_scene
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.keys import key_of
from unionml.reading.page.east.lines import is_east
from unionml.reading.page.kinds import CLOSING, LOOSE, SILENT, TITLES, Kind
from unionml.reading.page.lines import SPEECH, Line
from unionml.reading.page.tail.chains import tells_of
from unionml.text.canonical import without_marks

_IMAGE_TAIL = re.compile(r"(?:ảnh|hình|photo|image)?\s*\d{1,3}")
_HEADLINE = 10
"""Syllables of another article's headline, at least: slogans of sites are shorter."""
_ADDRESS = re.compile(
    r"(?=[\d_-]*[a-z])[a-z\d]+(?:[_-]+[a-z\d]+){1,20}|[A-Za-z\d]+_[A-Za-z\d_ -]{2,80}|(?=\S*\d)[a-z\d_-]{16,80}"
)
"""Several words in the letters of addresses: `trao-qua-cong-nhan`, `CDDK_Anh dai dien`."""
_BARE = re.compile(
    r"(?:(?:(?:[bcdghklmnprstvx]|ch|gi|gh|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:ch|ngh?|nh|[cmnpt])?|\d+)(?:\s+|$)){3,21}"
)
"""The same with blanks, where all words are syllables of Vietnamese or figures: commands and brands are none."""
_NUMBER = re.compile(r"\d{1,3}[a-z]|[a-z]\d{1,3}")
"""The number of a picture: `3b`."""
_COUNTED = re.compile(r"[\x20-\x7e]{8,200}\s[-–]\s(?:Anh|Hinh|anh|hinh|Photo|Image)\s\d{1,2}\.?")
"""A title in such letters and a number: `Dai hoi cong doan - Anh 1`."""
_UNMARKED = re.compile(r"[\x20-\x7e]{8,300}\bAnh: [\x20-\x7e]{2,40}")
"""A caption with its credit without marks, as editions in English keep it above the caption that they translate."""
_SHORTEST, _LONGEST = 4, 45
"""Syllables of a caption that is said twice."""
_QUOTED = 12
"""The same, at least, of one that stands in a paragraph: sub-headings are shorter."""
_ALONE = 25.0
"""Syllables of a caption, at most, where all of the text stands below pictures."""
_PAIRS = 4
"""Lines of pairs, at least."""
_SHARE = 0.5
"""Length of the shorter of two texts for one picture against that of the longer, at least."""
_SHARED = 0.75
"""How many of its words it shares with the longer, at least."""


def mark_images(lines: list[Line], begin: int, title_key: str) -> None:
    """Find the pictures that left the title behind the title: alone, with a number, more than once, without its marks.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
        title_key: the title's key, or an empty string.
    """
    bare_key = without_marks(title_key)
    told = next((line.text for line in lines[begin:] if line.kind is Kind.PROSE), "")
    marked = cues.is_vietnamese(told)
    numbers = [line for line in lines[begin:] if _NUMBER.fullmatch(line.text)]
    if marked and len(numbers) == 1 and not numbers[0].level:  # several are a list of classes
        numbers[0].kind = Kind.IMAGE
    for line in lines[begin:]:
        tail = line.key.replace(title_key, "").strip() if title_key and title_key in line.key else line.key
        same = line.kind in LOOSE | {Kind.CAPTION} and marked and _is_address(line)
        same = same or (line.kind in LOOSE and (not tail or (marked and line.key == bare_key)))
        same = same or (marked and _COUNTED.fullmatch(line.text) is not None)
        if same or (line.key.startswith(title_key + " ") and _IMAGE_TAIL.fullmatch(line.key[len(title_key) + 1 :])):
            line.kind = Kind.IMAGE
    for image, caption in pairwise(lines[begin:]):
        if image.kind in LOOSE | {Kind.CAPTION} and caption.kind is Kind.CAPTION and _UNMARKED.fullmatch(image.text):
            image.kind = image.kind if _UNMARKED.fullmatch(caption.text) else Kind.IMAGE
    rows = (lines[begin:], lines[begin + 1 :], lines[begin + 2 :], [*lines[begin + 3 :], None])
    for above, image, caption, below in zip(*rows, strict=False):
        named = _is_address(image) or cues.is_picture_file(image.text)
        if image.kind is Kind.IMAGE and named and above.kind is Kind.PROSE and _is_below(caption, below):
            caption.kind = Kind.CAPTION


def _is_below(caption: Line, below: Line | None) -> bool:
    """Whether a line without a stop in its picture's block is a caption, and no headline above its teaser."""
    teased = below is not None and below.kind is Kind.PROSE and not below.gap
    loose = caption.kind in LOOSE and caption.size >= _SHORTEST and not (caption.stop or caption.level or caption.gap)
    return loose and not teased


def _is_address(line: Line) -> bool:
    """Whether a line is a file's name in the letters of addresses, with blanks perhaps: `cong nhan duoc tang qua`."""
    return not line.level and (_ADDRESS.fullmatch(line.text) or _BARE.fullmatch(line.text)) is not None


def above_title(lines: list[Line]) -> tuple[str, ...]:
    """The caption right above a title that names its photographer: the picture that opens the article.

    Above it stand only menus and buttons, as pictures of other articles have their headlines beside them.

    Args:
        lines: those above the title.
    """
    spoken = [line for line in lines if line.kind not in SILENT]
    if not spoken or spoken[-1].kind is not Kind.CAPTION:
        return ()
    others = any(line.kind is Kind.PROSE or (line.kind in TITLES and line.size >= _HEADLINE) for line in spoken)
    caption = spoken[-1]
    bare = caption.cell or caption.size < _SHORTEST or cues.is_bare_credit(caption.text)
    return () if others or bare else (caption.text,)


def mark_repeated(lines: list[Line], begin: int, title_key: str) -> None:
    """Of two lines in one block that say the same, behind the sapo, the first is a picture and the second its caption.

    So is a caption what the paragraph above or below says word for word: whoever wrote it took it from there.
    Cards of other articles print their headlines twice, too: those have no stop, stand behind what closes an article or
    above a paragraph that tells of them, and it is the only one. Where no blank line parts anything short lines may be
    a refrain, and must show something.

    Args:
        lines: all lines of the page.
        begin: index of the first line behind the title.
        title_key: the title's key, or an empty string.
    """
    has_gaps = any(line.gap for line in lines[begin:])
    lead = next((at for at, line in enumerate(lines[begin:], begin) if line.kind is Kind.PROSE), len(lines))
    _mark_pairs(lines, lead)
    for at in range(lead + 1, len(lines) - 1):
        if lines[at].kind in CLOSING:
            break
        image, caption = lines[at], lines[at + 1]
        if _is_in_text(image, (lines[at - 1], caption)):
            image.kind = Kind.CAPTION
        refrain = not has_gaps and image.key == caption.key and caption.size < _QUOTED and not _is_shown(caption)
        if refrain or not _say_the_same(image, caption):
            continue
        if caption.stop or _is_captioned(lines, at + 2, caption, title_key, lead):
            # A text for the picture that says something else as well is a caption of its own.
            image.kind = Kind.IMAGE if image.key in caption.key else Kind.CAPTION
            caption.kind = Kind.CAPTION


def _mark_pairs(lines: list[Line], lead: int) -> None:
    """Two pairs or more of the same line, one pair below the other, right below the sapo: pictures and captions."""
    stop = lead + 1
    while (
        stop + 1 < len(lines) and lines[stop].kind in LOOSE | {Kind.CAPTION} and lines[stop].key == lines[stop + 1].key
    ):
        stop += 2
    if stop - lead > _PAIRS:
        for at in range(lead + 1, stop, 2):
            lines[at].kind, lines[at + 1].kind = Kind.IMAGE, Kind.CAPTION


def _is_shown(line: Line) -> bool:
    """Whether a line or a sentence says what a picture shows."""
    return shows_picture(line.text.rstrip(".")) or shows_scene(line.text)


def _say_the_same(image: Line, caption: Line) -> bool:
    """Whether of two lines of one block one repeats the other, or says most of it and one of them shows a picture."""
    kinds = LOOSE | {Kind.PROSE, Kind.CAPTION}
    short, long = sorted((image, caption), key=lambda line: len(line.key))
    if (
        not {image.kind, caption.kind} <= kinds
        or caption.gap
        or any(line.level or line.bullet or line.text[0] in SPEECH for line in (image, caption))
        or caption.stop not in {"", "."}
        or short.size < _SHORTEST
        or long.size > _LONGEST
    ):
        return False
    if short.key == long.key:
        return True
    words = set(short.key.split())
    shared = len(words & set(long.key.split())) >= _SHARED * len(words)
    within = long.key.startswith(short.key) or long.key.endswith(short.key)
    if len(short.key) < _SHARE * len(long.key) or not (shared or within):
        return False
    return is_east(long.key) or any(map(_is_shown, (image, caption)))


def _is_in_text(line: Line, beside: tuple[Line, Line]) -> bool:
    """Whether a line as long as a caption stands in one of the paragraphs beside it, which says more."""
    if line.kind not in LOOSE | {Kind.PROSE} or line.stop not in {"", "."} or line.level or line.bullet:
        return False
    if not _QUOTED <= line.size <= _LONGEST or line.text[0] in SPEECH:
        return False
    return any(
        other.kind is Kind.PROSE and 4 * line.size <= 3 * other.size and f" {line.key} " in f" {key_of(other.text)} "
        for other in beside
    )


def _is_captioned(lines: list[Line], below: int, caption: Line, title_key: str, lead: int) -> bool:
    """Whether what stands below a line without a stop goes on with the article, and is no teaser below its headline."""
    told = [line for line in lines[below : below + 2] if line.kind is Kind.PROSE]
    if told and not told[0].gap and tells_of(told[0].text, caption.key, title_key, lines[lead].text):
        return False
    return len(told) == 2 or _is_shown(caption)


def _is_gallery(lines: list[Line]) -> bool:
    """Whether one in three sentences below pictures or more says what a picture shows."""
    told = [line for image, line in pairwise(lines) if image.kind is Kind.IMAGE and line.kind is Kind.PROSE]
    return 3 * sum(map(_is_shown, told)) >= len(told) > 0


def captions_of(lines: list[Line], *, has_gaps: bool) -> set[int]:
    """Indices of the lines below pictures that are their captions.

    A line without a stop is one. A sentence is one where it stands in the picture's block while paragraphs are set
    apart by blank lines, where it is much shorter than the paragraphs, or where it is shorter, below a numbered picture
    on a page whose other pictures have captions. In a gallery only paragraphs elsewhere count: its own are captions,
    and not the steps of a recipe.
    """
    found: set[int] = set()
    told = [line for above, line in zip([*lines[:1], *lines], lines, strict=False) if above.kind is not Kind.IMAGE]
    sizes = sorted(line.size for line in told if line.kind is Kind.PROSE)
    if not _is_gallery(lines):
        sizes = sorted(line.size for line in lines if line.kind is Kind.PROSE)
    limit = min(_ALONE, 0.6 * sizes[len(sizes) // 2]) if sizes else _ALONE
    sentences: list[int] = []
    for at, (image, line) in enumerate(pairwise(lines), 1):
        if image.kind is not Kind.IMAGE or line.size > 40:
            continue
        if line.kind in LOOSE and not line.stop and line.level == 0:
            found.add(at)
        elif line.kind is Kind.PROSE and line.stop not in {":", ";"}:
            placed = cues.image_of(image.text) == ""
            alone = line.size <= min(20, limit * 5 / 6) and ". " not in line.text and line.text[0] not in SPEECH
            if placed and ((has_gaps and not line.gap) or alone):
                found.add(at)
            elif line.size <= limit and line.text[0] not in SPEECH:
                sentences.append(at)
    pictures = sum(line.kind is Kind.IMAGE for line in lines)
    captioned = len(found) + sum(
        image.kind is Kind.IMAGE and line.kind is Kind.CAPTION for image, line in pairwise(lines)
    )
    if captioned and captioned + len(sentences) == pictures:
        found.update(sentences)
    return found
