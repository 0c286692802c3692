"""What a stop means in English, Chinese, Japanese and Korean, where that is not what it means in Vietnamese.

Pages of unions and agencies are in these languages, too. English words are asked about only where no letter near the
stop has a mark, so that a Vietnamese sentence is split as if none of this were here.
"""

import re
from typing import Final

from unionml.text.scripts import HAN, HANGUL

_NEAR: Final = 150
"""Characters on both sides of a stop that tell the language."""
_WINDOW: Final = 60
_LIST: Final = 500
"""How far back the item before one is looked for."""
_MARKED: Final = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_ENGLISH: Final = re.compile(
    r"\b(?:the|of|and|in|to|an?|said|is|was|were|has|had|for|by|on|with|from|will|that|at)\b", re.I
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS: Final = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
_DAY: Final = re.compile(r"(?:[1-9]|[12]\d|3[01])(?![\d.,]*\d)\b")
_OFFICES: Final = _words("Sen Sens Rep Reps Gov Govs Gen Gens Pres Supt Hon Lt Sgt Capt Col Cmdr Rev Msgr")
_BEFORE_NUMBERS: Final = _words("approx p pp sec art est para No Nos Vol vol Fig")
_FIRMS: Final = _words("Corp Inc Co Ltd Bros Cos LLC plc")
_OF_FIRMS: Final = re.compile(
    r"(?:Chief|President|CEO|CFO|Chair(?:man|woman)?|Vice|Executive|Director|Managing|Senior|Spokes\w+|Workers?|Local)\b"
)
_HALVES: Final = frozenset(["a.m", "p.m", "A.M", "P.M"])
_BEHIND_TIME: Final = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)|(?:Eastern|Central|Mountain|Pacific|Greenwich)|[ECMP][SD]?T|GMT|BST|CET|CEST|UTC|local)\b"
)
_ROADS: Final = _words("St Ave Blvd Rd Dr")
_OPENS: Final = re.compile(
    r"(?:The|They|He|She|His|Her|It|Its|We|Our|I|But|And|This|That|These|Those|There|When|While|After|Before|Nobody"
    r"|Nothing|Some|Many|Most|If|As|In|On|At|For|With)\s"
)
"""Words that open English sentences and hardly a name."""
_ENDS_IN_CAPITALS: Final = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_KNOWN: Final = _MONTHS | _OFFICES | _BEFORE_NUMBERS | _FIRMS | _HALVES | _ROADS

_CLOSES: Final = frozenset('”’」』"')
_JAPANESE: Final = (
    r"(?:と(?!ころ|りわけ|にかく|もあれ)|の(?!ち)|を|って|に(?!も)|は(?!じめ|い)|が|も(?!う|っとも|し)|で(?!も)"
    r"|な(?:ど|んて)|や)"
)
_GOES_ON: Final = re.compile(_JAPANESE)
"""How a Japanese sentence goes on behind what it quotes."""
_QUOTED_ON: Final = re.compile(rf"[^「」\n]{{0,200}}」{_JAPANESE}")
_SAYS: Final = re.compile(
    rf"[{HAN}、·\s]{{1,30}}?(?:说|說|道|表示|介绍|介紹|告诉|告訴|问|問|指出|坦言|感慨|回忆|回憶|强调|強調|解释|解釋|补充|補充)"
    r"(?:道|记者|記者|我们|他|她)?(?=[，。！？；,])"
)
"""Who says what was quoted, behind it, in Chinese: `马国栋介绍，`."""
_KOREAN: Final = re.compile(
    r"\s?(?:이?라(?:고|며|는|면서)|하(?:고|며|면서)|고|는|며|면서|했다|말했다|(?:이|하)?냐(?:고|며|는)|자(?:고|며|는))"
    rf"(?![{HANGUL}])"
)
"""How a Korean sentence goes on behind what it quotes."""
_HASH: Final = re.compile(r"[\"'“‘(\[]?#\s?\d{1,3}")
_ITEM: Final = re.compile(r"(?:^|\s)(?P<number>\d{1,2})")
_HANGUL: Final = re.compile(f"[{HANGUL}]")
_LAST_LATIN: Final = "\u1eff"


def ends_foreign(text: str, start: int, place: int, stops: int, end: int) -> bool | None:
    """Decide about a run of stops in a sentence that is not Vietnamese.

    Args:
        text: the text.
        start: where the sentence begins that the stops may end.
        place: where the stops begin.
        stops: where they end.
        end: where the marks end that close behind them.

    Returns:
        Whether the sentence ends there; None where this is to be decided as in Vietnamese.
    """
    if text[place] in "。！？｡":
        return False if _goes_on_in_east(text, start, place, stops, end) else None
    following = text[end + 1 : end + 2] if text[end] == " " else text[end]
    if following > _LAST_LATIN and _HANGUL.match(following):
        return False if _goes_on_in_korean(text, start, place, end) else None
    if text[place] != "." or end != place + 1 or text[end] != " ":
        return None
    word = text[max(start, text.rfind(" ", start, place) + 1) : place].lstrip("(“\"'‘[")
    if word not in _KNOWN and "." not in word and not word.startswith("#"):
        return None
    return _ends_in_english(text, place, word) if _is_english(text, place) else None


def _is_english(text: str, place: int) -> bool:
    near = text[max(0, place - _NEAR) : place + _NEAR]
    return _MARKED.search(near) is None and _ENGLISH.search(near) is not None


def _ends_in_english(text: str, place: int, word: str) -> bool | None:
    after = text[place + 2 : place + 2 + _WINDOW]
    if word in _MONTHS and _DAY.match(after):
        return False
    if word in _HALVES:
        return False if _BEHIND_TIME.match(after) else None
    if word in _BEFORE_NUMBERS and after[:1].isdigit():
        return False
    if word in _OFFICES and after[:1].isupper() and not _OPENS.match(after):
        return False
    if word in _FIRMS and _OF_FIRMS.match(after):
        return False
    if _HASH.fullmatch(word) and place - len(word) == 0:
        return False
    if (word in _ROADS or _ENDS_IN_CAPITALS.fullmatch(word)) and _OPENS.match(after):
        return True
    return None


def _goes_on_in_east(text: str, start: int, place: int, stops: int, end: int) -> bool:
    """Whether a Chinese or Japanese sentence goes on behind a full-width stop: somebody says what it closes."""
    after = text[end : end + _WINDOW]
    if any(mark in _CLOSES for mark in text[stops:end]):
        return _GOES_ON.match(after) is not None or _SAYS.match(after) is not None
    if end == stops:
        before = text[max(start, place - 2 * _NEAR) : place]
        if before.count("「") > before.count("」"):
            return _QUOTED_ON.match(text, end) is not None
    return False


def _goes_on_in_korean(text: str, start: int, place: int, end: int) -> bool:
    """Whether a Korean sentence goes on: behind what it quotes, or behind the number of an item."""
    if any(mark in _CLOSES for mark in text[place:end]):
        return _KOREAN.match(text, end) is not None
    before = text[start:place] if place - start < _WINDOW else text[place - _WINDOW : place]
    if _HASH.fullmatch(before):
        return True
    item = _ITEM.search(before[-3:])
    if item is None or not before.endswith(item["number"]):
        return False
    number = int(item["number"])
    return number > 1 and f"{number - 1}. " in text[max(start, place - _LIST) : place]
