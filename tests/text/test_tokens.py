"""Syllables: what counts as one."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.text import canonicalize, count_syllables, syllables, syllables_and_characters, tokens

SYLLABLES = {
    "words": ("Công đoàn Việt Nam", ["công", "đoàn", "việt", "nam"]),
    "punctuation": ("“Vì sao?” – ông hỏi…", ["vì", "sao", "ông", "hỏi"]),
    "canonical spelling": ("Hoà bình, THUỶ lợi", ["hòa", "bình", "thủy", "lợi"]),
    "thousands": ("1.480 người, 399.000.000 đồng", ["1.480", "người", "399.000.000", "đồng"]),
    "decimal": ("87,5 %", ["87,5"]),
    "number at the end of a sentence": ("phòng số 5. Ông", ["phòng", "số", "5", "ông"]),
    "date": ("ngày 23/11/2023", ["ngày", "23", "11", "2023"]),
    "time": ("7h30", ["7h30"]),
    "letters and digits": ("F0 và Covid-19", ["f0", "và", "covid", "19"]),
    "apostrophe": ("H'Mông", ["h", "mông"]),
    "underscore of a segmenter": ("công_đoàn", ["công", "đoàn"]),
    "abbreviation": ("TP.HCM", ["tp", "hcm"]),
    "Russian": ("Профсоюз, да", ["профсоюз", "да"]),
    "Hindi": ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
    "Thai": ("ที่นี่", ["ที่นี่"]),
    "Arabic with vowels": ("كِتَاب", ["كِتَاب"]),
    "Chinese": ("工会", ["工会"]),
    "mark that joins no letter": ("x\u0301y", ["x\u0301y"]),
    "empty": ("", []),
    "no syllable": ("… – !", []),
}


@pytest.mark.parametrize(("text", "expected"), SYLLABLES.values(), ids=SYLLABLES.keys())
def test_syllables(text: str, expected: list[str]) -> None:
    assert syllables(text) == expected
    assert count_syllables(text) == len(expected)


@given(st.text())
def test_count_is_the_number_of_syllables(text: str) -> None:
    assert count_syllables(text) == len(syllables(text))


@given(st.text())
def test_spelling_does_not_matter(text: str) -> None:
    assert syllables(unicodedata.normalize("NFD", text)) == syllables(unicodedata.normalize("NFC", text))


@given(st.text())
def test_syllables_of_syllables_are_the_same(text: str) -> None:
    assert syllables(" ".join(syllables(text))) == syllables(text)


@given(st.text())
def test_every_letter_is_in_a_syllable(text: str) -> None:
    assert bool(syllables(text)) or not any(c.isalnum() for c in text if c.isascii())
    assert all(syllable and not syllable.isspace() for syllable in syllables(text))


def test_combining_marks_of_no_script_break_a_word() -> None:
    marks = [c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c) in {"Mn", "Mc"}]
    assert len(marks) > 1000
    assert [f"U+{ord(mark):04X}" for mark in marks if len(syllables(f"\u0915{mark}\u0915")) != 1] == []


# Pieces that meet in odd ways: marks to move, numbers and punctuation without blanks, letters that fold oddly.
_PIECES = st.sampled_from(
    [
        *["hoà", "HÒA", "hòan", "ngòai", "thuỷ", "quý", "khoẻ", "1.480", "5,", ".5", "_", "-", ".", "“", " ", "\n"],
        *["\u0301", "\u0302", "\u0483", "\u00ad", "ि", "ꙮ", "²", "Ⅳ", "İ", "ı", "ſ", "K", "a", "ô", "n", "g", "i", "đ"],
    ]
)
_SLOWLY = re.compile("[0-9]+(?:[.,][0-9]+)+|[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*")


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_the_fast_way_finds_what_the_pattern_finds(text: str) -> None:
    canonical = canonicalize(text).lower()
    if not re.search("[\u0483\u0900-\u0dff]", canonical):
        assert syllables(text) == _SLOWLY.findall(canonical)
    assert len(syllables(text)) == count_syllables(text)


def test_what_is_remembered_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"({word}{number}, hoà" for number in range(20) for word in ("Ông", "a"))
    before = syllables(text)
    monkeypatch.setattr(tokens, "_MOST_CHUNKS", 8)
    assert syllables(text + " (b1, " + "c" * 500) == [*before, "b1", "c" * 500]
    assert len(tokens._CHUNKS) <= 8
    assert "c" * 500 not in tokens._CHUNKS
    assert syllables(text) == before


@given(st.lists(st.text("aàÀoòOΣσ\u0301\u0130.,'_5"), max_size=6), st.text())
def test_blanks_part_syllables_whatever_was_read_before(chunks: list[str], other: str) -> None:
    text = " ".join(chunks)
    found = syllables(text)
    syllables(f"{other} {text}")
    assert syllables(text) == found == tokens._pattern(text).findall(canonicalize(text).lower())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工会第8次代表大会, 2025", ["工", "会", "第", "8", "次", "代", "表", "大", "会", "2025"]),
        ("労働者80人を表彰した。", ["労", "働", "者", "80", "人", "を", "表", "彰", "し", "た"]),
        ("Công đoàn 工会 Việt Nam", ["công", "đoàn", "工", "会", "việt", "nam"]),
        ("노동조합 대회", ["노동조합", "대회"]),
    ],
)
def test_characters_count_where_nothing_divides_words(text: str, found: list[str]) -> None:
    assert syllables_and_characters(text) == found


@given(st.text())
def test_text_without_such_characters_has_the_same_syllables(text: str) -> None:
    if not re.search("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]", text):
        assert syllables_and_characters(text) == syllables(text)
