"""Sets of a few sentences, and what they share."""

from itertools import combinations

import numpy as np
import pytest

from unionml.summarization.sets import complete_of, cut_off, dangling, followed_of, meets_of, parents_of, sets_of


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8])
def test_sets_meet_those_that_they_share_a_sentence_with(n: int) -> None:
    sets = [set(one) for size in (1, 2, 3) for one in combinations(range(n), size)]
    assert [set(one) - {n} for one in sets_of(n).members.tolist()] == sets
    choices = [{i for i in range(n) if number >> i & 1} for number in range(1 << n)]
    assert meets_of(n).tolist() == [[bool(one & other) for other in sets] for one in choices]


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8])
def test_the_sets_of_the_first_sentences_are_complete(n: int) -> None:
    sets = [one for size in (1, 2, 3) for one in combinations(range(n), size)]
    assert complete_of(n).tolist() == [[max(one) < there for one in sets] for there in range(n + 1)]


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8])
def test_parents_come_before_their_sets(n: int) -> None:
    known: list[tuple[int, ...]] = [()]
    for parents, last in parents_of(n):
        known += [(*known[parent], one) for parent, one in zip(parents.tolist(), last.tolist(), strict=True)]
    assert known[1:] == [tuple(i for i in one if i < n) for one in sets_of(n).members.tolist()]


def test_a_sentence_dangles_without_its_neighbour() -> None:
    weights = np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]], dtype=np.float32)
    places = np.array([[0, 1, 2], [0, 1, 5]])
    #                        0    1    2    01   02   12   012
    assert dangling(weights, places).tolist() == [[1, 0, 2, 1, 3, 0, 1], [0, 3, 0, 0, 0, 3, 0]]
    assert np.array_equal(dangling(weights[1], places[1]), dangling(weights, places)[1])


def test_a_sentence_is_cut_off_without_the_one_after_it() -> None:
    weights = np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]], dtype=np.float32)
    places = np.array([[0, 1, 2], [0, 1, 5]])
    #                        0    1    2    01   02   12   012
    assert cut_off(weights, places).tolist() == [[1, 0, 2, 0, 3, 2, 2], [0, 3, 0, 3, 0, 3, 3]]


def test_which_sentences_a_set_follows_up() -> None:
    sets = sets_of(4)
    followed = followed_of(4)
    for row, members in enumerate(sets.members.tolist()):
        held = [one for one in members if one < 4]
        assert [place for place in range(4) if followed[row, place]] == held[:-1]
