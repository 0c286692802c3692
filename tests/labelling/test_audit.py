"""An audit finds the errors that were planted, and the repetitions."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.scoring.trained import TEST, TRAIN
from unionml.article import Article
from unionml.classification.labels import OTHER
from unionml.errors import DataError
from unionml.labelling.audit import audit, load_split, out_of_fold
from unionml.labelling.duplicates import CHAIN, TEXT, TITLE, near_duplicate_pairs
from unionml.training.data import LabelledArticle, load_labelled

pytest.importorskip("cleanlab", reason="needs the extra `labels`")


@pytest.fixture(scope="module")
def train() -> list[LabelledArticle]:
    return list(load_labelled(TRAIN))


def relabelled(
    labelled: Sequence[LabelledArticle], rows: Sequence[int], topics: tuple[str, ...]
) -> list[LabelledArticle]:
    changed = list(labelled)
    for row in rows:
        changed[row] = replace(changed[row], topics=topics, primary=topics[0] if topics else OTHER)
    return changed


def test_planted_errors_are_found_and_the_right_label_is_suggested(train: list[LabelledArticle]) -> None:
    rows = [row for row, one in enumerate(train) if one.topics == ("welfare",)][:8]
    result = audit(relabelled(relabelled(train, rows[:4], ("congress",)), rows[4:], ("emulation",)))
    wrong = {one.id: one for one in result.findings if one.kind == "label"}
    found = [wrong[train[row].article.id] for row in rows if train[row].article.id in wrong]
    assert len(found) >= 7
    assert sum(one.suggested == ("welfare",) for one in found) >= 5
    assert all(0 <= one.score < 0.5 for one in found)
    assert len(wrong) < 45
    first = found[0]
    assert first.where.endswith(".jsonl:" + first.where.rpartition(":")[2])
    assert "labelled " + first.topics[0] in first.reason
    assert first.title
    assert first.text


def test_of_exclusive_labels_the_better_one_is_named(train: list[LabelledArticle]) -> None:
    single = [replace(one, topics=(one.primary,)) for one in train if one.primary != OTHER]
    rows = [row for row, one in enumerate(single) if one.primary == "emulation"][::9]
    result = audit(relabelled(single, rows, ("membership",)))
    assert result.labels == ("congress", "emulation", "membership", "welfare")
    wrong = {one.id: one.suggested for one in result.findings if one.kind == "label"}
    assert sum(wrong.get(single[row].article.id) == ("emulation",) for row in rows) >= len(rows) / 2


def test_repetitions_are_told_apart(train: list[LabelledArticle]) -> None:
    test = list(load_labelled(TEST))
    one, two = train[3], train[5]
    copy = replace(one, article=replace(one.article, id="copy", title="Một tít khác hẳn", source="x:1"))
    other = "welfare" if two.primary != "welfare" else "congress"
    contrary = replace(two, article=replace(two.article, id="contrary", source="x:2"), topics=(other,), primary=other)
    leaked = replace(train[7], article=replace(train[7].article, id="leaked", source="test:1"))
    result = audit([*train, copy, contrary], against=[*test, leaked])
    found = {item.id: item for item in result.findings if item.kind != "label"}
    assert {name: item.kind for name, item in found.items()} == {
        "copy": "duplicate",
        "contrary": "contradiction",
        "leaked": "leak",
    }
    assert found["copy"].other == one.article.source
    assert 0.5 <= found["copy"].score < 1
    assert found["contrary"].suggested == two.topics
    assert "yet that is labelled" in found["contrary"].reason
    assert found["leaked"].score == 1
    assert result.to_dict()["counts"]["leak"] == 1
    assert result.against == len(test) + 1


WORDS = [f"từ{n}" for n in range(210)]


def part(name: str, start: int, stop: int, title: str = "") -> Article:
    body = " ".join(WORDS[start:stop])
    return Article(id=name, title=title or f"Đây là tít của bài {name}", body=(body,), source=f"x:{name}")


def test_a_pair_says_why_it_is_one(train: list[LabelledArticle]) -> None:
    chain = [part("A", 0, 90), part("C", 30, 120), part("B", 15, 105)]
    pairs = {chain[pair.index].id: pair for pair in near_duplicate_pairs(chain)}
    assert (pairs["C"].original, pairs["C"].why) == (0, CHAIN)
    assert pairs["B"].why == TEXT
    assert pairs["C"].similarity < 0.5 <= pairs["B"].similarity
    title = "Một tít dài vừa đủ"
    version = [part("D", 120, 180, title), part("E", 150, 210, title)]
    assert [pair.why for pair in near_duplicate_pairs(version)] == [TITLE]
    # What is the title of a column says nothing, even of two articles that a chain links.
    column = [replace(one, title=title) for one in chain]
    column += [Article(title=title, body=(f"Tin {n} {' '.join(f'chữ{n}x{k}' for k in range(30))}",)) for n in range(4)]
    assert {column[pair.index].id: pair.why for pair in near_duplicate_pairs(column)} == {"C": CHAIN, "B": TEXT}
    one = train[0]
    labelled = [replace(one, article=each) for each in (*chain, *version)]
    found = {item.id: item.reason for item in audit([*train, *labelled]).findings if item.kind == "duplicate"}
    shared = {name: f"shares {pairs[name].similarity:.0%} of its shingles with" for name in "BC"}
    assert found["C"] == f"is linked to A by near-duplicates between them, and {shared['C']} it"
    assert found["B"].startswith(f"{shared['B']} ")
    assert found["E"] == "has the title of D"


def test_every_article_is_judged_by_a_model_that_had_not_seen_it(train: list[LabelledArticle]) -> None:
    model, probabilities = out_of_fold(train, [])
    assert probabilities.shape == (len(train), len(model.label_set_))
    seen = model.predict_scores([one.article for one in train])
    truth = model.label_set_.encode(one.topics for one in train)
    # A judge that had seen the answers would be as sure of them as the final model is.
    assert np.abs(seen - truth).mean() < np.abs(probabilities - truth).mean()


def test_too_few_articles_are_refused(train: list[LabelledArticle]) -> None:
    with pytest.raises(DataError, match="too few"):
        audit(train[:8])


def test_rare_labels_are_findings_and_the_others_are_judged(train: list[LabelledArticle]) -> None:
    rows = [row for row, one in enumerate(train) if one.topics == ("welfare",)][:4]
    spoilt = relabelled(relabelled(train, rows[:1], ("welfar",)), rows[1:], ("congress",))
    result = audit(spoilt)
    found = {one.id: one for one in result.findings if one.kind == "rare"}
    assert found.keys() == {train[rows[0]].article.id}
    assert found[train[rows[0]].article.id].suggested == ("welfare",)
    assert (result.rare, result.to_dict()["counts"]["rare"]) == ({"welfar": 1}, 1)
    assert result.labels == ("congress", "emulation", "membership", "welfare")
    doubted = {one.id for one in result.findings if one.kind == "label"}
    assert len(doubted & {train[row].article.id for row in rows[1:]}) >= 2


def test_of_another_split_the_texts_are_enough(train: list[LabelledArticle], tmp_path: Path) -> None:
    path, odd, bare = tmp_path / "bare.jsonl", tmp_path / "odd.jsonl", tmp_path / "none.jsonl"
    lines = [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines()[:3]]
    write(path, [{name: row[name] for name in ("id", "title", "lead", "body")} for row in lines])
    write(odd, [{**row, "topics": 7} for row in lines])
    for one in (path, odd):
        split = load_split([one])
        assert [item.primary for item in split] == ["", "", ""]
        leaks = [item for item in audit(train, against=split).findings if item.kind == "leak"]
        assert len(leaks) == 3
        assert not any("yet that is labelled" in item.reason for item in leaks)
    assert [item.topics for item in load_split(str(TEST))] == [item.topics for item in load_labelled(TEST)]
    write(bare, [{"id": "1", "title": ""}])
    with pytest.raises(DataError, match="no article to compare with"):
        load_split([bare])


def write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def article(words: str, n: int) -> Article:
    return Article(title="", body=(f"{words} " + " ".join(f"từ{n}x{k}" for k in range(40)),))


def test_a_held_out_article_is_paired_with_the_training_article_it_repeats() -> None:
    training = [article("một", 1), article("hai", 2), article("ba", 2)]
    pairs = near_duplicate_pairs([*training, article("bốn", 1), article("năm", 9)], held_out_from=3)
    assert [(pair.index, pair.original) for pair in pairs] == [(3, 0)]
    assert [(pair.index, pair.original) for pair in near_duplicate_pairs(training)] == [(2, 1)]
    assert near_duplicate_pairs([]) == []


def test_rows_that_share_a_line_keep_their_own_labels(tmp_path: Path) -> None:
    rows = [{"id": name, "title": f"Tin {name}", "topics": [name]} for name in ("welfare", "congress", "emulation")]
    path = tmp_path / "joined.jsonl"
    path.write_text("".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert [(one.article.id, one.topics) for one in load_split([path])] == [(row["id"], (row["id"],)) for row in rows]
