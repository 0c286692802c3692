"""Articles and labels that cannot be learnt from, or only with a word about it."""

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from tests.classification.tfidf_bundles import STRANGERS
from tests.classification.topic_articles import one_topic_each, several_topics
from unionml.article import Article
from unionml.classification.calibration import fit_temperature
from unionml.classification.labels import LabelSet
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.classification.thresholds import abstention_threshold
from unionml.errors import DataError, UsageError


@pytest.mark.parametrize(
    ("topics", "message"),
    [
        ([("gifts",)] * 20, "nothing to tell"),
        ([("gifts",)] * 14 + [("congress",)] * 2 + [("pay",)] + [()] * 3, r"learn 'congress' \(2\), 'pay' \(1\);"),
        ([("gifts",)] * 19 + [()], r"lack 'gifts' \(1\);"),
        ([("gifts", "pay")] * 18 + [("gifts",)] * 2, r"lack 'gifts' \(0\), 'pay' \(2\);"),
    ],
)
def test_labels_that_cannot_be_learnt_are_refused(topics: list[tuple[str, ...]], message: str) -> None:
    articles = [Article(title=f"công đoàn {index} tặng quà") for index in range(20)]
    with pytest.raises(DataError, match=message):
        TfidfTopicModel().fit(articles, topics)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"topics": [("a",)] * 31}, "32 articles and 31 lists of topics do not fit"),
        ({"groups": [1, 2]}, "32 articles and 2 groups do not fit"),
        ({"sample_weight": [1.0]}, "32 articles and 1 numbers in sample_weight do not fit"),
        ({"sample_weight": [-1.0] + [1.0] * 31}, "never below 0"),
        ({"sample_weight": [float("nan")] + [1.0] * 31}, "must be finite"),
        ({"sample_weight": [0.0] * 32}, "not 0 for every article"),
        ({"sample_weight": ["x"] * 32}, "no number"),
        ({"sample_weight": np.ones((32, 2))}, r"the shape \(32, 2\)"),
        ({"topics": np.linspace(0.5, 1, 32)}, "the topics of article 1 are "),
    ],
)
def test_values_that_do_not_fit_the_articles_are_refused(changed: dict[str, Any], message: str) -> None:
    articles, topics = several_topics()
    with pytest.raises(DataError, match=message):
        TfidfTopicModel().fit(articles, **{"topics": topics, **changed})


@pytest.mark.parametrize(
    ("articles", "message"),
    [
        ("một bài", "not str; make one with unionml.read, or of a text"),
        (None, "not NoneType"),
        ({"title": "x"}, "not dict"),
        (Article(title="x"), "not a single one; put it in a list"),
        (["một bài"], "article 1 is of the type str, not Article; make one"),
        ([Article(), None], "article 2 is of the type NoneType"),
        (pa.table({"text": ["một bài"]}), "not a Table; predict for a table with predict_table"),
    ],
)
def test_what_are_no_articles_is_refused(model: TfidfTopicModel, articles: Any, message: str) -> None:
    for use in (model.predict, model.predict_proba, model.decision_function):
        with pytest.raises(UsageError, match=message):
            use(articles)
    with pytest.raises(UsageError, match=message):
        TfidfTopicModel().fit(articles, several_topics()[1])


@pytest.mark.parametrize("make", [several_topics, one_topic_each], ids=["several topics", "exclusive"])
def test_articles_that_weigh_nothing_are_as_good_as_absent(make: Any) -> None:
    articles, topics = make()
    weight = [float(row % 7 > 0) for row in range(len(articles))]
    kept = [row for row in range(len(articles)) if weight[row]]
    model = TfidfTopicModel().fit(articles, topics, sample_weight=weight)
    without = TfidfTopicModel().fit([articles[row] for row in kept], [topics[row] for row in kept])
    assert model.vocabulary_.ngrams == without.vocabulary_.ngrams
    assert np.array_equal(model.predict_scores(articles), without.predict_scores(articles))
    assert model.held_out_.tolist() == kept
    assert np.array_equal(model.out_of_fold_, without.out_of_fold_)


@pytest.mark.parametrize("make", [several_topics, one_topic_each], ids=["several topics", "exclusive"])
def test_a_label_whose_articles_weigh_nothing_cannot_be_learnt(make: Any) -> None:
    articles, topics = make()
    weight = [float("gifts" not in labels) for labels in topics]
    with pytest.raises(DataError, match=r"too few training articles to learn 'gifts' \(0\)"):
        TfidfTopicModel().fit(articles, topics, sample_weight=weight)


def test_a_rare_label_that_is_another_one_misspelt_is_told_as_such() -> None:
    articles, topics = one_topic_each()
    spoilt = [*topics[:-1], (topics[-1][0].capitalize(),)]
    with pytest.raises(
        DataError, match=rf"learn '{spoilt[-1][0]}' \(1; '{topics[-1][0]}' may be meant\); give at least"
    ):
        TfidfTopicModel().fit(articles, spoilt)


def test_calibration_and_abstention_count_articles_as_they_weigh() -> None:
    rng = np.random.default_rng(0)
    margins, truth = rng.normal(size=(60, 3)), np.eye(3, dtype=bool)[rng.integers(0, 3, 60)]
    times = rng.integers(1, 4, 60)
    twice = fit_temperature(np.repeat(margins, times, axis=0), np.repeat(truth, times, axis=0))
    assert fit_temperature(margins, truth, times.astype(float)).slopes == pytest.approx(twice.slopes, rel=1e-6)
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, 0.4]])
    right = np.array([[True, False], [False, True], [True, False], [True, False]])
    assert abstention_threshold(probabilities, right) == 0.9
    assert abstention_threshold(probabilities, right, np.array([1, 0.01, 1, 1])) == 0.6
    assert abstention_threshold(probabilities, right, np.array([1, 0.5, 1, 1]), accuracy=0.8) == 0.6


def test_where_there_is_nothing_to_abstain_from_that_is_said() -> None:
    config = TfidfConfig(abstain=True)
    with pytest.raises(UsageError, match="several or none may hold"):
        TfidfTopicModel(config).fit(*several_topics())
    articles, topics = one_topic_each()
    with pytest.raises(UsageError, match="`other` is among them"):
        TfidfTopicModel(config).fit(articles, [("other",) if one == ("weather",) else one for one in topics])


def test_other_among_wanted_labels_is_one_only_where_they_exclude_each_other() -> None:
    wanted = LabelSet(("gifts", "other", "congress"))
    assert TfidfTopicModel(label_set=wanted).fit(*several_topics()).label_set_.labels == ("gifts", "congress")
    articles, topics = one_topic_each()
    model = TfidfTopicModel(label_set=wanted).fit(articles, [one if one != ("weather",) else "other" for one in topics])
    assert model.label_set_ == LabelSet(("congress", "gifts", "other"), exclusive=True)


def test_nothing_to_learn_from_is_refused() -> None:
    with pytest.raises(DataError, match="no labelled article"):
        TfidfTopicModel().fit([], [])
    with pytest.raises(DataError, match="no word occurs in two articles"):
        TfidfTopicModel().fit([Article()] * 12, [("a",), ("b",)] * 6)
    with pytest.raises(DataError, match="not in the label set"):
        TfidfTopicModel(label_set=LabelSet(("gifts", "congress"))).fit(*one_topic_each())


def test_what_takes_one_article_says_so(model: TfidfTopicModel) -> None:
    methods: list[Any] = [model.explain, model.known_share]
    for method in methods:
        with pytest.raises(UsageError, match="one Article at a time, not list"):
            method(STRANGERS)


def test_nothing_is_no_test_set(model: TfidfTopicModel) -> None:
    with pytest.raises(DataError, match="no article to score"):
        model.score([], [])


def test_a_table_of_labels_is_refused_and_its_column_taken() -> None:
    pandas = pytest.importorskip("pandas")
    articles, topics = one_topic_each()
    table = pandas.DataFrame({"topic": [one for (one,) in topics]})
    with pytest.raises(DataError, match="topics must be one column with labels, not a DataFrame"):
        TfidfTopicModel().fit(articles, table)
    assert TfidfTopicModel().fit(articles, table["topic"]).label_set_.exclusive
