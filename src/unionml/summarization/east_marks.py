"""Marks of agencies in front of news in Chinese and Korean, which are no part of its first sentence."""

import re

from unionml.text.scripts import EAST, HAN, HANGUL

_MARK = re.compile(
    # （海角社記者梁子晴台北24日電）, 新华社北京1月5日电（记者 陈安）, 本报讯（记者陈安 通讯员李明）
    rf"[（(【][{HAN}\d\s、·]{{2,40}}[電电讯訊][）)】]\s*"
    rf"|(?:本[报報网網刊台]|[{HAN}]{{2,3}}[社网網])[{HAN}\d]{{0,14}}[讯訊電电](?:\s*[（(][^（）()]{{2,40}}[）)]|\s)\s*"
    # 越新社河内——
    rf"|[{HAN}]{{2,3}}社[{HAN}]{{2,8}}[—–]{{1,2}}\s*"
    # (가온=한빛뉴스) 한유진 기자 =, [가온=한빛뉴스] 한유진 기자 -, (GAON) -
    rf"|[（(【\[][{HANGUL}A-Z·\s]{{1,14}}[=＝][{HANGUL}A-Z\s]{{1,20}}[）)】\]]\s*"
    rf"(?:[{HANGUL}·\s]{{2,24}}(?:기자|특파원)\s*[=＝–-]\s*)?"
    rf"|[（(【\[][{HANGUL}A-Z\s]{{2,20}}[）)】\]]\s*"
    rf"(?:[{HANGUL}]{{2,4}}\s?기자\s*[=＝–-]\s*|[–—-]\s+)"
)
_EAST = re.compile(f"[{EAST}]")
_OPENS = re.compile(f"[{EAST}\\d“\"‘'「『《]")
_ENDS = frozenset("）)】]—–-=＝讯訊電电")
_LONGEST = 80
"""Characters of a mark, at most."""
_LEAST = 12
"""Characters of the news behind a mark, at least."""


def mark_end(text: str) -> int:
    """Where the news begins behind such a mark; 0 where none opens the text."""
    if text[:1] < "\u2e80" and text[:1] not in {"(", "["}:
        return 0
    mark = _MARK.match(text) if _EAST.search(text[:60]) else None
    if mark is None or len(text) - mark.end() < _LEAST:
        return 0
    return mark.end() if _OPENS.match(text, mark.end()) else 0


def is_mark(text: str) -> bool:
    """Whether a piece of text is nothing but such a mark."""
    return (
        text[-1:] in _ENDS
        and len(text) <= _LONGEST
        and _EAST.search(text) is not None
        and _MARK.fullmatch(text + " ") is not None
    )
