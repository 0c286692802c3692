import unicodedata

from unionml.text.persons import FAMILY_NAMES, INTERVIEWERS, KINSHIP


def test_words_are_as_the_text_they_are_looked_up_in() -> None:
    for words, as_written in ((FAMILY_NAMES, str.capitalize), (KINSHIP, str.lower), (INTERVIEWERS, str.lower)):
        assert [word for word in words if word != as_written(unicodedata.normalize("NFC", word))] == []
