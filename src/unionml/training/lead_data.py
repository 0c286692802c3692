"""Articles with a sapo, as a lead ranker learns from them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.errors import DataError, InputError
from unionml.fingerprints import fingerprints
from unionml.progress import Progress, silent
from unionml.summarization.candidates import Candidate, candidates
from unionml.summarization.cues import is_bare_quote, leans_on_another
from unionml.summarization.document import Documents, Integers, Reals
from unionml.summarization.sets import dangling, sets_of
from unionml.summarization.subsequences import lengths_of_sets, marks_of
from unionml.text import syllables_and_characters
from unionml.training import Paths, paths_of

if TYPE_CHECKING:
    from unionml.reading.records import Reject

T = TypeVar("T")

LEAST_EXAMPLES = 200
"""Fewer articles than this teach a ranker nothing that LEAD-2 does not know."""

LEANING_COST = 0.015
"""What a reference without its antecedent takes off a set's mean ROUGE: it reads worse than it scores."""

TITLE_BONUS = 0.02
"""What a set gains that has every word of the title, which tells the news in the fewest words, though a sapo need not
repeat it. Training knows the title also where the networks are to do without."""


@dataclass(frozen=True, slots=True)
class Example:
    """One article and the sapo that people wrote for it.

    Attributes:
        article: as it was read.
        candidates: the sentences of the body.
        title: syllables of the title.
        sapo: syllables of the sapo.
        captions: syllables of the captions that the record names.
        unnamed: the sentences of the body if it did not name them, so that they count as prose.
        fingerprints: of the article, so that a model remembers what it learnt from.
    """

    article: Article
    candidates: Sequence[Candidate]
    title: Sequence[str]
    sapo: Sequence[str]
    captions: Sequence[str]
    unnamed: Sequence[Candidate]
    fingerprints: NDArray[np.uint64]


class WithRejects(list[T], Generic[T]):
    """A list of what rows became, and the rows that became nothing.

    Attributes:
        rejects: these rows, in order (`training.data.left_out` says so in a sentence).
        sizes: how many items each file gave, in the order of the files.
    """

    def __init__(self, items: Iterable[T] = (), rejects: "Iterable[Reject]" = ()) -> None:
        super().__init__(items)
        self.rejects = list(rejects)
        self.sizes: list[int] = []


def load_examples(
    paths: Paths, *, text_column: str | None = None, progress: Progress | None = None
) -> WithRejects[Example]:
    """Read records with `lead` and `body`; a list of gold `sentences` serves as a body too, joined to running text.

    Args:
        paths: the files.
        text_column: the column that holds the text, where it is not `text`.
        progress: called with one short line for each file.

    Returns:
        What can be learnt from, of all files. Rows that are no articles, or have no lead or no two sentences to choose
        from, are kept in `rejects`.

    Raises:
        InputError: a file cannot be read.
        DataError: too few articles are left, all files together.
    """
    from unionml.reading.records import Reject, iter_records, shared_column

    found = WithRejects[Example]()
    paths = paths_of(paths)
    text_column = shared_column(paths, text_column)
    for path in paths:
        (progress or silent)(f"reading {path}")
        before = len(found)
        for record in iter_records(path, text_column=text_column):
            if isinstance(record, Reject):
                found.rejects.append(record)
                continue
            example = _example(with_body(record.article, record.extra.get("sentences")))
            if isinstance(example, str):
                found.rejects.append(Reject(str(path), record.row, example, record.article.id))
            else:
                found.append(example)
        found.sizes.append(len(found) - before)
    if len(found) < LEAST_EXAMPLES:
        raise DataError(
            f"only {len(found)} articles have both a lead and a body of two sentences or more; "
            f"give at least {LEAST_EXAMPLES}"
        )
    return found


def _example(article: Article) -> Example | str:
    """What can be learnt from an article, or why nothing can."""
    sapo = syllables_and_characters(article.lead)
    if len(sapo) < 2:
        return "it has no lead of two syllables or more"
    try:
        found = candidates(article, from_body=True)
    except InputError:
        found = []
    if len(found) < 2:
        return "its body has no two sentences to choose from"
    unnamed = candidates(replace(article, captions=()), from_body=True) if article.captions else found
    if len(unnamed) == len(found):
        unnamed = found
    captions = syllables_and_characters(" ".join(article.captions))
    title = syllables_and_characters(article.title)
    return Example(article, found, title, sapo, captions, unnamed, fingerprints([article]))


def hold_out(groups: Integers, n_held: int, seed: int) -> tuple[list[int], list[int]]:
    """Choose by chance what is kept aside: whole groups of near-duplicates, at most `n_held` articles.

    Args:
        groups: near-duplicates share a number, shape (n_articles,).
        n_held: how many to keep aside.
        seed: of the choice.

    Returns:
        The articles to judge by, and those to learn from.
    """
    order = np.random.default_rng(seed).permutation(len(groups)).tolist()
    sizes = Counter(groups.tolist())
    aside: set[int] = set()
    room = n_held
    for index in order:
        group = int(groups[index])
        if group not in aside and sizes[group] <= room:
            aside.add(group)
            room -= sizes[group]
    held = [index for index in order if int(groups[index]) in aside]
    return held, [index for index in order if int(groups[index]) not in aside]


def with_body(article: Article, sentences: object) -> Article:
    """The article with a list of sentences as its running text, where it has no body of its own."""
    if article.body or not isinstance(sentences, list | tuple) or not all(isinstance(one, str) for one in sentences):
        return article
    return replace(article, body=(" ".join(sentences),))


def token_targets(document: Documents, sapo: Sequence[str]) -> tuple[Reals, Reals]:
    """Whether the sapo has each syllable and each bigram of a document: shapes (unigrams.size,), (bigrams.size,)."""
    wanted = set(sapo)
    pairs = set(pairwise(sapo))
    words = document.strange
    singles = np.array([word in wanted for word in words], dtype=np.float32)
    ends = zip(document.left.tolist(), document.right.tolist(), strict=True)
    return singles, np.array([(words[i], words[j]) in pairs for i, j in ends], dtype=np.float32)


def set_rewards(chosen: Sequence[Candidate], indices: Integers, sapo: Sequence[str], title: Sequence[str]) -> Reals:
    """Mean of ROUGE-1, ROUGE-2 and ROUGE-L of every set, less what dangles, and its bonus; shape (n_sets,)."""
    rewards: Reals = set_rouge(chosen, sapo).mean(axis=1)
    rewards -= np.float32(LEANING_COST) * _dangling(chosen, indices)
    words = sorted(set(title))
    if words:
        holds = np.array([[word in one.tokens for word in words] for one in chosen], dtype=np.float32)
        told = np.minimum(sets_of(len(chosen)).matrix @ holds, 1.0).mean(axis=1)
        rewards += np.float32(TITLE_BONUS) * told
    return rewards


def set_rouge(chosen: Sequence[Candidate], sapo: Sequence[str]) -> Reals:
    """ROUGE-1, ROUGE-2 and ROUGE-L (F1) of every set of the chosen sentences, shape (n_sets, 3)."""
    sets = sets_of(len(chosen))
    lengths = sets.matrix @ np.array([len(one.tokens) for one in chosen], dtype=np.float32)
    r1 = _overlap([one.tokens for one in chosen], sapo, sets.matrix) * 2 / (lengths + len(sapo))
    pairs = [list(pairwise(one.tokens)) for one in chosen]
    # A pair across the border of two sentences counts in ROUGE too, but is too rare to matter for learning.
    r2 = _overlap(pairs, list(pairwise(sapo)), sets.matrix) * 2 / (lengths + len(sapo) - 2)
    common = lengths_of_sets(marks_of([one.tokens for one in chosen], sapo), len(sapo))
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


def _dangling(chosen: Sequence[Candidate], indices: Integers) -> Reals:
    """How many sentences of each set lean on a neighbour that the set lacks, or quote nobody by name."""
    weak = np.array([leans_on_another(one.plain) or is_bare_quote(one.plain) for one in chosen], dtype=np.float32)
    return dangling(weak, indices)
