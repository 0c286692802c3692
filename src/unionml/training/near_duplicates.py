"""Which articles are near-duplicates of each other: MinHash over syllable shingles, then the exact Jaccard similarity.

MinHash: Broder, "On the resemblance and containment of documents" (1997). Banding: Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3. All in arrays: a minute and some 4 kB an article for 100,000 articles.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.text import syllables

SHINGLE = 4
"""Syllables in a shingle: some two words and a half."""

THRESHOLD = 0.5
"""The least similarity of near-duplicates."""

_BANDS, _ROWS = 20, 2
"""Two articles with similarity 0.5 meet in a band with probability 0.997, with 0.1 with probability 0.18."""

_CHUNK = 1_000_000
_MIN_TITLE = 5
"""Titles with fewer syllables ("Tin vắn") are shared by articles that have nothing else in common."""

_VERSION = 1 / 3
"""Share of the shorter text's shingles that a version of the story under the same title has. Articles of VNDS that have
nothing in common share 4 % at most, texts put together from the same set phrases some 20 %."""

_MOST_STORIES = 3
"""A title of more stories than this ("Điểm tin công đoàn trong tuần") is that of a column and says nothing."""

_MOST_WORDS = 65_536
"""Words whose hashes are remembered, in some six megabytes."""

_LONGEST_WORD = 24
"""Longer ones, as in text without blanks, hardly come again."""

Hashes = NDArray[np.uint64]


def near_duplicate_groups(articles: Sequence[Article], *, threshold: float = THRESHOLD) -> NDArray[np.int64]:
    """Give articles that repeat each other the same group.

    Two articles are near-duplicates where the Jaccard similarity of their sets of four-syllable shingles (title, lead
    and body) is at least `threshold`. Under the same title of five or more syllables a third of the shorter one's
    shingles is enough, and where only one has a body, the title, unless it is that of many stories. The relation is
    made transitive.

    Args:
        articles: what to group, n_articles of them.
        threshold: the least similarity, over 0 and up to 1.

    Returns:
        The group of each article, numbered by first member; shape (n_articles,).
    """
    forest = _Forest(len(articles))
    for one, two in _same_stories(articles):
        forest.join(one, two)
    sets = [shingles_of(article) for article in articles]
    bands = _signatures(sets) if sets else np.zeros((0, 0), dtype=np.uint64)
    for band in range(bands.shape[1]):
        order = np.lexsort((np.arange(len(sets)), bands[:, band]))
        keys = bands[order, band]
        for one, two in pairwise(order[_in_runs(keys)].tolist()):
            # Neighbours in a bucket are compared, not all its pairs: a bucket of n copies costs n, not n squared.
            met = bands[one, band] == bands[two, band] and forest.root(one) != forest.root(two)
            if met and jaccard(sets[one], sets[two]) >= threshold:
                forest.join(one, two)
    return forest.groups()


def title_groups(articles: Sequence[Article]) -> NDArray[np.int64]:
    """The groups that titles alone make: articles that tell one story under one title; see `near_duplicate_groups`."""
    forest = _Forest(len(articles))
    for one, two in _same_stories(articles):
        forest.join(one, two)
    return forest.groups()


class _Forest:
    """Sets that grow together (union-find), each known by its smallest member."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def root(self, index: int) -> int:
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def join(self, one: int, two: int) -> None:
        low, high = sorted((self.root(one), self.root(two)))
        self._parent[high] = low

    def groups(self) -> NDArray[np.int64]:
        return np.array([self.root(index) for index in range(len(self._parent))], dtype=np.int64)


def _same_stories(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that tell one story under one title."""
    by_title: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        title = syllables(article.title)
        if len(title) >= _MIN_TITLE:
            by_title[tuple(title)].append(index)
    for members in by_title.values():
        yield from _versions(articles, members)


def _versions(articles: Sequence[Article], members: Sequence[int]) -> list[tuple[int, int]]:
    """Which of the articles under one title tell the same story; none where it is the title of many stories."""
    versions: list[tuple[int, int]] = []
    stories: list[tuple[int, bool, Hashes]] = []
    for index in members if len(members) > 1 else ():
        has_body, shingles = any(map(syllables, articles[index].body)), _shingles(_text(articles[index]))
        for place, (first, first_has_body, known) in enumerate(stories):
            # Without a text of its own to compare, or with a lead beside a whole article, the title decides.
            common = len(np.intersect1d(shingles, known, assume_unique=True))
            if has_body != first_has_body or common >= _VERSION * min(len(shingles), len(known)):
                versions.append((first, index))
                if has_body and not first_has_body:
                    stories[place] = (index, has_body, shingles)
                break
        else:
            stories.append((index, has_body, shingles))
        if len(stories) > _MOST_STORIES:
            return []
    return versions


def syllables_of(article: Article) -> list[str]:
    """What an article says: the syllables of title, lead and body."""
    return [*syllables(article.title), *_text(article)]


def shingles_of(article: Article) -> Hashes:
    """The sorted set of hashes of an article's four-syllable shingles; one of the whole text where it is shorter."""
    return _shingles(syllables_of(article))


def jaccard(one: Hashes, two: Hashes) -> float:
    """The similarity of two sets of `shingles_of`: the share of all their shingles that both have."""
    common = len(np.intersect1d(one, two, assume_unique=True))
    return common / max(len(one) + len(two) - common, 1)


def _text(article: Article) -> list[str]:
    """The syllables under the title."""
    return [*syllables(article.lead), *syllables("\n".join(article.body))]


def _shingles(words: list[str]) -> Hashes:
    ids = np.fromiter(map(_HASHES.__getitem__, words), dtype=np.uint64, count=len(words))
    size = min(SHINGLE, len(ids))
    if size == 0:
        return np.zeros(0, dtype=np.uint64)
    mixed = np.zeros(len(ids) - size + 1, dtype=np.uint64)
    for place in range(size):
        mixed = _mix(mixed ^ ids[place : place + len(mixed)])
    mixed.sort()
    distinct: Hashes = mixed[np.concatenate([[True], mixed[1:] != mixed[:-1]])]
    return distinct


class _Hashes(dict[str, int]):
    """A number for each word, the same in every run, as Python's own hash is not; remembered for a while."""

    def __missing__(self, word: str) -> int:
        data = word.encode()
        found = zlib.crc32(data) << 32 | zlib.adler32(data)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found


_HASHES = _Hashes()


def _mix(values: Hashes) -> Hashes:
    """The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): every bit depends on every bit."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _signatures(sets: Sequence[Hashes]) -> Hashes:
    """The bands of each article's MinHash signature, shape (n_articles, n_bands); an empty article meets nobody."""
    bands = np.zeros((len(sets), _BANDS), dtype=np.uint64)
    start = 0
    while start < len(sets):
        stop, size = start, 0
        while stop < len(sets) and (size == 0 or size + len(sets[stop]) <= _CHUNK):
            size += len(sets[stop])
            stop += 1
        full = [index for index in range(start, stop) if len(sets[index])]
        if full:
            values = np.concatenate([sets[index] for index in full])
            firsts = np.cumsum([0] + [len(sets[index]) for index in full[:-1]])
            for band in range(_BANDS):
                key = np.zeros(len(full), dtype=np.uint64)
                for row in range(_ROWS):
                    salt = _mix(np.array([band * _ROWS + row + 1], dtype=np.uint64))[0]
                    key = _mix(key ^ np.minimum.reduceat(_mix(values ^ salt), firsts))
                bands[full, band] = key
        start = stop
    empty = np.flatnonzero([len(shingles) == 0 for shingles in sets])
    bands[empty] = _mix(np.arange(len(empty), dtype=np.uint64))[:, None]
    return bands


def _in_runs(keys: Hashes) -> NDArray[np.bool_]:
    """Which of the sorted keys occur more than once."""
    same = keys[1:] == keys[:-1]
    runs: NDArray[np.bool_] = np.concatenate([same, [False]]) | np.concatenate([[False], same])
    return runs
