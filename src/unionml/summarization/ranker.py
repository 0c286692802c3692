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
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle
from unionml.errors import BundleError
from unionml.summarization.candidates import Candidate, candidates, tokens_of
from unionml.summarization.characters import CharacterCounts
from unionml.summarization.cues import cues_of_all
from unionml.summarization.document import Document, Reals
from unionml.summarization.judges import Judges
from unionml.summarization.network import Network
from unionml.summarization.priors import Priors
from unionml.summarization.result import Lead
from unionml.summarization.selection import Budget, choose, says_the_same
from unionml.summarization.sentence_features import Similarities, sentence_features, sigmoid
from unionml.summarization.set_features import LEANS, N_SET, Expectations, Pool, features_of_sets, pool_of
from unionml.summarization.sets import LARGEST, dangling, sets_of
from unionml.summarization.token_features import bigram_features, unigram_features
from unionml.text import TEXT_VERSION

KIND = "lead/ranker"
METHOD = "ranker"

SAPO_BONUS = 25.0
"""What a set made of the sapo alone gains, in units of the judges' scores; a set with a part of it gains its share.

Training sees bodies only, since the sapo is what they are compared with. A sapo was written to be the lead, so body
sentences replace it only where they promise clearly more.
"""


OPENING_BONUS = 2.0
"""What a set gains that opens as the article does, where that first sentence leans on no other.

News begins with the news, and sapos that say something else pull the judges away from it: of articles whose scores are
close, most read better so. With the cost below it takes at most 0.1 points of mean ROUGE against sapos.
"""


DANGLING_COST = 2.0
"""What a set loses by each sentence that opens with a reference while the sentence before it is left out."""


@dataclass(frozen=True, slots=True)
class RankerConfig:
    """What a trained ranker needs besides its arrays.

    Attributes:
        log_length_mean: mean log length of a sapo in training, in syllables.
        log_length_scale: standard deviation of the same.
    """

    log_length_mean: float
    log_length_scale: float

    @classmethod
    def from_dict(cls, config: dict[str, Any]) -> "RankerConfig":
        """Read the settings of a bundle.

        Raises:
            BundleError: one is missing or no number.
        """
        try:
            return cls(float(config["log_length_mean"]), float(config["log_length_scale"]))
        except (KeyError, TypeError, ValueError) as error:
            raise BundleError("the model's settings are incomplete; train or download the bundle again") from error


@dataclass(frozen=True, slots=True)
class TokenModel:
    """Step 1: the tables and networks that say which syllables and pairs the sapo will have."""

    priors: Priors
    sentence: Network
    unigram: Network
    bigram: Network
    config: RankerConfig

    def expect(self, found: Sequence[Candidate], document: Document) -> Expectations:
        """Probabilities for every syllable and pair of a document."""
        rows = self.priors.rows(document)
        texts = [one.text for one in found]
        characters = CharacterCounts(texts)
        pair_rows = self.priors.pair_rows(document, rows)
        style = self.priors.style_of(document, rows, pair_rows, characters.style.astype(np.float32))
        table = self.priors.unigrams.take(rows, axis=0)
        pair_table = self.priors.pairs.take(pair_rows, axis=0)
        near = Similarities.of(document, table, pair_table[:, 2])
        cues = cues_of_all(texts, characters)
        scores = self.sentence(sentence_features(document, near, cues, style))
        logits = self.unigram(unigram_features(document, rows, self.priors, scores, style))
        pair_logits = self.bigram(bigram_features(document, pair_table, scores, style, logits))
        length = math.exp(self.config.log_length_mean + self.config.log_length_scale * float(style[0]))
        return Expectations(
            unigrams=sigmoid(logits),
            bigrams=sigmoid(pair_logits),
            length=min(max(length, 15.0), 70.0),
            style=style,
            near=near,
            scores=scores,
            cues=cues,
            idf=table[:, 1],
            appeal=pair_table[:, 2],
        )


class RankerSummarizer:
    """The whole summariser, as it is loaded from a bundle of the kind `lead/ranker`.

    Args:
        tokens: step 1.
        judges: the ensemble of step 3.
        name: what reports call it.
    """

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
        """
        budget = Budget(sentences=sentences, syllables=syllables)
        chosen = self.choose(candidates(article, from_body=from_body), article.title, budget, article.captions)
        return Lead(title=article.title, sentences=tuple(one.as_lead_sentence() for one in chosen), method=METHOD)

    def choose(
        self, found: Sequence[Candidate], title: str, budget: Budget, captions: Sequence[str] = ()
    ) -> list[Candidate]:
        """The best set of candidates within a budget, in source order.

        Captions are never chosen; their words, like those of the title, tell what the article is about.
        """
        fitting = budget.within(found)
        if len(fitting) == 1:
            return fitting
        document = Document.of(found, *tokens_of([title, " ".join(captions)]))
        expected = self.tokens.expect(found, document)
        allowed = np.flatnonzero([len(one.tokens) <= (budget.syllables or math.inf) for one in found])
        preferred = np.array([one.paragraph == "lead" for one in found])
        pool = pool_of(document, expected, allowed, preferred)
        if budget.sentences is not None and budget.sentences > LARGEST:
            return choose((found[index] for index in np.argsort(-pool.promise, kind="stable")), budget)
        scores = self.judges(features_of_sets(document, expected, pool))
        if preferred.any():
            scores += SAPO_BONUS * _share_of_sapo(preferred, document, pool)
        scores += _of_references(pool, preferred)
        members = self._best(scores, found, document, pool, budget)
        return [found[index] for index in members]

    def _best(
        self, scores: Reals, found: Sequence[Candidate], document: Document, pool: Pool, budget: Budget
    ) -> list[int]:
        n = len(pool.indices)
        sets = sets_of(n)
        rows = (-scores).argsort(kind="stable")
        if budget.syllables is not None:
            fits = sets.matrix @ document.lengths[pool.indices] <= budget.syllables
            rows = rows[fits[rows]]
        if budget.sentences is not None:
            rows = rows[sets.sizes[rows] == min(budget.sentences, n)]
        members: list[int] = []
        for row in rows.tolist():
            members = [int(pool.indices[place]) for place in sets.members[row].tolist() if place < n]
            if not _repeats([found[index] for index in members]):
                return members
        # Every set repeats itself: the article has fewer sentences of its own than were asked for.
        return members[:1]

    def save(self, path: Any, *, model_card: str, force: bool = False) -> None:
        """Write the model as a bundle.

        Raises:
            OutputError: the target exists or cannot be written.
        """
        from unionml.bundle import write_tensors, writing

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
            (folder / LAYOUT.model_card).write_text(model_card, encoding="utf-8")

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
            priors = Priors.from_tensors({word: row for row, word in enumerate(words, start=1)}, tensors)
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
        fits = len(priors.unigrams) == len(words) + 1 and all(one.mean.shape == (N_SET,) for one in ensemble)
        if not ensemble or not fits:
            raise BundleError(f"{bundle.path} holds parts that do not belong together; train or download it again")
        return cls(tokens, ensemble, name=bundle.path.resolve().name)


def _of_references(pool: Pool, in_sapo: NDArray[np.bool_]) -> Reals:
    """What each set gains and loses by how it opens and by the references in it, shape (n_sets,)."""
    leans = pool.features[:, LEANS]
    opening = sets_of(len(pool.indices)).members[:, 0]
    first = (pool.indices[opening] == 0) & (leans[opening] == 0)
    # Beside a sapo nothing excuses a sentence that is not whole by itself, save the one that opens the sapo: what it
    # leans on is the title.
    cost = np.where(in_sapo.any() & (pool.indices > 0), SAPO_BONUS, DANGLING_COST)
    return np.asarray(OPENING_BONUS * first - dangling(leans * cost, pool.indices), dtype=np.float32)


def _share_of_sapo(in_sapo: NDArray[np.bool_], document: Document, pool: Pool) -> Reals:
    """The share of each set's syllables that stand in the sapo, shape (n_sets,)."""
    matrix = sets_of(len(pool.indices)).matrix
    lengths = document.lengths[pool.indices]
    return np.asarray(matrix @ (lengths * in_sapo[pool.indices]) / (matrix @ lengths), dtype=np.float32)


def _repeats(chosen: Sequence[Candidate]) -> bool:
    return any(says_the_same(one, other) for i, one in enumerate(chosen) for other in chosen[:i])
