"""A model directory: plain files that open with the public readers of their formats, and nothing that runs.

A bundle is a folder with `bundle.json` (what it is), the files of its kind, a model card, and `SHA256SUMS`, which
`sha256sum -c` checks too. Opening one verifies every byte before anything is parsed but `bundle.json`, which says
whether this unionml can read it; writing one is atomic, so that no half bundle is ever seen under its final name.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml._version import __version__
from unionml.checksums import AGAIN, CHECKSUMS, read_checksums, verify, write_checksums
from unionml.errors import BundleError, OutputError, UsageError
from unionml.files import Inputs, check_apart
from unionml.folders import check_replaceable, check_writable, publish, staging_of

FORMAT = "unionml-bundle"
FORMAT_VERSION = 1
"""Raised whenever an older unionml could misread what a newer one wrote."""
OLDEST_READABLE_FORMAT = 1


@dataclass(frozen=True, slots=True)
class BundleLayout:
    """Every file name that a bundle may hold, in one place."""

    manifest: str = "bundle.json"
    checksums: str = CHECKSUMS
    model_card: str = "README.md"
    vocabulary: str = "vocabulary.txt"
    weights: str = "weights.safetensors"
    onnx: str = "model.onnx"
    tokenizer: str = "tokenizer.json"
    training_articles: str = "training-articles.safetensors"


LAYOUT = BundleLayout()

_CARD_REMEDY = (
    f"if you edited the card, write the line that `sha256sum {LAYOUT.model_card}` prints there into "
    f"{LAYOUT.checksums}, or else {AGAIN}"
)
"""The only file that people write in."""

_FINGERPRINTS = "fingerprints"
"""The name of the only array in the file of training articles."""


@cache
def shipped_folder() -> Path:
    """Where the models that ship lie: in the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "models"
    return installed if installed.is_dir() else package.parent.parent / "models"


@dataclass(frozen=True, slots=True)
class Bundle:
    """An opened and verified model directory.

    Attributes:
        path: the directory.
        kind: what it holds, as `family/method`: `topics/tfidf`, `topics/transformer`, `topics/onnx`, `lead/ranker`.
        text_version: the version of canonical text that the model was trained with.
        config: the settings of its kind.
        checksums: SHA-256 of every file, by name.
    """

    path: Path
    kind: str
    text_version: int
    config: dict[str, Any]
    checksums: dict[str, str] = field(repr=False)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> "Bundle":
        """Open a model directory after checking its format and every byte of it.

        Raises:
            BundleError: it is not there, damaged, unsafe, or of an unknown format; the message names the file.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise BundleError(f"no model directory at {folder}; name a directory that holds {LAYOUT.manifest}")
        manifest_path = folder / LAYOUT.manifest
        if not manifest_path.is_file():
            raise BundleError(f"{folder} is not a model directory: it has no {LAYOUT.manifest}")
        manifest = _read_manifest(manifest_path)
        checksums = read_checksums(folder)
        if LAYOUT.manifest not in checksums:
            sums = folder / LAYOUT.checksums
            raise BundleError(f"{sums} does not cover {LAYOUT.manifest}; train or download the bundle again")
        for name, digest in checksums.items():
            verify(folder, name, digest, remedy=_CARD_REMEDY if name == LAYOUT.model_card else AGAIN)
        return cls(
            path=folder,
            kind=manifest["kind"],
            text_version=manifest["text_version"],
            config=manifest["config"],
            checksums=checksums,
        )

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the checksums of what predicts, hence not of the model card: the identity of the model."""
        lines = [f"{self.checksums[name]}  {name}" for name in sorted(self.checksums) if name != LAYOUT.model_card]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def file(self, name: str) -> Path:
        """The path of one verified file.

        Raises:
            BundleError: the bundle does not hold that file.
        """
        if name not in self.checksums:
            raise BundleError(f"{self.path} holds no {name}; the bundle is incomplete, train or download it again")
        return self.path / name

    def expect(self, kind: str, *, text_version: int) -> None:
        """Refuse a bundle of another kind, or one that learnt from another version of canonical text.

        Raises:
            BundleError: it is such a bundle; the message says which.
        """
        if self.kind != kind:
            raise BundleError(f"{self.path} holds a model of kind {self.kind!r}, not {kind!r}; name one of that kind")
        if self.text_version != text_version:
            raise BundleError(
                f"{self.path} was trained with version {self.text_version} of canonical text, this unionml has "
                f"version {text_version}; train the model again"
            )

    def read_text(self, name: str) -> str:
        """The UTF-8 text of one file.

        Raises:
            BundleError: the bundle does not hold that file, or it is no such text.
        """
        try:
            return self.file(name).read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise BundleError(f"{self.path / name} is not UTF-8 text; train or download the bundle again") from error

    def model_card(self) -> str:
        """The model card; empty where the bundle has none."""
        return self.read_text(LAYOUT.model_card) if LAYOUT.model_card in self.checksums else ""

    def with_wrong_settings(self, why: UsageError) -> BundleError:
        """What to raise of a bundle whose settings nobody could have given."""
        return BundleError(f"{self.path} holds settings that cannot be ({why}); train or download it again")

    def read_tensors(self, name: str = LAYOUT.weights) -> dict[str, NDArray[Any]]:
        """The arrays of one safetensors file, by name.

        Raises:
            BundleError: the bundle does not hold that file, or it is no such file.
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        path = self.file(name)
        try:
            return load_file(path)
        except (SafetensorError, ValueError, OSError) as error:
            raise BundleError(f"{path} is not a readable safetensors file; train or download it again") from error

    def training_articles(self) -> NDArray[np.uint64] | None:
        """The fingerprints of the articles that the model has learnt from; None where the bundle does not say.

        Raises:
            BundleError: the file holds something else.
        """
        if LAYOUT.training_articles not in self.checksums:
            return None
        found = self.read_tensors(LAYOUT.training_articles).get(_FINGERPRINTS)
        if found is None or found.dtype != np.uint64 or found.ndim != 1:
            path = self.path / LAYOUT.training_articles
            raise BundleError(f"{path} holds no fingerprints of articles; train or download the model again")
        return found


@contextmanager
def writing(
    path: str | os.PathLike[str], *, kind: str, config: dict[str, Any], text_version: int, force: bool = False
) -> Iterator[Path]:
    """Write a bundle: yields an empty staging folder, and publishes it under `path` when the block ends well.

    The staging folder lies beside the target, so that the last step is one rename. If the block raises, or the
    process dies, nothing appears under `path`.

    Args:
        path: the directory to make; it must not exist unless `force`, and then only a bundle is replaced.
        kind: what the bundle holds (see `Bundle`).
        config: JSON-serialisable settings of the kind.
        text_version: the version of canonical text in use.
        force: replace an existing bundle.

    Raises:
        OutputError: the target exists, is no bundle, or cannot be written.
    """
    target = Path(path)
    check_target(target, force=force)
    staging = staging_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging.mkdir()
        yield staging
        manifest = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "kind": kind,
            "text_version": text_version,
            "unionml_version": __version__,
            "config": config,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        # A path in the settings may hold bytes that are no UTF-8; JSON has escapes for what stands for them.
        (staging / LAYOUT.manifest).write_text(text, encoding="utf-8", errors="backslashreplace")
        write_checksums(staging)
        publish(staging, target)
    except OSError as error:
        raise OutputError(f"cannot write the model directory {target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_target(target: Path, *, force: bool, inputs: Inputs = ()) -> None:
    """Refuse a target that must not or cannot be written, before hours of training rather than after.

    Args:
        target: the directory to make.
        force: replace an existing bundle.
        inputs: the files that training reads, which must not be replaced with it.

    Raises:
        InputError: it is one of the inputs, or one lies in it.
        OutputError: the target exists and `force` is off, it is something other than a bundle, or it cannot be made.
    """
    check_apart(target, inputs)
    check_replaceable(target)
    is_free = not os.path.lexists(target) or (target.is_dir() and not any(target.iterdir()))
    if not is_free and not force:
        raise OutputError(
            f"{target} exists already; choose another directory or add --force (force=True in Python) to replace it"
        )
    if not is_free and not (target / LAYOUT.manifest).is_file():
        raise OutputError(f"{target} is not a model directory, so --force will not replace it; choose another one")
    check_writable(target)


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{path} is not valid JSON; train or download the bundle again") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BundleError(f"{path} does not describe a unionml model; name a directory that unionml train wrote")
    version = manifest.get("format_version")
    if type(version) is not int or not OLDEST_READABLE_FORMAT <= version <= FORMAT_VERSION:
        raise BundleError(
            f"{path} has format version {version!r}, this unionml {__version__} reads {OLDEST_READABLE_FORMAT} to "
            f"{FORMAT_VERSION}; install a newer unionml or train the model again"
        )
    wanted = {"kind": str, "text_version": int, "config": dict}
    for name, kind in wanted.items():
        if not isinstance(manifest.get(name), kind):
            raise BundleError(f"{path} lacks a valid {name!r}; train or download the bundle again")
    return manifest


def write_card(folder: Path, card: str) -> None:
    """Write the model card, which may name paths that hold bytes that are no UTF-8."""
    (folder / LAYOUT.model_card).write_text(card, encoding="utf-8", errors="backslashreplace")


def write_training_articles(folder: Path, known: NDArray[np.uint64] | None) -> None:
    """Let a bundle say by their fingerprints which articles it has learnt from, where that is known."""
    if known is not None:
        write_tensors(folder / LAYOUT.training_articles, {_FINGERPRINTS: known})


def write_tensors(path: Path, tensors: dict[str, NDArray[Any]]) -> None:
    """Save arrays as safetensors, C-contiguous, in a stable order."""
    from safetensors.numpy import save

    # Not save_file, which makes a file that nobody but its owner may read.
    path.write_bytes(save({name: np.ascontiguousarray(tensors[name]) for name in sorted(tensors)}))
