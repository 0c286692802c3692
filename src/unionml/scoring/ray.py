"""The same run on a Ray cluster: shards go to actors that hold the model, and come back scored.

A run on Ray is the run of `scoring.local` with another engine, so that shards, completion markers, `--resume`, rejects
and the bytes of the output are the same ones. That is why it is a pool of actors (`ray.remote`) and not a pipeline of
Ray Data: its blocks have no fixed borders, so that a block could not be checkpointed and found again in a later run,
and its order and its treatment of bad rows would have to be undone afterwards. What Ray Data does for such a pipeline
(actors that load a model once, back-pressure, retries) Ray's actors do as well.

This process reads the inputs and writes the output, so that neither needs a disk that the cluster shares. The model
goes to the actors as the bytes of its files, once through Ray's object store, and its checksums are verified there. A
worker node needs unionml itself, of this version, with the extra that the model asks for.
"""

import os
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from unionml._version import __version__
from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle
from unionml.errors import MissingExtraError, UnionMLError, UsageError, first_line
from unionml.registry import resolve
from unionml.scoring.formats import TableFormat
from unionml.scoring.options import ScoreOptions
from unionml.scoring.rows import ArticleScorer, Page
from unionml.scoring.workers import THREAD_LIMITS, ScoredShard, score_shard

_GPU_KINDS = frozenset({"topics/transformer"})
"""Kinds of models that a GPU speeds up."""

_MODEL, _LEAD_MODEL = "model", "lead"
"""The folders of the models on a worker."""

_RETRIES = 3
"""How often an actor that died (a lost node, memory) is started again before the run gives up."""

_PATIENCE = 10.0
"""Seconds in which a cluster must answer."""

_SHARDS_AHEAD = 3
"""Shards an actor that are under way or wait for their turn to be written."""


def check_ray() -> None:
    """Refuse to go on without Ray.

    Raises:
        MissingExtraError: it is not installed.
    """
    _import_ray()


def _import_ray() -> Any:
    # Ray reports its use to its makers unless told not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise MissingExtraError("ray", "ray") from error
    return ray


class RayActors:
    """Scores on the actors of a Ray cluster, each with one processor (or one GPU) and its own copy of the model.

    Use it as a context manager. A Ray session that is running in this process already is used and left as it is.

    Args:
        n: how many actors; 0 takes one a processor, or one a GPU for models that use one. No more are started than the
            cluster has room for.
        model: the model directory on this machine.
        options: what rows carry, the limit of their length, and the address of the cluster: `auto` or
            `HOST:PORT`; by default that in the environment variable RAY_ADDRESS, and a Ray of its own on this
            machine where there is none.
        table: the format of the output.

    Attributes:
        workers: how many actors there are.
        depth: how many shards it can be given before the first must be taken back.

    Raises:
        MissingExtraError: Ray is not installed.
        UnionMLError: there is no cluster at the address, or it has no room.
    """

    def __init__(self, n: int, model: Path, options: ScoreOptions, table: TableFormat) -> None:
        self._ray = _import_ray()
        self._max_characters = options.max_characters
        self._is_own = not self._ray.is_initialized()
        if self._is_own:
            _connect(self._ray, options.ray_address, n)
        try:
            bundle = Bundle.open(model)
            uses_gpu = bundle.kind in _GPU_KINDS and _resource(self._ray, "GPU") >= 1
            room = int(_resource(self._ray, "GPU" if uses_gpu else "CPU"))
            if room < 1:
                raise UnionMLError("the Ray cluster has no processor to give; start worker nodes or score without Ray")
            self.workers = min(n or room, room)
            self.depth = _SHARDS_AHEAD * self.workers
            files = {_MODEL: _files(bundle)}
            if options.lead_model is not None:
                files[_LEAD_MODEL] = _files(Bundle.open(resolve(options.lead_model)))
            # As bytes, since Ray warns of restarts of an actor that is given an object; it keeps this one to the end.
            reference = self._ray.cloudpickle.dumps(self._ray.put(files))
            actor = self._ray.remote(
                num_cpus=1,
                num_gpus=int(uses_gpu),
                max_restarts=_RETRIES,
                max_task_retries=_RETRIES,
                runtime_env={"env_vars": dict.fromkeys(THREAD_LIMITS, "1")},
            )(_Actor)
            self._actors = [actor.remote(reference, options, table, __version__) for _ in range(self.workers)]
            self._under_way: list[list[Any]] = [[] for _ in self._actors]
        except BaseException:
            self.__exit__(None, None, None)
            raise

    def __enter__(self) -> "RayActors":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for actor in getattr(self, "_actors", ()):
            self._ray.kill(actor)
        if self._is_own:
            self._ray.shutdown()

    def submit(self, items: Sequence[Article | Page]) -> Callable[[], ScoredShard]:
        """Hand the shard to the actor that has the least to do."""
        for waiting in self._under_way:
            if waiting:
                _, waiting[:] = self._ray.wait(waiting, num_returns=len(waiting), timeout=0, fetch_local=False)
        least = min(range(len(self._actors)), key=lambda index: len(self._under_way[index]))
        loaded = [one.loaded(self._max_characters) if isinstance(one, Page) else one for one in items]
        result = self._actors[least].score.remote(loaded)
        self._under_way[least].append(result)
        return lambda: self._result(result)

    def _result(self, reference: Any) -> ScoredShard:
        try:
            scored: ScoredShard = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, UnionMLError):
                raise error.cause from None
            raise
        except self._ray.exceptions.RayActorError as error:
            raise UnionMLError(
                f"a Ray actor ended {_RETRIES + 1} times without a result ({first_line(error)}); look into Ray's "
                "logs, and go on with --resume"
            ) from error
        except (self._ray.exceptions.ObjectLostError, self._ray.exceptions.OutOfMemoryError) as error:
            raise UnionMLError(
                f"Ray lost a shard ({first_line(error)}); go on with --resume and fewer --workers"
            ) from error
        return scored


class _Actor:
    """What runs on the cluster: a scorer whose model came through the object store."""

    def __init__(self, reference: bytes, options: ScoreOptions, table: TableFormat, version: str) -> None:
        self._table = table
        self._problem: UnionMLError | None = None
        try:
            if version != __version__:
                raise UsageError(
                    f"the Ray workers have unionml {__version__} and this machine {version}; install the same version"
                )
            ray = _import_ray()
            # An actor is killed, not closed: what it needs on disk is gone before it scores.
            with tempfile.TemporaryDirectory(prefix="unionml-model-") as folder:
                models = ray.get(ray.cloudpickle.loads(reference))
                for kind, files in models.items():
                    for name, content in files.items():
                        path = Path(folder) / kind / name
                        path.parent.mkdir(parents=True, exist_ok=True)
                        path.write_bytes(content)
                lead_model = Path(folder) / _LEAD_MODEL if _LEAD_MODEL in models else None
                self._scorer = ArticleScorer.of(Path(folder) / _MODEL, options, lead_model)
            self._move_to_gpu()
        except UnionMLError as error:
            # Ray tells of an actor that cannot start at length; of a call that fails it hands on the error.
            self._problem = error

    def score(self, items: Sequence[Article | Page]) -> ScoredShard:
        if self._problem is not None:
            raise self._problem
        return score_shard(self._scorer, self._table, items)

    def _move_to_gpu(self) -> None:
        network = getattr(self._scorer.model, "network_", None)
        if network is not None:
            import torch

            if torch.cuda.is_available():
                network.cuda()


def _files(bundle: Bundle) -> dict[str, bytes]:
    # By the names of the checksums: a bundle may hold another one in a folder of its own.
    return {name: (bundle.path / name).read_bytes() for name in (*bundle.checksums, LAYOUT.checksums)}


def _connect(ray: Any, address: str | None, n: int) -> None:
    address = address or os.environ.get("RAY_ADDRESS") or "local"
    local = {"num_cpus": n or None, "include_dashboard": False} if address == "local" else {}
    try:
        _knock(address)
        with _sigterm_kept():
            ray.init(address=address, log_to_driver=False, logging_level="ERROR", **local)
    except (OSError, RuntimeError, ValueError) as error:
        raise UnionMLError(
            f"cannot reach Ray at {address} ({first_line(error)}); start it there or correct --ray-address"
        ) from error


@contextmanager
def _sigterm_kept() -> Iterator[None]:
    """Ray takes the signal that asks a process to end; whoever had asked for it gets it back."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        if callable(before) and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, before)


def _knock(address: str) -> None:
    """Fail at once where nobody listens; Ray itself goes on trying for minutes."""
    host, colon, port = address.rpartition(":")
    if colon and "/" not in address:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()


def _resource(ray: Any, name: str) -> float:
    return float(ray.cluster_resources().get(name, 0))
