"""A learnt extractive summariser: which one to three sentences make the best lead.

Three steps, all of them small networks on features that a reader could check by hand:

1. For every sentence the ROUGE that it alone would reach; from that and more, for every syllable and every pair of
   syllables of the article, the probability that the sapo will have it.
2. From these the expected overlap of each sentence; the best few form a pool.
3. Every set of up to three of the pool gets a score from an ensemble that was trained to put the highest one on the set
   with the best ROUGE; the best set within the budget is the lead.

Works with and without a title. Runs on numpy alone; time and memory are linear in the length of the article.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from sys import intern

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle
from unionml.errors import BundleError, InputError, UsageError
from unionml.folders import name_of
from unionml.summarization.candidates import Candidate, Reading, as_article, as_articles
from unionml.summarization.choice import Pooled, best_alone, best_sets
from unionml.summarization.document import Documents
from unionml.summarization.expectations import RankerConfig, TokenModel
from unionml.summarization.index import Index
from unionml.summarization.judges import Judges
from unionml.summarization.names import naming_sentence
from unionml.summarization.network import Network
from unionml.summarization.pools import pools_of, sentence_table
from unionml.summarization.priors import Priors
from unionml.summarization.result import Lead
from unionml.summarization.selection import Budget
from unionml.summarization.set_features import N_SET, features_of_sets
from unionml.summarization.sets import LARGEST
from unionml.text import TEXT_VERSION

KIND = "lead/ranker"
METHOD = "ranker"

PORTION = 48_000
"""Syllables of the articles that are summarised together, some hundred articles: with more, memory grows, not speed."""

MOST_ARTICLES = 128
"""Articles that are summarised together at most, so that the lead of a short one need not wait for long."""

KEPT_BYTES = 24 << 20
"""Memory that a portion takes, more or less; glibc does not learn from more than 32 MiB."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be decided of one article.

    Attributes:
        candidates: its sentences.
        fitting: those that fit the budget on their own.
        index: its syllables as numbers; None where there is only one sentence to choose.
        naming: the sentence that says who it is about where the sapo does not (see `naming_sentence`).
    """

    candidates: Sequence[Candidate]
    fitting: list[Candidate]
    index: Index | None
    naming: int | None


class RankerSummarizer:
    """The whole summariser, as it is loaded from a bundle of the kind `lead/ranker`.

    Args:
        tokens: step 1.
        judges: the ensemble of step 3.
        name: what reports call it.

    Attributes:
        training_articles_: fingerprints of the articles that it learnt from, for evaluations; None where unknown.
        model_card_: the card of a model that was loaded, which it is saved with.
    """

    training_articles_: NDArray[np.uint64] | None = None
    model_card_: str = ""

    def __init__(self, tokens: TokenModel, judges: Sequence[Network], name: str = METHOD) -> None:
        self.tokens = tokens
        self.judges = Judges(judges)
        self.name = name

    def __call__(self, article: Article) -> Lead:
        """Summarise from the body alone, as evaluation against the sapo asks for."""
        return self.summarize(article, from_body=True)

    def summarize(
        self,
        article: Article,
        *,
        sentences: int | None = None,
        syllables: int | None = None,
        from_body: bool = False,
    ) -> Lead:
        """Choose the lead of an article (see `unionml.summarize`).

        Without a budget the number of sentences, one to three, is the model's choice.

        Raises:
            InputError: the article has no sentence to choose.
            UsageError: it is no article, both budgets are given, or no sentence fits the budget.
        """
        budget = Budget(sentences=sentences, syllables=syllables)
        task = self._task(Reading.of(as_article(article), from_body=from_body), budget)
        return _lead(article, self._choose([task], budget)[0])

    def summarize_many(
        self,
        articles: Iterable[Article],
        *,
        sentences: int | None = None,
        syllables: int | None = None,
        from_body: bool = False,
    ) -> Iterator[Lead | None]:
        """Choose the leads of many articles: the same ones as one by one, in less than half the time.

        Articles are read as leads are taken, a portion at a time, so that memory does not grow with their number.

        Args:
            articles: what to summarise.
            sentences: how many sentences to choose (see `unionml.summarize`).
            syllables: how many syllables each lead may have.
            from_body: leave the sapos' sentences out.

        Yields:
            A lead for every article, in order; None where it has no sentence to choose, or none that fits the budget.

        Raises:
            UsageError: both budgets are given, one is not a positive whole number, or what is given is no list of
                articles.
        """
        budget = Budget(sentences=sentences, syllables=syllables)
        _keep_memory()
        return self._stream(as_articles(articles), budget, from_body=from_body)

    def _stream(self, articles: Iterable[Article], budget: Budget, *, from_body: bool) -> Iterator[Lead | None]:
        portion: list[tuple[Article, _Task | None]] = []
        size = 0
        for article in articles:
            try:
                task = self._task(Reading.of(article, from_body=from_body), budget)
                size += len(task.index.ids) if task.index else 0
            except (InputError, UsageError):
                task = None
            portion.append((article, task))
            if size >= PORTION or len(portion) >= MOST_ARTICLES:
                yield from self._leads(portion, budget)
                portion, size = [], 0
        yield from self._leads(portion, budget)

    def _leads(self, portion: Sequence[tuple[Article, _Task | None]], budget: Budget) -> Iterator[Lead | None]:
        chosen = iter(self._choose([task for _, task in portion if task], budget))
        return (_lead(article, next(chosen)) if task else None for article, task in portion)

    def choose_many(self, readings: Sequence[Reading], budget: Budget) -> list[list[Candidate]]:
        """The best set of candidates of each article within a budget, in source order.

        Captions are never chosen; their words, like those of the title, tell what the article is about.

        Raises:
            UsageError: no candidate of an article fits the budget.
        """
        return self._choose([self._task(one, budget) for one in readings], budget)

    def _task(self, reading: Reading, budget: Budget) -> _Task:
        found = reading.candidates
        fitting = budget.within(found)
        if len(fitting) == 1:
            return _Task(found, fitting, None, None)
        index = reading.index(self.tokens.priors.vocabulary)
        return _Task(found, fitting, index, naming_sentence(found, reading.title))

    def _choose(self, tasks: Sequence[_Task], budget: Budget) -> list[list[Candidate]]:
        weighed = iter(self._weigh([task for task in tasks if task.index], budget))
        return [next(weighed) if task.index else task.fitting for task in tasks]

    def _weigh(self, tasks: Sequence[_Task], budget: Budget) -> list[list[Candidate]]:
        if not tasks:
            return []
        found = [task.candidates for task in tasks]
        documents = Documents.of([task.index for task in tasks if task.index], self.tokens.priors.vocabulary)
        expected = self.tokens.expect(found, documents)
        table = sentence_table(documents, expected)
        if budget.sentences is not None and budget.sentences > LARGEST:
            return best_alone(found, documents, table, budget)
        in_sapo = np.array([one.paragraph == "lead" for article in found for one in article])
        naming = np.zeros_like(in_sapo)
        starts = documents.bounds.tolist()
        naming[[start + one.naming for start, one in zip(starts, tasks, strict=False) if one.naming is not None]] = True
        allowed = documents.lengths <= (budget.syllables or math.inf)
        pools = pools_of(documents, table, allowed, in_sapo | naming)
        scores = self.judges(features_of_sets(documents, expected, pools))
        return best_sets(scores, found, Pooled.of(found, documents, pools, in_sapo, naming), budget)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(name={self.name!r})"

    def save(self, path: str | PathLike[str], *, model_card: str = "", force: bool = False) -> None:
        """Write the model as a bundle, one that was loaded with its card unless another is given.

        Raises:
            OutputError: the target exists or cannot be written.
        """
        from unionml.bundle import write_card, write_tensors, write_training_articles, writing

        config = {
            "log_length_mean": self.tokens.config.log_length_mean,
            "log_length_scale": self.tokens.config.log_length_scale,
            "judges": len(self.judges.networks),
        }
        tensors = self.tokens.priors.to_tensors()
        tensors |= (
            self.tokens.sentence.to_tensors("sentence")
            | self.tokens.unigram.to_tensors("unigram")
            | self.tokens.bigram.to_tensors("bigram")
        )
        for index, judge in enumerate(self.judges.networks):
            tensors |= judge.to_tensors(f"judge{index}")
        with writing(path, kind=KIND, config=config, text_version=TEXT_VERSION, force=force) as folder:
            words = sorted(self.tokens.priors.vocabulary, key=self.tokens.priors.vocabulary.__getitem__)
            (folder / LAYOUT.vocabulary).write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
            write_tensors(folder / LAYOUT.weights, tensors)
            write_card(folder, model_card or self.model_card_)
            write_training_articles(folder, self.training_articles_)

    @classmethod
    def from_bundle(cls, bundle: Bundle) -> "RankerSummarizer":
        """Load a model from an opened bundle.

        Raises:
            BundleError: it was made for another version of canonical text, or lacks a part.
        """
        bundle.expect(KIND, text_version=TEXT_VERSION)
        config = RankerConfig.from_dict(bundle.config)
        words = bundle.read_text(LAYOUT.vocabulary).splitlines()
        tensors = bundle.read_tensors()
        judges = sum(name.startswith("judge") and name.endswith(".mean") for name in tensors)
        try:
            priors = Priors.from_tensors({intern(word): row for row, word in enumerate(words, start=1)}, tensors)
            tokens = TokenModel(
                priors=priors,
                sentence=Network.from_tensors(tensors, "sentence"),
                unigram=Network.from_tensors(tensors, "unigram"),
                bigram=Network.from_tensors(tensors, "bigram"),
                config=config,
            )
            ensemble = [Network.from_tensors(tensors, f"judge{index}") for index in range(judges)]
        except KeyError as error:
            raise BundleError(f"{bundle.path} lacks the array {error}; train or download the bundle again") from error
        fits = len(priors.unigrams) == len(words) + 1 == len(priors.vocabulary) + 1 and all(
            one.mean.shape == (N_SET,) for one in ensemble
        )
        if not ensemble or not fits:
            raise BundleError(f"{bundle.path} holds parts that do not belong together; train or download it again")
        model = cls(tokens, ensemble, name=name_of(bundle.path))
        model.training_articles_ = bundle.training_articles()
        model.model_card_ = bundle.model_card()
        return model


def _keep_memory() -> None:
    """Have the C library keep what a portion took for the next one.

    glibc gives freed memory back to the system at once, page by page, and gets it again at a third of the time of all
    the work, until a piece of some size has come and gone (mallopt(3), M_MMAP_THRESHOLD). Elsewhere this does nothing.
    """
    np.empty(KEPT_BYTES, dtype=np.uint8)


def _lead(article: Article, chosen: Sequence[Candidate]) -> Lead:
    return Lead(title=article.title, sentences=tuple(one.as_lead_sentence() for one in chosen), method=METHOD)
