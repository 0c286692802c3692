"""A model card is a valid card of the Hugging Face hub, whatever the model and its labels are called."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.scoring.trained import trained_model
from unionml.classification.labels import LabelSet
from unionml.training.front_matter import front_matter
from unionml.training.model_card import CardFacts, DataSource, write_card

hub = pytest.importorskip("huggingface_hub", reason="reads cards as the hub does")

CARDS = sorted((ROOT / "models").glob("*/README.md"))


def test_a_trained_bundle_carries_a_card_that_the_hub_reads() -> None:
    card = hub.ModelCard.load(trained_model() / "README.md")
    assert (card.data.language, card.data.library_name) == ("vi", "unionml")
    # Only whose articles and model they are can say under which licence others may have them.
    assert card.data.license is None
    assert card.data.pipeline_tag == "text-classification"
    results = {one.metric_name: one for one in card.data.eval_results}
    assert {"accuracy", "macro_f1", "f1_welfare"} <= results.keys()
    assert {one.metric_type for one in results.values()} == {"accuracy", "f1"}
    assert 0.5 < results["macro_f1"].metric_value < 1
    assert {"## Labels", "## Limits", "## How good it is", "## How to repeat it"} <= set(card.text.splitlines())


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.parent.name)
def test_every_model_that_ships_carries_one(path: Path) -> None:
    data = hub.ModelCard.load(path).data
    assert data.library_name == "unionml"
    assert data.language
    assert data.tags


@pytest.mark.parametrize("name", ["a: b", "# 1", "2024", "đại 'hội' \"mới\"", "- x", "[a]", "yes"])
def test_any_name_is_read_as_it_is(name: str) -> None:
    facts = CardFacts(
        name=name,
        method="",
        label_set=LabelSet((name, "other label")),
        counts={name: 5},
        sources=[DataSource("d.csv", 5, "0" * 64)],
        metrics={f"f1_{name}": (0.5, 0.4, 0.6)},
        thresholds={},
        command="unionml train",
    )
    data = hub.ModelCard(write_card(facts)).data
    assert data.model_name == name
    assert data.eval_results[0].metric_name == f"f1_{name}"
    assert data.eval_results[0].metric_value == 0.5


def test_without_figures_there_is_no_index() -> None:
    text = front_matter("m", task="summarization", languages=("vi", "en"), tags=("news",), metrics={}, measured_on="")
    data = hub.ModelCard(text + "\n\n# m\n").data
    assert data.language == ["vi", "en"]
    assert data.eval_results is None
