"""The one canonical form of Vietnamese text, its sentences and its syllables.

`canonicalize` and `syllables` are for models: they make spellings that mean the same the same. `sentence_spans` and
`split_sentences` never change a character, so that a summary can quote its source.
"""

from unionml.text.canonical import TEXT_VERSION, canonicalize
from unionml.text.sentences import sentence_spans, split_sentences
from unionml.text.tokens import count_syllables, syllables, syllables_and_characters
from unionml.text.tone_marks import normalize_tone_marks

__all__ = [
    "TEXT_VERSION",
    "canonicalize",
    "count_syllables",
    "normalize_tone_marks",
    "sentence_spans",
    "split_sentences",
    "syllables",
    "syllables_and_characters",
]
