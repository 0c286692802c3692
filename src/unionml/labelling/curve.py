"""How good models get with more labelled articles, and how many more a given gain would take.

A model is trained on parts of the articles, of growing size, and judged on those of a fold that it has not seen. A
power law with a floor, error = a n^-b + c, is fitted to the curve (Hestness et al., "Deep Learning Scaling is
Predictable, Empirically", 2017; Viering and Loog, "The Shape of Learning Curves: a Review", 2021). The intervals
resample articles and the parts that were trained on; what is read off the law beyond the data is an extrapolation, and
its interval says how far it can be trusted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.bootstrap import Estimate, intervals, weights
from unionml.classification.labels import LabelSet
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import DataError, UsageError
from unionml.evaluation.judged import Judged, judge
from unionml.evaluation.statistics import TopicStatistics
from unionml.fingerprints import repeats
from unionml.labelling.answer import Answer
from unionml.labelling.power_law import PowerLaw, fit_power_law, fit_resamples, needed
from unionml.labelling.rare import without_rare
from unionml.progress import Progress, silent
from unionml.training.data import LabelledArticle, left_out
from unionml.training.near_duplicates import near_duplicate_groups

FEWEST_EXAMPLES = 8
"""Articles of the rarest label in the smallest part: fewer, and nothing could be calibrated on it."""

_RESAMPLES = 400


@dataclass(frozen=True, slots=True)
class CurveOptions:
    """How a learning curve is measured.

    Attributes:
        points: how many sizes of training data, evenly spaced on a logarithmic scale.
        folds: folds of the cross-validation; the largest part is all of them but one.
        repeats: how often each size is drawn anew.
        seed: seed of folds and parts.
    """

    points: int = 6
    folds: int = 5
    repeats: int = 2
    seed: int = 0

    def __post_init__(self) -> None:
        if self.points < 4 or self.folds < 2 or self.repeats < 1:
            raise UsageError("a curve needs at least 4 points, 2 folds and 1 repeat; correct the options")

    @property
    def fewest(self) -> int:
        """The articles that a label needs, if the largest part is to be twice the smallest."""
        return math.ceil(2 * FEWEST_EXAMPLES * self.folds / (self.folds - 1)) + 1


@dataclass(frozen=True, slots=True)
class Point:
    """One size of the training data.

    Attributes:
        articles: labelled articles that the models learnt from.
        score: of articles that they had not seen.
    """

    articles: int
    score: Estimate


@dataclass(frozen=True, slots=True)
class LearningCurve:
    """How a score grows with the number of labelled articles.

    Attributes:
        figure: `macro_f1`, or `primary_accuracy` of exclusive labels.
        labelled: how many labelled articles there are, those of rare labels not counted.
        points: the measured scores, by rising size.
        law: the power law that fits them.
        now: what it says of a model of all the articles.
        point: what it takes to gain one point (0.01).
        target: what it takes to reach the score that was asked for; None where none was.
        band: sizes and the 2.5th and 97.5th percentiles of the resampled laws there, of shape (n_sizes, 3).
        rare: labels of too few articles for a curve, which were left out with these, and how many carry each.
        unreadable: rows that were left out, since they are no labelled articles.
        left_out: a sentence on these; empty where there are none.
    """

    figure: str
    labelled: int
    points: tuple[Point, ...]
    law: PowerLaw
    now: Estimate
    point: Answer
    target: Answer | None
    band: NDArray[np.float64]
    rare: dict[str, int] = field(default_factory=dict)
    unreadable: int = 0
    left_out: str = ""

    @property
    def name(self) -> str:
        """What people call the figure."""
        return {"macro_f1": "macro-F1", "primary_accuracy": "accuracy"}[self.figure]

    def to_dict(self) -> dict[str, Any]:
        """What `unionml curve --json` prints."""
        return {
            "figure": self.figure,
            "labelled": self.labelled,
            "rare": self.rare,
            "unreadable": self.unreadable,
            "left_out": self.left_out or None,
            "points": [{"articles": one.articles, **one.score.to_dict()} for one in self.points],
            "law": {"a": self.law.a, "b": self.law.b, "c": self.law.c},
            "now": self.now.to_dict(),
            "one_more_point": self.point.to_dict(),
            "target": self.target.to_dict() if self.target is not None else None,
        }


def learning_curve(
    labelled: Sequence[LabelledArticle],
    config: TfidfConfig | None = None,
    *,
    target: float | None = None,
    options: CurveOptions | None = None,
    progress: Progress | None = None,
) -> LearningCurve:
    """Measure a learning curve of the TF-IDF model and fit a power law to it.

    Articles of labels that are too rare for a curve are left out, and the labels named.

    Args:
        labelled: the labelled articles.
        config: settings of the model.
        target: a score to reach, between 0 and 1.
        options: sizes, folds and repeats.
        progress: called with one short line at every step.

    Raises:
        DataError: there are too few articles of a label for a curve.
        UsageError: the target is no score.
    """
    from unionml.classification.tfidf_fit import targets

    options = options or CurveOptions()
    if target is not None and not 0 < target < 1:
        raise UsageError(f"the target {target} is no score; give one between 0 and 1")
    rejects = getattr(labelled, "rejects", ())
    common = without_rare(labelled, options.fewest, exclusive=config.exclusive if config else None)
    labelled = [labelled[row] for row in common.rows]
    config = replace(config or TfidfConfig(), exclusive=common.labels.exclusive)
    label_set, Y, _ = targets([one.topics for one in labelled], None, config)
    figure = "primary_accuracy" if label_set.exclusive else "macro_f1"
    sizes = part_sizes(Y, options)
    n = len(labelled)
    groups = near_duplicate_groups([one.article for one in labelled]).tolist()
    copies = repeats([one.article for one in labelled])
    draws = np.concatenate(list(weights(n, copies, resamples=_RESAMPLES, seed=options.seed)))
    everything = np.concatenate([np.ones((1, n)), draws])
    scores = np.zeros((options.repeats, len(sizes), len(everything)))
    for repeat in range(options.repeats):
        for place, size in enumerate(sizes):
            (progress or silent)(f"training on {size:,} articles (repeat {repeat + 1} of {options.repeats})")
            seed = options.seed + repeat
            judged = _judged(labelled, label_set, config, size, groups=groups, seed=seed, options=options)
            statistics = TopicStatistics(judged, detailed=False)
            scores[repeat, place] = statistics(everything)[:, statistics.names().index((figure, None))]
    curve = _curve(figure, n, sizes, scores, target, options)
    return replace(curve, rare=common.rare, unreadable=len(rejects), left_out=left_out(rejects))


def part_sizes(Y: NDArray[np.bool_], options: CurveOptions) -> list[int]:
    """The sizes of the parts, from the smallest that holds enough of every label to all folds but one.

    Raises:
        DataError: the articles are too few for a curve.
    """
    largest = len(Y) - math.ceil(len(Y) / options.folds)
    rarest = int(min(Y.sum(axis=0).min(), (len(Y) - Y.sum(axis=0)).min()))
    smallest = math.ceil(len(Y) * FEWEST_EXAMPLES / max(rarest, 1))
    if smallest * 2 > largest:
        raise DataError(
            f"{len(Y)} articles, {rarest} of the rarest topic, are too few for a learning curve; give at least "
            f"{options.fewest} articles of every topic and as many without it"
        )
    return sorted({round(size) for size in np.geomspace(smallest, largest, options.points).tolist()})


def _judged(
    labelled: Sequence[LabelledArticle],
    label_set: LabelSet,
    config: TfidfConfig,
    size: int,
    *,
    groups: Sequence[int],
    seed: int,
    options: CurveOptions,
) -> Judged:
    """What models that learnt from `size` articles say of each article, none of which they had seen."""
    from unionml.classification.folds import stratified_folds
    from unionml.classification.tfidf import TfidfTopicModel

    folds = stratified_folds(
        [one.topics for one in labelled],
        fractions=[1 / options.folds] * options.folds,
        groups=groups,
        seed=seed,
    )
    parts: list[Judged] = []
    order: list[int] = []
    for fold in range(options.folds):
        rest, held = np.flatnonzero(folds != fold).tolist(), np.flatnonzero(folds == fold).tolist()
        chosen = rest
        if size < len(rest):
            share = size / len(rest)
            within = stratified_folds(
                [labelled[i].topics for i in rest], fractions=[share, 1 - share], seed=seed * options.folds + fold
            )
            chosen = [rest[place] for place in np.flatnonzero(within == 0).tolist()]
        model = TfidfTopicModel(config, label_set).fit(
            [labelled[i].article for i in chosen],
            [labelled[i].topics for i in chosen],
            groups=[groups[i] for i in chosen],
        )
        parts.append(judge(model, [labelled[i] for i in held]))
        order += held
    back = np.argsort(order, kind="stable")
    arrays = {
        name: np.concatenate([getattr(part, name) for part in parts])[back]
        for name in ("truth", "predicted", "scores", "primary", "topic")
    }
    return Judged(parts[0].model, label_set.labels, labelled, **arrays)


def _curve(
    figure: str,
    n: int,
    sizes: Sequence[int],
    scores: NDArray[np.float64],
    target: float | None,
    options: CurveOptions,
) -> LearningCurve:
    """Points, law and answers from scores of shape (n_repeats, n_sizes, 1 + n_resamples), the first as measured."""
    x = np.asarray(sizes, dtype=np.float64)
    mean = scores[:, :, 0].mean(axis=0)
    # A resample draws articles, and one of the repeats for each size: both are chance.
    generator = np.random.default_rng(options.seed)
    drawn = generator.integers(options.repeats, size=(scores.shape[2] - 1, len(sizes)))
    samples = scores[drawn, np.arange(len(sizes))[None, :], np.arange(1, scores.shape[2])[:, None]]
    spread = np.maximum(samples.std(axis=0), 1e-3)
    law = fit_power_law(x, mean, spread)
    laws = fit_resamples(x, samples, spread, law)
    now, beyond = law.score(float(n)), np.geomspace(x[0], 4 * n, 60)
    resampled_now = np.array([one.score(float(n)) for one in laws])
    low, high = np.percentile(resampled_now, [2.5, 97.5])
    gain = np.array([needed(one, one.score(float(n)) + 0.01) for one in laws])
    band = np.percentile(np.array([one.score(beyond) for one in laws]), [2.5, 97.5], axis=0)
    return LearningCurve(
        figure=figure,
        labelled=n,
        points=tuple(Point(size, estimate) for size, estimate in zip(sizes, intervals(mean, samples), strict=True)),
        law=law,
        now=Estimate(float(now), float(low), float(high)),
        point=Answer.of(float(now) + 0.01, needed(law, float(now) + 0.01), gain, n),
        target=Answer.of(target, needed(law, target), np.array([needed(one, target) for one in laws]), n)
        if target is not None
        else None,
        band=np.column_stack([beyond, band[0], band[1]]),
    )
