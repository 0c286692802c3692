"""The TF-IDF topic model: syllable n-grams, one linear classifier a label, calibrated, with tuned thresholds."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.calibration import Calibration
from unionml.classification.fields import segments
from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.ngrams import Vocabulary
from unionml.classification.prediction import Phrase, TopicPrediction
from unionml.classification.tabular import TabularPredictions
from unionml.classification.tfidf_config import TfidfConfig
from unionml.classification.thresholds import decide
from unionml.classification.weighting import project, weigh
from unionml.errors import UsageError

if TYPE_CHECKING:
    import os

    from unionml.bundle import Bundle

DEFAULTS = TfidfConfig()


class TfidfTopicModel(TabularPredictions):
    """Topics from TF-IDF weighted syllable n-grams.

    Follows scikit-learn's conventions: nothing happens in `__init__`, `fit` sets the attributes that end in an
    underscore, `get_params` and `set_params` reach every setting (those of the configuration as `config__C`), and
    `sklearn.base.clone` gives an unfitted copy. It does not inherit from scikit-learn's classes, so that predicting
    does not have to import it.

    Args:
        config: the settings.
        label_set: the labels to learn; by default those of the training data.
        name: what predictions are signed with.

    Attributes:
        label_set_: the labels learnt, in the order of all scores.
        vocabulary_: the n-grams, of which `idf_` holds a value each, shape (n_features,).
        weights_: shape (n_features, n_labels).
        intercepts_: shape (n_labels,).
        calibration_: margins to probabilities.
        thresholds_: shape (n_labels,).
        held_out_: indices of the training articles that a model was judged on which had not seen them; not saved.
        out_of_fold_: that model's probabilities, shape (n_held_out, n_labels); not saved.
        training_articles_: fingerprints of the articles that it learnt from, for evaluations; None where unknown.
    """

    def __init__(
        self,
        config: TfidfConfig = DEFAULTS,
        label_set: LabelSet | None = None,
        name: str = "tfidf",
    ) -> None:
        self.config = config
        self.label_set_wanted = label_set
        self.name = name

    label_set_: LabelSet
    vocabulary_: Vocabulary
    idf_: NDArray[np.float32]
    weights_: NDArray[np.float32]
    intercepts_: NDArray[np.float64]
    calibration_: Calibration
    thresholds_: NDArray[np.float64]
    held_out_: NDArray[np.int64]
    out_of_fold_: NDArray[np.float64]
    training_articles_: NDArray[np.uint64] | None = None

    @property
    def label_set(self) -> LabelSet:
        """The topics that it knows: those learnt, or before that those wanted."""
        wanted: LabelSet | None = getattr(self, "label_set_", self.label_set_wanted)
        if wanted is None:
            raise UsageError("the model is not fitted yet; call fit or load a trained one")
        return wanted

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The settings by name; with `deep` also those of the configuration."""
        params: dict[str, Any] = {"config": self.config, "label_set": self.label_set_wanted, "name": self.name}
        if deep:
            params |= {f"config__{field.name}": getattr(self.config, field.name) for field in fields(self.config)}
        return params

    def set_params(self, **params: Any) -> "TfidfTopicModel":
        """Change settings by the names of `get_params`."""
        unknown = set(params) - set(self.get_params())
        if unknown:
            raise UsageError(f"the TF-IDF model has no setting {sorted(unknown)[0]!r}; see get_params for their names")
        self.config = params.get("config", self.config)
        self.label_set_wanted = params.get("label_set", self.label_set_wanted)
        self.name = params.get("name", self.name)
        changed = {name.removeprefix("config__"): value for name, value in params.items() if "__" in name}
        self.config = replace(self.config, **changed)
        return self

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True, multi_output=True),
            classifier_tags=ClassifierTags(multi_label=True),
            input_tags=InputTags(two_d_array=False, string=True),
        )

    def fit(
        self,
        articles: Sequence[Article],
        topics: Sequence[Sequence[str]],
        *,
        groups: Sequence[Hashable] | None = None,
        sample_weight: Sequence[float] | None = None,
    ) -> "TfidfTopicModel":
        """Learn from labelled articles.

        Args:
            articles: what to read, n_articles of them.
            topics: the topics of each, the primary first; empty or `other` where none holds.
            groups: near-duplicates share a group and never stand on both sides of a fold.
            sample_weight: weight of each article, 1 by default.

        Raises:
            DataError: too few articles of a label, a single label, or no text.
        """
        from unionml.classification.tfidf_fit import fit

        fit(self, articles, topics, groups=groups, sample_weight=sample_weight)
        return self

    def decision_function(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels), before calibration."""
        if not hasattr(self, "weights_"):
            raise UsageError("the model is not fitted yet; call fit or load a trained one")
        counts = self.vocabulary_.count(self.vocabulary_.encode(map(segments, articles)))
        return project(counts, weigh(counts, self.idf_), self.weights_) + self.intercepts_

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (n_articles, n_labels)."""
        margins = self.decision_function(articles)
        return self.calibration_.probabilities(margins)

    def predict_proba(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """The name that scikit-learn gives to `predict_scores`."""
        return self.predict_scores(articles)

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        """One prediction an article, in order."""
        return decide(self.predict_scores(articles), self.label_set_, self.thresholds_, model=self.name)

    def score(self, articles: Sequence[Article], topics: Sequence[Sequence[str]]) -> float:
        """The share of articles whose best topic is the first of those given."""
        best = [prediction.topic for prediction in self.predict(articles)]
        return float(np.mean([topic == (true[0] if true else OTHER) for topic, true in zip(best, topics, strict=True)]))

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        """For each topic the phrases that weighed most for it, heaviest first."""
        from unionml.classification.tfidf_explain import explain

        return explain(self, article, limit=limit)

    def save(self, path: "str | os.PathLike[str]", *, model_card: str = "", force: bool = False) -> None:
        """Write the model directory.

        Raises:
            OutputError: it exists already or cannot be written.
        """
        from unionml.classification.tfidf_bundle import save

        save(self, path, model_card=model_card, force=force)

    @classmethod
    def from_bundle(cls, bundle: "Bundle") -> "TfidfTopicModel":
        """The model of an opened bundle.

        Raises:
            BundleError: the bundle is not of this kind, or its parts do not fit together.
        """
        from unionml.classification.tfidf_bundle import load

        return load(cls, bundle)


def mapping_of(config: Mapping[str, Any]) -> TfidfConfig:
    """The configuration that a bundle recorded; settings of a later version are left out."""
    known = {field.name for field in fields(TfidfConfig)}
    return TfidfConfig(**{name: value for name, value in config.items() if name in known})
