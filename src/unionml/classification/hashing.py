"""A hash table of integers whose look-ups are array operations: thousands of keys at a time, no Python step a key.

Open addressing with linear probing and multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4).
All keys that are still undecided take one probe together; at a quarter full, nearly all are decided by the first.
"""

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_MIN_BITS = 10


class HashTable:
    """A map from 64-bit keys to numbers from 0 to 2³¹ - 1.

    Args:
        keys: distinct keys, shape (n,).
        values: their numbers, shape (n,).
    """

    def __init__(self, keys: Keys | None = None, values: NDArray[np.int32] | None = None) -> None:
        self._size = 0
        self._allocate(_MIN_BITS)
        if keys is not None and values is not None:
            self.add(keys, values)

    def __len__(self) -> int:
        return self._size

    def find(self, keys: Keys) -> NDArray[np.int32]:
        """The number of each key, or -1 where it is not in the table; shape (n,)."""
        slots = self._home(keys)
        found = self._values.take(slots)
        open_ = np.flatnonzero((self._keys.take(slots) != keys) & (found >= 0))
        while len(open_):
            # The slot holds another key: look into the next one.
            slots[open_] = (slots[open_] + 1) & self._mask
            found[open_] = self._values[slots[open_]]
            open_ = open_[(self._keys[slots[open_]] != keys[open_]) & (found[open_] >= 0)]
        return found

    def add(self, keys: Keys, values: NDArray[np.int32]) -> None:
        """Put in distinct keys that are not in the table yet."""
        self._size += len(keys)
        bits = max(int(4 * self._size).bit_length(), _MIN_BITS)
        if 1 << bits > len(self._keys):
            held = self._values >= 0
            keys = np.concatenate([self._keys[held], keys])
            values = np.concatenate([self._values[held], values])
            self._allocate(bits)
        slots = self._home(keys)
        left = np.arange(len(keys))
        while len(left):
            free = self._values[slots[left]] < 0
            # Of several keys that want one slot the last to be written has it; the others go on to the next.
            wanting = left[free]
            self._values[slots[wanting]] = values[wanting]
            self._keys[slots[wanting]] = keys[wanting]
            left = left[~(free & (self._keys[slots[left]] == keys[left]))]
            slots[left] = (slots[left] + 1) & self._mask

    def _allocate(self, bits: int) -> None:
        self._keys = np.zeros(1 << bits, dtype=np.uint64)
        self._values = np.full(1 << bits, -1, dtype=np.int32)
        self._mask = np.int64((1 << bits) - 1)
        self._shift = np.uint64(64 - bits)

    def _home(self, keys: Keys) -> NDArray[np.int64]:
        return ((keys * _MIX) >> self._shift).astype(np.int64)
