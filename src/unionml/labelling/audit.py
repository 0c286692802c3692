"""Which labels are likely wrong, and which articles repeat each other where they should not.

Labels: confident learning (Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset
Labels", 2021) as implemented by cleanlab, on probabilities of models that saw neither the article nor its
near-duplicates; for several labels an article, on each label by itself.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.classification.labels import OTHER
from unionml.errors import DataError, require
from unionml.labelling.duplicates import CHAIN, TEXT, TITLE, Pair, near_duplicate_pairs
from unionml.labelling.findings import KINDS, Finding, count_by_kind
from unionml.labelling.rare import rare_findings, without_rare
from unionml.progress import Progress, silent
from unionml.training import Paths, paths_of
from unionml.training.data import LabelledArticle, LabelledArticles, left_out, load_labelled
from unionml.training.notes import names_alike

if TYPE_CHECKING:
    from unionml.classification.tfidf import TfidfTopicModel
    from unionml.classification.tfidf_config import TfidfConfig

_PHRASES = 3
_EXCLUSIVE, _INDEPENDENT = "prune_by_class", "confident_learning"
"""Which of cleanlab's rules; each found planted errors best, the one of exclusive labels, the other of independent."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit of labelled articles found.

    Attributes:
        articles: how many were looked at.
        against: how many of another split they were held against.
        labels: the labels that were judged.
        findings: what to look at: labels, the least probable first, then rare labels, then repetitions, the closest
            first.
        rare: the labels that were not judged, since too few articles carry them, and how many do.
        unreadable: rows that were left out, since they are no labelled articles.
        left_out: a sentence on these; empty where there are none.
        notes: sentences on labels that are spelt alike.
    """

    articles: int
    against: int
    labels: tuple[str, ...]
    findings: tuple[Finding, ...]
    rare: dict[str, int] = field(default_factory=dict)
    unreadable: int = 0
    left_out: str = ""
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """What `unionml audit --json` prints."""
        return {
            "articles": self.articles,
            "against": self.against,
            "unreadable": self.unreadable,
            "left_out": self.left_out or None,
            "notes": list(self.notes),
            "labels": list(self.labels),
            "rare": self.rare,
            "counts": count_by_kind(self.findings),
            "findings": [one.to_dict() for one in self.findings],
        }


def load_split(paths: Paths, *, text_column: str | None = None, label_column: str | None = None) -> LabelledArticles:
    """The articles of another split, whose texts are enough: without labels that can be read the primary is empty.

    Raises:
        InputError: a file cannot be read.
        DataError: no row of a file is an article.
    """
    from unionml.reading.records import Reject, iter_records, shared_column

    split = LabelledArticles()
    paths = paths_of(paths)
    text_column = shared_column(paths, text_column)
    for path in paths:
        records = list(iter_records(path, text_column=text_column))
        articles = [one.article for one in records if not isinstance(one, Reject)]
        if not articles:
            raise DataError(f"{path} holds no article to compare with; give a file with articles")
        labelled = LabelledArticles()
        for column in dict.fromkeys((label_column, None)):
            # One split may have labels under their usual name, where the other has not.
            with suppress(DataError):
                labelled = labelled or load_labelled(path, text_column=text_column, label_column=column)
        # Not by their places: files that were joined may have several rows on one line.
        known = {one.article: one for one in labelled}
        split += [known.get(one, LabelledArticle(one, (), "")) for one in articles]
        split.rejects += [one for one in records if isinstance(one, Reject)]
    return split


def audit(
    labelled: Sequence[LabelledArticle],
    *,
    against: Sequence[LabelledArticle] = (),
    config: "TfidfConfig | None" = None,
    progress: Progress | None = None,
) -> Audit:
    """Look for likely label errors and for near-duplicates.

    Articles of labels that are too rare to be learnt are findings themselves, and their labels are not judged.

    Args:
        labelled: the articles whose labels are in question.
        against: articles of another split, of which none should repeat one of `labelled` (see `load_split`).
        config: settings of the TF-IDF models that give the probabilities.
        progress: called with one short line at every step.

    Raises:
        DataError: the articles are too few to train on; the message says of what.
        MissingExtraError: cleanlab is not installed.
    """
    from unionml.classification.tfidf_config import TfidfConfig
    from unionml.classification.tfidf_fit import MIN_EXAMPLES

    tell = progress or silent
    find_label_issues = _cleanlab()
    articles = [one.article for one in labelled]
    everything = [*articles, *(one.article for one in against)]
    tell(f"looking for near-duplicates among {len(everything):,} articles")
    pairs = near_duplicate_pairs(articles)
    leaks = near_duplicate_pairs(everything, held_out_from=len(articles)) if against else []
    tell("training on all folds but one, in turn")
    config = config or TfidfConfig()
    common = without_rare(labelled, MIN_EXAMPLES, exclusive=config.exclusive)
    judged = [labelled[row] for row in common.rows]
    config = replace(config, exclusive=common.labels.exclusive)
    among = near_duplicate_pairs([one.article for one in judged]) if common.rare else pairs
    model, probabilities = out_of_fold(judged, among, config)
    wrong = _label_findings(judged, model, probabilities, find_label_issues)
    rare = rare_findings(labelled, common)
    repeated = [_repetition(labelled, labelled, pair, 0) for pair in pairs]
    leaked = [_repetition(labelled, against, pair, len(articles)) for pair in leaks]
    rest = sorted([*repeated, *leaked], key=lambda one: (KINDS.index(one.kind), -one.score))
    rejects = [reject for part in (labelled, against) for reject in getattr(part, "rejects", ())]
    return Audit(
        articles=len(articles),
        against=len(against),
        labels=model.label_set_.labels,
        findings=(*wrong, *rare, *rest),
        rare=common.rare,
        unreadable=len(rejects),
        left_out=left_out(rejects),
        notes=tuple(names_alike(topic for one in labelled for topic in one.topics)),
    )


def out_of_fold(
    labelled: Sequence[LabelledArticle], pairs: Sequence[Pair], config: "TfidfConfig | None" = None
) -> "tuple[TfidfTopicModel, NDArray[np.float64]]":
    """A model of all articles, and for each article the probabilities of one that had not seen it.

    Returns:
        The model, and probabilities of shape (n_articles, n_labels).
    """
    from unionml.classification.folds import stratified_folds
    from unionml.classification.tfidf import TfidfTopicModel
    from unionml.classification.tfidf_config import TfidfConfig

    config = config or TfidfConfig()
    articles, topics = [one.article for one in labelled], [one.topics for one in labelled]
    groups = np.arange(len(articles))
    for pair in sorted(pairs, key=lambda one: one.index):
        groups[pair.index] = groups[pair.original]
    model = TfidfTopicModel(config).fit(articles, topics, groups=groups.tolist())
    if len(model.held_out_) == len(articles):
        return model, model.out_of_fold_
    # Large data are calibrated on one fold; here every article needs its own judge.
    probabilities = np.zeros((len(articles), len(model.label_set_)))
    folds = stratified_folds(
        topics, fractions=[1 / config.folds] * config.folds, groups=groups.tolist(), seed=config.seed
    )
    for fold in range(config.folds):
        rest, held = np.flatnonzero(folds != fold).tolist(), np.flatnonzero(folds == fold).tolist()
        judge = TfidfTopicModel(replace(config, exclusive=model.label_set_.exclusive), model.label_set_).fit(
            [articles[i] for i in rest], [topics[i] for i in rest], groups=[int(groups[i]) for i in rest]
        )
        probabilities[held] = judge.predict_scores([articles[i] for i in held])
    return model, probabilities


def _label_findings(
    labelled: Sequence[LabelledArticle],
    model: "TfidfTopicModel",
    probabilities: NDArray[np.float64],
    find_label_issues: Callable[..., Any],
) -> list[Finding]:
    label_set = model.label_set_
    if label_set.exclusive:
        given = np.array([label_set.labels.index(one.topics[0] if one.topics else OTHER) for one in labelled])
        truth = np.eye(len(label_set), dtype=np.bool_)[given]
        # Of exclusive labels the given one is wrong and the best one is missing: two cells of one row.
        doubtful = np.zeros_like(truth)
        flagged = find_label_issues(given, probabilities, filter_by=_EXCLUSIVE, n_jobs=1)
        doubtful[flagged, given[flagged]] = True
    else:
        truth = label_set.encode(one.topics for one in labelled)
        doubtful = np.column_stack(
            [
                find_label_issues(
                    truth[:, k].astype(int),
                    np.column_stack([1 - probabilities[:, k], probabilities[:, k]]),
                    filter_by=_INDEPENDENT,
                    n_jobs=1,
                )
                for k in range(len(label_set))
            ]
        )
    confidence = np.where(doubtful, np.where(truth, probabilities, 1 - probabilities), np.inf)
    rows = [int(row) for row in np.argsort(confidence.min(axis=1), kind="stable") if doubtful[row].any()]
    return [
        _label_finding(labelled[row], model, probabilities[row], truth[row], doubtful[row], confidence[row])
        for row in rows
    ]


def _label_finding(
    one: LabelledArticle,
    model: "TfidfTopicModel",
    scores: NDArray[np.float64],
    truth: NDArray[np.bool_],
    doubtful: NDArray[np.bool_],
    confidence: NDArray[np.float64],
) -> Finding:
    labels = model.label_set_.labels
    worst = int(confidence.argmin())
    if model.label_set_.exclusive:
        best = int(scores.argmax())
        suggested: tuple[str, ...] = (labels[best],)
        said = f"labelled {labels[worst]} ({scores[worst]:.2f}), looks like {labels[best]} ({scores[best]:.2f})"
        wanted = [best]
    else:
        right = truth ^ doubtful
        kept = [topic for topic in one.topics if topic in labels and right[labels.index(topic)]]
        suggested = (*kept, *(label for k, label in enumerate(labels) if right[k] and not truth[k]))
        parts = [
            f"{'labelled' if truth[k] else 'not labelled'} {labels[k]}, whose probability is {scores[k]:.2f}"
            for k in np.flatnonzero(doubtful)
        ]
        said = "; ".join(parts)
        wanted = [k for k in np.flatnonzero(doubtful).tolist() if not truth[k]]
    reasons = model.explain(one.article, limit=_PHRASES) if wanted else {}
    phrases = [phrase.text for k in wanted for phrase in reasons.get(labels[k], []) if phrase.weight > 0]
    said += f" (it says: {', '.join(dict.fromkeys(phrases))})" if phrases else ""
    return Finding.about(one, "label", said, suggested=suggested, score=float(confidence[worst]), topic=labels[worst])


def _repetition(
    originals: Sequence[LabelledArticle], repeats: Sequence[LabelledArticle], pair: Pair, offset: int
) -> Finding:
    first, second = originals[pair.original], repeats[pair.index - offset]
    # An article of another split that nobody labelled contradicts nothing.
    same = not second.primary or set(first.topics) - {OTHER} == set(second.topics) - {OTHER}
    kind = "leak" if offset else "duplicate" if same else "contradiction"
    original = first.article.id or first.article.source
    shared = f"shares {pair.similarity:.0%} of its shingles with "
    reasons = {
        TEXT: f"{shared}{original}",
        TITLE: f"has the title of {original}",
        CHAIN: f"is linked to {original} by near-duplicates between them, and {shared}it",
    }
    labels = "" if same else f", yet that is labelled {', '.join(first.topics) or OTHER}"
    return Finding.about(
        second,
        kind,
        f"{reasons[pair.why]}{labels}",
        suggested=second.topics if same else first.topics,
        score=pair.similarity,
        other=first.article.source,
    )


def _cleanlab() -> Callable[..., Any]:
    function: Callable[..., Any] = require("cleanlab.filter", "labels").find_label_issues
    return function
