"""Why a TF-IDF model said what it said: the phrases of the article that weighed most."""

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.fields import segments
from unionml.classification.ngrams import weigh
from unionml.classification.prediction import Phrase
from unionml.text import canonicalize, syllables

if TYPE_CHECKING:
    from unionml.classification.tfidf import TfidfTopicModel

_FAINT = 0.15
"""A phrase is a run of syllables that each carry more than this share of the heaviest one's weight."""


def explain(model: "TfidfTopicModel", article: Article, *, limit: int) -> dict[str, list[Phrase]]:
    """For each topic the phrases that weighed most for it, heaviest first.

    The log-odds of a linear model are a sum over n-grams. Each n-gram's part is shared out over its occurrences and
    their syllables; neighbouring syllables that carry weight are one phrase, spelt as the article spells it.
    """
    from unionml.classification.tfidf import FIELD_WEIGHTS

    parts = segments(article)
    tokens = model.vocabulary_.encode([parts])
    counts = model.vocabulary_.count(tokens)
    values = weigh(counts, model.idf_, FIELD_WEIGHTS)
    found = model.vocabulary_.find(tokens)
    occurrences = np.zeros(len(model.vocabulary_))
    for features in found:
        np.add.at(occurrences, features[features >= 0], 1)
    value_of = np.zeros(len(model.vocabulary_))
    value_of[counts.columns] = values
    words = [(segment, syllable) for segment, (_, text) in enumerate(parts) for syllable in [*syllables(text), ""]]
    phrases = {}
    for label, name in enumerate(model.label_set_.labels):
        carried = np.zeros(len(tokens.ids))
        for n, features in enumerate(found, start=1):
            at = np.flatnonzero(features >= 0)
            column = features[at]
            part = value_of[column] * model.weights_[column, label] / occurrences[column] / n
            for place in range(n):
                np.add.at(carried, at + place, part * model.calibration_.slopes[label])
        phrases[name] = _phrases(carried, words, [text for _, text in parts])[:limit]
    return phrases


def _phrases(carried: NDArray[np.float64], words: list[tuple[int, str]], texts: list[str]) -> list[Phrase]:
    heaviest = carried.max(initial=0.0)
    if heaviest <= 0:
        return []
    totals: dict[str, float] = {}
    where: dict[str, tuple[int, list[str]]] = {}
    run: list[int] = []
    for position in range(len(words) + 1):
        if position < len(words) and words[position][1] and carried[position] > _FAINT * heaviest:
            run.append(position)
            continue
        if run:
            key = " ".join(words[place][1] for place in run)
            totals[key] = totals.get(key, 0.0) + float(carried[run].sum())
            where.setdefault(key, (words[run[0]][0], key.split()))
            run = []
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Phrase(_surface(texts[where[key][0]], where[key][1]), weight) for key, weight in ranked]


def _surface(text: str, wanted: list[str]) -> str:
    pattern = r"\W+".join(map(re.escape, wanted))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", canonicalize(text), re.IGNORECASE)
    return match.group() if match else " ".join(wanted)
