"""Sentences of Vietnamese press text, verbatim: a splitter by rule.

A candidate is a run of stops, a line break, or a word that only opens sentences. What stands on its two sides decides:
the word before (an abbreviation, an initial, the number of a list item) and the first character after (a small letter
goes on). There is nothing to train and nothing to load, the time is linear in the text, and no character is changed, so
that offsets into the source stay true. `benchmarks/splitter` measures it.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import Final

from unionml.text.abbreviations import (
    LEGAL_PARTS,
    OPENERS_AFTER_SMALL,
    OPENERS_BEFORE_NAMES,
    OPENING_PHRASES,
    TIME_OPENERS,
    UNMISTAKABLE_OPENERS,
    WANTS_NAME,
)
from unionml.text.canonical import INVISIBLE
from unionml.text.lines import LINE_BREAKS, Wrapping
from unionml.text.quotations import Quotation
from unionml.text.stops import CLOSERS, STOPS, WIDE_STOPS, end_at_stop, skip_blanks

_OPENING: Final = UNMISTAKABLE_OPENERS | OPENERS_AFTER_SMALL | OPENERS_BEFORE_NAMES | TIME_OPENERS | OPENING_PHRASES
_WINDOW: Final = 60
_LONGEST_NAME: Final = 60
"""Characters of the longest quotation that is taken for a name, and not for what somebody said."""
_MARKS: Final = "\u0300-\u036f"
_INVISIBLE_CHARACTER: Final = re.compile(f"[{INVISIBLE}]")
_RUN: Final = re.compile(r"\S+")


def _openings_pattern() -> str:
    """Words and phrases that open sentences, in both normal forms, without their first letter, which has been read.

    They are grouped by their second character, since `re` sees at once which branches of plain characters can't match;
    whether the first one was right is asked last.
    """
    rests: dict[str, list[str]] = {}
    for opening in sorted(_OPENING, key=lambda one: (-len(one), one)):
        for spelling in sorted({unicodedata.normalize(form, opening) for form in ("NFC", "NFD")}):
            whole, second, rest = (part.replace(" ", "\\s") for part in (spelling, spelling[1:2], spelling[2:]))
            rests.setdefault(second, []).append(f"{rest}(?<={_BEFORE_BLANK}\\s{whole})")
    # The letter that is a word by itself comes last, behind the phrases that it opens.
    return "|".join(f"{second}(?:{'|'.join(rests[second])})" for second in sorted(rests, reverse=True))


_BEFORE_BLANK: Final = f"[\\w{_MARKS}%)\"”'’….!?]"
# One set of first characters in front lets `re` skip all others fast. What a run has eaten is never given back, and is
# never looked at again: without that, a line of a million stops would take a million squared steps.
_FIRST_LETTERS: Final = {unicodedata.normalize(form, opening)[0] for opening in _OPENING for form in ("NFC", "NFD")}
_FIRST_SIGNS: Final = f'{STOPS}{WIDE_STOPS}{LINE_BREAKS}{INVISIBLE}:;,*“"'
_QUOTED: Final = f'[^“”"{LINE_BREAKS}]'
_QUOTED_WORDS: Final = f'[^“”"{STOPS}{LINE_BREAKS}]{{0,200}}+'
_CANDIDATE: Final = re.compile(
    f"[{_FIRST_SIGNS}{''.join(sorted(_FIRST_LETTERS))}](?:"
    f"(?<=[{_FIRST_SIGNS}])(?:"
    f"(?<=[{STOPS}{WIDE_STOPS}])(?P<stops>[{STOPS}{WIDE_STOPS}]*+)(?P<closers>[{CLOSERS}]*+)"
    f'|(?<=[“"])(?<=[\\w{_MARKS}]\\s.)(?=(?P<name>\\S{_QUOTED_WORDS}[{STOPS}]{_QUOTED}{{0,200}}+(?<=\\S)[”"])\\s)'
    f"|(?<=[{LINE_BREAKS}])(?P<line>\\s*+)"
    f"|(?:(?<=[:;,])(?=\\s[-+*•]\\s)|(?<={_BEFORE_BLANK}\\s\\*)(?=\\s))(?P<bullet>)"
    f"|(?<=[{INVISIBLE}])(?P<invisible>))"
    f"|(?:{_openings_pattern()})(?=[\\s,])(?P<opener>))"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a text.

    A headline, a caption or a list item without a stop is a sentence of its own where a line break shows its end; where
    the line break is lost, the capital of a word that only opens sentences may still show it. Sentences inside a
    quotation are sentences; a quotation mark or bracket that closes after the stop belongs to what it closes.

    Args:
        text: any string; line breaks in it count.

    Returns:
        Offsets (start, end) into `text`, in order and without overlap. No sentence is empty or begins or ends with
        white space, and nothing but white space lies outside of them.
    """
    spans: list[tuple[int, int]] = []
    wrapping = Wrapping(text)
    quotation = Quotation(text)
    start = skip_blanks(text, 0)
    name_end = 0
    for match in _CANDIDATE.finditer(text):
        end = None
        kind = match.lastgroup
        if kind == "closers":
            end = end_at_stop(text, start, match, quotation, wrapping)
        elif kind == "opener":
            if start < match.start() and _opens_unannounced(text, start, match, quotation):
                end = match.start()
        elif kind == "line":
            if match.start() not in wrapping:
                end = match.start()
                quotation.forget(match.end())
        elif kind == "name":
            if _is_name(text, match):
                name_end = match.end("name")
        elif kind == "invisible":
            return _spans_around_invisible(text)
        else:
            end = _end_before_bullet(text, match)
        if end is not None and end > start and end > name_end:
            # No white space stands before the end at a stop; what else ends a sentence may have some.
            spans.append((start, end if kind == "closers" else start + len(text[start:end].rstrip())))
            start = skip_blanks(text, end)
    if start < len(text):
        spans.append((start, start + len(text[start:].rstrip())))
    return spans


def split_sentences(text: str) -> list[str]:
    """Give the sentences of a text verbatim and in order: the pieces at `sentence_spans(text)`."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _spans_around_invisible(text: str) -> list[tuple[int, int]]:
    """The sentences of a text with characters that have no width: those that it would have without them.

    Such characters belong to the sentence that they touch, and are one of their own where they touch none.
    """
    # Where, among the visible characters, one or more of them were left out.
    gaps = [match.start() - gap for gap, match in enumerate(_INVISIBLE_CHARACTER.finditer(text))]
    visible = [
        (start + bisect_right(gaps, start), end + bisect_right(gaps, end - 1))
        for start, end in sentence_spans(_INVISIBLE_CHARACTER.sub("", text))
    ]
    spans: list[tuple[int, int]] = []
    position = 0
    for start, end in [*visible, (len(text), len(text))]:
        for run in _RUN.finditer(text, position, start):
            if spans and run.start() == spans[-1][1]:
                spans[-1] = (spans[-1][0], run.end())
            elif run.end() == start < len(text):
                start = run.start()
            else:
                spans.append(run.span())
        if start < end:
            spans.append((start, end))
        position = end
    return spans


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a short quotation in the middle of a sentence is a name: `phong trào “Xanh. Sạch. Đẹp” được mở rộng`."""
    return (
        text[match.end("name") + 1 :][:1].islower()
        and len(unicodedata.normalize("NFC", match["name"])) <= _LONGEST_NAME
    )


def _end_before_bullet(text: str, match: re.Match[str]) -> int | None:
    """The end before a list item that lost its line break: `gồm: - Lương; - Thưởng`, `* Ghi chú`."""
    bullet = match.start() if text[match.start()] == "*" else match.end() + 1
    item = text[bullet + 2 : bullet + 3]
    return bullet - 1 if item.isupper() or item.isdigit() else None


def _opens_unannounced(text: str, start: int, match: re.Match[str], quotation: Quotation) -> bool:
    """Whether words that only open sentences do so without a stop before them: a line break was lost here."""
    words = unicodedata.normalize("NFC", text[max(start, match.start() - _WINDOW) : match.start()]).split()
    if len(words) < 2 or words[-1].lower() in WANTS_NAME or quotation.is_open_at(match.start()):
        return False
    opening = " ".join(unicodedata.normalize("NFC", match[0]).split())
    if words[-2].lower() in LEGAL_PARTS and opening == "Điều này":
        return False
    after = text[match.end() : match.end() + 2].lstrip()[:1]
    return (
        opening in OPENING_PHRASES
        or (after.islower() and opening in UNMISTAKABLE_OPENERS)
        or (after.islower() and opening in OPENERS_AFTER_SMALL and words[-1].islower())
        or (after.isupper() and opening in OPENERS_BEFORE_NAMES and words[-1].islower())
        or (after.isdigit() and opening in TIME_OPENERS)
    )
