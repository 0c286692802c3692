"""Menus above an article: bars of labels or languages in one line, and menus whose entries a browser has numbered."""

import re
import unicodedata
from typing import TYPE_CHECKING

from unionml.reading.page.kinds import LOOSE, Kind

if TYPE_CHECKING:
    from unionml.reading.page.lines import Line

_NUMBER = re.compile(r"(\d{1,2})\.\s+\S")
_LONGEST = 14
"""Syllables of an entry, at most."""
_BETWEEN = re.compile(r"\s{2,}|\t|\s*[|•·]\s*")
_LABELS, _LABEL = 3, 4
"""Labels of a bar, at least, and words of each, at most."""
_STEPS = 5
"""Entries of a menu, at least, that bars divide: places in one have fewer."""
_LANGUAGE = (
    "(?:tiếng (?:việt|anh|pháp|trung|hoa|nga|nhật|hàn|lào|khmer|thái|đức|tây ban nha)|việt nam|vietnamese|english"
    "|french|français|español|spanish|chinese|russian|русский|japanese|korean|lao|khmer|deutsch|italiano|português"
    "|中文(?:版)?|简体(?:中文)?|繁體(?:中文)?|汉语|漢語|日本語|한국어|ລາວ|ພາສາລາວ|ខ្មែរ|ភាសាខ្មែរ|ไทย|العربية)"
)
_BAR = re.compile(rf"{_LANGUAGE}(?:\s*[\s|/•·,–-]\s*{_LANGUAGE}){{1,14}}", re.IGNORECASE)
"""Languages in which a site can be read, each in its own or in ours."""


def is_languages(text: str) -> bool:
    """Whether a line is nothing but names of two languages or more."""
    return len(text) <= 160 and _BAR.fullmatch(unicodedata.normalize("NFC", text).casefold()) is not None


def is_bar(text: str) -> bool:
    """Whether a line is three short labels or more with bars, tabs or wide blanks between, as a menu in one line is."""
    labels = [label.split() for label in _BETWEEN.split(text[:300].strip("| ")) if label]
    short = all(len(words) <= _LABEL and words[0][:1].isalnum() for words in labels)
    return len(text) <= 300 and len(labels) >= _LABELS and short


def is_wide_menu(text: str) -> bool:
    """Whether a line has so many labels between bars that it is a menu and no place in one, or ends with a language."""
    last = unicodedata.normalize("NFC", text.rpartition("|")[2].strip()).casefold()
    return (text.count("|") >= _STEPS - 1 and is_bar(text)) or re.fullmatch(_LANGUAGE, last) is not None


def mark_numbered_menu(lines: "list[Line]") -> None:
    """Tell `1. Dòng sự kiện:`, `2. …` on top of a page from its title below a blank line, in place.

    Numbered lines elsewhere are an article's.
    """
    stop = 0
    while stop < len(lines) and (number := _NUMBER.match(lines[stop].text)) and int(number.group(1)) == stop + 1:
        if lines[stop].size > _LONGEST or lines[stop].stop in {".", "!"} or (stop > 0 and lines[stop].gap):
            return
        stop += 1
    below = lines[stop] if stop < len(lines) else None
    if stop >= 2 and below is not None and below.gap and below.kind in LOOSE and below.size >= _LONGEST // 2:
        for line in lines[:stop]:
            line.kind = Kind.NOISE
