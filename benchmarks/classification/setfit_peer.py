"""SetFit as a peer: contrastive pairs on the same base encoder, then a linear head, one-vs-rest for several labels."""

import tempfile
from collections.abc import Sequence
from typing import Any

import numpy as np
from datasets import Dataset
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer, models  # type: ignore[import-not-found]
from setfit import SetFitModel, Trainer, TrainingArguments  # type: ignore[import-not-found]

from unionml.article import Article
from unionml.classification.encoder import resolve_base
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import Phrase, TopicPrediction
from unionml.classification.thresholds import decide
from unionml.text import canonicalize

_STEPS = 120


class SetFitTopicModel:
    """SetFit behind the protocol of topic models."""

    name = "setfit"

    def __init__(self, model: Any, label_set: LabelSet) -> None:
        self.model = model
        self.label_set = label_set
        self.thresholds_ = np.full(len(label_set), 0.0 if label_set.exclusive else 0.5)
        body = model.model_body
        self.megabytes = sum(parameter.numel() for parameter in body.parameters()) * 4 / 1e6

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        scores = self.model.predict_proba([_text(article) for article in articles], as_numpy=True)
        return np.asarray(scores, dtype=np.float64)

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        return decide(self.predict_scores(articles), self.label_set, self.thresholds_, model=self.name)

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        return {label: [] for label in self.label_set.labels}


def fit_setfit(articles: Sequence[Article], topics: Sequence[Sequence[str]]) -> SetFitTopicModel:
    """Train with the settings of its documentation, at most `_STEPS` steps of contrastive pairs."""
    label_set = LabelSet.of(topics)
    Y = label_set.encode(topics).astype(int)
    base = resolve_base()
    words = models.Transformer(str(base.path), max_seq_length=128)
    body = SentenceTransformer(modules=[words, models.Pooling(words.get_word_embedding_dimension())])
    # SetFit builds the head that fits the labels only for a model that it opens itself.
    with tempfile.TemporaryDirectory() as folder:
        body.save(folder)
        if label_set.exclusive:
            model = SetFitModel.from_pretrained(folder, labels=list(label_set.labels))
            labels: Any = Y.argmax(axis=1).tolist()
        else:
            model = SetFitModel.from_pretrained(folder, multi_target_strategy="one-vs-rest")
            labels = Y.tolist()
        data = Dataset.from_dict({"text": [_text(article) for article in articles], "label": labels})
        arguments = TrainingArguments(
            batch_size=16, num_epochs=1, max_steps=_STEPS, report_to="none", output_dir=folder
        )
        Trainer(model=model, args=arguments, train_dataset=data).train()
    return SetFitTopicModel(model, label_set)


def _text(article: Article) -> str:
    return "query: " + canonicalize(
        ". ".join(part for part in (article.title, article.lead, *article.body[:2]) if part)
    )
