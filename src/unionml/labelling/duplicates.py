"""Near-duplicates as pairs that a person can look at: which article repeats which, and how closely.

The groups are those of `unionml.training.near_duplicates`, by which splits and folds are made too, so that an audit and
a training run agree on what a near-duplicate is. `benchmarks/labels` measures them beside datasketch.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from unionml.article import Article
from unionml.training.near_duplicates import THRESHOLD, jaccard, near_duplicate_groups, shingles_of, title_groups

TEXT, TITLE, CHAIN = "text", "title", "chain"
"""Why two articles are near-duplicates: half of their text is the same; they tell one story under one title; or others
between them make a chain."""

_MOST_COMPARED = 50
"""Articles of a group that one is compared with: a group of a thousand copies needs no million of comparisons."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, one of which repeats the other.

    Attributes:
        index: the later one, or the one that is held out.
        original: the earlier one, or the one to learn from.
        similarity: Jaccard similarity of their sets of four-syllable shingles, in [0, 1].
        why: `text`, `title` or `chain`.
    """

    index: int
    original: int
    similarity: float
    why: str


def near_duplicate_pairs(articles: Sequence[Article], *, held_out_from: int | None = None) -> list[Pair]:
    """Pair each article with the one that it repeats most closely.

    Args:
        articles: what to look through.
        held_out_from: from this index on the articles are another split, of which only repetitions of the first are
            of interest; by default all are one.

    Returns:
        At most one pair an article, the closest first.
    """
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index, group in enumerate(near_duplicate_groups(articles).tolist()):
        groups[group].append(index)
    stories = title_groups(articles)
    pairs = []
    for members in groups.values():
        if len(members) == 1:
            continue
        shingles = {index: shingles_of(articles[index]) for index in members}
        for place, index in enumerate(members):
            earlier = members[:place]
            if held_out_from is not None:
                earlier = [one for one in earlier if one < held_out_from] if index >= held_out_from else []
            if earlier:
                near = [(jaccard(shingles[index], shingles[one]), -one) for one in earlier[:_MOST_COMPARED]]
                similarity, original = max(near)
                why = TEXT if similarity >= THRESHOLD else TITLE if stories[index] == stories[-original] else CHAIN
                pairs.append(Pair(index, -original, similarity, why))
    return sorted(pairs, key=lambda pair: (-pair.similarity, pair.index))
