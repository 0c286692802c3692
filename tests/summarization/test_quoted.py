import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.quoted import LONGEST, open_quotations, speaking_unnamed


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_a_quotation_over_three_sentences_is_open_between_them(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    sentences = [f"Ông nói: {opening}Đất níu bánh xe.", "Người thì không.", f"Ta làm tiếp{closing}.", "Tổ ăn cơm."]
    assert open_quotations(sentences) == ([False, True, True, False], [True, True, False, False])


def test_a_quotation_that_is_never_closed_is_left_open_by_its_own_sentence_only() -> None:
    sentences = ["Ông nói: “Đất níu bánh xe.", "Tổ ăn cơm.", "Bà kể: “Vui lắm.", "Rồi bà cười”, cô nói."]
    assert open_quotations(sentences) == ([False, False, False, True], [True, False, True, False])
    far = ["Ông nói: “Đất níu bánh xe.", "Tổ ăn cơm. " * (LONGEST // 10), "Ai cũng vui”."]
    assert open_quotations(far) == ([False, False, False], [True, False, False])


def test_one_speech_may_end_where_another_begins() -> None:
    sentences = ["“Vui lắm.", "Quà nhỏ thôi”, bà kể: “Cả năm mới về.", "Ai cũng có”."]
    assert open_quotations(sentences) == ([False, True, True], [True, True, False])


def test_straight_marks_between_blanks_take_turns() -> None:
    assert open_quotations(['" Tôi vui.', 'Ai cũng vui ", bà nói.', "Hết."])[1] == [True, False, False]


@given(st.lists(st.text(alphabet='“”"«» a.', max_size=6), max_size=6))
def test_every_sentence_has_its_two_answers(sentences: list[str]) -> None:
    before, after = open_quotations(sentences)
    assert len(before) == len(after) == len(sentences)
    assert not any(before[:1])
    # What is open before a sentence was left open by the one before it.
    assert all(left for left, opened in zip(after, before[1:], strict=False) if opened)


def test_who_says_i_is_told_outside_of_quotations_or_not_at_all() -> None:
    news = ["Công đoàn tặng quà.", "Chúng tôi rất vui.", "Chị Hoa nói tôi vui.", "“Tôi vui”, chị cười."] + ["A."] * 9
    assert speaking_unnamed(news) == [1]
    assert speaking_unnamed(["Tôi làm thợ.", "Tôi gom giấy.", "Trời mưa."]) == []
