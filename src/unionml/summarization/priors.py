"""What training saw of syllables at large: how often they pass from a body into its sapo, and how papers sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.characters import CharacterCounts
from unionml.summarization.document import Document, Integers, Reals

N_STYLE = 6
"""Guesses from the style of a text: log length of the sapo; ROUGE of the first sentence, the title, the best sentence
and the second; log place of the best."""


@dataclass(frozen=True, slots=True)
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

    def rows(self, document: Document) -> Integers:
        """Row of each of the document's syllables."""
        found = map(self.vocabulary.get, document.words, repeat(0))
        return np.fromiter(found, dtype=np.int64, count=len(document.words))

    def pair_rows(self, document: Document, rows: Integers) -> Integers:
        """Row of each of the document's bigrams."""
        left, right = rows[document.left], rows[document.right]
        codes = np.where((left > 0) & (right > 0), left * len(self.unigrams) + right, -1)
        places = self.pair_codes.searchsorted(codes.astype(self.pair_codes.dtype))
        others = len(self.pair_codes)
        if not others:
            return np.zeros(len(codes), dtype=np.int64)
        found = self.pair_codes.take(places, mode="clip") == codes
        return np.where(found, places, others)

    def style_of(self, document: Document, rows: Integers, pair_rows: Integers, characters: Reals) -> Reals:
        """The guesses from style, shape (N_STYLE,), in standard deviations from the mean."""
        # Every known syllable has a row of its own; only row 0 gathers the counts of several.
        count = document.unigrams.count
        known = rows > 0
        text = np.log1p(count[known]) @ self.style.take(rows[known], axis=0)
        text += np.log1p(count[~known].sum()) * self.style[0]
        pairs = np.log1p(document.bigrams.count) @ self.pair_style.take(pair_rows, axis=0)
        guess = text + pairs + np.log1p(characters) @ self.style[len(self.unigrams) :] + self.style_bias
        return np.asarray(guess.clip(-3.0, 3.0), dtype=np.float32)

    def to_tensors(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, for a bundle; the vocabulary is kept apart as text."""
        return {
            "priors.unigrams": self.unigrams.astype(np.float16),
            "priors.pair_codes": self.pair_codes.astype(np.int32),
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
    return CharacterCounts([text]).style.astype(np.float32)
