"""The journal of a search: finished trials, beside the output, and what they must agree on to be gone on with."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.errors import OutputError, require
from unionml.training.data import LabelledArticle

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_STUDY = "tfidf"


def identity_of(labelled: Sequence[LabelledArticle], *settings: "DataclassInstance") -> str:
    """What a journal must agree on: the articles, their labels, the settings to start from and the space."""
    parts: Iterable[str] = (
        json.dumps([one.article.title, one.article.lead, one.article.body, one.topics], ensure_ascii=False)
        for one in labelled
    )
    digest = hashlib.sha256(json.dumps([asdict(one) for one in settings], sort_keys=True).encode())
    for part in parts:
        digest.update(part.encode())
    return digest.hexdigest()


def open_study(journal: Path, identity: str) -> Any:
    """The optuna study whose trials lie in a journal; it is made where there is none.

    Args:
        journal: the file.
        identity: of the search (see `identity_of`).

    Raises:
        OutputError: the file is of another search, or of none.
        MissingExtraError: optuna is not installed.
    """
    optuna = need_optuna()
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    try:
        storage = JournalStorage(JournalFileBackend(str(journal)))
        study = optuna.create_study(study_name=_STUDY, storage=storage, direction="maximize", load_if_exists=True)
    except (OSError, ValueError, KeyError) as error:
        raise OutputError(f"{journal} is no journal of a search; move it away or choose another output") from error
    known = study.user_attrs.get("identity")
    if known is None:
        study.set_user_attr("identity", identity)
    elif known != identity:
        raise OutputError(
            f"{journal} is of a search with other articles, labels or settings; delete it or choose another output"
        )
    return study


def need_optuna() -> Any:
    """The library.

    Raises:
        MissingExtraError: it is not installed.
    """
    return require("optuna", "search")
