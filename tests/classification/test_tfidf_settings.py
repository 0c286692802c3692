"""Settings and numbers that cannot be, in a configuration or in a bundle."""

import dataclasses
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone

from tests.classification.tfidf_bundles import STRANGERS, saved
from tests.classification.topic_articles import several_topics
from unionml.bundle import Bundle
from unionml.classification.labels import LabelSet
from unionml.classification.tfidf import TfidfTopicModel, mapping_of
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import BundleError, UsageError


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"config": None}, "config is None; give a TfidfConfig"),
        ({"config": "x"}, "config is 'x'; give a TfidfConfig"),
        ({"label_set": ["a"]}, r"label_set is \['a'\]; give a LabelSet"),
        ({"name": None}, "name is None; give text"),
    ],
)
def test_what_is_no_setting_is_refused_when_it_learns(wrong: dict[str, Any], message: str) -> None:
    model = TfidfTopicModel(**wrong)
    ((name, value),) = wrong.items()
    assert f"{name}={value!r}" in repr(model)
    assert clone(model).get_params()[name] == value
    with pytest.raises(UsageError, match=message):
        model.fit(*several_topics())
    right = model.set_params(**{name: TfidfTopicModel().get_params()[name]})
    assert right.fit(*several_topics()).predict([]) == []


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"ngrams": 4}, "ngrams is 4; give a whole number from 1 to 3"),
        ({"ngrams": 2.0}, r"ngrams is 2\.0; give a whole number"),
        ({"folds": 1}, "folds is 1; give a whole number of at least 2"),
        ({"folds": 2.5}, "folds is 2.5"),
        ({"min_df": 0}, "min_df is 0"),
        ({"min_df": True}, "min_df is True"),
        ({"C": 0.0}, r"C is 0\.0; give a finite number above 0, or None"),
        ({"C": "3"}, "C is '3'"),
        ({"C": float("inf")}, "C is inf"),
        ({"secondary_weight": -1.0}, "secondary_weight"),
        ({"secondary_weight": float("inf")}, "secondary_weight is inf"),
        ({"field_weights": (1.0, 2.0)}, "field_weights is .*; give 3 finite numbers above 0$"),
        ({"field_weights": 1.0}, "field_weights"),
        ({"order_weights": (1.0, 1.0, -1.0)}, "order_weights is .*, or None$"),
        ({"seed": -1}, "seed is -1; give a whole number from 0 to 4294967295"),
        ({"exclusive": "yes"}, "exclusive is 'yes'; give True or False, or None"),
        ({"abstain": 1}, "abstain is 1"),
    ],
)
def test_settings_that_make_no_sense_are_refused(
    settings: dict[str, Any], message: str, model: TfidfTopicModel, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=message):
        TfidfConfig(**settings)
    bundle = saved(model, tmp_path)
    config = bundle.config | {"training": bundle.config["training"] | settings}
    with pytest.raises(BundleError, match=r"holds settings that cannot be \("):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=config))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"calibration": {"slopes": [1.0, float("nan")], "intercepts": [0.0, 0.0], "exclusive": False}}, "calibration"),
        ({"calibration": {"slopes": [1.0, 1.0], "intercepts": [0.0, 0.0], "exclusive": "no"}}, "calibration"),
        ({"calibration": {"slopes": [1.0, 1.0], "intercepts": [0.0, 0.0], "exclusive": True}}, "do not fit"),
        ({"calibration": {"slopes": [1.0], "intercepts": [0.0], "exclusive": False}}, "do not fit"),
        ({"intercepts": [0.0, float("inf")]}, r"cannot be \(intercepts holds what is no finite number\)"),
    ],
)
def test_numbers_of_a_bundle_that_make_no_sense_are_refused(
    changed: dict[str, Any], message: str, model: TfidfTopicModel, tmp_path: Path
) -> None:
    bundle = saved(model, tmp_path)
    with pytest.raises(BundleError, match=message):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=bundle.config | changed))


@pytest.mark.parametrize("name", ["idf", "weights"])
def test_weights_that_are_no_numbers_are_refused(name: str, model: TfidfTopicModel, tmp_path: Path) -> None:
    spoilt = pickle.loads(pickle.dumps(model))
    getattr(spoilt, f"{name}_")[3] = float("nan")
    with pytest.raises(BundleError, match=rf"cannot be \({name} holds what is no finite number\)"):
        TfidfTopicModel.from_bundle(saved(spoilt, tmp_path))


def test_numbers_of_numpy_are_taken_for_settings_and_saved(tmp_path: Path) -> None:
    config = TfidfConfig(min_df=np.int64(1), C=np.float32(0.5), exclusive=np.bool_(True), field_weights=[3, 2, 1])  # type: ignore[arg-type]
    assert config == TfidfConfig(min_df=1, C=0.5, exclusive=True, field_weights=(3.0, 2.0, 1.0))
    assert json.loads(json.dumps(config.to_config()))["min_df"] == 1


@pytest.mark.parametrize("value", [float("nan"), -0.1, 1.01, float("inf")])
def test_a_threshold_is_a_probability(value: float, model: TfidfTopicModel, tmp_path: Path) -> None:
    bundle = saved(model, tmp_path)
    with pytest.raises(BundleError, match="the thresholds are not 2 numbers from 0 to 1"):
        TfidfTopicModel.from_bundle(dataclasses.replace(bundle, config=bundle.config | {"thresholds": [0.5, value]}))
    changed = TfidfTopicModel.from_bundle(bundle)
    changed.thresholds_[1] = value
    with pytest.raises(UsageError, match="the thresholds are not 2 numbers from 0 to 1"):
        changed.save(tmp_path / "changed")
    assert not (tmp_path / "changed").exists()


@pytest.mark.parametrize("thresholds", [0.5, [0.5], [0.5, 0.5, 0.5], [[0.5], [0.5]], [0.5, float("nan")]])
def test_thresholds_that_do_not_fit_are_not_predicted_with(
    thresholds: Any, model: TfidfTopicModel, tmp_path: Path
) -> None:
    changed = TfidfTopicModel.from_bundle(saved(model, tmp_path))
    changed.thresholds_ = np.array(thresholds)
    with pytest.raises(UsageError, match="the thresholds are not 2 numbers from 0 to 1"):
        changed.predict(STRANGERS)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"config": {"C": 1.0}}, "config is .*; give a TfidfConfig"),
        ({"label_set": ["a"]}, "label_set is .*; give a LabelSet"),
        ({"name": 3}, "name is 3; give text"),
        ({"config__C": -1.0}, "C is -1.0"),
        ({"nonsense": 1}, "no setting 'nonsense'"),
    ],
)
def test_settings_are_set_all_or_not_at_all(wrong: dict[str, Any], message: str) -> None:
    model = TfidfTopicModel()
    before = model.get_params()
    wanted = {"config__ngrams": 1, "config": TfidfConfig(folds=3), "label_set": LabelSet(("a",)), "name": "x"}
    with pytest.raises(UsageError, match=message):
        model.set_params(**{**wanted, **wrong})
    assert model.get_params() == before
    assert model.set_params(**wanted).get_params()["config"] == TfidfConfig(folds=3, ngrams=1)


def test_a_model_is_shown_by_the_settings_that_are_not_the_default_ones() -> None:
    assert repr(TfidfTopicModel()) == "TfidfTopicModel()"
    model = TfidfTopicModel(TfidfConfig(C=3.0, folds=4), LabelSet(("a", "b")), name="mine")
    assert repr(model).startswith("TfidfTopicModel(config=TfidfConfig(C=3.0, folds=4), label_set=LabelSet(")
    assert repr(model).endswith(", name='mine')")


def test_the_settings_come_back_with_the_bundle_and_older_ones_kept_their_field_weights(
    model: TfidfTopicModel, tmp_path: Path
) -> None:
    model.save(tmp_path / "model", model_card="# A model")
    assert TfidfTopicModel.from_bundle(Bundle.open(tmp_path / "model")).config == model.config
    recorded = model.config.to_config()
    assert mapping_of(recorded) == model.config
    del recorded["field_weights"]
    assert mapping_of(recorded).field_weights == (3.0, 2.0, 1.0)
