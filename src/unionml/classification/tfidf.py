"""The TF-IDF topic model: syllable n-grams, one linear classifier a label, calibrated, with tuned thresholds."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.estimator import TopicEstimator
from unionml.classification.fields import segments
from unionml.classification.inputs import as_article, as_articles
from unionml.classification.labels import LabelSet, TopicLists
from unionml.classification.ngrams import Vocabulary
from unionml.classification.prediction import Phrase
from unionml.classification.tfidf_config import FIRST_FIELD_WEIGHTS, TfidfConfig
from unionml.classification.weighting import project, weigh

if TYPE_CHECKING:
    import os

    from unionml.bundle import Bundle

DEFAULTS = TfidfConfig()


class TfidfTopicModel(TopicEstimator):
    """Topics from TF-IDF weighted syllable n-grams.

    Follows scikit-learn's conventions: nothing happens in `__init__`, `fit` sets the attributes that end in an
    underscore, `get_params` and `set_params` reach every setting (those of the configuration as `config__C`), and
    `sklearn.base.clone` gives an unfitted copy. It does not inherit from scikit-learn's classes, so that predicting
    does not have to import it.

    Args:
        config: the settings.
        label_set: the labels to learn; by default those of the training data. Where one wins they are learnt in
            sorted order, as scikit-learn's scorers expect them.
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

    config: TfidfConfig
    vocabulary_: Vocabulary
    idf_: NDArray[np.float32]
    weights_: NDArray[np.float32]
    intercepts_: NDArray[np.float64]
    held_out_: NDArray[np.int64]
    out_of_fold_: NDArray[np.float64]

    def fit(
        self,
        articles: Sequence[Article],
        topics: TopicLists,
        *,
        groups: Sequence[Hashable] | None = None,
        sample_weight: Sequence[float] | None = None,
    ) -> "TfidfTopicModel":
        """Learn from labelled articles.

        Args:
            articles: what to read, n_articles of them.
            topics: the topics of each, the primary first, empty or `other` where none holds; or one label for each.
            groups: near-duplicates share a group and never stand on both sides of a fold.
            sample_weight: weight of each article, 1 by default; with 0 it is left out.

        Raises:
            DataError: too few articles of a label, a single label, no text, or values that do not fit the articles.
            UsageError: what is given as articles is something else, or the labels leave nothing to abstain from.
        """
        from unionml.classification.tfidf_fit import fit

        self.check_settings()
        fit(self, articles, topics, groups=groups, sample_weight=sample_weight)
        return self

    def margins(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels), before calibration.

        Raises:
            UsageError: the model is not fitted, or what it is given are no articles.
        """
        self.check_fitted()
        counts = self.vocabulary_.count(self.vocabulary_.encode(map(segments, as_articles(articles))))
        return project(counts, weigh(counts, self.idf_, self.config.field_weights), self.weights_) + self.intercepts_

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        """For each topic the phrases that weighed most for it, heaviest first.

        Raises:
            UsageError: the model is not fitted, or what it is given is no article or no limit.
        """
        from unionml.classification.tfidf_explain import explain

        self.check_fitted()

        return explain(self, article, limit=limit)

    def known_share(self, article: Article) -> float:
        """The share of an article's syllables that training saw; 1 where it has none.

        Near 0 the article is in another language, and the scores say nothing.

        Raises:
            UsageError: the model is not fitted, or what it is given is no article.
        """
        self.check_fitted()
        read = segments(as_article(article))
        tokens = self.vocabulary_.encode([read])
        syllables = len(tokens.ids) - len(read)
        return float((tokens.ids > 0).sum() / syllables) if syllables else 1.0

    def save(self, path: "str | os.PathLike[str]", *, model_card: str = "", force: bool = False) -> None:
        """Write the model directory, with the card given, else that of a loaded model or what a fitted one knows.

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
    settings: dict[str, Any] = {"field_weights": FIRST_FIELD_WEIGHTS}
    for name in known & set(config):
        settings[name] = tuple(config[name]) if isinstance(config[name], list) else config[name]
    return TfidfConfig(**settings)
