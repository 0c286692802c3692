"""Syllables: what Vietnamese writes with blanks around it, and the unit that models, budgets and ROUGE count."""

import re
import unicodedata
from functools import cache
from typing import Final

from unionml.text.canonical import canonicalize

# A number keeps its separators; anything else is a run of letters and digits with their combining marks.
_NUMBER: Final = r"[0-9]+(?:[.,][0-9]+)+"
_SYLLABLE: Final = re.compile(_NUMBER + "|[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*")
# Where the scripts lie that write vowels as combining marks, which `\w` leaves out, from Hebrew to Khmer.
_MARKED_SCRIPT: Final = re.compile("[\u0483-\u0489\u0591-\u109f\u1700-\u1cff\ua66f-\uabff]")


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
    text = canonicalize(text).lower()
    return _pattern(text).findall(text)


def count_syllables(text: str) -> int:
    """Count the syllables of a text: what budgets of summaries are given in."""
    text = canonicalize(text)
    return sum(1 for _ in _pattern(text).finditer(text))


def _pattern(text: str) -> re.Pattern[str]:
    return _syllable_of_any_script() if _MARKED_SCRIPT.search(text) else _SYLLABLE
