"""What a single caption says: somebody or something that a camera sees, at a deed that it sees or at a place.

`page.captions.scenes` decides where one may stand.
"""

import re
import unicodedata

from unionml.reading.page.captions import scene_words as words_of
from unionml.text.tone_marks import normalize_tone_marks

_SHORTEST = 6
"""Syllables of a sentence at least, unless it is nothing but a name, a deed or what is seen: shorter ones narrate."""
_SHORTEST_LINE = 5
"""The same of a line without a stop."""
_LONGEST_NAME = 14
"""Of one that is nothing but somebody's name and office: at least half of its words open with a capital."""
_STATING = frozenset(':;"“”?!…%[]')
_SAYING = _STATING - frozenset('"“”')
"""The same of a line without a stop, where a name may stand in quotes."""
_IN_QUOTES = re.compile(r"[\"“](?=\w)(.)")
_TIME = r"(?:\d[\w./:-]*|giờ|phút|ngày|tháng|năm|sáng|trưa|chiều|tối|đêm|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười|một|nay)"
_WHEN = re.compile(
    r"(?:,\s(?:ảnh\schụp\s|chụp\s)?|\s(?:ảnh\s)?chụp\s)"
    rf"(?:(?:hồi|lúc|vào|rạng|sáng|trưa|chiều|tối|đêm|ngày|tháng)\s)+{_TIME}(?:\s{_TIME})*$"
)
"""When a picture was taken, behind a comma at the end of its caption: `…, chiều 4/6`."""
_CLOCK = re.compile(r"\blúc\s(?:gần\s|hơn\s)?\d")
_DAY = re.compile(r"\s(?:sáng|trưa|chiều|tối|ngày)\s\d{1,2}[./-]\d{1,2}(?:[./-]\d{4})?$")
_SHOWN = words_of.TEAMS | words_of.THINGS | words_of.SCENES | words_of.EVENTS
"""What a line without a stop opens with where it must say more."""
_OPENINGS = {
    name: getattr(words_of, name.upper())
    for name in ("people", "things", "views", "scenes", "events", "deeds", "teams", "titles")
}
_INSIDE = {name: getattr(words_of, name.upper()) for name in ("seen", "places", "held", "near", "done")}
_PLAIN = {name: getattr(words_of, name.upper()) for name in ("telling", "timing")}
_POSED = re.compile(
    r"\((?:[^()\d]{0,20}\s)?(?:áo|váy|mũ|nón|khăn|đứng|ngồi|giữa|trái|phải|hàng|cầm|đeo|bế|bồng)\b[^()\d]{0,20}\)"
)
"""By what somebody is known in a picture: `(áo xanh)`, `(đứng giữa)`, `(hàng đầu)`."""
_TERM = re.compile(r",?\s(?:nhiệm kỳ|giai đoạn)\s\d{4}\s?[-–]\s?\d{4}\b")
"""The years of a term or a plan, behind the name of a congress."""
_ROMAN = frozenset("IVX")
_COUNTED = frozenset(("khóa", "lần", "thứ", "kỳ", "hạng", "loại", "bậc", "quý"))
"""What a Roman number stands behind."""
_SHORT = frozenset(("TP.", "Tp.", "T.", "Q.", "P.", "H.", "X."))
"""Words for places that are cut short inside a line."""
_DEGREE = re.compile(
    r"(?:(?:PGS|GS|TS|Ths|ThS|Th\.S|BS\w{0,4}|LS|KS|NSND|NSƯT|Dr|Mr|Ms|Đ/c|Đ/C|ĐC|Đc)\b\.?,?\s*)+(?=\w)"
)


def tells_when(text: str) -> bool:
    """Whether a caption says at its end when its picture was taken."""
    return _WHEN.search(canonical(text).rstrip(".")) is not None


def shows_view(text: str) -> bool:
    """Whether a sentence opens with what only captions open with: `Toàn cảnh`, `Một góc`."""
    return "opens views" in signs_of(text)


def lacks_verb(text: str) -> bool:
    """Whether a caption opens with what is seen or with a full name beside a place; or points at people."""
    if _POSED.search(canonical(text)):
        return True
    words, keys = _words(canonical(text).rstrip("."))
    if any(_opening(rest, words_of.VIEWS | words_of.EVENTS) for rest in _rests(keys)):
        return True
    return _is_beside(words, keys, words_of.BESIDE)


def shows_scene(text: str) -> bool:
    """Whether a sentence says what a picture shows, and tells nothing."""
    text = canonical(text).rstrip(".")
    words, keys = _words(_WHEN.sub("", text))
    if not words or not _STATING.isdisjoint(text) or _breaks_off(words):
        return False
    if _POSED.search(text):
        return True
    rests = _rests(keys)
    if any(_opening(rest, words_of.VIEWS | words_of.EVENTS) for rest in rests):
        words, keys = _words(_DAY.sub("", _WHEN.sub("", text)))
    if any(_is_figure(keys, at) for at in range(len(keys))) or _counts_times(keys):
        return False
    if not words_of.TELLING.isdisjoint(_phrases(_plain(words, keys))):
        return False
    said = _said(keys)
    if _opening(keys, words_of.EVENTS):
        return len(keys) >= _SHORTEST and words_of.HELD.isdisjoint(said)
    busy = len(keys) >= _SHORTEST and not (words_of.SEEN.isdisjoint(said) and words_of.PLACES.isdisjoint(said))
    name = _is_name(words)
    if _is_person(words, keys) or any(_opening(rest, words_of.PEOPLE | words_of.THINGS) for rest in rests):
        return busy or name
    if _opening(keys, words_of.DEEDS) or any(_opening(rest, words_of.VIEWS | words_of.SCENES) for rest in rests):
        return True
    return name and len(words) > 3 and words[-1].istitle()


def signs_of(text: str) -> list[str]:
    """Names of what the rules see in a sentence: which lists it opens with and has words of, and what they conclude."""
    words, keys = _words(canonical(text).rstrip("."))
    if not words:
        return ["no capital"]
    rests, said, plain = _rests(keys), _said(keys), _phrases(_plain(words, keys))
    found = [f"opens {name}" for name, listed in _OPENINGS.items() if any(_opening(rest, listed) for rest in rests)]
    found += [f"has {name}" for name, listed in _INSIDE.items() if not listed.isdisjoint(said)]
    for name, listed in _PLAIN.items():
        found += [f"{name} {count}" for count in range(1, 1 + min(2, len(listed & plain)))]
    concluded = {
        "person": _is_person(words, keys),
        "name": _is_name(words),
        "when": tells_when(text),
        "scene": shows_scene(text),
    }
    return found + [name for name, holds in concluded.items() if holds]


def shows_picture(text: str) -> bool:
    """Whether a line without a stop says what a picture shows, and heads nothing."""
    text = canonical(text)
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if text.isupper():
        text = text[0] + text[1:].lower()
    untimed = _WHEN.sub("", text)
    words, keys = _words(untimed)
    quoted = any(first.islower() for first in _IN_QUOTES.findall(text))
    if not words or quoted or not _SAYING.isdisjoint(text) or _breaks_off(words):
        return False
    if _POSED.search(text):
        return True
    if not (words_of.TELLING - words_of.TIMING).isdisjoint(_phrases(_plain(words, keys))):
        return False
    rests = _rests(keys)
    if len(untimed) < len(text) or _CLOCK.search(text) or any(_opening(rest, words_of.VIEWS) for rest in rests):
        return True
    if _is_person(words, keys):
        return _is_busy(keys) or _is_beside(words, keys, words_of.WITH) or (_is_name(words) and len(words) >= 4)
    if any(_opening(rest, words_of.PEOPLE) for rest in rests):
        return _is_busy(keys) or (_is_name(words) and len(words) >= _SHORTEST_LINE and words[-1][0].isupper())
    if any(_opening(rest, _SHOWN) for rest in rests):
        return _is_busy(keys)
    return len(words) >= 4 and _opening(keys, words_of.DEEDS) > 0


def names_theme(text: str) -> bool:
    """Whether a line without a stop can only head a text: nobody and nothing in it can be seen, and it names no one."""
    words, keys = _words(canonical(text))
    seen = _SHOWN | words_of.PEOPLE | words_of.VIEWS | words_of.DEEDS | words_of.TITLES
    if not words or _opening(keys, words_of.COUNTS) or _opening(keys, seen):
        return False
    named = any(word[0].isupper() for word in words[1:]) or any(char.isdigit() for char in text)
    return not named and words_of.DONE.isdisjoint(_said(keys)) and not _POSED.search(text)


def plainest(text: str) -> str:
    """A caption without what only names more exactly: the offices behind a full name, and the years of a term.

    `Ông Lê Mai, Chủ tịch Công đoàn Bến Sậy, trao quà` shows what `Ông Lê Mai trao quà` shows.
    """
    text = _TERM.sub("", canonical(text))
    words, keys = _words(text)
    if not _is_person(words, keys):
        return text
    at = _opening(keys, words_of.TITLES)
    while at < len(words) and words[at][0].isupper() and not words[at - 1].endswith(","):
        at += 1
    at_dash = words[at : at + 1] in (["-"], ["–"])
    deed = next((by for by in range(at + 2, len(keys)) if _opening(keys[by:], words_of.OFFICIAL)), 0)
    opened = [by for by in range(at, deed) if words[by - 1].endswith(",") or words[by - 1] in {"-", "–"}]
    if not opened or opened[0] != at + at_dash or not all(_is_office(words[by], keys[by:]) for by in opened):
        return text
    if not words_of.TELLING.isdisjoint(_phrases(_plain(words[at:deed], keys[at:deed]))):
        return text
    shown = " ".join([*words[: at - 1], words[at - 1].rstrip(","), *words[deed:]])
    return shown if shows_scene(shown) else text


def _is_office(word: str, keys: list[str]) -> bool:
    """Whether words open with an office, perhaps with its letters: `UVBTV`."""
    return _opening(keys, words_of.PEOPLE) > 0 or (word.strip(",").isupper() and len(word) > 2)


def opens_with_deed(text: str) -> bool:
    """Whether a text opens with what people in pictures do: `Kiểm tra bếp ăn …`."""
    return _opening(_words(canonical(text))[1], words_of.OFFICIAL - {"cùng"}) > 0


def opens_with_person(text: str) -> bool:
    """Whether a text opens with somebody's title and name."""
    return _is_person(*_words(canonical(text)))


def _is_busy(keys: list[str]) -> bool:
    """Whether a line says what somebody does, or where something is that can be seen."""
    said = _said(keys)
    if len(keys) < _SHORTEST_LINE:
        return len(keys) == _SHORTEST_LINE - 1 and not words_of.DEEDS.isdisjoint(said)
    if not (words_of.DONE.isdisjoint(said) and words_of.NEAR.isdisjoint(said)):
        return True
    seen = words_of.THINGS | words_of.OCCASIONS
    places = [at for at in range(1, len(keys)) if keys[at] in words_of.PLACES]
    return any(_opening(rest, seen) for at in places for rest in _rests(keys[at + 1 :]))


def _is_beside(words: list[str], keys: list[str], places: frozenset[str]) -> bool:
    """Whether right behind a full name stands where somebody is or who is with them: no verb."""
    name = _opening(keys, words_of.TITLES)
    at = next((at for at in range(name, len(words)) if not words[at][0].isupper()), len(words))
    return name > 0 and 2 <= at - name <= 4 and _opening(keys[at:], places) > 0


def canonical(text: str) -> str:
    """A text of a line's length with one way to write its tone marks and its spaces."""
    return " ".join(normalize_tone_marks(unicodedata.normalize("NFC", text)).split())


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words, and the same in small letters without brackets; none where the first has no capital."""
    words = _DEGREE.sub("Ông ", text, count=1).split() if _DEGREE.match(text) else text.split()
    if not words or not words[0][0].isupper():
        return [], []
    return words, [word.strip("(),").casefold() for word in words]


def _rests(keys: list[str]) -> list[list[str]]:
    """The words, and the words behind one and two counts they open with; none of those that mean something else."""
    rests = [keys]
    while len(rests) <= 2 and _opening(rests[-1], words_of.COUNTS):
        rests.append(rests[-1][_opening(rests[-1], words_of.COUNTS) :])
    return [rest for rest in rests if not _opening(rest, words_of.FIGURATIVE)]


def _breaks_off(words: list[str]) -> bool:
    """Whether words are two sentences, or one that breaks off at somebody's initials; `khóa I` and `TP. Huế` do not."""
    initial = len(words[-1]) == 1 and words[-1].isalpha()
    numbered = words[-1] in _ROMAN and words[-2:-1] != [] and words[-2].casefold() in _COUNTED
    return (initial and not numbered) or any(word.endswith(".") and word not in _SHORT for word in words)


def _is_person(words: list[str], keys: list[str]) -> bool:
    """Whether words open with somebody's title and name."""
    title = _opening(keys, words_of.TITLES)
    return 0 < title < len(words) and words[title][0].isupper()


def _is_name(words: list[str]) -> bool:
    """Whether words can be nothing but names and offices; a short one that ends in small letters is a sentence."""
    capitals = sum(word[0].isupper() for word in words)
    ends = len(words) > 4 or words[-1][0].isupper()
    return 3 <= len(words) <= _LONGEST_NAME and 2 * capitals >= len(words) and ends


def _counts_times(keys: list[str]) -> bool:
    """Whether a sentence says how many times, and does not name a congress or a contest by its number."""
    for at in range(len(keys) - 1):
        if keys[at] == "lần" and keys[at + 1] in {"thứ", "đầu", "này", "nữa"}:
            return "hội" not in keys[:at]
    return False


def _is_figure(keys: list[str], at: int) -> bool:
    """Whether a word says how much or when, and is no name as in `tổ 3`, `đồi A1` or `siêu thị 0 đồng`."""
    word = keys[at]
    if word[:1].isalpha() or not any(char.isdigit() for char in word):
        return False
    named = at > 0 and keys[at - 1] in words_of.NUMBERED and len(word) <= 2 and word.isdigit()
    return not named and word != "0"


def _plain(words: list[str], keys: list[str]) -> list[str]:
    """The words in small letters; an empty one for each that is part of a name or of an entry of `HARMLESS`."""
    plain = ["" if at and word[0].isupper() else key for at, (word, key) in enumerate(zip(words, keys, strict=True))]
    for at in range(len(plain)):
        size = _opening(plain[at:], words_of.HARMLESS)
        plain[at : at + size] = [""] * size
    return plain


def _opening(keys: list[str], listed: frozenset[str]) -> int:
    """How many syllables the longest entry has that the words open with; 0 without one."""
    return next((size for size in range(words_of.PHRASE, 0, -1) if " ".join(keys[:size]) in listed), 0)


def _said(keys: list[str]) -> set[str]:
    """What is said behind the first word, without the words that only look like deeds: `tập thể`, `nghỉ hưu`."""
    rest = list(keys)
    for at in range(len(rest)):
        size = _opening(rest[at:], words_of.UNSEEN)
        rest[at : at + size] = [""] * size
    return _phrases(rest[1:])


def _phrases(keys: list[str]) -> set[str]:
    """All runs of words as long as the entries of the lists can be."""
    return {" ".join(keys[at : at + size]) for size in range(1, words_of.PHRASE + 1) for at in range(len(keys))}
