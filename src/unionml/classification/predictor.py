"""What topic models of every kind have once they have learnt, and how they answer by it."""

import os
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.calibration import Calibration
from unionml.classification.fitted_card import NO_FIGURES, Learnt, fitted_card, kind_of
from unionml.classification.inputs import as_training_data
from unionml.classification.labels import OTHER, LabelSet, TopicLists, as_given
from unionml.classification.prediction import Predictions
from unionml.classification.tabular import TabularPredictions
from unionml.classification.thresholds import as_thresholds, decide
from unionml.errors import DataError
from unionml.folders import name_of

_LABELS_TABLE = re.compile(r"^\| label \|.*\n(?:\|.*\n)+", re.MULTILINE)
"""In a model card, the table in which training has told its thresholds."""
_RESULTS = re.compile(r"\A(---\n(?:(?!---$|metrics:$).*\n)*)metrics:\n(?:(?!---$).*\n)*", re.MULTILINE)
"""In its front matter, the figures for machines."""
_CHANGED = "The thresholds were changed by hand after training; they are now: "


class TopicPredictor(TabularPredictions):
    """Predictions from margins; `margins` is the model's own.

    Attributes:
        name: what predictions are signed with. A model that goes by the name of its directory and is saved to another
            one goes by that one's there.
        label_set_: the labels learnt, in the order of all scores.
        calibration_: margins to probabilities.
        thresholds_: the probability from which on each label is given, shape (n_labels,); 0 where the best one wins
            whatever its probability.
        model_card_: the card of a model that was loaded, which it is saved with; none of one that was fitted, which is
            saved with one that tells what it knows of itself (`unionml.classification.fitted_card`).
    """

    name: str
    label_set_: LabelSet
    calibration_: Calibration
    thresholds_: NDArray[np.float64]
    model_card_: str = ""
    config: Any = None
    _card_thresholds: NDArray[np.float64] | None = None
    _learnt: Learnt | None = None
    _folder_name: str | None = None
    _label_type: type = str

    def __repr__(self) -> str:
        return f"{type(self).__name__}(name={self.name!r})"

    @property
    def label_set(self) -> LabelSet:
        """The topics that it knows."""
        return self.label_set_

    @property
    def classes_(self) -> NDArray[Any]:
        """The labels learnt, under scikit-learn's name and as `fit` was given them (numbers, truth values or text); of
        a model that was loaded, their names. Shape (n_labels,).
        """
        return as_given(self.label_set_.labels, self._label_type)

    def margins(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels), before calibration."""
        raise NotImplementedError

    def decision_function(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """What scikit-learn's tools rank articles by.

        Returns:
            The margins, of shape (n_articles, n_labels); of two labels that exclude each other the log-odds of the
            second, shape (n_articles,), above 0 where it is the more probable.

        Raises:
            UsageError: the model is not fitted, or what it is given are no articles.
        """
        if len(self.label_set) != 2 or not self.label_set.exclusive:
            return self.margins(articles)
        first, second = np.log(np.maximum(self.predict_scores(articles), np.finfo(np.float64).tiny)).T
        return np.asarray(second - first)

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (n_articles, n_labels)."""
        margins = self.margins(articles)
        return self.calibration_.probabilities(margins)

    def predict_proba(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """The name that scikit-learn gives to `predict_scores`."""
        return self.predict_scores(articles)

    def predict(self, articles: Sequence[Article]) -> Predictions:
        """One prediction an article, in order: a list, and to whatever compares labels an array of the best topics.

        One without any text (`Article.is_empty`) is answered as well, by what is usual, and the answer says nothing.

        Raises:
            UsageError: the thresholds were set to what they cannot be, or it cannot tell scores of what it is given.
        """
        scores = self.predict_scores(articles)
        thresholds = as_thresholds(self.thresholds_, len(self.label_set_))
        return Predictions(decide(scores, self.label_set_, thresholds, model=self.name), self._label_type)

    def score(self, articles: Sequence[Article], topics: TopicLists) -> float:
        """The share of articles whose best topic is the first of those given (`other` where none is).

        Raises:
            DataError: there are no articles, or not as many topics.
        """
        articles, lists, _ = as_training_data(articles, topics)
        if not articles:
            raise DataError("there is no article to score the model by; give one or more")
        true = [labels[0] if labels else OTHER for labels in lists]
        return float(np.mean([one.topic == first for one, first in zip(self.predict(articles), true, strict=True)]))

    def came_from(self, bundle: Bundle) -> None:
        """Keep what is to be known of a bundle when the model is saved again: its card, and where it lay."""
        self.model_card_, self._card_thresholds = bundle.model_card(), self.thresholds_.copy()
        self._folder_name = name_of(bundle.path)

    def name_to_save(self, path: str | os.PathLike[str]) -> str:
        """What a saved model signs with: one that went by the name of its directory by that of the new one."""
        return self.name if self.name != self._folder_name else name_of(path)

    def card_to_save(self, name: str) -> str:
        """The card, with a sentence about thresholds that were changed since it was written.

        Args:
            name: what the saved model signs with.
        """
        labels = self.label_set
        thresholds = as_thresholds(self.thresholds_, len(labels))
        before = thresholds if self._card_thresholds is None else self._card_thresholds
        kind = type(self).__name__
        card = self.model_card_
        card = card or fitted_card(name, labels, before, kind=kind, config=self.config, learnt=self._learnt)
        if np.array_equal(before, thresholds):
            return card
        was, now = (kind_of(labels, abstains=bool(values.any())) for values in (before, thresholds))
        card = card.replace(was, now)
        values = zip(labels.labels, thresholds.tolist(), strict=True)
        note = _CHANGED + ", ".join(f"{' '.join(label.split())} {value:.4g}" for label, value in values)
        note += "." if NO_FIGURES in card else ". The figures in this card are of those before."
        card = re.sub(rf"\n\n{re.escape(_CHANGED)}.*", "", card)
        # What machines read of the figures is no longer so.
        card = _RESULTS.sub(r"\1", card)
        table = _LABELS_TABLE.search(card)
        if table is None:
            return f"{card.rstrip()}\n\n{note}\n"
        return f"{card[: table.end()]}\n{note}\n{card[table.end() :]}"
