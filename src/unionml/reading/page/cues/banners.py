"""What a page asks its visitors for beside an article: consent to store cookies, an address, money. None of it is news.

A page of nothing but such a banner is refused (`page.refusal`).
"""

import re

from unionml.reading.page.cues import cues, service
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import Line

_SAID = 8
"""Syllables of what a banner says, at least."""
_BELOW = 12
"""Lines of a banner below what it says, at most: purposes and buttons."""
_SHORT = 8
"""Syllables of a purpose or a button, at most."""
_NAME = 12
"""Syllables of its heading, at most."""
_ASKED_FOR = re.compile(r"(?:chúng tôi|we) .*\b(?:bạn|quý vị|you)\b|(?:bạn|quý vị|you) .*\b(?:chúng tôi|us|our)\b")
"""Who speaks to whom, as a key."""
_BUTTON = re.compile(
    r"(?:đăng ký|đóng góp|ủng hộ|gửi|tham gia|subscribe|sign up|donate|support us)(?: (?:ngay|tại đây|now|here))?"
)
"""The button below, as a key."""
_BOX = re.compile(
    r"\b(?:đăng ký|bản tin|nhận (?:tin|thư)|thư (?:tuần|ngày|sáng)|ủng hộ|đóng góp"
    r"|newsletter|subscribe|donate|support)\b"
)
"""What the heading of such a box speaks of, as a key."""
_ACCOUNT = re.compile(r"\d{6}|@")
_APPEAL = 45
"""Syllables of what it says, at most."""


def mark_consent(lines: list[Line]) -> None:
    """Tell what a banner says and its buttons from text, in place.

    It speaks to visitors of cookies or their privacy, and below stand buttons to agree or not: two, or one right below.
    News of cookies has none.
    """
    pressed = {at for at, line in enumerate(lines) if _is_button(line)}
    for at, line in enumerate(lines) if pressed else ():
        if line.size < _SAID or not _asks(line):
            continue
        last = at
        buttons = 0
        for place in range(at + 1, min(at + 1 + _BELOW, len(lines))):
            if place in pressed:
                buttons += 1
                last = place
            elif lines[place].size > _SHORT and not _asks(lines[place]):
                break
        if buttons >= 2 or (buttons and last == at + 1 and "cookie" in whole_key(line)):
            first = at
            while first > 0 and lines[first - 1].size <= _NAME and service.CONSENT.search(lines[first - 1].key):
                first -= 1
            for part in lines[first : last + 1]:
                part.kind, part.level = Kind.NOISE, 0


def _is_button(line: Line) -> bool:
    return line.size <= _SHORT and service.CONSENT_BUTTON.fullmatch(line.key) is not None


def _asks(line: Line) -> bool:
    key = whole_key(line)
    return service.CONSENT.search(key) is not None and service.TO_VISITORS.search(key) is not None


def whole_key(line: Line) -> str:
    """The key of a line, of a paragraph too that is too long to be a headline."""
    return line.key or cues.key_of(line.text)


def mark_appeals(lines: list[Line]) -> None:
    """Tell a box that asks for an address or for money from text: a sentence to the reader above a button, in place.

    What a newspaper collects for others has an account and no button.
    """
    for at in range(1, len(lines) - 1):
        line, button = lines[at], lines[at + 1]
        if line.kind is not Kind.PROSE or line.size > _APPEAL or not _BUTTON.fullmatch(button.key):
            continue
        if not _ASKED_FOR.search(whole_key(line)) or _ACCOUNT.search(line.text):
            continue
        above = lines[at - 1]
        headed = above.kind is not Kind.PROSE and above.size <= _NAME and _BOX.search(above.key) is not None
        for part in lines[at - headed : at + 2]:
            part.kind, part.level = Kind.NOISE, 0
