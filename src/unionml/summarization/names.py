"""Who a sentence names, as capitals tell it, and which sentence names whom the sapo leaves out."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from unionml.summarization.candidates import Candidate
from unionml.summarization.cues import is_bare_quote, leans_on_another

NEAR = 3
"""News says in so many sentences below the sapo who it is about."""

NEAR_WITH_TITLE = 10
"""A sentence that shares names with the title says so in this many, too."""

LONGEST = 60
"""Syllables of the longest sentence that a sapo gets beside it: those with more are lists."""

_WORD = re.compile(r"[^\W\d_]+")
_OPENS = frozenset(".!?…:;“”\"‘’'«([–—-")
"""What stands before a word that has its capital for its place."""
_COMMON = re.compile(
    r"Tết|Xuân|Noel|(?i:covid)|N?LĐ|CN(?:LĐ)?|CNVC(?:LĐ)?|CBCNVC?|CBCCVC|ĐV(?:CĐ)?|CĐ(?:CS)?|BCH|BTV|KC[NX]|CCN|TNHH|CP|DN"
    r"|BH(?:XH|YT|TN)|TNLĐ|ATVSLĐ|[IVXLC]+"
)
"""Capitals that name nobody: feasts, kinds of people and bodies in initials, Roman numerals."""
_VOWELS = frozenset("aeiouy")


def proper_names(text: str) -> set[str]:
    """The words of a sentence that are proper names or parts of such.

    Words with a capital that no sentence opens with, and initials; the first word only where it is no Vietnamese
    syllable, since every first word has a capital. Scripts without capitals have none.
    """
    return set(_names(text))


def _names(text: str) -> Iterator[str]:
    for word in _WORD.finditer(text):
        name = word[0]
        if not name[0].isupper() or _COMMON.fullmatch(name):
            continue
        before = text[: word.start()].rstrip()
        opens = not before or before[-1] in _OPENS
        if not opens or name[1:] != name[1:].lower() or _is_foreign(name):
            yield name


def naming_sentence(candidates: Sequence[Candidate], title: Collection[str]) -> int | None:
    """Which sentence of the body says who it is about, where no sentence of the sapo names anybody.

    A sapo may leave to the title who did what ("Hơn 400 cán bộ nghe giới thiệu bốn chuyên đề"). Of the first
    sentences of the body that stand alone, the one that shares most names with the title says it, and the first of
    those that share as many.

    Args:
        candidates: of one article.
        title: syllables of its title, lower-cased.

    Returns:
        Its place among the candidates; None where the sapo names somebody, there is none, or nobody is named.
    """
    n = next((place for place, one in enumerate(candidates) if one.paragraph != "lead"), len(candidates))
    if not n or any(True for one in candidates[:n] for _ in _names(one.plain)):
        return None
    best, most = None, 0
    for place, one in enumerate(candidates[n : n + NEAR_WITH_TITLE], start=n):
        names = proper_names(one.plain)
        # The first sentence of the body may lean on the sapo, which will stand before it.
        leans = place > n and leans_on_another(one.plain)
        if not names or leans or one.quoted or one.unfinished or is_bare_quote(one.plain) or len(one.tokens) > LONGEST:
            continue
        shared = sum(name.lower() in title for name in names)
        if shared > most or (best is None and place < n + NEAR):
            best, most = place, shared
    return best


def _is_foreign(word: str) -> bool:
    """Whether the word has more than one syllable, which no Vietnamese one has."""
    letters = unicodedata.normalize("NFD", word.lower())
    vowels = "".join("v" if one in _VOWELS else " " for one in letters if one.isalpha())
    return len(vowels.split()) > 1
