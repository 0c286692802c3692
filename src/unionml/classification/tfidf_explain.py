"""Why a TF-IDF model said what it said: the phrases of the article that weighed most."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.abbreviations import expansions
from unionml.classification.fields import Segment, segments
from unionml.classification.inputs import as_article, check_limit
from unionml.classification.prediction import Phrase
from unionml.classification.weighting import weigh
from unionml.text import canonicalize, syllables

if TYPE_CHECKING:
    from unionml.classification.tfidf import TfidfTopicModel


@dataclass(frozen=True, slots=True)
class _Place:
    """A syllable and where it stands in a canonical text; it ends at 0 where that is not known."""

    word: str
    text: str
    start: int
    end: int


_MOST_CHARACTERS = 100_000
"""What of each field is looked at: somebody who asks why does not read on for longer than that."""

_FAINT = 0.15
"""A phrase is a run of syllables that each carry more than this share of the heaviest one's weight."""

_STOP = re.compile(r"[.!?…;:]")


def explain(model: "TfidfTopicModel", article: Article, *, limit: int) -> dict[str, list[Phrase]]:
    """For each topic the phrases that weighed most for it, heaviest first.

    The log-odds of a linear model are a sum over n-grams. Each n-gram's part is shared out over its occurrences, by
    the weights of their fields, and over their syllables; neighbouring syllables that carry weight are one phrase,
    spelt as the article spells it. What stands elsewhere as a part of a heavier phrase counts with that one.
    """
    check_limit(limit)
    parts = [(code, text[:_MOST_CHARACTERS]) for code, text in segments(as_article(article))]
    tokens = model.vocabulary_.encode([parts])
    counts = model.vocabulary_.count(tokens)
    values = weigh(counts, model.idf_, model.config.field_weights)
    found = model.vocabulary_.find(tokens)
    places = _places(parts, expansions(model.vocabulary_.abbreviations))
    weight = _weight_of_each(parts, places, model.config.field_weights)
    occurrences = np.zeros(len(model.vocabulary_))
    for features in found:
        at = np.flatnonzero(features >= 0)
        np.add.at(occurrences, features[at], weight[at])
    value_of = np.zeros(len(model.vocabulary_))
    value_of[counts.columns] = values
    phrases = {}
    for label, name in enumerate(model.label_set_.labels):
        carried = np.zeros(len(tokens.ids))
        for n, features in enumerate(found, start=1):
            at = np.flatnonzero(features >= 0)
            column = features[at]
            part = value_of[column] * model.weights_[column, label] * weight[at] / occurrences[column] / n
            for place in range(n):
                np.add.at(carried, at + place, part * model.calibration_.slopes[label])
        phrases[name] = _phrases(carried, places)[:limit]
    return phrases


def _weight_of_each(
    parts: list[Segment], places: list[_Place | None], field_weights: Sequence[float]
) -> NDArray[np.float64]:
    """What one occurrence at each token counts for; shape (n_tokens,)."""
    weights = iter([field_weights[code] for code, _ in parts])
    current = next(weights, 0.0)
    found = np.empty(len(places))
    for position, place in enumerate(places):
        found[position] = current
        if place is None:
            current = next(weights, 0.0)
    return found


def _places(parts: list[Segment], expanded: Mapping[str, Sequence[str]]) -> list[_Place | None]:
    """Where in the article each token stands; None for the break behind a segment."""
    places: list[_Place | None] = []
    for _, text in parts:
        canonical = canonicalize(text)
        # Lower-casing changes the length of a few foreign letters; then the spelling of the tokens has to do.
        lowered = canonical.lower() if len(canonical.lower()) == len(canonical) else None
        position = 0
        for word in syllables(text):
            start = lowered.find(word, position) if lowered is not None else -1
            place = _Place(word, canonical, start, start + len(word)) if start >= 0 else _Place(word, "", 0, 0)
            position = max(position, place.end)
            places += [place] * len(expanded.get(word, (word,)))
        places.append(None)
    return places


def _phrases(carried: NDArray[np.float64], places: list[_Place | None]) -> list[Phrase]:
    heaviest = carried.max(initial=0.0)
    if heaviest <= 0:
        return []
    totals: dict[tuple[str, ...], tuple[str, float]] = {}
    run: list[_Place] = []
    weight = 0.0
    for position, place in enumerate([*places, None]):
        carries = place is not None and carried[position] > _FAINT * heaviest
        if run and (not carries or _divided(run[-1], place)):
            words = tuple(one.word for one in run)
            spelling, before = totals.get(words, (_spelt(run), 0.0))
            totals[words] = spelling, before + weight
            run, weight = [], 0.0
        if place is not None and carries:
            run.append(place)
            weight += float(carried[position])
    return _folded(totals)


def _folded(totals: dict[tuple[str, ...], tuple[str, float]]) -> list[Phrase]:
    """Phrases heaviest first; one that is a part of a heavier one counts with that, and is not told twice."""
    kept: dict[tuple[str, ...], tuple[str, float]] = {}
    for words, (text, weight) in sorted(totals.items(), key=_heaviest_first):
        whole = next((longer for longer in kept if _holds(longer, words)), None)
        if whole is None:
            kept[words] = text, weight
        else:
            kept[whole] = kept[whole][0], kept[whole][1] + weight
    return [Phrase(text, weight) for _, (text, weight) in sorted(kept.items(), key=_heaviest_first)]


def _heaviest_first(phrase: tuple[tuple[str, ...], tuple[str, float]]) -> tuple[float, str]:
    _, (text, weight) = phrase
    return -weight, text


def _holds(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(longer[start : start + len(words)] == words for start in range(len(longer) - len(words) + 1))


def _divided(before: _Place, after: _Place | None) -> bool:
    """Whether a sentence or a clause ends between two neighbours, which readers do not take for one phrase."""
    return after is not None and _STOP.search(before.text, before.end, after.start) is not None


def _spelt(run: list[_Place]) -> str:
    if all(place.end for place in run):
        text, start, end = run[0].text, run[0].start, run[-1].end
        if text.count('"', start, end) % 2:
            # One mark of a quotation brings the other along where that stands beside it.
            end += text.startswith('"', end)
            start -= text.count('"', start, end) % 2 and text.endswith('"', 0, start)
        return text[start:end]
    return " ".join(dict.fromkeys(place.word for place in run))
