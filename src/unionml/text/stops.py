"""What one stop means: the end of a sentence, or a part of a word, a name, a number or a quotation."""

import re
import unicodedata
from typing import Final, NamedTuple

from unionml.text.abbreviations import (
    ABBREVIATIONS,
    ANY_OPENERS,
    BEFORE_NUMBERS,
    CITIES,
    CLASSES,
    COMMON_OPENERS,
    COMPANIES,
    COMPANY_FORMS,
    INITIAL_CLUSTERS,
    INITIALS,
    LEGAL_PARTS,
    NUMBERED_PARTS,
    OPENERS,
    TITLES,
)
from unionml.text.foreign_stops import ends_foreign
from unionml.text.forgotten_blanks import end_without_blank
from unionml.text.lines import LINE_BREAKS, Wrapping, has_inner_capital
from unionml.text.quotations import Quotation

STOPS: Final = ".!?…"
WIDE_STOPS: Final = "。！？｡"
CLOSERS: Final = "\"'”’»›)\\]}」』）"
"""Insides of character classes: what ends a sentence, what ends one without a blank, what closes behind a stop."""

_WINDOW: Final = 60
"""How many characters around a stop are looked at: more than any word that these rules know, so that time is linear."""
_NO_WORD: Final = 4
_BLANKS: Final = re.compile(r"\s*+")
# Closing marks that a blank parts from the stop. A straight quotation mark there could open as well: it closes before a
# comma or a dash (`… không? ", ông nói`) and at the end of a line, else it opens the next sentence.
_SPACED_CLOSERS: Final = re.compile(
    f'(?:[^\\S{LINE_BREAKS}]+(?:[”’»)\\]]+|"(?=[,;:.!?…)]|\\s+[-–—]\\s|[^\\S{LINE_BREAKS}]*(?:\\Z|[{LINE_BREAKS}]))))+'
)
# Before the first word of a sentence: quotes, brackets, dashes and bullets of lists, none of them many.
_LEADING: Final = re.compile("[\"'“‘‚„«‹(\\[{\\-–—*•●▪◦■►>+#¿¡\\s]{0,12}+")
_WORD: Final = re.compile(r"(?P<word>[^\W\d_]+)(?P<stop>\.?)\s*(?P<next>[^\W_])?")
_WORD_PART: Final = re.compile(r"[/(\[{“”\"‘'\-–—,;:]")
_PART: Final = f"(?:{'|'.join(sorted(NUMBERED_PARTS))})".replace(" ", r"\s+")
_HEADING: Final = re.compile(rf"(?:{_PART}\s+\w{{1,7}}\.\s+)*{_PART}", re.IGNORECASE)  # `Chương II. Điều`
_SMALLER_PART: Final = re.compile(r"(Mục|Điều|Khoản|Điểm)\s+(?:[0-9]{1,3}|[a-zđ])(?:[.,;]|\b(?<=\s[a-zđ]))")
_FIRST_ITEMS: Final = frozenset(["1", "01", "1.1", "I", "i", "A", "a"])
_ITEM_WINDOW: Final = 500
"""How far back the item before this one is looked for."""
_ITEM: Final = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,7}|[A-Za-zĐđ])\Z")


def skip_blanks(text: str, position: int) -> int:
    """The offset of the first character from `position` on that is no white space."""
    match = _BLANKS.match(text, position)
    return match.end() if match else position


def end_at_stop(text: str, start: int, match: re.Match[str], quotation: Quotation, wrapping: Wrapping) -> int | None:
    """Decide about a run of stops with the marks that close behind it.

    Args:
        text: the text.
        start: where the sentence begins that the stops may end.
        match: the run, with groups `stops` (all but the first one) and `closers`.
        quotation: the quotation marks of the text.
        wrapping: the line breaks of the text that end nothing.

    Returns:
        The end of the sentence, closing marks included; None where the stops end none.
    """
    end = match.end()
    if end == len(text):
        return end
    foreign = ends_foreign(text, start, match.start(), match.end("stops"), end)
    if foreign is not None:
        return end if foreign else None
    if _ends_plainly(text, start, match.start(), end):
        return end
    if text[end] == "\n" and end not in wrapping:
        return end  # whatever the stop means, the line ends here
    if not text[end].isspace():
        if text[match.start()] in WIDE_STOPS:
            return end
        return None if text[end].isdigit() else end_without_blank(text, start, match, quotation)
    spaced = _SPACED_CLOSERS.match(text, end)
    if spaced:
        end = spaced.end()
        if end < len(text) and not text[end].isspace():
            return None
    following = skip_blanks(text, end)
    if following == len(text):
        return end
    leading = _LEADING.match(text, following)
    first = leading.end() if leading else following
    if first == len(text):
        return end
    closers = text[match.end("stops") : end]
    stop = _Stop(text, start, match.start(), text[match.start() : match.end("stops")], closers, following, first)
    if stop.is_ellipsis and (stop.character.isdigit() or (not closers and quotation.is_open_at(end))):
        return None  # a pause of the speaker, or before the point of a joke: `chỉ còn… 5 đồng`
    return end if stop.is_end() else None


def _ends_plainly(text: str, start: int, place: int, end: int) -> bool:
    """Whether a whole word, one full stop, one blank and a capital or digit follow each other.

    Five of six sentences end so, some with a quotation mark before the stop or behind the blank. They are told by the
    rules of `_Stop` as well, in ten times the time.
    """
    if end - place > 1 or text[place] != "." or text[end] != " ":
        return False
    following = text[end + 1 : end + 2]
    if following == '"' or following == "“":
        following = text[end + 2 : end + 3]
    if not following.isalnum() or following.islower():
        return False
    if place - start >= _NO_WORD and text[place - 1] in '"”':
        return True
    word = unicodedata.normalize("NFC", text[max(start, text.rfind(" ", start, place) + 1) : place])
    if not word.isalnum() or word in ABBREVIATIONS:
        return False
    # Letters and numbers of items are single letters, digits or capitals: mostly there is no need to match them.
    return (len(word) > 1 and word.islower()) or (text[end + 1].isalnum() and not _ITEM.match(word))


class _Stop(NamedTuple):
    """A run of stops with a blank behind it, and its surroundings.

    `text[start:place]` is the sentence so far, `following` the next character that is no blank, and `first` the next
    one that is no quotation mark, bracket, dash or bullet either.
    """

    text: str
    start: int
    place: int
    stops: str
    closers: str
    following: int
    first: int

    @property
    def character(self) -> str:
        return self.text[self.first]

    @property
    def is_ellipsis(self) -> bool:
        return ("…" in self.stops or ".." in self.stops) and "?" not in self.stops and "!" not in self.stops

    def is_end(self) -> bool:
        text, lead, character = self.text, self.text[self.following], self.character
        if lead in "-–—" and any(mark in self.closers for mark in "\"”'’»"):
            return False  # "…?" - ông Nam hỏi
        if self.place - self.start < _NO_WORD and not any(map(str.isalnum, text[self.start : self.place])):
            return False  # a stop that opens a line belongs to what follows
        is_plain = self.stops == "."
        word = self._word_before() if is_plain or self.is_ellipsis else "?"
        if character.islower() and not has_inner_capital(text[self.first : self.first + _WINDOW]):
            return is_plain and _is_common(word) and (lead in "(*•●-–—+" or self._goes_on_with_sentence())
        if not character.isalnum() and self.first == self.following:
            return character not in ",;:.!?…/%&)]}=|~"
        if not word:
            return is_plain or not self._stands_for_omission()
        return not is_plain or not self._belongs_to(word)

    def _before(self) -> str:
        return unicodedata.normalize("NFC", self.text[max(self.start, self.place - _WINDOW) : self.place])

    def _after(self) -> re.Match[str] | None:
        return _WORD.match(unicodedata.normalize("NFC", self.text[self.first : self.first + _WINDOW]))

    def _word_before(self) -> str:
        """The word before the stop, without what opens before it; empty after a blank."""
        before = self._before()
        if not before or before[-1].isspace():
            return ""
        chunk = before.rsplit(None, 1)[-1]
        return "Đ/c" if chunk.endswith(("Đ/c", "đ/c")) else _WORD_PART.split(chunk)[-1]

    def _goes_on_with_sentence(self) -> bool:
        """Whether a word follows that is no abbreviation, or the letter of an item: `b. Tiền thưởng`."""
        after = self._after()
        if after is None:
            return False
        if len(after["word"]) == 1:
            return bool(after["stop"]) and (after["next"] or "").isupper()
        return not after["stop"]

    def _stands_for_omission(self) -> bool:
        """Whether an ellipsis stands for words left out before it: `“… Anh em rất mừng”`, `[...]`."""
        before = self._before().rstrip()
        if not before or before[-1] in "([{“‘«:":
            return True
        return before[-1] in "\"'" and (len(before) == 1 or before[-2].isspace())

    def _belongs_to(self, word: str) -> bool:
        """Whether the stop is part of the word before it: an abbreviation, an initial or the number of an item."""
        last = word.rpartition(".")[2]
        names_nothing_else = self.first == self.following
        if _ITEM.match(word) and self._counts_item(word):
            return True
        if last in BEFORE_NUMBERS and self.character.isdigit() and names_nothing_else:
            return True
        is_title = word in TITLES or last in TITLES
        is_initial = not is_title and (last in INITIALS or last in INITIAL_CLUSTERS)
        if self.text[self.following] == "(":
            return is_initial or is_title
        if is_initial:
            names_class = last == word and self._names_class()
            return not names_class and names_nothing_else and not self._is_before(OPENERS, COMMON_OPENERS)
        if is_title:
            before_small = ANY_OPENERS if word in CITIES or last in CITIES else OPENERS
            return names_nothing_else and not self._is_before(frozenset(), before_small)
        if last in COMPANIES:
            return names_nothing_else and self._is_before_name()
        if last in COMPANY_FORMS:
            after = self._after()
            return after is not None and after["word"] in COMPANY_FORMS
        return False

    def _counts_item(self, word: str) -> bool:
        """Whether the number or letter before the stop is that of an item, a heading or a part of a law."""
        before = self._before()[: -len(word)].strip().lstrip("\"'“‘([-–—*•+")
        if not before or _HEADING.fullmatch(before):
            return True
        if before[-1] == ":":
            return word in _FIRST_ITEMS
        if before[-1] in ";,":
            return self._had_item_before(word)
        part = before.rsplit(None, 1)[-1].lower()
        if part not in LEGAL_PARTS:
            return False
        smaller = _SMALLER_PART.match(unicodedata.normalize("NFC", self.text[self.first : self.first + _WINDOW]))
        return smaller is not None and smaller[1].lower() != part

    def _had_item_before(self, word: str) -> bool:
        """Whether the sentence has counted up to this item: `1. May Hòa Thọ, 2. Dệt Nam Định`, but `quận 1, 2, 3.`"""
        if len(word) > 1 and not word.isdecimal():
            return False
        before = str(int(word) - 1) if word.isdecimal() else chr(ord(word) - 1)
        return f"{before}." in self.text[max(self.start, self.place - _ITEM_WINDOW) : self.place].split()

    def _names_class(self) -> bool:
        """Whether the letter before the stop stands for a class, not a person: `F-35 A`, `hạng B`, `lần thứ X`."""
        words = self._before().split()
        if len(words) < 2 or words[-1][0] in "([":
            return False  # what opens a bracket goes with nothing before it: `đường số 9 (P. Hòa Vang)`
        return words[-2].lower() in CLASSES or words[-2][-1].isdigit()

    def _is_before_name(self) -> bool:
        """Whether two capitals, or a capital and a number, follow: `Sông Hồng`, `May 10`."""
        after = self._after()
        following = (after["next"] or "") if after else ""
        return after is not None and after["word"] not in ANY_OPENERS and (following.isupper() or following.isdigit())

    def _is_before(self, openers: frozenset[str], openers_before_small: frozenset[str]) -> bool:
        """Whether a word opens a sentence after the stop: one of the first set, or of the second before no capital."""
        after = self._after()
        if after is None or after["stop"]:
            return False
        is_name = (after["next"] or "").isupper()
        return after["word"] in openers or (after["word"] in openers_before_small and not is_name)


def _is_common(word: str) -> bool:
    """Whether a word is a Vietnamese one and no abbreviation: in small letters, one of them with a mark."""
    return len(word) > 1 and word.isalpha() and word.islower() and not word.isascii() and word not in BEFORE_NUMBERS
