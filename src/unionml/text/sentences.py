"""Sentences of Vietnamese press text, verbatim: a splitter by rule.

A candidate is a run of stops, a line break, or a word that only opens sentences. What stands on its two sides decides:
the word before (an abbreviation, an initial, the number of a list item) and the first character after (a small letter
goes on). There is nothing to train and nothing to load, the time is linear in the text, and no character is changed, so
that offsets into the source stay true. `benchmarks/splitter` measures it.
"""

import re
import unicodedata
from typing import Final

from unionml.text.abbreviations import (
    OPENERS_AFTER_SMALL,
    OPENERS_BEFORE_NAMES,
    OPENING_PHRASES,
    TIME_OPENERS,
    UNMISTAKABLE_OPENERS,
    WANTS_NAME,
)
from unionml.text.lines import LINE_BREAKS, wrapping_breaks
from unionml.text.quotations import Quotation
from unionml.text.stops import CLOSERS, INVISIBLE, STOPS, WIDE_STOPS, end_at_stop, skip_blanks

_OPENING: Final = UNMISTAKABLE_OPENERS | OPENERS_AFTER_SMALL | OPENERS_BEFORE_NAMES | TIME_OPENERS | OPENING_PHRASES
_WINDOW: Final = 60


def _openings_pattern() -> str:
    """Words and phrases that open sentences, in both normal forms; their first letter has been read before."""
    rests: dict[str, set[str]] = {}
    for opening in _OPENING:
        for form in ("NFC", "NFD"):
            spelling = unicodedata.normalize(form, opening)
            rests.setdefault(spelling[0], set()).add(spelling[1:].replace(" ", "\\s"))
    return "|".join(
        f"(?<={first})(?:{'|'.join(sorted(rests[first], key=lambda rest: (-len(rest), rest)))})"
        for first in sorted(rests)
    )


# One set of first characters in front lets `re` skip all others fast. What a run has eaten is never given back, and is
# never looked at again: without that, a line of a million stops would take a million squared steps.
_FIRST: Final = f"{STOPS}{WIDE_STOPS}{LINE_BREAKS}:;,*{''.join(sorted({opening[0] for opening in _OPENING}))}"
_BEFORE_BLANK: Final = "[\\w\u0300-\u036f%)\"”’'….!?]"
_CANDIDATE: Final = re.compile(
    f"[{_FIRST}](?:"
    f"(?<=[{STOPS}{WIDE_STOPS}])(?P<stops>[{STOPS}{WIDE_STOPS}]*+)(?P<closers>[{CLOSERS}{INVISIBLE}]*+)"
    f"|(?<=[{LINE_BREAKS}])(?P<line>\\s*+)"
    f"|(?:(?<=[:;,])(?=\\s[-+*•]\\s)|(?<={_BEFORE_BLANK}\\s\\*)(?=\\s))(?P<bullet>)"
    f"|(?<={_BEFORE_BLANK}\\s.)(?P<opener>{_openings_pattern()})(?=[\\s,]))"
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
    wrapping = wrapping_breaks(text)
    quotation = Quotation(text)
    start = skip_blanks(text, 0)
    for match in _CANDIDATE.finditer(text):
        end = None
        if match.lastgroup == "closers":
            end = end_at_stop(text, start, match, quotation)
        elif match.lastgroup == "line":
            if match.start() not in wrapping:
                end = match.start()
                quotation.forget(match.end())
        elif match.lastgroup == "bullet":
            end = _end_before_bullet(text, match)
        elif start < match.start() and _opens_unannounced(text, start, match, quotation):
            end = match.start()
        if end is not None and end > start:
            spans.append((start, start + len(text[start:end].rstrip())))
            start = skip_blanks(text, end)
    if start < len(text):
        spans.append((start, start + len(text[start:].rstrip())))
    return spans


def split_sentences(text: str) -> list[str]:
    """Give the sentences of a text verbatim and in order: the pieces at `sentence_spans(text)`."""
    return [text[start:end] for start, end in sentence_spans(text)]


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
    after = text[match.end() : match.end() + 2].lstrip()[:1]
    return (
        opening in OPENING_PHRASES
        or (after.islower() and opening in UNMISTAKABLE_OPENERS)
        or (after.islower() and opening in OPENERS_AFTER_SMALL and words[-1].islower())
        or (after.isupper() and opening in OPENERS_BEFORE_NAMES and words[-1].islower())
        or (after.isdigit() and opening in TIME_OPENERS)
    )
