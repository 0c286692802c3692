"""The journal of a search: finished trials, beside the output, and what they must agree on to be gone on with."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionml.errors import OutputError, require
from unionml.training.data import LabelledArticle

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_STUDY = "tfidf"
_BEGINNING = b'{"op_code":'
"""Of every journal."""


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

    A last line that a full disk or a kill left incomplete is cut off: optuna would write behind it, into the same line.

    Args:
        journal: the file.
        identity: of the search (see `identity_of`).

    Raises:
        OutputError: the file is of another search, or of none, or cannot be written; later calls of the study say the
            last, too.
        MissingExtraError: optuna is not installed.
    """
    optuna = need_optuna()
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend, JournalFileSymlinkLock

    class Backend(JournalFileBackend):  # type: ignore[misc]  # optuna counts as untyped
        def append_logs(self, logs: list[dict[str, Any]]) -> None:
            with _disk_errors(journal):
                super().append_logs(logs)

    lock = JournalFileSymlinkLock(str(journal))
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    try:
        with _disk_errors(journal):
            _cut_torn_line(journal, lock)
            storage = JournalStorage(Backend(str(journal), lock))
            study = optuna.create_study(study_name=_STUDY, storage=storage, direction="maximize", load_if_exists=True)
    except (ValueError, KeyError) as error:
        raise OutputError(f"{journal} is no journal of a search; move it away or choose another output") from error
    known = study.user_attrs.get("identity")
    if known is None:
        study.set_user_attr("identity", identity)
    elif known != identity:
        raise OutputError(
            f"{journal} is of a search with other articles, labels or settings; delete it or choose another output"
        )
    return study


def _cut_torn_line(journal: Path, lock: Any) -> None:
    """Cut off a last line without an end.

    Raises:
        ValueError: the file is no journal; it stays as it is.
    """
    content = journal.read_bytes() if journal.exists() else b""
    if not content.startswith(_BEGINNING) and not _BEGINNING.startswith(content):
        raise ValueError
    if not content or content.endswith(b"\n"):
        return
    lock.acquire()  # Another search may be about to finish the line.
    try:
        with journal.open("r+b") as stream:
            stream.truncate(stream.read().rfind(b"\n") + 1)
    finally:
        lock.release()


@contextmanager
def _disk_errors(journal: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"cannot write {journal}: {error.strerror or error}; check the path, its permissions and the space on the "
            "disk, and give the same call again, which goes on with the finished trials"
        ) from error


def need_optuna() -> Any:
    """The library.

    Raises:
        MissingExtraError: it is not installed.
    """
    return require("optuna", "search")
