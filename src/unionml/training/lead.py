"""Train a ranker of leads from records whose sapos people wrote."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unionml.bundle import check_target
from unionml.summarization.cues import cues_of
from unionml.summarization.document import Document, Integers, Reals
from unionml.summarization.network import Network
from unionml.summarization.priors import Priors, style_counts
from unionml.summarization.ranker import RankerConfig, RankerSummarizer, TokenModel
from unionml.summarization.rouge import rouge_l, rouge_n
from unionml.summarization.selection import Budget
from unionml.summarization.sentence_features import Similarities, sentence_features
from unionml.summarization.set_features import pool_of, set_features
from unionml.summarization.token_features import bigram_features, unigram_features
from unionml.training import TrainingReport
from unionml.training.lead_card import lead_card
from unionml.training.lead_data import Example, load_examples, set_rewards, token_targets
from unionml.training.lead_network import NetworkConfig, fit_classifier, fit_ranker, fit_regression
from unionml.training.lead_priors import fit_priors, mean_rouge
from unionml.training.model_card import DataSource

Tell = Callable[[str], None]

SENTENCE = NetworkConfig((32,), epochs=8, batch=1024, rate=3e-3)
TOKEN = NetworkConfig((32,), epochs=4, batch=4096, rate=4e-3)
JUDGE = NetworkConfig((128, 32), epochs=5, batch=64, rate=1.5e-3, decay=1e-2, temperature=0.01, squared=0.03)


@dataclass(frozen=True, slots=True)
class LeadTrainingConfig:
    """How much is learnt from what; the defaults are for some ten to a hundred thousand articles.

    Attributes:
        folds: parts for tables that may not know the article they are applied to.
        held_out: share of the articles that is kept for the figures in the report, at most `most_held_out`.
        most_held_out: see there.
        without_title: share of the articles that are learnt from without their title, so that both cases work.
        most_token_articles: articles for the networks over syllables, which have hundreds of rows an article.
        passes: how often each article is turned into sets, with and without its title as chance has it.
        judges: networks in the ensemble.
        sentence: training of the network over sentences.
        token: training of the networks over syllables and pairs.
        judge: training of the networks over sets.
    """

    folds: int = 4
    held_out: float = 0.05
    most_held_out: int = 500
    without_title: float = 0.4
    most_token_articles: int = 6000
    passes: int = 2
    judges: int = 3
    sentence: NetworkConfig = SENTENCE
    token: NetworkConfig = TOKEN
    judge: NetworkConfig = JUDGE


def train_lead(
    data: Sequence[Path],
    output: Path,
    config: LeadTrainingConfig | None = None,
    *,
    force: bool = False,
    seed: int = 0,
    text_column: str | None = None,
    progress: Tell | None = None,
) -> TrainingReport:
    """Train a lead ranker and save it as a bundle of the kind `lead/ranker`.

    Args:
        data: records with `lead` (the sapo) and `body`; captions that a record names are not learnt from.
        output: the model directory to make.
        config: settings; the defaults are good.
        force: replace an existing bundle.
        seed: of everything random; the same seed gives the same model on the same machine.
        text_column: the column that holds raw text, where it is not `text`.
        progress: called with one short line at every step.

    Raises:
        InputError: a file cannot be read.
        DataError: there is too little to learn from.
        OutputError: the directory exists already or cannot be written.
    """
    started = time.perf_counter()
    config = config or LeadTrainingConfig()
    tell = progress or (lambda line: None)
    check_target(Path(output), force=force)
    sources, examples = [], []
    for path in data:
        tell(f"reading {path}")
        part = load_examples([path], text_column=text_column)
        sources.append(DataSource.of(Path(path), len(part)))
        examples += part
    order = np.random.default_rng(seed).permutation(len(examples))
    n_held = min(config.most_held_out, round(config.held_out * len(examples)))
    held = [examples[index] for index in order[:n_held]]
    learnt = [examples[index] for index in order[n_held:]]
    model = _Trainer(learnt, config, seed, tell).train(Path(output).resolve().name)
    tell(f"judging by {len(held):,} articles kept aside")
    metrics = _metrics(model, held, seed)
    tell(f"saving {output}")
    model.save(output, model_card=lead_card(model.name, sources, metrics, output), force=force)
    return TrainingReport(
        output=Path(output),
        articles=len(learnt),
        labels=(),
        exclusive=False,
        counts={},
        metrics=metrics,
        thresholds={},
        seconds=time.perf_counter() - started,
        details={"held_out": len(held)},
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """One article as the networks below the sets see it."""

    example: Example
    document: Document
    priors: Priors
    rows: Integers
    style: Reals
    features: Reals


class _Trainer:
    """The steps of training, in order; each learns on what the ones before it give."""

    def __init__(self, examples: Sequence[Example], config: LeadTrainingConfig, seed: int, tell: Tell) -> None:
        self.examples = examples
        self.config = config
        self.seed = seed
        self.tell = tell
        self.rng = np.random.default_rng(seed + 1)

    def train(self, name: str) -> RankerSummarizer:
        self.tell(f"indexing {len(self.examples):,} articles")
        documents = [Document.of(one.candidates, one.title) for one in self.examples]
        folds = self.rng.integers(0, self.config.folds, len(self.examples))
        self.tell("counting what passes from bodies into sapos")
        others = [self._priors(documents, np.flatnonzero(folds != fold)) for fold in range(self.config.folds)]
        everything = self._priors(documents, np.arange(len(documents)))
        lengths = np.log([len(one.sapo) for one in self.examples])
        settings = RankerConfig(float(lengths.mean()), float(lengths.std()))
        seen = [self._see(index, documents[index], others[folds[index]]) for index in range(len(self.examples))]
        self.tell("learning which sentences do alone")
        sentence = self._sentence_network(seen)
        self.tell("learning which syllables and pairs a sapo takes over")
        unigram, bigram = self._token_networks(seen, sentence)
        del seen
        models = [TokenModel(priors, sentence, unigram, bigram, settings) for priors in others]
        self.tell("weighing sets of sentences")
        features, rewards, sizes = self._sets([models[fold] for fold in folds])
        judges = []
        for index in range(self.config.judges):
            self.tell(f"learning which sets make leads, {index + 1} of {self.config.judges}")
            judges.append(fit_ranker(features, rewards, sizes, self.config.judge, self.seed + 10 + index))
        return RankerSummarizer(TokenModel(everything, sentence, unigram, bigram, settings), judges, name)

    def _priors(self, documents: Sequence[Document], indices: Integers) -> Priors:
        return fit_priors([self.examples[index] for index in indices], [documents[index] for index in indices])

    def _title(self, example: Example) -> Sequence[str]:
        return () if self.rng.random() < self.config.without_title else example.title

    def _see(self, index: int, document: Document, priors: Priors) -> _Seen:
        example = self.examples[index]
        title = self._title(example)
        if not title and example.title:
            document = Document.of(example.candidates, title)
        rows = priors.rows(document)
        style = priors.style_of(document, rows, style_counts(" ".join(one.text for one in example.candidates)))
        near = Similarities.of(document, priors.unigrams[rows])
        cues = np.stack([cues_of(one.text) for one in example.candidates])
        return _Seen(example, document, priors, rows, style, sentence_features(document, near, cues, style))

    def _sentence_network(self, seen: Sequence[_Seen]) -> Network:
        targets = np.array(
            [mean_rouge(one.tokens, item.example.sapo) for item in seen for one in item.example.candidates]
        )
        standard = ((targets - targets.mean()) / targets.std()).astype(np.float32)
        features = np.concatenate([item.features for item in seen])
        return fit_regression(features, standard, self.config.sentence, self.seed + 2)

    def _token_networks(self, seen: Sequence[_Seen], sentence: Network) -> tuple[Network, Network]:
        chosen = [seen[index] for index in self.rng.permutation(len(seen))[: self.config.most_token_articles]]
        scores = [sentence(item.features) for item in chosen]
        singles = [
            unigram_features(item.document, item.rows, item.priors, score, item.style)
            for item, score in zip(chosen, scores, strict=True)
        ]
        targets = [token_targets(item.document, item.example.sapo) for item in chosen]
        wanted = np.concatenate([one for one, _ in targets])
        unigram = fit_classifier(np.concatenate(singles), wanted, self.config.token, self.seed + 3)
        pairs = [
            bigram_features(item.document, item.rows, item.priors, score, item.style, unigram(single))
            for item, score, single in zip(chosen, scores, singles, strict=True)
        ]
        wanted = np.concatenate([two for _, two in targets])
        return unigram, fit_classifier(np.concatenate(pairs), wanted, self.config.token, self.seed + 4)

    def _sets(self, models: Sequence[TokenModel]) -> tuple[NDArray[np.float16], Reals, Integers]:
        features, rewards = [], []
        for _ in range(self.config.passes):
            for example, model in zip(self.examples, models, strict=True):
                document = Document.of(example.candidates, self._title(example))
                expected = model.expect(example.candidates, document)
                pool = pool_of(document, expected, np.arange(document.n))
                features.append(set_features(document, expected, pool).astype(np.float16))
                chosen = [example.candidates[index] for index in pool.indices.tolist()]
                rewards.append(set_rewards(chosen, pool.indices, example.sapo))
        sizes = np.array([len(one) for one in rewards])
        return np.concatenate(features), np.concatenate(rewards), sizes


def _metrics(model: RankerSummarizer, held: Sequence[Example], seed: int) -> dict[str, tuple[float, float, float]]:
    """ROUGE on articles kept aside, with and without their titles, as `(value, low, high)` of a bootstrap."""
    rows = []
    for example in held:
        row: list[float] = []
        for title in (" ".join(example.title), ""):
            chosen = model.choose(example.candidates, title, Budget())
            tokens = [token for one in chosen for token in one.tokens]
            row += [rouge_n(tokens, example.sapo, 1).f1, rouge_n(tokens, example.sapo, 2).f1]
            row += [rouge_l(tokens, example.sapo).f1, len(tokens)]
        rows.append(row)
    values = np.array(rows)
    rng = np.random.default_rng(seed)
    n = len(values)
    resampled = np.stack([rng.multinomial(n, np.full(n, 1 / n)) @ values / n for _ in range(1000)])
    low, high = np.percentile(resampled, [2.5, 97.5], axis=0)
    names = [
        f"{name}{suffix}" for suffix in ("", "_without_title") for name in ("rouge1", "rouge2", "rougeL", "syllables")
    ]
    figures = zip(values.mean(axis=0).tolist(), low.tolist(), high.tolist(), strict=True)
    return dict(zip(names, figures, strict=True))
