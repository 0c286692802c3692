"""Evaluations of models by name or directory on files of articles: what the command line calls."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from unionml.classification.prediction import TopicModel
from unionml.errors import DataError, UsageError
from unionml.evaluation.comparison import Comparison, compare_leads, compare_topics
from unionml.evaluation.leads import LeadReport, Summarizer, evaluate_leads
from unionml.registry import load

if TYPE_CHECKING:
    from unionml.article import Article

Paths = Sequence[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model that is one of two kinds.

    Attributes:
        name: how it was called for.
        topics: the topic model, or None.
        leads: the summariser, taking sentences from the body only, or None.
    """

    name: str
    topics: TopicModel | None = None
    leads: Summarizer | None = None


def load_any(name: str) -> LoadedModel:
    """A model directory, a shipped model, or a method of summarising that needs no model.

    Raises:
        UsageError: there is nothing of that name.
        BundleError: the model directory is damaged, unsafe or of an unknown format.
    """
    from unionml.summarization import METHODS, summarize

    if name in METHODS and not os.path.isdir(name):
        return LoadedModel(name, leads=partial(summarize, method=name, from_body=True))
    model: Any = load(name)
    if isinstance(model, TopicModel):
        return LoadedModel(name, topics=model)
    return LoadedModel(name, leads=partial(model.summarize, from_body=True))


def evaluate_lead_files(model: LoadedModel, paths: Paths, *, text_column: str | None = None) -> LeadReport:
    """Judge a summariser with the articles of files.

    Raises:
        DataError: a row cannot be read, or no article has a sapo.
    """
    assert model.leads is not None
    return evaluate_leads(model.leads, read_articles(paths, text_column=text_column), model.name)


def compare_files(a: str, b: str, paths: Paths, *, text_column: str | None = None) -> Comparison:
    """Compare two models of one kind on the articles of files.

    Raises:
        UsageError: one is for topics and the other for leads, or there is no such model.
        DataError: the models know different topics, or the data does not fit them.
    """
    from unionml.training.data import load_labelled

    first, second = load_any(a), load_any(b)
    if first.topics is not None and second.topics is not None:
        return compare_topics(first.topics, second.topics, load_labelled(paths, text_column=text_column))
    if first.leads is not None and second.leads is not None:
        articles = read_articles(paths, text_column=text_column)
        return compare_leads(first.leads, second.leads, articles, names=(a, b))
    raise UsageError(f"{a} and {b} are of different kinds; compare two topic models or two lead models")


def read_articles(paths: Paths, *, text_column: str | None = None) -> "list[Article]":
    """The articles of files of records.

    Raises:
        DataError: a row cannot be read; the message names it, since figures over the others would be of other data.
        InputError: a file cannot be read at all.
    """
    from unionml.reading.records import Reject, iter_records

    articles = []
    for path in paths:
        for record in iter_records(path, text_column=text_column):
            if isinstance(record, Reject):
                raise DataError(f"{record.source}, row {record.row}: {record.reason}; correct the row or take it out")
            articles.append(record.article)
    return articles
