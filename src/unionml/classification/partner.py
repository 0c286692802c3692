"""The TF-IDF model that a fine-tuned encoder asks too: it learns from the same articles, in seconds."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.encoder_stack import is_vietnamese
from unionml.classification.labels import LabelSet
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import DataError
from unionml.progress import Progress

_LOOKED_AT = 1000
"""So many articles, evenly spaced, tell which language the data is in."""


@dataclass(frozen=True, slots=True)
class PartnerTraining:
    """What a partner learns from.

    Attributes:
        articles: all of the training data.
        topics: of each.
        groups: of each, None where none are known.
        label_set: the encoder's labels.
        seed: of the folds.
    """

    articles: Sequence[Article]
    topics: Sequence[Sequence[str]]
    groups: Sequence[Hashable] | None
    label_set: LabelSet
    seed: int

    @property
    def is_of_use(self) -> bool:
        """Whether half of the articles or more are in Vietnamese, about which alone a partner is asked."""
        some = self.articles[:: max(1, len(self.articles) // _LOOKED_AT)]
        return 2 * sum(map(is_vietnamese, some)) >= len(some)

    def fit(self, rows: NDArray[np.int64], tell: Progress) -> TfidfTopicModel | None:
        """Learn from some of the articles.

        Args:
            rows: their numbers.
            tell: called with one line, and with another where nothing can be learnt.

        Returns:
            The model; None where these articles are too few for one.
        """
        tell(f"learning TF-IDF from {len(rows):,} articles, to be asked beside the encoder")
        model = TfidfTopicModel(TfidfConfig(exclusive=self.label_set.exclusive, seed=self.seed), self.label_set)
        chosen = rows.tolist()
        groups = self.groups and [self.groups[row] for row in chosen]
        try:
            model.fit([self.articles[row] for row in chosen], [self.topics[row] for row in chosen], groups=groups)
        except DataError as error:
            tell(f"the encoder stays alone: {error}")
            return None
        return model
