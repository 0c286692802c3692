import unicodedata
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unionml.article import Article
from unionml.scoring.identity import SeenIds, content_id, digest

ARTICLE = Article(title="Tít", lead="Sapo.", body=("Một đoạn.", "Hai đoạn."), source="a.jsonl:3")


def test_a_content_id_depends_on_the_words_alone() -> None:
    assert content_id(ARTICLE) == content_id(replace(ARTICLE, source="b.csv:9", url="https://example.org"))
    assert content_id(ARTICLE) != content_id(replace(ARTICLE, body=("Một đoạn. Hai đoạn.",)))
    assert len(content_id(ARTICLE)) == 16


def test_a_content_id_is_the_same_in_every_unicode_form() -> None:
    decomposed = replace(ARTICLE, title=unicodedata.normalize("NFD", ARTICLE.title))
    assert content_id(ARTICLE) == content_id(decomposed)


@given(st.lists(st.lists(st.integers(0, 60), max_size=20), max_size=20))
def test_seen_ids_answers_as_a_set_would(batches: list[list[int]]) -> None:
    seen, reference = SeenIds(), set[int]()
    for batch in batches:
        keys = [digest(str(number)) for number in batch]
        answers = seen.contains(np.array(keys, dtype=np.uint64))
        assert answers.tolist() == [key in reference for key in keys]
        new = sorted(set(keys) - reference)
        seen.add(np.array(new, dtype=np.uint64))
        reference.update(new)
