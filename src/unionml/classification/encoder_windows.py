"""From an article to the token windows that an encoder reads. Needs `tokenizers`, not torch."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.classification.fields import BODY, segments
from unionml.errors import BundleError, MissingExtraError
from unionml.text import canonicalize

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from unionml.classification.encoder import BaseModel
    from unionml.classification.transformer_config import TransformerConfig

_CHARACTERS_A_TOKEN = 12
"""More than any language spends on average, so that a cut by characters never shortens what the windows can hold."""

_CLOSED = re.compile(r"[.!?…:;。！？]\W*$")

HEAD_WEIGHT = 2.0
"""How much more a token of the first window (title and lead) counts than one of the later windows."""


@dataclass(frozen=True, slots=True)
class Windows:
    """The windows of one article.

    Attributes:
        ids: token ids of each window, special tokens included.
        weights: the share of each window in the article's scores; they sum to one.
    """

    ids: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]

    @property
    def tokens(self) -> int:
        """How many tokens an encoder reads for this article."""
        return sum(len(window) for window in self.ids)


@dataclass(frozen=True, slots=True)
class WindowReader:
    """Cuts articles into windows.

    The text is the title, the lead, and the rest in source order. It is cut into consecutive windows of full length;
    an article's score is the mean over its windows, each weighted by its tokens, those of the first one doubled
    (headline and lead decide between topics that compete).

    Attributes:
        tokenizer: a fast tokenizer without truncation or padding.
        prefix: what stands before every window's text.
        window_tokens: tokens of one window, special ones included.
        max_windows: the most windows that are kept.
    """

    tokenizer: "Tokenizer"
    prefix: str
    window_tokens: int
    max_windows: int

    def read(self, article: Article) -> Windows:
        """The windows of one article; at least one, if only of special tokens."""
        before, after = self._frame()
        room = self.window_tokens - len(before) - len(after)
        ids = self.tokenizer.encode(self._text(article, room), add_special_tokens=False).ids[: room * self.max_windows]
        pieces = [ids[start : start + room] for start in range(0, max(len(ids), 1), room)]
        # A last window of a few tokens costs a forward pass and says next to nothing.
        if len(pieces) > 1 and len(pieces[-1]) < room // 8:
            pieces.pop()
        raw = [max(len(piece), 1) * (HEAD_WEIGHT if place == 0 else 1.0) for place, piece in enumerate(pieces)]
        return Windows(
            ids=tuple((*before, *piece, *after) for piece in pieces),
            weights=tuple(weight / sum(raw) for weight in raw),
        )

    def read_all(self, articles: Sequence[Article]) -> list[Windows]:
        """The windows of many articles."""
        return [self.read(article) for article in articles]

    def _text(self, article: Article, room: int) -> str:
        budget = room * self.max_windows * _CHARACTERS_A_TOKEN
        parts: list[str] = []
        for code, text in segments(article):
            # Cut before the canonical form is made: a paragraph of a million syllables costs nothing.
            part = canonicalize(text[: 2 * budget])
            if part:
                parts.append(part if code == BODY or _CLOSED.search(part) else part + ".")
                budget -= len(part)
            if budget <= 0:
                break
        return " ".join(parts)

    def _frame(self) -> tuple[list[int], list[int]]:
        empty = self.tokenizer.encode("", add_special_tokens=True).ids
        prefix = self.tokenizer.encode(self.prefix.strip(), add_special_tokens=False).ids if self.prefix else []
        return [*empty[:1], *prefix], list(empty[1:])


def reader_of(base: "BaseModel", config: "TransformerConfig") -> WindowReader:
    """What cuts articles for a base: into windows as the settings say, or as long as it can read them."""
    tokenizer = load_tokenizer(base.path / "tokenizer.json")
    return WindowReader(tokenizer, base.prefix, min(config.window_tokens, base.most_tokens), config.max_windows)


def load_tokenizer(path: Path) -> "Tokenizer":
    """Open a `tokenizer.json`.

    Raises:
        MissingExtraError: `tokenizers` is not installed.
        BundleError: the file is no tokenizer.
    """
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise MissingExtraError("tokenizers", "onnx") from error
    # The Rust library raises bare Exception for what it cannot parse, so what is no tokenizer is told apart before.
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise BundleError(f"{path} is not a readable tokenizer; train or download the model again") from error
    if not isinstance(content, dict) or not isinstance(content.get("model"), dict) or "vocab" not in content["model"]:
        raise BundleError(f"{path} is not a fast tokenizer; train or download the model again")
    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def padding_id(tokenizer: "Tokenizer") -> int:
    """The id that pads a window; any would do, for padding is masked."""
    for name in ("<pad>", "[PAD]"):
        if (found := tokenizer.token_to_id(name)) is not None:
            return int(found)
    return 0


@dataclass(frozen=True, slots=True)
class WindowBatch:
    """Windows of similar length, padded.

    Attributes:
        ids: shape (n_windows, n_tokens), int64.
        mask: the same shape, 1 for a token and 0 for padding.
        articles: the article of each window, shape (n_windows,).
        weights: the share of each window in its article's scores, shape (n_windows,).
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    articles: NDArray[np.int64]
    weights: NDArray[np.float64]


def window_batches(windows: Sequence[Windows], *, padding: int, max_tokens: int = 4096) -> Iterator[WindowBatch]:
    """All windows of many articles, longest first, in batches of at most `max_tokens` with little padding."""
    flat = [(len(ids), row, place) for row, one in enumerate(windows) for place, ids in enumerate(one.ids)]
    flat.sort(reverse=True)
    start = 0
    while start < len(flat):
        longest = flat[start][0]
        chunk = flat[start : start + max(1, max_tokens // longest)]
        ids = np.full((len(chunk), longest), padding, dtype=np.int64)
        mask = np.zeros_like(ids)
        for line, (length, row, place) in enumerate(chunk):
            ids[line, :length] = windows[row].ids[place]
            mask[line, :length] = 1
        yield WindowBatch(
            ids,
            mask,
            np.array([row for _, row, _ in chunk], dtype=np.int64),
            np.array([windows[row].weights[place] for _, row, place in chunk]),
        )
        start += len(chunk)


def pool_windows(batches: Iterator[tuple[WindowBatch, NDArray[Any]]], n_articles: int) -> NDArray[np.float64]:
    """Weighted sums over the windows of each article.

    Args:
        batches: windows with a row of figures for each.
        n_articles: how many articles they belong to.

    Returns:
        Shape (n_articles, n_columns).
    """
    pooled: NDArray[np.float64] | None = None
    for batch, rows in batches:
        if pooled is None:
            pooled = np.zeros((n_articles, rows.shape[1]))
        np.add.at(pooled, batch.articles, batch.weights[:, None] * rows)
    return np.zeros((n_articles, 0)) if pooled is None else pooled
