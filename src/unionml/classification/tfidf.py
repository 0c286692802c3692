"""The TF-IDF topic model: syllable n-grams, one linear classifier a label, calibrated, with tuned thresholds."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.calibration import Calibration, fit_platt, fit_temperature
from unionml.classification.fields import segments, title_and_lead, title_only
from unionml.classification.folds import stratified_folds
from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.linear import fit_linear
from unionml.classification.ngrams import (
    Vocabulary,
    document_frequency,
    learn_vocabulary,
    project,
    to_csr,
    weigh,
)
from unionml.classification.prediction import Phrase, TopicPrediction
from unionml.classification.tfidf_config import TfidfConfig
from unionml.classification.thresholds import decide, tune_thresholds
from unionml.errors import DataError, UsageError

if TYPE_CHECKING:
    import os

    from unionml.bundle import Bundle

FIELD_WEIGHTS = (3.0, 2.0, 1.0)
"""What one occurrence counts for in the title, the lead and the body."""

DEFAULTS = TfidfConfig()

MIN_EXAMPLES = 5
"""Fewer articles of a label than this cannot be split into folds, so nothing about it could be calibrated."""


class TfidfTopicModel:
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
        out_of_fold_: probabilities of the training articles by models that did not see them, shape
            (n_articles, n_labels); not saved.
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
    out_of_fold_: NDArray[np.float64]

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
        label_set, Y = _targets(topics, self.label_set_wanted, self.config)
        n_articles = len(Y)
        weight = np.ones(n_articles) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
        views = [list(articles)]
        if not label_set.exclusive:
            views += [[title_and_lead(article) for article in articles], [title_only(article) for article in articles]]
        self.vocabulary_, full = learn_vocabulary(
            map(segments, views[0]), order=self.config.ngrams, min_df=self.config.min_df
        )
        if not len(self.vocabulary_):
            raise DataError("no word occurs in two articles; give more articles, or articles with text")
        counts = [self.vocabulary_.count(full)]
        counts += [self.vocabulary_.count(self.vocabulary_.encode(map(segments, view))) for view in views[1:]]
        df = document_frequency(counts[0], len(self.vocabulary_))
        idf = np.log((1 + n_articles) / (1 + df)) + 1
        self.idf_ = idf.astype(np.float16).astype(np.float32)
        from scipy.sparse import vstack

        X = vstack([to_csr(c, weigh(c, self.idf_, FIELD_WEIGHTS), len(self.vocabulary_)) for c in counts]).tocsr()
        owner = np.tile(np.arange(n_articles), len(views))
        C = self.config.C or 10.0
        folds = stratified_folds(
            [tuple(row) for row in Y.tolist()],
            fractions=[1 / self.config.folds] * self.config.folds,
            groups=groups,
            seed=self.config.seed,
        )
        margins = np.zeros((len(owner), len(label_set)))
        for fold in range(self.config.folds):
            train = folds[owner] != fold
            if Y[folds != fold].all(axis=0).any() or not Y[folds != fold].any(axis=0).all():
                raise DataError("a fold lacks examples of a label; give more articles or fewer folds")
            weights, intercepts = fit_linear(X[train], Y[owner[train]], C=C, sample_weight=weight[owner[train]])
            held = ~train
            margins[held] = X[held] @ weights + intercepts
        if label_set.exclusive:
            self.calibration_ = fit_temperature(margins, Y[owner])
        else:
            self.calibration_ = fit_platt(margins, Y[owner], weight[owner])
        probabilities = self.calibration_.probabilities(margins)
        self.thresholds_ = np.zeros(len(label_set))
        if not label_set.exclusive:
            self.thresholds_ = tune_thresholds(probabilities, Y[owner], weight[owner])
        self.out_of_fold_ = probabilities[:n_articles]
        weights, self.intercepts_ = fit_linear(X, Y[owner], C=C, sample_weight=weight[owner])
        # Rounded to what the bundle holds, so that a saved model answers exactly as the fitted one did.
        self.weights_ = weights.astype(np.float16).astype(np.float32)
        self.label_set_ = label_set
        return self

    def decision_function(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels), before calibration."""
        if not hasattr(self, "weights_"):
            raise UsageError("the model is not fitted yet; call fit or load a trained one")
        counts = self.vocabulary_.count(self.vocabulary_.encode(map(segments, articles)))
        return project(counts, weigh(counts, self.idf_, FIELD_WEIGHTS), self.weights_) + self.intercepts_

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (n_articles, n_labels)."""
        return self.calibration_.probabilities(self.decision_function(articles))

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


def _targets(
    topics: Sequence[Sequence[str]], wanted: LabelSet | None, config: TfidfConfig
) -> tuple[LabelSet, NDArray[np.bool_]]:
    if not len(topics):
        raise DataError("there is no labelled article to learn from; give data with topics")
    label_set = wanted or LabelSet.of(topics, exclusive=config.exclusive)
    if label_set.exclusive:
        topics = [list(labels[:1]) or [OTHER] for labels in topics]
        if wanted is None:
            label_set = LabelSet.of(topics, exclusive=True)
    if len(label_set) < (2 if label_set.exclusive else 1):
        raise DataError(
            f"every article has the same topic ({', '.join(label_set.labels) or OTHER}), so there is nothing to tell "
            "apart; add articles of another topic or of none"
        )
    Y = label_set.encode(topics)
    for label, count in zip(label_set.labels, Y.sum(axis=0).tolist(), strict=True):
        if count < MIN_EXAMPLES:
            raise DataError(
                f"the topic {label!r} has {count} training article{'s' if count != 1 else ''}, too few to calibrate; "
                f"give at least {MIN_EXAMPLES} or leave the topic out"
            )
        if len(Y) - count < MIN_EXAMPLES:
            raise DataError(
                f"all but {len(Y) - count} articles have the topic {label!r}; give at least {MIN_EXAMPLES} without it"
            )
    return label_set, Y


def mapping_of(config: Mapping[str, Any]) -> TfidfConfig:
    """The configuration that a bundle recorded; settings of a later version are left out."""
    known = {field.name for field in fields(TfidfConfig)}
    return TfidfConfig(**{name: value for name, value in config.items() if name in known})
