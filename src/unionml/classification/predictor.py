"""What topic models of every kind have once they have learnt, and how they answer by it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.calibration import Calibration
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import TopicPrediction
from unionml.classification.tabular import TabularPredictions
from unionml.classification.thresholds import as_thresholds, decide


class TopicPredictor(TabularPredictions):
    """Predictions from margins; `decision_function` is the model's own.

    Attributes:
        name: what predictions are signed with.
        label_set_: the labels learnt, in the order of all scores.
        calibration_: margins to probabilities.
        thresholds_: the probability from which on each label is given, shape (n_labels,); 0 where the best one wins
            whatever its probability.
    """

    name: str
    label_set_: LabelSet
    calibration_: Calibration
    thresholds_: NDArray[np.float64]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(name={self.name!r})"

    @property
    def label_set(self) -> LabelSet:
        """The topics that it knows."""
        return self.label_set_

    @property
    def classes_(self) -> NDArray[np.str_]:
        """The labels learnt, under scikit-learn's name; shape (n_labels,)."""
        return np.array(self.label_set_.labels)

    def decision_function(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels), before calibration."""
        raise NotImplementedError

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (n_articles, n_labels)."""
        margins = self.decision_function(articles)
        return self.calibration_.probabilities(margins)

    def predict_proba(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """The name that scikit-learn gives to `predict_scores`."""
        return self.predict_scores(articles)

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        """One prediction an article, in order.

        Raises:
            UsageError: the thresholds were set to what they cannot be, or it cannot tell scores of what it is given.
        """
        scores = self.predict_scores(articles)
        thresholds = as_thresholds(self.thresholds_, len(self.label_set_))
        return decide(scores, self.label_set_, thresholds, model=self.name)
