"""ROUGE for Vietnamese, on syllables with their diacritics.

ROUGE-N and sentence-level ROUGE-L of Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries". The common
`rouge-score` package drops every letter outside a-z before it counts, which tears Vietnamese syllables apart: two
unrelated sentences then share most of their "words". Published tables for Vietnamese are on that scale, so it is kept
here for comparison under its own name, `Scale.ASCII`.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from unionml.text import syllables_and_characters

_ASCII_TOKEN = re.compile(r"[a-z0-9]+")


class Scale(StrEnum):
    """What counts as a token.

    Scores on different scales cannot be compared.
    """

    SYLLABLES = "syllables"
    """Lower-cased canonical syllables with diacritics, punctuation dropped: the scale to report.

    Of Chinese and Japanese, in which nothing divides words, characters.
    """

    ASCII = "ascii"
    """Runs of a-z and 0-9, as the default tokenizer of `rouge-score` has it: only to compare with published tables."""


@dataclass(frozen=True, slots=True)
class RougeScore:
    """One measure of one text; every number lies in [0, 1]."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class RougeScores:
    """ROUGE-1, ROUGE-2 and sentence-level ROUGE-L of one text against one reference."""

    r1: RougeScore
    r2: RougeScore
    rl: RougeScore

    @property
    def f1(self) -> tuple[float, float, float]:
        """The three F1 scores, in the order R1, R2, RL."""
        return self.r1.f1, self.r2.f1, self.rl.f1


def ascii_tokens(text: str) -> list[str]:
    """The tokens of the ASCII scale: lower-cased, everything outside a-z and 0-9 separates."""
    return _ASCII_TOKEN.findall(text.lower())


_TOKENIZERS: dict[Scale, Callable[[str], list[str]]] = {
    Scale.SYLLABLES: syllables_and_characters,
    Scale.ASCII: ascii_tokens,
}


def rouge(candidate: str, reference: str, *, scale: Scale = Scale.SYLLABLES) -> RougeScores:
    """Score one text against one reference.

    Args:
        candidate: the text to judge.
        reference: the text to judge it by.
        scale: what counts as a token.
    """
    tokenize = _TOKENIZERS[Scale(scale)]
    found, wanted = tokenize(candidate), tokenize(reference)
    return RougeScores(
        r1=rouge_n(found, wanted, 1),
        r2=rouge_n(found, wanted, 2),
        rl=rouge_l(found, wanted),
    )


def rouge_n(candidate: Sequence[Hashable], reference: Sequence[Hashable], n: int) -> RougeScore:
    """ROUGE-N: the n-grams in common, each counted at most as often as the other side has it."""
    found = Counter(zip(*(candidate[i:] for i in range(n)), strict=False))
    wanted = Counter(zip(*(reference[i:] for i in range(n)), strict=False))
    return _score((found & wanted).total(), found.total(), wanted.total())


def rouge_l(candidate: Sequence[Hashable], reference: Sequence[Hashable]) -> RougeScore:
    """Sentence-level ROUGE-L: the longest common subsequence of the two whole token sequences."""
    return _score(longest_common_subsequence(candidate, reference), len(candidate), len(reference))


def longest_common_subsequence(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """Length of the longest common subsequence.

    Bit-parallel over one Python integer (Hyyrö 2004, "Bit-parallel LCS-length computation revisited"): a zero bit of
    the state marks a position of `first` where the length grows.
    """
    if not first or not second:
        return 0
    positions: dict[Hashable, int] = {}
    for index, token in enumerate(first):
        positions[token] = positions.get(token, 0) | 1 << index
    everything = (1 << len(first)) - 1
    state = everything
    for token in second:
        matched = state & positions.get(token, 0)
        state = ((state + matched) | (state - matched)) & everything
    return len(first) - state.bit_count()


def _score(common: int, found: int, wanted: int) -> RougeScore:
    precision = common / found if found else 0.0
    recall = common / wanted if wanted else 0.0
    f1 = 2 * common / (found + wanted) if common else 0.0
    return RougeScore(precision=precision, recall=recall, f1=f1)
