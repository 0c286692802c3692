"""Which unlabelled articles to label next.

Pool-based active learning in batches (Settles, "Active Learning Literature Survey", 2009): an article is worth its
uncertainty, the entropy of the model's calibrated probabilities, times its distance from what is already chosen or
labelled, one minus the largest cosine of TF-IDF vectors, greedily (after the weighting of informativeness by diversity
of Brinker, "Incorporating Diversity in Active Learning with Support Vector Machines", 2003). `benchmarks/labels`
measures it beside picking at random.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.errors import DataError, UsageError
from unionml.progress import Progress, silent
from unionml.training.near_duplicates import near_duplicate_groups, syllables_of

if TYPE_CHECKING:
    from unionml.classification.labels import LabelSet
    from unionml.classification.prediction import TopicModel

LONGEST = 32_000
"""Characters of the longest part that is picked: a spreadsheet cuts cells at 32,767 without a word."""

_BATCH = 256
_FEWEST, _A_PICK, _MOST = 1_000, 20, 50_000
"""Candidates that are kept of a pool of any size, at least, for each article to pick, and at most."""


@dataclass(frozen=True, slots=True)
class Pick:
    """An article that is worth labelling.

    Attributes:
        article: the article.
        scores: the model's probability of each topic.
        uncertainty: mean entropy of the probabilities, in bits: 0 where the model is sure, 1 where it cannot tell.
        distance: from the nearest article that was picked before it or is labelled, in [0, 1].
        reason: one sentence.
    """

    article: Article
    scores: dict[str, float]
    uncertainty: float
    distance: float
    reason: str


@dataclass(frozen=True, slots=True)
class Picks:
    """What to label next.

    Attributes:
        picks: the articles, the most instructive first.
        labels: the topics to choose from.
        pool: how many articles there were to choose from.
        repeated: candidates that were left out because they repeat another or a labelled one.
        too_long: articles that no spreadsheet would hold.
        unreadable: rows of the files that were left out, since they are no articles, or no labelled ones.
        left_out: a sentence on these; empty where there are none.
    """

    picks: tuple[Pick, ...]
    labels: tuple[str, ...]
    pool: int
    repeated: int
    too_long: int
    unreadable: int = 0
    left_out: str = ""

    def to_dict(self) -> dict[str, Any]:
        """What `unionml suggest --json` prints."""
        rows = [
            {
                "id": one.article.id,
                "source": one.article.source,
                "title": one.article.title,
                "uncertainty": round(one.uncertainty, 4),
                "distance": round(one.distance, 4),
                "scores": {label: round(score, 4) for label, score in one.scores.items()},
                "reason": one.reason,
            }
            for one in self.picks
        ]
        counts = {"pool": self.pool, "repeated": self.repeated, "too_long": self.too_long}
        counts |= {"unreadable": self.unreadable}
        return {**counts, "left_out": self.left_out or None, "labels": list(self.labels), "picks": rows}


def suggest(
    pool: Iterable[Article],
    model: "TopicModel",
    n: int,
    *,
    labelled: Sequence[Article] = (),
    progress: Progress | None = None,
) -> Picks:
    """Pick the unlabelled articles whose labels would teach most.

    Args:
        pool: the articles to choose from, streamed; memory holds some candidates only.
        model: what shall learn from them, or one like it.
        n: how many to pick; fewer where the pool has fewer.
        labelled: articles that need no label any more.
        progress: called with one short line now and then.

    Raises:
        UsageError: n is below 1.
        DataError: the pool is empty.
    """
    if n < 1:
        raise UsageError(f"cannot pick {n} articles; give -n 1 or more")
    tell = progress or silent
    candidates, counted, too_long = _candidates(pool, model, min(max(_FEWEST, _A_PICK * n), _MOST), tell)
    if not counted:
        raise DataError("the pool holds no article; give a file of unlabelled articles with --pool")
    tell(f"choosing among {len(candidates):,} of {counted:,} articles")
    groups = near_duplicate_groups([*labelled, *(one.article for one in candidates)]).tolist()
    seen = set(groups[: len(labelled)])
    distinct = []
    for one, group in zip(candidates, groups[len(labelled) :], strict=True):
        if group not in seen:
            seen.add(group)
            distinct.append(one)
    chosen = _spread(distinct, labelled, n)
    labels = model.label_set.labels
    picks = tuple(
        Pick(
            one.article, dict(zip(labels, one.scores.tolist(), strict=True)), one.value, distance, _reason(one, labels)
        )
        for one, distance in chosen
    )
    return Picks(picks, labels, counted, len(candidates) - len(distinct), too_long)


@dataclass(frozen=True, slots=True)
class _Candidate:
    article: Article
    scores: NDArray[np.float64]
    value: float


def uncertainty(scores: NDArray[np.float64], label_set: "LabelSet") -> NDArray[np.float64]:
    """Mean entropy of calibrated probabilities in bits, shape (n_articles,); in [0, 1].

    Args:
        scores: of shape (n_articles, n_labels).
        label_set: of exclusive labels it is the entropy of one choice over that of a blind one, of others the mean
            over the labels of that of yes or no.
    """
    p = np.clip(scores, 1e-12, 1 - 1e-12)
    if label_set.exclusive:
        p = p / p.sum(axis=1, keepdims=True)
        entropy: NDArray[np.float64] = -(p * np.log2(p)).sum(axis=1) / np.log2(max(len(label_set), 2))
        return entropy
    mean: NDArray[np.float64] = -(p * np.log2(p) + (1 - p) * np.log2(1 - p)).mean(axis=1)
    return mean


def _candidates(
    pool: Iterable[Article], model: "TopicModel", most: int, tell: Progress
) -> tuple[list[_Candidate], int, int]:
    """The most uncertain articles of the pool, the most uncertain first; how many it had; how many were too long."""
    heap: list[tuple[float, int, _Candidate]] = []
    counted = too_long = 0
    stream = iter(pool)
    while batch := list(islice(stream, _BATCH)):
        usable = [one for one in batch if _longest_cell(one) <= LONGEST]
        too_long += len(batch) - len(usable)
        scores = model.predict_scores(usable) if usable else np.zeros((0, len(model.label_set)))
        for article, row, value in zip(usable, scores, uncertainty(scores, model.label_set).tolist(), strict=True):
            counted += 1
            # The running number breaks ties: articles are never compared, and the same pool gives the same picks.
            entry = (value, -counted, _Candidate(article, row, value))
            if len(heap) < most:
                heapq.heappush(heap, entry)
            else:
                heapq.heappushpop(heap, entry)
        tell(f"scored {counted:,} articles")
    return [candidate for _, _, candidate in sorted(heap, key=lambda entry: entry[:2], reverse=True)], counted, too_long


def _longest_cell(article: Article) -> int:
    return max(len(article.title), len(article.lead), sum(len(part) + 2 for part in article.body))


def _spread(
    candidates: Sequence[_Candidate], labelled: Sequence[Article], n: int
) -> Iterator[tuple[_Candidate, float]]:
    """Greedily the candidate with the largest product of uncertainty and distance from what is there already."""
    if not candidates:
        return
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [*(one.article for one in candidates), *labelled]
    if any(map(syllables_of, texts)):
        vectors = TfidfVectorizer(analyzer=_words, sublinear_tf=True, dtype=np.float32).fit_transform(texts)
    else:
        # Without a word in any of them there is nothing to fit, and nothing that two have in common.
        vectors = csr_matrix(np.zeros((len(texts), 1), dtype=np.float32))
    own, known = vectors[: len(candidates)], vectors[len(candidates) :]
    nearest = np.zeros(len(candidates))
    for start in range(0, known.shape[0], _BATCH):
        nearest = np.maximum(nearest, (own @ known[start : start + _BATCH].T).max(axis=1).toarray().ravel())
    value = np.array([one.value for one in candidates])
    free = np.ones(len(candidates), dtype=np.bool_)
    for _ in range(min(n, len(candidates))):
        distance = np.clip(1 - nearest, 0, 1)
        place = int(np.argmax(np.where(free, value * distance, -1)))
        free[place] = False
        yield candidates[place], float(distance[place])
        nearest = np.maximum(nearest, (own @ own[place].T).toarray().ravel())


def _words(article: Article) -> list[str]:
    words = syllables_of(article)
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def _reason(one: _Candidate, labels: Sequence[str]) -> str:
    order = np.argsort(np.abs(one.scores - 0.5), kind="stable")[:2]
    return "undecided about " + " and ".join(f"{labels[k]} ({one.scores[k]:.2f})" for k in order)
