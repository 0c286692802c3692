"""Which n-grams of a vocabulary are in a text: a trie whose edges are one hash table an order.

A node of order n stands for n syllables with which some feature begins. Only where a node was found is the next order
looked for, so that the long n-grams cost little (the trie of Fredkin, 1960, walked for all positions at once).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from unionml.classification.hashing import HashTable
from unionml.classification.tokens import Ints

Columns = NDArray[np.int32]

BITS = 21
"""Of a syllable's id in an edge's key; the node before it has the others."""


class NgramTrie:
    """The n-grams of a vocabulary by their syllables' ids.

    Args:
        ids: the ids of all n-grams end to end, each over 0.
        lengths: syllables of each n-gram, shape (n_features,).
        n_syllables: the highest id that a text may have.
    """

    def __init__(self, ids: Ints, lengths: Ints, n_syllables: int) -> None:
        starts = np.cumsum(lengths) - lengths
        self.order = int(lengths.max(initial=0))
        columns = np.arange(len(lengths), dtype=np.int32)
        self._first = np.full(n_syllables + 1, -1, dtype=np.int32)
        self._edges: list[tuple[HashTable, Columns]] = []
        nodes = ids[starts] if len(starts) else np.zeros(0, dtype=np.int64)
        self._first[nodes[lengths == 1]] = columns[lengths == 1]
        for n in range(2, self.order + 1):
            longer = lengths >= n
            nodes, starts, columns, lengths = nodes[longer], starts[longer], columns[longer], lengths[longer]
            keys, nodes = np.unique(nodes << BITS | ids[starts + n - 1], return_inverse=True)
            features = np.full(len(keys), -1, dtype=np.int32)
            features[nodes[lengths == n]] = columns[lengths == n]
            table = HashTable(keys.astype(np.uint64), np.arange(len(keys), dtype=np.int32))
            self._edges.append((table, features))

    def find(self, ids: NDArray[np.int32]) -> Iterator[tuple[Ints, Columns]]:
        """For each order where its features start in a text, ascending, and which they are.

        Args:
            ids: the text, with 0 for breaks; no id is over those of the vocabulary.
        """
        features = self._first.take(ids)
        at = np.flatnonzero(features >= 0)
        yield at, features[at]
        nodes = ids.astype(np.int64)
        at = np.flatnonzero(nodes[:-1])
        nodes = nodes[at]
        for n, (table, columns) in enumerate(self._edges, start=2):
            inside = at + n - 1 < len(ids)
            if not inside.all():
                at, nodes = at[inside], nodes[inside]
            # No edge has the id 0, so that none crosses a break.
            nodes = table.find((nodes << BITS | ids.take(at + n - 1)).view(np.uint64)).astype(np.int64)
            known = np.flatnonzero(nodes >= 0)
            at, nodes = at.take(known), nodes.take(known)
            features = columns.take(nodes)
            is_feature = features >= 0
            yield (at, features) if is_feature.all() else (at[is_feature], features[is_feature])
