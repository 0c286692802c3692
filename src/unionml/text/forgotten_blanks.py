"""Where the blank after a stop was forgotten: `đã họp.Theo ông`, `bão số 3.Bên cạnh đó`, `ngày 2/9.“Tôi mừng”`.

Addresses, files, abbreviations and items of lists look alike (`TP.Huế`, `a.Html`, `N.Hoa`, `2.Lê Anh`), so that the
words on both sides have to look like those of two sentences.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from unionml.text.abbreviations import (
    ABBREVIATIONS,
    ANY_OPENERS,
    CITIES,
    CLASSES,
    COMMON_OPENERS,
    COMPANIES,
    OPENERS,
    TIMES,
    UNMISTAKABLE_OPENERS,
)
from unionml.text.quotations import Quotation

_WINDOW: Final = 60
_OPENING_MARKS: Final = "“«"
_CLOSING_MARKS: Final = '”»’")]'
_MAY_END: Final = CITIES | COMPANIES
_PART: Final = re.compile(r"[/(\[{“”\"‘'\-–—,;:]")
_NUMBER: Final = re.compile(r"[0-9][0-9.,/:h–-]*(?:%|h[0-9]{0,2}|đ|k?m[23²]?|kg|ha)?")
_SHORT_NUMBER: Final = re.compile(r"[0-9]{1,2}")


def end_without_blank(text: str, start: int, match: re.Match[str], quotation: Quotation) -> int | None:
    """Decide about a run of stops that no white space follows.

    Args:
        text: the text.
        start: where the sentence begins that the stops may end.
        match: the run, with groups `stops` (all but the first one) and `closers`.
        quotation: the quotation marks of the text.

    Returns:
        The end of the sentence, closing marks included; None where the stops end none.
    """
    end = match.end()
    following = end + (text[end] in _OPENING_MARKS)
    if not text[following : following + 1].isupper():
        return None
    if match["closers"] == '"' and not quotation.is_open_at(match.end("stops")):
        end -= 1  # it opens the next sentence
    elif match["closers"].strip('”»)"'):
        return None
    before = unicodedata.normalize("NFC", text[max(start, match.start() - _WINDOW) : match.start()])
    after = unicodedata.normalize("NFC", text[following : following + _WINDOW]).split(None, 2)
    follower = after[0].rstrip('.,:;)”"')
    if not before or before[-1].isspace() or not follower.isalpha():
        return None
    return end if _are_two(before, _Follower(follower, after[1][:1] if len(after) > 1 else "")) else None


class _Follower(NamedTuple):
    """The word behind the stop, and the first character of the next one."""

    word: str
    next: str

    @property
    def is_capitalized(self) -> bool:
        return self.word.istitle() and (len(self.word) > 1 or self.word in ANY_OPENERS)

    @property
    def opens(self) -> bool:
        return self.word in OPENERS or (self.word in COMMON_OPENERS and self.next.islower())

    @property
    def is_probable(self) -> bool:
        return self.is_capitalized and (not self.word.isascii() or self.word in ANY_OPENERS)


def _are_two(before: str, follower: _Follower) -> bool:
    """Whether the words on the two sides of the stop are of two sentences."""
    *others, chunk = before.split()
    if "://" in chunk or "www." in chunk or "@" in chunk:
        return False
    if chunk[-1] in _CLOSING_MARKS:
        return follower.is_capitalized or (follower.word.isupper() and follower.next.islower())
    word = _PART.split(chunk)[-1]
    if word and _NUMBER.fullmatch(chunk.lstrip("([“\"'")):
        return follower.word in OPENERS or (
            (follower.is_probable or (follower.is_capitalized and follower.next.islower()))
            and not _counts_item(others, chunk, follower)
        )
    if word in ABBREVIATIONS or word.rpartition(".")[2] in ABBREVIATIONS:
        return word in _MAY_END and follower.word in UNMISTAKABLE_OPENERS
    if not word.isalpha() or word.isupper():
        return len(word) > 1 and follower.word in OPENERS
    if word.islower():
        if len(word) == 1 and (word.isascii() or word == "đ"):
            return False
        if follower.word.isupper() and len(follower.word) > 1:
            return not word.isascii()
        return follower.is_capitalized and (follower.opens or not (word + follower.word).isascii())
    return follower.is_capitalized and (
        follower.opens or (follower.next.islower() and _has_vowel(word) and not (word + follower.word).isascii())
    )


def _counts_item(others: list[str], number: str, follower: _Follower) -> bool:
    """Whether a number may be that of an item: `gồm: 1.Lê Anh`, `LĐLĐ tỉnh 2.Đỗ Hà`, but `bão số 3.Gió`."""
    if not _SHORT_NUMBER.fullmatch(number):
        return False
    if not others or not others[-1][-1].isalnum() or others[-1][0].isupper():
        return True
    return not follower.opens and others[-1] not in CLASSES and others[-1] not in TIMES


def _has_vowel(word: str) -> bool:
    """Whether a word has a vowel, which an abbreviation hardly has: `Nội`, but not `Bs`."""
    return any(letter in "aeiouy" for letter in unicodedata.normalize("NFD", word.lower()))
