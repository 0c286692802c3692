"""Evaluations of models by name or directory on files of articles: what the command line calls."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.article import Article
from unionml.classification.prediction import TopicModel
from unionml.errors import DataError, UsageError
from unionml.evaluation.comparison import Comparison, compare_leads, compare_topics
from unionml.evaluation.judged import Judged, judge, without_unknown
from unionml.evaluation.leads import LeadReport, Summarizer, judge_leads, lead_report_of
from unionml.evaluation.page import check_page, write_page
from unionml.evaluation.topics import TopicReport, report_of
from unionml.fingerprints import check_unseen
from unionml.registry import load, resolve
from unionml.training import Paths, paths_of

if TYPE_CHECKING:
    from unionml.training.lead_data import WithRejects

FIRST_SENTENCES = "first-sentences"
"""What evaluations call the method `lead`, since a model of that name ships."""


@dataclass(frozen=True, slots=True)
class NamedSummarizer:
    """A summariser that takes sentences from the body only.

    Attributes:
        name: what it is called.
        summarize: chooses the lead of an article.
        bundle: its model directory; None of a method that has learnt nothing.
    """

    name: str
    summarize: Summarizer
    bundle: Path | None = None


def load_any(name: str) -> TopicModel | NamedSummarizer:
    """A model directory, a shipped model, or a method of summarising that needs no model.

    Raises:
        UsageError: there is nothing of that name.
        BundleError: the model directory is damaged, unsafe or of an unknown format.
    """
    from unionml.summarization import METHODS, summarize
    from unionml.summarization.summarizer import DEFAULT_METHOD, SHIPPED_RANKER

    method = "lead" if name == FIRST_SENTENCES else name
    # As a model "lead" is the one that ships, not the first sentences.
    if method in METHODS and name != "lead" and not os.path.isdir(name):
        learnt = resolve(SHIPPED_RANKER) if method == DEFAULT_METHOD else None
        return NamedSummarizer(name, partial(summarize, method=method, from_body=True), learnt)
    model: Any = load(name)
    if isinstance(model, TopicModel):
        return model
    return NamedSummarizer(name, partial(model.summarize, from_body=True), resolve(name))


def evaluate_files(
    name: str,
    paths: Paths,
    *,
    text_column: str | None = None,
    label_column: str | None = None,
    report: Path | None = None,
    force: bool = False,
) -> TopicReport | LeadReport:
    """Judge a model with the articles of files: by their topics, or by their leads.

    Args:
        name: a model directory, a shipped model, or a method of summarising.
        paths: files of articles.
        text_column: the column that holds the text, where it is not `text`.
        label_column: the column that holds the labels, where it is not `topics`, `topic` or `label`.
        report: where to write the evaluation as a page.
        force: replace a report that exists, judge with articles that the model has learnt from, and leave out those of
            topics that it does not know.

    Raises:
        UsageError: there is no such model, or the report's name does not end as that of a page.
        InputError: a file cannot be read at all, or the report would be written over it.
        DataError: no row can be read, the data does not fit the model, or has articles that it has learnt from.
        OutputError: the report exists already or cannot be written.
    """
    if report is not None:
        check_page(report, inputs=paths_of(paths), force=force)
    model = load_any(name)
    if isinstance(model, NamedSummarizer):
        _refuse_labels(label_column)
        articles = read_articles(paths, text_column=text_column)
        return _evaluate_leads(model, articles, _seen([model], articles, force=force), report)
    from unionml.training.data import load_labelled
    from unionml.training.notes import first_topic_notes

    known = model.label_set.labels
    notes: list[str] = []
    labelled = load_labelled(paths, text_column=text_column, label_column=label_column, known=known)
    if force:
        labelled, notes = without_unknown(known, labelled, model.name)
    if model.label_set.exclusive:
        notes += first_topic_notes([one.topics for one in labelled])
    seen = check_unseen(resolve(name), [one.article for one in labelled], force=force)
    judged = judge(model, labelled)
    found = report_of(judged)
    return _reported(model, judged, replace(found, seen=seen, notes=(*notes, *found.notes)), report)


def _refuse_labels(label_column: str | None) -> None:
    if label_column is not None:
        raise UsageError("leads are judged by what people wrote, not by labels; leave out --label-column")


def _reported(model: TopicModel, judged: Judged, evaluation: TopicReport, report: Path | None) -> TopicReport:
    """The evaluation, written as a page where one is wanted."""
    if report is not None:
        from unionml.evaluation.errors import worst_errors
        from unionml.evaluation.report import render, thresholds_of

        write_page(report, render(evaluation, judged, worst_errors(judged, model), thresholds_of(model)))
    return evaluation


def _evaluate_leads(model: NamedSummarizer, articles: Sequence[Article], seen: int, report: Path | None) -> LeadReport:
    judged = judge_leads(model.summarize, articles, model.name)
    evaluation = replace(lead_report_of(judged), seen=seen)
    if report is not None:
        from unionml.evaluation.lead_report import render_leads

        write_page(report, render_leads(evaluation, judged))
    return evaluation


def _seen(models: Sequence[NamedSummarizer], articles: Sequence[Article], *, force: bool) -> int:
    """From how many of the articles one of the models has learnt (see `check_unseen`)."""
    learnt = [one.bundle for one in models if one.bundle is not None]
    return max((check_unseen(folder, articles, force=force) for folder in learnt), default=0)


def compare_files(
    a: str,
    b: str,
    paths: Paths,
    *,
    text_column: str | None = None,
    label_column: str | None = None,
    force: bool = False,
) -> Comparison:
    """Compare two models of one kind on the articles of files.

    Args:
        a: the model in use.
        b: the model that might replace it.
        paths: files of articles.
        text_column: the column that holds the text, where it is not `text`.
        label_column: the column that holds the labels, where it is not `topics`, `topic` or `label`.
        force: compare with articles too that one of them has learnt from, and leave out those of topics that the first
            does not know.

    Raises:
        UsageError: one is for topics and the other for leads, or there is no such model.
        DataError: the models know different topics, or the data does not fit them, or one has learnt from it.
    """
    from unionml.training.data import load_labelled

    first, second = load_any(a), load_any(b)
    if isinstance(first, NamedSummarizer) and isinstance(second, NamedSummarizer):
        _refuse_labels(label_column)
        articles = read_articles(paths, text_column=text_column)
        seen = _seen([first, second], articles, force=force)
        found = compare_leads(first.summarize, second.summarize, articles, names=(a, b))
        return replace(found, seen=seen, given=(a, b))
    if isinstance(first, NamedSummarizer) or isinstance(second, NamedSummarizer):
        raise UsageError(f"{a} and {b} are of different kinds; compare two topic models or two lead models")
    known = first.label_set.labels
    notes: list[str] = []
    labelled = load_labelled(paths, text_column=text_column, label_column=label_column, known=known)
    if force:
        labelled, notes = without_unknown(known, labelled, first.name)
    learnt_by = partial(check_unseen, articles=[one.article for one in labelled], force=force)
    seen = max(learnt_by(resolve(name)) for name in (a, b))
    found = compare_topics(first, second, labelled)
    return replace(found, seen=seen, notes=(*notes, *found.notes), given=(a, b))


def read_articles(paths: Paths, *, text_column: str | None = None) -> "WithRejects[Article]":
    """The articles of files of records; a list of `sentences` serves as running text where a record has no `body`.

    Returns:
        The articles of all files; rows that are none are kept in `rejects`, as labelled articles keep theirs.

    Raises:
        DataError: no row is an article; the message says why the first is none.
        InputError: a file cannot be read at all.
    """
    from unionml.reading.records import Reject, iter_records, shared_column
    from unionml.training.lead_data import WithRejects, with_body

    articles = WithRejects[Article]()
    paths = paths_of(paths)
    text_column = shared_column(paths, text_column)
    for path in paths:
        for record in iter_records(path, text_column=text_column):
            if isinstance(record, Reject):
                articles.rejects.append(record)
            else:
                articles.append(with_body(record.article, record.extra.get("sentences")))
    if articles.rejects and not articles:
        first = articles.rejects[0]
        raise DataError(f"{first.source} holds no article (row {first.row}: {first.reason}); give a file with articles")
    return articles
