"""What every reading of a line begins with: its key, its stop, and whether it is a button or a counter."""

import re
import unicodedata

from unionml.reading.page.cues import english, words
from unionml.reading.page.cues.controls import is_control
from unionml.reading.page.east import lines as east

_CLOSERS = f"\"'”’»)]}}* \t\u00a0\u200b{east.CLOSERS}"
_STOPS = {stop: stop for stop in ".!?…:;"} | east.STOPS
_PICTOGRAPHS = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff\\s]+$")
"""What posts put behind a sentence."""
_TRAILING_NOTE = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]\s*$")
_SIGNED = re.compile(r"[.!?][\"”’']?(?:\s+[—–-]\s*|\s*/\s*|[—–-])VN[SA]$")
"""How Việt Nam News closes each article, and VietnamPlus (`.-VNA`); below pictures a name stands behind them."""
WIDE_GAP = re.compile(r"(?<=\S)(?:\s{3,}|\t)(?=\S)")
"""What stands between two columns, or two labels, of one line."""
_APART = re.compile(r"[\W_]+")


def key_of(text: str) -> str:
    """What two lines share when they say the same: NFC, folded case, letters and digits only."""
    return _APART.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


def stop_of(text: str) -> str:
    """The stop that closes a line, behind closing quotes or one short note in brackets; empty without one."""
    end = text[-200:].rstrip(_CLOSERS)
    if end and end[-1] > "\u2600":
        end = _PICTOGRAPHS.sub("", end).rstrip(_CLOSERS)
    if end and end[-1] in _STOPS:
        return "…" if end.endswith("...") else _STOPS[end[-1]]
    noted = _TRAILING_NOTE.sub("", east.without_note(text[-200:])).rstrip(_CLOSERS)
    stop = _STOPS.get(noted[-1:], "")
    if stop and stop in ".!?…" and noted != end:
        return stop
    if east.closes_speech(text) or (text.endswith(("VNS", "VNA")) and _SIGNED.search(text[-40:])):
        return "."
    return ""


def is_noise(key: str) -> bool:
    """Whether a line (its key) is a button, a counter or a label."""
    if len(key) > 160:
        return False
    if not any(char.isalpha() for char in key):
        return True
    return words.NOISE.match(key) is not None or is_control(key) or east.is_noise(key) or english.is_noise(key)


def is_section(text: str) -> bool:
    """Whether a line is the name of a newspaper's section, or two of them."""
    parts = re.split(r"\s*[-–/|,&>›»]\s*", text)
    return len(text) <= 60 and all(key_of(part) in words.SECTIONS for part in parts)
