"""What `TransformerTopicModel.fit` does, step by step: split, states, training, calibration, a second run."""

import copy
import tempfile
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import set_seed

from unionml.article import Article
from unionml.classification.calibration import fit_platt, fit_temperature
from unionml.classification.encoder import resolve_base
from unionml.classification.encoder_stack import blend, likeliest_share
from unionml.classification.encoder_windows import reader_of
from unionml.classification.fields import title_and_lead
from unionml.classification.folds import stratified_folds
from unionml.classification.inputs import as_training_data
from unionml.classification.labels import CheckedTopics, TopicLists
from unionml.classification.partner import PartnerTraining
from unionml.classification.tfidf_fit import targets
from unionml.classification.thresholds import abstention_threshold, steadied, tune_thresholds
from unionml.classification.transformer_bundle import round_to_half
from unionml.classification.transformer_data import (
    CACHE_BYTES,
    UNJUDGED,
    Collator,
    Examples,
    StateCache,
    make_examples,
    padding_of,
)
from unionml.classification.transformer_fit import Loss, Run, multiplies_half
from unionml.classification.transformer_network import EVERYTHING_TRAINED, TopicNetwork, make_network
from unionml.errors import DataError
from unionml.progress import Progress, silent

if TYPE_CHECKING:
    from unionml.classification.tfidf import TfidfTopicModel
    from unionml.classification.transformer import TransformerTopicModel

VALIDATION_SHARE = 0.15
PROBE_TOKENS = 100_000
PROBE_C = 0.02
CHEAP_TOKENS = 150_000
"""A second run over at most so many tokens takes a few minutes on two CPU cores that multiply bfloat16."""
CHEAP_TOKENS_IN_FLOAT32 = 75_000
"""The same where they cannot and a step takes three to four times as long: both runs stay under 20 minutes."""
ENOUGH_TO_CHOOSE = 250
"""By fewer validation examples the best pass of a run is chance, and all passes are better for the one that follows; so
is a threshold, which is drawn to the usual one."""


@dataclass(frozen=True, slots=True)
class _Job:
    model: "TransformerTopicModel"
    examples: Examples
    folder: Path
    tell: Progress

    def run(
        self,
        folder: str,
        chosen: NDArray[np.int64],
        held: NDArray[np.int64] | None,
        passes: int,
        *,
        choosing: bool = False,
    ) -> tuple[TopicNetwork, int]:
        """Train a network from the base; returns it with its number of passes, the best one if these are chosen."""
        model, config = self.model, self.model.config
        set_seed(config.seed)
        network = make_network(model.base_, len(model.label_set_), config)
        run = Run(config, self.folder / folder, passes, model.label_set_.exclusive, self.tell, choosing=choosing)
        arguments = run.arguments(validating=held is not None)
        network.to(arguments.device)
        start = copy.deepcopy(network.state_dict()) if config.interpolation < 1 else None
        padding = padding_of(model.reader_)
        cache = StateCache(self.folder / "states.f16", self.examples.windows, network.head.in_features)
        cached = config.frozen_layers != EVERYTHING_TRAINED and cache.size <= CACHE_BYTES
        half = partial(torch.autocast, arguments.device.type, dtype=torch.bfloat16, enabled=arguments.bf16)
        if cached:
            # Of several processes the first computes the states, the others wait and find them.
            with arguments.main_process_first(local=False), half():
                cache.fill(network, padding, self.tell)
        exclusive = run.exclusive
        weighted = not exclusive if config.class_weights is None else config.class_weights
        collator = Collator(self.examples, padding, cache if cached else None)
        self.tell("fitting the head to the base's own vectors")
        with half():
            start_head(network, collator, chosen, exclusive=exclusive, weighted=weighted)
        loss = Loss.of(self.examples.targets[chosen], exclusive=exclusive, weighted=weighted)
        passes = run.train(network, loss, collator, chosen, held)
        if start is not None:
            interpolate(network, start, config.interpolation)
        network.cpu()
        round_to_half(network)
        return network.eval(), passes


def fit(
    model: "TransformerTopicModel",
    articles: Iterable[Article],
    topics: TopicLists,
    *,
    groups: Iterable[Hashable] | None,
    folder: Path | None,
    progress: Progress | None,
) -> None:
    """Fine-tune a model in place (see `TransformerTopicModel.fit`).

    Raises:
        DataError: too few articles of a label, a single label, no text, or values that do not fit the articles.
        UsageError: what is given as articles is something else, or the labels leave nothing to abstain from.
        InputError: there is no such base model, or the hub cannot be reached.
        BundleError: the base is none that can be fine-tuned.
    """
    # What fails half way leaves the model as it was, with the labels and the network that belong together.
    learner = type(model)(model.config, model.label_set_wanted, model.name)
    _learn(learner, *as_training_data(articles, topics, groups), folder=folder, tell=progress or silent)
    vars(model).update(vars(learner))


def _learn(
    model: "TransformerTopicModel",
    articles: list[Article],
    topics: CheckedTopics,
    groups: list[Hashable] | None,
    *,
    folder: Path | None,
    tell: Progress,
) -> None:
    config = model.config
    model.label_set_, Y, first = targets(topics, model.label_set_wanted, config)
    if all(article.is_empty for article in articles):
        raise DataError("no article has any text; give articles with a title, a lead or a body")
    model.base_ = resolve_base(config.base)
    model.reader_ = reader_of(model.base_, config)
    tell(f"cutting {len(articles):,} articles into windows")
    short = config.short_views and not model.label_set_.exclusive
    examples = make_examples(articles, Y, first, model.reader_, short=short)
    folds = stratified_folds(
        [tuple(row) for row in Y.tolist()],
        fractions=[1 - VALIDATION_SHARE, VALIDATION_SHARE],
        groups=groups,
        seed=config.seed,
    )
    chosen, held = examples.take(np.flatnonzero(folds == 0)), examples.take(np.flatnonzero(folds == 1))
    if not Y[folds == 0].any(axis=0).all() or not Y[folds == 1].any(axis=0).all():
        raise DataError("the validation part lacks examples of a label; give more articles of each label")
    partners = PartnerTraining(articles, topics, groups, model.label_set_, config.seed)
    paired = config.encoder_share != 1 and partners.is_of_use
    with tempfile.TemporaryDirectory() as temporary:
        job = _Job(model, examples, folder or Path(temporary), tell)
        cheap = second_run_is_cheap(examples.tokens, in_half=multiplies_half())
        model.refitted_ = cheap if config.refit is None else config.refit
        model.passes_chosen_ = not model.refitted_ or len(held) >= ENOUGH_TO_CHOOSE
        model.network_, model.passes_ = job.run("first", chosen, held, config.epochs, choosing=model.passes_chosen_)
        model.partner_ = partners.fit(np.flatnonzero(folds == 0), tell) if paired else None
        _calibrate(model, examples, held, Y, articles)
        if model.refitted_:
            tell(f"second run, on all articles: {model.passes_} passes")
            model.network_, _ = job.run("second", np.arange(len(examples)), None, model.passes_)
            if model.partner_ is not None:
                model.partner_ = partners.fit(np.arange(len(articles)), tell) or model.partner_
    model.remember_fit(articles, topics, topics.label_type)


def second_run_is_cheap(tokens: int, *, in_half: bool) -> bool:
    """Whether to learn from the validation articles too, where nobody says so: for so many tokens of all articles.

    Args:
        tokens: of all windows of all examples.
        in_half: whether the processor multiplies bfloat16.
    """
    return tokens <= (CHEAP_TOKENS if in_half else CHEAP_TOKENS_IN_FLOAT32)


def _calibrate(
    model: "TransformerTopicModel",
    examples: Examples,
    held: NDArray[np.int64],
    Y: NDArray[np.bool_],
    articles: list[Article],
) -> None:
    margins = model.margins_of_windows([examples.windows[example] for example in held])
    owners = examples.articles[held]
    truth = Y[owners]
    read = zip(owners.tolist(), examples.short[held].tolist(), strict=True)
    views = [title_and_lead(articles[row]) if short else articles[row] for row, short in read]
    n_labels = len(model.label_set_)
    model.thresholds_ = np.zeros(n_labels)
    if model.label_set_.exclusive:
        model.calibration_ = fit_temperature(margins, truth)
    else:
        model.calibration_ = fit_platt(margins, truth, np.ones(len(held)))
    probabilities = model.calibration_.probabilities(margins)
    model.encoder_share_ = 1.0
    if model.partner_ is not None:
        probabilities = _with_partner(model, model.partner_, probabilities, truth, views)
    if model.label_set_.exclusive:
        if model.config.abstain:
            model.thresholds_ += abstention_threshold(probabilities, truth)
    else:
        model.thresholds_ = tune_thresholds(probabilities, truth)
        if len(held) < ENOUGH_TO_CHOOSE:
            model.thresholds_ = steadied(model.thresholds_, truth)
    _, first = np.unique(owners, return_index=True)
    model.held_out_, model.out_of_fold_ = owners[first], probabilities[first]


def _with_partner(
    model: "TransformerTopicModel",
    partner: "TfidfTopicModel",
    probabilities: NDArray[np.float64],
    truth: NDArray[np.bool_],
    views: list[Article],
) -> NDArray[np.float64]:
    """Settle what the encoder counts for beside its partner; what both say of the validation articles."""
    words, exclusive = partner.predict_scores(views), model.label_set_.exclusive
    share = model.config.encoder_share or likeliest_share(probabilities, words, truth, views, exclusive=exclusive)
    model.encoder_share_ = share
    if share == 1:
        model.partner_ = None
    return blend(probabilities, words, views, exclusive=exclusive, share=share)


def start_head(
    network: TopicNetwork, collator: Collator, chosen: NDArray[np.int64], *, exclusive: bool, weighted: bool
) -> None:
    """Fit the head on the vectors of the base before anything else moves.

    Linear probing, then fine-tuning, distorts less of what the base knows of other texts and languages (Kumar et al.,
    ICLR 2022). Articles are sampled where there are many.
    """
    from sklearn.linear_model import LogisticRegression

    lengths = np.array([collator.examples.windows[example].tokens for example in chosen])
    order = np.random.default_rng(0).permutation(len(chosen))
    sample = chosen[np.sort(order[np.cumsum(lengths[order]) <= max(PROBE_TOKENS, lengths[order[0]])])]
    sample = sample[np.argsort([collator.examples.windows[example].tokens for example in sample], kind="stable")]
    device = network.head.weight.device
    parts = []
    network.eval()
    for start in range(0, len(sample), 16):
        batch = collator([{"example": example} for example in sample[start : start + 16]])
        batch.pop("labels")
        with torch.inference_mode():
            vectors = network.document_vectors(**{name: tensor.to(device) for name, tensor in batch.items()})
        parts.append(vectors.float().cpu().numpy())
    X = np.concatenate(parts)
    center, scale = X.mean(axis=0), X.std(axis=0) + 1e-4
    X = (X - center) / scale
    targets = collator.examples.targets[sample]
    weights, intercepts = np.zeros((targets.shape[1], X.shape[1])), np.zeros(targets.shape[1])
    balance = "balanced" if weighted else None
    if exclusive:
        present, codes = np.unique(targets.argmax(axis=1), return_inverse=True)
        # A sample may lack all labels but one, of which a probe could learn nothing.
        if len(present) > 1:
            probe = LogisticRegression(C=PROBE_C, max_iter=500, class_weight=balance).fit(X, codes)
        if len(present) > 2:
            weights[present], intercepts[present] = probe.coef_, probe.intercept_
        elif len(present) == 2:
            weights[present] = np.concatenate([-probe.coef_, probe.coef_]) / 2
            intercepts[present] = np.concatenate([-probe.intercept_, probe.intercept_]) / 2
    for label in range(0 if exclusive else targets.shape[1]):
        judged = targets[:, label] != UNJUDGED
        if len(np.unique(targets[judged, label])) == 2:
            probe = LogisticRegression(C=PROBE_C, max_iter=500, class_weight=balance)
            probe.fit(X[judged], targets[judged, label])
            weights[label], intercepts[label] = probe.coef_[0], probe.intercept_[0]
    with torch.no_grad():
        network.center.copy_(torch.from_numpy(center))
        network.scale.copy_(torch.from_numpy(scale))
        network.head.weight.copy_(torch.from_numpy(weights))
        network.head.bias.copy_(torch.from_numpy(intercepts))


def interpolate(network: TopicNetwork, start: dict[str, torch.Tensor], share: float) -> None:
    """Move the layers back towards where they started: `share` of what they are, the rest of what they were.

    The head stays, for where it started means nothing.
    """
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if not name.startswith("head."):
                parameter.lerp_(start[name].to(parameter.device), 1 - share)
