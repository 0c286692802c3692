import unicodedata
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.classification.labels import LabelSet, as_topic_lists, canonical_label, closest_label, meant_by
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


@pytest.mark.parametrize("flat", [["b", "other", "a"], np.array(["b", "other", "a"]), iter(["b", "other", "a"])])
def test_a_string_is_one_label_of_exclusive_data(flat: Any) -> None:
    assert as_topic_lists(flat) == [("b",), ("other",), ("a",)]
    assert LabelSet.of(["tin", "gin"]) == LabelSet(("gin", "tin"), exclusive=True)
    np.testing.assert_array_equal(LabelSet(("a", "tin")).encode(["tin", "a"]), [[False, True], [True, False]])


def test_columns_of_tables_are_taken() -> None:
    pd = pytest.importorskip("pandas", reason="needs pandas")
    pl = pytest.importorskip("polars", reason="needs polars")
    lists = [["a", "b"], [], ["c"]]
    columns = [pa.array(lists), pa.chunked_array([lists]), pd.Series(lists), pl.Series(lists)]
    for column in columns:
        assert as_topic_lists(column) == as_topic_lists(list(column)) == [("a", "b"), (), ("c",)]
    numbers = [2, 10, 1]
    for column in (pa.array(numbers), pd.Series(numbers), pl.Series(numbers)):
        assert LabelSet.of(column).labels == ("1", "2", "10")
    with pytest.raises(DataError, match="of article 2 are None"):
        as_topic_lists(pa.array([["a"], None]))
    unlabelled: list[Any] = [[None, "a"], [float("nan"), "a"]]
    for column in unlabelled:
        with pytest.raises(
            DataError, match=r"of article 1 are .*; leave out the articles that nobody has labelled, and"
        ):
            as_topic_lists(column)
    with pytest.raises(DataError, match=r"of article 1 are .*; give a label"):
        as_topic_lists([1.5, 2.5])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("topics", "message"),
    [
        (None, "not None"),
        ("abc", "not 'abc'"),
        ({"a": 1}, "not {'a': 1}"),
        ([["a"], 3.5], "of article 2 are 3.5 "),
        ([1, None], "of article 2 are None"),
        ([None], "of article 1 are None"),
        ([float("nan")], "of article 1 are nan"),
        ([["a", 3]], r"of article 1 are \['a', 3\]"),
        (np.eye(2), "topics are a matrix"),
        ([[1, 0], [0, 1]], r"of article 1 are \[1, 0\]"),
        ([b"a"], "of article 1 are b'a'"),
        ([["a"], [" "]], "of article 2 hold an empty string"),
        ([""], "of article 1 hold an empty string"),
    ],
)
def test_what_is_no_label_and_no_list_of_labels_is_refused(topics: Any, message: str) -> None:
    for use in (LabelSet.of, LabelSet(("a",)).encode):
        with pytest.raises(DataError, match=message):
            use(topics)


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        ([1, 2], ["1", "2"]),
        (np.array([1, -2]), ["1", "-2"]),
        (np.array([1.0, 2.0]), ["1", "2"]),
        ([True, False], ["True", "False"]),
        (np.array([True, False]), ["True", "False"]),
    ],
)
def test_one_label_may_be_a_whole_number_or_a_truth_value(labels: Any, names: list[str]) -> None:
    assert as_topic_lists(labels) == [(name,) for name in names]
    assert LabelSet.of(labels).exclusive


def test_labels_come_in_the_order_of_numpy() -> None:
    for numbers in (np.arange(12), np.arange(-3.0, 11.0), list(range(9, 12))):
        assert LabelSet.of(numbers).labels == tuple(str(int(one)) for one in np.unique(numbers))
        assert LabelSet.of(as_topic_lists(numbers)) == LabelSet.of(numbers)
        texts = [str(int(one)) for one in numbers]
        assert LabelSet.of(texts).labels == tuple(np.unique(texts).tolist())


def test_what_an_exclusive_model_learns_is_the_first_topic_or_other() -> None:
    topics = [["b", "a"], [], ["other"], ["c"]]
    labels = LabelSet.of(topics, exclusive=True)
    assert labels.labels == ("b", "c", "other")
    assert labels.reduce(topics) == [("b",), ("other",), ("other",), ("c",)]
    assert LabelSet.of(topics).reduce(topics) == [("b", "a"), (), ("other",), ("c",)]


@given(st.text())
def test_the_spelling_of_a_label_is_settled_once(name: str) -> None:
    spelling = canonical_label(name)
    assert canonical_label(spelling) == spelling
    assert canonical_label(f" {unicodedata.normalize('NFD', name)}\n") == spelling


def test_labels_and_names_have_one_spelling() -> None:
    decomposed = unicodedata.normalize("NFD", "Giáo dục")
    labels = LabelSet((decomposed,), names={decomposed: {"vi": "Giáo dục"}})
    assert labels == LabelSet(("Giáo dục",), names={"Giáo dục": {"vi": "Giáo dục"}})
    assert labels.encode([decomposed]).all()


def test_encode_names_a_topic_that_it_does_not_know() -> None:
    with pytest.raises(DataError, match="'strike' of article 2"):
        LabelSet(("a",)).encode([["a"], ["strike"]])


@pytest.mark.parametrize("labels", ["ab", None, ("a", 2), (None,), b"ab"])
def test_labels_are_strings(labels: Any) -> None:
    with pytest.raises(DataError, match="give a tuple of strings"):
        LabelSet(labels)
    assert LabelSet(np.array(["a", "b"])).labels == ("a", "b")  # type: ignore[arg-type]


def test_half_a_surrogate_pair_is_no_label() -> None:
    with pytest.raises(DataError, match=r"article 2 has '\\ud800x', which holds half a surrogate pair"):
        as_topic_lists(["a", "\ud800x"])
    with pytest.raises(DataError, match="the label set has"):
        LabelSet(("a", "\ud800x"))
    with pytest.raises(DataError, match="the display name of 'a' has"):
        LabelSet(("a",), names={"a": {"vi": "\ud800x"}})


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


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Bong da", "Bóng đá"),
        ("bóng đá", "Bóng đá"),
        ("Bóng dá", "Bóng đá"),
        ("Đời sông", "Đời sống"),
        ("Cầu lông", ""),
        ("Bóng đá", ""),
        ("", ""),
    ],
)
def test_a_misspelt_label_is_told_from_another_one(name: str, meant: str) -> None:
    assert meant_by(name, ["Bóng đá", "Đời sống", "Kinh doanh"]) == meant
    assert meant_by(name, []) == ""


def test_of_labels_alike_but_for_marks_the_closest_is_meant() -> None:
    assert closest_label("thế giớ", ["The gio", "Thế giới", "thế giờ"]) == ("thế giờ", 1.0)
    assert closest_label("x", ["a"]) == ("a", 0.0)


@pytest.mark.parametrize(
    "changed",
    [
        {"labels": 3},
        {"labels": "abcd"},
        {"labels": ["a", "a"]},
        {"labels": ["a", 1]},
        {"exclusive": "no"},
        {"exclusive": None},
        {"names": None},
        {"names": {"a": "x"}},
        {"names": {"a": {"en": 5}}},
        {"names": {"a": None}},
    ],
)
def test_a_config_of_something_else_is_refused(changed: dict[str, object]) -> None:
    config = {"labels": ["a", "b"], "exclusive": False, "names": {}}
    assert LabelSet.from_config(config) == LabelSet(("a", "b"))
    for wrong in (config | changed, {name: value for name, value in config.items() if name not in changed}):
        with pytest.raises(BundleError, match="label set"):
            LabelSet.from_config(wrong)


def test_articles_are_counted_by_what_is_learnt_of_them() -> None:
    topics = [("a", "b"), ("b",), (), ("other",)]
    assert LabelSet(("a", "b")).counts(topics) == {"a": 1, "b": 2, "other": 2}
    assert LabelSet(("a", "b", "other"), exclusive=True).counts(topics) == {"a": 1, "b": 1, "other": 2}
