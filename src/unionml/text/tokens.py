"""Syllables: what Vietnamese writes with blanks around it, and the unit that models, budgets and ROUGE count."""

import re
import string
import unicodedata
from functools import cache
from typing import Final

from unionml.text.canonical import canonicalize, normalize_characters
from unionml.text.tone_marks import MOVED_SYLLABLES, normalize_tone_marks

# A number keeps its separators; anything else is a run of letters and digits with their combining marks.
_NUMBER: Final = r"[0-9]+(?:[.,][0-9]+)+"
_SYLLABLE: Final = re.compile(_NUMBER + "|[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*")
# Where the scripts lie that write vowels as combining marks, which `\w` leaves out, from Hebrew to Khmer.
_MARKED_SCRIPTS: Final = "\u0483-\u0489\u0591-\u109f\u1700-\u1cff\ua66f-\uabff"
_MARKED_SCRIPT: Final = re.compile(f"[{_MARKED_SCRIPTS}]")
# The same, and the letters of other alphabets that `re` and `str.lower` do not agree about.
_UNUSUAL: Final = re.compile(f"[\u0130\u0131\u017f{_MARKED_SCRIPTS}]")


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
    text = normalize_characters(text)
    if _UNUSUAL.search(text):
        text = normalize_tone_marks(text).lower()
        return _pattern(text).findall(text)
    # What stands between two blanks is one syllable mostly, or one in punctuation. To see this takes half the time of
    # letting `re` find the syllables, and a look-up of each a quarter of searching the text for tone marks to move.
    found: list[str] = []
    spelled = MOVED_SYLLABLES.get
    for chunk in text.lower().split(" "):
        if not chunk.isalnum():
            chunk = chunk.strip(string.punctuation)
            if not chunk.isalnum():
                found += _SYLLABLE.findall(normalize_tone_marks(chunk)) if chunk else ()
                continue
        found.append(spelled(chunk, chunk))
    return found


def count_syllables(text: str) -> int:
    """Count the syllables of a text: what budgets of summaries are given in."""
    text = canonicalize(text)
    return sum(1 for _ in _pattern(text).finditer(text))


def _pattern(text: str) -> re.Pattern[str]:
    return _syllable_of_any_script() if _MARKED_SCRIPT.search(text) else _SYLLABLE
