import json
import random
from collections import Counter
from collections.abc import Sequence
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


def corpus_lines() -> list[bytes]:
    return (ROOT / "data" / "articles.jsonl").read_bytes().splitlines(keepends=True)


def split_of(folder: Path, lines: Sequence[bytes], name: str = "rows.jsonl") -> list[bytes]:
    path = folder / name
    path.write_bytes(b"".join(lines))
    assert splits.main([str(path), str(folder / "parts"), "--force"]) == 0
    parts = [(folder / "parts" / f"{part}.jsonl").read_bytes() for part in ("train", "validation", "test")]
    return [line + b"\n" for part in parts for line in part.split(b"\n")[:-1]]


def test_rows_that_are_no_labelled_articles_move_no_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = corpus_lines()[:60]
    marked = json.loads(good[7]) | {"lead": "Một dòng\u2028và một dòng nữa."}
    good[7] = json.dumps(marked, ensure_ascii=False).encode() + b"\n"
    blank = json.dumps({"title": "Chưa ai gán nhãn", "topic": ""}).encode() + b"\n"
    lines = [b"{broken\n", *good[:20], b"\n", blank, *good[20:-1], good[-1].rstrip(b"\n")]
    assert sorted(split_of(tmp_path, lines)) == sorted(good)
    assert "2 rows were left out, the first of them: row 1 of " in capsys.readouterr().err
    assert sorted(split_of(tmp_path, [b"\xef\xbb\xbf", *good])) == sorted(good)
    assert capsys.readouterr().err == ""


def test_files_that_exist_are_replaced_only_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, mine = tmp_path / "train.jsonl", tmp_path / "parts" / "test.jsonl"
    corpus.write_bytes(b"".join(corpus_lines()[:60]))
    mine.parent.mkdir()
    mine.write_text("my own test\n")
    assert splits.main([str(corpus), str(mine.parent)]) == 1
    assert capsys.readouterr().err.startswith(f"{mine} exists already; ")
    assert [mine] == list(mine.parent.iterdir())
    assert mine.read_text() == "my own test\n"
    assert splits.main([str(corpus), str(tmp_path), "--force"]) == 1
    assert "is both input and output" in capsys.readouterr().err
    assert splits.main([str(corpus), str(mine.parent), "--force"]) == 0
    assert mine.read_bytes().splitlines()[0] in corpus.read_bytes().splitlines()


def test_labels_and_text_may_stand_in_columns_of_any_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in corpus_lines()[:60]]
    own = [{"noi_dung": row["title"], "chu_de": row["primary"]} for row in rows]
    lines = [json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in own]
    corpus, folder = tmp_path / "own.jsonl", tmp_path / "parts"
    corpus.write_bytes(b"".join(lines))
    assert splits.main([str(corpus), str(folder)]) == 1
    columns = ["--text-column", "noi_dung", "--label-column", "chu_de"]
    assert splits.main([str(corpus), str(folder), *columns]) == 0
    found = [line for part in folder.iterdir() for line in part.read_bytes().splitlines(keepends=True)]
    assert sorted(found) == sorted(lines)
    capsys.readouterr()


@pytest.mark.parametrize("name", ["rows.csv", "rows.parquet", "rows.tsv.gz"])
def test_a_table_without_lines_of_its_own_is_told_what_to_become(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"title,topic\n")
    assert splits.main([str(tmp_path / name), str(tmp_path / "parts")]) == 1
    assert "write it as JSON Lines" in capsys.readouterr().err
    assert not (tmp_path / "parts").exists()


def test_json_over_several_lines_has_no_lines_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in corpus_lines()[:30]]
    laid_out = tmp_path / "laid-out.json"
    for text in (json.dumps(rows, indent=1), json.dumps(rows), "[" + ",\n".join(map(json.dumps, rows)) + "]"):
        laid_out.write_text(text, encoding="utf-8")
        assert splits.main([str(laid_out), str(tmp_path / "parts")]) == 1
        assert "is no line of its own; give JSON Lines" in capsys.readouterr().err
    assert splits.main([str(tmp_path / "absent.jsonl"), str(tmp_path / "parts")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "parts").exists()


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
