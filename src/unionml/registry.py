"""From a name or a directory to a model: a bundle knows its kind, the kind knows its class."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.bundle import LAYOUT, Bundle, shipped_folder
from unionml.errors import BundleError, UsageError

if TYPE_CHECKING:
    from unionml.classification.prediction import TopicModel

_CLASSES = {
    "topics/tfidf": ("unionml.classification.tfidf", "TfidfTopicModel"),
    "topics/transformer": ("unionml.classification.transformer", "TransformerTopicModel"),
    "topics/onnx": ("unionml.classification.onnx", "OnnxTopicModel"),
    "lead/ranker": ("unionml.summarization.ranker", "RankerSummarizer"),
}


def shipped_names(family: str = "") -> list[str]:
    """The names of the models that ship, sorted; those whose kind begins with the family, such as `topics/`."""
    folder = shipped_folder()
    if not folder.is_dir():
        return []
    found = sorted(entry.name for entry in folder.iterdir() if (entry / LAYOUT.manifest).is_file())
    return [name for name in found if Bundle.open(folder / name).kind.startswith(family)] if family else found


def resolve(model: str | os.PathLike[str], *, family: str = "") -> Path:
    """The directory of a model that is given by path or by the name of a shipped one; a path to a model wins.

    Args:
        model: a path, or a name.
        family: what is wanted, which is all that the message names: models whose kind begins so, such as `topics/`.

    Raises:
        UsageError: neither such a directory nor such a name exists.
    """
    path = Path(model)
    names = shipped_names()
    # Any folder may happen to be called like a shipped model, a folder of articles for one.
    if path.is_dir() and (str(model) not in names or (path / LAYOUT.manifest).is_file()):
        return path
    if str(model) in names:
        return shipped_folder() / str(model)
    wrong = f"{path} is a file" if path.exists() else f"no model {str(model)!r}"
    raise UsageError(f"{wrong}; name a model directory or a shipped model ({', '.join(shipped_names(family))})")


def load(model: str | os.PathLike[str]) -> Any:
    """Load a model: a directory that `unionml train` wrote, or the name of a shipped one.

    Args:
        model: a path, or a name such as `tfidf`.

    Returns:
        An object of the bundle's kind: a `TopicModel` for topics, a summariser for leads.

    Raises:
        UsageError: there is no such model.
        BundleError: the directory is damaged, unsafe or of an unknown format.
        MissingExtraError: the kind needs an optional dependency that is not installed.
    """
    folder = resolve(model)
    bundle = Bundle.open(folder)
    if bundle.kind not in _CLASSES:
        raise BundleError(f"{folder} holds a model of the unknown kind {bundle.kind!r}; install a newer unionml")
    module, name = _CLASSES[bundle.kind]
    from_bundle: Callable[[Bundle], Any] = getattr(import_module(module), name).from_bundle
    return from_bundle(bundle)


def load_topic_model(model: str | os.PathLike[str]) -> "TopicModel":
    """Load a model that is to classify.

    Raises:
        UsageError: there is no such model.
        BundleError: it is one for leads, or its directory is damaged, unsafe or of an unknown format.
    """
    from unionml.classification.prediction import TopicModel

    resolve(model, family="topics/")
    loaded = load(model)
    if not isinstance(loaded, TopicModel):
        raise BundleError(f"the model {str(model)!r} does not classify; name a topic model, such as tfidf")
    return loaded
