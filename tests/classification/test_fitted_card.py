"""A model that was fitted in Python is saved with a card that tells what it knows of itself."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.classification.topic_articles import one_topic_each, several_topics
from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig


def saved_card(model: TfidfTopicModel, path: Path) -> str:
    model.save(path)
    return (path / "README.md").read_text("utf-8")


def test_a_model_that_was_fitted_here_has_a_card_that_tells_what_it_knows(tmp_path: Path) -> None:
    articles, topics = several_topics()
    model = TfidfTopicModel(TfidfConfig(ngrams=2))
    model.fit([*articles, Article(title="Không kể")], [*topics, ("gifts",)], sample_weight=[1.0] * 32 + [0.0])
    first, second = model.thresholds_.tolist()
    card = saved_card(model, tmp_path / "mine")
    assert "\n\n# mine\n\n" in card
    assert "(`TfidfTopicModel`): none, one or several labels an article." in card
    assert f"| congress | 16 | {first:.2f} |\n| gifts | 16 | {second:.2f} |\n| other | 8 |  |\n" in card
    assert "fitted in Python to 32 articles, with the settings `ngrams=2`; nobody has said from which files." in card
    assert "No figures came with it" in card
    assert "model-index" not in card
    model.thresholds_[1] = 0.625
    changed = saved_card(model, tmp_path / "stricter")
    note = f"The thresholds were changed by hand after training; they are now: congress {first:.4g}, gifts 0.625."
    assert f"| other | 8 |  |\n\n{note}\n\n## What" in changed
    assert f"| gifts | 16 | {second:.2f} |" in changed
    loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "stricter"))
    assert saved_card(loaded, tmp_path / "stricter again") == changed
    assert saved_card(pickle.loads(pickle.dumps(model)), tmp_path / "in another" / "stricter") == changed
    model.save(tmp_path / "own", model_card="# My own")
    assert (tmp_path / "own" / "README.md").read_text("utf-8") == "# My own"


def test_a_card_of_exclusive_labels_says_where_thresholds_were_set(tmp_path: Path) -> None:
    model = TfidfTopicModel().fit(*one_topic_each())
    card = saved_card(model, tmp_path / "m")
    assert "exactly one label an article." in card
    assert "with the default settings" in card
    loaded = TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "m"))
    for one in (model, loaded):
        one.thresholds_ = np.full(3, 0.75)
        card = saved_card(one, tmp_path / "strict" / str(id(one)))
        assert "exactly one" not in card
        assert "one label an article, or `other` where it is unsure." in card
        assert "they are now: " in card


def test_a_model_whose_card_was_lost_says_that_nobody_knows(tmp_path: Path) -> None:
    TfidfTopicModel().fit(*several_topics()).save(tmp_path / "m")
    bundle = Bundle.open(tmp_path / "m")
    (tmp_path / "m" / "README.md").write_text("", "utf-8")
    sums = {name: digest for name, digest in bundle.checksums.items() if name != "README.md"}
    loaded = TfidfTopicModel.from_bundle(replace(bundle, checksums=sums))
    card = saved_card(loaded, tmp_path / "again")
    assert "Nobody has said what it learnt from." in card
    assert "| gifts |  | 0." in card
