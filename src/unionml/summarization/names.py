"""Whom a sentence names, as capitals tell it, and which sentence names whom the sapo leaves out."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unionml.summarization.candidates import Candidate
from unionml.summarization.cues import is_bare_quote, leans_on_another, names_date

NEAR = 3
"""A dated sentence that says who did what is one of so many below the sapo."""

NEAR_WITH_TITLE = 10
"""One that names whom the title names is one of so many."""

LENGTHS = range(12, 61)
"""Syllables of a sentence that a sapo gets beside it: those with fewer say little, those with more are lists."""

_WORD = re.compile(r"[^\W\d_]+")
_OPENS = frozenset(".!?…:;“”\"‘’'«([–—-")
"""What stands before a word that has its capital for its place."""
_COMMON = re.compile(
    r"Tết|Xuân|Noel|(?i:covid)|N?LĐ|CN(?:LĐ)?|CNVC(?:LĐ)?|CBCNVC?|CBCCVC|ĐV(?:CĐ)?|CĐ(?:CS)?|BCH|BTV|KC[NX]|CCN|TNHH|CP|DN"
    r"|BH(?:XH|YT|TN)|TNLĐ|ATVSLĐ|BLLĐ|UBND|SN|[IVXLC]+|Hai|Ba|Tư|Năm|Sáu|Bảy|Nhật|Giêng|Chạp|Quốc"
)
"""Capitals that name nobody: feasts, days, kinds of people and bodies in initials, Roman numerals."""
_LAW = re.compile(r"\b(?:luật|nghị định|thông tư|điều \d)", re.IGNORECASE)
"""What is dated that nobody has done."""
_VOWELS = frozenset("aeiouy")


def proper_names(text: str) -> Iterator[tuple[str, ...]]:
    """Give the proper names in a sentence: words with a capital, together where nothing but a blank divides them.

    A word that opens a sentence has its capital for that. It counts before another name, as initials, and where it has
    more than one syllable, as no Vietnamese word does. Scripts without capitals have no names.
    """
    run: list[str] = []
    told, end = False, 0
    for word in _WORD.finditer(text):
        name = word[0]
        is_name = name[0].isupper() and _COMMON.fullmatch(name) is None
        if told and not (is_name and text[end : word.start()] == " "):
            yield tuple(run)
        if not (is_name and run and text[end : word.start()] == " "):
            run, told = [], False
        if is_name:
            before = text[: word.start()].rstrip()
            run.append(name)
            told = told or _is_telling(name) or (before != "" and before[-1] not in _OPENS)
        end = word.end()
    if told:
        yield tuple(run)


def naming_sentence(candidates: Sequence[Candidate], title: Sequence[str]) -> int | None:
    """Which sentence of the body says who did what, where no sentence of the sapo names anybody.

    A sapo may leave that to the title ("Hơn 400 cán bộ nghe giới thiệu bốn chuyên đề"). Of the first sentences of the
    body the one says it that shares most names with the title, or else the first that has a date and a name.

    Args:
        candidates: of one article.
        title: syllables of its title, lower-cased, in order.

    Returns:
        Its place among the candidates; None where the sapo names somebody, there is none, or no sentence says it.
    """
    n = next((place for place, one in enumerate(candidates) if one.paragraph != "lead"), len(candidates))
    if not n or any(True for one in candidates[:n] for _ in proper_names(one.plain)):
        return None
    titled: set[tuple[str, ...]] = {*zip(title, strict=True), *pairwise(title)}
    best, most = None, 0
    for place, one in enumerate(candidates[n : n + NEAR_WITH_TITLE], start=n):
        names = list(proper_names(one.plain))
        # The first sentence of the body may lean on the sapo, which will stand before it.
        leans = place > n and leans_on_another(one.plain)
        whole = not (leans or one.quoted or one.unfinished or is_bare_quote(one.plain))
        if not (names and whole and len(one.tokens) in LENGTHS):
            continue
        shared = sum(_shared(name, titled) for name in names)
        is_news = place < n + NEAR and names_date(one.plain) and not _LAW.search(one.plain)
        if shared > most or (best is None and is_news):
            best, most = place, shared
    return best


def _shared(name: tuple[str, ...], titled: set[tuple[str, ...]]) -> int:
    """How many pairs of a name's words stand in a title; of a single word, whether it does and can be no other."""
    words = tuple(word.lower() for word in name)
    if len(words) == 1:
        return int(words in titled and _is_foreign(words[0]))
    return sum(pair in titled for pair in pairwise(words))


def _is_telling(word: str) -> bool:
    """Whether a word names somebody though it opens a sentence."""
    return word[1:] != word[1:].lower() or _is_foreign(word)


def _is_foreign(word: str) -> bool:
    """Whether the word has more than one syllable, which no Vietnamese one has."""
    letters = unicodedata.normalize("NFD", word.lower())
    vowels = "".join("v" if one in _VOWELS else " " for one in letters if one.isalpha())
    return len(vowels.split()) > 1
