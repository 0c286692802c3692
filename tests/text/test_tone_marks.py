"""Tone mark placement: which syllables move, and which must not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.text import canonicalize, normalize_tone_marks

MOVED = """
    hoà>hòa hoá>hóa hoả>hỏa hoã>hõa hoạ>họa toà>tòa xoá>xóa khoá>khóa thoả>thỏa loá>lóa oà>òa goá>góa ngoã>ngõa
    khoẻ>khỏe loè>lòe xoè>xòe hoè>hòe choé>chóe toé>tóe
    thuỷ>thủy uý>úy uỷ>ủy huỷ>hủy tuỳ>tùy tuý>túy luỹ>lũy nguỵ>ngụy thuý>thúy truỵ>trụy chuỳ>chùy suý>súy
    HOÀ>HÒA Hoà>Hòa KHOẺ>KHỎE Thuỷ>Thủy UỶ>ỦY Uỷ>Ủy uỶ>ủY
    hòan>hoàn tòan>toàn ngòai>ngoài khỏang>khoảng thỏai>thoải họach>hoạch lóet>loét hùynh>huỳnh bùyt>buỳt HÒAN>HOÀN
""".split()  # noqa: SIM905 - a table reads better than ninety quoted words

KEPT = """
    hòa khỏe thủy ủy hoàn toàn hoạch ngoài khoảng loét khoèo huỳnh khuỷu buýt suýt tuyết nguyễn thuở huế quý quỳ quỷ quỵ
    Quý QUÝ quà quả quá quẻ già giày giá giỏi gì giữ của mùa múa chùa cửa bìa mía nghĩa hoa toe thuy hoài thuê
    soạ̃ zoá woà foé joà hoàx xhoà hoà1 1hoà hoà́ blờoà qoà café olé Huawei façade moût
""".split()  # noqa: SIM905


@pytest.mark.parametrize("pair", MOVED)
def test_mark_moves(pair: str) -> None:
    typed, canonical = pair.split(">")
    assert normalize_tone_marks(typed) == canonical
    assert canonicalize(unicodedata.normalize("NFD", typed)) == canonical


@pytest.mark.parametrize("word", KEPT)
def test_word_is_kept(word: str) -> None:
    assert normalize_tone_marks(word) == word


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("(hoà)bình", "(hòa)bình"),
        ("hoà_bình", "hòa_bình"),
        ("hoà-giải/thuỷ-lợi", "hòa-giải/thủy-lợi"),
        ("“Hoà”, uỷ ban.", "“Hòa”, ủy ban."),
    ],
)
def test_syllables_end_at_anything_but_letters_digits_and_marks(text: str, canonical: str) -> None:
    assert normalize_tone_marks(text) == canonical


@given(st.text(st.sampled_from("hqgtoaeuyinàáảãạèéẻẽẹòóỏõọỳýỷỹỵùúủũụHOAUỶ _1.\u0301")))
def test_only_marks_move(text: str) -> None:
    moved = normalize_tone_marks(text)
    assert len(moved) == len(text)
    assert normalize_tone_marks(moved) == moved
    bare, marks = zip(*(_letters_and_marks(string) for string in (text, moved)), strict=True)
    assert bare[0] == bare[1]
    assert marks[0] == marks[1]


def _letters_and_marks(text: str) -> tuple[str, list[str]]:
    decomposed = unicodedata.normalize("NFD", text)
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return letters, sorted(character for character in decomposed if unicodedata.combining(character))
