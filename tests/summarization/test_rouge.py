from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.rouge import Scale, ascii_tokens, longest_common_subsequence, rouge, rouge_l, rouge_n

WANTED = "Công đoàn tặng quà công nhân nghèo"
FOUND = "Công đoàn trao quà cho công nhân"


def test_rouge_against_values_counted_by_hand() -> None:
    # 7 syllables against 7. In common: công (twice), đoàn, quà, nhân: 5. Pairs: "công đoàn", "công nhân": 2 of 6.
    # Longest common subsequence: công đoàn quà công nhân: 5.
    scores = rouge(FOUND, WANTED)
    assert scores.f1 == pytest.approx((5 / 7, 2 / 6, 5 / 7))


def test_precision_and_recall_of_texts_of_different_length() -> None:
    score = rouge("công nhân đình công", "công nhân").r1
    assert (score.precision, score.recall) == (2 / 4, 2 / 2)
    assert score.f1 == pytest.approx(2 * 2 / (4 + 2))


def test_a_repeated_syllable_counts_as_often_as_the_other_side_has_it() -> None:
    assert rouge_n(list("aaa"), list("aab"), 1).f1 == pytest.approx(2 / 3)


def test_order_matters_to_rouge_l_only() -> None:
    scores = rouge("nhân công", "công nhân")
    assert scores.f1 == pytest.approx((1.0, 0.0, 0.5))


def test_diacritics_count_but_case_punctuation_and_composition_do_not() -> None:
    assert rouge("CÔNG ĐOÀN, cơ sở!", "công đoàn “cơ sở”").f1 == (1.0, 1.0, 1.0)
    assert rouge("công", "cộng").f1 == (0.0, 0.0, 0.0)
    decomposed = "co\u0302ng"
    assert rouge(decomposed, "công").r1.f1 == 1.0


def test_characters_count_where_nothing_divides_words() -> None:
    scores = rouge("工会召开大会，选举主席。", "大会选举工会主席。")
    assert scores.r1.precision == pytest.approx(8 / 10)
    assert scores.r1.recall == 1


def test_nothing_scores_nothing() -> None:
    assert rouge("", "công đoàn").f1 == (0.0, 0.0, 0.0)
    assert rouge("...", "").f1 == (0.0, 0.0, 0.0)


def test_the_ascii_scale_flatters_unrelated_sentences() -> None:
    assert ascii_tokens("Công đoàn 2023") == ["c", "ng", "o", "n", "2023"]
    first, second = "Nắng ấm", "Lạnh cóng"
    assert rouge(first, second).r1.f1 == 0.0
    # n, ng, m against l, nh, c, ng: one of 3 and 4.
    assert rouge(first, second, scale=Scale.ASCII).r1.f1 == pytest.approx(2 / 7)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_the_subsequence_agrees_with_the_textbook_table(first: list[str], second: list[str]) -> None:
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    assert longest_common_subsequence(first, second) == table[-1][-1]


@given(st.lists(st.integers(0, 5), max_size=20), st.lists(st.integers(0, 5), max_size=20))
def test_scores_stay_in_range_and_f1_is_symmetric(first: list[int], second: list[int]) -> None:
    for measure in (partial(rouge_n, n=1), partial(rouge_n, n=2), rouge_l):
        score = measure(first, second)
        assert 0.0 <= score.f1 <= 1.0
        assert score.f1 == pytest.approx(measure(second, first).f1)
