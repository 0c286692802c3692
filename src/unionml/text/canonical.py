"""The canonical form: texts that a reader takes for the same become the same string.

Newspapers, editors and crawlers spell one word in many ways: composed or decomposed, `hòa` or `hoà`, straight or curly
quotes, a no-break blank, a soft hyphen inside a syllable. A model that sees the spellings as different words wastes
its vocabulary on them, so models look at `canonicalize(text)` and nothing else. It loses the way back to the source on
purpose; whatever quotes the source works on the source itself (`unionml.text.sentences`).
"""

import re
import unicodedata
from typing import Final

from unionml.text.tone_marks import normalize_tone_marks

TEXT_VERSION: Final = 1
"""Version of the canonical form and of the tokens. A model directory records the one that it was trained with."""


def _spelled(canonical: str, characters: str) -> dict[str, str]:
    return dict.fromkeys(characters, canonical)


def _range(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


INVISIBLE: Final = "\u00ad\u034f\u061c\ufeff" + _range(0x200B, 0x200F) + _range(0x202A, 0x202E) + _range(0x2060, 0x206F)
"""What has no width: soft hyphens, joiners, marks of direction, byte order marks. It may stand inside of a word."""

_REPLACEMENTS: Final[dict[str, str]] = {
    **_spelled('"', "“”„‟«»″〝〞〟＂"),
    **_spelled("'", "‘’‚‛`´′ʹʻʼʽˋˊ‹›＇"),
    **_spelled("-", "‐‑‒–—―−⁃⸺⸻﹘﹣－"),
    "…": "...",
    "‥": "..",
    **_spelled("Đ", "ÐƉ"),  # U+00D0 and U+0189 look the same as U+0110, and old fonts and keyboards produce them
    **_spelled("đ", "ðɖ"),
    # Bytes of Windows-1252 that were read as Latin-1; the meaning is that of the WHATWG encoding standard.
    **_spelled("'", "\x91\x92"),
    **_spelled('"', "\x93\x94"),
    **_spelled("-", "\x96\x97"),
    # Letters of East Asian input methods and ligatures of PDF files.
    **{chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"'-`"},
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    # All white space of Unicode, and what looks like a blank or stands for an embedded object.
    **_spelled(" ", "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"),
    **_spelled(" ", _range(0x2000, 0x200A) + "\u2800\u3164\uffa0\ufffc"),
    **_spelled("\ufffd", _range(0xD800, 0xDFFF)),  # half of a surrogate pair cannot be written to any file
    # What a reader cannot see: controls, what has no width, fillers and variants of other scripts.
    **_spelled("", _range(0x00, 0x08) + _range(0x0E, 0x1B) + "\x7f"),
    **_spelled("", "".join(c for c in _range(0x80, 0x9F) if c not in "\x85\x91\x92\x93\x94\x96\x97")),
    **_spelled("", INVISIBLE + "\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f"),
    **_spelled("", _range(0xFE00, 0xFE0F) + _range(0xFFF9, 0xFFFB)),
}
_REPLACED: Final = re.compile("[" + "".join(map(re.escape, _REPLACEMENTS)) + "]")
# Apart from the others, because `re` scans a set that leaves the basic plane thirty times as slowly.
_INVISIBLE_TAG: Final = re.compile("[\U000e0000-\U000e01ef]+")
_BLANKS: Final = re.compile(" {2,}")
_LONG_ELLIPSIS: Final = re.compile(r"\.{4,}")


def _misordered_marks() -> dict[str, str]:
    """A tone mark typed before the circumflex or the breve: two characters that NFC does not join, as in é + U+0302."""
    table = {}
    for vowels, mark in (("aeoAEO", "\u0302"), ("aA", "\u0306")):
        for vowel in vowels:
            for tone in "\u0300\u0301\u0303\u0309":
                typed = unicodedata.normalize("NFC", vowel + tone) + mark
                table[typed] = unicodedata.normalize("NFC", vowel + mark + tone)
    return table


_MISORDERED_MARKS: Final = _misordered_marks()
_MISORDERED_MARK: Final = re.compile("|".join(_MISORDERED_MARKS))


def canonicalize(text: str) -> str:
    """Give the canonical form of a text, for models to look at.

    - Unicode NFC, also where a tone mark was typed before the circumflex or the breve; Đ and đ for their lookalikes.
    - One tone mark placement (`unionml.text.tone_marks`): `hòa`, `thủy`.
    - Straight quotes (" and '), a hyphen for every dash, three dots for every ellipsis.
    - Nothing invisible: controls, zero-width characters, soft hyphens, byte order and direction marks are dropped.
    - One blank for any run of white space, line breaks included, and none at either end: a canonical text is one line.

    Case, digits and punctuation stay. The result is the same on every machine, and canonicalising it again
    changes nothing.

    Args:
        text: any string.

    Returns:
        The canonical form. Time and memory are linear in the length of the text.
    """
    # Neither step moves a border between words, so that it does not matter which comes first.
    return normalize_tone_marks(normalize_characters(text))


def normalize_characters(text: str) -> str:
    """Give the canonical form but for the places of the tone marks, which are a matter of whole syllables.

    Args:
        text: any string.

    Returns:
        What `canonicalize` gives, save that `hoà` is still not `hòa`.
    """
    if text.isascii():
        text = _REPLACED.sub(_replacement, text)
    else:
        text = _REPLACED.sub(_replacement, unicodedata.normalize("NFC", text))
        # Only text outside of the basic plane takes more than two bytes a character: told faster than by `re`.
        if len(text.encode("utf-16-le")) > 2 * len(text):
            text = _INVISIBLE_TAG.sub("", text)
        # Dropping an invisible character can bring a letter and its mark together, hence NFC once more.
        text = unicodedata.normalize("NFC", text)
        if "\u0302" in text or "\u0306" in text:
            text = _MISORDERED_MARK.sub(lambda match: _MISORDERED_MARKS[match[0]], text)
    if "''" in text:
        text = text.replace("''", '"')
    if "...." in text:
        text = _LONG_ELLIPSIS.sub("...", text)
    # Not `" ".join(text.split())`, which takes twenty times the memory of a text of many megabytes.
    return (_BLANKS.sub(" ", text) if "  " in text else text).strip(" ")


def _replacement(match: re.Match[str]) -> str:
    return _REPLACEMENTS[match[0]]


def without_marks(text: str) -> str:
    """Text without the marks of its letters (`Bóng đá` is `Bong da`), to find names that are spelt without them."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
