"""What programs add when they turn a page or a letter into text, taken away again: quotation marks and heads of e-mail,
heads and feet of printed pages, numbers of links and the list of their addresses.

The page reader reads what is left, and slices of it are what an article holds.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from unionml.reading.page.breaks.wrap import BREAKS, joined
from unionml.reading.page.cues.keys import key_of
from unionml.reading.page.marks import LETTER_FIELDS, SENDERS

_QUOTE = re.compile(r"[^\S\n]*>(?:[^\S\n]?>)*[^\S\n]?")
_QUOTED_SHARE = 0.6
"""Share of the lines that open with the mark of a quoted letter; where fewer do, it marks related headlines."""
_FIELD = re.compile(rf"\s*\**(?P<name>{'|'.join(sorted(LETTER_FIELDS))})\**\s*:(?=\s|\*|$)", re.IGNORECASE)
_FORWARDED = frozenset(("chuyển tiếp từ", "forwarded by"))
"""Fields that nothing but a letter has: a head of two will do."""
_SENT = re.compile(rf"^[^\S\n]*\**(?:{'|'.join(sorted(SENDERS))})\**\s*:", re.IGNORECASE | re.MULTILINE)
_HEAD = 20_000
"""Characters within which a letter's head begins."""
_WARNING = re.compile(
    r"\s*\W*(?:cảnh báo|lưu ý|caution|warning|external)\b.{0,40}\b(?:thư|e-?mail|message|sender)\b", re.IGNORECASE
)
_FAREWELL = re.compile(
    "(?:(?:em|cháu|tôi|mình|chúng em|chúng tôi|xin|rất|trân trọng|chân thành|kính) ){0,5}(?:cảm|cám) ơn"
    "(?: nhiều| rất nhiều)?(?: ạ| (?:các |quý )?(?:anh chị|báo|tòa soạn|toà soạn|ban biên tập|bbt|tạp chí))"
    "(?: nhiều| rất nhiều)?(?: ạ)?|thân (?:mến|ái)"
)
"""How a letter to an editor closes, as a key."""
_MAIL_LINES = 200
"""Lines of a text within which a letter's head is looked for."""
_FOOT = re.compile(r"\s*(?:(?:https?://|file://|www\.)\S+\s+)?(\d{1,3})\s*/\s*(\d{1,3})\s*")
_FIRST_FOOT = re.compile(r"(?<!\d)0*1\s*/\s*\d")
"""What no printed page can do without."""
_ADDRESS = re.compile(r"\s*(?:https?://|file://|www\.)\S+\s*")
_STAMP = re.compile(
    r"\s*(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPpSsCc][MmAaHh])?"
    r"|\d{1,2}:\d{2},?\s+\d{1,2}/\d{1,2}/\d{2,4})(?:(?:\s{2,}|\t)(\S.*))?"
)
_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S|\s|$)")
_LIST_OF_LINKS = re.compile(
    r"^[^\S\n]*(?:References|Links|Visible links|Hidden links|Liên kết)[^\S\n]*:?[^\S\n]*\n"
    r"(?:[^\S\n]*\n|[^\S\n]*(?:Visible|Hidden) links:?[^\S\n]*\n)*"
    r"[^\S\n]*(?:\d{1,4}\.|\[\d{1,4}\])[^\S\n]+(?:https?:|file:|mailto:|ftp:|/)",
    re.MULTILINE,
)
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\n]{0,800})\)|(?<=\S)[^\S\n]*<(?:https?://|mailto:)[^<>\s]{1,800}>")
_ADDRESSED = re.compile(r"(?<=[\w,”\"’])\s*<(?:https?://|mailto:)[^<>]{1,800}>(?=\s+[a-zà-ỹ])")
"""The address behind a link in the middle of a sentence, perhaps on a line of its own."""
_LISTED = re.compile(
    r"^([^\S\n]*)[*•o+-][^\S\n]+([^\n<>\[\]]{4,160}?)[^\S\n]*(?:\n[^\S\n]+)?<(https?://[^<>\s]{1,800})>[^\S\n]*$",
    re.MULTILINE,
)
"""An entry of a list that is nothing but a link, its address behind it or on the next line."""
_ICON = re.compile(r"^([^\S\n]*)(?:Icon\d{1,2}|Mặc định)[^\S\n]+(\S.*?)[^\S\n]*$", re.MULTILINE)
"""The picture in front of a forum's headline, told in words."""
_PROSE = 8
"""Words of a line, at least, beside which a link is a part of a sentence."""
_PICTURE = re.compile(r"([^\S\n]*!\[[^\[\]\n]*\]\([^()\s]*\))[^\S\n]*(?=[^\s\[|])")


def undone(text: str) -> str:
    """The page or letter itself; the same text where nothing was added."""
    if ">" in text or _SENT.search(text, 0, _HEAD):
        text = _letter(text)
    if _FIRST_FOOT.search(text):
        text = _unprinted(text)
    if "<http" in text:
        text = _LISTED.sub(r"\1* [\2](\3)", text)
        text = _ADDRESSED.sub("", text)
    if "Icon" in text or "Mặc định " in text:
        alone = {line.strip() for line in text.split("\n")}  # a headline that stands on a line of its own, too
        text = _ICON.sub(lambda told: told[1] + told[2] if told[2] in alone else told[0], text)
    if "](" in text or "<http" in text:
        text = _by_paragraph(text, _unlinked)
    return _unnumbered(text) if "[" in text else text


def _by_paragraph(text: str, change: Callable[[str], str]) -> str:
    """The text with each of its paragraphs, broken ones on one line, changed; as it was where none changes."""
    whole = joined(text)
    pieces = []
    behind = 0
    for end in BREAKS.finditer(whole):
        pieces += [change(whole[behind : end.start()]), end.group()]
        behind = end.end()
    plain = "".join([*pieces, change(whole[behind:])])
    return text if plain == whole else plain


def _letter(text: str) -> str:
    """What a letter quotes or hands on, without marks and head."""
    lines = BREAKS.split(text)
    told = [line for line in lines if line.strip()]
    quoted = [bool(_QUOTE.match(line)) for line in lines]
    runs_on = any(mark and below for mark, below in pairwise(quoted))  # blank lines of a letter are quoted, too
    is_quoted = len(told) >= 3 and runs_on and sum(quoted) > _QUOTED_SHARE * len(told)
    if is_quoted:
        lines = [line[mark.end() :] if (mark := _QUOTE.match(line)) else "" for line in lines]
    head = _head(lines[:_MAIL_LINES])
    if head:
        lines = [line for line in lines[head:] if not (_WARNING.match(line) or _is_farewell(line))]
    return "\n".join(lines) if head or is_quoted else text


def _is_farewell(line: str) -> bool:
    """Whether a line takes leave of those whom a letter is sent to; an interview thanks one person."""
    return len(line) <= 100 and line.lstrip()[:1].isalpha() and _FAREWELL.fullmatch(key_of(line)) is not None


def _head(lines: list[str]) -> int:
    """The line behind the last head of a letter (`From: …`, `Subject: …`); 0 where there is none."""
    behind = at = 0
    while at < len(lines):
        names = []
        last = at
        while last < len(lines) and (field := _FIELD.match(lines[last])):
            names.append(field["name"].lower())
            last += 1
        if len(names) >= (3 if _FORWARDED.isdisjoint(names) else 2) and not SENDERS.isdisjoint(names):
            behind = last
        at = last + 1
    return behind


def _unprinted(text: str) -> str:
    """Without what a browser prints above and below each page: time, title, address and number of the page."""
    lines = [line.rstrip() for line in BREAKS.split(text)]
    feet = [(at, foot) for at, line in enumerate(lines) if (foot := _FOOT.fullmatch(line))]
    numbers = [(int(foot[1]), int(foot[2])) for _, foot in feet]
    if not numbers or numbers != [(page, len(numbers)) for page in range(1, len(numbers) + 1)]:
        return text
    stamps = [(at, stamp) for at, line in enumerate(lines) if (stamp := _STAMP.fullmatch(line))]
    if len(stamps) < len(feet):
        return text
    dropped: set[int] = set()
    for at, _ in feet:
        above = _told(lines, at, -1)
        dropped |= {at, above} if above >= 0 and _ADDRESS.fullmatch(lines[above]) else {at}
    title = ""
    for at, stamp in stamps:
        below = _told(lines, at, 1)
        if stamp[1]:
            title = title or stamp[1]
            dropped.add(at)
        elif below >= 0 and (not title or lines[below].strip() == title):
            title = lines[below].strip()
            dropped |= {at, below}
    return "\n".join(_with_whole_title(_without(lines, dropped), title.casefold()))


def _told(lines: list[str], at: int, step: int) -> int:
    """The next line up or down that is not blank; -1 where there is none."""
    at += step
    while 0 <= at < len(lines) and not lines[at].strip():
        at += step
    return at if 0 <= at < len(lines) else -1


def _without(lines: list[str], dropped: set[int]) -> list[str]:
    """The lines that stay; a sentence goes on over the page."""
    kept: list[str] = []
    broken = False
    for at, line in enumerate(lines):
        if at in dropped:
            broken = True
        elif line.strip() or not broken:
            if broken and kept and not (line.strip()[:1].islower() and kept[-1].strip()[-1:].isalnum()):
                kept.append("")
            kept.append(line)
            broken = False
        while broken and kept and not kept[-1].strip():
            kept.pop()
    return kept


def _with_whole_title(lines: list[str], title: str) -> list[str]:
    """The lines, with the title, where it was broken on two to four of them, on one."""
    for at in range(len(lines)):
        whole, behind = lines[at].strip(), at + 1
        while behind < len(lines) and lines[behind].strip():
            longer = f"{whole} {lines[behind].strip()}"
            if not title.startswith(longer.casefold()):
                break
            whole, behind = longer, behind + 1
        if whole and 2 <= behind - at <= 4 and len(whole) > 0.6 * len(title):
            return [*lines[:at], "", whole, "", *lines[behind:]]
    return lines


def _unlinked(line: str) -> str:
    """Without the addresses of links in a sentence; in a line that is nothing but links only without spaces in them.

    What follows a picture is a line of its own.
    """
    parts: list[str] = []
    at = 0
    while picture := _PICTURE.match(line, at):
        parts.append(_unlinked(picture[1]))
        at = picture.end()
    if parts:
        return "\n".join([*parts, _unlinked(line[at:])])
    beside = len(_LINK.sub("", line).split())
    if beside >= _PROSE:
        return _LINK.sub(lambda link: link[1] or "", line)
    return _LINK.sub(lambda link: f"[{link[1]}]({''.join(link[2].split())})" if link[1] else link[0], line)


def _unnumbered(text: str) -> str:
    """Without the numbers of links inside sentences and the list of addresses; a line that is a link keeps its own."""
    numbers = [int(found[1]) for found in _NUMBER.finditer(text)]
    listed = _LIST_OF_LINKS.search(text)
    if listed is None and (len(numbers) < 5 or numbers[0] > 3 or any(b < a for a, b in pairwise(numbers))):
        return text
    text = text[: listed.start()] if listed else text
    return _by_paragraph(text, lambda line: _NUMBER.sub("", line) if _is_sentence(line) else line)


def _is_sentence(line: str) -> bool:
    words = line.split()
    marks = len(_NUMBER.findall(line))
    return bool(marks) and len(words) >= 8 * marks and not _NUMBER.match(line.lstrip("*+•- \t"))
