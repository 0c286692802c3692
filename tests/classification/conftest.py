"""Fitted models that several files ask for."""

import pytest

from tests.classification.topic_articles import one_topic_each, several_topics
from unionml.classification.tfidf import TfidfTopicModel


@pytest.fixture(scope="module")
def model() -> TfidfTopicModel:
    return TfidfTopicModel(name="mine").fit(*several_topics())


@pytest.fixture(scope="module")
def exclusive() -> TfidfTopicModel:
    return TfidfTopicModel().fit(*one_topic_each())
