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
    BEFORE_NUMBERS,
    COMMON_OPENERS,
    COMPANY_FORMS,
    INITIAL_CLUSTERS,
    INITIALS,
    NUMBERED_PARTS,
    OPENERS,
    OPENERS_AFTER_SMALL,
    OPENERS_BEFORE_NAMES,
    OPENING_PHRASES,
    TIME_OPENERS,
    TITLES,
    UNMISTAKABLE_OPENERS,
    WANTS_NAME,
)
from unionml.text.lines import LINE_BREAKS, has_inner_capital, wrapping_breaks
from unionml.text.quotations import Quotation

_INVISIBLE: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_STOPS: Final = ".!?…"
_WIDE_STOPS: Final = "。！？｡"
_CLOSERS: Final = "\"'”’»›)\\]}」』）"
_MARKS: Final = "\u0300-\u036f"
_OPENING: Final = UNMISTAKABLE_OPENERS | OPENERS_AFTER_SMALL | OPENERS_BEFORE_NAMES | TIME_OPENERS | OPENING_PHRASES


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
_FIRST: Final = f"{_STOPS}{_WIDE_STOPS}{LINE_BREAKS}:;,*{''.join(sorted({opening[0] for opening in _OPENING}))}"
_BEFORE_BLANK: Final = f"[\\w{_MARKS}%)\"”’'….!?]"
_CANDIDATE: Final = re.compile(
    f"[{_FIRST}](?:"
    f"(?<=[{_STOPS}{_WIDE_STOPS}])(?P<stops>[{_STOPS}{_WIDE_STOPS}]*+)(?P<closers>[{_CLOSERS}{_INVISIBLE}]*+)"
    f"|(?<=[{LINE_BREAKS}])(?P<line>\\s*+)"
    f"|(?:(?<=[:;,])(?=\\s[-+*•]\\s)|(?<={_BEFORE_BLANK}\\s\\*)(?=\\s))(?P<bullet>)"
    f"|(?<={_BEFORE_BLANK}\\s.)(?P<opener>{_openings_pattern()})(?=[\\s,]))"
)
_BLANKS: Final = re.compile(r"\s*+")
# Closing marks that a blank parts from the stop. A straight quotation mark there could open as well: it closes before a
# comma or a dash (`… không? ", ông nói`) and at the end of a line, else it opens the next sentence.
_SPACED_CLOSERS: Final = re.compile(
    f'(?:[^\\S{LINE_BREAKS}]+(?:[”’»)\\]]+|"(?=[,;:.!?…)]|\\s+[-–—]\\s|[^\\S{LINE_BREAKS}]*(?:\\Z|[{LINE_BREAKS}]))))+'
)
# Before the first word of a sentence: quotes, brackets, dashes and bullets of lists, none of them many.
_LEADING: Final = re.compile(f"[\"'“‘‚„«‹(\\[{{\\-–—*•●▪◦■►>+#¿¡\\s{_INVISIBLE}]{{0,12}}+")
_WORDS: Final = re.compile(r"(?P<word>[^\W\d_]+)(?P<stop>\.?)\s*(?P<next>[^\W_])?")
_TOKEN_PART: Final = re.compile(r"[/(\[{“”\"‘'\-–—,;:]")
_MARKER: Final = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,7}|[A-Za-zĐđ])\Z")
_DESIGNATION: Final = re.compile(r"[0-9]\s?[A-Z]\Z")  # of a type or class: `F-35 A`, `12 B`
_WINDOW: Final = 60


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
    start = _skip_blanks(text, 0)
    for match in _CANDIDATE.finditer(text):
        end = None
        if match.lastgroup == "closers":
            end = _end_of_stop(text, start, match, quotation)
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
            start = _skip_blanks(text, end)
    if start < len(text):
        spans.append((start, start + len(text[start:].rstrip())))
    return spans


def split_sentences(text: str) -> list[str]:
    """Give the sentences of a text verbatim and in order: the pieces at `sentence_spans(text)`."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _skip_blanks(text: str, position: int) -> int:
    match = _BLANKS.match(text, position)
    return match.end() if match else position


def _end_of_stop(text: str, start: int, match: re.Match[str], quotation: Quotation) -> int | None:
    """The end of the sentence that the stops of the match end, closing marks included; None where they end none."""
    end = match.end()
    if end == len(text):
        return end
    if not text[end].isspace():
        is_end = text[match.start()] in _WIDE_STOPS or (text[end].isupper() and _lacks_blank(text, match))
        return end if is_end else None
    spaced = _SPACED_CLOSERS.match(text, end)
    if spaced:
        end = spaced.end()
        if end < len(text) and not text[end].isspace():
            return None
    following = _skip_blanks(text, end)
    if following == len(text):
        return end
    first = _LEADING.match(text, following).end()  # type: ignore[union-attr]  # matches the empty string
    stops = text[match.start() : match.end("stops")]
    if _is_ellipsis(stops) and (
        text[first : first + 1].isdigit() or (end == match.end("stops") and quotation.is_open_at(end))
    ):
        return None  # a pause of the speaker, or before the point of a joke: `chỉ còn… 5 đồng`
    return end if _is_end(text, start, match.start(), stops, text[match.end("stops") : end], following, first) else None


def _is_ellipsis(stops: str) -> bool:
    return ("…" in stops or ".." in stops) and "?" not in stops and "!" not in stops


def _is_end(text: str, start: int, stop: int, stops: str, closers: str, following: int, first: int) -> bool:
    if first == len(text):
        return True
    lead, character = text[following], text[first]
    if lead in "-–—" and any(mark in closers for mark in "\"”'’»"):
        return False  # "…?" - ông Nam hỏi
    is_plain_stop = stops == "."
    word = _word_before(text, stop) if is_plain_stop or _is_ellipsis(stops) else "?"
    if character.islower() and not has_inner_capital(text[first : first + _WINDOW]):
        return is_plain_stop and _is_common_word(word) and (lead in "(*•●-–—+" or _is_word(text, first))
    if not character.isalnum() and first == following:
        return character not in ",;:.!?…/%&)]}=|~"
    if not word:
        return is_plain_stop or not _is_omission(text, start, stop)
    return not is_plain_stop or not _belongs_to_word(text, start, stop, word, following, first)


def _is_omission(text: str, start: int, stop: int) -> bool:
    """Whether an ellipsis stands for words left out before it, rather than after: `“… Anh em rất mừng”`, `[...]`."""
    before = text[max(start, stop - _WINDOW) : stop].rstrip()
    if not before or before[-1] in "([{“‘«:":
        return True
    return before[-1] in "\"'" and (len(before) == 1 or before[-2].isspace())


def _word_before(text: str, stop: int) -> str:
    """The word that ends at the offset, in NFC, without what opens before it; empty after a blank."""
    window = unicodedata.normalize("NFC", text[max(0, stop - _WINDOW) : stop])
    if not window or window[-1].isspace():
        return ""
    return _TOKEN_PART.split(window.rsplit(None, 1)[-1])[-1]


def _belongs_to_word(text: str, start: int, stop: int, word: str, following: int, first: int) -> bool:
    """Whether a single stop is part of the word before it: of an abbreviation, an initial or the number of an item."""
    last = word.rpartition(".")[2]
    character = text[first]
    if _MARKER.match(word) and _is_item(text, start, stop - len(word)):
        return True
    if last in BEFORE_NUMBERS and character.isdigit() and first == following:
        return True
    if last in INITIALS or last in INITIAL_CLUSTERS:
        if _DESIGNATION.search(text, max(start, stop - _WINDOW), stop):
            return False
        return text[following] == "(" or (first == following and not _opens_sentence(text, first))
    if word in TITLES or last in TITLES:
        return text[following] == "(" or (first == following and not _opens_sentence(text, first, before_name=True))
    if last in COMPANY_FORMS:
        follower = _WORDS.match(text, first)
        return follower is not None and follower["word"] in COMPANY_FORMS
    return False


def _is_item(text: str, start: int, word: int) -> bool:
    """Whether the number or letter at the offset counts an item: it opens the sentence or follows a colon."""
    before = unicodedata.normalize("NFC", text[max(start, word - _WINDOW) : word]).strip().lstrip("\"'“‘([-–—*•+")
    return not before or before[-1] in ":;" or (before.lower() in NUMBERED_PARTS and word - start < _WINDOW)


def _opens_sentence(text: str, first: int, before_name: bool = False) -> bool:
    """Whether the word at the offset is one that opens sentences, and not a name."""
    match = _WORDS.match(unicodedata.normalize("NFC", text[first : first + _WINDOW]))
    if match is None or match["stop"]:
        return False
    goes_on_as_name = (match["next"] or "").isupper()
    if before_name:
        return match["word"] in OPENERS and not goes_on_as_name
    return match["word"] in OPENERS or (match["word"] in COMMON_OPENERS and not goes_on_as_name)


def _is_common_word(word: str) -> bool:
    """Whether a word is a Vietnamese one and no abbreviation: in small letters, one of them with a mark."""
    return len(word) > 1 and word.isalpha() and word.islower() and not word.isascii() and word not in BEFORE_NUMBERS


def _is_word(text: str, first: int) -> bool:
    """Whether more than a single letter stands at the offset, and no stop behind it."""
    match = _WORDS.match(unicodedata.normalize("NFC", text[first : first + _WINDOW]))
    return match is not None and len(match["word"]) > 1 and not match["stop"]


def _lacks_blank(text: str, match: re.Match[str]) -> bool:
    """Whether the blank after a stop was forgotten (`đã họp.Theo ông`), which is not so in a name or an address."""
    if any(closer not in "”»" for closer in match["closers"]):
        return False
    window = unicodedata.normalize("NFC", text[max(0, match.start() - _WINDOW) : match.start()])
    word = window.rsplit(None, 1)[-1] if window and not window[-1].isspace() else ""
    follower = unicodedata.normalize("NFC", text[match.end() : match.end() + _WINDOW]).split(None, 1)[0].rstrip(".,")
    if not (word.isalpha() and word.islower() and len(word) > 1 and word not in TITLES):
        return False
    if not (follower.isalpha() and follower.istitle() and len(follower) > 1):
        return False
    return follower in OPENERS or not word.isascii() or not follower.isascii()


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
