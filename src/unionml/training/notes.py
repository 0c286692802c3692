"""What is worth a second look in labels that can be learnt from as they are, in sentences for a person."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from itertools import pairwise

import numpy as np

from unionml.bootstrap import Groups
from unionml.classification.labels import OTHER, LabelSet
from unionml.text import canonicalize
from unionml.text.canonical import without_marks

_OFTEN = 3
"""Articles, at least, in which two topics stand together."""

_SHORT = 3
"""Letters of a syllable that is likely to be a word of its own without its marks."""


def label_notes(topics: Sequence[tuple[str, ...]], label_set: LabelSet) -> list[str]:
    """Sentences on the labels of training articles.

    Args:
        topics: of each article.
        label_set: what a model learns of them.
    """
    first = first_topic_notes(topics) if label_set.exclusive else []
    alike = names_alike(label for one in topics for label in one)
    return [*_on_empty(topics, label_set), *first, *_on_cut(topics), *alike]


def _on_cut(topics: Sequence[tuple[str, ...]]) -> list[str]:
    """A sentence on topics that never stand without each other: a name with a comma, cut into its parts."""
    counts = Counter(label for one in topics for label in one)
    pairs = Counter(pair for one in topics for pair in pairwise(one))
    together = [
        pair for pair, count in pairs.items() if count >= _OFTEN and counts[pair[0]] == counts[pair[1]] == count
    ]
    return [
        f"the topics {first!r} and {second!r} never stand without each other; if they are one name with a mark in it, "
        "write a | behind it, or name it in a column `topic`"
        for first, second in together
    ]


def names_alike(labels: Iterable[str]) -> list[str]:
    """A sentence on each group of labels that differ in nothing but capitals, marks, and how tones are placed.

    So are those that differ in diacritics, where one has none at all: nobody typed them.
    """
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        alike[_plainest(label)].add(label)
    taken = sorted(one for one in alike[OTHER] if one != OTHER and one.casefold() == OTHER)
    alike[OTHER] -= {OTHER, *taken}
    said = [
        f"the topics {' and '.join(map(_shown, sorted(names)))} differ in nothing but {_difference(names)} and are "
        "learnt as different ones; write them alike if they are one"
        for names in alike.values()
        if len(names) > 1
    ]
    said += [
        f"the topics {' and '.join(map(_shown, sorted(names)))} differ in nothing but diacritics and are learnt as "
        "different ones; write them alike if they are one"
        for names in _untyped(alike)
    ]
    return said + [
        f"the topic {name} is learnt as any other; write `{OTHER}`, without capitals, where no topic holds"
        for name in taken
    ]


def _untyped(alike: Mapping[str, set[str]]) -> list[set[str]]:
    """The labels of which one is spelt without any diacritics, and others as that one with some."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for plain in alike:
        groups[without_marks(plain)].add(plain)
    return [
        {name for plain in spelt for name in alike[plain]}
        for bare, spelt in groups.items()
        # A short syllable is a word with and without marks, such as `ma` and `má`.
        if len(spelt) > 1 and alike.get(bare) and (" " in bare or len(bare) > _SHORT)
    ]


def _plainest(label: str) -> str:
    """A label in small letters, its tones placed the new way, without marks between and behind words."""
    plain = canonicalize(unescape(label)).casefold()
    return " ".join(re.findall(r"\w+", "".join(char for char in plain if unicodedata.category(char) != "Cf"))) or label


def _shown(label: str) -> str:
    """A label with what cannot be seen spelt out."""
    return "".join(f"<U+{ord(char):04X}>" if unicodedata.category(char) == "Cf" else char for char in label)


def _difference(names: Iterable[str]) -> str:
    return "capitals" if len({name.casefold() for name in names}) == 1 else "marks, capitals or the place of a tone"


def first_topic_notes(topics: Sequence[tuple[str, ...]]) -> list[str]:
    """A sentence on articles with several topics that exclusive ones are judged by, or learnt from.

    Args:
        topics: of each article.
    """
    several = sum(len(one) > 1 for one in topics)
    if not several:
        return []
    have = "1 article has" if several == 1 else f"{several:,} articles have"
    return [f"{have} several topics, of which the first alone counts, since the model's exclude each other"]


def repeat_notes(groups: Groups | None, topics: Sequence[tuple[str, ...]] | None = None) -> list[str]:
    """Sentences on articles that repeat others word for word.

    Args:
        groups: the first article that says the same as each (`unionml.fingerprints.repeats`); None where none does.
        topics: of each article; None where they do not matter.
    """
    copies = [] if groups is None else np.flatnonzero(groups != np.arange(len(groups))).tolist()
    if groups is None or not copies:
        return []
    are = f"{len(copies):,} of the {len(groups):,} articles repeat{'s another' if len(copies) == 1 else ' others'}"
    said = [f"{are} word for word; in intervals they count as one article, and `unionml audit` lists them"]
    if topics is not None:
        others = sum({*topics[row]} - {OTHER} != {*topics[groups[row]]} - {OTHER} for row in copies)
        if others:
            carry = "carries" if others == 1 else "carry"
            said.append(
                f"{others:,} of these repetitions {carry} other topics than the first article of that text; correct one"
                " of the two"
            )
    return said


def _on_empty(topics: Sequence[tuple[str, ...]], label_set: LabelSet) -> list[str]:
    empty = sum(not one for one in topics)
    if not empty:
        return []
    articles = "1 article has" if empty == 1 else f"{empty:,} articles have"
    said = f"{articles} empty `topics` and count{'s' * (empty == 1)} as without a topic"
    if not label_set.exclusive and all(len(one) <= 1 for one in topics):
        said += (
            "; each of the others has exactly one, and topics are learnt as exclusive only where every article has: "
            "write `other` there, or add --exclusive, if one is to win"
        )
    return [said]
