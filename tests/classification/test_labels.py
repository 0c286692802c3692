import numpy as np
import pytest

from unionml.classification.labels import LabelSet
from unionml.errors import BundleError, DataError


def test_a_corpus_where_every_article_has_one_topic_is_exclusive() -> None:
    assert LabelSet.of([["b"], ["a"], ["b"]]) == LabelSet(("a", "b"), exclusive=True)


def test_a_corpus_with_several_or_no_topics_is_multi_label() -> None:
    assert LabelSet.of([["a"], []]) == LabelSet(("a",))
    assert LabelSet.of([["a", "b"], ["b"]]) == LabelSet(("a", "b"))


def test_other_is_a_class_where_topics_exclude_each_other_and_no_topic_otherwise() -> None:
    assert LabelSet.of([["a"], ["other"]]).labels == ("a", "other")
    assert LabelSet.of([["a"], ["other"]], exclusive=False).labels == ("a",)


def test_a_topic_that_an_article_repeats_counts_once() -> None:
    assert LabelSet.of([["a", "a"], ["b"]]).exclusive


def test_encode_is_an_indicator_matrix_in_the_order_of_the_labels() -> None:
    matrix = LabelSet(("a", "b")).encode([["b"], [], ["b", "a"], ["other"]])
    np.testing.assert_array_equal(matrix, [[False, True], [False, False], [True, True], [False, False]])


def test_encode_names_a_topic_that_it_does_not_know() -> None:
    with pytest.raises(DataError, match="'strike' of article 2"):
        LabelSet(("a",)).encode([["a"], ["strike"]])


@pytest.mark.parametrize("labels", [("a", "a"), ("a", "")])
def test_labels_are_distinct_and_not_empty(labels: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match="distinct"):
        LabelSet(labels)


def test_display_names_fall_back_to_the_label() -> None:
    labels = LabelSet(("congress", "x"), names={"congress": {"vi": "Đại hội công đoàn", "en": ""}})
    assert labels.display_name("congress", "vi") == "Đại hội công đoàn"
    assert labels.display_name("congress", "en") == "congress"
    assert labels.display_name("x", "vi") == "x"


def test_config_round_trip() -> None:
    labels = LabelSet(("a", "b"), exclusive=True, names={"a": {"en": "A"}})
    assert LabelSet.from_config(labels.to_config()) == labels


@pytest.mark.parametrize("config", [{}, {"labels": 3, "exclusive": False, "names": {}}, {"labels": ["a"]}])
def test_a_config_of_something_else_is_refused(config: dict[str, object]) -> None:
    with pytest.raises(BundleError, match="label set"):
        LabelSet.from_config(config)
