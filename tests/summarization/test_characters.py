"""Counting characters for many sentences at once gives what `str` gives for each."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.characters import STYLE_CHARACTERS, CharacterCounts

# Beside any text: digits and capitals of other scripts and planes, and half of a surrogate pair.
TEXT = st.text() | st.text("aÁ19٣²Ⅳ１ＡⓐⒶ“”:.(\ud800\U0001d400\U0001d7d8", max_size=12)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_counts_are_those_of_each_text(texts: list[str]) -> None:
    counts = CharacterCounts(texts)
    assert counts.capitals.tolist() == [sum(map(str.isupper, text)) for text in texts]
    assert counts.digits.tolist() == [sum(map(str.isdigit, text)) for text in texts]
    for character in STYLE_CHARACTERS:
        assert counts.of(character).tolist() == [text.count(character) for text in texts]
    assert counts.has_any("“(1").tolist() == [any(one in text for one in "“(1") for text in texts]
    bounds = [0, *range(1, len(texts), 2), len(texts)]
    for (start, end), row in zip(pairwise(bounds), counts.style(np.array(bounds)), strict=True):
        assert row.tolist() == ["".join(texts[start:end]).count(character) for character in STYLE_CHARACTERS]


def test_empty_texts_have_no_characters() -> None:
    counts = CharacterCounts(["", "A1", ""])
    assert counts.capitals.tolist() == [0, 1, 0]
    assert np.array_equal(counts.digits, [0, 1, 0])
