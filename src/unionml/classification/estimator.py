"""What topic models that can be trained share: scikit-learn's conventions over one frozen configuration."""

import os
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.fitted_card import Learnt
from unionml.classification.labels import LabelSet, TopicLists
from unionml.classification.predictor import TopicPredictor
from unionml.classification.settings import changed_settings
from unionml.errors import UsageError
from unionml.fingerprints import fingerprints
from unionml.folders import name_of


class TopicEstimator(TopicPredictor):
    """Settings by name beside what every `TopicPredictor` has; `fit` and `margins` are the model's own.

    scikit-learn's tools take it for a classifier. Its predictions are `TopicPrediction`s, of which an array of labels
    holds the `topic`, as `fit` was given it: of exclusive labels, which are learnt in sorted order, `cross_val_score`
    and searches take any named scorer, such as "f1_macro" or "neg_log_loss", and reports and confusion matrices the
    predictions as they are. For articles with several topics each `score` is the scorer
    (none that scikit-learn names takes lists of labels), and folds may not be stratified: `cv=KFold(5, shuffle=True)`.
    `cross_val_predict(..., method="predict_proba")` hands over numbers for labels, hence it takes a model of exclusive
    labels that was given no label set; `out_of_fold_` of any fitted model has such probabilities. It takes no part in
    the routing of metadata (`enable_metadata_routing`), which would have to load scikit-learn: what tools hand on by
    it, such as the `sample_weight` that TF-IDF takes, goes to `fit` by itself only.

    Attributes:
        config: the settings, a frozen dataclass.
        label_set_wanted: the labels to learn, or None for those of the training data.
    """

    config: Any
    label_set_wanted: LabelSet | None
    _learnt_from: Sequence[Article] | NDArray[np.uint64] | None = None

    @property
    def training_articles_(self) -> NDArray[np.uint64] | None:
        """Fingerprints of the articles that it learnt from, for evaluations; None where unknown."""
        # Only when they are asked for: a search fits hundreds of models of which one is saved.
        if isinstance(self._learnt_from, Sequence):
            self._learnt_from = fingerprints(self._learnt_from)
        return self._learnt_from

    def remember(self, learnt_from: Sequence[Article] | NDArray[np.uint64] | None) -> None:
        """Say what it has learnt from: articles, or what a bundle remembers of them."""
        self._learnt_from = learnt_from
        self.model_card_, self._card_thresholds, self._learnt = "", None, None

    def remember_fit(self, articles: Sequence[Article], topics: TopicLists, label_type: type) -> None:
        """Say what it has just been fitted to, for evaluations and for its card, and as what labels were given."""
        self.remember(articles)
        self._label_type = label_type
        self._learnt = Learnt(len(articles), self.label_set_.counts(topics))
        self._card_thresholds = self.thresholds_.copy()

    def __repr__(self) -> str:
        """As scikit-learn shows estimators: the settings that are not the default ones."""
        usual = type(self)()
        settings = changed_settings(self.config)
        given = [f"config={type(self.config).__name__}({settings})"] if settings else []
        if not isinstance(self.config, type(usual.config)):
            given = [f"config={self.config!r}"]
        if self.label_set_wanted is not None:
            given.append(f"label_set={self.label_set_wanted!r}")
        if self.name != usual.name:
            given.append(f"name={self.name!r}")
        return f"{type(self).__name__}({', '.join(given)})"

    def name_to_save(self, path: str | os.PathLike[str]) -> str:
        """What a saved model signs with: one that nobody has named by the name of its directory."""
        unnamed = self._folder_name is None and self.name == type(self)().name
        return name_of(path) if unnamed else super().name_to_save(path)

    def __getstate__(self) -> object:
        # No pickle carries the texts.
        self._learnt_from = self.training_articles_
        return super().__getstate__()

    @property
    def label_set(self) -> LabelSet:
        """The topics that it knows: those learnt, or before that those wanted.

        Raises:
            UsageError: neither are there.
        """
        if self.label_set_wanted is not None and not hasattr(self, "label_set_"):
            return self.label_set_wanted
        self.check_fitted()
        return self.label_set_

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True, multi_output=True),
            classifier_tags=ClassifierTags(multi_label=True),
            input_tags=InputTags(two_d_array=False, string=True),
        )

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The settings by name; with `deep` also those of the configuration."""
        params: dict[str, Any] = {"config": self.config, "label_set": self.label_set_wanted, "name": self.name}
        if deep:
            params |= {f"config__{name}": value for name, value in self._settings().items()}
        return params

    def _settings(self) -> dict[str, Any]:
        """Those of the configuration by name; none of what is no configuration, which `fit` refuses."""
        return (
            {one.name: getattr(self.config, one.name) for one in fields(self.config)}
            if is_dataclass(self.config)
            else {}
        )

    def set_params(self, **params: Any) -> Self:
        """Change settings by the names of `get_params`.

        Raises:
            UsageError: there is no such setting, or its value is not one that it can have.
        """
        unknown = set(params) - set(self.get_params())
        if unknown:
            raise UsageError(f"the model has no setting {sorted(unknown)[0]!r}; see get_params for their names")
        config, label_set, name = (
            value for key, value in (self.get_params(deep=False) | params).items() if "__" not in key
        )
        self._check(config, label_set, name)
        changed = {name.removeprefix("config__"): value for name, value in params.items() if "__" in name}
        # All or nothing: what is refused here must leave the model as it was.
        self.config = replace(config, **changed)
        self.label_set_wanted, self.name = label_set, name
        return self

    def check_settings(self) -> None:
        """Refuse to learn by what is no setting, which `__init__` takes as scikit-learn has it.

        Raises:
            UsageError: the message names it.
        """
        self._check(self.config, self.label_set_wanted, self.name)

    def _check(self, config: Any, label_set: Any, name: Any) -> None:
        wanted = type(type(self)().config)
        if not isinstance(config, wanted):
            raise UsageError(f"config is {config!r:.40}; give a {wanted.__name__}")
        if not isinstance(label_set, LabelSet | None):
            raise UsageError(f"label_set is {label_set!r:.40}; give a LabelSet, or None for the labels of the data")
        if not isinstance(name, str):
            raise UsageError(f"name is {name!r:.40}; give text")

    def check_fitted(self) -> None:
        """Refuse to answer before it has learnt.

        Raises:
            UsageError: it has not.
        """
        if not hasattr(self, "label_set_"):
            raise UsageError("the model is not fitted yet; call fit or load a trained one")
