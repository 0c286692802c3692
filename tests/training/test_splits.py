import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.article import Article
from unionml.classification.folds import stratified_folds
from unionml.training import splits
from unionml.training.data import LabelledArticle, load_labelled
from unionml.training.near_duplicates import near_duplicate_groups

ROOT = Path(__file__).resolve().parents[2]
WORDS = [f"tiếng{index}" for index in range(400)]


def text(start: int, length: int = 60) -> str:
    return " ".join(random.Random(start).sample(WORDS, length))


def test_regenerating_the_splits_of_the_corpus_gives_the_same_files(tmp_path: Path) -> None:
    splits.main([str(ROOT / "data" / "articles.jsonl"), str(tmp_path)])
    for name in ("train", "validation", "test"):
        assert (tmp_path / f"{name}.jsonl").read_bytes() == (ROOT / "data" / "corpus" / f"{name}.jsonl").read_bytes()


def test_the_splits_of_the_corpus_part_it_and_spread_the_primaries() -> None:
    corpus = load_labelled(ROOT / "data" / "articles.jsonl")
    parts = [load_labelled(ROOT / "data" / "corpus" / f"{name}.jsonl") for name in ("train", "validation", "test")]
    ids = [item.article.id for part in parts for item in part]
    assert sorted(ids) == sorted(item.article.id for item in corpus)
    whole = Counter(item.primary for item in corpus)
    for part in parts:
        for primary, count in Counter(item.primary for item in part).items():
            assert abs(count - whole[primary] * len(part) / len(corpus)) <= 2.5
    groups = near_duplicate_groups([item.article for item in corpus])
    side = {item.article.id: number for number, part in enumerate(parts) for item in part}
    sides: dict[int, set[int]] = {}
    for item, group in zip(corpus, groups.tolist(), strict=True):
        sides.setdefault(group, set()).add(side[item.article.id])
    assert all(len(found) == 1 for found in sides.values())


def test_copies_stay_on_one_side() -> None:
    labelled = [
        LabelledArticle(Article(id=str(number), body=(text(number // 2),)), ("a",) if number % 4 < 2 else (), "other")
        for number in range(80)
    ]
    split = splits.grouped_split(labelled, validation=0.25, test=0.25)
    assert sorted(np.concatenate([split.train, split.validation, split.test]).tolist()) == list(range(80))
    for side in (split.train, split.validation, split.test):
        members = set(side.tolist())
        assert all((number ^ 1) in members for number in members)
    assert (len(split.train), len(split.validation), len(split.test)) == (40, 20, 20)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=60), st.integers(2, 5), st.integers(0, 3))
def test_every_stratum_is_spread_over_the_folds(labels: list[str], n_folds: int, seed: int) -> None:
    folds = stratified_folds(labels, fractions=[1 / n_folds] * n_folds, seed=seed)
    for label in set(labels):
        sizes = np.bincount(
            [fold for fold, found in zip(folds, labels, strict=True) if found == label], minlength=n_folds
        )
        assert sizes.max() - sizes.min() <= 1
    assert np.array_equal(folds, stratified_folds(labels, fractions=[1 / n_folds] * n_folds, seed=seed))


@pytest.mark.parametrize("seed", range(3))
def test_groups_stay_together(seed: int) -> None:
    groups = [index // 3 for index in range(30)]
    folds = stratified_folds(["a"] * 30, fractions=[0.5, 0.5], groups=groups, seed=seed)
    assert all(
        len({fold for fold, group in zip(folds.tolist(), groups, strict=True) if group == wanted}) == 1
        for wanted in range(10)
    )
    assert sorted(np.bincount(folds).tolist()) == [15, 15]
