"""Train a ranker of leads from records whose sapos people wrote."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unionml.bootstrap import estimates, mean_of
from unionml.bundle import check_target
from unionml.errors import DataError
from unionml.fingerprints import repeats
from unionml.folders import name_of
from unionml.progress import Progress, silent
from unionml.summarization.candidates import Candidate, Reading
from unionml.summarization.document import Documents, Integers, Reals
from unionml.summarization.expectations import Groundwork, RankerConfig, TokenModel
from unionml.summarization.network import Network
from unionml.summarization.pools import pools_of, sentence_table
from unionml.summarization.priors import Priors
from unionml.summarization.ranker import RankerSummarizer
from unionml.summarization.rouge import rouge_l, rouge_n
from unionml.summarization.selection import Budget
from unionml.summarization.sentence_features import Similarities, sentence_features
from unionml.summarization.set_features import features_of_sets
from unionml.summarization.token_features import Scores, bigram_features, unigram_features
from unionml.training import Paths, TrainingReport, paths_of
from unionml.training.data import left_out
from unionml.training.languages import language_of
from unionml.training.lead_card import lead_card, lead_command
from unionml.training.lead_config import LeadTrainingConfig
from unionml.training.lead_data import Example, hold_out, load_examples, set_rewards, token_targets
from unionml.training.lead_network import fit_classifier, fit_ranker, fit_regression
from unionml.training.lead_priors import fit_priors, mean_rouge, with_appeal
from unionml.training.model_card import DataSource
from unionml.training.near_duplicates import near_duplicate_groups
from unionml.training.notes import repeat_notes


def train_lead(
    data: Paths,
    output: str | PathLike[str],
    config: LeadTrainingConfig | None = None,
    *,
    force: bool = False,
    text_column: str | None = None,
    progress: Progress | None = None,
) -> TrainingReport:
    """Train a lead ranker and save it as a bundle of the kind `lead/ranker`.

    Args:
        data: one or several files of records with `lead` (the sapo) and `body`; captions that a record names never
            stand in a lead.
        output: the model directory to make.
        config: settings; the defaults are good.
        force: replace an existing bundle.
        text_column: the column that holds raw text, where it is not `text`.
        progress: called with one short line at every step.

    Raises:
        InputError: a file cannot be read.
        DataError: there is too little to learn from.
        OutputError: the directory exists already or cannot be written.
    """
    started = time.perf_counter()
    data = paths_of(data)
    config = config or LeadTrainingConfig()
    tell = progress or silent
    check_target(Path(output), force=force, inputs=data)
    examples = load_examples(data, text_column=text_column, progress=tell)
    sources = [DataSource.of(Path(path), size) for path, size in zip(data, examples.sizes, strict=True)]
    groups = near_duplicate_groups([one.article for one in examples])
    n_held = min(config.most_held_out, max(round(config.held_out * len(examples)), 1))
    held, learnt = ([examples[index] for index in part] for part in hold_out(groups, n_held, config.seed))
    if not held:
        raise DataError("all articles repeat one another, so none can be kept aside to judge by; give different ones")
    model = as_saved(_Trainer(learnt, config, tell).train(name_of(output)))
    tell(f"judging by {len(held):,} articles kept aside")
    metrics = _metrics(model, held)
    tell(f"saving {output}")
    command = lead_command(data, output, seed=config.seed, text_column=text_column)
    model.training_articles_ = np.unique(np.concatenate([one.fingerprints for one in learnt]))
    language = language_of(one.article for one in learnt)
    card = lead_card(model.name, sources, metrics, command, held_out=len(held), language=language)
    model.save(output, model_card=card, force=force)
    return TrainingReport(
        output=Path(output),
        articles=len(learnt),
        labels=(),
        exclusive=False,
        counts={},
        metrics=metrics,
        thresholds={},
        seconds=time.perf_counter() - started,
        details={
            "unreadable": len(examples.rejects),
            "left_out": left_out(examples.rejects),
            "notes": repeat_notes(repeats([one.article for one in examples])),
            "near_duplicates": len(examples) - len(set(groups.tolist())),
            "held_out": len(held),
        },
    )


def as_saved(model: RankerSummarizer) -> RankerSummarizer:
    """The model in the half precision that a bundle holds, so that its card tells of what is saved."""

    def half(network: Network) -> Network:
        return Network.from_tensors(network.to_tensors("one"), "one")

    known = model.tokens
    tokens = TokenModel(
        priors=Priors.from_tensors(known.priors.vocabulary, known.priors.to_tensors()),
        sentence=half(known.sentence),
        unigram=half(known.unigram),
        bigram=half(known.bigram),
        config=known.config,
    )
    return RankerSummarizer(tokens, [half(judge) for judge in model.judges.networks], model.name)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One article as the networks below the sets see it."""

    found: Sequence[Candidate]
    sapo: Sequence[str]
    document: Documents
    priors: Priors
    ground: Groundwork
    alone: Reals

    def features(self, priors: Priors) -> Reals:
        """Features of the sentences, by tables that may know the appeal of pairs."""
        ground = self.ground
        near = Similarities.of(self.document, priors.unigrams[ground.rows], priors.pairs[ground.pair_rows, 2])
        return sentence_features(self.document, near, ground.cues, ground.context).dense()

    def unigram_features(self, scores: Scores) -> Reals:
        """Features of the syllables, given what the sentences are expected to reach."""
        rows = self.ground.rows
        numbers = self.priors.numbers(self.document, rows)
        features = unigram_features(self.document, self.priors.unigrams[rows], numbers, scores, self.ground.context)
        return features.dense()


class _Trainer:
    """The steps of training, in order; each learns on what the ones before it give."""

    def __init__(self, examples: Sequence[Example], config: LeadTrainingConfig, tell: Progress) -> None:
        self.examples = examples
        self.config = config
        self.seed = config.seed
        self.tell = tell
        self.rng = np.random.default_rng(config.seed + 1)

    def train(self, name: str) -> RankerSummarizer:
        self.tell(f"indexing {len(self.examples):,} articles")
        documents = [Documents.of_one(one.candidates, one.title) for one in self.examples]
        alone = [_alone(one.candidates, one.sapo) for one in self.examples]
        # Tables that may not know the article they are applied to come from the other folds.
        folds = self.rng.integers(0, self.config.folds, len(self.examples))
        parts = [np.flatnonzero(folds != fold).tolist() for fold in range(self.config.folds)]
        parts.append(list(range(len(documents))))
        self.tell("counting what passes from bodies into sapos")
        tables = [
            fit_priors([self.examples[i] for i in part], [documents[i] for i in part], [alone[i] for i in part])
            for part in parts
        ]
        del documents, alone
        lengths = np.log([len(one.sapo) for one in self.examples])
        settings = RankerConfig(float(lengths.mean()), float(lengths.std()))
        self.tell("learning which sentences do alone")
        seen = [self._see(one, tables[fold]) for one, fold in zip(self.examples, folds, strict=True)]
        residuals = self._residuals(seen)
        tables = [
            with_appeal(one, [seen[i].document for i in part], [residuals[i] for i in part])
            for one, part in zip(tables, parts, strict=True)
        ]
        seen = [replace(one, priors=tables[fold]) for one, fold in zip(seen, folds, strict=True)]
        features = [one.features(one.priors) for one in seen]
        sentence = self._sentence_network(features, seen)
        self.tell("learning which syllables and pairs a sapo takes over")
        unigram, bigram = self._token_networks(seen, [sentence(one) for one in features])
        del seen, features
        models = [TokenModel(one, sentence, unigram, bigram, settings) for one in tables]
        self.tell("weighing sets of sentences")
        sets, rewards, sizes = self._sets([models[fold] for fold in folds])
        judges = []
        for index in range(self.config.judges):
            self.tell(f"learning which sets make leads, {index + 1} of {self.config.judges}")
            judges.append(fit_ranker(sets, rewards, sizes, self.config.judge, self.seed + 10 + index))
        return RankerSummarizer(models[-1], judges, name)

    def _view(self, example: Example) -> tuple[Sequence[Candidate], Documents]:
        """The article as chance has it: with its title or without, its captions named, taken for prose or absent."""
        chance = self.rng.random()
        title = () if self.rng.random() < self.config.without_title else example.title
        if chance < self.config.unnamed:
            return example.unnamed, Documents.of_one(example.unnamed, title)
        captions = () if chance < self.config.unnamed + self.config.without_captions else example.captions
        return example.candidates, Documents.of_one(example.candidates, title, captions)

    def _see(self, example: Example, priors: Priors) -> _Seen:
        found, document = self._view(example)
        ground = Groundwork.of([one.plain for one in found], document, priors)
        return _Seen(found, example.sapo, document, priors, ground, _alone(found, example.sapo))

    def _residuals(self, seen: Sequence[_Seen]) -> list[Reals]:
        """What a network without appeal leaves to explain of each sentence, less the mean of its article."""
        features = [one.features(one.priors) for one in seen]
        network = self._sentence_network(features, seen)
        left = _standard(seen) - network(np.concatenate(features))
        ends = np.cumsum([len(one.found) for one in seen])
        return [part - part.mean() for part in np.split(left, ends[:-1])]

    def _sentence_network(self, features: Sequence[Reals], seen: Sequence[_Seen]) -> Network:
        return fit_regression(np.concatenate(features), _standard(seen), self.config.sentence, self.seed + 2)

    def _token_networks(self, seen: Sequence[_Seen], scores: Sequence[Reals]) -> tuple[Network, Network]:
        chosen = self.rng.permutation(len(seen))[: self.config.most_token_articles].tolist()
        items = [(seen[index], Scores.of(scores[index], seen[index].document)) for index in chosen]
        singles = [one.unigram_features(score) for one, score in items]
        targets = [token_targets(one.document, one.sapo) for one, _ in items]
        wanted = np.concatenate([of_one for of_one, _ in targets])
        unigram = fit_classifier(np.concatenate(singles), wanted, self.config.token, self.seed + 3)
        pairs = []
        for (one, score), single in zip(items, singles, strict=True):
            table = one.priors.pairs[one.ground.pair_rows]
            features = bigram_features(one.document, table, score, one.ground.context, unigram(single))
            pairs.append(features.dense())
        wanted = np.concatenate([of_two for _, of_two in targets])
        return unigram, fit_classifier(np.concatenate(pairs), wanted, self.config.token, self.seed + 4)

    def _sets(self, models: Sequence[TokenModel]) -> tuple[NDArray[np.float16], Reals, Integers]:
        features, rewards = [], []
        for _ in range(self.config.passes):
            for example, model in zip(self.examples, models, strict=True):
                found, document = self._view(example)
                expected = model.expect([found], document)
                table = sentence_table(document, expected)
                pools = pools_of(document, table, np.ones(len(found), dtype=bool), np.zeros(len(found), dtype=bool))
                weighed = features_of_sets(document, expected, pools).dense()[pools.counts]
                features.append(weighed.astype(np.float16))
                places = pools.places[pools.exists]
                chosen = [found[place] for place in places.tolist()]
                rewards.append(set_rewards(chosen, places, example.sapo, example.title))
        sizes = np.array([len(one) for one in rewards])
        return np.concatenate(features), np.concatenate(rewards), sizes


def _alone(found: Sequence[Candidate], sapo: Sequence[str]) -> Reals:
    """Mean ROUGE of each sentence, shape (n,)."""
    return np.array([mean_rouge(one.tokens, sapo) for one in found], dtype=np.float32)


def _standard(seen: Sequence[_Seen]) -> Reals:
    """What each sentence of all articles reaches alone, with mean 0 and deviation 1."""
    targets = np.concatenate([one.alone for one in seen])
    return np.asarray((targets - targets.mean()) / targets.std(), dtype=np.float32)


def _metrics(model: RankerSummarizer, held: Sequence[Example]) -> dict[str, tuple[float, float, float]]:
    """ROUGE on articles kept aside, with and without their titles, as `(value, low, high)` of a bootstrap."""
    rows = []
    for example in held:
        row: list[float] = []
        readings = [Reading(example.candidates, title, example.captions) for title in (example.title, ())]
        for chosen in model.choose_many(readings, Budget()):
            tokens = [token for one in chosen for token in one.tokens]
            row += [rouge_n(tokens, example.sapo, 1).f1, rouge_n(tokens, example.sapo, 2).f1]
            row += [rouge_l(tokens, example.sapo).f1, len(tokens)]
        rows.append(row)
    names = [
        f"{name}{suffix}" for suffix in ("", "_without_title") for name in ("rouge1", "rouge2", "rougeL", "syllables")
    ]
    found = estimates(mean_of(np.array(rows)), len(rows), repeats([one.article for one in held]))
    return {name: (one.value, one.low, one.high) for name, one in zip(names, found, strict=True)}
