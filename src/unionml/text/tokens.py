"""Syllables: what Vietnamese writes with blanks around it, and the unit that models, budgets and ROUGE count."""

import re
import string
import unicodedata
from functools import cache
from itertools import chain
from sys import intern
from typing import Final

from unionml.text.canonical import canonicalize, normalize_characters
from unionml.text.scripts import HAN, KANA
from unionml.text.tone_marks import MOVED_SYLLABLES, normalize_tone_marks

# A number keeps its separators; anything else is a run of letters and digits with their combining marks.
_NUMBER: Final = r"[0-9]+(?:[.,][0-9]+)+"
_SYLLABLE: Final = re.compile(_NUMBER + "|[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*")
# Where the scripts lie that write vowels as combining marks, which `\w` leaves out, from Hebrew to Khmer.
_MARKED_SCRIPTS: Final = "\u0483-\u0489\u0591-\u109f\u1700-\u1cff\ua66f-\uabff"
_MARKED_SCRIPT: Final = re.compile(f"[{_MARKED_SCRIPTS}]")
# The same, and the letters of other alphabets that `re` and `str.lower` do not agree about.
_UNUSUAL: Final = re.compile(f"[\u0130\u0131\u017f{_MARKED_SCRIPTS}]")
# Characters of Chinese and of the Japanese syllabaries, in which nothing divides words.
_CHARACTERS: Final = HAN + KANA
_WITHOUT_BLANKS: Final = re.compile(f"[{_CHARACTERS}]")
_APART: Final = re.compile(f"[{_CHARACTERS}]|[^{_CHARACTERS}]+")

_MOST_CHUNKS: Final = 65_536
"""Chunks that are remembered, in some ten megabytes: those of about five thousand articles."""

_LONGEST_CHUNK: Final = 24
"""Longer ones, as in text without blanks, hardly come again."""


@cache
def _syllable_of_any_script() -> re.Pattern[str]:
    """The pattern with all combining marks of Unicode: made when the first such text comes, since few ever do."""
    marks = "".join(c for c in map(chr, range(0x10000)) if unicodedata.category(c) in {"Mn", "Mc", "Me"})
    return re.compile(f"{_NUMBER}|[^\\W_]+(?:[{marks}]+[^\\W_]*)*")


def syllables(text: str) -> list[str]:
    """Give the lower-cased syllables of a text in canonical spelling, in order, without punctuation.

    A number with separators is one syllable (`1.480`, `87,5`, `399.000.000`); a date or a ratio is its parts (`23/11`
    is `23` and `11`); a hyphen, an apostrophe and an underscore separate. Two spellings of one text have the same
    syllables.

    Args:
        text: any string; it is canonicalised here.

    Returns:
        The syllables, none of them empty.
    """
    # No rule looks across a blank, save that the marks of one script anywhere change what a syllable is everywhere.
    try:
        return list(chain.from_iterable(map(_CHUNKS.__getitem__, text.split(" "))))
    except KeyError:
        text = normalize_tone_marks(normalize_characters(text)).lower()
        return _pattern(text).findall(text)


def syllables_and_characters(text: str) -> list[str]:
    """Give the syllables of a text, and each character by itself of what Chinese and Japanese write without blanks.

    Args:
        text: any string; it is canonicalised here.
    """
    found = syllables(text)
    if not _WITHOUT_BLANKS.search(text):
        return found
    return list(chain.from_iterable(map(_APART.findall, found)))


def is_without_blanks(text: str) -> bool:
    """Whether a text is in Chinese or Japanese: three in ten of its characters are theirs, more than names are."""
    return _WITHOUT_BLANKS.search(text) is not None and len(_WITHOUT_BLANKS.findall(text)) > 0.3 * len(text)


class _Chunks(dict[str, tuple[str, ...]]):
    """The syllables of what stands between two blanks, remembered for a while.

    Texts of one language repeat their words: after a few hundred articles one in thirty chunks of another is new. A
    look-up takes a twentieth of the time of reading one: a third less for new texts, half for texts read before.
    """

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        """Read a new chunk.

        Raises:
            KeyError: it has a character that makes its text an unusual one.
        """
        # A new chunk is an old one with a new comma mostly.
        bare = chunk.strip(string.punctuation)
        found = self[bare] if bare != chunk else _syllables_of(chunk)
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
            self[chunk] = found
        return found


_CHUNKS: Final = _Chunks()


def _syllables_of(chunk: str) -> tuple[str, ...]:
    text = normalize_characters(chunk)
    if _UNUSUAL.search(text):
        raise KeyError(chunk)
    text = text.lower()
    # One syllable mostly: a look-up takes a quarter of the time of searching for tone marks to move.
    if text.isalnum():
        return (intern(MOVED_SYLLABLES.get(text, text)),)
    return tuple(map(intern, _SYLLABLE.findall(normalize_tone_marks(text))))


def count_syllables(text: str) -> int:
    """Count the syllables of a text: what budgets of summaries are given in."""
    text = canonicalize(text)
    return sum(1 for _ in _pattern(text).finditer(text))


def _pattern(text: str) -> re.Pattern[str]:
    return _syllable_of_any_script() if _MARKED_SCRIPT.search(text) else _SYLLABLE
