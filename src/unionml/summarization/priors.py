"""What training saw of syllables at large: how often they pass from a body into its sapo, and how papers sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.characters import CharacterCounts
from unionml.summarization.document import Documents, Flags, Integers, Reals, stable_order

N_STYLE = 6
"""Guesses from the style of a text: log length of the sapo; ROUGE of the first sentence, the title, the best sentence
and the second; log place of the best."""


@dataclass(frozen=True)
class Priors:
    """Tables over the syllables and pairs that training saw often enough.

    Attributes:
        vocabulary: row of each known syllable; row 0 stands for every other one.
        unigrams: shape (n_known + 1, 2): log-odds of standing in the sapo given that the body has it, and idf.
        pair_codes: `left * (n_known + 1) + right` of the known pairs, ascending.
        pairs: shape (n_pairs + 1, 3): the same two numbers and the appeal, by how much a sentence that has the pair
            does better alone than its place and its likeness to the title tell; the last row is for every other pair.
        style: shape (n_known + 1 + len(STYLE_CHARACTERS), N_STYLE): weights of a linear guess from log counts.
        pair_style: the same for the known pairs, shape (n_pairs + 1, N_STYLE).
        style_bias: shape (N_STYLE,).
    """

    vocabulary: Mapping[str, int]
    unigrams: Reals
    pair_codes: NDArray[np.int32] | Integers
    pairs: Reals
    style: Reals
    pair_style: Reals
    style_bias: Reals

    def rows(self, documents: Documents) -> Integers:
        """Row of each of the articles' syllables, shape (unigrams.size,)."""
        if documents.vocabulary is self.vocabulary:
            return documents.rows
        rows = documents.rows.copy()
        rows[rows == 0] = [self.vocabulary.get(word, 0) for word in documents.strange]
        return rows

    @cached_property
    def _numbers(self) -> Flags:
        """Whether each row is that of a syllable which begins with a digit."""
        numbers = np.zeros(len(self.vocabulary) + 1, dtype=bool)
        numbers[[row for word, row in self.vocabulary.items() if word[0].isdigit()]] = True
        return numbers

    def numbers(self, documents: Documents, rows: Integers) -> Flags:
        """Whether each of the articles' syllables begins with a digit; their rows spare looking at most of them."""
        numbers = self._numbers[rows]
        numbers[documents.rows == 0] = [word[0].isdigit() for word in documents.strange]
        return numbers

    def pair_rows(self, documents: Documents, rows: Integers) -> Integers:
        """Row of each of the articles' bigrams, shape (bigrams.size,)."""
        unknown = len(self.pair_codes)
        found = np.full(documents.bigrams.size, unknown)
        left, right = rows[documents.left], rows[documents.right]
        known = ((left > 0) & (right > 0)).nonzero()[0]
        if not unknown or not len(known):
            return found
        # Looked up in order, neighbours in the table follow each other: that takes a fifth of the time.
        codes = left[known] * len(self.unigrams) + right[known]
        order = stable_order(codes, len(self.unigrams) ** 2)
        codes = codes[order]
        places = np.minimum(self.pair_codes.searchsorted(codes.astype(self.pair_codes.dtype)), unknown - 1)
        hit = self.pair_codes[places] == codes
        found[known[order[hit]]] = places[hit]
        return found

    def style_of(self, documents: Documents, rows: Integers, pair_rows: Integers, characters: Reals) -> Reals:
        """The guesses from style, in standard deviations from the mean.

        Args:
            documents: the articles.
            rows: of their syllables.
            pair_rows: of their bigrams.
            characters: how often each article has each of `STYLE_CHARACTERS`.

        Returns:
            Shape (n_articles, N_STYLE).
        """
        singles, pairs = documents.unigrams, documents.bigrams
        # Every known syllable has a row of its own; only row 0 gathers the counts of several.
        known = rows > 0
        strange = np.bincount(singles.article, weights=np.where(known, 0, singles.count), minlength=len(documents.n))
        guess = np.log1p(strange.astype(np.float32))[:, None] * self.style[0]
        weights = np.log1p(singles.count) * known
        pair_weights = np.log1p(pairs.count)
        table, pair_table = self.style.take(rows, axis=0), self.pair_style.take(pair_rows, axis=0)
        shown, shown_table = np.log1p(characters), self.style[len(self.unigrams) :]
        bounds = zip(pairwise(singles.bounds.tolist()), pairwise(pairs.bounds.tolist()), strict=True)
        # Article by article, since the last digit of a product of matrices depends on their size.
        for article, ((start, end), (pair_start, pair_end)) in enumerate(bounds):
            guess[article] += weights[start:end] @ table[start:end]
            guess[article] += pair_weights[pair_start:pair_end] @ pair_table[pair_start:pair_end]
            guess[article] += shown[article] @ shown_table
        guess += self.style_bias
        return np.asarray(guess.clip(-3.0, 3.0), dtype=np.float32)

    def to_tensors(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, for a bundle; the vocabulary is kept apart as text."""
        return {
            "priors.unigrams": self.unigrams.astype(np.float16),
            "priors.pair_codes": self.pair_codes.astype(np.int32 if len(self.unigrams) ** 2 < 2**31 else np.int64),
            "priors.pairs": self.pairs.astype(np.float16),
            "priors.style": self.style.astype(np.float16),
            "priors.pair_style": self.pair_style.astype(np.float16),
            "priors.style_bias": self.style_bias,
        }

    @classmethod
    def from_tensors(cls, vocabulary: Mapping[str, int], tensors: Mapping[str, NDArray[Any]]) -> "Priors":
        """The tables that `to_tensors` took apart.

        Raises:
            KeyError: an array is missing.
        """
        return cls(
            vocabulary=vocabulary,
            unigrams=tensors["priors.unigrams"].astype(np.float32),
            pair_codes=tensors["priors.pair_codes"],
            pairs=tensors["priors.pairs"].astype(np.float32),
            style=tensors["priors.style"].astype(np.float32),
            pair_style=tensors["priors.pair_style"].astype(np.float32),
            style_bias=tensors["priors.style_bias"].astype(np.float32),
        )


def style_counts(text: str) -> Reals:
    """How often each of `STYLE_CHARACTERS` occurs in a text."""
    counts: Reals = CharacterCounts([text]).style(np.array([0, 1]))[0]
    return counts
