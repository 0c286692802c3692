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
    COMMON_OPENERS,
    COMPANY_FORMS,
    INITIAL_CLUSTERS,
    NUMBERED_PARTS,
    OPENERS,
    PLACES,
    TITLES,
    UNMISTAKABLE_OPENERS,
    WORKS,
)
from unionml.text.lines import LINE_BREAKS, has_inner_capital, wrapping_breaks

_INVISIBLE: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_STOPS: Final = ".!?…"
_WIDE_STOPS: Final = "。！？｡"
_CLOSERS: Final = "\"'”’»›)\\]}」』）"
_MARKS: Final = "\u0300-\u036f"


def _openers_pattern() -> str:
    """The unmistakable openers without their first letters, in both normal forms; the first is in the set before."""
    words = {unicodedata.normalize(form, word) for word in UNMISTAKABLE_OPENERS for form in ("NFC", "NFD")}
    return "|".join(f"(?<={word[0]}){word[1:]}" for word in sorted(words))


# One set of first characters in front lets `re` skip all others fast. What a run has eaten is never given back, and is
# never looked at again: without that, a line of a million stops would take a million squared steps.
_FIRST: Final = f"{_STOPS}{_WIDE_STOPS}{LINE_BREAKS}{''.join(sorted({word[0] for word in UNMISTAKABLE_OPENERS}))}"
_CANDIDATE: Final = re.compile(
    f"[{_FIRST}](?:"
    f"(?<=[{_STOPS}{_WIDE_STOPS}])(?P<stops>[{_STOPS}{_WIDE_STOPS}]*+)(?P<closers>[{_CLOSERS}{_INVISIBLE}]*+)"
    f"|(?<=[{LINE_BREAKS}])(?P<line>\\s*+)"
    f'|(?<=[\\w{_MARKS}%)"”]\\s.)(?P<opener>{_openers_pattern()})(?=\\s))'
)
_BLANKS: Final = re.compile(r"\s*+")
_SPACED_CLOSERS: Final = re.compile(f"(?:[^\\S{LINE_BREAKS}]+[”’»)\\]]+)+")
_SPACED_STRAIGHT_QUOTE: Final = re.compile(r"(?P<before>(?<=\s)|(?<=\A))\"(?P<after>(?=\s))?")
_BEFORE_OPENING: Final = ("", *"([{–—-")
_AFTER_CLOSING: Final = tuple(",;:.!?…)]}")
# Before the first word of a sentence: quotes, brackets, dashes and bullets of lists, none of them many.
_LEADING: Final = re.compile(f"[\"'“‘‚„«‹(\\[{{\\-–—*•●▪◦■►>+#¿¡\\s{_INVISIBLE}]{{0,12}}+")
_WORDS: Final = re.compile(r"(?P<word>[^\W\d_]+)(?P<stop>\.?)\s*(?P<next>[^\W_])?")
_TOKEN_PART: Final = re.compile(r"[/(\[{“”\"‘'\-–—,;:]")
_MARKER: Final = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,7}|[^\W\d_])\Z")
_WINDOW: Final = 60


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a text.

    A headline, a caption or a list item without a stop is a sentence of its own, as far as a line break shows where it
    ends. Sentences inside a quotation are sentences; a quotation mark or bracket that closes after the stop belongs to
    the sentence that it closes.

    Args:
        text: any string; line breaks in it count.

    Returns:
        Offsets (start, end) into `text`, in order and without overlap. No sentence is empty or begins or ends with
        white space, and nothing but white space lies outside of them.
    """
    spans: list[tuple[int, int]] = []
    wrapping = wrapping_breaks(text)
    start = _skip_blanks(text, 0)
    for match in _CANDIDATE.finditer(text):
        kind = match.lastgroup
        end = None
        if kind == "closers":
            end = _end_of_stop(text, start, match)
        elif kind == "line":
            if match.start() not in wrapping:
                end = match.start()
        elif _opens_unannounced(text, start, match):
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


def _end_of_stop(text: str, start: int, match: re.Match[str]) -> int | None:
    """The end of the sentence that the stops of the match end, closing marks included; None where they end none."""
    end = match.end()
    if end == len(text):
        return end
    if not text[end].isspace():
        return end if text[match.start()] in _WIDE_STOPS or _lacks_blank(text, match) else None
    spaced = _SPACED_CLOSERS.match(text, end) or _SPACED_STRAIGHT_QUOTE.match(text, end)
    if spaced and (text[spaced.end() - 1] != '"' or _in_quotation(text, end)):
        end = spaced.end()
        if end < len(text) and not text[end].isspace():
            return None
    following = _skip_blanks(text, end)
    if following == len(text):
        return end
    first = _LEADING.match(text, following).end()  # type: ignore[union-attr]  # matches the empty string
    stops = text[match.start() : match.end("stops")]
    return end if _is_end(text, start, match.start(), stops, text[match.end("stops") : end], following, first) else None


def _in_quotation(text: str, position: int) -> bool:
    """Whether a straight quotation is open. A quote with a blank on one side only shows which way it faces."""
    is_open = False
    place = text.find('"', max(0, position - 10 * _WINDOW), position)
    while place >= 0:
        opens = text[place - 1 : place] in _BEFORE_OPENING or text[place - 1].isspace()
        closes = text[place + 1] in _AFTER_CLOSING or text[place + 1].isspace()
        is_open = not is_open if opens == closes else opens
        place = text.find('"', place + 1, position)
    return is_open


def _is_end(text: str, start: int, stop: int, stops: str, closers: str, following: int, first: int) -> bool:
    if first == len(text):
        return True
    lead, character = text[following], text[first]
    if lead in "-–—" and any(mark in closers for mark in "\"”'’»"):
        return False  # "…?" - ông Nam hỏi
    is_plain_stop = stops == "."
    word = _word_before(text, stop) if is_plain_stop or stops[0] == "…" or stops[:2] == ".." else "?"
    if character.islower() and not has_inner_capital(text[first : first + 2]):
        opens_aside = is_plain_stop and first > following and lead in "(*•●-–—+" and len(word) > 1 and "." not in word
        return opens_aside and word not in TITLES
    if not character.isalnum() and first == following:
        return character not in ",;:.!?…/%&)]}=|~"
    if not word:
        return is_plain_stop or (
            stop > start + 1 and text[stop - 1] not in "“\"‘'([" and text[stop - 1 : stop].isspace()
        )
    return not is_plain_stop or not _belongs_to_word(text, start, stop, word, following, first)


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
    if last in PLACES and character.isdigit() and first == following:
        return True
    if (len(last) == 1 and last.isupper()) or last in INITIAL_CLUSTERS:
        return text[following] == "(" or (first == following and not _opens_sentence(text, first))
    if word in TITLES or last in TITLES:
        return first == following or text[following] == "("
    if last in COMPANY_FORMS:
        follower = _WORDS.match(text, first)
        return follower is not None and follower["word"] in COMPANY_FORMS
    return False


def _is_item(text: str, start: int, word: int) -> bool:
    """Whether the number or letter at the offset counts an item: it opens the sentence or follows a colon."""
    before = unicodedata.normalize("NFC", text[max(start, word - _WINDOW) : word]).strip().lstrip("\"'“‘([-–—*•+")
    return not before or before[-1] in ":;" or (before.lower() in NUMBERED_PARTS and word - start < _WINDOW)


def _opens_sentence(text: str, first: int) -> bool:
    """Whether the word at the offset is one that opens sentences, and not a name."""
    match = _WORDS.match(unicodedata.normalize("NFC", text[first : first + _WINDOW]))
    if match is None or match["stop"]:
        return False
    return match["word"] in OPENERS or (match["word"] in COMMON_OPENERS and not (match["next"] or "").isupper())


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


def _opens_unannounced(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a word that only opens sentences does so without a stop before it: a line break was lost here."""
    after = _skip_blanks(text, match.end())
    if not text[after : after + 1].islower():
        return False
    before = text[max(start, match.start() - 3 * _WINDOW) : match.start()]
    if before.count('"') % 2 or before.count("“") > before.count("”"):
        return False
    words = unicodedata.normalize("NFC", before).split()
    return len(words) > 1 and words[-1].lower() not in WORKS
