"""How much each sentence, or each set of sentences, keeps of the order of its title's words.

That is the length of the longest common subsequence with the title. Bit-parallel (Hyyrö 2004, "Bit-parallel LCS-length
computation revisited"): a zero bit of a state marks a position of the title where the length grows. A state is one
integer of 64 bits, so that one step of numpy takes all texts of a batch a syllable further.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.summarization.sets import parents_of

Integers = NDArray[np.int64]
Bits = NDArray[np.uint64]
Reals = NDArray[np.float32]

LONGEST_TITLE = 64
"""Of a longer title only this many syllables count here."""

MOST_MARKS = 1 << 18
"""Marks that are followed at a time: 2 MiB."""


@dataclass(frozen=True, slots=True)
class TitleMarks:
    """Where the title has the syllables of each sentence.

    Attributes:
        everything: for each sentence a bit for each position of its title, which is the first state; shape (n,).
        starts: where the marks of each sentence start, shape (n,).
        counts: how many they are, shape (n,).
        marks: for each syllable that the title has, in source order, its positions there as bits; and 0 at the end.
        states: the state after each sentence alone, shape (n,).
    """

    everything: Bits
    starts: Integers
    counts: Integers
    marks: Bits
    states: Bits

    @classmethod
    def of(
        cls,
        title_terms: Integers,
        title_lengths: Integers,
        terms: Integers,
        within: Integers,
        article: Integers,
        size: int,
    ) -> "TitleMarks":
        """Find the syllables of the sentences in the titles.

        Args:
            title_terms: the terms of all titles, one title after another, -1 for those that no sentence holds.
            title_lengths: syllables of each title.
            terms: the term of each syllable of the sentences.
            within: the sentence of each syllable.
            article: the article of each sentence.
            size: how many terms there are.
        """
        positions = np.arange(len(title_terms)) - (title_lengths.cumsum() - title_lengths).repeat(title_lengths)
        used = ((title_terms >= 0) & (positions < LONGEST_TITLE)).nonzero()[0]
        bits = np.zeros(size, dtype=np.uint64)
        np.bitwise_or.at(bits, title_terms[used], np.uint64(1) << positions[used].astype(np.uint64))
        marks = bits[terms]
        marked = marks.nonzero()[0]
        counts = np.bincount(within[marked], minlength=len(article))
        full = np.array([(1 << min(length, LONGEST_TITLE)) - 1 for length in title_lengths.tolist()], dtype=np.uint64)
        # Behind the last mark is an empty one, after which a state is what it was.
        padded = np.zeros(len(marked) + 1, dtype=np.uint64)
        padded[:-1] = marks[marked]
        found = cls(full[article], counts.cumsum() - counts, counts, padded, full[article])
        return replace(found, states=found._follow(found.everything, np.arange(len(article))))

    def of_sentences(self) -> Reals:
        """Length of the common subsequence of each sentence with its title, shape (n,)."""
        return self._lengths(self.states, self.everything)

    def of_sets(self, sentences: Integers) -> Reals:
        """The same for every set of the sentences in each row, shape (n_rows, n_sets); a set is read as one text.

        Args:
            sentences: shape (n_rows, n_pool), ascending in each row.
        """
        everything = self.everything[sentences[:, :1]]
        states = np.concatenate([everything, self.states[sentences]], axis=1)
        for parents, last in parents_of(sentences.shape[1])[1:]:
            lanes = sentences[:, last]
            grown = self._follow(states[:, parents].ravel(), lanes.ravel()).reshape(lanes.shape)
            states = np.concatenate([states, grown], axis=1)
        return self._lengths(states[:, 1:], everything)

    def _follow(self, states: Bits, sentences: Integers) -> Bits:
        """Each state after one more sentence."""
        most = int(self.counts[sentences].max())
        # As a table of all marks, which one sentence with very many would make too large for all states at once.
        portion = max(1, MOST_MARKS // max(most, 1))
        if len(states) <= portion:
            return self._follow_table(states, sentences, most)
        parts = [slice(start, start + portion) for start in range(0, len(states), portion)]
        return np.concatenate([self._follow_table(states[part], sentences[part], most) for part in parts])

    def _follow_table(self, states: Bits, sentences: Integers, most: int) -> Bits:
        steps = np.arange(most)[:, None]
        places = np.where(steps < self.counts[sentences], self.starts[sentences] + steps, len(self.marks) - 1)
        for marks in self.marks[places]:
            matched = states & marks
            states = (states + matched) | (states - matched)
        return states

    def _lengths(self, states: Bits, everything: Bits) -> Reals:
        return _ones(everything & ~states).astype(np.float32)


def _ones(numbers: Bits) -> NDArray[Any]:
    """How many bits of each number are set."""
    if hasattr(np, "bitwise_count"):  # since numpy 2.0
        return np.asarray(np.bitwise_count(numbers))
    parts = np.ascontiguousarray(numbers).view(np.uint8).reshape(*numbers.shape, 8)
    return np.asarray(np.unpackbits(parts, axis=-1).sum(axis=-1))
