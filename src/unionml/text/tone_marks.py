"""Where the tone mark stands: the one place of the library that decides it.

In an open syllable that ends in `oa`, `oe` or `uy`, Vietnamese writes the tone mark on the first vowel (`hòa`, `khỏe`,
`thủy`: the traditional placement) or on the second (`hoà`, `khoẻ`, `thuỷ`: the placement by phonology, of many
dictionaries and schoolbooks). Both are in use, in one newspaper, for one word. The canonical placement here is the
traditional one, because it is what most Vietnamese input methods produce by default and what the press mostly prints
(four of five such syllables in some 800 articles of many papers): a pretrained encoder has seen it most.

With a final consonant or semivowel the mark stands on the second vowel in either convention (`hoàn`, `ngoài`,
`huỳnh`), and old keyboard drivers' `hòan`, `ngòai`, `hùynh` are moved there. Nothing else has two placements. In `quý`,
`quà` and `già`, `giày` the `u` and the `i` belong to the initial consonant, so these stay as they are; so does every
word that is not, as a whole, a Vietnamese syllable.
"""

import re
import unicodedata
from typing import Final

# What may stand before oa, oe and uy in a Vietnamese syllable; q- and gi- are left out on purpose, see above.
_INITIALS: Final = frozenset(["", *"bcdđghklmnprstvx", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr"])
_LONGEST_INITIAL: Final = 2
_FINALS: Final = {
    "oa": "ng|nh|ch|c|m|n|p|t|i|y|o",
    "oe": "ng|c|m|n|o|t",
    "uy": "nh|ch|n|p|t|u",
}
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
# A letter, a digit or a combining mark goes on with the word; an underscore joins the syllables of segmented text.
_WORD_END: Final = "(?![^\\W_]|[\u0300-\u036f])"


def _toned(letter: str) -> str:
    return "".join(unicodedata.normalize("NFC", case + tone) for case in letter + letter.upper() for tone in _TONES)


def _moves() -> tuple[dict[str, str], dict[str, str]]:
    """Two vowels with the mark on the second, to the same with it on the first, and back; letters keep their case."""
    to_first, to_second = {}, {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for one in first + first.upper():
            for two in second + second.upper():
                for tone in _TONES:
                    on_first = unicodedata.normalize("NFC", one + tone) + two
                    on_second = one + unicodedata.normalize("NFC", two + tone)
                    to_first[on_second] = on_first
                    to_second[on_first] = on_second
    return to_first, to_second


_TO_FIRST, _TO_SECOND = _moves()
# Both begin with a set of characters, which `re` scans for fast; what stands before the vowels is looked at afterwards.
_OPEN: Final = re.compile(f"(?:[oO][{_toned('a')}{_toned('e')}]|[uU][{_toned('y')}]){_WORD_END}")
_CLOSED: Final = re.compile(
    f"[{_toned('o')}](?:[aA](?=(?i:{_FINALS['oa']}){_WORD_END})|[eE](?=(?i:{_FINALS['oe']}){_WORD_END}))"
    f"|[{_toned('u')}][yY](?=(?i:{_FINALS['uy']}){_WORD_END})"
)


def normalize_tone_marks(text: str) -> str:
    """Put every tone mark where the traditional placement has it.

    Args:
        text: text in NFC.

    Returns:
        The text with the same letters and the same length; only marks have moved, inside Vietnamese syllables.
    """
    return text if text.isascii() else _CLOSED.sub(_on_second, _OPEN.sub(_on_first, text))


def _on_first(match: re.Match[str]) -> str:
    return _TO_FIRST[match[0]] if _is_initial_before(match) else match[0]


def _on_second(match: re.Match[str]) -> str:
    return _TO_SECOND[match[0]] if _is_initial_before(match) else match[0]


def _is_initial_before(match: re.Match[str]) -> bool:
    """Whether what stands between the last word boundary and the match is the initial of a Vietnamese syllable."""
    text, start = match.string, match.start()
    first = start
    while first > 0 and start - first <= _LONGEST_INITIAL and text[first - 1].isalnum():
        first -= 1
    if first > 0 and unicodedata.combining(text[first - 1]):
        return False
    return text[first:start].lower() in _INITIALS


def _moved_syllables() -> dict[str, str]:
    moved = {}
    for initial in _INITIALS:
        for vowels, finals in _FINALS.items():
            for on_second, on_first in _TO_FIRST.items():
                if unicodedata.normalize("NFD", on_second)[:2] == vowels:
                    moved[initial + on_second] = initial + on_first
                    moved |= {initial + on_first + final: initial + on_second + final for final in finals.split("|")}
    return moved


MOVED_SYLLABLES: Final = _moved_syllables()
"""Every syllable in small letters that `normalize_tone_marks` changes, to what it becomes: a look-up is faster."""
