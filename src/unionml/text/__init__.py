"""The one canonical form of Vietnamese text, its sentences and its syllables.

`canonicalize` is for models: it makes spellings that mean the same the same. `sentence_spans` and `split_sentences` never
change a character, so that a summary can quote its source.
"""

import re
import unicodedata

TEXT_VERSION = 1


def canonicalize(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def sentence_spans(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"\S.*?(?:[.!?…]+(?=\s|$)|$)", text, re.M)]


def split_sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def syllables(text: str) -> list[str]:
    return re.findall(r"\w+", canonicalize(text).lower())
