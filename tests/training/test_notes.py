import numpy as np
import pytest

from unionml.classification.labels import LabelSet
from unionml.training.notes import first_topic_notes, label_notes, names_alike, repeat_notes


def test_names_that_differ_in_capitals_are_told() -> None:
    assert names_alike(["Đời sống", "welfare", "đời sống", "Welfare", "WELFARE", "welfares"]) == [
        f"the topics {names} differ in nothing but capitals and are learnt as different ones; write them alike if they "
        "are one"
        for names in ("Đời sống and đời sống", "WELFARE and Welfare and welfare")
    ]
    assert names_alike(["welfare", "welfare", "lương"]) == []
    assert names_alike(["other", "OTHER", "Other", "welfare"]) == [
        f"the topic {name} is learnt as any other; write `other`, without capitals, where no topic holds"
        for name in ("OTHER", "Other")
    ]


def test_one_article_without_a_topic() -> None:
    labels = LabelSet(("a", "b"))
    assert label_notes([("a",), ("a", "b"), ()], labels) == [
        "1 article has empty `topics` and counts as without a topic"
    ]
    assert "or add --exclusive" in label_notes([("a",), ("b",), ()], labels)[0]
    assert label_notes([("a",), ("b",), ("other",)], labels) == []


def test_repetitions_are_counted_and_contradictions_apart() -> None:
    groups = np.array([0, 1, 0, 1, 0])
    repeated = "3 of the 5 articles repeat others word for word; in intervals they count as one article, and"
    assert repeat_notes(groups) == [f"{repeated} `unionml audit` lists them"]
    topics = [("a", "b"), (), ("b", "a"), ("other",), ("a",)]
    (same, other) = repeat_notes(groups, topics)
    assert same.startswith(repeated)
    assert other == (
        "1 of these repetitions carries other topics than the first article of that text; correct one of the two"
    )
    assert repeat_notes(np.array([0, 0]))[0].startswith("1 of the 2 articles repeats another word for word")
    assert repeat_notes(None) == repeat_notes(np.arange(3), topics[:3]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa giải", "Hoà giải"), ("Y tế", "Y tế."), ("Ca – kíp", "Ca - kíp"), ("May & dệt", "May &amp; dệt")],
)
def test_labels_that_look_alike(one: str, other: str) -> None:
    (said,) = names_alike([one, other])
    assert one in said
    assert other in said
    assert "marks, capitals or the place of a tone" in said


def test_a_label_with_a_mark_that_cannot_be_seen_is_shown() -> None:
    (said,) = names_alike(["Quê", "Quê\u200b"])
    assert "the topics Quê and Quê<U+200B> differ" in said


def test_labels_that_are_not_alike() -> None:
    assert names_alike(["ma", "má", "mà", "ma 2", "!", "?"]) == []


def test_labels_that_were_typed_without_diacritics_are_told() -> None:
    assert names_alike(["Giao thông", "Y tế", "Giao thong", "Y te", "Đời sống", "Thuế"]) == [
        f"the topics {names} differ in nothing but diacritics and are learnt as different ones; write them alike if "
        "they are one"
        for names in ("Giao thong and Giao thông", "Y te and Y tế")
    ]
    (said,) = names_alike(["thue", "Thuế"])
    assert "differ in nothing but diacritics" in said
    assert names_alike(["Bàn ghế", "Bán ghế", "other", "ma", "má", "mạ"]) == []


def test_topics_that_exclusive_ones_leave_out_are_told() -> None:
    assert first_topic_notes([("a",), ("b",), ()]) == []
    assert first_topic_notes([("a", "b"), ("b",)]) == [
        "1 article has several topics, of which the first alone counts, since the model's exclude each other"
    ]
    (said,) = label_notes([("a", "b"), ("b", "a"), ("a",)], LabelSet(("a", "b"), exclusive=True))
    assert said.startswith("2 articles have several topics, of which the first alone counts")


def test_topics_that_never_stand_alone_may_be_one_name() -> None:
    labels = LabelSet(("kinh tế", "thị trường", "xã hội"))
    cut = [("kinh tế", "thị trường")] * 3 + [("xã hội",)]
    (note,) = label_notes(cut, labels)
    assert note.startswith("the topics 'kinh tế' and 'thị trường' never stand without each other; ")
    assert label_notes([*cut, ("thị trường",)], labels) == []
    assert label_notes(cut[1:], labels) == []
