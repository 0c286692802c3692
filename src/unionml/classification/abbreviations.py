"""Abbreviations that articles define themselves: "Liên đoàn Lao động (LĐLĐ)".

Headlines of union news are full of them, and a model that reads `LĐLĐ` as a word of its own learns everything twice.
No list is kept: the table is mined from the training articles, by the rule that a definition in capitals stands in
brackets behind words with those initials (after Schwartz and Hearst, 2003), and travels with the model.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from unionml.text import canonicalize

_DEFINITION = re.compile(r"\(([A-ZĐ][A-ZĐ-]{1,7})\)")
_WORD = re.compile(r"[^\W_]+")
_REACH = 80
"""Characters before the bracket in which the words are looked for."""

_SURE = 3
"""Two letters may stand for many things, so that many definitions are asked for; three letters are surer."""


def mine_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """The abbreviations that the texts define, each with the words that it stands for, in lower case.

    An abbreviation of two letters needs three definitions, and two thirds of all definitions must agree.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        if "(" not in text:
            continue
        text = canonicalize(text)
        for match in _DEFINITION.finditer(text):
            letters = match[1].replace("-", "")
            words = _WORD.findall(text[max(0, match.start() - _REACH) : match.start()])[-len(letters) :]
            if [_initial(word) for word in words] == [_initial(letter) for letter in letters]:
                found[letters.lower()][" ".join(words).lower()] += 1
    mined: dict[str, str] = {}
    for letters in sorted(found):
        meaning, count = found[letters].most_common(1)[0]
        total = found[letters].total()
        if 3 * count >= 2 * total and (len(letters) > 2 or total >= _SURE):
            mined[letters] = meaning
    return mined


def expansions(table: Mapping[str, str]) -> dict[str, list[str]]:
    """The table as syllables, ready to be put in the place of an abbreviation."""
    return {letters: words.split() for letters, words in table.items()}


@lru_cache(maxsize=4096)
def _initial(word: str) -> str:
    """The first letter in capitals without its tone and shape marks; Đ stays Đ."""
    return unicodedata.normalize("NFD", word[0].upper())[0]
