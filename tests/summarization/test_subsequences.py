"""Common subsequences of sets of texts agree with those of ROUGE, one by one."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.rouge import longest_common_subsequence
from unionml.summarization.sets import sets_of
from unionml.summarization.subsequences import lengths_of_sets, marks_of

TEXT = st.lists(st.sampled_from("abcdef"), max_size=9)


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT)
def test_every_set_of_texts(texts: list[list[str]], reference: list[str]) -> None:
    chosen = [[texts[i] for i in members if i < len(texts)] for members in sets_of(len(texts)).members.tolist()]
    joined = [list(chain.from_iterable(one)) for one in chosen]
    expected = [longest_common_subsequence(reference, text) for text in joined]
    assert lengths_of_sets(marks_of(texts, reference), len(reference)).tolist() == expected
