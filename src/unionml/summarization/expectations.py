"""Step 1 of the ranker: which syllables and pairs of syllables the sapo of an article is likely to have."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from unionml.errors import BundleError
from unionml.summarization.candidates import Candidate
from unionml.summarization.characters import CharacterCounts
from unionml.summarization.cues import LEANING, cues_of_all
from unionml.summarization.document import Documents, Integers, Reals
from unionml.summarization.network import Network
from unionml.summarization.priors import Priors
from unionml.summarization.sentence_features import Similarities, context_of, sentence_features, sigmoid
from unionml.summarization.token_features import Scores, bigram_features, unigram_features

LENGTHS = (15.0, 70.0)
"""Syllables that a sapo is expected to have at least and at most."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """What the networks over syllables expect of a batch of articles.

    Attributes:
        unigrams: probability that the sapo has each syllable, shape (unigrams.size,).
        bigrams: the same for pairs, shape (bigrams.size,).
        length: expected syllables of each sapo, shape (n_articles,).
        style: guesses from the style of each article, shape (n_articles, N_STYLE).
        near: similarities of the sentences.
        scores: expected ROUGE of each sentence alone, shape (n_sentences,).
        cues: surface of each sentence, shape (n_sentences, N_CUES).
        idf: of the syllables, shape (unigrams.size,).
        appeal: of the pairs, shape (bigrams.size,).
    """

    unigrams: Reals
    bigrams: Reals
    length: Reals
    style: Reals
    near: Similarities
    scores: Reals
    cues: Reals
    idf: Reals
    appeal: Reals


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What tables and texts say of a batch of articles before any network is asked.

    Attributes:
        rows: row in the tables of each syllable, shape (unigrams.size,).
        pair_rows: the same of each pair, shape (bigrams.size,).
        style: guesses from the style of each article, shape (n_articles, N_STYLE).
        cues: surface of each sentence, shape (n_sentences, N_CUES).
        context: of the articles (see `context_of`).
    """

    rows: Integers
    pair_rows: Integers
    style: Reals
    cues: Reals
    context: Reals

    @classmethod
    def of(cls, texts: Sequence[str], documents: Documents, priors: Priors) -> "Groundwork":
        """Look up the sentences of all articles, given their texts in one spelling."""
        characters = CharacterCounts(texts)
        rows = priors.rows(documents)
        pair_rows = priors.pair_rows(documents, rows)
        style = priors.style_of(documents, rows, pair_rows, characters.style(documents.bounds))
        return cls(rows, pair_rows, style, cues_of_all(texts, characters), context_of(documents, style))


@dataclass(frozen=True, slots=True)
class RankerConfig:
    """What else a ranker has learnt.

    Attributes:
        log_length_mean: mean of the logarithm of a sapo's syllables.
        log_length_scale: its standard deviation.
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
            found = cls(float(config["log_length_mean"]), float(config["log_length_scale"]))
            if not (math.isfinite(found.log_length_mean) and 0 <= found.log_length_scale < math.inf):
                raise ValueError
            return found
        except (KeyError, TypeError, ValueError) as error:
            raise BundleError("the model's settings are incomplete; train or download the bundle again") from error


@dataclass(frozen=True, slots=True)
class TokenModel:
    """The tables and networks that say which syllables and pairs a sapo will have.

    Attributes:
        priors: what training saw of syllables at large.
        sentence: expects the ROUGE of a sentence alone.
        unigram: expects a syllable in the sapo.
        bigram: expects a pair in the sapo.
        config: how long sapos are.
    """

    priors: Priors
    sentence: Network
    unigram: Network
    bigram: Network
    config: RankerConfig

    def expect(self, found: Sequence[Sequence[Candidate]], documents: Documents) -> Expectations:
        """Probabilities for every syllable and pair of a batch of articles, given their candidates."""
        texts = [one.plain for one in chain.from_iterable(found)]
        ground = Groundwork.of(texts, documents, self.priors)
        # The title that it goes on with stands above the lead as it stands above the article.
        ground.cues[[one.of_title for one in chain.from_iterable(found)], LEANING] = 0
        context = ground.context
        table = self.priors.unigrams.take(ground.rows, axis=0)
        pair_table = self.priors.pairs.take(ground.pair_rows, axis=0)
        near = Similarities.of(documents, table, pair_table[:, 2])
        alone = self.sentence.of_articles(sentence_features(documents, near, ground.cues, context))
        scores = Scores.of(alone, documents)
        numbers = self.priors.numbers(documents, ground.rows)
        logits = self.unigram.of_articles(unigram_features(documents, table, numbers, scores, context))
        pair_logits = self.bigram.of_articles(bigram_features(documents, pair_table, scores, context, logits))
        log_length = self.config.log_length_mean + self.config.log_length_scale * ground.style[:, 0].astype(np.float64)
        return Expectations(
            unigrams=sigmoid(logits),
            bigrams=sigmoid(pair_logits),
            length=np.exp(log_length).clip(*LENGTHS).astype(np.float32),
            style=ground.style,
            near=near,
            scores=alone,
            cues=ground.cues,
            idf=table[:, 1],
            appeal=pair_table[:, 2],
        )
