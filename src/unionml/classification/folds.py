"""Folds for cross-validation: groups stay together, label sets are spread evenly."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray


def stratified_folds(
    label_sets: Sequence[Hashable],
    *,
    fractions: Sequence[float],
    groups: Sequence[Hashable] | None = None,
    seed: int = 0,
) -> NDArray[np.int64]:
    """Assign every article to a fold so that each label set is spread in proportion.

    Groups are dealt one by one, those of the rarest label sets first, to the fold that most lacks what they bring
    (after the iterative stratification of Sechidis, Tsoumakas and Vlahavas, 2011, on whole label sets).

    Args:
        label_sets: what to stratify by, one value an article.
        fractions: the share of each fold; they sum to one.
        groups: articles of one group stay in one fold; by default each is its own group.
        seed: breaks ties.

    Returns:
        The fold of each article, shape (n_articles,).
    """
    members: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups if groups is not None else range(len(label_sets))):
        members[group].append(index)
    codes = {label_set: code for code, label_set in enumerate(dict.fromkeys(label_sets))}
    strata = np.array([codes[label_set] for label_set in label_sets], dtype=np.int64)
    sizes = np.bincount(strata, minlength=len(codes)).astype(float)
    shares = np.asarray(fractions, dtype=float)
    missing = shares[:, None] * sizes[None, :]
    missing_total = shares * len(label_sets)
    random = np.random.default_rng(seed)
    dealt = list(members.values())
    shuffled = [dealt[place] for place in random.permutation(len(dealt))]
    shuffled.sort(key=lambda indices: (sizes[strata[indices]].min(), -len(indices)))
    folds = np.zeros(len(label_sets), dtype=np.int64)
    for indices in shuffled:
        brought = np.bincount(strata[indices], minlength=len(codes))
        lack = missing @ brought
        best = np.flatnonzero(lack >= lack.max() - 1e-9)
        fold = int(best[np.argmax(missing_total[best])])
        folds[indices] = fold
        missing[fold] -= brought
        missing_total[fold] -= len(indices)
    return folds
