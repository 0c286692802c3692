"""One spelling of a sentence for the rules that read it, whatever its article's file made of letters and blanks.

The same article comes composed (NFC) from one site and decomposed (NFD) from another, with no-break blanks and with
characters of no width. What rules and features see of it may not depend on that, while leads quote it verbatim.
"""

import re
from bisect import bisect_right
from unicodedata import is_normalized, normalize

from unionml.text.canonical import INVISIBLE

_BLANK = re.compile(r"\s")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def respelled(text: str) -> str:
    """The text composed, with plain blanks only and without what has no width; itself where it is so already."""
    # No blank but the plain one counts as printable, nor does what has no width: two look-ups tell of nearly all texts.
    if text.isprintable() and is_normalized("NFC", text):
        return text
    return normalize("NFC", _INVISIBLE.sub("", _BLANK.sub(" ", text)))


def offset_before(text: str, place: int) -> int:
    """Where in a text the character stands that its respelled form has at a place."""
    if respelled(text) is text:
        return place
    return bisect_right(range(len(text) + 1), place, key=lambda end: len(respelled(text[:end]))) - 1
