"""Which languages a model learnt from, for its card: as far as letters and a few words tell, and no further."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from unionml.article import Article
from unionml.classification.encoder_stack import is_vietnamese
from unionml.classification.trimming import script_of, scripts_of

_FEWEST = 0.02
"""Share of the articles, at least, of a language that a model is said to have learnt from."""
_SAMPLE = 2000
"""Characters of an article that are looked at."""
_KANA = 0.1
"""Share of Japanese letters, at least, that are no Han."""
_ENGLISH = frozenset(("the", "of", "and", "to", "for", "is", "with", "was", "by", "from", "at"))
_ENGLISH_SHARE = 0.1
"""Of the words of English news one in five is among these (small words as marks of a language: Grefenstette, 1995), of
Vietnamese without its marks not one in eleven."""
_FEWEST_WORDS = 3
"""So many different ones, at least: `to` and `the` are also `tổ` and `thể` without their marks."""
_SCRIPT_SHARE = 0.001
"""Share of a vocabulary, at least, that is no accident."""


def language_of(articles: Iterable[Article]) -> str | None:
    """`vi` where nine in ten articles are in Vietnamese; None where they are not."""
    known = [is_vietnamese(article) for article in articles]
    return "vi" if known and sum(known) >= 0.9 * len(known) else None


@dataclass(frozen=True, slots=True)
class Languages:
    """What a fine-tuned encoder can read.

    Attributes:
        learnt: ISO 639-1 codes of the languages that two in a hundred training articles are in, the most frequent
            first. Vietnamese, English, Korean, Chinese and Japanese are told; articles in others count, but name none.
        scripts: those that its base has pieces of, by the first word of their letters' names in Unicode (Han is
            `CJK`), the most frequent first.
    """

    learnt: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()

    @classmethod
    def of(cls, articles: Iterable[Article], vocabulary: Collection[str]) -> "Languages":
        """Look at the training articles and at the pieces that a tokenizer knows."""
        told = Counter(map(_told, articles))
        found = Counter(script for piece in vocabulary for script in scripts_of(piece))
        return cls(
            tuple(code for code, count in told.most_common() if code and count >= _FEWEST * told.total()),
            tuple(script for script, count in found.most_common() if count >= _SCRIPT_SHARE * len(vocabulary)),
        )


def _told(article: Article) -> str:
    if is_vietnamese(article):
        return "vi"
    text = " ".join((article.title, article.lead, *article.body))[:_SAMPLE]
    scripts = Counter(map(script_of, text))
    del scripts[""]
    kana, letters = scripts["HIRAGANA"] + scripts["KATAKANA"], scripts.total()
    if 2 * scripts["HANGUL"] > letters:
        return "ko"
    if 2 * (scripts["CJK"] + kana) > letters:
        return "ja" if kana >= _KANA * letters else "zh"
    words = text.lower().split()
    small = Counter(word for word in words if word in _ENGLISH)
    return "en" if len(small) >= _FEWEST_WORDS and small.total() >= _ENGLISH_SHARE * len(words) else ""
