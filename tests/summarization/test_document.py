"""An article as arrays agrees with counting by hand."""

from collections import Counter
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.candidates import Candidate
from unionml.summarization.document import Document, Terms

SENTENCES = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=6), min_size=1, max_size=5)


def _document(sentences: list[list[str]], title: list[str], captions: list[str]) -> Document:
    found = [Candidate(" ".join(one), 0, 0, 0, tuple(one), order) for order, one in enumerate(sentences)]
    return Document.of(found, title, captions)


def _check(terms: Terms, names: list[object], by_sentence: list[list[object]]) -> None:
    counts = Counter(name for one in by_sentence for name in one)
    assert sorted(map(str, names)) == sorted(map(str, counts))
    assert terms.count.tolist() == [counts[name] for name in names]
    assert terms.spread.tolist() == [sum(name in one for one in by_sentence) for name in names]
    assert terms.first.tolist() == [min(i for i, one in enumerate(by_sentence) if name in one) for name in names]
    holds = np.array([[name in one for name in names] for one in by_sentence], dtype=np.float32)
    assert np.array_equal(terms.rows_of(np.arange(len(by_sentence))), holds.reshape(len(by_sentence), terms.size))
    values = np.arange(1, 2 * terms.size + 1, dtype=np.float32).reshape(terms.size, 2)
    assert np.array_equal(terms.sums(values), holds @ values)
    assert np.array_equal(terms.sums(values[:, 0]), holds @ values[:, 0])


BESIDE = st.lists(st.sampled_from("abcxy"), max_size=5)


@given(SENTENCES, BESIDE, BESIDE)
def test_arrays_are_what_counting_gives(sentences: list[list[str]], title: list[str], captions: list[str]) -> None:
    document = _document(sentences, title, captions)
    words = document.words
    pairs = [(words[i], words[j]) for i, j in zip(document.left.tolist(), document.right.tolist(), strict=True)]
    _check(document.unigrams, list(words), [list(one) for one in sentences])
    _check(document.bigrams, list(pairs), [list(pairwise(one)) for one in sentences])
    assert document.in_title.tolist() == [title.count(word) for word in words]
    assert document.pair_in_title.tolist() == [pair in set(pairwise(title)) for pair in pairs]
    assert document.in_captions.tolist() == [captions.count(word) for word in words]
    assert document.pair_in_captions.tolist() == [pair in set(pairwise(captions)) for pair in pairs]
    assert (document.title_length, document.caption_length) == (len(title), len(captions))
