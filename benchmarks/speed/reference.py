"""The TF-IDF model worked out the plain way: strings, dictionaries and one article at a time. Slow and sure."""

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.abbreviations import expansions
from unionml.classification.fields import segments
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tokens import NUMBER
from unionml.text import syllables


def slow_scores(model: TfidfTopicModel, articles: Sequence[Article]) -> NDArray[np.float64]:
    """Calibrated probabilities of shape (n_articles, n_labels), as `model.predict_scores` should give them."""
    columns = {ngram: column for column, ngram in enumerate(model.vocabulary_.ngrams)}
    margins = [_margins(model, columns, article) for article in articles]
    return model.calibration_.probabilities(np.array(margins).reshape(len(articles), len(model.label_set)))


def _margins(model: TfidfTopicModel, columns: dict[str, int], article: Article) -> list[float]:
    expanded = expansions(model.vocabulary_.abbreviations)
    frequency: defaultdict[int, float] = defaultdict(float)
    for code, text in segments(article):
        words = [part for word in syllables(text) for part in expanded.get(word, [word])]
        # A number stands for all numbers, unless the vocabulary knows it by itself.
        words = [word if word in columns or not _is_number(word) else NUMBER for word in words]
        for n in range(1, model.vocabulary_.order + 1):
            for start in range(len(words) - n + 1):
                column = columns.get(" ".join(words[start : start + n]))
                if column is not None:
                    frequency[column] += model.config.field_weights[code]
    values = {column: math.log1p(count) * float(model.idf_[column]) for column, count in frequency.items()}
    length = math.sqrt(sum(value * value for value in values.values())) or 1.0
    return [
        float(intercept)
        + sum(value / length * float(model.weights_[column, label]) for column, value in values.items())
        for label, intercept in enumerate(model.intercepts_)
    ]


def _is_number(word: str) -> bool:
    return word[0].isdigit() and word[-1].isdigit()
