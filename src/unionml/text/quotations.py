"""Which quotation marks open and which close: needed where a mark stands between two blanks."""

import re
from typing import Final

_MARK: Final = re.compile('["“”«»]')
_BEFORE_OPENING: Final = frozenset("([{–—-:")
_AFTER_CLOSING: Final = frozenset(",;:.!?…)]}")


class Quotation:
    """Follows the quotation marks of one text from left to right, each looked at once.

    A straight mark with a blank on one side only shows where it faces, and a colon before it opens; others alternate.
    A mark that was never closed misleads only up to the next one that shows where it faces.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._is_open = False

    def forget(self, position: int) -> None:
        """Start anew behind a line break: no quotation goes on across it."""
        self._position = max(self._position, position)
        self._is_open = False

    def is_open_at(self, position: int) -> bool:
        """Whether a quotation is open just before an offset; offsets may only grow from call to call."""
        for match in _MARK.finditer(self._text, self._position, max(self._position, position)):
            self._is_open = self._opens(match.start())
        self._position = max(self._position, position)
        return self._is_open

    def _opens(self, place: int) -> bool:
        text = self._text
        if text[place] != '"':
            return text[place] in "“«"
        before = text[max(0, place - 2) : place]
        after = text[place + 1 : place + 2]
        opens = not before or before[-1].isspace() or before[-1] in _BEFORE_OPENING
        closes = not after or after.isspace() or after in _AFTER_CLOSING
        if opens == closes:
            return before.startswith(":") or not self._is_open
        return opens
