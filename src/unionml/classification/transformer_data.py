"""What the training loop is fed: examples of articles in windows, and the states under the frozen layers on disk."""

import errno
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.encoder_windows import WindowReader, Windows, padding_id, window_batches
from unionml.classification.fields import title_and_lead
from unionml.classification.transformer_network import TopicNetwork
from unionml.errors import OutputError

UNJUDGED = -1.0
"""The target of a label that the loss leaves out."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says of a full disk, a used-up quota, and a file larger than the user may write."""

CACHE_BYTES = 6 << 30
"""States larger than this are computed on the way instead of once."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Views of articles in windows, with their targets.

    Attributes:
        windows: one entry an example.
        targets: shape (n_examples, n_labels): 1, 0, or `UNJUDGED`.
        articles: the article of each example, shape (n_examples,).
        short: whether it is the article's title and lead alone, same shape.
    """

    windows: list[Windows]
    targets: NDArray[np.float32]
    articles: NDArray[np.int64]
    short: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.windows)

    @property
    def tokens(self) -> int:
        """Tokens of all windows."""
        return sum(one.tokens for one in self.windows)

    def take(self, articles: NDArray[np.int64]) -> NDArray[np.int64]:
        """The examples of some articles."""
        return np.flatnonzero(np.isin(self.articles, articles))


def make_examples(
    articles: Sequence[Article], Y: NDArray[np.bool_], first: NDArray[np.bool_], reader: WindowReader, *, short: bool
) -> Examples:
    """Each article as it is, and where `short` also as its title and lead alone.

    A topic beside the primary one may stand in the body only, so a short view is not judged by it.

    Args:
        articles: n_articles of them.
        Y: which labels hold, shape (n_articles, n_labels).
        first: which label is the article's first topic, same shape.
        reader: cuts them.
        short: whether to add short views.
    """
    windows: list[Windows] = []
    targets: list[NDArray[np.float32]] = []
    owners: list[int] = []
    for row, article in enumerate(articles):
        full = reader.read(article)
        windows.append(full)
        targets.append(Y[row].astype(np.float32))
        owners.append(row)
        if not short:
            continue
        brief = reader.read(title_and_lead(article))
        if brief.tokens < 0.8 * full.tokens:
            target = np.where(first[row], 1.0, np.where(Y[row], UNJUDGED, 0.0)).astype(np.float32)
            windows.append(brief)
            targets.append(target)
            owners.append(row)
    owner = np.array(owners, dtype=np.int64)
    # A short view stands right behind its article.
    return Examples(windows, np.stack(targets), owner, np.r_[False, owner[1:] == owner[:-1]])


class StateCache:
    """The lower network's output for every window, in half precision in one file.

    Args:
        path: the file; a second one beside it says that it is complete and for which windows.
        windows: of all examples.
        hidden: width of a state.
    """

    def __init__(self, path: Path, windows: Sequence[Windows], hidden: int) -> None:
        self.path = path
        self.windows = windows
        self.hidden = hidden
        lengths = [len(ids) for one in windows for ids in one.ids]
        self._first = np.cumsum([0, *(len(one.ids) for one in windows)])
        self._start = np.cumsum([0, *lengths])

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return int(self._start[-1]) * self.hidden * 2

    def fill(self, network: TopicNetwork, padding: int, progress: Callable[[str], None] | None = None) -> None:
        """Compute and write all states, unless a complete file is there already.

        Raises:
            OutputError: the disk has no room for them, or they cannot be written.
        """
        done = self.path.with_suffix(".json")
        signature = {"windows": len(self._start) - 1, "tokens": int(self._start[-1]), "hidden": self.hidden}
        if done.is_file() and self.path.is_file() and json.loads(done.read_text()) == signature:
            return
        device = network.head.weight.device
        shape = (max(int(self._start[-1]), 1), self.hidden)
        self._reserve(2 * shape[0] * shape[1])
        file = np.memmap(self.path, dtype=np.float16, mode="r+", shape=shape)
        # One pseudo-article a window, so that batches know which window they hold.
        single = [Windows((ids,), (1.0,)) for one in self.windows for ids in one.ids]
        finished, announced = 0, 0
        for batch in window_batches(single, padding=padding):
            ids = torch.from_numpy(batch.ids).to(device)
            mask = torch.from_numpy(batch.mask).to(device)
            with torch.inference_mode():
                states = network.states(ids, mask).to(torch.float16).cpu().numpy()
            for line, window in enumerate(batch.articles):
                start, stop = self._start[window], self._start[window + 1]
                file[start:stop] = states[line, : stop - start]
            finished += len(batch.articles)
            if progress and finished * 10 // len(single) > announced:
                announced = finished * 10 // len(single)
                progress(f"states under the frozen layers: {announced * 10} %")
        file.flush()
        del file
        done.write_text(json.dumps(signature))

    def _reserve(self, size: int) -> None:
        # Writing through a map to a full disk kills the process, so the room is taken before.
        try:
            with self.path.open("wb") as file:
                file.truncate(size)
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(file.fileno(), 0, size)
        except OSError as error:
            why = error.strerror or str(error)
            if error.errno not in _NO_ROOM:
                raise OutputError(f"cannot write {self.path}: {why}; save the model in another directory") from error
            self.path.unlink(missing_ok=True)
            raise OutputError(
                f"{self.path.parent} has no room for {size / 1e6:,.0f} MB of the frozen layers' states; free some, or "
                f"save the model on another disk ({why})"
            ) from error

    def read(self, example: int, place: int) -> NDArray[np.float16]:
        """States of one window, shape (tokens, hidden)."""
        file = self._open()
        window = self._first[example] + place
        states: NDArray[np.float16] = file[self._start[window] : self._start[window + 1]]
        return states

    def _open(self) -> Any:
        # Opened on first use, so that the object can travel to another process.
        file = self.__dict__.get("_file")
        if file is None:
            shape = (max(int(self._start[-1]), 1), self.hidden)
            file = self.__dict__["_file"] = np.memmap(self.path, dtype=np.float16, mode="r", shape=shape)
        return file


class Collator:
    """Examples to one padded batch; the states come from the cache where there is one.

    Args:
        examples: all of them; a feature names one by its number.
        padding: the id that pads.
        cache: the states, or None.
    """

    def __init__(self, examples: Examples, padding: int, cache: StateCache | None) -> None:
        self.examples = examples
        self.padding = padding
        self.cache = cache

    def __call__(self, features: list[dict[str, Any]]) -> dict[str, torch.Tensor]:
        """One batch of tensors by the names of `TopicNetwork.forward`, and the targets as `labels`."""
        chosen = [int(feature["example"]) for feature in features]
        windows = [self.examples.windows[example] for example in chosen]
        n_windows = max(len(one.ids) for one in windows)
        n_tokens = max(len(ids) for one in windows for ids in one.ids)
        shape = (len(chosen), n_windows, n_tokens)
        mask = torch.zeros(shape, dtype=torch.long)
        weights = torch.zeros(shape[:2])
        ids = torch.full(shape, self.padding) if self.cache is None else None
        states = torch.zeros((*shape, self.cache.hidden), dtype=torch.float16) if self.cache is not None else None
        for row, (example, one) in enumerate(zip(chosen, windows, strict=True)):
            weights[row, : len(one.weights)] = torch.tensor(one.weights)
            for place, window in enumerate(one.ids):
                mask[row, place, : len(window)] = 1
                if ids is not None:
                    ids[row, place, : len(window)] = torch.tensor(window)
                if states is not None and self.cache is not None:
                    states[row, place, : len(window)] = torch.from_numpy(np.array(self.cache.read(example, place)))
        batch = {
            "attention_mask": mask,
            "window_weights": weights,
            "labels": torch.from_numpy(self.examples.targets[chosen]),
        }
        if ids is not None:
            batch["input_ids"] = ids
        if states is not None:
            batch["states"] = states
        return batch


def padding_of(reader: WindowReader) -> int:
    """The id that pads the windows of a reader."""
    return padding_id(reader.tokenizer)
