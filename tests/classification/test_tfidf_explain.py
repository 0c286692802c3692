"""Why a TF-IDF model says what it says."""

import re
from typing import Any

import pytest

from tests.classification.tfidf_bundles import STRANGERS
from unionml.article import Article
from unionml.classification.encoder_explain import explain_by_occlusion
from unionml.classification.tfidf import TfidfTopicModel
from unionml.errors import UsageError


def test_explanations_are_phrases_of_the_article(model: TfidfTopicModel) -> None:
    article = Article(title="Biên Hòa: TRAO suất quà Tết", lead="Sáng nay, đại hội công đoàn lần thứ mười.")
    phrases = model.explain(article, limit=3)
    assert set(phrases) == {"gifts", "congress"}
    assert all(len(found) <= 3 for found in phrases.values())
    text = f"{article.title} {article.lead}"
    for found in phrases.values():
        weights = [phrase.weight for phrase in found]
        assert weights == sorted(weights, reverse=True)
        assert all(weight > 0 for weight in weights)
        assert all(phrase.text in text for phrase in found)
    assert "TRAO suất quà" in phrases["gifts"][0].text
    assert "đại hội" in phrases["congress"][0].text
    assert model.explain(Article()) == {"congress": [], "gifts": []}


def test_no_phrase_goes_on_behind_the_end_of_a_sentence_or_a_clause(model: TfidfTopicModel) -> None:
    article = Article(body=("Sáng nay công đoàn trao. Suất quà Tết đã tới; đại hội công đoàn sẽ họp: trao suất quà.",))
    texts = [phrase.text for phrases in model.explain(article, limit=99).values() for phrase in phrases]
    assert any("Suất quà Tết" in text for text in texts)
    assert [text for text in texts if re.search("[.;:]", text)] == []


def test_a_phrase_has_both_marks_of_a_quotation_or_none(model: TfidfTopicModel) -> None:
    phrases = model.explain(Article(title='Chiều mưa "trao suất quà"'), limit=1)["gifts"]
    assert [phrase.text for phrase in phrases] == ["trao suất quà"]
    phrases = model.explain(Article(title='Trao "suất quà", mưa chiều'), limit=1)["gifts"]
    assert [phrase.text for phrase in phrases] == ['Trao "suất quà"']


def test_the_title_carries_more_of_a_phrase_than_the_body(model: TfidfTopicModel) -> None:
    article = Article(title="Trao suất quà", body=("Ban tổ chức tặng quà Tết lúc chiều.",))
    in_title, in_body = model.explain(article, limit=99)["gifts"]
    assert (in_title.text, in_body.text) == ("Trao suất quà", "tặng quà Tết")
    assert in_title.weight > 2 * in_body.weight > 0


def test_a_part_of_a_phrase_counts_with_it_and_is_not_told_again(model: TfidfTopicModel) -> None:
    article = Article(title="Trao suất quà Tết", body=("Hôm nay họ mang suất quà lên tận bản.", "Tết đến sớm."))
    (phrase,) = model.explain(article)["gifts"]
    assert phrase.text == "Trao suất quà Tết"
    odds = model.margins([article])[0, 1] - model.intercepts_[1]
    assert phrase.weight == pytest.approx(odds * model.calibration_.slopes[1], rel=0.2)


def test_the_explanation_adds_up_to_the_margin(model: TfidfTopicModel) -> None:
    """No phrase is left out below the limit, so their sum is at least the slope times the margin without intercept."""
    article = Article(title="trao suất quà Tết cho đoàn viên")
    for label, phrases in model.explain(article, limit=99).items():
        column = model.label_set.labels.index(label)
        odds = model.margins([article])[0, column] - model.intercepts_[column]
        assert sum(phrase.weight for phrase in phrases) >= odds * model.calibration_.slopes[column] - 1e-6


@pytest.mark.parametrize("limit", [-1, 1.5, True, None, "3"])
def test_a_limit_of_phrases_that_is_none_is_refused(limit: Any, model: TfidfTopicModel) -> None:
    with pytest.raises(UsageError, match="give the most phrases of a topic, a whole number from 0"):
        model.explain(STRANGERS[0], limit=limit)
    with pytest.raises(UsageError, match="give the most phrases of a topic"):
        explain_by_occlusion(STRANGERS[0], model.label_set, model.decision_function, limit=limit)
    assert model.explain(STRANGERS[0], limit=0) == {"congress": [], "gifts": []}
