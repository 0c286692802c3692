"""The syllables of one article as numbers: rows of a vocabulary, and after these the syllables that it lacks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

NOWHERE = -1
"""Stands for a syllable that neither the vocabulary nor a sentence of the article has."""


@dataclass(frozen=True, slots=True)
class Index:
    """One article.

    Attributes:
        ids: the syllables of its sentences, one sentence after another.
        lengths: syllables of each sentence.
        title: the syllables of its title; `NOWHERE` for those without a number.
        captions: the same of its captions.
        title_types: distinct syllables of the title.
        strange: the syllables of the sentences that the vocabulary lacks, in the order of their first occurrence; their
            numbers follow its last row.
    """

    ids: Integers
    lengths: Integers
    title: Integers
    captions: Integers
    title_types: int
    strange: Sequence[str]

    @classmethod
    def of(
        cls,
        sentences: Sequence[Sequence[str]],
        title: Sequence[str],
        captions: Sequence[str],
        vocabulary: Mapping[str, int],
    ) -> "Index":
        """Number the syllables of sentences, a title and captions.

        Args:
            sentences: syllables of each, at least one sentence.
            title: syllables of the title.
            captions: syllables of all captions.
            vocabulary: rows from 1 up; it may be empty.
        """
        tokens = list(chain.from_iterable(sentences))
        ids = np.fromiter(map(vocabulary.get, tokens, repeat(0)), dtype=np.int64, count=len(tokens))
        # Whoever is asked for the first time gets the next number.
        strange: defaultdict[str, int] = defaultdict(count(len(vocabulary) + 1).__next__)
        unknown = (ids == 0).nonzero()[0]
        ids[unknown] = [strange[tokens[place]] for place in unknown.tolist()]
        known, shown = (
            [vocabulary.get(one) or strange.get(one, NOWHERE) for one in text] for text in (title, captions)
        )
        return cls(
            ids=ids,
            lengths=np.array(list(map(len, sentences))),
            title=np.array(known, dtype=np.int64),
            captions=np.array(shown, dtype=np.int64),
            title_types=len(set(title)),
            strange=list(strange),
        )
