"""Splits for training, validation and testing: stratified by label set, near-duplicates on one side only.

`python -m unionml.training.splits data/articles.jsonl data/corpus` writes the fixed splits of the corpus.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unionml.classification.folds import stratified_folds
from unionml.training.data import LabelledArticle, load_labelled
from unionml.training.near_duplicates import near_duplicate_groups


@dataclass(frozen=True, slots=True)
class Split:
    """Which articles are for what, as ascending indices.

    Attributes:
        train: to learn from.
        validation: to choose by.
        test: to report on, once.
    """

    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    test: NDArray[np.int64]


def grouped_split(
    labelled: Sequence[LabelledArticle], *, validation: float = 0.1, test: float = 0.2, seed: int = 0
) -> Split:
    """Split a labelled corpus, spreading every label set evenly and keeping near-duplicates together.

    Args:
        labelled: the corpus, n_articles of them.
        validation: the share to choose by.
        test: the share to report on.
        seed: breaks ties.
    """
    groups = near_duplicate_groups([item.article for item in labelled])
    folds = stratified_folds(
        [(item.primary, tuple(sorted(item.topics))) for item in labelled],
        fractions=(1 - validation - test, validation, test),
        groups=groups.tolist(),
        seed=seed,
    )
    train, chosen, held = (np.flatnonzero(folds == fold) for fold in range(3))
    return Split(train, chosen, held)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write train.jsonl, validation.jsonl and test.jsonl, line by line as the corpus has them."""
    parser = argparse.ArgumentParser(prog="python -m unionml.training.splits", description=__doc__)
    parser.add_argument("corpus", type=Path, help="labelled articles, JSONL")
    parser.add_argument("folder", type=Path, help="where the three files go")
    options = parser.parse_args(arguments)
    split = grouped_split(load_labelled(options.corpus))
    lines = options.corpus.read_text(encoding="utf-8").splitlines(keepends=True)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in ("train", "validation", "test"):
        chosen = getattr(split, name)
        (options.folder / f"{name}.jsonl").write_text("".join(lines[index] for index in chosen), encoding="utf-8")


if __name__ == "__main__":
    main()
