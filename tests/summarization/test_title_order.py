"""Common subsequences with titles agree with those of ROUGE, one by one."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization import title_order
from unionml.summarization.document import Documents
from unionml.summarization.index import Index
from unionml.summarization.rouge import longest_common_subsequence
from unionml.summarization.sets import sets_of
from unionml.summarization.title_order import LONGEST_TITLE, _ones

TEXT = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=9)
TITLE = st.lists(st.sampled_from("abcdxy"), max_size=12) | st.lists(st.sampled_from("ab"), min_size=60, max_size=70)
ARTICLES = st.lists(st.tuples(st.lists(TEXT, min_size=1, max_size=4), TITLE), min_size=1, max_size=3)


@given(ARTICLES, st.sampled_from([1, 7, title_order.MOST_MARKS]))
def test_every_sentence_and_every_set(articles: list[tuple[list[list[str]], list[str]]], most: int) -> None:
    texts, titles = zip(*articles, strict=True)
    marks = Documents.of([Index.of(*one, (), {}) for one in articles], {}).title_marks
    kept = [title[:LONGEST_TITLE] for title in titles]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(title_order, "MOST_MARKS", most)
        expected = [
            longest_common_subsequence(title, text) for one, title in zip(texts, kept, strict=True) for text in one
        ]
        assert marks.of_sentences().tolist() == expected
        n = min(map(len, texts))
        starts = np.cumsum([0, *map(len, texts)])[:-1]
        found = marks.of_sets(starts[:, None] + np.arange(n))
    for row, one, title in zip(found.tolist(), texts, kept, strict=True):
        chosen = [chain.from_iterable(one[i] for i in members if i < n) for members in sets_of(n).members.tolist()]
        assert row == [longest_common_subsequence(title, list(text)) for text in chosen]


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1), st.booleans())
def test_ones_are_counted_with_old_numpy_too(numbers: list[int], is_old: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if is_old:
            patch.delattr(np, "bitwise_count", raising=False)
        assert _ones(np.array(numbers, dtype=np.uint64)).tolist() == [one.bit_count() for one in numbers]
