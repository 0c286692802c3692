"""Fitting a TF-IDF model: features, cross-validated margins, calibration and thresholds, the final classifier."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.abbreviations import mine_abbreviations
from unionml.classification.calibration import fit_platt, fit_temperature
from unionml.classification.fields import segments, title_and_lead
from unionml.classification.folds import stratified_folds
from unionml.classification.inputs import as_training_data, as_weights
from unionml.classification.labels import OTHER, LabelSet, TopicLists, as_topic_lists, meant_by
from unionml.classification.linear import Weights, fit_exclusive, fit_independent
from unionml.classification.ngrams import Vocabulary, learn_vocabulary
from unionml.classification.tfidf_config import LONG, SHORT
from unionml.classification.thresholds import abstention_threshold, tune_thresholds
from unionml.classification.weighting import Counts, inverse_document_frequency, to_csr, weigh
from unionml.errors import DataError, UsageError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from unionml.classification.tfidf import TfidfTopicModel
    from unionml.classification.tfidf_config import TfidfConfig
    from unionml.classification.transformer_config import TransformerConfig

MIN_EXAMPLES = 5
"""Fewer articles of a label than this cannot be split into folds, so nothing about it could be calibrated."""

_HINTED = 20
"""Labels that are held against all others for what may be meant: names in a column of free text may be many."""

MANY_ARTICLES = 10_000
"""From here on one fold is held out, not each in turn: thousands of held-out articles calibrate well enough."""

LONG_ARTICLES = 120
"""Syllables of an average article from which a corpus counts as one of whole articles, not of headlines and leads."""


def fit(
    model: "TfidfTopicModel",
    articles: Iterable[Article],
    topics: TopicLists,
    *,
    groups: Iterable[Hashable] | None,
    sample_weight: Sequence[float] | None,
) -> None:
    """Learn a model's attributes (see `TfidfTopicModel.fit`)."""
    config = model.config
    articles, topics, groups = as_training_data(articles, topics, groups)
    weight = as_weights(sample_weight, len(articles))
    # What weighs nothing is as good as absent: it may not stand for a label, nor in a fold, nor in the vocabulary.
    learnt = np.flatnonzero(weight)
    label_set, Y, primary = targets(topics, model.label_set_wanted, config, learnt=learnt)
    Y, primary, weight = Y[learnt], primary[learnt], weight[learnt]
    articles = [articles[row] for row in learnt]
    groups = groups and [groups[row] for row in learnt]
    # Several labels may hold in a short text as in a long one, but a short one must be learnt: newspapers hand over
    # headlines with their leads too. Where one label wins, whole articles alone were as good and take half the time.
    views = [articles] if label_set.exclusive else [articles, [title_and_lead(article) for article in articles]]
    vocabulary, idf, X, C = _features(views, config, exclusive=label_set.exclusive)
    owner = np.tile(np.arange(len(Y)), len(views))
    row_weight = weight[owner][:, None] * np.where(Y & ~primary, config.secondary_weight, 1.0)[owner]

    def train(rows: NDArray[Any]) -> Weights:
        if label_set.exclusive:
            return fit_exclusive(X[rows], Y[owner[rows]], C=C, sample_weight=row_weight[rows, 0])
        return fit_independent(X[rows], Y[owner[rows]], C=C, sample_weight=row_weight[rows])

    folds = _folds(Y, groups, config)
    tested = range(1 if len(Y) >= MANY_ARTICLES else config.folds)
    margins = np.zeros(Y[owner].shape)
    for fold in tested:
        held = folds[owner] == fold
        weights, intercepts = train(np.flatnonzero(~held))
        margins[held] = X[held] @ weights + intercepts
    judged = np.isin(folds, tested)
    rows = judged[owner]
    if label_set.exclusive:
        calibration = fit_temperature(margins[rows], Y[owner[rows]], weight[owner[rows]])
        probabilities = calibration.probabilities(margins)
        thresholds = np.zeros(len(label_set))
        if config.abstain:
            thresholds += abstention_threshold(probabilities[rows], Y[owner[rows]], weight[owner[rows]])
    else:
        calibration = fit_platt(margins[rows], Y[owner[rows]], weight[owner[rows]])
        probabilities = calibration.probabilities(margins)
        thresholds = tune_thresholds(probabilities[rows], Y[owner[rows]], weight[owner[rows]])
    model.weights_, model.intercepts_ = train(np.arange(len(owner)))
    model.label_set_, model.vocabulary_, model.idf_ = label_set, vocabulary, idf
    model.calibration_, model.thresholds_ = calibration, thresholds
    model.held_out_ = learnt[judged]
    model.out_of_fold_ = probabilities[: len(Y)][judged]
    model.remember_fit(articles, [topics[row] for row in learnt], topics.label_type)


def targets(
    topics: TopicLists,
    wanted: LabelSet | None,
    config: "TfidfConfig | TransformerConfig",
    *,
    learnt: NDArray[np.int64] | None = None,
) -> tuple[LabelSet, NDArray[np.bool_], NDArray[np.bool_]]:
    """The label set, which labels hold and which is primary; both matrices of shape (n_articles, n_labels).

    Args:
        topics: of each article.
        wanted: the labels to learn, or None for those that occur.
        config: the settings.
        learnt: rows of the articles that count, or None where all do.

    Raises:
        DataError: too few articles of a label, or a single label.
        UsageError: the model is to abstain, but its labels leave nothing to abstain from.
    """
    lists = as_topic_lists(topics)
    if not lists:
        raise DataError("there is no labelled article to learn from; give data with topics")
    exclusive = config.exclusive
    if exclusive is None:
        exclusive = LabelSet.of(lists).exclusive or (wanted is not None and wanted.exclusive)
    label_set = LabelSet.of(lists, exclusive=exclusive)
    if wanted is not None:
        label_set = _as_wanted(wanted, label_set)
    if len(label_set) < (2 if exclusive else 1):
        raise DataError(
            f"every article has the same topic ({', '.join(label_set.labels) or OTHER}), so there is nothing to tell "
            "apart; add articles of another topic"
        )
    if config.abstain and (not exclusive or OTHER in label_set.labels):
        why = "`other` is among them" if exclusive else "several or none may hold for an article"
        raise UsageError(
            f"abstaining is for topics that exclude each other without `other`, but {why}; train without it"
        )
    learnable = label_set.reduce(lists)
    Y = label_set.encode(learnable)
    _check_counts(label_set, Y if learnt is None else Y[learnt])
    return label_set, Y, label_set.encode([labels[:1] for labels in learnable])


def _as_wanted(wanted: LabelSet, found: LabelSet) -> LabelSet:
    """The labels that were wanted; of `other` the data decides, which is a label only among exclusive ones.

    Exclusive labels come in the order of `LabelSet.of`, because scikit-learn's scorers take the columns of
    probabilities to be in it; several labels stay in the order that was wanted.
    """
    labels = [label for label in wanted.labels if found.exclusive or label != OTHER]
    if OTHER in found.labels and OTHER not in labels:
        labels.append(OTHER)
    if found.exclusive:
        place = {label: index for index, label in enumerate(found.labels)}
        # A label that no article has is refused later, wherever it stands.
        labels.sort(key=lambda label: place.get(label, len(place)))
    return replace(wanted, labels=tuple(labels), exclusive=found.exclusive)


def _check_counts(label_set: LabelSet, Y: NDArray[np.bool_]) -> None:
    """Refuse labels that too few articles have or lack, all of them in one message."""
    counts = dict(zip(label_set.labels, Y.sum(axis=0).tolist(), strict=True))
    if rare := {label: count for label, count in counts.items() if count < MIN_EXAMPLES}:
        raise DataError(
            f"too few training articles to learn {_counted(rare, label_set.labels)}; give at least {MIN_EXAMPLES} "
            "articles of each, or leave out what is rarer"
        )
    if common := {label: len(Y) - count for label, count in counts.items() if len(Y) - count < MIN_EXAMPLES}:
        raise DataError(
            f"too few training articles that lack {_counted(common)}; give at least {MIN_EXAMPLES} articles without "
            "each of them"
        )


def _counted(counts: dict[str, int], known: Sequence[str] = ()) -> str:
    """Labels with their counts, and that of the known ones which may be meant by each."""
    common = [label for label in known if label not in counts]
    meant = {label: meant_by(label, common) for label in list(counts)[:_HINTED]}
    hints = {label: f"; {one!r} may be meant" for label, one in meant.items() if one}
    return ", ".join(f"{label!r} ({count}{hints.get(label, '')})" for label, count in counts.items())


def _features(
    views: Sequence[Sequence[Article]], config: "TfidfConfig", *, exclusive: bool
) -> tuple[Vocabulary, NDArray[np.float32], "csr_matrix[Any]", float]:
    """The vocabulary and idf of the whole articles, a row for each article of each view, and the penalty to use."""
    from scipy.sparse import vstack

    abbreviations = mine_abbreviations(text for article in views[0] for _, text in segments(article))
    vocabulary, tokens = learn_vocabulary(
        map(segments, views[0]), order=config.ngrams, min_df=config.min_df, abbreviations=abbreviations
    )
    if not len(vocabulary):
        raise DataError("no word occurs in two articles, so nothing can be learnt; give more articles")
    counts = vocabulary.count(tokens)
    orders = np.array([ngram.count(" ") for ngram in vocabulary.ngrams])
    is_long = len(tokens.ids) >= LONG_ARTICLES * len(views[0])
    scaling = LONG if exclusive and is_long else SHORT
    scale = np.asarray(config.order_weights or scaling.order_weights)[orders]
    idf = inverse_document_frequency(counts.document_frequency(len(vocabulary)), len(views[0]), scale)

    def rows(counts: Counts) -> "csr_matrix[Any]":
        return to_csr(counts, weigh(counts, idf, config.field_weights), len(vocabulary))

    matrices = [rows(counts)]
    del counts
    matrices += [rows(vocabulary.count(vocabulary.encode(map(segments, view)))) for view in views[1:]]
    X = matrices[0] if len(matrices) == 1 else vstack(matrices).tocsr()
    return vocabulary, idf, X, config.C or scaling.C


def _folds(Y: NDArray[np.bool_], groups: Sequence[Hashable] | None, config: "TfidfConfig") -> NDArray[np.int64]:
    folds = stratified_folds(
        [tuple(row) for row in Y.tolist()],
        fractions=[1 / config.folds] * config.folds,
        groups=groups,
        seed=config.seed,
    )
    for fold in range(config.folds):
        rest = Y[folds != fold]
        lost = np.flatnonzero(~rest.any(axis=0) | rest.all(axis=0))
        if len(lost):
            raise DataError(
                "near-duplicates leave too few different articles of a topic for cross-validation; give more articles"
            )
    return folds
