"""Articles with a sapo, as a lead ranker learns from them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from unionml.article import Article
from unionml.errors import DataError, InputError
from unionml.summarization.candidates import Candidate, candidates
from unionml.summarization.cues import is_bare_quote, leans_on_another
from unionml.summarization.document import Document, Integers, Reals
from unionml.summarization.set_features import sets_of
from unionml.text import syllables

LEAST_EXAMPLES = 200
"""Fewer articles than this teach a ranker nothing that LEAD-2 does not know."""

LEANING_COST = 0.015
"""What a reference without its antecedent takes off a set's mean ROUGE: it reads worse than it scores."""


@dataclass(frozen=True, slots=True)
class Example:
    """One article and the sapo that people wrote for it.

    Attributes:
        candidates: the sentences of the body.
        title: syllables of the title.
        sapo: syllables of the sapo.
    """

    candidates: Sequence[Candidate]
    title: Sequence[str]
    sapo: Sequence[str]


def load_examples(paths: Sequence[Path], *, text_column: str | None = None) -> list[Example]:
    """Read records with `lead` and `body`; a list of gold `sentences` serves as a body too, joined to running text.

    Articles without a sapo, or without two sentences to choose from, are left out.

    Raises:
        InputError: a file cannot be read.
        DataError: too few articles are left.
    """
    found = [example for path in paths for example in _examples(path, text_column)]
    if len(found) < LEAST_EXAMPLES:
        raise DataError(
            f"only {len(found)} articles have both a lead and a body of two sentences or more; "
            f"give at least {LEAST_EXAMPLES}"
        )
    return found


def _examples(path: Path, text_column: str | None) -> Iterator[Example]:
    from unionml.reading.records import Reject, iter_records

    for record in iter_records(path, text_column=text_column):
        if isinstance(record, Reject):
            continue
        article = with_body(record.article, record.extra.get("sentences"))
        sapo = syllables(article.lead)
        try:
            found = candidates(article, from_body=True)
        except InputError:
            continue
        if len(found) > 1 and len(sapo) > 1:
            yield Example(found, syllables(article.title), sapo)


def with_body(article: Article, sentences: object) -> Article:
    """The article with a list of sentences as its running text, where it has no body of its own."""
    if article.body or not isinstance(sentences, list | tuple):
        return article
    return replace(article, body=(" ".join(str(sentence) for sentence in sentences),))


def token_targets(document: Document, sapo: Sequence[str]) -> tuple[Reals, Reals]:
    """Whether the sapo has each syllable and each bigram of a document: shapes (unigrams.size,), (bigrams.size,)."""
    wanted = set(sapo)
    pairs = set(pairwise(sapo))
    words = document.words
    singles = np.array([word in wanted for word in words], dtype=np.float32)
    ends = zip(document.left.tolist(), document.right.tolist(), strict=True)
    return singles, np.array([(words[i], words[j]) in pairs for i, j in ends], dtype=np.float32)


def set_rewards(chosen: Sequence[Candidate], indices: Integers, sapo: Sequence[str]) -> Reals:
    """Mean of ROUGE-1, ROUGE-2 and ROUGE-L of every set, less `LEANING_COST` for what dangles; shape (n_sets,)."""
    means: Reals = set_rouge(chosen, sapo).mean(axis=1)
    return means - np.float32(LEANING_COST) * _dangling(chosen, indices)


def set_rouge(chosen: Sequence[Candidate], sapo: Sequence[str]) -> Reals:
    """ROUGE-1, ROUGE-2 and ROUGE-L (F1) of every set of the chosen sentences, shape (n_sets, 3)."""
    sets = sets_of(len(chosen))
    lengths = sets.matrix @ np.array([len(one.tokens) for one in chosen], dtype=np.float32)
    r1 = _overlap([one.tokens for one in chosen], sapo, sets.matrix) * 2 / (lengths + len(sapo))
    pairs = [list(pairwise(one.tokens)) for one in chosen]
    # A pair across the border of two sentences counts in ROUGE too, but is too rare to matter for learning.
    r2 = _overlap(pairs, list(pairwise(sapo)), sets.matrix) * 2 / (lengths + len(sapo) - 2)
    common = _subsequences([one.tokens for one in chosen], sapo)
    return np.stack([r1, r2, common * 2 / (lengths + len(sapo))], axis=1).astype(np.float32)


def _overlap(sentences: Sequence[Sequence[object]], sapo: Sequence[object], matrix: Reals) -> Reals:
    wanted = Counter(sapo)
    index = {term: column for column, term in enumerate(wanted)}
    counts = np.zeros((len(sentences), len(index)), dtype=np.float32)
    for row, terms in enumerate(sentences):
        for term in terms:
            column = index.get(term)
            if column is not None:
                counts[row, column] += 1
    limits = np.array(list(wanted.values()), dtype=np.float32)
    common: Reals = np.minimum(matrix @ counts, limits).sum(axis=1)
    return common


def _subsequences(sentences: Sequence[Sequence[str]], sapo: Sequence[str]) -> Reals:
    """Longest common subsequence of each set with the sapo; sets that begin alike share the work."""
    positions: dict[str, int] = {}
    for index, token in enumerate(sapo):
        positions[token] = positions.get(token, 0) | 1 << index
    everything = (1 << len(sapo)) - 1
    marks = [[positions[token] for token in tokens if token in positions] for tokens in sentences]
    sets = sets_of(len(sentences))
    states: dict[tuple[int, ...], int] = {(): everything}
    lengths = np.empty(len(sets.members), dtype=np.float32)
    for row, members in enumerate(sets.members.tolist()):
        one = tuple(index for index in members if index < len(sentences))
        state = states[one[:-1]]
        for mark in marks[one[-1]]:
            matched = state & mark
            state = ((state + matched) | (state - matched)) & everything
        states[one] = state
        lengths[row] = len(sapo) - state.bit_count()
    return lengths


def _dangling(chosen: Sequence[Candidate], indices: Integers) -> Reals:
    """How many sentences of each set lean on a neighbour that the set lacks, or quote nobody by name."""
    n = len(chosen)
    members = sets_of(n).members
    weak = np.array([leans_on_another(one.text) or is_bare_quote(one.text) for one in chosen] + [False])
    places = np.append(indices, -9)[members]
    follows = np.zeros(members.shape, dtype=bool)
    follows[:, 1:] = places[:, 1:] == places[:, :-1] + 1
    counted: Reals = (weak[members] & ~follows).sum(axis=1).astype(np.float32)
    return counted
