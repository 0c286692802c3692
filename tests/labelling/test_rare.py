"""Labels of too few articles: named, with the label that may be meant, and no reason to refuse the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.scoring.trained import TRAIN
from unionml.article import Article
from unionml.labelling.rare import rare_findings, without_rare
from unionml.training.data import LabelledArticle, load_labelled


def articles(*topics: tuple[str, ...]) -> list[LabelledArticle]:
    return [
        LabelledArticle(Article(id=str(n), title=f"Tít {n}", source=f"x:{n}"), one, one[0] if one else "other")
        for n, one in enumerate(topics)
    ]


def test_articles_of_rare_labels_are_left_out_until_all_labels_have_enough() -> None:
    some = articles(*[("a",)] * 4, *[("b",)] * 2, ("b", "c"), ())
    found = without_rare(some, 3)
    assert (found.rows, found.labels.labels, found.rare) == ([0, 1, 2, 3, 7], ("a",), {"c": 1, "b": 2})
    assert without_rare(some, 1).rare == {}
    assert len(without_rare(some, 5).rows) == len(some)


def test_labels_stay_independent_when_no_article_of_several_is_left() -> None:
    some = articles(*[("a",)] * 4, *[("b",)] * 4, ("b", "c"))
    found = without_rare(some, 3)
    assert (found.labels.labels, found.labels.exclusive) == (("a", "b"), False)
    assert without_rare(some, 3, exclusive=True).labels.exclusive


def test_of_exclusive_labels_two_are_left_or_none_is_left_out() -> None:
    some = articles(*[("a",)] * 4, *[("other",)] * 4, ("b",))
    assert without_rare(some, 3).rare == {"b": 1}
    assert without_rare(some[:4] + some[8:], 3).rare == {}


@pytest.mark.parametrize(("label", "meant"), [("welfar", "welfare"), ("conggress", "congress"), ("sport", None)])
def test_a_misspelt_label_is_told_from_a_rare_one(label: str, meant: str | None) -> None:
    train: Sequence[LabelledArticle] = load_labelled(TRAIN)
    row = next(row for row, one in enumerate(train) if one.topics == ("emulation",))
    spoilt = [*train[:row], replace(train[row], topics=("emulation", label)), *train[row + 1 :]]
    common = without_rare(spoilt, 5)
    assert common.rare == {label: 1}
    assert Counter(common.labels.labels) == Counter(["congress", "welfare", "emulation", "membership"])
    (finding,) = rare_findings(spoilt, common)
    assert (finding.kind, finding.id, finding.topic) == ("rare", train[row].article.id, label)
    assert finding.suggested == (("emulation", meant) if meant else finding.topics)
    assert finding.reason == f"1 article is labelled {label}, too few to learn from" + (
        f"; {meant} may be meant" if meant else ""
    )
