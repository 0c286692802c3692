"""Articles as arrays agree with counting by hand, and a batch with its articles one by one."""

from collections import Counter
from itertools import chain, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.candidates import Candidate
from unionml.summarization.document import Documents, Terms, stable_order
from unionml.summarization.index import Index

SENTENCES = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=6), min_size=1, max_size=5)
BESIDE = st.lists(st.sampled_from("abcxy"), max_size=5)
ARTICLES = st.lists(st.tuples(SENTENCES, BESIDE, BESIDE), min_size=1, max_size=4)

Article = tuple[list[list[str]], list[str], list[str]]


def candidates_of(sentences: list[list[str]]) -> list[Candidate]:
    return [Candidate(" ".join(one), 0, 0, 0, tuple(one), order, " ".join(one)) for order, one in enumerate(sentences)]


def _check(terms: Terms, names: list[object], by_sentence: list[list[object]]) -> None:
    counts = Counter(name for one in by_sentence for name in one)
    assert sorted(map(str, names)) == sorted(map(str, counts))
    assert terms.count.tolist() == [counts[name] for name in names]
    assert terms.spread.tolist() == [sum(name in one for one in by_sentence) for name in names]
    assert terms.first.tolist() == [min(i for i, one in enumerate(by_sentence) if name in one) for name in names]
    holds = np.array([[name in one for name in names] for one in by_sentence], dtype=np.float32)
    holds = holds.reshape(len(by_sentence), terms.size)
    values = np.arange(1, 2 * terms.size + 1, dtype=np.float32).reshape(2, terms.size)
    assert np.array_equal(terms.sums(values), values @ holds.T)
    assert np.array_equal(terms.sums(values[0]), holds @ values[0])


@given(SENTENCES, BESIDE, BESIDE)
def test_arrays_are_what_counting_gives(sentences: list[list[str]], title: list[str], captions: list[str]) -> None:
    document = Documents.of_one(candidates_of(sentences), title, captions)
    words = document.strange
    pairs = [(words[i], words[j]) for i, j in zip(document.left.tolist(), document.right.tolist(), strict=True)]
    _check(document.unigrams, list(words), [list(one) for one in sentences])
    _check(document.bigrams, list(pairs), [list(pairwise(one)) for one in sentences])
    for beside, text in ((document.title, title), (document.captions, captions)):
        assert beside.single.tolist() == [text.count(word) for word in words]
        assert beside.pair.tolist() == [pair in set(pairwise(text)) for pair in pairs]
        assert beside.length.tolist() == [len(text)]
    assert document.title_types.tolist() == [len(set(title))]


def _words(sentences: list[list[str]], vocabulary: dict[str, int]) -> list[str]:
    """The distinct words: known ones by their rows, then the others as they come."""
    words = list(dict.fromkeys(chain.from_iterable(sentences)))
    return sorted(words, key=lambda word: vocabulary.get(word, len(vocabulary) + 1))


@given(ARTICLES, st.sampled_from([{}, {"b": 1, "a": 2, "x": 3}]))
def test_a_batch_is_its_articles_one_after_another(articles: list[Article], vocabulary: dict[str, int]) -> None:
    batch = Documents.of([Index.of(*one, vocabulary) for one in articles], vocabulary)
    singles = [Documents.of([Index.of(*one, vocabulary)], vocabulary) for one in articles]
    rows = [[vocabulary.get(word, 0) for word in _words(sentences, vocabulary)] for sentences, *_ in articles]
    assert batch.rows.tolist() == list(chain.from_iterable(rows))
    strange = [[word for word in _words(one, vocabulary) if word not in vocabulary] for one, *_ in articles]
    assert batch.strange == list(chain.from_iterable(strange))
    for name in ("n", "lengths", "total", "place"):
        assert np.array_equal(getattr(batch, name), np.concatenate([getattr(one, name) for one in singles]))
    for kind in ("unigrams", "bigrams"):
        parts: list[Terms] = [getattr(one, kind) for one in singles]
        terms: Terms = getattr(batch, kind)
        for name in ("count", "spread"):
            assert np.array_equal(getattr(terms, name), np.concatenate([getattr(one, name) for one in parts]))
        first = [one.place[part.first] for one, part in zip(singles, parts, strict=True)]
        assert np.array_equal(batch.place[terms.first], np.concatenate(first))
        assert np.diff(terms.bounds).tolist() == [one.size for one in parts]
        assert terms.article.tolist() == [number for number, one in enumerate(parts) for _ in range(one.size)]
    for name in ("title", "captions"):
        for values in ("length", "single", "pair"):
            expected = [getattr(getattr(one, name), values) for one in singles]
            assert np.array_equal(getattr(getattr(batch, name), values), np.concatenate(expected))
    assert batch.strange == [word for one in singles for word in one.strange]


@given(st.lists(st.integers(0, 9) | st.integers(0, 2**62), max_size=30))
def test_the_stable_order_is_that_of_argsort(values: list[int]) -> None:
    array = np.array(values, dtype=np.int64)
    assert np.array_equal(stable_order(array, limit=max([*values, 0]) + 1), array.argsort(kind="stable"))
