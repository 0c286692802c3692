"""Keep only the pieces of a tokenizer, and the rows of an embedding, that the supported languages need.

A text whose best segmentation uses kept pieces only is cut exactly as before, for the best of all segmentations is also
the best of fewer. Whatever lost its piece falls back to smaller ones, and in the end to the unknown piece.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.errors import BundleError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

EAST_ASIAN = frozenset({"CJK", "HANGUL", "HIRAGANA", "KATAKANA"})
"""Scripts of Chinese, Korean and Japanese, by the first word of their characters' names in Unicode."""

_SPACE = "▁"


@lru_cache(maxsize=65536)
def script_of(character: str) -> str:
    """The script of a letter by its Unicode name, such as `LATIN`; empty for what is no letter."""
    if not character.isalpha():
        return ""
    first = unicodedata.name(character, "UNKNOWN").split(" ")[0].split("-")[0]
    return {"HALFWIDTH": "KATAKANA", "FULLWIDTH": "LATIN"}.get(first, first)


def scripts_of(piece: str) -> frozenset[str]:
    """The scripts of the letters of a piece."""
    return frozenset(script_of(character) for character in piece if character != _SPACE) - {""}


def used_pieces(tokenizer: "Tokenizer", texts: Iterable[str], *, batch: int = 1000) -> set[int]:
    """The ids that some texts are cut into."""
    found: set[int] = set()
    waiting: list[str] = []
    for text in texts:
        waiting.append(text)
        if len(waiting) == batch:
            for encoding in tokenizer.encode_batch(waiting, add_special_tokens=False):
                found.update(encoding.ids)
            waiting = []
    for encoding in tokenizer.encode_batch(waiting, add_special_tokens=False):
        found.update(encoding.ids)
    return found


def pieces_of_scripts(tokenizer: "Tokenizer", scripts: frozenset[str]) -> set[int]:
    """Every piece without letters (digits, punctuation, signs), and every piece whose letters are all of the scripts.

    Single Latin letters are among them whatever the scripts, so that a Latin word is never unknown.
    """
    kept = set()
    for piece, number in tokenizer.get_vocab().items():
        found = scripts_of(piece)
        if found <= scripts or (len(piece.strip(_SPACE)) == 1 and found == {"LATIN"}):
            kept.add(number)
    return kept


def trim_tokenizer(tokenizer_json: str, keep: Iterable[int]) -> tuple[str, NDArray[np.int64]]:
    """A Unigram `tokenizer.json` with fewer pieces.

    Args:
        tokenizer_json: the text of the file.
        keep: ids that stay; special tokens and the unknown piece always do.

    Returns:
        The text of the new file, and the old id of each new one, ascending.

    Raises:
        BundleError: the tokenizer is not a Unigram model.
    """
    content = json.loads(tokenizer_json)
    model = content["model"]
    if model.get("type") != "Unigram":
        raise BundleError(f"only Unigram tokenizers can be trimmed, this one is {model.get('type')!r}; keep it whole")
    added = {token["id"] for token in content.get("added_tokens", [])}
    old = np.array(sorted({*keep, *added, model["unk_id"]}), dtype=np.int64)
    old = old[old < len(model["vocab"])]
    new_of = {int(before): after for after, before in enumerate(old)}
    model["vocab"] = [model["vocab"][before] for before in old]
    model["unk_id"] = new_of[model["unk_id"]]
    content["added_tokens"] = [
        {**token, "id": new_of[token["id"]]} for token in content["added_tokens"] if token["id"] in new_of
    ]
    content["post_processor"] = _renumbered(content.get("post_processor"), new_of)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")), old


def _renumbered(processor: Any, new_of: Mapping[int, int]) -> Any:
    if not isinstance(processor, dict) or "special_tokens" not in processor:
        return processor
    tokens = {
        name: {**token, "ids": [new_of[before] for before in token["ids"]]}
        for name, token in processor["special_tokens"].items()
    }
    return {**processor, "special_tokens": tokens}
