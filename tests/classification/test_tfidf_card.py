"""What a card says of a model that was changed by hand, and whose name it bears."""

from pathlib import Path

import pytest

from tests.classification.tfidf_bundles import STRANGERS
from tests.classification.topic_articles import one_topic_each, several_topics
from unionml.bundle import Bundle
from unionml.classification.tfidf import TfidfTopicModel

CARD = """# A card

## Labels

| label | training articles | threshold |
|---|---|---|
| congress | 16 | 0.50 |
| gifts | 16 | 0.50 |

## Limits
"""


def test_what_is_saved_elsewhere_goes_by_the_name_of_its_directory(tmp_path: Path) -> None:
    model = TfidfTopicModel().fit(*one_topic_each())
    model.save(tmp_path / "tfidf")
    loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "tfidf"))
    loaded.save(tmp_path / "mine-stricter")
    assert TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "mine-stricter")).name == "mine-stricter"
    assert loaded.name == "tfidf"
    model.save(tmp_path / "fitted-here")
    assert TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "fitted-here")).name == "fitted-here"
    loaded.name = "by hand"
    for number in "12":
        loaded.save(tmp_path / number)
        loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / number))
        assert loaded.predict(STRANGERS)[0].model == "by hand"


CHANGED = (
    "The thresholds were changed by hand after training; they are now: congress 0.25, gifts {}. "
    "The figures in this card are of those before."
)


@pytest.mark.parametrize(
    ("card", "noted"),
    [
        (CARD, CARD.replace("\n\n## Limits", f"\n\n{CHANGED}\n\n## Limits")),
        ("# A card", f"# A card\n\n{CHANGED}\n"),
        (
            "---\nlicense: mit\nmetrics:\n- f1\nmodel-index:\n- name: a\n---\n\nmetrics:\n---\n",
            f"---\nlicense: mit\n---\n\nmetrics:\n---\n\n{CHANGED}\n",
        ),
    ],
)
def test_a_threshold_that_is_set_by_hand_is_told_in_the_card(
    model: TfidfTopicModel, tmp_path: Path, card: str, noted: str
) -> None:
    def saved(changed: TfidfTopicModel, name: str) -> tuple[TfidfTopicModel, str]:
        changed.save(tmp_path / name)
        loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / name))
        assert loaded.thresholds_.tolist() == list(changed.thresholds_)
        return loaded, (tmp_path / name / "README.md").read_text("utf-8")

    model.save(tmp_path / "first", model_card=card)
    loaded, text = saved(TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "first")), "same")
    assert text == card
    loaded.thresholds_ = [0.25, 0.875]  # type: ignore[assignment]
    loaded, text = saved(loaded, "changed")
    assert text == noted.format(0.875)
    loaded, text = saved(loaded, "changed and the same")
    assert text == noted.format(0.875)
    loaded.thresholds_[1] = 0.7
    again, text = saved(loaded, "changed again")
    assert text == noted.format(0.7)
    again.fit(*several_topics()).save(tmp_path / "third")
    card = (tmp_path / "third" / "README.md").read_text("utf-8")
    assert "by hand" not in card, "which tells of another fit"
    assert "fitted in Python to 32 articles" in card
