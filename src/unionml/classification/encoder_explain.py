"""Why an encoder said what it said: occlusion, sentence by sentence.

Zeiler and Fergus, "Visualizing and understanding convolutional networks" (2014), carried over to sentences: what a
sentence weighs for a topic is how much the topic's log-odds fall when the article is read without it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.encoder_stack import log_odds
from unionml.classification.inputs import as_article, check_limit
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import Phrase
from unionml.classification.predictor import TopicPredictor
from unionml.text import sentence_spans

MAX_SENTENCES = 32
"""Each one costs a reading of the article; what lies behind the windows weighs nothing anyway."""


def explain_encoder(model: TopicPredictor, article: Article, *, alone: bool, limit: int) -> dict[str, list[Phrase]]:
    """The same of an encoder's answers, or of those that it gives together with its partner (see `encoder_stack`).

    Args:
        model: the encoder.
        article: what was read.
        alone: whether it has no partner; then its margins tell more than probabilities near 0 and 1 do.
        limit: the most sentences a topic.
    """

    def odds(articles: Sequence[Article]) -> NDArray[np.float64]:
        if alone:
            return model.margins(articles) * model.calibration_.slopes
        return log_odds(model.predict_scores(articles))

    return explain_by_occlusion(article, model.label_set, odds, limit=limit)


def explain_by_occlusion(
    article: Article,
    label_set: LabelSet,
    log_odds: Callable[[Sequence[Article]], NDArray[np.float64]],
    *,
    limit: int,
) -> dict[str, list[Phrase]]:
    """For each topic the sentences that weighed most for it, heaviest first, verbatim.

    Args:
        article: what was read.
        label_set: the topics.
        log_odds: articles to log-odds of shape (n_articles, n_labels).
        limit: the most sentences a topic.
    """
    check_limit(limit)
    texts, without = _occlusions(as_article(article))
    if not texts:
        return {label: [] for label in label_set.labels}
    odds = log_odds([article, *without])
    drops = odds[0] - odds[1:]
    found = {}
    for column, label in enumerate(label_set.labels):
        order = np.argsort(-drops[:, column], kind="stable")[:limit]
        found[label] = [Phrase(texts[row], float(drops[row, column])) for row in order if drops[row, column] > 0]
    return found


def _occlusions(article: Article) -> tuple[list[str], list[Article]]:
    texts: list[str] = []
    without: list[Article] = []

    def cut(text: str, put: Callable[[str], Article]) -> None:
        for start, stop in sentence_spans(text):
            if len(texts) < MAX_SENTENCES:
                texts.append(text[start:stop])
                without.append(put((text[:start] + " " + text[stop:]).strip()))

    if article.title.strip():
        texts.append(article.title)
        without.append(replace(article, title=""))
    cut(article.lead, lambda rest: replace(article, lead=rest))
    for place, paragraph in enumerate(article.body):
        if len(texts) >= MAX_SENTENCES:
            break
        before, after = article.body[:place], article.body[place + 1 :]
        cut(paragraph, lambda rest, b=before, a=after: replace(article, body=(*b, rest, *a)))  # type: ignore[misc]
    return texts, without
