from unionml.classification.labels import LabelSet
from unionml.training.notes import label_notes, names_alike


def test_names_that_differ_in_capitals_are_told() -> None:
    assert names_alike(["Đời sống", "welfare", "đời sống", "Welfare", "WELFARE", "welfares"]) == [
        f"the topics {names} differ in nothing but capitals and are learnt as different ones; write them alike if they "
        "are one"
        for names in ("Đời sống and đời sống", "WELFARE and Welfare and welfare")
    ]
    assert names_alike(["welfare", "welfare", "lương"]) == []


def test_one_article_without_a_topic() -> None:
    labels = LabelSet(("a", "b"))
    assert label_notes([("a",), ("a", "b"), ()], labels) == [
        "1 article has empty `topics` and counts as without a topic"
    ]
    assert "or add --exclusive" in label_notes([("a",), ("b",), ()], labels)[0]
    assert label_notes([("a",), ("b",), ("other",)], labels) == []
