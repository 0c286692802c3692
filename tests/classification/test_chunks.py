"""The fast way from texts to ids and n-grams against the plain one."""

import json
import pickle
import threading
import unicodedata
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from unionml.article import Article
from unionml.classification.chunks import ChunkEncoder
from unionml.classification.fields import segments
from unionml.classification.hashing import HashTable
from unionml.classification.ngrams import Vocabulary, learn_vocabulary
from unionml.classification.tokens import NUMBER, SyllableIds, Tokens, encode

ABBREVIATIONS = {"lđlđ": "liên đoàn lao động", "cđ": "công đoàn"}
_KNOWN = "công đoàn hòa thủy quý liên lao động σας ας ắ b12 khoẻ khỏe đ e ff st 5c c5 covid19 α σ ς"
WORDS = [NUMBER, *_KNOWN.split()]
IDS = SyllableIds({word: number for number, word in enumerate(WORDS, start=1)})

# Characters at which a text could be cut wrongly: what vanishes, composes, looks like a digit or joins numbers.
TROUBLE = (
    " .,.,0123456789５６．，'\"“”‘’()-–—_/%&@+*^`~…‥•·\t\n\x0b\x1c\x85\xa0\u2000\u2028\u3000\u200b\u200d\u00ad\ufeff"
    "\u0300\u0301\u0302\u0306\u0309\u0323\u0338\u20e3aăâđĐðoòóeuyúhcqtnHÒỦΣσςΑĐð=<>ﬀﬅİıſ\U0001f600\U0001d400ºª²½"
    "กำខ្មעברהحد가\u0e31\U000e0041\x00\x91\ud800\udc00"
)
NASTY = st.text(st.sampled_from(TROUBLE), max_size=25)
PIECES = st.sampled_from(
    ["hoà", "thuỷ", "khoẻ,", "LĐLĐ", "(CĐ)", "công\u200b", "đoàn.", "1.480", "5,5%", "19h30", "23/11", "ΟΔΟΣ", "b12"]
)
TEXT = st.one_of(
    NASTY, st.text(max_size=20), st.lists(st.one_of(PIECES, NASTY), max_size=8).map(" ".join), st.just("a\u200b" * 99)
)
ARTICLES = st.lists(st.lists(st.tuples(st.integers(0, 2), TEXT), max_size=4), max_size=6)


def same(one: Tokens, other: Tokens) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("ids", "fields", "starts"))


@settings(max_examples=200, deadline=None)
@given(ARTICLES)
@example([[(0, "ΑΣ:Β ΑΣ’Β")], [(1, "5\u200b.\u200b3")], [(2, "１.５"), (2, "hoà\u0301"), (0, "")]])
@example([[(0, "1.480.5"), (1, ".5"), (2, "5."), (2, "a.5,b"), (0, "5,\u200b3"), (0, "ﬁ.5")]])
@example([[], [(0, "เด\u0e31 công")], []])
@example([[(2, "\ud800\udc00"), (0, "a\ud800b 5\udfff5")]])
def test_ids_are_those_of_the_plain_way(articles: list[list[tuple[int, str]]]) -> None:
    encoder = ChunkEncoder(IDS, ABBREVIATIONS)
    expected = encode(articles, IDS, ABBREVIATIONS)
    assert same(encoder.encode(articles), expected)
    assert same(encoder.encode(articles), expected)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=30), st.integers(1, 12), st.integers(3, 9))
def test_blocks_and_forgetting_change_nothing(texts: list[str], characters: int, remembered: int) -> None:
    articles = [[(2, text)] for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("unionml.classification.chunks.BLOCK_CHARACTERS", characters)
        patch.setattr("unionml.classification.chunks.REMEMBERED", remembered)
        found = ChunkEncoder(IDS, ABBREVIATIONS).encode(articles)
    assert same(found, encode(articles, IDS, ABBREVIATIONS))


def test_a_vocabulary_that_tells_numbers_apart() -> None:
    ids = SyllableIds({NUMBER: 1, "2021": 2, "năm": 3})
    articles = [[(0, "Năm 2021, năm 2022: 1.480 suất")]]
    found = ChunkEncoder(ids, {}).encode(articles)
    assert found.ids.tolist() == [3, 2, 3, 1, 1, 0, 0]
    assert same(found, encode(articles, ids, {}))


def corpus() -> list[Article]:
    lines = (ROOT / "data" / "corpus" / "test.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Article(title=row["title"], lead=row["lead"], body=tuple(row["body"])) for row in rows]


def test_real_articles_in_any_spelling() -> None:
    articles = corpus()
    articles += [replace(one, lead=unicodedata.normalize("NFD", one.lead)) for one in articles]
    vocabulary, tokens = learn_vocabulary(map(segments, articles), order=3, min_df=2, abbreviations=ABBREVIATIONS)
    assert same(vocabulary.encode(map(segments, articles)), tokens)


def test_threads_share_a_vocabulary() -> None:
    articles = [list(segments(article)) for article in corpus()]
    expected = encode(articles, IDS, ABBREVIATIONS)
    encoder = ChunkEncoder(IDS, ABBREVIATIONS)
    right: list[bool] = []
    threads = [
        threading.Thread(target=lambda: right.append(same(encoder.encode(articles), expected))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert right == [True] * 4


def test_a_pickled_vocabulary_is_the_same_whatever_it_has_read() -> None:
    vocabulary = Vocabulary(["công đoàn", "quà"], ABBREVIATIONS)
    before = pickle.dumps(vocabulary)
    articles = [[(0, "CĐ tặng quà")]]
    tokens = vocabulary.encode(articles)
    assert pickle.dumps(vocabulary) == before
    copy = pickle.loads(before)
    assert same(copy.encode(articles), tokens)
    assert copy.count(tokens).columns.tolist() == [0, 1]


def test_ngrams_whose_beginnings_are_none() -> None:
    """A vocabulary of other making may hold a phrase without its parts."""
    vocabulary = Vocabulary(["a b c", "b", "b c", "c d e"])
    tokens = vocabulary.encode([[(2, "a b c d e"), (2, "a b"), (2, "c d")], [(0, "c")], [(2, "a b c")]])
    counts = vocabulary.count(tokens)
    assert counts.indptr.tolist() == [0, 4, 4, 7]
    assert counts.columns.tolist() == [0, 1, 2, 3, 0, 1, 2]
    assert counts.counts[:, 2].tolist() == [1, 2, 1, 1, 1, 1, 1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=40), max_size=5), st.lists(st.integers(0, 2**64 - 1)))
def test_a_table_of_numbers_is_a_mapping(parts: list[list[int]], absent: list[int]) -> None:
    table, held = HashTable(), dict[int, int]()
    for part in parts:
        new = [key for key in dict.fromkeys(part) if key not in held]
        table.add(np.array(new, dtype=np.uint64), np.arange(len(held), len(held) + len(new), dtype=np.int32))
        held.update({key: len(held) + place for place, key in enumerate(new)})
    wanted = [*held, *absent]
    assert len(table) == len(held)
    assert table.find(np.array(wanted, dtype=np.uint64)).tolist() == [held.get(key, -1) for key in wanted]


def test_keys_of_one_slot_are_told_apart() -> None:
    inverse = pow(0x9E3779B97F4A7C15, -1, 1 << 64)
    keys = np.array([(number * inverse) % (1 << 64) for number in range(200)], dtype=np.uint64)
    table = HashTable(keys, np.arange(200, dtype=np.int32))
    assert table.find(keys).tolist() == list(range(200))
    assert table.find(np.array([(777 * inverse) % (1 << 64)], dtype=np.uint64)).tolist() == [-1]
