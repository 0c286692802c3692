"""What a page's own sub-headings tell of one more line without a stop among its paragraphs.

How a line reads decides most (`scene_signs`): `Cán bộ ăn lương chủ` shows somebody at something, and heads a part
of the text all the same where short lines do, set wide apart, and no picture has left a caption; a line twice as long
as all of these that opens with a deed and names somebody or a place is no heading, though deeds may head a text.
"""

from itertools import pairwise

from unionml.reading.page.captions.scene_signs import opens_with_deed, shows_picture
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import Line

_SHORT = 8
"""Syllables of a short sub-heading, at most."""
_BRIEF = 6
"""Syllables of a line that shows somebody and may be one, at most."""
_HEADINGS = 2
"""Other sub-headings, at least."""
_APART = 2
"""Paragraphs between two sub-headings, at least."""
_TEXT = frozenset({Kind.PROSE, Kind.CAPTION})


class Subheads:
    """The short lines between an article's paragraphs that show nothing.

    Args:
        spoken: the article's lines but for buttons, dates and pictures.
    """

    def __init__(self, spoken: list[Line]) -> None:
        self.spoken = spoken
        alone = [at for at in range(1, len(spoken) - 1) if self._is_alone(at)]
        self.pictured = [at for at in alone if shows_picture(spoken[at].text)]
        self.heads = [at for at in alone if at not in self.pictured]
        self.captioned = any(line.kind is Kind.CAPTION for line in spoken)

    def _is_alone(self, at: int) -> bool:
        """Whether a line without a stop stands alone between two paragraphs."""
        above, line, below = self.spoken[at - 1 : at + 2]
        return line.kind in LOOSE and not line.stop and above.kind in _TEXT and below.kind is Kind.PROSE

    def shows(self, at: int) -> bool | None:
        """Whether line `at` is a caption by the page's sub-headings; None where they tell nothing."""
        line = self.spoken[at]
        others = [other for other in self.heads if other != at]
        if len(others) < _HEADINGS or any(self.spoken[other].size > _SHORT for other in others):
            return None
        named = any(a[0].isupper() and b[0].isupper() for a, b in pairwise(line.text.split()[1:]))
        if at in self.pictured:
            plain = line.size <= _BRIEF and not named and not any(map(str.isdigit, line.text))
            return False if plain and self.pictured == [at] and not self.captioned and self._is_apart(at) else None
        deed = line.size > _SHORT and named and not line.bullet and opens_with_deed(line.text)
        return True if deed and at in self.heads else None

    def _is_apart(self, at: int) -> bool:
        """Whether paragraphs stand between a line and the sub-headings next to it."""
        below = next((other for other in self.heads if other > at), len(self.spoken))
        above = next((other for other in reversed(self.heads) if other < at), -1)
        between = (range(above + 1, at), range(at + 1, below))
        return all(sum(self.spoken[i].kind is Kind.PROSE for i in part) >= _APART for part in between)
