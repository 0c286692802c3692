"""Which sentences are direct speech that other sentences open, close or tell the speaker of."""

from collections.abc import Sequence

from unionml.summarization.cues import has_word, says

LONGEST = 800
"""More characters between two marks are not one speech: a mark is missing."""

MOST_OF_OTHERS = 0.2
"""Where a larger share of the sentences speaks in the first person, the author tells a story of his own."""

_BEFORE_OPENING = frozenset(" ([:–—-")
_BEHIND_CLOSING = frozenset(" ,;:.!?…)]")


def open_quotations(sentences: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """For each sentence of a paragraph whether a quotation is open before it, and whether one is left open after it.

    A quotation that is never closed is left open by the sentence that opens it and by no other.
    """
    before, after = [False] * len(sentences), [False] * len(sentences)
    opened = None
    for place, text in enumerate(sentences):
        if _closes_what_it_opens(text):
            continue
        opens = _opens(text, is_open=opened is not None)
        if opened is not None and sum(map(len, sentences[opened:place])) <= LONGEST and not _opens_first(text):
            before[opened + 1 : place + 1] = [True] * (place - opened)
            after[opened:place] = [True] * (place - opened)
        after[place] = opens
        opened = place if opens else None
    return before, after


def speaking_unnamed(sentences: Sequence[str]) -> list[int]:
    """The sentences of an article in which somebody says "tôi" of whom only a sentence before it tells."""
    found = [place for place, one in enumerate(sentences) if "ôi" in one and _is_nobodys(one)]
    return found if len(found) <= MOST_OF_OTHERS * len(sentences) else []


def _is_nobodys(text: str) -> bool:
    # A colon or a quotation mark shows that somebody is quoted, and mostly who.
    if ":" in text or '"' in text or "“" in text or "”" in text or "«" in text:
        return False
    return (has_word(text, "tôi") or has_word(text, "Tôi")) and not says(text)


def _closes_what_it_opens(text: str) -> bool:
    """Whether there are as many marks of each kind as counterparts, as in nearly all sentences."""
    return not (
        ('"' in text and text.count('"') % 2)
        or (("“" in text or "”" in text) and text.count("“") != text.count("”"))
        or (("«" in text or "»" in text) and text.count("«") != text.count("»"))
    )


def _opens(text: str, *, is_open: bool) -> bool:
    """Whether the last quotation mark of a sentence opens; where it does not show, marks take turns."""
    place = max(map(text.rfind, '"“”«»'))
    if text[place] != '"':
        return text[place] in "“«"
    return _faces(text, place, is_open=is_open)


def _opens_first(text: str) -> bool:
    """Whether the first quotation mark of a sentence opens, so that one left open before it was never closed."""
    place = min(found for mark in '"“”«»' if (found := text.find(mark)) >= 0)
    return text[place] in "“«" if text[place] != '"' else _faces(text, place, is_open=True)


def _faces(text: str, place: int, *, is_open: bool) -> bool:
    """Whether a straight mark opens: it faces the words that it belongs to."""
    opens = place == 0 or text[place - 1] in _BEFORE_OPENING
    closes = place + 1 == len(text) or text[place + 1] in _BEHIND_CLOSING
    return opens if opens != closes else not is_open
